"""The demo's words hold together: every name that a story uses exists, and every quote has its speaker."""

import re
from collections import Counter
from datetime import date, time

import pytest

from newsroom.demo.content import CONTENT_DIR, PLACEHOLDER, fill_days, read_stories, read_table

STORIES = read_stories()
PICTURES = read_table("pictures")
SCENES, PORTRAITS = PICTURES["scenes"], PICTURES["portraits"]
PUBLISHED = [story for story in STORIES if story["state"] == "published"]
SECTIONS = {row["slug"] for row in read_table("sections")["sections"]}
TOPICS = {row["slug"] for row in read_table("topics")["topics"]}
AUTHORS = {row["slug"]: row for row in read_table("authors")["authors"]}
PEOPLE = {row["slug"]: row for row in read_table("people")["people"]}
REGIONS = {"64", "64.01", "64.02", "64.03", "64.07", "64.08", "64.09", "64.11", "64.71", "64.72", "64.74"}
USERS = {"reporter", "reporter2", "editor", "editor2", "chief"}
BLOCKS = {
    "paragraph": {"text"},
    "quote": {"text", "speaker", "role"},
    "heading": {"text"},
    "list": {"style", "items"},
    "fact_box": {"title", "entries", "text"},
    "photo": {"picture", "caption", "alt"},
    "gallery": {"title", "photos"},
    "table": {"caption", "header", "rows"},
    "related": {"slug"},
}

every_story = pytest.mark.parametrize("story", STORIES, ids=lambda story: story["slug"])


def blocks(story, kind):
    return [block for block in story["body"] if block["type"] == kind]


def sentences():
    """Every sentence a reader may meet in a body, by the stories that have it."""
    found = Counter()
    for story in STORIES:
        texts = [block["text"] for block in story["body"] if block["type"] in ("paragraph", "quote")]
        found.update({part for text in texts for part in re.split(r"(?<=[.?!])\s+", text)})
    return found


def test_the_demo_has_as_many_stories_as_it_promises():
    states = Counter(story["state"] for story in STORIES)
    assert states["published"] >= 40
    assert (states["draft"], states["review"], states["returned"], states["scheduled"]) == (3, 3, 1, 1)
    assert states["emergency"] == 1


def test_published_stories_reach_regions_sections_and_months():
    assert len({story["region"] for story in PUBLISHED}) >= 8
    assert len({story["section"] for story in PUBLISHED}) >= 6
    assert max(story["days_ago"] for story in PUBLISHED) > 180
    assert sum(story["days_ago"] == 0 for story in PUBLISHED) >= 10


def test_every_kind_of_story_and_correction_occurs():
    labels = Counter(story["label"] for story in PUBLISHED)
    assert labels["advertorial"] >= 1
    assert labels["press_release"] >= 2
    assert labels["opinion"] >= 3
    kinds = {row["kind"] for story in PUBLISHED for row in story.get("corrections", [])}
    assert kinds == {"correction", "clarification", "reply"}


def test_headlines_reach_from_very_short_to_very_long():
    lengths = [len(story["title"]) for story in PUBLISHED]
    assert min(lengths) < 25
    assert max(lengths) > 120


def test_no_two_stories_share_a_slug_and_files_are_named_after_it():
    slugs = sorted(story["slug"] for story in STORIES)
    assert slugs == sorted({path.stem for path in (CONTENT_DIR / "stories").glob("*.toml")})


@every_story
def test_story_names_only_what_exists(story):
    assert story["section"] in SECTIONS
    assert {story["region"], *story.get("further_regions", [])} <= REGIONS
    assert set(story["topics"]) <= TOPICS
    assert {row["author"] for row in story["authors"]} <= set(AUTHORS)
    assert {row["role"] for row in story["authors"]} <= {"writer", "editor", "photographer"}
    assert story.get("photo", "flood-houses") in SCENES
    assert bool(story.get("photo")) == bool(story.get("photo_caption"))


