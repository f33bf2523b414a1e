"""Why something may not be done with a complaint."""

from django.utils.translation import gettext as _

from news.editorial.refusals import DeskRefusal


class NotYourCase(DeskRefusal):
    """This person may not decide the case; ``sentence`` says why."""


class CaseClosed(DeskRefusal):
    """Somebody answered the case in the meantime."""

    def __init__(self) -> None:
        super().__init__(_("Somebody answered this case already."))


class CaseTaken(DeskRefusal):
    """A colleague has the case now."""

    def __init__(self, name: str) -> None:
        super().__init__(_("%(name)s has taken this case in the meantime.") % {"name": name})


class StoryUnknown(DeskRefusal):
    """The case names no story that readers had."""

    def __init__(self) -> None:
        super().__init__(_("Say first which story the case is about; it has to be one that readers had."))


class NothingToPointTo(DeskRefusal):
    """What was chosen does not stand on the story, and does not wait to."""

    def __init__(self) -> None:
        super().__init__(_("This does not stand on the story any more. Choose another answer."))
