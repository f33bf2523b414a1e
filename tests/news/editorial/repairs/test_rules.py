"""What a small repair may touch, computed from two versions of a story."""

import pytest
from wagtail.models import Page

from news.editorial.models import DeskSettings
from news.editorial.repairs.rules import repair_of
from news.models import ArticlePage
from tests.builders import (
    a_person,
    a_photo,
    a_published_article,
    a_quote,
    a_region,
    a_reporter,
    a_section,
    a_topic,
    an_article,
    an_author,
    read_anew,
)
from tests.news.bodies import every_block

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

TEXT = "<p>Air pasang merendam sembilan desa. Warga mengugsi ke <a href='https://example.org'>balai</a> desa.</p>"


@pytest.fixture(scope="module")
def kept_public(site) -> ArticlePage:
    return a_published_article(body=[("paragraph", TEXT), a_quote("Air naik sebelum subuh.")])


@pytest.fixture
def public(kept_public) -> ArticlePage:
    return read_anew(kept_public)


def draft_of(article) -> ArticlePage:
    return ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()


def with_paragraph(article, text) -> ArticlePage:
    draft = draft_of(article)
    prepared = draft.body.get_prep_value()
    prepared[0]["value"] = text
    draft.body = draft.body.stream_block.to_python(prepared)
    return draft


def test_typo_in_a_paragraph_is_small(public):
    found = repair_of(public, with_paragraph(public, TEXT.replace("mengugsi", "mengungsi")))
    assert found.is_small, found.refusals
    assert found.word_count == 1
    assert found.as_record() == [["mengugsi", "mengungsi"]]


@pytest.mark.parametrize("name", ["title", "summary", "kicker", "lead_photo_caption", "lead_photo_alt"])
def test_typo_in_a_field_of_prose_is_small(name):
    public = a_published_article(**{name: "Perahu sekolh kedua tiba"})
    draft = draft_of(public)
    setattr(draft, name, "Perahu sekolah kedua tiba")
    found = repair_of(public, draft)
    assert found.is_small, found.refusals


def test_number_in_a_field_or_paragraph_is_not():
    public = a_published_article(summary="Air masuk ke 1.410 rumah.")
    draft = draft_of(public)
    draft.summary = "Air masuk ke 1.140 rumah."
    assert not repair_of(public, draft).is_small


def test_unchanged_text_is_none(public):
    assert repair_of(public, draft_of(public)).refusals


def test_story_that_is_not_public_has_nothing_to_repair():
    article = an_article(owner=a_reporter())
    assert repair_of(article, draft_of(article)).refusals


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("https://example.org", "https://example.com"),
        TEXT.replace("balai", "<b>balai</b>"),
        TEXT.replace(" Warga", "</p><p>Warga"),
        TEXT.replace("<a href='https://example.org'>balai</a>", "balai"),
        TEXT.replace("sembilan", "delapan"),
        TEXT.replace("sembilan desa.", "sembilan desa?"),
        TEXT + "<p>Satu kalimat lagi.</p>",
        "",
    ],
)
def test_link_emphasis_structure_and_facts_are_not_small(public, text):
    assert not repair_of(public, with_paragraph(public, text)).is_small


def test_keys_that_the_editor_gives_to_paragraphs_do_not_count(public):
    keyed = TEXT.replace("<p>", '<p data-block-key="ab1cd">').replace("mengugsi", "mengungsi")
    assert repair_of(public, with_paragraph(public, keyed)).is_small


@pytest.mark.parametrize(
    "change", [{"text": "Air naik sebelum subuh"}, {"role": "Ketua RT 13"}, {"speaker": "another"}]
)
def test_quotation_speaker_and_role_are_never_repaired_alone(public, change):
    if "speaker" in change:
        change = {"speaker": a_person("Orang Lain")}
    draft = draft_of(public)
    draft.body[1].value.update(change)
    assert not repair_of(public, draft).is_small


