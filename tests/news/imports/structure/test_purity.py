"""The structurer needs no Django and no database, and no text can keep it busy for long."""

import ast
from pathlib import Path

import pytest

from news.imports import structure
from news.imports.structure import structure_text

MODULES = sorted(Path(structure.__file__).parent.glob("*.py"))
HOSTILE = [
    '"',
    "“ ",
    "Budi ",
    "kata ",
    "(",
    "Kepala Dinas ",
    "1/1/2024 ",
    "A - ",
    '"Ya," kata Budi. ',
    "'A ,' ",
]


def imported_by(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names.add(node.module or "")
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_module_imports_django_or_models(path: Path):
    outside = {name for name in imported_by(path) if name.startswith(("django", "wagtail", "news"))}

    assert outside <= {"news.regions_data"}


@pytest.mark.parametrize("piece", HOSTILE)
def test_one_thing_repeated_endlessly_is_still_read(piece: str):
    raw = piece * (60_000 // len(piece))

    assert structure_text(raw).as_json()
