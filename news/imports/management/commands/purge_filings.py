from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from news.imports.filing.purging import purge_filings


class Command(BaseCommand):
    """Run it once a day. It may run at any time, and twice. What was received stays."""

    help = "Removes photos that phones began to send and whose story did not come within a week."

    def handle(self, *args, **options) -> None:
        self.stdout.write(_("unfinished reports removed: %(count)d") % {"count": purge_filings()})
