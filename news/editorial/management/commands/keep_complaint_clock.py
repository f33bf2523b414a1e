from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from news.editorial.complaints.clock import keep_clock


class Command(BaseCommand):
    """Run it every ten minutes. Two runs at once do each thing once; what it prints names nobody."""

    help = (
        "Sends links that are due, tells the editor-in-chief at half time and at the limit, removes what has to go; "
        "ends with status 1 if a case could not be kept."
    )

    def handle(self, *args, **options) -> None:
        done = keep_clock()
        text = _(
            "links sent: %(links)d, told of time: %(told)d, unverified forgotten: %(forgotten)d, "
            "identities removed: %(removed)d, sealed anew: %(sealed)d, files removed: %(files)d"
        )
        self.stdout.write(
            text
            % {
                "links": done.links_sent,
                "told": done.told,
                "forgotten": done.forgotten,
                "removed": done.identities_removed,
                "sealed": done.sealed_anew,
                "files": done.files_removed,
            }
        )
        if done.failed:
            message = ngettext(
                "%(count)d case could not be kept; the log says which.",
                "%(count)d cases could not be kept; the log says which.",
                done.failed,
            )
            raise CommandError(message % {"count": done.failed})
