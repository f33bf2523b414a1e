"""What comes due for the desk, told by parts of the house that the desk does not know (``docs/reference/hooks.md``)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from wagtail import hooks

HOOK = "news_desk_reminders"


@dataclass(frozen=True, slots=True)
class Reminder:
    """``text`` says what is to be done, ``who`` it is about; ``url`` leads to where it is done."""

    due_on: date
    text: str
    who: str
    url: str


def load_reminders(user: Any, *, today: date) -> list[Reminder]:
    """What is due or nearly so, soonest first; each part that answers the hook asks once."""
    found = [reminder for ask in hooks.get_hooks(HOOK) for reminder in ask(user=user, today=today)]
    return sorted(found, key=lambda reminder: (reminder.due_on, reminder.text))
