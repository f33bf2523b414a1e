"""Schema.org data of a story: made from the same object as the page, so page and markup cannot disagree.

Shapes: https://schema.org/NewsArticle, and Google's "Article structured data" for what must be there.
"""

from typing import Any

from django.conf import settings

from news.text import one_line


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
    if facts["photo"]:
        node["image"] = [base + source["src"] for source in facts["photo"]["sources"]]
    if facts["corrections"]:
        node["correction"] = [
            {"@type": "CorrectionComment", "text": entry["text"], "datePublished": entry["made_at"]}
            for entry in facts["corrections"]
        ]
    return node
