"""What people asked for in the admin, done one after the other, by one process at a time."""

import logging
from collections.abc import Callable
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from news.imports.models import ArchiveImport
from news.imports.models.archive import IMPORT, TASK, UNDO
from news.imports.one_at_a_time import AlreadyRunning, alone, is_anybody_importing
from news.imports.wordpress.media.remembered import FolderGone
from news.imports.wordpress.reading import NotAnExport
from news.imports.wordpress.screens.folder import file_named, folder
from news.imports.wordpress.screens.looking import look_at
from news.imports.wordpress.screens.tasks import bring_in, take_back
from news.imports.wordpress.writing.beginning import sha256_of

logger = logging.getLogger(__name__)

State = ArchiveImport.State
ATTEMPTS, MOST_ATTEMPTS = "attempts", 5
LOCK = ".lock"
type Tell = Callable[[str], None]

_TASKS: dict[str, Callable[[ArchiveImport, Path | None], None]] = {IMPORT: bring_in, UNDO: take_back}


class OtherFile(Exception):
    """What lies under the name is not what was looked at."""


def work(tell: Tell) -> None:
    """Do all that is wanted, and what is asked for meanwhile; at once if another process is at it.

    A run that was killed goes on, unless it dies again and again.

    A file that does not lie on this machine is left to the machine that has it.
    """
    elsewhere: set[int] = set()
    with alone(folder() / LOCK) as is_alone:
        while is_alone and (archive := _next(elsewhere)):
            path = file_named(archive.file_name)
            # What is taken back needs no file.
            if path is None and _task_of(archive) is not take_back:
                tell(f"{archive.pk}: {_('%(file)s is not here') % {'file': archive.file_name}}")
                elsewhere.add(archive.pk)
            else:
                tell(f"{archive.pk}: {archive.file_name}")
                if not _do(archive, path):
                    return


def _next(elsewhere: set[int]) -> ArchiveImport | None:
    proposed = ArchiveImport.objects.filter(state=State.PROPOSED, survey={}).order_by("pk")
    wanted = [proposed, ArchiveImport.objects.wanted()]
    # We are alone, so only the command line could be at work on one of these.
    if not is_anybody_importing():
        wanted.insert(1, ArchiveImport.objects.broken_off())
    return next((found for rows in wanted if (found := rows.exclude(pk__in=elsewhere).first())), None)


def _do(archive: ArchiveImport, path: Path | None) -> bool:
    """One import's failure is its own: it says so on its page. False: somebody imports on the command line now."""
    if not _may_try(archive):
        _fail(
            archive,
            _("It broke off several times in the same way, perhaps for want of memory; the log may say."),
        )
        return True
    task = _task_of(archive)
    try:
        if task is not take_back and sha256_of(path) != archive.file_sha256:
            raise OtherFile
        task(archive, path)
    except AlreadyRunning:
        _note_attempts(archive, 0)
        return False
    except OtherFile:
        _fail(
            archive,
            _("The file of this name is another one by now. Choose it anew, so that it is looked at."),
        )
    except FolderGone:
        _fail(
            archive,
            _("The folder with its pictures is not there. Put the folder back where it was, then go on."),
        )
    except NotAnExport as error:
        _fail(archive, str(error))
    except Exception:
        logger.exception("An import broke off.", extra={"archive": archive.pk})
        _fail(archive, _("It broke off unexpectedly; the log says where. What came in so far is whole."))
    _note_attempts(archive, 0)
    return True


def _may_try(archive: ArchiveImport) -> bool:
    """Counted before each attempt: who is killed cannot count afterwards, and the others wait behind such a file."""
    attempts = archive.options.get(ATTEMPTS, 0)
    _note_attempts(archive, attempts + 1 if attempts < MOST_ATTEMPTS else 0)
    return attempts < MOST_ATTEMPTS


@transaction.atomic
def _note_attempts(archive: ArchiveImport, number: int) -> None:
    """Beside whatever people asked for in the meantime."""
    row = ArchiveImport.objects.select_for_update().only("options").filter(pk=archive.pk).first()
    if row is not None:
        row.options = archive.options = row.options | {ATTEMPTS: number}
        row.save(update_fields=["options"])


def _fail(archive: ArchiveImport, problem: str) -> None:
    ArchiveImport.objects.filter(pk=archive.pk).update(state=State.FAILED, problem=problem)


def _task_of(archive: ArchiveImport) -> Callable[[ArchiveImport, Path | None], None]:
    if archive.state == State.PROPOSED:
        return look_at
    return _TASKS[archive.options.get(TASK, IMPORT)]
