"""Groups and the workflow of a newsroom, and what each group may do: the fewest rights that work.

Editors hold "publish" because Wagtail asks it of those who approve last; the gate decides all the same. Reporters may
add a person and pictures, and change neither.

``setup_desk`` sets rights once; afterwards the groups are the administrator's. A right that a group lacks is new, or it
was taken away: the log of decisions knows that of all that is changed in the admin, and such rights are not given back.
What a shell took leaves no trace: rights are given only on request (``setup_newsroom --grant-new-rights``), and never
over pages and collections.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.http import HttpRequest, HttpResponse
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
from wagtail.users.views.groups import CreateView, EditView, GroupViewSet

from news.editorial.audit.chain import record
from news.editorial.audit.changes import recorded_group
from news.editorial.models import AuditEntry, FourEyesTask
from news.models import NewsIndexPage

REPORTERS, EDITORS, CHIEFS = "Reporters", "Editors", "Editor-in-chief"

_DESK_PAGES = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")
ARCHIVE_RIGHTS = {REPORTERS: ("add_page",), EDITORS: _DESK_PAGES, CHIEFS: _DESK_PAGES}
HOME_RIGHTS = {CHIEFS: ("change_page", "publish_page")}

# Wagtail asks for the rights on its own image and document models, whatever model takes their place.
_ADD_FILES = ("add_image", "choose_image", "add_document", "choose_document")
_KEEP_FILES = (*_ADD_FILES, "change_image", "change_document")
COLLECTION_RIGHTS = {REPORTERS: _ADD_FILES, EDITORS: _KEEP_FILES, CHIEFS: _KEEP_FILES}
COLLECTION_APPS = ("wagtailimages", "wagtaildocs")

_REFERENCES = ("person", "topic", "author", "region", "section", "series")
_SEE_REFERENCES = tuple(f"view_{name}" for name in _REFERENCES)
_CORRECT = ("add_correction", "view_correction", "propose_retraction", "view_retraction")
_ANSWER_ALONE = ("confirm_retraction", "override_correction")
# The log of decisions, each story's record, and the evidence package made of them.
_READ_LOG = ("view_auditentry",)
_ARRANGE_DESKS = ("add_desk", "change_desk", "delete_desk", "view_desk", "change_desksettings")
_DECIDE_COMPLAINTS = ("decide_complaint",)
# Abbreviations are only words for searching: an editor who misses one adds it.
_NAME_ABBREVIATIONS = tuple(f"{verb}_abbreviation" for verb in ("add", "change", "delete", "view"))
# How often each story was read; reporters see their own without it (``news.readership``).
_SEE_READS = ("view_dailyreads",)
# Of the ledger of quotes: promises, and who gets quoted.
_KEEP_LEDGER = ("check_promise", "view_balance")
# Of readers' comments.
_MODERATE = ("moderate_comment",)
# Of the archive as a whole (``news.imports.archive``).
_KEEP_ARCHIVE = ("merge_people", "refile_stories", "decide_duplicate")
# Of an archive that comes from another system, as a whole and back out as a whole.
_BRING_ARCHIVES = ("run_import",)
MODEL_APPS = (
    "news",
    "news_comments",
    "news_editorial",
    "news_imports",
    "news_quotes",
    "news_readership",
    "search",
)
MODEL_RIGHTS = {
    REPORTERS: ("add_person", *_SEE_REFERENCES),
    EDITORS: (
        "add_person",
        "change_person",
        "add_topic",
        "change_topic",
        "add_series",
        "change_series",
        *_SEE_REFERENCES,
        *_CORRECT,
        *_READ_LOG,
        *_DECIDE_COMPLAINTS,
        *_NAME_ABBREVIATIONS,
        *_SEE_READS,
        *_KEEP_LEDGER,
        *_MODERATE,
    ),
    CHIEFS: (
        *(f"{verb}_{name}" for name in _REFERENCES for verb in ("add", "change", "view")),
        *_CORRECT,
        *_ANSWER_ALONE,
        *_READ_LOG,
        *_ARRANGE_DESKS,
        *_DECIDE_COMPLAINTS,
        *_NAME_ABBREVIATIONS,
        *_SEE_READS,
        *_KEEP_LEDGER,
        *_MODERATE,
        *_KEEP_ARCHIVE,
        *_BRING_ARCHIVES,
        "change_papersettings",
    ),
}
# Of the desk itself (``news.editorial``).
DESK_RIGHTS = {CHIEFS: ("override_approval",)}


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


ACTION = "permission"


@dataclass(frozen=True, slots=True)
class Lacking:
    """What a group does not have of what a new paper's would: new rights, and those that somebody took from it."""

    group: Group
    new: tuple[Permission, ...]
    taken: tuple[Permission, ...]


def lacking() -> list[Lacking]:
    """Of the groups that still bear their names; nothing for one that has all."""
    groups = Group.objects.filter(name__in=(REPORTERS, EDITORS, CHIEFS)).order_by("pk")
    return [found for group in groups if (found := _lacking(group)).new or found.taken]


@transaction.atomic
def grant_new_rights() -> list[Lacking]:
    """Give each group what is new, on record; returns what was found."""
    found = lacking()
    for one in found:
        if one.new:
            one.group.permissions.add(*one.new)
            names = sorted(map(_name, one.new))
            record(ACTION, about=one.group.name, model=Group._meta.label_lower, added=names)
    return found


def _lacking(group: Group) -> Lacking:
    has = set(group.permissions.values_list("pk", flat=True))
    absent = [right for right in model_rights(group.name) if right.pk not in has]
    taken_names = set(_taken_from(group)) if absent else set()
    taken = tuple(right for right in absent if _is_among(right, taken_names))
    return Lacking(group, tuple(right for right in absent if right not in taken), taken)


def _taken_from(group: Group) -> Iterator[str]:
    """Everything that the log says was taken from a group, whenever that was."""
    entries = AuditEntry.objects.filter(action=ACTION, about=group.name, data__model=Group._meta.label_lower)
    for removed in entries.values_list("data__removed", flat=True):
        yield from removed or ()


def _is_among(right: Permission, names: set[str]) -> bool:
    """The screen of groups writes "app.codename"; other doors write the right as Django does, its own name last."""
    return _name(right) in names or any(name.endswith(f"| {right.name}") for name in names)


def _name(right: Permission) -> str:
    return f"{right.content_type.app_label}.{right.codename}"


class MakeGroup(CreateView):
    """A new group, with all that it may do in one entry."""

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """Wagtail makes the group object in its own ``post``: it is only known afterwards."""
        self.object = Group()
        with recorded_group(self.object):
            return self.process_form()


class ChangeGroup(EditView):
    """A group with what it got and what it lost."""

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """Compared with what is stored before anything is."""
        self.object = self.get_object()
        with recorded_group(self.object):
            return self.process_form()


class RecordedGroups(GroupViewSet):
    """Wagtail writes rights over pages and collections with ``bulk_create``, which sends no signal."""

    add_view_class = MakeGroup
    edit_view_class = ChangeGroup
