"""The e-mails: the link that confirms, and the newsletter. No picture, no link that counts, nothing from elsewhere."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from news.models import PaperSettings, Region
from news.newsletter.issue import Part
from news.newsletter.models import Subscriber
from news.presentation import as_printed


class Letter(EmailMultiAlternatives):
    """``when_lost`` is called if the mail server does not take it (``newsroom.mail.deliver``)."""

    when_lost: Callable[[], None]


def send_link(email: str, *, region: Region, token: str) -> None:
    """Nothing that a stranger typed is in it: anybody may type anybody's address."""
    link = settings.SITE_URL + reverse("newsletter_confirm", args=[token])
    subject, body = _texts("newsletter_link", link=link, region=region)
    EmailMessage(subject, body, to=[email], headers={"Auto-Submitted": "auto-generated"}).send()


def letter_for(subscriber: Subscriber, parts: list[Part]) -> Letter:
    """The newsletter as plain text and as HTML; mail programs offer one click that ends it (RFC 8058)."""
    end_link = settings.SITE_URL + reverse("newsletter_end", args=[subscriber.secret])
    context = {
        "parts": parts,
        "end_link": end_link,
        "today": timezone.localtime(),
        "lead": parts[0].stories[0],
    }
    subject, body = _texts("newsletter", **context)
    letter = Letter(
        subject,
        body,
        to=[subscriber.email],
        headers={
            "List-Unsubscribe": f"<{end_link}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "List-Id": f"<buletin.{urlsplit(settings.SITE_URL).hostname}>",
            "Auto-Submitted": "auto-generated",
        },
    )
    with as_printed():
        letter.attach_alternative(render_to_string("mail/newsletter.html", _with_paper(context)), "text/html")
    return letter


def _texts(name: str, **context: Any) -> tuple[str, str]:
    """Subject and plain text."""
    with as_printed():
        subject = render_to_string(f"mail/{name}_subject.txt", _with_paper(context))
        body = render_to_string(f"mail/{name}.txt", _with_paper(context))
    return " ".join(subject.split()), body.strip() + "\n"


def _with_paper(context: dict[str, Any]) -> dict[str, Any]:
    return context | {"paper": PaperSettings.load(), "site_url": settings.SITE_URL}
