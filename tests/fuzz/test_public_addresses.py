"""Whatever is sent to a public address, by whatever way: no fault of ours, an answer in words, soon.

``make fuzz`` sends many more of them and prints the slowest.
"""

import os
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import unquote_plus

import pytest

from news.readership.beacon import PREFIX
from tests.english import english_in, texts_of
from tests.fuzz.addresses import Walk, is_whole, made_up, public_routes
from tests.fuzz.paper import a_cookie_of, a_whole_paper
from tests.fuzz.rubbish import HOSTS, METHODS, Rubbish
from tests.fuzz.server import Answer, Request, running
from tests.news.comments.people import a_reader

pytestmark = pytest.mark.django_db

ROUTES = [*public_routes(), PREFIX.removeprefix("/")]
PER_ROUTE = int(os.environ.get("FUZZ_REQUESTS", "20"))
# A hundred times what a page takes: no busy machine makes a false alarm.
MOST_CPU_SECONDS = 2
SLOWEST_NAMED = 3


@pytest.fixture(scope="module")
def walk(module_db: None) -> Iterator[Walk]:
    """Everything that can be found on a paper with one of everything."""
    reader = a_reader("Dewi", email="dewi@warga.example")
    secrets = a_whole_paper(reader)
    with running() as server:
        walk = Walk(server, a_cookie_of(reader))
        yield walk.start(at=[*(f"/{route}" for route in ROUTES if is_whole(route)), *secrets])


def test_walk_finds_pages_forms_and_parameters(walk):
    assert "berita/<yyyy:year>/<mm:month>/<slug:slug>/" in walk.kinds
    assert {"kind", "claim", "email"} <= {name for form in walk.forms["hak-jawab/"] for name in form.fields}
    assert {"q", "tokoh"} <= walk.parameters["kutipan/"] | set(walk.names("kutipan/"))


def test_walk_opens_a_page_of_nearly_every_address(walk):
    """What it opens no page of is a link that was used up, or Wagtail's own."""
    unseen = {route for route in ROUTES if not walk.addresses[route]}
    assert len(unseen) < len(ROUTES) / 4, unseen


@pytest.mark.parametrize("route", ROUTES)
def test_no_rubbish_breaks_an_address(walk, route):
    rubbish, slowest = Rubbish(route), []
    for number in range(PER_ROUTE):
        request = a_request(route, walk, rubbish, kind=number)
        answer = walk.server.ask(request)
        assert not answer.faults, f"{request}: {answer.faults}"
        # 501 is oEmbed's word for a format that there is none of.
        assert answer.status < 500 or answer.status == 501, request
        # A session that never was is taken out of the browser that brought it; nobody is given one.
        assert "Set-Cookie" not in answer.headers or "HTTP_COOKIE" in request.headers, request
        if 400 <= answer.status < 500 and request.method != "HEAD" and walk.is_page(route):
            assert_says_what_is_wrong(answer, request)
        slowest = sorted([*slowest, (answer.cpu_seconds, str(request))], reverse=True)[:SLOWEST_NAMED]
    for seconds, request in slowest:
        print(f"{seconds * 1000:6.0f} ms CPU  {request[:200]}")  # noqa: T201 - read with `make fuzz`
    assert slowest[0][0] < MOST_CPU_SECONDS, slowest[0]


def a_request(route: str, walk: Walk, rubbish: Rubbish, *, kind: int) -> Request:
    """One of eight kinds in turn, at a real address of the pattern, or at one made up."""
    random = rubbish.random
    real = walk.addresses[route]
    path = random.choice(real).encode() if real else made_up(route, rubbish)
    names = walk.names(route)
    match kind % 8:
        case 0 | 1 | 2:
            return Request(path, query=rubbish.query(names), headers=walk.headers(path) if kind % 8 else {})
        case 3:
            return Request(made_up(route, rubbish), query=rubbish.query(names))
        case 4:
            return Request(
                path, method=random.choice(METHODS), body=rubbish.text(), content_type="text/plain"
            )
        case 5:
            host = {"HTTP_HOST": random.choice(HOSTS)} if random.random() < 0.5 else rubbish.header()
            return Request(path, headers=host)
        case 6:
            content_type, body = rubbish.multipart(names)
            return Request(path, method="POST", content_type=content_type, body=body)
        case _:
            return _sent_form(path, route, walk, rubbish)


def _sent_form(path: bytes, route: str, walk: Walk, rubbish: Rubbish) -> Request:
    """A form of the page with rubbish in some fields; the network differs, or the throttle would answer them all."""
    forms = [form.fields for form in walk.forms[route]] or [{name: ["air"] for name in walk.names(route)}]
    sender = f"198.51.{rubbish.random.randrange(256)}.{rubbish.random.randrange(256)}"
    return Request(
        path,
        method="POST",
        body=rubbish.form(rubbish.random.choice(forms)),
        content_type="application/x-www-form-urlencoded",
        headers={"REMOTE_ADDR": sender} | walk.headers(path),
    )


def assert_says_what_is_wrong(answer: Answer, request: Request) -> None:
    """A page of the paper, in Indonesian, with a headline and a sentence."""
    assert answer.is_html, request
    assert 'class="masthead' in answer.text, f"{request}: {answer.status} {answer.text[:300]}"
    headline, sentences = _said(answer.text)
    assert headline, request
    assert sentences, request
    # What was typed stands in its field again, whatever language that is.
    sent = unquote_plus((request.query + b"&" + request.body).decode(errors="replace"))
    assert not [text for text in english_in(texts_of(answer.text)) if text not in sent], request


def _said(html: str) -> tuple[str, str]:
    reader = _MainReader()
    reader.feed(html)
    return reader.said["h1"].strip(), reader.said["p"].strip()


class _MainReader(HTMLParser):
    """The headline and the sentences of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.said = {"h1": "", "p": ""}
        self._open = ""

    def handle_starttag(self, tag, attrs):
        self._open = tag if tag in self.said else self._open

    def handle_endtag(self, tag):
        self._open = "" if tag == self._open else self._open

    def handle_data(self, data):
        if self._open:
            self.said[self._open] += data
