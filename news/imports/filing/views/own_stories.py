"""*Tulisan saya* on a phone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from news.imports.filing.own_stories import load_own_stories


@require_safe
def own_stories(request: HttpRequest) -> HttpResponse:
    """Bad page numbers are the first or the last page."""
    page, stories = load_own_stories(request.user, number=request.GET.get("halaman", "1"))
    return render(request, "news_imports/filing/own_stories.html", {"page": page, "stories": stories})
