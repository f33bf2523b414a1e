"""The head of the board and what stands below its lists."""

import secrets
from datetime import timedelta

import pytest
from django.utils import timezone

from news.editorial.models import Assignment, Complaint, Desk
from news.models import Correction, Retraction
from tests.builders import (
    a_chief,
    a_published_article,
    a_region,
    a_reporter,
    an_article,
    an_article_in_review,
    an_editor,
)
from tests.news.editorial.board.desk import a_card, board_of, waits_since

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def a_complaint(*, due_in: timedelta, sequence: int = 41, **changes) -> Complaint:
    now = timezone.now()
    values = {
        "kind": Complaint.Kind.REPLY,
        "claim": "Keliru.",
        "receipt_hash": secrets.token_hex(32),
        "verified_at": now + due_in - timedelta(hours=48),
        "due_at": now + due_in,
    }
    return Complaint.objects.create(sequence=sequence, **(values | changes))


def test_longest_waiting_is_red_only_past_its_limit():
    waits_since(an_article_in_review(title="Yang lama"), minutes=119)
    editor = an_editor()
    cell = board_of(editor).cells[0]
    assert "Yang lama" in cell.about
    assert not cell.is_past_limit
    waits_since(an_article_in_review(title="Yang lebih lama"), minutes=126)
    cell = board_of(editor).cells[0]
    assert cell.figure == "2 j 06"
    assert "Yang lebih lama" in cell.about
    assert cell.is_past_limit


def test_filters_do_not_hide_what_burns():
    waits_since(an_article_in_review(title="Di Berau"), minutes=126)
    an_article_in_review(title="Lain", owner=a_reporter())
    assert "Di Berau" in board_of(an_editor(), orang="999").cells[0].about


def test_next_deadline_of_a_complaint_names_its_number_and_never_who_complains():
    a_complaint(due_in=timedelta(hours=30), sequence=40)
    case = a_complaint(
        due_in=timedelta(hours=6, minutes=12, seconds=30), identity="PT Rahasia", story_hint="Tambang"
    )
    cell = board_of(an_editor()).cells[1]
    assert cell.figure == "6 j 12"
    assert case.number in cell.about
    assert "Rahasia" not in cell.about
    assert not cell.is_past_limit


def test_board_names_no_story_of_a_complaint_in_which_the_viewer_had_a_part():
    editor, other = an_editor("rahma"), an_editor("sari")
    article = a_published_article(title="Berita sendiri", owner=editor)
    case = a_complaint(due_in=timedelta(hours=6), article=article)
    for viewer, is_named in ((editor, False), (other, True)):
        board = board_of(viewer)
        told = [board.cells[1].about, *(line.what for line in board.complaints)]
        assert all(case.number in words for words in told)
        assert any("Berita sendiri" in words for words in told) is is_named


def test_deadline_that_passed_is_red():
    a_complaint(due_in=timedelta(minutes=-5))
    assert board_of(an_editor()).cells[1].is_past_limit


def test_complaints_are_listed_by_time_left_red_from_half_time_on():
    a_complaint(due_in=timedelta(hours=31), sequence=107, kind=Complaint.Kind.CORRECTION)
    a_complaint(due_in=timedelta(hours=6), sequence=41)
    a_complaint(due_in=timedelta(hours=1), sequence=7, outcome="corrected")
    a_complaint(due_in=timedelta(hours=1), sequence=None, verified_at=None)
    lines = board_of(an_editor()).complaints
    assert [line.what.split(" ·")[0] for line in lines] == ["HJ-0041", "HK-0107"]
    assert [line.tone for line in lines] == ["red", ""]


def test_reporters_see_no_complaints():
    a_complaint(due_in=timedelta(hours=6))
    board = board_of(a_reporter())
    assert board.complaints == []
    assert len(board.cells) == 2
    assert not any("HJ-" in cell.about for cell in board.cells)


def test_verifications_due_are_counted_of_public_stories_too():
    today = timezone.localdate()
    a_card(a_published_article(title="Terbit kemarin"), verification_due_on=today)
    a_card(an_article(title="Besok"), verification_due_on=today + timedelta(days=1))
    cell = board_of(an_editor()).cells[2]
    assert cell.figure == "1"
    assert "Terbit kemarin" in cell.about
    assert not cell.is_past_limit


def test_assignments_of_the_days_ahead_stand_soonest_first_with_who_goes():
    now, dimas = timezone.now(), a_reporter(first_name="Dimas")
    later = Assignment.objects.create(title="Sidang", starts_at=now + timedelta(days=2))
    soon = Assignment.objects.create(title="Banjir", place="Tenggarong", starts_at=now)
    soon.people.add(dimas, a_reporter(first_name="Laras"))
    Assignment.objects.create(title="Batal", starts_at=now, cancelled_at=now)
    Assignment.objects.create(title="Bulan depan", starts_at=now + timedelta(days=30))
    lines = board_of(an_editor()).plans
    assert [line.what for line in lines] == ["Banjir, Tenggarong", "Sidang"]
    assert [line.who for line in lines] == ["Dimas, Laras", "belum ada orang"]
    own = board_of(dimas).plans
    assert own[0].start_url
    assert not own[1].start_url
    assert later.title == own[1].what


def test_correction_waits_for_everybody_on_the_desk_but_whoever_made_it():
    maker, editor = an_editor(), an_editor()
    correction = Correction.objects.create(article=a_published_article(), text="Yang benar.", made_by=maker)
    lines = board_of(editor).second_looks
    assert [line.url.endswith(f"/koreksi/{correction.pk}/") for line in lines] == [True]
    assert board_of(maker).second_looks == []
    assert board_of(a_reporter()).second_looks == []


def test_proposed_retraction_waits_for_the_chief_alone():
    editor, chief = an_editor(), a_chief()
    Retraction.objects.create(
        article=a_published_article(),
        ground="unsupported",
        reason="Tidak terbukti.",
        proposed_by=editor,
        proposed_at=timezone.now(),
    )
    assert len(board_of(chief).second_looks) == 1
    assert board_of(an_editor()).second_looks == []


def test_complaints_of_other_desks_are_not_named():
    editor, berau, paser = an_editor(), a_region("Berau"), a_region("Paser", code="64.01")
    desk = Desk.objects.create(name="Berau")
    desk.members.add(editor)
    desk.regions.add(berau)
    mine = a_complaint(due_in=timedelta(hours=6), sequence=41, article=a_published_article(region=berau))
    a_complaint(due_in=timedelta(hours=2), sequence=42, article=a_published_article(region=paser))
    without_story = a_complaint(due_in=timedelta(hours=9), sequence=43)
    board = board_of(editor)
    shown = [line.what.split(" ")[0] for line in board.complaints]
    assert shown == [mine.number, without_story.number]
    assert mine.number in board.cells[1].about
    assert len(board_of(a_chief()).complaints) == 3


def test_verification_that_is_due_names_who_goes_on_verifying():
    reporter, verifier = a_reporter(first_name="Dimas"), a_reporter(first_name="Laras", last_name="Wening")
    article = an_article(owner=reporter, title="Ledakan di dermaga")
    a_card(article, verification_due_on=timezone.localdate(), verification_by=verifier)
    assert board_of(an_editor()).cells[2].about == "Ledakan di dermaga (Laras Wening)"
