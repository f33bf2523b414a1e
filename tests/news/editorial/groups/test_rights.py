import pytest
from django.contrib.auth.models import Group
from wagtail.images import get_image_model
from wagtail.models import GroupPagePermission, Page
from wagtail.permissions import policy_registry

from news.models import NewsIndexPage
from newsroom.site_setup import setup_site
from tests.builders import a_reporter, a_site, an_editor

pytestmark = pytest.mark.django_db


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
