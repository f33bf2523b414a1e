"""What readers were shown, kept: a version for each time the public text became another (``models/version.py``)."""

import json
from typing import Any

from django.contrib.auth import get_user_model
from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone

from news.digest import Digests, recipe_of
from news.editorial.models import Approval, Contribution, PublishedVersion
from news.models import ArticlePage, BylineEntry, PaperSettings, PublishedArticle

# Not shown to readers, and no part of what an approval answers for: editors' remarks, and the copy as it arrived.
NOT_PUBLIC = frozenset({"wagtail_admin_comments", "raw_copy", "guesses"})


def keep_version(sender: type, *, article: ArticlePage, published: PublishedArticle, **kwargs) -> None:
    """In the publishing transaction: what becomes public is kept, once for each text."""
    newest = PublishedVersion.objects.newest_for(article)
    if not _is_kept(published.digest, newest):
        _write(article, published=published, after=newest)


def report_missing(sender: type, *, article: ArticlePage, published: PublishedArticle, **kwargs) -> list[str]:
    """For ``rebuild_published``: whether the text that readers have is the newest one kept."""
    newest = PublishedVersion.objects.newest_for(article)
    return [] if _is_kept(published.digest, newest) else ["version"]


def _is_kept(digest: str, newest: PublishedVersion | None) -> bool:
    """Whether the newest version is the text with ``digest``; one kept by another recipe is asked by its content."""
    if newest is None or newest.digest == digest:
        return newest is not None
    return recipe_of(newest.digest) != recipe_of(digest) and digest in Digests(newest.content)


def _write(
    article: ArticlePage, *, published: PublishedArticle, after: PublishedVersion | None
) -> PublishedVersion:
    content = public_content(article)
    digests = Digests(content)
    approval = _permitting(article, digests)
    # Filed elsewhere: the story's note and its writers belong to the change before.
    is_refiled = approval is not None and approval.kind == Approval.Kind.REFILED
    return PublishedVersion.objects.create(
        article=article,
        number=after.number + 1 if after else 1,
        # As the decision names it, so that each version is found among the decisions.
        digest=approval.digest if approval else published.digest,
        content=content,
        approval=approval,
        note=article.change_note if after and not is_refiled else "",
        changed_by=[] if is_refiled else _changed_by(article, after=after),
        approved_by=public_name(approval.made_by) if approval else "",
        published_at=_moment(article, after=after),
        masthead=masthead(),
        newest_contribution=_newest_contribution(article, digests),
    )


def public_content(article: ArticlePage) -> dict[str, Any]:
    """What a revision would store of the story, as JSON gives it back, without what was never the readers'."""
    content = {name: value for name, value in article.serializable_data().items() if name not in NOT_PUBLIC}
    return json.loads(json.dumps(content, cls=DjangoJSONEncoder))


def _permitting(article: ArticlePage, digests: Digests) -> Approval | None:
    """The newest decision that lets this text be public; None for a text that no decision was asked for."""
    decisions = Approval.objects.of_content(article, digests).exclude(kind=Approval.Kind.WITHDRAWN)
    return decisions.select_related("made_by__author").newest_first().first()


def _newest_contribution(article: ArticlePage, digests: Digests) -> int:
    """The one that wrote what goes out now; a draft that is newer than an approved text is not public with it."""
    written = Contribution.objects.of_content(article, digests).order_by("-pk")
    return written.values_list("pk", flat=True).first() or 0


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


def masthead() -> dict[str, str]:
    """Who is in charge of the paper today, as a version keeps it."""
    paper = PaperSettings.load()
    return {
        "paper": paper.name,
        "person_in_charge": paper.person_in_charge,
        "publisher": paper.legal_line,
    }
