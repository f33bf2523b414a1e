"""Hearing a story: what is read aloud is the story, in its order, and nothing that only the eye needs."""

import pytest
from playwright.sync_api import Page, expect

from tests.builders import a_site
from tests.journeys.paper import a_small_paper

pytestmark = pytest.mark.django_db(transaction=True)

# A browser with one Indonesian voice that keeps what it is asked to say; a test says when it has finished.
VOICE = """
const said = (window.said = []);
const voices = window.voices = [{ lang: "en-US", name: "Sam" }, { lang: "id-ID", name: "Damayanti" }];
class Utterance extends EventTarget {
    constructor(text) { super(); this.text = text; }
}
const synthesis = Object.assign(new EventTarget(), {
    getVoices: () => voices,
    speak: (part) => said.push(part),
    cancel: () => { window.cancelled = (window.cancelled ?? 0) + 1; said.length = 0; },
});
Object.defineProperty(window, "speechSynthesis", { value: synthesis });
window.SpeechSynthesisUtterance = Utterance;
"""
SAID = "window.said.map((part) => part.text.replace(/\\s+/g, ' '))"


@pytest.fixture
def story(live_server):
    a_site()
    return a_small_paper().lead


def opened(page: Page, live_server, story, *, voice: str = VOICE) -> Page:
    page.add_init_script(voice)
    page.goto(live_server.url + story.get_url())
    return page


def test_story_is_read_aloud_without_what_stands_beside_it(page: Page, live_server, story) -> None:
    opened(page, live_server, story).get_by_role("button", name="Dengarkan").click()
    stop = page.get_by_role("button", name="Berhenti membacakan")
    expect(stop).to_have_attribute("aria-pressed", "true")
    said = page.evaluate(SAID)
    told = [
        story.title,
        story.summary,
        "ANGGANA — Air naik sejak Kamis dini hari.",
        "Air naik sebelum subuh.",
        "Rosdiana Kapitan",
        "Ketua RT 12",
        "Tanggul jebol",
        "Satu perahu",
        "Dua perahu",
    ]
    assert [text for text in said if text in told] == told
    beside = ("Baca juga", "Dermaga pagi", "Foto:", "Rekaman sidang", "Surat keputusan", "Dokumen")
    assert [text for text in said for word in beside if word in text] == []
    assert len(said) == len(set(said))
    assert page.evaluate("said.every((part) => part.lang === 'id-ID' && part.voice.name === 'Damayanti')")

    stop.click()
    expect(page.get_by_role("button", name="Dengarkan")).to_have_attribute("aria-pressed", "false")
    assert page.evaluate(SAID) == []
    page.get_by_role("button", name="Dengarkan").click()
    expect(stop).to_be_visible()
    page.evaluate("said.at(-1).dispatchEvent(new Event('end'))")
    expect(page.get_by_role("button", name="Dengarkan")).to_have_attribute("aria-pressed", "false")


def test_button_comes_with_the_voice_and_not_without(page: Page, live_server, story) -> None:
    opened(page, live_server, story, voice=VOICE + "voices.length = 1;")
    expect(page.get_by_role("button", name="Dengarkan")).to_have_count(0)
    page.evaluate(
        "voices.push({ lang: 'id-ID', name: 'Gadis' }); speechSynthesis.dispatchEvent(new Event('voiceschanged'))"
    )
    expect(page.get_by_role("button", name="Dengarkan")).to_have_count(1)
