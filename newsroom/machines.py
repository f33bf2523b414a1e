"""Small files for machines: robots.txt and the web manifest."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from news.models import PaperSettings

PAPER_COLOUR = "#fcfdfa"


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Robots may read everything but the newsroom; search pages say for themselves what may be indexed."""
    lines = [
        "User-agent: *",
        f"Disallow: /{settings.ADMIN_PATH}",
        "",
        f"Sitemap: {settings.SITE_URL}/sitemap.xml",
        f"Sitemap: {settings.SITE_URL}/news-sitemap.xml",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """The paper as an icon on a phone's screen (https://www.w3.org/TR/appmanifest/)."""
    name = PaperSettings.load().name
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
