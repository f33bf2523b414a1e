"""What the structurer understood of a pasted text, and how it is written as JSON."""

import json
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where and when, as printed; `text` is the part that was cut off the first paragraph."""

    source: str | None = None
    city: str | None = None
    date: str | None = None
    text: str = ""
    why: str = ""
    confidence: float = 0.0
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may have said a quotation; without a name only the role is known.

    `why` is how the chosen speaker was found, "mentioned_before" or "mentioned_after" for the others.
    """

    name: str | None
    role: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A summary or topic the text suggests, for an editor to take or leave; `why` is a code."""

    value: str
    why: str
    confidence: float


@dataclass(slots=True)
class Quote:
    """Direct speech without its marks; `paragraph` is an index into `StructuredText.paragraphs`.

    `candidates` are its possible speakers, the chosen one first, then the nearest. `follows` is the index of the
    quotation whose speaker it takes ("ujarnya", "kata dia", nothing beside it); None if its own sentence names one.
    `is_confirmed` says that a person, not a rule, gave the speaker (see `editing.py`).
    """

    text: str
    paragraph: int
    speaker: str | None = None
    role: str | None = None
    attribution: str = ""
    flags: list[str] = field(default_factory=list)
    why: str = ""
    confidence: float = 0.0
    candidates: list[Candidate] = field(default_factory=list)
    follows: int | None = None
    is_confirmed: bool = False


@dataclass(slots=True)
class Block:
    """One block of the body in reading order: `paragraph`, `heading` or `quote`."""

    kind: str
    text: str
    quote: int | None = None


@dataclass(frozen=True, slots=True)
class Guess:
    """Something the text does not say outright: where (a block's index or a field), what, why, how sure."""

    where: int | str
    what: str
    value: str | None
    why: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the raw text and what was recognised there: `raw[start:end]` (see `locate.py`).

    `kind` is "headline", "dateline", "block", "attribution", "initials", "furniture" or "tags"; `index` counts blocks,
    for an attribution quotes, for furniture and tags lines, and is 0 otherwise. `line` is the raw line it begins on,
    counted from 0, which is what `keep` of `structure_text` takes.
    """

    kind: str
    index: int
    start: int
    end: int
    line: int


@dataclass(slots=True)
class StructuredText:
    """The whole article; every letter of the raw text is in exactly one of its parts (see `structure.py`).

    `furniture_numbers` and `tag_numbers` are the raw lines, counted from 0, that `furniture` and `tag_lines` stood on.
    """

    headline: str | None
    dateline: Dateline
    initials: str | None
    furniture: list[str]
    paragraphs: list[str]
    quotes: list[Quote]
    tags: list[str]
    blocks: list[Block]
    guesses: list[Guess]
    tag_lines: list[str] = field(default_factory=list)
    initials_text: str = ""
    summary: Proposal | None = None
    furniture_numbers: list[int] = field(default_factory=list)
    tag_numbers: list[int] = field(default_factory=list)

    def as_text(self) -> str:
        """The article as plain text again, without furniture: headline, blank line, paragraphs."""
        return "\n\n".join([*([self.headline] if self.headline else []), *self.paragraphs])

    def as_json(self) -> dict[str, Any]:
        """The shape of the evaluation set, with our own keys beside it."""
        line = self.dateline
        return {
            "headline": self.headline,
            "dateline": {
                "source": line.source,
                "city": line.city,
                "date": line.date,
                "text": line.text,
                "why": line.why,
                "confidence": line.confidence,
                "flags": list(line.flags),
            },
            "initials": self.initials,
            "furniture": self.furniture,
            "paragraphs": self.paragraphs,
            "quotes": [_quote_json(quote) for quote in self.quotes],
            "tags": self.tags,
            "summary": self.summary.value if self.summary else None,
            "blocks": [self._block_json(block) for block in self.blocks],
            "guesses": [
                {"block": g.where, "what": g.what, "value": g.value, "why": g.why, "confidence": g.confidence}
                for g in self.guesses
            ],
        }

    def as_json_text(self) -> str:
        """`as_json()` written out, one key a line."""
        return json.dumps(self.as_json(), ensure_ascii=False, indent=1)

    def _block_json(self, block: Block) -> dict[str, Any]:
        if block.quote is None:
            return {"type": block.kind, "text": block.text}
        quote = self.quotes[block.quote]
        return {
            "type": "quote",
            "text": block.text,
            "speaker": quote.speaker,
            "role": quote.role,
            "attribution": quote.attribution,
            "quote": block.quote,
        }


def _quote_json(quote: Quote) -> dict[str, Any]:
    return {
        "text": quote.text,
        "speaker": quote.speaker,
        "role": quote.role,
        "paragraph": quote.paragraph,
        "attribution": quote.attribution,
        "flags": quote.flags,
        "why": quote.why,
        "confidence": quote.confidence,
        "follows": quote.follows,
        "candidates": [{"name": c.name, "role": c.role, "why": c.why} for c in quote.candidates],
    }
