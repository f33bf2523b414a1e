"""``/og/<name>-<key>.jpg``: only what is public is drawn, and only under the key of what is drawn."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from news.models import PaperSettings
from news.presentation import as_printed
from news.share_images.image import COVER, RETRACTED, ShareImage, cover_of, retracted_of
from news.share_images.keeping import Busy, draw_and_keep, forget, load_kept
from news.share_images.stored import find_image

# Nobody tells a cache in front that a story was withdrawn, and its headline is in the picture.
BROWSER_SECONDS, SHARED_SECONDS = 300, 60
AGAIN_SECONDS = 5


@require_safe
def share_image(request: HttpRequest, name: str, key: str) -> HttpResponse:
    """One picture. An old key leads to the new picture: chats show links for years."""
    image = _find(name)
    if image is None:
        raise Http404
    if key != image.key:
        return redirect(image.path)
    etag = quote_etag(key)
    response = get_conditional_response(request, etag=etag) or _answer(image)
    if response.status_code in (HTTPStatus.OK, HTTPStatus.NOT_MODIFIED):
        response.headers["ETag"] = etag
        patch_cache_control(response, public=True, max_age=BROWSER_SECONDS, s_maxage=SHARED_SECONDS)
    return response


def _answer(image: ShareImage) -> HttpResponse:
    """The picture, or where to find another one."""
    picture = load_kept(image)
    if picture is None:
        try:
            picture = draw_and_keep(image)
        except Busy:
            return _instead_of(image)
        if _find(image.name) != image:
            # Withdrawn or changed while it was drawn, after its old pictures were removed.
            forget(image.name)
            return _for_now(image.path)
    return HttpResponse(picture, content_type="image/jpeg")


def _instead_of(image: ShareImage) -> HttpResponse:
    """The paper's own picture says nothing wrong of any story."""
    if image.name != COVER:
        return _for_now(_find(COVER).path)
    response = HttpResponse(status=HTTPStatus.SERVICE_UNAVAILABLE)
    response.headers["Retry-After"] = str(AGAIN_SECONDS)
    return response


def _for_now(path: str) -> HttpResponse:
    response = redirect(path)
    response.headers["Cache-Control"] = "no-store"
    return response


def _find(name: str) -> ShareImage | None:
    """The picture as it should be now."""
    if name not in (COVER, RETRACTED):
        return find_image(int(name))
    with as_printed():
        paper = PaperSettings.load()
        return cover_of(paper) if name == COVER else retracted_of(paper)
