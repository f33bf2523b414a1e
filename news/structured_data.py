"""Schema.org data of a story: made from the same object as the page, so page and markup cannot disagree.

Shapes: https://schema.org/NewsArticle, and Google's "Article structured data" for what must be there.
"""

from typing import Any

from django.conf import settings

from news.text import one_line

# ``Correction.Kind.REPLY``: a right of reply is the party's word, not the paper's.
_REPLY = "reply"


def news_article(article, facts: dict[str, Any], card: dict[str, Any], *, word_count: int) -> dict[str, Any]:
    """The NewsArticle node of a published story. ``facts`` and ``card`` are the projection's."""
    base = settings.SITE_URL
    kind = {"opinion": "OpinionNewsArticle", "advertorial": "AdvertiserContentArticle"}.get(
        article.label, "NewsArticle"
    )
    node: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": kind,
        "@id": f"urn:uuid:{article.public_id}",
        "headline": one_line(article.title),
        "description": one_line(article.summary),
        "datePublished": facts["published_at"],
        "dateModified": facts["changed_at"],
        "inLanguage": settings.LANGUAGE_CODE,
        "url": base + card["url"],
        "mainEntityOfPage": base + card["url"],
        "wordCount": word_count,
        "isAccessibleForFree": True,
        "author": [
            {"@type": "Person", "name": name["name"], "url": base + name["url"]}
            for name in facts["byline"]["writers"]
        ],
        "publisher": {"@type": "NewsMediaOrganization", "name": facts["paper_name"], "url": base + "/"},
    }
    if card["section"]:
        node["articleSection"] = card["section"]["name"]
    if card["place"]:
        node["contentLocation"] = {"@type": "Place", "name": card["place"]["name"]}
    return with_image(node, facts["photo"]) | _notices(facts["corrections"])


def with_image(node: dict[str, Any], photo: dict[str, Any] | None) -> dict[str, Any]:
    """The node with the sizes of a story's photo, or without any where there is none to show."""
    others = {name: value for name, value in node.items() if name != "image"}
    if photo:
        others["image"] = [settings.SITE_URL + source["src"] for source in photo["sources"]]
    return others


def part_of_series(series) -> dict[str, Any]:
    """What a story's node says of its series; joined when the page is drawn, as the series itself."""
    node = {
        "@type": "CreativeWorkSeries",
        "name": one_line(series.name),
        "url": settings.SITE_URL + series.url,
    }
    return {"isPartOf": node, "position": series.number}


def _notices(entries: list[dict[str, Any]]) -> dict[str, Any]:
    """What we put right as ``correction``; what a party answers as a ``comment`` of theirs: we do not say it."""
    replies = [entry for entry in entries if entry["kind"] == _REPLY]
    ours = [entry for entry in entries if entry["kind"] != _REPLY]
    found: dict[str, Any] = {}
    if ours:
        found["correction"] = [
            {"@type": "CorrectionComment", "text": entry["text"], "datePublished": entry["shown_at"]}
            for entry in ours
        ]
    if replies:
        found["comment"] = [_reply(entry) for entry in replies]
    return found


def _reply(entry: dict[str, Any]) -> dict[str, Any]:
    node = {
        "@type": "Comment",
        "name": one_line(entry["title"]),
        "text": entry["text"],
        "datePublished": entry["shown_at"],
    }
    if entry["party"]:
        node["author"] = {"@type": "Organization", "name": one_line(entry["party"])}
    if entry["url"]:
        node["url"] = settings.SITE_URL + entry["url"]
    return node
