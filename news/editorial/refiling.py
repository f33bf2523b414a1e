"""A public story under another section, region or topic: no word of it changes, and it stays approved.

Where a story is filed is part of what an approval answers for. So the chief's decision is one: a version of its own, an
approval of kind *refiled*, an entry in the log. Not by Wagtail's way to publish, which also
draws the desk's card with every rule of the gate: an archive is filed anew by the thousand.
"""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models.signals import pre_delete
from django.utils import timezone
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page, ReferenceIndex, Revision

from news.digest import Digests, digest_of_content
from news.editorial.audit.chain import record
from news.editorial.board.drawing import NEWEST_DAYS, redraw_card
from news.editorial.models import Approval, Contribution
from news.editorial.refusals import StillNamed
from news.models import ArticlePage, PublishedArticle, Region, Topic
from news.publication.writing import reproject

FILED_BY = ("section", "region", "topics")


class NotFiled(Exception):
    """Nothing was changed."""


class NotPublic(NotFiled):
    """Readers do not have the story now."""


class BeingWritten(NotFiled):
    """There is a newer version than readers have: whoever writes it says where it belongs."""


class FiledSoAlready(NotFiled):
    """There is nothing to change."""


@transaction.atomic
def refile(
    article_id: int,
    *,
    by: Any,
    values: dict[str, Any],
    on_version: int = 0,
    told: list[int] | None = None,
) -> tuple[dict[str, Any], int]:
    """Set ``values`` of ``FILED_BY`` in a public story; how it was filed before, and the number of its new version.

    ``on_version``: only if readers have what this one says, by itself or restored since. Whoever calls has asked for
    the right. ``told``: see ``news.publication.batch.Batch``. Raises a ``NotFiled``.
    """
    Page.objects.select_for_update().only("pk").filter(pk=article_id).first()
    article = _public(article_id)
    version = article.live_revision
    if article.latest_revision_id != version.pk or (on_version and not _says_the_same(version, on_version)):
        raise BeingWritten
    before = {name: version.content.get(name) for name in FILED_BY}
    content = version.content | values
    digest = digest_of_content(content)
    if digest == digest_of_content(version.content):
        raise FiledSoAlready
    revision = _write(article, content, by=by)
    Contribution.objects.create(article=article, digest=digest, made_by=by)
    Approval.objects.create(article=article, digest=digest, kind=Approval.Kind.REFILED, made_by=by)
    record("refile", by=by, article=article, digest=digest, fields=sorted(values))
    reproject(article_id, told=told)
    if article.published_at >= timezone.now() - timedelta(days=NEWEST_DAYS):
        redraw_card(ArticlePage.objects.get(pk=article_id))
    return before, revision.pk


def file_without(sender: type[Topic], instance: Topic, **kwargs: Any) -> None:
    """File the public stories of a topic without it, before it is deleted: what is approved is what is left.

    Raises ``StillNamed`` where a story has a newer draft; then the topic stays.
    """
    by = get_active_log_context().user
    for article in ArticlePage.objects.live().filter(published__isnull=False, topics=instance).order_by("pk"):
        left = [topic for topic in article.live_revision.content.get("topics") or () if topic != instance.pk]
        try:
            refile(article.pk, by=by, values={"topics": left})
        except BeingWritten as error:
            raise StillNamed(instance, article=article) from error


def keep_further_region(sender: type[Region], instance: Region, **kwargs: Any) -> None:
    """Refuse to delete a region that a public story names beside its own, as the database does for its own."""
    article = ArticlePage.objects.live().filter(further_regions=instance).order_by("pk").first()
    if article is not None:
        raise StillNamed(instance, article=article)


def connect() -> None:
    """Called once, by the app's ``ready``."""
    pre_delete.connect(file_without, sender=Topic, dispatch_uid="news_editorial.file_without")
    pre_delete.connect(keep_further_region, sender=Region, dispatch_uid="news_editorial.keep_further_region")


def _says_the_same(version: Revision, number: int) -> bool:
    """Whether it is that version, or equal in all that readers see; one that is gone equals nothing."""
    if version.pk == number:
        return True
    other = Revision.objects.for_instance(version.content_object).filter(pk=number).first()
    return other is not None and digest_of_content(other.content) == digest_of_content(version.content)


def _public(article_id: int) -> ArticlePage:
    """As readers have it, its version and the row alike."""
    found = ArticlePage.objects.live().filter(pk=article_id).select_related("live_revision").first()
    digest = PublishedArticle.objects.filter(pk=article_id).values_list("digest", flat=True).first()
    if found is None or digest is None or found.live_revision is None:
        raise NotPublic
    if digest not in Digests(found.live_revision.content):
        raise BeingWritten
    return found


def _write(article: ArticlePage, content: dict[str, Any], *, by: Any) -> Revision:
    """The version, and the story's row as the version says."""
    old = article.live_revision
    revision = Revision(
        content_type_id=old.content_type_id,
        base_content_type_id=old.base_content_type_id,
        object_id=old.object_id,
        object_str=old.object_str,
        user=by,
        created_at=timezone.now(),
    )
    revision.content = content | {"latest_revision_created_at": revision.created_at.isoformat()}
    # Not saved one by one: that draws the desk's card, with all rules of the gate, of a story that no board shows.
    Revision.objects.bulk_create([revision])
    ArticlePage.objects.filter(pk=article.pk).update(
        section_id=content["section"],
        region_id=content["region"],
        live_revision=revision,
        latest_revision=revision,
        latest_revision_created_at=revision.created_at,
    )
    stored = ArticlePage.objects.get(pk=article.pk)
    through, topics = ArticlePage.topics.through, set(content.get("topics") or ())
    through.objects.filter(articlepage_id=article.pk).exclude(topic__in=topics).delete()
    through.objects.bulk_create(
        [through(articlepage_id=article.pk, topic_id=topic) for topic in topics], ignore_conflicts=True
    )
    ReferenceIndex.create_or_update_for_object(stored)
    return revision
