"""A mapping as a TOML file that a person reads and changes."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from .targets import Mapping

if TYPE_CHECKING:
    from news.imports.wordpress.report.survey import Survey


def mapping_as_toml(mapping: Mapping, *, survey: "Survey") -> str:
    """The file, with what each thing is called and how often it is used beside it."""
    return "\n".join(_lines(mapping, survey)) + "\n"


def _lines(mapping: Mapping, survey: "Survey") -> Iterator[str]:
    uses = {(use.taxonomy, use.slug): count for use, count in survey.term_uses.items()}
    yield from _remark(
        _(
            "What becomes of the old site's categories, tags, authors and shortcodes. Change it and import with it."
        )
    )
    yield from _remark(_("A category or tag becomes section:NAME, region:ADDRESS, topic:NAME or none."))
    yield "\n[categories]"
    for slug, target in mapping.categories.items():
        term = survey.whole.categories.get(slug)
        yield _line(slug, str(target), term.name if term else "", uses.get(("category", slug), 0))
    yield "\n[tags]"
    for slug, target in mapping.tags.items():
        yield _line(slug, str(target), "", uses.get(("post_tag", slug), 0))
    yield ""
    yield from _remark(_("An author becomes author:NAME, or none. Two logins may have the same name."))
    yield "[authors]"
    for login, target in mapping.authors.items():
        yield _line(login, str(target), "", survey.author_uses[login])
    yield ""
    yield from _remark(_("The text inside a shortcode is kept (keep) or left out with it (drop)."))
    yield "[shortcodes]"
    for name, fate in mapping.shortcodes.items():
        yield _line(name, fate, "", survey.tally.unknown_shortcodes[name])
    yield ""
    yield from _remark(
        _("What categories and tags become that are not listed above: section, topic or none.")
    )
    yield "[others]"
    for table, kind in mapping.others.items():
        yield _line(table, kind, "", 0)


def _line(key: str, value: str, name: str, count: int) -> str:
    remark = ", ".join(part for part in (name, f"{count}×" if count else "") if part)
    return f"{_quoted(key)} = {_quoted(value)}" + (f"  # {remark}" if remark else "")


def _quoted(text: str) -> str:
    # JSON's strings are TOML's, but for the one character that JSON leaves as it is.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _remark(text: str) -> Iterator[str]:
    yield f"# {text}"
