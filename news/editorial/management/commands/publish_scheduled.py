from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from news.editorial.board.drawing import redraw_expired
from news.editorial.scheduling import due_revisions, expired_objects, publish_due
from news.editorial.times import stamp
from news.ended_rights import take_down_ended


class Command(BaseCommand):
    """Takes the place of Wagtail's command; run it every minute. Two runs at once publish each story once."""

    help = "Publishes what is due and takes down what has expired; ends with status 1 if something was held back."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dryrun", action="store_true", help="Say what is due, change nothing.")

    def handle(self, *args, **options) -> None:
        if options["dryrun"]:
            self._list()
            return
        self._expire()
        refused = 0
        for outcome in publish_due():
            refused += outcome.kind != "published"
            self.stdout.write(self._line(outcome))
        redraw_expired()
        for pk in take_down_ended():
            self.stdout.write(_("photo #%(id)s taken down: its rights have ended") % {"id": pk})
        if refused:
            message = ngettext("%(count)d story was held back.", "%(count)d stories were held back.", refused)
            raise CommandError(message % {"count": refused})

    def _line(self, outcome) -> str:
        when = stamp(outcome.due_at)
        if outcome.kind != "published":
            text = _("%(when)s  held back  #%(id)s  %(reason)s")
            return self.style.WARNING(
                text % {"when": when, "id": outcome.object_id, "reason": outcome.reason}
            )
        text = _("%(when)s  published  #%(id)s  %(url)s")
        return self.style.SUCCESS(text % {"when": when, "id": outcome.object_id, "url": outcome.url})

    def _expire(self) -> None:
        for expired in expired_objects():
            with transaction.atomic():
                expired.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
            text = _("%(when)s  expired  #%(id)s") % {"when": stamp(expired.expire_at), "id": expired.pk}
            self.stdout.write(text)

    def _list(self) -> None:
        for expired in expired_objects():
            text = _("%(when)s  would expire  #%(id)s") % {"when": stamp(expired.expire_at), "id": expired.pk}
            self.stdout.write(text)
        for revision in due_revisions().defer("content"):
            text = _("%(when)s  would be published  #%(id)s")
            self.stdout.write(text % {"when": stamp(revision.approved_go_live_at), "id": revision.object_id})
