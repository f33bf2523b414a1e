"""The ledger on pages of other apps."""

from typing import Any

from django import template

from news.models import Person
from news.quotes.models import Quote

register = template.Library()

STATEMENTS = 30


@register.simple_tag
def statements_of(person: Person) -> list[dict[str, Any]]:
    """What a person has on record, newest first, as ``components/timeline.html`` draws it; one query."""
    entries = Quote.objects.standing().by(person).filter(article__published__isnull=False).newest_first()
    rows = entries.values_list(
        "text",
        "role",
        "place",
        "said_at",
        "block_id",
        "article__published__url",
        "article__published__card__title",
    )
    return [
        {
            "text": text,
            "role": role,
            "place": place,
            "said_at": said_at,
            "url": f"{url}#b-{block_id}",
            "article": {"title": title, "url": url},
        }
        for text, role, place, said_at, block_id, url, title in rows[:STATEMENTS]
    ]
