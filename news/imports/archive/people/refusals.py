"""Why people are not merged, or a merge is not undone: facts; ``sentence`` says them."""

from django.utils.translation import gettext as _


class MergeRefused(Exception):
    """Nothing was changed."""

    def sentence(self) -> str:
        """What is in the way, and what to do."""
        raise NotImplementedError


class NobodyToMerge(MergeRefused):
    """One record is no two."""

    def sentence(self) -> str:
        return _("Choose at least two people, and one of them who stays.")


class MergedAlready(MergeRefused):
    """Somebody was quicker, or chose whoever is no record of their own any longer."""

    def __init__(self, name: str, *, into: str) -> None:
        super().__init__(name, into)
        self.name, self.into = name, into

    def sentence(self) -> str:
        return _("%(name)s is merged into %(into)s already. Choose %(into)s instead.") % {
            "name": self.name,
            "into": self.into,
        }


class PersonGone(MergeRefused):
    """Somebody deleted the record meanwhile."""

    def sentence(self) -> str:
        return _("One of these people was deleted meanwhile. Choose again.")


class UndoneAlready(MergeRefused):
    """Somebody was quicker."""

    def sentence(self) -> str:
        return _("This merge is undone already.")


class MergedOnwards(MergeRefused):
    """Whoever stayed was merged themselves: what belongs to whom is known again when that is undone."""

    def __init__(self, name: str, *, into: str) -> None:
        super().__init__(name, into)
        self.name, self.into = name, into

    def sentence(self) -> str:
        return _("%(name)s was merged into %(into)s later. Undo that first.") % {
            "name": self.name,
            "into": self.into,
        }
