"""The newest public text that two people answered for: what small repairs are measured from."""

from django.db.models import Q

from news.editorial.models import Approval, PublishedVersion
from news.models import ArticlePage


def last_read_by_two(public: ArticlePage) -> ArticlePage | None:
    """``public`` itself, or the version before the repairs that nobody has read; None where there is none.

    Also None while an override waits for its second reader: what readers have then is one person's word.
    """
    alone = Approval.objects.to_be_read().filter(article_id=public.pk)
    if not alone.exists():
        return public
    if alone.filter(kind=Approval.Kind.OVERRIDE).exists():
        return None
    by_two = ~Q(approval__kind__in=Approval.ALONE) | Q(approval__second_reading__isnull=False)
    versions = PublishedVersion.objects.filter(by_two, article_id=public.pk).order_by("-number")
    version = versions.select_related("article").first()
    return version.as_article() if version else None
