"""Places and reasons are told in the newsroom's words."""

import pytest
from django.utils.translation import override

from news.imports.wordpress.wording import in_words


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
