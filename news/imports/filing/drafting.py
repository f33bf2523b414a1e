"""A report and its photos become one structured draft."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.files.base import File
from django.utils.text import Truncator
from wagtail.permissions import policy_registry

from news.editorial.times import in_paper_zone
from news.imports.drafts import Settled, make_draft
from news.imports.filing.report import Report, Spoken
from news.imports.matching import load_known_names, load_people
from news.imports.newcomers import enter_person
from news.models import ArticlePage, Author, BylineEntry, PaperSettings, Person, Photo, Region
from news.structurer import StructuredText, structure_text
from news.structurer.result import Block, Guess, Quote

CERTAIN = 1.0
LONGEST_HEADING = 120
WHY = "said_by_reporter"
_MARKS = "“”\"'‘’«»„‟"
_LETTERS = re.compile(r"\W+")


def structure_report(
    report: Report, *, known_people: Iterable[str] = (), known_places: Iterable[str] = ()
) -> StructuredText:
    """The draft's structure, with nothing of the report lost. What the reporter filled in is no guess."""
    structured = structure_text(
        report.text,
        known_people=list(known_people),
        known_places=list(known_places),
        published_on=report.happened_at.date() if report.happened_at else None,
    )
    if report.title:
        _put_title(structured, report.title)
    for heading, answer in report.told_answers():
        structured.blocks.append(Block("heading", heading))
        for line in filter(str.strip, answer.splitlines()):
            structured.blocks.append(Block("paragraph", line.strip()))
            structured.paragraphs.append(line.strip())
    for card in report.spoken:
        _put_quote(structured, card)
    return structured


def _put_title(structured: StructuredText, title: str) -> None:
    """The reporter's own; a line that looked like a headline goes back into the text, where it stood."""
    if structured.headline and _letters(structured.headline) != _letters(title):
        kind = "heading" if len(structured.headline) <= LONGEST_HEADING else "paragraph"
        structured.blocks.insert(0, Block(kind, structured.headline))
        structured.paragraphs.insert(0, structured.headline)
        structured.guesses = [
            replace(guess, where=guess.where + 1) if isinstance(guess.where, int) else guess
            for guess in structured.guesses
        ]
    structured.guesses = [guess for guess in structured.guesses if guess.where != "title"]
    structured.headline = title


def _put_quote(structured: StructuredText, card: Spoken) -> None:
    """The words where they stand in the text already, or at its end."""
    words = card.words.strip().strip(_MARKS).strip() or card.words
    for position, block in enumerate(structured.blocks):
        if block.quote is not None and _letters(block.text) == _letters(words):
            _name_speaker(structured, position, card)
            return
    quote = Quote(
        text=words,
        paragraph=max(len(structured.paragraphs) - 1, 0),
        speaker=card.speaker or None,
        role=card.role or None,
        why=WHY,
        confidence=CERTAIN,
    )
    structured.quotes.append(quote)
    structured.blocks.append(Block("quote", words, len(structured.quotes) - 1))


def _name_speaker(structured: StructuredText, position: int, card: Spoken) -> None:
    """What the structurer guessed of this quote gives way to what the reporter says, part by part."""
    quote = structured.quotes[structured.blocks[position].quote]
    quote.role = card.role or quote.role
    if not card.speaker:
        return
    quote.speaker, quote.why, quote.confidence = card.speaker, WHY, CERTAIN
    quote.flags = [flag for flag in quote.flags if flag not in {"speaker_guessed", "institution"}]
    told = {"speaker", "role"} if card.role else {"speaker"}
    others = [guess for guess in structured.guesses if guess.where != position or guess.what not in told]
    structured.guesses = [*others, Guess(position, "speaker", card.speaker, WHY, CERTAIN)]


def _letters(text: str) -> str:
    return _LETTERS.sub(" ", text).casefold().strip()


def draft_report(report: Report, *, by: Any, photos: Sequence[Photo]) -> ArticlePage:
    """The draft of `by`, its first photo as lead photo, the others below the text. Call it in a transaction.

    `photos` are rows of `photo_rows`, saved here. Raises `PermissionDenied` for users who may not write stories.
    """
    places = Region.objects.values_list("name", flat=True)
    structured = structure_report(report, known_people=load_known_names(), known_places=places)
    settled = Settled(speakers=_speakers(structured, by=by), fields=_fields(report))
    article = make_draft(structured, by=by, raw=report.as_text(), settled=settled)
    _guess_place(article)
    _sign(article, by=by)
    for photo in photos:
        photo.save()
    _place(article, photos)
    # One version: nobody has seen the draft without what was filled in.
    article.save()
    article.save_revision(user=by, overwrite_revision=article.latest_revision)
    return article


def _speakers(structured: StructuredText, *, by: Any) -> dict[int, Person]:
    """Who spoke by what the reporter says, by quote; of several people of one name, and of none, the draft asks."""
    found: dict[int, Person] = {}
    for index, quote in enumerate(structured.quotes):
        if quote.why != WHY or not quote.speaker:
            continue
        known = load_people(quote.speaker) or [enter_person(quote.speaker, by=by)]
        if len(known) == 1 and known[0]:
            found[index] = known[0]
    return found


def _fields(report: Report) -> dict[str, Any]:
    """What was filled in is no guess, whatever the text says beside it."""
    fields: dict[str, Any] = {"may_harm": report.may_harm}
    if report.region_id:
        fields["region"] = Region.objects.get(pk=report.region_id)
    if report.happened_at:
        fields["dateline_on"] = in_paper_zone(report.happened_at).date()
    if report.place:
        fields["dateline_place"] = report.place
    return fields


def _guess_place(article: ArticlePage) -> None:
    """Where nothing else is said, the report is from the region."""
    if article.dateline_place or not article.region:
        return
    article.dateline_place = article.region.name
    article.guesses.append(
        {
            "block": "dateline_place",
            "what": "dateline",
            "value": article.region.name,
            "why": "filed_region",
            "confidence": 0.6,
        }
    )


def _sign(article: ArticlePage, *, by: Any) -> None:
    """The reporter wrote it; an account without an author is named by the desk."""
    author = Author.objects.filter(user=by).first()
    if author and not any(entry.author_id == author.pk for entry in article.byline_entries.all()):
        article.byline_entries.add(BylineEntry(author=author))


def photo_rows(photos: Sequence[File], *, report: Report, by: Any) -> list[Photo]:
    """The paper's own pictures, credited to the reporter, not saved yet; what they show is asked for with the draft.

    Their sizes are made afterwards (``draw_afterwards``).

    Raises `PermissionDenied` for users who may add none.
    """
    if not photos:
        return []
    if not policy_registry.get_by_type(Photo).user_has_permission(by, "add"):
        raise PermissionDenied
    author = Author.objects.filter(user=by).first()
    credit = f"{author.name if author else by}/{PaperSettings.load().name}"[:160]
    title = Truncator(report.title or report.text or credit).chars(120)
    rows = [
        Photo(
            title=f"{title} ({count})" if len(photos) > 1 else title,
            file=file,
            credit=credit,
            rights=Photo.Rights.OWN,
            uploaded_by_user=by,
        )
        for count, file in enumerate(photos, start=1)
    ]
    for photo in rows:
        photo.is_drawn_later = True
    return rows


def _place(article: ArticlePage, photos: Sequence[Photo]) -> None:
    if photos:
        article.lead_photo = photos[0]
    for photo in photos[1:]:
        article.body.append(("photo", {"photo": photo, "caption": "", "alt": ""}))
