"""Telegram's side (https://core.telegram.org/bots/api): one call, and its answer as values, whatever shape it has."""

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings

from news.channels import outside
from news.text import one_line

LARGEST_NUMBER = 2**63 - 1
LONGEST_WAIT = timedelta(hours=1)
UNCHANGED = "message is not modified"


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
