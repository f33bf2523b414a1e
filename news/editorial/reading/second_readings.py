"""The second pair of eyes, afterwards: what one person put live stays on the desk until another has read it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Revision

from news.digest import Digests
from news.editorial.audit.chain import record
from news.editorial.four_eyes import objections
from news.editorial.models import Approval, Contribution, PublishedVersion, Reading, SecondReading
from news.models import ArticlePage


@dataclass(frozen=True, slots=True)
class WentLive:
    """What an approval put before readers, and what they had before; ``before`` is None for a first publication."""

    content: dict[str, Any]
    article: ArticlePage
    before: ArticlePage | None = None


def objections_to(approval: Approval, user: Any, *, went_live: WentLive | None = None) -> list[str]:
    """Sentences that say why ``user`` cannot be the second reader of ``approval``; empty if they can."""
    went_live = went_live or load_went_live(approval)
    found = objections(went_live.article if went_live else approval.article, user)
    if approval.made_by_id == user.pk:
        found.append(_("You put this text before readers yourself."))
    elif user.pk in contributors_to(approval):
        found.append(_("You changed this text before it went out."))
    return found


def contributors_to(approval: Approval) -> set[int]:
    """User ids of those who made the text from what readers had before it; three queries."""
    versions = PublishedVersion.objects.filter(article_id=approval.article_id).defer("content")
    versions, rows = versions.order_by("-number"), Contribution.objects.to(approval.article)
    own = versions.filter(approval=approval).first()
    if own is None:
        before = versions.filter(published_at__lt=approval.made_at).first()
    else:
        before = versions.filter(number__lt=own.number).first()
        rows = rows.filter(pk__lte=own.newest_contribution)
    made_by = rows.since(before).values_list("made_by_id", flat=True)
    return {pk for pk in made_by if pk is not None}


def cover(article: ArticlePage, *, by: Any, digest: str) -> None:
    """An approval by four eyes reads what went out before it too, unless the reader had a hand in that."""
    for approval in Approval.objects.to_be_read().filter(article_id=article.pk).select_related("article"):
        if not objections_to(approval, by):
            note(approval, by=by, words=_("Read with the approval of a later text."), later=digest)


def note(approval: Approval, *, by: Any, words: str = "", **data: Any) -> SecondReading:
    """Write the reading and its entry in the log; call it in the transaction of the decision."""
    reading = SecondReading.objects.create(approval=approval, read_by=by, note=words)
    record(
        "second_reading",
        by=by,
        article=approval.article,
        digest=approval.digest,
        kind=approval.kind,
        approval=approval.pk,
        **data,
    )
    return reading


def load_went_live(approval: Approval) -> WentLive | None:
    """The content that ``approval`` is about, from whatever record still holds it; None if none does."""
    article, before = approval.article, _public_before(approval)
    contents = _contents_of(article, {approval.digest} | ({before} if before else set()))
    content, earlier = contents.get(approval.digest), contents.get(before)
    if content is None:
        return None
    return WentLive(
        content, article.with_content_json(content), article.with_content_json(earlier) if earlier else None
    )


def _public_before(approval: Approval) -> str | None:
    """The digest of what readers had before: the version before this one, else what was approved before it."""
    versions = PublishedVersion.objects.filter(article_id=approval.article_id)
    own = versions.filter(approval=approval).values_list("number", flat=True).first()
    if own is not None:
        return versions.filter(number__lt=own).order_by("-number").values_list("digest", flat=True).first()
    earlier = Approval.objects.filter(article_id=approval.article_id, pk__lt=approval.pk)
    earlier = earlier.exclude(kind=Approval.Kind.WITHDRAWN).exclude(digest=approval.digest)
    return earlier.newest_first().values_list("digest", flat=True).first()


def _contents_of(article: ArticlePage, digests: set[str]) -> dict[str, dict[str, Any]]:
    """What is on record under each of the digests, the first that fits; what has none is left out."""
    found: dict[str, dict[str, Any]] = {}
    for digest, content in _on_record(article, digests):
        if digest in digests:
            found.setdefault(digest, content)
        if len(found) == len(digests):
            break
    return found


def _on_record(article: ArticlePage, digests: set[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Published versions, what readers on the desk were shown, the public page, the newest revisions."""
    for model in (PublishedVersion, Reading):
        kept = model.objects.filter(article_id=article.pk, digest__in=digests).order_by("pk")
        yield from kept.values_list("digest", "content")
    for content in _texts_of(article):
        named = Digests(content)
        yield from ((digest, content) for digest in digests if digest in named)


def _texts_of(article: ArticlePage) -> Iterator[dict[str, Any]]:
    yield article.serializable_data()
    for revision in Revision.page_revisions.filter(object_id=str(article.pk)).order_by("-pk")[:20]:
        yield revision.content
