"""A text that a browser kept, compared with the newest one saved."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from news.editorial.models import Contribution
from news.models import ArticlePage
from tests.builders import a_published_article, a_reporter, a_topic, an_article, an_author, an_editor
from tests.news.editor import create_url, edit_url, loaded, paragraph, posted
from tests.news.editorial.reading.screen import newest, read, save_draft

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


@pytest.fixture
def reporter(client):
    user = a_reporter()
    client.force_login(user)
    return user


def typed(article, **changes):
    """The form as it stands in the reporter's browser."""
    values = {
        "title": article.title,
        "slug": article.slug,
        "summary": article.summary,
        "section": article.section_id,
        "region": article.region_id,
        "dateline_place": article.dateline_place,
        "body": [paragraph("Air pasang merendam sembilan desa sejak Kamis dini hari.")],
    }
    # A browser gives each new block its number.
    return posted(**(values | changes)) | {"body-0-id": "7c9a1f0e-5a8e-4b57-9d2f-0d6f7c1b2a3e"}


@pytest.fixture
def story(reporter):
    return an_article(owner=reporter, body=[("paragraph", "<p>Air pasang merendam sembilan desa.</p>")])


def compare(client, article, data):
    return client.post(reverse("news_editorial:compare_kept", args=[article.pk]), data)


# A refused save -----------------------------------------------------------------------------------------------------


def test_refused_save_shows_both_texts_who_saved_and_when(client, story):
    seen = loaded(story)
    save_draft(story, user=an_editor(first_name="Rahma"), summary="Air masuk ke <b>semua</b> rumah.")
    response = client.post(edit_url(story), typed(story, summary="Air masuk ke rumah hulu.") | seen)
    assert response.status_code == 200
    text = response.text
    assert "Rahma" in text
    assert re.search(r"<time [^>]*>\d\d\.\d\d WITA</time>", text)
    assert "&lt;b&gt;semua" in text
    assert "<ins>" in text
    assert "<del>" in text
    assert "summary" in {row.kind for row in _rows(response)}
    assert newest(story).summary == "Air masuk ke <b>semua</b> rumah."


def _rows(response):
    return response.context["unsaved"].rows


def test_refused_text_is_not_saved_by_autosave_behind_ones_back(client, story):
    assert "w-autosave" in client.get(edit_url(story)).text
    seen = loaded(story)
    save_draft(story, user=an_editor(), summary="Lain.")
    response = client.post(edit_url(story), typed(story) | seen)
    assert 'w-init w-unsaved "' in response.text
    assert "w-autosave#save" not in response.text


def test_keys_that_the_editor_gives_to_paragraphs_are_no_difference(client, story):
    seen, data = loaded(story), typed(story)
    data["body-0-id"] = story.body[0].id
    data["body-0-value"] = rich_text('<p data-block-key="ab1cd">Air pasang merendam sembilan desa.</p>')
    save_draft(story, user=an_editor(), summary="Lain.")
    assert {row.kind for row in _rows(client.post(edit_url(story), data | seen))} == {"summary"}


def test_byline_and_topics_are_compared_as_they_were_posted(client, story):
    seen, topic = loaded(story), a_topic()
    save_draft(story, user=an_editor(), summary="Air masuk ke semua rumah.")
    data = typed(story, byline=(an_author("Laras Wening"),)) | {"topics": [topic.pk]} | seen
    rows = {row.kind for row in _rows(client.post(edit_url(story), data))}
    assert {"summary", "byline"} <= rows


def test_save_that_is_accepted_shows_no_comparison(client, story):
    response = client.post(edit_url(story), typed(story, title="Lanjut") | loaded(story), follow=True)
    assert "unsaved-panel" not in re.sub(r"<keep-draft.*?</keep-draft>", "", response.text, flags=re.DOTALL)


def test_other_errors_show_no_comparison(client, story):
    response = client.post(edit_url(story), typed(story, summary="") | loaded(story) | {"action-submit": "1"})
    assert response.status_code == 200
    assert "refused-save" not in response.text


def test_refused_autosave_says_so_in_indonesian(client, story):
    seen = loaded(story)
    save_draft(story, user=an_editor(), summary="Lain.")
    answer = client.post(edit_url(story), typed(story) | seen, HTTP_ACCEPT="application/json")
    assert answer.json()["error_code"] == "invalid_revision"
    assert "versi yang lebih baru" in answer.json()["error_message"]


