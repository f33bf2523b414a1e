import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse

from home.front import front_context
from home.models import HomePage
from news.editorial.corrections.actions import (
    approve_correction,
    drop_correction,
    make_correction,
    put_up_alone,
    read_afterwards,
)
from news.editorial.models import AuditEntry, Contribution, Desk
from news.editorial.refusals import ApproverRefused, DecidedAlready, NothingToCorrect, ReasonMissing
from news.models import ArticlePage, Correction, PublishedArticle
from tests.builders import (
    a_chief,
    a_correction,
    a_published_article,
    a_reporter,
    a_retraction,
    a_section,
    a_user,
    an_article,
    an_author,
    an_editor,
    read_anew,
)
from tests.newsroom.form_reader import filled

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

ADD = "/admin/snippets/news/correction/add/"
LIST = "/admin/snippets/news/correction/"
TEXT = "Versi pertama menyebut 1.410 rumah. Yang benar 1.140 rumah."


@pytest.fixture(scope="module")
def kept_story(site) -> ArticlePage:
    return a_published_article(title="Sembilan desa terendam")


@pytest.fixture
def story(kept_story) -> ArticlePage:
    return read_anew(kept_story)


def screen(correction: Correction) -> str:
    return reverse("news_editorial:correction", args=[correction.pk])


def post_new(client, article, *, by, **changes):
    client.force_login(by)
    form = {
        "article": article.pk,
        "kind": "correction",
        "text": TEXT,
        "party": "",
        "full_text": "",
        **changes,
    }
    return client.post(ADD, form)


def answer(client, correction, *, by, **data):
    client.force_login(by)
    return client.post(screen(correction), data)


def a_waiting_correction(story, *, by=None, **changes) -> Correction:
    values = {"kind": Correction.Kind.CORRECTION, "text": TEXT} | changes
    return make_correction(story, by=by or an_editor(), **values)


def public_places(client, story) -> dict[str, str]:
    """Every place where readers or machines meet a correction."""
    address = PublishedArticle.objects.get(pk=story.pk).url
    front = front_context(HomePage.objects.get())["corrections_latest"] or {}
    return {
        "story": client.get(address).text,
        "list": client.get("/koreksi/").text,
        "json": str(PublishedArticle.objects.get(pk=story.pk).structured_data.get("correction", "")),
        "front": front.get("text", ""),
    }


# Made by one, read by another -----------------------------------------------------------------------------------------


def test_correction_waits_until_a_second_person_has_read_it(client, story):
    editor = an_editor()
    response = post_new(client, story, by=editor)
    correction = Correction.objects.get()
    assert response.status_code == 302
    assert response.url == screen(correction)
    assert (correction.made_by, correction.is_waiting) == (editor, True)
    assert not any(TEXT in text for text in public_places(client, story).values())
    assert not PublishedArticle.objects.get(pk=story.pk).card["has_correction"]


def test_approved_correction_stands_everywhere_at_once(client, story):
    correction = a_waiting_correction(story)
    assert answer(client, correction, by=an_editor(), answer="approve").status_code == 302
    assert all(TEXT in text for text in public_places(client, story).values())
    assert PublishedArticle.objects.get(pk=story.pk).card["has_correction"]


def test_approved_correction_moves_the_time_at_which_the_story_changed(story):
    correction = approve_correction(a_waiting_correction(story), by=an_editor())
    public = PublishedArticle.objects.get(pk=story.pk)
    assert public.changed_at == correction.approved_at
    assert public.structured_data["dateModified"] == correction.approved_at.isoformat()
    assert public.structured_data["correction"][0]["datePublished"] == correction.approved_at.isoformat()


@pytest.mark.parametrize("maker", [an_editor, a_chief, lambda: a_user(is_superuser=True)])
def test_nobody_approves_an_own_correction(client, story, maker):
    user = maker()
    correction = a_waiting_correction(story, by=user)
    page = answer(client, correction, by=user, answer="approve")
    assert Correction.objects.get().is_waiting
    assert "second person" in client.get(page.url).text or "orang kedua" in client.get(page.url).text


def test_database_keeps_one_person_from_making_and_approving(story):
    editor = an_editor()
    correction = a_waiting_correction(story, by=editor)
    correction.approved_by = editor
    with pytest.raises(IntegrityError), transaction.atomic():
        correction.save(update_fields=["approved_by"])


