"""The file of an export, and the pictures that leave with the stories."""

import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TextIO

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.utils._os import safe_join

from news.imports.replacing import replacing

MEDIA_FOLDER = "media"
_OWNERS_FOLDER, _OWNERS_FILE = 0o700, 0o600


@contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """Text that is at ``path`` when all of it is written; what breaks off leaves the former file alone.

    For the account that runs it alone: drafts and addresses may be in it. A folder that was there stays as it is.
    """
    _make_folder(path.parent)
    opened = partial(os.open, mode=_OWNERS_FILE)
    # A letter that UTF-8 cannot write is one that JSON writes as an escape; XML has none left by then.
    written = partial(
        open, mode="w", encoding="utf-8", errors="backslashreplace", newline="\n", opener=opened
    )
    with replacing(path) as part, written(part) as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


def _make_folder(folder: Path) -> None:
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=_OWNERS_FOLDER, exist_ok=True)


def write_json_lines(lines: Iterable[dict[str, Any]], path: Path) -> None:
    """One JSON object a line, UTF-8, in the order given."""
    with whole_file(path) as file:
        for line in lines:
            file.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")))
            file.write("\n")


@dataclass(slots=True)
class MediaCopy:
    """Copies of the originals below a folder; what is there already in full is not copied again."""

    folder: Path
    copied: int = 0
    present: int = 0
    missing: int = 0

    def following(self, lines: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        """The same lines; each photo and file is copied as its line goes by."""
        for line in lines:
            if line["kind"] in {"photo", "document"} and line.get("url"):
                self._copy(line["file"])
            yield line

    def _copy(self, name: str) -> None:
        try:
            target = Path(safe_join(self.folder, name))
            size = default_storage.size(name)
        except (OSError, SuspiciousFileOperation):
            self.missing += 1
            return
        if target.exists() and target.stat().st_size == size:
            self.present += 1
            return
        _make_folder(self.folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        with replacing(target) as part, default_storage.open(name) as source, part.open("wb") as file:
            shutil.copyfileobj(source, file)
        self.copied += 1
