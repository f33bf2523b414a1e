"""The cards of the board: what each says, to whom, and where it leads."""

from datetime import timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import get_resolver, reverse
from django.utils import timezone
from wagtail.admin.models import EditingSession

from news.editorial.actions import publish_imported, return_with_note
from news.editorial.board.card import Chip
from news.editorial.board.claims import STALE_AFTER
from news.editorial.board.rows import Addresses
from news.editorial.models import Approval, Assignment, Claim, DeskSettings
from news.editorial.templatetags.desk import chip_row
from news.models import ArticlePage, BylineEntry, Correction, Retraction
from tests.builders import (
    a_chief,
    a_published_article,
    a_reporter,
    an_article,
    an_article_in_review,
    an_author,
    an_editor,
)
from tests.news.editorial.board.desk import a_card, board_of, chips, headlines, the_list, waits_since

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


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


def only_card(user, name: str = "waiting"):
    return the_list(board_of(user), name).cards[0]


@pytest.mark.parametrize(("minutes", "tone"), [(59, "calm"), (60, "amber"), (119, "amber"), (120, "red")])
def test_age_turns_amber_and_red_at_the_houses_limits(minutes, tone):
    waits_since(an_article_in_review(), minutes=minutes)
    assert only_card(an_editor()).tone == tone


def test_limits_are_settings():
    house = DeskSettings.load()
    house.waiting_amber_minutes, house.waiting_red_minutes = 5, 10
    house.save()
    waits_since(an_article_in_review(), minutes=11)
    card = only_card(an_editor())
    assert (card.tone, card.bar) == ("red", "100")


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"blocking_count": 2}, ["2 menahan"]),
        ({"advice_count": 1}, ["1 saran"]),
        ({"blocking_count": 1, "advice_count": 3}, ["1 menahan", "3 saran"]),
        ({}, ["Gerbang lolos"]),
        ({"label": "press_release"}, ["Gerbang lolos", "Siaran pers"]),
        ({"embargo_until": timezone.now() + timedelta(days=900)}, ["Gerbang lolos", "Embargo"]),
        ({"embargo_until": timezone.now() - timedelta(days=1)}, ["Gerbang lolos"]),
    ],
)
def test_chips_say_what_the_gate_and_the_text_say(values, expected):
    a_card(an_article_in_review(), **values)
    assert chips(board_of(an_editor()), "waiting") == expected


def test_draft_without_findings_is_ready_to_submit():
    a_card(an_article())
    assert chips(board_of(a_chief()), "draft") == ["Siap diajukan"]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("override", "Terbit darurat, belum direview"), ("repair", "Perbaikan kecil, belum dibaca")],
)
def test_public_story_that_nobody_else_read_is_marked(kind, expected):
    article = a_published_article()
    Approval.objects.create(article=article, digest="x", kind=kind, made_by=a_chief(), note="Sebab.")
    assert chips(board_of(an_editor()), "published") == [expected]


def test_todays_correction_is_marked_with_its_time():
    article, moment = a_published_article(), timezone.now()
    Correction.objects.create(
        article=article,
        text="Yang benar 1.140.",
        made_by=an_editor(),
        approved_by=a_chief(),
        approved_at=moment,
    )
    found = chips(board_of(an_editor()), "published")
    assert [timezone.localtime(moment).strftime("%H.%M") in chip for chip in found] == [True]


def test_story_withdrawn_today_is_marked_as_such_and_not_as_corrected():
    article, moment = a_published_article(), timezone.now()
    Correction.objects.create(
        article=article, text="Yang benar.", made_by=an_editor(), approved_by=a_chief(), approved_at=moment
    )
    Retraction.objects.create(
        article=article,
        ground="unsupported",
        reason="Tidak terbukti.",
        proposed_by=an_editor(),
        proposed_at=moment,
        confirmed_by=a_chief(),
        confirmed_at=moment - timedelta(minutes=1),
    )
    assert [chip[:7] for chip in chips(board_of(an_editor()), "published")] == ["Dicabut"]


def test_waiting_story_opens_on_the_reading_screen_for_the_desk_and_in_the_editor_for_its_reporter():
    reporter = a_reporter()
    article = an_article_in_review(owner=reporter)
    assert only_card(an_editor()).url == reverse("news_editorial:read", args=[article.pk])
    assert only_card(reporter).url == reverse("wagtailadmin_pages:edit", args=[article.pk])


def test_returned_story_carries_the_note_and_who_gave_it_back():
    reporter = a_reporter()
    article = an_article_in_review(owner=reporter)
    return_with_note(article, by=an_editor(first_name="Bimo"), note="Sebut sumbernya.")
    card = only_card(reporter, "returned")
    assert card.note == "Sebut sumbernya."
    assert "Bimo" in card.when
    assert card.waits_for_me
    assert article.title in card.tell


def opened_by(article: ArticlePage, user, *, seconds_ago: int = 5, is_editing: bool = False) -> None:
    EditingSession.objects.create(
        user=user,
        content_type=ContentType.objects.get_for_model(ArticlePage),
        object_id=str(article.pk),
        last_seen_at=timezone.now() - timedelta(seconds=seconds_ago),
        is_editing=is_editing,
    )


def test_whoever_has_the_story_open_is_named_for_a_minute():
    article, laras = an_article(), a_reporter(first_name="Laras")
    opened_by(article, laras, is_editing=True)
    assert only_card(a_chief(), "draft").presence == "Laras sedang menulis"
    EditingSession.objects.update(last_seen_at=timezone.now() - timedelta(seconds=70))
    assert only_card(a_chief(), "draft").presence == ""


