"""The publish gate in the side panel: "checked", and a spelling taken over."""

import pytest
from django.urls import reverse

from news.digest import digest_of_content
from news.editorial.models import CheckedFinding
from news.editorial.rules.press import other_side_not_asked
from news.models import ArticlePage
from tests.builders import PASSWORD, a_quote, a_reporter, a_site, a_user, an_article, an_author
from tests.news.editor import loaded, paragraph, posted

pytestmark = pytest.mark.django_db


PANEL = {"X-Gate-Panel": "1"}


@pytest.fixture(autouse=True)
def _site(db):
    a_site()


@pytest.fixture
def reporter(client):
    user = a_reporter("dimas", first_name="Dimas", last_name="Arya")
    client.login(username="dimas", password=PASSWORD)
    return user


def a_story(owner, **changes) -> ArticlePage:
    """One obstacle (no summary), one spelling."""
    body = [("paragraph", "<p>Camat memberi himbauan kepada warga sembilan desa.</p>"), a_quote()]
    return an_article(owner=owner, **({"summary": "", "body": body} | changes))


def url_of(name: str, article: ArticlePage) -> str:
    return reverse(f"news_editorial:{name}", args=[article.pk])


def listed(client, article: ArticlePage):
    return client.get(url_of("gate", article)).context["gate"]


def spelling(client, article: ArticlePage) -> dict[str, str]:
    """What the button of the spelling posts."""
    gate = listed(client, article)
    entry = next(entry for entry in gate.to_check if entry.finding.suggestion)
    return {"fingerprint": entry.fingerprint, "digest": gate.digest}


def newest(article: ArticlePage) -> ArticlePage:
    return ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()


def form_of(article: ArticlePage, **changes) -> dict[str, str]:
    """What the editor posts for a complete story."""
    values = {
        "title": article.title,
        "slug": article.slug,
        "summary": article.summary,
        "section": article.section_id,
        "region": article.region_id,
        "dateline_place": article.dateline_place,
        "body": [paragraph("Air pasang merendam sembilan desa.")],
        "byline": (an_author(),),
    }
    entry = {"byline_entries-INITIAL_FORMS": "1", "byline_entries-0-id": str(article.byline_entries.get().pk)}
    return posted(**(values | changes)) | entry | loaded(article)


def edit_url(article: ArticlePage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[article.pk])


# The list ------------------------------------------------------------------------------------------


def test_obstacles_come_first_then_advice_with_its_answers(client, reporter):
    article = a_story(reporter)
    response = client.get(url_of("gate", article))
    text = response.text
    assert text.index(response.context["gate"].blocking[0].finding.message) < text.index("himbauan")
    assert 'data-count="2" data-blocking="1"' in text
    assert url_of("accept_spelling", article) in text
    assert url_of("check_finding", article) in text
    assert f"block-{article.body[0].id}-section" in text


def test_list_is_in_the_editor_too_and_works_without_script(client, reporter):
    article = a_story(reporter)
    page = client.get(edit_url(article)).text
    panel = page[page.index('data-side-panel="gate"') :]
    assert 'data-count="2"' in panel
    assert f'name="next" value="{edit_url(article)}"' in panel
    assert "csrfmiddlewaretoken" in panel[: panel.index("</form>")]
    assert 'data-side-panel-toggle="gate"' in page


def test_story_that_is_not_saved_yet_has_an_empty_panel(client, reporter):
    month = an_article().get_parent()
    response = client.get(reverse("wagtailadmin_pages:add", args=["news", "articlepage", month.pk]))
    assert 'data-side-panel="gate"' in response.text
    assert "<gate-panel" not in response.text


def test_open_gate_says_so(client, reporter):
    article = an_article(owner=reporter)
    assert 'data-count="0"' in client.get(url_of("gate", article)).text


@pytest.mark.parametrize("name", ["gate", "check_finding", "accept_spelling"])
def test_strangers_and_lost_stories_are_refused(client, reporter, name):
    ask = client.get if name == "gate" else client.post
    assert ask(reverse(f"news_editorial:{name}", args=[99999])).status_code == 404
    other = a_story(a_reporter("laras"))
    response = ask(url_of(name, other))
    assert response.status_code == 302
    assert not CheckedFinding.objects.exists()


