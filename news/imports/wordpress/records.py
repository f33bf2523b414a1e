"""What a WordPress export file holds, one record for each thing in it. Nothing here is judged or cleaned yet.

The reader (`reading/`) yields these in the file's order; everything behind it works on them alone.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Site:
    """The channel's head. `url` is the address readers used (`wp:base_blog_url`), without a slash at its end."""

    url: str
    title: str = ""
    language: str = ""
    wxr_version: str = ""
    has_channel: bool = True


@dataclass(frozen=True, slots=True)
class AuthorRecord:
    """Somebody who wrote for the old site; `login` is what `ItemRecord.creator` names."""

    login: str
    name: str
    email: str = ""


@dataclass(frozen=True, slots=True)
class TermRecord:
    """A category or tag as the channel lists it; `parent` is a slug, or empty."""

    taxonomy: str
    slug: str
    name: str
    parent: str = ""


@dataclass(frozen=True, slots=True)
class TermUse:
    """A term as an item names it: `taxonomy` is "category", "post_tag", "author" (co-authors) or a foreign one."""

    taxonomy: str
    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class CommentRecord:
    """A reader's comment; `at` is aware, None for a date that is none. `status` is "1", "0", "spam" or "trash"."""

    comment_id: int
    parent_id: int
    author: str
    email: str
    at: datetime.datetime | None
    text: str
    status: str
    kind: str = "comment"


@dataclass(frozen=True, slots=True)
class ItemRecord:
    """One item: a post, a page, an attachment or another kind, as it stands in the file.

    Moments are aware and None for `0000-00-00`; `meta` keeps every value of a key, in order; `line` is where the item
    begins.
    """

    post_id: int
    guid: str
    kind: str
    status: str
    title: str
    slug: str
    link: str
    creator: str
    content: str
    excerpt: str
    published_at: datetime.datetime | None
    modified_at: datetime.datetime | None = None
    parent_id: int = 0
    password: str = ""
    is_sticky: bool = False
    attachment_url: str = ""
    terms: tuple[TermUse, ...] = ()
    meta: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    comments: tuple[CommentRecord, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something a person should know: `code` is one of `troubles.CODES`, `where` names the item ("post_id 13")."""

    code: str
    where: str
    why: str
    line: int = 0
    offset: int = 0


type Record = Site | AuthorRecord | TermRecord | ItemRecord | Trouble


@dataclass(slots=True)
class StoryCopy:
    """A post, ready to be written as a story: its text structured, its words kept, nothing looked up yet.

    `body` are blocks as the editor stores them, `{"type", "value", "id"}`. Where a value needs something of the
    database it holds a stand-in for the writer: a quote's `speaker` is the name (or None); a photo's `photo`, a
    document's `document` and a related story's `article` are addresses on the old site. A block whose stand-in stays
    one has to be left out. Links inside texts are rewritten with `markup.rewrite_links`. Block ids depend on the guid
    and the place in the story: converting a post again gives the same ids.
    """

    item: ItemRecord
    title: str
    summary: str
    body: list[dict]
    dateline_place: str = ""
    dateline_on: datetime.date | None = None
    source: str = ""
    initials: str = ""
    guesses: list[dict] = field(default_factory=list)
    lead_photo_url: str = ""
    lead_photo_caption: str = ""
    lead_photo_alt: str = ""
    troubles: list[Trouble] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of the old site, by its address; `caption` and `alt` as entered in the media library."""

    url: str
    caption: str = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class OldSite:
    """Handed to `convert_post`; can be sent to another process. `drop_shortcodes` lose the text inside them as well.

    The known names are tuples: the structurer keeps an index of them as long as they are the same.
    """

    url: str
    attachments: Mapping[int, Attachment] = field(default_factory=dict)
    attachments_of: Mapping[int, Sequence[int]] = field(default_factory=dict)
    reusable: Mapping[int, str] = field(default_factory=dict)
    drop_shortcodes: frozenset[str] = frozenset()
    known_people: tuple[str, ...] = ()
    known_places: tuple[str, ...] = ()
