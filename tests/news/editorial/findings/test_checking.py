"""What people answer to the gate's advice: "checked", or its spelling taken over."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import translation

from news.digest import digest_of_content
from news.editorial.checklist import answered_findings, fingerprint
from news.editorial.findings.checking import accept_spelling, check_finding
from news.editorial.models import AuditEntry, CheckedFinding, Contribution, DeskCard
from news.editorial.refusals import FindingGone, FindingsUnchecked, NothingReplaced, TextMovedOn
from news.models import ArticlePage
from tests.builders import (
    a_quote,
    a_reporter,
    a_site,
    an_article,
    an_article_in_review,
    an_editor,
    approve_as_read,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _site(db):
    a_site()


def a_story_with_advice(**changes):
    """Its text has one misspelled word and nothing else against it."""
    body = [("paragraph", "<p>Camat memberi <b>himbauan</b> kepada warga sembilan desa.</p>"), a_quote()]
    return an_article(**({"body": body} | changes))


def print_of(article, rule: str = "house_style") -> str:
    newest = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
    return next(
        fingerprint(entry.finding) for entry in answered_findings(newest) if entry.finding.rule == rule
    )


def digest_now(article) -> str:
    return digest_of_content(ArticlePage.objects.get(pk=article.pk).get_latest_revision().content)


def test_unchecked_advice_stops_an_approval_and_a_click_lets_it_pass():
    article = an_article_in_review(
        body=[("paragraph", "<p>Himbauan camat untuk sembilan desa.</p>"), a_quote()]
    )
    editor = an_editor()
    with pytest.raises(FindingsUnchecked):
        approve_as_read(article, by=editor)
    check_finding(article, by=editor, fingerprint=print_of(article))
    approval = approve_as_read(article, by=editor)
    assert [entry["checked_by"] for entry in approval.gate] == [str(editor)]


def test_checking_is_on_record_once_however_often_it_is_clicked():
    article, reporter = a_story_with_advice(owner=(reporter := a_reporter())), reporter
    wanted = print_of(article)
    for _time in range(3):
        check_finding(article, by=reporter, fingerprint=wanted)
    assert CheckedFinding.objects.get().made_by == reporter
    entry = AuditEntry.objects.get(action="check_finding")
    assert entry.data["rule"] == "house_style"
    assert entry.digest == digest_now(article)


def test_same_word_in_another_place_is_asked_again():
    reporter = a_reporter()
    article = a_story_with_advice(owner=reporter)
    check_finding(article, by=reporter, fingerprint=print_of(article))
    draft = article.get_latest_revision_as_object()
    draft.summary = "Himbauan camat sampai ke desa."
    draft.save_revision(user=reporter)
    newest = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
    assert [entry.is_open for entry in answered_findings(newest)] == [True, False]


def test_answer_counts_for_readers_of_the_admin_in_another_language():
    reporter = a_reporter()
    article = a_story_with_advice(owner=reporter)
    check_finding(article, by=reporter, fingerprint=print_of(article))
    with translation.override("en"):
        newest = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
        assert [entry.is_open for entry in answered_findings(newest)] == [False]


def test_obstacle_cannot_be_checked_away():
    article = an_article(owner=a_reporter(), summary="")
    with pytest.raises(FindingGone):
        check_finding(article, by=article.owner, fingerprint=print_of(article, "missing_field"))
    assert not CheckedFinding.objects.exists()


def test_finding_that_the_newest_text_no_longer_has_cannot_be_checked():
    article = a_story_with_advice(owner=a_reporter())
    wanted = print_of(article)
    draft = article.get_latest_revision_as_object()
    draft.body = [("paragraph", "<p>Camat memberi imbauan kepada sembilan desa.</p>")]
    draft.save_revision(user=article.owner)
    with pytest.raises(FindingGone):
        check_finding(article, by=article.owner, fingerprint=wanted)


def test_approver_may_check_and_a_stranger_may_not():
    article = an_article_in_review(
        body=[("paragraph", "<p>Himbauan camat untuk sembilan desa.</p>"), a_quote()]
    )
    with pytest.raises(PermissionDenied):
        check_finding(article, by=a_reporter(), fingerprint=print_of(article))
    assert check_finding(article, by=an_editor(), fingerprint=print_of(article))


def test_checking_updates_the_card():
    article = a_story_with_advice(owner=a_reporter())
    assert DeskCard.objects.get().advice_count == 1
    check_finding(article, by=article.owner, fingerprint=print_of(article))
    card = DeskCard.objects.get()
    assert card.advice_count == 0
    assert card.findings[0]["checked_by"] == str(article.owner)


# A spelling taken over ------------------------------------------------------------------------------------------------


def test_accepted_spelling_is_a_new_version_by_whoever_clicked():
    reporter = a_reporter()
    article = a_story_with_advice(owner=reporter)
    count = article.revisions.count()
    accept_spelling(article, by=reporter, fingerprint=print_of(article), seen_digest=digest_now(article))
    newest = ArticlePage.objects.get(pk=article.pk).get_latest_revision()
    text = newest.as_object().body[0].value.source
    assert "<b>imbauan</b>" in text
    assert "himbauan" not in text
    assert article.revisions.count() == count + 1
    assert newest.user == reporter
    assert Contribution.objects.order_by("-pk")[0].made_by == reporter
    assert answered_findings(newest.as_object()) == []


@pytest.mark.parametrize("name", ["title", "summary"])
def test_spelling_of_a_field_is_taken_over_too(name):
    words = {name: "Himbauan camat di sembilan desa"}
    article = an_article(owner=a_reporter(), **words)
    accept_spelling(article, by=article.owner, fingerprint=print_of(article), seen_digest=digest_now(article))
    newest = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
    assert getattr(newest, name) == "Imbauan camat di sembilan desa"


def test_spelling_changes_whole_words_and_no_markup():
    text = '<p>Lihat <a href="/himbauan/">himbauan</a>: himbauannya, &amp; himbauan.</p>'
    article = a_story_with_advice(owner=a_reporter(), body=[("paragraph", text)])
    accept_spelling(article, by=article.owner, fingerprint=print_of(article), seen_digest=digest_now(article))
    source = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object().body[0].value.source
    assert 'href="/himbauan/">imbauan</a>' in source
    assert "himbauannya, &amp; imbauan." in source


def test_spelling_is_not_put_into_a_text_that_moved_on():
    article = a_story_with_advice(owner=a_reporter())
    seen, wanted = digest_now(article), print_of(article)
    draft = article.get_latest_revision_as_object()
    draft.summary = "Camat berkeliling desa."
    newest = draft.save_revision(user=article.owner)
    with pytest.raises(TextMovedOn):
        accept_spelling(article, by=article.owner, fingerprint=wanted, seen_digest=seen)
    assert ArticlePage.objects.get(pk=article.pk).latest_revision == newest


def test_spelling_of_a_locked_story_stays():
    article = a_story_with_advice(owner=a_reporter())
    article.locked, article.locked_by = True, an_editor()
    article.save()
    with pytest.raises(PermissionDenied):
        accept_spelling(
            article, by=article.owner, fingerprint=print_of(article), seen_digest=digest_now(article)
        )


def test_advice_without_a_spelling_has_nothing_to_accept():
    article = an_article(owner=a_reporter(), title="Air naik")
    with pytest.raises(FindingGone):
        accept_spelling(
            article,
            by=article.owner,
            fingerprint=print_of(article, "headline_length"),
            seen_digest=digest_now(article),
        )


@pytest.mark.parametrize("written", ["Rosdiana\xa0Capitan", "<b>Rosdiana</b> Capitan"])
def test_accepted_name_is_mended_however_it_was_pasted(written):
    body = [("paragraph", f"<p>Menurut {written}, sembilan desa terendam.</p>"), a_quote()]
    article = an_article(owner=(reporter := a_reporter()), body=body)
    wanted = print_of(article, "two_spellings")
    accept_spelling(article, by=reporter, fingerprint=wanted, seen_digest=digest_now(article))
    newest = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
    assert newest.body[0].value.source == f"<p>Menurut {written}, sembilan desa terendam.</p>".replace(
        "Capitan", "Kapitan"
    )


def test_spelling_that_cannot_be_put_in_is_refused_and_makes_no_version():
    body = [("paragraph", "<p>Air a<b>dalah merupak</b>an masalah sembilan desa.</p>"), a_quote()]
    article = an_article(owner=(reporter := a_reporter()), body=body)
    count = article.revisions.count()
    with pytest.raises(NothingReplaced):
        accept_spelling(article, by=reporter, fingerprint=print_of(article), seen_digest=digest_now(article))
    assert article.revisions.count() == count