def test_editor_of_another_desk_does_not_approve(story):
    other = an_editor()
    desk = Desk.objects.create(name="Olahraga")
    desk.sections.add(a_section("Olahraga"))
    desk.members.add(other)
    with pytest.raises(ApproverRefused, match="Olahraga"):
        approve_correction(a_waiting_correction(story), by=other)


def test_reporter_neither_makes_nor_sees_nor_approves_a_correction(client, story):
    reporter = a_reporter()
    post_new(client, story, by=reporter)
    assert not Correction.objects.exists()
    correction = a_waiting_correction(story)
    assert client.get(screen(correction)).status_code == 302
    assert answer(client, correction, by=reporter, answer="approve").status_code == 302
    assert Correction.objects.get().is_waiting
    with pytest.raises(ApproverRefused):
        approve_correction(correction, by=reporter)
    with pytest.raises(ApproverRefused):
        make_correction(story, by=reporter, kind="correction", text="Lain.")


def test_second_answer_to_the_same_correction_is_refused(client, story):
    correction = a_waiting_correction(story)
    approve_correction(correction, by=an_editor())
    with pytest.raises(DecidedAlready):
        drop_correction(correction, by=an_editor(), reason="Terlambat.")
    assert answer(client, correction, by=an_editor(), answer="approve").status_code == 302


def test_screen_shows_the_story_with_the_notice_as_readers_will_see_it(client, story):
    correction = a_waiting_correction(story)
    client.force_login(an_editor())
    page = client.get(screen(correction))
    assert page.status_code == 200
    frame = page.context["frame"]
    assert TEXT in frame
    assert "Sembilan desa terendam" in frame
    assert TEXT not in client.get(PublishedArticle.objects.get(pk=story.pk).url).text


def test_screen_of_a_correction_that_does_not_exist_is_404(client):
    client.force_login(an_editor())
    assert client.get(reverse("news_editorial:correction", args=[10**12])).status_code == 404


@pytest.mark.parametrize(
    "data", [{}, {"answer": "publish"}, {"answer": "x\x00"}, {"answer": ["approve", "drop"]}]
)
def test_answer_that_is_none_changes_nothing(client, story, data):
    correction = a_waiting_correction(story, by=an_editor("pembuat"))
    response = answer(client, correction, by=an_editor("pembuat2"), **data)
    assert response.status_code < 500
    assert data.get("answer") == ["approve", "drop"] or Correction.objects.get().is_waiting


# Dropped, or put up alone ---------------------------------------------------------------------------------------------


def test_dropped_correction_is_never_shown_and_its_reason_is_on_record(client, story):
    correction = a_waiting_correction(story)
    answer(client, correction, by=an_editor(), answer="drop", reason="Angkanya sudah benar.")
    correction.refresh_from_db()
    assert correction.dropped_at
    assert TEXT not in client.get("/koreksi/").text
    entry = AuditEntry.objects.get(action="drop_correction")
    assert entry.data["reason"] == "Angkanya sudah benar."
    assert "Angkanya sudah benar." in client.get(screen(correction)).text


@pytest.mark.parametrize("reason", ["", "   ", "x" * 1001, "a\x00b"])
def test_correction_is_not_dropped_without_a_readable_reason(client, story, reason):
    correction = a_waiting_correction(story)
    assert answer(client, correction, by=an_editor(), answer="drop", reason=reason).status_code == 302
    assert Correction.objects.get().is_waiting


def test_chief_puts_up_an_own_correction_alone_and_it_stays_on_the_list_until_somebody_read_it(client, story):
    chief = a_chief()
    correction = a_waiting_correction(story, by=chief)
    answer(client, correction, by=chief, answer="alone", reason="Nama korban salah.")
    assert TEXT in client.get("/koreksi/").text
    assert list(Correction.objects.to_be_read()) == [correction]
    assert AuditEntry.objects.get(action="override_correction").data["reason"] == "Nama korban salah."
    with pytest.raises(ApproverRefused):
        read_afterwards(correction, by=chief)
    answer(client, correction, by=an_editor(), answer="read")
    assert not Correction.objects.to_be_read().exists()
    assert AuditEntry.objects.filter(action="second_reading", data__correction=correction.pk).exists()


def test_chief_needs_a_reason_to_put_one_up_alone(story):
    chief = a_chief()
    with pytest.raises(ReasonMissing):
        put_up_alone(a_waiting_correction(story, by=chief), by=chief, reason="  ")


def test_editor_puts_up_nothing_alone_and_the_chief_only_what_is_his(story):
    editor = an_editor()
    correction = a_waiting_correction(story, by=editor)
    for user in (editor, a_chief()):
        with pytest.raises(ApproverRefused):
            put_up_alone(correction, by=user, reason="Mendesak.")


