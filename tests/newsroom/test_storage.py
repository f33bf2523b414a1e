import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.template import Context, Template
from django.test import override_settings

from newsroom.storage import (
    CSS_DIRECTORY,
    JS_DIRECTORY,
    SCRIPTS,
    STYLESHEETS,
    JoinedFilesFinder,
    join_script,
    join_stylesheet,
    minify,
    sources_of,
)

KINDS = sorted(STYLESHEETS)
ARTICLE_CSS_UNPACKED_BYTES = 40_000
ARTICLE_CSS_COMPRESSED_BYTES = 7_250
READERS_SCRIPTS_COMPRESSED_BYTES = 8_000


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_joins_all_its_sources_in_order(kind):
    joined = join_stylesheet(kind)

    positions = [joined.find(minify(path.read_text(encoding="utf-8"))[:60]) for path in sources_of(kind)]
    assert -1 not in positions
    # The page that saves data has one file of its own, without layers.
    assert joined.startswith("@layer reset,tokens,base,layout,components,utilities;") or kind == "low_data"


def test_every_stylesheet_is_part_of_some_kind():
    used = {path for kind in KINDS for path in sources_of(kind)}
    sources = {path for path in CSS_DIRECTORY.rglob("*.css") if "admin" not in path.parts}
    unused = sources - used
    assert not unused, f"Add to STYLESHEETS in newsroom/storage.py, or delete: {sorted(map(str, unused))}"


@pytest.mark.parametrize("kind", KINDS)
def test_no_source_is_joined_twice(kind):
    assert len(sources_of(kind)) == len(set(sources_of(kind)))


def test_a_kind_that_does_not_exist_is_an_error():
    with pytest.raises(KeyError):
        join_stylesheet("brochure")


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ("a { color: red; }\n\n b{ }", "a{color:red}b{}"),
        ("a { /* why; so */ margin: 0 auto; }", "a{margin:0 auto}"),
        ('a::before { content: "/* {kept} ; */  "; }', 'a::before{content:"/* {kept} ; */  "}'),
        ("p { width: calc(1rem + 2vw); }", "p{width:calc(1rem + 2vw)}"),
        ("nav li :hover { top: 0; }", "nav li :hover{top:0}"),
        ('a { content: "\\"x  "; }', 'a{content:"\\"x  "}'),
    ],
)
def test_minifying_drops_only_what_means_nothing(css, expected):
    assert minify(css) == expected


@pytest.mark.parametrize("kind", KINDS)
def test_a_stylesheet_is_found_without_collecting(kind):
    found = finders.find(f"css/{kind}.css")

    assert Path(found).read_text(encoding="utf-8") == join_stylesheet(kind)


def test_the_finder_finds_nothing_else():
    assert not JoinedFilesFinder().find("css/brochure.css")
    assert not JoinedFilesFinder().find("../secrets.css")


def test_the_tag_links_the_stylesheet_of_a_kind():
    html = Template("{% load paper %}{% stylesheet 'article' %}").render(Context())

    assert html == '<link rel="stylesheet" href="/static/css/article.css">'


def test_collecting_names_the_stylesheet_by_its_content_and_rewrites_its_font(tmp_path):
    storages = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "newsroom.storage.StaticStorage"},
    }
    only_ours = ["tests.newsroom.test_storage.OurFilesFinder", "newsroom.storage.JoinedFilesFinder"]
    with override_settings(STATIC_ROOT=tmp_path, STORAGES=storages, STATICFILES_FINDERS=only_ours):
        call_command("collectstatic", interactive=False, verbosity=0)

    files = (tmp_path / "css").glob("article.*.css")
    [hashed] = [path for path in files if re.search(r"\.[0-9a-f]{12}\.css$", path.name)]
    [font] = re.findall(
        r"url\(\"\.\./fonts/(headline\.[0-9a-f]{12}\.woff2)\"\)", hashed.read_text(encoding="utf-8")
    )
    assert (tmp_path / "fonts" / font).exists()
    assert hashed.with_name(f"{hashed.name}.br").exists()


def test_an_articles_stylesheet_is_light():
    css = join_stylesheet("article").encode()

    assert len(css) < ARTICLE_CSS_UNPACKED_BYTES
    assert len(gzip.compress(css)) < ARTICLE_CSS_COMPRESSED_BYTES


def test_no_stylesheet_asks_a_third_party_or_shouts():
    for kind in KINDS:
        css = join_stylesheet(kind).replace("http://www.w3.org/2000/svg", "")
        assert "http" not in css
        assert "@import" not in css
        assert "!important" not in css


@pytest.mark.parametrize("kind", KINDS)
def test_what_moves_asks_first_whether_it_may(kind):
    css = join_stylesheet(kind)
    assert "prefers-reduced-motion" in css or not re.search(r"transition|animation|scroll-behavior", css)


class OurFilesFinder(finders.FileSystemFinder):
    """Only the paper's own static files: Wagtail's would take seconds."""

    def __init__(self, *args, **kwargs):
        with override_settings(STATICFILES_DIRS=[CSS_DIRECTORY.parent]):
            super().__init__(*args, **kwargs)


def test_a_script_joins_its_sources_each_in_a_block_of_its_own():
    joined = join_script("article")
    assert joined.count("customElements.define(") == sum(
        path.read_text(encoding="utf-8").count("customElements.define(")
        for path in (JS_DIRECTORY / f"{name}.js" for name in SCRIPTS["article"])
    )
    assert "\n//" not in joined
    assert Path(finders.find("js/pages/article.js")).read_text(encoding="utf-8") == joined


def test_every_script_of_readers_pages_is_light_together():
    scripts = [path.read_bytes() for path in JS_DIRECTORY.glob("*.js")]
    assert sum(len(gzip.compress(script)) for script in scripts) < READERS_SCRIPTS_COMPRESSED_BYTES


def test_no_joined_script_imports_another():
    for names in SCRIPTS.values():
        for name in names:
            assert not re.search(r"^\s*(import|export)\b", (JS_DIRECTORY / f"{name}.js").read_text(), re.M)
