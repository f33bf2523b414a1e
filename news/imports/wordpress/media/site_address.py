"""Where the old site answers, and which address there a file of the export has."""

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urlsplit

from news.imports.wordpress.markup.addresses import host_of

UPLOADS = "/wp-content/uploads/"
_SCHEMES = ("http", "https")
# Many blogs had their pictures handed out by this service: "i0.wp.com/kabar.example/wp-content/uploads/…".
_PASSED_ON = re.compile(r"i[0-9]\.wp\.com")
_SAFE = "/%:@!$&'()*+,;=~"
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*", re.ASCII)


class NoSiteAddress(Exception):
    """Not the address of a site."""


@dataclass(frozen=True, slots=True)
class SiteAddress:
    """``host`` is as somebody gave it, in the letters of the network; ``path`` has no slash at its end."""

    scheme: str
    host: str
    port: int | None
    path: str

    def of_file(self, url: str, *, site_url: str) -> str | None:
        """What to ask for; None for a file of another site.

        The old site may answer under another name than the export's by now: then its paths lie below ours.
        """
        found = _place(url, site_url=site_url)
        if found is None:
            return None
        host, path, query = found
        if host != _bare(self.host):
            if not host or host != host_of(site_url):
                return None
            path = self.path + path.removeprefix(urlsplit(site_url).path.rstrip("/"))
        port = f":{self.port}" if self.port else ""
        return f"{self.scheme}://{self.host}{port}{_quoted(path, query)}"

    def leads_to(self, url: str) -> bool:
        """Whether an address is on the same site, with or without "www." and "s"."""
        parts = _split(url)
        if parts is None or parts.scheme not in _SCHEMES or parts.username is not None:
            return False
        return _bare(parts.hostname or "") == _bare(self.host) and parts.port in {None, 80, 443, self.port}


def one_way_to_write(url: str, *, site_url: str) -> str:
    """The same for all addresses at which the same would be asked for, however an old text writes them."""
    found = _place(url, site_url=site_url)
    if found is None:
        return _quoted(url.strip(), "")
    host, path, query = found
    return f"{host}{_quoted(path, query)}"


def site_address(text: str) -> SiteAddress:
    """Raises ``NoSiteAddress``."""
    parts = _split(text.strip())
    if parts is None or parts.scheme not in _SCHEMES or not parts.hostname or parts.username is not None:
        raise NoSiteAddress(text)
    try:
        host = parts.hostname.encode("idna").decode()
    except UnicodeError as error:
        raise NoSiteAddress(text) from error
    if not _HOST.fullmatch(host):
        raise NoSiteAddress(text)
    path = parts.path.partition("/wp-content")[0].rstrip("/")
    return SiteAddress(parts.scheme, host, parts.port, path)


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        # Read here: it is looked at only then.
        _port = parts.port
    except ValueError:
        return None
    return parts


def _place(url: str, *, site_url: str) -> tuple[str, str, str] | None:
    """Host, path and query of the file itself."""
    parts = _split(url.strip())
    if parts is None:
        return None
    host, path = _bare(parts.hostname or ""), parts.path
    if _PASSED_ON.fullmatch(host):
        host, _slash, path = path.lstrip("/").partition("/")
        host, path = _bare(host), f"/{path}"
    if not host and path.startswith("/"):
        host = host_of(site_url)
    return host, path, parts.query


def _quoted(path: str, query: str) -> str:
    """As it is asked for. Without its query it is the picture itself, for services that cut it to size."""
    query = f"?{quote(query, safe=_SAFE, errors='replace')}" if query and UPLOADS not in path else ""
    return f"{quote(path, safe=_SAFE, errors='replace')}{query}"


def _bare(host: str) -> str:
    return host.lower().removeprefix("www.")
