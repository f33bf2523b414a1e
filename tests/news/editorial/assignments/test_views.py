"""The calendar of assignments, its form, and the buttons on it."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from news.editorial.assignments.calendar import Week
from news.editorial.models import Assignment
from news.models import ArticlePage
from tests.builders import PASSWORD, a_region, a_reporter, a_section, a_user, an_editor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


CALENDAR = "news_editorial:assignments"


def logged_in(user) -> Client:
    client = Client()
    client.login(username=user.username, password=PASSWORD)
    return client


def said(moment) -> str:
    return timezone.localtime(moment).strftime("%Y-%m-%dT%H:%M")


def filled(**changes) -> dict:
    values = {
        "title": "Uji beban jembatan",
        "place": "Samarinda",
        "starts_at": said(timezone.now() + timedelta(hours=2)),
        "due_at": "",
        "notes": "",
        "region": "",
        "section": "",
    }
    return values | changes


def test_editor_puts_an_assignment_on_the_calendar():
    reporter, region, section = a_reporter(), a_region("Berau"), a_section("Hukum")
    client = logged_in(an_editor("rahma"))
    data = filled(people=[reporter.pk], region=region.pk, section=section.pk)
    response = client.post(reverse("news_editorial:add_assignment"), data)
    assignment = Assignment.objects.get()
    assert (assignment.title, assignment.region, assignment.section) == (
        "Uji beban jembatan",
        region,
        section,
    )
    assert list(assignment.people.all()) == [reporter]
    assert assignment.made_by.username == "rahma"
    assert said(assignment.starts_at) == data["starts_at"]
    assert "Uji beban jembatan" in client.get(response.url).text


def test_editor_changes_and_cancels_it():
    client = logged_in(an_editor())
    client.post(reverse("news_editorial:add_assignment"), filled())
    assignment = Assignment.objects.get()
    url = reverse("news_editorial:edit_assignment", args=[assignment.pk])
    assert "Uji beban jembatan" in client.get(url).text
    client.post(url, filled(title="Uji beban ulang"))
    client.post(reverse("news_editorial:cancel_assignment", args=[assignment.pk]))
    assignment.refresh_from_db()
    assert assignment.title == "Uji beban ulang"
    assert assignment.cancelled_at is not None
    assert Assignment.objects.count() == 1


def test_reporter_sees_the_calendar_and_plans_nothing():
    assignment = Assignment.objects.create(title="Sidang", starts_at=timezone.now())
    client = logged_in(a_reporter())
    text = client.get(reverse(CALENDAR)).text
    assert "Sidang" in text
    assert reverse("news_editorial:add_assignment") not in text
    for name in ("edit_assignment", "cancel_assignment"):
        assert reverse(f"news_editorial:{name}", args=[assignment.pk]) not in text
    client.post(reverse("news_editorial:add_assignment"), filled())
    client.post(reverse("news_editorial:edit_assignment", args=[assignment.pk]), filled())
    client.post(reverse("news_editorial:cancel_assignment", args=[assignment.pk]))
    assignment.refresh_from_db()
    assert (Assignment.objects.count(), assignment.title, assignment.cancelled_at) == (1, "Sidang", None)


def test_reporter_begins_writing_from_the_calendar():
    reporter = a_reporter()
    assignment = Assignment.objects.create(title="Sidang gugatan", starts_at=timezone.now())
    assignment.people.add(reporter)
    client, url = logged_in(reporter), reverse("news_editorial:start_assignment", args=[assignment.pk])
    assert url in client.get(reverse(CALENDAR)).text
    response = client.post(url)
    draft = ArticlePage.objects.get()
    assert response.url == reverse("wagtailadmin_pages:edit", args=[draft.pk])
    assert client.get(response.url).status_code == 200
    assert response.url in client.get(reverse(CALENDAR)).text


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "x" * 161}, "title"),
        ({"title": "a\x00b"}, "title"),
        ({"starts_at": ""}, "starts_at"),
        ({"starts_at": "besok"}, "starts_at"),
        ({"starts_at": "9999-12-31T23:59"}, "starts_at"),
        ({"starts_at": "0001-01-01T00:00"}, "starts_at"),
        ({"people": ["999999"]}, "people"),
        ({"people": ["x"]}, "people"),
        ({"region": "9" * 15}, "region"),
        ({"section": "' OR 1=1"}, "section"),
    ],
)
def test_what_cannot_be_kept_is_refused_beside_its_field_and_nothing_is_lost(changes, field):
    response = logged_in(an_editor()).post(reverse("news_editorial:add_assignment"), filled(**changes))
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert "Samarinda" in response.text
    assert not Assignment.objects.exists()


def test_text_is_not_due_before_it_begins():
    now = timezone.now()
    data = filled(starts_at=said(now + timedelta(hours=3)), due_at=said(now + timedelta(hours=1)))
    response = logged_in(an_editor()).post(reverse("news_editorial:add_assignment"), data)
    assert list(response.context["form"].errors) == ["due_at"]


def test_account_outside_of_the_newsroom_cannot_be_sent():
    stranger = a_user()
    response = logged_in(an_editor()).get(reverse("news_editorial:add_assignment"))
    assert stranger not in response.context["form"].fields["people"].queryset


@pytest.mark.parametrize("week", ["2026-W48", "2026-W99", "0000-W01", "9999-W52", "x", "-W", "1-W1", "²-W³"])
def test_any_week_is_answered(week):
    response = logged_in(a_reporter()).get(reverse(CALENDAR), {"pekan": week})
    assert response.status_code == 200


def test_week_begins_on_monday_and_names_its_days():
    week = Week.of("2026-W48", today=date(2026, 1, 1))
    assert (week.monday, week.slug) == (date(2026, 11, 23), "2026-W48")
    assert week.title == "23–29 November 2026"
    assert week.moved(1).title == "30 November – 6 Desember 2026"
    assert Week.of("", today=date(2027, 1, 1)).title == "28 Desember 2026 – 3 Januari 2027"


def test_calendar_costs_the_same_for_one_and_for_many(django_assert_max_num_queries):
    client, reporter = logged_in(a_reporter()), a_reporter()

    def plan(count: int) -> None:
        for number in range(count):
            made = Assignment.objects.create(
                title=f"Sidang {number}", starts_at=timezone.now(), region=a_region(), section=a_section()
            )
            made.people.add(reporter)

    plan(1)
    client.get(reverse(CALENDAR))
    with django_assert_max_num_queries(200) as few:
        client.get(reverse(CALENDAR))
    plan(9)
    with django_assert_max_num_queries(len(few)):
        client.get(reverse(CALENDAR))


def test_second_of_two_who_clicks_start_is_told_who_writes():
    dimas, laras = a_reporter(first_name="Dimas"), a_reporter()
    assignment = Assignment.objects.create(title="Sidang gugatan", starts_at=timezone.now())
    assignment.people.set([dimas, laras])
    url = reverse("news_editorial:start_assignment", args=[assignment.pk])
    logged_in(dimas).post(url)
    response = logged_in(laras).post(url, follow=True)
    assert response.redirect_chain[-1][0].startswith(reverse(CALENDAR))
    assert "Dimas" in " ".join(str(message) for message in response.context["messages"])


def test_what_was_called_off_is_not_changed_by_a_form_that_was_still_open():
    client, assignment = (
        logged_in(an_editor()),
        Assignment.objects.create(title="Sidang", starts_at=timezone.now()),
    )
    client.post(reverse("news_editorial:cancel_assignment", args=[assignment.pk]))
    response = client.post(reverse("news_editorial:edit_assignment", args=[assignment.pk]), filled())
    assert response.status_code == 302
    assignment.refresh_from_db()
    assert assignment.title == "Sidang"


@pytest.mark.parametrize("name", ["edit_assignment", "cancel_assignment", "start_assignment"])
@pytest.mark.parametrize("number", ["999999", "9" * 18, "9" * 25])
def test_number_of_no_assignment_is_a_404(name, number):
    path = reverse(f"news_editorial:{name}", args=[7]).replace("/7/", f"/{number}/")
    assert logged_in(an_editor()).post(path).status_code == 404


def test_days_without_plans_are_one_line():
    text = logged_in(an_editor()).get(reverse(CALENDAR), {"pekan": "2026-W10"}).text
    assert text.count('class="week__gap"') == 1
    assert "week__day" not in text
