"""The places where two texts differ, each with what stands around it. Pure: no database, no HTML."""

import re
from dataclasses import dataclass

from news.editorial.comparing.diff import Piece, word_pieces
from news.editorial.repairs.quotations import quoted_spans, touches

# What has to be known of the text around a change to see where a sentence begins.
LEAD_CHARACTERS = 200
# Stands for a tag inside a paragraph: a sign that no text has, so that no word is compared across it.
TAG = "\ue000"
WORD = re.compile(r"\w+(?:[.,:'’\-]\w+)*")
_SENTENCE_ENDS = frozenset('.?!:“”"‘([{—–•\n')


@dataclass(frozen=True, slots=True)
class WordChange:
    """Words in a row that became others, with what stands before them on both sides, and after.

    ``is_quoted`` says that on either side they are somebody's words.
    """

    old: str
    new: str
    old_lead: str = ""
    new_lead: str = ""
    tail: str = ""
    is_quoted: bool = False

    @property
    def word_count(self) -> int:
        """How many words somebody has to look at; a comma alone is one."""
        return max(len(words_of(self.old)), len(words_of(self.new)), 1)


def changes_between(old: str, new: str, *, is_headline: bool = False) -> list[WordChange]:
    """The places where two texts differ, each with what stands before and after it."""
    pieces = word_pieces(old, new)
    quoted = quoted_spans(old, is_headline=is_headline), quoted_spans(new, is_headline=is_headline)
    found, old_at, new_at, at = [], 0, 0, 0
    while at < len(pieces):
        if pieces[at].kind == "same":
            old_at, new_at = old_at + len(pieces[at].text), new_at + len(pieces[at].text)
            at += 1
            continue
        removed, added, at = _group(pieces, at)
        old_end, new_end = old_at + len(removed), new_at + len(added)
        is_quoted = touches(quoted[0], old_at, old_end) or touches(quoted[1], new_at, new_end)
        tail = pieces[at].text if at < len(pieces) else ""
        leads = _lead(old, old_at), _lead(new, new_at)
        found.append(WordChange(removed, added, *leads, tail=tail, is_quoted=is_quoted))
        old_at, new_at = old_end, new_end
    return found


def starts_sentence(lead: str) -> bool:
    """Whether a word after ``lead`` begins a sentence, so that its capital letter says nothing."""
    lead = lead.rstrip(f" \t\xa0{TAG}")
    return not lead or lead[-1] in _SENTENCE_ENDS


def words_of(text: str) -> list[str]:
    """Words and numbers, without what stands between them."""
    return WORD.findall(text)


def _group(pieces: tuple[Piece, ...], at: int) -> tuple[str, str, int]:
    removed = added = ""
    while at < len(pieces) and pieces[at].kind != "same":
        if pieces[at].kind == "removed":
            removed += pieces[at].text
        else:
            added += pieces[at].text
        at += 1
    return removed, added, at


def _lead(text: str, end: int) -> str:
    return text[max(0, end - LEAD_CHARACTERS) : end]
