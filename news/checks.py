"""The publish checks of the story itself. One rule, one function; ``news/wagtail_hooks.py`` registers them."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.blocks import StreamBlockValidationError, StreamValue, StructBlock

from news.headline import has_headline
from news.models import ArticlePage
from news.publishing import Finding, required_fields

# Said by ``quote_without_speaker``, with the words of the quote.
_OF_QUOTES = {"speaker", "role"}


def missing_fields(article: ArticlePage) -> Iterator[Finding]:
    """A story goes to the desk with all that the reader's page is made of."""
    for name in required_fields(article.label):
        field = article._meta.get_field(name)
        value = getattr(article, field.attname)
        if not value or (name == "title" and not has_headline(value)):
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
    """Readers who cannot see the picture are told what it shows; whose it is, asks the desk."""
    if article.lead_photo_id and not article.lead_photo_alt:
        yield Finding("photo_without_alt", _("Say what the lead photo shows."), field="lead_photo_alt")


def incomplete_block(article: ArticlePage) -> Iterator[Finding]:
    """Drafts are saved with gaps in their blocks, and most ways to publish never ask the blocks themselves."""
    try:
        article.body.stream_block.clean(article.body)
    except StreamBlockValidationError as error:
        for position, found in (error.block_errors or {}).items():
            block = article.body[position]
            if gaps := _gaps(block, found):
                message = _("The block “%(block)s” is not finished: %(gaps)s") % {
                    "block": block.block.label,
                    "gaps": " ".join(gaps),
                }
                yield Finding("incomplete_block", message, field="body", block_id=str(block.id))


def _gaps(block: StreamValue.StreamChild, error: ValidationError) -> list[str]:
    """What is missing or wrong in a block, part by part; what a quote lacks is said by its own rule."""
    parts = getattr(error, "block_errors", None)
    if not isinstance(parts, dict) or not isinstance(block.block, StructBlock):
        return error.messages or [_("Something in it is missing or wrong.")]
    named = set(parts) - (_OF_QUOTES if block.block.is_speech else set())
    return [
        _("%(part)s is missing or wrong.") % {"part": child.label}
        for name, child in block.block.child_blocks.items()
        if name in named
    ]


def lost_reference(article: ArticlePage) -> Iterator[Finding]:
    """What this version names was deleted since it was saved: as it is stored, nobody can answer for it."""
    for name in article.lost_references:
        label = article._meta.get_field(name).verbose_name if name != "byline_entries" else _("byline")
        message = _("%(field)s: what stood here was deleted. Look at the story, and save it again.")
        yield Finding("lost_reference", message % {"field": label}, field=name)


CHECKS = (
    missing_fields,
    missing_byline,
    quote_without_speaker,
    lead_photo_without_alt,
    incomplete_block,
    lost_reference,
)
