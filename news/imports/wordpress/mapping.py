"""What becomes of the old site's categories, tags, authors and shortcodes: data, and a TOML file that people edit."""

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from news.imports.wordpress.records import TermUse
from news.text import one_line

if TYPE_CHECKING:
    from news.imports.wordpress.report.survey import Survey

SECTION, REGION, TOPIC, NOTHING = "section", "region", "topic", "none"
KINDS = (SECTION, REGION, TOPIC, NOTHING)
AUTHOR = "author"
KEEP, DROP = "keep", "drop"
TABLES = ("categories", "tags", "authors", "shortcodes", "others")
LARGEST_BYTES = 5_000_000
_LONGEST_NAME = 120
_MOST_MISTAKES = 20
_WHERE = re.compile(r"\(at line (\d+), column \d+\)|\(at end of document\)")
_SENTENCES: dict[str, Promise] = {
    "unreadable": _("The mapping cannot be opened. Is it there, and is it text in UTF-8?"),
    "not_toml": _(
        'Line %(line)s: this line is not understood. A line looks like this: "desa" = "topic:Desa"'
    ),
    "unknown_table": _("Line %(line)s: there is no part [%(key)s]. The parts are: %(choices)s."),
    "no_table": _("Line %(line)s: [%(key)s] has to hold lines, each with a name and what it becomes."),
    "unknown_target": _(
        "Line %(line)s: %(key)s = “%(value)s” is not understood. "
        "Write section:, region: or topic: with a name, or none."
    ),
    "unknown_author": _(
        "Line %(line)s: %(key)s = “%(value)s” is not understood. Write author: with a name, or none."
    ),
    "unknown_fate": _("Line %(line)s: %(key)s = “%(value)s” is not understood. Write keep or drop."),
    "unknown_region": _(
        "Line %(line)s: there is no region “%(value)s”. Regions are named by their address, such as kutai-kartanegara."
    ),
    "unknown_other": _("Line %(line)s: what others become is section, topic or none, not “%(value)s”."),
}


@dataclass(frozen=True, slots=True)
class Target:
    """A section or topic by its name, a region by its slug, an author by name; or nothing at all."""

    kind: str
    name: str = ""

    def __str__(self) -> str:
        return f"{self.kind}:{self.name}" if self.name else self.kind


@dataclass(slots=True)
class Mapping:
    """Keys are slugs of categories and tags, logins of authors, names of shortcodes.

    What is not listed becomes what `others` says of its kind; an unlisted author stays who he is, an unlisted
    shortcode loses its brackets and keeps its text.
    """

    categories: dict[str, Target] = field(default_factory=dict)
    tags: dict[str, Target] = field(default_factory=dict)
    authors: dict[str, Target] = field(default_factory=dict)
    shortcodes: dict[str, str] = field(default_factory=dict)
    others: dict[str, str] = field(default_factory=lambda: {"categories": TOPIC, "tags": TOPIC})

    def target_of(self, use: TermUse) -> Target:
        """What a term of an item becomes; terms of foreign taxonomies become nothing."""
        table = {"category": "categories", "post_tag": "tags"}.get(use.taxonomy)
        if table is None:
            return Target(NOTHING)
        listed = getattr(self, table).get(use.slug)
        if listed:
            return listed
        kind = self.others.get(table, TOPIC)
        return Target(kind, use.name) if kind != NOTHING else Target(NOTHING)

    def author_of(self, login: str, *, name: str) -> str:
        """The name under which somebody's stories appear; empty if under none."""
        target = self.authors.get(login)
        return target.name if target else name

    @property
    def dropped_shortcodes(self) -> frozenset[str]:
        """Those whose text goes with them."""
        return frozenset(name for name, fate in self.shortcodes.items() if fate == DROP)

    def as_json(self) -> dict[str, Any]:
        """As it is stored; `mapping_from_json` reads it."""
        targets = {
            table: {key: str(value) for key, value in getattr(self, table).items()}
            for table in ("categories", "tags", "authors")
        }
        return {**targets, "shortcodes": dict(self.shortcodes), "others": dict(self.others)}


