from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from news.imports.filing.photos import purge_filings
from news.imports.pasting.actions import purge_pasted


class Command(BaseCommand):
    """Run it once a day. It may run at any time, and twice. What was received stays."""

    help = "Removes photos from phones whose story did not come, and pasted texts that became no draft."

    def handle(self, *args, **options) -> None:
        self.stdout.write(_("unfinished reports removed: %(count)d") % {"count": purge_filings()})
        self.stdout.write(_("pasted texts removed: %(count)d") % {"count": purge_pasted()})
