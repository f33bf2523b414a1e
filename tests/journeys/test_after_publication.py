"""After publication, in the browser: put right, changed word by word, withdrawn, and back again; never taken down."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from news.models import ArticlePage, Correction, PublishedArticle, Retraction
from tests.builders import (
    a_chief,
    a_correction,
    a_photo,
    a_published_article,
    a_quote,
    a_reporter,
    a_site,
    an_author,
    an_editor,
)
from tests.journeys.seen_by_axe import findings
from tests.journeys.steps import (
    answer,
    click,
    edit_address,
    log_in,
    log_out,
    message,
    reading_address,
    until_closed,
)

PHONE = {"width": 360, "height": 800}
DESK = {"width": 1280, "height": 900}
TITLE = "Gudang beras Balikpapan disebut kosong sejak Oktober"
WRONG, RIGHT = "Versi pertama menyebut 1.410 rumah.", "Yang benar 1.140 rumah."
NOTE = "Jumlah rumah salah salin dari rekap kecamatan."
REASON = "Kami memuat isi dokumen yang tidak kami periksa keasliannya."
BACK = "Pemilik dokumen sudah dipastikan."

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def newsroom(live_server, settings):
    """Two editors and the editor-in-chief, none of whom wrote the story."""
    settings.SITE_URL = live_server.url
    a_site()
    an_editor("bimo", first_name="Bimo", last_name="Saketi")
    an_editor("laras", first_name="Laras", last_name="Wening")
    an_author("Rahma Idris", user=a_chief("rahma"), job_title="pemimpin redaksi")
    return live_server


@pytest.fixture
def story(newsroom) -> ArticlePage:
    reporter = a_reporter("dimas", first_name="Dimas", last_name="Arya")
    return a_published_article(
        title=TITLE,
        summary="Air masuk ke 1.410 rumah.",
        body=[
            ("paragraph", "<p>Petugas mencatat 1.410 rumah kemasukan air dan 213 keluarga mengungsi.</p>"),
            a_quote("Beras habis sejak Oktober."),
        ],
        owner=reporter,
        authors=(an_author("Dimas Arya", user=reporter),),
        lead_photo=a_photo("Gudang"),
        lead_photo_alt="Gudang di tepi jalan",
        published_at=timezone.now() - timedelta(days=1),
    )


def check(page: Page) -> None:
    """No finding of axe by day and by night, and no sideways scroll on a phone."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert findings(page) == []
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(PHONE)
    excess = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert excess <= 0, page.url
    page.set_viewport_size(DESK)


def address_of(server, story: ArticlePage) -> str:
    return server.url + story.get_url()


def as_somebody(page: Page, server, username: str) -> None:
    log_out(page)
    log_in(page, server, username)


def open_answer(page: Page, label: str, *, reason: str) -> None:
    """Unfold an answer that needs a reason, and give it."""
    box = page.locator("details.decision__more").filter(has=page.locator("summary", has_text=label))
    box.locator("summary").click()
    box.locator("textarea").fill(reason)
    click(page, box.locator("button"))


def test_correction_by_two_editors_stands_on_the_story_in_the_list_and_for_machines(
    newsroom, story, page: Page
) -> None:
    log_in(page, newsroom, "bimo")
    page.goto(newsroom.url + reverse("wagtailsnippets_news_correction:add"))
    page.locator("[data-chooser-action-choose]:visible").first.click()
    page.locator(".modal-content").get_by_role("link", name=re.compile("Gudang beras")).first.click()
    until_closed(page)
    page.fill("textarea[name=text]", f"{WRONG} {RIGHT}")
    click(page, page.locator("#w-editor-form button[type=submit]").first)
    expect(page.locator("body")).to_contain_text("orang kedua harus membacanya")
    check(page)
    correction = page.url
    assert RIGHT not in page.request.get(address_of(newsroom, story)).text()

    as_somebody(page, newsroom, "laras")
    page.goto(correction)
    expect(page.frame_locator(".story-frame").locator(".notice")).to_contain_text(RIGHT)
    check(page)
    answer(page, "Setujui dan tampilkan")
    page.locator("summary", has_text="Catat yang diberi tahu").click()
    page.get_by_label("Media", exact=True).fill("Kabar Hulu")
    answer(page, "Catat yang diberi tahu")
    expect(page.locator(".decision__told")).to_contain_text("Kabar Hulu")
    check(page)

    log_out(page)
    page.goto(address_of(newsroom, story))
    expect(page.locator(".notice[data-kind=correction]")).to_contain_text(RIGHT)
    check(page)
    structured = page.locator("script[type='application/ld+json']").first.text_content()
    assert '"CorrectionComment"' in structured
    assert RIGHT in structured
    page.goto(f"{newsroom.url}/koreksi/")
    expect(page.locator(".notice")).to_contain_text(RIGHT)
    expect(page.locator(".notice").get_by_role("link", name=TITLE)).to_be_visible()
    check(page)


