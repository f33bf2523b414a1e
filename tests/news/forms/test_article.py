"""The story's editor: drafts pass with anything missing, submissions are told what is, nobody overwrites anybody."""

import json
import re

import pytest

from news.models import ArticlePage
from tests.builders import a_person, a_region, a_reporter, a_section, an_article, an_author, an_editor
from tests.news.editor import create_url, edit_url, loaded, paragraph, posted, quote

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

JSON = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def reporter(client):
    """Somebody at work in the editor."""
    user = a_reporter()
    client.force_login(user)
    return user


def complete(**changes) -> dict[str, str]:
    values = {
        "title": "Air pasang merendam sembilan desa",
        "slug": "air-pasang",
        "summary": "Air masuk ke 1.140 rumah.",
        "section": a_section().pk,
        "region": a_region().pk,
        "dateline_place": "Anggana",
        "body": [paragraph(), quote(speaker=a_person().pk)],
        "byline": (an_author(),),
    }
    return posted(**(values | changes))


def errors_of(response) -> dict[str, list[str]]:
    return response.context["form"].errors


def text_of(article: ArticlePage) -> ArticlePage:
    """The newest version of a story."""
    return ArticlePage.objects.get(pk=article.pk).get_latest_revision().as_object()


def newest() -> ArticlePage:
    return ArticlePage.objects.order_by("pk").last()


def test_draft_with_a_headline_alone_can_be_begun(client, reporter):
    response = client.post(create_url(), posted(title="Air pasang"))
    assert response.status_code == 302, errors_of(response)
    assert (newest().title, newest().live, newest().owner) == ("Air pasang", False, reporter)


def test_address_makes_itself_from_the_headline(client, reporter):
    client.post(create_url(), posted(title="Air pasang"))
    assert newest().slug == "air-pasang"
    client.post(create_url(), posted(title="Air pasang"))
    assert newest().slug == "air-pasang-2"


def test_headline_without_a_latin_letter_gets_an_address_all_the_same(client, reporter):
    client.post(create_url(), posted(title="水 “?!”"))
    assert newest().slug == "berita"


def test_draft_can_be_saved_with_everything_taken_out_again(client, reporter):
    article = an_article(owner=reporter)
    response = client.post(edit_url(article), posted(title="Air", slug=article.slug) | loaded(article))
    assert response.status_code == 302, errors_of(response)
    draft = text_of(article)
    assert (draft.title, draft.summary, draft.section, list(draft.body)) == ("Air", "", None, [])


def test_draft_with_half_a_quote_can_be_saved(client, reporter):
    article = an_article(owner=reporter)
    body = [quote("", speaker="", role="")]
    response = client.post(
        edit_url(article), posted(title="Air", slug=article.slug, body=body) | loaded(article)
    )
    assert response.status_code == 302, errors_of(response)


def test_complete_story_can_be_submitted(client, reporter):
    response = client.post(create_url(), complete() | {"action-submit": "1"})
    assert response.status_code == 302, errors_of(response)
    assert newest().workflow_in_progress


def test_submission_names_all_that_is_missing(client, reporter):
    response = client.post(create_url(), posted(title="Air pasang") | {"action-submit": "1"})
    assert response.status_code == 200
    errors = errors_of(response)
    assert {"summary", "section", "region", "dateline_place", "body"} <= set(errors)
    sentence = errors["__all__"][-1]
    assert sentence.startswith("Masih kurang")
    form = response.context["form"]
    for name in ("summary", "section", "region", "dateline_place"):
        assert str(form.fields[name].label) in sentence
    assert not ArticlePage.objects.exists()


def test_what_is_missing_is_named_in_indonesian(client, reporter):
    response = client.post(create_url(), posted(title="Air pasang") | {"action-submit": "1"})
    assert "Ringkasan, Rubrik, Wilayah, Tempat liputan" in errors_of(response)["__all__"][-1]


def test_submission_without_a_byline_is_refused(client, reporter):
    response = client.post(create_url(), complete(byline=()) | {"action-submit": "1"})
    assert response.status_code == 200
    assert errors_of(response)["__all__"]


def test_submission_of_a_quote_without_a_speaker_is_refused_at_the_quote(client, reporter):
    response = client.post(create_url(), complete(body=[quote(speaker="")]) | {"action-submit": "1"})
    assert response.status_code == 200
    assert "body" in errors_of(response)
    assert not ArticlePage.objects.exists()


def test_submission_of_a_story_that_exists_asks_the_same(client, reporter):
    article = an_article(owner=reporter)
    data = posted(title="Air", slug=article.slug) | loaded(article) | {"action-submit": "1"}
    response = client.post(edit_url(article), data)
    assert response.status_code == 200
    assert "summary" in errors_of(response)
    assert not ArticlePage.objects.get(pk=article.pk).workflow_in_progress


def test_text_that_was_refused_is_still_in_the_editor(client, reporter):
    response = client.post(create_url(), posted(title="Judul yang tidak hilang") | {"action-submit": "1"})
    assert "Judul yang tidak hilang" in response.text


