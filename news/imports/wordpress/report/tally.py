"""The figures of an export, counted while it is read."""

import re
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from news.imports.wordpress.markup.look import Look
from news.imports.wordpress.records import CommentRecord, ItemRecord

_COMMENT_STATUSES = {"1": "approved", "0": "pending", "hold": "pending", "spam": "spam", "trash": "trash"}
_SHOWN_SHORTCODES = ("caption", "gallery", "embed")
_MOST_REDIRECTS = 100_000


@dataclass(slots=True)
class Tally:
    """Counts by kind and status; `old_paths` are addresses that WordPress forwarded, each with the item's slug."""

    items: int = 0
    posts: Counter[str] = field(default_factory=Counter)
    pages: Counter[str] = field(default_factory=Counter)
    attachments: int = 0
    attachments_without_url: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    comments: Counter[str] = field(default_factory=Counter)
    protected: int = 0
    sticky: int = 0
    block_bodies: int = 0
    known_shortcodes: Counter[str] = field(default_factory=Counter)
    unknown_shortcodes: Counter[str] = field(default_factory=Counter)
    own_links: int = 0
    old_paths: list[tuple[str, str]] = field(default_factory=list)

    @property
    def kinds(self) -> Counter[str]:
        """How many items of each kind, as WordPress calls it."""
        told = {"post": self.posts.total(), "page": self.pages.total(), "attachment": self.attachments}
        return Counter(told) + self.skipped

    def count(self, item: ItemRecord) -> None:
        """One more item, whatever its kind."""
        self.items += 1
        if item.kind == "attachment":
            self.attachments += 1
            self.attachments_without_url += not item.attachment_url
        elif item.kind not in {"post", "page"}:
            self.skipped[item.kind] += 1
        else:
            self._count_text(item)

    def count_body(self, look: Look) -> None:
        """What stands in the body of a post or page."""
        self.block_bodies += look.has_blocks
        self.own_links += look.own_links
        for name, count in look.notes.known_shortcodes.items():
            self.known_shortcodes["caption" if name == "wp_caption" else name] += count
        self.unknown_shortcodes.update(look.notes.unknown_shortcodes)

    def _count_text(self, item: ItemRecord) -> None:
        (self.posts if item.kind == "post" else self.pages)[item.status] += 1
        self.protected += bool(item.password)
        self.sticky += item.is_sticky
        for comment in item.comments:
            self._count_comment(comment)
        if len(self.old_paths) < _MOST_REDIRECTS:
            self.old_paths += [(path, item.slug) for path in old_paths_of(item)]

    def _count_comment(self, comment: CommentRecord) -> None:
        if comment.kind in {"pingback", "trackback"}:
            self.comments[comment.kind] += 1
        elif comment.kind == "comment":
            self.comments[_COMMENT_STATUSES.get(comment.status, "trash")] += 1
            self.comments["threaded_replies"] += comment.parent_id > 0

    def shown_shortcodes(self) -> dict[str, object]:
        """The three that every classic archive has, and the unknown ones by name."""
        return {
            **{name: self.known_shortcodes[name] for name in _SHOWN_SHORTCODES},
            "unknown": dict(self.unknown_shortcodes),
        }


def old_paths_of(item: ItemRecord) -> list[str]:
    """Paths under earlier slugs (`_wp_old_slug`), built like the item's address; none if that has no slug in it."""
    slugs = item.meta.get("_wp_old_slug", ())
    if not slugs or not item.slug:
        return []
    try:
        path = urlsplit(item.link).path
    except ValueError:
        return []
    head, _, last = path.rstrip("/").rpartition("/")
    shape = re.fullmatch(rf"((?:\d+[-_])?){re.escape(item.slug)}((?:[-_]\d+)?(?:\.html?|\.php)?)", last)
    if not shape:
        return []
    tail = shape[2] + ("/" if path.endswith("/") else "")
    others = (slug.strip("/") for slug in slugs if slug.strip("/") and slug != item.slug)
    found = (f"{head}/{shape[1]}{slug}{tail}" for slug in others)
    return list(dict.fromkeys(found))
