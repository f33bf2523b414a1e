"""Two tabs, two clicks, two reporters in the same second: needs real commits, threads and connections."""

import pytest

from news.imports.models import PastedText
from news.imports.pasting.actions import AlreadySaved, answer, save_as_draft, take_in
from news.imports.pasting.answers import block_keys
from news.models import ArticlePage
from news.structurer import structure_text
from tests.at_once import together
from tests.builders import a_reporter, a_site
from tests.news.imports.pasting.stories import PIER

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_text_handed_in_twice_at_once_is_one_row():
    a_site()
    reporter = a_reporter()
    rows = together(*[lambda: take_in(PIER, by=reporter).pk] * 4)
    assert len(set(rows)) == PastedText.objects.count() == 1


def test_answers_given_at_once_are_all_kept():
    a_site()
    pasted = take_in(PIER, by=a_reporter())
    keys = block_keys(structure_text(PIER))[-4:]
    together(*[lambda key=key: answer(pasted, key=key, what="speaker", choice="tanpa") for key in keys])
    pasted.refresh_from_db()
    assert set(pasted.answers) == {f"{key} speaker" for key in keys}


def test_a_draft_saved_twice_at_once_is_one_draft():
    a_site()
    reporter = a_reporter()
    pasted = take_in(PIER, by=reporter)

    def save() -> int:
        try:
            return save_as_draft(pasted, by=reporter).pk
        except AlreadySaved as saved:
            return saved.article.pk

    drafts = together(*[save] * 3)
    assert len(set(drafts)) == ArticlePage.objects.count() == 1
