"""Stories with nearly the same text."""

import random
from datetime import timedelta

import pytest
from django.utils import timezone

from news.digest import digest_of_content
from news.editorial.actions import approve
from news.editorial.rules.duplicates import KEPT, asked_words, near_duplicate, share, sketch_of
from tests.builders import a_published_article, an_article, an_article_in_review, an_editor
from tests.news.editorial.rules.drafts import paragraphs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def words(seed: int, count: int) -> str:
    chance = random.Random(seed)
    return " ".join(f"{chance.choice('abcdefgh')}{chance.randrange(10_000)}" for _ in range(count))


def test_same_text_is_the_whole():
    assert share(sketch_of(words(1, 300)), sketch_of(words(1, 300))) == 1


def test_case_and_marks_make_no_other_text():
    assert sketch_of("Air naik, lalu surut lagi.") == sketch_of("AIR naik lalu SURUT lagi")


def test_other_text_is_nothing():
    assert share(sketch_of(words(1, 300)), sketch_of(words(2, 300))) == 0


@pytest.mark.parametrize("length", [60, 400, 3000])
def test_text_that_stands_inside_a_longer_one_is_found(length):
    inside, around = words(1, length), words(2, 2 * length)
    assert share(sketch_of(inside), sketch_of(f"{inside} {around}")) > 0.6


@pytest.mark.parametrize("seed", range(5))
def test_half_of_a_text_is_about_a_half(seed):
    shared = words(seed, 300)
    ours, theirs = (sketch_of(f"{shared} {words(seed + other, 300)}") for other in (100, 200))
    assert 0.3 < share(ours, theirs) < 0.7
    assert any(word in theirs for word in asked_words(ours))


def test_few_words_say_nothing():
    assert sketch_of("Air naik lagi") == ""
    assert asked_words("") == []
    assert share("", sketch_of(words(1, 300))) == 0
    assert share(sketch_of(words(1, 8)), sketch_of(words(1, 8))) == 0


def test_sketch_is_of_one_size_however_long_the_text():
    assert len(sketch_of(words(1, 5000)).split()) == KEPT


TEXT = (
    "Kelompok tani Babulu menanam bakau di bekas tambak pesisir Penajam bersama dinas pertanian sejak pekan lalu.",
    "Tujuh dari sepuluh bibit bertahan setelah setahun karena tanggul dijebol lebih awal dan pasang masuk sendiri.",
    "Warga yang mengumpulkan bibit dibayar per batang yang hidup setelah tiga bulan, bukan yang ditancapkan.",
)
TITLE = "Tujuh dari sepuluh bibit bakau pesisir Penajam bertahan"


def a_story(**changes):
    return {
        "title": TITLE,
        "summary": "Penanaman bakau Penajam berhasil.",
        "body": paragraphs(*TEXT),
    } | changes


def test_same_text_under_another_headline_is_named_with_its_address():
    first = a_published_article(**a_story())
    (finding,) = near_duplicate(
        an_article(**a_story(title="Bakau pesisir Penajam bertahan berkat tanggul dijebol"))
    )
    assert (finding.field, finding.is_blocking) == ("title", False)
    assert TITLE in finding.message
    assert first.url in finding.message


def test_half_of_the_text_is_enough():
    a_published_article(**a_story())
    body = paragraphs(
        *TEXT[:2], "Bupati Penajam datang dan membagikan bendera kepada semua peserta upacara itu."
    )
    assert len(list(near_duplicate(an_article(**a_story(body=body))))) == 1


def test_other_text_on_the_same_matter_passes():
    a_published_article(**a_story())
    body = paragraphs(
        "Bupati Penajam meninjau bakau pesisir dan berjanji menambah dua petak tahun depan di desa sebelah.",
        "Kepala dinas menghitung ongkosnya, lalu menyerahkan angka itu kepada dewan untuk dibahas bulan depan.",
    )
    assert list(near_duplicate(an_article(**a_story(body=body)))) == []


def test_story_of_more_than_thirty_days_ago_is_forgotten():
    a_published_article(published_at=timezone.now() - timedelta(days=31), **a_story())
    assert list(near_duplicate(an_article(**a_story()))) == []


def test_public_story_is_no_duplicate_of_itself():
    article = a_published_article(**a_story())
    assert list(near_duplicate(article)) == []


def test_draft_is_no_duplicate_of_another_draft():
    an_article(**a_story())
    assert list(near_duplicate(an_article(**a_story()))) == []


def test_rewritten_headline_and_summary_hide_nothing():
    a_published_article(**a_story())
    rewritten = a_story(title="Petani Babulu sukses hidupkan tambak mati", summary="Kolam tua hijau lagi.")
    assert len(list(near_duplicate(an_article(**rewritten)))) == 1


def test_second_report_of_one_press_release_is_named_while_the_first_waits():
    an_article_in_review(**a_story())
    (finding,) = near_duplicate(an_article(**a_story(title="Bakau Penajam tumbuh lagi")))
    assert TITLE in finding.message
    assert not finding.is_blocking


def test_scheduled_story_is_named_too():
    first = an_article_in_review(**a_story())
    digest = digest_of_content(first.get_latest_revision().content)
    approve(first, by=an_editor(), seen_digest=digest, go_live_at=timezone.now() + timedelta(days=1))
    assert len(list(near_duplicate(an_article(**a_story())))) == 1


def test_headline_under_embargo_is_told_to_nobody():
    an_article_in_review(embargo_until=timezone.now() + timedelta(days=1), **a_story())
    (finding,) = near_duplicate(an_article(**a_story()))
    assert TITLE not in finding.message


def test_one_story_among_many_of_the_same_matter_is_found():
    a_published_article(**a_story())
    for number in range(6):
        a_published_article(
            **a_story(body=paragraphs(f"{TITLE}. Bagian ke-{number} dari tulisan bakau Penajam."))
        )
    assert len(list(near_duplicate(an_article(**a_story())))) == 1


def test_two_queries_are_enough_and_a_third_says_what_is_alike(django_assert_num_queries):
    a_published_article(title="Pasar pagi Waru pindah ke terminal lama")
    article = an_article(**a_story())
    with django_assert_num_queries(2):
        assert not list(near_duplicate(article))
    for number in range(10):
        a_published_article(**a_story(slug=f"bakau-{number}"))
    article.refresh_from_db()
    with django_assert_num_queries(3):
        assert len(list(near_duplicate(article))) == 3
