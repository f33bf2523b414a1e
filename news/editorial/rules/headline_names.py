"""Who is named in headline and summary is named in the story, in the same spelling."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news.editorial.rules import guide
from news.editorial.rules.lexicon import is_common_word
from news.editorial.rules.names import SENTENCE_START, WORD, begins_sentence, is_title_case, nearest
from news.editorial.rules.regions import is_region_named
from news.editorial.rules.registry import advice, rule
from news.editorial.rules.texts import BODY, Text, is_begun_only, texts
from news.models import ArticlePage
from news.publishing import Finding

LONGEST_ACRONYM = 5
# "Kaltim", "Jateng": two names in one word.
_SHORT_FORM = re.compile(
    r"(?:kal|sul|sum|ja|nus|mal)(?:tim|tara|sel|teng|bar|ut|ra|tengah)|pap\w+", re.IGNORECASE
)


@rule(gettext_lazy("Who is named in the headline is named in the story, spelled the same."))
def name_not_in_story(article: ArticlePage) -> Iterator[Finding]:
    if not texts(article, "paragraph"):
        return
    words = _words_of_story(article)
    known = {word.casefold() for word in words}
    for text in texts(article, "title", "summary"):
        for name, is_sure in _names(text.words):
            if name.casefold() in known or is_region_named(name, known) or _is_short_form(name, words):
                continue
            usual = nearest(name, (word for word in words if word[0].isupper()))
            if usual or (is_sure and not is_begun_only(article)):
                yield _missing_name(name, usual, at=text)


def _words_of_story(article: ArticlePage) -> list[str]:
    """All words of the running text, of those who speak in it and of its dateline, each once, in reading order."""
    places = [text.words for text in texts(article, *BODY)]
    places += [speaker.name for speaker in article.load_speakers()] + [article.dateline_place]
    return list(dict.fromkeys(word for words in places for word in WORD.findall(words)))


def _missing_name(name: str, usual: str, *, at: Text) -> Finding:
    if usual:
        message = _("“%(name)s” is spelled “%(usual)s” in the story.") % {"name": name, "usual": usual}
        return advice(message, at=at, found=name, suggestion=usual)
    message = _("“%(name)s” stands in the headline, but not in the story.")
    if at.kind == "summary":
        message = _("“%(name)s” stands in the summary, but not in the story.")
    return advice(message % {"name": name}, at=at)


def _names(text: str) -> Iterator[tuple[str, bool]]:
    """Words with a capital that may be names, each once, and whether they certainly are.

    A headline in title case, like the first word of a sentence, gives every word a capital: there a name is what the
    dictionary does not know, and it is certain only behind a title ("Bupati Roswita").
    """
    in_title_case, before = is_title_case(text), ""
    said = set()
    for match in WORD.finditer(text):
        word = match[0]
        if word[0].isupper() and word[1:] and word not in said:
            said.add(word)
            is_free = in_title_case or begins_sentence(text, match.start())
            if not is_free:
                yield word, True
            elif not (is_common_word(word) or word.casefold() in guide.words()):
                yield word, in_title_case and before.casefold() in guide.kinds()
        before = word if not SENTENCE_START.search(text[match.end() : match.end() + 2]) else ""


def _is_short_form(name: str, words: list[str]) -> bool:
    """ "Kaltim", or "PPU" for "Penajam Paser Utara"; the words stand in the order of the story."""
    if not name.isupper():
        return bool(_SHORT_FORM.fullmatch(name))
    if len(name) > LONGEST_ACRONYM:
        return True  # a word that shouts, no name: another rule's matter
    initials = "".join(word[0] if word[0].isupper() else " " for word in words)
    return name in initials or (len(name) > 2 and all(letter in initials for letter in name))
