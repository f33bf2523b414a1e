"""What is done with an export after it was looked at, each for as long as it takes."""

import logging
from datetime import date
from pathlib import Path

from news.accounts.models import User
from news.imports.models import ArchiveImport
from news.imports.models.archive import BY, SINCE
from news.imports.wordpress.media.remembered import source_of
from news.imports.wordpress.report import survey, write_report
from news.imports.wordpress.screens.folder import report_folder, uploads
from news.imports.wordpress.writing.beginning import mapping_for
from news.imports.wordpress.writing.run import Run, Wishes
from news.imports.wordpress.writing.telling import fates_of
from news.imports.wordpress.writing.undoing import undo

logger = logging.getLogger(__name__)


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
        fates = fates_of(archive, met=run.met)
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
