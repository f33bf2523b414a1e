"""A text that a browser kept, compared with the newest one saved."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from news.editorial.comparing.unsaved import bound_form, compare_unsaved, was_saved
from news.models import ArticlePage


@require_POST
def compare_kept(request: HttpRequest, page_id: int) -> HttpResponse:
    """The two texts side by side, as a part of the editor's page; 204 where the kept one was saved once already.

    Takes the editor's own form and saves nothing.
    """
    article = get_object_or_404(ArticlePage, pk=page_id)
    if not article.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    form = bound_form(article, user=request.user, data=request.POST)
    unsaved = compare_unsaved(form)
    if was_saved(form) or unsaved is None:
        return HttpResponse(status=204)
    return render(request, "news_editorial/unsaved.html", {"unsaved": unsaved})
