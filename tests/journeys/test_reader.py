"""Reading the paper: without script, on a phone, by keyboard alone; nobody is followed and nothing is kept."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Page, Route, expect

from tests.journeys.paper import Paper, a_small_paper

PHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}
WITHOUT_SCRIPT = {"java_script_enabled": False}
# What the keyboard must reach: everything that can be clicked, unless a closed box hides it.
CONTROLS = """() => [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, summary")]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }))
    .map((element) => element.outerHTML)"""
FOCUSED = """() => {
    const element = document.activeElement;
    const outlines = [null, "::after"].map((part) => getComputedStyle(element, part).outlineStyle);
    const isDrawn = element instanceof SVGElement || element === document.body;
    const before = window.before ?? document.body;
    window.before = element;
    const follows = before === element || element === document.body
        || Boolean(before.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);
    return [element.outerHTML, isDrawn || outlines.some((outline) => outline !== "none"), follows];
}"""
# Chromium also stops at what can be scrolled, and at each part of a date.
MORE_STOPS = 12

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def paper(live_server) -> Paper:
    return a_small_paper()


def let_comments_come(page: Page) -> None:
    """They are fetched when their place is seen, and bring controls of their own."""
    comments = page.locator("reader-comments")
    if comments.count():
        comments.evaluate("(place) => place.scrollIntoView()")
        expect(comments).not_to_be_empty()
        page.evaluate("scrollTo(0, 0)")


@pytest.mark.parametrize("options", [WITHOUT_SCRIPT, PHONE], ids=["without script", "on a phone"])
def test_reader_goes_from_the_front_to_a_story_its_region_its_people_and_finds_it_again(
    paper: Paper, live_server, as_reader, options
) -> None:
    page = as_reader(**options)
    page.goto(live_server.url)
    expect(page.get_by_role("heading", level=1)).to_have_text("Kabar Muara")

    page.get_by_role("link", name=paper.lead.title).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(paper.lead.title)
    expect(
        page.get_by_role("complementary", name=re.compile("Ralat|Klarifikasi|Hak jawab")).first
    ).to_be_visible()
    quote = page.locator("figure.quote").first
    expect(quote).to_contain_text("Air naik sebelum subuh.")

    page.get_by_role("navigation", name="Anda di sini").get_by_role("link", name="Kutai Kartanegara").click()
    expect(page).to_have_title(re.compile("Kabupaten Kutai Kartanegara"))
    page.get_by_role("link", name=paper.lead.title).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(paper.lead.title)
    quote.get_by_role("link", name="Rosdiana Kapitan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Rosdiana Kapitan")
    expect(page.locator("blockquote").first).to_contain_text("Air naik sebelum subuh.")

    page.get_by_role("link", name="Cari").click()
    page.get_by_role("searchbox").fill("air naik")
    page.get_by_role("button", name="Cari").click()
    expect(page.locator("mark").first).to_be_visible()
    if options is PHONE:
        page.get_by_text("Saring hasil").click()
    page.locator(".facet").get_by_role("link", name=re.compile("Lingkungan")).click()
    expect(page.get_by_role("list", name="Saringan yang berlaku")).to_contain_text("Lingkungan")
    expect(page.get_by_role("link", name=paper.lead.title)).to_be_visible()
    page.get_by_role("list", name="Saringan yang berlaku").get_by_role("link").click()
    expect(page).to_have_url(re.compile(r"\?q=air\+naik$"))


def test_keyboard_alone_reaches_everything_and_shows_where_it_is(
    paper: Paper, live_server, as_reader
) -> None:
    page = as_reader()
    addresses = paper.addresses()
    for name in ("front", "story: lead", "low data", "region", "person", "results", "corrections"):
        page.goto(live_server.url + addresses[name])
        let_comments_come(page)
        everything, reached, unseen, jumps = page.evaluate(CONTROLS), set(), [], []
        for _press in range(len(everything) + MORE_STOPS):
            page.keyboard.press("Tab")
            control, is_shown, follows = page.evaluate(FOCUSED)
            reached.add(control)
            if not is_shown:
                unseen.append(control)
            # When all are reached, the keys begin anew.
            if not follows and not reached.issuperset(everything):
                jumps.append(control)
        assert [control for control in everything if control not in reached] == [], name
        assert unseen == [], f"Focus cannot be seen: {name}"
        assert jumps == [], f"Focus goes another way than reading: {name}"

    # The first key leads past the navigation; Enter does what a click does.
    page.goto(live_server.url)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Langsung ke isi")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#isi$"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
    page.locator("main").get_by_role("link", name=paper.lead.title).first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(paper.lead.title)


def test_whoever_types_is_offered_where_to_go_and_gets_there_by_keyboard(
    paper: Paper, live_server, as_reader
) -> None:
    page = as_reader()
    page.goto(f"{live_server.url}/cari/")
    page.get_by_role("searchbox").press_sequentially("rosdi")
    offered = page.get_by_role("list", name="Saran").get_by_role("link")
    expect(offered.first).to_have_text(re.compile("Rosdiana Kapitan"))
    page.keyboard.press("Escape")
    expect(offered).to_have_count(0)
    page.get_by_role("searchbox").press_sequentially("a")
    expect(offered.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Rosdiana Kapitan")


def test_suggestions_that_come_late_do_not_open_a_list_that_was_closed(
    paper: Paper, live_server, as_reader
) -> None:
    page: Page = as_reader()
    page.goto(f"{live_server.url}/cari/")
    page.get_by_role("searchbox").press_sequentially("rosd")
    offered = page.get_by_role("list", name="Saran")
    expect(offered).to_be_visible()
    held: list[Route] = []
    page.route("**?q=rosdi", lambda route: held.append(route))
    with page.expect_request("**?q=rosdi"):
        page.keyboard.type("i")
    page.keyboard.press("Escape")
    expect(offered).to_have_count(0)
    with page.expect_request_finished():
        held[0].continue_()
    # What is asked later is answered later.
    page.evaluate(
        "(address) => fetch(address).then((answer) => answer.text())", reverse("search_suggestions")
    )
    expect(offered).to_have_count(0)


def test_no_type_of_page_follows_a_reader(paper: Paper, live_server, as_reader) -> None:
    page: Page = as_reader()
    for name, address in paper.addresses().items():
        if name.endswith("lost"):
            continue  # Chromium itself notes a 404 in its console.
        response = page.goto(live_server.url + address)
        assert response.ok, name
        assert "set-cookie" not in response.headers, name
        assert "unsafe-inline" not in response.headers["content-security-policy"], name
