"""The lock of a story. Every decision about it takes this one first, then whatever else it needs."""

from wagtail.models import Page

from news.models import ArticlePage


def lock_story(article: ArticlePage) -> None:
    """Until the transaction ends nobody else decides about the story, nor saves it; an archive's has the row too.

    It is the page's row (PostgreSQL) or the immediate write transaction (SQLite). Of a story that was deleted there is
    nothing left to lock.
    """
    lock_page(article.pk)


def lock_page(page_id: int | str) -> None:
    """The same by id, for whoever does not have the story yet: a schedule knows what is due by its number."""
    Page.objects.select_for_update().only("pk").filter(pk=page_id).first()
