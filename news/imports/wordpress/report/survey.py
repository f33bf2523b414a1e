"""One pass over an export: what it holds, what a person should know, and what converting its bodies needs."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from news.imports.wordpress.markup import OldSite
from news.imports.wordpress.markup.convert import BodyFacts, inspect_body
from news.imports.wordpress.reading import NotAnExport, read_wxr
from news.imports.wordpress.records import (
    AuthorRecord,
    CommentRecord,
    ItemRecord,
    Record,
    Site,
    TermRecord,
    TermUse,
    Trouble,
)
from news.imports.wordpress.report.checks import FileIndex, check_item
from news.imports.wordpress.wording import CODES, XML_DAMAGE

MOST_OF_ONE_CODE = 1_000
_COMMENT_STATUSES = {"1": "approved", "0": "pending", "hold": "pending", "spam": "spam", "trash": "trash"}
_SHOWN_SHORTCODES = ("caption", "gallery", "embed")
_MOST_REDIRECTS = 100_000
WARNINGS_KEPT = 200
_TOO_LONG = frozenset({"redirects", "category_parents", "author_logins", "warnings"})
_COMMENTS = ("approved", "pending", "spam", "trash", "pingback", "trackback", "threaded_replies")


class Remarks:
    """A million posts without a known author are one line in the report and must not fill the memory."""

    def __init__(self) -> None:
        self._kept: dict[str, list[Trouble]] = {}
        self.counts: Counter[str] = Counter()

    def add(self, trouble: Trouble) -> None:
        self.counts[trouble.code] += 1
        kept = self._kept.setdefault(trouble.code, [])
        if len(kept) < MOST_OF_ONE_CODE:
            kept.append(trouble)

    def say(self, code: str, where: str, why: str, *, line: int = 0) -> None:
        """Add a trouble found by looking."""
        self.add(Trouble(code, where, why, line))

    def __iter__(self) -> Iterator[Trouble]:
        for code in [*CODES, *(code for code in self._kept if code not in CODES)]:
            yield from self._kept.get(code, ())


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

    def count_body(self, facts: BodyFacts) -> None:
        """What stands in the body of a post or page."""
        self.block_bodies += facts.has_blocks
        self.own_links += facts.own_links
        for name, count in facts.notes.known_shortcodes.items():
            self.known_shortcodes["caption" if name == "wp_caption" else name] += count
        self.unknown_shortcodes.update(facts.notes.unknown_shortcodes)

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


class Survey:
    """What is known of an export after one reading. Its memory grows with the number of items, not their length."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.size_bytes = path.stat().st_size
        self.site = Site("")
        self.tally = Tally()
        self.index = FileIndex()
        self.remarks = Remarks()
        self.term_uses: Counter[TermUse] = Counter()
        self.author_uses: Counter[str] = Counter()

    @property
    def is_truncated(self) -> bool:
        return bool(self.remarks.counts["truncated-file"])

    @property
    def is_wellformed(self) -> bool:
        """Whether any XML reader would have read it."""
        return not any(self.remarks.counts[code] for code in XML_DAMAGE)

    def check(self) -> None:
        """Raise `NotAnExport` if not one item was read; its sentence says why."""
        if self.tally.items:
            return
        is_damaged = self.is_truncated or self.remarks.counts["malformed-item"]
        if not self.site.has_channel:
            raise NotAnExport("no_channel")
        raise NotAnExport("nothing_whole" if is_damaged else "no_items")

    def take(self, record: Record) -> None:
        """One more record of the file."""
        if isinstance(record, ItemRecord):
            self._take_item(record)
        elif isinstance(record, Trouble):
            self.remarks.add(record)
        elif isinstance(record, (AuthorRecord, TermRecord)):
            self.index.name(record)
        else:
            self.site = record

    def conclude(self) -> None:
        """Compare what was named with what is there; after the last record."""
        for trouble in self.index.troubles():
            self.remarks.add(trouble)
        if self.tally.skipped:
            kinds = (f"{kind} x{count}" if count > 1 else kind for kind, count in self.tally.skipped.items())
            self.remarks.say("skipped-post-type", ", ".join(kinds), "")

    def old_site(
        self,
        *,
        drop_shortcodes: frozenset[str] = frozenset(),
        known_people: Sequence[str] = (),
        known_places: Sequence[str] = (),
    ) -> OldSite:
        """What `convert_post` needs: this file's pictures and texts, and names that the paper knows."""
        return OldSite(
            url=self.site.url,
            attachments=self.index.attachments,
            attachments_of=self.index.attachments_of,
            reusable=self.index.reusable,
            drop_shortcodes=drop_shortcodes,
            known_people=tuple(known_people),
            known_places=tuple(known_places),
        )

    def _take_item(self, item: ItemRecord) -> None:
        self.tally.count(item)
        for trouble in self.index.keep(item):
            self.remarks.add(trouble)
        if item.kind not in {"post", "page"}:
            return
        facts = inspect_body(item.content, site_url=self.site.url)
        self.tally.count_body(facts)
        self.term_uses.update(item.terms)
        self.author_uses[item.creator] += 1
        for trouble in (*check_item(item, facts), *self.index.keep_text(item, facts.notes)):
            self.remarks.add(trouble)


def survey(path: Path | str, *, on_item: Callable[[int], None] | None = None) -> Survey:
    """Read the whole file once; `on_item` is told how many items were read so far. Raises `NotAnExport`."""
    records = read_wxr(path)
    first = next(records)
    found = Survey(Path(path))
    found.take(first)
    for record in records:
        found.take(record)
        if on_item and isinstance(record, ItemRecord):
            on_item(found.tally.items)
    found.conclude()
    return found


def as_manifest(survey: Survey) -> dict[str, Any]:
    """Counts of what the file holds; of a truncated file, of its whole items."""
    tally, index = survey.tally, survey.index
    return {
        "site_url": survey.site.url,
        "wellformed_xml": survey.is_wellformed,
        "truncated": survey.is_truncated,
        "items_total": tally.items,
        "authors": len(index.authors),
        "author_logins": list(index.authors),
        "categories": len(index.categories),
        "category_parents": {slug: term.parent or None for slug, term in index.categories.items()},
        "tags": len(index.tags),
        "posts": dict(sorted(tally.posts.items())),
        "posts_total": tally.posts.total(),
        "pages": dict(sorted(tally.pages.items())),
        "pages_total": tally.pages.total(),
        "attachments": tally.attachments,
        "attachments_without_url": tally.attachments_without_url,
        "comments": {name: tally.comments[name] for name in _COMMENTS},
        "skipped_post_types": dict(sorted(tally.skipped.items())),
        "password_protected": tally.protected,
        "sticky": tally.sticky,
        "gutenberg_bodies": tally.block_bodies,
        "shortcodes": tally.shown_shortcodes(),
        "own_site_links": tally.own_links,
        "redirects": [{"old_path": path, "slug": slug} for path, slug in tally.old_paths],
        "warnings": [
            {"code": trouble.code, "where": trouble.where, "why": trouble.why} for trouble in survey.remarks
        ],
        "bytes": survey.size_bytes,
    }


def in_short(manifest: dict[str, Any]) -> dict[str, Any]:
    """What is kept of it with an import: figures and the first warnings. Long lists are in the report's files."""
    warnings = manifest["warnings"]
    return {name: manifest[name] for name in manifest.keys() - _TOO_LONG} | {
        "warnings": warnings[:WARNINGS_KEPT],
        "warning_counts": dict(Counter(warning["code"] for warning in warnings)),
        "redirect_count": len(manifest["redirects"]),
    }
