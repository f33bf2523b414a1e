"""Filing many stories anew, and as before: chosen by a form, begun in one request, done step by step."""

from hashlib import sha256
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news.accounts.rights import require_right
from news.editorial.audit.chain import record
from news.editorial.refiling import BeingWritten, FiledSoAlready, NotPublic, refile
from news.imports.archive.steps import SECONDS_A_STEP, NotUndoable, work_off
from news.imports.models import RefiledStory, Refiling
from news.models import ArticlePage, Author, ListingRow, Region, Section, Topic
from news.querysets import ArticleQuerySet
from news.text import clean_text, one_line

OFFERED, PROPOSED = 300, 5


class ByName(forms.CharField):
    """Comes to the thing that is called so, or to None where nothing was typed. An address names it as well."""

    def __init__(self, model: type[Model], **kwargs: Any) -> None:
        super().__init__(required=False, max_length=160, **kwargs)
        self.model = model

    def clean(self, value: Any) -> Model | None:
        name = one_line(clean_text(super().clean(value)))
        if not name:
            return None
        found = list(self.model.objects.filter(Q(name__iexact=name) | Q(slug=name)).order_by("pk")[:PROPOSED])
        if len(found) == 1:
            return found[0]
        by_address = [thing for thing in found if thing.slug == name]
        if by_address:
            return by_address[0]
        if found:
            slugs = ", ".join(thing.slug for thing in found)
            raise ValidationError(_("Several are called so. Type one of these: %(slugs)s") % {"slugs": slugs})
        raise ValidationError(self._unknown(name))

    def offered(self) -> list[str]:
        """The first names, for the browser to offer while somebody types."""
        return list(self.model.objects.order_by("name").values_list("name", flat=True)[:OFFERED])

    def _unknown(self, name: str) -> str:
        alike = self.model.objects.filter(name__icontains=name).order_by("name")
        names = ", ".join(alike.values_list("name", flat=True)[:PROPOSED])
        if names:
            return _("Nothing is called just so. There are: %(names)s") % {"names": names}
        return _("Nothing is called so.")


DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
MOST_STORIES = 20_000


