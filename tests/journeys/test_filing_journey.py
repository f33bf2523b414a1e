"""A reporter upriver: types without a line, loses the page, adds a photo, and the report is a draft once."""

from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Page, Request, Route, expect

from news.imports.models import Filing
from news.models import ArticlePage, Author, Photo
from tests.builders import a_region, a_reporter, a_section, a_site
from tests.journeys.seen_by_axe import findings
from tests.journeys.steps import click, end_session, log_in, log_out, until
from tests.journeys.test_accessibility import sideways

PHONE = {"width": 390, "height": 844}
TEXT = (
    "Dapur umum di balai desa berhenti memasak sejak pukul 12.30 karena tabung gas habis.\n\n"
    "“Kiriman dari kota belum sampai,” kata Kepala Desa Sungai Lumu, Harun Tamin.\n\n"
    "“Kami menunggu sampai malam,” ujarnya."
)
WORKER_IS_READY = """async () => {
    await navigator.serviceWorker.ready;
    return (await caches.open("lapor")).match("/admin/lapor/");
}"""
# The last of the writes on the phone, each of which waits for the one before.
SAVED = "document.querySelector('filing-page').saved"

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def dimas(live_server):
    a_site()
    a_region("Kutai Kartanegara", code="64.02")
    a_section("Daerah")
    user = a_reporter("dimas", first_name="Dimas", last_name="Arya")
    Author.objects.create(name="Dimas Arya", user=user)
    return user


@pytest.fixture
def phone(dimas, live_server, new_tab, settings) -> Page:
    """With a browser that keeps the page; failed requests are part of the journey."""
    settings.OFFLINE_COPIES = True
    tab = new_tab(viewport=PHONE)
    log_in(tab, live_server, "dimas")
    tab.goto(f"{live_server.url}/admin/lapor/")
    until(tab, WORKER_IS_READY)
    return tab


def a_photo_file(name: str = "IMG_0001.jpg", *, size: tuple[int, int] = (3000, 2000)) -> dict[str, object]:
    file = BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Telepon Anu"
    Image.effect_noise(size, 40).convert("RGB").save(file, "JPEG", exif=exif)
    return {"name": name, "mimeType": "image/jpeg", "buffer": file.getvalue()}


def is_report(request: Request) -> bool:
    return request.method == "POST" and request.url.endswith("/lapor/")


def kept(page: Page) -> None:
    page.evaluate(SAVED)
    expect(page.locator("[data-kept]")).to_contain_text("Tersimpan di ponsel")


