"""The reading screen over HTTP, as an editor uses it."""

from typing import Any

from django.urls import reverse

from news.digest import digest_of_content
from news.editorial.checklist import answered_findings, fingerprint
from news.editorial.models import CheckedFinding
from news.models import ArticlePage


def reading_url(article: ArticlePage) -> str:
    return reverse("news_editorial:read", args=[article.pk])


def newest(article: ArticlePage) -> ArticlePage:
    return ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()


def digest(article: ArticlePage) -> str:
    return digest_of_content(ArticlePage.objects.get(pk=article.pk).get_latest_revision().content)


def read(client: Any, article: ArticlePage, **query: str) -> Any:
    return client.get(reading_url(article), query)


def answer(client: Any, article: ArticlePage, kind: str, *, seen: str = "", **values: str) -> Any:
    return client.post(reading_url(article), {"answer": kind, "digest": seen or digest(article), **values})


def check_advice(article: ArticlePage, *, by: Any) -> None:
    """ "Sudah dicek", for everything that the gate advises about the newest text."""
    for entry in answered_findings(newest(article)):
        if entry.is_open and not entry.finding.is_blocking:
            CheckedFinding.objects.create(
                article=article,
                rule=entry.finding.rule,
                fingerprint=fingerprint(entry.finding),
                message=entry.finding.message,
                made_by=by,
            )


def save_draft(article: ArticlePage, *, user: Any = None, **changes: Any) -> ArticlePage:
    """A new version on top of the newest; by default its owner's."""
    draft = newest(article)
    for name, value in changes.items():
        setattr(draft, name, value)
    draft.save_revision(user=user or article.owner)
    return ArticlePage.objects.get(pk=article.pk)


def is_live(article: ArticlePage) -> bool:
    return ArticlePage.objects.get(pk=article.pk).live


def said(response: Any) -> str:
    """What the newsroom will say on the next page."""
    return " ".join(str(message) for message in response.wsgi_request._messages)
