"""What a person says about a quotation, carried through the text: a speaker named once speaks on in "ujarnya"."""

from collections.abc import Sequence
from dataclasses import replace

from .result import Candidate, Guess, Quote, StructuredText

_FOLLOWS_ANSWER = 0.9


def with_speaker(
    structured: StructuredText, quote: int, speaker: str | None, *, role: str | None = None
) -> StructuredText:
    """The same text, quotation `quote` said by `speaker` (None: by nobody who is named), and those that follow it.

    A quotation follows another if it only has "ujarnya", a pronoun or nothing beside it (`Quote.follows`), at any
    distance in the chain; one confirmed by hand stays as it is, and whatever follows that one too. Without a `role`,
    the one that the text gives this speaker is taken. The answered quotation is confirmed and no guess any more;
    the others are as sure as their chain. `structured` itself is not changed. Raises `IndexError` for no such quote.
    """
    asked = structured.quotes[range(len(structured.quotes))[quote]]
    role = role if role is not None else _role_of(speaker, asked.candidates)
    quotes = list(structured.quotes)
    quotes[quote] = replace(
        _answered(asked, speaker, role), why="confirmed", confidence=1.0, is_confirmed=True
    )
    for number in _followers(quotes, quote):
        quotes[number] = replace(
            _answered(quotes[number], speaker, role), why="follows_confirmed", confidence=_FOLLOWS_ANSWER
        )
    return replace(structured, quotes=quotes, guesses=_guesses(structured, quotes))


def _answered(quote: Quote, speaker: str | None, role: str | None) -> Quote:
    flags = [flag for flag in quote.flags if flag not in {"speaker_guessed", "institution"}]
    return replace(quote, speaker=speaker, role=role, flags=flags)


def _role_of(speaker: str | None, candidates: Sequence[Candidate]) -> str | None:
    return next((candidate.role for candidate in candidates if candidate.name == speaker), None)


def _followers(quotes: Sequence[Quote], first: int) -> list[int]:
    """All that take their speaker from `first`, directly or through others, confirmed ones and theirs left out."""
    directly: dict[int, list[int]] = {}
    for number, quote in enumerate(quotes):
        if quote.follows is not None and not quote.is_confirmed:
            directly.setdefault(quote.follows, []).append(number)
    found, waiting = {first}, [first]
    while waiting:
        fresh = [number for number in directly.get(waiting.pop(), ()) if number not in found]
        found.update(fresh)
        waiting += fresh
    return sorted(found - {first})


def _guesses(structured: StructuredText, quotes: Sequence[Quote]) -> list[Guess]:
    """The guesses with the new speakers; an answered one is gone."""
    numbers = {index: block.quote for index, block in enumerate(structured.blocks) if block.quote is not None}
    guesses = []
    for guess in structured.guesses:
        number = numbers.get(guess.where) if isinstance(guess.where, int) else None
        if guess.what != "speaker" or number is None:
            guesses.append(guess)
        elif not quotes[number].is_confirmed:
            quote = quotes[number]
            guesses.append(replace(guess, value=quote.speaker, why=quote.why, confidence=quote.confidence))
    return guesses
