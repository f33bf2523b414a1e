"""Groups and the workflow of a newsroom, made once; afterwards they are the administrator's (``setup_newsroom``)."""

from django.contrib.auth.models import Group, Permission
from django.utils.translation import gettext as _
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Task,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from news.editorial.groups.rights import (
    ARCHIVE_RIGHTS,
    CHIEFS,
    COLLECTION_APPS,
    COLLECTION_RIGHTS,
    DESK_RIGHTS,
    EDITORS,
    HOME_RIGHTS,
    MODEL_APPS,
    MODEL_RIGHTS,
    REPORTERS,
)
from news.editorial.models import FourEyesTask
from news.models import NewsIndexPage

# Wagtail's first migrations make these with rights over every page: "Moderators" may publish anything.
_GROUPS_OF_WAGTAIL = ("Editors", "Moderators")
# They also lay this one, and its task of the same name, over every page.
_WORKFLOW_OF_WAGTAIL = "Moderators approval"


def setup_desk(archive: NewsIndexPage, home: Page) -> None:
    """Make groups, their rights and the four-eyes workflow for all stories under ``archive``.

    Only on a site that has no desk yet: rights that an administrator changed later stay changed. Those that a newer
    version brings are given by ``new_rights``.
    """
    if FourEyesTask.objects.exists():
        return
    Group.objects.filter(name__in=_GROUPS_OF_WAGTAIL, user=None).delete()
    Workflow.objects.filter(name=_WORKFLOW_OF_WAGTAIL, workflow_states=None).delete()
    Task.objects.filter(name=_WORKFLOW_OF_WAGTAIL, workflow_tasks=None, task_states=None).delete()
    for name in (REPORTERS, EDITORS, CHIEFS):
        group, _created = Group.objects.get_or_create(name=name)
        group.permissions.set(model_rights(name))
        _page_rights(group, archive, ARCHIVE_RIGHTS[name])
        _page_rights(group, home, HOME_RIGHTS.get(name, ()))
        _collection_rights(group, COLLECTION_RIGHTS[name])
    _workflow(archive)


def model_rights(name: str) -> list[Permission]:
    """What the group of this name may do, beside what it may do with pages and collections."""
    return [
        *_permissions(("access_admin",), apps=("wagtailadmin",)),
        *_permissions(MODEL_RIGHTS[name], apps=MODEL_APPS),
        *_permissions(DESK_RIGHTS.get(name, ()), apps=("news_editorial",)),
    ]


def _permissions(codenames: tuple[str, ...], *, apps: tuple[str, ...]) -> list[Permission]:
    """The permissions of these names; raises ``LookupError`` naming those that are not there."""
    known = Permission.objects.filter(content_type__app_label__in=apps, codename__in=codenames)
    found = list(known.select_related("content_type"))
    missing = set(codenames) - {permission.codename for permission in found}
    if missing:
        raise LookupError(f"permissions not found: {sorted(missing)}; run migrate first")
    return found


def _page_rights(group: Group, page: Page, codenames: tuple[str, ...]) -> None:
    for permission in _permissions(codenames, apps=("wagtailcore",)):
        GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)


def _collection_rights(group: Group, codenames: tuple[str, ...]) -> None:
    root = Collection.get_first_root_node()
    for permission in _permissions(codenames, apps=COLLECTION_APPS):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)


def _workflow(archive: NewsIndexPage) -> None:
    task = FourEyesTask.objects.create(name=_("Read by a second person"))
    task.groups.set(Group.objects.filter(name__in=(EDITORS, CHIEFS)))
    workflow = Workflow.objects.create(name=_("Draft, review, publish"))
    WorkflowTask.objects.create(workflow=workflow, task=task.task_ptr)
    WorkflowPage.objects.update_or_create(page=archive, defaults={"workflow": workflow})
