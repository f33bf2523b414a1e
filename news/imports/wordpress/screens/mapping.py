"""Where each category of the old site goes: proposed by the dry run, decided by a person, kept with the import."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from news.imports.wordpress.mapping import Mapping, Target, mapping_from_json
from news.imports.wordpress.mapping.targets import AUTHOR, DROP, KEEP, NOTHING, REGION, SECTION, TOPIC
from news.models import Region, Section

_KIND = re.compile(r"^(?:kabupaten|kab\.?|kota|provinsi|prov\.?)\s+", re.IGNORECASE)


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
