"""What people are told of an import: a line while it runs, a row for each item afterwards."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news.imports.models import ArchiveImport, ImportedItem
from news.imports.wordpress.report import Fate

_MINUTE = 60
_KINDS = {
    "post": gettext_lazy("posts"),
    "page": gettext_lazy("pages"),
    "attachment": gettext_lazy("pictures and files"),
    "nav_menu_item": gettext_lazy("entries of menus"),
    "wp_block": gettext_lazy("reusable blocks"),
    "revision": gettext_lazy("earlier versions"),
    "custom_css": gettext_lazy("style sheets"),
}
_WHYS = {
    "draft": gettext_lazy("a draft at the old site"),
    "pending": gettext_lazy("waited to be read"),
    "planned": gettext_lazy("planned for later"),
    "private": gettext_lazy("private"),
    "password": gettext_lazy("behind a password"),
    "page": gettext_lazy("a page, not a story"),
    "no_date": gettext_lazy("without a date"),
    "kind": gettext_lazy("not a story"),
    "trash": gettext_lazy("in the bin"),
    "auto_draft": gettext_lazy("an empty draft"),
    "revision": gettext_lazy("an earlier version"),
}


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


def kind_word(kind: str) -> str:
    """What a thing is called that the old site called so; kinds of plugins stand for themselves."""
    return str(_KINDS.get(kind, kind))


def place_of_kind(kind: str) -> int:
    """Where a kind stands in a list: what a newsroom asks for first, first; kinds of plugins last."""
    return [*_KINDS, kind].index(kind)


def why_word(why: str) -> str:
    """Why something is not public here; what has no words, such as an error's name, stands for itself."""
    return str(_WHYS.get(why, why))


def fate_word(fate: str) -> str:
    """What became of something; one word for the screens and the command line."""
    return str(dict(ImportedItem.Fate.choices).get(fate, fate))


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
