"""Stories go out as WXR and come back through the reader that reads WordPress' own exports."""

from collections import defaultdict
from html import unescape
from pathlib import Path

import pytest

from news.comments.models import ReaderComment
from news.imports.export.batch import Scope
from news.imports.export.lines import lines
from news.imports.export.wxr.writing import write_wxr
from news.imports.wordpress.markup import convert_post
from news.imports.wordpress.reading import read_wxr
from news.imports.wordpress.records import ItemRecord, StoryCopy
from news.imports.wordpress.report import Survey, as_manifest, survey
from news.imports.wordpress.writing.beginning import archive_of, mapping_for
from news.imports.wordpress.writing.run import Run, Wishes
from news.models import ArticlePage
from news.presentation import as_printed
from tests.news.comments.people import a_comment, a_reader
from tests.news.imports.export.stories import a_full_story


@pytest.fixture(scope="module")
def story(site) -> ArticlePage:
    article = a_full_story(
        title="Air < 1 meter & lumpur masuk 41 rumah",
        summary="Warga <tidak> mengungsi & menunggu.",
        seo_title="Banjir Muara Jernih",
        search_description="Air & lumpur < 1 meter",
    )
    first = a_comment(article, a_reader(), text="Sudah surut?\n\nDi sini belum.")
    a_comment(article, first.reader, text="Sudah, 3 < 4 & 5 > 2.", parent=first)
    return article


@pytest.fixture(scope="module")
def surveyed(story, tmp_path_factory) -> Survey:
    path: Path = tmp_path_factory.mktemp("export") / "export.wxr.xml"
    with as_printed():
        write_wxr(lines(Scope()), path)
    return survey(path)


@pytest.fixture(scope="module")
def records(surveyed) -> dict[str, list]:
    found = defaultdict(list)
    for record in read_wxr(surveyed.path):
        found[type(record).__name__].append(record)
    return found


@pytest.fixture(scope="module")
def copy(surveyed, records, story) -> StoryCopy:
    """The story as its importer would write it."""
    return convert_post(item_of(records, story), surveyed.old_site())


def item_of(records, story: ArticlePage) -> ItemRecord:
    return next(item for item in records["ItemRecord"] if item.guid == f"urn:uuid:{story.public_id}")


def test_the_reader_finds_nothing_to_mend(records):
    assert records["Trouble"] == []
    assert records["Site"][0].wxr_version == "1.2"


def test_words_moments_and_addresses_come_back(records, story):
    item = item_of(records, story)

    assert (item.title, item.slug, unescape(item.excerpt)) == (story.title, story.slug, story.summary)
    assert item.published_at == story.published_at.replace(microsecond=0)
    assert item.link == f"http://testserver{story.published.url}"
    assert item.meta["_yoast_wpseo_metadesc"] == ("Air & lumpur < 1 meter",)


def test_terms_and_writers_come_back(records, story):
    item = item_of(records, story)
    listed = {(term.taxonomy, term.slug) for term in records["TermRecord"]}
    logins = {author.login for author in records["AuthorRecord"]}

    assert {(use.taxonomy, use.slug) for use in item.terms if use.taxonomy != "author"} <= listed
    assert item.creator in logins
    assert [use.name for use in item.terms if use.taxonomy == "author"] == ["Laras Wening", "Dimas Arya"]


def test_comments_come_back_in_their_thread(records, story):
    first, second = item_of(records, story).comments

    assert (first.text, first.parent_id) == ("Sudah surut?\n\nDi sini belum.", 0)
    assert (unescape(second.text), second.parent_id) == ("Sudah, 3 < 4 & 5 > 2.", first.comment_id)
    assert {comment.status for comment in (first, second)} == {"1"}


def test_the_lead_photo_is_an_attachment_of_the_file(records, story):
    attachments = {item.post_id: item for item in records["ItemRecord"] if item.kind == "attachment"}
    (number,) = item_of(records, story).meta["_thumbnail_id"]

    assert attachments[int(number)].attachment_url.startswith("http://testserver/media/images/")


def test_an_importer_has_nothing_to_warn_of(surveyed):
    assert as_manifest(surveyed)["warnings"] == []
    assert as_manifest(surveyed)["posts"] == {"publish": 2}


def test_quotations_come_back_with_who_said_them_as_what(copy, story):
    written = [block.value for block in story.quotes]

    assert [block["value"] for block in copy.body if block["type"] == "quote"] == [
        {"text": value["text"], "speaker": value["speaker"].name, "role": value["role"]} for value in written
    ]


def test_the_dateline_is_a_dateline_again(copy, story):
    assert copy.dateline_place == story.dateline_place
    paragraphs = [block["value"] for block in copy.body if block["type"] == "paragraph"]
    assert paragraphs[0].endswith("melapor</a> &amp; menunggu.</p>")
    assert "ANGGANA" not in paragraphs[0]


def test_every_kind_of_block_comes_back(copy):
    kinds = {block["type"] for block in copy.body}

    assert {"paragraph", "quote", "heading", "photo", "gallery", "list", "table", "embed"} <= kinds


def test_the_lead_photo_comes_back_with_its_address(copy, story):
    assert copy.lead_photo_url == f"http://testserver{story.published.card['photo']['sources'][-1]['src']}"


def test_a_story_that_went_out_comes_in_again_as_it_was(surveyed, story):
    """Into the same paper: beside the first one, under a numbered address."""
    archive = archive_of(surveyed.path, surveyed)
    wishes = Wishes(mapping_for(archive, surveyed), processes=0)

    Run(archive, surveyed, wishes, tell=lambda _archive: None).go()

    again = archive.items.get(key=f"urn:uuid:{story.public_id}").article
    assert (again.title, again.summary) == (story.title, story.summary)
    assert _comments(again) == _comments(story)
    assert again.published_at == story.published_at.replace(microsecond=0)
    assert [quote.value for quote in again.quotes] == [quote.value for quote in story.quotes]
    assert [(quote.speaker, quote.text) for quote in again.ledger_entries.all()] == [
        (quote.speaker, quote.text) for quote in story.ledger_entries.all()
    ]
    assert (again.section, again.region, again.dateline_place) == (
        story.section,
        story.region,
        story.dateline_place,
    )
    assert [entry.author for entry in again.byline_entries.all()] == [
        entry.author for entry in story.byline_entries.all()
    ]
    assert set(again.topics.all()) == set(story.topics.all())
    assert again.published.url.startswith(story.published.url.removesuffix(f"{story.slug}/"))


def _comments(article: ArticlePage) -> list[str]:
    found = ReaderComment.objects.filter(article=article).order_by("published_at", "pk")
    return list(found.values_list("text", flat=True))
