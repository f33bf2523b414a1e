"""The reader's words, read: what is typed into the search field, in the order in which it stands.

Understood are words, "phrases" and -exclusion (of a word or a phrase). Anything else is a sign between words; nothing
that can be typed is an error.
"""

import re
from dataclasses import dataclass, field, replace

from search.expressions import AllOf, AnyOf, Facet, Part, Phrase, Word
from search.little_words import DECIDING_NOTHING, telling_words
from search.normalise import folded_words, token_of, visible

MAX_CHARACTERS = 400
MAX_WORDS = 32
_QUOTATION_MARKS = str.maketrans("“”„‟«»", '""""""')
_TWICE = re.compile(r"(?P<word>[a-z]{3,})2")
_PIECE = re.compile(r'(?P<minus>(?<!\S)[-−])?(?:"(?P<phrase>[^"]*)"|(?P<bare>[^\s"]+))')


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

    def as_typed(self) -> str:
        """The question as one would type it."""
        quoted = [f'"{" ".join(phrase)}"' for phrase in self.phrases]
        unwanted = [f'-"{" ".join(words)}"' if len(words) > 1 else f"-{words[0]}" for words in self.unwanted]
        return " ".join([*self.words, *quoted, *unwanted])

    def with_words(self, words: tuple[str, ...]) -> "Question":
        """The same question with other words."""
        return replace(self, words=words)

    def forms(self, meanings: tuple[Meaning, ...] = ()) -> dict[str, int]:
        """All forms that answer the question, to mark them in what was found, each with the thing that it answers.

        A word and its root are one thing, and so are all names of somebody.
        """
        telling = telling_words(self.words)
        phrases = (word for phrase in self.phrases for word in phrase)
        asked = [forms_of(word) for word in (*(word for word in self.words if word in telling), *phrases)]
        for meaning in meanings:
            names = (word for name in meaning.names for word in name if word not in DECIDING_NOTHING)
            asked.append((*self.words[meaning.start : meaning.end], *names))
        return {form: thing for thing, forms in enumerate(asked) for form in forms}

    def parts(self, meanings: tuple[Meaning, ...] = ()) -> tuple[Part, ...]:
        """What the words ask for, each once, with other names for what was understood; little words are left out.

        Meanings must not overlap.
        """
        telling = telling_words(self.words)
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
            if word in telling:
                parts.append(Word(forms_of(word)))
            place += 1
        return tuple(dict.fromkeys(parts))

    def quoted(self) -> tuple[Phrase, ...]:
        """The phrases, which relatives of their words answer too where they stand in the same order."""
        return tuple(Phrase(phrase, tuple(token_of(word).root for word in phrase)) for phrase in self.phrases)


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


def forms_of(word: str) -> tuple[str, ...]:
    """What to look for in the index for one folded word; "anak2" is how people write "anak-anak"."""
    twice = _TWICE.fullmatch(word)
    single = token_of(twice["word"]).forms if twice else ()
    return (*token_of(word).forms, *single)


def _either(words: tuple[str, ...], meaning: Meaning) -> AnyOf:
    """The words as they were typed, or any other name, or a story that is about it."""
    typed = tuple(Word(token_of(word, is_name=True).forms) for word in words)
    names = (*(Phrase(name) for name in meaning.names), *(Facet(token) for token in meaning.facets))
    return AnyOf((typed[0] if len(typed) == 1 else AllOf(typed), *names))
