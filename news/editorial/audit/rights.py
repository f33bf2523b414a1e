"""Who may do what, and who changed it: groups, accounts and desks in the log of decisions.

Only what somebody does in the admin: commands that set up a site or load a demo leave no entry a row. A password and
the making of an administrator are on record whoever does it: that is how an account is stolen.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from wagtail.models import GroupCollectionPermission, GroupPagePermission

from news.editorial.audit.chain import acting_user, record
from news.editorial.models import Desk

# What of an account decides who may do what. Of the password only that it changed.
_ACCOUNT_FIELDS = ("username", "email", "is_active", "is_superuser", "password")
_ALWAYS = frozenset({"is_superuser", "password"})

# A screen that compares a whole group before and after says the outcome once (``recorded_group``).
_is_compared: ContextVar[bool] = ContextVar("is_compared", default=False)


def record_rights(about: Model, **data: Any) -> None:
    """One entry about an account, a group or a desk, if somebody is at work and something changed."""
    if acting_user() is None or (_is_compared.get() and isinstance(about, Group)):
        return
    _record(about, **data)


def _record(about: Model, **data: Any) -> None:
    record("permission", by=acting_user(), about=str(about), model=about._meta.label_lower, **data)


def record_members(
    sender: type,
    *,
    instance: Model,
    action: str,
    model: type[Model],
    pk_set: set[int] | None = None,
    **kwargs,
) -> None:
    """Somebody joined or left a group or desk, or one of these got or lost a right, a section, a region."""
    verb = {"post_add": "added", "post_remove": "removed", "pre_clear": "removed"}.get(action)
    if verb is None or acting_user() is None:
        return
    if action == "pre_clear":
        pk_set = _related_ids(sender, instance=instance, model=model)
    names = sorted(map(str, model._base_manager.filter(pk__in=pk_set or ())))
    if names:
        record_rights(instance, field=model._meta.model_name, **{verb: names})


def record_account(
    sender: type, *, instance: Model, update_fields: frozenset | None = None, raw: bool = False, **kwargs
) -> None:
    """An account was made, opened, closed, made an administrator's, or given another name or password."""
    if raw or _is_rehashed(instance, update_fields):
        return
    if update_fields and update_fields.isdisjoint(_ACCOUNT_FIELDS):
        return
    changes = _changes_of(instance)
    if changes and acting_user() is not None:
        _record(instance, **changes)
    elif changes and _is_grave(changes):
        _record(instance, **changes, nobody_logged_in=True)


def _changes_of(account: Any) -> dict[str, Any]:
    """What an entry says of an account that is about to be saved; nothing for a save without a change."""
    before = None if account._state.adding else type(account)._base_manager.filter(pk=account.pk).first()
    if before is None:
        return {"is_new": True, "is_superuser": account.is_superuser}
    changed = [name for name in _ACCOUNT_FIELDS if getattr(before, name) != getattr(account, name)]
    values = {name: getattr(account, name) for name in changed if name != "password"}
    return {"fields": changed, **values} if changed else {}


def _is_grave(changes: dict[str, Any]) -> bool:
    """By which an account is taken, or given everything."""
    return changes.get("is_superuser", False) or not _ALWAYS.isdisjoint(changes.get("fields", ()))


def _is_rehashed(account: Any, update_fields: frozenset | None) -> bool:
    """At a log-in Django writes the same password with a newer hash, and forgets it before it saves."""
    return update_fields == {"password"} and account._password is None


def record_group_right(sender: type, *, instance: Any, signal: Any, raw: bool = False, **kwargs) -> None:
    """A group's right over a part of the page tree or over a collection."""
    if raw or acting_user() is None:
        return
    verb = "removed" if signal is post_delete else "added"
    record_rights(instance.group, field=instance._meta.model_name, **{verb: [_name_of_right(instance)]})


def record_removal(sender: type, *, instance: Model, **kwargs) -> None:
    """An account, group or desk is no more."""
    record_rights(instance, is_deleted=True)


@contextmanager
def recorded_group(group: Group) -> Iterator[None]:
    """Write one entry with everything that the group got and lost inside; Wagtail's form sends no signal for a part."""
    before = rights_of(group) if group.pk else set()
    token = _is_compared.set(True)
    try:
        yield
    finally:
        _is_compared.reset(token)
    after = rights_of(group) if group.pk else set()
    if before != after:
        record_rights(group, added=sorted(after - before), removed=sorted(before - after))


def rights_of(group: Group) -> set[str]:
    """Everything that a group may do, and its name, each as a short text; four queries."""
    group = Group.objects.get(pk=group.pk)
    permissions = group.permissions.select_related("content_type")
    found = {f"{right.content_type.app_label}.{right.codename}" for right in permissions}
    for rights in (
        group.page_permissions.select_related("page", "permission"),
        group.collection_permissions.select_related("collection", "permission"),
    ):
        found |= {_name_of_right(right) for right in rights}
    return found | {f"“{group.name}”"}


def _name_of_right(right: Any) -> str:
    place = right.page if isinstance(right, GroupPagePermission) else right.collection
    return f"{place}: {right.permission.codename}"


def _related_ids(through: type[Model], *, instance: Model, model: type[Model]) -> set[int]:
    columns = {field.related_model: field for field in through._meta.fields if field.is_relation}
    rows = through._base_manager.filter(**{columns[type(instance)].name: instance.pk})
    return set(rows.values_list(columns[model].attname, flat=True))


def connect() -> None:
    """Called once, by ``receivers.connect``."""
    uid = "news_editorial.audit_rights"
    user_model = get_user_model()
    for relation in (
        user_model.groups,
        user_model.user_permissions,
        Group.permissions,
        Desk.members,
        Desk.sections,
        Desk.regions,
    ):
        m2m_changed.connect(record_members, sender=relation.through, dispatch_uid=uid)
    pre_save.connect(record_account, sender=user_model, dispatch_uid=uid)
    for model in (GroupPagePermission, GroupCollectionPermission):
        for signal in (post_save, post_delete):
            signal.connect(record_group_right, sender=model, dispatch_uid=f"{uid}.{id(signal)}")
    for model in (user_model, Group, Desk):
        post_delete.connect(record_removal, sender=model, dispatch_uid=uid)
