"""The ledger on pages of other apps."""

from django import template
from django.http import QueryDict

from news.models import ArticlePage, Person, Retraction
from news.quotes.life import Life, life_of
from news.quotes.models import Quote, numbered
from news.quotes.showing import permalink

register = template.Library()


@register.simple_tag
def person_record(person: Person, positions: list, query: QueryDict | None = None) -> Life:
    """What a person has on record, as ``news/person_page.html`` draws it; two queries."""
    return life_of(person, positions=positions, query=query or QueryDict())


@register.simple_tag
def quote_numbers(article: ArticlePage) -> dict[str, dict[str, str]]:
    """By the block's number, what a live story's quotes are called on record; one query, none without quotes."""
    if not article.pk or article.is_paid or not article.quotes:
        return {}
    rows = Quote.objects.standing().filter(article=article).values_list("block_id", "pk")
    return {str(block): {"text": numbered(pk), "url": permalink(pk)} for block, pk in rows}


@register.filter
def number_of(numbers: dict[str, dict[str, str]] | None, block_id: str) -> dict[str, str]:
    """The number of one quote; nothing for a draft's."""
    return (numbers or {}).get(str(block_id), {})


@register.simple_tag
def withdrawn_with(retraction: Retraction) -> int:
    """How many quotes left the ledger with a retracted story; one query, none before the decision."""
    if retraction.confirmed_at is None:
        return Quote.objects.standing().filter(article_id=retraction.article_id).count()
    left = Quote.objects.filter(article_id=retraction.article_id, withdrawn_at__gte=retraction.confirmed_at)
    return left.count()
