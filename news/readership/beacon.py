"""The beacon's own way in, in front of Django: what a reader's page reports must not cost more than the page.

A WSGI application around the WSGI application. It reads no body and no cookie, answers 204 whatever it thinks of a
report, and keeps neither address nor browser.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

from news.client_address import address_in
from news.public_forms import is_sent_by_another_site
from news.readership.buffer import ReadBuffer, reads, writer
from news.readership.tokens import is_machine

type Environ = dict[str, Any]
type Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]

PREFIX = "/baca/"
_ADDRESS = re.compile(r"/baca/([1-9][0-9]{0,11})/")
_HEADERS = [("Cache-Control", "no-store")]


def beacon_path(article_id: int) -> str:
    """Where the page of a story reports that it was read."""
    return f"{PREFIX}{article_id}/"


def count_reads(application: Application) -> Application:
    """The application with the way in beside it."""

    def serve(environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] != "POST" or not environ["PATH_INFO"].startswith(PREFIX):
            return application(environ, start_response)
        take(environ, buffer=reads)
        writer.begin()
        start_response("204 No Content", _HEADERS.copy())
        return ()

    return serve


def take(environ: Environ, *, buffer: ReadBuffer) -> None:
    """Count what may be a person's read of a story; ignore the rest."""
    named = _ADDRESS.fullmatch(environ["PATH_INFO"])
    agent = environ.get("HTTP_USER_AGENT", "")
    if named and not is_machine(agent) and not is_sent_by_another_site(environ):
        buffer.count(int(named[1]), address=address_in(environ), agent=agent)
