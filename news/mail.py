"""E-mail to readers and complainants, and how all e-mail leaves: after the commit, or not at all.

A message written in a transaction is sent when that transaction commits: nothing is told that was rolled back, and no
mail server is waited for while a write lock is held. Outside a transaction it is sent at once.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives, mailers
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.template.loader import render_to_string

from news.models import PaperSettings
from news.presentation import as_printed
from news.text import clean_text, one_line

logger = logging.getLogger(__name__)

_is_silent: ContextVar[bool] = ContextVar("is_silent", default=False)


class Letter(EmailMultiAlternatives):
    """``when_lost`` is called if the mail server does not take it, so that its sender can send it again."""

    when_lost: Callable[[], None] | None = None


@as_printed()
def letter(template: str, *, to: str, with_html: bool = False, **context: Any) -> Letter:
    """A letter of ``<template>_subject.txt``, ``<template>.txt`` and, if it has one, ``<template>.html``.

    Plain text and simple HTML: no picture, no link that counts, nothing from elsewhere.
    """
    context |= {"paper": PaperSettings.load(), "site_url": settings.SITE_URL}
    made = Letter(
        " ".join(render_to_string(f"{template}_subject.txt", context).split()),
        render_to_string(f"{template}.txt", context).strip() + "\n",
        to=[to],
        headers={"Auto-Submitted": "auto-generated"},
    )
    if with_html:
        made.attach_alternative(render_to_string(f"{template}.html", context), "text/html")
    return made


@contextmanager
def silence() -> Iterator[None]:
    """Nobody is told of what happens inside: demo stories and imports are nobody's news."""
    token = _is_silent.set(True)
    try:
        yield
    finally:
        _is_silent.reset(token)


class AfterCommitBackend(BaseEmailBackend):
    """Hands messages to another mailer; ``through`` is its alias in MAILERS."""

    def __init__(self, *, through: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.through = through

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """The number of messages taken over. A mail server that fails later is logged, and fails nobody's work."""
        messages = [_clean(message) for message in email_messages]
        if messages and not _is_silent.get():
            transaction.on_commit(partial(deliver, messages, through=self.through))
        return len(messages)


def _clean(message: EmailMessage) -> EmailMessage:
    """A headline that came past the editor's form may hold what no header takes; the message goes out all the same."""
    message.subject = one_line(message.subject)
    message.body = clean_text(message.body)
    return message


def deliver(messages: Sequence[EmailMessage], *, through: str) -> None:
    """Send now. Subjects hold headlines, so the log says only how many messages were lost."""
    try:
        mailers[through].send_messages(messages)
    except Exception:
        logger.exception("E-mail could not be sent", extra={"messages": len(messages)})
        for message in messages:
            if when_lost := getattr(message, "when_lost", None):
                when_lost()
