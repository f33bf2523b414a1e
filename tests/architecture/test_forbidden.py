"""Ways around the house rules that a reader of a change overlooks."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("devtools", "newsroom", "home", "search", "news")
SOURCES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
OURS_IN_ADMIN = (
    "news_archive",
    "news_comments",
    "news_editorial",
    "news_imports",
    "news_quotes",
    "news_readership",
)
ADMIN_TEMPLATES = ("wagtailadmin", "admin", "wagtailusers", "wagtailsnippets", *OURS_IN_ADMIN, "mail")
# What makes a public page vary by visitor, or set a cookie.
PERSONAL = re.compile(r"csrf_token|request\.user|request\.session|wagtailuserbar|\{\{\s*user\b")
INLINE = re.compile(
    r"\sstyle\s*=\s*[\"']|<style\b|\son[a-z]+\s*=\s*[\"']|<script(?![^>]*\b(?:src|application/ld\+json)\b)"
)
FOREIGN = re.compile(
    r"<(?:script|link|img|iframe|source|video|audio)\b[^>]*\b(?:src|href|srcset)\s*=\s*[\"'](?:https?:)?//"
)


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def makes_live_by_update(source: str) -> list[int]:
    """Lines that set `live` on a queryset, past every save and every signal."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "update"
        and any(keyword.arg == "live" for keyword in node.keywords)
    ]


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_nothing_goes_live_by_a_queryset_update(path):
    lines = makes_live_by_update(path.read_text(encoding="utf-8"))
    assert not lines, (
        f"{name_of(path)}, lines {lines}: publish or unpublish; an update passes the gate unseen."
    )


def test_the_rule_itself_finds_an_update():
    assert makes_live_by_update(
        "ArticlePage.objects.filter(pk=1).update(\n    title='a',\n    live=True,\n)"
    ) == [1]
    assert makes_live_by_update("values.update(title='a')") == []


@pytest.mark.parametrize(
    "path",
    [path for path in TEMPLATES if path.relative_to(ROOT / "templates").parts[0] not in ADMIN_TEMPLATES],
    ids=name_of,
)
def test_public_page_is_the_same_for_everyone(path):
    found = PERSONAL.findall(path.read_text(encoding="utf-8"))
    assert not found, (
        f"{name_of(path)}: {found} make the page uncacheable; forms belong on a never-cached view."
    )


@pytest.mark.parametrize(
    "path",
    [path for path in TEMPLATES if path.relative_to(ROOT / "templates").parts[0] not in ADMIN_TEMPLATES],
    ids=name_of,
)
def test_public_page_needs_no_inline_code_and_no_foreign_host(path):
    text = path.read_text(encoding="utf-8")
    assert not INLINE.findall(text), (
        f"{name_of(path)}: the policy of public pages refuses inline styles and scripts."
    )
    assert not FOREIGN.findall(text), f"{name_of(path)}: readers' browsers ask nobody but us."
