"""The paper's Telegram channel: each story once, kept as true as its page."""

import logging
from datetime import timedelta
from hashlib import blake2b
from typing import Any

from django.utils import timezone

from news.channels import outside, telegram
from news.channels.asking import is_new, may_be_posted
from news.channels.models import ChannelPost, Ending
from news.channels.telegram import Reply
from news.channels.wording import post_of
from news.models import ArticlePage
from news.presentation import as_printed

logger = logging.getLogger(__name__)

Fate = ChannelPost.Fate


def send_post(post: ChannelPost) -> Ending:
    """Let the channel show what it should."""
    if not ChannelPost.objects.take(post):
        return Ending.NOT_MINE
    if not telegram.is_on():
        post.give_up(problem="off")
        return Ending.TOLD
    if post.fate in (Fate.LEAVING, Fate.UNKNOWN):
        # The run that sent it died, or the story left the public site.
        return _leave_unknown(post, problem=post.problem or "not answered", ending=Ending.FAILED)
    article = ArticlePage.objects.select_related("published").get(pk=post.article_id)
    with as_printed():
        text = post_of(article)
    return _edit(post, text=text) if post.fate == Fate.POSTED else _post(post, article, text=text)


def _post(post: ChannelPost, article: ArticlePage, *, text: str) -> Ending:
    published = article.load_published()
    if published is None or not may_be_posted(published):
        # Withdrawn before anybody read of it there: if it comes back while it is news, it is looked at again.
        post.done()
        return Ending.TOLD
    if not is_new(published):
        return _give_up(post, problem=post.problem or "too late")
    return _post_first(post, text=text)


def _post_first(post: ChannelPost, *, text: str) -> Ending:
    """Telegram knows no key by which a repeated request is the same: what may have arrived is not sent again."""
    ChannelPost.objects.filter(pk=post.pk).update(fate=Fate.LEAVING)
    try:
        reply = telegram.send_message(text)
    except outside.NotReached as failure:
        return _put_off(post, problem=str(failure), fate=Fate.WAITING)
    except outside.NotAnswered as failure:
        return _leave_unknown(post, problem=str(failure), ending=Ending.UNWELL)
    if reply.answer.is_good and reply.message_id:
        now = timezone.now()
        post.done(fate=Fate.POSTED, message_id=reply.message_id, posted_at=now, text_digest=_digest(text))
        return Ending.TOLD
    if reply.answer.is_busy:
        return _put_off(post, problem=reply.problem, after=reply.retry_after, fate=Fate.WAITING)
    if reply.answer.is_good or reply.answer.is_unwell:
        return _leave_unknown(post, problem=reply.problem, ending=Ending.UNWELL)
    return _refused(post, reply, fate=Fate.WAITING)


def _edit(post: ChannelPost, *, text: str) -> Ending:
    if _digest(text) == post.text_digest:
        post.done()
        return Ending.TOLD
    try:
        reply = telegram.edit_message(post.message_id, text=text)
    except (outside.NotReached, outside.NotAnswered) as failure:
        return _put_off(post, problem=str(failure))
    if reply.answer.is_good or reply.is_unchanged:
        post.done(text_digest=_digest(text))
        return Ending.TOLD
    if reply.answer.is_busy or reply.answer.is_unwell:
        return _put_off(post, problem=reply.problem, after=reply.retry_after)
    return _refused(post, reply)


def _put_off(post: ChannelPost, *, problem: str, after: timedelta = timedelta(), **facts: Any) -> Ending:
    if post.put_off(problem=problem, after=after, **facts):
        logger.warning("A post waits for Telegram.", extra=_facts(post, problem=problem))
    else:
        logger.error("A post was given up.", extra=_facts(post, problem=problem))
    return Ending.UNWELL


def _give_up(post: ChannelPost, *, problem: str) -> Ending:
    post.give_up(problem=problem)
    logger.error("A post was given up.", extra=_facts(post, problem=problem))
    return Ending.FAILED


def _leave_unknown(post: ChannelPost, *, problem: str, ending: Ending) -> Ending:
    """Twice is worse than not at all; somebody has to look."""
    post.give_up(problem=problem, fate=Fate.UNKNOWN)
    logger.error(
        "Nobody knows whether a story was posted; look at the channel.", extra=_facts(post, problem=problem)
    )
    return ending


def _refused(post: ChannelPost, reply: Reply, **facts: Any) -> Ending:
    post.give_up(problem=reply.problem, **facts)
    logger.error("Telegram refuses a post.", extra=_facts(post, problem=reply.problem))
    return Ending.FAILED


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "replace"), digest_size=16).hexdigest()


def _facts(post: ChannelPost, *, problem: str) -> dict[str, Any]:
    return {"article": post.article_id, "problem": problem}
