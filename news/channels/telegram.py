"""The paper's Telegram channel (https://core.telegram.org/bots/api): each story once, kept as true as its page."""

import json
import logging
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Any

from django.conf import settings
from django.utils import timezone

from news.channels import outside
from news.channels.models import ChannelPost
from news.channels.wording import post_of
from news.models import ArticlePage, PaperSettings, PublishedArticle
from news.presentation import as_printed

logger = logging.getLogger(__name__)

NEW_FOR = timedelta(hours=1)
"""A story whose first publication is longer ago is no news: an archive that is imported is not posted."""
UNCHANGED = "message is not modified"
MADE_ANEW = (429, 500, 502, 503, 504)


def is_on() -> bool:
    """Whether there is a bot and a channel."""
    return bool(settings.TELEGRAM_BOT_TOKEN and settings.TELEGRAM_CHANNEL)


def ask_for_post(published: PublishedArticle) -> None:
    """Within the transaction that publishes: a new story is to be posted, a posted one to be looked at again."""
    now = timezone.now()
    if ChannelPost.objects.filter(article_id=published.pk).update(due_at=now, tries=0):
        return
    if published.published_at >= now - NEW_FOR and _may_be_posted(published):
        ChannelPost.objects.get_or_create(article_id=published.pk, defaults={"due_at": now})


def look_again(article_id: int) -> None:
    """The story left the public site, and its post is to say so."""
    ChannelPost.objects.filter(article_id=article_id).update(due_at=timezone.now(), tries=0)


def send_post(post: ChannelPost) -> bool | None:
    """Whether the channel shows what it should; None when another run has the post."""
    taken = ChannelPost.objects.take(post)
    if taken is None:
        return None
    if not is_on():
        post.give_up(taken, problem="off")
        return True
    post.refresh_from_db()
    if post.is_leaving:
        # It may stand there already, and twice is worse than not at all.
        post.give_up(taken, problem="not answered", is_leaving=False)
        logger.error("Nobody knows whether a story was posted; look at the channel.", extra=_facts(post))
        return False
    article = ArticlePage.objects.select_related("published").get(pk=post.article_id)
    with as_printed():
        text = post_of(article)
    if post.message_id is None:
        return _post(post, taken, text=text, article=article)
    return _edit(post, taken, text=text)


def _may_be_posted(published: PublishedArticle) -> bool:
    is_paid = published.card["label"] == ArticlePage.Label.ADVERTORIAL
    return not is_paid or PaperSettings.load().posts_paid_texts


def _post(post: ChannelPost, taken: datetime, *, text: str, article: ArticlePage) -> bool:
    published = article.load_published()
    if published is None or not _may_be_posted(published):
        # Withdrawn before anybody read of it there: when it comes back, it is looked at again.
        post.done(taken)
        return True
    ChannelPost.objects.filter(pk=post.pk).update(is_leaving=True)
    try:
        answer = _call("sendMessage", text=text)
    except outside.NotReached as failure:
        return _put_off(post, taken, problem=str(failure))
    except outside.NotAnswered:
        post.give_up(taken, problem="not answered", is_leaving=False)
        logger.error("Nobody knows whether a story was posted; look at the channel.", extra=_facts(post))
        return False
    message_id = answer.json().get("result", {}).get("message_id")
    if not answer.is_good or not isinstance(message_id, int):
        return _not_taken(post, taken, answer)
    facts = {"message_id": message_id, "posted_at": timezone.now(), "text_digest": _digest(text)}
    post.done(taken, is_leaving=False, **facts)
    return True


def _edit(post: ChannelPost, taken: datetime, *, text: str) -> bool:
    if _digest(text) == post.text_digest:
        post.done(taken)
        return True
    try:
        answer = _call("editMessageText", text=text, message_id=post.message_id)
    except (outside.NotReached, outside.NotAnswered) as failure:
        # The same text twice does no harm here.
        return _put_off(post, taken, problem=str(failure))
    if answer.is_good or UNCHANGED in str(answer.json().get("description", "")):
        post.done(taken, text_digest=_digest(text))
        return True
    return _not_taken(post, taken, answer)


def _not_taken(post: ChannelPost, taken: datetime, answer: outside.Answer) -> bool:
    """Telegram said no: for now, or for good."""
    problem = f"HTTP {answer.status} {answer.json().get('description', '')}".strip()
    if answer.status in MADE_ANEW:
        seconds = answer.json().get("parameters", {}).get("retry_after", 0)
        after = timedelta(seconds=seconds) if isinstance(seconds, int) and seconds > 0 else timedelta()
        return _put_off(post, taken, problem=problem, after=min(after, timedelta(hours=1)))
    post.give_up(taken, problem=_without_token(problem), is_leaving=False)
    logger.error("Telegram refuses a post.", extra=_facts(post, problem=problem))
    return False


def _put_off(post: ChannelPost, taken: datetime, *, problem: str, after: timedelta = timedelta()) -> bool:
    problem = _without_token(problem)
    if post.put_off(taken, problem=problem, after=after, is_leaving=False):
        logger.warning("A post waits for Telegram.", extra=_facts(post, problem=problem))
    else:
        logger.error("A post was given up.", extra=_facts(post, problem=problem))
    return False


def _call(method: str, **values: Any) -> outside.Answer:
    url = f"{settings.TELEGRAM_API}/bot{settings.TELEGRAM_BOT_TOKEN}/{method}"
    body = json.dumps({"chat_id": settings.TELEGRAM_CHANNEL, "parse_mode": "HTML", **values})
    return outside.post(url, body=body.encode(), content_type="application/json")


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "replace"), digest_size=16).hexdigest()


def _facts(post: ChannelPost, *, problem: str = "") -> dict[str, Any]:
    return {"article": post.article_id, "problem": _without_token(problem)}


def _without_token(text: str) -> str:
    return text.replace(settings.TELEGRAM_BOT_TOKEN, "…")
