"""What axe says against a page that stands still."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# Wagtail's message fades in, and colours change over when a reader's day becomes night: half seen, a text has half its
# contrast. A sheet of this kind is under no content policy.
STAND_STILL = """async () => {
  const still = new CSSStyleSheet();
  still.replaceSync("*, *::before, *::after { transition: none !important; animation: none !important; }");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];
  await new Promise((go) => requestAnimationFrame(() => requestAnimationFrame(go)));
}"""


def findings(page: Page) -> list[str]:
    """Each rule that is broken, with the first element that breaks it."""
    page.evaluate(STAND_STILL)
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{rule['id']}: {rule['nodes'][0]['html'][:200]}" for rule in found]
