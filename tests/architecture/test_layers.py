"""Imports go to the right only: devtools → newsroom → home, search, news.imports → … → news → news.accounts.

`news.structurer` stands at the bottom too: a pure library, which imports nothing but the standard library.
"""

import ast
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROWS = [
    ["devtools"],
    ["newsroom"],
    ["home", "search", "news.imports"],
    [
        "news.editorial",
        "news.quotes",
        "news.comments",
        "news.readership",
        "news.newsletter",
        "news.channels",
    ],
    ["news"],
    ["news.accounts", "news.structurer"],
]
ROW_OF = {part: row for row, parts in enumerate(ROWS) for part in parts}
PACKAGES = ("devtools", "newsroom", "home", "search", "news")


def part_of(module: str) -> str | None:
    """The part of the house to which a module belongs; None for what is not ours."""
    names = module.split(".")
    for length in (2, 1):
        if ".".join(names[:length]) in ROW_OF:
            return ".".join(names[:length])
    return None


def module_of(path: Path) -> str:
    names = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(names[:-1] if names[-1] == "__init__" else names)


def imported_by(tree: ast.AST, module: str, *, is_package: bool) -> Iterator[tuple[int, str]]:
    """Every import of a file, wherever it stands: in functions and under TYPE_CHECKING too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                package = module.split(".") if is_package else module.split(".")[:-1]
                base = ".".join([*package[: len(package) - node.level + 1], *([base] if base else [])])
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def without_types(tree: ast.Module) -> ast.Module:
    """The file as it runs: what stands under TYPE_CHECKING only tells a reader what something is."""
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            node.body = []
    return tree


def graph_of(texts: dict[str, str], packages: frozenset[str] = frozenset()) -> dict[str, set[str]]:
    """Which of the modules in ``texts`` each of them imports when it runs, in functions too."""
    graph: dict[str, set[str]] = {}
    for module, text in texts.items():
        names = imported_by(without_types(ast.parse(text)), module, is_package=module in packages)
        found = {name if name in texts else name.rpartition(".")[0] for _line, name in names}
        graph[module] = (found & texts.keys()) - {module}
    return graph


def circle_in(graph: dict[str, set[str]]) -> list[str]:
    """Modules of which each is imported by the next; empty if there are none."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return error.args[1]
    return []


def reached_from(module: str, graph: dict[str, set[str]]) -> set[str]:
    found, left = set(), [module]
    while left:
        left += graph[left.pop()] - found
        found.update(left)
    return found


@pytest.fixture(scope="module")
def house() -> dict[str, set[str]]:
    texts = {module_of(path): path.read_text(encoding="utf-8") for path in sources()}
    return graph_of(texts, frozenset(module_of(p) for p in sources() if p.name == "__init__.py"))


def sources() -> list[Path]:
    return sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))


def offences(source: str, module: str, *, is_package: bool = False) -> list[str]:
    here = part_of(module)
    found = []
    for line, name in imported_by(ast.parse(source), module, is_package=is_package):
        there = part_of(name)
        if there and there != here and ROW_OF[there] <= ROW_OF[here]:
            found.append(f"line {line}: {here} imports {name}")
    return found


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_go_down_only(path):
    found = offences(path.read_text(encoding="utf-8"), module_of(path), is_package=path.name == "__init__.py")
    assert not found, (
        f"{path.relative_to(ROOT)}: {'; '.join(found)}. Parts meet through templates, Wagtail hooks, or signals that "
        "the lower part declares."
    )


@pytest.mark.parametrize(
    "path", sorted((ROOT / "news" / "structurer").rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT))
)
def test_the_structurer_imports_the_standard_library_only(path):
    module, is_package = module_of(path), path.name == "__init__.py"
    names = imported_by(ast.parse(path.read_text(encoding="utf-8")), module, is_package=is_package)
    found = [name for _line, name in names if not _is_pure(name)]
    assert not found, f"{module} imports {', '.join(found)}. The structurer is handed what it needs."


def _is_pure(name: str) -> bool:
    return part_of(name) == "news.structurer" or name.partition(".")[0] in sys.stdlib_module_names


def test_news_package_loads_nothing_by_surprise():
    text = (ROOT / "news" / "__init__.py").read_text(encoding="utf-8")
    assert not text.strip(), "news/__init__.py stays empty: importing a nested app must not load its parent."


def test_no_circle_of_imports(house):
    found = circle_in(house)
    assert not found, (
        f"{' ← '.join(found)}: a circle, wherever the imports stand. One of the two is handed what it needs by its "
        "caller; under TYPE_CHECKING it may still name the class."
    )


@pytest.mark.parametrize("module", ["news.presentation", "news.tombstone", "news.stories.blocks.story"])
def test_what_a_page_asks_to_draw_it_is_handed_the_models(module, house):
    found = {name for name in reached_from(module, house) if name.startswith("news.models")}
    assert not found, (
        f"{module} reaches {', '.join(sorted(found))}. The models know how a page is shown, because Wagtail asks the "
        "page; what shows it is handed a story and imports none."
    )


@pytest.mark.parametrize(
    "source",
    ["import a.two", "from a import two", "from . import two", "def late():\n    from a.two import thing"],
)
def test_the_rule_itself_finds_a_circle(source):
    assert circle_in(graph_of({"a.one": source, "a.two": "from a.one import other"}))


def test_the_rule_itself_lets_a_name_for_readers_pass():
    source = "if TYPE_CHECKING:\n    from a.two import Thing\nimport a.three"
    assert not circle_in(graph_of({"a.one": source, "a.two": "from a.one import other", "a.three": ""}))


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("newsroom.urls", "from devtools import benchmark"),
        ("news.models", "import devtools.benchmark.figures"),
        ("news.models", "from news.editorial import gate"),
        ("news.models", "from news import editorial"),
        ("news.models", "import news.quotes.models"),
        ("news.models.article", "from ..editorial import gate"),
        ("news.accounts.models", "from news.models import ArticlePage"),
        ("home.models", "from search.models import SearchDocument"),
        ("home.models", "from news.imports import drafts"),
        ("news.structurer.page.reading", "from news.models import Region"),
        ("news.structurer", "from news.accounts.models import User"),
        ("news.quotes.models", "import news.editorial"),
        ("search.views", "def view():\n    from newsroom import edition"),
        ("search.views", "if TYPE_CHECKING:\n    from newsroom.edition import Counter"),
    ],
)
def test_the_rule_itself_finds_an_import_to_the_left(module, source):
    assert offences(source, module)


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("devtools.benchmark.figures", "from newsroom.storage import join_stylesheet"),
        ("newsroom.urls", "from search import views"),
        ("home.models", "from news.quotes.models import Quote"),
        ("news.imports.filing", "from news.editorial.actions import approve"),
        ("news.editorial.gate", "from news.models import ArticlePage"),
        ("news.models", "from news.accounts.models import User"),
        ("news.models", "from news.structurer import structure_text"),
        ("news.models.article", "from . import section"),
        ("news.models", "import newspaper; from homeland import x"),
    ],
)
def test_the_rule_itself_lets_imports_to_the_right_pass(module, source):
    assert not offences(source, module)
