"""Whatever a body names of the old site is found here, or left out and told; no block keeps a stand-in."""

import inspect
import re
import uuid

import pytest

from news.imports.wordpress.markup import story_blocks
from news.models import ArticlePage
from tests.builders import a_region, a_section
from tests.news.imports.wordpress.posts import SITE, a_copy, a_paragraph, a_piece, a_post, an_archive, write

pytestmark = pytest.mark.django_db
PICTURE = {"photo": f"{SITE}/a.jpg", "caption": "", "alt": ""}
# What a part of a body becomes, what is stored of it where nothing of ours is behind it, and the line about it.
MISSING = {
    "photo": (PICTURE, None, f"photo: {SITE}/a.jpg"),
    "gallery": ({"title": "", "photos": [PICTURE]}, None, f"photo: {SITE}/a.jpg"),
    "related": ({"article": f"{SITE}/lama/", "words": "Jembatan rusak"}, "paragraph", None),
    "document": ({"document": f"{SITE}/a.pdf", "title": "Putusan"}, "paragraph", f"document: {SITE}/a.pdf"),
}
WITHOUT_STAND_IN = {"paragraph", "heading", "list", "table", "embed", "fact_box"}


def test_every_kind_of_block_is_known_here():
    made = set(re.findall(r"(?:yield|return)\s*\(?\s*\"(\w+)\",", inspect.getsource(story_blocks)))
    assert made == WITHOUT_STAND_IN | set(MISSING)


@pytest.mark.parametrize("kind", MISSING)
def test_stand_in_that_stays_one_is_left_out_and_told(site, kind: str):
    a_section()
    a_region()
    value, becomes, line = MISSING[kind]
    archive = an_archive()
    body = [a_paragraph("Awal."), {"type": kind, "value": value, "id": str(uuid.uuid4())}]
    write(archive, a_piece(a_copy(a_post(), body=body)))
    stored = ArticlePage.objects.get().body.raw_data
    assert [block["type"] for block in stored] == ["paragraph", *filter(None, [becomes])]
    [item] = archive.items.all()
    assert item.dropped == [*filter(None, [line])]


def test_story_that_is_not_here_yet_stays_a_link(site):
    a_section()
    a_region()
    value = MISSING["related"][0]
    write(
        an_archive(),
        a_piece(a_copy(a_post(), body=[{"type": "related", "value": value, "id": str(uuid.uuid4())}])),
    )
    [block] = ArticlePage.objects.get().body.raw_data
    assert block["value"] == '<p>Baca juga: <a href="/lama/">Jembatan rusak</a></p>'


def test_file_that_is_not_here_stays_a_link(site):
    a_section()
    a_region()
    value = MISSING["document"][0]
    body = [{"type": "document", "value": value, "id": str(uuid.uuid4())}]
    write(an_archive(), a_piece(a_copy(a_post(), body=body)))
    [block] = ArticlePage.objects.get().body.raw_data
    assert block["value"] == f'<p><a href="{SITE}/a.pdf">Putusan</a></p>'
