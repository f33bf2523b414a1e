"""Who may see and decide complaints.

Whoever had a hand in the story neither decides nor sees who complains about it: the rule is there because people fear
retaliation, and for that the name is enough.
"""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from news.editorial import desks
from news.editorial.four_eyes import had_a_hand
from news.editorial.models import Complaint, Contribution, PublishedVersion
from news.models import ArticlePage, BylineEntry

DECIDE = "news_editorial.decide_complaint"


def may_decide(user) -> bool:
    """Whether somebody works at this desk at all; which cases they may open, ``may_see`` says."""
    return user.has_perm(DECIDE)


def may_see(complaint: Complaint, user) -> bool:
    """Whether ``user`` may read a case, open its evidence and, on record, look who sent it."""
    return not objections(complaint, user)


def objections(complaint: Complaint, user) -> list[str]:
    """Sentences that say why ``user`` may neither see nor decide this case; empty if they may."""
    if not may_decide(user):
        return [_("Your account may not decide complaints.")]
    article = complaint.article
    if article is None:
        return []
    found = []
    if had_a_hand(article, user):
        found.append(_("You wrote this story. Somebody else decides about it: the editor-in-chief."))
    elif user.pk in _approvers(article):
        found.append(_("You approved this story. Somebody else decides about the complaint."))
    if other_desk := desks.objection(user, article):
        found.append(other_desk)
    return found


def cases_of(user) -> QuerySet[Complaint]:
    """Those of ``user``'s desks, and those of which nobody said yet which story they are about."""
    # Of the archive only what somebody complained about: the menu asks this on every screen.
    told = ArticlePage.objects.filter(pk__in=Complaint.objects.exclude(article=None).values("article"))
    stories = desks.stories_of(user, told)
    return Complaint.objects.filter(Q(article=None) | Q(article__in=stories.values("pk")))


def closed_to(user, cases: Iterable[Complaint]) -> set[int]:
    """Ids of those ``cases`` of which ``user`` may know number and clock only; one query."""
    asked = {case.article_id for case in cases if case.article_id}
    touched = set(stories_touched_by(user).filter(pk__in=asked).values_list("pk", flat=True))
    return {case.pk for case in cases if case.article_id in touched}


def stories_touched_by(user) -> QuerySet[ArticlePage]:
    """Those in which ``user`` had a hand, or whose newest public version they let out."""
    mine = Q(article=OuterRef("pk"))
    newest = PublishedVersion.objects.filter(mine).order_by("-number")
    had_part = (
        Q(owner=user.pk)
        | Exists(BylineEntry.objects.filter(mine, author__user=user.pk))
        | Exists(Contribution.objects.filter(mine, made_by=user.pk))
        | Q(approved_by=user.pk)
    )
    approved_by = Subquery(newest.values("approval__made_by")[:1])
    return ArticlePage.objects.annotate(approved_by=approved_by).filter(had_part).order_by()


def _approvers(article: ArticlePage) -> set[int | None]:
    """Whoever answers for the text that readers have, or had before the story was withdrawn."""
    newest = PublishedVersion.objects.filter(article=article).order_by("-number")
    return set(newest.values_list("approval__made_by", flat=True)[:1])
