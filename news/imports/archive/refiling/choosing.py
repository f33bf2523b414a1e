"""Which public stories are to be filed anew: the form that asks, and the stories that it finds."""

from hashlib import sha256
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from news.imports.archive.refiling.by_name import ByName
from news.models import ArticlePage, Author, ListingRow, Region, Section, Topic
from news.querysets import ArticleQuerySet
from news.text import clean_text, one_line

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
MOST_STORIES = 20_000


class ChoiceForm(forms.Form):
    """Of which stories, and what becomes of them. At least one of each must be said."""

    section = forms.ModelChoiceField(Section.objects.all(), label=_("Section"), required=False)
    region = forms.ModelChoiceField(
        Region.objects.none(), label=_("Region, with what lies in it"), required=False
    )
    topic = ByName(Topic, label=_("Topic"))
    author = ByName(Author, label=_("Author"))
    since = forms.DateField(label=_("From"), required=False, widget=DAY)
    until = forms.DateField(label=_("Until"), required=False, widget=DAY)
    words = forms.CharField(label=_("Words of the headline"), required=False, max_length=160)
    to_section = forms.ModelChoiceField(Section.objects.all(), label=_("New section"), required=False)
    to_region = forms.ModelChoiceField(Region.objects.none(), label=_("New main region"), required=False)
    to_topic = ByName(Topic, label=_("Add the topic"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # One list of five hundred names, asked for once.
        regions = Region.objects.select_related("parent").order_by("name")
        for name in ("region", "to_region"):
            self.fields[name].queryset = regions
        for name, names in (("topic", "topics"), ("author", "authors"), ("to_topic", "topics")):
            self.fields[name].widget.attrs |= {
                "list": f"refiling-{names}",
                "placeholder": gettext("Type a name"),
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
            raise ValidationError(_("Say which stories: a section, a region, a day …"))
        if not any(value for name, value in values.items() if name.startswith("to_")):
            raise ValidationError(_("Say what becomes of them: a section, a region or a topic."))
        since, until = values.get("since"), values.get("until")
        if since and until and since > until:
            raise ValidationError(_("The first day is after the last."))
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
        gettext("%(what)s: %(value)s") % {"what": labels[name], "value": value}
        for name, value in asked.items()
    ]


def _listed(kind: str, key: int) -> Exists:
    return Exists(ListingRow.objects.of(kind, key).filter(published=OuterRef("pk")))


def _without_done(found: QuerySet, becomes: dict[str, Any]) -> QuerySet:
    same = {name: becomes[name] for name in ("section", "region") if becomes[name]}
    if becomes["topic"]:
        same["topics"] = becomes["topic"]
    return found.exclude(pk__in=ArticlePage.objects.filter(**same).values("pk"))
