"""Text that only the desk may read: encrypted where it is stored, and so in every backup."""

from typing import Any

from django.db import models

from news.sealing import seal_bytes, unseal_bytes


class Unreadable(str):
    """What no key opens: empty to whoever reads it, and kept as it is when its row is saved."""

    __slots__ = ("sealed",)

    sealed: str


class SealedTextField(models.TextField):
    """Plain text to whoever asks the model. The database sees a sealed one, and cannot search it; empty stays empty.

    How text is sealed is no matter of the database: migrations see a plain field.
    """

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> str | None:
        if not value:
            return value
        content = unseal_bytes(value.encode())
        if content is not None:
            return content.decode()
        unreadable = Unreadable()
        unreadable.sealed = value
        return unreadable

    def get_prep_value(self, value: Any) -> Any:
        if isinstance(value, Unreadable):
            return value.sealed
        value = super().get_prep_value(value)
        return seal_bytes(value.encode()).decode() if value else value

    def deconstruct(self) -> tuple[str, str, Any, dict[str, Any]]:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs
