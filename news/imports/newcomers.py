"""People whom the paper did not know until a text named them: entered by whoever may, and under a name."""

from typing import Any

from news.models import Person

LONGEST_NAME = Person._meta.get_field("name").max_length


def may_enter_people(user: Any) -> bool:
    """Whether this person may add to the paper's records of people."""
    return user.has_perm("news.add_person")


def is_name(words: str) -> bool:
    """Whether somebody can be called this: letters are in it, and it fits."""
    return len(words) <= LONGEST_NAME and any(map(str.isalpha, words))


def enter_person(name: str, *, by: Any) -> Person | None:
    """The new record; None where ``by`` may make none, or where this is no name."""
    return Person.objects.create(name=name) if may_enter_people(by) and is_name(name) else None
