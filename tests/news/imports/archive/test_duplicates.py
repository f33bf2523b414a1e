"""Stories with nearly the same text, and photos uploaded twice."""

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.urls import reverse

from news.imports.archive import duplicates
from news.imports.archive.duplicates import MOST_ALIKE, find, keep_both, pairs_in, same_photos
from news.imports.models import Duplicate
from news.models import Photo, PublishedArticle
from tests.builders import a_chief, a_photo, a_published_article, an_editor

WORDS = [f"kata{number}" for number in range(120)]
ADDRESS = "/admin/ganda/"


def a_story(title, words):
    return a_published_article(title=title, body=[("paragraph", f"<p>{' '.join(words)}</p>")])


@pytest.fixture(scope="module")
def stories(site):
    """Two with nearly one text, and one of its own."""
    other = [f"lain{number}" for number in range(120)]
    return a_story("Satu", WORDS), a_story("Dua", [*WORDS[:100], *other[:20]]), a_story("Tiga", other)


@pytest.fixture
def chief(stories):
    return a_chief()


def test_stories_with_nearly_one_text_are_found_once(stories):
    assert (find(), find()) == (1, 1)
    pair = Duplicate.objects.get()
    assert (pair.first, pair.second) == stories[:2]
    assert pair.share > 0.6


def test_a_story_of_an_archive_is_compared_before_anybody_drew_it(stories):
    PublishedArticle.objects.filter(pk=stories[1].pk).update(body_html="", story_html="")

    assert find() == 1


def test_what_somebody_told_apart_is_not_found_again(stories, chief):
    find()
    keep_both(Duplicate.objects.get(), by=chief)
    assert find() == 0
    assert Duplicate.objects.get().apart_by == chief


def test_only_whoever_may_decides(stories):
    find()
    with pytest.raises(PermissionDenied):
        keep_both(Duplicate.objects.get(), by=an_editor())


def test_what_many_have_in_common_is_no_copy():
    same = "00000001 00000002"
    assert list(pairs_in((number, same) for number in range(MOST_ALIKE + 1))) == []


def test_texts_without_words_are_no_pair():
    assert list(pairs_in(iter([(1, ""), (2, "")]))) == []


def test_the_screen_shows_both_and_remembers(client, stories, chief, capsys):
    call_command("find_duplicates")
    assert "1 pasang menunggu keputusan" in capsys.readouterr().out
    client.force_login(chief)
    shown = client.get(ADDRESS)
    assert "Satu" in shown.text
    assert reverse("news_editorial:propose_retraction", args=[stories[0].pk]) in shown.text
    client.post(ADDRESS, {"pair": Duplicate.objects.get().pk})
    assert "Satu" not in client.get(ADDRESS).text
    for wrong in ("", "x", "9" * 15):
        assert client.post(ADDRESS, {"pair": wrong}).status_code in {302, 404}


def test_photos_with_one_content_stand_together(client, chief):
    first, second = a_photo("Dermaga"), a_photo("Dermaga lama")
    a_photo("Pasar").delete()
    for photo in (first, second):
        photo.get_file_hash()
    assert same_photos(most=5) == [([first, second], 0)]
    client.force_login(chief)
    assert "Dermaga lama" in client.get(ADDRESS).text


def test_of_a_photo_that_is_there_a_hundred_times_a_few_are_shown(client, stories, chief, monkeypatch):
    monkeypatch.setattr(duplicates, "SHOWN_OF_ONE", 1)
    photo = a_photo("Dermaga")
    photo.get_file_hash()
    Photo.objects.bulk_create(
        [Photo(title="Lagi", file=photo.file, file_hash=photo.file_hash, width=1, height=1)]
    )
    assert same_photos(most=5) == [([photo], 1)]
    client.force_login(chief)
    assert "dan 1 lagi" in client.get(ADDRESS).text


def test_a_story_that_is_deleted_during_the_search_costs_no_other_pair(stories, monkeypatch):
    gone = max(story.pk for story in stories) + 1000
    pairs = [((stories[0].pk, stories[1].pk), 0.8), ((stories[0].pk, gone), 0.8)]
    monkeypatch.setattr(duplicates, "pairs_in", lambda sketches: pairs)
    assert find() == 1


def test_an_editor_does_not_see_it(client, stories):
    client.force_login(an_editor())
    assert client.get(ADDRESS).status_code in {302, 403}
