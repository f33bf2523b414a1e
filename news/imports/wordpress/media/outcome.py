"""How many pictures and documents came, and why others did not."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import batched

from django.db.models import Count

from news.imports.models import ArchiveImport, ImportedItem
from news.imports.wordpress.media.library import key_of_file
from news.imports.wordpress.media.reasons import words_for_reason

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Pictures:
    """``missing`` are reasons in words, the commonest first; ``kept_count`` stories stay without files that came."""

    taken_count: int = 0
    missing: list[tuple[str, int]] = field(default_factory=list)
    bare_count: int = 0
    kept_count: int = 0

    @property
    def missing_count(self) -> int:
        return sum(count for _words, count in self.missing)


def counted(archive: ArchiveImport) -> Pictures:
    """While it runs; one query."""
    rows = archive.items.files().order_by().values_list("fate", "why").annotate(Count("pk"))
    counts = {why: count for fate, why, count in rows if fate == ImportedItem.Fate.SKIPPED}
    taken_count = sum(count for fate, _why, count in rows if fate == ImportedItem.Fate.MEDIA)
    missing = [(words_for_reason(why), counts[why]) for why in sorted(counts, key=counts.get, reverse=True)]
    return Pictures(taken_count, missing)


def concluded(archive: ArchiveImport) -> Pictures:
    """Afterwards: with the stories that show fewer than they did."""
    found, bare = counted(archive), archive.items.lacking_files()
    kept = list(bare.with_fate(ImportedItem.Fate.KEPT).only("dropped"))
    came = _those_that_came(archive, [url for item in kept for url in item.missing_files])
    kept_count = sum(not came.isdisjoint(item.missing_files) for item in kept)
    return Pictures(found.taken_count, found.missing, bare.count(), kept_count)


def _those_that_came(archive: ArchiveImport, urls: Iterable[str]) -> set[str]:
    """The addresses whose files are here, whichever import of the site brought them."""
    keys = {url: key_of_file(url, site_url=archive.site_url) for url in urls}
    taken = ImportedItem.objects.of_site(archive.site_url).exclude(photo=None, document=None)
    came: set[str] = set()
    for some in batched(sorted(set(keys.values())), _AT_ONCE):
        came.update(taken.filter(key__in=some).values_list("key", flat=True))
    return {url for url, key in keys.items() if key in came}
