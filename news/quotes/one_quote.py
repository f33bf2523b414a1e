"""A quote alone at its permalink: its words, what stood before them, and what became of its story.

And the same for machines (https://schema.org/Quotation).
"""

from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from news.models import Correction, PublishedArticle
from news.pictures import portrait_url
from news.presentation import address_of
from news.quotes.models import Outcome, Quote, numbered
from news.quotes.promise_list import follow_ups
from news.quotes.showing import attributed, promise_label
from news.text import one_line

TITLE_WORDS = 12
_UNSEEN = ("body", "raw_copy", "guesses", "summary", "change_note")


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


def load_quote(pk: int) -> Quote | None:
    """With speaker, promise, and the story as it is public; one query. None for a number that was never given."""
    found = Quote.objects.select_related("speaker__portrait", "article__published", "promise")
    unseen = [f"article__{name}" for name in _UNSEEN]
    unseen += [
        f"article__published__{name}" for name in ("facts", "structured_data", "body_html", "story_html")
    ]
    return found.defer(*unseen).filter(pk=pk).first()


def quote_context(quote: Quote) -> dict[str, Any]:
    """What ``quotes/quote.html`` draws. Withdrawn words are in none of it."""
    context = {
        "number": numbered(quote.pk),
        "is_gone": False,
        "page_kind": "record",
        "canonical_path": quote.get_absolute_url(),
    }
    if quote.withdrawn_at is None and quote.article and quote.article.load_published():
        return context | _standing(quote)
    if quote.article and Quote.objects.on_record().filter(pk=quote.pk).exists():
        return context | _withdrawn(quote)
    # Edited out, or its story protects somebody: that it is gone is all there is to say, whatever the reason.
    title = _("%(number)s is no longer on record") % {"number": numbered(quote.pk)}
    return context | {"is_gone": True, "page_title": title, "robots": "noindex"}


def _standing(quote: Quote) -> dict[str, Any]:
    published, speaker = quote.article.published, quote.speaker
    name = speaker.name if speaker else _("Name known to the newsroom")
    day = date_format(timezone.localtime(quote.said_at), "j F Y")
    return {
        "quote": quote,
        "speaker": speaker,
        "speaker_url": speaker.get_absolute_url() if speaker and quote.is_confirmed else "",
        "is_unconfirmed": not quote.is_confirmed,
        # What nobody has looked at is told to people who read the page, and not to machines as a fact.
        "robots": "" if quote.is_confirmed else "noindex",
        "portrait": portrait_url(speaker.portrait) if speaker else None,
        "said": ", ".join(filter(None, [quote.place, day])),
        "heading": _("Quote of %(name)s, %(day)s") % {"name": name, "day": day},
        "story": {"title": published.card["title"], "url": published.url},
        "in_story_url": f"{published.url}#b-{quote.block_id}",
        "copied": attributed(
            text=quote.text,
            speaker=speaker.name if speaker else "",
            role=quote.role,
            said_at=quote.said_at,
            pk=quote.pk,
        ),
        "notices": [
            {"kind": entry.kind, "title": entry.title, "text": entry.text, "shown_at": entry.approved_at}
            for entry in Correction.objects.approved().filter(article=quote.article_id).newest_first()
        ],
        "promise": _promise(quote),
        "structured_data": quotation(quote, published) if quote.is_confirmed else None,
        "page_title": f"{name}: “{Truncator(quote.text).words(TITLE_WORDS, truncate=' …')}”",
        "page_description": quote.text,
    }


def _promise(quote: Quote) -> dict[str, Any] | None:
    promise = getattr(quote, "promise", None)
    if promise is None or promise.outcome == Outcome.DROPPED:
        return None
    return {
        "text": promise.text,
        "due_on": promise.due_on,
        "label": promise_label(promise.outcome, promise.due_on, with_day=True),
        "checks": follow_ups([promise.pk]).get(promise.pk, []),
    }


def _withdrawn(quote: Quote) -> dict[str, Any]:
    """The place and the time, and the way to the reason."""
    return {
        "withdrawn_at": quote.withdrawn_at,
        "reason_url": address_of(quote.article),
        "said": ", ".join(
            filter(None, [quote.place, date_format(timezone.localtime(quote.said_at), "j F Y")])
        ),
        "page_title": _("%(number)s was withdrawn") % {"number": numbered(quote.pk)},
        "robots": "noindex",
    }
