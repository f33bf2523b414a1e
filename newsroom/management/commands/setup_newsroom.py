from django.core.management.base import BaseCommand

from newsroom.site_setup import setup_site


class Command(BaseCommand):
    help = "Makes the front page, the archive, the standing pages, the groups and the workflow; safe to run again."

    def handle(self, *args, **options) -> None:
        home = setup_site()
        if options["verbosity"]:
            line = f"Ready: front page “{home.title}”, archive, standing pages, desk."
            self.stdout.write(self.style.SUCCESS(line))
