"""Addresses on the old site and elsewhere: whose they are, and what stands behind them."""

import re
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
