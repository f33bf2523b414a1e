"""What people are told of an import: a line while it runs, a row for each item afterwards."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from news.imports.models import ArchiveImport
from news.imports.wordpress.naming import why_word
from news.imports.wordpress.report import Fate

_MINUTE = 60


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


def fates_of(archive: ArchiveImport | None) -> Iterator[Fate]:
    """What became of each item, in the file's order; nothing for a file that was only looked at."""
    if archive is None:
        return
    items = archive.items.in_file_order().select_related("article__published").only(
        "post_id", "kind", "status", "title", "fate", "why", "old_address", "redirects", "troubles", "dropped",
        "article__id", "article__published__url",
    )  # fmt: skip
    for item in items.iterator(chunk_size=500):
        published = getattr(item.article, "published", None) if item.article else None
        yield Fate(
            post_id=item.post_id,
            kind=item.kind,
            status=item.status,
            title=item.title,
            fate=str(item.get_fate_display()),
            why=why_word(item.why),
            old_address=item.old_address,
            address=published.url if published else "",
            redirects=tuple(item.redirects),
            troubles=tuple(trouble["code"] for trouble in item.troubles),
            dropped=tuple(item.dropped),
        )


def _duration(seconds: float | None) -> str:
    if seconds is None:
        return "–"
    minutes, rest = divmod(round(seconds), _MINUTE)
    return f"{minutes}:{rest:02d}"
