"""A structured text becomes a draft in the editor: nothing is public, and every guess is on record with it."""

import datetime
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.html import escape
from django.utils.text import Truncator
from wagtail.log_actions import log

from news.accounts.models import User
from news.filing import month_page_for
from news.imports.matching import (
    load_authors,
    load_people,
    load_proposed_topics,
    load_region,
)
from news.imports.newcomers import enter_person
from news.models import ArticlePage, Author, BylineEntry, Person, Topic
from news.structurer.result import Block, Guess, StructuredText

# How sure it is that the one region or author of a name is meant, and that a person was never heard of before.
FROM_A_NAME = 0.9
OF_A_NEW_PERSON = 0.6
_TITLE_WORDS = 12
_AUTHORS, _TOPICS = "byline_entries", "topics"


@dataclass(frozen=True, slots=True)
class Settled:
    """What somebody answered before the draft is made; none of it is a guess of the draft.

    `guesses` are confirmed as they stand, by block or field and kind; `speakers` says of quotes by index who spoke,
    None for nobody; `fields` are the story's, also `byline_entries` (authors) and `topics`.
    """

    guesses: frozenset[tuple[int | str, str]] = frozenset()
    speakers: Mapping[int, Person | None] = field(default_factory=dict)
    fields: Mapping[str, Any] = field(default_factory=dict)

    def holds(self, guess: Guess) -> bool:
        """Whether this was answered."""
        return (guess.where, guess.what) in self.guesses or guess.where in self.fields


@dataclass(slots=True)
class _Draft:
    """What is being put together: the page's fields, its blocks, and the guesses about both."""

    structured: StructuredText
    settled: Settled
    by: User
    fields: dict[str, Any] = field(default_factory=dict)
    authors: list[Author] = field(default_factory=list)
    topics: list[Topic] = field(default_factory=list)
    body: list[dict[str, Any]] = field(default_factory=list)
    guesses: list[dict[str, Any]] = field(default_factory=list)

    def note(self, guess: Guess, *, block_id: str = "", value: str | None = None) -> None:
        """Put a guess on record under the block's id or the field's name, unless somebody answered it."""
        if self.settled.holds(guess):
            return
        self.guesses.append(
            {
                "block": block_id or guess.where,
                "what": guess.what,
                "value": value if value is not None else guess.value,
                "why": guess.why,
                "confidence": guess.confidence,
            }
        )


@transaction.atomic
def make_draft(
    structured: StructuredText, *, by: User, raw: str, settled: Settled | None = None
) -> ArticlePage:
    """File a draft under this month, owned by `by`; people the paper does not know are entered, if `by` may do that.

    The raw text is kept in `raw_copy`; `guesses` names each guess by the block's id or the field's name.
    Raises `PermissionDenied` if `by` may not write stories.
    """
    month = month_page_for()
    if not by.is_active or not month.permissions_for_user(by).can_add_subpage():
        raise PermissionDenied
    draft = _Draft(structured, settled or Settled(), by)
    _fill_fields(draft)
    _fill_body(draft)
    # PostgreSQL stores no NUL.
    article = ArticlePage(
        **draft.fields,
        body=draft.body,
        guesses=draft.guesses,
        raw_copy=raw.replace("\x00", ""),
        owner=by,
        live=False,
    )
    article.byline_entries = [BylineEntry(author=author) for author in draft.authors]
    article.topics = draft.topics
    month.add_child(instance=article)
    log(article, "wagtail.create", user=by, data={"imported": True})
    article.save_revision(user=by)
    return article


# -- fields ------------------------------------------------------------------------------------------------------------


def _fill_fields(draft: _Draft) -> None:
    structured = draft.structured
    dateline = structured.dateline
    draft.fields["title"] = _fitted(draft, "title", structured.headline or _first_words(draft))
    draft.fields["source"] = _fitted(draft, "source", dateline.source or "")
    draft.fields["dateline_place"] = _fitted(draft, "dateline_place", dateline.city or "")
    draft.fields["dateline_on"] = datetime.date.fromisoformat(dateline.date) if dateline.date else None
    draft.fields["initials"] = _fitted(draft, "initials", structured.initials or "")
    region = load_region(dateline.city) if dateline.city else None
    if region:
        draft.fields["region"] = region
        draft.note(Guess("region", "region", region.name, "dateline_city", FROM_A_NAME))
    for guess in structured.guesses:
        if isinstance(guess.where, str):
            draft.note(guess)
    _find_authors(draft)
    _find_topics(draft)
    _take_answers(draft)


def _take_answers(draft: _Draft) -> None:
    answered = dict(draft.settled.fields)
    draft.authors = answered.pop(_AUTHORS, draft.authors)
    draft.topics = answered.pop(_TOPICS, draft.topics)
    draft.fields |= answered


def _first_words(draft: _Draft) -> str:
    words = Truncator(" ".join(draft.structured.paragraphs)).words(_TITLE_WORDS) or "…"
    draft.note(Guess("title", "headline", words, "no_headline", 0.1))
    return words


def _fitted(draft: _Draft, name: str, value: str) -> str:
    longest = ArticlePage._meta.get_field(name).max_length
    if len(value) <= longest:
        return value
    draft.note(Guess(name, "length", value, "too_long", 0.1))
    return Truncator(value).chars(longest)


def _find_topics(draft: _Draft) -> None:
    """Those of the paper that the text names."""
    for topic, proposal in load_proposed_topics(draft.structured):
        draft.topics.append(topic)
        draft.note(Guess("topics", "topics", topic.name, proposal.why, proposal.confidence))


def _find_authors(draft: _Draft) -> None:
    """Authors whose initials stand at the end, in print order: "(adv/ara)"."""
    for found in load_authors(draft.structured.initials or ""):
        if len(found) == 1 and found[0] not in draft.authors:
            draft.authors.append(found[0])
            draft.note(Guess(_AUTHORS, "author", found[0].name, "initials_of_author", FROM_A_NAME))


# -- body --------------------------------------------------------------------------------------------------------------


def _fill_body(draft: _Draft) -> None:
    structured = draft.structured
    for index, block in enumerate(structured.blocks):
        block_id = str(uuid.uuid4())
        if block.quote is None:
            value: Any = block.text if block.kind == "heading" else f"<p>{escape(block.text)}</p>"
            name = None
        else:
            quote = structured.quotes[block.quote]
            person = _speaker(draft, block, index, block_id)
            name = person.name if person else None
            value = {
                "text": quote.text,
                "speaker": person.pk if person else None,
                "role": (quote.role or "")[:200],
            }
        draft.body.append({"type": block.kind, "value": value, "id": block_id})
        for guess in structured.guesses:
            if guess.where == index:
                draft.note(guess, block_id=block_id, value=name if guess.what == "speaker" else None)


def _speaker(draft: _Draft, block: Block, index: int, block_id: str) -> Person | None:
    if block.quote in draft.settled.speakers:
        return draft.settled.speakers[block.quote]
    quote = draft.structured.quotes[block.quote]
    if not quote.speaker or "institution" in quote.flags:
        return None
    found = load_people(quote.speaker)
    if len(found) > 1:
        draft.note(Guess(index, "person", quote.speaker, "several_people", 0.3), block_id=block_id)
        return None
    if found:
        return found[0]
    person = enter_person(quote.speaker, by=draft.by)
    why = "person_created" if person else "person_not_entered"
    draft.note(Guess(index, "person", quote.speaker, why, OF_A_NEW_PERSON), block_id=block_id)
    return person
