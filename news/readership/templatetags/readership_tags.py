"""Readership on pages of other apps."""

from collections.abc import Collection

from django import template

from news.models import ArticlePage, Region, Section
from news.readership.beacon import beacon_path
from news.readership.models import DailyReads
from news.readership.ranking import MostRead, load_most_read

register = template.Library()


@register.simple_tag
def most_read(place: Section | Region | None = None, without: Collection[int] = frozenset()) -> MostRead:
    """The most read stories, of the whole paper or of a section or region; without stories where too few were read.

    ``without``: ids of those that stand on the page already.
    """
    return load_most_read(place, without=without)


@register.simple_tag
def read_count(article: ArticlePage) -> int:
    """How often a story was read since it is counted; one query."""
    return DailyReads.objects.filter(article=article.pk).total()


@register.simple_tag
def read_beacon(article: ArticlePage) -> str:
    """Where the page reports a read."""
    return beacon_path(article.pk)
