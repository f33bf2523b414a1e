"""Promises: marked and checked by editors, shown with what became of them, gone with withdrawn words."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db.models import ProtectedError
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from home.front import front_context
from home.models import HomePage
from news.quotes.checking import (
    CHECKED,
    MARKED,
    AlreadyPromise,
    QuoteWithdrawn,
    check_promise,
    mark_as_promise,
)
from news.quotes.models import Outcome, Promise, PromiseCheck, Quote, Standing
from news.quotes.promise_list import promises_in_short
from news.reminders import load_reminders
from tests.builders import (
    PASSWORD,
    a_chief,
    a_published_article,
    a_reporter,
    a_retraction,
    an_editor,
)
from tests.news.quotes.quotations import a_promise, said

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def in_days(days: int):
    return timezone.localdate() + timedelta(days=days)


@pytest.mark.parametrize(
    ("outcome", "days", "standing"),
    [
        (Outcome.PENDING, 0, Standing.PENDING),
        (Outcome.PENDING, -1, Standing.OVERDUE),
        (Outcome.KEPT, -1, Standing.KEPT),
        (Outcome.BROKEN, 9, Standing.BROKEN),
    ],
)
def test_day_decides_where_no_check_has(outcome, days, standing):
    assert Promise(outcome=outcome, due_on=in_days(days)).standing == standing


def test_editor_marks_words_and_checks_them_twice_and_both_checks_stay():
    editor, quote = an_editor(), said("Kami akan menutup pintu.")
    promise = mark_as_promise(quote, text="Pintu ditutup.", due_on=in_days(3), by=editor)
    check_promise(promise, outcome=Outcome.BROKEN, finding="Masih terbuka.", by=editor)
    check_promise(promise, outcome=Outcome.KEPT, finding="Kami keliru: sudah tertutup.", by=a_chief())
    promise.refresh_from_db()
    assert (promise.outcome, promise.finding) == (Outcome.KEPT, "Kami keliru: sudah tertutup.")
    assert [check.outcome for check in promise.checks.all()] == [Outcome.KEPT, Outcome.BROKEN]


def test_reporter_marks_nothing():
    with pytest.raises(PermissionDenied):
        mark_as_promise(said("Kami janji."), text="Apa?", due_on=in_days(3), by=a_reporter())


def test_words_are_a_promise_once_and_only_while_they_stand():
    editor, quote = an_editor(), said("Kami janji.")
    mark_as_promise(quote, text="Satu.", due_on=in_days(3), by=editor)
    with pytest.raises(AlreadyPromise):
        mark_as_promise(quote, text="Dua.", due_on=in_days(3), by=editor)
    gone = said("Kami juga.")
    gone.article.unpublish()
    gone.refresh_from_db()
    with pytest.raises(QuoteWithdrawn):
        mark_as_promise(gone, text="Tiga.", due_on=in_days(3), by=editor)


def test_mark_that_was_a_mistake_is_dropped_and_can_be_made_again(client):
    editor = an_editor()
    promise = a_promise(said("Kami lihat nanti."))
    check_promise(promise, outcome=Outcome.DROPPED, finding="Ini bukan janji.", by=editor)
    assert "Pintu air berfungsi." not in client.get("/janji/").text
    again = mark_as_promise(promise.quote, text="Pintu dibuka.", due_on=in_days(3), by=editor)
    assert (again.pk, again.outcome) == (promise.pk, Outcome.PENDING)
    assert PromiseCheck.objects.filter(promise=promise).count() == 1


def test_what_a_promise_said_before_is_in_the_log_of_its_story():
    editor, chief = an_editor(), a_chief()
    promise = mark_as_promise(said("Kami janji."), text="Pintu ditutup.", due_on=in_days(3), by=editor)
    check_promise(promise, outcome=Outcome.DROPPED, finding="Ini bukan janji.", by=editor)
    mark_as_promise(promise.quote, text="Pintu dibuka.", due_on=in_days(9), by=chief)
    entries = PageLogEntry.objects.filter(page=promise.quote.article, action__startswith="news.promise")
    first, dropped, second = entries.order_by("pk")
    assert [first.action, dropped.action, second.action] == [MARKED, CHECKED, MARKED]
    assert (first.user, second.user) == (editor, chief)
    before = second.data["before"]
    assert (before["text"], before["due_on"], before["marked_by"], before["finding"]) == (
        "Pintu ditutup.",
        in_days(3).isoformat(),
        editor.pk,
        "Ini bukan janji.",
    )
    assert second.message == "Janji ditandai"


def test_words_that_are_marked_anew_show_no_check_of_the_promise_before(client):
    editor = an_editor("rahma")
    promise = a_promise(said("Kami janji."))
    check_promise(promise, outcome=Outcome.BROKEN, finding="Pintu masih terbuka.", by=editor)
    check_promise(promise, outcome=Outcome.DROPPED, finding="Ini bukan janji.", by=editor)
    mark_as_promise(promise.quote, text="Pintu dicat.", due_on=in_days(3), by=editor)
    check_promise(promise, outcome=Outcome.PENDING, finding="Catnya dibeli.", by=editor)
    client.login(username="rahma", password=PASSWORD)
    desk = reverse("news_quotes:promise", args=[promise.pk])
    for address in ("/janji/", promise.quote.get_absolute_url(), desk):
        page = client.get(address).text
        assert "Catnya dibeli." in page
        assert "Pintu masih terbuka." not in page


def test_words_withdrawn_since_the_screen_was_opened_are_refused():
    quote = said("Kami janji.")
    Quote.objects.get(pk=quote.pk).article.unpublish()
    assert quote.withdrawn_at is None
    with pytest.raises(QuoteWithdrawn):
        mark_as_promise(quote, text="Satu.", due_on=in_days(3), by=an_editor())


def test_second_of_two_who_mark_at_once_is_sent_to_the_promise(client, monkeypatch):
    quote = said("Kami janji.")
    promise = a_promise(quote)
    monkeypatch.setattr("news.quotes.desk._quote", lambda pk: quote)
    quote._state.fields_cache["promise"] = None
    an_editor("rahma")
    client.login(username="rahma", password=PASSWORD)
    values = {"text": "Pintu ditutup.", "due_on": "2027-06-30"}
    response = client.post(reverse("news_quotes:mark", args=[quote.pk]), values)
    assert response.headers["Location"] == reverse("news_quotes:promise", args=[promise.pk])


def test_desk_lists_promises_that_were_checked_before_those_that_never_were(client):
    an_editor("rahma")
    a_promise(said("Satu."), text="Belum diperiksa.")
    checked = a_promise(said("Dua."), text="Sudah diperiksa.")
    check_promise(checked, outcome=Outcome.KEPT, finding="Ada.", by=a_chief())
    client.login(username="rahma", password=PASSWORD)
    page = client.get(reverse("news_quotes:promises")).text
    assert page.index("Sudah diperiksa.") < page.index("Belum diperiksa.")


def test_check_is_never_changed_and_quote_of_a_promise_never_deleted():
    promise = a_promise()
    check = check_promise(promise, outcome=Outcome.KEPT, finding="Ada.", by=an_editor())
    with pytest.raises(TypeError):
        check.save()
    with pytest.raises(ProtectedError):
        promise.quote.delete()


def test_page_has_three_groups_with_counts_findings_and_follow_up(client):
    follow_up = a_published_article(title="Pintu air tertutup")
    a_promise(text="Akan datang.", days=9)
    a_promise(said("Kemarin."), text="Sudah lewat.", days=-9)
    kept = a_promise(said("Dulu."), text="Sudah ada.", days=-20)
    check_promise(kept, outcome=Outcome.KEPT, finding="Kami melihatnya.", by=an_editor(), story=follow_up)
    page = client.get("/janji/").text
    order = [page.index(text) for text in ("Akan datang.", "Sudah lewat.", "Sudah ada.")]
    assert order == sorted(order)
    for part in (
        "Janji: menunggu",
        "Janji: lewat tenggat",
        "Janji: ditepati",
        "Kami melihatnya.",
        "Pintu air tertutup",
    ):
        assert part in page


def test_group_is_paged_by_day(client, monkeypatch):
    monkeypatch.setattr("news.quotes.promise_list.PAGE_SIZE", 2)
    for number in range(3):
        a_promise(said(f"Ucapan {number}."), text=f"Janji nomor {number}.", days=number)
    first = client.get("/janji/?hasil=menunggu")
    second = client.get(f"/janji/{first.context['older_url']}").text
    assert "Janji nomor 0." in first.text
    assert "Janji nomor 2." in second
    assert "Janji nomor 1." not in second


@pytest.mark.parametrize("ground", ["unsupported", "child"])
def test_retraction_takes_the_promise_off_every_page(client, ground):
    promise = a_promise(text="Pintu air rahasia.")
    a_published_article()
    a_retraction(promise.quote.article, ground=ground)
    for address in ("/janji/", "/", promise.quote.speaker.get_absolute_url(), "/kutipan/data.json"):
        assert "Pintu air rahasia." not in client.get(address).text
    assert promises_in_short() is None


def test_label_stands_at_the_words_wherever_they_are_shown(client):
    promise = a_promise(days=-3)
    for address in ("/kutipan/", f"/kutipan/{promise.quote_id}/", promise.quote.speaker.get_absolute_url()):
        assert "Janji: lewat tenggat" in client.get(address).text


def test_front_page_has_the_counts_and_what_is_due_next(client, django_assert_num_queries):
    a_promise(text="Nanti.", days=30)
    a_promise(said("Segera."), text="Segera.", days=2)
    a_promise(said("Lewat."), text="Lewat.", days=-2)
    with django_assert_num_queries(1):
        short = promises_in_short()
    assert (short["waiting"], short["kept"], short["failed"]) == (2, 0, 1)
    assert short["nearest"]["text"] == "Segera."
    assert front_context(HomePage.objects.get())["promises"]["waiting"] == 2
    assert "Segera." in client.get("/").text


def test_desk_is_reminded_until_somebody_has_looked(client):
    editor = an_editor("rahma")
    promise = a_promise(days=0)
    client.login(username="rahma", password=PASSWORD)
    assert "Pintu air berfungsi." in client.get(reverse("news_editorial:board")).text
    check_promise(promise, outcome=Outcome.PENDING, finding="Belum.", by=editor)
    assert load_reminders(editor, today=in_days(1)) == []


def test_reporters_are_not_reminded():
    a_promise(days=0)
    assert load_reminders(a_reporter(), today=timezone.localdate()) == []


def test_editor_marks_and_checks_on_the_screens(client):
    an_editor("rahma")
    quote, story = said("Kami akan menutup pintu."), a_published_article(title="Pintu air tertutup")
    client.login(username="rahma", password=PASSWORD)
    assert reverse("news_quotes:mark", args=[quote.pk]) in client.get(reverse("news_quotes:quotes")).text
    mark = reverse("news_quotes:mark", args=[quote.pk])
    assert client.get(mark).status_code == 200
    assert client.post(mark, {"text": "", "due_on": "kemarin"}).status_code == 422
    assert client.post(mark, {"text": "Pintu ditutup.", "due_on": "2027-06-30"}).status_code == 302
    promise = Promise.objects.get(quote=quote)
    url = reverse("news_quotes:promise", args=[promise.pk])
    found = {"outcome": "kept", "finding": "Sudah tertutup."}
    assert client.post(url, found | {"story": "http://[x"}).status_code == 422
    assert client.post(url, found | {"story": "/berita/2020/01/tidak-ada/"}).status_code == 422
    assert client.post(url, found | {"story": f"http://testserver{story.get_url()}"}).status_code == 302
    assert "Sudah tertutup." in client.get(url).text
    assert promise.checks.get().story == story
    assert client.get(reverse("news_quotes:promises")).status_code == 200


@pytest.mark.parametrize("name", ["quotes", "promises", "balance"])
def test_screens_are_for_editors_alone(client, name):
    a_reporter("dimas")
    client.login(username="dimas", password=PASSWORD)
    response = client.get(reverse(f"news_quotes:{name}"))
    assert response.status_code in (302, 403)
    an_editor("rahma")
    client.login(username="rahma", password=PASSWORD)
    assert client.get(reverse(f"news_quotes:{name}")).status_code == 200


def test_line_of_a_person_leads_to_what_they_said(client):
    speaker = said("Air naik.").speaker
    a_chief("bimo")
    client.login(username="bimo", password=PASSWORD)
    page = client.get(reverse("wagtailsnippets_news_person:list")).text
    assert f"{reverse('news_quotes:quotes')}?tokoh={speaker.slug}" in page
