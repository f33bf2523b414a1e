"""What a channel says before its items: the site, its authors, its categories and tags."""

import re
from html import unescape

from news.imports.wordpress.records import AuthorRecord, Site, TermRecord
from news.text import one_line

from .elements import Element

_ENCODING = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")

_CDATA, _CDATA_END = "<![CDATA[", "]]>"


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
    text = element.child_text
    names = f"{text('wp:author_first_name')} {text('wp:author_last_name')}"
    login = one_line(text("wp:author_login"))
    return AuthorRecord(
        login=login,
        name=one_line(unescape(text("wp:author_display_name"))) or one_line(unescape(names)),
        email=one_line(text("wp:author_email")),
    )


def read_term(element: Element) -> TermRecord:
    """A category, a tag, or a term of another taxonomy."""
    text = element.child_text
    if element.name == "wp:category":
        slug, name, parent = "wp:category_nicename", "wp:cat_name", "wp:category_parent"
        taxonomy = "category"
    elif element.name == "wp:tag":
        slug, name, parent, taxonomy = "wp:tag_slug", "wp:tag_name", "", "post_tag"
    else:
        slug, name, parent = "wp:term_slug", "wp:term_name", "wp:term_parent"
        taxonomy = one_line(text("wp:term_taxonomy"))
    return TermRecord(
        taxonomy=taxonomy,
        slug=one_line(text(slug)),
        name=one_line(unescape(text(name))) or one_line(text(slug)),
        parent=one_line(text(parent)) if parent else "",
    )
