"""The yearly account of complaints: numbers, and nobody's name."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from statistics import median

from django.utils import timezone

from news.editorial.models import Complaint
from news.months import first_moment

_SECONDS_PER_HOUR = 3600


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
