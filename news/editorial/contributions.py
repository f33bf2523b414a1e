"""Who changed which text, noted where revisions are made, so that no editor, autosave or script is missed."""

from news.digest import Digests
from news.editorial.models import Contribution
from news.models import ArticlePage


def note_contribution(sender: type, *, instance, update_fields: frozenset | None = None, **kwargs) -> None:
    """One row for each save that left another content; a save without a change is no contribution."""
    if update_fields is not None and "content" not in update_fields:
        return
    if instance.content_type.model_class() is not ArticlePage:
        return
    article_id, digests = int(instance.object_id), Digests(instance.content)
    last = (
        Contribution.objects.filter(article_id=article_id)
        .order_by("-pk")
        .values_list("digest", flat=True)
        .first()
    )
    if last is None or last not in digests:
        Contribution.objects.create(article_id=article_id, digest=digests.newest, made_by_id=instance.user_id)
