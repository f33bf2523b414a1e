"""Text that people send, without what nobody can see."""

from typing import Any

from django import forms

from news.text import clean_text, one_line


class CleanText(forms.CharField):
    """Several lines; a NUL or another control character is dropped before anything looks at it."""

    def to_python(self, value: Any) -> str:
        return super().to_python(clean_text(str(value or "")))


class CleanLine(CleanText):
    """One line of text."""

    def to_python(self, value: Any) -> str:
        return super().to_python(one_line(str(value or "")))
