"""What readers were shown, kept: a version for each time the public text became another (``models/version.py``)."""

import json
from collections.abc import Sequence
from typing import Any

from django.contrib.auth import get_user_model
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone

from news import rows
from news.editorial.models import Approval, Contribution, PublishedVersion
from news.models import ArticlePage, BylineEntry, PaperSettings
from news.publication.batch import Batch, Story
from news.publication.parts import Part

# Not shown to readers, and no part of what an approval answers for: editors' remarks, and the copy as it arrived.
NOT_PUBLIC = frozenset({"wagtail_admin_comments", "raw_copy", "guesses"})
_STATE = (
    "live",
    "path",
    "depth",
    "url_path",
    "published_at",
    "changed_at",
    "last_published_at",
    "latest_revision_created_at",
)


class Versions(Part):
    """``PublishedVersion``: what becomes public is kept, once for each text."""

    name = "version"

    def write(self, batch: Batch) -> None:
        newest = _newest([story.pk for story in batch.stories if not story.is_first])
        changed = [
            story
            for story in batch.stories
            if (kept := newest.get(story.pk)) is None or kept.digest not in story.digests
        ]
        if not changed:
            return
        contributions = _newest_contributions(changed, is_archive=batch.is_archive)
        shown_masthead = masthead(batch.paper)
        versions = [
            _version(story, after=newest.get(story.pk), is_archive=batch.is_archive) for story in changed
        ]
        for version in versions:
            version.masthead = shown_masthead
            version.newest_contribution = contributions.get(version.article_id, 0)
        rows.add(versions)

    def differs(self, story: Story) -> bool:
        newest = PublishedVersion.objects.newest_for(story.article)
        return newest is None or newest.digest not in story.digests


def _version(story: Story, *, after: PublishedVersion | None, is_archive: bool) -> PublishedVersion:
    article, approval = story.article, story.decision
    # Filed elsewhere: the story's note and its writers belong to the change before.
    is_refiled = approval.kind == Approval.Kind.REFILED
    return PublishedVersion(
        article_id=story.pk,
        number=after.number + 1 if after else 1,
        # As the decision names it, so that each version is found among the decisions.
        digest=approval.digest,
        content=public_content(story),
        approval=approval,
        note=article.change_note if after and not is_refiled else "",
        changed_by=[] if is_refiled else _changed_by(article, after=after),
        # Nobody of this newsroom read an archive.
        approved_by="" if is_archive else public_name(approval.made_by),
        published_at=_moment(article, after=after),
    )


def public_content(story: Story) -> dict[str, Any]:
    """What a revision would store of the live story, as JSON gives it back, without what was never the readers'."""
    article = story.article
    content = {name: value for name, value in story.content.items() if name not in NOT_PUBLIC}
    # Set since the content was read, or only by going live.
    content |= {name: getattr(article, name) for name in _STATE}
    content |= {
        "latest_revision": article.latest_revision_id,
        "live_revision": article.live_revision_id,
    }
    return json.loads(json.dumps(content, cls=DjangoJSONEncoder))


def _newest(article_ids: Sequence[int]) -> dict[int, PublishedVersion]:
    """The last version of each; one query, none for none. The contents are left behind."""
    if not article_ids:
        return {}
    found = PublishedVersion.objects.filter(article__in=article_ids).order_by("number").defer("content")
    return {version.article_id: version for version in found}


def _newest_contributions(stories: Sequence[Story], *, is_archive: bool) -> dict[int, int]:
    """The one that wrote what goes out now; a draft that is newer than an approved text is not public with it.

    By whichever recipe it was noted; an archive's was noted just now.
    """
    digests = {story.pk: {story.digest} if is_archive else {*story.digests} for story in stories}
    written = Contribution.objects.filter(
        article__in=[*digests], digest__in={digest for own in digests.values() for digest in own}
    )
    found = written.order_by("pk").values_list("article", "digest", "pk")
    return {article_id: pk for article_id, digest, pk in found if digest in digests[article_id]}


def _changed_by(article: ArticlePage, *, after: PublishedVersion | None) -> list[str]:
    """Who changed the text since it was last public; the writers, for a first publication or where nobody logged in."""
    if after is not None:
        made_by = Contribution.objects.to(article).since(after).order_by("pk")
        ids = list(dict.fromkeys(made_by.exclude(made_by=None).values_list("made_by_id", flat=True)))
        users = get_user_model().objects.select_related("author").in_bulk(ids)
        names = [public_name(users[pk]) for pk in ids]
        if any(names):
            return list(dict.fromkeys(filter(None, names)))
    return writers_of(article)


def writers_of(article: ArticlePage) -> list[str]:
    """Who wrote a story, as printed."""
    writers = (entry for entry in article.byline_entries.all() if entry.role == BylineEntry.Role.WRITER)
    return [entry.author.name for entry in writers]


def public_name(user: Any) -> str:
    """How readers know somebody of the newsroom: as an author, else by their full name; a log-in is nobody's name."""
    if user is None:
        return ""
    author = getattr(user, "author", None)
    return author.name if author else user.get_full_name()


def _moment(article: ArticlePage, *, after: PublishedVersion | None):
    if after is None:
        return article.published_at
    changed_at = article.changed_at
    return changed_at if changed_at and changed_at > after.published_at else timezone.now()


def masthead(paper: PaperSettings) -> dict[str, str]:
    """Who is in charge of the paper today, as a version keeps it."""
    return {
        "paper": paper.name,
        "person_in_charge": paper.person_in_charge,
        "publisher": paper.legal_line,
    }
