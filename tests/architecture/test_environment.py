"""The environment is read in one place, and every variable is documented in one table."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from newsroom.settings.env import VARIABLES

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("newsroom", "home", "search", "news")
TABLE = (ROOT / "docs" / "reference" / "settings.md").read_text(encoding="utf-8")
READER = ROOT / "newsroom" / "settings" / "env.py"
ENTRY_POINTS = {ROOT / "manage.py", ROOT / "newsroom" / "wsgi.py", ROOT / "newsroom" / "gunicorn_conf.py"}
NAME = re.compile(r"^\| `([A-Z_]+)` \|", re.MULTILINE)
DOORS = {"environ", "environb", "getenv", "getenvb"}
# Read by make and by the tests, never by the product.
FOR_DEVELOPERS = {"TEST_DATABASE", "NEWSROOM_FORBID_SKIPS", "CHROMIUM", "PYTHON"}


def sources() -> list[Path]:
    found = [path for package in PACKAGES for path in (ROOT / package).rglob("*.py")]
    return sorted([*found, ROOT / "manage.py"])


def reads_environment(source: str) -> list[int]:
    """Lines that touch os.environ or os.getenv."""
    return [node.lineno for node in ast.walk(ast.parse(source)) if _touches(node)]


def _touches(node: ast.AST) -> bool:
    if isinstance(node, ast.Attribute):
        return node.attr in DOORS and isinstance(node.value, ast.Name) and node.value.id == "os"
    return (
        isinstance(node, ast.ImportFrom) and node.module == "os" and any(a.name in DOORS for a in node.names)
    )


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(ROOT)))
def test_only_one_module_reads_the_environment(path):
    if path == READER:
        return
    source = path.read_text(encoding="utf-8")
    if path in ENTRY_POINTS:
        # They may only say which settings are meant when nobody has.
        source = re.sub(r'os\.environ\.setdefault\("DJANGO_SETTINGS_MODULE", "[a-z_.]+"\)', "pass", source)
    lines = reads_environment(source)
    assert not lines, (
        f"{path.relative_to(ROOT)}, lines {lines}: declare the variable in newsroom/settings/env.py, turn it into a "
        "setting, and read django.conf.settings here."
    )


@pytest.mark.parametrize("variable", VARIABLES.values(), ids=lambda variable: variable.name)
def test_every_variable_is_documented_as_it_is_declared(variable):
    assert variable.row in TABLE, f"docs/reference/settings.md lacks this row: {variable.row}"


def test_nothing_documented_is_gone():
    documented = set(NAME.findall(TABLE))
    assert documented - set(VARIABLES) - FOR_DEVELOPERS == set(), (
        "These are not variables any more; take them out."
    )
    assert documented >= FOR_DEVELOPERS


@cache
def texts() -> tuple[str, ...]:
    """All sources, read once for all variables."""
    return tuple(path.read_text(encoding="utf-8") for path in sources())


@pytest.mark.parametrize("name", VARIABLES)
def test_every_declared_variable_is_used(name):
    used = re.compile(rf"\benv\.{name}\.|VARIABLES\[.{name}.\]")
    assert any(map(used.search, texts())), f"{name} is declared but not read."


def test_variables_of_tests_and_make_are_documented():
    text = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("conftest.py"))
    read = set(re.findall(r'os\.environ\.get\("([A-Z_]+)"', text))
    assert read <= FOR_DEVELOPERS
