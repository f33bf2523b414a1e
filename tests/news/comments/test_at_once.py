"""Two clicks in the same moment: of one reader, of two moderators, of a reader and a moderator."""

import pytest
from django.db import transaction
from django.http import QueryDict
from django.utils import timezone

from news.comments import writing
from news.comments.desk.forms import DecisionForm
from news.comments.desk.screens import decide_all
from news.comments.models import CommentReport, ModerationDecision, Reader, ReaderComment, SignInLink
from news.comments.moderating import ChangedMeanwhile, approve, load_seen
from news.comments.reporting import report
from news.comments.signing_in import use
from news.comments.writing import CannotAnswer, change, delete_account, remove, write
from tests.at_once import together
from tests.builders import a_published_article, a_site, an_editor
from tests.news.comments.people import ANI, a_comment, a_paper_with_comments, a_reader, a_waiting_comment

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def story():
    a_site()
    a_paper_with_comments()
    return a_published_article()


@transaction.atomic
def enter(link: SignInLink) -> bool:
    return use(link, name="Ani Warga") is not None


def decide(comment: ReaderComment, by, as_seen: str) -> bool:
    try:
        approve(comment.pk, by=by, as_seen=as_seen)
    except ChangedMeanwhile:
        return False
    return True


def answer(reader: Reader, parent: ReaderComment) -> bool:
    text = f"Tentang {parent.pk}."
    try:
        write(reader, article_id=parent.article_id, text=text, network_mark="", parent_id=parent.pk)
    except CannotAnswer:
        return False
    return True


def test_link_comment_and_decision_happen_once(story):
    editors = [an_editor(), an_editor()]
    ends_at = timezone.now() + timezone.timedelta(minutes=30)
    links = [
        SignInLink.objects.create(token_hash=secret, email=ANI, email_hash="x", ends_at=ends_at)
        for secret in "ab"
    ]
    clicks = [lambda link=link: enter(link) for link in (*links, *links)]
    assert sorted(together(*clicks)) == [False, False, False, True]
    reader = Reader.objects.get()
    together(*[lambda: write(reader, article_id=story.pk, text="Halo.", network_mark="")] * 2)
    comment = ReaderComment.objects.get()
    key = load_seen(comment)
    decided = together(*[lambda by=by: decide(comment, by, key) for by in editors])
    assert sorted(decided) == [False, True]
    assert ModerationDecision.objects.count() == 1


def test_words_or_reports_that_come_with_the_approval_are_never_approved_unread(story):
    ani, editor = a_reader(), an_editor()
    edited = a_waiting_comment(story, ani, "Sopan.")
    key = load_seen(edited)
    together(
        lambda: decide(edited, editor, key),
        lambda: change(edited, text="Kasar.", network_mark=""),
    )
    edited.refresh_from_db()
    assert edited.text in {"", "Sopan."}
    assert (edited.new_text, edited.has_words_waiting) == ("Kasar.", True)
    reported = change(a_comment(story, ani, "Lama."), text="Baru.", network_mark="")
    key = load_seen(reported)
    together(
        lambda: decide(reported, editor, key),
        lambda: report(reported, ground="insult", text="", network_mark="abc"),
    )
    assert CommentReport.objects.get().outcome == ""
    assert ReaderComment.objects.reported().get() == reported


def test_account_is_deleted_while_many_of_its_comments_are_decided(story):
    ani, editor = a_reader(), an_editor()
    keys = []
    for number in range(20):
        first = a_comment(story, ani, f"Nomor {number}.", new_text="Lain.", asks_since=timezone.now())
        other = a_waiting_comment(story, ani, f"Jawaban {number}.", parent=first)
        keys += [f"{comment.pk}-{load_seen(comment)}" for comment in (first, other)]
    form = DecisionForm(QueryDict(mutable=True))
    form.data["keputusan"] = "setujui"
    form.data.setlist("pilih", keys)
    assert form.is_valid()
    together(
        lambda: transaction.atomic(decide_all)(form, by=editor),
        lambda: delete_account(ani),
    )
    assert not Reader.objects.exists()
    assert not ReaderComment.objects.exclude(text="", new_text="").exists()


def test_last_answer_is_written_once_and_none_to_what_is_deleted(story, monkeypatch):
    monkeypatch.setattr(writing, "MOST_ANSWERS", 1)
    ani, budi = a_reader(), a_reader("Budi", email="budi@warga.example")
    full, deleted = (a_comment(story, ani, text) for text in ("Satu.", "Dua."))
    answered = together(lambda: answer(ani, full), lambda: answer(budi, full))
    assert sorted(answered) == [False, True]
    _nothing, was_answered = together(lambda: remove(deleted), lambda: answer(budi, deleted))
    assert ReaderComment.objects.filter(pk=deleted.pk).exists() == was_answered
