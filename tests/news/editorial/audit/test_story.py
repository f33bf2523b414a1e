"""A story's record, and the way to it from its public address."""

import pytest
from django.db import connection
from django.urls import reverse
from django.utils.translation import gettext

from news.editorial.actions import return_with_note
from news.editorial.audit.chain import record
from news.editorial.audit.story import story_at
from news.editorial.audit.wording import LABELS
from news.editorial.models import AuditEntry
from news.models import Correction
from news.projection import redirect_address
from tests.builders import (
    a_chief,
    a_published_article,
    a_reporter,
    a_user,
    an_article,
    an_article_in_review,
    an_editor,
    approve_as_read,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


TITLE = "Air pasang merendam sembilan desa di hilir"


@pytest.fixture
def editor(client):
    user = an_editor("rahma", first_name="Rahma", last_name="Idris")
    client.force_login(user)
    return user


def url(article) -> str:
    return reverse("news_editorial:record", args=[article.pk])


def find(client, **query):
    return client.get(reverse("news_editorial:find_by_address"), query)


def test_record_says_who_wrote_who_approved_and_when(client, editor):
    article = an_article_in_review(owner=a_reporter("dimas", first_name="Dimas"), title=TITLE)
    approve_as_read(article, by=an_editor("bimo", first_name="Bimo"))
    page = client.get(url(article))
    assert page.status_code == 200
    for words in (TITLE, "Dimas", "Bimo", LABELS["approve"], LABELS["submit"]):
        assert str(words) in page.text
    assert gettext("The record is whole") in page.text


def test_altered_entry_is_named_in_plain_words(client, editor):
    article = an_article_in_review()
    record("return", by=editor, article=article, note="Singkat.")
    entry = AuditEntry.objects.about(article).order_by("pk").first()
    _alter(entry, about="Judul lain")
    page = client.get(url(article))
    assert gettext("The record was altered") in page.text
    assert page.context["record"].broken == [entry]


def test_entry_taken_out_of_the_middle_is_noticed(client, editor):
    article = an_article_in_review()
    for note in ("satu", "dua", "tiga"):
        record("return", by=editor, article=article, note=note)
    second = AuditEntry.objects.about(article).order_by("pk")[1]
    _run("DELETE FROM news_editorial_auditentry WHERE id = %s", [second.pk])
    assert client.get(url(article)).context["record"].broken


def _alter(entry, *, about):
    _run("UPDATE news_editorial_auditentry SET about = %s WHERE id = %s", [about, entry.pk])


def _run(sql, values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


@pytest.mark.parametrize("make", [a_chief, lambda: a_user(is_superuser=True)])
def test_chief_reads_it(client, make):
    client.force_login(make())
    assert client.get(url(an_article())).status_code == 200


def test_reporter_does_not_their_own_story_included(client):
    reporter = a_reporter()
    article = an_article(owner=reporter)
    client.force_login(reporter)
    assert client.get(url(article)).status_code in {302, 403}
    assert find(client, u="/berita/").status_code in {302, 403}


def test_story_that_is_not_there_is_not_found(client, editor):
    assert client.get("/admin/editorial/berita/999999/").status_code == 404


def test_record_of_a_draft_nobody_touched_opens(client, editor):
    assert client.get(url(an_article())).status_code == 200


def test_record_of_a_long_story_costs_a_fixed_number_of_queries(
    client, editor, django_assert_max_num_queries
):
    article = a_published_article(owner=a_reporter())
    client.get(url(article))
    with django_assert_max_num_queries(40) as few:
        client.get(url(article))
    for number in range(30):
        record("return", by=editor, article=article, note=str(number))
        article.title = f"Judul {number}"
        article.save_revision(user=article.owner if number % 2 else editor)
        Correction.objects.create(article=article, text="x", made_by=editor, approved_by=a_chief())
    with django_assert_max_num_queries(len(few.captured_queries)):
        client.get(url(article))


def test_editor_of_a_story_leads_to_its_record_for_the_desk_only(client, editor):
    article = an_article(owner=a_reporter())
    edit = reverse("wagtailadmin_pages:edit", args=[article.pk])
    assert url(article) in client.get(edit).text
    client.force_login(article.owner)
    assert url(article) not in client.get(edit).text


# From the public page -------------------------------------------------------------------------------------------


def test_public_address_leads_to_the_record(client, editor):
    article = a_published_article()
    for address in (
        article.full_url,
        article.url,
        article.url + "?utm_source=wa#b-1",
        article.url + "riwayat/",
        article.url.strip("/"),
    ):
        response = find(client, u=address)
        assert response.status_code == 302, address
        assert response.url == url(article)


def test_old_address_leads_there_too(client, editor):
    article = a_published_article(slug="lama")
    old = article.url
    redirect_address("/berita/2020/01/dulu/", article=article)
    assert story_at("/berita/2020/01/dulu/") == article
    assert story_at(old) == article


def test_link_on_a_public_page_needs_no_address_of_its_own(client, editor):
    article = a_published_article()
    path = reverse("news_editorial:find_by_address")
    response = client.get(path, headers={"Referer": "http://testserver" + article.url})
    assert response.url == url(article)
    foreign = client.get(path, headers={"Referer": "https://lain.example" + article.url})
    assert foreign.status_code == 200


@pytest.mark.parametrize(
    "address",
    ["/", "/berita/", "x", "http://[::1", "\x00", "%00%ff", "x" * 100_000, "javascript:alert(1)", "//"],
)
def test_address_of_no_story_is_answered_in_words(client, editor, address):
    assert find(client, u=address).status_code in {200, 404}


def test_screen_asks_for_an_address(client, editor):
    assert 'name="u"' in find(client).text
    assert gettext("No story has this address.") in find(client, u="/berita/2026/11/tidak-ada/").text


def test_story_of_the_same_name_in_another_month_is_not_mistaken(client, editor):
    article = a_published_article(slug="sama")
    wrong = article.url.replace("/berita/2", "/berita/1")
    assert story_at(wrong) is None


def test_note_of_a_return_is_shown(client, editor):
    article = an_article_in_review()
    return_with_note(article, by=editor, note="Sumbernya <siapa>?")
    assert "Sumbernya &lt;siapa&gt;?" in client.get(url(article)).text


def test_public_story_has_a_text_for_whatsapp_to_copy(client, editor):
    story = a_published_article(title="Air pasang", summary="Air masuk.")
    assert f"*Air pasang*\n\nAir masuk.\n\nhttp://testserver{story.get_url()}" in client.get(url(story)).text
    assert "whatsapp" not in client.get(url(an_article(title="Rancangan"))).text