def clean(page: Page) -> None:
    """By day and by night, and no wider than the phone."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert (findings(page), sideways(page)) == ([], 0)


def write(page: Page) -> None:
    page.fill("#title", "Dapur umum kehabisan gas")
    page.fill("#text", TEXT)
    page.fill("[name=words]", "Berasnya ada, apinya yang tidak ada.")
    page.fill("[name=speaker]", "Rosdiana Kapitan")
    page.fill("[name=role]", "Ketua RT 12")
    page.select_option("#region", label="Kabupaten Kutai Kartanegara")
    kept(page)


def test_a_report_typed_without_a_line_is_sent_once_confirmed_and_submitted(
    phone: Page, live_server, dimas
) -> None:
    phone.context.set_offline(True)
    expect(phone.locator("[data-connection]")).to_contain_text("Tidak ada sinyal")
    write(phone)
    clean(phone)

    # The page is lost, and opens without a line.
    phone.reload()
    expect(phone.locator("#title")).to_have_value("Dapur umum kehabisan gas")
    expect(phone.locator("#text")).to_have_value(TEXT)
    expect(phone.locator("[name=speaker]")).to_have_value("Rosdiana Kapitan")
    assert phone.evaluate("getComputedStyle(document.querySelector('.filing-send')).minBlockSize") == "52px"

    phone.set_input_files("input[name=photos]", [a_photo_file()])
    expect(phone.locator("[data-sum]")).to_contain_text("1 foto")
    phone.get_by_role("button", name="Kirim ke meja").click()
    expect(phone.locator("[data-outbox] li")).to_contain_text("Menunggu sinyal")
    expect(phone.locator("#title")).to_have_value("")
    phone.reload()
    expect(phone.locator("[data-outbox] li")).to_contain_text("Dapur umum kehabisan gas")
    assert not ArticlePage.objects.exists()

    # The line is back: nobody presses anything.
    phone.context.set_offline(False)
    expect(phone.locator("[data-outbox] li")).to_contain_text("Sudah menjadi draf")
    draft, photo = ArticlePage.objects.get(), Photo.objects.get()
    assert (draft.owner, draft.lead_photo, Filing.objects.get().article_id) == (dimas, photo, draft.pk)
    assert max(photo.width, photo.height) == 2400

    click(phone, phone.get_by_role("link", name="Buka draf"))
    clean(phone)
    while (chips := phone.locator(".chip > button")).count():
        click(phone, chips.first)
    click(phone, phone.locator(".filing-send"))
    expect(phone.locator(".filing-messages")).to_contain_text("Belum diisi: rubrik")
    phone.get_by_text("Ubah teksnya").click()
    phone.get_by_label("Paragraf", exact=True).first.fill("Dapur umum berhenti memasak sejak siang.")
    clean(phone)
    phone.get_by_label("Ringkasan").fill("Dapur umum berhenti memasak karena gas habis.")
    phone.get_by_label("Rubrik").select_option(label="Daerah")
    phone.get_by_label("Apa yang tampak di foto utama?").fill("Juru masak di depan tungku mati.")
    click(phone, phone.locator(".filing-send"))

    expect(phone.get_by_role("heading", level=1)).to_have_text("Tulisan saya")
    row = phone.locator(".own-stories li", has_text="Dapur umum kehabisan gas")
    expect(row).to_contain_text("Di meja redaksi")
    expect(row).to_contain_text("belum ada yang membaca")
    clean(phone)
    assert ArticlePage.objects.get().workflow_in_progress
    text = ArticlePage.objects.get().get_latest_revision_as_object().body[0].value.source
    assert text == "<p>Dapur umum berhenti memasak sejak siang.</p>"


def test_a_report_written_after_the_session_ended_waits_for_the_log_in(phone: Page, live_server) -> None:
    write(phone)
    end_session(phone)
    phone.get_by_role("button", name="Kirim ke meja").click()
    expect(phone.locator("[data-connection]")).to_contain_text("Anda sudah keluar")
    click(phone, phone.get_by_role("link", name="Masuk lagi"))
    phone.fill("input[name=username]", "dimas")
    phone.fill("input[name=password]", "only-for-tests")
    click(phone, phone.locator("button[type=submit]"))
    expect(phone.locator("[data-outbox] li")).to_contain_text("Sudah menjadi draf")
    assert ArticlePage.objects.count() == 1


def test_a_line_that_breaks_in_the_middle_of_a_photo_goes_on_where_it_stopped(
    phone: Page, live_server
) -> None:
    write(phone)
    phone.set_input_files("input[name=photos]", [a_photo_file()])
    expect(phone.locator("[data-sum]")).to_contain_text("1 foto")
    pieces: list[str] = []

    def third_one_is_lost(route) -> None:
        if route.request.method == "POST":
            pieces.append(route.request.headers["content-range"].split("-")[0])
            if len(pieces) == 3:
                return route.abort()
        return route.continue_()

    phone.route("**/lapor/foto/**", third_one_is_lost)
    phone.get_by_role("button", name="Kirim ke meja").click()
    expect(phone.locator("[data-connection]")).to_contain_text("Sinyal lemah")
    phone.wait_for_url("**/draf/**", timeout=30_000)
    assert pieces[:4] == ["bytes 0", "bytes 262144", "bytes 524288", "bytes 524288"]
    assert len(set(pieces)) == len(pieces) - 1
    assert Photo.objects.count() == 1


def test_no_photo_is_asked_for_where_twelve_are_the_most(phone: Page, live_server) -> None:
    small = [a_photo_file(f"IMG_{count}.jpg", size=(60, 40)) for count in range(12)]
    phone.set_input_files("input[name=photos]", small)
    expect(phone.locator("[data-tiles] li")).to_have_count(12)
    expect(phone.locator(".filing-photos__add")).to_be_hidden()
    expect(phone.locator("[data-sum]")).to_contain_text("Paling banyak 12 foto")
    clean(phone)

    phone.locator("[data-tiles] [data-remove]").first.click()
    expect(phone.locator("[data-tiles] li")).to_have_count(11)
    expect(phone.locator("input[name=photos]")).to_be_focused()
    expect(phone.locator("[data-sum]")).not_to_contain_text("Paling banyak")


def test_photos_are_taken_after_a_choice_that_went_wrong(phone: Page, live_server) -> None:
    phone.evaluate("""() => {
        const tiles = document.querySelector("photo-tiles");
        tiles.weigh = () => { delete tiles.weigh; throw new Error("once"); };
    }""")
    phone.set_input_files("input[name=photos]", [a_photo_file("IMG_1.jpg", size=(60, 40))])
    expect(phone.locator("[data-tiles] li")).to_have_count(1)
    phone.set_input_files("input[name=photos]", [a_photo_file("IMG_2.jpg", size=(60, 40))])
    expect(phone.locator("[data-tiles] li")).to_have_count(2)
    phone.fill("#title", "Dapur umum kehabisan gas")
    click(phone, phone.get_by_role("button", name="Kirim ke meja"))
    assert Photo.objects.count() == 2


def test_the_most_photos_are_weighed_before_one_of_them_is_shown(phone: Page, live_server) -> None:
    phone.evaluate("document.querySelector('photo-tiles').photos = Array(12).fill({ size: 1000 })")
    phone.locator("input[name=photos]").focus()
    phone.evaluate("document.querySelector('photo-tiles').weigh()")
    expect(phone.locator("[data-sum]")).to_contain_text("Paling banyak 12 foto")


def test_a_report_changed_while_it_is_sent_keeps_its_words_and_photos(phone: Page, live_server) -> None:
    write(phone)
    phone.set_input_files("input[name=photos]", [a_photo_file()])
    expect(phone.locator("[data-sum]")).to_contain_text("1 foto")
    held: list[Route] = []
    phone.route(f"{live_server.url}/admin/lapor/", lambda route: held.append(route), times=1)
    with phone.expect_request(is_report):
        phone.get_by_role("button", name="Kirim ke meja").click()
    phone.locator("[data-outbox] li").get_by_role("button", name="Ubah").click()
    # The report comes out of the phone's memory, and then into the form.
    expect(phone.locator("#title")).to_have_value("Dapur umum kehabisan gas")
    phone.fill("#title", "Dapur umum memasak lagi")
    kept(phone)
    held[0].continue_()
    expect(phone.locator("[data-outbox] li")).to_contain_text("Sudah menjadi draf")

    phone.reload()
    expect(phone.locator("#title")).to_have_value("Dapur umum memasak lagi")
    expect(phone.locator("[data-tiles] li")).to_have_count(1)
    phone.get_by_role("button", name="Kirim ke meja").click()
    row = phone.locator("[data-outbox] li")
    expect(row).to_contain_text("Versi lain laporan ini sudah menjadi draf")
    row.get_by_role("button", name="Kirim sebagai laporan baru").click()
    phone.get_by_role("button", name="Kirim ke meja").click()
    phone.wait_for_url("**/draf/**", timeout=30_000)
    assert {draft.title for draft in ArticlePage.objects.all()} == {
        "Dapur umum kehabisan gas",
        "Dapur umum memasak lagi",
    }
    assert Photo.objects.count() == 2


def test_a_report_finished_while_another_is_sent_goes_after_it(phone: Page, live_server) -> None:
    held: list[Route] = []
    phone.route(f"{live_server.url}/admin/lapor/", lambda route: held.append(route), times=1)
    phone.fill("#title", "Pertama")
    with phone.expect_request(is_report):
        phone.get_by_role("button", name="Kirim ke meja").click()
    expect(phone.locator("[data-connection]")).to_contain_text("Mengirim")
    phone.fill("#title", "Kedua")
    phone.get_by_role("button", name="Kirim ke meja").click()
    expect(phone.locator("[data-outbox] li")).to_have_count(2)
    held[0].continue_()
    phone.wait_for_url("**/draf/**", timeout=30_000)
    assert {draft.title for draft in ArticlePage.objects.all()} == {"Pertama", "Kedua"}


def test_the_button_pressed_twice_sends_once(phone: Page, live_server) -> None:
    phone.fill("#title", "Dapur umum kehabisan gas")
    phone.locator(".filing-send").dblclick(no_wait_after=True)
    phone.wait_for_url("**/draf/**", timeout=30_000)
    assert ArticlePage.objects.count() == 1


def test_a_photo_that_is_still_made_smaller_goes_with_its_report(phone: Page, live_server) -> None:
    phone.fill("#title", "Dapur umum kehabisan gas")
    phone.set_input_files("input[name=photos]", [a_photo_file()])
    click(phone, phone.get_by_role("button", name="Kirim ke meja"))
    assert ArticlePage.objects.get().lead_photo == Photo.objects.get()


def test_what_is_typed_before_the_photos_are_back_is_kept_with_them(phone: Page, live_server) -> None:
    phone.fill("#title", "Dapur umum kehabisan gas")
    phone.set_input_files("input[name=photos]", [a_photo_file()])
    expect(phone.locator("[data-tiles] li")).to_have_count(1)
    kept(phone)
    opened = "(page) => { page.open(page.report); return page.fields.read().photos.length; }"
    assert phone.locator("filing-page").evaluate(opened) == 1
    expect(phone.locator("[data-tiles] li")).to_have_count(1)


def test_another_account_on_the_phone_neither_sees_nor_sends_it(phone: Page, live_server) -> None:
    a_reporter("sinta")
    phone.context.set_offline(True)
    write(phone)
    phone.get_by_role("button", name="Kirim ke meja").click()
    expect(phone.locator("[data-outbox] li")).to_have_count(1)
    # Gone before the line is back: what waits is still on the phone.
    log_out(phone)
    phone.context.set_offline(False)
    log_in(phone, live_server, "sinta")
    phone.goto(f"{live_server.url}/admin/lapor/")
    expect(phone.locator("[data-connection]")).to_contain_text("Tersambung")
    phone.evaluate("document.querySelector('filing-page').send()")
    assert not Filing.objects.exists()
    expect(phone.locator("[data-outbox]")).to_be_hidden()
    expect(phone.locator("#title")).to_have_value("")


def test_without_scripts_a_report_with_a_photo_is_sent_as_a_form(dimas, live_server, new_context) -> None:
    tab = new_context(java_script_enabled=False).new_page()
    tab.set_viewport_size(PHONE)
    tab.goto(f"{live_server.url}/admin/login/?next=/admin/lapor/")
    tab.fill("input[name=username]", "dimas")
    tab.fill("input[name=password]", "only-for-tests")
    tab.click("button[type=submit]")
    tab.fill("#title", "Dapur umum kehabisan gas")
    tab.fill("#text", TEXT)
    tab.locator("[name=words]").nth(1).fill("Berasnya ada.")
    tab.locator("[name=speaker]").nth(1).fill("Rosdiana Kapitan")
    tab.set_input_files("input[name=photos]", [a_photo_file()])
    tab.get_by_role("button", name="Kirim ke meja").click()
    expect(tab.get_by_role("heading", level=2)).to_have_text("Dapur umum kehabisan gas")
    assert ArticlePage.objects.get().lead_photo == Photo.objects.get()


def test_a_pattern_asks_and_what_stays_empty_is_not_printed(phone: Page, live_server) -> None:
    phone.get_by_role("link", name="Kecelakaan").click()
    phone.get_by_label("Berapa korban: meninggal, luka, selamat?").fill("Dua orang luka.")
    phone.fill("#title", "Dua perahu bertabrakan")
    clean(phone)
    click(phone, phone.get_by_role("button", name="Kirim ke meja"))
    expect(phone.locator(".filing-preview h4")).to_have_text(["Korban"])
    expect(phone.locator(".filing-preview")).not_to_contain_text("Kronologi")
