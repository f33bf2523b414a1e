"""From the HTML of a WordPress post to a story's copy: `convert_post`."""

from .convert import convert_post
from .links import address_link, document_link, own_links, page_link, rewrite_links
from .old_site import Attachment, OldSite

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
