"""Changes of rights, accounts, desks, and of what stories show from elsewhere, on record."""

import re

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.urls import reverse
from wagtail.log_actions import LogContext
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from home.models import StandingPage
from news.accounts.models import User
from news.editorial.audit.changes import LONGEST_TEXT
from news.editorial.groups import EDITORS, REPORTERS
from news.editorial.models import AuditEntry, Desk
from news.models import PaperSettings, Person, PersonAlias, Position
from tests.builders import (
    PASSWORD,
    a_chief,
    a_person,
    a_photo,
    a_region,
    a_reporter,
    a_section,
    a_topic,
    a_user,
    an_author,
    an_editor,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


@pytest.fixture
def editor():
    return an_editor()


def reference_entries() -> list[AuditEntry]:
    return list(AuditEntry.objects.filter(action="reference_changed").order_by("pk"))


def test_changed_biography_is_on_record_with_before_and_after(editor):
    author = an_author(bio="Meliput hilir.")
    with LogContext(user=editor):
        author.bio = "Meliput hulu."
        author.save()
    (entry,) = reference_entries()
    assert (entry.about, entry.made_by) == (str(author), editor)
    assert entry.data["fields"] == [{"field": "bio", "before": "Meliput hilir.", "after": "Meliput hulu."}]


def test_save_without_a_change_leaves_no_entry(editor):
    people = [an_author(), a_person(), a_topic(), a_region(), a_photo()]
    with LogContext(user=editor):
        for thing in people:
            thing.save()
    assert reference_entries() == []


def test_alias_and_office_are_changes_of_their_person(editor):
    person = a_person()
    with LogContext(user=editor):
        alias = PersonAlias.objects.create(person=person, name="Bu Ros")
        office = Position.objects.create(person=person, title="Ketua RT 12")
        office.title = "Ketua RT 13"
        office.save()
        alias.delete()
    assert {entry.about for entry in reference_entries()} == {person.name}
    assert [
        next(iter(entry.data.keys() & {"is_new", "fields", "is_deleted"})) for entry in reference_entries()
    ] == [
        "is_new",
        "is_new",
        "fields",
        "is_deleted",
    ]
    assert reference_entries()[-1].data["before"] == "Bu Ros"


def test_caption_credit_and_people_of_a_photo_are_on_record(editor):
    photo, person = a_photo(), a_person()
    with LogContext(user=editor):
        photo.credit = "Dimas"
        photo.save()
        photo.people.add(person)
    changed, shown = reference_entries()
    assert changed.data["fields"][0]["field"] == "credit"
    assert shown.data["added"] == [person.name]


def test_paper_settings_are_on_record_without_what_the_machine_keeps(editor):
    paper = PaperSettings.load()
    with LogContext(user=editor):
        paper.person_in_charge = "Rahma Idris"
        paper.navigation = {"regions": []}
        paper.save()
    fields = [change["field"] for entry in reference_entries() for change in entry.data["fields"]]
    assert fields == ["person_in_charge"]


def test_standing_page_is_on_record_when_it_changes_for_readers(editor):
    page = StandingPage.objects.live().first()
    before = page.title
    with LogContext(user=editor):
        draft = page.get_latest_revision_as_object()
        draft.title = "Redaksi kami"
        revision = draft.save_revision(user=editor)
        assert reference_entries() == []
        revision.publish()
    changes = [change for entry in reference_entries() for change in entry.data["fields"]]
    assert {"field": "title", "before": before, "after": "Redaksi kami"} in changes


def test_change_far_down_a_long_text_is_seen(editor):
    author = an_author(bio="a" * 5000 + "lama")
    with LogContext(user=editor):
        author.bio = "a" * 5000 + "baru" + "b" * 5000
        author.save()
    (change,) = reference_entries()[0].data["fields"]
    assert change["before"].endswith("lama")
    assert "baru" in change["after"]
    assert len(change["after"]) <= LONGEST_TEXT


def test_commands_that_load_references_leave_no_entry_and_ask_nothing_more(django_assert_num_queries):
    person = a_person()
    person.description = "Lain."
    with django_assert_num_queries(1):
        Person.objects.filter(pk=person.pk).update(description="x")
    person.save()
    assert reference_entries() == []


def test_person_changed_in_the_admin_is_on_record(client, editor):
    client.force_login(editor)
    person = a_person()
    form = {"name": person.name, "description": "Ketua RT 12.", "slug": person.slug, "honorific": ""}
    for prefix in ("aliases", "positions"):
        form |= {f"{prefix}-TOTAL_FORMS": "0", f"{prefix}-INITIAL_FORMS": "0"}
        form |= {f"{prefix}-MIN_NUM_FORMS": "0", f"{prefix}-MAX_NUM_FORMS": "1000"}
    url = reverse(Person.snippet_viewset.get_url_name("edit"), args=[person.pk])
    assert client.post(url, form).status_code == 302
    (entry,) = reference_entries()
    assert entry.made_by == editor
    assert entry.data["fields"][0]["after"] == "Ketua RT 12."


@pytest.fixture
def boss():
    return a_user("boss", is_superuser=True)


def entries() -> list[AuditEntry]:
    """But for the one that says that the administrator of these tests was made."""
    found = AuditEntry.objects.filter(action="permission").order_by("pk")
    return [entry for entry in found if not (entry.about == "boss" and entry.data.get("is_new"))]


def group(name=EDITORS) -> Group:
    return Group.objects.get(name=name)


def test_joining_and_leaving_a_group_is_on_record_from_either_side(boss):
    reporter = a_reporter()
    with LogContext(user=boss):
        reporter.groups.add(group())
        group().user_set.remove(reporter)
        reporter.groups.clear()
    joined, left, cleared = entries()
    assert (joined.about, joined.data["added"], joined.made_by) == (str(reporter), [EDITORS], boss)
    assert (left.about, left.data["removed"]) == (EDITORS, [str(reporter)])
    assert (cleared.about, cleared.data["removed"]) == (str(reporter), [REPORTERS])


def test_right_given_to_a_person_or_group_is_on_record(boss):
    right = Permission.objects.get(codename="change_region")
    with LogContext(user=boss):
        boss.user_permissions.add(right)
        group().permissions.add(right)
    assert ["change region" in entry.data["added"][0].lower() or entry.data["added"] for entry in entries()]
    assert [entry.about for entry in entries()] == [str(boss), EDITORS]


def test_right_over_pages_and_collections_is_on_record(boss):
    publish = Permission.objects.get(codename="publish_page")
    add_image = Permission.objects.get(content_type__app_label="wagtailimages", codename="add_image")
    team = Group.objects.create(name="Tim baru")
    with LogContext(user=boss):
        page_right = GroupPagePermission.objects.create(
            group=team, page=Page.objects.first(), permission=publish
        )
        GroupCollectionPermission.objects.create(
            group=team, collection=Collection.get_first_root_node(), permission=add_image
        )
        page_right.delete()
    assert [sorted(entry.data.keys() & {"added", "removed"}) for entry in entries()] == [
        ["added"],
        ["added"],
        ["removed"],
    ]
    assert entries()[0].data["added"][0].endswith(": publish_page")


def test_account_made_closed_promoted_or_given_a_password_is_on_record(boss):
    with LogContext(user=boss):
        reporter = a_reporter("dimas")
        reporter.is_active, reporter.is_superuser = False, True
        reporter.set_password("sama sekali rahasia")
        reporter.save()
    account = [entry for entry in entries() if entry.data.get("model") == "news_accounts.user"]
    assert account[0].data["is_new"]
    changed = account[-1].data
    assert changed["fields"] == ["is_active", "is_superuser", "password"]
    assert (changed["is_active"], changed["is_superuser"]) == (False, True)
    assert "rahasia" not in str([entry.data for entry in entries()])
    assert "md5" not in str([entry.data for entry in entries()])


def test_password_set_by_the_link_of_an_e_mail_is_on_record(client, mailoutbox):
    chief = a_chief()
    client.post(reverse("wagtailadmin_password_reset"), {"email": chief.email})
    (link,) = re.findall(r"https?://[^/]+(/\S+)", mailoutbox[0].body)
    form = client.get(link, follow=True)
    new = {"new_password1": "perahu-kertas-27", "new_password2": "perahu-kertas-27"}
    client.post(form.redirect_chain[-1][0], new)
    assert User.objects.get(pk=chief.pk).check_password("perahu-kertas-27")
    (entry,) = entries()
    assert (entry.about, entry.made_by) == (str(chief), None)
    assert entry.data["fields"] == ["password"]
    assert entry.data["nobody_logged_in"]


def test_administrator_made_by_a_command_is_on_record():
    reporter = a_reporter()
    assert entries() == []
    reporter.is_superuser = True
    reporter.save()
    call_command("createsuperuser", username="pintu", email="p@example.org", interactive=False, verbosity=0)
    promoted, made = entries()
    assert (promoted.data["fields"], promoted.data["nobody_logged_in"]) == (["is_superuser"], True)
    assert (made.about, made.data["is_new"], made.data["nobody_logged_in"]) == ("pintu", True, True)


def test_hash_renewed_at_a_log_in_is_no_new_password(settings):
    reporter = a_reporter()
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.PBKDF2PasswordHasher",
        *settings.PASSWORD_HASHERS,
    ]
    assert reporter.check_password(PASSWORD)
    assert User.objects.get(pk=reporter.pk).password.startswith("pbkdf2")
    assert entries() == []


