from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from news.editorial.groups import Lacking, grant_new_rights, lacking
from newsroom.site_setup import setup_site


class Command(BaseCommand):
    """Rights that are newer than the groups are named, and given when asked for (``news.editorial.groups``).

    Never by themselves: whoever keeps the groups may have taken one away.
    """

    help = "Makes the front page, the archive, the standing pages, the groups and the workflow; safe to run again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--grant-new-rights",
            action="store_true",
            help="Give the groups the rights that came with newer versions, but none that somebody took from them.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        home = setup_site()
        if options["verbosity"]:
            line = f"Ready: front page “{home.title}”, archive, standing pages, desk."
            self.stdout.write(self.style.SUCCESS(line))
        if options["grant_new_rights"]:
            self._tell(grant_new_rights(), new="given")
        elif found := [one for one in lacking() if one.new]:
            self._tell(found, new="not given yet")
            self.stdout.write("manage.py setup_newsroom --grant-new-rights gives them.")

    def _tell(self, found: list[Lacking], *, new: str) -> None:
        for one in found:
            for what, rights in ((new, one.new), ("taken away here, and left so", one.taken)):
                if rights:
                    names = ", ".join(right.codename for right in rights)
                    self.stdout.write(f"{one.group.name}, {what}: {names}")
