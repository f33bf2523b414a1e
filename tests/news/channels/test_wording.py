"""What a story says of itself outside: as long as each place takes, the link always whole; needs no database."""

import html
import re

import pytest

from news.channels.wording import WHATSAPP_CHARACTERS, post_of, text_for_whatsapp
from news.models import ArticlePage, PublishedArticle


def text_of(**card) -> str:
    values = {"title": "Air pasang", "summary": "Air masuk.", "label_text": ""}
    return text_for_whatsapp(PublishedArticle(url="/berita/2026/11/air/", card=values | card))


def test_headline_is_bold_and_the_link_stands_alone():
    assert text_of() == "*Air pasang*\n\nAir masuk.\n\nhttp://testserver/berita/2026/11/air/"


def test_label_stands_before_the_headline():
    assert text_of(label_text="Opini").startswith("*Opini: Air pasang*")


def test_headline_with_signs_of_its_own_is_left_as_it_is():
    assert text_of(title="Harga *turun*").startswith("Harga *turun*\n")


def test_link_is_never_folded_away():
    text = text_of(title="T" * 160, summary="kata " * 400)
    assert len(text) <= WHATSAPP_CHARACTERS
    assert text.endswith("/berita/2026/11/air/")


def test_story_without_a_summary_has_no_gap():
    assert text_of(summary="") == "*Air pasang*\n\nhttp://testserver/berita/2026/11/air/"


def posted(*, correction: str = "", **card) -> str:
    """The post as Telegram counts it: its HTML read."""
    values = {"title": "Air pasang", "summary": "Air masuk.", "label_text": ""}
    corrections = [{"kind": "correction", "text": correction}] if correction else []
    article = ArticlePage()
    article.published = PublishedArticle(
        url="/berita/2026/11/air/", card=values | card, facts={"corrections": corrections}
    )
    return html.unescape(re.sub(r"</?b>", "", post_of(article)))


@pytest.mark.parametrize("sign", ["k", "&", "\U0001f30a"])
def test_longest_correction_fits_into_a_post(sign):
    text = posted(title="T" * 255, summary=sign * 4000, correction=f"Bukan sembilan. {sign * 4000}")
    assert len(text.encode("utf-16-le")) // 2 <= 4096
    assert "Ralat: Bukan sembilan." in text
    assert text.endswith("…\n\nhttp://testserver/berita/2026/11/air/")


def test_short_correction_is_whole():
    assert posted(correction="Delapan.").endswith("Ralat: Delapan.\n\nhttp://testserver/berita/2026/11/air/")
