"""What becomes public, changes or leaves is noted in the outbox, in the same transaction; nothing is sent here."""

from django.conf import settings

from news.channels.telegram import ask_for_post, is_on, look_again
from news.channels.websub import ask_for_pings
from news.feeds import feed_paths
from news.models import ArticlePage, ListingRow, PublishedArticle
from news.signals import article_projected, article_projecting, article_unprojected


def note_feeds_before(sender: type, *, article: ArticlePage, **kwargs) -> None:
    """Feeds that a story is about to leave change as well."""
    _note_feeds(article.pk)


def note_new_state(sender: type, *, article: ArticlePage, published: PublishedArticle, **kwargs) -> None:
    """The feeds in which the story stands now, and its post."""
    _note_feeds(article.pk)
    if is_on():
        ask_for_post(published)


def note_withdrawal(sender: type, *, article_id: int, **kwargs) -> None:
    """Before its rows go, while they say where it stood."""
    _note_feeds(article_id)
    if is_on():
        look_again(article_id)


def _note_feeds(article_id: int) -> None:
    if settings.WEBSUB_HUB:
        rows = ListingRow.objects.filter(published_id=article_id).values_list("kind", "key")
        ask_for_pings(feed_paths(rows))


def connect() -> None:
    """Called once, by the app's ``ready``."""
    article_projecting.connect(note_feeds_before, dispatch_uid="news_channels.note_feeds_before")
    article_projected.connect(note_new_state, dispatch_uid="news_channels.note_new_state")
    article_unprojected.connect(note_withdrawal, dispatch_uid="news_channels.note_withdrawal")
