"""Who may answer for a text: somebody who had no hand in it (*empat mata*)."""

from django.utils.translation import gettext as _

from news.editorial.models import Contribution
from news.models import ArticlePage, PublishedArticle


def objections(article: ArticlePage, user, *, submitted_by=None) -> list[str]:
    """Sentences that say why ``user`` may not approve the story as it stands in ``article``; empty if they may.

    ``article`` is the content to be approved (``revision.as_object()``), so a byline added in the draft counts.
    The rules ask for people, not for rights: a superuser who wrote a story cannot approve it either.
    """
    found = []
    if not article.permissions_for_user(user).can_publish():
        found.append(_("Your account may not approve stories."))
    if submitted_by and submitted_by.pk == user.pk:
        found.append(_("You submitted this story."))
    if article.owner_id == user.pk:
        found.append(_("You began this story."))
    if any(entry.author.user_id == user.pk for entry in article.byline_entries.all()):
        found.append(_("Your name is in the byline."))
    if user.pk in contributors(article):
        found.append(_("You changed this text since it was last public."))
    return found


def contributors(article: ArticlePage) -> dict[int, int]:
    """User ids of those who changed the text since it was last public, with the number of changes; two queries."""
    public = PublishedArticle.objects.filter(pk=article.pk).values_list("digest", flat=True).first()
    made_by = Contribution.objects.to(article).after_content(public).values_list("made_by_id", flat=True)
    counts: dict[int, int] = {}
    for user_id in made_by:
        if user_id is not None:
            counts[user_id] = counts.get(user_id, 0) + 1
    return counts
