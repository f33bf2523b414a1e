"""From the HTML of a WordPress post to a story's copy: `convert_post`."""

from news.imports.wordpress.markup.addresses import (
    address_link,
    document_link,
    own_links,
    page_link,
    rewrite_links,
)
from news.imports.wordpress.markup.convert import convert_post
from news.imports.wordpress.records import Attachment, OldSite

__all__ = [
    "Attachment",
    "OldSite",
    "address_link",
    "convert_post",
    "document_link",
    "own_links",
    "page_link",
    "rewrite_links",
]
