"""A structured text becomes a draft in the editor: nothing is public, and every guess is on record with it."""

import datetime
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.html import escape
from django.utils.text import Truncator
from wagtail.log_actions import log

from news.accounts.models import User
from news.filing import month_page_for
from news.imports.structure.result import Block, Guess, Quote, StructuredText
from news.models import ArticlePage, Author, BylineEntry, Person, PersonAlias, Region

_TITLE_WORDS = 12


@dataclass(slots=True)
class _Draft:
    """What is being put together: the page's fields, its blocks, and the guesses about both."""

    fields: dict[str, Any] = field(default_factory=dict)
    body: list[dict[str, Any]] = field(default_factory=list)
    guesses: list[dict[str, Any]] = field(default_factory=list)

    def guess(self, where: str, what: str, *, value: str | None, why: str, confidence: float) -> None:
        self.guesses.append(
            {"block": where, "what": what, "value": value, "why": why, "confidence": confidence}
        )


@transaction.atomic
def make_draft(structured: StructuredText, *, by: User, raw: str) -> ArticlePage:
    """File a draft under this month, owned by `by`; people the paper does not know are entered.

    The raw text is kept in `raw_copy`; `guesses` names each guess by the block's id or the field's name.
    Raises `PermissionDenied` if `by` may not write stories.
    """
    month = month_page_for()
    if not by.is_active or not month.permissions_for_user(by).can_add_subpage():
        raise PermissionDenied
    draft = _Draft()
    _fill_fields(draft, structured)
    _fill_body(draft, structured)
    # PostgreSQL stores no NUL.
    article = ArticlePage(
        **draft.fields,
        body=draft.body,
        guesses=draft.guesses,
        raw_copy=raw.replace("\x00", ""),
        owner=by,
        live=False,
    )
    month.add_child(instance=article)
    _add_byline(article, structured.initials)
    log(article, "wagtail.create", user=by, data={"imported": True})
    article.save_revision(user=by)
    return article


# -- fields ------------------------------------------------------------------------------------------------------------


def _fill_fields(draft: _Draft, structured: StructuredText) -> None:
    dateline = structured.dateline
    draft.fields["title"] = _fitted(draft, "title", structured.headline or _first_words(draft, structured))
    draft.fields["source"] = _fitted(draft, "source", dateline.source or "")
    draft.fields["dateline_place"] = _fitted(draft, "dateline_place", dateline.city or "")
    draft.fields["dateline_on"] = datetime.date.fromisoformat(dateline.date) if dateline.date else None
    draft.fields["initials"] = _fitted(draft, "initials", structured.initials or "")
    region = load_region(dateline.city) if dateline.city else None
    if region:
        draft.fields["region"] = region
        draft.guess("region", "region", value=region.name, why="dateline_city", confidence=0.6)
    for guess in structured.guesses:
        if isinstance(guess.where, str):
            _pass_on(draft, guess, guess.where)


def _first_words(draft: _Draft, structured: StructuredText) -> str:
    words = Truncator(" ".join(structured.paragraphs)).words(_TITLE_WORDS) or "…"
    draft.guess("title", "headline", value=words, why="no_headline", confidence=0.1)
    return words


def _fitted(draft: _Draft, name: str, value: str) -> str:
    longest = ArticlePage._meta.get_field(name).max_length
    if len(value) <= longest:
        return value
    draft.guess(name, "length", value=value, why="too_long", confidence=0.1)
    return Truncator(value).chars(longest)


def _pass_on(draft: _Draft, guess: Guess, where: str) -> None:
    draft.guess(where, guess.what, value=guess.value, why=guess.why, confidence=guess.confidence)


def load_region(place: str) -> Region | None:
    """The one region of this name, short name or alias; None if there are several or none. Queries."""
    for lookup in ("name__iexact", "short_name__iexact", "aliases__name__iexact"):
        found = list(Region.objects.filter(**{lookup: place}).distinct()[:2])
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _add_byline(article: ArticlePage, initials: str | None) -> None:
    """Authors whose initials stand at the end, in print order: "(adv/ara)"."""
    for sign in (initials or "").split("/"):
        found = list(Author.objects.filter(initials__iexact=sign.strip())[:2]) if sign.strip() else []
        if len(found) == 1 and not article.byline_entries.filter(author=found[0]).exists():
            article.byline_entries.add(BylineEntry(author=found[0]))
            article.guesses.append(
                {
                    "block": "byline_entries",
                    "what": "author",
                    "value": found[0].name,
                    "why": "initials_of_author",
                    "confidence": 0.8,
                }
            )
    article.save()


# -- body --------------------------------------------------------------------------------------------------------------


def _fill_body(draft: _Draft, structured: StructuredText) -> None:
    for index, block in enumerate(structured.blocks):
        block_id = str(uuid.uuid4())
        value = _value(draft, block, structured.quotes, block_id)
        draft.body.append({"type": block.kind, "value": value, "id": block_id})
        for guess in structured.guesses:
            if guess.where == index:
                _pass_on(draft, guess, block_id)


def _value(draft: _Draft, block: Block, quotes: Sequence[Quote], block_id: str) -> Any:
    if block.quote is None:
        return block.text if block.kind == "heading" else f"<p>{escape(block.text)}</p>"
    quote = quotes[block.quote]
    person = _speaker(draft, quote, block_id)
    return {"text": quote.text, "speaker": person.pk if person else None, "role": (quote.role or "")[:200]}


def _speaker(draft: _Draft, quote: Quote, block_id: str) -> Person | None:
    if not quote.speaker or "institution" in quote.flags:
        return None
    found = load_people(quote.speaker)
    if len(found) > 1:
        draft.guess(block_id, "person", value=quote.speaker, why="several_people", confidence=0.3)
        return None
    if found:
        return found[0]
    draft.guess(block_id, "person", value=quote.speaker, why="person_created", confidence=quote.confidence)
    longest = Person._meta.get_field("name").max_length
    return Person.objects.create(name=quote.speaker[:longest])


def load_people(name: str) -> list[Person]:
    """Those the paper knows by this name or alias, whatever the capitals; two at most. Queries."""
    people = Person.objects.standing()
    named = list(people.filter(name__iexact=name)[:2])
    return named or list(people.filter(aliases__name__iexact=name).distinct()[:2])


def load_known_names() -> list[str]:
    """All names and aliases of people, for the structurer to know them by. Queries twice."""
    names: Iterable[str] = Person.objects.standing().values_list("name", flat=True)
    return [*names, *PersonAlias.objects.filter(person__merged_into=None).values_list("name", flat=True)]
