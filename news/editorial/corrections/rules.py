"""Who may do what about a correction; each sentence says why not."""

from typing import Any

from django.utils.translation import gettext as _

from news.editorial.desks import reach
from news.editorial.four_eyes import had_a_hand, rights_objections
from news.models import ArticlePage, Correction, Retraction

OVERRIDE_RIGHT = "news.override_correction"


def obstacle_to_showing(article: ArticlePage, *, kind: str) -> str:
    """The sentence that says why readers cannot be told about a story; empty if they can.

    Whoever answers (right of reply) is heard about a withdrawn story too: readers had it, and its notice stays.
    """
    if article.published_at is None:
        return _("Readers have never seen this story.")
    is_withdrawn = not article.live or Retraction.objects.in_force().filter(article=article).exists()
    if is_withdrawn and kind != Correction.Kind.REPLY:
        return _(
            "Readers do not have this story any more: the notice in its place tells them what was wrong."
        )
    return ""


def objections(correction: Correction, user: Any) -> list[str]:
    """Sentences that say why ``user`` may not answer for a correction; empty if they may."""
    found = rights_objections(correction.article, user)
    if correction.made_by_id == user.pk:
        found.append(_("You made this correction: a second person has to read it."))
    if had_a_hand(correction.article, user):
        found.append(_("You wrote on this story: somebody else decides."))
    return found


def objections_to_reading_afterwards(correction: Correction, user: Any) -> list[str]:
    """Sentences that say why ``user`` is not the second reader of what one person put up; empty if they are."""
    found = objections(correction, user)
    if correction.approved_by_id == user.pk and correction.made_by_id != user.pk:
        found.append(_("You put it up: a second person has to read it."))
    return found


def may_put_up_alone(correction: Correction, user: Any) -> bool:
    """Whether an editor-in-chief whom the rules keep from approving may show it all the same, in an emergency.

    It is their own, or they wrote on the story; whoever may approve it, approves it.
    """
    if not user.has_perm(OVERRIDE_RIGHT) or not reach.may_answer(user, correction.article):
        return False
    return correction.made_by_id == user.pk or had_a_hand(correction.article, user)
