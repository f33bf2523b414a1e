"""Who may answer for a text: somebody who had no hand in it (*empat mata*)."""

from django.utils.translation import gettext as _

from news.editorial.desks import rights_objections
from news.editorial.models import AuditEntry, Contribution, PublishedVersion
from news.models import ArticlePage


def objections(article: ArticlePage, user) -> list[str]:
    """Sentences that say why ``user`` may not approve the story as it stands in ``article``; empty if they may.

    ``article`` is the content to be approved (``revision.as_object()``), so a byline added in the draft counts.
    The rules ask for people, not for rights: a superuser who wrote a story cannot approve it either.
    """
    found = rights_objections(article, user)
    public = PublishedVersion.objects.newest_for(article)
    if AuditEntry.objects.submissions(article, since=public).filter(made_by=user.pk).exists():
        found.append(_("You submitted this story."))
    if article.owner_id == user.pk:
        found.append(_("You began this story."))
    if any(entry.author.user_id == user.pk for entry in article.byline_entries.all()):
        found.append(_("Your name is in the byline."))
    if Contribution.objects.to(article).since(public).filter(made_by=user.pk).exists():
        found.append(_("You changed this text since it was last public."))
    return found


def had_a_hand(article: ArticlePage, user) -> bool:
    """Whether ``user`` ever wrote on the story: began it, is in its byline, changed its text. Two queries.

    They do not judge it afterwards either: corrections, retractions and complaints ask this.
    """
    if article.owner_id == user.pk or article.byline_entries.filter(author__user=user.pk).exists():
        return True
    return Contribution.objects.to(article).filter(made_by=user.pk).exists()


def contributors(article: ArticlePage) -> dict[int, int]:
    """User ids of those who changed the text since it was last public, with the number of changes; two queries."""
    public = PublishedVersion.objects.newest_for(article)
    made_by = Contribution.objects.to(article).since(public).values_list("made_by_id", flat=True)
    counts: dict[int, int] = {}
    for user_id in made_by:
        if user_id is not None:
            counts[user_id] = counts.get(user_id, 0) + 1
    return counts
