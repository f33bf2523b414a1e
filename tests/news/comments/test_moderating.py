from functools import partial

import pytest
from django.test import Client, TestCase
from django.urls import reverse
from django.utils import timezone

from news.comments.blocking import NothingToBlock, block
from news.comments.desk import screens
from news.comments.desk.listing import ROWS, counts
from news.comments.models import Block, ModerationDecision, ReaderComment
from news.comments.moderating import ChangedMeanwhile, approve, load_seen, reject
from news.comments.reporting import due_reports
from news.comments.writing import change
from news.models import ArticlePage
from newsroom import edition
from tests.builders import a_chief, a_published_article, a_reporter, an_editor
from tests.news.comments.people import (
    a_comment,
    a_paper_with_comments,
    a_reader,
    a_report,
    a_waiting_comment,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("paper")]

QUEUE = "/admin/komentar/"


@pytest.fixture(scope="module")
def paper(site):
    return a_paper_with_comments()


@pytest.fixture(scope="module")
def story(paper):
    return a_published_article()


@pytest.fixture(scope="module")
def ani(paper):
    return a_reader()


@pytest.fixture(scope="module")
def editor(paper):
    return an_editor()


@pytest.fixture
def desk(editor) -> Client:
    client = Client()
    client.force_login(editor)
    return client


def key_of(comment) -> str:
    return f"{comment.pk}-{load_seen(comment)}"


def kinds() -> list[str]:
    return list(ModerationDecision.objects.order_by("pk").values_list("kind", flat=True))


def test_approved_comment_appears_and_the_decision_is_on_record(desk, ani, story, editor):
    comment = a_waiting_comment(story, ani)
    assert "Air masuk sejak subuh." in desk.get(QUEUE).content.decode()
    response = desk.post(QUEUE, {"setujui": key_of(comment)})
    assert response.status_code == 302
    comment.refresh_from_db()
    assert (comment.state, comment.text, comment.new_text) == ("published", "Air masuk sejak subuh.", "")
    assert comment.asks_since is None
    decision = ModerationDecision.objects.get()
    assert (decision.kind, decision.made_by, decision.comment_number) == ("approved", editor, comment.pk)
    assert "Air masuk sejak subuh." in Client().get(f"/komentar/{story.pk}/").content.decode()


def test_decision_leaves_the_page_cache_as_it_is(ani, story, editor):
    comment, number = a_waiting_comment(story, ani), edition.current()
    with TestCase.captureOnCommitCallbacks(execute=True):
        approve(comment.pk, by=editor, as_seen=load_seen(comment))
    assert edition.current() == number


def test_rejected_comment_tells_its_writer_why(desk, ani, story):
    comment = a_waiting_comment(story, ani)
    typed = {"tolak": key_of(comment), "alasan": "insult", "catatan": "Tanpa nama orang, silakan."}
    desk.post(QUEUE, typed)
    comment.refresh_from_db()
    assert comment.state == "rejected"
    assert (comment.refusal_ground, comment.refusal_note) == ("insult", "Tanpa nama orang, silakan.")
    assert comment.new_text == "Air masuk sejak subuh."
    decision = ModerationDecision.objects.get()
    assert (decision.ground, decision.note) == ("insult", "Tanpa nama orang, silakan.")


def test_rejection_without_a_reason_is_refused_and_keeps_what_is_ticked(desk, ani, story):
    comment = a_waiting_comment(story, ani)
    response = desk.post(QUEUE, {"keputusan": "tolak", "pilih": key_of(comment)})
    assert response.status_code == 422
    assert f'value="{key_of(comment)}" checked' in response.content.decode()
    assert kinds() == []


def test_many_are_decided_at_once(desk, ani, story):
    comments = [a_waiting_comment(story, ani, f"Komentar {number}.") for number in range(4)]
    desk.post(QUEUE, {"keputusan": "setujui", "pilih": [key_of(comment) for comment in comments[:3]]})
    assert ReaderComment.objects.published().count() == 3
    desk.post(QUEUE, {"keputusan": "tolak", "pilih": [key_of(comments[3])], "alasan": "spam"})
    assert kinds() == ["approved"] * 3 + ["rejected"]


def test_words_that_changed_since_are_not_approved(desk, ani, story):
    comment = a_waiting_comment(story, ani, "Sopan.")
    key = key_of(comment)
    change(comment, text="Kasar.", network_mark="")
    response = desk.post(QUEUE, {"setujui": key}, follow=True)
    assert "berubah" in response.content.decode()
    comment.refresh_from_db()
    assert comment.state == "waiting"
    assert kinds() == []


