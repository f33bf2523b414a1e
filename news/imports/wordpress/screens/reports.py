"""The reports of an import, as files beside its export."""

from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from news.imports.models import ArchiveImport
from news.imports.wordpress.screens.folder import report_folder

FILES: dict[str, tuple[str, Promise]] = {
    "halaman": ("report.html", _("Report to read and print (HTML)")),
    "tabel": ("items.csv", _("Every item's fate (CSV)")),
    "data": ("report.json", _("The same for programs (JSON)")),
    "periksa": ("survey.json", _("What the dry run found (JSON)")),
}


def present(archive: ArchiveImport) -> list[tuple[str, Promise]]:
    """Those that are written by now, with their labels."""
    return [(kind, label) for kind, (_name, label) in FILES.items() if path_of(archive, kind)]


def path_of(archive: ArchiveImport, kind: str) -> Path | None:
    """The file of one report; None as long as there is none."""
    if kind not in FILES:
        return None
    path = report_folder(archive.pk) / FILES[kind][0]
    return path if path.is_file() else None


def name_of(archive: ArchiveImport, path: Path) -> str:
    """As it is saved: several reports lie in one folder for downloads."""
    return f"impor-{archive.pk}-{path.name}"
