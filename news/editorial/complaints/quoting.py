"""Whether a sentence really stands in a story: what a link or a sender says is no quotation of ours by that alone."""

import re
from html import unescape

from django.utils.html import strip_tags

from news.models import PublishedArticle
from news.presentation import story_of

_MARKS = "“”\"'‘’…"
_SPACES = re.compile(r"\s+")


def is_quoted(passage: str, words: str) -> bool:
    """Whether ``passage`` stands in ``words`` letter by letter; blanks, line ends and outer quotation marks aside."""
    wanted = _letters(passage.strip().strip(_MARKS))
    return bool(wanted) and wanted in _letters(words)


def words_of(story: PublishedArticle) -> str:
    """All that stands on the story's page."""
    return unescape(strip_tags(story_of(story)))


def _letters(text: str) -> str:
    return _SPACES.sub("", text)
