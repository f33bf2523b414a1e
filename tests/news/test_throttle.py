"""Counts of public forms: for a time, and links to one e-mail address for all forms together."""

from datetime import timedelta

import pytest
from django.db.models import F
from django.test import Client

from news import throttle
from news.models import PaperSettings, SendingCount
from news.throttle import HOUR, LINKS, LINKS_OF_NETWORK, Limit, give_link_back, may_get_link
from tests.builders import a_region

pytestmark = pytest.mark.django_db
ANI = "ani@warga.example"


def move_by(time: timedelta) -> None:
    SendingCount.objects.update(ends_at=F("ends_at") - time)


def test_count_ends_with_its_time_and_says_when():
    limit = Limit("test", 2, HOUR)
    assert [bool(limit.spend("a")) for _ in range(3)] == [False, False, True]
    assert limit.spend("b") is None
    move_by(HOUR)
    assert limit.spend("a") is None


def test_what_was_not_sent_is_given_back():
    for _ in range(LINKS.most):
        assert may_get_link(ANI)
    give_link_back(" Ani@warga.example ")
    assert [may_get_link(ANI), may_get_link(ANI)] == [True, False]


def test_one_network_causes_no_more_than_half_of_the_links_of_an_address():
    sent = [may_get_link(ANI, network="203.0.113.9") for _ in range(LINKS.most * 2)]
    assert sum(sent) == LINKS_OF_NETWORK.most == LINKS.most // 2
    assert may_get_link(ANI, network="198.51.100.7")


def test_strangers_fill_no_mailbox_whatever_forms_they_use(site, mailoutbox):
    """Signing in, the newsletter and complaints together, each from networks of their own."""
    paper = PaperSettings.load()
    paper.takes_comments = paper.sends_newsletter = True
    paper.save()
    region = a_region()
    complaint = {"kind": "correction", "story_hint": "Banjir", "name": "Ani", "email": ANI}
    forms = [
        ("/komentar/masuk/", {"email": ANI}),
        ("/buletin/", {"email": ANI, "wilayah": region.slug}),
        ("/hak-jawab/", complaint),
    ]
    for number in range(24):
        path, data = forms[number % 3]
        typed = data | ({"claim": f"Keliru {number}."} if path == "/hak-jawab/" else {})
        response = Client().post(path, typed, REMOTE_ADDR=f"203.0.113.{number}")
        assert response.status_code == 303, (path, response.context and response.context.get("errors"))
    assert len(mailoutbox) == throttle.LINKS.most
    assert {letter.to[0] for letter in mailoutbox} == {ANI}
