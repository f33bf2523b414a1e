from argparse import ArgumentTypeError
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from news.imports.export.batch import Scope, wanted
from news.imports.export.files import MEDIA_FOLDER, MediaCopy, write_json_lines
from news.imports.export.lines import check_json_lines, lines
from news.imports.export.wxr.writing import write_wxr
from news.presentation import as_printed

_WRITERS = {"jsonl": write_json_lines, "wxr": write_wxr}
_ENDINGS = {"jsonl": "jsonl", "wxr": "wxr.xml"}
_SUFFIXES = {"jsonl": {".jsonl", ".json", ".ndjson"}, "wxr": {".xml", ".wxr"}}


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(_("a day is written like 2026-11-27")) from error


class Command(BaseCommand):
    help = "Writes the paper's stories into a file that other systems can read: JSON lines, or WXR for WordPress."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--out", type=Path, metavar="DIR|FILE", help="Default: DATA_DIR/exports.")
        parser.add_argument("--format", choices=_WRITERS, default="jsonl")
        parser.add_argument(
            "--since", type=_day, metavar="DAY", help="Only what readers got something new of from then on."
        )
        scopes = parser.add_mutually_exclusive_group()
        scopes.add_argument(
            "--public-only", action="store_true", help="What readers have; this is the default."
        )
        scopes.add_argument("--all", action="store_true", help="Drafts and the desk's own notes as well.")
        parser.add_argument("--media", action="store_true", help="Copy the original photos beside the file.")
        parser.add_argument(
            "--comment-addresses", action="store_true", help="With the e-mail addresses of who commented."
        )
        parser.add_argument("--check", type=Path, metavar="FILE", help="Read an export of JSON lines back.")

    def handle(self, *, check: Path | None, **options: Any) -> None:
        if check is not None:
            self._check(check)
            return
        scope = Scope(
            is_all=options["all"], since=options["since"], with_addresses=options["comment_addresses"]
        )
        path = _file_in(options["out"], form=options["format"], scope=scope)
        media = MediaCopy(path.parent / MEDIA_FOLDER)
        counts = self._write(path, scope, media if options["media"] else None, form=options["format"])
        self._tell(path, counts, media if options["media"] else None)

    @as_printed()
    def _write(self, path: Path, scope: Scope, media: MediaCopy | None, *, form: str) -> dict[str, int]:
        total, told = wanted(scope).count(), {}

        def on_stories(count: int) -> None:
            self.stderr.write(_("%(count)d of %(total)d stories") % {"count": count, "total": total})

        def told_lines():
            found = lines(scope, on_stories=on_stories)
            for line in media.following(found) if media else found:
                if line["kind"] == "end":
                    told.update(line["counts"])
                yield line

        try:
            _WRITERS[form](told_lines(), path)
        except OSError as error:
            told = _("%(path)s cannot be written: %(error)s. Nothing is left half done.")
            raise CommandError(told % {"path": path, "error": error.strerror or error}) from error
        return told

    def _tell(self, path: Path, counts: dict[str, int], media: MediaCopy | None) -> None:
        for kind, count in counts.items():
            if kind != "export":
                self.stdout.write(f"{kind}: {count}")
        if media is not None:
            told = _("Originals: %(copied)d copied, %(present)d there already, %(missing)d missing.")
            counts = {"copied": media.copied, "present": media.present, "missing": media.missing}
            self.stdout.write(told % counts)
        self.stdout.write(self.style.SUCCESS(str(path)))

    def _check(self, path: Path) -> None:
        try:
            checked = check_json_lines(path)
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}") from error
        for kind, count in sorted(checked.counts.items()):
            self.stdout.write(f"{kind}: {count}")
        if checked.problems:
            raise CommandError("\n".join(checked.problems))
        self.stdout.write(self.style.SUCCESS(_("The file is whole.")))


def _file_in(out: Path | None, *, form: str, scope: Scope) -> Path:
    """A name of a folder takes a file of the day; one that ends as this format's files do is the file's own."""
    folder = settings.DATA_DIR / "exports" if out is None else out
    if out is not None and out.suffix in _SUFFIXES[form] and not out.is_dir():
        return out
    day = timezone.localdate().isoformat()
    return folder / f"{day}-{scope.name}.{_ENDINGS[form]}"
