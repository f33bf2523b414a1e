"""How the front page fills: lead, second rank, voices, regions, latest, opinion; no story stands there twice."""

from collections import Counter
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from news.models import Correction, ListingRow, Section

if TYPE_CHECKING:
    from home.models import HomePage

NEWEST_CONSIDERED = 60
SECOND_STORIES = 3
RELATED_STORIES = 2
VOICES = 3
LATEST = 6
OPINIONS = 3
REGION_BLOCKS = 6
STORIES_PER_REGION = 3
FEWEST_FOR_A_REGION = 2
FEWEST_VOICES = 2


def front_context(page: "HomePage") -> dict[str, Any]:
    """All that ``home/home_page.html`` draws; at most seven queries, whatever the number of stories."""
    cards = [
        row.card()
        for row in ListingRow.objects.of(ListingRow.Kind.LATEST)
        .newest_first()
        .for_cards()[:NEWEST_CONSIDERED]
    ]
    opinion = _opinion()
    opinion_ids = {card["id"] for card in opinion}
    cards = [card for card in cards if card["id"] not in opinion_ids and card["label"] == "news"]
    lead = _lead(page, cards)
    rest = [card for card in cards if lead is None or card["id"] != lead["id"]]
    related = _related_to(lead, rest)
    rest = _without(rest, related)
    second, rest = rest[:SECOND_STORIES], rest[SECOND_STORIES:]
    latest, rest = rest[:LATEST], rest[LATEST:]
    return {
        "lead": lead,
        "related_to_lead": related,
        "second_stories": second,
        "voices": _voices(cards, without=lead),
        "region_blocks": _region_blocks(rest, counts=_counts_today(cards)),
        "latest": latest,
        "opinion": _without(opinion, [lead] if lead else []),
        "corrections_latest": _latest_correction(),
        "page_kind": "front",
        "page_title": "",
        "page_description": page.search_description,
        "canonical_path": "/",
        "feed_url": "/feed/",
    }


def _lead(page: "HomePage", cards: list[dict]) -> dict | None:
    if page.lead_story_id:
        chosen = next((card for card in cards if card["id"] == page.lead_story_id), None)
        if chosen:
            return chosen
        row = (
            ListingRow.objects.of(ListingRow.Kind.LATEST)
            .filter(published_id=page.lead_story_id)
            .for_cards()
            .first()
        )
        if row:
            return row.card()
    return next((card for card in cards if card["photo"]), None) or next(iter(cards), None)


def _opinion() -> list[dict]:
    sections = Section.objects.filter(is_opinion=True).values("pk")
    rows = ListingRow.objects.filter(kind=ListingRow.Kind.SECTION, key__in=sections)
    rows = rows.exclude(published__card__label="advertorial")
    return [row.card() for row in rows.newest_first().for_cards()[:OPINIONS]]


def _related_to(lead: dict | None, rest: list[dict]) -> list[dict]:
    if lead is None or not lead["place"]:
        return []
    same_place = [card for card in rest if card["place"] == lead["place"]]
    return [card for card in same_place if not card["photo"]][:RELATED_STORIES] or same_place[
        :RELATED_STORIES
    ]


def _voices(cards: list[dict], *, without: dict | None) -> list[dict]:
    """Words of different speakers, of today and with a face before others; fewer than two make no band."""
    today = timezone.localdate()
    voices: dict[str, dict] = {}
    for card in cards:
        quote = card["quote"]
        if quote and (without is None or card["id"] != without["id"]):
            is_today = timezone.localdate(card["published_at"]) == today
            voices.setdefault(quote["speaker"], quote | {"is_today": is_today})
    found = sorted(voices.values(), key=lambda voice: (not voice["is_today"], not voice["portrait"]))[:VOICES]
    return found if len(found) >= FEWEST_VOICES else []


def _counts_today(cards: list[dict]) -> Counter[str]:
    """How many of today's stories each place has, by its address."""
    today = timezone.localdate()
    return Counter(
        card["place"]["url"]
        for card in cards
        if card["place"] and timezone.localdate(card["published_at"]) == today
    )


def _region_blocks(cards: list[dict], *, counts: Counter[str]) -> list[dict]:
    by_place: dict[str, dict] = {}
    for card in cards:
        if not card["place"]:
            continue
        address = card["place"]["url"]
        block = by_place.setdefault(
            address, {"region": card["place"], "count_today": counts[address], "stories": []}
        )
        block["stories"].append(card)
    blocks = [block for block in by_place.values() if len(block["stories"]) >= FEWEST_FOR_A_REGION]
    # Blocks with a picture first: the first two are drawn with one.
    blocks.sort(key=lambda block: not any(card["photo"] for card in block["stories"]))
    for block in blocks:
        block["stories"].sort(key=lambda card: not card["photo"])
        block["stories"] = block["stories"][:STORIES_PER_REGION]
    return blocks[:REGION_BLOCKS]


def _latest_correction() -> dict | None:
    entry = Correction.objects.on_public_stories().newest_first().first()
    if entry is None:
        return None
    return {
        "title": entry.title,
        "text": entry.text,
        "shown_at": entry.approved_at,
        "article": entry.article.published.card,
    }


def _without(cards: list[dict], taken: list[dict]) -> list[dict]:
    ids = {card["id"] for card in taken}
    return [card for card in cards if card["id"] not in ids]
