"""The hub hears of each feed that changed, once, and publishing never waits for it."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from news.channels.models import MOST_TRIES, HubPing
from news.channels.outbox import send_outbox
from news.editorial.actions import publish_imported
from tests.builders import a_published_article, a_section
from tests.news.channels.services import HUB

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def due() -> set[str]:
    return set(HubPing.objects.due().values_list("feed_path", flat=True))


def told(service) -> list[str]:
    return [values["hub.url"][0] for _host, _path, values in service.calls if "hub.url" in values]


@pytest.fixture(autouse=True)
def _no_channel(service, settings):
    settings.TELEGRAM_CHANNEL = ""


def test_publishing_sends_nothing_itself(service):
    a_published_article()
    assert service.calls == []


def test_hub_is_told_of_every_feed_in_which_a_story_stands(service):
    story = a_published_article(section=a_section("Lingkungan"))
    send_outbox()
    assert service.host == "hub.example"
    assert all(values["hub.mode"] == ["publish"] for _host, _path, values in service.calls)
    paths = {address.removeprefix("http://testserver") for address in told(service)}
    assert {"/feed/", "/rubrik/lingkungan/feed/", f"{story.region.get_absolute_url()}feed/"} <= paths
    assert f"{story.quotes[0].value['speaker'].get_absolute_url()}feed/" in paths


def test_feed_is_told_once_however_often_it_changed(service):
    a_published_article()
    a_published_article()
    send_outbox()
    send_outbox()
    assert told(service).count("http://testserver/feed/") == 1


def test_feed_that_a_story_left_is_told_too(service):
    story = a_published_article(section=a_section("Lama"))
    send_outbox()
    draft = story.get_latest_revision_as_object()
    draft.section = a_section("Baru")
    publish_imported(draft)
    assert {"/rubrik/lama/feed/", "/rubrik/baru/feed/"} <= due()


def test_withdrawal_is_told(service):
    story = a_published_article()
    send_outbox()
    story.unpublish()
    assert "/feed/" in due()


def test_without_a_hub_nothing_is_noted(service, settings):
    settings.WEBSUB_HUB = ""
    a_published_article()
    assert not HubPing.objects.exists()


def test_hub_that_fails_is_told_later_and_later_and_in_the_end_no_more(service, caplog):
    service.answers = [(503, {})]
    ping = HubPing.objects.create(feed_path="/feed/", due_at=timezone.now())
    pauses = []
    for _try in range(MOST_TRIES):
        HubPing.objects.update(due_at=timezone.now())
        with pytest.raises(CommandError):
            call_command("send_outbox")
        ping.refresh_from_db()
        pauses.append(ping.due_at and ping.due_at - timezone.now())
    assert pauses[-1] is None
    assert pauses[0] < pauses[3] < pauses[5] <= timedelta(hours=1)
    assert (len(service.calls), ping.problem) == (MOST_TRIES, "HTTP 503")
    assert "The hub was not told of a feed." in caplog.messages


def test_change_during_a_call_is_told_afterwards(service):
    ping = HubPing.objects.create(feed_path="/feed/", due_at=timezone.now())
    assert HubPing.objects.take(ping)
    HubPing.objects.update(due_at=timezone.now() - timedelta(seconds=1))
    assert due() == set()
    ping.done()
    assert due() == {"/feed/"}


def test_two_runs_at_once_share_the_work():
    ping = HubPing.objects.create(feed_path="/feed/", due_at=timezone.now())
    other = HubPing.objects.get()
    assert HubPing.objects.take(ping)
    assert not HubPing.objects.take(other)


def test_errand_of_a_run_that_died_is_taken_again():
    ping = HubPing.objects.create(feed_path="/feed/", due_at=timezone.now())
    HubPing.objects.take(ping)
    HubPing.objects.update(taken_until=timezone.now() - timedelta(seconds=1))
    other = HubPing.objects.get()
    assert HubPing.objects.take(other)
    ping.done()
    assert HubPing.objects.get().taken_until == other.taken_until


def test_feed_names_the_hub_and_itself(client, service, settings):
    response = client.get("/feed/")
    assert f'<link rel="hub" href="{HUB}"' in response.text or f'href="{HUB}" rel="hub"' in response.text
    assert response["Link"] == f'<{HUB}>; rel="hub", <http://testserver/feed/>; rel="self"'
    settings.WEBSUB_HUB = ""
    response = client.get("/feed/")
    assert "hub" not in response.text
    assert not response.has_header("Link")
