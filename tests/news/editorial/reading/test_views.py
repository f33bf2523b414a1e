"""The reading screen."""

import re
import threading
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Comment, CommentReply, Revision, TaskState

from news.editorial.actions import return_with_note, withdraw_approval
from news.editorial.models import Approval, CheckedFinding, Claim, DeskSettings, Reading, SecondReading
from news.editorial.reading.answers import ANSWERS
from news.editorial.refusals import ApproverRefused, NeverSaved, NothingToWithdraw
from news.editorial.times import in_paper_zone
from news.models import ArticlePage, PublishedArticle
from tests.builders import (
    PASSWORD,
    a_chief,
    a_published_article,
    a_reporter,
    a_site,
    an_article,
    an_article_in_review,
    an_author,
    an_editor,
)
from tests.news.editorial.reading.screen import answer as give
from tests.news.editorial.reading.screen import (
    check_advice,
    digest,
    is_live,
    newest,
    read,
    reading_url,
    said,
    save_draft,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site(db):
    a_site()


@pytest.fixture
def editor(client):
    user = an_editor("rahma", first_name="Rahma")
    client.login(username=user.username, password=PASSWORD)
    return user


def answer(client, article, kind, *, seen="", **values):
    """As somebody who has looked at all the advice."""
    check_advice(article, by=an_editor())
    return give(client, article, kind, seen=seen, **values)


def change(article, *, title, user=None):
    """Somebody saves another text: the owner by autosave over the same revision, another person as a new one."""
    revision = ArticlePage.objects.get(pk=article.pk).get_latest_revision()
    page = revision.as_object()
    page.title = title
    page.save_revision(user=user or article.owner, overwrite_revision=None if user else revision)


def a_change_to_a_public_story(**changes) -> ArticlePage:
    article = a_published_article(owner=a_reporter(), **changes)
    draft = article.get_latest_revision_as_object()
    draft.title, draft.change_note = "Judul yang baru", "Judul menyebut desa yang salah."
    draft.save_revision(user=article.owner)
    article = ArticlePage.objects.get(pk=article.pk)
    article.get_workflow().start(article, article.owner)
    return article


def test_screen_shows_the_newest_text_in_the_readers_own_page(client, editor):
    article = a_change_to_a_public_story(title="Judul lama")
    response = read(client, article)
    assert response.status_code == 200
    assert "Judul yang baru" in response.context["frame"]
    assert "Judul lama" not in response.context["frame"]
    assert 'sandbox="allow-same-origin"' in response.text


def test_the_same_request_records_what_it_showed(client, editor):
    article = an_article_in_review()
    read(client, article)
    read(client, article, tampil="kata")
    reading = Reading.objects.get()
    assert (reading.read_by, reading.digest) == (editor, digest(article))
    assert reading.as_article().title == article.title


def test_form_names_the_digest_of_what_is_shown(client, editor):
    article = an_article_in_review()
    response = read(client, article)
    assert response.text.count(f'value="{digest(article)}"') == len(response.context["forms"]) == 3


def test_words_are_compared_with_the_public_version(client, editor):
    article = a_change_to_a_public_story(title="Judul lama")
    response = read(client, article, tampil="kata")
    assert "<del>lama</del>" in response.text
    assert response.context["change_count"] == 2


def test_story_that_was_never_public_says_so(client, editor):
    article = an_article_in_review(title="Baru <b>sama sekali</b>")
    assert "&lt;b&gt;sama" in read(client, article, tampil="kata").text
    assert read(client, article, tampil="terbit").context.get("frame") is None


def test_public_version_alone_is_no_reading_of_the_new_text(client, editor):
    article = a_change_to_a_public_story(title="Judul lama")
    response = read(client, article, tampil="terbit")
    assert "Judul lama" in response.context["frame"]
    assert not response.context["has_read"]
    assert not Reading.objects.exists()
    assert answer(client, article, "publish").status_code == 409


@pytest.mark.parametrize("tab", ["", "xyz", "../..", "\x00", "kata&tampil=terbit"])
def test_unknown_way_to_read_is_the_first(client, editor, tab):
    assert read(client, an_article_in_review(), tampil=tab).context["tab"] == "dibaca"


def test_reporter_cannot_open_it(client):
    reporter = a_reporter("dimas")
    client.login(username="dimas", password=PASSWORD)
    for article in (an_article_in_review(owner=reporter), an_article_in_review()):
        response = read(client, article)
        assert response.status_code == 302
        assert response.url == reverse("wagtailadmin_home")
        assert answer(client, article, "publish").status_code == 302
        assert not is_live(article)


def test_anonymous_visitor_is_sent_to_the_login(client):
    article = an_article_in_review()
    assert "/login/" in read(client, article).url


def test_page_that_is_no_story_is_not_found(client, editor):
    article = an_article_in_review()
    assert client.get(reverse("news_editorial:read", args=[article.get_parent().pk])).status_code == 404
    assert client.get(reverse("news_editorial:read", args=[10**9])).status_code == 404


def test_approval_publishes_and_leads_back_to_the_desk(client, editor):
    article = an_article_in_review(title="Yang dibaca")
    read(client, article)
    response = answer(client, article, "publish")
    assert (response.status_code, response.url) == (302, reverse("wagtailadmin_home"))
    assert is_live(article)
    assert "Yang dibaca" in said(response)
    assert Approval.objects.get().made_by == editor


def test_answer_without_having_read_is_refused(client, editor):
    article = an_article_in_review()
    assert answer(client, article, "publish").status_code == 409
    assert not is_live(article)


def test_text_that_changed_since_shows_what_changed_and_only_offers_the_new(client, editor):
    article = an_article_in_review(title="Yang dibaca redaktur")
    read(client, article)
    seen = digest(article)
    change(article, title="Yang ditimpa redaktur")
    response = answer(client, article, "publish", seen=seen)
    assert response.status_code == 409
    assert "<del>dibaca</del><ins>ditimpa</ins>" in response.text
    assert 'value="publish"' not in response.text
    assert reading_url(article) in response.text
    assert not is_live(article)
    read(client, article)
    answer(client, article, "publish")
    assert PublishedArticle.objects.get().card["title"] == "Yang ditimpa redaktur"


def test_note_for_a_text_that_changed_is_not_lost(client, editor):
    article = an_article_in_review()
    read(client, article)
    seen = digest(article)
    change(article, title="Lain")
    response = answer(client, article, "return", seen=seen, note="Cek lagi angkanya.")
    assert response.status_code == 409
    assert "Cek lagi angkanya." in response.text


@pytest.mark.parametrize("seen", ["", "1:" + "0" * 64, "x" * 10_000, "\x00", "1:<script>"])
def test_forged_digest_is_refused_without_an_error(client, editor, seen):
    article = an_article_in_review()
    read(client, article)
    response = client.post(reading_url(article), {"answer": "publish", "digest": seen})
    assert response.status_code == 409
    assert not is_live(article)


def test_unknown_answer_is_a_bad_request(client, editor):
    article = an_article_in_review()
    assert (
        client.post(reading_url(article), {"answer": "delete", "digest": digest(article)}).status_code == 400
    )
    assert client.post(reading_url(article)).status_code == 400


def test_second_click_tells_that_it_was_answered(client, editor):
    article = an_article_in_review()
    read(client, article)
    seen = digest(article)
    answer(client, article, "publish", seen=seen)
    response = answer(client, article, "publish", seen=seen)
    assert response.status_code == 302
    assert said(response)
    assert Approval.objects.count() == 1


def test_story_that_left_the_desk_cannot_be_read_for_approval(client, editor):
    response = read(client, an_article(owner=a_reporter()))
    assert (response.status_code, response.url) == (302, reverse("wagtailadmin_home"))


def test_submitter_sees_why_not_and_is_refused(client, editor):
    article = an_article(owner=a_reporter())
    article.get_workflow().start(article, editor)
    response = read(client, article)
    assert response.context["objections"]
    assert 'value="publish"' not in response.text
    response = answer(client, article, "publish")
    assert response.url == reading_url(article)
    assert not is_live(article)


def test_byline_and_contributor_are_refused(client, editor):
    mine = an_article_in_review(authors=(an_author("Rahma", user=editor),))
    touched = an_article_in_review()
    change(touched, title="Diperbaiki redaktur", user=editor)
    for article in (mine, touched):
        read(client, article)
        assert answer(client, article, "publish").url == reading_url(article)
        assert not is_live(article)


def test_incomplete_story_says_what_is_missing_and_where(client, editor):
    article = an_article_in_review(summary="")
    response = read(client, article)
    assert response.context["blocking_count"] == 1
    assert f"/admin/pages/{article.pk}/edit/#id_summary" in response.text
    response = answer(client, article, "publish")
    assert said(response)
    assert not is_live(article)


def test_return_needs_a_note(client, editor):
    article = an_article_in_review()
    read(client, article)
    response = answer(client, article, "return", note="   ")
    assert response.status_code == 422
    assert response.context["forms"]["return"].errors
    assert TaskState.objects.get().status == TaskState.STATUS_IN_PROGRESS


def test_returned_story_goes_back_with_the_note(client, editor):
    article = an_article_in_review()
    read(client, article)
    answer(client, article, "return", note="Siapa <b>yang</b> memutuskan?")
    assert TaskState.objects.get().comment == "Siapa <b>yang</b> memutuskan?"
    article.current_workflow_state.resume(article.owner)
    assert "Siapa &lt;b&gt;yang" in read(client, article).text


def test_schedule_is_in_the_papers_zone(client, editor):
    article = an_article_in_review()
    read(client, article)
    assert ">WITA</abbr>)" in read(client, article).text
    soon = (timezone.now() + timedelta(hours=30)).replace(second=0, microsecond=0)
    typed = in_paper_zone(soon).strftime("%Y-%m-%dT%H:%M")
    response = answer(client, article, "schedule", go_live_at=typed)
    assert response.status_code == 302
    assert Revision.objects.get(approved_go_live_at__isnull=False).approved_go_live_at == soon
    assert "WITA" in said(response)
    assert not is_live(article)


@pytest.mark.parametrize("typed", ["", "kemarin", "2001-01-01T06:00"])
def test_unusable_time_comes_back_with_a_reason(client, editor, typed):
    article = an_article_in_review()
    read(client, article)
    response = answer(client, article, "schedule", go_live_at=typed)
    assert response.status_code == 422
    assert response.context["forms"]["schedule"].errors["go_live_at"]
    assert "<details" in response.text
    assert not Approval.objects.exists()


def test_schedule_before_the_embargo_ends_is_refused_and_after_it_accepted(client, editor):
    embargo = timezone.now() + timedelta(days=2)
    article = an_article_in_review(embargo_until=embargo)
    read(client, article)
    early = in_paper_zone(embargo - timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M")
    late = in_paper_zone(embargo + timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M")
    assert answer(client, article, "schedule", go_live_at=early).status_code == 422
    assert answer(client, article, "publish").url == reading_url(article)
    assert not Approval.objects.exists()
    assert answer(client, article, "schedule", go_live_at=late).status_code == 302
    assert Approval.objects.exists()


def test_two_editors_at_once_one_wins_and_the_other_is_told(client, editor):
    an_editor("bimo")
    other = Client()
    other.login(username="bimo", password=PASSWORD)
    article = an_article_in_review()
    read(client, article)
    read(other, article)
    seen = digest(article)
    answer(client, article, "publish", seen=seen)
    response = answer(other, article, "return", seen=seen, note="Terlambat.")
    assert response.status_code == 302
    assert said(response)
    assert is_live(article)


def test_answers_of_the_desk_are_shown_with_name_and_time(client, editor):
    article = an_article_in_review()
    read(client, article)
    answer(client, article, "return", note="Lengkapi.")
    article.current_workflow_state.resume(article.owner)
    text = read(client, article).text
    assert "Rahma" in text
    assert "WITA" in text


@pytest.mark.django_db(transaction=True)
def test_two_answers_in_the_same_moment_one_is_taken():
    """Threads with connections of their own, through the whole request."""
    a_site()
    article = an_article_in_review()
    seen, barrier, statuses = digest(article), threading.Barrier(2), []
    clients = []
    for name in ("rahma", "bimo"):
        an_editor(name)
        one = Client()
        one.login(username=name, password=PASSWORD)
        read(one, article)
        clients.append(one)

    def give(one, kind):
        try:
            barrier.wait(10)
            statuses.append(answer(one, article, kind, seen=seen, note="Cek lagi.").status_code)
        finally:
            connection.close()

    threads = [
        threading.Thread(target=give, args=pair) for pair in zip(clients, ("publish", "return"), strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert statuses == [302, 302]
    state = TaskState.objects.get()
    taken = {TaskState.STATUS_APPROVED: (True, 1), TaskState.STATUS_REJECTED: (False, 0)}
    assert (is_live(article), Approval.objects.count()) == taken[state.status]
    assert state.workflow_state.status != "in_progress"


# What stands beside the story -------------------------------------------------------------------------------------


def test_approval_waits_until_all_advice_is_checked_and_says_so(client, editor):
    article = an_article_in_review(title="AIR NAIK!!!")
    response = read(client, article)
    assert response.context["unchecked_count"] >= 1
    assert re.search(r'value="publish" disabled', response.text)
    assert "Sudah dicek" in response.text
    assert f"/admin/editorial/gerbang/{article.pk}/dicek/" in response.text
    assert give(client, article, "publish").url == reading_url(article)
    assert not is_live(article)
    check_advice(article, by=editor)
    response = read(client, article)
    assert not re.search(r'value="publish" disabled', response.text)
    assert "Dicek Rahma" in response.text
    assert give(client, article, "publish").url == reverse("wagtailadmin_home")
    assert is_live(article)


def test_one_click_checks_and_leads_back_to_the_screen(client, editor):
    article = an_article_in_review(title="AIR NAIK!!!")
    entry = read(client, article).context["findings"][0]
    back = f"{reading_url(article)}?tampil=kata"
    response = client.post(
        reverse("news_editorial:check_finding", args=[article.pk]),
        {"fingerprint": entry.fingerprint, "next": back},
    )
    assert (response.status_code, response.url) == (302, back)
    assert CheckedFinding.objects.get().made_by == editor


def test_note_for_readers_is_shown_with_a_way_to_its_field(client, editor):
    article = a_change_to_a_public_story()
    text = read(client, article).text
    assert "Judul menyebut desa yang salah." in text
    assert f"/admin/pages/{article.pk}/edit/#id_change_note" in text


def test_conversation_has_remarks_with_their_words_and_answers_in_order(client, editor):
    article = an_article_in_review(title="Air <b>pasang</b> merendam sembilan desa di hilir")
    remark = Comment.objects.create(
        page=article, user=editor, text="Angka <i>dari</i> mana?", contentpath="title"
    )
    CommentReply.objects.create(comment=remark, user=article.owner, text="Rekap camat.")
    read(client, article)
    answer(client, article, "return", note="Lengkapi.")
    article.current_workflow_state.resume(article.owner)
    response = read(client, article)
    turns = response.context["conversation"]
    assert [turn.text for turn in turns] == ["Angka <i>dari</i> mana?", "Lengkapi."]
    assert turns[0].words == "Air <b>pasang</b> merendam sembilan desa di hilir"
    assert [reply.text for reply in turns[0].replies] == ["Rekap camat."]
    assert turns[1].act == "returned"
    assert "Angka &lt;i&gt;dari" in response.text
    assert f"#comment-{remark.pk}" in response.text


def test_who_reads_already_is_named_until_the_claim_is_stale(client, editor):
    bimo, article = an_editor("bimo", first_name="Bimo"), an_article_in_review()
    claim = Claim.objects.create(article=article, made_by=bimo, made_at=timezone.now())
    assert "Bimo membaca sejak" in read(client, article).text
    Claim.objects.filter(pk=claim.pk).update(made_at=timezone.now() - timedelta(hours=3))
    assert read(client, article).context["claim"] is None


def test_every_time_names_its_zone_and_shows_the_others_on_hover(client, editor):
    text = read(client, an_article_in_review()).text
    times = re.findall(r"<time [^>]*>[^<]*</time>", text)
    assert times
    assert all("WITA</time>" in time and "WIB" in time and "WIT" in time for time in times)
    assert 'title="WIB −1, WIT +1"' in text


# A small repair -----------------------------------------------------------------------------------------------------


def a_typo_mended(user, **more) -> ArticlePage:
    article = a_published_article(owner=a_reporter(), summary="Air masuk ke rumh warga di hilir.")
    article = save_draft(article, user=user, **({"summary": "Air masuk ke rumah warga di hilir."} | more))
    check_advice(article, by=user)
    return article


def test_editor_repairs_a_typo_of_a_story_that_nobody_submitted(client, editor):
    article = a_typo_mended(editor)
    response = read(client, article)
    assert set(response.context["forms"]) == {"repair"}
    assert "<del>rumh</del> <ins>rumah</ins>" in response.text
    response = give(client, article, "repair")
    assert response.url == reverse("wagtailadmin_home")
    assert ArticlePage.objects.get(pk=article.pk).summary == "Air masuk ke rumah warga di hilir."
    assert Approval.objects.to_be_read().get().kind == Approval.Kind.REPAIR


def test_repair_is_a_fourth_answer_on_the_desk(client, editor):
    article = a_typo_mended(a_reporter())
    article.get_workflow().start(article, article.owner)
    assert set(read(client, article).context["forms"]) == {"publish", "schedule", "return", "repair"}


def test_more_than_a_repair_says_why_and_is_refused_when_posted(client, editor):
    article = a_typo_mended(editor, title="Air pasang merendam 12 desa di hilir")
    response = read(client, article)
    assert not response.context["forms"]
    assert "12" in response.text
    assert give(client, article, "repair").url == reading_url(article)
    assert ArticlePage.objects.get(pk=article.pk).summary == "Air masuk ke rumh warga di hilir."


def test_limit_of_the_house_is_asked(client, editor):
    article = a_typo_mended(editor, title="Air pasang merendm sembilan desa")
    rules = DeskSettings.load()
    rules.repair_words = 1
    rules.save()
    assert not read(client, article).context["forms"]


def test_reporter_cannot_repair(client):
    article = a_typo_mended(a_reporter())
    client.force_login(article.owner)
    assert give(client, article, "repair").status_code == 302
    assert ArticlePage.objects.get(pk=article.pk).summary == "Air masuk ke rumh warga di hilir."


def test_unchanged_public_story_has_nothing_to_answer(client, editor):
    assert read(client, a_published_article()).url == reverse("wagtailadmin_home")


# In an emergency ------------------------------------------------------------------------------------------------------

REASON = "Tanggul jebol; warga hilir harus tahu sekarang."


@pytest.fixture
def chief(client):
    user = a_chief("arman", first_name="Arman")
    client.login(username=user.username, password=PASSWORD)
    return user


def test_chief_opens_a_draft_and_finds_the_emergency_door_alone(client, chief):
    article = an_article(owner=a_reporter())
    response = read(client, article)
    assert set(response.context["forms"]) == {"override"}
    response = give(client, article, "override", reason=REASON)
    assert response.url == reverse("wagtailadmin_home")
    assert is_live(article)
    assert Approval.objects.to_be_read().get().note == REASON


def test_editor_neither_sees_it_nor_gets_through(client, editor):
    article = an_article_in_review()
    assert "override" not in read(client, article).context["forms"]
    assert give(client, article, "override", reason=REASON).url == reading_url(article)
    assert not is_live(article)


@pytest.mark.parametrize("reason", ["", "darurat", " " * 60])
def test_emergency_without_a_reason_comes_back_with_the_form_open(client, chief, reason):
    article = an_article(owner=a_reporter())
    read(client, article)
    response = give(client, article, "override", reason=reason)
    assert response.status_code == 422
    assert response.context["forms"]["override"].errors["reason"]
    assert not is_live(article)


def test_emergency_of_a_text_that_was_not_read_is_refused(client, chief):
    article = an_article(owner=a_reporter())
    assert give(client, article, "override", reason=REASON).status_code == 409
    read(client, article)
    seen = digest(article)
    save_draft(article, summary="Lain sama sekali.")
    response = give(client, article, "override", seen=seen, reason=REASON)
    assert response.status_code == 409
    assert REASON in response.text
    assert not is_live(article)


def test_emergency_says_what_it_goes_against_and_what_it_cannot(client, chief):
    article = an_article(owner=a_reporter(), summary="")
    response = read(client, article)
    assert [finding.rule for finding in response.context["overridden"]] == ["missing_field"]
    empty = an_article(owner=a_reporter(), body=[])
    response = read(client, empty)
    assert 'value="override"' not in response.text
    assert give(client, empty, "override", reason=REASON).url == reading_url(empty)
    assert not is_live(empty)


# Answers that are not offered ----------------------------------------------------------------------------------------


def in_state(state):
    """A story, and who is at its reading screen: an editor who had no hand in it."""
    if state == "draft":
        return an_article(owner=a_reporter())
    if state == "public":
        return a_published_article(owner=a_reporter())
    if state == "waiting":
        return an_article_in_review()
    article = a_change_to_a_public_story(summary="Air masuk ke rumah warga.")
    if state == "changed":
        article.current_workflow_state.cancel(user=article.owner)
    return article


OFFERED = {
    "draft": set(),
    "public": set(),
    "waiting": {"publish", "schedule", "return"},
    "waiting change": {"publish", "schedule", "return"},
    "changed": set(),
}
VALUES = {
    "note": "Sebut dari mana angkanya.",
    "reason": "Tanggul jebol; warga hilir harus tahu.",
    "go_live_at": "2099-01-01T06:00",
}


@pytest.mark.parametrize(
    ("state", "kind"), [(state, kind) for state in OFFERED for kind in ANSWERS if kind not in OFFERED[state]]
)
def test_answer_that_is_not_offered_changes_nothing(client, editor, state, kind):
    article = in_state(state)
    read(client, article)
    Reading.objects.note(article, content=article.get_latest_revision().content, by=editor)
    before = (Approval.objects.count(), PublishedArticle.objects.count(), is_live(article))
    response = answer(client, article, kind, **VALUES)
    assert response.status_code == 302
    assert said(response)
    assert (Approval.objects.count(), PublishedArticle.objects.count(), is_live(article)) == before


def test_approval_of_a_public_text_cannot_be_taken_back(client, editor):
    article = a_change_to_a_public_story()
    read(client, article)
    response = answer(client, article, "withdraw", reason="Berubah pikiran.")
    assert response.url == reading_url(article)
    assert Approval.objects.newest_for(article).kind == Approval.Kind.IMPORTED
    with pytest.raises(NothingToWithdraw):
        withdraw_approval(article, by=editor, reason="Berubah pikiran.")


def test_reporter_is_told_of_the_missing_right_not_of_four_eyes(editor):
    article = an_article_in_review()
    with pytest.raises(ApproverRefused) as refused:
        return_with_note(article, by=article.owner, note="Lengkapi.")
    assert len(refused.value.objections) == 1


# The newest text ----------------------------------------------------------------------------------------------------


def test_newest_text_is_the_one_that_the_page_names_whatever_the_clocks_say(client, editor):
    article = an_article_in_review(title="Judul lama")
    first = article.get_latest_revision()
    article = save_draft(article, title="Judul baru")
    Revision.objects.filter(pk=first.pk).update(created_at=timezone.now() + timedelta(seconds=2))
    read(client, article)
    assert answer(client, article, "publish").url == reverse("wagtailadmin_home")
    assert PublishedArticle.objects.get().card["title"] == "Judul baru"


def test_story_without_a_version_says_so(client, editor):
    article = an_article(owner=a_reporter())
    ArticlePage.objects.filter(pk=article.pk).update(latest_revision=None)
    article.revisions.all().delete()
    response = read(client, article)
    assert response.url == reverse("wagtailadmin_home")
    assert said(response)
    with pytest.raises(NeverSaved):
        withdraw_approval(article, by=editor, reason="Tidak jadi.")


# Embargo ------------------------------------------------------------------------------------------------------------


def test_embargo_is_broken_by_nobody_but_the_override(client, editor):
    until = timezone.now() + timedelta(days=1)
    article = an_article_in_review(embargo_until=until)
    read(client, article)
    response = answer(client, article, "publish")
    assert "WITA" in said(response)
    client.post(reverse("wagtailadmin_pages:edit", args=[article.pk]), {"action-publish": "1"})
    client.post(f"/admin/api/main/pages/{article.pk}/action/publish/", {}, content_type="application/json")
    assert not is_live(article)
    chief = a_chief("arman")
    client.force_login(chief)
    read(client, article)
    assert give(client, article, "publish").url == reading_url(article)
    assert not is_live(article)
    give(client, article, "override", reason=REASON)
    assert is_live(article)


def test_embargoed_story_goes_live_when_its_time_has_come(client, editor, monkeypatch):
    until = (timezone.now() + timedelta(hours=2)).replace(second=0, microsecond=0)
    article = an_article_in_review(embargo_until=until)
    read(client, article)
    typed = in_paper_zone(until + timedelta(minutes=1)).strftime("%Y-%m-%dT%H:%M")
    assert answer(client, article, "schedule", go_live_at=typed).url == reverse("wagtailadmin_home")
    monkeypatch.setattr(timezone, "now", lambda: until + timedelta(minutes=2))
    call_command("publish_scheduled")
    assert is_live(article)


# Taking an approval back --------------------------------------------------------------------------------------------


def scheduled(client) -> ArticlePage:
    article = an_article_in_review()
    read(client, article)
    typed = in_paper_zone(timezone.now() + timedelta(hours=30)).strftime("%Y-%m-%dT%H:%M")
    answer(client, article, "schedule", go_live_at=typed)
    return article


def test_approval_of_a_scheduled_story_is_taken_back_with_a_reason(client, editor):
    article = scheduled(client)
    assert set(read(client, article).context["forms"]) == {"withdraw"}
    assert give(client, article, "withdraw", reason=" ").status_code == 422
    response = give(client, article, "withdraw", reason="Angkanya ditarik sumber.")
    assert response.url == reverse("wagtailadmin_home")
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()
    assert Approval.objects.newest_for(article).kind == Approval.Kind.WITHDRAWN


def test_reporter_takes_no_approval_back(client, editor):
    article = scheduled(client)
    client.force_login(article.owner)
    give(client, article, "withdraw", reason="Berubah pikiran.")
    assert Revision.objects.filter(approved_go_live_at__isnull=False).exists()


def test_later_approval_marks_the_emergency_as_read(client, chief):
    article = an_article(owner=a_reporter())
    read(client, article)
    give(client, article, "override", reason=REASON)
    draft = save_draft(article, summary="Air masuk ke semua rumah.", change_note="Keterangan baru.")
    draft.get_workflow().start(draft, draft.owner)
    client.force_login(an_editor("rahma"))
    read(client, draft)
    answer(client, draft, "publish")
    assert newest(article).summary == ArticlePage.objects.get(pk=article.pk).summary
    assert SecondReading.objects.get().read_by.username == "rahma"
