"""The e-mail with the link that signs in: plain text and simple HTML, no picture, nothing from elsewhere."""

from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse

from news.models import PaperSettings
from news.presentation import as_printed


def send_link(email: str, *, token: str, minutes: int) -> None:
    """Nothing that a stranger typed is in it: anybody may type anybody's address."""
    context: dict[str, Any] = {
        "link": settings.SITE_URL + reverse("comments_enter", args=[token]),
        "minutes": minutes,
        "paper": PaperSettings.load(),
        "site_url": settings.SITE_URL,
    }
    with as_printed():
        subject = render_to_string("mail/comments_link_subject.txt", context)
        body = render_to_string("mail/comments_link.txt", context)
        html = render_to_string("mail/comments_link.html", context)
    letter = EmailMultiAlternatives(
        " ".join(subject.split()),
        body.strip() + "\n",
        to=[email],
        headers={"Auto-Submitted": "auto-generated"},
    )
    letter.attach_alternative(html, "text/html")
    letter.send()
