"""Take the pictures of the README and of the guides anew, from the demo paper as it stands.

Start the demo paper (`make run`), then in another terminal, after `make test` or `make check` has installed Playwright:

    .venv/bin/python devtools/screenshots.py http://localhost:8000

It drives the Chromium of this machine, starts nothing else and changes nothing that readers see. For the desk it logs
in as the demo's editor, with the password in DEMO_PASSWORD.

The pictures of an import need an export, which the demo's editor-in-chief brings in and takes back: readers see its
stories for that minute.

    .venv/bin/python -c 'from pathlib import Path; from devtools.synthetic_export import write_synthetic; \
        write_synthetic(Path("/tmp/kabar-rekaan.xml"), posts=2000)'
    .venv/bin/python devtools/screenshots.py http://localhost:8000 --export /tmp/kabar-rekaan.xml
"""

import argparse
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

IMAGES = Path(__file__).resolve().parents[1] / "docs" / "images"
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
LEAD_STORY = ".lead-story h2 a"
HOLDS_BACK = ".desk-chip[data-tone=red]"
GATE_TOGGLE = "[data-side-panel-toggle=gate]"
EDITOR, CHIEF, PASSWORD = "editor", "chief", os.environ.get("DEMO_PASSWORD", "newsroom-demo")
SLOWEST_IMPORT_MS = 600_000
# Invented, like all of the demo.
COPY = """Dermaga Tanjung Rambai Retak, Kapal Sayur Antre di Luar

oleh -41 Dilihat

MUARA – SANGATTA. Dermaga rakyat di Kecamatan Tanjung Rambai retak sepanjang empat meter, Selasa (24/11/2026.

Kepala Bidang Pelabuhan Dinas Perhubungan Kutai Timur Ridwan Lasut mengatakan dermaga ditutup untuk kendaraan.

“Orang boleh lewat, truk tidak. Kami tidak mau menunggu sampai ada yang jatuh,” ucapnya.

“Perbaikan sementara pakai pelat baja, selesai hari Jumat,” sambungnya. (dap)

Tinggalkan Balasan"""
LARGEST_BYTES = 150_000
WEBP_QUALITY = 80
# Name of the shape → width, height, device pixels for each CSS pixel.
SHAPES = {"": (1280, 960, 1), "-phone": (390, 780, 2)}


