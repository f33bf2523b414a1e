"""Several records of one human being become one, and several again."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db.models import ProtectedError

from news.digest import content_digest
from news.editorial.models import Approval, AuditEntry
from news.imports.archive.merging import merge, redraw, undo
from news.imports.archive.steps import (
    MergedAlready,
    MergedOnwards,
    NobodyToMerge,
    PersonGone,
    UndoneAlready,
)
from news.imports.matching import load_people
from news.models import ArticlePage, ListingRow, Person, PersonAlias, Position, PublishedArticle
from news.quotes.models import Quote
from news.rebuild import rebuild
from tests.builders import a_chief, a_person, a_photo, a_published_article, a_quote, a_reporter, an_article

TEXT = ("paragraph", "<p>Air pasang merendam sembilan desa sejak Kamis dini hari.</p>")


@pytest.fixture
def chief(site):
    return a_chief()


@pytest.fixture
def kept(site):
    return a_person("Tohar Sukarsa")


@pytest.fixture
def other(site):
    return a_person("H. Tohar Sukarsa")


def a_story_quoting(*people, **changes):
    return a_published_article(
        body=[TEXT, *(a_quote(f"Kata {one}.", speaker=one) for one in people)], **changes
    )


def merged(kept, *others, by, **choices):
    """Merged, and every story drawn anew."""
    made = merge(kept, others, by=by, **choices)
    redraw(made, seconds=60)
    return made


def names_of(person):
    return set(person.aliases.values_list("name", flat=True))


def state_of(*people):
    """All that a merge touches."""
    return {
        "people": list(Person.objects.filter(pk__in=[one.pk for one in people]).order_by("pk").values()),
        "aliases": list(PersonAlias.objects.order_by("pk").values()),
        "offices": list(Position.objects.order_by("pk").values()),
        "quotes": list(Quote.objects.order_by("pk").values()),
        "rows": sorted(ListingRow.objects.values_list("kind", "key", "published")),
        "drawn": list(
            PublishedArticle.objects.order_by("pk").values("story_html", "digest", "facts", "card")
        ),
    }


def test_a_story_goes_on_naming_whom_it_was_approved_with(chief, kept, other):
    article = a_story_quoting(other)
    before = content_digest(article)
    merged(kept, other, by=chief)
    article = ArticlePage.objects.get(pk=article.pk)
    assert article.load_speakers() == [kept]
    assert content_digest(article) == before
    assert Approval.objects.newest_for(article).permits([before])


def test_saving_a_story_again_changes_nothing_of_it(chief, kept, other):
    article = a_story_quoting(other)
    merged(kept, other, by=chief)
    article = ArticlePage.objects.get(pk=article.pk)
    article.load_speakers()
    article.save()
    assert (
        content_digest(ArticlePage.objects.get(pk=article.pk)) == Approval.objects.newest_for(article).digest
    )


def test_the_editor_shows_who_stays_and_posts_who_is_stored(chief, kept, other):
    merged(kept, other, by=chief)
    block = ArticlePage._meta.get_field("body").stream_block.child_blocks["quote"].child_blocks["speaker"]
    state = block.get_form_state(block.to_python(other.pk))
    assert (state["string"], state["id"]) == ("Tohar Sukarsa", other.pk)
    assert block.get_prep_value(block.value_from_form(str(state["id"]))) == other.pk


def test_words_and_listings_go_over(chief, kept, other):
    article = a_story_quoting(other)
    merged(kept, other, by=chief)
    assert Quote.objects.get(article=article).speaker == kept
    keys = ListingRow.objects.filter(kind=ListingRow.Kind.PERSON, published=article.pk)
    assert [row.key for row in keys] == [kept.pk]
    assert other.get_absolute_url() not in PublishedArticle.objects.get(pk=article.pk).story_html


def test_nothing_is_left_to_rebuild(chief, kept, other):
    a_story_quoting(other, kept)
    a_story_quoting(other)
    merged(kept, other, by=chief)
    assert [*rebuild(only_check=True)] == []


def test_the_other_names_become_aliases_once(chief, kept, other):
    PersonAlias.objects.create(person=kept, name="Pak Tohar")
    PersonAlias.objects.create(person=other, name="pak tohar")
    merged(kept, other, by=chief)
    assert names_of(kept) == {"Pak Tohar", "H. Tohar Sukarsa"}
    assert load_people("H. Tohar Sukarsa") == [kept]


def test_what_was_chosen_is_taken_over(chief, kept, other):
    Person.objects.filter(pk=other.pk).update(description="Sekretaris daerah.", portrait=a_photo())
    office = Position.objects.create(person=other, title="Sekretaris Daerah")
    left = Position.objects.create(person=other, title="Camat")
    other.refresh_from_db()
    merged(kept, other, by=chief, taking={"description": other, "portrait": other}, positions=[office.pk])
    kept.refresh_from_db()
    assert (kept.description, kept.portrait) == ("Sekretaris daerah.", other.portrait)
    assert list(kept.positions.all()) == [office]
    assert left.person_id == other.pk


def test_undoing_restores_everything_exactly(chief, kept, other):
    third = a_person("Tohar")
    Person.objects.filter(pk=other.pk).update(description="Sekretaris daerah.", honorific="S.H.")
    Position.objects.create(person=other, title="Sekretaris Daerah")
    other.refresh_from_db()
    a_story_quoting(other, kept)
    a_story_quoting(other, third)
    a_story_quoting(third)
    a_story_quoting(kept)
    before = state_of(kept, other, third)
    offices = list(Position.objects.values_list("pk", flat=True))
    made = merged(kept, other, third, by=chief, taking={"description": other}, positions=offices)
    assert state_of(kept, other, third) != before
    undo(made, by=chief)
    made.refresh_from_db()
    redraw(made, seconds=60)
    assert state_of(kept, other, third) == before
    assert [*rebuild(only_check=True)] == []


def test_what_somebody_changed_since_survives_the_undoing(chief, kept, other):
    Person.objects.filter(pk=other.pk).update(description="Sekretaris daerah.")
    other.refresh_from_db()
    made = merged(kept, other, by=chief, taking={"description": other})
    Person.objects.filter(pk=kept.pk).update(description="Pensiun.")
    undo(made, by=chief)
    kept.refresh_from_db()
    assert kept.description == "Pensiun."


def test_a_story_published_in_between_finds_its_speaker_after_the_undoing(chief, kept, other):
    draft = an_article(body=[TEXT, a_quote(speaker=other)])
    made = merged(kept, other, by=chief)
    from news.editorial.actions import publish_imported

    publish_imported(ArticlePage.objects.get(pk=draft.pk))
    assert Quote.objects.get(article=draft).speaker == kept
    undo(made, by=chief)
    made.refresh_from_db()
    redraw(made, seconds=60)
    assert Quote.objects.get(article=draft).speaker == other


def test_whoever_follows_somebody_merged_is_merged_along(chief, kept, other):
    first = a_person("Pak Tohar")
    article = a_story_quoting(first)
    merged(other, first, by=chief)
    onwards = merged(kept, other, by=chief)
    assert ArticlePage.objects.get(pk=article.pk).load_speakers() == [kept]
    undo(onwards, by=chief)
    onwards.refresh_from_db()
    redraw(onwards, seconds=60)
    assert ArticlePage.objects.get(pk=article.pk).load_speakers() == [other]


def test_a_merge_below_another_is_undone_after_that(chief, kept, other):
    first = a_person("Pak Tohar")
    made = merged(other, first, by=chief)
    merged(kept, other, by=chief)
    with pytest.raises(MergedOnwards) as refusal:
        undo(made, by=chief)
    assert "Tohar Sukarsa" in str(refusal.value)


def test_a_story_published_while_they_were_merged_comes_along(chief, kept, other):
    """As another process leaves it that read the person before the merge was stored, and wrote after it."""
    article = a_story_quoting(other)
    made = merged(kept, other, by=chief)
    Quote.objects.filter(article=article).update(speaker=other)
    ListingRow.objects.of(ListingRow.Kind.PERSON, kept.pk).update(key=other.pk)
    redraw(made, seconds=60)
    assert Quote.objects.get(article=article).speaker == kept
    assert ListingRow.objects.of(ListingRow.Kind.PERSON, kept.pk).exists()
    assert [*rebuild(only_check=True)] == []


def test_a_new_portrait_is_drawn_where_a_text_names_whoever_was_merged_twice(
    chief, kept, other, django_capture_on_commit_callbacks
):
    first = a_person("Pak Tohar")
    article = a_story_quoting(first)
    merged(other, first, by=chief)
    merged(kept, other, by=chief)
    before = PublishedArticle.objects.get(pk=article.pk).story_html
    kept = Person.objects.get(pk=kept.pk)
    with django_capture_on_commit_callbacks(execute=True):
        kept.portrait = a_photo()
        kept.save()
    assert PublishedArticle.objects.get(pk=article.pk).story_html != before
    assert [*rebuild(only_check=True)] == []


def test_nobody_is_merged_twice_or_in_a_circle(chief, kept, other):
    merged(kept, other, by=chief)
    with pytest.raises(MergedAlready):
        merge(kept, [other], by=chief)
    with pytest.raises(MergedAlready) as refusal:
        merge(other, [kept], by=chief)
    assert "H. Tohar Sukarsa" in str(refusal.value)


def test_one_is_no_two(chief, kept):
    for others in ([], [kept]):
        with pytest.raises(NobodyToMerge):
            merge(kept, others, by=chief)


def test_somebody_deleted_meanwhile_is_told(chief, kept, other):
    gone = Person.objects.get(pk=other.pk)
    other.delete()
    with pytest.raises(PersonGone):
        merge(kept, [gone], by=chief)


def test_a_merge_is_undone_once(chief, kept, other):
    made = merged(kept, other, by=chief)
    undo(made, by=chief)
    with pytest.raises(UndoneAlready):
        undo(made, by=chief)


def test_only_whoever_may_merge_does(site, kept, other):
    with pytest.raises(PermissionDenied):
        merge(kept, [other], by=a_reporter())


def test_neither_of_the_two_can_be_deleted(chief, kept, other):
    merged(kept, other, by=chief)
    for person in (kept, other):
        with pytest.raises(ProtectedError):
            Person.objects.get(pk=person.pk).delete()


def test_both_decisions_are_on_record(chief, kept, other):
    made = merged(kept, other, by=chief)
    undo(made, by=chief)
    entries = AuditEntry.objects.filter(action__in=["merge_people", "undo_merge_people"]).order_by("pk")
    assert [(entry.about, entry.made_by) for entry in entries] == [("Tohar Sukarsa", chief)] * 2
    assert entries[0].data["added"] == ["H. Tohar Sukarsa"]
