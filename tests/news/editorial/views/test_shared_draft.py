"""A shared draft as whoever holds the link gets it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from news.editorial.models import AuditEntry, SharedDraft
from news.editorial.sharing import share, withdraw
from newsroom.page_entry import lifetime_seconds
from tests.builders import a_reporter, an_article

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


@pytest.fixture
def article():
    return an_article(owner=a_reporter(), title="Naskah yang belum terbit")


def a_link(article, *, for_whom="Kuasa <b>hukum</b> warga") -> tuple[SharedDraft, str]:
    expires_at = timezone.now() + timedelta(hours=5)
    draft, secret = share(article, by=article.owner, for_whom=for_whom, expires_at=expires_at)
    return draft, reverse("shared_draft", args=[secret])


def assert_out_of_sight(response):
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow, noarchive"
    assert response.headers["Cache-Control"] == "no-store, private"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert not response.cookies


def test_reader_sees_the_story_and_for_whom_it_is(client, article):
    response = client.get(a_link(article)[1])
    assert response.status_code == 200
    assert article.title in response.text
    assert "Air pasang merendam sembilan desa sejak" in response.text
    assert "Kuasa &lt;b&gt;hukum&lt;/b&gt; warga" in response.text
    assert response.text.count("<span>") >= 40
    assert_out_of_sight(response)


def test_address_without_its_last_stroke_is_no_redirect_that_repeats_the_secret(client, article):
    link = a_link(article)[1].rstrip("/")
    response = client.get(link)
    assert response.status_code == 200
    assert_out_of_sight(response)
    assert_out_of_sight(client.get("/naskah/tidak-ada"))


def test_page_has_no_way_to_pass_it_on_and_nothing_for_a_link_preview(client, article):
    html = client.get(a_link(article)[1]).text
    head = html[: html.index("</head>")]
    assert "wa.me" not in html
    assert 'rel="canonical"' not in head
    assert "og:" not in head
    assert article.title not in head
    assert 'name="robots" content="noindex' in head


def test_openings_are_counted_and_the_first_is_on_record(client, article):
    draft, url = a_link(article)
    client.head(url)
    client.get(url)
    client.get(url)
    draft.refresh_from_db()
    assert draft.opened_count == 2
    assert draft.last_opened_at
    assert AuditEntry.objects.filter(action="share_opened").count() == 1


def test_link_that_is_over_withdrawn_or_made_up_answers_the_same(client, article):
    over, url_over = a_link(article)
    SharedDraft.objects.filter(pk=over.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    gone, url_gone = a_link(article)
    withdraw(gone, by=article.owner)
    answers = [client.get(url) for url in (url_over, url_gone, "/naskah/" + "x" * 43 + "/")]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert article.title not in answers[0].text
    for answer in answers:
        assert_out_of_sight(answer)


@pytest.mark.parametrize("secret", ["%00", "x" * 3000, "..%2f", "%F0%9F%90%9F", "a b", "%ff"])
def test_made_up_link_breaks_nothing(client, secret):
    assert client.generic("GET", f"/naskah/{secret}/").status_code == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_link_takes_nothing(client, article, method):
    draft, url = a_link(article)
    response = client.generic(method, url)
    assert response.status_code == 405
    assert_out_of_sight(response)
    draft.refresh_from_db()
    assert draft.opened_count == 0


def test_page_store_never_keeps_it(client, article):
    response = client.get(a_link(article)[1])
    assert lifetime_seconds("200 OK", list(response.headers.items())) == 0


def test_story_whose_section_was_deleted_still_opens(client, article):
    draft, url = a_link(article)
    draft.content["section"] = 10**6
    SharedDraft.objects.filter(pk=draft.pk).update(content=draft.content)
    assert client.get(url).status_code == 200


def test_draft_without_headline_or_text_opens_too(client):
    article = an_article(owner=a_reporter(), title="x", body=[], section=None, region=None, summary="")
    assert client.get(a_link(article)[1]).status_code == 200