@pytest.mark.parametrize("name", ["gate", "check_finding", "accept_spelling"])
def test_nobody_comes_in_without_the_admin(client, reporter, name):
    article = a_story(reporter)
    client.force_login(a_user("orang"))
    ask = client.get if name == "gate" else client.post
    assert ask(url_of(name, article)).status_code in {302, 403}
    assert not CheckedFinding.objects.exists()


# Answers ------------------------------------------------------------------------------------------


def test_checked_leads_back_to_where_the_button_stood(client, reporter):
    article = a_story(reporter)
    data = spelling(client, article) | {"next": "/admin/"}
    assert client.post(url_of("check_finding", article), data).url == "/admin/"
    assert CheckedFinding.objects.get().made_by == reporter


def test_way_back_never_leads_out_of_the_paper(client, reporter):
    article = a_story(reporter)
    data = spelling(client, article) | {"next": "https://contoh.example/"}
    assert client.post(url_of("check_finding", article), data).url == edit_url(article)


def test_panel_gets_the_new_list_as_the_answer(client, reporter):
    article = a_story(reporter)
    response = client.post(url_of("check_finding", article), spelling(client, article), headers=PANEL)
    assert response.status_code == 200
    assert 'data-count="1"' in response.text
    assert "Dimas" in response.text


@pytest.mark.parametrize("posted", ["", "x", "0" * 64, "\x00", "é" * 5000])
def test_made_up_answer_is_refused_in_words(client, reporter, posted):
    article = a_story(reporter)
    for name in ("check_finding", "accept_spelling"):
        response = client.post(
            url_of(name, article), {"fingerprint": posted, "digest": posted}, headers=PANEL
        )
        assert response.status_code == 409
        assert 'role="alert"' in response.text
    assert newest(article).body[0].value.source.count("himbauan") == 1


def test_accepted_spelling_is_in_the_editor_next(client, reporter):
    article = a_story(reporter)
    response = client.post(url_of("accept_spelling", article), spelling(client, article))
    assert response.url == edit_url(article)
    assert "memberi imbauan" in newest(article).body[0].value.source


def test_spelling_for_a_text_that_moved_on_is_refused(client, reporter):
    article = a_story(reporter)
    data = spelling(client, article)
    draft = newest(article)
    draft.dateline_place = "Sangasanga"
    draft.save_revision(user=reporter)
    response = client.post(url_of("accept_spelling", article), data, headers=PANEL)
    assert response.status_code == 409
    assert "himbauan" in newest(article).body[0].value.source


# Submission ------------------------------------------------------------------------------------------


def test_obstacle_stops_a_submission_and_nothing_typed_is_lost(client, reporter):
    article = an_article(owner=reporter)
    values = form_of(article, may_harm="on", title="Judul yang baru saja diketik", **{"action-submit": "1"})
    response = client.post(edit_url(article), values)
    assert response.status_code == 200
    assert "Judul yang baru saja diketik" in response.text
    assert next(other_side_not_asked(response.context["form"].instance)).message in response.text
    assert ArticlePage.objects.get(pk=article.pk).current_workflow_state is None


def test_advice_lets_a_submission_pass(client, reporter):
    article = an_article(owner=reporter)
    values = form_of(article, title="Air naik!", **{"action-submit": "1"})
    assert client.post(edit_url(article), values).status_code == 302
    assert ArticlePage.objects.get(pk=article.pk).workflow_in_progress


def test_draft_is_saved_with_every_obstacle(client, reporter):
    article = an_article(owner=reporter)
    assert client.post(edit_url(article), form_of(article, may_harm="on", summary="")).status_code == 302
    assert newest(article).may_harm


def test_list_follows_an_autosave(client, reporter):
    article = an_article(owner=reporter)
    values = form_of(article, title="Himbauan camat untuk sembilan desa")
    response = client.post(edit_url(article), values, headers={"Accept": "application/json"})
    assert response.json()["success"]
    gate = listed(client, article)
    assert [entry.finding.suggestion for entry in gate.to_check] == ["Imbauan"]
    assert gate.digest == digest_of_content(
        ArticlePage.objects.get(pk=article.pk).get_latest_revision().content
    )
