"""The text for WhatsApp: whole before it is folded; needs no database."""

from news.channels.wording import WHATSAPP_CHARACTERS, text_for_whatsapp
from news.models import PublishedArticle


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
