"""What readers are served, made again from the pages."""

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.utils import timezone

from news.models import ArticlePage, PublishedArticle
from news.publication import drawing
from newsroom.management.commands import rebuild_published
from tests.builders import a_published_article


@pytest.fixture(scope="module")
def stories(site):
    return [a_published_article(title=f"Berita {number}") for number in range(3)]


def spoil(*stories):
    PublishedArticle.objects.filter(pk__in=[story.pk for story in stories]).update(word_count=0)


def spoiled():
    return set(PublishedArticle.objects.filter(word_count=0).values_list("pk", flat=True))


def test_only_the_stories_asked_for_are_looked_at(stories, capsys):
    spoil(*stories)
    call_command("rebuild_published", "--only", str(stories[1].pk))
    assert spoiled() == {stories[0].pk, stories[2].pk}
    assert "1 live stories looked at, 1 made again." in capsys.readouterr().out


def test_a_run_goes_on_behind_the_story_at_which_another_stopped(stories):
    spoil(*stories)
    call_command("rebuild_published", "--after", str(stories[1].pk))
    assert spoiled() == {stories[0].pk, stories[1].pk}


def test_what_readers_got_since_a_day_is_looked_at(stories):
    spoil(*stories)
    ArticlePage.objects.filter(pk=stories[0].pk).update(published_at="2020-01-01T00:00Z", changed_at=None)
    call_command("rebuild_published", "--since", timezone.localdate().isoformat())
    assert spoiled() == {stories[0].pk}


def test_a_day_that_is_none_is_refused():
    with pytest.raises(CommandError, match="YYYY-MM-DD"):
        call_command("rebuild_published", "--since", "kemarin")


def test_stopping_says_where_to_go_on(stories, monkeypatch, capsys):
    spoil(*stories)
    look_at = rebuild_published.look_at

    def look_until_stopped(article_id, **options):
        if article_id == stories[1].pk:
            raise KeyboardInterrupt
        return look_at(article_id, **options)

    monkeypatch.setattr(rebuild_published, "look_at", look_until_stopped)
    with pytest.raises(SystemExit) as stopped:
        call_command("rebuild_published")
    assert stopped.value.code == rebuild_published.INTERRUPTED
    assert f"--after {stories[0].pk}" in capsys.readouterr().err
    assert spoiled() == {stories[1].pk, stories[2].pk}


def test_undrawn_stories_are_drawn_and_no_other_is_looked_at(stories, capsys):
    spoil(*stories)
    PublishedArticle.objects.filter(pk=stories[1].pk).update(template_version="", body_html="", story_html="")
    call_command("rebuild_published", "--undrawn")
    assert capsys.readouterr().out == "1 stories drawn.\n"
    assert PublishedArticle.objects.get(pk=stories[1].pk).body_html
    assert len(spoiled()) == 3


def test_drawing_may_be_stopped(stories, monkeypatch, capsys):
    def interrupted(article_ids):
        raise KeyboardInterrupt

    PublishedArticle.objects.filter(pk=stories[1].pk).update(template_version="")
    monkeypatch.setattr(rebuild_published, "draw_what_can_be", interrupted)
    with pytest.raises(SystemExit) as stopped:
        call_command("rebuild_published", "--undrawn")
    assert stopped.value.code == rebuild_published.INTERRUPTED
    assert "The same command goes on" in capsys.readouterr().err


def test_a_story_that_cannot_be_drawn_keeps_no_older_one_from_it(stories, monkeypatch, capsys, caplog):
    drawn_afresh = drawing.drawn_afresh

    def drawn_but_the_newest(article, **options):
        if article.pk == stories[2].pk:
            raise KeyError("a block that nobody knows")
        return drawn_afresh(article, **options)

    PublishedArticle.objects.update(template_version="")
    monkeypatch.setattr(drawing, "drawn_afresh", drawn_but_the_newest)
    with pytest.raises(SystemExit) as ended:
        call_command("rebuild_published", "--undrawn")
    assert ended.value.code == 1
    assert drawing.to_draw() == [stories[2].pk]
    told = capsys.readouterr()
    assert told.out == "2 stories drawn.\n"
    assert f"Story {stories[2].pk} could not be drawn" in told.err
    assert [record.article for record in caplog.records if record.levelname == "ERROR"] == [stories[2].pk]


def test_a_database_that_is_gone_stops_the_drawing(stories, monkeypatch):
    def gone(*arguments, **options):
        raise OperationalError("the server closed the connection")

    PublishedArticle.objects.update(template_version="")
    monkeypatch.setattr(drawing, "hang_on", gone)
    with pytest.raises(OperationalError):
        call_command("rebuild_published", "--undrawn")


def test_undrawn_stories_are_not_looked_for_among_some():
    with pytest.raises(CommandError, match="no other option"):
        call_command("rebuild_published", "--undrawn", "--only", "1")


def test_checking_changes_nothing_and_ends_with_status_1(stories):
    spoil(*stories)
    with pytest.raises(SystemExit):
        call_command("rebuild_published", "--check")
    assert len(spoiled()) == 3
