"""What a reader's browser needs to keep copies: the worker at the root of the paper, and the page for a broken line.

The worker's script is its limits, then ``worker.js`` without comments.
"""

import json
import re
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template, render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import condition, require_safe

from news.presentation import as_printed, template_version
from newsroom.storage import stylesheet_path

STORIES_KEPT = 20
DAYS_KEPT = 30
# After so long without an answer a reader gets the copy, if there is one.
WAIT_MILLISECONDS = 4000
# A photo or a stylesheet that weighs more is not kept.
LARGEST_PART_BYTES = 150_000
_HERE = Path(__file__).parent
# What the page for a broken line is made of, beside the words that the script fills in.
_PAGE = (
    "base.html",
    "components/masthead.html",
    "components/region_nav.html",
    "components/footer.html",
    "offline/page.html",
)
_WORDS = re.compile(r"""{% translate (["'])(.+?)\1""")


def _etag(request: HttpRequest) -> str:
    return f'"{blake2b(script().encode(), digest_size=12).hexdigest()}"'


@require_safe
@gzip_page
@condition(etag_func=_etag)
def service_worker(request: HttpRequest) -> HttpResponse:
    """The script; browsers ask for it at each visit, so that a new version or the farewell reaches them at once."""
    response = HttpResponse(script(), content_type="text/javascript; charset=utf-8")
    response.headers["Cache-Control"] = "no-cache"
    return response


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """What readers get instead of the front page and lists when there is no line; the worker adds what it has kept."""
    context = {"page_kind": "statement", "page_title": _("You are offline"), "robots": "noindex"}
    return render(request, "offline/page.html", context)


def script() -> str:
    """What ``/sw.js`` answers; the farewell where the operator turned the copies off."""
    if not settings.OFFLINE_COPIES:
        return _source("farewell.js")
    source = _source("worker.js")
    with as_printed():
        limits = json.dumps(_limits() | {"shell": f"luring-{_version(source)}"}, separators=(",", ":"))
    return f"const PAPER={limits};\n{source}"


def _limits() -> dict[str, Any]:
    return {
        "page": reverse("offline"),
        "stories": STORIES_KEPT,
        "days": DAYS_KEPT,
        "wait": WAIT_MILLISECONDS,
        "bytes": LARGEST_PART_BYTES,
        "zone": settings.TIME_ZONE,
        "clock": f"{timezone.localtime(): %Z}",
    }


def _version(source: str) -> str:
    """Another page for a broken line, script or style is another version; another edition of the paper is not."""
    told = [
        source,
        render_to_string("offline/words.html"),
        *(text for name in _PAGE for text in _told_by(name)),
        template_version(),
        static(stylesheet_path("statement")),
    ]
    return blake2b("\n".join(told).encode(), digest_size=6).hexdigest()


def _told_by(name: str) -> Iterator[str]:
    """A template as it is written, and its words as the paper says them: drawn, it would tell of the edition too."""
    written = get_template(name).template.source
    yield written
    yield from (gettext(words) for _quote, words in _WORDS.findall(written))


def _source(name: str) -> str:
    lines = (line.strip() for line in (_HERE / name).read_text(encoding="utf-8").splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))
