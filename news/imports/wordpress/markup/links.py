"""Links to the old site in a converted body: which there are, and new addresses for them."""

import re
from collections.abc import Callable, Iterator
from html import escape, unescape
from typing import Any

from .addresses import is_own

_LINK = re.compile(r'<a href="([^"]*)">')


def own_links(body: list[dict], site_url: str) -> list[str]:
    """The addresses on the old site that a body's texts link to, each once, in order."""
    found = (unescape(match) for text in _texts(body) for match in _LINK.findall(text))
    return list(dict.fromkeys(url for url in found if is_own(url, site_url)))


def rewrite_links(body: list[dict], site_url: str, attributes_of: Callable[[str], str | None]) -> None:
    """Give each own-site link the attributes the callable names, such as `linktype="page" id="7"` or `href="/x/"`.

    It is given the address as it stands in the story; for None the link stays as it is.
    """

    def replaced(match: re.Match) -> str:
        url = unescape(match[1])
        attributes = attributes_of(url) if is_own(url, site_url) else None
        return match[0] if attributes is None else f"<a {attributes}>"

    for block in body:
        block["value"] = _mapped(block["value"], lambda text: _LINK.sub(replaced, text))


def page_link(page_id: int) -> str:
    """A link to a page of ours, for `rewrite_links`."""
    return f'linktype="page" id="{page_id}"'


def document_link(document_id: int) -> str:
    """A link to a document of ours, for `rewrite_links`."""
    return f'linktype="document" id="{document_id}"'


def address_link(url: str) -> str:
    """A link to an address, for `rewrite_links`."""
    return f'href="{escape(url)}"'


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if "<a href" in value:
            yield value
    elif isinstance(value, (dict, list)):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)


def _mapped(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value) if "<a href" in value else value
    if isinstance(value, dict):
        return {key: _mapped(inner, change) for key, inner in value.items()}
    return [_mapped(inner, change) for inner in value] if isinstance(value, list) else value
