"""What the publish gate asks about a draft made of raw copy: the guesses that nobody has confirmed."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from news.guesses import unsure_guesses
from news.imports.wording import question, reason
from news.models import ArticlePage
from news.publishing import Finding


def unconfirmed_guesses(article: ArticlePage) -> Iterator[Finding]:
    """Each is advice: whoever reads the story says that it was checked, or mends it, and then it is a guess no more."""
    blocks = {block.id for block in article.body} if article.guesses else set()
    for guess in unsure_guesses(article):
        where = guess["block"]
        yield Finding(
            "unconfirmed_guess",
            _("A guess of the structurer: %(question)s") % {"question": question(guess)},
            field="body" if where in blocks else where,
            block_id=where if where in blocks else "",
            is_blocking=False,
            explanation=reason(guess.get("why", "")),
        )
