"""E-mail to complainants, and to the editor-in-chief about the clock.

Nothing that a sender typed is in the first e-mail: anybody may type anybody's address, and our server carries no
stranger's words. E-mail to the newsroom never says who complained.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from news.editorial.complaints.sealing import unseal
from news.editorial.desks import chiefs
from news.editorial.models import Complaint
from news.models import PaperSettings
from news.presentation import as_printed


class Message(EmailMessage):
    """``when_lost`` is called if the mail server does not take it (``newsroom.mail.deliver``): then it is due again."""

    when_lost: Callable[[], None]


def ask_to_verify(complaint: Complaint, *, token: str) -> None:
    """The link that shows that the e-mail address is the sender's. The clock sends another if this one is lost."""
    identity = unseal(complaint.identity)
    link = settings.SITE_URL + reverse("complaint_verify", args=[token])
    _send("verify", to=identity.email, complaint=complaint, again="link_sent_at", link=link)


def send_receipt(complaint: Complaint) -> None:
    """Number, clock and the link of the receipt."""
    _to_complainant("receipt", complaint)


def tell_outcome(complaint: Complaint) -> None:
    """What became of it; nobody, once the identity was removed."""
    _to_complainant("outcome", complaint)


def tell_half_time(complaint: Complaint) -> int:
    """Half of the time is gone. Number, story and clock, nothing of the complainant; returns how many were told."""
    return _to_chiefs("half_time", complaint, again="half_time_told_at")


def tell_limit(complaint: Complaint) -> int:
    """The time is over, and the case is open."""
    return _to_chiefs("limit", complaint, again="limit_told_at")


def tell_forgotten(complaint: Complaint) -> int:
    """An open case was so late that who sent it, and what they wrote, had to go."""
    return _to_chiefs("forgotten", complaint)


def _to_chiefs(template: str, complaint: Complaint, *, again: str = "") -> int:
    """To the editors-in-chief; where there is none with an address, to whoever runs the system."""
    administrators = get_user_model().objects.filter(is_active=True, is_superuser=True)
    told = chiefs().exclude(email="") or administrators.exclude(email="")
    addresses = sorted({user.email for user in told})
    link = settings.SITE_URL + reverse("news_editorial:complaint", args=[complaint.pk])
    for email in addresses:
        _send(template, to=email, complaint=complaint, again=again, link=link)
    return len(addresses)


def _to_complainant(template: str, complaint: Complaint) -> None:
    identity = unseal(complaint.identity)
    if identity is not None:
        link = settings.SITE_URL + reverse("complaint_receipt", args=[identity.receipt])
        _send(template, to=identity.email, complaint=complaint, link=link)


def _send(template: str, *, to: str, complaint: Complaint, again: str = "", **context: Any) -> None:
    base = f"news_editorial/mail/complaint_{template}"
    context |= {"complaint": complaint, "paper": PaperSettings.load(), "url": settings.SITE_URL}
    with as_printed():
        subject = " ".join(render_to_string(f"{base}_subject.txt", context).split())
        body = render_to_string(f"{base}.txt", context).strip() + "\n"
    message = Message(subject, body, to=[to], headers={"Auto-Submitted": "auto-generated"})
    if again:
        message.when_lost = partial(_is_due_again, complaint.pk, again)
    message.send()


def _is_due_again(pk: int, name: str) -> None:
    """``name`` says when it was told; it was not."""
    Complaint.objects.filter(pk=pk).update(**{name: None})
