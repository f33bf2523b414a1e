"""Whether marks were only tidied: a comma moved to another place, a dash or a question mark carries meaning. Pure."""

import re

from news.editorial.repairs.word_changes import TAG, WORD, WordChange

_AROUND = 3
_DOUBLED = re.compile(r"(?<![,.;:])([,.;:])\1(?![,.;:])")
_ENDS_WITHOUT_A_STOP = re.compile(r"[\w)%]$")


def marks_are_only_tidied(change: WordChange) -> bool:
    """The same marks between the words; or blanks beside one, one typed twice, the full stop that ends a paragraph."""
    if _between_words(change.old) == _between_words(change.new):
        return True
    return _is_respaced(change) or _was_doubled(change) or _ends_the_paragraph(change)


def is_hyphenated(change: WordChange) -> bool:
    """A word written twice got its hyphen: "undang undang", "undang-undang"."""
    first, blank, second = change.old.partition(" ")
    return bool(blank) and first.casefold() == second.casefold() and change.new == f"{first}-{second}"


def _between_words(text: str) -> str:
    return _bare(WORD.sub("", text))


def _is_respaced(change: WordChange) -> bool:
    """Blanks before or after a mark; never inside a word, nor between two."""
    return _bare(change.old) == _bare(change.new) and _words(change.old) == _words(change.new)


def _was_doubled(change: WordChange) -> bool:
    before = _bare(change.old_lead)[-_AROUND:] + _bare(change.old) + _bare(change.tail)[:_AROUND]
    after = _bare(change.new_lead)[-_AROUND:] + _bare(change.new) + _bare(change.tail)[:_AROUND]
    return before != after and _DOUBLED.sub(r"\1", before) == after


def _ends_the_paragraph(change: WordChange) -> bool:
    follows = change.tail.lstrip(f" \xa0{TAG}")[:1]
    if follows not in ("", "\n") or change.new.rstrip() != f"{change.old.rstrip()}.":
        return False
    return bool(_ENDS_WITHOUT_A_STOP.search(change.old_lead + change.old.rstrip()))


def _bare(text: str) -> str:
    return "".join(text.split())


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)
