"""Where exports and their reports lie: ``DATA_DIR/imports``, served to nobody.

A file's name is a name there, never a way elsewhere.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings
from django.core.files import locks
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise
from django.utils.text import get_valid_filename
from django.utils.translation import gettext_lazy as _

from news.imports.models import ArchiveImport

ENDINGS = (".xml", ".xml.gz", ".wxr")
LONGEST_NAME_BYTES = 120
_REPORTS, _UPLOADS = "reports", "uploads"
FILES: dict[str, tuple[str, Promise]] = {
    "halaman": ("report.html", _("Report to read and print (HTML)")),
    "tabel": ("items.csv", _("Every item's fate (CSV)")),
    "data": ("report.json", _("The same for programs (JSON)")),
    "periksa": ("survey.json", _("What the dry run found (JSON)")),
}


@dataclass(frozen=True, slots=True)
class Offered:
    """A file that lies on the server."""

    name: str
    size_bytes: int


def folder() -> Path:
    """Made on first use; only the server's user may look into it."""
    path = settings.DATA_DIR / "imports"
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


@contextmanager
def one_after_the_other() -> Iterator[None]:
    """Whoever looks whether an export is known, and enters it, is alone with that on this machine."""
    with (folder() / ".entering").open("w") as file:
        locks.lock(file, locks.LOCK_EX)
        yield


def offered() -> list[Offered]:
    """Exports in the folder, by name; nothing that leads out of it."""
    paths = sorted(path for path in folder().iterdir() if _is_export(path))
    return [Offered(path.name, path.stat().st_size) for path in paths]


def file_named(name: str) -> Path | None:
    """The export of that name; None where there is none."""
    path = folder() / Path(name).name
    return path if _is_export(path) else None


def take(upload: UploadedFile) -> Path:
    """Put an upload into the folder, piece by piece; a name that is taken gets a number."""
    with NamedTemporaryFile(dir=folder(), prefix=".", suffix=".part", delete_on_close=False) as part:
        for piece in upload.chunks():
            part.write(piece)
        part.flush()
        return _put(Path(part.name), _name_of(upload))


def uploads() -> Path | None:
    """A copy of the old site's pictures beside the exports; None where nobody laid one there."""
    path = folder() / _UPLOADS
    return path if path.is_dir() else None


def report_folder(pk: int) -> Path:
    """Where the reports of an import lie."""
    path = folder() / _REPORTS / str(pk)
    path.mkdir(parents=True, exist_ok=True)
    return path


def _is_export(path: Path) -> bool:
    is_named_so = path.name.lower().endswith(ENDINGS) and not path.name.startswith(".")
    return is_named_so and path.is_file() and not path.is_symlink()


def _name_of(upload: UploadedFile) -> str:
    """Never hidden, and short enough for every file system in whatever letters."""
    name = get_valid_filename(Path(upload.name).name)
    ending = next((ending for ending in ENDINGS if name.lower().endswith(ending)), "")
    stem = name[: len(name) - len(ending)].strip(".").encode()[:LONGEST_NAME_BYTES]
    return f"{stem.decode(errors='ignore') or 'export'}{ending}"


def _put(part: Path, name: str) -> Path:
    """Under the first free name: who opens it exclusively has it, also where two come at once or links do not exist."""
    stem, dot, ending = name.partition(".")
    for number in count(1):
        target = folder() / f"{stem}{'' if number == 1 else f'-{number}'}{dot}{ending}"
        try:
            target.open("xb").close()
        except FileExistsError:
            continue
        return part.replace(target)
    raise AssertionError


def reports_present(archive: ArchiveImport) -> list[tuple[str, Promise]]:
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
