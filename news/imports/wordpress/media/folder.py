"""A copy of ``wp-content/uploads``: which file stands behind an address. Nothing outside the folder is ever read."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

LARGEST_BYTES = 40_000_000
_UPLOADS = "/wp-content/uploads/"


class FileNotUsable(Exception):
    """There is no file for an address, or none that is read; the first argument is one of ``reasons.REASONS``."""


class Folder:
    """``root`` is the uploads folder itself, or one that holds ``wp-content/uploads``."""

    def __init__(self, root: Path) -> None:
        inner = root / "wp-content" / "uploads"
        self._root = (inner if inner.is_dir() else root).resolve()

    def find(self, url: str) -> Path:
        """The file of an address of the old site. Raises ``FileNotUsable``."""
        path = self._path_of(url)
        try:
            if not path.is_file():
                raise FileNotUsable("missing")
            if path.stat().st_size > LARGEST_BYTES:
                raise FileNotUsable("too_large")
        except OSError as error:
            raise FileNotUsable("unreadable") from error
        return path

    def forget(self, url: str) -> None:
        """A copy that somebody laid here stays as it is."""

    def tidy(self) -> None:
        """Likewise."""

    def _path_of(self, url: str) -> Path:
        try:
            _before, found, rest = unquote(urlsplit(url).path).partition(_UPLOADS)
        except ValueError as error:
            raise FileNotUsable("no_address") from error
        if not found or "\x00" in rest:
            raise FileNotUsable("not_in_uploads")
        try:
            # Links are followed first: what counts is where the file really lies.
            path = (self._root / rest.lstrip("/")).resolve()
        except (OSError, RuntimeError) as error:
            raise FileNotUsable("unreadable") from error
        if not path.is_relative_to(self._root):
            raise FileNotUsable("outside")
        return path