def test_press_release_needs_its_sender_instead_of_a_byline(client, reporter):
    release = {"label": "press_release", "byline": ()}
    response = client.post(create_url(), complete(**release) | {"action-submit": "1"})
    assert "sponsor" in errors_of(response)
    response = client.post(create_url(), complete(sponsor="Pemkab", **release) | {"action-submit": "1"})
    assert response.status_code == 302


def test_opinion_can_be_submitted_without_a_dateline(client, reporter):
    opinion = complete(label="opinion", dateline_place="", body=[paragraph()])
    response = client.post(create_url(), opinion | {"action-submit": "1"})
    assert response.status_code == 302, errors_of(response)


def test_save_over_a_newer_version_is_refused_and_keeps_the_text(client, reporter):
    article = an_article(owner=reporter)
    seen = loaded(article)
    article.title = "Disimpan orang lain"
    article.save_revision(user=an_editor())
    mine = posted(title="Tulisan saya", slug=article.slug)
    response = client.post(edit_url(article), mine | seen)
    assert response.status_code == 200
    assert "Tulisan saya" in response.text
    assert any(error.code == "stale" for error in errors_of(response).as_data()["__all__"])
    assert text_of(article).title == "Disimpan orang lain"


def test_second_click_saves_over_the_newer_version(client, reporter):
    article = an_article(owner=reporter)
    seen = loaded(article)
    article.title = "Disimpan orang lain"
    article.save_revision(user=an_editor())
    mine = posted(title="Tulisan saya", slug=article.slug)
    page = client.post(edit_url(article), mine | seen).text
    shown = {
        name: re.search(rf'name="{name}"[^>]*value="([^"]*)"', page)[1]
        for name in ("loaded_revision_id", "loaded_revision_created_at")
    }
    assert client.post(edit_url(article), mine | shown).status_code == 302
    assert text_of(article).title == "Tulisan saya"


def test_save_without_a_word_of_what_was_seen_is_refused(client, reporter):
    article = an_article(owner=reporter)
    response = client.post(
        edit_url(article), posted(title="Buta", slug=article.slug) | {"csrfmiddlewaretoken": "x"}
    )
    assert response.status_code == 200
    assert text_of(article).title != "Buta"


def test_save_after_the_newest_version_was_seen_is_accepted(client, reporter):
    article = an_article(owner=reporter)
    response = client.post(edit_url(article), posted(title="Lanjut", slug=article.slug) | loaded(article))
    assert response.status_code == 302
    assert text_of(article).title == "Lanjut"


def test_autosave_begins_a_story(client, reporter):
    response = client.post(create_url(), posted(title="Sedang ditulis"), **JSON)
    assert response.status_code == 200
    assert response.json()["success"] is True
    assert newest().title == "Sedang ditulis"


def test_autosave_writes_over_its_own_version(client, reporter):
    article = an_article(owner=reporter)
    data = posted(title="Sedang ditulis", slug=article.slug)
    first = client.post(edit_url(article), data | loaded(article), **JSON).json()
    assert first["success"] is True
    data["title"] = "Masih ditulis"
    again = {"overwrite_revision_id": str(first["revision_id"])}
    second = client.post(edit_url(article), data | again, **JSON)
    assert (second.status_code, second.json()["success"]) == (200, True)
    assert text_of(article).title == "Masih ditulis"
    assert article.revisions.count() == 2


def test_autosave_over_a_newer_version_is_refused(client, reporter):
    article = an_article(owner=reporter)
    seen = loaded(article)
    article.title = "Disimpan orang lain"
    article.save_revision(user=an_editor())
    response = client.post(edit_url(article), posted(title="Tulisan saya", slug=article.slug) | seen, **JSON)
    assert response.status_code in {400, 409, 422}
    assert text_of(article).title == "Disimpan orang lain"


def test_autosave_asks_for_nothing_that_is_missing(client, reporter):
    article = an_article(owner=reporter)
    data = posted(title="Sedang ditulis", slug=article.slug, body=[quote("", speaker="", role="")])
    assert (
        json.loads(client.post(edit_url(article), data | loaded(article), **JSON).content)["success"] is True
    )


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Air\x0bpasang\x08 naik", "Airpasang naik"),
        ("Air \u202epasang\u202c naik", "Air pasang naik"),
        ("Air pasang\ufffe", "Air pasang"),
        ("  Air \n pasang\t naik ", "Air pasang naik"),
        ("Kepala Desa: “Air naik”", "Kepala Desa: “Air naik”"),
    ],
)
def test_headline_is_cleaned_of_what_nobody_sees(client, reporter, typed, kept):
    client.post(create_url(), posted(title=typed))
    assert newest().title == kept


@pytest.mark.parametrize(
    "name",
    ["kicker", "dateline_place", "source", "sponsor", "lead_photo_caption", "lead_photo_alt", "summary"],
)
def test_every_line_of_the_form_is_cleaned(client, reporter, name):
    client.post(create_url(), posted(title="Air pasang", **{name: "Kata\x0b lain\ufffe"}))
    assert getattr(newest(), name) == "Kata lain"
