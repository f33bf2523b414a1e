"""The fields of a story, each said once: printed, approved, exported, edited and compared by this one table.

The digest (``news/digest.py``), the comparison and the change log (``news/editorial``), the export
(``news/imports/export``), the editor (``news/panels.py``) and its form read it. A new field is a model field, a row
here, a migration, and the template that prints it. Rows stand in the order in which a story is compared.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import groupby
from typing import Any


class Shape(Enum):
    """How a revision stores a field."""

    TEXT = auto()
    CHOICE = auto()
    FLAG = auto()
    DAY = auto()
    MOMENT = auto()
    ONE = auto()  # the id of another row
    SET = auto()  # ids, in no order
    BYLINE = auto()  # who, as what, in print order
    BODY = auto()  # blocks
    OTHER = auto()  # the desk's own, counted nowhere


# What a field holds that nobody filled in; a field whose model says otherwise names its default in its row.
_EMPTY: dict[Shape, Any] = {
    Shape.TEXT: "",
    Shape.CHOICE: "",
    Shape.FLAG: False,
    Shape.SET: [],
    Shape.BYLINE: [],
    Shape.BODY: [],
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryField:
    """What the house does with one field.

    ``is_printed``: readers see it on the page, in lists or in search engines. ``is_approved``: it is part of the
    digest. ``is_logged``: the public change log shows it. ``is_exported``: it is told in an export. ``is_one_line``:
    the form joins lines. ``panel`` and ``row``: where it stands in the editor; those of one row stand side by side.
    ``compared_as``: how the comparison sets it, "" for not at all. ``only_with``: a flag without which nobody sees it.
    ``default``: one that is no empty value; final, because the digest leaves a default out.
    """

    name: str
    shape: Shape = Shape.TEXT
    default: Any = None
    is_printed: bool = False
    is_approved: bool = True
    is_logged: bool = False
    is_exported: bool = False
    is_one_line: bool = False
    panel: str = ""
    row: int = 0
    compared_as: str = "fact"
    only_with: str = ""

    def is_default(self, value: Any) -> bool:
        """Whether ``value`` is what the field holds if nobody ever filled it in; what is missing is."""
        return value is None or value == (self.default or _EMPTY.get(self.shape))


STORY_FIELDS = (
    StoryField(
        name="kicker", is_printed=True, is_logged=True, is_exported=True, is_one_line=True,
        panel="origin", row=4, compared_as="kicker",
    ),
    StoryField(
        name="title", is_printed=True, is_logged=True, is_exported=True, is_one_line=True,
        panel="headline", compared_as="title",
    ),
    StoryField(
        name="summary", is_printed=True, is_logged=True, is_exported=True, panel="summary", compared_as="summary"
    ),
    StoryField(
        name="byline_entries", shape=Shape.BYLINE, is_printed=True, is_logged=True, is_exported=True,
        panel="byline", compared_as="byline",
    ),
    StoryField(
        name="dateline_place", is_printed=True, is_logged=True, is_exported=True, is_one_line=True,
        panel="place", row=3, compared_as="byline",
    ),
    StoryField(
        name="lead_photo", shape=Shape.ONE, is_printed=True, is_logged=True, is_exported=True,
        panel="lead_photo", row=1, compared_as="photo",
    ),
    StoryField(
        name="lead_photo_caption", is_printed=True, is_exported=True, is_one_line=True,
        panel="lead_photo", row=3, compared_as="photo",
    ),
    StoryField(
        name="lead_photo_alt", is_printed=True, is_exported=True, is_one_line=True,
        panel="lead_photo", row=2, compared_as="photo",
    ),
    StoryField(
        name="body", shape=Shape.BODY, is_printed=True, is_logged=True, is_exported=True,
        panel="body", compared_as="body",
    ),
    StoryField(
        name="label", shape=Shape.CHOICE, default="news", is_printed=True, is_exported=True, panel="origin", row=1
    ),
    StoryField(
        name="sponsor", is_printed=True, is_logged=True, is_exported=True, is_one_line=True, panel="origin", row=2
    ),
    StoryField(
        name="section", shape=Shape.ONE, is_printed=True, is_logged=True, is_exported=True, panel="place", row=1
    ),
    StoryField(
        name="region", shape=Shape.ONE, is_printed=True, is_logged=True, is_exported=True, panel="place", row=1
    ),
    StoryField(
        name="further_regions", shape=Shape.SET, is_printed=True, is_logged=True, is_exported=True,
        panel="place", row=2,
    ),
    StoryField(name="topics", shape=Shape.SET, is_printed=True, is_logged=True, is_exported=True, panel="place", row=4),
    StoryField(name="dateline_on", shape=Shape.DAY, is_exported=True, panel="place", row=3),
    StoryField(name="embargo_until", shape=Shape.MOMENT, panel="settings"),
    StoryField(name="source", is_exported=True, is_one_line=True, panel="origin", row=3),
    StoryField(name="initials", is_exported=True, panel="origin", row=3),
    StoryField(name="slug", is_printed=True, is_exported=True, panel="address", row=1),
    StoryField(name="seo_title", is_printed=True, is_exported=True, panel="address", row=2),
    StoryField(name="search_description", is_printed=True, is_exported=True, panel="address", row=3),
    # The change log tells it beside each version, not as a part of the text.
    StoryField(name="change_note", panel="change_note"),
    # Not printed, but rules hang on them: who lifts one after the reading asks for another reading.
    StoryField(name="is_about_child", shape=Shape.FLAG, panel="protection", row=1),
    StoryField(name="is_about_sexual_violence", shape=Shape.FLAG, panel="protection", row=1),
    StoryField(name="may_harm", shape=Shape.FLAG, panel="protection", row=2),
    StoryField(name="is_unverified", shape=Shape.FLAG, is_printed=True, is_exported=True, panel="verification", row=1),
    StoryField(
        name="verification_by", shape=Shape.ONE, is_approved=False, panel="verification", row=2, compared_as=""
    ),
    # Printed only while readers are told that the story is still being verified.
    StoryField(
        name="verification_due_on", shape=Shape.DAY, is_printed=True, is_exported=True,
        panel="verification", row=2, only_with="is_unverified",
    ),
    StoryField(name="raw_copy", is_approved=False, compared_as=""),
    StoryField(name="guesses", shape=Shape.OTHER, is_approved=False, compared_as=""),
    StoryField(
        name="asked_parties", shape=Shape.OTHER, is_approved=False, panel="asked_parties", compared_as=""
    ),
)  # fmt: skip

FIELDS = {field.name: field for field in STORY_FIELDS}
APPROVED = tuple(field for field in STORY_FIELDS if field.is_approved)
COMPARED = tuple(field for field in STORY_FIELDS if field.compared_as)
LOGGED = tuple(field for field in STORY_FIELDS if field.is_logged)
EXPORTED = tuple(field for field in STORY_FIELDS if field.is_exported)
ONE_LINE = tuple(field.name for field in STORY_FIELDS if field.is_one_line)


def rows_of(panel: str) -> Iterator[list[StoryField]]:
    """The fields of a panel of the editor, row by row; one that names no row has its own, below the others."""
    fields = [field for field in STORY_FIELDS if field.panel == panel]
    for _row, beside in groupby(
        sorted((f for f in fields if f.row), key=lambda f: f.row), key=lambda f: f.row
    ):
        yield list(beside)
    yield from ([field] for field in fields if not field.row)
