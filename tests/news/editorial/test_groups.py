"""Groups of a newsroom and what they may do."""

from io import StringIO

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from wagtail.images import get_image_model
from wagtail.log_actions import LogContext
from wagtail.models import GroupPagePermission, Page
from wagtail.permissions import policy_registry

from news.editorial.audit.changes import recorded_group
from news.editorial.groups import grant_new_rights, lacking
from news.editorial.models import AuditEntry
from news.models import NewsIndexPage
from newsroom.site_setup import setup_site
from tests.builders import a_chief, a_reporter, a_site, an_editor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


NEW = "run_import"


@pytest.fixture
def chiefs(site) -> Group:
    """As an earlier version made it: without a right that came later."""
    group = Group.objects.get(name="Editor-in-chief")
    group.permissions.remove(right(NEW))
    return group


def right(codename: str) -> Permission:
    return Permission.objects.get(codename=codename)


def has(group: Group, codename: str) -> bool:
    return group.permissions.filter(codename=codename).exists()


def told(*options: str) -> str:
    out = StringIO()
    call_command("setup_newsroom", *options, stdout=out)
    return out.getvalue()


def test_groups_of_a_new_paper_lack_nothing(site):
    assert lacking() == []
    assert "not given" not in told()


def test_what_is_new_is_named_and_given_when_asked_for(chiefs):
    assert f"Editor-in-chief, not given yet: {NEW}" in told()
    assert not has(chiefs, NEW)
    assert f"Editor-in-chief, given: {NEW}" in told("--grant-new-rights")
    assert has(chiefs, NEW)


def test_what_was_given_is_on_record_once(chiefs):
    grant_new_rights()
    entry = AuditEntry.objects.get(action="permission")
    assert (entry.about, entry.data["added"]) == (chiefs.name, [f"news_imports.{NEW}"])
    assert grant_new_rights() == []
    assert AuditEntry.objects.filter(action="permission").count() == 1


def on_the_screen(group: Group) -> None:
    with recorded_group(group):
        group.permissions.remove(right("moderate_comment"))


def by_another_door(group: Group) -> None:
    group.permissions.remove(right("moderate_comment"))


@pytest.mark.parametrize("take", [on_the_screen, by_another_door])
def test_what_somebody_took_away_is_never_given_back(chiefs, take):
    with LogContext(user=a_chief()):
        take(chiefs)
    shown = told("--grant-new-rights")
    assert "taken away here, and left so: moderate_comment" in shown
    assert (has(chiefs, NEW), has(chiefs, "moderate_comment")) == (True, False)


def test_nothing_is_taken_away_and_no_other_group_is_touched(chiefs):
    more = right("delete_topic")
    chiefs.permissions.add(more)
    Group.objects.filter(name="Editors").update(name="Redaktur")
    editors = Group.objects.get(name="Redaktur")
    editors.permissions.clear()
    grant_new_rights()
    assert has(chiefs, "delete_topic")
    assert not editors.permissions.exists()


@pytest.fixture(autouse=True)
def _site(db):
    a_site()


def test_groups_that_wagtail_brought_are_gone():
    assert set(Group.objects.values_list("name", flat=True)) == {"Reporters", "Editors", "Editor-in-chief"}


def test_nobody_has_rights_over_the_root_of_all_pages():
    root = Page.get_first_root_node()
    assert not GroupPagePermission.objects.filter(page=root).exists()


def test_reporters_may_write_and_not_publish():
    rights = NewsIndexPage.objects.get().permissions_for_user(a_reporter())
    assert rights.can_add_subpage()
    assert not rights.can_publish_subpage()


@pytest.mark.parametrize(("make", "may_change"), [(a_reporter, False), (an_editor, True)])
def test_photos_are_added_by_all_and_kept_by_editors(make, may_change):
    policy = policy_registry.get_by_type(get_image_model())
    user = make()
    assert policy.user_has_permission(user, "add")
    assert policy.user_has_permission(user, "choose")
    foreign = get_image_model()(uploaded_by_user=an_editor(), collection_id=1)
    assert policy.user_has_permission_for_instance(user, "change", foreign) is may_change


def test_only_the_chief_edits_the_front_page():
    home = Page.objects.get(slug="home")
    assert not home.permissions_for_user(an_editor()).can_edit()
    chief = an_editor()
    chief.groups.set(Group.objects.filter(name="Editor-in-chief"))
    assert home.permissions_for_user(chief).can_publish()


def test_rights_changed_by_an_administrator_survive_another_setup():
    reporters = Group.objects.get(name="Reporters")
    reporters.permissions.clear()
    setup_site()
    assert not reporters.permissions.exists()
