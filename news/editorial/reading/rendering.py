"""A story as its readers will see it, made within the request that shows it to the desk."""

import copy

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.template.loader import render_to_string

from news.models import ArticlePage, Correction, PaperSettings, Retraction
from news.presentation import as_printed
from news.tombstone import tombstone_context

# Links open nowhere: the frame that shows the story may not open windows. Only the story itself is shown.
_HEAD = """<base target="_blank">
<style>
  body > :not(main), .story-page__more, .share { display: none !important }
  body { padding-block-end: 2rem }
</style>
</head>"""


def as_readers_see(article: ArticlePage, request: HttpRequest, *, is_draft: bool) -> str:
    """The reader's own page as one HTML text for a frame without scripts.

    A draft is drawn afresh from ``article`` as it is in memory; otherwise the stored rendering that readers get.
    """
    reader_request = _reader_request(request)
    reader_request.is_preview = is_draft
    with as_printed():
        # serve() forgets that it is a preview and answers with the stored rendering; serve_preview() draws afresh.
        response = article.serve_preview(reader_request, "") if is_draft else article.serve(reader_request)
        if hasattr(response, "render"):
            response = response.render()
        html = response.content.decode()
    return _framed(html)


def with_correction(correction: Correction, request: HttpRequest) -> str:
    """The public story with a notice above it that readers do not have yet."""
    article = ArticlePage.objects.get(pk=correction.article_id)
    if correction.is_waiting:
        article.correction_to_preview = correction
    return as_readers_see(article, request, is_draft=True)


def in_place_of_story(retraction: Retraction, request: HttpRequest) -> str:
    """What stands at the address once a retraction is confirmed."""
    with as_printed():
        context = tombstone_context(retraction, paper=PaperSettings.load())
        return _framed(render_to_string("news/tombstone.html", context, request=_reader_request(request)))


def _reader_request(request: HttpRequest) -> HttpRequest:
    reader_request = copy.copy(request)
    reader_request.path = reader_request.path_info = "/"
    reader_request.user = AnonymousUser()
    return reader_request


def _framed(html: str) -> str:
    return html.replace("</head>", _HEAD, 1)
