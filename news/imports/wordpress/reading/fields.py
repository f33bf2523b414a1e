"""What the elements of an export say, as records: the site, its authors and terms, and each item."""

import datetime
import re
from collections import Counter
from functools import cache
from html import unescape

from lxml.etree import _Element as Element

from news.imports.wordpress.records import AuthorRecord, CommentRecord, ItemRecord, Site, TermRecord, TermUse
from news.text import one_line

_PREFIXES = {
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc",
}
_WORDPRESS = re.compile(r"https?://wordpress\.org/export/[\d.]+/(excerpt/)?")
_ENCODING = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_CDATA, _CDATA_END = "<![CDATA[", "]]>"
_LARGEST_NUMBER = 2**63 - 1
_OLD_TAXONOMIES = {"tag": "post_tag"}  # WXR 1.0
_STAMP = re.compile(r"\s*(\d{4})-(\d\d?)-(\d\d?)(?:[ T](\d\d?):(\d\d)(?::(\d\d))?)?")
_QUARTER_SECONDS = 900
# No news of a website is older, and no plan reaches farther: a moment beyond is a mistake of the old site.
_FIRST_YEAR = 1990
_FARTHEST_AHEAD = datetime.timedelta(days=3653)
_FARTHEST_SECONDS = 14 * 3600
_TERM_FIELDS = {
    "wp:category": ("wp:category_nicename", "wp:cat_name", "wp:category_parent"),
    "wp:tag": ("wp:tag_slug", "wp:tag_name", ""),
    "wp:term": ("wp:term_slug", "wp:term_name", "wp:term_parent"),
}
_TAXONOMIES = {"wp:category": "category", "wp:tag": "post_tag"}


@cache
def _short(tag: str, prefix: str | None) -> str:
    """A tag under the prefix that WordPress gives its namespace; one of a namespace that it has not, under its own."""
    namespace, _brace, name = tag.removeprefix("{").rpartition("}")
    if match := _WORDPRESS.fullmatch(namespace):
        return f"excerpt:{name}" if match[1] else f"wp:{name}"
    prefix = _PREFIXES.get(namespace, prefix)
    return f"{prefix}:{name}" if prefix else name


def _texts(element: Element) -> dict[str, str]:
    """The text of each child, of several of one name the first."""
    found: dict[str, str] = {}
    for child in element:
        found.setdefault(_short(child.tag, child.prefix), child.text or "")
    return found


# -- the channel -------------------------------------------------------------------------------------------------------


def declared_encoding(head: bytes) -> str:
    """The file's own word about its encoding, in lower case."""
    match = _ENCODING.search(head[:1000])
    return match[1].decode().lower() if match else "utf-8"


def read_site(head: bytes) -> Site:
    """The site as the channel's head names it; what is missing is empty."""
    text = head.decode("utf-8", "replace")
    address = _tag(text, "wp:base_blog_url") or _tag(text, "link") or _tag(text, "wp:base_site_url")
    return Site(
        url=address.rstrip("/"),
        title=_tag(text, "title"),
        language=_tag(text, "language"),
        wxr_version=_tag(text, "wp:wxr_version"),
        has_channel="<channel" in text,
    )


def _tag(text: str, name: str) -> str:
    """What the first tag of this name says; empty for what holds tags. Found, not matched: blanks cost nothing."""
    _, _, rest = text.partition(f"<{name}>")
    words, closing, _ = rest.partition(f"</{name}>")
    words = words.strip() if closing else ""
    if words.startswith(_CDATA) and words.endswith(_CDATA_END):
        return one_line(words[len(_CDATA) : -len(_CDATA_END)])
    return "" if "<" in words else one_line(unescape(words))


def read_author(element: Element) -> AuthorRecord:
    """Somebody who may be named by an item; without a display name the first and last.

    Nobody is called by their login: it is often a mail address, and helps whoever wants to break in.
    """
    text = _texts(element).get
    names = f"{text('wp:author_first_name', '')} {text('wp:author_last_name', '')}"
    return AuthorRecord(
        login=one_line(text("wp:author_login", "")),
        name=one_line(unescape(text("wp:author_display_name", ""))) or one_line(unescape(names)),
        email=one_line(text("wp:author_email", "")),
    )


def read_term(element: Element, kind: str) -> TermRecord:
    """A category, a tag, or a term of another taxonomy; `kind` is the name of its tag."""
    text = _texts(element).get
    slug, name, parent = (text(field, "") for field in _TERM_FIELDS[kind])
    return TermRecord(
        taxonomy=_TAXONOMIES.get(kind) or one_line(text("wp:term_taxonomy", "")),
        slug=one_line(slug),
        name=one_line(unescape(name)) or one_line(slug),
        parent=one_line(parent),
    )


# -- moments -----------------------------------------------------------------------------------------------------------


