"""What stands beside the story on the reading screen: what to know before deciding."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from html import unescape
from typing import Any

from django.contrib.auth import get_user_model
from django.utils import timezone
from django.utils.html import strip_tags
from wagtail.fields import StreamField
from wagtail.models import COMMENTS_RELATION_NAME, Comment, TaskState

from news.editorial.board.claims import STALE_AFTER
from news.editorial.checklist import answered_findings
from news.editorial.findings.panel import LinkedFinding, editor_url
from news.editorial.four_eyes import contributors
from news.editorial.models import Claim
from news.editorial.overrides import is_missing
from news.editorial.reading.answers import OpenAnswers
from news.editorial.status import load_answers
from news.models import ArticlePage

LONGEST_QUOTE = 120
LONGEST_THREAD = 50


@dataclass(frozen=True, slots=True)
class Said:
    """One turn: ``words`` of the text that it refers to; ``act`` is "returned" or "approved" for an answer."""

    by: Any
    at: datetime
    text: str
    words: str = ""
    act: str = ""
    comment_id: int | None = None
    is_settled: bool = False
    replies: list["Said"] = field(default_factory=list)


def load_conversation(article: ArticlePage, content: ArticlePage) -> list[Said]:
    """Everything, oldest first; four queries. ``content`` is the text on the screen, which the words are taken from."""
    remarks = (
        Comment.objects.filter(page_id=article.pk).select_related("user").prefetch_related("replies__user")
    )
    positions = {comment.pk: comment.position for comment in getattr(content, COMMENTS_RELATION_NAME).all()}
    newest = remarks.order_by("-created_at", "-pk")[:LONGEST_THREAD]
    turns = [_remark(comment, content, position=positions.get(comment.pk, "")) for comment in newest]
    turns += [_answer(answer) for answer in load_answers(article, count=LONGEST_THREAD)]
    return sorted(turns, key=lambda said: said.at)


def _remark(comment: Comment, content: ArticlePage, *, position: str) -> Said:
    replies = [Said(reply.user, reply.created_at, reply.text) for reply in comment.replies.all()]
    return Said(
        comment.user,
        comment.created_at,
        comment.text,
        words=_words(comment.contentpath, content, position=position),
        comment_id=comment.pk,
        is_settled=comment.resolved_at is not None,
        replies=sorted(replies, key=lambda reply: reply.at),
    )


def _answer(answer: TaskState) -> Said:
    act = "approved" if answer.status == TaskState.STATUS_APPROVED else "returned"
    return Said(answer.finished_by, answer.finished_at, answer.comment, act=act)


def _words(path: str, content: ArticlePage, *, position: str) -> str:
    """The words marked in the editor; else the beginning of the field; nothing for what is gone."""
    name, *inside = path.split(".")
    field = {each.name: each for each in content._meta.get_fields()}.get(name)
    value = getattr(content, name, "") if field else ""
    if inside:
        # Wagtail stores whatever path a browser sends.
        bound = field.get_block_by_content_path(value, inside) if isinstance(field, StreamField) else None
        value = bound.value if bound else ""
    html = getattr(value, "source", None)
    if html is None:
        text = str(value or "") if isinstance(value, str) else ""
    else:
        text = " ".join(_marked(html, position)) or _plain(html)
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE].rstrip()} …"


def _marked(html: str, position: str) -> Iterator[str]:
    """Draftail keeps for each paragraph its key and where the mark begins and ends; anything else is no mark."""
    try:
        ranges = [
            (str(mark["key"]), int(mark["start"]), int(mark["end"])) for mark in json.loads(position or "[]")
        ]
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return
    for key, start, end in ranges:
        found = re.search(rf'data-block-key="{re.escape(key)}"[^>]*>(.*?)</(?:p|li|h\d)>', html, re.DOTALL)
        if found and 0 <= start < end:
            yield _plain(found[1])[start:end].strip()


def _plain(html: str) -> str:
    return unescape(strip_tags(html)).strip()


def load_side(answers: OpenAnswers) -> dict[str, Any]:
    """Findings with who checked them, contributions, claim and conversation."""
    article, content = answers.article, answers.content
    answered = answered_findings(content)
    blocking = [entry.finding for entry in answered if entry.finding.is_blocking]
    unchecked = [entry for entry in answered if entry.is_open and not entry.finding.is_blocking]
    return {
        "findings": [LinkedFinding.of(article, entry) for entry in answered],
        "blocking_count": len(blocking),
        "advice_count": len(answered) - len(blocking),
        "unchecked_count": len(unchecked),
        "is_gate_open": not blocking and not unchecked,
        "overridden": [finding for finding in blocking if not is_missing(finding)],
        "missing": [finding for finding in blocking if is_missing(finding)],
        "contributions": load_contributions(content),
        "claim": load_claim(article),
        "conversation": load_conversation(article, content),
        "change_note_url": f"{editor_url(article)}#id_change_note",
    }


def load_contributions(content: ArticlePage) -> list[tuple[Any, int]]:
    """Who changed the text since it was last public, most changes first; three queries."""
    counts = contributors(content)
    users = get_user_model().objects.in_bulk(list(counts))
    return sorted(((users[pk], counts[pk]) for pk in counts), key=lambda pair: -pair[1])


def load_claim(article: ArticlePage) -> Claim | None:
    """Who reads the story now; one query. Who went to lunch reads no more."""
    fresh = Claim.objects.filter(article_id=article.pk, made_at__gt=timezone.now() - STALE_AFTER)
    return fresh.select_related("made_by").first()
