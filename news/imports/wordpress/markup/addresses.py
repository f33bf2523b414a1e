"""Addresses on the old site and elsewhere: whose they are, what stands behind them, and new ones for a body's links."""

import re
from collections.abc import Callable, Iterator
from html import escape, unescape
from typing import Any
from urllib.parse import unquote, urlsplit

PROVIDERS = {
    "youtube.com": "YouTube",
    "youtu.be": "YouTube",
    "youtube-nocookie.com": "YouTube",
    "vimeo.com": "Vimeo",
    "dailymotion.com": "Dailymotion",
    "facebook.com": "Facebook",
    "fb.watch": "Facebook",
    "instagram.com": "Instagram",
    "tiktok.com": "TikTok",
    "twitter.com": "X",
    "x.com": "X",
    "threads.net": "Threads",
    "threads.com": "Threads",
    "spotify.com": "Spotify",
    "soundcloud.com": "SoundCloud",
    "vidio.com": "Vidio",
    "google.com": "Google",
    "maps.app.goo.gl": "Google",
}
_SIZED = re.compile(r"-\d{2,5}x\d{2,5}(?=\.[A-Za-z]{3,4}(?:$|\?))")
_YOUTUBE_FRAME = re.compile(r"/(?:embed|shorts|v)/([\w-]{6,20})")
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|odp|csv|zip|rtf)$", re.IGNORECASE)
_URL = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)
_LINK = re.compile(r'<a href="([^"]*)">')


def host_of(url: str) -> str:
    """The host in small letters, without "www."; empty for what has none."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.lower().removeprefix("www.")


def is_own(url: str, site_url: str) -> bool:
    """Whether an address leads to the old site itself, with or without "www." and "s"."""
    if url.startswith("/") and not url.startswith("//"):
        return True
    host = host_of(url if "//" in url else "//" + url)
    return bool(host) and host == host_of(site_url)


def provider_of(url: str) -> str:
    """The name of the platform behind an address; empty if we know none."""
    host = host_of(url)
    while host:
        if host in PROVIDERS:
            return PROVIDERS[host]
        host = host.partition(".")[2]
    return ""


def watch_address(url: str) -> str:
    """The address a person would open, for that of a player in a frame."""
    if url.startswith("//"):
        url = "https:" + url
    match = _YOUTUBE_FRAME.search(url)
    if match and provider_of(url) == "YouTube":
        return f"https://www.youtube.com/watch?v={match[1]}"
    return url


def full_size(url: str) -> str:
    """The address of the picture itself, for that of one of the sizes WordPress made of it."""
    return _SIZED.sub("", url)


def is_file(url: str) -> bool:
    """Whether an address is that of a document to download."""
    try:
        return bool(_FILE.search(urlsplit(url).path))
    except ValueError:
        return False


def file_name(url: str) -> str:
    """The last part of an address, readable."""
    return unquote(url.split("#")[0].split("?")[0].rstrip("/").rpartition("/")[2])


def is_address(text: str) -> bool:
    """Whether a text is one address and nothing else."""
    return bool(_URL.fullmatch(text))


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
