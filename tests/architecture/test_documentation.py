"""What can be built on is documented, nothing documented is gone, and what the guides say to type exists."""

import ast
import dataclasses
import re
from functools import cache
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class
from django.core.management.base import BaseCommand
from wagtail import blocks

from news.publishing import Finding
from news.stories.blocks.story import STORY_BLOCKS, StoryBlock

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
REFERENCE = DOCS / "reference"
PACKAGES = ("devtools", "newsroom", "home", "search", "news")
SOURCES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
PAGES = sorted(
    [
        *ROOT.glob("*.md"),
        *(page for folder in ("docs", *PACKAGES) for page in (ROOT / folder).rglob("*.md")),
    ]
)
DECISIONS = sorted((DOCS / "decisions").glob("[0-9]*.md"))
DECISION_PARTS = ["Context", "Decision", "What it costs", "How we would notice that it was wrong"]
# The changelog tells of what was, too.
TODAY = [path for path in PAGES if path.name != "CHANGELOG.md"]
FENCE = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
INLINE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#{1,4} (.+)$", re.MULTILINE)
FILE = re.compile(
    r"^((?:devtools|newsroom|home|search|news|templates|tests|docs|\.ci)/[\w./-]*|[\w-]+\.(?:py|md))(?=$|:)"
)
ROW = re.compile(r"^\| \[?`([\w.-]+)`", re.MULTILINE)


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def text_of(page: str) -> str:
    return (REFERENCE / page).read_text(encoding="utf-8")


def sections_of(text: str) -> dict[str, str]:
    """The text below each heading of the second rank, by what stands in its backticks."""
    parts = re.split(r"^## (.+)$", text, flags=re.MULTILINE)
    return {title.strip("`"): body for title, body in zip(parts[1::2], parts[2::2], strict=True)}


def table_below(text: str, title: str) -> set[str]:
    """The first column of the table below a heading."""
    return set(ROW.findall(sections_of(text)[title]))


def code_in(text: str) -> str:
    """All that is set as code: what a reader may type."""
    fenced = FENCE.findall(text)
    return "\n".join([*fenced, *INLINE.findall(FENCE.sub("", text))])


@cache
def trees() -> tuple[tuple[Path, ast.AST], ...]:
    """Every source, parsed once for all tests."""
    return tuple((path, ast.parse(path.read_text(encoding="utf-8"))) for path in SOURCES)


# Signals and hooks ----------------------------------------------------------------------------------------------


def declared_signals() -> set[str]:
    return {
        node.targets[0].id
        for _path, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)
        if isinstance(node.value.func, ast.Name) and node.value.func.id == "Signal"
    }


def test_signals_are_documented_and_nothing_documented_is_gone():
    assert set(ROW.findall(text_of("signals.md"))) == declared_signals()


def hooks_in_code() -> set[str]:
    """Names given to Wagtail's ``hooks.register`` and ``hooks.get_hooks``; ours stand in a constant HOOK."""
    found = set()
    for path, tree in trees():
        found |= set(re.findall(r'^HOOK = "(\w+)"', path.read_text(encoding="utf-8"), re.MULTILINE))
        found |= {
            node.args[0].value
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and ast.unparse(node.func) in {"hooks.register", "hooks.get_hooks"}
            if isinstance(node.args[0], ast.Constant)
        }
    return found


def test_hooks_of_ours_are_documented_and_nothing_documented_is_gone():
    ours = {name for name in hooks_in_code() if name.startswith("news_")}
    documented = {title for title in sections_of(text_of("hooks.md")) if title.startswith("news_")}
    assert documented == ours


def test_hooks_of_wagtail_that_we_use_are_listed():
    listed = table_below(text_of("hooks.md"), "Hooks of Wagtail that we use")
    assert listed == {name for name in hooks_in_code() if not name.startswith("news_")}


def test_rules_of_the_publish_checks_are_listed():
    """Wherever a check of theirs stands; a rule of the house is named by its function, its finding has no name."""
    rules = {
        node.args[0].value
        for _path, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Finding"
        if node.args and isinstance(node.args[0], ast.Constant) and node.args[0].value
    }
    documented = table_below(text_of("hooks.md"), "news_publish_checks")
    assert documented - {field.name for field in dataclasses.fields(Finding)} == rules


def test_rules_of_the_house_are_listed():
    source = "".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "news/editorial/rules").glob("*.py")
    )
    rules = set(re.findall(r"^@rule\((?:.|\n)*?\n?\)\ndef (\w+)\(", source, re.MULTILINE))
    assert table_below(text_of("hooks.md"), "Rules of the house") == rules


# Blocks ---------------------------------------------------------------------------------------------------------


def test_blocks_are_documented_and_nothing_documented_is_gone():
    text = text_of("blocks.md")
    listed = re.findall(r"^\| `(\w+)` \|", text.split("\n## ")[0], re.MULTILINE)
    assert tuple(listed) == STORY_BLOCKS
    assert tuple(sections_of(text)) == STORY_BLOCKS


