"""What published pages show from elsewhere leaves its trace when it changes."""

import pytest
from django.urls import reverse
from wagtail.log_actions import LogContext

from home.models import StandingPage
from news.editorial.audit.references import LONGEST_TEXT
from news.editorial.models import AuditEntry
from news.models import PaperSettings, Person, PersonAlias, Position
from tests.builders import a_person, a_photo, a_region, a_topic, an_author, an_editor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


@pytest.fixture
def editor():
    return an_editor()


def entries() -> list[AuditEntry]:
    return list(AuditEntry.objects.filter(action="reference_changed").order_by("pk"))


def test_changed_biography_is_on_record_with_before_and_after(editor):
    author = an_author(bio="Meliput hilir.")
    with LogContext(user=editor):
        author.bio = "Meliput hulu."
        author.save()
    (entry,) = entries()
    assert (entry.about, entry.made_by) == (str(author), editor)
    assert entry.data["fields"] == [{"field": "bio", "before": "Meliput hilir.", "after": "Meliput hulu."}]


def test_save_without_a_change_leaves_no_entry(editor):
    people = [an_author(), a_person(), a_topic(), a_region(), a_photo()]
    with LogContext(user=editor):
        for thing in people:
            thing.save()
    assert entries() == []


def test_alias_and_office_are_changes_of_their_person(editor):
    person = a_person()
    with LogContext(user=editor):
        alias = PersonAlias.objects.create(person=person, name="Bu Ros")
        office = Position.objects.create(person=person, title="Ketua RT 12")
        office.title = "Ketua RT 13"
        office.save()
        alias.delete()
    assert {entry.about for entry in entries()} == {person.name}
    assert [next(iter(entry.data.keys() & {"is_new", "fields", "is_deleted"})) for entry in entries()] == [
        "is_new",
        "is_new",
        "fields",
        "is_deleted",
    ]
    assert entries()[-1].data["before"] == "Bu Ros"


def test_caption_credit_and_people_of_a_photo_are_on_record(editor):
    photo, person = a_photo(), a_person()
    with LogContext(user=editor):
        photo.credit = "Dimas"
        photo.save()
        photo.people.add(person)
    changed, shown = entries()
    assert changed.data["fields"][0]["field"] == "credit"
    assert shown.data["added"] == [person.name]


def test_paper_settings_are_on_record_without_what_the_machine_keeps(editor):
    paper = PaperSettings.load()
    with LogContext(user=editor):
        paper.person_in_charge = "Rahma Idris"
        paper.navigation = {"regions": []}
        paper.save()
    fields = [change["field"] for entry in entries() for change in entry.data["fields"]]
    assert fields == ["person_in_charge"]


def test_standing_page_is_on_record_when_it_changes_for_readers(editor):
    page = StandingPage.objects.live().first()
    before = page.title
    with LogContext(user=editor):
        draft = page.get_latest_revision_as_object()
        draft.title = "Redaksi kami"
        revision = draft.save_revision(user=editor)
        assert entries() == []
        revision.publish()
    changes = [change for entry in entries() for change in entry.data["fields"]]
    assert {"field": "title", "before": before, "after": "Redaksi kami"} in changes


def test_change_far_down_a_long_text_is_seen(editor):
    author = an_author(bio="a" * 5000 + "lama")
    with LogContext(user=editor):
        author.bio = "a" * 5000 + "baru" + "b" * 5000
        author.save()
    (change,) = entries()[0].data["fields"]
    assert change["before"].endswith("lama")
    assert "baru" in change["after"]
    assert len(change["after"]) <= LONGEST_TEXT


def test_commands_that_load_references_leave_no_entry_and_ask_nothing_more(django_assert_num_queries):
    person = a_person()
    person.description = "Lain."
    with django_assert_num_queries(1):
        Person.objects.filter(pk=person.pk).update(description="x")
    person.save()
    assert entries() == []


def test_person_changed_in_the_admin_is_on_record(client, editor):
    client.force_login(editor)
    person = a_person()
    form = {"name": person.name, "description": "Ketua RT 12.", "slug": person.slug, "honorific": ""}
    for prefix in ("aliases", "positions"):
        form |= {f"{prefix}-TOTAL_FORMS": "0", f"{prefix}-INITIAL_FORMS": "0"}
        form |= {f"{prefix}-MIN_NUM_FORMS": "0", f"{prefix}-MAX_NUM_FORMS": "1000"}
    url = reverse(Person.snippet_viewset.get_url_name("edit"), args=[person.pk])
    assert client.post(url, form).status_code == 302
    (entry,) = entries()
    assert entry.made_by == editor
    assert entry.data["fields"][0]["after"] == "Ketua RT 12."