@every_story
def test_story_has_a_time_and_the_fields_of_its_state(story):
    time.fromisoformat(story["time"])
    assert ("days_ahead" in story) == (story["state"] == "scheduled")
    assert (story.get("submitted_by") in USERS) == (story["state"] in ("draft", "review", "returned"))
    assert (story.get("returned_by") in USERS and "note" in story) == (story["state"] == "returned")
    assert ("reason" in story) == (story["state"] == "emergency")
    assert "minutes_ago" in story or story["state"] in ("published", "scheduled")
    assert story["label"] not in ("press_release", "advertorial") or story["sponsor"]
    assert len(story["slug"]) <= 80


@every_story
def test_blocks_have_exactly_their_fields(story):
    for block in story["body"]:
        assert set(block) - {"type"} == BLOCKS[block["type"]]


@every_story
def test_quotes_have_words_a_known_speaker_and_a_role(story):
    for quote in blocks(story, "quote"):
        assert quote["text"]
        assert quote["role"]
        assert quote["speaker"] in PEOPLE
        assert not set(quote["text"][:1] + quote["text"][-1:]) & set('"“”')


@every_story
def test_pictures_and_related_stories_in_the_body_exist(story):
    older = {other["slug"]: other for other in PUBLISHED}
    for photo in blocks(story, "photo"):
        assert photo["picture"] in SCENES
    for gallery in blocks(story, "gallery"):
        assert {photo["picture"] for photo in gallery["photos"]} <= set(SCENES)
    for related in blocks(story, "related"):
        assert older[related["slug"]]["days_ago"] > story.get("days_ago", -1)


@every_story
def test_tables_are_rectangular(story):
    for table in blocks(story, "table"):
        assert {len(row) for row in table["rows"]} == {len(table["header"])}


@every_story
def test_corrections_come_after_their_story(story):
    for row in story.get("corrections", []):
        time.fromisoformat(row["time"])
        assert (-row["days_ago"], row["time"]) > (-story["days_ago"], story["time"])


@every_story
def test_no_day_is_left_as_a_placeholder(story):
    filled = fill_days(story, day=date(2026, 11, 26))
    assert not re.search(
        r"[{}]", repr(filled["body"]).replace("{'", "").replace("'}", "").replace("},", "").replace("}]", "")
    )


def test_no_sentence_is_printed_twice():
    assert [text for text, count in sentences().items() if count > 1 and len(text) > 30] == []


def test_people_have_portraits_and_positions_that_exist():
    assert 25 <= len(PEOPLE) <= 35
    for person in PEOPLE.values():
        assert person["portrait"] in {"", *PORTRAITS}
        assert person["positions"]
        for position in person["positions"]:
            assert position["region"] in REGIONS
            assert position.get("ends_on", date.max) > position["starts_on"]
    assert sum(len(person["positions"]) > 1 for person in PEOPLE.values()) >= 5


def test_everyone_in_the_records_speaks_somewhere():
    speakers = {quote["speaker"] for story in STORIES for quote in blocks(story, "quote")}
    assert set(PEOPLE) == speakers


def test_staff_accounts_belong_to_one_author_each():
    users = [row["user"] for row in AUTHORS.values() if "user" in row]
    assert sorted(users) == sorted(USERS)


def test_assignments_name_only_who_and_what_exists():
    rows = read_table("assignments")["assignments"]
    assert len(rows) == 3
    assert [] in [row["people"] for row in rows]
    for row in rows:
        assert set(row["people"]) <= USERS
        assert row["region"] in REGIONS
        assert row["section"] in SECTIONS
        assert ("minutes_ahead" in row) != ("days_ahead" in row)


def test_standing_pages_say_that_they_are_demo_content():
    paper = read_table("paper")
    assert {page["slug"] for page in paper["pages"]} == {
        "redaksi",
        "pedoman-media-siber",
        "tentang",
        "kontak",
    }
    for page in paper["pages"]:
        assert "Konten demo" in page["intro"]


def test_days_are_written_as_seen_from_the_day_of_publication():
    day = date(2026, 11, 26)
    text = "{hari} ({tgl}), {hari-1}, {tanggal+6}, {bulan+2}, {tahun-1}"
    assert fill_days(text, day=day) == "Kamis (26/11/2026), Rabu, 2 Desember 2026, Januari 2027, 2025"
    assert PLACEHOLDER.sub("", "{jam}") == "{jam}"
