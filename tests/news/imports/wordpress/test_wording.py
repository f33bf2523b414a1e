"""Places and reasons are told in the newsroom's words."""

import pytest
from django.utils.translation import override

from news.imports.wordpress.wording import in_words, place_in_words, why_in_words


@pytest.mark.parametrize(
    ("stored", "told"),
    [
        ("post_id 12", "post 12"),
        ("post_id 12 and 15", "posts 12 and 15"),
        ("inside post_id 12", "inside: post 12"),
        ("author rina and laras", "accounts rina and laras"),
        ("no wp:post_type", "it does not say what it is"),
        ("pasar became pasar-2", "pasar became pasar-2"),
        ("_thumbnail_id 55", "_thumbnail_id 55"),
        ("100% and post_id 3 %s", "100% and post_id 3 %s"),
    ],
)
def test_what_people_know_is_said_in_their_words_and_other_names_stand(stored, told):
    with override("en"):
        assert in_words(stored) == told


@pytest.mark.parametrize(
    ("say", "code", "stored", "told"),
    [
        (place_in_words, "skipped-post-type", "nav_menu_item x2, product", "entries of menus 2×, product"),
        (place_in_words, "empty-title", "post_id 12", "post 12"),
        (why_in_words, "empty-title", "publish post", "post, public"),
        (why_in_words, "empty-title", "aktif page", "page, aktif"),
        (why_in_words, "empty-content", "private", "private"),
        # An address, not a kind.
        (why_in_words, "duplicate-slug", "page", "page"),
        (why_in_words, "duplicate-slug", "publish", "publish"),
    ],
)
def test_kinds_are_told_in_words_where_the_trouble_names_kinds(say, code, stored, told):
    with override("en"):
        assert say(code, stored) == told