@pytest.mark.parametrize("name", STORY_BLOCKS)
def test_fields_of_a_block_are_documented(name):
    block = StoryBlock().child_blocks[name]
    rows = re.findall(r"^\| `(\w+)`( \*)? \|", sections_of(text_of("blocks.md"))[name], re.MULTILINE)
    fields = block.child_blocks if isinstance(block, blocks.StructBlock) else {}
    assert [field for field, _star in rows] == list(fields)
    starred = {field for field, star in rows if star}
    for field, child in fields.items():
        if isinstance(child, blocks.FieldBlock):
            assert (field in starred) == child.required, f"`{name}`: is `{field}` required?"


# Commands -------------------------------------------------------------------------------------------------------


def our_commands() -> dict[str, BaseCommand]:
    found = {name: app for name, app in get_commands().items() if app.split(".")[0] in PACKAGES}
    return {name: load_command_class(app, name) for name, app in found.items()}


def options_of(name: str, command: BaseCommand) -> set[str]:
    def named(parser) -> set[str]:
        return {string for action in parser._actions for string in action.option_strings}

    return named(command.create_parser("manage.py", name)) - named(
        BaseCommand().create_parser("manage.py", "")
    )


def test_commands_are_documented_and_nothing_documented_is_gone():
    text = text_of("commands.md")
    documented = {title for title in sections_of(text) if re.fullmatch(r"\w+", title)}
    assert documented == set(our_commands())
    assert set(re.findall(r"^\| \[`(\w+)`\]", text, re.MULTILINE)) == documented


@pytest.mark.parametrize("name", sorted(our_commands()))
def test_options_of_a_command_are_documented(name):
    documented = set(re.findall(r"^\| `(--[\w-]+)", sections_of(text_of("commands.md"))[name], re.MULTILINE))
    assert documented == options_of(name, our_commands()[name])


@pytest.mark.parametrize("path", TODAY, ids=name_of)
def test_what_a_page_says_to_type_exists(path):
    code = code_in(path.read_text(encoding="utf-8"))
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    asked = set(re.findall(r"(?:^|[\s`])make ([a-z][a-z-]+)", code))
    assert not asked - targets, "There is no such target in the Makefile."
    commands = set(re.findall(r"manage\.py ([a-z]\w+)", code))
    assert not commands - set(get_commands()), "There is no such management command."


@pytest.mark.parametrize("path", TODAY, ids=name_of)
def test_files_that_a_page_names_exist(path):
    """Names of files without their folder are looked for anywhere: the text around says where they are."""
    named = [
        found[1] for word in INLINE.findall(path.read_text(encoding="utf-8")) if (found := FILE.match(word))
    ]
    known = {entry.name for entry in [*SOURCES, *PAGES, *(ROOT / "tests").rglob("*"), *ROOT.iterdir()]}
    gone = [name for name in named if not (ROOT / name).exists() and ("/" in name or name not in known)]
    assert not gone, "These files are not there."


# Links and decisions --------------------------------------------------------------------------------------------


def anchors_of(path: Path) -> set[str]:
    """The anchors of a page's headings, as code hosts make them."""
    headings = HEADING.findall(FENCE.sub("", path.read_text(encoding="utf-8")))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_links_lead_somewhere(path):
    for link in LINK.findall(FENCE.sub("", path.read_text(encoding="utf-8"))):
        if re.match(r"[a-z]+:", link):
            continue
        file, _hash, anchor = link.partition("#")
        target = (path.parent / file).resolve() if file else path
        assert target.exists(), f"{link} leads nowhere."
        assert not anchor or anchor in anchors_of(target), f"{link}: there is no such heading."


def test_decisions_are_numbered_without_gaps_and_listed():
    numbers = [int(path.name[:4]) for path in DECISIONS]
    assert numbers == list(range(1, len(numbers) + 1))
    index = (DOCS / "decisions" / "README.md").read_text(encoding="utf-8")
    assert set(LINK.findall(index)) == {path.name for path in DECISIONS}


@pytest.mark.parametrize("path", DECISIONS, ids=name_of)
def test_a_decision_says_what_it_costs_and_when_it_was_wrong(path):
    assert list(sections_of(path.read_text(encoding="utf-8"))) == DECISION_PARTS


def test_decisions_that_the_code_names_exist():
    numbers = {path.name[:4] for path in DECISIONS}
    named = {
        (name_of(path), number)
        for path in SOURCES
        for number in re.findall(r"decision (\d{4})", path.read_text(encoding="utf-8"))
    }
    assert not {entry for entry in named if entry[1] not in numbers}


def test_pages_that_the_code_names_exist():
    named = {
        page
        for path in SOURCES
        for page in re.findall(r"docs/[\w./-]+\.md", path.read_text(encoding="utf-8"))
    }
    assert not {page for page in named if not (ROOT / page).exists()}
