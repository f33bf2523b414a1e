"""Addresses of many stories are those that Django says, and are looked up once."""

import pytest
from django.urls import get_resolver, reverse

from news.editorial.board.addresses import Addresses


@pytest.mark.parametrize("name", ["news_editorial:read", "news_editorial:claim", "wagtailadmin_pages:edit"])
@pytest.mark.parametrize("pk", [7, 1234567])
def test_address_of_a_story_is_that_of_its_view(name, pk):
    assert Addresses().of(name, pk) == reverse(name, args=[pk])


def test_view_is_looked_up_once_for_all_stories(monkeypatch):
    resolver, asked = type(get_resolver()), []
    look_up = resolver._reverse_with_prefix

    def counted(self, name, *args, **kwargs):
        asked.append(name)
        return look_up(self, name, *args, **kwargs)

    monkeypatch.setattr(resolver, "_reverse_with_prefix", counted)
    addresses = Addresses()
    assert len({addresses.of("news_editorial:read", pk) for pk in range(100)}) == 100
    assert len(asked) == 1
