"""A story as passages: nothing that the digest covers may change unseen."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from news.digest import content_digest
from news.editorial.comparing.diff import compare, count_changes
from news.editorial.comparing.passages import passages_of
from news.models import ArticlePage
from tests.builders import a_person, a_region, a_section, a_site, a_topic, an_article

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site(db):
    a_site()


def fresh(article) -> ArticlePage:
    return ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()


PLAIN = {
    "title": "Lain",
    "slug": "lain",
    "kicker": "Banjir",
    "summary": "Ringkasan lain.",
    "label": "opinion",
    "sponsor": "Dinas",
    "source": "Antara",
    "dateline_place": "Tenggarong",
    "dateline_on": date(2026, 11, 24),
    "lead_photo_caption": "Takarir",
    "lead_photo_alt": "Dermaga",
    "initials": "ara",
    "seo_title": "Judul mesin",
    "search_description": "Deskripsi",
    "change_note": "Angka salah salin.",
    "is_about_child": True,
    "is_about_sexual_violence": True,
    "may_harm": True,
    "is_unverified": True,
}


@pytest.mark.parametrize("name", PLAIN)
def test_every_plain_field_of_the_digest_shows_as_a_change(name):
    before, after = fresh(an_article()), None
    after = fresh(before)
    setattr(after, name, PLAIN[name])
    assert content_digest(before) != content_digest(after)
    assert count_changes(compare(passages_of(before), passages_of(after))) > 0


def test_day_of_verification_shows_as_a_change():
    before = fresh(an_article(is_unverified=True, verification_due_on=date(2026, 11, 30)))
    after = fresh(before)
    after.verification_due_on = date(2027, 9, 23)
    assert content_digest(before) != content_digest(after)
    assert count_changes(compare(passages_of(before), passages_of(after))) == 1


def test_relations_of_the_digest_show_as_changes():
    before = fresh(an_article())
    changes = {
        "section": lambda page: setattr(page, "section", a_section("Olahraga")),
        "region": lambda page: setattr(page, "region", a_region("Paser", code="64.01")),
        "topics": lambda page: page.topics.set([a_topic()]),
        "further_regions": lambda page: page.further_regions.set([a_region("Paser", code="64.01")]),
        "embargo": lambda page: setattr(page, "embargo_until", timezone.now() + timedelta(days=1)),
        "byline": lambda page: page.byline_entries.clear(),
    }
    for name, change in changes.items():
        after = fresh(before)
        change(after)
        assert count_changes(compare(passages_of(before), passages_of(after))) > 0, name


def test_other_speaker_shows_beside_the_same_words():
    before = fresh(an_article())
    after = fresh(before)
    quote = next(block for block in after.body if block.block_type == "quote")
    quote.value["speaker"] = a_person("Orang lain")
    compared = compare(passages_of(before), passages_of(after))
    changed = {entry.passage.kind for entry in compared if entry.is_changed}
    assert changed == {"quote", "speaker"}


def test_every_kind_of_block_can_be_compared():
    person = a_person()
    body = [
        ("paragraph", "<p>Satu.</p>"),
        ("quote", {"text": "Dua.", "speaker": person, "role": "Ketua"}),
        ("heading", "Tiga"),
        ("list", {"style": "bullet", "items": ["<p>Empat</p>"]}),
        ("table", {"caption": "Lima", "table": {"data": [["a", None], ["b", "c"]]}}),
        ("embed", {"url": "https://example.org/", "title": "Enam", "caption": ""}),
        ("fact_box", {"title": "Tujuh", "entries": [{"figure": "1", "text": "satu"}], "text": ""}),
    ]
    kinds = {passage.kind for passage in passages_of(fresh(an_article(body=body)))}
    assert {"paragraph", "quote", "speaker", "heading", "list", "table", "embed", "fact_box"} <= kinds


def test_draft_with_nothing_in_it_has_no_passage_but_its_facts():
    article = ArticlePage(title="", slug="kosong")
    assert {passage.kind for passage in passages_of(article)} <= {"fact"}


def test_keys_that_the_editor_gives_to_paragraphs_are_no_change_word_by_word():
    plain = an_article(body=[("paragraph", "<p>Air naik.</p>")])
    keyed = ArticlePage.objects.get(pk=plain.pk)
    keyed.body[0].value.source = '<p data-block-key="ab1cd">Air naik.</p>'
    assert passages_of(keyed) == passages_of(plain)