@pytest.mark.parametrize("act", ["add", "remove", "turn"])
def test_block_more_or_less_or_elsewhere_is_not_small(public, act):
    draft = draft_of(public)
    blocks = draft.body.get_prep_value()
    changed = {
        "add": [*blocks, {"type": "heading", "value": "Tambahan", "id": "x"}],
        "remove": blocks[:1],
        "turn": blocks[::-1],
    }[act]
    draft.body = draft.body.stream_block.to_python(changed)
    assert not repair_of(public, draft).is_small


TYPOS = {
    "paragraph": ("naik", "naiik"),
    "quote": ("subuh", "subbuh"),
    "heading": ("jebol", "jebbol"),
    "photo": ("sandar", "sanndar"),
    "gallery": ("sandar", "sandaar"),
    "list": ("perahu", "perahhu"),
    "table": ("pangan", "panngan"),
    "embed": ("sidang", "siddang"),
    "fact_box": ("belakang", "belakkang"),
}


def test_typo_passes_in_prose_blocks_and_in_no_other():
    blocks = every_block(related=a_published_article())
    with_typos = [(kind, _replaced(value, *TYPOS.get(kind, ("", "")))) for kind, value in blocks]
    public = a_published_article(body=with_typos)
    small = set()
    for at, block in enumerate(public.body):
        if block.block_type not in TYPOS:
            continue
        right, wrong = TYPOS[block.block_type]
        draft = draft_of(public)
        prepared = draft.body.get_prep_value()
        prepared[at]["value"] = _replaced(prepared[at]["value"], wrong, right)
        assert prepared != public.body.get_prep_value()
        draft.body = draft.body.stream_block.to_python(prepared)
        if repair_of(public, draft).is_small:
            small.add(block.block_type)
    assert small == {"paragraph", "heading", "list", "fact_box", "photo", "gallery"}


def _replaced(value, old, new):
    """Everywhere in a block's value, in any depth."""
    if isinstance(value, dict):
        return {key: _replaced(part, old, new) for key, part in value.items()}
    if isinstance(value, list):
        return [_replaced(part, old, new) for part in value]
    return value.replace(old, new) if isinstance(value, str) and old else value


def test_picture_that_was_exchanged_is_not_small():
    public = a_published_article(body=[("photo", {"photo": a_photo(), "caption": "Pagi", "alt": "Kapal"})])
    draft = draft_of(public)
    draft.body[0].value["photo"] = a_photo("Lain")
    assert not repair_of(public, draft).is_small


@pytest.mark.parametrize(
    "change",
    [
        {"section": "another"},
        {"region": "another"},
        {"label": "opinion"},
        {"sponsor": "Hotel"},
        {"source": "Antara"},
        {"slug": "lain"},
        {"dateline_place": "Anggaana"},
        {"may_harm": True},
        {"is_unverified": True},
        {"change_note": "Angka salah."},
        {"initials": "dap"},
        {"seo_title": "Lain"},
    ],
)
def test_field_that_is_not_prose_goes_the_long_way_and_is_named(public, change):
    made = {"section": lambda: a_section("Hukum"), "region": lambda: a_region("Paser", code="64.01")}
    draft = draft_of(public)
    for name, value in change.items():
        setattr(draft, name, made[name]() if name in made else value)
        found = repair_of(public, draft)
        assert not found.is_small
        assert str(ArticlePage._meta.get_field(name).verbose_name) in found.refusals[0]


def test_byline_and_topics_are_not_small(public):
    draft = draft_of(public)
    draft.byline_entries.add(type(draft.byline_entries.all()[0])(author=an_author("Nama Baru")))
    assert not repair_of(public, draft).is_small
    draft = draft_of(public)
    draft.topics = [a_topic()]
    assert not repair_of(public, draft).is_small


def test_more_words_than_the_house_allows_are_too_many():
    words = "perahu dermaga gudang tanggul jembatan"
    public = a_published_article(summary=words.replace("a", "aa"))
    draft = draft_of(public)
    draft.summary = words
    rules = DeskSettings.load()
    rules.repair_words = 5
    rules.save()
    assert repair_of(public, draft).is_small
    rules.repair_words = 4
    rules.save()
    assert not repair_of(public, draft).is_small