class MappingRefused(ValueError):
    """The mapping is not used; `mistakes` are sentences, each with the line it is about."""

    def __init__(self, mistakes: list[str]) -> None:
        super().__init__("\n".join(mistakes))
        self.mistakes = mistakes


def read_mapping(path: Path | str, *, regions: frozenset[str] | None = None) -> Mapping:
    """The mapping in a TOML file. `regions` are the slugs there are; without them any is taken."""
    try:
        raw = Path(path).read_bytes()
        text = raw[:LARGEST_BYTES].decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise MappingRefused([str(_SENTENCES["unreadable"])]) from error
    try:
        value = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        match = _WHERE.search(str(error))
        line = match[1] if match and match[1] else str(text.count("\n") + 1)
        raise MappingRefused([_sentence("not_toml", line=line)]) from error
    return _checked(value, text=text, regions=regions)


def mapping_from_json(value: Any, *, regions: frozenset[str] | None = None) -> Mapping:
    """The same for a mapping as it was stored (`Mapping.as_json`)."""
    return _checked(value if isinstance(value, dict) else {}, text="", regions=regions)


def _checked(value: dict[str, Any], *, text: str, regions: frozenset[str] | None) -> Mapping:
    checker = _Checker(text, regions)
    mapping = checker.mapping(value)
    if checker.mistakes:
        raise MappingRefused(checker.mistakes[:_MOST_MISTAKES])
    return mapping


class _Checker:
    def __init__(self, text: str, regions: frozenset[str] | None) -> None:
        self._lines = text.splitlines()
        self._regions = regions
        self.mistakes: list[str] = []

    def mapping(self, value: dict[str, Any]) -> Mapping:
        mapping = Mapping()
        for table, entries in value.items():
            if table not in TABLES:
                self._refuse("unknown_table", table, "", choices=", ".join(TABLES))
            elif not isinstance(entries, dict):
                self._refuse("no_table", table, "")
            else:
                getattr(mapping, table).update(self._entries(table, entries))
        return mapping

    def _entries(self, table: str, entries: dict[str, Any]) -> Iterator[tuple[str, Any]]:
        check = {"authors": self._author, "shortcodes": self._fate, "others": self._other}.get(
            table, self._term
        )
        for key, value in entries.items():
            checked = check(key, one_line(value) if isinstance(value, str) else str(value))
            if checked is not None:
                yield key, checked

    def _term(self, key: str, value: str) -> Target | None:
        kind, _colon, name = (part.strip() for part in value.partition(":"))
        if kind not in KINDS or (kind == NOTHING) == bool(name) or len(name) > _LONGEST_NAME:
            return self._refuse("unknown_target", key, value)
        if kind == REGION and self._regions is not None and name not in self._regions:
            return self._refuse("unknown_region", key, name)
        return Target(kind, name)

    def _author(self, key: str, value: str) -> Target | None:
        kind, _colon, name = (part.strip() for part in value.partition(":"))
        if kind not in {AUTHOR, NOTHING} or (kind == NOTHING) == bool(name) or len(name) > _LONGEST_NAME:
            return self._refuse("unknown_author", key, value)
        return Target(kind, name)

    def _fate(self, key: str, value: str) -> str | None:
        return value if value in {KEEP, DROP} else self._refuse("unknown_fate", key, value)

    def _other(self, key: str, value: str) -> str | None:
        if key not in {"categories", "tags"} or value not in {SECTION, TOPIC, NOTHING}:
            return self._refuse("unknown_other", key, value)
        return value

    def _refuse(self, code: str, key: str, value: str, **names: str) -> None:
        self.mistakes.append(_sentence(code, line=self._line_of(key), key=key, value=value[:80], **names))

    def _line_of(self, key: str) -> str:
        """The first line that begins with a key or is a part's head; a dash if there are no lines."""
        pattern = re.compile(rf"""\s*\[?\s*["']?{re.escape(key)}["']?\s*(?:=|\])""")
        return next((str(number) for number, line in enumerate(self._lines, 1) if pattern.match(line)), "–")


def _sentence(code: str, **names: str) -> str:
    return str(_SENTENCES[code]) % names


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
        term = survey.index.categories.get(slug)
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
