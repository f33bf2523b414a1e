from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from news.mail import silence
from news.models import ArticlePage, PaperSettings
from newsroom.demo.builder import ACCOUNTS, DemoBuilder, has_other_content
from newsroom.site_setup import setup_site


class Command(BaseCommand):
    help = "Fills an empty site with the demo paper; run again, it changes nothing. Refuses a site with other content."

    def handle(self, *args, **options) -> None:
        if PaperSettings.load().is_demo:
            self.stdout.write("The demo paper is there already; nothing was changed.")
            return
        if has_other_content():
            raise CommandError(
                "This site has content of its own: the demo would mix with it. Use an empty database."
            )
        with silence(), transaction.atomic():
            setup_site()
            call_command("load_regions", stdout=self.stderr)
            say = lambda step: self.stderr.write(f"Making {step} …")  # noqa: E731 - a line to the operator
            DemoBuilder(now=timezone.now(), password=settings.DEMO_PASSWORD, say=say).build()
        live = ArticlePage.objects.live().count()
        self.stdout.write(self.style.SUCCESS(f"The demo paper is ready: {live} published stories."))
        self.stdout.write(
            f"Accounts: {', '.join(ACCOUNTS)}; password: DEMO_PASSWORD (default newsroom-demo)."
        )
