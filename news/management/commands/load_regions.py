from collections import Counter, defaultdict

from django.core.management.base import BaseCommand
from django.db import transaction

from news.models import Region, RegionAlias
from news.navigation import written_once
from news.structurer.vocabulary.gazetteer import RegionRow, read_regions

WRITTEN_FIELDS = ("name", "kind", "short_name", "slug", "zone")


class Command(BaseCommand):
    """Write the regions that ship with the code; run again, it only mends what differs and never deletes."""

    help = "Create and update the 38 provinces and 514 regencies and cities, with their usual abbreviations."

    def handle(self, *args, **options) -> None:
        """Load the file in one transaction and say what was done."""
        counts = load_regions()
        self.stdout.write(
            "Regions: {created} created, {updated} updated, {unchanged} unchanged. "
            "Aliases: {aliases} added.".format_map(counts)
        )


@transaction.atomic
@written_once()
def load_regions() -> Counter[str]:
    """Create what is missing, update what differs, add aliases; return how many of each.

    The keys are ``created``, ``updated``, ``unchanged`` and ``aliases``. Aliases that editors added stay.
    """
    counts: Counter[str] = Counter(created=0, updated=0, unchanged=0, aliases=0)
    regions = {region.code: region for region in Region.objects.all()}
    known = defaultdict(set)
    for code, alias in RegionAlias.objects.values_list("region__code", "name"):
        known[code].add(alias)
    for row in read_regions():
        region = regions.setdefault(row.code, Region(code=row.code))
        missing = [name for name in row.aliases if name not in known[row.code]]
        counts["aliases"] += len(missing)
        counts[_write(region, row=row, parent=regions.get(row.parent_code), missing=missing)] += 1
    return counts


def _write(region: Region, *, row: RegionRow, parent: Region | None, missing: list[str]) -> str:
    """Save a region together with its new aliases, so that choosers find it by them at once."""
    values = {field: getattr(row, field) for field in WRITTEN_FIELDS} | {"parent_id": parent and parent.pk}
    outcome = "created" if region.pk is None else "updated"
    changed = [field for field, value in values.items() if getattr(region, field) != value]
    if not (changed or missing) and outcome == "updated":
        return "unchanged"
    for field in changed:
        setattr(region, field, values[field])
    region.aliases.add(*[RegionAlias(name=name) for name in missing])
    region.save()
    return outcome
