"""An import may be run again, stopped and killed: what is here is whole, and nothing is here twice."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

import pytest
from django.db import connection
from django.db.models import F
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import ReferenceIndex

from news.imports.models import ArchiveImport, ImportedItem
from news.imports.one_at_a_time import AlreadyRunning, the_only_import
from news.imports.wordpress.writing import progress
from news.models import ArticlePage, ListingRow, PublishedArticle
from news.quotes.models import Quote
from news.rebuild import rebuild
from news.signals import archive_changed, articles_arrived
from tests.builders import a_region, a_section
from tests.news.imports.wordpress.exports import HOST, a_category, a_meta, a_term, an_item
from tests.news.imports.wordpress.runs import an_export, imported, run_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper(site) -> None:
    a_section()
    a_region()


@contextmanager
def an_import_elsewhere() -> Iterator[None]:
    """Another process's, as far as a lock tells: PostgreSQL's is its connection's, and a thread has its own."""
    holds, is_over = Event(), Event()

    def hold() -> None:
        try:
            with the_only_import():
                holds.set()
                is_over.wait(10)
        finally:
            connection.close()

    thread = Thread(target=hold)
    thread.start()
    assert holds.wait(10)
    try:
        yield
    finally:
        is_over.set()
        thread.join()


def test_whole_export_comes_in_with_its_fates(paper, tmp_path):
    quoted = (
        "<p>Jalan ditutup.</p><p>“Kami memperbaiki jembatan itu,” kata Kepala Dinas PU, Budi Santoso.</p>"
    )
    archive = imported(
        an_export(
            tmp_path / "a.xml",
            an_item(1, content=quoted),
            an_item(2, status="draft"),
            an_item(3, status="trash"),
            an_item(4, status="private"),
            an_item(5, kind="nav_menu_item"),
            an_item(6, kind="page"),
            an_item(7, kind="attachment", status="inherit"),
            an_item(8, date="0000-00-00 00:00:00", gmt="0000-00-00 00:00:00"),
            an_item(9, date="2099-05-11 10:15:00", gmt="2099-05-11 02:15:00", status="future"),
        )
    )
    fates = {item.post_id: (item.fate, item.why) for item in archive.items.all()}
    assert fates[1] == ("published", "")
    assert fates[2] == ("draft", "draft")
    assert fates[3] == ("skipped", "trash")
    assert fates[4] == ("draft", "private")
    assert fates[5] == ("skipped", "kind")
    assert fates[6] == ("draft", "page")
    assert fates[7] == ("noted", "")
    assert fates[8] == ("draft", "no_date")
    assert fates[9] == ("draft", "planned")
    assert archive.state == ArchiveImport.State.DONE
    assert (archive.done_count, archive.total_count) == (9, 9)
    assert PublishedArticle.objects.count() == 1
    assert list(rebuild(only_check=True)) == []


def test_moment_in_a_listing_is_the_storys_to_the_database_too(paper, tmp_path):
    imported(an_export(tmp_path / "a.xml", an_item(1), an_item(2)))
    found = ListingRow.objects.all()
    assert found.filter(published_at=F("published__published_at")).count() == found.count() > 0


def test_second_run_doubles_nothing(paper, tmp_path):
    path = an_export(tmp_path / "a.xml", an_item(1), an_item(2))
    first, second = imported(path), imported(path)
    assert first.pk == second.pk
    assert second.done_count == 2
    assert ArticlePage.objects.filter(slug__startswith="berita-").count() == 2


def test_post_changed_at_the_old_site_is_followed(paper, tmp_path):
    imported(an_export(tmp_path / "a.xml", an_item(1)))
    imported(an_export(tmp_path / "b.xml", an_item(1, content="Isi yang baru.")))
    article = ArticlePage.objects.get(slug="berita-1")
    assert "Isi yang baru" in article.body[0].value.source
    assert (article.versions.count(), ImportedItem.objects.get(post_id=1).fate) == (2, "updated")
    assert list(rebuild(only_check=True)) == []


