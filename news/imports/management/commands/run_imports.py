from typing import Any

from django.core.management.base import BaseCommand

from news.imports.wordpress.screens.working import work


class Command(BaseCommand):
    """The admin starts it by itself; a timer starts it again after a crash or a restart. Two at once are one."""

    help = "Looks at archives that somebody uploaded in the admin, brings them in, and takes them back."

    def handle(self, *args: Any, **options: Any) -> None:
        work(self.stdout.write)
