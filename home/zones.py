"""Which story stands where on the front page: first what the chief chose, then what is newest, none of them twice."""

from collections import Counter
from typing import Any

from django.utils import timezone

from home.choices import Choices
from home.supply import LATEST, OPINION, Card, Supply
from news.models import ListingRow, Region

SECOND_STORIES = 3
RELATED_STORIES = 2
VOICES = 3
LATEST_STORIES = 6
OPINIONS = 3
TOPIC_STORIES = 3
REGION_BLOCKS = 6
STORIES_PER_REGION = 3
FEWEST_FOR_A_BAND = 2
FEWEST_VOICES = 2


def fill(supply: Supply, choices: Choices, *, regions: dict[int, Region]) -> dict[str, Any]:
    """The stories of every zone. The order is the order of claims: a zone takes what those before it left.

    ``regions``: those of the chosen bands.
    """
    supply.reserve(choices.stories)
    lead = _lead(supply, choices)
    beside_lead = [lead["id"]] if lead else []
    second = supply.take_chosen(choices.second, beside=beside_lead)[:SECOND_STORIES]
    topical = _topical(supply, choices)
    related = _related_to(lead, supply)
    second += supply.take(SECOND_STORIES - len(second), where=_is_news)
    chosen_bands = _chosen_bands(supply, choices, regions=regions)
    latest = supply.take(LATEST_STORIES, where=_is_news)
    return {
        "lead": lead,
        "related_to_lead": related,
        "second_stories": second,
        "voices": _voices(supply, without=lead),
        "topic_stories": topical,
        "region_blocks": [*chosen_bands, *_automatic_bands(supply, beside=chosen_bands)][:REGION_BLOCKS],
        "latest": latest,
        "opinion": _opinions(supply, choices, beside=[*beside_lead, *(card["id"] for card in second)]),
    }


def shown_in(zones: dict[str, Any]) -> set[int]:
    """The ids of all stories that stand in the zones of ``fill``."""
    lists = ("related_to_lead", "second_stories", "topic_stories", "latest", "opinion")
    cards = [card for name in lists for card in zones[name]]
    cards += [card for band in zones["region_blocks"] for card in band["stories"]]
    return {card["id"] for card in [*cards, *filter(None, [zones["lead"]])]}


def _is_news(card: Card) -> bool:
    return card["label"] == "news"


def _lead(supply: Supply, choices: Choices) -> Card | None:
    if chosen := supply.find(choices.lead):
        return chosen
    pictured = supply.take(1, where=lambda card: _is_news(card) and bool(card["photo"]))
    return next(iter(pictured or supply.take(1, where=_is_news)), None)


def _related_to(lead: Card | None, supply: Supply) -> list[Card]:
    """From the place of the lead; those without a picture lose least by standing small."""
    if lead is None or not lead["place"]:
        return []

    def is_near(card: Card) -> bool:
        return _is_news(card) and card["place"] == lead["place"]

    plain = supply.take(RELATED_STORIES, where=lambda card: is_near(card) and not card["photo"])
    return plain or supply.take(RELATED_STORIES, where=is_near)


def _opinions(supply: Supply, choices: Choices, *, beside: list[int]) -> list[Card]:
    chosen = supply.take_chosen(choices.opinions, beside=beside)[:OPINIONS]
    return chosen + supply.take(OPINIONS - len(chosen), of=OPINION)


def _voices(supply: Supply, *, without: Card | None) -> list[dict]:
    """Words of different speakers, of today and with a face before others; fewer than two make no band."""
    today = timezone.localdate()
    voices: dict[str, dict] = {}
    for card in filter(_is_news, supply.all_of(LATEST)):
        quote = card["quote"]
        if quote and (without is None or card["id"] != without["id"]):
            is_today = timezone.localdate(card["published_at"]) == today
            voices.setdefault(quote["speaker"], quote | {"is_today": is_today})
    found = sorted(voices.values(), key=lambda voice: (not voice["is_today"], not voice["portrait"]))[:VOICES]
    return found if len(found) >= FEWEST_VOICES else []


def _topical(supply: Supply, choices: Choices) -> list[Card]:
    if choices.topic is None:
        return []
    listing = (ListingRow.Kind.TOPIC.value, choices.topic)
    if len(supply.left(of=listing)) < FEWEST_FOR_A_BAND:
        return []
    return _pictured_first(supply.take(TOPIC_STORIES, of=listing))


def _chosen_bands(supply: Supply, choices: Choices, *, regions: dict[int, Region]) -> list[dict]:
    """The regions that the chief wants, in that order; one with fewer than two stories left has no band."""
    bands = []
    for key in choices.regions:
        listing, region = (ListingRow.Kind.REGION.value, key), regions.get(key)
        if region is None or len(supply.left(of=listing)) < FEWEST_FOR_A_BAND:
            continue
        place = {"name": region.name, "url": region.get_absolute_url()}
        count = _counts_today(supply.all_of(LATEST))[place["url"]]
        stories = _pictured_first(supply.take(STORIES_PER_REGION, of=listing))
        bands.append({"region": place, "count_today": count, "stories": stories})
    return bands


def _automatic_bands(supply: Supply, *, beside: list[dict]) -> list[dict]:
    """Regions with news that stands nowhere else, those with a picture first: the first two are drawn with one."""
    counts = _counts_today(supply.all_of(LATEST))
    by_place: dict[str, dict] = {}
    for card in filter(_is_news, supply.left()):
        if card["place"]:
            address = card["place"]["url"]
            band = {"region": card["place"], "count_today": counts[address], "stories": []}
            by_place.setdefault(address, band)["stories"].append(card)
    for band in beside:
        by_place.pop(band["region"]["url"], None)
    bands = [band for band in by_place.values() if len(band["stories"]) >= FEWEST_FOR_A_BAND]
    bands.sort(key=lambda band: not any(card["photo"] for card in band["stories"]))
    for band in bands:
        band["stories"] = _pictured_first(band["stories"])[:STORIES_PER_REGION]
    return bands


def _counts_today(cards: list[Card]) -> Counter[str]:
    """How many of today's stories each place has, by its address."""
    today = timezone.localdate()
    return Counter(
        card["place"]["url"]
        for card in cards
        if card["place"] and timezone.localdate(card["published_at"]) == today
    )


def _pictured_first(cards: list[Card]) -> list[Card]:
    return sorted(cards, key=lambda card: not card["photo"])