def test_what_was_changed_here_stays(paper, tmp_path):
    imported(an_export(tmp_path / "a.xml", an_item(1)))
    article = ArticlePage.objects.get(slug="berita-1")
    article.title = "Judul kami"
    article.save_revision()
    imported(an_export(tmp_path / "b.xml", an_item(1, content="Isi yang baru.")))
    assert ImportedItem.objects.get(post_id=1).fate == "kept"
    assert ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object().title == "Judul kami"


def test_one_broken_item_costs_no_other(paper, tmp_path):
    long_id = an_item(2, link=f"{HOST}/{'x' * 400}/")

    def refuse(sender, *, arrivals, **kwargs) -> None:
        if any(arrival.article.slug == "berita-2" for arrival in arrivals):
            raise ValueError("this one")

    articles_arrived.connect(refuse)
    try:
        archive = imported(an_export(tmp_path / "a.xml", an_item(1), long_id, an_item(3)))
    finally:
        articles_arrived.disconnect(refuse)
    fates = dict(archive.items.values_list("post_id", "fate"))
    assert fates == {1: "published", 2: "failed", 3: "published"}
    assert not ArticlePage.objects.filter(slug="berita-2").exists()
    imported(tmp_path / "a.xml")
    assert ImportedItem.objects.get(post_id=2).fate == "published"


def test_old_address_leads_to_the_story(client, paper, tmp_path):
    imported(an_export(tmp_path / "a.xml", an_item(1)))
    url = PublishedArticle.objects.get().url
    response = client.get("/2023/05/11/berita-1/")
    assert (response.status_code, response["Location"].endswith(url)) == (301, True)
    assert Redirect.objects.get(old_path="/2023/05/11/berita-1").redirect_page.specific.published.url == url


def test_link_between_two_stories_leads_to_ours(paper, tmp_path):
    linked = f'Lihat <a href="{HOST}/?p=1">yang lalu</a> dan <a href="{HOST}/2020/01/01/lain/">lain</a>.'
    imported(an_export(tmp_path / "a.xml", an_item(1)), batch=1)
    imported(an_export(tmp_path / "b.xml", an_item(1), an_item(2, content=linked)))
    first, second = (ArticlePage.objects.get(slug=f"berita-{number}") for number in (1, 2))
    html = second.body[0].value.source
    assert f'id="{first.pk}"' in html
    assert 'href="/2020/01/01/lain/"' in html


def test_paragraph_may_link_to_the_same_story_twice(paper, tmp_path):
    linked = f'Lihat <a href="{HOST}/?p=1">yang lalu</a> dan <a href="{HOST}/?p=1#foto">fotonya</a>.'
    imported(an_export(tmp_path / "a.xml", an_item(1)))
    imported(an_export(tmp_path / "b.xml", an_item(1), an_item(2, content=linked)))
    first, second = (ArticlePage.objects.get(slug=f"berita-{number}") for number in (1, 2))
    assert second.body[0].value.source.count(f'id="{first.pk}"') == 2
    assert ReferenceIndex.get_references_to(first).filter(object_id=second.pk).count() == 1


def test_stop_ends_after_the_batch_and_the_next_run_goes_on(paper, tmp_path):
    path = an_export(tmp_path / "a.xml", *map(an_item, range(1, 8)))
    run = run_of(path, batch=3)
    run._tell = lambda archive: run.stop()
    run.go()
    assert ArchiveImport.objects.get().state == ArchiveImport.State.STOPPED
    assert PublishedArticle.objects.count() == 3
    assert imported(path).state == ArchiveImport.State.DONE
    assert PublishedArticle.objects.count() == 7


def test_second_import_at_once_is_refused(paper, tmp_path):
    run = run_of(an_export(tmp_path / "a.xml", an_item(1)))
    with an_import_elsewhere(), pytest.raises(AlreadyRunning):
        run.go()
    assert not PublishedArticle.objects.exists()


