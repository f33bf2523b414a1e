from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from news.channels.outbox import send_outbox


class Command(BaseCommand):
    """Run it every minute, after ``publish_scheduled``; without a hub and a channel it does nothing."""

    help = "Posts new stories in the channel and tells the hub of changed feeds; status 1 if somebody was not told."

    def handle(self, *args, **options) -> None:
        outcome = send_outbox()
        if outcome.sent:
            self.stdout.write(_("sent: %(sent)d") % {"sent": outcome.sent})
        if outcome.failed:
            message = ngettext(
                "%(count)d message could not be sent; the log says why.",
                "%(count)d messages could not be sent; the log says why.",
                outcome.failed,
            )
            raise CommandError(message % {"count": outcome.failed})
