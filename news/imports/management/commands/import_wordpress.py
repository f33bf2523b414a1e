import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from news.accounts.models import User
from news.imports.models import ArchiveImport
from news.imports.one_at_a_time import AlreadyRunning
from news.imports.wordpress.mapping import Mapping, MappingRefused, mapping_as_toml, read_mapping
from news.imports.wordpress.media.connection import AddressRefused, all_addresses, public_addresses
from news.imports.wordpress.media.files import NOT_A_SITE, Folder
from news.imports.wordpress.media.library import Source, counted
from news.imports.wordpress.media.old_server import OldServer
from news.imports.wordpress.media.site_address import NoSiteAddress, site_address
from news.imports.wordpress.media.source import from_folder, from_site
from news.imports.wordpress.reading import NotAnExport
from news.imports.wordpress.report import Survey, survey, write_json, write_report
from news.imports.wordpress.report.account import in_order, outcome_word
from news.imports.wordpress.wording import kind_word
from news.imports.wordpress.writing.beginning import archive_of, decide, mapping_for, region_slugs
from news.imports.wordpress.writing.progress import item_lines, progress_line
from news.imports.wordpress.writing.run import Run, Wishes
from news.models import NewsIndexPage

MOST_PROCESSES = 4


class Command(BaseCommand):
    help = "Brings a WordPress export in. Run again, it goes on where it was and doubles nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "file", type=Path, metavar="FILE.xml", help="As Tools → Export in WordPress made it."
        )
        parser.add_argument("--dry-run", action="store_true", help="Look at the file only; change nothing.")
        parser.add_argument(
            "--since", metavar="DATE", help="Only what was published on or after this day: 2020-01-31."
        )
        parser.add_argument(
            "--media",
            metavar="DIR|URL",
            help="Where its pictures are: a copy of wp-content/uploads, or the old site itself (https://…). "
            "Run again, stories that came without pictures get theirs.",
        )
        parser.add_argument(
            "--own-network",
            action="store_true",
            help="With --media URL: the old site stands in this server's own network (localhost, 10.…).",
        )
        parser.add_argument(
            "--mapping",
            type=Path,
            metavar="FILE.toml",
            help="What becomes of categories, tags and authors; a dry run proposes one under this name.",
        )
        parser.add_argument("--report", type=Path, metavar="FILE.json", help="What the file holds, as JSON.")
        parser.add_argument(
            "--report-dir", type=Path, metavar="DIR", help="The whole report: page, table, JSON."
        )
        parser.add_argument(
            "--as", dest="username", metavar="USERNAME", help="Whose import it is on the record."
        )
        parser.add_argument(
            "--processes",
            type=int,
            default=max(1, min(MOST_PROCESSES, (os.cpu_count() or 2) - 1)),
            metavar="N",
            help="How many processes read the texts beside the one that writes.",
        )

    def handle(
        self, *, file: Path, dry_run: bool, since: str | None, username: str | None, **options: Any
    ) -> None:
        day, by = self._day(since), self._user(username)
        found = self._survey(file)
        if options["report"]:
            self._written(options["report"], lambda: write_json(options["report"], found))
        if dry_run:
            self._propose(found, options["mapping"])
            self._write_report(options["report_dir"], found, None)
            return
        media, pictures = None, None
        if options["media"]:
            text, is_own_network = str(options["media"]), options["own_network"]
            media = self._source(text, found, is_own_network=is_own_network)
            is_folder = isinstance(media, Folder)
            pictures = (
                from_folder(Path(text)) if is_folder else from_site(text, is_own_network=is_own_network)
            )
        if not NewsIndexPage.objects.exists():
            raise CommandError(_("The site has no news archive yet: run “manage.py setup_newsroom”."))
        archive = archive_of(file, found, by=by)
        mapping = self._mapping(options["mapping"], archive, found)
        decide(archive, mapping=mapping if options["mapping"] else None, since=day, pictures=pictures)
        wishes = Wishes(mapping, day, options["processes"], by, media)
        run = Run(archive, found, wishes, tell=self._progress)
        self._run(run)
        self._write_report(options["report_dir"], found, run)
        self._conclude(archive)

    # -- what was asked for --------------------------------------------------------------------------------------------

    def _day(self, text: str | None) -> date | None:
        try:
            return date.fromisoformat(text) if text else None
        except ValueError as error:
            raise CommandError(_("--since accepts a day such as 2020-01-31.")) from error

    def _user(self, username: str | None) -> User | None:
        if not username:
            return None
        try:
            return User.objects.get_by_natural_key(username)
        except User.DoesNotExist as error:
            raise CommandError(_("There is no user “%(username)s”.") % {"username": username}) from error

    def _survey(self, file: Path) -> Survey:
        try:
            found = survey(file, on_item=self._counting)
            found.check()
        except NotAnExport as error:
            raise CommandError(f"{file}: {error}") from error
        return found

    def _mapping(self, path: Path | None, archive: ArchiveImport, found: Survey) -> Mapping:
        try:
            return read_mapping(path, regions=region_slugs()) if path else mapping_for(archive, found)
        except MappingRefused as error:
            raise CommandError(str(error)) from error

    def _source(self, text: str, found: Survey, *, is_own_network: bool) -> Source:
        if not text.startswith(("http://", "https://")):
            if not Path(text).is_dir():
                raise CommandError(_("%(path)s is no folder.") % {"path": text})
            return Folder(Path(text))
        try:
            server = OldServer(
                site_address(text),
                found.site.url,
                find_addresses=all_addresses if is_own_network else public_addresses,
            )
            server.check()
        except NoSiteAddress as error:
            raise CommandError(f"{text}: {NOT_A_SITE}") from error
        except AddressRefused as error:
            words = _("%(url)s leads into this server's own network. If that is so, add --own-network.")
            raise CommandError(words % {"url": text}) from error
        return server

    # -- the run -------------------------------------------------------------------------------------------------------

    def _run(self, run: Run) -> None:
        try:
            with _stopped_gently(run):
                run.go()
        except AlreadyRunning as error:
            raise CommandError(_("Another import is running. Wait for its end, or stop it.")) from error
        finally:
            self._end_line()

    def _counting(self, count: int) -> None:
        if count % 1000 == 0:
            self._line(_("Looking at the file: %(count)d things") % {"count": count})

    def _progress(self, archive: ArchiveImport) -> None:
        self._line(progress_line(archive))

    def _line(self, text: str) -> None:
        """Over the one before on a terminal; a line of its own in a log."""
        self.stderr.write(
            f"\r\x1b[K{text}" if sys.stderr.isatty() else text, ending="" if sys.stderr.isatty() else "\n"
        )

    def _end_line(self) -> None:
        if sys.stderr.isatty():
            self.stderr.write("")

    # -- what is told --------------------------------------------------------------------------------------------------

    def _propose(self, found: Survey, path: Path | None) -> None:
        mapping = mapping_for(ArchiveImport(), found)
        text = mapping_as_toml(mapping, survey=found)
        if path is None:
            self.stdout.write(text)
        elif path.exists():
            self.stdout.write(_("%(path)s is there already and stays as it is.") % {"path": path})
        else:
            self._written(path, lambda: path.write_text(text, encoding="utf-8"))
        self.stdout.write(
            ngettext(
                "%(count)d thing in the file; nothing was changed.",
                "%(count)d things in the file; nothing was changed.",
                found.tally.items,
            )
            % {"count": found.tally.items}
        )

    def _write_report(self, directory: Path | None, found: Survey, run: Run | None) -> None:
        if directory is None:
            return
        fates = item_lines(run.archive, met=run.met) if run else ()
        account = run.account if run else None
        self._written(directory, lambda: write_report(directory, found, fates, account=account))

    def _written(self, path: Path, write: Any) -> None:
        try:
            write()
        except OSError as error:
            raise CommandError(_("%(path)s cannot be written.") % {"path": path}) from error
        self.stdout.write(str(path))

    def _conclude(self, archive: ArchiveImport) -> None:
        for kind, fates in archive.counts.items():
            told = ", ".join(f"{outcome_word(fate)} {fates[fate]}" for fate in in_order(fates))
            self.stdout.write(f"{kind_word(kind)}: {told}")
        for words, count in counted(archive).missing:
            self.stdout.write(f"{count}× {words}")
        if archive.state == ArchiveImport.State.STOPPED:
            raise CommandError(_("Stopped. The same command goes on from here."))
        self.stdout.write(self.style.SUCCESS(progress_line(archive)))


@contextmanager
def _stopped_gently(run: Run) -> Iterator[None]:
    """Ctrl-C and a service's stop end the run after its batch; a second Ctrl-C at once."""

    def stop(number: int, frame: Any) -> None:
        run.stop()
        signal.signal(signal.SIGINT, signal.default_int_handler)

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
