"""The board's cards are drawn from the newest text whenever it is saved."""

from datetime import date

import pytest
from django.core.management import call_command
from django.db import connection
from wagtail import hooks

from news.digest import digest_of_content
from news.editorial.board.drawing import rebuild_cards, redraw_card
from news.editorial.models import DeskCard
from news.models import ArticlePage
from news.publishing import HOOK
from tests.builders import a_published_article, a_reporter, a_site, an_article, an_author

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site(db):
    a_site()


def test_card_says_what_the_newest_text_says():
    reporter = a_reporter()
    article = an_article(
        owner=reporter, summary="", authors=(an_author("Dimas Arya"), an_author("Laras Wening"))
    )
    card = DeskCard.objects.get()
    assert (card.title, card.label, card.reporter) == (article.title, "news", reporter)
    assert (card.region, card.section) == (article.region, article.section)
    assert card.byline == "Dimas Arya, Laras Wening"
    assert card.digest == digest_of_content(article.get_latest_revision().content)
    assert (card.blocking_count, card.advice_count) == (1, 0)
    assert [finding["rule"] for finding in card.findings] == ["missing_field"]


def test_autosave_over_the_same_version_draws_the_card_again():
    article = an_article(owner=a_reporter())
    draft = article.get_latest_revision_as_object()
    draft.title = "Air pasang surut dari sembilan desa"
    draft.save_revision(user=article.owner, overwrite_revision=draft.get_latest_revision())
    assert DeskCard.objects.get().title == "Air pasang surut dari sembilan desa"


def test_day_of_verification_stands_only_while_the_story_is_being_verified():
    article = an_article(
        is_unverified=True, verification_due_on=date(2026, 12, 1), verification_by=a_reporter()
    )
    assert DeskCard.objects.get().verification_due_on == date(2026, 12, 1)
    draft = article.get_latest_revision_as_object()
    draft.is_unverified = False
    draft.save_revision()
    assert DeskCard.objects.get().verification_due_on is None


def test_card_knows_who_verifies_while_the_story_is_being_verified():
    verifier = a_reporter()
    article = an_article(is_unverified=True, verification_due_on=date(2026, 12, 1), verification_by=verifier)
    assert DeskCard.objects.get().verification_by == verifier
    draft = article.get_latest_revision_as_object()
    draft.is_unverified = False
    draft.save_revision()
    assert DeskCard.objects.get().verification_by is None


def test_draft_that_names_an_account_which_is_gone_has_a_card_all_the_same():
    verifier = a_reporter()
    article = an_article(is_unverified=True, verification_due_on=date(2026, 12, 1), verification_by=verifier)
    ArticlePage.objects.filter(pk=article.pk).update(verification_by=None)
    verifier.delete()
    redraw_card(article)
    connection.check_constraints()
    assert DeskCard.objects.get().verification_due_on == date(2026, 12, 1)


def test_story_without_a_headline_has_none_on_its_card():
    an_article(title="…")
    assert DeskCard.objects.get().title == ""


def test_rule_that_breaks_costs_nobody_a_saved_text():
    def broken(article):
        raise ZeroDivisionError

    with hooks.register_temporarily(HOOK, broken):
        article = an_article()
    assert article.get_latest_revision() is not None
    assert not DeskCard.objects.exists()


def test_lost_and_old_cards_of_open_stories_are_drawn_again():
    lost, old, fine = an_article(), an_article(), a_published_article()
    DeskCard.objects.filter(article=lost).delete()
    DeskCard.objects.filter(article=old).update(digest="2:0")
    assert sorted(rebuild_cards(only_check=True)) == [lost.pk, old.pk]
    assert sorted(rebuild_cards()) == [lost.pk, old.pk]
    assert list(rebuild_cards()) == []
    assert DeskCard.objects.filter(article=fine).exists()


def test_command_that_rebuilds_draws_cards_too():
    article = an_article()
    DeskCard.objects.all().delete()
    call_command("rebuild_published")
    assert DeskCard.objects.get().article == ArticlePage.objects.get(pk=article.pk)


def test_command_that_only_checks_tells_of_missing_cards():
    an_article()
    DeskCard.objects.all().delete()
    with pytest.raises(SystemExit):
        call_command("rebuild_published", check=True)
    assert not DeskCard.objects.exists()
