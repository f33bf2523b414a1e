"""Where a run begins: the file's own row, found again by what the file holds."""

from datetime import date
from hashlib import file_digest
from pathlib import Path
from typing import Any

from news.imports.models import ArchiveImport
from news.imports.models.archive import IMPORT, SINCE, TASK, site_key
from news.imports.wordpress.mapping import Mapping, mapping_from_json
from news.imports.wordpress.mapping_proposal import propose_mapping
from news.imports.wordpress.report import Survey, as_manifest
from news.imports.wordpress.report.survey import in_short
from news.models import Region, Section


def sha256_of(path: Path) -> str:
    """Of the file as it lies there, read in pieces."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def archive_of(path: Path, survey: Survey, *, by: Any = None) -> ArchiveImport:
    """The row of this export: that of an earlier run of the same file, unless it was undone."""
    sha256 = sha256_of(path)
    known = ArchiveImport.objects.of_file(sha256).exclude(state=ArchiveImport.State.UNDONE)
    found = known.newest_first().first()
    if found is None:
        found = ArchiveImport(file_name=path.name[:255], file_sha256=sha256, made_by=by)
    found.site_url = site_key(survey.site.url, file_sha256=sha256)
    # What the screens have found out stays: their mapping begins with it.
    found.survey = {**found.survey, **in_short(as_manifest(survey))}
    found.total_count = survey.tally.items
    found.stop_wanted = False
    if TASK in found.options:
        # Also one whose undoing was stopped half-way: should this run be killed, it is an import that goes on.
        found.options = {**found.options, TASK: IMPORT}
    found.save()
    return found


def mapping_for(archive: ArchiveImport, survey: Survey) -> Mapping:
    """As somebody decided it in the admin, else as the export's own names propose it."""
    if archive.mapping:
        return mapping_from_json(archive.mapping, regions=region_slugs())
    return propose_mapping(survey, sections=list(Section.objects.values_list("name", flat=True)))


def decide(
    archive: ArchiveImport,
    *,
    mapping: Mapping | None,
    since: date | None,
    pictures: dict[str, Any] | None = None,
) -> None:
    """As the command line wants it; a mapping or a source of pictures that it does not name stays that of before.

    The run keeps it, once it is alone.
    """
    if mapping is not None:
        archive.mapping = mapping.as_json()
    archive.options = {**archive.options, **(pictures or {}), SINCE: since and since.isoformat()}


def region_slugs() -> frozenset[str]:
    """The regions that a mapping may name."""
    return frozenset(Region.objects.values_list("slug", flat=True))
