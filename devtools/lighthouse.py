"""Ask Lighthouse, as a phone, about a page of each kind of a running paper; print a table. Status 1 below 100 anywhere.

Usage: devtools/lighthouse.py [--dark] [http://localhost:8000] [kind …]

CHROME_PATH      which Chromium to drive (default: the first one found)
LIGHTHOUSE_BIN   a Lighthouse that is installed already (default: ``npx lighthouse``, which fetches it)
"""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CATEGORIES = {
    "performance": "performance",
    "accessibility": "accessibility",
    "best-practices": "best practices",
    "seo": "SEO",
}
CHROME_FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-background-networking --disable-component-update"
)
# Chromium's own number for a reader who prefers the dark.
DARK = " --blink-settings=preferredColorScheme=0"
LEAD = re.compile(r'class="lead-story__title[^>]*><a href="([^"]+)"')
SECONDS_A_PAGE = 180
LINKED = {
    "region": r"/wilayah/[\w-]+/",
    "section": r"/rubrik/[\w-]+/",
    "topic": r"/topik/[\w-]+/",
    "author": r"/penulis/[\w-]+/",
    "person": r"/tokoh/[\w-]+/",
    "quote": r"/kutipan/[0-9]+/",
    "series": r"/serial/[\w-]+/",
    "comments": r"/komentar/[0-9]+/",
}
FIXED = {
    "low data": "/?hemat=1",
    "latest": "/berita/",
    "regions": "/wilayah/",
    "search": "/cari/?q=pintu+air",
    "answer": "/cari/?q=rosdiana+kapitan",
    "ledger": "/kutipan/",
    "promises": "/janji/",
    "corrections": "/koreksi/",
    "complaint": "/hak-jawab/",
    "newsletter": "/buletin/",
    "reads": "/cara-kami-menghitung/",
    "standing": "/redaksi/",
}


def main(base: str, *, is_dark: bool, kinds: list[str]) -> int:
    """Print the scores of each page; the status for the shell."""
    command, browser = find_lighthouse(), find_browser()
    pages = {kind: path for kind, path in pages_of(base).items() if not kinds or kind in kinds}
    say(f"{'page':44}" + "".join(f"{name:>16}" for name in CATEGORIES.values()))
    perfect = True
    for name, path in pages.items():
        report = ask(command, browser, f"{base}{path}", is_dark=is_dark)
        scores = [round(100 * (report["categories"][key]["score"] or 0)) for key in CATEGORIES]
        perfect = perfect and min(scores) == 100
        say(f"{f'{name} {path}'[:43]:44}" + "".join(f"{score:>16}" for score in scores))
        for finding in missing(report):
            say(f"    {finding}")
    return 0 if perfect else 1


def say(line: str) -> None:
    """One line of the report, at once: a page takes half a minute."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def find_lighthouse() -> list[str]:
    """The command to run; ends the program where there is neither Lighthouse nor Node."""
    if given := os.environ.get("LIGHTHOUSE_BIN"):
        return shlex.split(given)
    if shutil.which("npx") is None:
        sys.exit(
            "Lighthouse needs Node.js, and there is no npx here. On Debian or Ubuntu: apt-get install nodejs npm"
        )
    return ["npx", "--yes", "lighthouse"]


def find_browser() -> str:
    """The path of a Chromium; ends the program where there is none."""
    named = os.environ.get("CHROME_PATH", "")
    found = next((path for name in (named, *BROWSERS) if name and (path := shutil.which(name))), None)
    return found or sys.exit("No Chromium was found. On Debian or Ubuntu: apt-get install chromium")


def pages_of(base: str) -> dict[str, str]:
    """A page of each kind, as the front page and its lead story link them; ends the program where no paper answers."""
    try:
        front = read(f"{base}/")
    except (URLError, ValueError) as error:
        sys.exit(f"No paper answers at {base}/ ({error}). Start it first: make run")
    lead = LEAD.search(front)
    linked = front + (read(base + lead[1]) if lead else "")
    found = {"front": "/"} | ({"story": lead[1], "history": f"{lead[1]}riwayat/"} if lead else {})
    for kind, link in LINKED.items():
        if one := re.search(f'href="(?:{re.escape(base)})?({link})"', linked):
            found[kind] = one[1]
    return found | FIXED


def read(url: str) -> str:
    """A page's HTML."""
    with urlopen(url, timeout=10) as response:  # noqa: S310 - the address is the developer's own
        return response.read().decode()


def ask(command: list[str], browser: str, url: str, *, is_dark: bool) -> dict[str, Any]:
    """Lighthouse's report on one page, with its mobile settings; ends the program where it cannot be made."""
    with TemporaryDirectory() as directory:
        path = Path(directory) / "report.json"
        flags = CHROME_FLAGS + (DARK if is_dark else "")
        output = ["--output=json", f"--output-path={path}", f"--chrome-flags={flags}", "--quiet"]
        wanted = f"--only-categories={','.join(CATEGORIES)}"
        run = subprocess.run(  # noqa: S603 - the command is the developer's own
            [*command, url, *output, wanted],
            env=os.environ | {"CHROME_PATH": browser},
            capture_output=True,
            text=True,
            timeout=SECONDS_A_PAGE,
            check=False,
        )
        if not path.exists():
            sys.exit(f"Lighthouse could not look at {url}:\n{run.stderr[-800:]}")
        return json.loads(path.read_text(encoding="utf-8"))


def missing(report: dict[str, Any]) -> list[str]:
    """The audits that cost points, with what was measured."""
    found = []
    for key in CATEGORIES:
        for reference in report["categories"][key]["auditRefs"]:
            audit = report["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 0.9:
                found.append(f"{reference['id']}: {audit['title']} {audit.get('displayValue', '')}".strip())
    return found


if __name__ == "__main__":
    given = [argument for argument in sys.argv[1:] if argument != "--dark"]
    address = given.pop(0) if given and given[0].startswith("http") else "http://localhost:8000"
    sys.exit(main(address.rstrip("/"), is_dark="--dark" in sys.argv, kinds=given))
