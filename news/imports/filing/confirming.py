"""The guesses of a draft, answered one by one: confirmed as they are, or put right."""

import hashlib
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from news.guesses import unsure_guesses
from news.imports.filing.completing import open_draft
from news.imports.matching import load_people
from news.imports.newcomers import LONGEST_NAME, enter_person, is_name
from news.imports.wording import reason
from news.models import ArticlePage, Person, Region
from news.text import one_line

CONFIRMED = "confirmed"
# The reporter heard them speak, and knows whom "-nya" means.
SURE_OF_A_WITNESS = 0.95
_TEXT_FIELDS = {"headline": "title", "summary": "summary", "dateline": "dateline_place"}
# What can be put right with one answer; whatever else is uncertain is looked at, or changed in the editor.
CORRECTABLE = frozenset({"speaker", "person", "role", "headline", "summary", "dateline", "date", "region"})


class AnsweredAlready(Exception):
    """The draft no longer asks this: somebody answered it, or changed the text, in the meantime."""


@dataclass(frozen=True, slots=True)
class Chip:
    """One open guess as the reporter sees it; `words` are those of the block it is about."""

    key: str
    guess: dict[str, Any]
    words: str = ""

    @property
    def what(self) -> str:
        return self.guess["what"]

    @property
    def value(self) -> str:
        return str(self.guess.get("value") or "")

    @property
    def why(self) -> str:
        return reason(self.guess.get("why", ""))

    @property
    def is_correctable(self) -> bool:
        return self.what in CORRECTABLE

    @property
    def is_about_person(self) -> bool:
        return self.what in {"speaker", "person"}


def open_chips(article: ArticlePage) -> list[Chip]:
    """What is not sure yet and stands in the story still, least sure first."""
    words = {str(block.id): _words(block) for block in article.body}
    return [
        Chip(_key(guess), guess, words.get(str(guess.get("block")), ""))
        for guess in unsure_guesses(article, below=SURE_OF_A_WITNESS)
    ]


@transaction.atomic
def answer(article: ArticlePage, *, by: Any, key: str, correction: str | None = None) -> None:
    """Confirm a guess, or put `correction` in its place; the text has a new version.

    A corrected speaker is the speaker of the quotes that were only said to go on ("-nya") right after. Raises
    `AnsweredAlready`, `ValidationError` or `PermissionDenied`.
    """
    content = open_draft(article, by=by)
    chip = next((chip for chip in open_chips(content) if chip.key == key), None)
    if chip is None:
        raise AnsweredAlready
    correction = one_line(correction or "")
    settled = [chip.guess]
    if correction and correction != chip.value:
        settled += _correct(content, chip, correction, by=by)
    for guess in settled:
        guess.update(confidence=1.0, why=CONFIRMED)
    content.save_revision(user=by)


def _correct(content: ArticlePage, chip: Chip, correction: str, *, by: Any) -> list[dict[str, Any]]:
    """Change the draft; returns the further guesses that the answer settles."""
    if not chip.is_correctable:
        raise ValidationError(_("Change this in the editor."))
    settled: list[dict[str, Any]] = []
    if chip.is_about_person:
        person = _person(correction, by=by)
        settled = _correct_speaker(content, chip, person)
        correction = person.name
    elif chip.what == "role":
        _block(content, chip.guess["block"]).value["role"] = _short(correction, 200)
    elif chip.what == "date":
        content.dateline_on = _day(correction)
    elif chip.what == "region":
        content.region = _region(correction)
        correction = content.region.name
    else:
        name = _TEXT_FIELDS[chip.what]
        setattr(content, name, _short(correction, content._meta.get_field(name).max_length))
    chip.guess["value"] = correction
    return settled


def _correct_speaker(content: ArticlePage, chip: Chip, person: Person) -> list[dict[str, Any]]:
    _block(content, chip.guess["block"]).value["speaker"] = person
    if chip.what == "person":
        # The name was misread wherever it was read.
        others = [guess for guess in content.guesses if _is_same(guess, chip, {"person", "speaker"})]
    else:
        others = _going_on(content, chip)
    others += [guess for guess in content.guesses if _asks_who(guess, chip.guess["block"])]
    for guess in others:
        _block(content, guess["block"]).value["speaker"] = person
        guess["value"] = person.name
    return others


def _going_on(content: ArticlePage, chip: Chip) -> list[dict[str, Any]]:
    """Guesses about the quotes right after this one that have no speaker of their own but its."""
    order = [str(block.id) for block in content.quotes]
    by_block = {str(g["block"]): g for g in content.guesses if g["what"] == "speaker"}
    following: list[dict[str, Any]] = []
    for block_id in order[order.index(str(chip.guess["block"])) + 1 :]:
        guess = by_block.get(block_id)
        goes_on = guess and guess.get("why") in {"last_speaker", "no_attribution"}
        if not goes_on or guess.get("value") != chip.guess.get("value"):
            break
        following.append(guess)
    return following


def _is_same(guess: dict[str, Any], chip: Chip, kinds: set[str]) -> bool:
    return guess is not chip.guess and guess["what"] in kinds and guess.get("value") == chip.guess["value"]


def _asks_who(guess: dict[str, Any], block: str) -> bool:
    return guess["block"] == block and guess["what"] in {"speaker", "person"}


def _person(name: str, *, by: Any) -> Person:
    """The person whom the paper knows by this name; entered if nobody is, and ``by`` may do that."""
    found = load_people(name)
    if len(found) > 1:
        raise ValidationError(
            _("The paper knows several people called %(name)s. Choose one in the editor.") % {"name": name}
        )
    if found:
        return found[0]
    if not is_name(_short(name, LONGEST_NAME)):
        raise ValidationError(_("“%(name)s” is not a name.") % {"name": name})
    if (entered := enter_person(name, by=by)) is None:
        raise ValidationError(
            _("%(name)s is not in the paper's records, and you may not enter people. Ask the desk to.")
            % {"name": name}
        )
    return entered


def _region(value: str) -> Region:
    try:
        return Region.objects.get(pk=int(value[:18]))
    except (ValueError, Region.DoesNotExist):
        raise ValidationError(_("Choose a region from the list.")) from None


def _day(value: str) -> Any:
    try:
        day = parse_date(value)
    except ValueError:
        day = None
    if day is None:
        raise ValidationError(_("This is not a date."))
    return day


def _short(text: str, longest: int) -> str:
    if len(text) > longest:
        raise ValidationError(_("This is too long: %(count)d characters at most.") % {"count": longest})
    return text


def _block(content: ArticlePage, block_id: str) -> Any:
    found = next((block for block in content.body if str(block.id) == str(block_id)), None)
    if found is None:
        raise AnsweredAlready
    return found


def _words(block: Any) -> str:
    return block.value["text"] if block.block_type == "quote" else str(block.value)


def _key(guess: dict[str, Any]) -> str:
    """Names the question, not its place in a list: an answer to a text that moved on finds nothing."""
    told = "\x1f".join(str(guess.get(name)) for name in ("block", "what", "value", "why"))
    return hashlib.sha256(told.encode()).hexdigest()[:16]
