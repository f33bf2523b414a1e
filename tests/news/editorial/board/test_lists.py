"""Which stories stand on the board, on which list, and for whom."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.translation import gettext as _

from news.digest import digest_of_content
from news.editorial.actions import approve, return_with_note
from news.editorial.board.load import SHOWN
from news.editorial.models import Approval, Desk, DeskCard
from news.models import ArticlePage
from tests.builders import (
    a_chief,
    a_published_article,
    a_region,
    a_reporter,
    a_section,
    an_article,
    an_article_in_review,
    an_author,
    an_editor,
)
from tests.news.editorial.board.desk import a_card, board_of, copies_of, headlines, the_list, waits_since

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def scheduled(title: str, *, in_hours: int = 5) -> ArticlePage:
    article = an_article_in_review(title=title, body=[("paragraph", f"<p>{title}, kata petugas.</p>")])
    digest = digest_of_content(article.get_latest_revision().content)
    moment = timezone.now() + timedelta(hours=in_hours)
    approve(article, by=an_editor(), seen_digest=digest, go_live_at=moment)
    return article


def yesterday(article: ArticlePage) -> ArticlePage:
    ArticlePage.objects.filter(pk=article.pk).update(published_at=timezone.now() - timedelta(days=1, hours=1))
    return article


def test_each_story_stands_on_the_list_of_its_state():
    an_article(title="Belum diajukan")
    an_article_in_review(title="Sudah diajukan")
    return_with_note(an_article_in_review(title="Kembali"), by=an_editor(), note="Lengkapi.")
    scheduled("Jembatan dibuka nanti sore")
    a_published_article(title="Sudah terbit")
    board = board_of(a_chief())
    assert {found.name: [card.headline for card in found.cards] for found in board.lists} == {
        "draft": ["Belum diajukan"],
        "waiting": ["Sudah diajukan"],
        "returned": ["Kembali"],
        "scheduled": ["Jembatan dibuka nanti sore"],
        "published": ["Sudah terbit"],
    }


def test_what_waits_longest_stands_first():
    for title, minutes in (("Baru", 5), ("Lama", 90), ("Sedang", 40)):
        waits_since(an_article_in_review(title=title), minutes=minutes)
    assert headlines(board_of(a_chief()), "waiting") == ["Lama", "Sedang", "Baru"]


def test_what_appears_next_stands_first():
    scheduled("Pasar dibuka besok pagi", in_hours=20)
    scheduled("Dermaga dibuka nanti", in_hours=1)
    assert headlines(board_of(a_chief()), "scheduled") == ["Dermaga dibuka nanti", "Pasar dibuka besok pagi"]


def test_story_of_yesterday_is_off_the_board():
    yesterday(a_published_article(title="Kemarin"))
    assert headlines(board_of(a_chief()), "published") == []


def test_changed_story_of_today_stands_twice_with_its_new_and_with_its_public_headline():
    article = a_published_article(title="Yang dibaca umum")
    article.title = "Yang baru"
    article.save_revision(user=a_reporter())
    board = board_of(a_chief())
    assert headlines(board, "draft") == ["Yang baru"]
    assert headlines(board, "published") == ["Yang dibaca umum"]


def test_story_that_one_pair_of_eyes_put_live_stays_until_somebody_reads_it():
    article = yesterday(a_published_article(title="Darurat"))
    chief = a_chief()
    approval = Approval.objects.create(
        article=article, digest="x", kind=Approval.Kind.OVERRIDE, made_by=chief, note="Air naik."
    )
    editor = an_editor()
    card = the_list(board_of(editor), "published").cards[0]
    assert card.headline == "Darurat"
    assert card.url.endswith(f"/baca-kedua/{approval.pk}/")
    assert card.waits_for_me
    assert not the_list(board_of(chief), "published").cards[0].waits_for_me


def test_reporter_sees_own_stories_and_those_that_carry_their_name():
    reporter = a_reporter()
    an_article(title="Milik sendiri", owner=reporter)
    an_article(title="Berdua", owner=a_reporter(), authors=(an_author("Laras", user=reporter),))
    handed_over = an_article(title="Diserahkan", owner=a_reporter())
    a_card(handed_over, reporter=reporter)
    an_article_in_review(title="Orang lain", owner=a_reporter())
    board = board_of(reporter)
    assert sorted(headlines(board, "draft")) == ["Berdua", "Diserahkan", "Milik sendiri"]
    assert headlines(board, "waiting") == []


def test_editor_of_a_desk_sees_that_desks_stories_and_their_own():
    editor = an_editor()
    desk = Desk.objects.create(name="Meja Samarinda")
    desk.regions.add(a_region("Samarinda", code="64.72", kind="city"))
    desk.members.add(editor)
    an_article_in_review(title="Di sini", region=desk.regions.get())
    an_article_in_review(title="Di tempat lain", region=a_region("Berau"))
    an_article(title="Tulisan sendiri", region=a_region("Berau"), owner=editor)
    board = board_of(editor)
    assert headlines(board, "waiting") == ["Di sini"]
    assert headlines(board, "draft") == ["Tulisan sendiri"]


def test_editor_at_no_desk_and_chief_at_one_see_everything():
    chief = a_chief()
    desk = Desk.objects.create(name="Meja Samarinda")
    desk.members.add(chief)
    an_article_in_review(title="Di mana saja")
    assert headlines(board_of(chief), "waiting") == ["Di mana saja"]
    assert headlines(board_of(an_editor()), "waiting") == ["Di mana saja"]


def test_story_without_a_card_is_shown_from_what_is_stored():
    reporter = a_reporter(first_name="Dimas", last_name="Arya")
    an_article(title="Tanpa kartu", owner=reporter, region=a_region("Berau"))
    DeskCard.objects.all().delete()
    card = the_list(board_of(a_chief()), "draft").cards[0]
    assert (card.headline, card.reporter, card.region) == ("Tanpa kartu", "Dimas Arya", "Berau")
    assert card.chips == []


def test_story_without_a_headline_says_so():
    article = an_article(title="…")
    a_card(article, title="")
    assert headlines(board_of(a_chief()), "draft") == [str(_("(no headline yet)"))]


def test_long_list_tells_how_many_there_are_and_shows_all_when_asked():
    copies_of(an_article_in_review(), SHOWN + 4)
    cut = the_list(board_of(an_editor()), "waiting")
    assert (cut.count, len(cut.cards), cut.is_cut) == (SHOWN + 5, SHOWN, True)
    whole = the_list(board_of(an_editor(), semua="menunggu"), "waiting")
    assert (len(whole.cards), whole.is_cut) == (SHOWN + 5, False)


def test_section_of_the_newest_text_counts():
    article = an_article(title="Pindah rubrik", section=a_section("Politik"))
    a_card(article, section=a_section("Ekonomi"))
    assert headlines(board_of(a_chief(), rubrik="ekonomi"), "draft") == ["Pindah rubrik"]
    assert [name for _slug, name in board_of(a_chief()).options.sections] == ["Ekonomi"]
