"""Text files from a disk, read whole or refused with a sentence that says why."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from news.structurer.page.reading import LARGEST_BYTES, TextRefused, decode

REFUSALS: dict[str, Promise] = {
    "missing": _("There is no such file."),
    "unreadable": _("The file cannot be read."),
    "empty": _("The file is empty."),
    "too_large": _("The file is larger than 1 MB; a story is shorter."),
    "binary": _("This is not a text file. Save the story as plain text (.txt)."),
    "undecodable": _("The file's letters cannot be read. Save it as UTF-8."),
}


class FileRefused(Exception):
    """A file is no text we can take in; `reason` is a key of `REFUSALS`."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        """For whoever typed the file's name."""
        return f"{self.path}: {REFUSALS[self.reason]}"


@dataclass(frozen=True, slots=True)
class Copy:
    """A text and the file it came from."""

    path: Path
    text: str


def read_copy(path: Path) -> Copy:
    """The text of a file; raises `FileRefused`. A large file is refused before it is read."""
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise FileRefused(path, "too_large")
        return Copy(path, decode(path.read_bytes()))
    except FileNotFoundError as error:
        raise FileRefused(path, "missing") from error
    except OSError as error:
        raise FileRefused(path, "unreadable") from error
    except TextRefused as error:
        raise FileRefused(path, error.reason) from error


def read_all(paths: Iterable[Path]) -> tuple[list[Copy], list[FileRefused]]:
    """Every file that can be read, and a refusal for every other one."""
    copies, refusals = [], []
    for path in paths:
        try:
            copies.append(read_copy(path))
        except FileRefused as refusal:
            refusals.append(refusal)
    return copies, refusals