@pytest.mark.parametrize("answer", [approve, partial(reject, ground="insult")])
def test_answer_is_about_the_reports_that_were_read(ani, story, editor, answer):
    comment = a_comment(story, ani)
    a_report(comment, hours_left=10)
    as_seen = load_seen(comment)
    later = a_report(comment, hours_left=47, ground="private")
    comment.report_due_at = comment.reports.first().due_at
    comment.save()
    with pytest.raises(ChangedMeanwhile):
        answer(comment.pk, by=editor, as_seen=as_seen)
    later.refresh_from_db()
    assert later.outcome == ""


def test_what_was_seen_is_keyed_and_says_which_comment(ani, story, settings):
    first, second = (a_comment(story, ani, "Sama.") for _again in range(2))
    seen = load_seen(first)
    assert len(seen) == 32
    assert seen != load_seen(second)
    settings.SECRET_KEY = "x" * 60
    assert seen != load_seen(first)


def test_queue_shows_some_reports_and_the_number_of_the_others(desk, ani, story):
    comment, other = a_comment(story, ani), a_comment(story, ani)
    for number in range(7):
        a_report(comment, hours_left=40 + number, text=f"Alasan-{number}.")
    a_report(other, hours_left=50)
    page = desk.get(f"{QUEUE}?tampil=dilaporkan").content.decode()
    assert "Alasan-4." in page
    assert "Alasan-5." not in page
    assert "2 laporan lagi" in page
    assert f'value="{key_of(comment)}"' in page


def test_button_pressed_twice_decides_once(desk, ani, story):
    comment = a_waiting_comment(story, ani)
    for _again in range(2):
        assert desk.post(QUEUE, {"setujui": key_of(comment)}).status_code == 302
    assert kinds() == ["approved"]


def test_changed_words_take_the_place_of_the_old_ones_when_approved(ani, story, editor):
    comment = change(a_comment(story, ani, "Lama."), text="Baru.", network_mark="")
    published_at = comment.published_at
    comment = approve(comment.pk, by=editor, as_seen=load_seen(comment))
    assert (comment.text, comment.new_text, comment.published_at) == ("Baru.", "", published_at)
    assert comment.edited_at
    assert "disunting" in Client().get(f"/komentar/{story.pk}/").content.decode()


def test_changed_words_that_are_rejected_leave_the_old_ones(ani, story, editor):
    comment = change(a_comment(story, ani, "Lama."), text="Baru.", network_mark="")
    comment = reject(comment.pk, by=editor, as_seen=load_seen(comment), ground="spam")
    assert (comment.state, comment.text, comment.new_text) == ("published", "Lama.", "")


def test_report_that_holds_hides_the_comment(desk, ani, story):
    comment = a_comment(story, ani)
    report = a_report(comment)
    desk.post(f"{QUEUE}?tampil=dilaporkan", {"tolak": key_of(comment), "alasan": "insult"})
    comment.refresh_from_db()
    report.refresh_from_db()
    assert (comment.state, comment.report_due_at, report.outcome) == ("hidden", None, "hidden")
    assert report.decided_at
    assert comment.text not in Client().get(f"/komentar/{story.pk}/").content.decode()
    assert kinds() == ["hidden"]


def test_report_that_does_not_hold_leaves_the_comment(ani, story, editor):
    comment = a_comment(story, ani)
    report = a_report(comment)
    comment = approve(comment.pk, by=editor, as_seen=load_seen(comment))
    report.refresh_from_db()
    assert (comment.state, comment.asks_since, report.outcome) == ("published", None, "kept")
    assert kinds() == ["kept"]


def test_hiding_can_be_taken_back_on_record(ani, story, editor):
    comment = a_comment(story, ani)
    comment = reject(comment.pk, by=editor, as_seen=load_seen(comment), ground="false")
    comment = approve(comment.pk, by=editor, as_seen=load_seen(comment))
    assert (comment.state, comment.refusal_ground) == ("published", "")
    assert kinds() == ["hidden", "approved"]


def test_nothing_to_decide_is_said(ani, story, editor):
    comment = a_comment(story, ani)
    with pytest.raises(ChangedMeanwhile):
        approve(comment.pk, by=editor, as_seen=load_seen(comment))


def test_reported_comment_shows_how_long_there_is(desk, ani, story):
    fresh, half, late = (a_comment(story, ani, text) for text in ("Baru.", "Separuh.", "Lewat."))
    a_report(fresh, hours_left=40)
    a_report(half, hours_left=2, reported_at=timezone.now() - timezone.timedelta(hours=46))
    a_report(late, hours_left=-1, reported_at=timezone.now() - timezone.timedelta(hours=49))
    page = desk.get(f"{QUEUE}?tampil=dilaporkan").content.decode()
    assert page.index("Lewat.") < page.index("Separuh.") < page.index("Baru.")
    assert page.count('data-tone="red"') == 2
    assert 'data-tone="amber"' in page
    assert "lewat 1 j 00 m" in page


