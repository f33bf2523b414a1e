"""Headlines say the news in one line and in a calm voice."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news.editorial.rules.guide import capitals
from news.editorial.rules.registry import advice, rule
from news.editorial.rules.texts import BODY, texts
from news.models import ArticlePage
from news.publishing import Finding

SHORTEST, LONGEST = 20, 110
LONGEST_QUIET = 5
_CALLS = re.compile(r"!|\?{2,}")
_CAPITALS = re.compile(r"\b[A-Z]{4,}\b")


@rule(gettext_lazy("A headline says who did what: about 60 to 90 characters, so that phones show all of it."))
def headline_length(article: ArticlePage) -> Iterator[Finding]:
    for text in texts(article, "title"):
        length = len(text.words)
        if length < SHORTEST:
            yield advice(
                _("The headline has only %(length)s characters. Does it say who did what?")
                % {"length": length},
                at=text,
            )
        elif length > LONGEST:
            yield advice(
                _("The headline has %(length)s characters; phones and search engines cut it off.")
                % {"length": length},
                at=text,
            )


@rule(gettext_lazy("Capitals and exclamation marks shout. The news is in the words."))
def headline_shouting(article: ArticlePage) -> Iterator[Finding]:
    """What the story writes in capitals too is an abbreviation, known or not."""
    for text in texts(article, "title"):
        if _CALLS.search(text.words):
            yield advice(_("The headline shouts: take the exclamation mark out."), at=text)
        loud = [word for word in _CAPITALS.findall(text.words) if word not in capitals()]
        if loud:
            in_story = {word for body in texts(article, *BODY) for word in _CAPITALS.findall(body.words)}
            loud = [word for word in loud if word not in in_story]
        if len(loud) > 1 or (loud and len(loud[0]) > LONGEST_QUIET):
            yield advice(
                _("The headline shouts: “%(words)s” stands in capitals.") % {"words": " ".join(loud)}, at=text
            )
