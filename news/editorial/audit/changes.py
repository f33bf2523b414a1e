"""Who changed rights, accounts and desks, and what public pages show from elsewhere: people, photos, settings.

A story's own words pass the gate; these do not, so each change is on record with what stood there before. Only what
is done in the admin: commands that set up a site or load a demo leave no entry a row. A password and the making of an
administrator are on record in any case: that is how an account is stolen.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db.models import Field, FileField, ForeignKey, Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from django.utils.html import strip_tags
from wagtail.models import GroupCollectionPermission, GroupPagePermission, Page

from news.editorial.audit.chain import acting_user, record
from news.editorial.models import Desk, DeskSettings
from news.models import (
    ArticlePage,
    Author,
    PaperSettings,
    Person,
    PersonAlias,
    Photo,
    Position,
    Region,
    RegionAlias,
    Section,
    Series,
    SeriesPart,
    SourceDocument,
    Topic,
    TopicPin,
)

MODELS = (
    Author,
    Person,
    PersonAlias,
    Position,
    Topic,
    TopicPin,
    Series,
    SeriesPart,
    Region,
    RegionAlias,
    Section,
    Photo,
    SourceDocument,
    PaperSettings,
    DeskSettings,
)
# Parts of another record: the entry is about the whole.
_WHOLES = {
    PersonAlias: "person",
    Position: "person",
    RegionAlias: "region",
    TopicPin: "topic",
    SeriesPart: "series",
}
# Kept by the machine, or shown to nobody.
_UNSHOWN = frozenset(
    {
        "navigation",
        # A merge has an entry of its own.
        "merged_into",
        "created_at",
        "file_size",
        "file_hash",
        "width",
        "height",
        "uploaded_by_user",
        "collection",
    }
)
_PAGE_FIELDS = ("title", "slug", "seo_title", "search_description", "live")
LONGEST_TEXT = 160
_LEAD_IN = 20


def record_reference(
    sender: type, *, instance: Model, update_fields: frozenset | None = None, raw: bool = False, **kwargs
) -> None:
    """Compare with what is stored, before it is overwritten; a save without a change leaves nothing."""
    if raw or acting_user() is None:
        return
    if instance._state.adding:
        # A new photo or document is shown by nothing yet, and names who uploaded it.
        if not isinstance(instance, (Photo, SourceDocument)):
            _record_change(instance, is_new=True, after=str(instance)[:LONGEST_TEXT])
        return
    before = sender._base_manager.filter(pk=instance.pk).first()
    changes = [*_changes(before, instance, only=update_fields)] if before else []
    if changes:
        _record_change(instance, fields=changes)


def record_page(
    sender: type, *, instance: Model, update_fields: frozenset | None = None, raw: bool = False, **kwargs
) -> None:
    """The same for public pages that are no stories: the front page, the masthead, the guideline."""
    if not isinstance(instance, Page) or isinstance(instance, ArticlePage) or raw or acting_user() is None:
        return
    if instance._state.adding or sender is Page:
        return
    before = sender._base_manager.filter(pk=instance.pk).first()
    if before is None or not (before.live or instance.live):
        return
    changes = [*_changes(before, instance, only=update_fields)]
    if changes:
        _record_change(instance, fields=changes)


def record_removed_reference(sender: type, *, instance: Model, **kwargs) -> None:
    """It is no more; what it said is on record."""
    if acting_user() is not None:
        _record_change(instance, is_deleted=True, before=str(instance)[:LONGEST_TEXT])


def record_people_shown(
    sender: type, *, instance: Model, action: str, model: type[Model], pk_set: set[int] | None, **kwargs
) -> None:
    """Who is on a photo."""
    verb = {"post_add": "added", "post_remove": "removed"}.get(action)
    if verb and pk_set and acting_user() is not None:
        _record_change(instance, **{verb: sorted(map(str, model._base_manager.filter(pk__in=pk_set)))})


def _record_change(instance: Model, **data: Any) -> None:
    whole = getattr(instance, _WHOLES.get(type(instance), ""), None) or instance
    record("reference_changed", by=acting_user(), about=str(whole), model=instance._meta.label_lower, **data)


def _changes(before: Model, after: Model, *, only: frozenset | None) -> Iterator[dict[str, str]]:
    for field in _shown_fields(type(after)):
        if only is not None and not only & {field.name, field.attname}:
            continue
        if getattr(before, field.attname) == getattr(after, field.attname):
            continue
        texts = _shortened(_text(before, field), _text(after, field))
        yield {"field": field.name, "before": texts[0], "after": texts[1]}


def _shown_fields(model: type[Model]) -> Iterator[Field]:
    for field in model._meta.concrete_fields:
        if issubclass(model, Page) and field.model is Page and field.name not in _PAGE_FIELDS:
            continue
        if not field.primary_key and field.name not in _UNSHOWN:
            yield field


def _text(instance: Model, field: Field) -> str:
    value = getattr(instance, field.name)
    if value is None:
        return ""
    if isinstance(field, FileField):
        return str(value.name or "")
    if isinstance(field, ForeignKey):
        return str(value)
    return " ".join(strip_tags(str(value)).split())


def _shortened(before: str, after: str) -> tuple[str, str]:
    """Both from shortly before their first difference, so that a change far down a long text is seen."""
    pairs = zip(before, after, strict=False)
    same = next((place for place, (old, new) in enumerate(pairs) if old != new), min(len(before), len(after)))
    start = max(0, same - _LEAD_IN) if max(len(before), len(after)) > LONGEST_TEXT else 0
    lead = "…" if start else ""
    return tuple(_cut(lead + text[start:]) for text in (before, after))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"


# What of an account decides who may do what. Of the password only that it changed.
_ACCOUNT_FIELDS = ("username", "email", "is_active", "is_superuser", "password")
_ALWAYS = frozenset({"is_superuser", "password"})

# A screen that compares a whole group before and after says the outcome once (``recorded_group``).
_is_compared: ContextVar[bool] = ContextVar("is_compared", default=False)


def record_rights(about: Model, **data: Any) -> None:
    """One entry about an account, a group or a desk, if somebody is at work and something changed."""
    if acting_user() is None or (_is_compared.get() and isinstance(about, Group)):
        return
    _record_right(about, **data)


def _record_right(about: Model, **data: Any) -> None:
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
        _record_right(instance, **changes)
    elif changes and _is_grave(changes):
        _record_right(instance, **changes, nobody_logged_in=True)


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
    for model in MODELS:
        pre_save.connect(record_reference, sender=model, dispatch_uid="news_editorial.audit_references")
        post_delete.connect(
            record_removed_reference, sender=model, dispatch_uid="news_editorial.audit_references"
        )
    pre_save.connect(record_page, dispatch_uid="news_editorial.audit_pages")
    m2m_changed.connect(
        record_people_shown, sender=Photo.people.through, dispatch_uid="news_editorial.audit_references"
    )