def test_board_reminds_moderators_of_reports_whose_time_runs_out(ani, story, editor):
    late, fresh = a_comment(story, ani), a_comment(story, ani)
    a_report(late, hours_left=-1)
    a_report(fresh, hours_left=100)
    reminders = due_reports(user=editor, today=timezone.localdate())
    assert [reminder.url for reminder in reminders] == [reverse("news_comments:comment", args=[late.pk])]
    assert due_reports(user=a_reporter(), today=timezone.localdate()) == []


def test_only_moderators_moderate(ani, story):
    comment = a_waiting_comment(story, ani)
    client = Client()
    client.force_login(a_reporter())
    for path in (QUEUE, f"{QUEUE}{comment.pk}/", f"{QUEUE}blokir/", f"{QUEUE}berita/{story.pk}/"):
        assert client.get(path).status_code == 302
        assert client.post(path, {"setujui": key_of(comment)}).status_code == 302
    assert kinds() == []
    client.force_login(a_chief())
    assert client.get(QUEUE).status_code == 200


def test_moderation_asks_for_the_token(editor, ani, story):
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    assert client.post(QUEUE, {"setujui": key_of(a_waiting_comment(story, ani))}).status_code == 403
    assert kinds() == []


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"keputusan": "x", "pilih": "1-" + "0" * 32},
        {"keputusan": "setujui"},
        {"setujui": "x"},
        {"setujui": "9" * 40 + "-" + "0" * 32},
        {"setujui": "\0"},
        {"tolak": "1-" + "0" * 32, "alasan": "x"},
        {"tolak": "1-" + "0" * 32, "alasan": "reply"},
        {"tolak": "1-" + "0" * 32, "alasan": "spam", "catatan": "x" * 401},
    ],
)
def test_answer_that_is_none_is_refused_in_words(desk, typed):
    response = desk.post(QUEUE, typed)
    assert response.status_code == 422
    assert 'role="alert"' in response.content.decode()


@pytest.mark.parametrize("query", ["?tampil=x", "?tampil=%00", "?sesudah=%00", "?tampil=semua&sesudah=9-9"])
def test_wrong_list_is_the_first(desk, ani, story, query):
    a_waiting_comment(story, ani)
    assert desk.get(QUEUE + query).status_code == 200


def test_moderators_see_a_mark_and_no_address(desk, ani, story):
    comment = a_waiting_comment(story, ani)
    a_report(a_comment(story, ani))
    for path in (QUEUE, f"{QUEUE}?tampil=semua", f"{QUEUE}?tampil=dilaporkan", f"{QUEUE}{comment.pk}/"):
        page = desk.get(path).content.decode()
        assert ani.mark in page
        assert ani.email not in page


@pytest.mark.parametrize("count", [2, 20])
def test_queue_costs_the_same_whatever_is_in_it(desk, ani, story, count, django_assert_num_queries):
    for number in range(count):
        a_waiting_comment(story, ani, f"Komentar {number}.")
    desk.get(QUEUE)
    with django_assert_num_queries(17):
        desk.get(QUEUE)


def test_long_queue_goes_on_where_the_page_ended(desk, ani, story):
    for number in range(ROWS + 2):
        a_waiting_comment(story, ani, f"Nomor-{number}.")
    first = desk.get(QUEUE)
    more = first.context["more"]
    rest = desk.get(QUEUE + more)
    texts = [row.comment.new_text for page in (first, rest) for row in page.context["rows"]]
    assert len(texts) == len(set(texts)) == ROWS + 2


def test_menu_says_how_much_is_open(desk, ani, story):
    a_waiting_comment(story, ani)
    a_report(a_comment(story, ani))
    assert counts() == {"waiting": 1, "reported": 1, "all": 2}
    assert "2 komentar menunggu keputusan" in desk.get(QUEUE).content.decode()


def test_story_is_closed_and_opened_on_record(desk, story):
    path = f"{QUEUE}berita/{story.pk}/"
    assert desk.get(path).status_code == 200
    desk.post(path, {"is_open": "0", "note": "Komentar menyerang satu keluarga."})
    assert "tulis/" not in Client().get(f"/komentar/{story.pk}/").content.decode()
    desk.post(path, {"is_open": "1"})
    assert kinds() == ["closed", "opened"]
    assert desk.post(path, {"is_open": "x"}).status_code == 422
    assert desk.post(f"{QUEUE}berita/999999/", {"is_open": "1"}).status_code == 404


