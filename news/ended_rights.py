"""Photos leave readers' pages when their rights end, and the desk hears of it some days before."""

import logging
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.permissions import policy_registry

from news.clock import today
from news.models import Photo, PhotoRendition
from news.pictures import READERS_FORMAT, move_out_of_reach
from news.publication.uses import is_shown
from news.reminders import Reminder

logger = logging.getLogger(__name__)

AHEAD = timedelta(days=7)
MOST = 12
KEPT_AS, KEPT_SECONDS = "news:photo-rights-ending", 60


def take_down_ended() -> list[int]:
    """Photos whose last day is over leave stories and disk; their ids. One query where there is none.

    Stories that show them are drawn again after the commit, which begins a new edition; the photo itself stays in the
    archive, under another file name.
    """
    return [pk for pk in _due().order_by("pk").values_list("pk", flat=True) if _is_taken_down(pk)]


def ending_soon(*, user: Any, today: date) -> Iterator[Reminder]:
    """Photos of public stories whose rights end within a week; for whoever may change photos.

    Photos are asked for once a minute, however many boards look; a right given just now is seen a minute later.
    """
    asked_on, ending = cache.get(KEPT_AS, (None, []))
    if asked_on != today:
        ending = [(photo.pk, photo.title, photo.rights_expire_on, photo.credit) for photo in _ending(today)]
        cache.set(KEPT_AS, (today, ending), KEPT_SECONDS)
    if not (ending and _may_change_photos(user)):
        return
    for pk, title, last_day, credit in ending:
        yield Reminder(
            due_on=last_day,
            text=_("The rights of a photo end: %(photo)s") % {"photo": title},
            who=credit,
            url=reverse("wagtailimages:edit", args=[pk]),
        )


def _may_change_photos(user: Any) -> bool:
    def ask() -> bool:
        return policy_registry.get_by_type(Photo).user_has_permission(user, "change")

    return cache.get_or_set(f"{KEPT_AS}:may:{user.pk}", ask, KEPT_SECONDS)


def _is_taken_down(pk: int) -> bool:
    try:
        with transaction.atomic():
            photo = _due().select_for_update(of=("self",)).filter(pk=pk).first()
            if photo is not None:
                move_out_of_reach(photo)
    except Exception:  # a boundary: one photo must not keep the others up; the next run tries again
        logger.exception("A photo could not be taken down.", extra={"photo": pk})
        return False
    return photo is not None


def _due() -> QuerySet[Photo]:
    """Those that still have a size made for readers; the editor makes small ones of its own at any time."""
    sizes = PhotoRendition.objects.filter(image=OuterRef("pk"), filter_spec__contains=READERS_FORMAT)
    return Photo.objects.filter(Exists(sizes), rights_expire_on__lt=today())


def _ending(day: date) -> list[Photo]:
    soon = Photo.objects.filter(rights_expire_on__gte=day, rights_expire_on__lte=day + AHEAD)
    return [photo for photo in soon.order_by("rights_expire_on", "pk")[:MOST] if is_shown(photo)]