def test_log_in_is_no_change_of_an_account(boss):
    reporter = a_reporter()
    with LogContext(user=boss):
        reporter.save(update_fields=["last_login"])
        reporter.save()
    assert entries() == []


def test_desk_membership_is_on_record(boss):
    editor = an_editor()
    desk = Desk.objects.create(name="Samarinda")
    with LogContext(user=boss):
        desk.members.add(editor)
        desk.sections.set([a_section()])
        desk.delete()
    assert [sorted(entry.data.keys() & {"added", "is_deleted"}) for entry in entries()][:2] == [["added"]] * 2
    assert entries()[0].data["added"] == [str(editor)]
    assert entries()[-1].data["is_deleted"]


def test_command_that_sets_up_rights_leaves_no_entry():
    a_reporter().groups.add(group())
    group().permissions.clear()
    assert entries() == []


def page_rights(*rights: tuple[Page, list[str]]) -> dict[str, str]:
    form = {"page_permissions-TOTAL_FORMS": len(rights), "page_permissions-INITIAL_FORMS": "0"}
    form |= {"page_permissions-MIN_NUM_FORMS": "0", "page_permissions-MAX_NUM_FORMS": "1000"}
    for number, (page, codenames) in enumerate(rights):
        form |= {
            f"page_permissions-{number}-page": page.pk,
            f"page_permissions-{number}-permissions": codenames,
        }
    for prefix in ("image_permissions", "document_permissions", "collection_permissions"):
        form |= {f"{prefix}-TOTAL_FORMS": "0", f"{prefix}-INITIAL_FORMS": "0"}
        form |= {f"{prefix}-MIN_NUM_FORMS": "0", f"{prefix}-MAX_NUM_FORMS": "1000"}
    return form