def test_each_step_is_on_record(story):
    correction = a_waiting_correction(story)
    approve_correction(correction, by=an_editor())
    actions = list(AuditEntry.objects.about(story).order_by("pk").values_list("action", flat=True))
    assert actions[-2:] == ["correct", "approve_correction"]


@pytest.mark.parametrize("kind", ["owner", "byline", "contributor"])
def test_whoever_wrote_on_the_story_neither_approves_nor_drops_what_is_said_about_it(kind):
    writer = an_editor()
    changes = {"owner": {"owner": writer}, "byline": {"authors": (an_author("Bimo", user=writer),)}}
    story = a_published_article(**changes.get(kind, {}))
    if kind == "contributor":
        Contribution.objects.create(article=story, digest="x", made_by=writer)
    reply = a_waiting_correction(story, kind=Correction.Kind.REPLY, party="PT Bara")
    with pytest.raises(ApproverRefused):
        approve_correction(reply, by=writer)
    with pytest.raises(ApproverRefused):
        drop_correction(reply, by=writer, reason="Tidak setuju.")
    assert Correction.objects.get().is_waiting


def test_maker_drops_an_own_correction_of_an_own_story():
    writer = an_editor()
    story = a_published_article(owner=writer)
    drop_correction(a_waiting_correction(story, by=writer), by=writer, reason="Keliru.")
    assert Correction.objects.get().dropped_at


def test_chief_who_wrote_the_story_shows_a_colleagues_correction_by_an_override_on_record(client):
    chief = a_chief()
    story = a_published_article(owner=chief)
    correction = a_waiting_correction(story)
    answer(client, correction, by=chief, answer="approve")
    assert Correction.objects.get().is_waiting
    answer(client, correction, by=chief, answer="alone", reason="Tidak ada redaktur lain.")
    assert list(Correction.objects.to_be_read()) == [correction]
    with pytest.raises(ApproverRefused):
        read_afterwards(correction, by=chief)
    read_afterwards(correction, by=an_editor())


def test_chief_approves_what_the_rules_let_them_and_needs_no_override(story):
    with pytest.raises(ApproverRefused):
        put_up_alone(a_waiting_correction(story), by=a_chief(), reason="Mendesak.")


def test_second_reading_leaves_who_put_it_up(client, story):
    chief, editor = a_chief(first_name="Rahma"), an_editor(first_name="Bimo")
    correction = put_up_alone(a_waiting_correction(story, by=chief), by=chief, reason="Mendesak.")
    shown_since = correction.approved_at
    read_afterwards(correction, by=editor)
    correction = Correction.objects.get()
    assert (correction.approved_by, correction.approved_at) == (chief, shown_since)
    assert correction.read_afterwards_by == editor
    client.force_login(editor)
    page = client.get(screen(correction)).text
    assert "Rahma" in page
    assert "Bimo" in page


def test_second_reader_who_finds_it_wrong_corrects_it_and_the_two_are_linked(client, story):
    chief, editor = a_chief(), an_editor()
    wrong = put_up_alone(a_waiting_correction(story, by=chief), by=chief, reason="Mendesak.")
    client.force_login(editor)
    form = f"{ADD}?atas={wrong.pk}"
    assert form in client.get(screen(wrong)).text
    page = client.get(form)
    assert f'action="{form}"' in page.text
    data = filled(page.text) | {"kind": "correction", "text": "Yang benar 1.104 rumah."}
    client.post(form, data)
    later = Correction.objects.get(corrects=wrong)
    assert later.article == wrong.article
    wrong.refresh_from_db()
    assert (wrong.is_to_be_read, wrong.read_afterwards_by) == (False, editor)
    assert screen(wrong) in client.get(screen(later)).text
    assert screen(later) in client.get(screen(wrong)).text


@pytest.mark.parametrize("number", ["", "x", "0", "9" * 18, "%00"])
def test_form_opened_from_no_correction_is_the_empty_one(client, number):
    client.force_login(an_editor())
    assert client.get(f"{ADD}?atas={number}").status_code == 200


# The form -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "changes",
    [
        {"text": ""},
        {"text": "x" * 4001},
        {"kind": "reply", "party": ""},
        {"kind": "correction", "party": "PT Bara"},
        {"kind": "correction", "full_text": "Panjang."},
        {"kind": "nothing"},
    ],
)
def test_correction_that_says_too_little_or_too_much_is_refused_with_the_form(client, story, changes):
    assert post_new(client, story, by=an_editor(), **changes).status_code == 200
    assert not Correction.objects.exists()


