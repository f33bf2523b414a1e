"""What the desk's screens of complaints show."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from news.clock import left
from news.editorial.board.wording import Clock
from news.editorial.complaints.deciding import NOTICE_CHARACTERS
from news.editorial.complaints.desk_forms import CaseForm, forms_for
from news.editorial.complaints.rights import cases_of, closed_to
from news.editorial.models import Complaint

DECIDED = "selesai"
LONGEST_LIST = 200
_NOT_IN_LISTS = ("identity", "passage", "claim", "answer")


@dataclass(frozen=True, slots=True)
class TimeLeft:
    """How long a case still has: in words, as a share of its time that is used up, and how urgent that is."""

    text: str
    percent: int
    tone: str

    @classmethod
    def of(cls, case: Complaint, *, clock: Clock) -> "TimeLeft":
        """Red when nothing is left, amber from half time on."""
        minutes = -clock.minutes_since(case.due_at)
        whole = (case.due_at - case.verified_at).total_seconds()
        used = (clock.now - case.verified_at).total_seconds() / whole
        tone = "red" if clock.now >= case.due_at else "amber" if clock.now >= case.half_time_at else "calm"
        return cls(left(minutes), percent=round(min(max(used, 0), 1) * 100), tone=tone)


def list_context(query: Mapping[str, str], *, user: Any) -> dict[str, Any]:
    """The cases of one of the two lists, as far as they are ``user``'s desks'; four queries beside those of the desks.

    Of a story of their own they see number and clock: who may read it, ``rights`` says.
    """
    is_decided, mine = query.get("tampil") == DECIDED, cases_of(user)
    cases = mine.decided().order_by("-decided_at", "-pk") if is_decided else mine.open().by_time_left()
    shown = cases.select_related("article", "taken_by", "decided_by", "correction", "retraction").defer(
        *_NOT_IN_LISTS, "article__body", "article__raw_copy", "article__guesses"
    )
    clock = Clock.at(timezone.now())
    found = list(shown[: LONGEST_LIST + 1])
    closed = closed_to(user, found)
    return {
        "is_decided": is_decided,
        "rows": [
            {
                "case": case,
                "left": None if is_decided else TimeLeft.of(case, clock=clock),
                "is_closed": case.pk in closed,
            }
            for case in found[:LONGEST_LIST]
        ],
        "has_more": len(found) > LONGEST_LIST,
        "open_count": mine.open().count(),
        "decided_count": mine.decided().count(),
        "clock": clock.now,
    }


def case_context(
    case: Complaint, *, user: Any, bound: CaseForm | None = None, party: str = ""
) -> dict[str, Any]:
    """One case: what is claimed, how long there is, what may be answered.

    ``party`` begins the form of a reply, once somebody asked on record whose it is.
    """
    can_answer = case.is_open and not case.is_answered
    published = getattr(case.article, "published", None) if case.article else None
    word_count = len(case.claim.split())
    return {
        "case": case,
        "story": published,
        "left": TimeLeft.of(case, clock=Clock.at(timezone.now())) if case.is_open else None,
        "evidence": list(case.evidence.all()),
        "answers": _answers(case, bound=bound, party=party) if can_answer else [],
        "word_count": word_count,
        "is_too_long": case.kind == Complaint.Kind.REPLY and published and word_count > published.word_count,
        "is_long": len(case.claim) > NOTICE_CHARACTERS,
        "is_mine": case.taken_by_id == user.pk,
        "can_take": case.is_open and case.taken_by_id != user.pk,
    }


def closed_context(case: Complaint, *, against: list[str]) -> dict[str, Any]:
    """What somebody may know of a case that is not theirs to read: its number, its clock, and why."""
    return {
        "case": case,
        "left": TimeLeft.of(case, clock=Clock.at(timezone.now())) if case.is_open else None,
        "objections": against,
    }


def _answers(case: Complaint, *, bound: CaseForm | None, party: str) -> list[CaseForm]:
    initial = {"party": party, "text": case.claim, "announcement": _first_sentences(case.claim)}
    return [
        bound if bound and bound.kind == form.kind else form(case=case, initial=initial)
        for form in forms_for(case)
    ]


def _first_sentences(text: str) -> str:
    """The beginning of a long reply, up to a full stop."""
    beginning = text[: NOTICE_CHARACTERS // 2]
    sentence, stop, _rest = beginning.rpartition(". ")
    return f"{sentence}." if stop else f"{beginning.rpartition(' ')[0]} …"
