"""What is recorded without an action of ours: submitting, going live, failed logins, the masthead."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from news.digest import digest_of_content
from news.editorial.actions import approve
from news.editorial.audit.chain import broken_links
from news.editorial.audit.receivers import FLOOD_COUNT, as_typed, keep_masthead, masthead_at
from news.editorial.models import AuditEntry, Masthead
from news.editorial.overrides import publish_by_override
from news.editorial.scheduling import publish_due
from news.models import ArticlePage, PaperSettings
from tests.builders import (
    PASSWORD,
    a_chief,
    a_published_article,
    a_reporter,
    a_site,
    an_article,
    an_article_in_review,
    an_editor,
    approve_as_read,
)
from tests.clock import at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def entries(article, action=None):
    found = AuditEntry.objects.about(article).order_by("pk")
    return list(found.filter(action=action) if action else found)


def digest(article) -> str:
    return digest_of_content(ArticlePage.objects.get(pk=article.pk).get_latest_revision().content)


def test_submitting_is_on_record_with_the_content_and_the_person():
    reporter = a_reporter()
    article = an_article_in_review(owner=reporter)
    (entry,) = entries(article)
    assert (entry.action, entry.made_by, entry.digest) == ("submit", reporter, digest(article))


def test_submitting_again_after_a_return_is_a_second_entry(client):
    article = an_article_in_review()
    article.current_workflow_state.current_task_state.reject(user=an_editor(), comment="Singkat.")
    article = ArticlePage.objects.get(pk=article.pk)
    article.current_workflow_state.resume(user=article.owner)
    first, again = entries(article, "submit")
    assert (first.data, again.data, again.made_by) == ({}, {"again": True}, article.owner)


def test_taking_back_is_on_record():
    article = an_article_in_review()
    article.current_workflow_state.cancel(user=article.owner)
    assert entries(article)[-1].action == "take_back"
    assert entries(article)[-1].made_by == article.owner


def test_approval_that_publishes_at_once_is_one_entry():
    article = an_article_in_review()
    approve_as_read(article, by=an_editor())
    assert [entry.action for entry in entries(article)] == ["submit", "approve"]


def test_schedule_that_is_kept_is_on_record_when_it_is():
    article = an_article_in_review()
    editor = an_editor()
    approve(article, by=editor, seen_digest=digest(article), go_live_at=timezone.now() + timedelta(hours=1))
    assert not entries(article, "went_live")
    with at(timezone.now() + timedelta(hours=2)):
        assert [outcome.kind for outcome in publish_due()] == ["published"]
    (entry,) = entries(article, "went_live")
    assert (entry.made_by, entry.digest) == (None, digest(article))


def test_schedule_that_is_refused_is_on_record_once():
    article = an_article(owner=a_reporter())
    article.revisions.update(approved_go_live_at=timezone.now() - timedelta(minutes=1))
    for _run in range(2):
        assert [outcome.kind for outcome in publish_due()] == ["refused"]
    (entry,) = entries(article, "schedule_refused")
    assert entry.data["reason"]


def test_import_leaves_its_own_entry_and_no_more():
    article = a_published_article()
    assert [entry.action for entry in entries(article)] == ["import"]


def test_chain_of_a_story_holds_whoever_writes_in_it():
    article = an_article_in_review()
    approve_as_read(article, by=an_editor())
    found = entries(article)
    assert found[1].previous_hash == found[0].hash
    assert broken_links(found) == []
    found[0].data = {"note": "lain"}
    assert broken_links(found) == [found[0]]
    assert broken_links(found[1:]) == [found[1]]


def test_failed_login_is_on_record_without_password_and_address(client):
    client.post(
        reverse("wagtailadmin_login"),
        {"username": "rahma", "password": "rahasia sekali"},
        REMOTE_ADDR="203.0.113.9",
    )
    entry = AuditEntry.objects.get(action="login_failed")
    assert entry.about == "rahma"
    assert entry.made_by is None
    said = f"{entry.about} {entry.data} {entry.made_by_name}"
    assert "rahasia" not in said
    assert "203.0.113.9" not in said


def test_login_that_works_leaves_no_entry(client):
    editor = an_editor()
    client.post(reverse("wagtailadmin_login"), {"username": editor.username, "password": PASSWORD})
    assert not AuditEntry.objects.exists()


def test_lockout_is_said_once_and_further_tries_are_not_counted(client, settings):
    settings.AXES_ENABLED = True
    for _try in range(9):
        client.post(reverse("wagtailadmin_login"), {"username": "rahma", "password": "x"})
    found = AuditEntry.objects.filter(action="login_failed", about="rahma")
    # The try that closes the door may be told by the lock alone.
    assert settings.AXES_FAILURE_LIMIT <= found.count() <= settings.AXES_FAILURE_LIMIT + 1
    assert found.filter(data__locked=True).count() == 1


def a_flood() -> None:
    for number in range(FLOOD_COUNT):
        AuditEntry(action="login_failed", about=str(number), data={"unknown": True}).save()


def try_to_log_in(client, username: str) -> None:
    client.post(reverse("wagtailadmin_login"), {"username": username, "password": "x"})


def failures(name: str) -> list[AuditEntry]:
    return list(AuditEntry.objects.filter(action="login_failed", about=name))


def test_flood_of_made_up_names_ends_in_one_line_that_says_so(client):
    a_flood()
    before = AuditEntry.objects.count()
    for name in ("lagi", "dan lagi", "dan lagi"):
        try_to_log_in(client, name)
    assert AuditEntry.objects.count() == before + 1
    assert failures("")[0].data == {"unknown": True, "further": True}


def test_flood_of_made_up_names_hides_no_try_with_a_real_one(client, settings):
    settings.AXES_ENABLED = True
    chief = a_chief()
    a_flood()
    for _try in range(settings.AXES_FAILURE_LIMIT + 2):
        try_to_log_in(client, chief.username)
    found = failures(chief.username)
    assert len(found) >= settings.AXES_FAILURE_LIMIT
    assert [entry.data for entry in found if entry.data.get("locked")] == [{"locked": True}]


def test_made_up_name_is_said_to_be_one(client):
    chief = a_chief()
    try_to_log_in(client, "tak-ada")
    try_to_log_in(client, chief.username)
    assert failures("tak-ada")[0].data == {"unknown": True}
    assert failures(chief.username)[0].data == {}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  rahma\n", "rahma"),
        ("a\x00b\x1b[31m", "ab[31m"),
        ("\u202eamhar", "amhar"),
        ("x" * 5000, "x" * 60),
        (None, ""),
        (["a"], "['a']"),
    ],
)
def test_name_as_typed_is_one_short_harmless_line(typed, kept):
    assert as_typed(typed) == kept


def test_failed_login_with_a_hostile_name_breaks_nothing(client):
    for name in ("\x00", "x" * 100_000, "=cmd|' /C calc'!A0", "🐟"):
        values = {"username": name, "password": "x"}
        assert client.post(reverse("wagtailadmin_login"), values).status_code == 200


def test_story_that_an_override_overtook_was_not_taken_back():
    article = an_article_in_review()
    publish_by_override(
        article, by=a_chief(), seen_digest=digest(article), reason="Gempa, warga harus segera tahu."
    )
    assert [entry.action for entry in entries(article)] == ["submit", "override"]


@pytest.fixture(autouse=True)
def _site(db):
    a_site()


def put_in_charge(name: str) -> None:
    paper = PaperSettings.load()
    paper.person_in_charge = name
    paper.save()


def write_page(html: str) -> None:
    page = Page.objects.get(slug="redaksi").specific
    page.body = html
    page.save_revision().publish()


def test_masthead_of_a_day_stays_when_it_changes():
    put_in_charge("Yohana Tandi")
    write_page("<h2>Redaksi</h2><ul><li>Redaktur: Rahma Idris</li><li>Reporter: Dimas Arya</li></ul>")
    then = timezone.now()
    put_in_charge("Bimo Satrio")
    write_page("<p>Redaktur: Orang Baru</p>")
    assert masthead_at(then)["person_in_charge"] == "Yohana Tandi"
    assert masthead_at(then)["page"] == "Redaksi\nRedaktur: Rahma Idris\nReporter: Dimas Arya"
    now = masthead_at(timezone.now())
    assert (now["person_in_charge"], now["page"]) == ("Bimo Satrio", "Redaktur: Orang Baru")


def test_save_that_changes_nothing_of_it_writes_nothing():
    put_in_charge("Yohana Tandi")
    kept = Masthead.objects.count()
    keep_masthead()
    put_in_charge("Yohana Tandi")
    assert Masthead.objects.count() == kept


def test_day_before_the_first_that_was_kept_has_that_one():
    put_in_charge("Yohana Tandi")
    Masthead.objects.exclude(pk=Masthead.objects.order_by("-pk").first().pk).delete()
    assert masthead_at(timezone.now() - timedelta(days=900))["person_in_charge"] == "Yohana Tandi"


def test_paper_without_any_kept_answers_with_today():
    Masthead.objects.all().delete()
    assert masthead_at(timezone.now())["paper"] == PaperSettings.load().name


def test_kept_masthead_is_never_changed():
    put_in_charge("Yohana Tandi")
    kept = Masthead.objects.order_by("-pk").first()
    with pytest.raises(TypeError):
        kept.save()
