from collections.abc import Sequence

from news.arrival import Arrival
from news.models import ArticlePage
from news.quotes import ledger
from news.signals import (
    article_projecting,
    article_projection_checked,
    article_unprojected,
    articles_arriving,
)


def record_quotes(sender: type, *, article: ArticlePage, are_confirmed: bool, **kwargs) -> None:
    """In the publishing transaction, before the story is drawn with their numbers: live ⇔ in the ledger."""
    ledger.record(article, are_confirmed=are_confirmed)


def record_arrivals(sender: type, *, arrivals: Sequence[Arrival], are_confirmed: bool, **kwargs) -> None:
    """The same for the stories of an archive, whose quotes a program found."""
    ledger.record_arrivals(arrivals, are_confirmed=are_confirmed)


def withdraw_quotes(sender: type, *, article_id: int, **kwargs) -> None:
    """In the transaction that takes the story down."""
    ledger.withdraw(article_id)


def report_difference(sender: type, *, article: ArticlePage, **kwargs) -> list[str]:
    """For ``rebuild_published``: whether the standing entries are the story's live quote blocks."""
    return [] if ledger.is_in_step(article) else ["quotes"]


def connect() -> None:
    """Called once, by the app's ``ready``."""
    article_projecting.connect(record_quotes, dispatch_uid="news_quotes.record_quotes")
    articles_arriving.connect(record_arrivals, dispatch_uid="news_quotes.record_arrivals")
    article_projection_checked.connect(report_difference, dispatch_uid="news_quotes.report_difference")
    article_unprojected.connect(withdraw_quotes, dispatch_uid="news_quotes.withdraw_quotes")
