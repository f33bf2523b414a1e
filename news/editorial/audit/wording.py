"""What the log of decisions says, in words: a label for each action, a sentence for each detail."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news.editorial.models import Approval, AuditEntry, Complaint
from news.editorial.times import stamp
from news.models import Correction, Retraction

LABELS = {
    "submit": gettext_lazy("Submitted to the desk"),
    "take_back": gettext_lazy("Taken back from the desk"),
    "approve": gettext_lazy("Read and approved"),
    "return": gettext_lazy("Returned with a note"),
    "withdraw_approval": gettext_lazy("Approval taken back"),
    "went_live": gettext_lazy("Went public"),
    "schedule_refused": gettext_lazy("Was due, but held back"),
    "import": gettext_lazy("Taken over as published before"),
    "repair": gettext_lazy("Small repair, live at once"),
    "keep_both_stories": gettext_lazy("Stories that look alike kept"),
    "import_begun": gettext_lazy("Import of an archive begun"),
    "import_continued": gettext_lazy("Import of an archive continued"),
    "import_stopped": gettext_lazy("Import of an archive stopped"),
    "import_forgotten": gettext_lazy("Import of an archive dropped"),
    "import_undone": gettext_lazy("Import of an archive taken back"),
    "import_undo_begun": gettext_lazy("Taking back an import begun"),
    "refile_many": gettext_lazy("Stories filed anew"),
    "undo_refile_many": gettext_lazy("Stories filed as before"),
    "refile": gettext_lazy("Filed anew, no word changed"),
    "override": gettext_lazy("Published in an emergency"),
    "second_reading": gettext_lazy("Read by a second person afterwards"),
    "check_finding": gettext_lazy("Finding checked"),
    "correct": gettext_lazy("Correction written"),
    "approve_correction": gettext_lazy("Correction approved"),
    "override_correction": gettext_lazy("Correction put up alone, in an emergency"),
    "drop_correction": gettext_lazy("Correction dropped"),
    "propose_retraction": gettext_lazy("Retraction proposed"),
    "confirm_retraction": gettext_lazy("Retracted"),
    "refuse_retraction": gettext_lazy("Retraction not confirmed"),
    "end_retraction": gettext_lazy("Retraction ended, the story is back"),
    "propose_end": gettext_lazy("Proposed to bring the story back"),
    "keep_retraction": gettext_lazy("The story stays retracted"),
    "tell_republishers": gettext_lazy("Outlets that took the story over were told"),
    "complaint_verified": gettext_lazy("Complaint verified"),
    "complaint_taken": gettext_lazy("Complaint taken up"),
    "complaint_story_named": gettext_lazy("Story of the complaint found"),
    "complaint_answered": gettext_lazy("Answer to the complaint written"),
    "complaint_decided": gettext_lazy("Complaint decided"),
    "complaint_reopened": gettext_lazy("Complaint opened again"),
    "complaint_evidence_seen": gettext_lazy("Complainant's file opened"),
    "identity_seen": gettext_lazy("Complainant's identity opened"),
    "identity_removed": gettext_lazy("Complainant's identity removed"),
    "share": gettext_lazy("Draft shared by link"),
    "share_opened": gettext_lazy("Shared draft opened for the first time"),
    "withdraw_share": gettext_lazy("Link to the draft withdrawn"),
    "merge_people": gettext_lazy("People merged"),
    "keep_people_apart": gettext_lazy("People told apart"),
    "undo_merge_people": gettext_lazy("Merge of people undone"),
    "evidence": gettext_lazy("Evidence package made"),
    "permission": gettext_lazy("Rights changed"),
    "login_failed": gettext_lazy("Log-in failed"),
    "reference_changed": gettext_lazy("What stories show was changed"),
}


def label_of(action: str) -> str:
    """The action as people say it; an action that the table does not know, as it is stored."""
    return str(LABELS.get(action, action))


def details_of(entry: AuditEntry) -> list[str]:
    """What else an entry says, one short sentence each."""
    model = _model(entry.data.get("model"))
    return [
        text for name, value in entry.data.items() for text in _sentences(name, value, model=model) if text
    ]


def _sentences(name: str, value: Any, *, model: type[Model] | None) -> Iterator[str]:
    if name in _SILENT:
        return
    if name in {"note", "reason"}:
        yield str(value)
    elif name == "fields" and value and isinstance(value[0], dict):
        yield from (_changed(change, model=model) for change in value)
    elif name == "fields":
        yield _WITH_VALUE[name] % {"value": ", ".join(_field_name(model, field) for field in value or ())}
    elif name in _WHOLE:
        yield str(_WHOLE[name]) if value else ""
    elif name in _WITH_VALUE:
        yield _WITH_VALUE[name] % {"value": _named(name, value)}
    elif name == "words":
        yield from (f"{before or _('(empty)')} → {after or _('(empty)')}" for before, after in value)
    else:
        yield f"{_field_name(model, name)}: {_printed(value)}"


def _changed(change: dict[str, str], *, model: type[Model] | None) -> str:
    words = {name: change.get(name) or _("(empty)") for name in ("before", "after")}
    return f"{_field_name(model, change.get('field', ''))}: {words['before']} → {words['after']}"


def _model(label: Any) -> type[Model] | None:
    """The model an entry is about; None for one that is no more."""
    try:
        return apps.get_model(label) if isinstance(label, str) else None
    except (LookupError, ValueError):
        return None


def _field_name(model: type[Model] | None, name: str) -> str:
    """A field as its form calls it."""
    try:
        return str(model._meta.get_field(name).verbose_name) if model else name
    except (FieldDoesNotExist, AttributeError):
        return name


def _named(name: str, value: Any) -> str:
    """A choice by its label."""
    known = _CHOICES.get(name, {})
    return str(known[value]) if isinstance(value, str) and value in known else _printed(value)


def _printed(value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ", ".join(value)
    if isinstance(value, str) and (moment := _moment(value)):
        return stamp(moment)
    return str(value)


def _moment(text: str) -> datetime | None:
    try:
        moment = parse_datetime(text)
    except ValueError:
        return None
    return moment if moment and moment.tzinfo else None


# Said by the entry's own line already, or of use to machines alone.
_SILENT = frozenset(
    {
        "model",
        "field",
        "share",
        "rule",
        "correction",
        "corrected_by",
        "retraction",
        "approval",
        "later",
        "complaint",
        "gate",
    }
)
_CHOICES = {
    "kind": dict([*Approval.Kind.choices, *Correction.Kind.choices]),
    "outcome": dict(Complaint.Outcome.choices),
    "ground": dict([*Complaint.RefusalGround.choices, *Retraction.Ground.choices]),
}
_WHOLE = {
    "again": gettext_lazy("Submitted again after it was returned."),
    "is_new": gettext_lazy("Newly made."),
    "is_deleted": gettext_lazy("Deleted."),
    "nobody_logged_in": gettext_lazy(
        "By nobody who was logged in: by the link of an e-mail, or by a command on the server."
    ),
    "unknown": gettext_lazy("No account has this name."),
    "further": gettext_lazy("Further tries with made-up names were not listed for a while."),
    "locked": gettext_lazy("Too many tries: closed for a while."),
}
_WITH_VALUE = {
    "go_live_at": gettext_lazy("Appears at %(value)s."),
    "until": gettext_lazy("Until %(value)s."),
    "due_at": gettext_lazy("To be answered by %(value)s."),
    "added": gettext_lazy("Added: %(value)s."),
    "removed": gettext_lazy("Removed: %(value)s."),
    "fields": gettext_lazy("Changed: %(value)s."),
    "before": gettext_lazy("Before: %(value)s."),
    "after": gettext_lazy("After: %(value)s."),
    "sha256": gettext_lazy("Fingerprint of the package: %(value)s"),
    "message": gettext_lazy("Finding: %(value)s"),
    "kind": gettext_lazy("Kind: %(value)s."),
    "ground": gettext_lazy("Ground: %(value)s."),
    "outcome": gettext_lazy("Outcome: %(value)s."),
    "number": gettext_lazy("Number: %(value)s."),
    "against": gettext_lazy("Against the gate: %(value)s."),
    "name": gettext_lazy("File: %(value)s."),
}
