"""The HTML of stories whose rows are right: an archive's come without, a release brings other templates.

Until it is stored each reader gets such a story drawn afresh, which shows the same and costs more.
"""

import logging
from collections.abc import Sequence
from typing import Any

from django.db import InterfaceError, OperationalError, transaction

from news.digest import Digests
from news.models import ArticlePage, PublishedArticle
from news.presentation import as_printed, drawn_afresh, render_story, template_version
from news.publication.loading import DRAWN_WITH, hang_on

logger = logging.getLogger(__name__)

# What tells that nobody wrote a row since it was read: a worker of the release before, which still serves, leaves the
# version as it was, and what changes about a photo itself changes neither digest nor moment.
_AS_READ = ("template_version", "revision_id", "digest", "changed_at", "story_html")
# The database is gone, or is held by somebody: another story would fare no better.
_NO_STORYS_FAULT = (OperationalError, InterfaceError)


def to_draw() -> list[int]:
    """Public stories that are not stored as today's templates draw them, by number, the newest first."""
    found = PublishedArticle.objects.exclude(template_version=template_version())
    return list(found.order_by("-published_at", "-pk").values_list("pk", flat=True))


def draw(article_ids: Sequence[int]) -> int:
    """Store the HTML of those among these that are not drawn with today's templates. Returns how many were.

    Drawing holds no lock. A story that somebody writes meanwhile stays as it is, also where the release before did.
    """
    rows = PublishedArticle.objects.exclude(template_version=template_version()).in_bulk(article_ids)
    if not rows:
        return 0
    articles = list(ArticlePage.objects.live().select_related(*DRAWN_WITH).filter(pk__in=rows))
    hang_on(articles)
    # Nobody permitted what a page says that is not what its row was made of.
    same = [article for article in articles if rows[article.pk].digest in Digests.of(article)]
    drawn = {article.pk: _drawn(article, rows[article.pk]) for article in same}
    with transaction.atomic():
        return sum(
            PublishedArticle.objects.filter(
                pk=pk, **{name: getattr(rows[pk], name) for name in _AS_READ}
            ).update(**values)
            for pk, values in drawn.items()
        )


def draw_what_can_be(article_ids: Sequence[int]) -> tuple[int, list[int]]:
    """Draw these, where one that cannot be drawn keeps no other from it. Returns how many were, and which could not."""
    try:
        return draw(article_ids), []
    except _NO_STORYS_FAULT:
        raise
    except Exception:
        logger.info("Some stories could not be drawn together: each is tried by itself.")
    count, failed = 0, []
    for pk in article_ids:
        try:
            count += draw([pk])
        except _NO_STORYS_FAULT:
            raise
        except Exception:
            logger.exception("A story could not be drawn.", extra={"article": pk})
            failed.append(pk)
    return count, failed


@as_printed()
def _drawn(article: ArticlePage, published: PublishedArticle) -> dict[str, Any]:
    facts, body_html = drawn_afresh(article, is_public=True)
    return {
        "template_version": template_version(),
        # The paper's name and the picture to be shared were joined to them when the story was written.
        "facts": published.facts | facts,
        "body_html": body_html,
        "story_html": render_story(article, facts, body_html=body_html, is_public=True),
    }
