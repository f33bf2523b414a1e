"""The paper's Telegram channel: each story once, kept as true as its page.

Telegram's side is https://core.telegram.org/bots/api: one call, and its answer as values, whatever shape it has.
"""

import json
import logging
from dataclasses import dataclass
from datetime import timedelta
from hashlib import blake2b
from typing import Any

from django.conf import settings
from django.utils import timezone

from news.channels import outside
from news.channels.models import ChannelPost, Ending
from news.channels.wording import post_of
from news.models import ArticlePage, PaperSettings, PublishedArticle
from news.presentation import as_printed
from news.text import one_line

LARGEST_NUMBER = 2**63 - 1
LONGEST_WAIT = timedelta(hours=1)
UNCHANGED = "message is not modified"
NEW_FOR = timedelta(hours=1)
"""A story whose first publication is longer ago is no news, whatever kept it from the channel."""
logger = logging.getLogger(__name__)
Fate = ChannelPost.Fate


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What Telegram said, as values."""

    answer: outside.Answer
    message_id: int | None
    description: str
    retry_after: timedelta

    @property
    def is_unchanged(self) -> bool:
        """The message says already what it was to say."""
        return UNCHANGED in self.description

    @property
    def problem(self) -> str:
        """For the log and the desk."""
        return f"HTTP {self.answer.status} {self.description}".strip()


def is_on() -> bool:
    """Whether there is a bot and a channel."""
    return bool(settings.TELEGRAM_BOT_TOKEN and settings.TELEGRAM_CHANNEL)


def send_message(text: str) -> Reply:
    """A new message in the channel; raises as ``outside.post`` does."""
    return _call("sendMessage", text=text)


def edit_message(message_id: int, *, text: str) -> Reply:
    """Other words in its place; asking twice does no harm. Raises as ``outside.post`` does."""
    return _call("editMessageText", text=text, message_id=message_id)


def read_reply(answer: outside.Answer) -> Reply:
    """Nothing about the shape of the answer is trusted, and the token is in no word of it."""
    said = answer.json()
    result, parameters = _object(said.get("result")), _object(said.get("parameters"))
    seconds = _number(parameters.get("retry_after"))
    longest = int(LONGEST_WAIT.total_seconds())
    return Reply(
        answer=answer,
        message_id=_number(result.get("message_id")),
        description=_without_token(one_line(str(said.get("description") or ""))),
        retry_after=timedelta(seconds=min(seconds or 0, longest)),
    )


def _call(method: str, **values: Any) -> Reply:
    url = f"{settings.TELEGRAM_API}/bot{settings.TELEGRAM_BOT_TOKEN}/{method}"
    body = json.dumps({"chat_id": settings.TELEGRAM_CHANNEL, "parse_mode": "HTML", **values})
    return read_reply(outside.post(url, body=body.encode(), content_type="application/json"))


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _number(value: Any) -> int | None:
    """A number that can be stored; true is none."""
    return value if type(value) is int and 0 < value <= LARGEST_NUMBER else None


def _without_token(text: str) -> str:
    return text.replace(settings.TELEGRAM_BOT_TOKEN, "…")


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


def send_post(post: ChannelPost) -> Ending:
    """Let the channel show what it should."""
    if not ChannelPost.objects.take(post):
        return Ending.NOT_MINE
    if not is_on():
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
        reply = send_message(text)
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
        reply = edit_message(post.message_id, text=text)
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
