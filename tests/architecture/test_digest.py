"""What is printed of a story is what somebody answered for: the digest covers each field that a page is made of.

Components are handed their values by these modules and templates.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from news.stories.fields import FIELDS

ROOT = Path(__file__).resolve().parents[2]
MODULES = ("news/presentation.py", "news/structured_data.py", "news/projection.py")
TEMPLATES = ("news/story.html", "news/body.html", "news/article_page.html", "news/blocks")
# What a story is called there.
NAMES = {"article", "page"}

# Printed, though nobody can change them by writing in a draft.
NOT_TYPED = {
    "pk": "the database gives it",
    "live": "Wagtail's, and the gate's to let through",
    "live_revision_id": "Wagtail's, and the gate's to let through",
    "public_id": "given once, never again",
    "published_at": "the clock of the first publication",
    "changed_at": "the clock of the last one",
    "corrections": "decisions of their own, each read by a second person",
    "correction_to_preview": "set by the desk's preview alone",
    "forget_published": "drops what was read before",
    "load_published": "what readers have of another story, which passed the gate itself",
    "load_retraction": "a decision of its own",
    "is_arriving": "says that an archive is writing it, and that nobody can have corrected it yet",
}
# Methods and shorthands, with the fields that they read.
DERIVED = {
    "quotes": {"body"},
    "load_speakers": {"body"},
    "load_regions": {"region", "further_regions"},
    "get_label_display": {"label"},
    "get_url_parts": {"slug"},
    "is_paid": {"label"},
}


def read_by_code(path: Path) -> Iterator[str]:
    """Every ``article.<name>`` of a module."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in NAMES:
            yield node.attr


def read_by_template(path: Path) -> Iterator[str]:
    for inside in re.findall(r"{[{%].*?[%}]}", path.read_text(), re.DOTALL):
        yield from re.findall(rf"\b(?:{'|'.join(NAMES)})\.(\w+)", inside)


def read() -> set[tuple[str, str]]:
    found = {(name, module) for module in MODULES for name in read_by_code(ROOT / module)}
    for part in TEMPLATES:
        path = ROOT / "templates" / part
        for template in [path] if path.is_file() else sorted(path.glob("*.html")):
            found |= {(name, template.name) for name in read_by_template(template)}
    return {(name, where) for name, where in found if not name[0].isupper()}


def fields_read() -> set[str]:
    names = {name.removesuffix("_id") for name, _where in read() if name not in NOT_TYPED}
    return {field for name in names for field in DERIVED.get(name, {name})}


def test_every_field_that_is_printed_is_in_the_digest():
    printed = {name for name, field in FIELDS.items() if field.is_printed and field.is_approved}
    uncovered = sorted(fields_read() - printed)
    assert not uncovered, (
        f"{uncovered}: readers are shown these of a story. Say so in news/stories/fields.py, so that nobody changes "
        "it unread, or put it onto a list of this test with the reason why nobody can."
    )


def test_no_field_is_said_to_be_printed_that_is_not():
    assert not {name for name, field in FIELDS.items() if field.is_printed} - fields_read()


def test_lists_of_exceptions_name_what_is_read():
    gone = {*NOT_TYPED, *DERIVED} - {name for name, _where in read()}
    assert not gone, f"{sorted(gone)}: no longer read; take them off the lists of this test."
