"""Why work on the archive is not done, or not undone: facts, which ``str`` turns into a sentence for whoever asked."""

from django.utils.translation import gettext as _


class WorkRefused(Exception):
    """Nothing was changed."""


class NotUndoable(WorkRefused):
    """A refiling is undone, or still at work."""

    def __str__(self) -> str:
        return _("This refiling is undone already, or still at work. Let it finish first.")


class NobodyToMerge(WorkRefused):
    """One record is no two."""

    def __str__(self) -> str:
        return _("Choose at least two people, and one of them who stays.")


class MergedAlready(WorkRefused):
    """Somebody was quicker, or chose whoever is no record of their own any longer."""

    def __init__(self, name: str, *, into: str) -> None:
        super().__init__(name, into)
        self.name, self.into = name, into

    def __str__(self) -> str:
        return _("%(name)s is merged into %(into)s already. Choose %(into)s instead.") % {
            "name": self.name,
            "into": self.into,
        }


class PersonGone(WorkRefused):
    """Somebody deleted the record meanwhile."""

    def __str__(self) -> str:
        return _("One of these people was deleted meanwhile. Choose again.")


class UndoneAlready(WorkRefused):
    """Somebody was quicker."""

    def __str__(self) -> str:
        return _("This merge is undone already.")


class MergedOnwards(WorkRefused):
    """Whoever stayed was merged themselves: what belongs to whom is known again when that is undone."""

    def __init__(self, name: str, *, into: str) -> None:
        super().__init__(name, into)
        self.name, self.into = name, into

    def __str__(self) -> str:
        return _("%(name)s was merged into %(into)s later. Undo that first.") % {
            "name": self.name,
            "into": self.into,
        }
