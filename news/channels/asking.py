"""Which story is posted in the paper's Telegram channel, and when its post is looked at again."""

from datetime import timedelta

from django.utils import timezone

from news.channels.models import ChannelPost
from news.models import ArticlePage, PaperSettings, PublishedArticle

NEW_FOR = timedelta(hours=1)
"""A story whose first publication is longer ago is no news, whatever kept it from the channel."""


def ask_for_post(published: PublishedArticle) -> None:
    """Within the transaction that publishes: a new story is to be posted, a posted one to be looked at again."""
    now, fate = timezone.now(), ChannelPost.Fate
    posts = ChannelPost.objects.filter(article_id=published.pk)
    stands_there = posts.filter(fate__in=(fate.LEAVING, fate.POSTED))
    if stands_there.update(due_at=now, tries=0) or not (is_new(published) and may_be_posted(published)):
        return
    _post, is_first = ChannelPost.objects.get_or_create(article_id=published.pk, defaults={"due_at": now})
    if not is_first:
        posts.filter(fate=fate.WAITING).update(due_at=now, tries=0)


def look_again(article_id: int) -> None:
    """The story left the public site, and its post is to say so; of one that may stand there, the log says so again."""
    ChannelPost.objects.filter(article_id=article_id).update(due_at=timezone.now(), tries=0)


def is_new(published: PublishedArticle) -> bool:
    """Whether readers of the channel would take it for news."""
    return published.published_at >= timezone.now() - NEW_FOR


def may_be_posted(published: PublishedArticle) -> bool:
    """Paid text only if the paper says so."""
    is_paid = published.card["label"] == ArticlePage.Label.ADVERTORIAL
    return not is_paid or PaperSettings.load().posts_paid_texts
