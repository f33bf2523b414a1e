"""What the publish gate asks about a draft made of raw copy: the guesses that nobody has confirmed."""

from collections.abc import Iterator
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from news.guesses import unsure_guesses
from news.imports.wording import reason, value_of
from news.models import ArticlePage
from news.publishing import Finding

_MESSAGES: dict[str, Promise] = {
    "speaker": _("Not confirmed yet who speaks: %(value)s."),
    "person": _("Not confirmed yet that this is somebody new: %(value)s."),
    "headline": _("Not confirmed yet as the headline: %(value)s."),
    "dateline": _("Not confirmed yet as the place: %(value)s."),
    "date": _("Not confirmed yet as the day: %(value)s."),
    "region": _("Not confirmed yet as the region: %(value)s."),
    "author": _("Not confirmed yet as the author: %(value)s."),
    "topics": _("Not confirmed yet as a topic: %(value)s."),
    "heading": _("Not confirmed yet as a heading: %(value)s."),
    "length": _("Cut because it was too long: %(value)s."),
    "text": _("Nobody has looked at this passage yet."),
}


def unconfirmed_guesses(article: ArticlePage) -> Iterator[Finding]:
    """Each is advice: whoever reads the story says that it was checked, or mends it, and then it is a guess no more."""
    blocks = {block.id for block in article.body} if article.guesses else set()
    for guess in unsure_guesses(article):
        where = guess["block"]
        yield Finding(
            "unconfirmed_guess",
            _message(guess),
            field="body" if where in blocks else where,
            block_id=where if where in blocks else "",
            is_blocking=False,
            explanation=reason(guess.get("why", "")),
        )


def _message(guess: dict[str, Any]) -> str:
    return str(_MESSAGES.get(guess.get("what", ""), _MESSAGES["text"])) % {"value": value_of(guess)}
