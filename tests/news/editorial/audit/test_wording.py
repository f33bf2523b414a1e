"""The log of decisions says what happened in words."""

import re
from pathlib import Path

import pytest

from news.editorial.audit.wording import LABELS, details_of, label_of
from news.editorial.models import AuditEntry

ROOT = Path(__file__).resolve().parents[4] / "news"


def recorded_actions() -> set[str]:
    sources = "\n".join(path.read_text(encoding="utf-8") for path in ROOT.rglob("*.py"))
    return set(re.findall(r'\brecord\(\s*"([a-z_]+)"', sources))


def test_every_action_that_the_code_records_has_a_label():
    assert recorded_actions() - set(LABELS) == set(), "Add it to LABELS in news/editorial/audit/wording.py."


def test_action_that_the_table_does_not_know_is_shown_as_it_is_stored():
    assert label_of("unheard_of") == "unheard_of"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"note": "Tolong singkat."}, "Tolong singkat."),
        ({"reason": "Keliru"}, "Keliru"),
        ({"go_live_at": "2026-11-26T05:05:00+00:00"}, "26-11-2026 13.05 WITA"),
        ({"added": ["Editors", "Tim"]}, "Editors, Tim"),
        ({"fields": [{"field": "bio", "before": "", "after": "b"}]}, "→ b"),
        ({"words": [["1.410", "1.140"]]}, "1.410 → 1.140"),
        ({"unheard": {"of": 1}}, "unheard: {'of': 1}"),
        ({"unheard": "2026-99-99T00:00"}, "unheard: 2026-99-99T00:00"),
    ],
)
def test_details_are_sentences(data, said):
    assert said in " ".join(details_of(AuditEntry(action="approve", data=data)))


def test_what_only_machines_need_is_not_said():
    assert details_of(AuditEntry(data={"share": 3, "model": "news.person", "again": False})) == []
