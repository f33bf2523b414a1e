"""Where a trouble is, and what of it, as a newsroom says it. The records and the JSON keep WordPress' own words."""

import re
from collections.abc import Callable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from news.imports.wordpress.naming import kind_word, one_of_kind, status_word

_SAYINGS: list[tuple[re.Pattern[str], Promise]] = [
    (re.compile(r"post_id (?P<first>\d+) and (?P<second>\d+)"), _("posts %(first)s and %(second)s")),
    (re.compile(r"post_id (?P<number>\d+)"), _("post %(number)s")),
    (re.compile(r"category (?P<slug>.+)"), _("category %(slug)s")),
    (re.compile(r"author (?P<first>.+) and (?P<second>.+)"), _("accounts %(first)s and %(second)s")),
    (re.compile(r"comment (?P<number>\d+)"), _("comment %(number)s")),
    (re.compile(r"item, line (?P<line>\d+)"), _("an item, line %(line)s")),
    (re.compile(r"end of file"), _("end of the file")),
    (re.compile(r"after (?P<place>.+)"), _("after: %(place)s")),
    (re.compile(r"inside (?P<place>.+)"), _("inside: %(place)s")),
    (re.compile(r"no wp:post_type"), _("it does not say what it is")),
    (re.compile(r"post_date"), _("the day of its publication")),
    (re.compile(r"too long"), _("too long")),
    (re.compile(r"never ends"), _("it never ends")),
    (re.compile(r"and (?P<number>\d+) in it"), _("and %(number)s others inside it")),
    (re.compile(r"the first words stand in for it"), _("the first words stand in for it")),
    (re.compile(r"(?P<old>\S+) became (?P<new>\S+)"), _("%(old)s became %(new)s")),
]


def in_words(text: str) -> str:
    """A place or a reason as people say it; what is a name of WordPress' own stands for itself."""
    for pattern, words in _SAYINGS:
        if match := pattern.fullmatch(text):
            parts = match.groupdict()
            if "place" in parts:
                parts["place"] = in_words(parts["place"])
            return words % parts
    return text


def place_in_words(code: str, where: str) -> str:
    """Where a trouble of this code is."""
    return _kinds(where) if code == "skipped-post-type" else in_words(where)


def why_in_words(code: str, why: str) -> str:
    """What of it. An address may read like a kind or a status, so that only the code tells which it is."""
    return _WHYS[code](why) if code in _WHYS else in_words(why)


def _kinds(text: str) -> str:
    """“nav_menu_item x2, product”, as the JSON has it."""
    kinds = (one.partition(" x") for one in text.split(", "))
    return ", ".join(f"{kind_word(kind)}{times and f' {count}×'}" for kind, times, count in kinds)


def _text(why: str) -> str:
    status, _space, kind = why.partition(" ")
    return f"{one_of_kind(kind)}, {status_word(status)}"


_WHYS: dict[str, Callable[[str], str]] = {"empty-title": _text, "empty-content": status_word}
