"""Telling that readers may see something new: story by story, or once for many that are written again together."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from news.models import ArticlePage
from news.signals import article_published, stories_redrawn

_held: ContextVar[list[int] | None] = ContextVar("held_announcements", default=None)


def announce(article: ArticlePage) -> None:
    """Call it after the commit."""
    held = _held.get()
    if held is None:
        article_published.send_robust(ArticlePage, article=article)
    else:
        held.append(article.pk)


@contextmanager
def told_at_once() -> Iterator[None]:
    """Stories that are written again inside are told of together, at the end: finished pages are made anew once.

    Not inside a transaction that ends later: what it announces would be told of one by one.
    """
    held: list[int] = []
    token = _held.set(held)
    try:
        yield
    finally:
        _held.reset(token)
        if held:
            stories_redrawn.send_robust(ArticlePage, article_ids=held)
