"""The export as lines, written and read back."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, CollectionViewRestriction

from news.imports.export.batch import Scope
from news.imports.export.lines import FORMAT, VERSION, check_json_lines, lines
from news.models import ArticlePage
from news.presentation import as_printed
from tests.builders import (
    a_chief,
    a_person,
    a_published_article,
    a_quote,
    a_retraction,
    an_article,
    an_article_in_review,
    an_editor,
    approve_as_read,
    read_anew,
)
from tests.news.bodies import a_document
from tests.news.comments.people import a_comment, a_paper_with_comments, a_reader
from tests.news.imports.export.schema import faults
from tests.news.imports.export.stories import QUOTE, a_full_story

PUBLIC, ALL = Scope(), Scope(is_all=True)


@pytest.fixture(scope="module")
def story(site) -> ArticlePage:
    return a_full_story()


def exported(scope: Scope = PUBLIC) -> list[dict]:
    with as_printed():
        return list(lines(scope))


def line_of(article: ArticlePage, scope: Scope = PUBLIC) -> dict:
    return next(line for line in exported(scope) if (line["kind"], line.get("id")) == ("story", article.pk))


def blocks_of(line: dict) -> dict[str, dict]:
    return {block["type"]: block for block in line["content"]["blocks"]}


@pytest.mark.parametrize("scope", [PUBLIC, ALL], ids=["public", "all"])
def test_every_line_is_as_the_schema_says(story, scope: Scope):
    an_article(title="Belum selesai")
    a_comment(story, a_reader(), text="Benar.")
    a_retraction(a_published_article(title="Tidak benar"))

    found = [fault for line in exported(scope) for fault in faults(line)]

    assert found == []


def test_what_the_schema_does_not_know_is_a_fault(story):
    line = line_of(story)

    assert faults(line | {"complainant": "Ani"})
    assert faults({name: value for name, value in line.items() if name != "quotes"})
    assert faults(line | {"published_at": "kemarin"})


def test_a_story_has_each_block_by_its_number(story):
    told = line_of(story)["content"]["blocks"]

    assert [(block["id"], block["type"]) for block in told] == [
        (block.id, block.block_type) for block in story.body
    ]


def test_links_lead_to_addresses(story):
    other = ArticlePage.objects.get(title="Jembatan lama ditutup")
    told = blocks_of(line_of(story))
    address = f"http://testserver{other.published.url}"

    assert told["paragraph"]["value"] == f'<p>Warga <a href="{address}">melapor</a> &amp; menunggu.</p>'
    assert told["related"]["value"]["story"] == {"id": other.pk, "title": other.title, "url": address}


def test_a_quote_has_its_speaker_with_aliases_and_its_number(story):
    quote = next(quote for quote in line_of(story)["quotes"])
    person = next(
        line for line in exported() if line["kind"] == "person" and line["name"] == "Suparno Wijaya"
    )

    assert (quote["text"], quote["role"]) == (QUOTE, "Kepala Desa Muara Jernih")
    assert quote["number"] == story.ledger_entries.get().pk
    assert quote["speaker"] == {"id": person["id"], "name": "Suparno Wijaya"}
    assert person["aliases"] == ["Pak Parno"]
    assert quote["block"] == blocks_of(line_of(story))["quote"]["id"]


def test_what_a_story_stands_among_is_told_with_it(story):
    line = line_of(story)
    content = line["content"]

    assert [entry["author"]["name"] for entry in content["byline"]] == ["Laras Wening", "Dimas Arya"]
    assert (content["region"]["code"], [place["code"] for place in content["further_regions"]]) == (
        "64.03",
        ["64.01"],
    )
    assert [topic["name"] for topic in content["topics"]] == ["Banjir pasang"]
    assert line["series"]["position"] == 1
    assert [entry["kind"] for entry in line["corrections"]] == ["correction"]
    assert content["lead_photo"]["url"].startswith("http://testserver/media/images/")


def test_the_province_of_a_region_has_a_line_too(story):
    codes = {line["code"] for line in exported() if line["kind"] == "region"}

    assert codes == {"64", "64.01", "64.03"}


def test_the_last_line_counts_all_others(story):
    *others, end = exported()

    assert sum(end["counts"].values()) == len(others)
    assert end["counts"]["story"] == 2


def test_versions_say_who_approved_as_the_public_log_does(story):
    article = an_article_in_review()
    editor = an_editor(first_name="Sinta", last_name="Maharani")
    approve_as_read(article, by=editor)

    version = line_of(article)["versions"][0]

    assert version["approval"]["kind"] == "four_eyes"
    assert version["approval"]["by"] == "Sinta Maharani"
    assert editor.username not in json.dumps(version)
    assert version["content"]["title"] == article.title


def test_a_draft_leaves_with_all_alone(story):
    draft = an_article(
        title="Rahasia sampai Jumat", body=[("paragraph", "<p>Belum.</p>"), a_quote("Jangan.")]
    )

    assert "Rahasia" not in json.dumps(exported())
    assert line_of(draft, ALL)["state"] == "draft"
    assert line_of(draft, ALL)["content"]["title"] == "Rahasia sampai Jumat"


def test_a_newer_draft_of_a_public_story_leaves_with_all_alone(story):
    article = read_anew(story)
    article.title = "Judul yang belum dibaca"
    article.save_revision()

    assert "Judul yang belum dibaca" not in json.dumps(exported())
    line = line_of(story, ALL)
    assert (line["content"]["title"], line["draft"]["title"]) == (story.title, "Judul yang belum dibaca")


def test_a_link_to_a_draft_tells_nothing_of_it(story):
    draft = an_article(title="Rahasia")
    html = f'<p>Lihat <a linktype="page" id="{draft.pk}">ini</a>.</p>'
    article = a_published_article(body=[("paragraph", html), ("related", {"article": draft})])

    told = blocks_of(line_of(article))

    assert told["paragraph"]["value"] == "<p>Lihat <a>ini</a>.</p>"
    assert told["related"]["value"] == {"story": None}


def test_a_file_that_readers_may_not_open_stays_in_the_house(story):
    closed = Collection.get_first_root_node().add_child(name="Sumber")
    CollectionViewRestriction.objects.create(
        collection=closed, restriction_type=CollectionViewRestriction.LOGIN
    )
    file = a_document("Surat rahasia korban")
    file.collection = closed.add_child(name="Surat")
    file.save()
    html = f'<p>Lihat <a linktype="document" id="{file.pk}">ini</a>.</p>'
    article = a_published_article(body=[("paragraph", html), ("document", {"document": file, "title": ""})])

    told, files = blocks_of(line_of(article)), [line for line in exported() if line["kind"] == "document"]
    assert (told["paragraph"]["value"], files) == ("<p>Lihat <a>ini</a>.</p>", [])
    assert told["document"]["value"]["document"] is None
    assert [line["title"] for line in exported(ALL) if line["kind"] == "document"] == [file.title]


def test_who_is_named_in_drafts_alone_is_not_exported(story):
    an_article(body=[a_quote(speaker=a_person("Sumber Rahasia"))])

    assert "Sumber Rahasia" not in json.dumps(exported())
    assert "Sumber Rahasia" in json.dumps(exported(ALL))


def test_of_a_retracted_story_there_is_the_notice_alone(story):
    article = a_published_article(title="Angka yang salah", body=[("paragraph", "<p>Kata yang ditarik.</p>")])
    chief = a_chief(first_name="Bima", last_name="Arsanta")
    a_retraction(article, confirmed_by=chief)

    for scope in (PUBLIC, ALL):
        line = line_of(article, scope)
        assert (line["state"], line["headline"]) == ("retracted", "Angka yang salah")
        assert line["retractions"][0]["confirmed_by"] == "Bima Arsanta"
        assert "Kata yang ditarik" not in json.dumps(exported(scope))


def test_a_retraction_that_protects_somebody_hides_headline_and_address(story):
    article = a_published_article(title="Nama anak itu", slug="nama-anak-itu")
    a_retraction(article, ground="child")

    told = json.dumps([line for line in exported(ALL) if line["kind"] == "story"])

    assert line_of(article)["headline"] is None
    assert "Nama anak itu" not in told
    assert "nama-anak-itu" not in told


def test_earlier_words_of_a_story_that_protects_somebody_stay_in_the_house(story):
    article = a_published_article(is_about_child=True)
    a_comment(article, a_reader(), text="Saya tahu siapa.")

    line = line_of(article)

    assert [version["content"] for version in line["versions"]] == [None]
    assert line["comments"] == []
    assert "protects" not in line
    assert line_of(article, ALL)["protects"] == ["child"]


def test_comments_leave_without_addresses_unless_somebody_asks(story):
    a_paper_with_comments()
    reader = a_reader(email="ani.warga@example.net")
    first = a_comment(story, reader, text="Rumah saya juga.")
    a_comment(story, reader, text="Sudah surut.", parent=first)

    told = line_of(story)["comments"]

    assert [(entry["name"], entry["text"]) for entry in told] == [
        ("Ani Warga", "Rumah saya juga."),
        ("Ani Warga", "Sudah surut."),
    ]
    assert [entry["parent"] for entry in told] == [None, first.pk]
    assert "ani.warga" not in json.dumps(exported())
    assert line_of(story, Scope(with_addresses=True))["comments"][0]["email"] == "ani.warga@example.net"


def test_comments_of_an_older_archive_keep_the_name_they_were_signed_with(story):
    a_comment(story, None, text="Dulu juga begitu.", signature="Pak Tua")

    assert [entry["name"] for entry in line_of(story)["comments"]] == ["Pak Tua"]


def test_old_addresses_come_along(story):
    Redirect.add_redirect("/berita/2020/01/lama/", redirect_to=story, is_permanent=True)

    assert line_of(story)["old_addresses"] == ["/berita/2020/01/lama"]


def test_since_leaves_out_what_readers_got_nothing_new_of(story):
    old = a_published_article(title="Lama", published_at=timezone.now() - timedelta(days=400))
    since = Scope(since=date.today() - timedelta(days=30))

    told = {line["id"] for line in exported(since) if line["kind"] == "story"}

    assert story.pk in told
    assert old.pk not in told


def test_a_body_that_is_broken_is_told_as_far_as_it_goes(story):
    article = a_published_article()
    broken = [
        {"type": "quote", "value": "bukan", "id": "x"},
        {"type": "gallery", "value": {"photos": "bukan"}, "id": None},
        {"type": "table", "value": {"table": {"data": "bukan"}}},
        "bukan",
        {"type": "unknown", "value": 1},
    ]
    ArticlePage.objects.filter(pk=article.pk).update(body=json.dumps(broken))

    line = line_of(article)

    assert faults(line) == []
    assert [block["type"] for block in line["content"]["blocks"]] == ["quote", "gallery", "table"]


def test_many_stories_cost_as_many_statements_as_few(story, django_assert_max_num_queries):
    for _each in range(3):
        a_full_story()
    with django_assert_max_num_queries(60) as few:
        exported()
    for _each in range(6):
        a_full_story()

    with django_assert_max_num_queries(len(few)):
        exported()


HEAD = {"kind": "export", "format": FORMAT, "version": VERSION}
PERSON = {"kind": "person", "id": 7}
STORY = {"kind": "story", "id": 3, "quotes": [{"speaker": {"id": 7, "name": "Suparno"}}]}


def check(tmp_path: Path, *lines: dict | str):
    path = tmp_path / "export.jsonl"
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path.write_text("\n".join(texts), encoding="utf-8")
    return check_json_lines(path)


def end(**counts: int) -> dict:
    return {"kind": "end", "counts": counts}


def test_a_whole_file_has_no_problem(tmp_path: Path):
    checked = check(tmp_path, HEAD, STORY, PERSON, end(export=1, story=1, person=1))

    assert checked.problems == []
    assert (checked.counts["story"], checked.quote_count) == (1, 1)


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        ([], "line 0: the file breaks off, or lines are lost"),
        ([HEAD, PERSON], "line 2: the file breaks off, or lines are lost"),
        ([HEAD, end(export=1, person=1)], "line 2: the file breaks off, or lines are lost"),
        ([HEAD, PERSON, PERSON, end(export=1, person=2)], "line 3: person 7 stands there twice"),
        ([HEAD, STORY, end(export=1, story=1)], "line 2: person 7 has no line"),
        ([HEAD, "{", end(export=1)], "line 2: no JSON"),
        ([HEAD, "[]", end(export=1)], "line 2: no object"),
        ([{"kind": "export", "format": FORMAT, "version": 99}], f"line 1: not {FORMAT}, version {VERSION}"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(tmp_path: Path, lines: list, problem: str):
    assert problem in check(tmp_path, *lines).problems
