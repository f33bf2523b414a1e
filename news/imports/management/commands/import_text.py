from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from news.accounts.models import User
from news.imports.drafts import make_draft
from news.imports.files import Copy, read_all
from news.imports.matching import load_known_names
from news.models import ArticlePage, NewsIndexPage
from news.structurer import structure_text


class Command(BaseCommand):
    help = "Make drafts of raw news texts. All files become drafts, or none does."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument(
            "--as", dest="username", required=True, metavar="USERNAME", help="Whose drafts they are."
        )

    def handle(self, *, files: list[Path], username: str, **options: Any) -> None:
        """Every file is read before the first draft is made; one transaction holds them all."""
        copies, refusals = read_all(files)
        for refusal in refusals:
            self.stderr.write(str(refusal))
        if refusals:
            raise CommandError(_("Nothing was imported."))
        by = self._user(username)
        try:
            drafts = self._import(copies, by)
        except PermissionDenied as error:
            raise CommandError(
                _("%(user)s may not write stories. Nothing was imported.") % {"user": by}
            ) from error
        except NewsIndexPage.DoesNotExist as error:
            raise CommandError(
                _("The site has no news archive yet: run “manage.py setup_newsroom”.")
            ) from error
        for copy, draft in zip(copies, drafts, strict=True):
            self._report(copy, draft)

    def _user(self, username: str) -> User:
        try:
            return User.objects.get_by_natural_key(username)
        except User.DoesNotExist as error:
            raise CommandError(_("There is no user “%(username)s”.") % {"username": username}) from error

    @transaction.atomic
    def _import(self, copies: list[Copy], by: User) -> list[ArticlePage]:
        drafts = []
        for copy in copies:
            structured = structure_text(
                copy.text, known_people=load_known_names(), published_on=timezone.localdate()
            )
            drafts.append(make_draft(structured, by=by, raw=copy.text))
        return drafts

    def _report(self, copy: Copy, draft: ArticlePage) -> None:
        guesses = ngettext(
            "%(count)d guess to confirm", "%(count)d guesses to confirm", len(draft.guesses)
        ) % {"count": len(draft.guesses)}
        self.stdout.write(f"{copy.path}: {draft.title} (id {draft.pk}; {guesses})")
