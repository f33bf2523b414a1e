"""One item of the channel as a record."""

from html import unescape

from news.imports.wordpress.records import CommentRecord, ItemRecord, TermUse
from news.text import one_line

from .elements import Element
from .moments import Clock

_LARGEST_NUMBER = 2**63 - 1
_OLD_TAXONOMIES = {"tag": "post_tag"}  # WXR 1.0


def read_item(element: Element, *, clock: Clock, line: int) -> ItemRecord:
    """The item as it stands; a number or date that is none is 0 or None."""
    fields: dict[str, str] = {}
    terms, comments = [], []
    meta: dict[str, list[str]] = {}
    for child in element.children:
        if child.name == "category":
            terms.append(child)
        elif child.name == "wp:postmeta":
            meta.setdefault(child.child_text("wp:meta_key"), []).append(child.child_text("wp:meta_value"))
        elif child.name == "wp:comment":
            comments.append(_comment(child, clock))
        else:
            fields.setdefault(child.name, child.text)
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
            name=one_line(unescape(element.text)),
        )
        for element in elements
        if (slug := element.attributes.get("nicename", ""))
        and (taxonomy := element.attributes.get("domain", "category"))
    )
    return tuple(dict.fromkeys(uses))


def _comment(element: Element, clock: Clock) -> CommentRecord:
    fields = {child.name: child.text for child in element.children}
    text = fields.get
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
