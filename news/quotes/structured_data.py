"""Schema.org data of one quote (https://schema.org/Quotation)."""

from typing import Any

from django.conf import settings

from news.models import PublishedArticle
from news.quotes.models import Quote, numbered
from news.text import one_line


def quotation(quote: Quote, published: PublishedArticle) -> dict[str, Any]:
    """A Quotation with who said it, as what, and the story that it is part of."""
    base = settings.SITE_URL
    node: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Quotation",
        "@id": base + quote.get_absolute_url(),
        "url": base + quote.get_absolute_url(),
        "identifier": numbered(quote.pk),
        "text": quote.text,
        "inLanguage": settings.LANGUAGE_CODE,
        "datePublished": quote.said_at.isoformat(),
        "isPartOf": {
            "@type": "NewsArticle",
            "headline": one_line(published.card["title"]),
            "url": base + published.url,
        },
    }
    if quote.speaker:
        speaker = {
            "@type": "Person",
            "name": quote.speaker.name,
            "url": base + quote.speaker.get_absolute_url(),
        }
        node["creator"] = speaker | ({"jobTitle": quote.role} if quote.role else {})
    if quote.place:
        node["locationCreated"] = {"@type": "Place", "name": quote.place}
    return node
