"""The ledger holds what live stories quote: recorded, reworded and withdrawn with them, under numbers that stay."""

import pytest
from django.utils import timezone
from wagtail import hooks

from news.editorial.actions import publish_imported
from news.models import ArticlePage
from news.quotes import ledger
from news.quotes.models import Quote
from tests.builders import (
    a_person,
    a_province,
    a_published_article,
    a_quote,
    an_article,
    forget_decisions,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def entries(article: ArticlePage) -> list[Quote]:
    return list(Quote.objects.standing().filter(article=article).order_by("pk"))


def with_body(article: ArticlePage, body) -> ArticlePage:
    """The story, public with another body."""
    draft = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
    draft.body = body
    publish_imported(draft)
    return ArticlePage.objects.get(pk=article.pk)


def test_draft_puts_nothing_on_record():
    an_article(body=[a_quote()])
    assert not Quote.objects.exists()


def test_live_story_puts_words_speaker_role_place_and_moment_on_record():
    speaker = a_person("Rosdiana Kapitan")
    article = a_published_article(body=[a_quote("Air naik.", speaker=speaker, role="Ketua RT 12")])
    (entry,) = entries(article)
    assert (entry.text, entry.speaker, entry.role) == ("Air naik.", speaker, "Ketua RT 12")
    assert (entry.role_kind, entry.region, entry.province) == ("warga", article.region, a_province())
    assert (entry.place, entry.said_at) == ("Anggana", article.published_at)
    assert str(entry.block_id) == article.quotes[0].id


def test_paragraph_before_a_quote_is_on_record_as_its_context():
    body = [
        ("paragraph", "<p>Ia mengatakannya di balai desa.</p>"),
        a_quote("Air naik."),
        a_quote("Air turun."),
    ]
    article = a_published_article(body=[*body, ("heading", "Bantuan"), a_quote("Beras habis.")])
    said = "Ia mengatakannya di balai desa."
    assert [entry.context for entry in entries(article)] == [said, said, ""]


def test_words_of_a_protected_source_are_recorded_without_a_name():
    article = an_article(body=[("quote", {"text": "Saya takut.", "speaker": None, "role": ""})])
    publish_imported(article)
    (entry,) = entries(article)
    assert (entry.text, entry.speaker) == ("Saya takut.", None)


def test_number_of_a_quote_stays_when_its_words_are_mended():
    article = a_published_article(body=[a_quote("Air naik.")])
    number = entries(article)[0].pk
    block = article.body.get_prep_value()[0]
    block["value"]["text"] = "Air naik sebelum subuh."
    article = with_body(article, [block])
    assert [(entry.pk, entry.text) for entry in entries(article)] == [(number, "Air naik sebelum subuh.")]


def test_words_that_a_program_changed_are_to_be_confirmed_anew():
    article = a_published_article(body=[a_quote("Air naik."), a_quote("Air turun.")])
    Quote.objects.update(is_confirmed=True, confirmed_at=timezone.now())
    blocks = article.body.get_prep_value()
    blocks[0]["value"]["text"] = "Air naik sebelum subuh."
    with hooks.register_temporarily(ledger.HOOK, lambda story: True):
        article = with_body(article, blocks)
    changed, same = entries(article)
    assert (changed.is_confirmed, changed.confirmed_at) == (False, None)
    assert same.is_confirmed
    assert same.confirmed_at is not None


def test_quote_that_leaves_the_story_is_withdrawn_and_the_others_stand():
    article = a_published_article(body=[a_quote("Satu."), a_quote("Dua.")])
    first, second = entries(article)
    article = with_body(article, article.body.get_prep_value()[1:])
    assert [entry.pk for entry in entries(article)] == [second.pk]
    assert Quote.objects.get(pk=first.pk).withdrawn_at is not None


def test_quote_that_comes_back_has_its_old_number():
    article = a_published_article(body=[a_quote("Satu."), a_quote("Dua.")])
    numbers = [entry.pk for entry in entries(article)]
    whole = article.body.get_prep_value()
    with_body(with_body(article, whole[1:]), whole)
    assert [entry.pk for entry in entries(article)] == numbers


def test_words_are_withdrawn_with_their_story_and_come_back_with_it():
    article = a_published_article(body=[a_quote()])
    number = entries(article)[0].pk
    article.unpublish()
    assert entries(article) == []
    publish_imported(ArticlePage.objects.get(pk=article.pk))
    assert [entry.pk for entry in entries(article)] == [number]


def test_number_outlives_a_deleted_story():
    article = a_published_article(body=[a_quote("Air naik.")])
    number = entries(article)[0].pk
    forget_decisions(article)
    article.delete()
    entry = Quote.objects.get(pk=number)
    assert (entry.article, entry.text) == (None, "Air naik.")
    assert entry.withdrawn_at is not None


def test_draft_with_other_words_leaves_the_record_alone():
    article = a_published_article(body=[a_quote("Air naik.")])
    draft = article.get_latest_revision_as_object()
    draft.body = [a_quote("Air turun.")]
    draft.save_revision()
    assert [entry.text for entry in entries(article)] == ["Air naik."]


def test_words_that_somebody_paid_for_are_not_on_record():
    speaker = a_person("Penjual Beras")
    article = a_published_article(
        label="advertorial", sponsor="Koperasi Tani", body=[a_quote("Beras kami murah.", speaker=speaker)]
    )
    assert not Quote.objects.filter(article=article).exists()
    assert ledger.is_in_step(article)
