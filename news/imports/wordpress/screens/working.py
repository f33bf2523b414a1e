"""What people asked for in the admin, done one after the other by a process of its own, for as long as it takes."""

import logging
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from news.accounts.models import User
from news.imports.models import ArchiveImport
from news.imports.models.archive import BY, IMPORT, SINCE, TASK, UNDO, site_key
from news.imports.one_at_a_time import AlreadyRunning, alone, is_anybody_importing
from news.imports.wordpress.mapping_proposal import propose_mapping
from news.imports.wordpress.media.source import FolderGone, source_of
from news.imports.wordpress.reading import NotAnExport
from news.imports.wordpress.report import Survey, as_manifest, survey, write_json, write_report
from news.imports.wordpress.report.survey import in_short
from news.imports.wordpress.screens.folder import file_named, folder, report_folder, uploads
from news.imports.wordpress.writing.beginning import mapping_for, sha256_of
from news.imports.wordpress.writing.progress import item_lines
from news.imports.wordpress.writing.run import Run, Wishes
from news.imports.wordpress.writing.undoing import undo
from news.models import Section

SURVEY_FILE = "survey.json"
_EVERY = 500
logger = logging.getLogger(__name__)
State = ArchiveImport.State
ATTEMPTS, MOST_ATTEMPTS = "attempts", 5
LOCK = ".lock"
COMMAND = "run_imports"
LONGEST_LOG_BYTES = 1_000_000
_started: list[subprocess.Popen] = []
"""Asked now and then whether they ended: else each stays a zombie as long as its worker lives."""


def look_into(archive: ArchiveImport, path: Path) -> None:
    """Read the whole file once, and write down what is in it. Raises ``NotAnExport``."""

    def on_item(count: int) -> None:
        if count % _EVERY == 0:
            ArchiveImport.objects.filter(pk=archive.pk).update(done_count=count)

    found = survey(path, on_item=on_item)
    found.check()
    manifest = as_manifest(found)
    write_json(report_folder(archive.pk) / SURVEY_FILE, found)
    ArchiveImport.objects.filter(pk=archive.pk).update(
        survey=told(found, manifest),
        site_url=site_key(found.site.url, file_sha256=archive.file_sha256),
        total_count=manifest["items_total"],
        done_count=0,
    )


def told(found: Survey, manifest: dict[str, Any]) -> dict[str, Any]:
    """What is kept with the import: figures, the first warnings, and what the mapping begins with."""
    sections = list(Section.objects.values_list("name", flat=True))
    return in_short(manifest) | {
        "title": found.site.title,
        "terms": _categories(found),
        "writers": _writers(found),
        "proposal": propose_mapping(found, sections=sections).as_json(),
    }


def _categories(found: Survey) -> list[dict[str, Any]]:
    """The fullest first; those that an item names and the file does not list as well."""
    counts = Counter(
        {use.slug: count for use, count in found.term_uses.items() if use.taxonomy == "category"}
    )
    names = {use.slug: use.name for use in found.term_uses if use.taxonomy == "category"}
    names |= {slug: term.name for slug, term in found.index.categories.items()}
    ordered = sorted(names, key=lambda slug: (-counts[slug], names[slug]))
    return [{"slug": slug, "name": names[slug], "count": counts[slug]} for slug in ordered]


def _writers(found: Survey) -> list[dict[str, Any]]:
    """Accounts under which something was filed; without a name for whom the file names none, or a mail address."""
    names = {login: author.name for login, author in found.index.authors.items() if "@" not in author.name}
    return [
        {"login": login, "name": names.get(login, ""), "count": count}
        for login, count in found.author_uses.most_common()
        if login
    ]


def bring_in(archive: ArchiveImport, path: Path) -> None:
    """Write what the file holds, from where an earlier run ended, and then the reports."""
    found, since = survey(path), archive.options.get(SINCE)
    wishes = Wishes(
        mapping_for(archive, found),
        since=since and date.fromisoformat(since),
        by=_asked_by(archive),
        media=source_of(archive, uploads=uploads()),
    )
    run = Run(archive, found, wishes, tell=lambda _archive: None)
    run.go()
    try:
        fates = item_lines(archive, met=run.met)
        write_report(report_folder(archive.pk), found, fates, account=run.account)
    except OSError:
        # What came in is in: a full disk makes no failed import of it.
        logger.exception("The report of an import could not be written.", extra={"archive": archive.pk})


def take_back(archive: ArchiveImport, path: Path | None) -> None:
    """Without the file, which may be gone."""
    undo(archive, by=_asked_by(archive))


def _asked_by(archive: ArchiveImport) -> User | None:
    """Whose click this is: not always theirs who brought the file."""
    return User.objects.filter(pk=archive.options.get(BY)).first() or archive.made_by


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
        return look_into
    return _TASKS[archive.options.get(TASK, IMPORT)]


def start_soon() -> None:
    """After the commit: the new process reads what was asked for. What cannot be started now, the timer starts."""
    if settings.IMPORTS_START_AT_ONCE:
        transaction.on_commit(_start, robust=True)


def _start() -> None:
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), COMMAND]
    path = folder() / "last-run.log"
    is_long = path.exists() and path.stat().st_size > LONGEST_LOG_BYTES
    with path.open("wb" if is_long else "ab") as log:
        process = subprocess.Popen(  # noqa: S603 - our own command, without a word of anybody's
            command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
        )
    _started[:] = [one for one in (*_started, process) if one.poll() is None]
    logger.info("An import was started.", extra={"pid": process.pid})
