"""Which public addresses there are, found in the URLconf, and what the paper itself writes into them.

Nothing is listed by hand: a reader's walk over the pages finds real values for the parts of a pattern, the forms with
their fields, and the parameters of links. What no page leads to is filled with made-up parts.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urljoin, urlsplit

from django.conf import settings
from django.urls import Resolver404, URLResolver, get_resolver, resolve

from news.comments import signing_in
from newsroom import page_cache
from tests.fuzz.rubbish import Rubbish
from tests.fuzz.server import Answer, Request, Server

_PARTS = re.compile(r"<(?:\w+:)?\w+>")
_LINKS = re.compile(rb"https?://testserver(/[^\s<>\"&]*)")
MOST_PAGES = 150
# What has text in it; pictures are only counted.
READ = ("text/", "application/json", "application/atom+xml", "application/xml", "application/manifest+json")


def public_routes() -> list[str]:
    """Every pattern that is not the newsroom's own."""
    return list(dict.fromkeys(_walk(get_resolver(), "")))


def _walk(resolver: URLResolver, above: str) -> Iterator[str]:
    for entry in resolver.url_patterns:
        route = above + _plain(str(entry.pattern))
        if route.startswith(settings.ADMIN_PATH):
            continue
        if isinstance(entry, URLResolver):
            yield from _walk(entry, route)
        else:
            yield route


def _plain(route: str) -> str:
    return route.replace("^", "").removesuffix("$")


def is_whole(route: str) -> bool:
    """Whether the pattern is an address as it stands."""
    return not set("<(") & set(route)


def made_up(route: str, rubbish: Rubbish) -> bytes:
    """An address of this pattern, or nearly, with rubbish where its parts are."""
    pieces = _PARTS.split(route.partition("(")[0])
    tail = rubbish.segment() if len(pieces) == 1 else b""
    return (
        b"/"
        + pieces[0].encode()
        + b"".join(rubbish.segment() + piece.encode() for piece in pieces[1:])
        + tail
    )


@dataclass(slots=True)
class Form:
    """A form as a page shows it: where it is sent, and what each field may hold."""

    action: str
    method: str
    fields: dict[str, list[str]] = field(default_factory=dict)


@dataclass(slots=True)
class Walk:
    """What a reader finds who follows every link: by pattern, real addresses, parameters and forms."""

    server: Server
    cookie: str
    addresses: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    parameters: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    forms: dict[str, list[Form]] = field(default_factory=lambda: defaultdict(list))
    kinds: dict[str, str] = field(default_factory=dict)
    answers: dict[str, Answer] = field(default_factory=dict)
    _queue: list[str] = field(default_factory=list)
    _seen: set[str] = field(default_factory=set)

    def names(self, route: str) -> list[str]:
        """What a page of this pattern may read: of its links and forms, and what the page cache knows."""
        of_path = {name for path in self.addresses[route] for name in page_cache._known(path)}
        of_forms = {name for form in self.forms[route] for name in form.fields}
        return sorted(
            self.parameters[route] | of_path | of_forms | {"q", "sebelum", "page", "versi", "sampai"}
        )

    def headers(self, path: bytes) -> dict[str, str]:
        """As the reader's browser sends them: the cookie of those who comment goes where they do."""
        return {"HTTP_COOKIE": self.cookie} if path.startswith(signing_in.PATH.encode()) else {}

    def is_page(self, route: str) -> bool:
        """Whether people read it; what was never opened may be."""
        return self.kinds.get(route, "text/html").startswith("text/html")

    def start(self, *, at: list[str]) -> "Walk":
        """Follow the links of each page once."""
        for address in at:
            self._note(address, base="/")
        while self._queue and len(self._seen) < MOST_PAGES:
            self._visit(self._queue.pop(0))
        return self

    def _visit(self, path: str) -> None:
        answer = self.server.ask(Request(path.encode(), headers=self.headers(path.encode())))
        route = _plain(resolve(path).route)
        if answer.headers.get("Content-Type", "").startswith(READ):
            self.answers[path] = answer
        if answer.status == 200:
            self.kinds.setdefault(route, answer.headers.get("Content-Type", ""))
        if answer.is_html:
            self._read_page(answer, path)
        elif "xml" in answer.headers.get("Content-Type", ""):
            for link in _LINKS.findall(answer.body):
                self._note(link.decode(), base=path)

    def _read_page(self, answer: Answer, path: str) -> None:
        reader = _PageReader()
        reader.feed(answer.text)
        for link in reader.links:
            self._note(link, base=path)
        for form in reader.forms:
            target = self._note(form.action or path, base=path)
            if target and form.fields:
                self.forms[target].append(form)

    def _note(self, link: str, *, base: str) -> str | None:
        """The pattern of an address of ours; to be visited, if it is new."""
        parts = urlsplit(urljoin(base, link))
        if parts.netloc not in ("", "testserver") or not parts.path.startswith("/"):
            return None
        try:
            route = _plain(resolve(parts.path).route)
        except Resolver404:
            return None
        if route.startswith(settings.ADMIN_PATH):
            return None
        self.parameters[route].update(name for name, _value in parse_qsl(parts.query))
        if parts.path not in self._seen:
            self._seen.add(parts.path)
            self._queue.append(parts.path)
            self.addresses[route].append(parts.path)
        return route


class _PageReader(HTMLParser):
    """Links and forms of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.forms: list[Form] = []
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.links += [given[name] for name in ("href", "src") if given.get(name)]
        if tag == "form":
            self.forms.append(Form(given.get("action", ""), given.get("method", "get").upper()))
        elif self.forms and tag in ("input", "textarea", "select") and given.get("name"):
            self.forms[-1].fields.setdefault(given["name"], []).append(given.get("value") or "air")
            self._select = given["name"] if tag == "select" else self._select
        elif self.forms and tag == "option" and self._select:
            self.forms[-1].fields[self._select].append(given.get("value", ""))
