"""A draft shown to somebody outside by a link: for a while, on record, and its secret kept nowhere."""

from datetime import timedelta

import pytest
from django.utils import timezone

from news.digest import digest_of_content
from news.editorial.models import AuditEntry, DeskSettings, SharedDraft
from news.editorial.refusals import LinkTooLong, MayNotShare, NeverSaved
from news.editorial.sharing import (
    LONGEST,
    count_opening,
    longest_life,
    may_share,
    opened_by,
    share,
    withdraw,
)
from tests.builders import a_chief, a_reporter, an_article, an_editor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def shared(article, *, by=None, for_whom="Kuasa hukum warga", hours=24):
    expires_at = timezone.now() + timedelta(hours=hours)
    return share(article, by=by or article.owner, for_whom=for_whom, expires_at=expires_at)


def actions(article) -> list[str]:
    return list(AuditEntry.objects.about(article).order_by("pk").values_list("action", flat=True))


def test_link_opens_exactly_the_text_that_was_shared():
    article = an_article(owner=a_reporter(), title="Judul waktu dibagikan")
    draft, secret = shared(article)
    article.title = "Judul sesudahnya"
    article.save_revision(user=article.owner)
    opened = opened_by(secret)
    assert opened == draft
    assert opened.as_article().title == "Judul waktu dibagikan"
    assert digest_of_content(opened.content) == opened.digest


def test_secret_stands_nowhere_in_the_database():
    article = an_article(owner=a_reporter())
    draft, secret = shared(article)
    stored = SharedDraft.objects.values().get(pk=draft.pk)
    log = list(AuditEntry.objects.values())
    assert secret not in str(stored)
    assert secret not in str(log)
    assert len(secret) >= 40


def test_for_whom_a_link_is_stays_out_of_the_log():
    article = an_article(owner=a_reporter())
    draft, _secret = shared(article, for_whom="Pak Anu, saksi")
    count_opening(draft)
    withdraw(draft, by=article.owner)
    assert "Anu" not in str(list(AuditEntry.objects.values()))


def test_made_opened_and_withdrawn_is_on_record_the_opening_once():
    article = an_article(owner=a_reporter())
    draft, _secret = shared(article)
    for _time in range(3):
        count_opening(draft)
    withdraw(draft, by=article.owner)
    withdraw(draft, by=article.owner)
    assert actions(article) == ["share", "share_opened", "withdraw_share"]
    draft.refresh_from_db()
    assert (draft.opened_count, draft.withdrawn_by) == (3, article.owner)


def test_link_is_over_when_it_expires_or_is_withdrawn():
    article = an_article(owner=a_reporter())
    draft, secret = shared(article)
    SharedDraft.objects.filter(pk=draft.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    assert opened_by(secret) is None
    other, secret = shared(article)
    withdraw(other, by=article.owner)
    assert opened_by(secret) is None


@pytest.mark.parametrize("secret", ["", "x", "x" * 100_000, "\x00", "\ud800", "%00", "../.."])
def test_made_up_secret_opens_nothing(secret):
    shared(an_article(owner=a_reporter()))
    assert opened_by(secret) is None


def test_owner_and_desk_may_share_and_nobody_else():
    article = an_article(owner=a_reporter())
    assert may_share(article.owner, article)
    assert may_share(an_editor(), article)
    assert may_share(a_chief(), article)
    stranger = a_reporter()
    assert not may_share(stranger, article)
    with pytest.raises(MayNotShare):
        shared(article, by=stranger)
    draft, _secret = shared(article)
    with pytest.raises(MayNotShare):
        withdraw(draft, by=stranger)
    assert SharedDraft.objects.get().withdrawn_at is None


@pytest.mark.parametrize("hours", [-1, 0, 73, 24 * 365])
def test_link_lasts_no_longer_than_the_house_allows(hours):
    with pytest.raises(LinkTooLong):
        shared(an_article(owner=a_reporter()), hours=hours)
    assert not SharedDraft.objects.exists()


def test_house_rule_is_a_setting_with_an_end():
    rules = DeskSettings.load()
    rules.share_hours = 5
    rules.save()
    assert longest_life() == timedelta(hours=5)
    rules.share_hours = 24 * 366
    rules.save()
    assert longest_life() == LONGEST


def test_editors_remarks_are_not_shared():
    article = an_article(owner=a_reporter())
    revision = article.get_latest_revision()
    revision.content["wagtail_admin_comments"] = [{"text": "Sumbernya Pak Anu"}]
    revision.save()
    draft, _secret = shared(article)
    assert "Anu" not in str(draft.content)


def test_newest_text_is_shared_whatever_the_clocks_of_the_servers_say():
    article = an_article(owner=a_reporter(), title="Judul lama")
    first = article.get_latest_revision()
    article.title = "Judul baru"
    article.save_revision(user=article.owner)
    article.revisions.filter(pk=first.pk).update(created_at=timezone.now() + timedelta(seconds=2))
    draft, _secret = shared(article)
    assert draft.as_article().title == "Judul baru"


def test_story_that_was_never_saved_has_nothing_to_share():
    article = an_article(owner=a_reporter())
    type(article).objects.filter(pk=article.pk).update(latest_revision=None)
    article.revisions.all().delete()
    with pytest.raises(NeverSaved):
        shared(type(article).objects.get(pk=article.pk))
    assert not SharedDraft.objects.exists()