def test_names_of_people_and_regions_on_the_lists_are_not_touched():
    a_person("Gudang Garam")
    a_region("Paser", code="64.01", short_name="Grogot").aliases.create(name="Tanah Paserr")
    for old, new in (("gudang", "gudng"), ("grogot", "grogott"), ("paserr", "paser")):
        public = a_published_article(summary=f"Di dekat {old} air naik.")
        draft = draft_of(public)
        draft.summary = f"Di dekat {new} air naik."
        assert not repair_of(public, draft).is_small


def a_draft(public, *, summary):
    draft = draft_of(public)
    draft.summary = summary
    return draft


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Proyek itu batal dibangun.", "Proyek itu bakal dibangun."),
        ("Bupati masuk ke ruang rapat.", "Bupati mabuk ke ruang rapat."),
        ("Ia dibebaskan hakim.", "Ia dibebankan hakim."),
        ("Ia dituntut jaksa.", "Ia dituntun jaksa."),
        ("Tembak, jangan lari.", "Tembak jangan, lari."),
        ("“Kami batal ikut lelang,” kata dia.", "“Kami bakal ikut lelang,” kata dia."),
        ("Sutarni menyerahkan diri.", "Sutarno menyerahkan diri."),
    ],
)
def test_words_that_are_words_marks_quotations_and_first_names_are_not_repaired_alone(old, new):
    public = a_published_article(summary=old)
    assert not repair_of(public, a_draft(public, summary=new)).is_small


def test_word_that_another_story_has_may_have_been_meant():
    """No dictionary has what people call things here."""
    public = a_published_article(summary="Warga memakai alkkon ke hulu.")
    draft = a_draft(public, summary="Warga memakai alkon ke hulu.")
    assert not repair_of(public, draft).is_small
    a_published_article(summary="Sebuah alkon rusak.")
    assert repair_of(public, draft).is_small
    a_published_article(summary="Sebuah alkkon rusak.")
    assert not repair_of(public, draft).is_small


def test_word_known_only_as_a_name_is_no_word():
    public = a_published_article(summary="Warga naik sutarnoo ke hulu.")
    a_published_article(summary="Menurut Sutarno, air naik.")
    assert not repair_of(public, a_draft(public, summary="Warga naik sutarno ke hulu.")).is_small


def test_word_that_stands_elsewhere_in_the_text_may_have_been_meant():
    public = a_published_article(summary="Warga mengunsi. Warga hulu mengunsi.")
    assert not repair_of(public, a_draft(public, summary="Warga mengungsi. Warga hulu mengunsi.")).is_small
    assert repair_of(public, a_draft(public, summary="Warga mengungsi. Warga hulu mengungsi.")).is_small


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Rapat di selenggarakan camat.", "Rapat diselenggarakan camat."),
        ("Himbauan itu berlaku.", "Imbauan itu berlaku."),
        ("Warga yang yang mengungsi.", "Warga yang mengungsi."),
        ("Dia merubah denah.", "Dia mengubah denah."),
    ],
)
def test_spelling_of_the_style_guide_is_small_whatever_letters_it_takes(old, new):
    public = a_published_article(summary=old)
    found = repair_of(public, a_draft(public, summary=new))
    assert found.is_small, found.refusals


def test_word_may_not_move_across_a_tag():
    text = "<p>Air <b>naik lalu</b> surut.</p>"
    public = a_published_article(body=[("paragraph", text)])
    assert not repair_of(public, with_paragraph(public, "<p>Air <b>naik</b> lalu surut.</p>")).is_small


def test_full_stop_ends_a_paragraph_not_a_link():
    text = "<p>Air naik <b>lalu</b> surut</p><p>Warga mengungsi.</p>"
    public = a_published_article(body=[("paragraph", text)])
    assert repair_of(public, with_paragraph(public, text.replace("surut", "surut."))).is_small
    assert not repair_of(public, with_paragraph(public, text.replace("naik ", "naik. "))).is_small


def test_comparing_takes_few_queries(public, django_assert_max_num_queries):
    draft = with_paragraph(public, TEXT.replace("mengugsi", "mengungsi"))
    Page.objects.count()
    with django_assert_max_num_queries(30):
        repair_of(public, draft)
