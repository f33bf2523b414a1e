"""A field of a story is four files, a block of its body three: a copy of the house is given one of each, and works.

Its migration, its line in the documentation and its Indonesian word come on top; other tests ask for those.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COPIED = ("news", "newsroom", "templates")
MOST_FILES = {"field": 4, "block": 3}

FIELD = {
    "news/models/article.py": (
        "    summary = models.TextField(",
        '    strapline = models.CharField("strapline", max_length=80, blank=True)\n    summary = models.TextField(',
    ),
    "news/stories/fields.py": (
        "STORY_FIELDS = (\n",
        "STORY_FIELDS = (\n    StoryField(\n"
        '        name="strapline", is_printed=True, is_logged=True, is_exported=True, is_one_line=True, '
        'panel="origin"\n    ),\n',
    ),
    "templates/news/story.html": ("{% load", "{{ page.strapline }}{% load"),
}
BLOCK = {
    "news/stories/blocks/texts.py": (
        "class ListBlock(",
        '''class StanzaBlock(BodyBlock, WholeStructBlock):
    """Lines of a poem."""

    is_counted = is_prose = True
    text = blocks.TextBlock()

    def texts(self, value):
        yield "paragraph", value.get("text")

    def public_text(self, stored):
        return words(part(stored, "text"))

    def told(self, stored, named):
        return {"text": words(part(stored, "text"))}

    def in_wordpress(self, told, *, block_id, number_of):
        return wp_block("verse", f"<pre>{escape(told['text'])}</pre>")

    class Meta:
        label = "Stanza"
        template = "news/blocks/stanza.html"


class ListBlock(''',
    ),
    "news/stories/blocks/story.py": (
        "    document = DocumentBlock()\n",
        "    document = DocumentBlock()\n    stanza = texts.StanzaBlock()\n",
    ),
    "templates/news/blocks/stanza.html": ("", '<pre id="b-{{ block_id }}">{{ value.text }}</pre>'),
}

ASKED = """
import django
django.setup()
from django.contrib.contenttypes.models import ContentType
from news.digest import Digests
from news.editorial.comparing.passages import passages_of
from news.editorial.repairs.difference import changes_of
from news.editorial.rules.texts import texts
from news.editorial.versions import public_text
from news.imports.export.named import Named
from news.imports.export.story import told_content
from news.imports.export.wxr.markup import markup
from news.imports.export.wxr.items import _PLAIN
from news.models import ArticlePage
from news.panels import STORY_PANELS
from news.presentation import count_words, render_body
from search.documents import plain_text

# A page asks for its type when it is made; nothing else here asks a database.
ContentType.objects._add_to_cache("default", ContentType(id=1, app_label="news", model="articlepage"))

def story(**values):
    return ArticlePage(title="Air", body=values.pop("body", []), **values)

def told(article):
    content = article.serializable_data()
    public = [passage.text for passage in public_text.passages_of(content, names={})]
    return public, told_content(content, named=Named()), [passage.text for passage in passages_of(article)]

plain, filled = story(), story(strapline="Di hilir")
assert Digests.of(plain).newest == Digests({"title": "Air", "body": "[]"}).newest
assert Digests.of(filled).newest != Digests.of(plain).newest
public, exported, compared = told(filled)
assert "Di hilir" in public and "Di hilir" in compared and exported["strapline"] == "Di hilir"
assert "strapline" in _PLAIN
assert any("strapline" in repr(getattr(panel, "children", "")) for panel in STORY_PANELS)

poem = story(body=[("stanza", {"text": "Air naik"})])
public, exported, compared = told(poem)
assert "Air naik" in public and "Air naik" in compared
assert exported["blocks"][0]["value"] == {"text": "Air naik"}
assert "Air naik" in markup(exported["blocks"])
assert count_words(poem) == 2 and "Air naik" in plain_text(poem)
assert [text.words for text in texts(poem, "paragraph")] == ["Air naik"]
assert "<pre" in render_body(poem)
now = poem.serializable_data()
was = now | {"body": now["body"].replace("naik", "niak")}
assert len(list(changes_of(was, now))) == 1
print("grown")
"""


def patched(root: Path, changes: dict[str, tuple[str, str]]) -> None:
    for name, (before, after) in changes.items():
        path = root / name
        text = path.read_text(encoding="utf-8") if before else ""
        assert not before or before in text, f"{name} has no {before!r} any more"
        path.write_text(text.replace(before, after, 1) if before else after, encoding="utf-8")


@pytest.fixture(scope="module")
def copy(tmp_path_factory) -> Path:
    root = tmp_path_factory.mktemp("house")
    for entry in ROOT.iterdir():
        if entry.name in COPIED:
            shutil.copytree(
                entry,
                root / entry.name,
                ignore=shutil.ignore_patterns("__pycache__", "demo", "static", "locale"),
            )
        elif not entry.name.startswith(".") and entry.name not in {"tests", "var"}:
            (root / entry.name).symlink_to(entry)
    patched(root, FIELD)
    patched(root, BLOCK)
    story = root / "news/stories/blocks/story.py"
    story.write_text(
        story.read_text(encoding="utf-8").replace(
            "from news.stories.blocks.texts import", "from news.stories.blocks import texts\n"
            "from news.stories.blocks.texts import", 1
        ),
        encoding="utf-8",
    )  # fmt: skip
    return root


def test_a_field_is_few_files_and_a_block_fewer():
    assert len(FIELD) <= MOST_FILES["field"]
    assert len(BLOCK) <= MOST_FILES["block"]


def test_a_house_that_was_given_both_answers_everything(copy):
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "newsroom.settings.test", "PYTHONPATH": str(copy)}
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", ASKED], cwd=copy, env=environment, capture_output=True, text=True, check=False
    )
    assert done.stdout.strip().endswith("grown"), done.stderr[-3000:]