class Clock:
    """Reads a file's moments. Where only the local time is given, the offset most seen in the file so far is taken."""

    def __init__(self) -> None:
        self._offsets: Counter[int] = Counter()

    def moment(self, local: str, gmt: str) -> datetime.datetime | None:
        """An aware moment; None if neither is a date, as in "0000-00-00 00:00:00"."""
        at_gmt, at_local = _stamp(gmt), _stamp(local)
        if at_gmt:
            if at_local:
                self._learn(at_local, at_gmt)
            return at_gmt
        return at_local and self._from_local(at_local)

    def _learn(self, local: datetime.datetime, gmt: datetime.datetime) -> None:
        seconds = round((local - gmt).total_seconds() / _QUARTER_SECONDS) * _QUARTER_SECONDS
        if abs(seconds) <= _FARTHEST_SECONDS:
            self._offsets[seconds] += 1

    def _from_local(self, local: datetime.datetime) -> datetime.datetime | None:
        seconds = self._offsets.most_common(1)[0][0] if self._offsets else 0
        try:
            return local - datetime.timedelta(seconds=seconds)
        except OverflowError:
            return None


def _stamp(text: str) -> datetime.datetime | None:
    match = _STAMP.match(text)
    if not match:
        return None
    try:
        found = datetime.datetime(*(int(part or 0) for part in match.groups()), tzinfo=datetime.UTC)
    except ValueError:
        return None
    return found if found.year >= _FIRST_YEAR and found < _now() + _FARTHEST_AHEAD else None


def _now() -> datetime.datetime:
    return datetime.datetime.now(tz=datetime.UTC)


# -- items -------------------------------------------------------------------------------------------------------------


def read_item(element: Element, *, clock: Clock, line: int) -> ItemRecord:
    """The item as it stands; a number or date that is none is 0 or None."""
    fields = _texts(element)
    terms, comments = [], []
    meta: dict[str, list[str]] = {}
    for child in element:
        name = _short(child.tag, child.prefix)
        if name == "category":
            terms.append(child)
        elif name == "wp:postmeta":
            said = _texts(child)
            meta.setdefault(said.get("wp:meta_key", ""), []).append(said.get("wp:meta_value", ""))
        elif name == "wp:comment":
            comments.append(_comment(child, clock))
    text = fields.get
    return ItemRecord(
        post_id=_number(text("wp:post_id", "")),
        guid=text("guid", "").strip(),
        kind=text("wp:post_type", "").strip(),
        status=text("wp:status", "").strip(),
        title=one_line(unescape(text("title", ""))),
        slug=text("wp:post_name", "").strip(),
        link=text("link", "").strip(),
        creator=one_line(text("dc:creator", "")),
        content=text("content:encoded", ""),
        excerpt=text("excerpt:encoded", ""),
        published_at=clock.moment(text("wp:post_date", ""), text("wp:post_date_gmt", "")),
        modified_at=clock.moment(text("wp:post_modified", ""), text("wp:post_modified_gmt", "")),
        parent_id=_number(text("wp:post_parent", "")),
        password=text("wp:post_password", ""),
        is_sticky=text("wp:is_sticky", "").strip() == "1",
        attachment_url=text("wp:attachment_url", "").strip(),
        terms=_terms(terms),
        meta={key: tuple(values) for key, values in meta.items()},
        comments=tuple(comments),
        line=line,
    )


def _terms(elements: list[Element]) -> tuple[TermUse, ...]:
    """Each term once; the copies without a slug that WXR 1.0 writes beside them are left out."""
    uses = (
        TermUse(
            taxonomy=_OLD_TAXONOMIES.get(taxonomy, taxonomy),
            slug=slug.strip(),
            name=one_line(unescape(element.text or "")),
        )
        for element in elements
        if (slug := element.get("nicename", "")) and (taxonomy := element.get("domain", "category"))
    )
    return tuple(dict.fromkeys(uses))


def _comment(element: Element, clock: Clock) -> CommentRecord:
    text = _texts(element).get
    return CommentRecord(
        comment_id=_number(text("wp:comment_id", "")),
        parent_id=_number(text("wp:comment_parent", "")),
        author=one_line(unescape(text("wp:comment_author", ""))),
        email=one_line(text("wp:comment_author_email", "")),
        at=clock.moment(text("wp:comment_date", ""), text("wp:comment_date_gmt", "")),
        text=text("wp:comment_content", ""),
        status=text("wp:comment_approved", "").strip(),
        kind=text("wp:comment_type", "").strip() or "comment",
    )


def _number(text: str) -> int:
    """A whole number that a database can hold; 0 for anything else."""
    text = text.strip()
    if not (text.isascii() and text.isdigit()) or len(text) > len(str(_LARGEST_NUMBER)):
        return 0
    return int(text) if int(text) <= _LARGEST_NUMBER else 0
