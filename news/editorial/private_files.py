"""Files that only the desk may have: they lie outside of everything that the web server or the media view serves."""

from typing import Any

from django.core.files.storage import Storage, storages
from django.db import models


def private_storage() -> Storage:
    """The storage named ``private`` (``DATA_DIR/private``)."""
    return storages["private"]


class PrivateFileField(models.FileField):
    """A file in the private storage. Where files lie is no matter of the database: migrations see a plain field."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **(kwargs | {"storage": private_storage}))

    def deconstruct(self) -> tuple[str, str, Any, dict[str, Any]]:
        name, _path, args, kwargs = super().deconstruct()
        kwargs.pop("storage", None)
        return name, "django.db.models.FileField", args, kwargs
