"""What people are told of an import: a line while it runs, a row for each item afterwards."""

from collections.abc import Iterator, Sequence
from itertools import batched

from django.utils.translation import gettext as _

from news.imports.models import ArchiveImport, ImportedItem
from news.imports.models.item import FILE_KEY, ImportedItemQuerySet
from news.imports.wordpress.naming import fate_word, why_word
from news.imports.wordpress.report import Fate

_MINUTE = 60
_AT_ONCE = 500


def progress_line(archive: ArchiveImport) -> str:
    """How far it is, how fast, how long it takes yet, and how many items have troubles."""
    told = _("%(done)d of %(total)d, %(rate).0f a second, %(left)s to go, %(troubles)d with troubles")
    return told % {
        "done": archive.done_count,
        "total": archive.total_count,
        "rate": archive.items_a_second or 0,
        "left": _duration(archive.seconds_left),
        "troubles": archive.trouble_count,
    }


def fates_of(archive: ArchiveImport | None, *, met: Sequence[int] = ()) -> Iterator[Fate]:
    """What became of each item, in the file's order; nothing for a file that was only looked at.

    ``met`` are the rows that its run passed over: after the import's own, those that other imports of the site brought.
    """
    if archive is None:
        return
    for item in _to_tell(archive.items).iterator(chunk_size=_AT_ONCE):
        yield _fate(item)
    before = _("came with an earlier import")
    for some in batched(met, _AT_ONCE):
        for item in _to_tell(ImportedItem.objects.filter(pk__in=some).exclude(archive=archive)):
            yield _fate(item, before=before)


def _to_tell(items: ImportedItemQuerySet) -> ImportedItemQuerySet:
    return items.in_file_order().select_related("article__published").only(
        "key", "post_id", "kind", "status", "title", "fate", "why", "old_address", "redirects", "troubles", "dropped",
        "article__id", "article__published__url",
    )  # fmt: skip


def _fate(item: ImportedItem, *, before: str = "") -> Fate:
    published = getattr(item.article, "published", None) if item.article else None
    return Fate(
        post_id=item.post_id,
        kind=item.kind,
        status=item.status,
        title=item.title,
        fate=fate_word(item.fate),
        why=" · ".join(filter(None, (why_word(item.why), before))),
        old_address=item.old_address,
        address=published.url if published else "",
        redirects=tuple(item.redirects),
        troubles=tuple(trouble["code"] for trouble in item.troubles),
        dropped=tuple(item.dropped),
        is_file=item.key.startswith(FILE_KEY),
    )


def _duration(seconds: float | None) -> str:
    if seconds is None:
        return "–"
    minutes, rest = divmod(round(seconds), _MINUTE)
    return f"{minutes}:{rest:02d}"
