"""The screen of a second reading."""

import pytest
from django.urls import reverse

from news.editorial.models import Approval, Reading, SecondReading
from news.editorial.overrides import publish_by_override
from tests.builders import a_chief, a_published_article, a_reporter, an_article, an_editor
from tests.news.editorial.reading.screen import digest, said, save_draft

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


REASON = "Tanggul <b>jebol</b>; warga hilir harus tahu."


@pytest.fixture
def chief():
    return a_chief(first_name="Arman")


@pytest.fixture
def editor(client):
    user = an_editor()
    client.force_login(user)
    return user


def override(article, *, by) -> Approval:
    return publish_by_override(article, by=by, seen_digest=digest(article), reason=REASON)


def url(approval) -> str:
    return reverse("news_editorial:second_reading", args=[approval.pk])


def test_it_shows_what_went_live_who_did_it_and_why(client, editor, chief):
    alone = override(an_article(owner=a_reporter(), summary=""), by=chief)
    response = client.get(url(alone))
    assert response.status_code == 200
    assert "Air pasang merendam sembilan desa" in response.context["frame"]
    assert "Arman" in response.text
    assert "Tanggul &lt;b&gt;jebol" in response.text
    assert [entry["rule"] for entry in response.context["against"]] == ["missing_field"]


def test_it_compares_with_what_was_public_before(client, editor, chief):
    article = a_published_article(owner=a_reporter(), summary="Air naik di hilir.")
    save_draft(article, summary="Air surut di hilir.")
    alone = override(article, by=chief)
    save_draft(article, summary="Air hilang.")
    response = client.get(url(alone), {"tampil": "kata"})
    assert "<del>naik</del><ins>surut</ins>" in response.text
    assert "hilang" not in response.text


def test_button_puts_the_reading_on_record(client, editor, chief):
    alone = override(an_article(owner=a_reporter()), by=chief)
    client.get(url(alone))
    response = client.post(url(alone), {"digest": alone.digest})
    assert response.url == reverse("wagtailadmin_home")
    assert SecondReading.objects.get().read_by == editor
    assert client.get(url(alone)).context["second"].read_by == editor
    assert not Approval.objects.to_be_read().exists()


@pytest.mark.parametrize("seen", ["", "x" * 3000, "\x00", "2:" + "0" * 64])
def test_text_that_was_not_shown_is_not_read(client, editor, chief, seen):
    alone = override(an_article(owner=a_reporter()), by=chief)
    assert client.post(url(alone), {"digest": alone.digest}).url == url(alone)
    client.get(url(alone))
    assert client.post(url(alone), {"digest": seen}).url == url(alone)
    assert not SecondReading.objects.exists()


def test_whoever_did_it_sees_why_not_and_is_refused(client, chief):
    alone = override(an_article(owner=a_reporter()), by=chief)
    client.force_login(chief)
    response = client.get(url(alone))
    assert response.context["objections"]
    assert 'name="digest"' not in response.text
    response = client.post(url(alone), {"digest": alone.digest})
    assert said(response)
    assert not SecondReading.objects.exists()


def test_second_click_is_told(client, editor, chief):
    alone = override(an_article(owner=a_reporter()), by=chief)
    client.get(url(alone))
    client.post(url(alone), {"digest": alone.digest})
    assert client.post(url(alone), {"digest": alone.digest}).url == url(alone)
    assert SecondReading.objects.count() == 1


def test_reporter_is_turned_away_and_four_eyes_are_not_found(client, editor, chief):
    alone = override(an_article(owner=a_reporter()), by=chief)
    imported = Approval.objects.get(article=a_published_article())
    assert client.get(url(imported)).status_code == 404
    assert client.get(reverse("news_editorial:second_reading", args=[10**9])).status_code == 404
    client.force_login(a_reporter())
    assert client.get(url(alone)).url == reverse("wagtailadmin_home")
    assert not Reading.objects.filter(digest=alone.digest).exists()


def test_of_a_story_that_was_changed_three_times_each_text_is_found(client, editor, chief):
    article = an_article(owner=a_reporter(), summary="Air naik di hilir.")
    approvals = [override(article, by=chief)]
    for summary in ("Air surut di hilir.", "Air naik lagi di hilir."):
        save_draft(article, summary=summary)
        approvals.append(override(article, by=chief))
    shown = [client.get(url(approval)).context["content"].summary for approval in approvals]
    assert shown == ["Air naik di hilir.", "Air surut di hilir.", "Air naik lagi di hilir."]
