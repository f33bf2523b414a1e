"""Where a trouble is, and what of it, as a newsroom says it. The records and the JSON keep WordPress' own words."""

import re

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

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
