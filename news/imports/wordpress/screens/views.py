"""The import's screens: all imports, one of them from its file to its report, and taking it back."""

from typing import Any

from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from news.imports.models import ArchiveImport
from news.imports.wordpress.media.library import concluded, counted
from news.imports.wordpress.screens import actions, facts
from news.imports.wordpress.screens.actions import Stage, stage_of
from news.imports.wordpress.screens.folder import file_named, name_of, offered, path_of, reports_present, take
from news.imports.wordpress.screens.forms import FileForm, MappingForm, form_for
from news.imports.wordpress.screens.working import start_soon
from news.screens import Screen

ROWS = 50


class ImportScreen(Screen):
    """For the editor-in-chief and whoever runs the site."""

    right = actions.RIGHT
    page_title = gettext_lazy("Import an archive")
    breadcrumbs_items: list[dict[str, str]] = []


# Gigabytes are read before a row is written: nobody waits for that.
@method_decorator(transaction.non_atomic_requests, name="dispatch")
class ImportsView(ImportScreen):
    """All imports, and the beginning of another one."""

    template_name = "news_imports/archive/imports.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._list(FileForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = FileForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._list(form, status=422)
        upload = form.cleaned_data["file"]
        path = take(upload) if upload else file_named(form.cleaned_data["present"])
        archive = actions.propose(path, by=request.user, is_upload=bool(upload))
        start_soon()
        return redirect("archive_imports:one", archive.pk)

    def _list(self, form: FileForm, *, status: int = 200) -> HttpResponse:
        archives = ArchiveImport.objects.for_lines().newest_first()[:ROWS]
        rows = [(archive, stage_of(archive)) for archive in archives]
        return self.show(form=form, rows=rows, has_files=bool(offered()), status=status)


class ImportView(ImportScreen):
    """One import, on the page of its stage; what people ask of it is posted here."""

    template_name = "news_imports/archive/import.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        archive = _archive(pk)
        return self._page(archive, MappingForm(archive) if stage_of(archive) is Stage.MAPPING else None)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        archive, wish = _archive(pk), request.POST.get("wish", "")
        if wish == "begin":
            return self._begin(archive)
        if wish == "pictures":
            return self._fetch_pictures(archive)
        if wish not in _WISHES:
            return redirect("archive_imports:one", pk)
        if not _WISHES[wish](archive, by=request.user):
            messages.warning(request, _("Something else happened meanwhile: here is how it stands now."))
        elif wish == "forget":
            return redirect("archive_imports:all")
        start_soon()
        return redirect("archive_imports:one", pk)

    def _begin(self, archive: ArchiveImport) -> HttpResponse:
        form = MappingForm(archive, self.request.POST)
        if stage_of(archive) is Stage.MAPPING and not form.is_valid():
            return self._page(archive, form, status=422)
        if stage_of(archive) is not Stage.MAPPING or not actions.begin(
            archive, mapping=form.mapping(), options=form.options(), by=self.request.user
        ):
            messages.warning(self.request, _("Something else happened meanwhile: here is how it stands now."))
        start_soon()
        return redirect("archive_imports:one", archive.pk)

    def _fetch_pictures(self, archive: ArchiveImport) -> HttpResponse:
        form = form_for(archive, self.request.POST)
        if stage_of(archive) is Stage.DONE and form is not None:
            if not form.is_valid():
                return self._page(archive, None, pictures_form=form, status=422)
            if actions.fetch_pictures(archive, options=form.options(), by=self.request.user):
                start_soon()
                return redirect("archive_imports:one", archive.pk)
        messages.warning(self.request, _("Something else happened meanwhile: here is how it stands now."))
        return redirect("archive_imports:one", archive.pk)

    def _page(
        self, archive: ArchiveImport, form: MappingForm | None, *, status: int = 200, **forms: Any
    ) -> HttpResponse:
        return self.show(form=form, status=status, **(_told(archive) | forms))


class ProgressView(ImportScreen):
    """The part of the page that a script asks for every few seconds."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        archive = get_object_or_404(ArchiveImport.objects.for_lines(), pk=pk)
        context = {
            "archive": archive,
            "stage": stage_of(archive),
            "minutes_left": facts.minutes_left(archive),
            "pictures": counted(archive),
        }
        return render(request, "news_imports/archive/progress.html", context)


class UndoView(ImportScreen):
    """Ask once more: what goes, and what stays because somebody changed it."""

    template_name = "news_imports/archive/undo.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        archive = _archive(pk)
        if stage_of(archive) not in {Stage.PAUSED, Stage.DONE}:
            return redirect("archive_imports:one", pk)
        return self.show(archive=archive, fates=facts.fates(archive))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not actions.undo(_archive(pk), by=request.user):
            messages.warning(request, _("Something else happened meanwhile: here is how it stands now."))
        start_soon()
        return redirect("archive_imports:one", pk)


class ReportView(ImportScreen):
    """A report as a file to take away."""

    def get(self, request: HttpRequest, pk: int, kind: str) -> HttpResponse:
        archive = _archive(pk)
        path = path_of(archive, kind)
        if path is None:
            raise Http404
        return FileResponse(path.open("rb"), as_attachment=True, filename=name_of(archive, path))


_WISHES = {"stop": actions.stop, "go_on": actions.go_on, "forget": actions.forget}


def _archive(pk: int) -> ArchiveImport:
    return get_object_or_404(ArchiveImport.objects.select_related("made_by"), pk=pk)


def _told(archive: ArchiveImport) -> dict[str, Any]:
    stage = stage_of(archive)
    is_over = stage in {Stage.DONE, Stage.PAUSED, Stage.UNDONE}
    came = concluded(archive) if is_over else counted(archive)
    are_missing = stage is Stage.DONE and came.bare_count
    return {
        "archive": archive,
        "stage": stage,
        "minutes_left": facts.minutes_left(archive),
        "figures": facts.figures(archive.survey) if archive.survey else [],
        "remarks": facts.warnings(archive.survey),
        "statuses": facts.statuses(archive.survey),
        "fates": facts.account(archive) if is_over else [],
        "fates_total": facts.account_total(archive),
        "troubled": facts.troubled(archive) if stage in {Stage.DONE, Stage.PAUSED} else [],
        "staying_more": facts.staying_more(archive) if stage is Stage.UNDONE else 0,
        "staying": facts.staying(archive) if stage is Stage.UNDONE else [],
        "reports": reports_present(archive),
        "pictures": came,
        "pictures_form": form_for(archive) if are_missing else None,
        "is_reported": path_of(archive, "halaman") is not None,
    }