def test_ones_own_open_editor_is_no_news():
    chief = a_chief()
    opened_by(an_article(), chief)
    assert only_card(chief, "draft").presence == ""


def test_free_story_can_be_claimed_by_the_desk_and_by_nobody_whose_work_it_is():
    editor = an_editor()
    an_article_in_review(owner=editor)
    assert only_card(an_editor()).action == "claim"
    assert only_card(editor).action == ""


def test_claimed_story_says_who_reads_it_and_offers_what_is_left_to_do():
    article, bimo = an_article_in_review(), an_editor(first_name="Bimo")
    claim = Claim.objects.create(article=article, made_by=bimo, made_at=timezone.now() - timedelta(minutes=4))
    colleague = an_editor()
    card = only_card(colleague)
    assert card.claim.startswith("Bimo membaca sejak ")
    assert (card.action, card.waits_for_me) == ("", False)
    assert only_card(bimo).action == "release"
    assert only_card(bimo).waits_for_me
    claim.made_at = timezone.now() - STALE_AFTER
    claim.save()
    assert only_card(colleague).action == "take-over"


def test_reporter_is_told_who_reads_and_can_do_nothing_about_it():
    reporter = a_reporter()
    article = an_article_in_review(owner=reporter)
    Claim.objects.create(article=article, made_by=an_editor(first_name="Bimo"), made_at=timezone.now())
    card = only_card(reporter)
    assert card.claim.startswith("Bimo membaca sejak ")
    assert card.action == ""


def test_draft_of_an_assignment_says_when_its_text_is_due():
    article = an_article()
    moment = timezone.now()
    Assignment.objects.create(title="Sidang", starts_at=moment, due_at=moment, article=article)
    assert timezone.localtime(moment).strftime("%H.%M") in only_card(a_chief(), "draft").due


def changed_by(article: ArticlePage, user) -> None:
    draft = article.get_latest_revision_as_object()
    draft.summary = f"{draft.summary} Diubah."
    draft.save_revision(user=user)


def test_editor_who_changed_the_text_is_offered_no_reading():
    article, editor, colleague = an_article_in_review(), an_editor(), an_editor()
    changed_by(article, editor)
    card = only_card(editor)
    assert (card.waits_for_me, card.tell, card.action) == (False, "", "")
    assert only_card(colleague).waits_for_me
    assert headlines(board_of(editor, saya="1"), "waiting") == []


def test_text_that_went_public_since_is_no_hindrance():
    article, editor = an_article_in_review(), an_editor()
    changed_by(article, editor)
    publish_imported(article)
    changed_by(article, article.owner)
    article.get_workflow().start(article, article.owner)
    assert only_card(editor).action == "claim"


def test_editor_in_the_byline_is_offered_no_reading():
    editor = an_editor()
    an_article_in_review(authors=(an_author("Bimo Prasetyo", user=editor),))
    card = only_card(editor)
    assert (card.waits_for_me, card.action) == (False, "")


def test_byline_of_the_draft_counts_and_not_the_one_that_the_story_was_begun_with():
    editor = an_editor()
    article = an_article_in_review()
    draft = article.get_latest_revision_as_object()
    draft.byline_entries = [BylineEntry(author=an_author("Bimo Prasetyo", user=editor))]
    draft.save_revision(user=article.owner)
    assert only_card(editor).action == ""


def test_card_of_a_story_that_somebody_else_began_leads_its_co_author_nowhere():
    laras = a_reporter()
    article = an_article_in_review(owner=a_reporter(), authors=(an_author("Laras Wening", user=laras),))
    assert only_card(laras).url == ""
    return_with_note(article, by=an_editor(), note="Sebut sumbernya.")
    card = only_card(laras, "returned")
    assert (card.url, card.waits_for_me) == ("", False)


def test_published_story_leads_its_co_author_to_what_readers_see():
    laras = a_reporter()
    article = a_published_article(owner=a_reporter(), authors=(an_author("Laras Wening", user=laras),))
    assert only_card(laras, "published").url == article.get_url()


def test_record_is_linked_for_those_who_may_read_it():
    reporter = a_reporter()
    waiting, published = an_article_in_review(owner=reporter), a_published_article(owner=reporter)
    editor = an_editor()
    for article, name in ((waiting, "waiting"), (published, "published")):
        assert only_card(editor, name).record_url == reverse("news_editorial:record", args=[article.pk])
        assert only_card(reporter, name).record_url == ""


def test_card_repeats_the_first_words_of_the_gate_and_counts_the_others():
    said = [
        {"rule": "x", "message": f"Temuan {n}.", "is_blocking": n == 1, "checked_by": ""} for n in range(1, 6)
    ]
    a_card(an_article_in_review(), findings=[*said, said[0] | {"message": "Dicek.", "checked_by": "Bimo"}])
    card = only_card(an_editor())
    assert card.said == ["Temuan 1.", "Temuan 2.", "Temuan 3.", "dan 2 lagi"]


def test_signs_of_a_card_are_said_as_text_and_the_same_row_is_made_once():
    row = [Chip("red", "1 menahan"), Chip("amber", "<b>2</b> saran")]
    assert chip_row(row) == (
        '<span class="desk-chip" data-tone="red">1 menahan</span> '
        '<span class="desk-chip" data-tone="amber">&lt;b&gt;2&lt;/b&gt; saran</span>'
    )
    assert chip_row(list(row)) is chip_row(row)
