from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from news.comments.purging import purge


class Command(BaseCommand):
    """Run it once a day, after midnight. It may run at any time, and twice. What it prints names nobody."""

    help = "Removes what comments keep for a time: links, sessions, marks of networks, ended blocks, idle accounts."

    def handle(self, *args, **options) -> None:
        done = purge()
        text = _(
            "links: %(links)d, sessions: %(sessions)d, marks of networks: %(marks)d, blocks: %(blocks)d, "
            "words of reports: %(reports)d, idle accounts: %(accounts)d"
        )
        names = ("links", "sessions", "marks", "blocks", "reports", "accounts")
        self.stdout.write(text % {name: getattr(done, name) for name in names})
        if done.unreadable:
            raise CommandError(_("Addresses that no key opens: %(count)d") % {"count": done.unreadable})
