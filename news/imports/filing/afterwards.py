"""What nobody waits for: the sizes of a report's photos are made when the phone has its answer."""

import logging

from django.http import HttpResponse

from news.models import ArticlePage
from news.pictures import photo_facts
from news.rights import photos_of

logger = logging.getLogger(__name__)


def draw_afterwards(response: HttpResponse, article: ArticlePage) -> HttpResponse:
    """A dozen photos take ten seconds and more. A size that is missing all the same is made for whoever asks for it."""
    close = response.close

    def draw_and_close() -> None:
        try:
            for photo in photos_of(article):
                photo_facts(photo)
        except Exception:
            logger.exception("Sizes of a report's photos were not made.", extra={"article": article.pk})
        finally:
            # Last: it gives the database's connection back.
            close()

    response.close = draw_and_close
    return response