def test_newest_version_may_be_saved_over_whatever_the_clocks_of_the_servers_say(client, story):
    first = story.get_latest_revision()
    save_draft(story, summary="Air masuk.")
    story.revisions.filter(pk=first.pk).update(created_at=timezone.now() + timedelta(seconds=2))
    client.post(edit_url(story), typed(story, summary="Air surut.") | loaded(story))
    assert newest(story).summary == "Air surut."


# A text that the browser kept -----------------------------------------------------------------------------------------


def test_kept_text_is_compared_with_the_newest(client, story):
    response = compare(client, story, typed(story, summary="Rahasia."))
    assert response.status_code == 200
    assert "Rahasia" in response.text
    assert "<html" not in response.text


def test_kept_text_that_was_saved_once_is_nothing_to_restore(client, story):
    data = typed(story, summary="Sudah tersimpan.")
    client.post(edit_url(story), data | loaded(story))
    save_draft(story, user=an_editor(), summary="Dan diubah lagi.")
    assert compare(client, story, data).status_code == 204
    assert compare(client, story, typed(story, summary="Tidak pernah.")).status_code == 200


def test_who_was_asked_is_kept_though_no_reader_sees_it(client, story):
    data = typed(story, summary="Sudah tersimpan.")
    client.post(edit_url(story), data | loaded(story))
    party = {"name": "Camat", "asked_at": "2026-11-26 10:00", "way": "phone", "answer": ""}
    asked = nested_form_data({"asked_parties": inline_formset([party])})
    assert compare(client, story, data | asked).status_code == 200


def test_comparing_saves_nothing(client, story):
    before = (Contribution.objects.count(), story.revisions.count())
    compare(client, story, typed(story, summary="Lain."))
    assert (Contribution.objects.count(), story.revisions.count()) == before
    assert newest(story).summary == story.summary


@pytest.mark.parametrize("data", [{}, {"title": "x" * 10_000}, {"body-count": "99"}, {"summary": "a\x00b"}])
def test_broken_form_is_an_answer_and_no_fault(client, story, data):
    assert compare(client, story, data).status_code in {200, 204, 400}


def test_only_whoever_may_edit_and_only_by_post(client, story):
    assert client.get(reverse("news_editorial:compare_kept", args=[story.pk])).status_code == 405
    client.force_login(a_reporter())
    others = a_published_article(owner=an_editor())
    assert compare(client, others, {}).status_code == 302
    client.logout()
    assert "/login/" in compare(client, story, {}).url


def test_editor_holds_the_element_that_keeps_for_stories_only(client, story, reporter):
    assert f'data-story="{story.pk}" data-user="{reporter.pk}"' in client.get(edit_url(story)).text
    assert 'data-story="new"' in client.get(create_url()).text
    admin = an_editor(is_superuser=True)
    client.force_login(admin)
    home = ArticlePage.objects.get(pk=story.pk).get_site().root_page
    assert "<keep-draft" not in client.get(reverse("wagtailadmin_pages:edit", args=[home.pk])).text


# Remarks ------------------------------------------------------------------------------------------------------------


def remark(text="Dari mana angkanya?", *, path="summary"):
    """As the editor's form posts a remark that was just made."""
    made = {"id": "", "text": text, "contentpath": path, "position": "", "resolved": ""}
    return nested_form_data({"comments": inline_formset([made | {"replies": inline_formset([])}])})


def test_remark_made_in_the_editor_stands_on_the_reading_screen(client, story):
    client.post(edit_url(story), typed(story) | loaded(story) | remark())
    article = ArticlePage.objects.get(pk=story.pk)
    article.get_workflow().start(article, article.owner)
    client.force_login(an_editor())
    (said,) = read(client, article).context["conversation"]
    assert (said.text, said.by, said.words) == ("Dari mana angkanya?", story.owner, story.summary)


def test_remark_at_a_place_that_is_none_leaves_the_screen_open(client, story):
    client.post(edit_url(story), typed(story) | loaded(story) | remark(path="title.x"))
    article = ArticlePage.objects.get(pk=story.pk)
    article.get_workflow().start(article, article.owner)
    client.force_login(an_editor())
    assert read(client, article).status_code == 200


def test_editor_offers_to_remark(client, story):
    assert 'id="comments-data"' in client.get(edit_url(story)).text
