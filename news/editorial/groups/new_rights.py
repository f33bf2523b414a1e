"""Rights that came with a newer version, for the groups of a paper that was set up before.

``setup_desk`` sets rights once; afterwards the groups are the administrator's. A right that one of them lacks is new,
or somebody took it away: of the second kind the log of decisions knows, as it knows everything that is changed in the
admin, and these are never given back. What was taken away in a shell leaves no trace, and so nothing is given unless
whoever runs the site asks for it (``setup_newsroom --grant-new-rights``); without that they are only named.

Given are rights over kinds of things and over the desk. Those over pages and collections are not: a paper that gave its
editors another part of the tree would have them everywhere again. Nothing is ever taken away.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.db import transaction

from news.editorial.audit.chain import record
from news.editorial.groups.rights import CHIEFS, EDITORS, REPORTERS
from news.editorial.groups.setup import model_rights
from news.editorial.models import AuditEntry

ACTION = "permission"


@dataclass(frozen=True, slots=True)
class Lacking:
    """What a group does not have of what a new paper's would: new rights, and those that somebody took from it."""

    group: Group
    new: tuple[Permission, ...]
    taken: tuple[Permission, ...]


def lacking() -> list[Lacking]:
    """Of the groups that still bear their names; nothing for one that has all."""
    groups = Group.objects.filter(name__in=(REPORTERS, EDITORS, CHIEFS)).order_by("pk")
    return [found for group in groups if (found := _lacking(group)).new or found.taken]


@transaction.atomic
def grant_new_rights() -> list[Lacking]:
    """Give each group what is new, on record; what was found, for whoever asked."""
    found = lacking()
    for one in found:
        if one.new:
            one.group.permissions.add(*one.new)
            names = sorted(map(_name, one.new))
            record(ACTION, about=one.group.name, model=Group._meta.label_lower, added=names)
    return found


def _lacking(group: Group) -> Lacking:
    has = set(group.permissions.values_list("pk", flat=True))
    absent = [right for right in model_rights(group.name) if right.pk not in has]
    taken_names = set(_taken_from(group)) if absent else set()
    taken = tuple(right for right in absent if _is_among(right, taken_names))
    return Lacking(group, tuple(right for right in absent if right not in taken), taken)


def _taken_from(group: Group) -> Iterator[str]:
    """Everything that the log says was taken from a group, whenever that was."""
    entries = AuditEntry.objects.filter(action=ACTION, about=group.name, data__model=Group._meta.label_lower)
    for removed in entries.values_list("data__removed", flat=True):
        yield from removed or ()


def _is_among(right: Permission, names: set[str]) -> bool:
    """The screen of groups writes "app.codename"; other doors write the right as Django does, its own name last."""
    return _name(right) in names or any(name.endswith(f"| {right.name}") for name in names)


def _name(right: Permission) -> str:
    return f"{right.content_type.app_label}.{right.codename}"
