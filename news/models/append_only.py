from typing import ClassVar

from django.db import models


class AppendOnly(models.Model):
    """A row that is never changed or deleted: a record that can be edited is not evidence.

    ``ANSWER_FIELDS`` name what may be added to it after it was made. Give its manager an ``AppendOnlyQuerySet``.
    """

    ANSWER_FIELDS: ClassVar[frozenset[str]] = frozenset()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs) -> None:
        """Raises ``TypeError`` for a save that changes what was written; a new row never takes another's place."""
        if self._state.adding:
            kwargs.setdefault("force_insert", True)
        elif not set(kwargs.get("update_fields") or ("",)) <= self.ANSWER_FIELDS:
            raise TypeError(f"{type(self).__name__} is never changed; make another one")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        """Raises ``TypeError``."""
        raise TypeError(f"{type(self).__name__} is never deleted")
