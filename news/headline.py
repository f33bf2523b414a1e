"""A story may be begun before its headline. Wagtail stores no page without a title, so a sign stands in for it."""

import re

from news.text import one_line

NO_HEADLINE = "…"
STAND_IN_SLUG = "tanpa-judul"

_STAND_IN = re.compile(rf"{STAND_IN_SLUG}(-\d+)?")


def has_headline(title: str) -> bool:
    """Whether there is a word to print; what nobody sees and the sign that stands in for it are none."""
    return one_line(title) not in {"", NO_HEADLINE}


def is_stand_in(slug: str) -> bool:
    """Whether an address was only lent to a story until it has a headline."""
    return bool(_STAND_IN.fullmatch(slug))
