"""How many pictures came, and why others did not."""

from dataclasses import dataclass, field

from django.db.models import Count

from news.imports.models import ArchiveImport, ImportedItem
from news.imports.wordpress.media.reasons import words_for_reason


@dataclass(frozen=True, slots=True)
class Pictures:
    """``missing`` are reasons in words, the commonest first; ``kept_count`` stories were changed here meanwhile."""

    taken_count: int = 0
    missing: list[tuple[str, int]] = field(default_factory=list)
    bare_count: int = 0
    kept_count: int = 0

    @property
    def missing_count(self) -> int:
        return sum(count for _words, count in self.missing)


def counted(archive: ArchiveImport) -> Pictures:
    """While it runs; one query."""
    rows = archive.items.pictures().order_by().values_list("fate", "why").annotate(Count("pk"))
    counts = {why: count for fate, why, count in rows if fate == ImportedItem.Fate.SKIPPED}
    taken_count = sum(count for fate, _why, count in rows if fate == ImportedItem.Fate.MEDIA)
    missing = [(words_for_reason(why), counts[why]) for why in sorted(counts, key=counts.get, reverse=True)]
    return Pictures(taken_count, missing)


def concluded(archive: ArchiveImport) -> Pictures:
    """Afterwards: with the stories that show fewer than they did."""
    found, bare = counted(archive), archive.items.without_pictures()
    kept_count = bare.with_fate(ImportedItem.Fate.KEPT).count()
    return Pictures(found.taken_count, found.missing, bare.count(), kept_count)
