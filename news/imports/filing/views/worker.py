"""The service worker of the page: it opens without a line, and no other page of the newsroom is its business."""

from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

_HERE = Path(__file__).parents[1]


@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    """Below its own page, which is as far as a worker reaches; the farewell where copies are turned off."""
    name = "worker.js" if settings.OFFLINE_COPIES else "farewell.js"
    source = (
        (_HERE / name).read_text(encoding="utf-8").replace("/admin/lapor/", reverse("news_filing:report"))
    )
    return HttpResponse(source, content_type="text/javascript; charset=utf-8")
