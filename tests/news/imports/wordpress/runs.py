"""Imports of invented exports, run in this process."""

from datetime import date
from pathlib import Path

from news.imports.models import ArchiveImport
from news.imports.wordpress.media.files import Folder
from news.imports.wordpress.media.library import Source
from news.imports.wordpress.report import survey
from news.imports.wordpress.writing.beginning import archive_of, mapping_for
from news.imports.wordpress.writing.run import Run, Wishes
from tests.news.imports.wordpress.exports import FOOT, HEAD, an_author


def an_export(path: Path, *items: str) -> Path:
    path.write_text(HEAD + an_author("rina", "Rina Astuti") + "".join(items) + FOOT, encoding="utf-8")
    return path


def run_of(
    path: Path,
    *,
    tell=lambda archive: None,
    batch: int = 250,
    media: Path | Source | None = None,
    since: str | None = None,
) -> Run:
    found = survey(path)
    archive = archive_of(path, found)
    source = Folder(media) if isinstance(media, Path) else media
    day = since and date.fromisoformat(since)
    wishes = Wishes(mapping_for(archive, found), since=day, processes=0, batch=batch, media=source)
    return Run(archive, found, wishes, tell=tell)


def imported(path: Path, **options) -> ArchiveImport:
    run = run_of(path, **options)
    run.go()
    return ArchiveImport.objects.get(pk=run.archive.pk)
