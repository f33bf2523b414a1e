"""The forms of the import's screens."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from news.imports.models import ArchiveImport
from news.imports.models.archive import SINCE
from news.imports.wordpress.mapping import Mapping, Target
from news.imports.wordpress.screens.folder import ENDINGS, file_named, offered
from news.imports.wordpress.screens.mapping import (
    Known,
    Proposal,
    Shelf,
    Shortcode,
    author,
    proposals,
    proposed_mapping,
)
from news.imports.wordpress.screens.pictures import PicturesForm
from news.models import Author, Topic
from news.text import one_line

MOST_ASKED = 1_000
"""Categories, and writers, that somebody is asked about; the rest goes as it is proposed."""
_CALENDAR = [MinValueValidator(date(1990, 1, 1)), MaxValueValidator(date(2099, 12, 31))]


class FileForm(forms.Form):
    """An export: sent now, or one that lies on the server already."""

    file = forms.FileField(label=gettext_lazy("Export file (.xml)"), required=False, allow_empty_file=True)
    present = forms.ChoiceField(label=gettext_lazy("or a file on the server"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [(file.name, file.name) for file in offered()]
        self.fields["present"].choices = [("", _("none")), *names]
        self.fields["file"].widget.attrs["accept"] = ",".join(ENDINGS)

    def clean_file(self) -> UploadedFile | None:
        upload = self.cleaned_data["file"]
        if upload is None:
            return None
        if not upload.size:
            raise ValidationError(_("The file is empty. Export again in WordPress under Tools → Export."))
        if not upload.name.lower().endswith(ENDINGS):
            raise ValidationError(_("Choose the .xml file that WordPress made under Tools → Export."))
        return upload

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if not self.errors and not values.get("file") and not file_named(values.get("present") or "."):
            raise ValidationError(_("Choose a file."))
        return values


class MappingForm(PicturesForm):
    """Where each category goes, under which name each writer stands, and what else comes along."""

    tags = forms.ChoiceField(
        label=pgettext_lazy("WordPress", "Tags"),
        choices=[(Shelf.TOPIC, gettext_lazy("become topics")), (Shelf.NOTHING, gettext_lazy("are left out"))],
        widget=forms.RadioSelect,
        initial=Shelf.TOPIC,
    )
    since = forms.DateField(
        label=gettext_lazy("Only posts from this day on"),
        required=False,
        validators=_CALENDAR,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, archive: ArchiveImport, *args: Any, **kwargs: Any) -> None:
        super().__init__(archive, *args, **kwargs)
        self._proposed, self.known = proposed_mapping(archive.survey), Known()
        self.proposals = list(proposals(archive.survey, self.known, most=MOST_ASKED))
        self.writers = archive.survey.get("writers", [])[:MOST_ASKED]
        self.more_count = len(archive.survey.get("terms", [])) - len(self.proposals)
        for number, proposal in enumerate(self.proposals):
            self.fields[f"shelf-{number}"] = forms.ChoiceField(choices=Shelf.choices, initial=proposal.shelf)
            self.fields[f"name-{number}"] = _name_field(Topic, initial=proposal.target)
        for number, writer in enumerate(self.writers):
            self.fields[f"writer-{number}"] = _name_field(Author, initial=writer["name"])
        for number, fate in enumerate(self._proposed.shortcodes.values()):
            self.fields[f"code-{number}"] = forms.ChoiceField(choices=Shortcode.choices, initial=fate)

    def rows(self) -> Iterator[tuple[Proposal, forms.BoundField, forms.BoundField]]:
        """Each category with its two fields."""
        for number, proposal in enumerate(self.proposals):
            yield proposal, self[f"shelf-{number}"], self[f"name-{number}"]

    def writer_rows(self) -> Iterator[tuple[dict[str, Any], forms.BoundField]]:
        """Each account of the old site with the name it is printed under."""
        for number, writer in enumerate(self.writers):
            yield writer, self[f"writer-{number}"]

    def code_rows(self) -> list[tuple[str, forms.BoundField]]:
        """Each shortcode that nobody knows."""
        return [(name, self[f"code-{number}"]) for number, name in enumerate(self._proposed.shortcodes)]

    def clean(self) -> dict[str, Any]:
        """A region has to be there already; a section or a topic may be new."""
        values = super().clean()
        for number, proposal in enumerate(self.proposals):
            key = f"name-{number}"
            values[key] = one_line(values.get(key) or "") or proposal.name
            is_place = values.get(f"shelf-{number}") == Shelf.REGION
            if is_place and not self.known.region_slug(values[key]):
                self.add_error(key, _("There is no region “%(name)s”.") % {"name": values[key]})
        return values

    def mapping(self) -> dict[str, Any]:
        """As it is kept with the import."""
        values, keeps_tags = self.cleaned_data, self.cleaned_data["tags"] == Shelf.TOPIC
        mapping = Mapping(
            categories=self._proposed.categories
            | {
                proposal.slug: self._target(values[f"shelf-{number}"], values[f"name-{number}"])
                for number, proposal in enumerate(self.proposals)
            },
            tags=self._proposed.tags if keeps_tags else {},
            authors=self._proposed.authors
            | {
                writer["login"]: author(one_line(values[f"writer-{number}"]))
                for number, writer in enumerate(self.writers)
            },
            shortcodes={
                name: values[f"code-{number}"] for number, name in enumerate(self._proposed.shortcodes)
            },
            others={"categories": Shelf.TOPIC.value, "tags": values["tags"]},
        )
        return mapping.as_json()

    def options(self) -> dict[str, Any]:
        """What else was asked for."""
        since = self.cleaned_data["since"]
        return {**super().options(), SINCE: since and since.isoformat()}

    def _target(self, shelf: str, name: str) -> Target:
        if shelf == Shelf.NOTHING:
            return Target(shelf)
        return Target(shelf, self.known.region_slug(name) if shelf == Shelf.REGION else name)


def _name_field(model: Any, *, initial: str) -> forms.CharField:
    longest = model._meta.get_field("name").max_length
    return forms.CharField(required=False, max_length=longest, initial=initial[:longest])
