"""oEmbed 1.0 (https://oembed.com): a quote with its source, a story as a link, for whoever puts our address on a page.

What is handed out is a blockquote without script: it shows what became of the words when it is asked for again.
"""

import re
from dataclasses import dataclass
from math import ceil
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement, tostring

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from news.models import PaperSettings, PublishedArticle
from news.presentation import as_printed
from news.quotes.models import Quote
from news.quotes.one_quote import load_quote, quote_context
from news.share_images.image import HEIGHT as PICTURE_HEIGHT
from news.share_images.image import WIDTH as PICTURE_WIDTH
from news.text import clean_text, one_line

WIDTH = 550
LINE_PIXELS = 27
SIGN_PIXELS = 9
AROUND_PIXELS = 60
CACHE_SECONDS = 3600
LONGEST_ADDRESS = 500
_PIXELS = re.compile(r"[1-9][0-9]{0,4}")


def embedded_html(quote: Quote, context: dict[str, Any], *, paper_name: str) -> str:
    """``quotes/embedded.html`` on one line, of the context of the quote's own page."""
    own = {"paper_name": paper_name, "role": quote.role, "site_url": settings.SITE_URL}
    values = context | own
    return " ".join(render_to_string("quotes/embedded.html", values).split())


def embedded_height(html: str, *, width: int) -> int:
    """About how high it is in a usual face; the standard asks for a number."""
    signs_a_line = max(10, width // SIGN_PIXELS)
    return ceil(len(strip_tags(html)) / signs_a_line) * LINE_PIXELS + AROUND_PIXELS


type Node = dict[str, str | int]


@dataclass(frozen=True, slots=True)
class Limits:
    """How large the consumer lets it be, in pixels; None for no limit."""

    width: int | None
    height: int | None


@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """404 for what we have nothing of, 501 for a format that the standard does not know."""
    form = request.GET.get("format", "json")
    if form not in ("json", "xml"):
        return HttpResponse(
            _("The formats are json and xml."), status=501, content_type="text/plain; charset=utf-8"
        )
    limits = Limits(_pixels(request.GET.get("maxwidth")), _pixels(request.GET.get("maxheight")))
    with as_printed():
        node = _described(request.GET.get("url", ""), limits)
    response = _xml(node) if form == "xml" else JsonResponse(node, json_dumps_params={"ensure_ascii": False})
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _described(url: str, limits: Limits) -> Node:
    match = _resolved(url)
    name = match.url_name if match else None
    if name not in ("quote", "article"):
        raise Http404
    provider = _provider()
    if name == "quote":
        return provider | _quote(match.kwargs["pk"], limits, paper_name=str(provider["provider_name"]))
    return provider | _story(urlsplit(url).path, match.kwargs["slug"], limits)


def _resolved(url: str) -> ResolverMatch | None:
    """Which of our pages an address is of; None for somebody else's, whatever it is called."""
    try:
        parts, own = urlsplit(url[:LONGEST_ADDRESS]), urlsplit(settings.SITE_URL)
        if parts.scheme not in ("http", "https") or parts.netloc.lower() != own.netloc.lower():
            return None
        return resolve(parts.path)
    except (ValueError, Resolver404):
        return None


def _provider() -> Node:
    return {
        "version": "1.0",
        "provider_name": one_line(PaperSettings.load().name),
        "provider_url": f"{settings.SITE_URL}/",
        "cache_age": CACHE_SECONDS,
    }


def _quote(pk: int, limits: Limits, *, paper_name: str) -> Node:
    found = load_quote(pk)
    context = quote_context(found) if found else {"is_gone": True}
    if context["is_gone"]:
        raise Http404
    width = min(WIDTH, limits.width or WIDTH)
    html = embedded_html(found, context, paper_name=paper_name)
    height = embedded_height(html, width=width)
    node: Node = {
        "type": "rich",
        "title": one_line(context["page_title"]),
        "html": html,
        "width": width,
        "height": min(height, limits.height or height),
    }
    speaker = context.get("speaker")
    if speaker:
        node["author_name"] = one_line(speaker.name)
        if context["speaker_url"]:
            node["author_url"] = settings.SITE_URL + context["speaker_url"]
    return node


def _story(path: str, slug: str, limits: Limits) -> Node:
    """Headline and picture; the text stays on its page."""
    rows = PublishedArticle.objects.filter(article__slug=slug, url=path)
    card, image = rows.values_list("card", "facts__share_image").first() or (None, None)
    if card is None:
        raise Http404
    title = one_line(card["title"])
    node: Node = {
        "type": "link",
        "title": f"{card['label_text']}: {title}" if card["label_text"] else title,
        "author_name": one_line(", ".join(card["authors"])),
    }
    fits = (limits.width or PICTURE_WIDTH) >= PICTURE_WIDTH and (
        limits.height or PICTURE_HEIGHT
    ) >= PICTURE_HEIGHT
    if image and fits:
        node |= {
            "thumbnail_url": settings.SITE_URL + image["path"],
            "thumbnail_width": PICTURE_WIDTH,
            "thumbnail_height": PICTURE_HEIGHT,
        }
    return node


def _pixels(text: str | None) -> int | None:
    """A limit that says nothing is none."""
    return int(text) if text and _PIXELS.fullmatch(text) else None


def _xml(node: Node) -> HttpResponse:
    root = Element("oembed")
    for name, value in node.items():
        SubElement(root, name).text = clean_text(str(value))
    text = tostring(root, encoding="unicode")
    head = '<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n'
    return HttpResponse(head + text, content_type="text/xml; charset=utf-8")
