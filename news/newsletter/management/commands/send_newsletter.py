from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from news.newsletter.sending import send_newsletters


class Command(BaseCommand):
    """Run it once a day; again, or twice at once, sends nobody a second letter. What it prints names nobody."""

    help = (
        "Sends each subscriber the stories since their last letter; status 1 if a letter could not be sent."
    )

    def handle(self, *args, **options) -> None:
        outcome = send_newsletters()
        if outcome.is_off:
            self.stdout.write(_("The paper sends no newsletter (settings of the paper)."))
            return
        text = _("letters sent: %(sent)d, without news: %(without)d")
        self.stdout.write(text % {"sent": outcome.sent, "without": outcome.without_news})
        if outcome.failed:
            message = ngettext(
                "%(count)d letter could not be sent; it is due again in the next run.",
                "%(count)d letters could not be sent; they are due again in the next run.",
                outcome.failed,
            )
            raise CommandError(message % {"count": outcome.failed})