def test_story_that_readers_never_saw_is_not_corrected(client):
    assert post_new(client, an_article(), by=an_editor()).status_code == 200
    assert not Correction.objects.exists()


def test_list_tells_where_each_correction_stands(client, story):
    a_correction(story)
    a_waiting_correction(story, text="Yang menunggu.")
    client.force_login(an_editor())
    page = client.get(LIST)
    assert page.status_code == 200
    assert all(screen(correction) in page.text for correction in Correction.objects.all())


# Never edited ---------------------------------------------------------------------------------------------------------


def test_nobody_edits_or_deletes_a_correction_not_even_an_administrator(client, story):
    correction = a_correction(story)
    client.force_login(a_user(is_superuser=True))
    for verb in ("edit", "delete"):
        address = f"{LIST}{verb}/{correction.pk}/"
        assert client.post(address, {"article": story.pk, "kind": "reply", "text": "lain"}).status_code == 302
    assert Correction.objects.get().text == TEXT


def test_a_correction_saved_twice_in_code_is_refused(story):
    correction = a_correction(story)
    with pytest.raises(TypeError):
        correction.save()


def test_corrected_story_cannot_be_deleted(story):
    a_correction(story)
    with pytest.raises(PermissionDenied):
        story.delete()


# Replies --------------------------------------------------------------------------------------------------------------


def test_long_reply_has_a_page_of_its_own_linked_both_ways(client, story):
    reply = a_correction(
        story,
        kind=Correction.Kind.REPLY,
        party="PT Bara Loa Indah",
        text="Perusahaan menyatakan jarak galian 640 meter.",
        full_text="Baris pertama.\n\nBaris kedua <b>tebal</b>.",
    )
    address = PublishedArticle.objects.get(pk=story.pk).url
    page = client.get(address).text
    assert "Hak jawab PT Bara Loa Indah" in page or "Right of reply of PT Bara Loa Indah" in page
    assert f'href="/koreksi/{reply.pk}/"' in page
    own = client.get(f"/koreksi/{reply.pk}/")
    assert own.status_code == 200
    assert f'href="{address}"' in own.text
    assert reply.approved_at.isoformat() in own.text
    assert "Baris kedua &lt;b&gt;tebal&lt;/b&gt;." in own.text


def test_only_shown_replies_have_a_page(client, story):
    correction = a_correction(story)
    waiting = a_waiting_correction(story, kind=Correction.Kind.REPLY, party="PT Bara", full_text="Panjang.")
    for pk in (correction.pk, waiting.pk, 10**9, 10**40):
        assert client.get(f"/koreksi/{pk}/").status_code == 404


# Stories that readers do not have ------------------------------------------------------------------------------


def test_story_that_readers_never_had_is_not_corrected():
    with pytest.raises(NothingToCorrect):
        make_correction(an_article(), by=an_editor(), kind="correction", text=TEXT)
    assert not Correction.objects.exists()


@pytest.mark.parametrize("kind", ["correction", "clarification"])
def test_withdrawn_story_is_not_corrected_its_notice_says_what_was_wrong(story, kind):
    a_retraction(story)
    with pytest.raises(NothingToCorrect):
        a_waiting_correction(story, kind=kind)


def test_correction_that_waited_while_its_story_was_withdrawn_is_not_shown_but_can_be_dropped(story):
    chief = a_chief()
    correction, alone = a_waiting_correction(story), a_waiting_correction(story, by=chief)
    a_retraction(story)
    with pytest.raises(NothingToCorrect):
        approve_correction(correction, by=an_editor())
    with pytest.raises(NothingToCorrect):
        put_up_alone(alone, by=chief, reason="Mendesak.")
    drop_correction(correction, by=an_editor(), reason="Beritanya dicabut.")
    assert list(Correction.objects.waiting()) == [alone]


def test_right_of_reply_is_heard_about_a_withdrawn_story_too(story):
    a_retraction(story)
    reply = a_waiting_correction(story, kind="reply", party="PT Bara")
    assert approve_correction(reply, by=an_editor()).approved_at


def test_refusal_is_told_on_the_screen_of_the_correction(client, story):
    correction = a_waiting_correction(story)
    a_retraction(story)
    answer(client, correction, by=an_editor(), answer="approve")
    assert Correction.objects.get().is_waiting
    assert "Pembaca tidak lagi mempunyai berita ini" in client.get(screen(correction)).text
