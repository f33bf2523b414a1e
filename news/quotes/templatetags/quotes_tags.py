"""The ledger on pages of other apps."""

from typing import Any

from django import template
from django.http import QueryDict
from django.urls import reverse

from news.models import ArticlePage, Person, Retraction
from news.quotes.models import Quote, numbered
from news.quotes.showing import permalink
from news.quotes.timeline import Timeline, timeline_of

register = template.Library()


@register.simple_tag
def person_record(person: Person, positions: list, query: QueryDict | None = None) -> Timeline:
    """What a person has on record, as ``news/person_page.html`` draws it; two queries."""
    return timeline_of(person, positions=positions, query=query or QueryDict())


@register.simple_tag
def quote_numbers(article: ArticlePage) -> dict[str, dict[str, Any]]:
    """By the block's number, what a live story's quotes are called on record; one query, none without quotes."""
    if not article.pk or article.is_paid or not article.quotes:
        return {}
    asked = ("block_id", "pk", "is_confirmed", "speaker__slug")
    rows = list(Quote.objects.standing().filter(article=article).values_list(*asked))
    # The story around this text asks next, and once.
    article._open_speakers = {slug for _block, _pk, is_confirmed, slug in rows if slug and not is_confirmed}
    return {
        str(block): {"text": numbered(pk), "url": permalink(pk), "is_unconfirmed": not is_confirmed}
        for block, pk, is_confirmed, _slug in rows
    }


@register.filter
def number_of(numbers: dict[str, dict[str, Any]] | None, block_id: str) -> dict[str, Any]:
    """The number of one quote; nothing for a draft's."""
    return (numbers or {}).get(str(block_id), {})


@register.filter
def page_unless_open(speaker: Person | None, number: dict[str, Any]) -> str:
    """Where the page of a quote's speaker is; nowhere as long as nobody confirmed that they said it."""
    return "" if speaker is None or number.get("is_unconfirmed") else speaker.get_absolute_url()


@register.simple_tag
def confirmed_speakers(article: ArticlePage, speakers: list[dict[str, str]]) -> list[dict[str, str]]:
    """Those of a story's speakers to whose pages it leads; no query right after the text was drawn, else one."""
    if not article.pk or not speakers:
        return speakers
    slugs = article.__dict__.pop("_open_speakers", None)
    if slugs is None:
        rows = Quote.objects.standing().unconfirmed().filter(article=article, speaker__isnull=False)
        slugs = set(rows.values_list("speaker__slug", flat=True))
    # Compared by address: the story's facts hold no numbers of people.
    left = {reverse("person", args=[slug]) for slug in slugs}
    return [speaker for speaker in speakers if speaker["url"] not in left]


@register.simple_tag
def withdrawn_with(retraction: Retraction) -> int:
    """How many quotes left the ledger with a retracted story; one query, none before the decision."""
    if retraction.confirmed_at is None:
        return Quote.objects.standing().filter(article_id=retraction.article_id).count()
    left = Quote.objects.filter(article_id=retraction.article_id, withdrawn_at__gte=retraction.confirmed_at)
    return left.count()
