"""Who is kept from readers for now: an app above says it of people whom nobody of the newsroom has looked at."""

from django.db.models import QuerySet
from wagtail import hooks

HOOK = "news_withheld_people"
"""A condition on people, true of those who get no page, no line in the sitemap and no answer of the search."""


def without_withheld(people: QuerySet) -> QuerySet:
    """Those of some people whom readers may be led to; no statement of its own."""
    for condition in hooks.get_hooks(HOOK):
        people = people.filter(~condition())
    return people
