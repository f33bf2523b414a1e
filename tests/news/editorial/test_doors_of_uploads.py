"""Pictures, files and people: what reporters may still change of them, and what the public sees of them unread."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.permissions import policy_registry

from home.models import StandingPage
from news.accounts.models import User
from news.editorial.models import AuditEntry, Reading
from news.models import ArticlePage, Person, Photo, Position, SourceDocument
from tests.builders import (
    a_person,
    a_photo,
    a_published_article,
    a_quote,
    a_reporter,
    a_user,
    an_article,
    an_article_in_review,
    an_author,
    an_editor,
    picture,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


@pytest.fixture
def reporter():
    return a_reporter()


@pytest.fixture
def photo(reporter) -> Photo:
    return a_photo(uploaded_by_user=reporter)


def a_file(**changes) -> SourceDocument:
    file = ContentFile(b"%PDF-1.4", name="sk-bupati.pdf")
    return SourceDocument.objects.create(title="SK Bupati", file=file, **changes)


def may(user, action: str, thing) -> bool:
    policy = policy_registry.get_by_type(type(thing))
    return policy.user_has_permission_for_instance(user, action, thing)


def read_by_anybody(client, document: SourceDocument) -> bool:
    """Whether a reader gets a file, from a cache as well."""
    response = client.get(document.url)
    b"".join(response)
    return response.status_code == 200 and "Cookie" not in response.headers.get("Vary", "")


def with_photo(photo: Photo, *, how: str) -> dict:
    if how == "lead":
        return {"lead_photo": photo, "lead_photo_alt": "Dermaga"}
    return {"body": [("paragraph", "<p>Isi.</p>"), ("photo", {"photo": photo, "alt": "a", "caption": ""})]}


def read(article: ArticlePage, *, by) -> None:
    Reading.objects.note(article, content=article.get_latest_revision().content, by=by)


def exchange(client, photo: Photo):
    """Another picture and other words in the place of one."""
    file = SimpleUploadedFile("lain.jpg", picture("red").read(), "image/jpeg")
    values = {"title": "Lain", "credit": "KREDIT LAIN", "rights": "own", "collection": 1, "file": file}
    return client.post(reverse("wagtailimages:edit", args=[photo.pk]), values)


# Pictures -------------------------------------------------------------------------------------------------------


def test_reporter_mends_an_own_picture_that_nobody_relies_on(client, reporter, photo):
    an_article(owner=reporter, lead_photo=photo)
    client.force_login(reporter)
    assert exchange(client, photo).status_code == 302
    assert Photo.objects.get(pk=photo.pk).credit == "KREDIT LAIN"


@pytest.mark.parametrize("how", ["lead", "body"])
@pytest.mark.parametrize("stage", ["read", "public"])
def test_picture_that_was_read_or_is_public_is_not_its_makers_any_more(client, reporter, photo, how, stage):
    make = an_article_in_review if stage == "read" else a_published_article
    article = make(owner=reporter, **with_photo(photo, how=how))
    if stage == "read":
        read(article, by=an_editor())
    client.force_login(reporter)
    exchange(client, photo)
    client.post(reverse("wagtailimages:delete", args=[photo.pk]))
    client.post(reverse("wagtail_bulk_action", args=["news", "photo", "delete"]) + f"?id={photo.pk}")
    assert Photo.objects.get(pk=photo.pk).file.name == photo.file.name
    assert Photo.objects.get(pk=photo.pk).credit != "KREDIT LAIN"


@pytest.mark.parametrize("who", ["reporter", "editor"])
def test_portrait_of_somebody_quoted_is_the_keepers(client, reporter, photo, who):
    """A story names who speaks, not the picture: it could be exchanged between the reading and the hour."""
    speaker = a_person("Sutarno Wibowo", portrait=photo)
    article = an_article_in_review(body=[("paragraph", "<p>Isi.</p>"), a_quote(speaker=speaker)])
    read(article, by=an_editor())
    user = reporter if who == "reporter" else an_editor()
    client.force_login(user)
    exchange(client, photo)
    if who == "reporter":
        client.post(reverse("wagtailimages:delete", args=[photo.pk]))
    is_exchanged = Photo.objects.get(pk=photo.pk).credit == "KREDIT LAIN"
    assert is_exchanged is (who == "editor")
    # What the desk exchanges is on record.
    entries = AuditEntry.objects.filter(action="reference_changed", made_by=user)
    assert entries.exists() is (who == "editor")


def test_portrait_of_an_author_is_the_keepers(reporter, photo):
    assert may(reporter, "change", photo)
    an_author("Laras", portrait=photo)
    assert not may(reporter, "change", photo)
    assert not may(reporter, "delete", photo)


def test_file_named_in_rich_text_was_read(reporter):
    document = a_file(uploaded_by_user=reporter)
    link = f'<p><a linktype="document" id="{document.pk}">SK</a></p>'
    read(an_article_in_review(body=[("paragraph", link)]), by=an_editor())
    assert not may(reporter, "change", document)


def test_number_of_another_thing_is_not_a_pictures(reporter, photo):
    link = f'<p><a linktype="page" id="{photo.pk}">x</a> "photo": {photo.pk}</p>'
    read(an_article_in_review(body=[("paragraph", link)]), by=an_editor())
    assert may(reporter, "change", photo)


def test_rights_over_a_picture_cost_the_same_however_much_was_read(reporter, photo):
    def cost() -> int:
        user = User.objects.get(pk=reporter.pk)
        with CaptureQueriesContext(connection) as queries:
            assert may(user, "change", photo)
        return len(queries)

    cost()  # The first one also looks up what Django keeps for the process.
    before = cost()
    for number in range(5):
        read(an_article_in_review(lead_photo=a_photo(f"Lain {number}")), by=an_editor())
    assert cost() == before


def test_editor_exchanges_a_public_picture_and_deletes_none(photo):
    a_published_article(**with_photo(photo, how="body"))
    editor = an_editor()
    assert may(editor, "change", photo)
    assert not may(editor, "delete", photo)
    assert may(editor, "delete", a_photo("Tidak dipakai"))
    assert may(a_user(is_superuser=True), "delete", photo)


def test_file_behind_a_public_story_is_not_exchanged_by_whoever_brought_it(client, reporter):
    document = a_file(uploaded_by_user=reporter)
    assert may(reporter, "change", document)
    a_published_article(body=[("document", {"document": document, "title": ""})])
    assert not may(reporter, "change", document)
    client.force_login(reporter)
    client.post(reverse("wagtaildocs:delete", args=[document.pk]))
    assert SourceDocument.objects.filter(pk=document.pk).exists()


def test_names_of_pictures_cannot_be_guessed(photo):
    first, second = a_photo("KTP"), a_photo("KTP")
    assert first.file.name.endswith("-KTP.jpg")
    assert first.file.name != second.file.name


# Files ----------------------------------------------------------------------------------------------------------


def test_file_is_kept_in_house_until_a_public_page_shows_it(client):
    document = a_file()
    an_article_in_review(body=[("document", {"document": document, "title": ""})])
    assert client.get(document.url).status_code == 404
    a_published_article(body=[("document", {"document": document, "title": ""})])
    assert read_by_anybody(client, document)


def test_file_linked_in_words_is_shown_too(client):
    document = a_file()
    link = f'<p><a linktype="document" id="{document.pk}">SK</a></p>'
    page = StandingPage.objects.first()
    page.body = link
    page.save_revision().publish()
    assert read_by_anybody(client, document)
    other = a_file()
    a_published_article(body=[("paragraph", link.replace(f'"{document.pk}"', f'"{other.pk}"'))])
    assert read_by_anybody(client, other)


def test_staff_read_a_file_in_house_and_no_cache_keeps_it(client, reporter):
    client.force_login(reporter)
    response = client.get(a_file().url)
    b"".join(response)
    assert response.status_code == 200
    assert "no-store" in response.headers["Cache-Control"]


# People ---------------------------------------------------------------------------------------------------------


def test_person_is_nobody_to_readers_before_a_public_story_names_them(client):
    person = a_person("Bupati Pencuri", description="KATA YANG BELUM DIBACA")
    an_article_in_review(body=[a_quote(speaker=person)])
    assert client.get(person.get_absolute_url()).status_code == 404
    answered = client.get(reverse("search"), {"q": "bupati pencuri"}).content.decode()
    assert "KATA YANG BELUM DIBACA" not in answered
    assert person.get_absolute_url() not in answered
    a_published_article(body=[a_quote(speaker=person)])
    assert client.get(person.get_absolute_url()).status_code == 200


def test_person_quoted_in_paid_text_alone_has_a_page(client):
    person = a_person("Direktur Semen")
    a_published_article(body=[a_quote(speaker=person)], label="advertorial", sponsor="PT Semen")
    assert client.get(person.get_absolute_url()).status_code == 200


def test_reporter_makes_a_person_by_the_name_alone(client, reporter):
    client.force_login(reporter)
    chooser = Person.snippet_viewset.chooser_viewset
    values = {"name": "Siti Aminah", "description": "KATA YANG TIDAK DIBACA"}
    assert client.post(reverse(chooser.get_url_name("create")), values).status_code == 200
    assert Person.objects.get(name="Siti Aminah").description == ""


def test_reporter_has_no_form_for_the_rest_of_a_person(client, reporter):
    client.force_login(reporter)
    listing = client.get(reverse(Person.snippet_viewset.get_url_name("list")))
    assert reverse(Person.snippet_viewset.get_url_name("add")) not in listing.content.decode()
    formsets = {
        f"{prefix}-{name}_FORMS": value
        for prefix in ("aliases", "positions")
        for name, value in (("TOTAL", 0), ("INITIAL", 0), ("MIN_NUM", 0), ("MAX_NUM", 1000))
    }
    values = {"name": "Bupati", "description": "KATA", "positions-0-title": "Pencuri", **formsets}
    client.post(reverse(Person.snippet_viewset.get_url_name("add")), values)
    assert not Person.objects.filter(name="Bupati").exists()
    assert not Position.objects.exists()


def test_editor_has_the_whole_form_of_a_person(client):
    client.force_login(an_editor())
    assert client.get(reverse(Person.snippet_viewset.get_url_name("add"))).status_code == 200
    listing = client.get(reverse(Person.snippet_viewset.get_url_name("list")))
    assert reverse(Person.snippet_viewset.get_url_name("add")) in listing.content.decode()
