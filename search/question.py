"""The reader's words, read: what is typed into the search field, in the order in which it stands.

Understood are words, "phrases" and -exclusion (of a word or a phrase). Anything else is a sign between words; nothing
that can be typed is an error.
"""

import re
from dataclasses import dataclass, field

from search.expressions import AllOf, AnyOf, Expression, Facet, Part, Phrase, Word
from search.normalise import folded_words, token_of, visible

MAX_CHARACTERS = 400
MAX_WORDS = 32
_QUOTATION_MARKS = str.maketrans("“”„‟«»", '""""""')
_PIECE = re.compile(r'(?P<minus>(?<!\S)[-−])?(?:"(?P<phrase>[^"]*)"|(?P<bare>[^\s"]+))')
# In nearly every story: they cost time and decide nothing, unless they are all that was asked.
_FILLER_WORDS = frozenset(
    {
        "ada",
        "adalah",
        "akan",
        "atau",
        "bahwa",
        "dalam",
        "dan",
        "dari",
        "dengan",
        "di",
        "ini",
        "itu",
        "juga",
        "ke",
        "oleh",
        "pada",
        "para",
        "sebagai",
        "serta",
        "tentang",
        "untuk",
        "yang",
    }
)


@dataclass(frozen=True, slots=True)
class Meaning:
    """A run of the reader's words that names somebody or something, and what may stand instead of it.

    ``start`` and ``end`` count the question's words. ``names`` are other names of the same (folded words), ``facets``
    the stories that are about it whatever their words.
    """

    start: int
    end: int
    names: tuple[tuple[str, ...], ...] = ()
    facets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked, folded: ``words`` in their order, ``phrases``, and what is ``unwanted``."""

    words: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    unwanted: tuple[tuple[str, ...], ...] = field(default=())

    @property
    def is_empty(self) -> bool:
        """Nothing to look for; what is unwanted alone asks for nothing."""
        return not (self.words or self.phrases)

    def forms(self, meanings: tuple[Meaning, ...] = ()) -> dict[str, int]:
        """All forms that answer the question, to mark them in what was found, each with the thing that it answers.

        A word and its root are one thing, and so are all names of somebody.
        """
        telling = self._telling_words() or frozenset(self.words)
        phrases = (word for phrase in self.phrases for word in phrase)
        asked = [
            token_of(word).forms for word in (*(word for word in self.words if word in telling), *phrases)
        ]
        for meaning in meanings:
            typed = self.words[meaning.start : meaning.end]
            asked.append((*typed, *(word for name in meaning.names for word in name)))
        return {form: thing for thing, forms in enumerate(asked) for form in forms}

    def expression(self, *, meanings: tuple[Meaning, ...] = (), facets: tuple[str, ...] = ()) -> Expression:
        """What to ask the index, with other names for what was understood, within the stories of all ``facets``."""
        return Expression(
            wanted=(*self._wanted(meanings), *(Phrase(phrase) for phrase in self.phrases)),
            unwanted=tuple(Phrase(phrase) for phrase in self.unwanted),
            facets=tuple(Facet(token) for token in facets),
        )

    def _wanted(self, meanings: tuple[Meaning, ...]) -> list[Part]:
        telling = self._telling_words()
        starts = {meaning.start: meaning for meaning in meanings}
        parts: list[Part] = []
        place = 0
        while place < len(self.words):
            meaning = starts.get(place)
            if meaning:
                parts.append(_either(self.words[meaning.start : meaning.end], meaning))
                place = meaning.end
                continue
            word = self.words[place]
            if word in telling or not telling:
                parts.append(Word(token_of(word).forms))
            place += 1
        return list(dict.fromkeys(parts))

    def _telling_words(self) -> frozenset[str]:
        return frozenset(self.words) - _FILLER_WORDS


def read_question(text: str) -> Question:
    """Read what was typed; the rest of a very long question is left out."""
    words: list[str] = []
    phrases: list[tuple[str, ...]] = []
    unwanted: list[tuple[str, ...]] = []
    left = MAX_WORDS
    for piece in _PIECE.finditer(visible(text)[:MAX_CHARACTERS].translate(_QUOTATION_MARKS)):
        found = tuple(folded_words(piece["phrase"] or piece["bare"] or ""))[:left]
        left -= len(found)
        if not found:
            continue
        if piece["minus"]:
            unwanted.append(found)
        elif piece["phrase"]:
            phrases.append(found)
        else:
            words.extend(found)
    return Question(tuple(words), tuple(phrases), tuple(unwanted))


def _either(words: tuple[str, ...], meaning: Meaning) -> AnyOf:
    """The words as they were typed, or any other name, or a story that is about it."""
    typed = AllOf(tuple(Word(token_of(word, is_name=True).forms) for word in words))
    return AnyOf(
        (typed, *(Phrase(name) for name in meaning.names), *(Facet(token) for token in meaning.facets))
    )
