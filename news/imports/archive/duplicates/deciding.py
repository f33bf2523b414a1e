"""What somebody says of two stories with one text, and which photos were uploaded more than once."""

from typing import Any

from django.db import transaction
from django.db.models import Count, Window
from django.db.models.functions import RowNumber

from news.accounts.rights import require_right
from news.editorial.audit.chain import record
from news.imports.models import Duplicate
from news.models import Photo

RIGHT = "news_imports.decide_duplicate"
SHOWN_OF_ONE = 10


@transaction.atomic
def keep_both(pair: Duplicate, *, by: Any) -> None:
    """They are no duplicates, and no search proposes them again. Raises ``PermissionDenied``."""
    require_right(by, RIGHT)
    if Duplicate.objects.filter(pk=pair.pk, apart_by=None).update(apart_by=by):
        record("keep_both_stories", by=by, about=f"{pair.first.title} / {pair.second.title}")


def same_photos(*, most: int) -> list[tuple[list[Photo], int]]:
    """Photos with one content, together, and how many more of them there are; two queries.

    Where most copies are comes first. Of each content a few are shown: an archive may hold one a thousand times.
    """
    twice = Photo.objects.exclude(file_hash="").order_by().values("file_hash").annotate(number=Count("pk"))
    counts = dict(twice.filter(number__gt=1).order_by("-number").values_list("file_hash", "number")[:most])
    place = Window(RowNumber(), partition_by="file_hash", order_by="pk")
    groups: dict[str, list[Photo]] = {one: [] for one in counts}
    for photo in (
        Photo.objects.filter(file_hash__in=counts).annotate(place=place).filter(place__lte=SHOWN_OF_ONE)
    ):
        groups[photo.file_hash].append(photo)
    return [(photos, counts[one] - len(photos)) for one, photos in groups.items()]
