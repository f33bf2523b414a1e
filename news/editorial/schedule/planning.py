"""A schedule is a promise to publish: like publishing, it needs an approval of exactly the text it will show.

The gate asks again when the time comes. Without this, Wagtail's bulk action and API could schedule a text that nobody
read: it would lock the story for everybody, and fail at the hour.
"""

from wagtail.models import Revision

from news.digest import Digests
from news.editorial.gate import require_decision
from news.editorial.models import Approval
from news.models import ArticlePage


def refuse_unapproved_schedule(
    sender: type, *, instance: Revision, update_fields: frozenset | None = None, **kwargs
) -> None:
    """Raise ``PublicationRefused`` for a time to go live without an approval, or earlier than it was given for."""
    if instance.approved_go_live_at is None:
        return
    if update_fields is not None and "approved_go_live_at" not in update_fields:
        return
    if instance.content_type.model_class() is not ArticlePage:
        return
    article, digests = instance.as_object(), Digests(instance.content)
    decision = Approval.objects.newest_for(article)
    require_decision(article, decision, digests=digests, moment=instance.approved_go_live_at)
