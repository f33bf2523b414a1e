"""Whose story keeps its words back on the public log, and why."""

from functools import reduce
from operator import or_

from django.db.models import Q
from django.utils.translation import gettext as _

from news.models import ArticlePage, Retraction

_PROTECTED = ("is_about_child", "is_about_sexual_violence")


def why_withheld(article: ArticlePage, *, is_retracted: bool) -> str:
    """The sentence that says why no word of any version is shown; empty where they are.

    The whole story is asked, not the page of the log that somebody wants to see.
    """
    if is_retracted:
        return _("We keep the words back: we have retracted this story.")
    if is_protected(article):
        return _("We keep the changed words back: the story concerns somebody whom we protect.")
    return ""


def is_protected(article: ArticlePage) -> bool:
    """Whether a text that was ever public, or a ground on which it was withdrawn, shields somebody; one query."""
    versions = (Q(**{f"versions__content__{name}": True}) for name in _PROTECTED)
    now = (Q(**{name: True}) for name in _PROTECTED)
    withdrawn = Q(retractions__ground__in=Retraction.PROTECTIVE, retractions__confirmed_at__isnull=False)
    shields = reduce(or_, (*versions, *now, withdrawn))
    return ArticlePage.objects.filter(shields, pk=article.pk).order_by().exists()
