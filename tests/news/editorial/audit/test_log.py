"""The log of decisions as a report, and the reports of Wagtail that tell the same."""

import csv
import io
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.urls import reports

from news.editorial.audit.chain import record
from news.editorial.audit.log import without_formula
from news.editorial.audit.wording import LABELS
from news.editorial.models import AuditEntry
from tests.builders import a_chief, a_reporter, a_user, an_article_in_review, an_editor, approve_as_read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


URL = "/admin/editorial/catatan/"
SITE_HISTORY = "/admin/reports/site-history/"


@pytest.fixture
def editor(client):
    user = an_editor("rahma", first_name="Rahma", last_name="Idris")
    client.force_login(user)
    return user


def found(client, **query) -> list[AuditEntry]:
    return [row["entry"] for row in client.get(URL, query).context["object_list"]]


def spreadsheet(client, **query) -> list[dict[str, str]]:
    response = client.get(URL, {"export": "csv", **query})
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_newest_decision_stands_first_with_its_words(client, editor):
    article = an_article_in_review()
    record("return", by=editor, article=article, note="Sumbernya siapa?")
    response = client.get(URL)
    first = response.context["object_list"][0]
    assert (first["entry"].action, first["details"]) == ("return", ["Sumbernya siapa?"])
    assert str(LABELS["return"]) in response.text
    assert reverse("news_editorial:record", args=[article.pk]) in response.text


@pytest.mark.parametrize("make", [an_editor, a_chief, lambda: a_user(is_superuser=True)])
def test_desk_reads_it(client, make):
    client.force_login(make())
    assert client.get(URL).status_code == 200
    assert client.get(URL + "hasil/").status_code == 200


@pytest.mark.parametrize("path", [URL, URL + "hasil/", SITE_HISTORY, SITE_HISTORY + "results/"])
@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "kemarin"])
def test_strange_day_is_no_fault(client, editor, path, day):
    for name in ("made_at_from", "made_at_to", "timestamp_from", "timestamp_to"):
        assert client.get(path, {name: day}).status_code == 200


@pytest.mark.parametrize("path", [URL, URL + "hasil/", URL + "?export=csv", URL + "?export=xlsx"])
def test_reporter_does_not(client, path):
    client.force_login(a_reporter())
    record("login_failed", about="rahasia-orang")
    response = client.get(path)
    assert response.status_code in {302, 403}
    assert b"rahasia-orang" not in b"".join(response)


def test_reporter_is_not_offered_it(client, editor):
    def menu() -> str:
        return client.get(reverse("news_editorial:assignments")).text

    assert URL in menu()
    client.force_login(a_reporter())
    assert URL not in menu()


def test_filters_find_by_action_person_story_and_day(client, editor):
    article = an_article_in_review(title="Air pasang")
    record("login_failed", about="siapa")
    old = AuditEntry.objects.create(action="override", made_at=timezone.now() - timedelta(days=9))
    assert {entry.action for entry in found(client, action=["login_failed"])} == {"login_failed"}
    assert {entry.action for entry in found(client, action=["login_failed", "override"])} == {
        "login_failed",
        "override",
    }
    assert [entry.action for entry in found(client, made_by_name=article.owner.username)] == ["submit"]
    assert [entry.action for entry in found(client, about="air pas")] == ["submit"]
    assert [entry.action for entry in found(client, article=article.pk)] == ["submit"]
    day = timezone.localdate() - timedelta(days=8)
    assert found(client, made_at_to=f"{day}") == [old]
    assert old not in found(client, made_at_from=f"{day}")


@pytest.mark.parametrize(
    "query",
    [
        {"action": "x"},
        {"article": "9" * 40},
        {"article": "-1"},
        {"article": "NaN"},
        {"article": "1e999"},
        {"article": "1.5"},
        {"made_at_from": "2026-99-99"},
        {"made_at_to": "\x00"},
        {"made_by_name": "\x00"},
        {"about": "%" * 3000},
        {"p": "abc"},
        {"p": "9" * 40},
        {"ordering": "hash"},
        {"export": "exe"},
    ],
)
def test_odd_question_breaks_nothing(client, editor, query):
    assert client.get(URL, query).status_code in {200, 400}


