"""The main pages look as they did when somebody last looked at them.

``make pictures`` takes the pictures anew, to be looked at and committed. A failure leaves a sheet in ``var/pictures/``:
how it was, how it is, and where it differs.
"""

import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from news.quotes.models import Quote
from tests.builders import a_photo, a_published_article, a_region, a_section
from tests.clock import at
from tests.journeys.looks import compared, packed, reduced
from tests.journeys.paper import Paper, a_small_paper_of_today
from tests.news.quotes.quotations import a_promise

KEPT = Path(__file__).parent / "pictures"
SHEETS = Path("var/pictures")
IS_RENEWED = os.environ.get("RENEW_PICTURES") == "1"
NOW = datetime.fromisoformat("2026-11-26T14:10:00+08:00")
HEIGHT = 2400
WINDOWS = {360: ("light",), 768: ("light",), 1280: ("light", "dark")}
# Of the two packages that the tests install, whatever else a machine has; the headline face is the paper's own.
FONTS = """
:root { --font-read: "Liberation Serif"; --font-tool: "Liberation Sans"; --font-head: Manuale, "Liberation Serif"; }
"""
# Images that load when they are seen hold up no "load".
IS_DRAWN = """async () => {
    const isSeen = (image) => image.getBoundingClientRect().top < innerHeight && image.checkVisibility();
    await Promise.all([...document.images].filter(isSeen).map((image) => image.decode()));
    await document.fonts.ready;
}"""
HEADLINES = (
    ("Perahu sembako tiba di Long Apari", "Mahakam Ulu", "64.11"),
    ("Puskesmas buka sampai malam mulai Desember", "Penajam Paser Utara", "64.09"),
    ("Panen naik, harga gabah tetap rendah", "Penajam Paser Utara", "64.09"),
    ("Jembatan ditutup dua malam untuk perbaikan", "Kutai Kartanegara", "64.02"),
    ("Sekolah terapung dapat perahu baru", "Kutai Kartanegara", "64.02"),
    ("Retribusi dermaga turun separuh", "Mahakam Ulu", "64.11"),
    ("Bidan perahu menjangkau empat kampung", "Mahakam Ulu", "64.11"),
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def paper(live_server) -> Iterator[Paper]:
    """A paper of one afternoon, which it stays."""
    with at(NOW):
        paper = a_small_paper_of_today()
        for number, (title, place, code) in enumerate(HEADLINES):
            a_published_article(
                title=title,
                region=a_region(place, code=code, short_name=place),
                section=a_section("Layanan"),
                lead_photo=a_photo(title) if number % 3 == 0 else None,
                published_at=NOW - timedelta(hours=number + 1),
            )
        for days, quote in enumerate(Quote.objects.filter(promise=None).order_by("pk")[:3], start=-1):
            a_promise(quote, days=40 * days, text="Pintu air berfungsi sebelum musim hujan.")
        yield paper


def addresses(paper: Paper) -> dict[str, str]:
    found = paper.addresses()
    return {
        "front": "/",
        "article": paper.lead.get_url(),
        "region": found["region"],
        "regions": "/wilayah/",
        "search": "/cari/?q=air",
        "ledger": "/kutipan/",
        "person": found["person"],
        "promises": "/janji/",
    }


def test_main_pages_look_as_they_did(
    paper: Paper, live_server, browser: Browser, browser_context_args
) -> None:
    changed = []
    for width, schemes in WINDOWS.items():
        # The pages' policy forbids the style that sets the fonts.
        options = browser_context_args | {"viewport": {"width": width, "height": HEIGHT}, "bypass_csp": True}
        with browser.new_context(**options) as context:
            page = context.new_page()
            for name, address in addresses(paper).items():
                page.goto(live_server.url + address)
                page.add_style_tag(content=FONTS)
                changed += [
                    found
                    for scheme in schemes
                    if (found := look_at(page, f"{name}-{width}-{scheme}", scheme))
                ]
    assert changed == [], "Look at the sheets; if they are right: make pictures"


def look_at(page: Page, name: str, scheme: str) -> str:
    """Take the picture; where it is another one than was kept, the sheet that shows it."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.evaluate(IS_DRAWN)
    width = page.viewport_size["width"]
    now, file = reduced(page.screenshot(animations="disabled"), width=width), KEPT / f"{name}.webp"
    if IS_RENEWED or not file.exists():
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(packed(now))
        return "" if IS_RENEWED else f"{file} was not there"
    difference = compared(file.read_bytes(), now)
    if not difference.is_another:
        return ""
    sheet = SHEETS / f"{name}.png"
    difference.save(sheet)
    return f"{sheet} ({difference.share:.1%} of its blocks)"


def test_kept_pictures_are_small_and_all_of_them_are_of_pages() -> None:
    kept = {file.stem: file.stat().st_size for file in KEPT.glob("*.webp")}
    names = ("front", "article", "region", "regions", "search", "ledger", "person", "promises")
    assert kept.keys() == {
        f"{name}-{width}-{scheme}"
        for name in names
        for width, schemes in WINDOWS.items()
        for scheme in schemes
    }
    assert max(kept.values()) <= 15_000
    assert sum(kept.values()) <= 600_000
