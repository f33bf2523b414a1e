"""What was decided by an older recipe of the digest stays decided: nothing is lost, and no version is made for it."""

from contextlib import contextmanager
from datetime import timedelta
from unittest import mock

import pytest
from django.utils import timezone

from news import digest
from news.digest import Digests, recipe_of
from news.editorial.actions import approve, withdraw_approval
from news.editorial.models import Approval, Contribution, PublishedVersion, Reading
from news.editorial.refiling import refile
from news.editorial.refusals import NothingToWithdraw, PublicationRefused, TextMovedOn
from news.editorial.scheduling import publish_due
from news.models import ArticlePage, PublishedArticle
from news.rebuild import look_at
from news.stories.fields import StoryField
from tests.builders import (
    a_chief,
    a_section,
    an_article_in_review,
    an_editor,
    approve_as_read,
)
from tests.clock import at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


@contextmanager
def recipe_2():
    """As the house wrote before there was a third."""
    with mock.patch.object(digest, "RECIPE", "2"):
        yield


def from_database(article: ArticlePage) -> ArticlePage:
    return ArticlePage.objects.get(pk=article.pk)


def a_story_of_then(**approval) -> ArticlePage:
    with recipe_2():
        article = an_article_in_review()
        approve_as_read(article, by=an_editor(), **approval)
    return from_database(article)


def records(article: ArticlePage) -> dict[str, list]:
    return {
        "approvals": list(Approval.objects.filter(article=article).values_list("pk", "digest", "kind")),
        "versions": list(PublishedVersion.objects.filter(article=article).values_list("pk", "digest")),
        "contributions": list(Contribution.objects.to(article).values_list("pk", "digest")),
        "public": list(PublishedArticle.objects.filter(pk=article.pk).values_list("digest", "changed_at")),
    }


def test_saving_a_public_story_again_changes_no_record():
    article = a_story_of_then()
    before = records(article)
    assert {recipe_of(entry[1]) for entry in before["approvals"] + before["versions"]} == {"2"}
    article.save()
    article.save_revision(user=an_editor())
    article.get_latest_revision().publish()
    assert records(article) == before


def test_rebuild_finds_no_difference_and_makes_no_version():
    article = a_story_of_then()
    before = records(article)
    assert look_at(article.pk, only_check=True) is None
    PublishedArticle.objects.filter(pk=article.pk).delete()
    assert look_at(article.pk).what == ("missing",)
    assert look_at(article.pk) is None
    after = records(article)
    assert (after["approvals"], after["versions"]) == (before["approvals"], before["versions"])


def test_other_words_need_another_approval():
    article = a_story_of_then()
    article.title = "Tak ada yang membaca"
    with pytest.raises(PublicationRefused):
        article.save()


def test_a_schedule_is_kept_and_its_version_is_found_among_the_decisions():
    due_at = timezone.now() - timedelta(minutes=1)
    with at(due_at - timedelta(minutes=5)):
        article = a_story_of_then(go_live_at=due_at)
    article.get_latest_revision().save(update_fields=["approved_go_live_at"])
    assert [outcome.kind for outcome in publish_due()] == ["published"]
    version, approval = PublishedVersion.objects.newest_for(article), Approval.objects.newest_for(article)
    assert (version.number, version.approval, version.digest) == (1, approval, approval.digest)
    assert version.newest_contribution == Contribution.objects.to(article).latest("pk").pk
    assert look_at(article.pk, only_check=True) is None
    from_database(article).save()
    assert PublishedVersion.objects.filter(article=article).count() == 1
    with pytest.raises(NothingToWithdraw):
        withdraw_approval(article, by=an_editor(), reason="Terlambat.")


def test_a_form_of_then_still_answers_and_the_decision_is_of_today():
    article = an_article_in_review()
    editor, content = an_editor(), article.get_latest_revision().content
    newest, older = Digests(content)
    with recipe_2():
        Reading.objects.note(article, content=content, by=editor)
    assert Reading.objects.note(article, content=content, by=editor).digest == older
    with pytest.raises(TextMovedOn):
        approve(article, by=editor, seen_digest=older[:-1] + "-")
    assert approve(article, by=editor, seen_digest=older).digest == newest


def test_a_public_story_of_then_is_filed_elsewhere_as_a_version_of_its_own():
    article = a_story_of_then()
    refile(article.pk, by=a_chief(), values={"section": a_section("Lingkungan").pk})
    assert [recipe_of(version.digest) for version in article.versions.order_by("number")] == ["2", "3"]


def test_a_field_that_is_added_changes_the_digest_only_where_it_is_filled_in():
    content = {"title": "Air naik", "body": "[]"}
    before = digest.digest_of_content(content)
    added = {
        "subtitle": StoryField(name="subtitle"),
        "tone": StoryField(name="tone", default="plain"),
    }
    with (
        mock.patch.object(digest, "APPROVED", (*digest.APPROVED, *added.values())),
        mock.patch.dict(digest.FIELDS, added),
    ):
        assert before in Digests(content)
        assert before in Digests(content | {"subtitle": "", "tone": "plain"})
        assert before not in Digests(content | {"subtitle": "Di hilir"})
        assert before not in Digests(content | {"tone": "loud"})
        assert before not in Digests(content | {"tone": ""})


def test_a_part_of_a_block_that_is_added_changes_the_digest_only_where_it_is_filled_in():
    def digests(**parts) -> Digests:
        return Digests({"body": [{"type": "photo", "value": {"photo": 3, "alt": "Air"} | parts, "id": "1"}]})

    before = digests().newest
    for empty in ("", None, [], False, {"data": None}):
        assert before in digests(credit=empty)
    for filled in ("AR", 0, [""], True):
        assert before not in digests(credit=filled)
