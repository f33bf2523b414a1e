"""The ledger on pages of other apps."""

from typing import Any

from django import template
from django.db.models import Exists, F, OuterRef, Q

from news.models import ArticlePage, Person, Retraction
from news.presentation import address_of
from news.quotes.models import Quote

register = template.Library()

STATEMENTS = 30
_PROTECTIVE = [str(ground) for ground in Retraction.PROTECTIVE]


@register.simple_tag
def statements_of(person: Person) -> list[dict[str, Any]]:
    """What a person has on record, newest first, as ``components/timeline.html`` draws it; one query.

    Words that left with a retracted story leave their place and the way to the reason, unless the ground protects
    somebody; then one more query.
    """
    retraction = Retraction.objects.in_force().exclude(ground__in=_PROTECTIVE)
    left_with_it = retraction.filter(article=OuterRef("article"), confirmed_at__lte=OuterRef("withdrawn_at"))
    is_public = Q(withdrawn_at=None, article__published__isnull=False)
    entries = Quote.objects.by(person).filter(is_public | Q(Exists(left_with_it))).newest_first()
    rows = list(
        entries.values(
            "text",
            "role",
            "place",
            "said_at",
            "block_id",
            "withdrawn_at",
            "article_id",
            address=F("article__published__url"),
            title=F("article__published__card__title"),
            is_corrected=F("article__published__card__has_correction"),
        )[:STATEMENTS]
    )
    addresses = _addresses({row["article_id"] for row in rows if row["withdrawn_at"]})
    return [_withdrawn(row, addresses) if row["withdrawn_at"] else _standing(row) for row in rows]


@register.simple_tag
def withdrawn_with(retraction: Retraction) -> int:
    """How many quotes left the ledger with a retracted story; one query, none before the decision."""
    if retraction.confirmed_at is None:
        return Quote.objects.standing().filter(article_id=retraction.article_id).count()
    left = Quote.objects.filter(article_id=retraction.article_id, withdrawn_at__gte=retraction.confirmed_at)
    return left.count()


def _standing(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "text": row["text"],
        "role": row["role"],
        "place": row["place"],
        "said_at": row["said_at"],
        "url": f"{row['address']}#b-{row['block_id']}",
        "article": {"title": row["title"], "url": row["address"]},
        "is_corrected": bool(row["is_corrected"]),
    }


def _withdrawn(row: dict[str, Any], addresses: dict[int, str]) -> dict[str, Any]:
    """The place and the time, and neither the words nor the headline."""
    return {
        "place": row["place"],
        "said_at": row["said_at"],
        "withdrawn_at": row["withdrawn_at"],
        "reason_url": addresses[row["article_id"]],
    }


def _addresses(article_ids: set[int]) -> dict[int, str]:
    if not article_ids:
        return {}
    articles = ArticlePage.objects.filter(pk__in=article_ids).only("slug", "url_path")
    return {article.pk: address_of(article) for article in articles}
