"""A story as its readers will see it, made within the request that shows it to the desk."""

import copy

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from news.models import ArticlePage
from news.presentation import as_printed

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
    reader_request = copy.copy(request)
    reader_request.path = reader_request.path_info = "/"
    reader_request.user = AnonymousUser()
    reader_request.is_preview = is_draft
    with as_printed():
        # serve() forgets that it is a preview and answers with the stored rendering; serve_preview() draws afresh.
        response = article.serve_preview(reader_request, "") if is_draft else article.serve(reader_request)
        if hasattr(response, "render"):
            response = response.render()
        html = response.content.decode()
    return html.replace("</head>", _HEAD, 1)
