"""What a paragraph amounts to: words, an address that stands alone, a file to take away, a way to another story."""

import re

from .addresses import is_address, is_file, is_own, provider_of, watch_address
from .parts import Download, Elsewhere, Part, ReadAlso, Words
from .rich import Rich

_READ_ALSO = re.compile(r"\W*(?:baca|simak|lihat)\s+(?:juga|pula|selengkapnya)\b", re.IGNORECASE)
_READ_ALSO_ROOM = 40


def parts_of(rich: Rich, *, site_url: str) -> list[Part]:
    """In order; most are words, one for each line."""
    if is_address(rich.text) and (provider_of(rich.text) or is_file(rich.text)):
        return [_lone_address(rich.text)]
    links = rich.links()
    if links:
        if len(links) == 1 and links[0][1] == rich.text and is_file(links[0][0]):
            return [Download(links[0][0], rich.text)]
        if also := _read_also(rich, links, site_url=site_url):
            return also
    return [Words(line) for line in rich.split_lines()]


def _lone_address(url: str) -> Part:
    return Elsewhere(watch_address(url)) if provider_of(url) else Download(url, "")


def _read_also(rich: Rich, links: list[tuple[str, str]], *, site_url: str) -> list[Part]:
    """ "Baca juga: …", if the line holds no more than that and links to the paper's own stories."""
    if not _READ_ALSO.match(rich.text) or not all(is_own(href, site_url) for href, _ in links):
        return []
    beside = len(rich.text) - sum(len(words) for _, words in links)
    if beside > _READ_ALSO_ROOM:
        return []
    return [ReadAlso(href, words) for href, words in rich.words_by_address().items()]
