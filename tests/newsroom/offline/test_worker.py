"""Which addresses the worker answers for when there is no line; no database."""

import re
from pathlib import Path

import pytest

import newsroom.offline
from news import urls as stories
from news.editorial import public_urls as desk
from news.quotes import urls as quotes

SOURCE = (Path(newsroom.offline.__file__).parent / "worker.js").read_text(encoding="utf-8")
SAMPLES = {"yyyy": "2026", "mm": "11", "slug": "air-pasang", "int": "7"}
# What has its copy, is a form, or is secret.
LEFT_ALONE = {
    "article",
    "complaint_form",
    "complaint_sent",
    "complaint_verify",
    "complaint_receipt",
    "shared_draft",
}
# What programs read.
FILES = {"share_image", "sitemap", "sitemap_part", "news_sitemap", "oembed", "quotes_json", "quotes_csv"}


def answers_for(address: str) -> bool:
    """Whether somebody without a line gets our page at an address, and not the browser's."""
    return re.fullmatch(re.search(r"LISTED = /(.+)/;", SOURCE)[1], address) is not None


def is_for_programs(name: str) -> bool:
    return name in FILES or name.split("_")[-1] == "feed"


PAGES = {
    pattern.name: "/" + re.sub(r"<(\w+):\w+>", lambda part: SAMPLES.get(part[1], "x"), str(pattern.pattern))
    for pattern in (*stories.urlpatterns, *quotes.urlpatterns, *desk.urlpatterns)
    if pattern.name
}


@pytest.mark.parametrize(("name", "address"), PAGES.items(), ids=PAGES)
def test_worker_answers_for_every_page_of_the_paper_that_only_shows(name, address):
    expected = name not in LEFT_ALONE and not is_for_programs(name)
    # The address of a story is asked for first, and has its copy.
    assert answers_for(address) is (expected or name == "article")


def test_worker_answers_for_the_front_page():
    assert answers_for("/")
