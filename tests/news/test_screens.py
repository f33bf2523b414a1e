"""Screens of the newsroom, and entries of its menu, that are for some."""

from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from news.accounts.rights import holds
from news.screens import GuardedMenuItem, Screen

RIGHT = "news_quotes.check_promise"


class Shown(Screen):
    right = RIGHT

    def get(self, request: HttpRequest) -> HttpResponse:
        return HttpResponse("here")


def asked_by(*rights: str) -> HttpRequest:
    request = HttpRequest()
    request.method = "GET"
    request.user = SimpleNamespace(has_perm=rights.__contains__)
    return request


def test_a_screen_opens_for_whoever_has_its_right():
    assert Shown.as_view()(asked_by(RIGHT)).content == b"here"


def test_a_screen_stays_shut_for_everybody_else():
    with pytest.raises(PermissionDenied):
        Shown.as_view()(asked_by("news.add_person"))


def test_a_screen_that_names_no_right_is_for_nobody():
    with pytest.raises(PermissionDenied):
        Screen.as_view()(asked_by(RIGHT))


def test_an_entry_of_the_menu_is_shown_to_whoever_may_follow_it():
    entry = GuardedMenuItem("Promises", "/admin/", may=holds(RIGHT))
    assert entry.is_shown(asked_by(RIGHT))
    assert not entry.is_shown(asked_by())
