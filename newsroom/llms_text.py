"""``/llms.txt``: Markdown in the order that https://llmstxt.org proposes: name, summary, then lists of links."""

from collections.abc import Iterable

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from news.models import PaperSettings
from news.presentation import as_printed
from news.text import one_line

LICENCE_OF_THE_LEDGER = "CC BY 4.0 <https://creativecommons.org/licenses/by/4.0/>"
_ESCAPED = str.maketrans({sign: f"\\{sign}" for sign in "\\[]<>*_`#"})

type Link = tuple[str, str, str]


def llms_text(paper: PaperSettings) -> str:
    """The whole file, in the paper's language."""
    with as_printed():
        parts = [f"# {_plain(paper.name)}", f"> {_summary(paper)}", _terms(paper)]
        navigation = paper.navigation
        lists = (
            (_("Regions"), _named(navigation.get("regions", []))),
            (_("Sections"), _named(navigation.get("sections", []))),
            (_("How we work"), _principles()),
            (_("Open data"), _data()),
            (_("For machines"), _feeds()),
        )
        parts += [_list(title, links) for title, links in lists if links]
    return "\n\n".join(parts) + "\n"


def _summary(paper: PaperSettings) -> str:
    text = _("A newspaper from %(city)s.") % {"city": _plain(paper.city)} if paper.city else _("A newspaper.")
    return " ".join(filter(None, [text, _plain(paper.motto), _plain(paper.legal_line)]))


def _terms(paper: PaperSettings) -> str:
    """What may be done with the texts: the same as in robots.txt, in a sentence."""
    ai = PaperSettings.AICrawlers
    allowed = {
        ai.NOTHING: _("Language models may neither be trained with our texts nor answer from them."),
        ai.SEARCH: _(
            "Language models may answer from our texts with a link; they may not be trained with them."
        ),
        ai.ALL: _("Language models may be trained with our texts and answer from them."),
    }[ai(paper.ai_crawlers)]
    kept = _(
        "Texts and pictures are under copyright. Quote a story with the paper's name and its address, and look at it "
        "again before you repeat it: stories are corrected and retracted, always visibly."
    )
    return f"{allowed} {kept}"


def _principles() -> list[Link]:
    return [
        (_("Who answers for it"), "/redaksi/", _("people, publisher, address")),
        (
            _("Guideline for online media"),
            "/pedoman-media-siber/",
            _("the press council's rules that bind us"),
        ),
        (_("About us"), "/tentang/", ""),
        (_("Corrections"), reverse("corrections"), _("every correction, reply and retraction, newest first")),
        (_("How we count reads"), "/cara-kami-menghitung/", ""),
    ]


def _data() -> list[Link]:
    ledger = _("every quote with speaker, role on that day, story; licence: %(licence)s") % {
        "licence": LICENCE_OF_THE_LEDGER
    }
    return [
        (_("The ledger of quotes"), reverse("quotes"), ledger),
        ("JSON", reverse("quotes_json"), _("a hundred quotes a page, newest first")),
        ("CSV", reverse("quotes_csv"), _("five thousand quotes a file")),
        (_("Promises of officials"), reverse("promises"), ""),
    ]


def _feeds() -> list[Link]:
    return [
        (
            "Atom",
            reverse("feed"),
            _("the newest stories, whole; every list has such a feed at its address and feed/"),
        ),
        ("Sitemap", reverse("sitemap"), ""),
        (_("Search"), "/cari/", "?q="),
    ]


def _named(links: Iterable[dict[str, str]]) -> list[Link]:
    return [(link["name"], link["url"], "") for link in links]


def _list(title: str, links: Iterable[Link]) -> str:
    lines = [
        f"- [{_plain(name)}]({settings.SITE_URL}{path})" + (f": {note}" if note else "")
        for name, path, note in links
    ]
    return "\n".join([f"## {title}", "", *lines])


def _plain(text: str) -> str:
    """A name of ours as words, not as Markdown."""
    return one_line(text).translate(_ESCAPED)
