"""What a desk would write beside the text: a summary, and topics the paper already has."""

import functools
import re
from collections.abc import Sequence

from .mail import looks_like_title
from .quotes import Span
from .result import Proposal, StructuredText
from .tokens import sentences

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
