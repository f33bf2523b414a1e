import pytest
from wagtail import hooks

RIGHTS = {"run_import", "merge_people", "refile_stories", "decide_duplicate"}


@pytest.mark.django_db
def test_each_right_of_the_archive_is_given_on_the_screen_of_groups():
    offered = [right for offer in hooks.get_hooks("register_permissions") for right in offer()]
    assert {right.codename for right in offered} >= RIGHTS