def test_story_about_a_child_is_opened_with_a_reason_and_an_earlier_opening_counts_for_nothing(desk):
    story = a_published_article()
    path = f"{QUEUE}berita/{story.pk}/"
    desk.post(path, {"is_open": "1"})
    ArticlePage.objects.filter(pk=story.pk).update(is_about_child=True)
    assert "tulis/" not in Client().get(f"/komentar/{story.pk}/").content.decode()
    assert desk.post(path, {"is_open": "1", "note": " "}).status_code == 422
    assert kinds() == ["opened"]
    desk.post(path, {"is_open": "1", "note": "Keluarga memintanya; semua dibaca berdua."})
    assert "tulis/" in Client().get(f"/komentar/{story.pk}/").content.decode()


def test_editor_of_a_public_story_leads_to_its_comments(desk, story):
    page = desk.get(reverse("wagtailadmin_pages:edit", args=[story.pk])).content.decode()
    assert f"{QUEUE}berita/{story.pk}/" in page


def test_block_is_a_hash_and_can_be_lifted(desk, ani, story):
    comment = a_comment(story, ani, network_mark="abc", written_at=timezone.now())
    page = f"{QUEUE}{comment.pk}/blokir/"
    assert desk.post(page, {"kind": "reader", "reason": ""}).status_code == 422
    assert desk.post(page, {"kind": "x", "reason": "Ya."}).status_code == 422
    for kind in ("reader", "network"):
        desk.post(page, {"kind": kind, "reason": "Menghina tiga kali."})
    stored = str(list(Block.objects.values()))
    assert ani.email not in stored
    assert Block.objects.get(kind="network").ends_at
    blocks = desk.get(f"{QUEUE}blokir/").content.decode()
    assert ani.mark in blocks
    for found in Block.objects.all():
        for _again in range(2):
            desk.post(f"{QUEUE}blokir/", {"blokir": str(found.pk)})
    assert not Block.objects.exists()
    assert kinds() == ["blocked", "blocked", "unblocked", "unblocked"]
    for wrong in ("\0", "x", "9" * 40):
        assert desk.post(f"{QUEUE}blokir/", {"blokir": wrong}).status_code == 302


def test_oldest_block_of_many_can_be_lifted(desk, editor):
    for number in range(screens.BLOCKS_SHOWN + 2):
        Block.objects.create(
            kind="reader", key_hash=f"{number}", mark=f"P-{number}", reason="Ya.", made_by=editor
        )
    first = desk.get(f"{QUEUE}blokir/")
    rest = desk.get(f"{QUEUE}blokir/{first.context['more']}")
    marks = [found.mark for page in (first, rest) for found in page.context["blocks"]]
    assert len(marks) == len(set(marks)) == screens.BLOCKS_SHOWN + 2
    assert rest.context["more"] == ""
    assert desk.get(f"{QUEUE}blokir/?sesudah=%00").status_code == 200


def test_moderators_are_told_what_their_note_outlives(desk, ani, story):
    comment = a_waiting_comment(story, ani)
    for path in (QUEUE, f"{QUEUE}{comment.pk}/"):
        assert "jangan mengutip" in desk.get(path).content.decode()


def test_what_is_gone_cannot_be_blocked(desk, story):
    comment = ReaderComment.objects.create(article=story, state="removed")
    desk.post(f"{QUEUE}{comment.pk}/blokir/", {"kind": "reader", "reason": "Ya."})
    desk.post(f"{QUEUE}{comment.pk}/blokir/", {"kind": "network", "reason": "Ya."})
    assert not Block.objects.exists()


def test_network_of_yesterday_is_not_blocked_and_not_offered(desk, ani, story, editor):
    yesterday = timezone.now() - timezone.timedelta(days=1)
    comment = a_comment(story, ani, network_mark="abc", written_at=yesterday)
    assert 'value="network"' not in desk.get(f"{QUEUE}{comment.pk}/").content.decode()
    answer = desk.post(f"{QUEUE}{comment.pk}/blokir/", {"kind": "network", "reason": "Ya."})
    assert answer.status_code == 422
    with pytest.raises(NothingToBlock):
        block(comment, kind="network", reason="Ya.", by=editor)
    assert not Block.objects.exists()


def test_decisions_are_never_changed(ani, story, editor):
    block(a_comment(story, ani), kind="reader", reason="Ya.", by=editor)
    decision = ModerationDecision.objects.get()
    decision.note = "lain"
    with pytest.raises(TypeError):
        decision.save()
    with pytest.raises(TypeError):
        decision.delete()
