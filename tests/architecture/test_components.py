"""One component is one partial and one stylesheet; one block is one template."""

import re
from pathlib import Path

import pytest

from news.stories.blocks.story import STORY_BLOCKS
from newsroom.storage import CSS_DIRECTORY, STYLESHEETS, sources_of

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"
COMPONENTS = sorted((TEMPLATES / "components").glob("*.html"))
# What mail programs show meets no policy of ours.
NOT_PUBLIC = {
    "wagtailadmin",
    "news_archive",
    "news_comments",
    "news_editorial",
    "news_imports",
    "news_quotes",
    "news_readership",
    "mail",
}
PUBLIC = sorted(path for path in TEMPLATES.rglob("*.html") if not NOT_PUBLIC & set(path.parts))
BLOCKS = sorted((TEMPLATES / "news" / "blocks").glob("*.html"))
# What components may load: Django's own libraries. Ours would tie a partial to an app.
ALLOWED_LIBRARIES = {"i18n", "l10n", "static", "tz"}

_ISOLATED = re.compile(r'({% include "([^"]+)"([^%]*) only %})')


def names(paths):
    return {path.stem for path in paths}


def test_each_component_has_its_stylesheet_and_each_stylesheet_its_component():
    partials, stylesheets = names(COMPONENTS), names((CSS_DIRECTORY / "components").glob("*.css"))
    assert not partials - stylesheets, (
        "Give each its css/components/<name>.css, or draw it inside its only user."
    )
    assert not stylesheets - partials, (
        "Give each its templates/components/<name>.html, or move its rules to layout."
    )


def test_each_custom_property_that_a_stylesheet_uses_is_defined():
    """Wagtail defines ``--w-…``; all others are ours, or have a value to fall back on."""
    sheets = [path.read_text(encoding="utf-8") for path in sorted(CSS_DIRECTORY.rglob("*.css"))]
    markup = [
        path.read_text(encoding="utf-8") for path in [*TEMPLATES.rglob("*.html"), *TEMPLATES.rglob("*.svg")]
    ]
    defined = {name for text in sheets + markup for name in re.findall(r"(--[\w-]+)\s*:", text)}
    used = {name for text in sheets for name in re.findall(r"var\(\s*(--[\w-]+)\s*\)", text)}
    assert not {name for name in used - defined if not name.startswith("--w-")}, (
        "Use a name of css/tokens.css; the browser ignores the whole declaration otherwise."
    )


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_a_component_loads_no_library_of_ours(path):
    tags = re.findall(r"{% load ([^%]+) %}", path.read_text(encoding="utf-8"))
    loaded = {name for tag in tags for name in tag.split()}
    assert not loaded - ALLOWED_LIBRARIES, (
        "Hand the value to the component: {% include … with name=value only %}."
    )


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_a_component_opens_by_naming_its_parameters(path):
    assert path.read_text(encoding="utf-8").startswith("{% comment %}"), (
        "Say first what it is and what it is handed."
    )


@pytest.mark.parametrize(
    "path", sorted((CSS_DIRECTORY / "components").glob("*.css")), ids=lambda path: path.stem
)
def test_a_component_styles_its_own_class(path):
    css = path.read_text(encoding="utf-8")
    block = path.stem.replace("_", "-")
    assert f".{block}" in css, f"The class of components/{path.name} is .{block}."
    assert "#" not in re.sub(r"#[0-9a-f]{3,8}\b", "", css), "No id selectors."


def test_each_block_has_its_template_and_each_template_its_block():
    templates = names(BLOCKS)
    assert templates == set(STORY_BLOCKS), "A block's template is templates/news/blocks/<stored name>.html."


@pytest.mark.parametrize("path", PUBLIC, ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_no_template_has_inline_style_or_script(path):
    html = path.read_text(encoding="utf-8")
    scripts = re.findall(r"<script(?![^>]*\bsrc=)(?![^>]*application/ld\+json)", html)
    assert not scripts, "The policy refuses inline scripts: write a module in newsroom/static/js/."
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=\"", html), (
        "The policy refuses inline styles and handlers."
    )


@pytest.mark.parametrize("kind", sorted(STYLESHEETS))
def test_a_page_kind_brings_the_styles_of_every_component_that_it_includes(kind):
    styled = names(sources_of(kind))
    pages = [path for path in PUBLIC if f'{{% stylesheet "{kind}" %}}' in path.read_text(encoding="utf-8")]
    drawn = pages + (BLOCKS if kind == "article" else [])
    needed = {name for path in drawn for name in included(path)}
    assert not needed - styled, f"Add to STYLESHEETS[{kind!r}] in newsroom/storage.py."


def included(path):
    """The components that a template draws, through other templates too."""
    html = path.read_text(encoding="utf-8")
    found = set(re.findall(r'{% include "components/(\w+)\.html"', html))
    parents = re.findall(r'{% extends "([\w./]+)" %}', html)
    below = [TEMPLATES / "components" / f"{name}.html" for name in found] + [
        TEMPLATES / name for name in parents
    ]
    return found.union(*(included(template) for template in below))


def test_a_form_in_a_partial_that_is_handed_its_values_is_handed_the_token_too():
    """Django leaves it out with all the rest: the form would be refused."""
    missing = [
        f"{path.relative_to(TEMPLATES)}: {include}"
        for path in sorted(TEMPLATES.rglob("*.html"))
        for include, name, values in _ISOLATED.findall(path.read_text(encoding="utf-8"))
        if "{% csrf_token %}" in (TEMPLATES / name).read_text(encoding="utf-8")
        and "csrf_token=" not in values
    ]
    assert not missing, "Add csrf_token=csrf_token before only."
