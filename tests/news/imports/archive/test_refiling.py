"""Filing many stories anew, and as before."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext

from news.digest import content_digest
from news.editorial.actions import publish_imported
from news.editorial.audit.chain import broken_links
from news.editorial.models import Approval, AuditEntry, PublishedVersion
from news.editorial.versions.history import load_history
from news.imports.archive.refiling import ByName, ChoiceForm, begin, begin_undoing, go_on
from news.imports.archive.steps import NotUndoable
from news.imports.models import RefiledStory, Refiling
from news.models import ArticlePage, Author, ListingRow, PublishedArticle, Topic
from news.rebuild import rebuild
from tests.builders import (
    a_chief,
    a_published_article,
    a_region,
    a_section,
    a_topic,
    an_article,
    an_author,
    an_editor,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


@pytest.fixture
def field(site) -> ByName:
    for name in ("Banjir", "Banjir rob"):
        a_topic(name)
    return ByName(Topic)


@pytest.mark.parametrize("typed", ["Banjir", " banjir ", "BANJIR"])
def test_a_name_is_found_however_it_is_typed(field, typed):
    assert field.clean(typed).name == "Banjir"


@pytest.mark.parametrize("typed", ["", "   ", None])
def test_nothing_typed_is_nothing(field, typed):
    assert field.clean(typed) is None


def test_a_part_of_a_name_is_answered_with_those_that_have_it(field):
    with pytest.raises(ValidationError, match="Banjir, Banjir rob"):
        field.clean("anji")


def test_what_nobody_knows_is_said(field):
    with pytest.raises(ValidationError):
        field.clean("Kebakaran")


def test_of_two_with_one_name_the_address_says_which(site):
    first, second = Author.objects.create(name="Rini A"), Author.objects.create(name="Rini A")
    with pytest.raises(ValidationError, match=second.slug):
        ByName(Author).clean("Rini A")
    assert ByName(Author).clean(second.slug) == second
    assert ByName(Author).clean(first.slug) == first


FATE = RefiledStory.Fate


@pytest.fixture(scope="module")
def stories(site):
    """Two stories on politics, one on the economy."""
    economy = a_section("Ekonomi")
    return [
        a_published_article(title="Rapat anggaran", topics=(a_topic("Anggaran"),)),
        a_published_article(title="Rapat jalan"),
        a_published_article(title="Harga beras", section=economy),
    ]


@pytest.fixture
def chief(stories):
    return a_chief()


def refiled(stories, *, by, **becomes):
    """Begun and done."""
    wanted = {"section": None, "region": None, "topic": None} | becomes
    made = begin([story.pk for story in stories], asked={}, becomes=wanted, by=by)
    go_on(made, seconds=60)
    return made


def undone(made, *, by):
    begin_undoing(made, by=by)
    made = Refiling.objects.get(pk=made.pk)
    go_on(made, seconds=60)
    return made


def fates(made):
    return [line.fate for line in made.stories.order_by("pk")]


def rows_of(story, kind):
    return set(ListingRow.objects.filter(published=story.pk, kind=kind).values_list("key", flat=True))


def state_of(*stories):
    """What readers get, and what an approval answers for."""
    found = []
    for story in stories:
        page, published = ArticlePage.objects.get(pk=story.pk), PublishedArticle.objects.get(pk=story.pk)
        rows = sorted(ListingRow.objects.filter(published=story.pk).values_list("kind", "key"))
        topics = sorted(page.topics.values_list("pk", flat=True))
        found.append([page.section_id, page.region_id, topics, content_digest(page), rows])
        found.append([published.digest, published.story_html, published.url, published.changed_at])
    return found


def test_stories_stand_under_their_new_section_at_their_old_address(stories, chief):
    economy = a_section("Ekonomi")
    address = PublishedArticle.objects.get(pk=stories[0].pk).url
    refiled(stories[:2], by=chief, section=economy)
    assert rows_of(stories[0], ListingRow.Kind.SECTION) == {economy.pk}
    assert PublishedArticle.objects.get(pk=stories[0].pk).url == address
    assert "Ekonomi" in PublishedArticle.objects.get(pk=stories[0].pk).story_html


def test_nothing_becomes_unapproved(stories, chief):
    refiled(stories, by=chief, section=a_section("Ekonomi"), topic=a_topic("Banjir"))
    for story in stories:
        page = ArticlePage.objects.get(pk=story.pk)
        decision = Approval.objects.newest_for(page)
        assert (decision.kind, decision.made_by) == (Approval.Kind.REFILED, chief)
        assert decision.permits([content_digest(page)])
        page.save()
        page.get_latest_revision().publish()


def test_nothing_is_left_to_rebuild(stories, chief):
    refiled(stories, by=chief, section=a_section("Ekonomi"), region=a_region("Paser", code="64.01"))
    assert [*rebuild(only_check=True)] == []


def test_a_new_region_brings_its_province(stories, chief):
    paser = a_region("Paser", code="64.01")
    refiled(stories[:1], by=chief, region=paser)
    assert rows_of(stories[0], ListingRow.Kind.REGION) == {paser.pk, paser.parent_id}


def test_a_topic_is_added_to_those_that_are_there(stories, chief):
    refiled(stories[:1], by=chief, topic=a_topic("Banjir"))
    assert {topic.name for topic in ArticlePage.objects.get(pk=stories[0].pk).topics.all()} == {
        "Anggaran",
        "Banjir",
    }


def test_readers_are_not_told_of_a_changed_text(stories, chief):
    before = PublishedArticle.objects.get(pk=stories[0].pk).changed_at
    refiled(stories[:1], by=chief, section=a_section("Ekonomi"))
    assert PublishedArticle.objects.get(pk=stories[0].pk).changed_at == before


def test_readers_are_told_of_the_filing_and_of_no_change_twice(client, stories, chief):
    draft = ArticlePage.objects.get(pk=stories[0].pk).get_latest_revision_as_object()
    draft.title, draft.change_note = "Rapat anggaran kota", "Judul diperbaiki."
    publish_imported(draft)

    refiled(stories[:1], by=chief, section=a_section("Ekonomi"))

    changed, filed = PublishedVersion.objects.filter(article=stories[0]).order_by("number")[1:]
    assert (changed.note, filed.note, filed.changed_by) == ("Judul diperbaiki.", "", [])
    page = client.get(f"{PublishedArticle.objects.get(pk=stories[0].pk).url}riwayat/").text
    assert page.count("Judul diperbaiki.") == 1
    newest = load_history(stories[0], is_retracted=False).entries[0]
    assert newest.note == gettext("Filed anew; the words are the same.")


def test_a_story_filed_so_already_is_left_alone(stories, chief):
    made = refiled(stories, by=chief, section=a_section("Ekonomi"))
    assert fates(made) == [FATE.FILED, FATE.FILED, FATE.SAME]
    assert Approval.objects.newest_for(stories[2]).kind == Approval.Kind.IMPORTED


def test_a_story_that_somebody_is_writing_is_left_alone(stories, chief):
    draft = ArticlePage.objects.get(pk=stories[0].pk)
    draft.title = "Rapat anggaran ditunda"
    draft.save_revision()
    made = refiled(stories[:1], by=chief, section=a_section("Ekonomi"))
    assert fates(made) == [FATE.OPEN]
    assert ArticlePage.objects.get(pk=stories[0].pk).get_latest_revision().content["title"] == draft.title


def test_a_draft_is_none_of_it(stories, chief):
    made = refiled([an_article()], by=chief, section=a_section("Ekonomi"))
    assert fates(made) == [FATE.GONE]


def test_undoing_files_everything_as_before(stories, chief):
    before = state_of(*stories)
    becomes = {
        "section": a_section("Ekonomi"),
        "region": a_region("Paser", code="64.01"),
        "topic": a_topic("Banjir"),
    }
    made = refiled(stories, by=chief, **becomes)
    assert state_of(*stories) != before
    made = undone(made, by=chief)
    assert state_of(*stories) == before
    assert fates(made) == [FATE.UNDONE, FATE.UNDONE, FATE.UNDONE]
    assert [*rebuild(only_check=True)] == []


def test_what_somebody_changed_since_is_not_undone(stories, chief):
    made = refiled(stories[:2], by=chief, section=a_section("Ekonomi"))
    again = refiled(stories[:1], by=chief, section=a_section("Olahraga"))
    made = undone(made, by=chief)
    assert fates(made) == [FATE.CHANGED, FATE.UNDONE]
    assert ArticlePage.objects.get(pk=stories[0].pk).section.name == "Olahraga"
    assert fates(again) == [FATE.FILED]


def test_two_refilings_of_one_story_are_undone_one_after_the_other(stories, chief):
    before = state_of(stories[0])
    first = refiled(stories[:1], by=chief, section=a_section("Ekonomi"))
    second = refiled(stories[:1], by=chief, section=a_section("Olahraga"), topic=a_topic("Banjir"))
    assert fates(undone(second, by=chief)) == [FATE.UNDONE]
    assert fates(undone(first, by=chief)) == [FATE.UNDONE]
    assert state_of(stories[0]) == before


def test_a_story_whose_section_is_gone_stays_where_it_is(stories, chief):
    old = a_section("Lama")
    story = a_published_article(title="Kabar lama", section=old)
    made = refiled([story], by=chief, section=a_section("Ekonomi"))
    approvals = Approval.objects.filter(article=story).count()
    old.delete()
    assert fates(undone(made, by=chief)) == [FATE.CHANGED]
    assert ArticlePage.objects.get(pk=story.pk).section.name == "Ekonomi"
    assert Approval.objects.filter(article=story).count() == approvals


def test_it_is_undone_once_and_only_when_it_is_done(stories, chief):
    wanted = {"section": a_section("Ekonomi"), "region": None, "topic": None}
    made = begin([stories[0].pk], asked={}, becomes=wanted, by=chief)
    with pytest.raises(NotUndoable):
        begin_undoing(made, by=chief)
    go_on(made, seconds=60)
    undone(made, by=chief)
    with pytest.raises(NotUndoable):
        begin_undoing(made, by=chief)


def test_work_that_was_interrupted_goes_on_without_doing_anything_twice(stories, chief):
    made = refiled(stories[:2], by=chief, section=a_section("Ekonomi"))
    Refiling.objects.filter(pk=made.pk).update(waiting=[story.pk for story in stories[:2]])
    made.refresh_from_db()
    assert go_on(made, seconds=60) == 0
    assert fates(made) == [FATE.FILED, FATE.FILED]
    assert Approval.objects.filter(kind=Approval.Kind.REFILED).count() == 2


def test_only_whoever_may_does(stories):
    with pytest.raises(PermissionDenied):
        refiled(stories, by=an_editor(), section=a_section("Ekonomi"))


def test_each_story_has_it_on_record(stories, chief):
    refiled(stories[:1], by=chief, section=a_section("Ekonomi"))
    entries = AuditEntry.objects.about(stories[0]).order_by("pk")
    assert entries.last().action == "refile"
    assert broken_links(entries) == []
    assert AuditEntry.objects.filter(action="refile_many").get().data["number"] == 1
    assert PublishedVersion.objects.newest_for(stories[0]).approved_by == chief.get_full_name()


def found(**asked):
    form = ChoiceForm({"to_section": a_section("Olahraga").pk, **asked})
    assert form.is_valid(), form.errors
    return {story.title for story in form.stories()}


def test_stories_are_found_by_what_they_are(stories):
    politics = a_section("Politik")
    assert found(section=politics.pk) == {"Rapat anggaran", "Rapat jalan"}
    assert found(words="rapat jalan") == {"Rapat jalan"}
    assert found(topic="anggaran") == {"Rapat anggaran"}
    assert len(found(region=a_region().parent_id)) == 3
    assert len(found(author=an_author().name)) == 3
    assert found(since="2020-01-01", until="2020-01-02") == set()


def test_those_filed_so_already_are_not_counted(stories):
    form = ChoiceForm({"words": "a", "to_section": a_section("Ekonomi").pk})
    assert form.is_valid()
    assert {story.title for story in form.stories()} == {"Rapat anggaran", "Rapat jalan"}


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"words": "rapat"},
        {"to_section": "1"},
        {"section": "x", "to_section": "y"},
        {"since": "2026-02-31"},
    ],
)
def test_a_question_that_is_none_is_refused(stories, asked):
    assert not ChoiceForm(asked).is_valid()