def test_edition_is_raised_once_for_all(paper, tmp_path):
    told = []
    archive_changed.connect(lambda **kwargs: told.append(1), weak=False, dispatch_uid="test")
    try:
        imported(an_export(tmp_path / "a.xml", *map(an_item, range(1, 8))), batch=2)
    finally:
        archive_changed.disconnect(dispatch_uid="test")
    assert told == [1]


def test_old_number_leads_to_the_story(client, paper, tmp_path):
    imported(an_export(tmp_path / "a.xml", an_item(1), an_item(2, status="draft")))
    url = PublishedArticle.objects.get().url
    response = client.get("/?p=1")
    assert (response.status_code, response["Location"]) == (301, url)
    for nothing in ("/?p=2", "/?p=77", "/?p=abc", f"/?p={'9' * 40}", "/?p="):
        assert client.get(nothing).status_code == 200


@pytest.mark.parametrize("path", ["/category/desa/", "/category/daerah/desa/", "/category/desa/page/3/"])
def test_old_category_leads_to_what_took_its_place(client, paper, tmp_path, path):
    terms = a_category("daerah") + a_category("desa", "Kabar Desa", parent="daerah")
    imported(an_export(tmp_path / "a.xml", terms, an_item(1, rest=a_term("desa"))))
    response = client.get(path)
    assert (response.status_code, response["Location"]) == (301, "/topik/kabar-desa/")


def test_old_author_and_picture_pages_lead_on(client, paper, tmp_path):
    picture = an_item(
        2, kind="attachment", status="inherit", parent="1", link=f"{HOST}/2023/05/11/berita-1/foto/"
    )
    imported(an_export(tmp_path / "a.xml", picture, an_item(1)))
    assert client.get("/author/rina/")["Location"] == "/penulis/rina-astuti/"
    assert client.get("/2023/05/11/berita-1/foto/")["Location"].endswith(PublishedArticle.objects.get().url)


@pytest.mark.parametrize(
    "changes",
    [
        {"link": "http://[x"},
        {"link": f"{HOST}//[x"},
        {"rest": a_meta("post_views_count", "9" * 5000)},
        {"date": "9999-12-31 23:59:59", "gmt": "9999-12-31 23:59:59"},
        {"date": "0001-01-01 00:00:00", "gmt": "0001-01-01 00:00:00"},
        {"content": '<!-- wp:embed {"url":"https://youtu.be/abc\\ud800"} /-->'},
        {"content": '<!-- wp:embed {"url":"https://youtu.be/abc\\u0000"} /-->'},
        {"content": "Isi.<img src='https://kabar.test/a&#0;.jpg' alt='&#xD800;'>"},
    ],
)
def test_one_bad_field_costs_no_story(paper, tmp_path, changes):
    archive = imported(an_export(tmp_path / "a.xml", an_item(1, **changes), an_item(2)))
    fates = {item.post_id: (item.fate, item.why) for item in archive.items.all()}
    is_dated = not changes.get("date")
    assert fates == {1: ("published", "") if is_dated else ("draft", "no_date"), 2: ("published", "")}


def test_old_address_that_is_a_live_storys_leads_nowhere_else(paper, tmp_path):
    imported(an_export(tmp_path / "a.xml", an_item(2)))
    url = PublishedArticle.objects.get().url
    archive = imported(an_export(tmp_path / "b.xml", an_item(3, link=f"{HOST}{url}", slug="berita-2")))
    assert not Redirect.objects.filter(old_path=url.rstrip("/")).exists()
    item = archive.items.get(post_id=3)
    assert "redirect-taken" in [trouble["code"] for trouble in item.troubles]


def test_page_of_the_old_site_has_no_other_fate_than_its_draft(paper, tmp_path):
    archive = imported(an_export(tmp_path / "a.xml", an_item(1, kind="page")))
    [item] = archive.items.all()
    assert (item.fate, item.why, item.article.live) == ("draft", "page", False)


