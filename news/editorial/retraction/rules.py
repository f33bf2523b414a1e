"""Who may do what about a retraction; each sentence says why not."""

from typing import Any

from django.utils.translation import gettext as _

from news.editorial.desks import reach
from news.editorial.four_eyes import had_a_hand
from news.models import ArticlePage, Retraction

PROPOSE, CONFIRM = "news.propose_retraction", "news.confirm_retraction"


def may_propose(article: ArticlePage, user: Any) -> bool:
    """Whether ``user`` may ask for the retraction of a story of theirs to answer for, or for its end."""
    return user.has_perm(PROPOSE) and reach.may_answer(user, article)


def may_confirm(article: ArticlePage, user: Any) -> bool:
    """Whether ``user`` decides about retractions."""
    return user.has_perm(CONFIRM) and reach.may_answer(user, article)


def obstacle_to_proposing(article: ArticlePage) -> str:
    """The sentence that says why a story cannot be retracted now; empty if it can."""
    if not article.live or article.published_at is None:
        return _("Only a public story can be retracted.")
    if Retraction.objects.filter(article=article, ended_at=None, refused_at=None).exists():
        return _("This story is retracted, or its retraction is proposed already.")
    return ""


def objections(retraction: Retraction, user: Any, *, despite: str = "") -> list[str]:
    """Sentences that say why ``user`` may not decide what is proposed, the retraction or its end; empty if they may.

    ``despite`` is the reason, on record, why somebody who wrote on the story decides: the way out of a house where
    the only editor-in-chief did. It lets nobody decide alone what they proposed.
    """
    found = []
    if not may_confirm(retraction.article, user):
        found.append(_("Only the editor-in-chief decides about a retraction."))
    if proposer_id(retraction) == user.pk:
        found.append(_("You proposed it: a second person has to confirm it."))
    if not despite.strip() and had_a_hand(retraction.article, user):
        found.append(_("You wrote on this story: somebody else decides."))
    return found


def proposer_id(retraction: Retraction) -> int | None:
    """Whose proposal waits."""
    return retraction.end_proposed_by_id if retraction.is_in_force else retraction.proposed_by_id
