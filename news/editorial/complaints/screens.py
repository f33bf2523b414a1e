"""What the public pages of complaints show, as plain values for components; the yearly account names nobody."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from statistics import median
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from news.editorial.complaints import evidence
from news.editorial.complaints.forms import (
    KINDS,
    LONGEST_CLAIM,
    LONGEST_PASSAGE,
    ComplaintForm,
    is_quoted,
    public_story,
    words_of,
)
from news.editorial.complaints.intake import waiting_beside
from news.editorial.models import Complaint, DeskSettings
from news.months import first_moment
from news.text import clean_text

_TYPED = ("kind", "berita", "story_hint", "passage", "claim", "party", "name", "email", "phone")
_ON_SCREEN = ("", "kind", "story_hint", "passage", "claim", "party", "evidence", "name", "email", "phone")
_SECONDS_PER_HOUR = 3600


def form_context(
    given: Mapping[str, str], *, form: ComplaintForm | None = None, problem: str = ""
) -> dict[str, Any]:
    """The form with what the address or the sender gave, and what is wrong with it."""
    typed = {name: clean_text(given.get(name, "") or "") for name in _TYPED} if form else _from_link(given)
    story = public_story(typed["berita"])
    # Drawn as a quotation only if it is one: anybody can make a link with any sentence in it.
    is_ours = bool(story and typed["passage"]) and is_quoted(typed["passage"], words_of(story))
    errors = _errors(form, problem=problem)
    rules = DeskSettings.load()
    return {
        "typed": typed,
        "is_reply": typed["kind"] == Complaint.Kind.REPLY,
        "is_correction": typed["kind"] == Complaint.Kind.CORRECTION,
        # Whoever was shown the form again may have to change it.
        "quoted": typed["passage"] if is_ours and not form else "",
        "is_not_in_story": bool(story and typed["passage"]) and not is_ours,
        "story": story.card if story else None,
        "story_id": story.pk if story else "",
        "is_story_lost": bool(typed["berita"]) and story is None,
        "errors": errors,
        "wrong": {error["name"]: error["id"] for error in errors},
        "had_files": bool(form and form.files),
        "limits": {"claim": LONGEST_CLAIM, "passage": LONGEST_PASSAGE},
        "evidence": {
            "accept": evidence.ACCEPT,
            "count": evidence.MOST_FILES,
            "megabytes": evidence.LARGEST_MB,
        },
        "reply_time": time_to_answer(rules.reply_hours),
        "correction_time": time_to_answer(rules.correction_hours),
    }


def beside_context(complaint: Complaint) -> dict[str, Any]:
    """A complaint to be confirmed, and what else was sent with its address: to be ticked by whoever knows it again."""
    beside = [{"complaint": other, "story": _title_of(other)} for other in waiting_beside(complaint)]
    return {"complaint": complaint, "beside": beside}


def receipt_context(complaint: Complaint) -> dict[str, Any]:
    """Where a case stands, in words; nothing of who sent it."""
    published = getattr(complaint.article, "published", None) if complaint.article else None
    reply = complaint.correction
    return {
        "complaint": complaint,
        "story": published.card if published else None,
        "answer_url": reply.get_absolute_url() if reply and reply.has_page else published and published.url,
        "is_late": complaint.decided_at is not None and complaint.decided_at > complaint.due_at,
    }


def _title_of(complaint: Complaint) -> str:
    published = getattr(complaint.article, "published", None) if complaint.article else None
    return published.card["title"] if published else complaint.story_hint


def time_to_answer(hours: int) -> str:
    """Whole days the way newsrooms say them: "2×24 hours"."""
    days, rest = divmod(hours, 24)
    return _("%(hours)d hours") % {"hours": hours} if rest else _("%(days)d×24 hours") % {"days": days}


def _from_link(given: Mapping[str, str]) -> dict[str, str]:
    typed = dict.fromkeys(_TYPED, "")
    typed["kind"] = str(KINDS.get(given.get("jenis", ""), ""))
    typed["berita"] = clean_text(given.get("berita", ""))[:20]
    typed["passage"] = clean_text(given.get("kutip", ""))[:LONGEST_PASSAGE].strip()
    return typed


def _errors(form: ComplaintForm | None, *, problem: str) -> list[dict[str, str]]:
    """Each as its first sentence, which says what is wrong, and the rest, which says what to do."""
    found = [("", problem)] if problem else []
    for name, messages in (form.errors if form else {}).items():
        field = {"__all__": "evidence", "berita": "story_hint"}.get(name, name)
        found += [(field, message or _too_long(form, name)) for message in messages]
    return [
        _error(name, message) for name, message in sorted(found, key=lambda pair: _ON_SCREEN.index(pair[0]))
    ]


def _too_long(form: ComplaintForm, name: str) -> str:
    return _("This text is too long. It may have %(count)d characters at most.") % {
        "count": form.fields[name].max_length
    }


def _error(name: str, message: str) -> dict[str, str]:
    lead, dot, rest = str(message).partition(". ")
    return {"id": f"galat-{name or 'umum'}", "name": name, "lead": lead + dot.strip(), "text": rest}


@dataclass(slots=True)
class Account:
    """What became of the complaints of one kind that were verified in one year."""

    received: int = 0
    still_open: int = 0
    in_time: int = 0
    late: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    grounds: Counter[str] = field(default_factory=Counter)
    hours: list[float] = field(default_factory=list)

    @property
    def median_hours(self) -> float | None:
        """Half of the answers were faster; ``None`` without answers."""
        return median(self.hours) if self.hours else None

    def add(self, case: Complaint, *, now: datetime) -> None:
        """Count one case. One that is open past its limit is late already."""
        self.received += 1
        self.late += (case.decided_at or now) > case.due_at
        if not case.outcome:
            self.still_open += 1
            return
        self.in_time += case.decided_at <= case.due_at
        self.outcomes[case.outcome] += 1
        if case.refusal_ground:
            self.grounds[case.refusal_ground] += 1
        self.hours.append((case.decided_at - case.verified_at).total_seconds() / _SECONDS_PER_HOUR)


def account_of(year: int) -> dict[str, Account]:
    """The accounts of a year by kind; one query. A case belongs to the year in which its clock started."""
    cases = Complaint.objects.verified().filter(
        verified_at__gte=first_moment(year), verified_at__lt=first_moment(year + 1)
    )
    told = ("kind", "outcome", "refusal_ground", "verified_at", "due_at", "decided_at")
    return _counted(cases.only(*told))


def first_year() -> int:
    """The year of the oldest case, or this one."""
    oldest = (
        Complaint.objects.verified().order_by("verified_at").values_list("verified_at", flat=True).first()
    )
    return timezone.localtime(oldest).year if oldest else timezone.localdate().year


def _counted(cases: Iterable[Complaint]) -> dict[str, Account]:
    accounts, now = {kind: Account() for kind in Complaint.Kind.values}, timezone.now()
    for case in cases:
        accounts[case.kind].add(case, now=now)
    return accounts
