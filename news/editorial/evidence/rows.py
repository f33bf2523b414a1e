"""The lists of an evidence package: what was decided about one story, each row tied to its link of the chain.

Readable without this system: names beside numbers, words beside codes. What protects somebody stays out: who complained
and in which words, for whom a draft was shared, the desk's own notes to a reporter. Entries whose details are withheld
keep their place, and the hash of what is withheld.
"""

from datetime import datetime
from typing import Any

from news.digest import short_form
from news.editorial.audit.chain import details_hash_of, iso, name_of
from news.editorial.audit.masthead import masthead_at
from news.editorial.audit.wording import details_of, label_of
from news.editorial.complaints.forms import is_quoted
from news.editorial.evidence.ties import Ties
from news.editorial.models import Approval, AuditEntry, Complaint
from news.models import ArticlePage, Correction, Retraction

# Their details may name a source, a complainant, or say what the desk told a reporter.
_WITHHELD = frozenset({"return", "drop_correction", "share", "share_opened", "withdraw_share"})
_WITHHELD_BEGINNINGS = ("complaint", "identity")
# A number, a clock and an outcome: they stand in ``aduan.json`` as well.
_SHOWN = frozenset({"complaint_verified", "complaint_story_named", "complaint_decided"})
_RETRACTION_STEPS = {
    "proposed": "propose_retraction",
    "confirmed": "confirm_retraction",
    "refused": "refuse_retraction",
    "ended": "end_retraction",
}

type Row = dict[str, Any]


def approval_rows(article: ArticlePage, ties: Ties) -> list[Row]:
    """Who answered for which content, and what the gate said."""
    rows = Approval.objects.filter(article=article).select_related("made_by", "second_reading__read_by")
    return [_approval(approval, ties) for approval in rows.order_by("pk")]


def _approval(approval: Approval, ties: Ties) -> Row:
    entry = ties.approval(approval)
    reading = getattr(approval, "second_reading", None)
    return {
        "entries": {"approved": entry},
        "kind": approval.kind,
        "kind_text": str(approval.get_kind_display()),
        "digest": approval.digest,
        "short_digest": short_form(approval.digest),
        "approved_by": ties.name(entry, approval.made_by),
        "approved_at": moment(approval.made_at),
        "note": approval.note,
        "gate": approval.gate,
        "second_reading": reading
        and {"by": name_of(reading.read_by), "read_at": moment(reading.read_at), "note": reading.note},
    }


def chain_rows(ties: Ties) -> list[Row]:
    """Every decision, oldest first."""
    return [_link(number, entry) for number, entry in enumerate(ties.entries, start=1)]


def _link(number: int, entry: AuditEntry) -> Row:
    is_withheld = entry.action in _WITHHELD or (
        entry.action.startswith(_WITHHELD_BEGINNINGS) and entry.action not in _SHOWN
    )
    details = {"about": entry.about, "data": entry.data, "salt": entry.salt}
    return {
        "number": number,
        "recipe": entry.recipe,
        "made_at": iso(entry.made_at),
        "action": entry.action,
        "label": label_of(entry.action),
        "by": entry.made_by_name,
        "article": entry.article_id,
        "digest": entry.digest,
        **(dict.fromkeys(details) if is_withheld else details),
        "in_words": [] if is_withheld else details_of(entry),
        "details": details_hash_of(entry),
        "previous": entry.previous_hash,
        "hash": entry.hash,
        "is_withheld": is_withheld,
    }


def correction_rows(article: ArticlePage, ties: Ties) -> list[Row]:
    """Those that readers were shown."""
    rows = Correction.objects.filter(article=article, approved_at__isnull=False)
    return [
        _correction(correction, ties)
        for correction in rows.select_related("made_by", "approved_by", "read_afterwards_by").order_by("pk")
    ]


def _correction(correction: Correction, ties: Ties) -> Row:
    made = ties.last("correct", of=correction.pk)
    shown = ties.last("approve_correction", "override_correction", of=correction.pk)
    return {
        "entries": {"made": made, "shown": shown},
        "id": correction.pk,
        "kind": str(correction.get_kind_display()),
        "text": correction.text,
        "party": correction.party,
        "full_text": correction.full_text,
        "made_at": moment(correction.made_at),
        "made_by": ties.name(made, correction.made_by),
        "shown_at": moment(correction.approved_at),
        "shown_by": ties.name(shown, correction.approved_by),
        "is_override": correction.is_override,
        "read_afterwards_by": name_of(correction.read_afterwards_by),
        "read_afterwards_at": moment(correction.read_afterwards_at),
        "republishers": _republishers(correction),
        "masthead": masthead_at(correction.approved_at),
    }


def retraction_rows(article: ArticlePage, ties: Ties) -> list[Row]:
    """All that were proposed: the refused ones too."""
    people = [f"{step}_by" for step in _RETRACTION_STEPS]
    rows = Retraction.objects.filter(article=article).select_related(*people).order_by("pk")
    return [_retraction(retraction, ties) for retraction in rows]


def _retraction(retraction: Retraction, ties: Ties) -> Row:
    entries = {step: ties.last(action, of=retraction.pk) for step, action in _RETRACTION_STEPS.items()}
    row: Row = {
        "entries": entries,
        "id": retraction.pk,
        "ground": str(retraction.get_ground_display()),
        "reason": retraction.reason,
        "apology": retraction.apology,
        "republishers": _republishers(retraction),
        "end_reason": retraction.end_reason,
        "masthead": masthead_at(retraction.confirmed_at) if retraction.confirmed_at else None,
    }
    for step, entry in entries.items():
        row[f"{step}_by"] = ties.name(entry, getattr(retraction, f"{step}_by"))
        row[f"{step}_at"] = moment(getattr(retraction, f"{step}_at"))
    return row


def _republishers(notice: Correction | Retraction) -> list[Row]:
    """Who had taken the story over, and was told."""
    return [
        {"outlet": told.outlet, "told_on": told.told_on.isoformat(), "noted_by": name_of(told.noted_by)}
        for told in notice.republishers.select_related("noted_by")
    ]


def complaint_rows(article: ArticlePage, ties: Ties, *, words: str) -> list[Row]:
    """Without who complained, and without their words: those may name them. The passage, if ``words`` have it."""
    rows = Complaint.objects.filter(article=article, sequence__isnull=False)
    return [
        _complaint(complaint, ties, words=words)
        for complaint in rows.select_related("taken_by", "decided_by").order_by("pk")
    ]


def _complaint(complaint: Complaint, ties: Ties, *, words: str) -> Row:
    decided = ties.last("complaint_decided", of=complaint.number) if complaint.outcome else None
    return {
        "entries": {"decided": decided},
        "number": complaint.number,
        "kind": str(complaint.get_kind_display()),
        "passage": complaint.passage if is_quoted(complaint.passage, words) else "",
        "verified_at": moment(complaint.verified_at),
        "due_at": moment(complaint.due_at),
        "taken_by": name_of(complaint.taken_by),
        "taken_at": moment(complaint.taken_at),
        "decided_by": ties.name(decided, complaint.decided_by) if complaint.outcome else "",
        "decided_at": moment(complaint.decided_at),
        "outcome": str(complaint.get_outcome_display()) if complaint.outcome else "",
        "refusal_ground": str(complaint.get_refusal_ground_display()) if complaint.refusal_ground else "",
    }


def moment(at: datetime | None) -> str | None:
    """In UTC."""
    return iso(at) if at else None
