"""The demo's standing pages as rich text."""

from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


def html_of(page: dict[str, Any]) -> SafeString:
    """Intro, masthead (who does what) and sections of a page, with all text escaped."""
    masthead = [(row["role"], ", ".join(row["names"])) for row in page.get("masthead", [])]
    parts = [format_html("<p>{}</p>", page["intro"])]
    if masthead:
        parts.append(format_html("<ul>{}</ul>", format_html_join("", "<li><b>{}</b>: {}</li>", masthead)))
    for section in page.get("sections", []):
        parts.append(format_html("<h2>{}</h2>", section["heading"]))
        parts.append(format_html_join("", "<p>{}</p>", ((text,) for text in section["paragraphs"])))
    return SafeString("".join(parts))
