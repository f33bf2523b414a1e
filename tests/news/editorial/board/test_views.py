"""The board on the first page, drawn anew, and the buttons on its cards."""

import pytest
from django.test import Client
from django.urls import reverse

from news.editorial.board.claims import claim
from news.editorial.models import Claim, DeskCard
from tests.builders import (
    PASSWORD,
    a_reporter,
    a_user,
    an_article,
    an_article_in_review,
    an_editor,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def logged_in(user, **options) -> Client:
    client = Client(**options)
    client.login(username=user.username, password=PASSWORD)
    return client


def home(user, query: str = "") -> str:
    return logged_in(user).get(reverse("wagtailadmin_home") + query).text


def test_board_is_the_first_page_and_wagtails_own_lists_are_gone():
    article = an_article_in_review(title="Yang <i>menunggu</i>", owner=a_reporter(first_name="Dimas"))
    text = home(a_user(is_superuser=True))
    assert "Yang &lt;i&gt;menunggu" in text
    assert reverse("news_editorial:read", args=[article.pk]) in text
    assert text.count("<h1") == 1
    assert 'id="awaiting-review"' not in text
    assert "panel-recent-edits" not in text
    assert "w-summary" not in text


def test_reporter_has_a_board_of_their_own_work():
    reporter = a_reporter()
    an_article(title="Naskah saya", owner=reporter)
    an_article_in_review(title="Naskah orang lain")
    text = home(reporter)
    assert "Naskah saya" in text
    assert "Naskah orang lain" not in text
    assert reverse("news_editorial:complaints") not in text


def test_board_alone_is_what_the_first_page_shows():
    editor = an_editor()
    an_article_in_review(title="Jembatan lapuk ditutup")
    text = logged_in(editor).get(reverse("news_editorial:board")).text
    assert "Jembatan lapuk ditutup" in text
    assert text.strip().startswith("<desk-board")


def test_without_a_session_the_board_leads_to_the_log_in():
    response = Client().get(reverse("news_editorial:board"))
    assert response.status_code == 302
    assert response.url.startswith(reverse("wagtailadmin_login"))


def test_who_may_not_enter_the_newsroom_gets_no_board():
    response = logged_in(a_user()).get(reverse("news_editorial:board"))
    assert response.status_code == 302


@pytest.mark.parametrize(
    "query",
    [
        "?wilayah=%00&rubrik=%F0%9F%98%80&orang=%22",
        "?daftar=" + "x" * 3000,
        "?orang[]=1&orang=satu&saya=ya",
        "?wilayah=berau&wilayah=paser",
    ],
)
def test_hostile_address_is_answered(query):
    client = logged_in(an_editor())
    for name in ("wagtailadmin_home", "news_editorial:board"):
        assert client.get(reverse(name) + query).status_code == 200


def test_phone_shows_what_waits_first_and_another_list_by_its_link():
    editor = an_editor()
    an_article(title="Masih draf")
    assert 'data-list="waiting" data-current' in home(editor)
    text = home(editor, "?daftar=draf")
    assert 'data-list="draft" data-current' in text
    assert 'data-list="waiting" data-current' not in text


def test_claim_button_notes_who_reads_and_says_so():
    editor = an_editor()
    article = an_article_in_review()
    client, url = logged_in(editor), reverse("news_editorial:claim", args=[article.pk])
    assert url in client.get(reverse("wagtailadmin_home")).text
    response = client.post(url)
    assert response.status_code == 302
    assert Claim.objects.get().made_by == editor
    text = client.get(response.url).text
    assert reverse("news_editorial:release", args=[article.pk]) in text


def test_second_claim_is_told_in_a_sentence_who_reads():
    article, colleague = an_article_in_review(), an_editor()
    claim(article, by=an_editor(first_name="Bimo"))
    url = reverse("news_editorial:claim", args=[article.pk])
    response = logged_in(colleague).post(url, headers={"Accept": "text/plain"})
    assert response.status_code == 409
    assert "Bimo" in response.text
    response = logged_in(colleague).post(url, follow=True)
    assert "Bimo" in " ".join(str(message) for message in response.context["messages"])


def test_release_button_frees_the_story():
    article, editor = an_article_in_review(), an_editor()
    claim(article, by=editor)
    response = logged_in(editor).post(
        reverse("news_editorial:release", args=[article.pk]), headers={"Accept": "text/plain"}
    )
    assert response.status_code == 200
    assert not Claim.objects.exists()


def test_claim_needs_the_token_and_a_post():
    article, editor = an_article_in_review(), an_editor()
    url = reverse("news_editorial:claim", args=[article.pk])
    assert logged_in(editor, enforce_csrf_checks=True).post(url).status_code == 403
    assert logged_in(editor).get(url).status_code == 405
    assert not Claim.objects.exists()


def test_reporter_claims_nothing():
    article = an_article_in_review()
    response = logged_in(a_reporter()).post(reverse("news_editorial:claim", args=[article.pk]))
    assert response.status_code in {302, 403}
    assert not Claim.objects.exists()


def test_claim_on_a_story_that_is_gone_is_a_404():
    response = logged_in(an_editor()).post(reverse("news_editorial:claim", args=[999_999]))
    assert response.status_code == 404


def test_script_gets_a_sentence_whatever_happens():
    plain = {"Accept": "text/plain"}
    gone = logged_in(an_editor()).post(reverse("news_editorial:claim", args=[999_999]), headers=plain)
    url = reverse("news_editorial:claim", args=[an_article_in_review().pk])
    refused = logged_in(a_reporter()).post(url, headers=plain)
    assert (gone.status_code, refused.status_code) == (404, 403)
    for response in (gone, refused):
        assert response.headers["Content-Type"].startswith("text/plain")
        assert response.text


@pytest.mark.parametrize("name", ["claim", "release", "check_finding", "accept_spelling", "gate"])
@pytest.mark.parametrize("number", ["9" * 18, "1" + "0" * 25, "0"])
def test_any_number_in_an_address_is_answered(name, number):
    path = reverse(f"news_editorial:{name}", args=[7]).replace("/7/", f"/{number}/")
    client = logged_in(an_editor())
    answer = client.get if name == "gate" else client.post
    assert answer(path).status_code == 404


def test_story_without_a_version_is_refused_in_a_sentence():
    article = an_article_in_review()
    article.latest_revision = None
    article.save(update_fields=["latest_revision"])
    article.revisions.all().delete()
    response = logged_in(an_editor()).post(
        reverse("news_editorial:claim", args=[article.pk]), headers={"Accept": "text/plain"}
    )
    assert response.status_code == 409


def test_findings_open_from_their_chips():
    article = an_article(summary="", title="Naskah saya", owner=a_reporter())
    text = home(article.owner)
    assert "<details" in text
    assert DeskCard.objects.get().findings[0]["message"] in text
