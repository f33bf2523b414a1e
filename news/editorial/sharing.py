"""A draft shown to somebody outside the newsroom by a secret link: one version, for a while, until it is withdrawn.

Only the hash of the secret is kept: who reads the database cannot open a link. For whom a link is stays on the
story's own screen and out of the log, which evidence packages are made of: it may be a source.
"""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from news.digest import digest_of_content
from news.editorial.actions import lock_latest_revision
from news.editorial.audit.chain import record
from news.editorial.models import DeskSettings, SharedDraft
from news.editorial.refusals import LinkTooLong, MayNotShare
from news.models import ArticlePage
from news.secret_links import hash_of, new_secret

LONGEST = timedelta(days=30)
# The editors' remarks are theirs.
_NOT_SHOWN = frozenset({"wagtail_admin_comments"})


def may_share(user: Any, article: ArticlePage) -> bool:
    """The desk, and whoever began the story."""
    return article.owner_id == user.pk or article.permissions_for_user(user).can_publish()


def longest_life() -> timedelta:
    """How long a link may last: the house's rule, and never more than thirty days."""
    return min(timedelta(hours=DeskSettings.load().share_hours), LONGEST)


@transaction.atomic
def share(article: ArticlePage, *, by: Any, for_whom: str, expires_at: datetime) -> tuple[SharedDraft, str]:
    """Make a link to the newest text as it is now; the secret is returned once and kept nowhere.

    Raises ``MayNotShare``, ``LinkTooLong`` or ``NeverSaved``.
    """
    if not may_share(by, article):
        raise MayNotShare
    limit = longest_life()
    if not timezone.now() < expires_at <= timezone.now() + limit:
        raise LinkTooLong(limit)
    content = lock_latest_revision(article).content
    secret = new_secret()
    shared = SharedDraft.objects.create(
        article=article,
        digest=digest_of_content(content),
        content={name: value for name, value in content.items() if name not in _NOT_SHOWN},
        token_hash=hash_of(secret),
        for_whom=for_whom,
        made_by=by,
        expires_at=expires_at,
    )
    record(
        "share", by=by, article=article, digest=shared.digest, share=shared.pk, until=expires_at.isoformat()
    )
    return shared, secret


@transaction.atomic
def withdraw(shared: SharedDraft, *, by: Any) -> None:
    """The link shows nothing any more, from now on; a second time changes nothing. Raises ``MayNotShare``."""
    if not may_share(by, shared.article):
        raise MayNotShare
    open_still = SharedDraft.objects.filter(pk=shared.pk, withdrawn_at=None)
    if open_still.update(withdrawn_at=timezone.now(), withdrawn_by=by):
        record("withdraw_share", by=by, article=shared.article, digest=shared.digest, share=shared.pk)


def opened_by(secret: str) -> SharedDraft | None:
    """The draft that a secret opens now; None for every other secret, whatever is wrong with it. One query."""
    shared = SharedDraft.objects.filter(token_hash=hash_of(secret)).select_related("article").first()
    return shared if shared is not None and shared.is_open else None


@transaction.atomic
def count_opening(shared: SharedDraft) -> None:
    """Somebody read it; the first time is on record."""
    now = timezone.now()
    this = SharedDraft.objects.filter(pk=shared.pk)
    is_first = bool(this.filter(opened_count=0).update(opened_count=1, last_opened_at=now))
    if is_first:
        record("share_opened", article=shared.article, digest=shared.digest, share=shared.pk)
    else:
        this.update(opened_count=F("opened_count") + 1, last_opened_at=now)
