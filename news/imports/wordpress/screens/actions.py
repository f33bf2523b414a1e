"""What people ask of an import, and which page it is on. A wish is written down here, and ``working.py`` does it.

Each action returns whether the wish was taken: False means that somebody, or the run itself, was faster.
"""

from enum import StrEnum
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Q

from news.accounts.models import User
from news.accounts.rights import require_right
from news.editorial.audit.chain import record
from news.imports.models import ArchiveImport
from news.imports.models.archive import BY, IMPORT, TASK, UNDO
from news.imports.one_at_a_time import is_anybody_importing
from news.imports.wordpress.screens.folder import file_named, one_after_the_other
from news.imports.wordpress.writing.beginning import sha256_of

State = ArchiveImport.State
RIGHT = "news_imports.run_import"
"""The editor-in-chief has it, and whoever runs the site."""
PAUSED = (State.STOPPED, State.FAILED)
UNDOABLE = (*PAUSED, State.DONE)


class Stage(StrEnum):
    LOOKING = "looking"
    REFUSED = "refused"
    MAPPING = "mapping"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    UNDONE = "undone"


_STAGES = {
    State.WANTED: Stage.RUNNING,
    State.RUNNING: Stage.RUNNING,
    State.STOPPED: Stage.PAUSED,
    State.DONE: Stage.DONE,
    State.UNDONE: Stage.UNDONE,
}


_LOOKED_AT = {
    State.PROPOSED: (Stage.MAPPING, Stage.LOOKING),
    State.FAILED: (Stage.PAUSED, Stage.REFUSED),
}


def stage_of(archive: ArchiveImport) -> Stage:
    """A run that was killed can go on, as if somebody had stopped it."""
    if archive.state in {State.PROPOSED, State.FAILED}:
        # In a list without the survey itself, which may be long.
        is_known = archive.was_looked_at if hasattr(archive, "was_looked_at") else bool(archive.survey)
        known, unknown = _LOOKED_AT[archive.state]
        return known if is_known else unknown
    return Stage.PAUSED if was_killed(archive) else _STAGES[archive.state]


def was_killed(archive: ArchiveImport) -> bool:
    """Its row says that it runs, and nobody has heard of it, and nothing is at work: a long silence alone is no end."""
    return archive.is_silent and not is_anybody_importing()


def propose(path: Path, *, by: User, is_upload: bool = False) -> ArchiveImport:
    """Have a file looked at. The same export twice is the same import, unless that one was undone."""
    require_right(by, RIGHT)
    digest = sha256_of(path)
    with one_after_the_other():
        return _entered(path, digest, by=by, is_upload=is_upload)


def _entered(path: Path, digest: str, *, by: User, is_upload: bool) -> ArchiveImport:
    known = ArchiveImport.objects.of_file(digest).exclude(state=State.UNDONE).newest_first().first()
    if known is None:
        return ArchiveImport.objects.create(file_name=path.name, file_sha256=digest, made_by=by)
    _keep_one_file(known, path, is_upload=is_upload)
    broken = ArchiveImport.objects.filter(pk=known.pk, state=State.FAILED, survey={})
    broken.update(state=State.PROPOSED, problem="")
    return known


@transaction.atomic
def begin(archive: ArchiveImport, *, mapping: dict[str, Any], options: dict[str, Any], by: User) -> bool:
    """Bring it in, once it was looked at and every term has its place."""
    require_right(by, RIGHT)
    looked_at = ArchiveImport.objects.filter(pk=archive.pk, state=State.PROPOSED).exclude(survey={})
    wanted = {**archive.options, **options, TASK: IMPORT, BY: by.pk}
    taken = looked_at.update(state=State.WANTED, mapping=mapping, options=wanted, stop_wanted=False)
    return _on_record("import_begun", archive, by=by) if taken else False


@transaction.atomic
def stop(archive: ArchiveImport, *, by: User) -> bool:
    """End a run after its batch; one that has not begun does not begin."""
    require_right(by, RIGHT)
    rows = ArchiveImport.objects.filter(pk=archive.pk)
    # Also where it waits: whoever reads the file for it at this moment begins in spite of the state.
    taken = rows.filter(state=State.WANTED).update(state=State.STOPPED, stop_wanted=True)
    taken = taken or rows.filter(state=State.RUNNING).update(stop_wanted=True)
    return _on_record("import_stopped", archive, by=by) if taken else False


def go_on(archive: ArchiveImport, *, by: User) -> bool:
    """Where it was when it stopped, failed or was killed: with bringing in, or with taking back."""
    require_right(by, RIGHT)
    return _want(archive, archive.options.get(TASK, IMPORT), states=PAUSED, by=by)


def fetch_pictures(archive: ArchiveImport, *, options: dict[str, Any], by: User) -> bool:
    """Read an export once more that came in, for the pictures that its stories came without."""
    require_right(by, RIGHT)
    archive.options = archive.options | options
    return _want(archive, IMPORT, states=(State.DONE,), by=by)


def undo(archive: ArchiveImport, *, by: User) -> bool:
    """Take away all that it brought and nobody has changed since."""
    require_right(by, RIGHT)
    return _want(archive, UNDO, states=UNDOABLE, by=by)


@transaction.atomic
def forget(archive: ArchiveImport, *, by: User) -> bool:
    """Drop one that brought nothing in; its file stays where it lies."""
    require_right(by, RIGHT)
    unused = Q(state=State.PROPOSED) | Q(state=State.FAILED, survey={})
    taken = ArchiveImport.objects.filter(unused, pk=archive.pk, items=None).delete()[0]
    return _on_record("import_forgotten", archive, by=by) if taken else False


@transaction.atomic
def _want(archive: ArchiveImport, task: str, *, states: tuple[str, ...], by: User) -> bool:
    """A run that was killed is one that can go on, though its row still says that it runs."""
    ready = Q(state__in=states) | (Q(state=State.RUNNING) if was_killed(archive) else Q(pk=None))
    rows = ArchiveImport.objects.filter(ready, pk=archive.pk)
    if task == IMPORT:
        # Nothing comes in that nobody has looked at.
        rows = rows.exclude(survey={})
    wanted = {"state": State.WANTED, "stop_wanted": False, "problem": ""}
    taken = rows.update(**wanted, options={**archive.options, TASK: task, BY: by.pk})
    action = "import_undo_begun" if task == UNDO else "import_continued"
    return _on_record(action, archive, by=by) if taken else False


def _on_record(action: str, archive: ArchiveImport, *, by: User) -> bool:
    record(action, by=by, about=archive.file_name)
    return True


def _keep_one_file(archive: ArchiveImport, path: Path, *, is_upload: bool) -> None:
    """An export that was sent again is not kept twice; one whose first file is gone lies under its new name."""
    old = file_named(archive.file_name)
    if old is not None and (old == path or sha256_of(old) == archive.file_sha256):
        if is_upload and old != path:
            path.unlink()
        return
    ArchiveImport.objects.filter(pk=archive.pk).update(file_name=path.name)