def test_reply_has_an_address_of_its_own_and_is_nobody_elses_correction(newsroom, story, page: Page) -> None:
    words = "Gudang kami berisi 400 ton.\n\nSilakan memeriksanya."
    a_correction(story, kind=Correction.Kind.REPLY, party="PT Bara Loa Indah", text=words)
    page.goto(address_of(newsroom, story))
    notice = page.locator(".notice[data-kind=reply]")
    expect(notice).to_contain_text("Hak jawab PT Bara Loa Indah")
    structured = page.locator("script[type='application/ld+json']").first.text_content()
    assert '"CorrectionComment"' not in structured
    click(page, notice.locator(".notice__time a"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Hak jawab PT Bara Loa Indah")
    expect(page.get_by_role("link", name=TITLE)).to_be_visible()
    check(page)


def test_changed_live_text_asks_for_a_note_and_the_log_shows_the_words(newsroom, story, page: Page) -> None:
    log_in(page, newsroom, "dimas")
    draft = ArticlePage.objects.get(pk=story.pk).get_latest_revision_as_object()
    draft.summary = "Air masuk ke 1.140 rumah."
    draft.body.raw_data[0]["value"] = (
        "<p>Petugas mencatat 1.140 rumah kemasukan air dan 213 keluarga mengungsi ke balai desa.</p>"
    )
    draft.save_revision(user=story.owner)
    draft.get_workflow().start(draft, story.owner)

    as_somebody(page, newsroom, "bimo")
    page.goto(reading_address(newsroom, story))
    expect(page.locator("body")).to_contain_text("tulis dalam catatan apa yang berubah")
    page.goto(edit_address(newsroom, story))
    expect(page.locator("#id_change_note")).to_have_count(1)

    draft.change_note = NOTE
    draft.save_revision(user=story.owner)
    page.goto(reading_address(newsroom, story))
    expect(page.locator("body")).not_to_contain_text("tulis dalam catatan apa yang berubah")
    answer(page, "Setujui dan terbitkan")
    a_correction(story, text=f"{WRONG} {RIGHT}")

    log_out(page)
    page.goto(address_of(newsroom, story))
    click(page, page.get_by_role("link", name="Lihat perubahannya").first)
    expect(page.get_by_role("heading", level=1)).to_have_text("Riwayat terbuka")
    newest = page.locator(".version").first
    expect(newest).to_contain_text(NOTE)
    expect(newest.locator("del")).to_have_text(["1.410", "1.410"])
    expect(newest.locator("ins", has_text=re.compile(r"^1\.140$")).first).to_be_visible()
    expect(newest).to_contain_text("Diubah Dimas Arya")
    expect(newest).to_contain_text("Disetujui Bimo Saketi")
    check(page)
    click(page, newest.get_by_role("link", name="Baca versi ini"))
    expect(page.locator("body")).to_contain_text("1.140 rumah kemasukan air")
    check(page)
    page.go_back()
    page.get_by_role("link", name="Baca versi pertama").click()
    expect(page.locator("body")).to_contain_text("1.410 rumah kemasukan air")


def test_retraction_by_two_people_stands_at_the_address_and_is_undone_on_record(
    newsroom, story, page: Page
) -> None:
    log_in(page, newsroom, "bimo")
    page.goto(newsroom.url + reverse("news_editorial:propose_retraction", args=[story.pk]))
    check(page)
    page.get_by_label("Pertimbangan lain").check()
    page.fill("textarea[name=reason]", REASON)
    page.fill("textarea[name=apology]", "Kami meminta maaf kepada pengelola gudang dan kepada pembaca.")
    answer(page, "Usulkan kepada pemimpin redaksi")
    expect(page.frame_locator(".story-frame").locator(".tombstone")).to_contain_text(REASON)
    check(page)
    retraction = page.url
    assert REASON not in page.request.get(address_of(newsroom, story)).text()

    as_somebody(page, newsroom, "rahma")
    page.goto(newsroom.url + reverse("news_editorial:retractions"))
    check(page)
    click(page, page.get_by_role("link", name=TITLE))
    check(page)
    answer(page, "Cabut berita")
    page.locator("summary", has_text="Catat yang diberi tahu").click()
    page.get_by_label("Media", exact=True).fill("Kabar Hulu")
    answer(page, "Catat yang diberi tahu")
    check(page)

    log_out(page)
    is_told_to_readers(page, newsroom, story)
    is_told_by_lists(page, newsroom, story)

    # Back again, as it went: one proposes, another confirms.
    log_in(page, newsroom, "laras")
    page.goto(retraction)
    open_answer(page, "Usulkan penerbitan kembali", reason=BACK)
    assert BACK not in page.request.get(f"{newsroom.url}/koreksi/").text()
    as_somebody(page, newsroom, "rahma")
    page.goto(retraction)
    expect(page.locator(".decision__side")).to_contain_text(BACK)
    check(page)
    answer(page, "Terbitkan kembali")
    log_out(page)
    page.goto(address_of(newsroom, story))
    page.reload()  # A browser keeps a page for ten seconds.
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    for place in (f"{newsroom.url}/koreksi/", f"{address_of(newsroom, story)}riwayat/"):
        page.goto(place)
        page.reload()
        expect(page.locator("body")).to_contain_text(REASON)
        expect(page.locator("body")).to_contain_text(BACK)
        check(page)
    assert Retraction.objects.get().ended_by.username == "rahma"


def is_told_to_readers(page: Page, newsroom, story: ArticlePage) -> None:
    """The address says that it was withdrawn, why, by whom; its log has no word of it any more."""
    assert page.goto(address_of(newsroom, story)).status == 200
    expect(page.get_by_role("heading", level=1)).to_have_text("Berita ini kami cabut")
    for words in (TITLE, REASON, "Bimo Saketi, redaktur, dan Rahma Idris, pemimpin redaksi", "1 media"):
        expect(page.locator(".tombstone")).to_contain_text(words)
    for words in ("kemasukan air", "Kabar Hulu"):
        expect(page.locator("body")).not_to_contain_text(words)
    check(page)
    page.goto(f"{address_of(newsroom, story)}riwayat/")
    expect(page.locator("body")).not_to_contain_text("kemasukan air")
    check(page)


def is_told_by_lists(page: Page, newsroom, story: ArticlePage) -> None:
    """No list, search or sitemap leads to it; feeds and the list of retractions say what became of it."""
    for place in ("/", "/berita/", story.section.get_absolute_url(), "/cari/?q=gudang+beras"):
        page.goto(newsroom.url + place)
        expect(page.get_by_role("link", name=TITLE)).to_have_count(0)
    feed = page.request.get(f"{newsroom.url}/feed/").text()
    assert REASON in feed
    assert "kemasukan air" not in feed
    page.goto(f"{newsroom.url}/koreksi/?jenis=pencabutan")
    expect(page.locator(".notice[data-kind=retraction]")).to_contain_text(REASON)
    check(page)


def test_story_retracted_for_a_child_is_named_nowhere(newsroom, story, page: Page) -> None:
    picture = newsroom.url + PublishedArticle.objects.get(pk=story.pk).facts["photo"]["sources"][0]["src"]
    assert page.request.get(picture).status == 200
    log_in(page, newsroom, "bimo")
    page.goto(newsroom.url + reverse("news_editorial:propose_retraction", args=[story.pk]))
    page.get_by_label("Masa depan anak").check()
    page.fill("textarea[name=reason]", "Berita ini memuat keterangan yang menunjuk pada seorang anak.")
    answer(page, "Usulkan kepada pemimpin redaksi")
    retraction = page.url
    as_somebody(page, newsroom, "rahma")
    page.goto(retraction)
    answer(page, "Cabut berita")
    log_out(page)
    page.goto(address_of(newsroom, story))
    page.wait_for_url("**/koreksi/pencabutan/**")
    assert story.slug not in page.content()
    expect(page.locator("body")).not_to_contain_text(TITLE)
    check(page)
    assert page.request.get(picture).status == 404


def test_unpublishing_and_deleting_a_story_that_was_public_point_to_retraction(
    newsroom, story, page: Page
) -> None:
    log_in(page, newsroom, "rahma")
    for door in ("unpublish", "delete"):
        page.goto(newsroom.url + reverse(f"wagtailadmin_pages:{door}", args=[story.pk]))
        expect(message(page)).to_contain_text("usulkan pencabutannya")
    way = reverse("news_editorial:propose_retraction", args=[story.pk])
    assert f'href="{way}"' in page.request.get(edit_address(newsroom, story)).text()
    assert ArticlePage.objects.get(pk=story.pk).live