class ChoiceForm(forms.Form):
    """Of which stories, and what becomes of them. At least one of each must be said."""

    section = forms.ModelChoiceField(Section.objects.all(), label=gettext_lazy("Section"), required=False)
    region = forms.ModelChoiceField(
        Region.objects.none(), label=gettext_lazy("Region, with what lies in it"), required=False
    )
    topic = ByName(Topic, label=gettext_lazy("Topic"))
    author = ByName(Author, label=gettext_lazy("Author"))
    since = forms.DateField(label=gettext_lazy("From"), required=False, widget=DAY)
    until = forms.DateField(label=gettext_lazy("Until"), required=False, widget=DAY)
    words = forms.CharField(label=gettext_lazy("Words of the headline"), required=False, max_length=160)
    to_section = forms.ModelChoiceField(
        Section.objects.all(), label=gettext_lazy("New section"), required=False
    )
    to_region = forms.ModelChoiceField(
        Region.objects.none(), label=gettext_lazy("New main region"), required=False
    )
    to_topic = ByName(Topic, label=gettext_lazy("Add the topic"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # One list of five hundred names, asked for once.
        regions = Region.objects.select_related("parent").order_by("name")
        for name in ("region", "to_region"):
            self.fields[name].queryset = regions
        for name, names in (("topic", "topics"), ("author", "authors"), ("to_topic", "topics")):
            self.fields[name].widget.attrs |= {
                "list": f"refiling-{names}",
                "placeholder": _("Type a name"),
            }

    def offered(self) -> list[tuple[str, list[str]]]:
        """What the browser offers while a name is typed, by the list's id."""
        lists = (("topics", self.fields["topic"]), ("authors", self.fields["author"]))
        return [(f"refiling-{names}", field.offered()) for names, field in lists]

    def clean_words(self) -> str:
        return one_line(clean_text(self.cleaned_data["words"]))

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if self.errors:
            return values
        if not any(value for name, value in values.items() if not name.startswith("to_")):
            raise ValidationError(gettext_lazy("Say which stories: a section, a region, a day …"))
        if not any(value for name, value in values.items() if name.startswith("to_")):
            raise ValidationError(gettext_lazy("Say what becomes of them: a section, a region or a topic."))
        since, until = values.get("since"), values.get("until")
        if since and until and since > until:
            raise ValidationError(gettext_lazy("The first day is after the last."))
        return values

    def asked(self) -> dict[str, str]:
        """What was asked, in words, for the record."""
        names = [name for name in self.fields if not name.startswith("to_") and self.cleaned_data.get(name)]
        return {name: str(self.cleaned_data[name]) for name in names}

    def becomes(self) -> dict[str, Any]:
        """What is set."""
        return {name: self.cleaned_data.get(f"to_{name}") for name in ("section", "region", "topic")}

    def stories(self) -> ArticleQuerySet:
        """Public ones that fit all that was asked, newest first; without those filed so already."""
        values = self.cleaned_data
        found = ArticlePage.objects.live().filter(published__isnull=False)
        if values["section"]:
            found = found.filter(section=values["section"])
        for name, kind in (("region", ListingRow.Kind.REGION), ("author", ListingRow.Kind.AUTHOR)):
            if values[name]:
                found = found.filter(_listed(kind, values[name].pk))
        if values["topic"]:
            found = found.filter(topics=values["topic"])
        if values["since"]:
            found = found.filter(published_at__date__gte=values["since"])
        if values["until"]:
            found = found.filter(published_at__date__lte=values["until"])
        for word in values["words"].split():
            found = found.filter(title__icontains=word)
        return _without_done(found, self.becomes()).order_by("-published_at", "-pk")


def mark_of(stories: list[int]) -> str:
    """Of just these stories, in whatever order: a number would not tell one that came from one that left."""
    return sha256(",".join(map(str, sorted(stories))).encode()).hexdigest()[:16]


def told(asked: dict[str, str]) -> list[str]:
    """What was asked, each part with its label."""
    labels = {name: field.label for name, field in ChoiceForm.base_fields.items()}
    return [
        _("%(what)s: %(value)s") % {"what": labels[name], "value": value} for name, value in asked.items()
    ]


def _listed(kind: str, key: int) -> Exists:
    return Exists(ListingRow.objects.of(kind, key).filter(published=OuterRef("pk")))


def _without_done(found: QuerySet, becomes: dict[str, Any]) -> QuerySet:
    same = {name: becomes[name] for name in ("section", "region") if becomes[name]}
    if becomes["topic"]:
        same["topics"] = becomes["topic"]
    return found.exclude(pk__in=ArticlePage.objects.filter(**same).values("pk"))


REFILE_RIGHT = "news_imports.refile_stories"
_Fate = RefiledStory.Fate


class PlaceGone(Exception):
    """Where a story was filed before is deleted by now: it stays where it is."""


@transaction.atomic
def begin(article_ids: list[int], *, asked: dict[str, str], becomes: dict[str, Any], by: Any) -> Refiling:
    """The stories wait for their turn from now on. Raises ``PermissionDenied``."""
    require_right(by, REFILE_RIGHT)
    made = Refiling.objects.create(
        asked=asked, waiting=article_ids, story_count=len(article_ids), made_by=by, **becomes
    )
    record("refile_many", by=by, about=str(made), number=len(article_ids))
    return made


@transaction.atomic
def begin_undoing(made: Refiling, *, by: Any) -> None:
    """All stories that were filed anew wait for the way back. Raises ``PermissionDenied`` or ``NotUndoable``."""
    require_right(by, REFILE_RIGHT)
    made = Refiling.objects.select_for_update().get(pk=made.pk)
    if made.undone_at is not None or made.waiting:
        raise NotUndoable
    filed = made.stories.filter(fate=_Fate.FILED).order_by("pk")
    made.waiting = list(filed.values_list("article", flat=True))
    made.story_count = len(made.waiting)
    made.failed = []
    made.undone_by, made.undone_at = by, timezone.now()
    made.save()
    record("undo_refile_many", by=by, about=str(made), number=made.story_count)


def go_on(made: Refiling, *, seconds: float = SECONDS_A_STEP) -> int:
    """Work for about so long; how many stories still wait."""
    return work_off(made, _file_back if made.undone_at else _file, seconds=seconds)


@transaction.atomic
def _file(made: Refiling, article_id: int) -> None:
    """A story that had its turn before a crash is filed so already, and its line stands."""
    if made.stories.filter(article=article_id).exists():
        return
    before, revision = {}, 0
    try:
        with transaction.atomic():
            before, revision = refile(article_id, by=made.made_by, values=_values(made, article_id))
            fate = _Fate.FILED
    except FiledSoAlready:
        fate = _Fate.SAME
    except BeingWritten:
        fate = _Fate.OPEN
    except NotPublic:
        fate = _Fate.GONE
    _note(made, article_id, fate=fate, before=before, revision=revision)


@transaction.atomic
def _file_back(made: Refiling, article_id: int) -> None:
    line = made.stories.select_for_update().filter(article=article_id, fate=_Fate.FILED).first()
    if line is None:
        return
    touched = {*made.changes(), *(["topics"] if made.topic_id else [])}
    try:
        with transaction.atomic():
            values = {
                name: _still_there(name, value) for name, value in line.before.items() if name in touched
            }
            refile(article_id, by=made.undone_by, values=values, on_version=line.revision)
            line.fate = _Fate.UNDONE
    except (BeingWritten, FiledSoAlready, NotPublic, PlaceGone):
        line.fate = _Fate.CHANGED
    line.save(update_fields=["fate"])


def _values(made: Refiling, article_id: int) -> dict[str, Any]:
    values = made.changes()
    if made.topic_id:
        there = Topic.objects.filter(articles=article_id).values_list("pk", flat=True)
        values["topics"] = sorted({*there, made.topic_id})
    return values


def _still_there(name: str, value: Any) -> Any:
    """A topic that was deleted does not come back. Raises ``PlaceGone``: no story is left without a section."""
    if name == "topics":
        return list(Topic.objects.filter(pk__in=value or []).values_list("pk", flat=True))
    model = {"section": Section, "region": Region}[name]
    if value is not None and not model.objects.filter(pk=value).exists():
        raise PlaceGone
    return value


def _note(made: Refiling, article_id: int, *, fate: str, before: dict[str, Any], revision: int) -> None:
    """A story that was deleted leaves no line."""
    if not ArticlePage.objects.filter(pk=article_id).exists():
        return
    RefiledStory.objects.create(
        refiling=made, article_id=article_id, fate=fate, before=before, revision=revision
    )
