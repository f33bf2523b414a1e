"""Cases at the desk, over HTTP: who sees what, the list by time left, and taking a case."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from news.editorial.complaints.deciding import NotYourCase, refuse
from news.editorial.models import AuditEntry, Complaint, Desk
from news.models import PublishedArticle
from tests.builders import (
    a_chief,
    a_published_article,
    a_reporter,
    a_section,
    a_site,
    an_article_in_review,
    an_author,
    an_editor,
    approve_as_read,
)
from tests.news.editorial.complaints.cases import (
    CLAIM,
    EMAIL,
    IDENTIFYING,
    NAME,
    PARTY,
    PHONE,
    a_case,
    a_file,
    a_pdf,
    a_reply,
    a_story,
    desk_address,
    log_in,
    typed,
)

pytestmark = pytest.mark.django_db
LIST = "/admin/editorial/hak-jawab/"


@pytest.fixture(autouse=True)
def _site(db):
    a_site()


@pytest.fixture
def editor(client):
    user = an_editor("rahma", first_name="Rahma", last_name="Idris")
    log_in(client, user)
    return user


def fresh(case) -> Complaint:
    return Complaint.objects.get(pk=case.pk)


# Who sees what --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rest", [(), ("ambil",), ("identitas",)])
def test_reporters_and_strangers_see_no_case(client, rest):
    case = a_case()
    for user in (None, a_reporter()):
        if user:
            log_in(client, user)
        for address in (LIST, desk_address(case, *rest)):
            for method in (client.get, client.post):
                response = method(address)
                assert response.status_code in {302, 405}
                assert case.number not in response.content.decode()
    assert not AuditEntry.objects.filter(action__in=["identity_seen", "complaint_taken"]).exists()


def test_list_and_case_name_nobody(client, editor):
    case = a_reply()
    for address in (LIST, desk_address(case)):
        html = client.get(address).content.decode()
        assert case.number in html
        assert not [word for word in (*IDENTIFYING, PARTY) if word in html]


def test_identity_is_shown_on_demand_and_each_look_is_on_record(client, editor):
    case = a_reply()
    for _look in range(2):
        html = client.post(desk_address(case, "identitas")).content.decode()
        assert all(word in html for word in (NAME, EMAIL, PHONE, PARTY))
    looks = AuditEntry.objects.filter(action="identity_seen", about=case.number)
    assert [look.made_by for look in looks] == [editor, editor]
    assert not [word for word in IDENTIFYING if word in str([look.data for look in looks])]


def test_opening_the_address_of_the_identity_shows_the_case_without(client, editor):
    case = a_case()
    assert client.get(desk_address(case, "identitas")).url == desk_address(case)
    assert not AuditEntry.objects.filter(action="identity_seen").exists()


def test_identity_without_a_key_is_said_to_be_unreadable(client, editor, settings):
    case = a_case()
    settings.IDENTITY_KEYS = ["another-key" * 6]
    assert "Tidak dapat dibaca" in client.post(desk_address(case, "identitas")).content.decode()


def test_list_runs_by_time_left_and_turns_red_at_zero(client, editor):
    story = a_story()
    calm, late, half = (a_case(story, claim=f"Keliru {number}.") for number in range(3))
    now = timezone.now()
    for case, spent, left in ((calm, 1, 47), (late, 49, -1), (half, 30, 18)):
        Complaint.objects.filter(pk=case.pk).update(
            verified_at=now - timedelta(hours=spent), due_at=now + timedelta(hours=left, seconds=30)
        )
    rows = client.get(LIST).context["rows"]
    assert [row["case"].pk for row in rows] == [late.pk, half.pk, calm.pk]
    assert [row["left"].tone for row in rows] == ["red", "amber", "calm"]
    html = client.get(LIST).content.decode()
    assert "Lewat batas waktu" in html
    assert "WITA" in html


def test_list_costs_the_same_with_one_case_and_with_many(client, editor, django_assert_max_num_queries):
    story = a_story()
    a_case(story)
    client.get(LIST)
    with CaptureQueriesContext(connection) as few:
        client.get(LIST)
    count = len(few)
    for number in range(4):
        a_case(story, claim=f"Keliru {number}.", email=f"warga{number}@warga.example")
    with django_assert_max_num_queries(count):
        client.get(LIST)


def test_unverified_complaint_is_not_on_the_desk(client, editor):
    client.post("/hak-jawab/", typed(a_story()))
    complaint = Complaint.objects.get()
    assert client.get(LIST).context["rows"] == []
    assert client.get(desk_address(complaint)).status_code == 404


def test_menu_counts_open_cases(client, editor):
    a_case()
    html = client.get(LIST).content.decode()
    assert '"data-open-count": 1' in html
    assert LIST in html


def test_menu_of_a_reporter_has_no_way_to_complaints(client):
    a_case()
    log_in(client, a_reporter())
    assert LIST not in client.get("/admin/").content.decode()


# Who had a hand in the story -------------------------------------------------------------------------------------


def began(user):
    return a_story(owner=user)


def is_in_the_byline(user):
    return a_story(authors=(an_author("Laras", user=user),))


def rewrote_a_sentence(user):
    article = a_published_article()
    article.title = "Judul yang diganti redaktur"
    article.save_revision(user=user)
    return PublishedArticle.objects.get(pk=article.pk)


def approved_it(user):
    article = an_article_in_review()
    approve_as_read(article, by=user)
    return PublishedArticle.objects.get(pk=article.pk)


@pytest.mark.parametrize("part", [began, is_in_the_byline, rewrote_a_sentence, approved_it])
@pytest.mark.parametrize("make", [an_editor, a_chief])
def test_whoever_had_a_hand_in_the_story_sees_number_and_clock_and_not_who_complains(client, part, make):
    user = make("laras", first_name="Laras")
    case = a_reply(part(user), evidence=[a_file(a_pdf())])
    log_in(client, user)
    page = client.get(desk_address(case))
    assert page.status_code == 200
    assert case.number in page.content.decode()
    proof = case.evidence.get()
    answers = [
        page,
        client.get(LIST),
        client.post(desk_address(case, "identitas"), follow=True),
        client.get(desk_address(case, "bukti", proof.pk), follow=True),
        client.post(desk_address(case, "ambil"), {"instead_of": ""}, follow=True),
        client.post(
            desk_address(case), {"answer_kind": "refusal", "ground": "unrelated", "answer": "Tidak."}
        ),
    ]
    for response in answers:
        html = response.content.decode()
        assert not [word for word in (*IDENTIFYING, PARTY, CLAIM, case.passage) if word in html]
    assert not AuditEntry.objects.filter(
        action__in=["identity_seen", "complaint_evidence_seen", "complaint_taken"]
    ).exists()
    assert fresh(case).is_open


@pytest.mark.parametrize("part", [began, is_in_the_byline, rewrote_a_sentence, approved_it])
def test_list_shows_no_headline_of_the_cases_that_are_closed_to_somebody(client, part):
    user = an_editor("laras")
    case, other = a_case(part(user)), a_case(a_story(title="Jalan Bengalon"), claim="Lain.")
    log_in(client, user)
    rows = {row["case"].pk: row["is_closed"] for row in client.get(LIST).context["rows"]}
    assert rows == {case.pk: True, other.pk: False}
    html = client.get(LIST).content.decode()
    assert "Jalan Bengalon" in html
    assert case.article.title not in html.partition('<div class="case-list">')[2]


# Desks ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def of_another_desk(client):
    """An editor of the culture desk, and a case about politics."""
    user = an_editor("tari")
    desk = Desk.objects.create(name="Budaya")
    desk.sections.add(a_section("Budaya"))
    desk.members.add(user)
    log_in(client, user)
    return user


def test_case_of_another_desk_is_neither_listed_nor_read_nor_decided(client, of_another_desk):
    case = a_reply(a_story(section=a_section("Politik")))
    assert client.get(LIST).context["rows"] == []
    assert client.get(LIST).context["open_count"] == 0
    assert CLAIM not in client.get(desk_address(case)).content.decode()
    assert EMAIL not in client.post(desk_address(case, "identitas"), follow=True).content.decode()
    refusal = {"answer_kind": "refusal", "ground": "unrelated", "answer": "Tidak."}
    assert client.post(desk_address(case), refusal).status_code == 409
    with pytest.raises(NotYourCase):
        refuse(case, by=of_another_desk, ground="unrelated", answer="Tidak.")
    assert fresh(case).is_open


def test_case_of_the_own_desk_and_one_without_a_story_are_there(client, of_another_desk):
    own = a_case(a_story(section=a_section("Budaya")))
    lost = a_case(berita="", story_hint="Berita kemarin", claim="Lain.")
    assert {row["case"].pk for row in client.get(LIST).context["rows"]} == {own.pk, lost.pk}
    assert EMAIL in client.post(desk_address(own, "identitas")).content.decode()


# Taking a case --------------------------------------------------------------------------------------------------


def test_editor_takes_a_case(client, editor):
    case = a_case()
    assert client.post(desk_address(case, "ambil"), {"instead_of": ""}).status_code == 302
    assert fresh(case).taken_by == editor
    assert AuditEntry.objects.get(action="complaint_taken").made_by == editor


def test_case_that_a_colleague_just_took_is_not_taken_over_unseen(client, editor):
    case, colleague = a_case(), an_editor("bimo", first_name="Bimo")
    Complaint.objects.filter(pk=case.pk).update(taken_by=colleague, taken_at=timezone.now())
    page = client.post(desk_address(case, "ambil"), {"instead_of": ""}, follow=True)
    assert "Kasus ini baru saja diambil Bimo." in page.content.decode()
    assert fresh(case).taken_by == colleague
    client.post(desk_address(case, "ambil"), {"instead_of": colleague.pk})
    assert fresh(case).taken_by == editor
