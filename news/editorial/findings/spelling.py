"""Words of a version put otherwise, at the one place that a finding names; markup and everything else stay."""

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from html import escape, unescape
from typing import Any

from news.editorial.rules.language import marked_passages
from news.publishing import Finding

_LINE_END = re.compile(r"</(?:p|li|h[1-6])>|<br\s*/?>", re.IGNORECASE)
_RICH = re.compile(r"<[^<>]*>|&#?\w+;|.", re.DOTALL)
_PLAIN = re.compile(r".", re.DOTALL)


@dataclass(slots=True)
class ReadText:
    """What a reader sees of a stored text; ``spans`` says for each character where it is stored."""

    source: str
    is_rich: bool
    characters: list[str] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)

    @classmethod
    def of(cls, source: str, *, is_rich: bool) -> "ReadText":
        """Rich text is markup; in any other each character is meant as it stands."""
        text = cls(source, is_rich)
        for match in (_RICH if is_rich else _PLAIN).finditer(source):
            text._take(match)
        return text

    def _take(self, match: re.Match[str]) -> None:
        stored = match[0]
        if self.is_rich and len(stored) > 1:
            is_tag = stored[0] == "<"
            stored = ("\n" if _LINE_END.fullmatch(stored) else "") if is_tag else unescape(stored)
        for character in stored:
            self._add(character, match.span())

    def _add(self, character: str, span: tuple[int, int]) -> None:
        """Blanks in a row are one, as the rules read them (``news.stories.blocks.words.folded``)."""
        if not character.isspace():
            self.characters.append(character)
            self.spans.append(span)
            return
        folded = "\n" if character == "\n" else " "
        if self.characters and self.characters[-1] in " \n":
            self.characters[-1] = "\n" if folded == "\n" else self.characters[-1]
            self.spans[-1] = (self.spans[-1][0], span[1])
        else:
            self.characters.append(folded)
            self.spans.append(span)

    def with_words(self, found: str, suggestion: str) -> str:
        """The stored text with ``found`` written ``suggestion``, whole words only; tags stay where they are.

        What somebody says in quotation marks is left alone, unless the words stand nowhere else.
        """
        changed = self.source
        for start, end in reversed(list(self._places(found))):
            head, tail = _alike(found, suggestion)
            first, last = self._stored(start + head, end - tail)
            if self.is_rich and "<" in self.source[first:last]:
                continue  # what differs lies on both sides of a tag
            words = suggestion[head : len(suggestion) - tail]
            changed = (
                changed[:first] + (escape(words, quote=False) if self.is_rich else words) + changed[last:]
            )
        return changed

    def _places(self, found: str) -> Iterator[tuple[int, int]]:
        read = "".join(self.characters)
        places = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(found)}(?!\w)", read)]
        said = list(marked_passages(read)) if places else []
        narrated = [
            place for place in places if not any(start <= place[0] and place[1] <= end for start, end in said)
        ]
        return iter(narrated or places)

    def _stored(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters from ``start`` to ``end`` are stored; a point if there are none."""
        if start < end:
            return self.spans[start][0], self.spans[end - 1][1]
        point = self.spans[start - 1][1] if start else self.spans[0][0]
        return point, point


def _alike(found: str, suggestion: str) -> tuple[int, int]:
    """How many characters both begin with, and how many of the rest both end with."""
    shorter = min(len(found), len(suggestion))
    head = next((at for at in range(shorter) if found[at] != suggestion[at]), shorter)
    rest = shorter - head
    tail = next((at for at in range(rest) if found[-1 - at] != suggestion[-1 - at]), rest)
    return head, tail


# Parts of a block that are words to readers; ids, styles and addresses are not.
_PROSE = frozenset(
    {"", "value", "text", "title", "caption", "alt", "items", "photos", "entries", "figure", "role"}
)


def with_words_replaced(content: dict[str, Any], *, finding: Finding) -> dict[str, Any]:
    """A revision's content with ``finding.found`` written ``finding.suggestion`` in its field or block."""
    changed = deepcopy(content)
    if not finding.block_id:
        changed[finding.field] = _replace(changed.get(finding.field) or "", finding, is_rich=False)
        return changed
    body = changed.get("body") or "[]"
    blocks = json.loads(body) if isinstance(body, str) else body
    for block in blocks:
        if str(block.get("id")) == finding.block_id:
            block["value"] = _in_parts(block["value"], finding, part="", kind=block["type"])
    changed["body"] = json.dumps(blocks) if isinstance(body, str) else blocks
    return changed


def _in_parts(value: Any, finding: Finding, *, part: str, kind: str) -> Any:
    if isinstance(value, str):
        is_rich = kind in {"paragraph", "list"} or (kind == "fact_box" and part == "text")
        return _replace(value, finding, is_rich=is_rich) if part in _PROSE else value
    if isinstance(value, list):
        return [_in_parts(item, finding, part=part, kind=kind) for item in value]
    if isinstance(value, dict):
        return {name: _in_parts(item, finding, part=name, kind=kind) for name, item in value.items()}
    return value


def _replace(text: str, finding: Finding, *, is_rich: bool) -> str:
    return ReadText.of(text, is_rich=is_rich).with_words(finding.found, finding.suggestion)
