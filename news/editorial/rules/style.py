"""House style for Indonesian copy (``style_guide.toml``): what the dictionary spells otherwise, one click away."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news.editorial.rules import guide
from news.editorial.rules.lexicon import is_root
from news.editorial.rules.marks import without_speech
from news.editorial.rules.names import begins_sentence, is_title_case
from news.editorial.rules.registry import advice, rule
from news.editorial.rules.texts import NARRATION, TITLES, Text, texts
from news.models import ArticlePage
from news.publishing import Finding

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ENDING = re.compile(r"(?:nya|lah|kah|pun)$")
_APART = re.compile(r"\b([Dd]i) ([A-Za-z]{3,})\b")
_TWICE = re.compile(
    r"\b(yang|di|dan|ke|dari|untuk|dengan|pada|ini|itu|akan|telah|sudah|oleh|dalam|bahwa|juga) \1\b",
    re.IGNORECASE,
)
_CAUSE = "kan"
# "pertimbangkan" is made from "timbang", "berlakukan" from "laku".
_BEFORE_ROOT = ("per", "ber")


@rule(
    gettext_lazy(
        "Spelled as in the dictionary (KBBI) and the house's style guide. Words said are left as they were."
    )
)
def house_style(article: ArticlePage) -> Iterator[Finding]:
    for text, words in _narration(article):
        in_title_case = text.kind in TITLES and is_title_case(words)
        for found, right in dict.fromkeys(_misspelled(words, in_title_case=in_title_case)):
            yield _spelled(found, right, at=text)


@rule(gettext_lazy("“di” before a verb is a part of it (“diselenggarakan”); before a place it stands apart."))
def passive_apart(article: ArticlePage) -> Iterator[Finding]:
    for text, words in _narration(article):
        in_title_case = text.kind in TITLES and is_title_case(words)
        for found, before, verb in dict.fromkeys((m[0], m[1], m[2]) for m in _APART.finditer(words)):
            if (verb.islower() or in_title_case) and _is_verb(verb.casefold()):
                yield _spelled(found, f"{before}{verb.casefold()}", at=text)


@rule(gettext_lazy("A small word typed twice."))
def word_twice(article: ArticlePage) -> Iterator[Finding]:
    for text, words in _narration(article):
        for found, word in dict.fromkeys((m[0], m[0].split(" ")[0]) for m in _TWICE.finditer(words)):
            yield _spelled(found, word, at=text)


def _narration(article: ArticlePage) -> Iterator[tuple[Text, str]]:
    """What the house itself says; between quotation marks it is somebody else."""
    return ((text, without_speech(text.words)) for text in texts(article, *NARRATION))


def _spelled(found: str, right: str, *, at: Text) -> Finding:
    message = _("“%(found)s” is written “%(right)s”.") % {"found": found, "right": right}
    return advice(message, at=at, found=found, suggestion=right)


def _is_verb(word: str) -> bool:
    if word in guide.passive_roots():
        return True
    stem = word.removesuffix(_CAUSE)
    if stem == word or word in guide.no_verbs():
        return False
    return is_root(stem) or any(stem.startswith(part) and is_root(stem[3:]) for part in _BEFORE_ROOT)


def _misspelled(words: str, *, in_title_case: bool) -> Iterator[tuple[str, str]]:
    """Words and phrases of the style guide as they stand there, each with what to write; names are left alone."""
    for match in _WORD.finditer(words):
        found = match[0]
        right = _right(found.lower())
        # A word of the language, not a name: "Apotik Sehat" is spelled as its owner likes.
        is_common = in_title_case or found[0].islower() or begins_sentence(words, match.start())
        if right and (is_common or right[0].isupper()):
            yield found, _as_found(right, found)
    for match in guide.any_phrase().finditer(words):
        yield match[0], _as_found(guide.phrases()[match[0].lower()], match[0])


def _right(word: str) -> str:
    """What to write for a word, with the ending it has; empty if it is well written."""
    known = guide.words()
    if word in known:
        return known[word]
    ending = _ENDING.search(word)
    stem = word[: ending.start()] if ending else ""
    return f"{known[stem]}{ending[0]}" if stem in known else ""


def _as_found(right: str, found: str) -> str:
    return right[0].upper() + right[1:] if found[0].isupper() else right
