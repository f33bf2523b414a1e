"""The import's forms: which file, where each category goes, and from where its pictures come."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from news.imports.models import ArchiveImport
from news.imports.models.archive import SINCE
from news.imports.wordpress.mapping import (
    AUTHOR,
    DROP,
    KEEP,
    NOTHING,
    REGION,
    SECTION,
    TOPIC,
    Mapping,
    Target,
    mapping_from_json,
)
from news.imports.wordpress.media.files import NOT_A_SITE
from news.imports.wordpress.media.site_address import NoSiteAddress, site_address
from news.imports.wordpress.media.source import OLD_SITE, OTHER_FOLDER, PICTURES, From
from news.imports.wordpress.screens.folder import ENDINGS, file_named, offered, uploads
from news.models import Author, Region, Section, Topic
from news.text import one_line

_KIND = re.compile(r"^(?:kabupaten|kab\.?|kota|provinsi|prov\.?)\s+", re.IGNORECASE)
MOST_ASKED = 1_000
"""Categories, and writers, that somebody is asked about; the rest goes as it is proposed."""
_CALENDAR = [MinValueValidator(date(1990, 1, 1)), MaxValueValidator(date(2099, 12, 31))]


class PicturesForm(forms.Form):
    """The folder is offered where it lies; the old site's address is that of the export."""

    pictures = forms.ChoiceField(label=_("Pictures and documents"), widget=forms.RadioSelect, required=False)
    old_site = forms.CharField(
        label=_("The old site's address"), required=False, max_length=255, widget=forms.URLInput
    )

    def __init__(self, archive: ArchiveImport, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        has_folder = uploads() is not None
        self.fields["pictures"].choices = [
            choice for choice in From.choices if choice[0] != From.FOLDER or has_folder
        ]
        self.fields["pictures"].initial = From.FOLDER if has_folder else From.NOWHERE
        self.fields["old_site"].initial = archive.options.get(OLD_SITE) or archive.old_address

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if values.get("pictures") == From.SITE:
            try:
                site_address(values.get("old_site", ""))
            except NoSiteAddress:
                self.add_error("old_site", ValidationError(NOT_A_SITE))
        return values

    def options(self) -> dict[str, Any]:
        """As it is kept with the import; the folder is the one that is offered here, whatever the command named."""
        return {name: self.cleaned_data[name] for name in (PICTURES, OLD_SITE)} | {OTHER_FOLDER: ""}


class LatePicturesForm(PicturesForm):
    """For what stories came without: somebody wants it now, and needs only say from where."""

    def __init__(self, archive: ArchiveImport, *args: Any, **kwargs: Any) -> None:
        super().__init__(archive, *args, **kwargs)
        field = self.fields["pictures"]
        field.label, field.required = _("From where"), True
        field.choices = [choice for choice in field.choices if choice[0] != From.NOWHERE]
        field.initial = field.choices[0][0]


def form_for(archive: ArchiveImport, *args: Any) -> LatePicturesForm | None:
    """To fetch what is missing; None where nothing is, or where the export is gone."""
    if file_named(archive.file_name) is None or not archive.items.lacking_files().exists():
        return None
    return LatePicturesForm(archive, *args)


class Shelf(models.TextChoices):
    """What becomes of a category."""

    SECTION = SECTION, _("section")
    REGION = REGION, _("region")
    TOPIC = TOPIC, _("topic")
    NOTHING = NOTHING, _("is left out")


class Shortcode(models.TextChoices):
    """What becomes of a shortcode that nobody knows."""

    KEEP = KEEP, _("goes, its text stays")
    DROP = DROP, _("goes with its text")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A category, how many stories are in it, and where it seems to belong."""

    slug: str
    name: str
    count: int
    shelf: str
    target: str


class Known:
    """The paper's sections, and its regions by all their names; three queries."""

    def __init__(self) -> None:
        self.sections = list(Section.objects.values_list("name", flat=True))
        self.regions: dict[str, str] = {}
        self._slugs: dict[str, str] = {}
        for region in Region.objects.prefetch_related("aliases"):
            self.regions[region.slug] = region.full_name
            names = (region.full_name, region.name, region.short_name, region.slug)
            for name in (*names, *(alias.name for alias in region.aliases.all())):
                self._slugs.setdefault(slugify(name), region.slug)

    def region_slug(self, name: str) -> str:
        """Of the region that people call so, "Kab." and "Kota" before it or not; empty if there is none."""
        return self._slugs.get(slugify(name)) or self._slugs.get(slugify(_KIND.sub("", name)), "")

    def names(self) -> list[str]:
        """What a field for a name offers."""
        return sorted({*self.sections, *self.regions.values()})


def proposals(survey: dict[str, Any], known: Known, *, most: int) -> Iterator[Proposal]:
    """Of the categories alone, the fullest of them: tags are too many to be asked about one by one."""
    proposed = proposed_mapping(survey)
    for term in survey.get("terms", [])[:most]:
        target = proposed.categories.get(term["slug"], Target(TOPIC, term["name"]))
        name = known.regions.get(target.name, target.name) if target.kind == REGION else target.name
        yield Proposal(**term, shelf=target.kind, target=name)


def proposed_mapping(survey: dict[str, Any]) -> Mapping:
    """As the dry run left it."""
    return mapping_from_json(survey.get("proposal", {}))


def author(name: str) -> Target:
    """An account is printed under this name; under none, its stories stand without one."""
    return Target(AUTHOR, name) if name else Target(NOTHING)


class FileForm(forms.Form):
    """An export: sent now, or one that lies on the server already."""

    file = forms.FileField(label=_("Export file (.xml)"), required=False, allow_empty_file=True)
    present = forms.ChoiceField(label=_("or a file on the server"), required=False)

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
        choices=[(Shelf.TOPIC, _("become topics")), (Shelf.NOTHING, _("are left out"))],
        widget=forms.RadioSelect,
        initial=Shelf.TOPIC,
    )
    since = forms.DateField(
        label=_("Only posts from this day on"),
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
