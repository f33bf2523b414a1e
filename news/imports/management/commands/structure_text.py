from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from news.imports.files import Copy, read_all
from news.structurer import structure_text
from news.structurer.__main__ import articles_per_second


class Command(BaseCommand):
    help = "Show what the structurer understands of raw news texts, as JSON. Touches no database."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument(
            "--out", type=Path, metavar="DIR", help="Write one NAME.json per file into this folder."
        )
        parser.add_argument(
            "--time",
            action="store_true",
            help="Show no JSON but how many of these texts one processor core structures in a second.",
        )

    def handle(self, *, files: list[Path], out: Path | None, **options: Any) -> None:
        """A file that cannot be read is named on stderr; the others are still done, and the exit status tells."""
        copies, refusals = read_all(files)
        for refusal in refusals:
            self.stderr.write(str(refusal))
        written: set[str] = set()
        if options["time"]:
            self._show_speed([copy.text for copy in copies])
            copies = []
        failed = len(refusals) + sum(not self._show(copy, out, written) for copy in copies)
        if failed:
            raise CommandError(
                ngettext("%(count)d file was not structured.", "%(count)d files were not structured.", failed)
                % {"count": failed}
            )

    def _show_speed(self, texts: Sequence[str]) -> None:
        if not texts:
            return
        self.stdout.write(
            _("%(count)d articles of %(length)d characters on average: %(speed)d articles a second a core")
            % {
                "count": len(texts),
                "length": sum(map(len, texts)) // len(texts),
                "speed": articles_per_second(texts),
            }
        )

    def _show(self, copy: Copy, out: Path | None, written: set[str]) -> bool:
        text = structure_text(copy.text).as_json_text()
        if out is None:
            self.stdout.write(text)
            return True
        name = f"{copy.path.stem}.json"
        if name in written:
            self.stderr.write(
                _("%(path)s: another file was already written to %(name)s.")
                % {"path": copy.path, "name": name}
            )
            return False
        try:
            out.mkdir(parents=True, exist_ok=True)
            (out / name).write_text(text + "\n", encoding="utf-8")
        except OSError as error:
            raise CommandError(
                _("%(path)s cannot be written: %(error)s") % {"path": out / name, "error": error}
            ) from error
        written.add(name)
        return True
