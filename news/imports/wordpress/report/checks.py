"""What is wrong with an export: what one item tells of itself, and what only the whole file tells."""

from array import array
from collections.abc import Callable, Iterator

from news.imports.wordpress.markup import Attachment
from news.imports.wordpress.markup.convert import BodyFacts, body_troubles, plain_words, thumbnail_of
from news.imports.wordpress.markup.parts import Notes
from news.imports.wordpress.records import AuthorRecord, CommentRecord, ItemRecord, TermRecord, Trouble

_UNFINISHED = frozenset({"draft", "auto-draft", "trash", "inherit"})
_LARGEST_REUSABLE = 65_536
_MOST_REUSABLE = 2_000
_UNADDRESSED = frozenset({"auto-draft", "trash", "inherit"})


type Say = Callable[[str, str], Trouble]


def check_item(item: ItemRecord, facts: BodyFacts) -> Iterator[Trouble]:
    """Troubles of a post or page, in itself and in its body."""

    def say(code: str, why: str) -> Trouble:
        return Trouble(code, f"post_id {item.post_id}", why, item.line)

    if item.status not in _UNFINISHED:
        if not item.title:
            yield say("empty-title", f"{item.status} {item.kind}")
        if facts.is_empty and item.kind == "post":
            yield say("empty-content", item.status)
    if item.published_at is None and item.status not in {"auto-draft", "trash"}:
        yield say("invalid-date", "post_date")
    yield from body_troubles(item, facts.notes)
    yield from _comments(item.comments, say)


def _comments(comments: tuple[CommentRecord, ...], say: Say) -> Iterator[Trouble]:
    parents = {comment.comment_id: comment.parent_id for comment in comments}
    missing = [number for number in parents.values() if number and number not in parents]
    if missing:
        yield say("comment-parent-missing", ", ".join(f"comment {number}" for number in missing[:20]))
    looped = loops(parents)
    if looped:
        yield say("comment-loop", ", ".join(f"comment {number}" for number in looped[:20]))


def loops[Key](parents: dict[Key, Key]) -> list[Key]:
    """Those that are their own ancestor, in order; each is looked at once."""
    found, done = [], set()
    for start in parents:
        path: dict[Key, None] = {}
        at = start
        while at in parents and at not in done and at not in path:
            path[at] = None
            at = parents[at]
        if at in path:
            ring = list(path)
            found += ring[ring.index(at) :]
        done.update(path)
    return found


class FileIndex:
    """Remembers what may be named, and who named what; `troubles` compares them at the end."""

    def __init__(self) -> None:
        self.authors: dict[str, AuthorRecord] = {}
        self.categories: dict[str, TermRecord] = {}
        self.tags: dict[str, TermRecord] = {}
        self.attachments: dict[int, Attachment] = {}
        self.attachments_of: dict[int, list[int]] = {}
        self.reusable: dict[int, str] = {}
        self._first_with: dict[int, int] = {}
        self._thumbnails = array("q")
        self._galleries: dict[int, list[int]] = {}

    def name(self, record: AuthorRecord | TermRecord) -> None:
        """An author, category or tag of the channel; the first of a login or slug counts."""
        if isinstance(record, AuthorRecord):
            self.authors.setdefault(record.login, record)
        elif record.taxonomy == "category":
            self.categories.setdefault(record.slug, record)
        elif record.taxonomy == "post_tag":
            self.tags.setdefault(record.slug, record)

    def keep(self, item: ItemRecord) -> Iterator[Trouble]:
        """An item of any kind; what is doubled is told at once."""
        yield from self._doubled(item)
        if item.kind == "attachment":
            self.attachments[item.post_id] = Attachment(
                item.attachment_url,
                plain_words(item.excerpt)[:400],
                item.meta.get("_wp_attachment_image_alt", ("",))[-1][:250],
            )
            if item.parent_id:
                self.attachments_of.setdefault(item.parent_id, []).append(item.post_id)
            if not item.attachment_url:
                yield _at(item, "attachment-missing-file", "wp:attachment_url")
        elif item.kind == "wp_block" and len(self.reusable) < _MOST_REUSABLE:
            self.reusable[item.post_id] = item.content[:_LARGEST_REUSABLE]

    def keep_text(self, item: ItemRecord, notes: Notes) -> Iterator[Trouble]:
        """What a post or page names of the rest of the file."""
        number = thumbnail_of(item)
        if number:
            self._thumbnails.extend((item.post_id, number))
        if notes.gallery_ids:
            self._galleries[item.post_id] = notes.gallery_ids[:500]
        if self.authors and item.creator not in self.authors:
            yield _at(item, "unknown-author", item.creator or "-")
        missing = [
            use.slug for use in item.terms if use.taxonomy == "category" and use.slug not in self.categories
        ]
        if missing and self.categories:
            yield _at(item, "unregistered-category", ", ".join(missing))

    def troubles(self) -> Iterator[Trouble]:
        """What is missing, once everything was read."""
        yield from self._of_terms()
        yield from self._of_authors()
        for post_id, number in zip(self._thumbnails[::2], self._thumbnails[1::2], strict=True):
            attachment = self.attachments.get(number)
            if attachment is None:
                yield Trouble("thumbnail-missing", f"post_id {post_id}", f"_thumbnail_id {number}")
            elif not attachment.url:
                yield Trouble(
                    "thumbnail-missing", f"post_id {post_id}", f"attachment {number}: wp:attachment_url"
                )
        for post_id, ids in self._galleries.items():
            missing = [str(number) for number in ids if number not in self.attachments]
            if missing:
                yield Trouble("gallery-missing-attachment", f"post_id {post_id}", ", ".join(missing))

    def _doubled(self, item: ItemRecord) -> Iterator[Trouble]:
        if item.guid:
            yield from self._double(f"guid {item.guid}", item, code="duplicate-guid", why=item.guid)
        if item.kind == "attachment" and item.attachment_url:
            key = f"url {item.attachment_url}"
            yield from self._double(key, item, code="duplicate-attachment-url", why=item.attachment_url)
        if item.kind in {"post", "page"} and item.slug and item.status not in _UNADDRESSED:
            place = item.parent_id if item.kind == "page" else ""
            yield from self._double(
                f"{item.kind} {place}/{item.slug}", item, code="duplicate-slug", why=item.slug
            )

    def _double(self, key: str, item: ItemRecord, *, code: str, why: str) -> Iterator[Trouble]:
        # Hashes of 64 bits instead of texts: at a million items the odds of a false alarm are one in ten millions.
        first = self._first_with.setdefault(hash(key), item.post_id)
        if first != item.post_id:
            yield Trouble(code, f"post_id {first} and {item.post_id}", why, item.line)

    def _of_terms(self) -> Iterator[Trouble]:
        parents = {slug: term.parent for slug, term in self.categories.items() if term.parent}
        for slug, parent in parents.items():
            if parent not in self.categories:
                yield Trouble("category-parent-missing", f"category {slug}", parent)
        for slug in loops(parents):
            yield Trouble("category-loop", f"category {slug}", parents[slug])

    def _of_authors(self) -> Iterator[Trouble]:
        by_name: dict[str, str] = {}
        for author in filter(lambda author: author.name, self.authors.values()):
            first = by_name.setdefault(author.name.casefold(), author.login)
            if first != author.login:
                yield Trouble("duplicate-author-name", f"author {first} and {author.login}", author.name)


def _at(item: ItemRecord, code: str, why: str) -> Trouble:
    return Trouble(code, f"post_id {item.post_id}", why, item.line)
