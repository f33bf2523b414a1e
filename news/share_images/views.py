"""``/og/<name>-<key>.jpg``: only what is public is drawn, and only under the key of what is drawn."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from news.models import PaperSettings, PublishedArticle
from news.presentation import as_printed
from news.share_images.image import COVER, RETRACTED, ShareImage, cover_of, retracted_of
from news.share_images.keeping import load_or_draw

# Not for ever, although the address names the content: a story may be withdrawn.
SECONDS = 24 * 3600


@require_safe
def share_image(request: HttpRequest, name: str, key: str) -> HttpResponse:
    """One picture. An old key leads to the new picture: chats show links for years."""
    image = _current(name)
    if key != image.key:
        return redirect(image.path)
    response = HttpResponse(load_or_draw(image), content_type="image/jpeg")
    response.headers["Cache-Control"] = f"public, max-age={SECONDS}"
    return response


def _current(name: str) -> ShareImage:
    with as_printed():
        if name == COVER:
            return cover_of(PaperSettings.load())
        if name == RETRACTED:
            return retracted_of(PaperSettings.load())
    stored = (
        PublishedArticle.objects.filter(pk=int(name)).values_list("facts__share_image", flat=True).first()
    )
    if not stored:
        raise Http404
    return ShareImage(**stored["drawn"])
