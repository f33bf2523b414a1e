"""What people ask of an import. Nothing is done here: a wish is written down, and ``working.py`` does it.

Each returns whether the wish was taken: False means that somebody, or the run itself, was faster.
"""

from pathlib import Path
from typing import Any

from django.db.models import Q

from news.accounts.models import User
from news.imports.models import ArchiveImport
from news.imports.wordpress.screens.rights import require_right
from news.imports.wordpress.screens.stages import was_killed
from news.imports.wordpress.writing.beginning import sha256_of

State = ArchiveImport.State
TASK, IMPORT, UNDO = "task", "import", "undo"
PAUSED = (State.STOPPED, State.FAILED)
UNDOABLE = (*PAUSED, State.DONE)


def propose(path: Path, *, by: User) -> ArchiveImport:
    """Have a file looked at. The same export twice is the same import, unless that one was undone."""
    require_right(by)
    digest = sha256_of(path)
    known = ArchiveImport.objects.of_file(digest).exclude(state=State.UNDONE).newest_first().first()
    return known or ArchiveImport.objects.create(file_name=path.name, file_sha256=digest, made_by=by)


def begin(archive: ArchiveImport, *, mapping: dict[str, Any], options: dict[str, Any], by: User) -> bool:
    """Bring it in, once it was looked at and every term has its place."""
    require_right(by)
    looked_at = ArchiveImport.objects.filter(pk=archive.pk, state=State.PROPOSED).exclude(survey={})
    wanted = {**archive.options, **options, TASK: IMPORT}
    return bool(looked_at.update(state=State.WANTED, mapping=mapping, options=wanted, stop_wanted=False))


def stop(archive: ArchiveImport, *, by: User) -> bool:
    """End a run after its batch; one that has not begun does not begin."""
    require_right(by)
    rows = ArchiveImport.objects.filter(pk=archive.pk)
    # Also where it waits: whoever reads the file for it at this moment begins in spite of the state.
    if rows.filter(state=State.WANTED).update(state=State.STOPPED, stop_wanted=True):
        return True
    return bool(rows.filter(state=State.RUNNING).update(stop_wanted=True))


def go_on(archive: ArchiveImport, *, by: User) -> bool:
    """Where it was when it stopped, failed or was killed: with bringing in, or with taking back."""
    require_right(by)
    return _want(archive, archive.options.get(TASK, IMPORT), states=PAUSED)


def undo(archive: ArchiveImport, *, by: User) -> bool:
    """Take away all that it brought and nobody has changed since."""
    require_right(by)
    return _want(archive, UNDO, states=UNDOABLE)


def forget(archive: ArchiveImport, *, by: User) -> bool:
    """Drop one that brought nothing in; its file stays where it lies."""
    require_right(by)
    return bool(ArchiveImport.objects.filter(pk=archive.pk, state=State.PROPOSED, items=None).delete()[0])


def _want(archive: ArchiveImport, task: str, *, states: tuple[str, ...]) -> bool:
    """A run that was killed is one that can go on, though its row still says that it runs."""
    ready = Q(state__in=states) | (Q(state=State.RUNNING) if was_killed(archive) else Q(pk=None))
    wanted = {"state": State.WANTED, "stop_wanted": False, "problem": ""}
    options = {**archive.options, TASK: task}
    return bool(ArchiveImport.objects.filter(ready, pk=archive.pk).update(**wanted, options=options))
