"""Who may change a picture or a file that is in the house already.

Wagtail lets whoever uploaded something change it for ever. The digest of a story names a picture by its number, so a
picture exchanged after it was read would come before readers' eyes unseen.
"""

from typing import Any

from django.db.models import Model
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy

from news.editorial.models import ReadUpload
from news.models import Author, Person, Photo
from news.publication.uses import is_shown


class UploadPolicy(CollectionOwnershipPermissionPolicy):
    """An upload is its maker's until the desk read a story with it; what readers see is deleted by nobody.

    Those with the right to change may still change: a face that has to go, a credit. An administrator may do all.
    """

    def user_has_any_permission_for_instance(self, user: Any, actions: list[str], instance: Model) -> bool:
        """Asked for one thing by views, bulk actions and choosers alike."""
        granted = {action for action in actions if self._is_granted(user, action, instance)}
        if user.is_superuser or granted - {"change", "delete"}:
            return bool(granted)
        is_keeper = self._check_perm(user, ["change"], collection=instance.collection)
        if not granted or (is_keeper and "change" in granted):
            return bool(granted)
        return not is_shown(instance) and (is_keeper or not was_read(instance))

    def _is_granted(self, user: Any, action: str, instance: Model) -> bool:
        return super().user_has_any_permission_for_instance(user, [action], instance)


def was_read(upload: Model) -> bool:
    """Whether somebody on the desk was shown a story with this picture or file; three queries at most.

    A story names who speaks in it, and prints their portrait: a portrait counts as read from the moment it is one.
    """
    return ReadUpload.objects.of(upload).exists() or _is_portrait(upload)


def _is_portrait(upload: Model) -> bool:
    return isinstance(upload, Photo) and any(
        model.objects.filter(portrait=upload).exists() for model in (Person, Author)
    )