def test_group_changed_in_the_admin_is_one_entry_with_all_it_got_and_lost(client, boss):
    client.force_login(boss)
    team = Group.objects.create(name="Tim")
    team.permissions.add(Permission.objects.get(codename="add_person"))
    page = Page.objects.filter(depth=2).first()
    url = reverse("wagtailusers_groups:edit", args=[team.pk])
    response = client.post(url, {"name": "Tim", **page_rights((page, ["publish_page", "add_page"]))})
    assert response.status_code == 302
    (entry,) = entries()
    assert (entry.about, entry.made_by) == ("Tim", boss)
    assert entry.data["added"] == sorted([f"{page}: add_page", f"{page}: publish_page"])
    assert entry.data["removed"] == ["news.add_person"]


def test_group_made_in_the_admin_is_on_record_with_its_rights(client, boss):
    client.force_login(boss)
    page = Page.objects.filter(depth=2).first()
    form = {"name": "Magang", **page_rights((page, ["add_page"]))}
    assert client.post(reverse("wagtailusers_groups:add"), form).status_code == 302
    (entry,) = entries()
    assert entry.about == "Magang"
    assert f"{page}: add_page" in entry.data["added"]


def test_group_saved_without_a_change_leaves_no_entry(client, boss):
    client.force_login(boss)
    team = Group.objects.create(name="Tim")
    url = reverse("wagtailusers_groups:edit", args=[team.pk])
    assert client.post(url, {"name": "Tim", **page_rights()}).status_code == 302
    assert entries() == []


def test_chief_arranges_a_desk_in_the_admin_and_an_editor_may_not(client):
    chief, editor = a_chief(), an_editor()
    url = reverse(Desk.snippet_viewset.get_url_name("add"))
    form = {"name": "Samarinda", "members": [editor.pk], "sections": [a_section().pk]}
    client.force_login(editor)
    client.post(url, form)
    assert not Desk.objects.exists()
    client.force_login(chief)
    assert client.post(url, form).status_code == 302
    desk = Desk.objects.get()
    assert list(desk.members.all()) == [editor]
    assert {entry.made_by for entry in entries()} == {chief}


def test_desk_takes_only_people_who_may_approve(client):
    client.force_login(a_chief())
    form = {"name": "Samarinda", "members": [a_reporter().pk]}
    response = client.post(reverse(Desk.snippet_viewset.get_url_name("add")), form)
    assert response.status_code == 200
    assert not Desk.objects.exists()
