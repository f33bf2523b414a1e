"""The log of decisions: one function writes it, nothing changes it (``models/audit.py``).

Recipe 1 of a link: SHA-256 over when, who, what, about which story, which content, the hash of the details and the hash
of the entry before. The details have a hash of their own, with a salt: where they are withheld, the link can be checked
all the same, and nobody finds them by trying. ``evidence/periksa.py`` knows the recipe too.
"""

import hashlib
import json
import secrets
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import get_active_log_context

from news.editorial.locks import lock_story
from news.editorial.models import AuditEntry
from news.models import ArticlePage

RECIPE = 1
ABOUT_CHARACTERS = 255
NAME_CHARACTERS = 160


@transaction.atomic
def record(  # noqa: PLR0913 - what a line of the log says, each part by its name
    action: str,
    *,
    by: Any = None,
    article: ArticlePage | None = None,
    about: str = "",
    digest: str = "",
    made_at: datetime | None = None,
    **data: Any,
) -> AuditEntry:
    """Write one entry; ``data`` must be JSON. Call it in the transaction of what it records.

    ``made_at`` is for what happened before it came here, in the demo; everything else happens now.

    An entry about a story carries on that story's chain of hashes. It is written under the story's lock, so that two
    entries never follow the same one.
    """
    previous = ""
    if article is not None:
        lock_story(article)
        newest = AuditEntry.objects.about(article).order_by("-pk").values_list("hash", flat=True).first()
        previous = newest or ""
    entry = AuditEntry(
        recipe=RECIPE,
        salt=secrets.token_hex(16),
        made_at=made_at or timezone.now(),
        action=action,
        made_by=by,
        made_by_name=name_of(by),
        article_id=article.pk if article is not None else None,
        about=(about or (article.get_admin_display_title() if article is not None else ""))[
            :ABOUT_CHARACTERS
        ],
        digest=digest,
        # As the database will give it back: the hash is computed over the same again.
        data=json.loads(json.dumps(data, default=str)),
        previous_hash=previous,
    )
    entry.hash = hash_of(entry)
    entry.save()
    return entry


def hash_of(entry: AuditEntry) -> str:
    """The link of an entry: see the head of this module."""
    return _sha256(
        {
            "recipe": entry.recipe,
            "made_at": iso(entry.made_at),
            "action": entry.action,
            "by": entry.made_by_name,
            "article": entry.article_id,
            "digest": entry.digest,
            "details": details_hash_of(entry),
            "previous": entry.previous_hash,
        }
    )


def details_hash_of(entry: AuditEntry) -> str:
    """Of what may have to be withheld: what the entry is about in words, and its data."""
    return _sha256({"about": entry.about, "data": entry.data, "salt": entry.salt})


def fingerprint(value: Any) -> str:
    """Of something that stands elsewhere in full, so that an entry answers for it."""
    return _sha256(value)


def iso(moment: datetime) -> str:
    """A moment as it is hashed: in UTC, whatever zone the database answers in."""
    return moment.astimezone(UTC).isoformat()


def broken_links(entries: Iterable[AuditEntry]) -> list[AuditEntry]:
    """The entries of one story, oldest first, whose hash does not fit their words or the entry before."""
    broken, previous = [], ""
    for entry in entries:
        if entry.hash != hash_of(entry) or entry.previous_hash != previous:
            broken.append(entry)
        previous = entry.hash
    return broken


def acting_user() -> Any:
    """The user at work in the admin now; None for commands and shells."""
    return get_active_log_context().user


def name_of(user: Any) -> str:
    """The name as printed, kept in the record: accounts are renamed."""
    if user is None:
        return ""
    return (user.get_full_name() or user.get_username())[:NAME_CHARACTERS]


def _sha256(said: Any) -> str:
    canonical = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return hashlib.sha256(canonical.encode()).hexdigest()
