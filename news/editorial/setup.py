"""Groups, rights and the workflow of a newsroom; safe to run again (``manage.py setup_newsroom``)."""

from django.contrib.auth.models import Group, Permission
from django.utils.translation import gettext as _
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from news.editorial.models import FourEyesTask
from news.models import NewsIndexPage

REPORTERS, EDITORS, CHIEFS = "Reporters", "Editors", "Editor-in-chief"

# The fewest rights that work. Editors hold "publish" because Wagtail asks it of whoever gives the last approval;
# the gate decides all the same. Reporters may make a person on the spot, and change none.
ARCHIVE_RIGHTS = {
    REPORTERS: ("add",),
    EDITORS: ("add", "change", "publish", "lock", "unlock"),
    CHIEFS: ("add", "change", "publish", "lock", "unlock"),
}
HOME_RIGHTS = {CHIEFS: ("change", "publish")}
COLLECTION_RIGHTS = {
    REPORTERS: ("add_photo", "choose_image", "add_sourcedocument", "choose_document"),
    EDITORS: (
        "add_photo",
        "change_photo",
        "choose_image",
        "add_sourcedocument",
        "change_sourcedocument",
        "choose_document",
    ),
    CHIEFS: (
        "add_photo",
        "change_photo",
        "choose_image",
        "add_sourcedocument",
        "change_sourcedocument",
        "choose_document",
    ),
}
_EDITED = ("person", "topic", "author", "region", "section")
MODEL_RIGHTS = {
    REPORTERS: ("add_person", "view_person", "view_topic", "view_author", "view_region", "view_section"),
    EDITORS: (
        "add_person",
        "change_person",
        "view_person",
        "add_topic",
        "change_topic",
        "view_topic",
        "view_author",
        "view_region",
        "view_section",
        "add_correction",
        "view_correction",
    ),
    CHIEFS: (
        *(f"{verb}_{name}" for name in _EDITED for verb in ("add", "change", "view")),
        "add_correction",
        "view_correction",
        "change_papersettings",
    ),
}


def setup_desk(archive: NewsIndexPage, home: Page) -> None:
    """Make groups, their rights and the four-eyes workflow for all stories under ``archive``."""
    access = Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    for name in (REPORTERS, EDITORS, CHIEFS):
        group, _created = Group.objects.get_or_create(name=name)
        group.permissions.set([access, *_permissions(MODEL_RIGHTS[name])])
        _page_rights(group, archive, ARCHIVE_RIGHTS[name])
        _page_rights(group, home, HOME_RIGHTS.get(name, ()))
        _collection_rights(group, COLLECTION_RIGHTS[name])
    _workflow(archive)


def _permissions(codenames: tuple[str, ...]) -> list[Permission]:
    found = list(Permission.objects.filter(content_type__app_label="news", codename__in=codenames))
    missing = set(codenames) - {permission.codename for permission in found}
    if missing:
        raise LookupError(f"permissions not found: {sorted(missing)}; run migrate first")
    return found


def _page_rights(group: Group, page: Page, verbs: tuple[str, ...]) -> None:
    codenames = [f"{verb}_page" for verb in verbs]
    GroupPagePermission.objects.filter(group=group, page=page).exclude(
        permission__codename__in=codenames
    ).delete()
    for permission in Permission.objects.filter(
        content_type__app_label="wagtailcore", codename__in=codenames
    ):
        GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)


def _collection_rights(group: Group, codenames: tuple[str, ...]) -> None:
    root = Collection.get_first_root_node()
    for permission in _permissions(codenames):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)


def _workflow(archive: NewsIndexPage) -> None:
    task, _made = FourEyesTask.objects.get_or_create(name=_("Read by a second person"))
    task.groups.set(Group.objects.filter(name__in=(EDITORS, CHIEFS)))
    workflow, _made = Workflow.objects.get_or_create(name=_("Draft, review, publish"))
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task.task_ptr)
    WorkflowPage.objects.update_or_create(page=archive, defaults={"workflow": workflow})
