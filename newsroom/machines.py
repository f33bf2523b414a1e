"""Small files for machines: robots.txt, llms.txt and the web manifest."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from newsroom.ai_crawlers import turned_away
from newsroom.context_processors import load_paper
from newsroom.llms_text import llms_text

PLAIN = "text/plain; charset=utf-8"
PAPER_COLOUR = "#fcfdfa"


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Robots may read everything but the newsroom; those of AI what the paper allows them."""
    lines = ["User-agent: *", f"Disallow: /{settings.ADMIN_PATH}", ""]
    refused = turned_away(load_paper().ai_crawlers)
    if refused:
        lines += [*(f"User-agent: {name}" for name in refused), "Disallow: /", ""]
    lines += [
        f"Sitemap: {settings.SITE_URL}/sitemap.xml",
        f"Sitemap: {settings.SITE_URL}/news-sitemap.xml",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type=PLAIN)


@require_safe
def llms(request: HttpRequest) -> HttpResponse:
    """What the paper is and where things are, for language models and whoever builds with them (llmstxt.org)."""
    return HttpResponse(llms_text(load_paper()), content_type=PLAIN)


@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """The paper as an icon on a phone's screen (https://www.w3.org/TR/appmanifest/)."""
    name = load_paper().name
    content = {
        "name": name,
        "short_name": name,
        "lang": settings.LANGUAGE_CODE,
        "start_url": "/",
        "display": "minimal-ui",
        "background_color": PAPER_COLOUR,
        "theme_color": PAPER_COLOUR,
        "icons": [
            {"src": static("img/favicon.svg"), "sizes": "any", "type": "image/svg+xml", "purpose": "any"}
        ],
    }
    return JsonResponse(content, content_type="application/manifest+json")
