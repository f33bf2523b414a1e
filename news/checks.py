"""The publish checks of the story itself. One rule, one function; ``news/wagtail_hooks.py`` registers them."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from news.models import ArticlePage
from news.publishing import Finding, required_fields


def missing_fields(article: ArticlePage) -> Iterator[Finding]:
    """A story goes to the desk with all that the reader's page is made of."""
    for name in required_fields(article.label):
        field = article._meta.get_field(name)
        if not getattr(article, field.attname):
            yield Finding(
                "missing_field", _("Missing: %(field)s.") % {"field": field.verbose_name}, field=name
            )
    if not article.body:
        yield Finding("missing_body", _("The story has no text yet."), field="body")


def missing_byline(article: ArticlePage) -> Iterator[Finding]:
    """Press releases and paid texts carry their sender instead of a byline."""
    if article.label in {ArticlePage.Label.PRESS_RELEASE, ArticlePage.Label.ADVERTORIAL}:
        if not article.sponsor:
            yield Finding(
                "missing_sponsor", _("Say who paid for this text, or who released it."), field="sponsor"
            )
    elif not article.byline_entries.all():
        yield Finding("missing_byline", _("Nobody is in the byline yet."), field="byline_entries")


def quote_without_speaker(article: ArticlePage) -> Iterator[Finding]:
    """Who said what is always on record."""
    for block in article.quotes:
        if not block.value.get("speaker"):
            message = _("A quote has no speaker: “%(start)s …”.") % {"start": block.value["text"][:40]}
            yield Finding("quote_without_speaker", message, field="body", block_id=str(block.id))
        elif not block.value.get("role"):
            message = _("The role of %(speaker)s is missing in a quote.") % {
                "speaker": block.value["speaker"]
            }
            yield Finding("quote_without_role", message, field="body", block_id=str(block.id))


def lead_photo_without_alt(article: ArticlePage) -> Iterator[Finding]:
    """Readers who cannot see the picture are told what it shows; everybody is told whose it is."""
    if not article.lead_photo_id:
        return
    if not article.lead_photo_alt:
        yield Finding("photo_without_alt", _("Say what the lead photo shows."), field="lead_photo_alt")
    if not article.lead_photo.credit:
        yield Finding(
            "photo_without_credit", _("The lead photo has no credit."), field="lead_photo", is_blocking=False
        )


CHECKS = (missing_fields, missing_byline, quote_without_speaker, lead_photo_without_alt)
