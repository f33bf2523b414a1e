"""For the editor: a summary and topics to take or leave, and an answer about a speaker carried on."""

import functools
import re
from collections.abc import Sequence
from dataclasses import replace

from .page.mail import looks_like_title
from .result import Candidate, Guess, Proposal, Quote, StructuredText
from .speech.quotes import Span
from .speech.tokens import sentences

_LONGEST_SUMMARY = 220
_FEWEST_WORDS = 6
_MOST_TOPICS = 5
_WORD = re.compile(r"\w+")


def propose_summary(paragraphs: Sequence[str], spans: Sequence[Span]) -> Proposal | None:
    """The lead's first sentences, as many as fit; no quotation and no heading. None if there is no such paragraph."""
    quoted = {number for span in spans for number in range(span.paragraph, span.last_paragraph + 1)}
    for number, text in enumerate(paragraphs):
        if number in quoted or looks_like_title(text) or len(text.split(None, _FEWEST_WORDS)) < _FEWEST_WORDS:
            continue
        chosen = ""
        for sentence in sentences(text[: _LONGEST_SUMMARY + 40]):
            longer = f"{chosen} {sentence}".strip()
            if len(longer) > _LONGEST_SUMMARY:
                break
            chosen = longer
        if chosen:
            return Proposal(chosen, "first_sentences", 0.5)
        return Proposal(f"{text[:_LONGEST_SUMMARY].rsplit(' ', 1)[0]}…", "first_words", 0.3)
    return None


def propose_topics(structured: StructuredText, known: Sequence[str]) -> list[Proposal]:
    """Topics of the paper that the text names: in its tag line, in the headline, or twice in the body.

    The surest first, five at most. `known` are all topics of the paper; hand in the same tuple each time.
    """
    index = _by_first_word(tuple(known))
    tagged = {_plain(tag) for tag in structured.tags}
    title, body = f" {_plain(structured.headline or '')} ", f" {_plain(' '.join(structured.paragraphs))} "
    ranked = []
    for word in set(f"{title}{body} {' '.join(tagged)}".split()) & index.keys():
        for plain, name in index[word]:
            why, confidence = _reason(plain, tagged, title, body)
            if why:
                ranked.append((-confidence, -body.count(f" {plain} "), name, why))
    return [Proposal(name, why, -negative) for negative, _, name, why in sorted(ranked)[:_MOST_TOPICS]]


def _reason(plain: str, tagged: set[str], title: str, body: str) -> tuple[str, float]:
    wanted = f" {plain} "
    if plain in tagged:
        return "in_tag_line", 0.9
    if wanted in title:
        return "in_headline", 0.7
    return ("often_in_body", 0.5) if body.count(wanted) >= 2 else ("", 0.0)


def _plain(text: str) -> str:
    """Words only, without capitals, one space between them."""
    return " ".join(_WORD.findall(text.casefold()))


@functools.lru_cache(maxsize=8)
def _by_first_word(names: tuple[str, ...]) -> dict[str, list[tuple[str, str]]]:
    index: dict[str, list[tuple[str, str]]] = {}
    for name in names:
        plain = _plain(name)
        if plain:
            index.setdefault(plain.split()[0], []).append((plain, name))
    return index


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
