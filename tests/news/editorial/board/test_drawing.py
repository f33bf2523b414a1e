"""Cards are drawn when a text is saved, and again when what it names changes or the rights of a photo end."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail import hooks

from news.digest import digest_of_content
from news.editorial.board.drawing import rebuild_cards, redraw_card, redraw_expired
from news.editorial.models import DeskCard
from news.models import ArticlePage, Photo, Position
from news.publishing import HOOK
from tests.builders import (
    a_person,
    a_photo,
    a_published_article,
    a_quote,
    a_reporter,
    a_site,
    an_article,
    an_author,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


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


def drawn_before(article, *, ends_on: date) -> DeskCard:
    DeskCard.objects.filter(pk=article.pk).update(drawn_on=ends_on - timedelta(days=3))
    return DeskCard.objects.get(pk=article.pk)


def blocked_by(article) -> list[str]:
    card = DeskCard.objects.get(pk=article.pk)
    return [finding["rule"] for finding in card.findings if finding["rule"] == "photo_without_rights"]


@pytest.fixture
def yesterday() -> date:
    return timezone.localdate() - timedelta(days=1)


@pytest.fixture
def story(yesterday):
    """Drawn while the rights of its photo held; they ended since."""
    photo = a_photo(rights="licensed", rights_expire_on=yesterday + timedelta(days=30))
    article = an_article(lead_photo=photo)
    type(photo).objects.filter(pk=photo.pk).update(rights_expire_on=yesterday)
    drawn_before(article, ends_on=yesterday)
    assert blocked_by(article) == []
    return article


def test_command_of_each_minute_draws_the_card_anew(story):
    call_command("publish_scheduled")
    assert blocked_by(story) == ["photo_without_rights"]


def test_card_that_knows_is_left_alone_for_one_query(story, django_assert_num_queries):
    assert redraw_expired() == 1
    with django_assert_num_queries(1):
        assert redraw_expired() == 0


def test_last_day_of_the_rights_is_still_a_day(yesterday):
    article = an_article(lead_photo=a_photo(rights="licensed", rights_expire_on=timezone.localdate()))
    drawn_before(article, ends_on=yesterday)
    assert redraw_expired() == 0


def test_public_story_and_one_with_another_photo_are_left_alone(yesterday):
    ended = a_photo(rights="licensed", rights_expire_on=yesterday)
    public = a_published_article(lead_photo=ended)
    other = an_article(lead_photo=a_photo("Lain"))
    for article in (public, other):
        drawn_before(article, ends_on=yesterday)
    assert redraw_expired() == 0


def rules(article) -> list[str]:
    return [finding["rule"] for finding in DeskCard.objects.get(article=article).findings]


@pytest.fixture
def after_commit(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_credit_filled_in_at_the_photo_itself_is_on_the_card(after_commit):
    photo = a_photo(credit="")
    article = an_article(lead_photo=photo, lead_photo_alt="Dermaga.")
    before = DeskCard.objects.get().blocking_count
    photo.credit = "Laras Wening"
    with after_commit():
        photo.save()
    assert DeskCard.objects.get().blocking_count == before - 1
    assert "photo_without_credit" not in rules(article)


def test_rights_that_became_doubtful_take_the_green_from_the_card(after_commit):
    photo = a_photo(rights=Photo.Rights.OWN)
    an_article(lead_photo=photo, lead_photo_alt="Dermaga.")
    before = DeskCard.objects.get().blocking_count + DeskCard.objects.get().advice_count
    photo.rights = Photo.Rights.UNKNOWN
    with after_commit():
        photo.save()
    card = DeskCard.objects.get()
    assert card.blocking_count + card.advice_count == before + 1


def test_office_of_whoever_is_quoted_in_the_body_is_known_to_the_card(after_commit):
    person = a_person("Rosdiana Kapitan")
    article = an_article(body=[a_quote(speaker=person)])
    assert f" person:{person.pk} " in DeskCard.objects.get(article=article).refers_to
    DeskCard.objects.update(blocking_count=7)
    person.positions = [Position(title="Bupati", starts_on=date(2025, 1, 1))]
    with after_commit():
        person.save()
    assert DeskCard.objects.get().blocking_count != 7


def test_author_who_got_an_account_is_known_to_the_card(after_commit, django_user_model):
    author = an_author("Bimo Prasetyo")
    an_article(authors=(author,))
    author.user = django_user_model.objects.create(username="bimo")
    with after_commit():
        author.save()
    assert DeskCard.objects.get().credited == [author.user.pk]


def test_story_that_is_public_as_it_stands_is_not_drawn_again(after_commit):
    photo = a_photo()
    a_published_article(lead_photo=photo, lead_photo_alt="Dermaga.")
    DeskCard.objects.update(blocking_count=7)
    with after_commit():
        photo.save()
    assert DeskCard.objects.get().blocking_count == 7


def test_photo_that_no_open_story_uses_costs_one_statement(after_commit):
    photo, other = a_photo("Sungai"), a_photo("Dermaga")
    an_article(lead_photo=other, lead_photo_alt="Dermaga.")
    with CaptureQueriesContext(connection) as captured, after_commit():
        photo.save()
    assert sum("refers_to" in query["sql"] for query in captured) == 1
