from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from news.readership.tokens import purge


class Command(BaseCommand):
    """Run it once a day, after midnight. It may run at any time, and twice."""

    help = "Destroys the salts and tokens of past days, and removes counts of hours older than 90 days."

    def handle(self, *args, **options) -> None:
        days, hours = purge()
        self.stdout.write(
            _("days forgotten: %(days)d, counts of hours removed: %(hours)d") % {"days": days, "hours": hours}
        )
