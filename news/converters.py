"""Path converters for the archive's and the desk's addresses; and the same number in a query or a form."""

import re

from django.urls import register_converter


class Year:
    regex = "[0-9]{4}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str | int) -> str:
        return f"{int(value):04d}"


class Month(Year):
    regex = "0[1-9]|1[0-2]"

    def to_url(self, value: str | int) -> str:
        return f"{int(value):02d}"


class RowId:
    """A primary key that both databases can compare: a longer number is no address, instead of a fault."""

    regex = "[0-9]{1,18}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


def parse_id(text: str) -> int | None:
    """A primary key that somebody sent; ``None`` for any other text, a longer number and figures of another script."""
    return int(text) if re.fullmatch(RowId.regex, text) else None


register_converter(RowId, "id")
register_converter(Year, "yyyy")
register_converter(Month, "mm")