def test_what_a_program_found_in_a_changed_post_is_unconfirmed(paper, tmp_path):
    said = "<p>“Kami memperbaiki jembatan itu,” kata Kepala Dinas PU, Budi Santoso.</p>"
    more = "<p>“Besok kami menutup jalan itu,” kata Kepala Desa, Rahmat Hidayat.</p>"
    imported(an_export(tmp_path / "a.xml", an_item(1, content=f"<p>Jalan ditutup.</p>{said}")))
    Quote.objects.update(is_confirmed=True, confirmed_at=timezone.now())

    imported(an_export(tmp_path / "b.xml", an_item(1, content=f"<p>Jalan ditutup.</p>{said}{more}")))

    found = Quote.objects.standing().order_by("pk").values_list("text", "is_confirmed")
    assert [is_confirmed for text, is_confirmed in found if text.startswith("Besok")] == [False]
    assert len(found) == 2


def test_a_run_hears_of_a_stop_before_its_batch_is_full(paper, tmp_path, monkeypatch):
    monkeypatch.setattr(progress, "BEAT_EVERY_SECONDS", 0)
    run = run_of(an_export(tmp_path / "a.xml", *map(an_item, range(1, 5))))
    prepare = run._prepare
    monkeypatch.setattr(run, "_prepare", lambda: (prepare(), ArchiveImport.objects.update(stop_wanted=True)))
    run.go()
    archive = ArchiveImport.objects.get()
    assert (archive.state, archive.items.count()) == (ArchiveImport.State.STOPPED, 0)


def test_what_was_asked_for_during_a_run_is_not_overwritten_by_it(paper, tmp_path):
    def ask(archive) -> None:
        ArchiveImport.objects.update(state=ArchiveImport.State.WANTED, options={"task": "undo"})

    archive = imported(an_export(tmp_path / "a.xml", an_item(1)), tell=ask)
    assert (archive.state, archive.options) == (ArchiveImport.State.WANTED, {"task": "undo"})
    assert archive.finished_at is not None


def test_an_import_keeps_no_long_lists_and_what_the_screens_found_out(paper, tmp_path):
    path = an_export(tmp_path / "a.xml", an_item(1))
    archive = imported(path)
    assert not {"redirects", "author_logins"} & archive.survey.keys()
    assert archive.survey["posts_total"] == 1
    ArchiveImport.objects.update(survey=archive.survey | {"proposal": {"tags": {}}})
    assert imported(path).survey["proposal"] == {"tags": {}}


@pytest.mark.parametrize("ending", ["/", ".html"])
def test_both_addresses_that_a_story_had_before_lead_to_it(client, paper, tmp_path, ending):
    slugs = a_meta("_wp_old_slug", "pasar") + a_meta("_wp_old_slug", "pasar-pagi")
    item = an_item(1, link=f"{HOST}/2023/05/pasar-baru{ending}", slug="pasar-baru", rest=slugs)
    imported(an_export(tmp_path / "a.xml", item))
    url = PublishedArticle.objects.get().url
    for slug in ("pasar", "pasar-pagi", "pasar-baru"):
        assert client.get(f"/2023/05/{slug}{ending}")["Location"].endswith(url)


def test_exports_that_name_no_site_never_overwrite_each_other(paper, tmp_path):
    for name, title in (("a.xml", "Dari yang pertama"), ("b.xml", "Dari yang kedua")):
        post = re.sub("<guid.*</guid>", "", an_item(1, title=title, content=f"{title}.", link=""))
        path = an_export(tmp_path / name, post)
        path.write_text(path.read_text(encoding="utf-8").replace(HOST, ""), encoding="utf-8")
        imported(path)
        assert imported(path).old_address == ""
    found = ArticlePage.objects.filter(imported_items__post_id=1).values_list("title", flat=True)
    assert sorted(found) == ["Dari yang kedua", "Dari yang pertama"]
