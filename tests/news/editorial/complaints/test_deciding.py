"""Answers to cases, over HTTP: who may give them, and what becomes of them."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied

from news.editorial.complaints.deciding import (
    NOTICE_CHARACTERS,
    NothingToPointTo,
    NotYourCase,
    StoryUnknown,
    name_story,
    point_to,
    refuse,
)
from news.editorial.corrections.actions import approve_correction, drop_correction, make_correction
from news.editorial.corrections.retraction import confirm_retraction, refuse_retraction
from news.editorial.models import AuditEntry, Complaint, DeskSettings
from news.models import ArticlePage, Correction, Retraction
from tests.builders import a_chief, a_reporter, a_site, an_article, an_author, an_editor
from tests.news.editorial.complaints.cases import (
    CLAIM,
    EMAIL,
    PARTY,
    a_case,
    a_reply,
    a_story,
    desk_address,
    log_in,
    receipt_path,
)

pytestmark = pytest.mark.django_db
LIST = "/admin/editorial/hak-jawab/"
REASON = "Fakta ini tidak dibahas beritanya."


@pytest.fixture(autouse=True)
def _site(db):
    a_site()


@pytest.fixture
def editor(client):
    user = an_editor("rahma", first_name="Rahma", last_name="Idris")
    log_in(client, user)
    return user


def answer(client, case, kind, **values):
    return client.post(desk_address(case), {"answer_kind": kind, **values})


def refuse_over_http(client, case, **changes):
    return answer(client, case, "refusal", **({"ground": "unrelated", "answer": REASON} | changes))


def fresh(case) -> Complaint:
    return Complaint.objects.get(pk=case.pk)


# Refusing -------------------------------------------------------------------------------------------------------


def test_refusal_names_one_of_four_grounds_and_a_reason(client, editor):
    case = a_case()
    assert refuse_over_http(client, case).status_code == 302
    decided = fresh(case)
    assert (decided.outcome, decided.refusal_ground, decided.answer) == ("refused", "unrelated", REASON)
    assert decided.decided_by == editor
    entry = AuditEntry.objects.get(action="complaint_decided")
    assert (entry.about, entry.data["ground"], entry.made_by) == (case.number, "unrelated", editor)


@pytest.mark.parametrize(
    "changes", [{"ground": ""}, {"ground": "kami tidak suka"}, {"answer": " "}, {"answer": "a" * 4001}]
)
def test_refusal_without_ground_or_reason_is_no_answer(client, editor, changes):
    case = a_case()
    response = refuse_over_http(client, case, **changes)
    assert response.status_code == 422
    assert fresh(case).is_open
    assert len(mail.outbox) == 2


def test_complainant_gets_the_reason_by_e_mail_and_on_the_receipt(client, editor):
    case = a_case()
    receipt = receipt_path()
    refuse_over_http(client, case)
    message = mail.outbox[-1]
    assert message.to == [EMAIL]
    assert REASON in message.body
    assert receipt in message.body
    html = client.get(receipt).content.decode()
    assert REASON in html
    assert "Memuat fakta di luar pokok berita" in html


def test_decision_starts_the_days_after_which_the_identity_goes(client, editor):
    rules = DeskSettings.load()
    rules.identity_days = 30
    rules.save()
    case = a_case()
    refuse_over_http(client, case)
    decided = fresh(case)
    assert decided.identity_expires_at - decided.decided_at == timedelta(days=30)


def test_decided_case_is_not_decided_again(client, editor):
    case = a_case()
    refuse_over_http(client, case)
    assert refuse_over_http(client, case, answer="Lain.").status_code == 409
    assert fresh(case).answer == REASON
    assert len(mail.outbox) == 3


def test_unknown_answer_is_refused(client, editor):
    case = a_case()
    assert answer(client, case, "delete").status_code == 400
    assert answer(client, case, "reply", party=PARTY).status_code == 400, "nobody asked to reply"


# Who wrote the story --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("part", ["owner", "byline"])
@pytest.mark.parametrize("make", [an_editor, a_chief])
def test_whoever_wrote_the_story_does_not_decide_about_it(client, part, make):
    writer = make("laras", first_name="Laras")
    story = a_story(
        **({"owner": writer} if part == "owner" else {"authors": (an_author("Laras", user=writer),)})
    )
    case = a_case(story)
    log_in(client, writer)
    assert "Anda ikut menulis berita ini." in client.get(desk_address(case)).content.decode()
    for kind, values in (
        ("refusal", {"ground": "unrelated", "answer": REASON}),
        ("correction", {"text": "Bukan."}),
        ("retraction", {"ground": "unsupported", "reason": "Tidak."}),
    ):
        response = answer(client, case, kind, **values)
        assert response.status_code == 409
        assert "Yang memutus orang lain: pemimpin redaksi." in response.content.decode()
    assert not fresh(case).is_answered
    assert fresh(case).is_open


def test_chief_decides_about_the_story_of_an_editor(client):
    story = a_story(owner=an_editor())
    log_in(client, a_chief())
    case = a_case(story)
    assert refuse_over_http(client, case).status_code == 302


def test_reporter_cannot_decide_by_the_action_either():
    case = a_case()
    with pytest.raises(NotYourCase):
        refuse(case, by=a_reporter(), ground="unrelated", answer="Tidak.")


# Correction, reply, retraction ----------------------------------------------------------------------------------


def test_correction_closes_the_case_when_a_second_person_has_read_it(client, editor):
    case = a_case()
    page = client.get(desk_address(case))
    assert f"{CLAIM}</textarea>" in page.content.decode(), "the form starts with the complainant's words"
    answer(client, case, "correction", text="Yang benar 1.140 rumah.", answer="Terima kasih.")
    waiting = fresh(case)
    assert waiting.is_answered
    assert waiting.is_open
    assert len(mail.outbox) == 2, "nothing is told before it is public"
    approve_correction(waiting.correction, by=an_editor("bimo"))
    decided = fresh(case)
    assert (decided.outcome, decided.decided_by) == ("corrected", editor)
    assert "Terima kasih." in mail.outbox[-1].body
    assert "Yang benar 1.140 rumah." in client.get(case.article.get_url()).content.decode()


def test_editor_who_wrote_the_correction_cannot_approve_it_alone(client, editor):
    case = a_case()
    answer(client, case, "correction", text="Yang benar 1.140 rumah.")
    with pytest.raises(PermissionDenied):
        approve_correction(fresh(case).correction, by=editor)
    assert fresh(case).is_open


def test_dropped_correction_opens_the_case_again(client, editor):
    case = a_case()
    answer(client, case, "correction", text="Yang benar 1.140 rumah.")
    drop_correction(fresh(case).correction, by=an_editor("bimo"), reason="Salah paham.")
    opened = fresh(case)
    assert opened.is_open
    assert not opened.is_answered
    assert AuditEntry.objects.filter(action="complaint_reopened", about=case.number).exists()
    assert refuse_over_http(client, case).status_code == 302


def test_reply_is_published_word_for_word_with_its_own_time(client, editor):
    case = a_reply(claim="Jarak galian 640 meter,  bukan 400 meter.\n\nKami\tmengukurnya.")
    answer(client, case, "reply", party=PARTY, text="diubah redaktur", announcement="diubah redaktur")
    reply = fresh(case).correction
    assert (reply.kind, reply.text, reply.party, reply.full_text) == ("reply", case.claim, PARTY, "")
    approve_correction(reply, by=an_editor("bimo"))
    assert fresh(case).outcome == "reply_published"
    assert list(reply.complaints.all()) == [case]


def test_long_reply_gets_a_page_of_its_own_and_a_sentence_on_the_story(client, editor):
    claim = "Jarak galian 640 meter. " * (NOTICE_CHARACTERS // 20)
    case = a_reply(claim=claim)
    answer(client, case, "reply", party=PARTY, announcement="Perusahaan membantah jaraknya.")
    reply = fresh(case).correction
    assert reply.full_text == case.claim
    assert reply.text == "Perusahaan membantah jaraknya."
    approve_correction(reply, by=an_editor("bimo"))
    case = fresh(case)
    receipt = client.get(receipt_path(mail.outbox[-1])).content.decode()
    assert f'href="{case.correction.get_absolute_url()}"' in receipt


def test_reply_longer_than_the_story_brings_a_warning(client, editor):
    story = a_story()
    story.word_count = 20
    story.save()
    long, short = a_reply(story, claim="kata " * 21), a_reply(story, claim="kata " * 20)
    warning = "Hak jawab ini lebih panjang dari beritanya."
    assert warning in client.get(desk_address(long)).content.decode()
    assert warning not in client.get(desk_address(short)).content.decode()


def test_retraction_closes_the_case_when_the_chief_confirms(client, editor):
    case = a_case()
    answer(client, case, "retraction", ground="unsupported", reason="Sumbernya tidak ada.")
    retraction = fresh(case).retraction
    assert (retraction.ground, retraction.proposed_by) == ("unsupported", editor)
    assert fresh(case).is_open
    confirm_retraction(retraction, by=a_chief())
    assert fresh(case).outcome == "retracted"
    assert mail.outbox[-1].to == [EMAIL]


def test_retraction_that_the_chief_refuses_opens_the_case_again(client, editor):
    case = a_case()
    answer(client, case, "retraction", ground="unsupported", reason="Sumbernya tidak ada.")
    refuse_retraction(Retraction.objects.get(), by=a_chief(), reason="Cukup ralat.")
    assert not fresh(case).is_answered
    assert answer(client, case, "correction", text="Yang benar 1.140.").status_code == 302


def test_correction_that_is_not_an_answer_touches_no_case(client, editor):
    case = a_case()
    other = Correction.objects.create(article=case.article, text="Lain.", made_by=editor)
    approve_correction(other, by=an_editor("bimo"))
    assert fresh(case).is_open


def test_refused_action_says_why_and_leaves_the_case(client, editor):
    case = a_case()
    ArticlePage.objects.get(pk=case.article_id).unpublish(log_action=None)
    response = answer(client, case, "retraction", ground="unsupported", reason="Tidak ada.")
    assert response.status_code == 409
    assert fresh(case).is_open
    assert "Tidak ada.</textarea>" in response.content.decode()


# A story named in words -----------------------------------------------------------------------------------------


def test_case_without_a_story_gets_one_before_it_is_answered(client, editor):
    story = a_story()
    case = a_case(berita="", story_hint="Berita banjir kemarin")
    assert answer(client, case, "correction", text="Bukan.").status_code == 400
    assert answer(client, case, "story", article="999999").status_code == 422
    assert answer(client, case, "story", article=story.pk).status_code == 302
    assert fresh(case).article_id == story.pk
    assert answer(client, case, "correction", text="Bukan 1.410.").status_code == 302
    assert answer(client, fresh(case), "story", article=story.pk).status_code == 400


def test_case_without_a_story_can_be_refused(client, editor):
    case = a_case(berita="", story_hint="Berita koran lain")
    assert refuse_over_http(client, case).status_code == 302
    assert "Berita koran lain" in client.get(LIST, {"tampil": "selesai"}).content.decode()


def test_case_is_not_given_a_story_that_readers_never_had(client, editor):
    draft, case = an_article(), a_case(berita="", story_hint="Berita banjir kemarin")
    assert answer(client, case, "story", article=draft.pk).status_code == 422
    with pytest.raises(StoryUnknown):
        name_story(case, by=editor, article=draft)


# Put right already ----------------------------------------------------------------------------------------------


def test_second_complaint_about_the_same_mistake_is_answered_with_the_correction_that_stands(client, editor):
    story = a_story()
    first, second = a_case(story), a_case(story, email="budi@warga.example")
    answer(client, first, "correction", text="Yang benar 1.140 rumah.")
    correction = approve_correction(fresh(first).correction, by=an_editor("bimo"))
    html = client.get(desk_address(second)).content.decode()
    assert "Yang benar 1.140 rumah." in html
    response = answer(
        client, second, "already", which=f"correction-{correction.pk}", answer="Sudah kami ralat."
    )
    assert response.status_code == 302
    decided = fresh(second)
    assert (decided.outcome, decided.correction, decided.decided_by) == ("corrected", correction, editor)
    assert Correction.objects.count() == 1
    assert mail.outbox[-1].to == ["budi@warga.example"]
    assert "Sudah kami ralat." in mail.outbox[-1].body


def test_second_complaint_about_a_retracted_story_is_answered_with_the_retraction(client, editor):
    story = a_story()
    first, second = a_case(story), a_case(story, email="budi@warga.example")
    answer(client, first, "retraction", ground="unsupported", reason="Sumbernya tidak ada.")
    retraction = confirm_retraction(fresh(first).retraction, by=a_chief())
    assert answer(client, second, "already", which=f"retraction-{retraction.pk}").status_code == 302
    assert (fresh(second).outcome, fresh(second).retraction) == ("retracted", retraction)


def test_answer_that_still_waits_holds_both_cases_and_closes_or_opens_both(client, editor):
    story = a_story()
    cases = [a_case(story, email=f"warga{number}@warga.example") for number in range(2)]
    for ending in ("dropped", "approved"):
        answer(client, cases[0], "correction", text=f"Yang benar 1.140 rumah ({ending}).")
        correction = fresh(cases[0]).correction
        answer(client, cases[1], "already", which=f"correction-{correction.pk}")
        assert [fresh(case).is_answered for case in cases] == [True, True]
        assert [fresh(case).is_open for case in cases] == [True, True]
        if ending == "dropped":
            drop_correction(correction, by=an_editor("bimo"), reason="Salah paham.")
            assert [fresh(case).is_answered for case in cases] == [False, False]
        else:
            approve_correction(correction, by=an_editor("tari"))
            assert [fresh(case).outcome for case in cases] == ["corrected", "corrected"]


def test_reply_that_stands_answers_as_a_reply(client, editor):
    story = a_story()
    first, second = a_reply(story), a_reply(story, email="budi@warga.example")
    answer(client, first, "reply", party=PARTY)
    reply = approve_correction(fresh(first).correction, by=an_editor("bimo"))
    answer(client, second, "already", which=f"correction-{reply.pk}")
    assert fresh(second).outcome == "reply_published"


def test_what_was_dropped_or_belongs_to_another_story_answers_nobody(client, editor):
    case, bimo = a_case(), an_editor("bimo")
    assert answer(client, case, "already", which="correction-1").status_code == 400, "nothing was put right"
    other = approve_correction(
        make_correction(a_story().article, by=editor, kind="correction", text="Berita lain."), by=bimo
    )
    dropped = make_correction(case.article, by=editor, kind="correction", text="Tidak jadi.")
    drop_correction(dropped, by=bimo, reason="Salah paham.")
    make_correction(case.article, by=editor, kind="correction", text="Menunggu.")
    for wrong in (other, dropped):
        assert answer(client, case, "already", which=f"correction-{wrong.pk}").status_code == 422
        with pytest.raises(NothingToPointTo):
            point_to(case, by=editor, already=wrong)
    assert fresh(case).is_open
