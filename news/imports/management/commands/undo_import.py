from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from news.accounts.models import User
from news.imports.models import ArchiveImport
from news.imports.one_at_a_time import AlreadyRunning, is_anybody_importing
from news.imports.wordpress.writing.undoing import Undone, undo


class Command(BaseCommand):
    help = "Takes an import back: what nobody touched since goes, the rest stays and is listed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "number", nargs="?", type=int, metavar="NUMBER", help="Without it: which there are."
        )
        parser.add_argument(
            "--as", dest="username", metavar="USERNAME", help="Who takes it back, on the record."
        )

    def handle(self, *, number: int | None, username: str | None, **options: Any) -> None:
        if number is None:
            self._list()
            return
        archive = ArchiveImport.objects.exclude(state=ArchiveImport.State.UNDONE).filter(pk=number).first()
        if archive is None:
            raise CommandError(_("There is no import with this number."))
        by = User.objects.filter(username=username).first() if username else None
        if username and by is None:
            raise CommandError(_("There is no user “%(username)s”.") % {"username": username})
        undone = self._undo(archive, by=by)
        for item in undone.kept:
            self.stdout.write(_("stays, it was changed here: %(title)s") % {"title": item.title})
        self.stdout.write(
            ngettext("%(count)d story was deleted.", "%(count)d stories were deleted.", undone.deleted_count)
            % {"count": undone.deleted_count}
        )

    def _undo(self, archive: ArchiveImport, *, by: User | None) -> Undone:
        try:
            if is_anybody_importing():
                raise AlreadyRunning
            # What somebody wanted of an earlier run is over.
            ArchiveImport.objects.filter(pk=archive.pk).update(stop_wanted=False)
            undone = undo(archive, by=by, tell=self._progress)
        except AlreadyRunning as error:
            raise CommandError(_("Another import is running. Wait for its end, or stop it.")) from error
        except KeyboardInterrupt:
            undone = Undone(is_stopped=True)
        if undone.is_stopped:
            raise CommandError(_("Stopped. The same command goes on from here."))
        return undone

    def _list(self) -> None:
        for archive in ArchiveImport.objects.newest_first():
            state = archive.get_state_display()
            self.stdout.write(f"{archive.pk}  {archive.file_name}  {archive.old_address}  {state}")

    def _progress(self, undone: Undone) -> None:
        self.stderr.write(
            _("%(deleted)d deleted, %(kept)d stay")
            % {"deleted": undone.deleted_count, "kept": len(undone.kept)}
        )
