"""Addresses of an old site that are a number: ``/?p=123``. They stand in links that nobody can change any more."""

from django.http import QueryDict

from news.imports.models import ImportedItem

NAMES = ("p", "page_id", "attachment_id")
_LARGEST = 2**62


def address_of_number(query: QueryDict) -> str | None:
    """Where the story is now that had a number; None for no number, or one that is nothing public. One query."""
    given = next((query[name] for name in NAMES if name in query), "")
    if not (given.isascii() and given.isdecimal()) or int(given) > _LARGEST:
        return None
    found = ImportedItem.objects.filter(post_id=int(given), article__published__isnull=False)
    # Two old sites may have used the same number: the newest import's is as good as any.
    return found.order_by("-pk").values_list("article__published__url", flat=True).first()