def test_spreadsheet_holds_every_entry_found(client, editor):
    article = an_article_in_review(title="Air pasang")
    for number in range(60):
        record("login_failed", about=f"nama{number}")
    rows = spreadsheet(client)
    assert len(rows) == 61
    row = rows[-1]
    assert [*row.values()][1:5] == [str(article.owner), str(LABELS["submit"]), "Air pasang", f"{article.pk}"]
    assert next(iter(row.values())).endswith("WITA")
    assert len(spreadsheet(client, about="nama1")) == 11


def test_no_cell_is_a_formula(client, editor):
    for name in ("=cmd|' /C calc'!A0", "+1+1", "-2", "@SUM(A1)", " =1", "＝1"):
        record("login_failed", about=name)
    cells = [cell for row in spreadsheet(client) for cell in row.values()]
    assert not [cell for cell in cells if cell.strip().startswith(("=", "+", "-", "@", "＝"))]


def test_other_spreadsheet_opens_too(client, editor):
    record("login_failed", about="=1+1")
    response = client.get(URL, {"export": "xlsx"})
    assert response.status_code == 200
    assert b"".join(response.streaming_content)[:2] == b"PK"


def test_plain_text_and_numbers_stay_as_they_are():
    assert [without_formula(value) for value in ("Air", "", 5, None)] == ["Air", "", 5, None]


def test_page_costs_the_same_however_long_the_log(client, editor, django_assert_max_num_queries):
    for number in range(5):
        record("login_failed", about=str(number))
    client.get(URL)
    # Of them three are the menu's, which says how much is open.
    with django_assert_max_num_queries(15) as few:
        client.get(URL)
    for number in range(200):
        record("login_failed", about=str(number))
    with django_assert_max_num_queries(len(few.captured_queries)):
        client.get(URL)


def test_nobody_changes_or_deletes_an_entry():
    entry = record("login_failed", about="x")
    for attempt in (
        entry.save,
        entry.delete,
        AuditEntry.objects.all().delete,
        lambda: AuditEntry.objects.update(about="y"),
    ):
        with pytest.raises(TypeError):
            attempt()


def test_admin_has_no_screen_to_change_it(client):
    client.force_login(a_user(is_superuser=True))
    assert not hasattr(AuditEntry, "snippet_viewset")
    for tail in ("1/", "edit/1/", "delete/1/", "add/"):
        assert client.get(URL + tail).status_code == 404
        assert client.post(URL + tail).status_code in {403, 404}
    assert client.post(URL).status_code == 405


NAMES = [pattern.name for pattern in reports.urlpatterns]
FORMATS = ["", "?export=csv", "?export=xlsx"]


@pytest.fixture(scope="module")
def secrets(site) -> list[str]:
    """What a reporter does not read of other people's work: who approved, and what is not public yet."""
    siti = a_reporter("siti")
    rahma = an_editor("rahma", first_name="Rahma", last_name="Idris-Penyetuju")
    approve_as_read(an_article_in_review(owner=siti), by=rahma)
    an_article_in_review(owner=siti, title="Rancangan orang lain yang belum terbit")
    return ["Idris-Penyetuju", "Rancangan orang lain"]


def words(response) -> str:
    if response.streaming:
        return b"".join(response.streaming_content).decode(errors="replace")
    return response.content.decode(errors="replace")


@pytest.mark.parametrize("export", FORMATS)
@pytest.mark.parametrize("name", NAMES)
def test_reporter_reads_no_decision_about_other_peoples_stories(client, secrets, name, export):
    client.force_login(a_reporter("dimas"))
    response = client.get(reverse(f"wagtailadmin_reports:{name}") + export)
    assert response.status_code in {200, 302}
    read = words(response)
    assert not [secret for secret in secrets if secret in read]


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith(("site_history", "page_types"))])
def test_desk_reads_what_tells_of_all_stories_and_reporters_do_not(client, name):
    address = reverse(f"wagtailadmin_reports:{name}")
    assert client.get(address).status_code == 302
    client.force_login(a_reporter())
    assert client.get(address).status_code == 302
    client.force_login(an_editor())
    assert client.get(address).status_code == 200


def test_menu_offers_it_to_the_desk_alone(client):
    for user, is_offered in ((a_reporter(), False), (an_editor(), True)):
        client.force_login(user)
        home = client.get(reverse("wagtailadmin_home")).text
        for name in ("site_history", "page_types_usage"):
            assert (reverse(f"wagtailadmin_reports:{name}") in home) is is_offered