@contextmanager
def chromium(path: str) -> Iterator[Browser]:
    """The browser, without its sandbox, which does not start for root; it visits one address only."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


def shoot(page: Page, *, name: str) -> int:
    """Write what the window shows as `docs/images/NAME.webp`; returns its size in bytes."""
    page.evaluate("document.fonts.ready")
    page.wait_for_load_state("networkidle")
    file = IMAGES / f"{name}.webp"
    with Image.open(BytesIO(page.screenshot())) as picture:
        picture.convert("RGB").save(file, "WEBP", quality=WEBP_QUALITY, method=6)
    return file.stat().st_size


def shoot_public(browser: Browser, *, base: str) -> dict[str, int]:
    """What readers see, on a desk and on a phone, with the sizes in bytes."""
    sizes = {}
    for suffix, (width, height, scale) in SHAPES.items():
        page = browser.new_page(
            viewport={"width": width, "height": height},
            device_scale_factor=scale,
            locale="id-ID",
            color_scheme="light",
        )
        page.goto(f"{base}/")
        sizes[f"front{suffix}"] = shoot(page, name=f"front{suffix}")
        page.click(LEAD_STORY)
        sizes[f"article{suffix}"] = shoot(page, name=f"article{suffix}")
        page.close()
    return sizes


def shoot_desk(browser: Browser, *, base: str) -> dict[str, int]:
    """What the guide for editors shows, with the sizes in bytes."""
    width, height, scale = SHAPES[""]
    page = browser.new_page(
        viewport={"width": width, "height": height}, device_scale_factor=scale, locale="id-ID"
    )
    log_in(page, base=base, username=EDITOR)
    sizes = {"board": shoot(page, name="board")}
    # A draft that the gate holds back, with what it says beside the text.
    draft = page.locator("[data-list=draft] article", has=page.locator(HOLDS_BACK)).first
    page.goto(base + draft.locator("h3 a").get_attribute("href"))
    page.locator(GATE_TOGGLE).first.click()
    sizes["gate"] = shoot(page, name="gate")
    page.goto(f"{base}/admin/")
    page.locator("[data-list=waiting] h3 a").first.click()
    sizes["reading"] = shoot(page, name="reading")
    sizes["paste"] = shoot_paste(page, base=base)
    page.goto(base)
    page.click(LEAD_STORY)
    story = page.url
    page.goto(f"{story}riwayat/")
    sizes["history"] = shoot(page, name="history")
    page.goto(f"{base}/admin/editorial/alamat/?u={story}")
    sizes["record"] = shoot(page, name="record")
    page.close()
    return sizes


def log_in(page: Page, *, base: str, username: str) -> None:
    page.goto(f"{base}/admin/")
    page.fill("input[name=username]", username)
    page.fill("input[name=password]", PASSWORD)
    page.click("button[type=submit]")
    page.wait_for_url("**/admin/")


def shoot_import(browser: Browser, *, base: str, export: str) -> dict[str, int]:
    """An archive on its way in, with the sizes in bytes; it is taken back again."""
    width, height, scale = SHAPES[""]
    page = browser.new_page(
        viewport={"width": width, "height": height}, device_scale_factor=scale, locale="id-ID"
    )
    page.set_default_timeout(SLOWEST_IMPORT_MS)
    log_in(page, base=base, username=CHIEF)
    page.goto(f"{base}/admin/impor-arsip/")
    page.set_input_files("input[type=file]", export)
    page.click(".archive-form button[type=submit]")
    page.locator("[name=wish][value=begin]").wait_for()
    sizes = {"import-mapping": shoot(page, name="import-mapping")}
    page.click("[name=wish][value=begin]")
    page.locator(".archive-progress progress:not([value='0'])").wait_for()
    sizes["import-progress"] = shoot(page, name="import-progress")
    undo = page.locator("a[href$='/batalkan/']")
    undo.wait_for()
    written = page.locator(".archive-reports a[href$='/laporan/halaman/']")
    while not written.count():
        page.reload()
    with page.expect_download() as download:
        written.click()
    report = browser.new_page(
        viewport={"width": width, "height": height}, device_scale_factor=scale, color_scheme="light"
    )
    report.set_content(download.value.path().read_text())
    sizes["import-report"] = shoot(report, name="import-report")
    undo.click()
    page.click("form .button.no")
    page.locator(".archive-progress").wait_for(state="detached")
    page.close()
    return sizes


def shoot_paste(page: Page, *, base: str) -> int:
    """Raw copy beside its draft; it is thrown away again."""
    page.goto(f"{base}/admin/tempel/")
    page.fill("#id_naskah", COPY)
    page.click(".paste-in button[type=submit]")
    page.locator(".paste-sheet").wait_for()
    size = shoot(page, name="paste")
    page.click(".paste-bar [name=buang]")
    page.locator(".paste-in").wait_for()
    return size


def main() -> int:
    """Ends with 1 if there is no browser or a picture is too heavy for a page that people open on a phone."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("base", help="address of a running demo paper, such as http://localhost:8000")
    parser.add_argument("--chromium", help="path of the browser; default: the first one found")
    parser.add_argument("--export", help="a WordPress export, for the pictures of an import")
    options = parser.parse_args()
    path = options.chromium or next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if path is None:
        sys.stderr.write("No Chromium was found. On Debian or Ubuntu: apt-get install chromium\n")
        return 1
    IMAGES.mkdir(exist_ok=True)
    with chromium(path) as browser:
        base = options.base.rstrip("/")
        sizes = shoot_public(browser, base=base) | shoot_desk(browser, base=base)
        if options.export:
            sizes |= shoot_import(browser, base=base, export=options.export)
    for name, size in sizes.items():
        sys.stdout.write(f"docs/images/{name}.webp  {size:,} bytes\n")
    return int(max(sizes.values()) > LARGEST_BYTES)


if __name__ == "__main__":
    sys.exit(main())
