"""The low-data page of a story: all its words, no picture before somebody asks for it (decision 0027).

``?hemat=1`` asks for it and ``?hemat=0`` for the full page; without either, the browser's ``Save-Data: on`` decides.
"""

import gzip
import re
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.cache import patch_vary_headers
from django.utils.safestring import mark_safe

from news.lean_html import lean_html, photo_link
from news.pictures import size_bytes

if TYPE_CHECKING:
    from django.template.response import TemplateResponse

TEMPLATE = "news/low_data_page.html"
PARAMETER, LOW, FULL = "hemat", "1", "0"
HEADER = "Save-Data"
# What the page says of its own weight is filled in when the rest is drawn; as long as what it stands for.
_WEIGHT = "\x00\x00\x00"
STORY_PATH = re.compile(r"/berita/[0-9]{4}/[0-9]{2}/[-\w]+/")


def is_wanted(chosen: str | None, *, save_data: str) -> bool:
    """Whether an address's parameter, or else the header, asks for little data; other values say nothing."""
    return chosen == LOW or (chosen != FULL and save_data.strip().lower() == "on")


def is_asked_for(request: HttpRequest) -> bool:
    """Whether a reader gets the low-data page; an editor's preview is always the full one."""
    if getattr(request, "is_preview", False):
        return False
    return is_wanted(request.GET.get(PARAMETER), save_data=request.headers.get(HEADER, ""))


def low_data_url(path: str) -> str:
    """The address of a story's low-data page."""
    return f"{path}?{PARAMETER}={LOW}"


def kept_low(address: str) -> str:
    """The address of a story with the choice in it; any other address as it is.

    There is no cookie: the choice travels from story to story in the links.
    """
    path = address.removeprefix(settings.SITE_URL).partition("#")[0]
    return low_data_url(path) if STORY_PATH.fullmatch(path) else address


def low_data_facts(facts: dict[str, Any], body_html: str) -> dict[str, Any]:
    """What ``news/low_data_page.html`` draws beside the story's facts."""
    body = lean_html(body_html, size_of=size_bytes, address_of=kept_low)
    return {
        "photo_link": _lead_photo_link(facts["photo"]) if facts["photo"] else "",
        "body_html": mark_safe(body),  # noqa: S308 - made of our own block templates, which escape
        "full_url": f"?{PARAMETER}={FULL}",
        "weight": _WEIGHT,
    }


def _lead_photo_link(photo: dict[str, Any]) -> str:
    smallest = photo["sources"][0]["src"]
    return photo_link(smallest, alt=photo["alt"], size=size_bytes(smallest))


def finished(response: "TemplateResponse") -> "TemplateResponse":
    """A story's answer as it goes out: caches keep the two pages of one address apart, the lean one says its weight."""
    patch_vary_headers(response, [HEADER])
    if response.template_name == TEMPLATE:
        response.add_post_render_callback(_say_weight)
    return response


def _say_weight(response: "TemplateResponse") -> None:
    kilobytes = f"{len(gzip.compress(response.content, 6)) / 1000:.1f}".replace(".", ",")
    response.content = response.content.replace(_WEIGHT.encode(), kilobytes.encode())
