"""Every code that can be told has its words."""

import ast
import re
from pathlib import Path

from news.imports import wordpress
from news.imports.wordpress.media.files import REASONS
from news.imports.wordpress.reading.export_file import REFUSALS, NotAnExport
from news.imports.wordpress.wording import CODES, words_for

SOURCES = list(Path(wordpress.__file__).parent.rglob("*.py"))
ROOT = Path(__file__).resolve().parents[4]
TELLING = {"Trouble", "Damage", "say", "_note", "_at", "trouble"}


def codes_told() -> set[str]:
    """First or second texts with a hyphen that are handed to what tells troubles."""
    found = set()
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and getattr(node.func, "attr", getattr(node.func, "id", "")) in TELLING
            ):
                texts = [
                    arg.value
                    for arg in node.args
                    if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
                ]
                found |= {text for text in texts[:1] if "-" in text and " " not in text}
    return found


def words_listed(heading: str) -> set[str]:
    """The first column of the tables below a heading of the reference."""
    reference = (ROOT / "docs" / "reference" / "wordpress.md").read_text(encoding="utf-8")
    part = reference.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return set(re.findall(r"^\| `([a-z0-9_-]+)` \|", part, re.MULTILINE))


def test_every_code_that_is_told_has_its_words():
    told = codes_told()

    assert len(told) > 15
    assert told <= set(CODES), told - set(CODES)


def test_a_code_of_a_newer_version_stands_for_itself():
    assert words_for("from-the-future") == "from-the-future"


def test_every_refusal_has_its_sentence():
    assert all(str(NotAnExport(reason)) == str(sentence) for reason, sentence in REFUSALS.items())


def test_every_code_stands_in_the_reference():
    assert words_listed("Warning codes") == set(CODES)


def test_every_reason_for_a_missing_picture_stands_in_the_reference():
    assert words_listed("Pictures") == set(REASONS)
