"""The screens of "Tempel naskah": where a text is handed in, and where it stands beside its draft."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from news.filing import may_file
from news.imports.models import PastedText
from news.imports.models.pasted_text import KEPT_DAYS
from news.imports.pasting.actions import (
    AlreadySaved,
    answer,
    drop_again,
    restore,
    save_as_draft,
    take_in,
    throw_away,
)
from news.imports.pasting.answers import NAME, NEW_NAME, TYPED, NoAnswer
from news.imports.pasting.documents import CopyRefused
from news.imports.pasting.intake import arrived
from news.imports.pasting.sheet import Sheet
from news.models import ArticlePage
from news.screens import Screen
from news.text import number_in

_MOST_LISTED = 50
_MOST_EARLIER = 3


class _WritersScreen(Screen):
    """For those who may write stories."""

    page_title = gettext_lazy("Paste copy")

    def may(self, user: Any) -> bool:
        return may_file(user)


class PasteView(_WritersScreen):
    """Hand a text in; below it, those that are no drafts yet."""

    template_name = "news_imports/paste.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._show()

    def post(self, request: HttpRequest) -> HttpResponse:
        try:
            copy = arrived(request)
            pasted = take_in(copy.text, by=request.user, file_name=copy.file_name)
        except CopyRefused as refusal:
            return self._show(str(refusal), typed=request.POST.get("naskah", ""), status=422)
        return redirect("news_imports:pasted", pasted.pk)

    def _show(self, error: str = "", *, typed: str = "", status: int = 200) -> HttpResponse:
        waiting = PastedText.objects.of(self.request.user).open()[:_MOST_LISTED]
        return self.show(error=error, typed=typed, waiting=waiting, days=KEPT_DAYS, status=status)


class PastedView(_WritersScreen):
    """One text beside its draft. Its forms answer, bring lines back, file the draft, or throw the text away."""

    template_name = "news_imports/pasted.html"

    def dispatch(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Only for its reporter; a text that is a draft by now leads there."""
        if not PastedText.objects.filter(pk=pk).exists():
            return _gone(request)
        self.pasted = get_object_or_404(PastedText.objects.of(request.user), pk=pk)
        if self.pasted.is_saved:
            return _to_draft(request, self.pasted.article)
        return super().dispatch(request, pk)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        sheet = Sheet.of(self.pasted, answered=request.GET.get("dari", "")[:60])
        found = PastedText.objects.became_drafts_of(self.pasted.text)[:_MOST_EARLIER]
        # Whose draft it is tells whom to ask; what became of it is for those who may open it.
        earlier = [(one, one.article.permissions_for_user(request.user).can_edit()) for one in found]
        return self.show(sheet=sheet, earlier=earlier)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        try:
            return self._act(request.POST)
        except AlreadySaved as saved:
            return _to_draft(request, saved.article)
        except PastedText.DoesNotExist:
            return _gone(request)
        except NoAnswer:
            messages.error(request, _("This answer does not belong to this text. Nothing was changed."))
            return redirect("news_imports:pasted", self.pasted.pk)

    def _act(self, posted: Any) -> HttpResponse:
        if "simpan" in posted:
            return self._save()
        if "buang" in posted:
            throw_away(self.pasted)
            messages.success(self.request, _("The text was thrown away."))
            return redirect("news_imports:paste")
        if "kembalikan" in posted:
            restore(self.pasted, line=_line(posted["kembalikan"]))
            return self._back("dibuang")
        if "buang_lagi" in posted:
            drop_again(self.pasted, line=_line(posted["buang_lagi"]))
            return self._back("dibuang")
        card = posted.get("kartu", "")
        answer(self.pasted, key=posted.get("kunci", ""), what=posted.get("soal", ""), choice=_choice(posted))
        address = reverse("news_imports:pasted", args=[self.pasted.pk])
        return redirect(
            f"{address}?dari={card}" if card.replace("-", "").replace("_", "").isalnum() else address
        )

    def _back(self, place: str) -> HttpResponse:
        return redirect(f"{reverse('news_imports:pasted', args=[self.pasted.pk])}#{place}")

    def _save(self) -> HttpResponse:
        article = save_as_draft(self.pasted, by=self.request.user)
        messages.success(self.request, _("The draft is saved. The text as it arrived is kept with it."))
        return redirect("wagtailadmin_pages:edit", article.pk)


def _line(posted: str) -> int:
    """The number of a raw line. Raises `NoAnswer`."""
    number = number_in(posted)
    if number is None:
        raise NoAnswer
    return number


def _choice(posted: Any) -> str:
    """The button that was pressed; what was typed beside it, if it was that one."""
    pressed = posted.get("jawab", "")
    typed = " ".join(posted.get("ketikan", "").split())
    return f"{pressed}:{typed}" if pressed in {NAME, NEW_NAME, TYPED} and typed else pressed


def _gone(request: HttpRequest) -> HttpResponse:
    """Another tab, or the way back, shows a text that was thrown away."""
    messages.info(request, _("This text is not here any more: it was thrown away."))
    return redirect("news_imports:paste")


def _to_draft(request: HttpRequest, article: ArticlePage | None) -> HttpResponse:
    if article is None:
        messages.info(request, _("This text became a draft, which was deleted since. Paste it anew."))
        return redirect("news_imports:paste")
    messages.info(request, _("This text is a draft already."))
    return redirect("wagtailadmin_pages:edit", article.pk)
