"""Markup in any text of any model is text to the reader: on pages, in feeds, data, sitemaps and mails."""

import csv
import html
import io
import json
import re
from collections.abc import Iterator
from datetime import timedelta
from html.parser import HTMLParser
from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client, TestCase
from django.utils import timezone

from home.models import HomePage
from news.editorial.complaints.forms import ComplaintForm
from news.models import ArticlePage, Topic
from news.newsletter.sending import SETTLING
from news.quotes.models import Outcome, Promise, PromiseCheck
from newsroom import edition
from tests.clock import at
from tests.fuzz.addresses import Walk, is_whole, public_routes
from tests.fuzz.paper import LINK, a_cookie_of, a_whole_paper
from tests.fuzz.server import Answer, Request, running
from tests.news.comments.people import a_reader
from tests.payloads.spoiling import Spoiler

pytestmark = pytest.mark.django_db

# How it would look if it were not text.
RAW = re.compile(r"<img src=x|<script>alert|=m\d+x<b>|'>49\b")
FORMULA = ("=", "+", "-", "@", "\t", "\r")
# A floor, so that a paper that shows nothing proves nothing.
SEEN_AT_LEAST = {
    "news.ArticlePage.summary", "news.ArticlePage.kicker", "news.ArticlePage.sponsor",
    "news.ArticlePage.lead_photo_caption", "news.ArticlePage.lead_photo_alt", "news.ArticlePage.dateline_place",
    "wagtailcore.Page.title", "wagtailcore.Page.seo_title", "wagtailcore.Page.search_description",
    "paragraph", "heading", "quote.text", "quote.role", "photo.caption", "photo.alt", "gallery.title", "list.items",
    "table.caption", "table.table", "embed.title", "embed.caption", "fact_box.title", "fact_box.text", "document.title",
    "news.Person.name", "news.Person.description", "news.Position.title", "news.Author.name", "news.Author.bio",
    "news.Section.name", "news.Section.description", "news.Topic.name", "news.Topic.description",
    "news.Region.name", "news.RegionAlias.name", "news.Photo.credit", "news.Correction.text", "news.Correction.party",
    "news.Correction.full_text", "news.Retraction.reason", "news.PaperSettings.name", "news.PaperSettings.legal_line",
    "news_quotes.Promise.text", "news_quotes.PromiseCheck.finding", "home.HomePage.breaking_text",
    "home.StandingPage.body", "news_comments.ReaderComment.text", "news.Series.name",
}  # fmt: skip


@pytest.fixture(scope="module")
def spoiler() -> Spoiler:
    return Spoiler()


@pytest.fixture(scope="module")
def mails() -> list[mail.EmailMultiAlternatives]:
    """What was sent; the mail box itself is emptied before each test."""
    return []


@pytest.fixture(scope="module")
def walk(module_db: None, spoiler: Spoiler, mails: list) -> Iterator[Walk]:
    """Every page of a paper whose every text tries to break out of its place; with what was sent by e-mail."""
    writer = a_reader("Dewi", email="dewi@warga.example")
    secrets = a_whole_paper(writer)
    _fill_the_front()
    reader = Client()
    for link in filter(lambda link: "konfirmasi" in link, secrets):
        reader.post(link)
    spoiler.spoil_everything()
    _send_everything(reader, spoiler)
    mails += mail.outbox
    # No commit tells that the paper's name is another.
    edition.forget_all()
    secrets += [link for message in mails for link in LINK.findall(str(message.body))]
    with running() as server:
        yield Walk(server, a_cookie_of(writer)).start(
            at=[*(f"/{route}" for route in public_routes() if is_whole(route)), *secrets]
        )


def _fill_the_front() -> None:
    """Strip and topic stand there too."""
    front, now = HomePage.objects.get(), timezone.now()
    front.breaking_since, front.breaking_until = now - timedelta(hours=1), now + timedelta(days=2)
    front.topic, front.topic_until = Topic.objects.get(), now + timedelta(days=2)
    front.breaking_text = "Pintu air dibuka."
    front.save()
    PromiseCheck.objects.create(promise=Promise.objects.first(), outcome=Outcome.KEPT, finding="Berfungsi.")


def _send_everything(reader: Client, spoiler: Spoiler) -> None:
    """A complaint with markup in each of its fields, and tomorrow's letter."""
    story = ArticlePage.objects.live().first()
    typed = {
        name: spoiler.payload(f"complaint.{name}", longest=field.max_length)
        for name, field in ComplaintForm.base_fields.items()
        if name not in ("kind", "berita", "email", "phone", "passage")
    }
    reader.post("/hak-jawab/", typed | {"kind": "reply", "berita": story.pk, "email": "ani@warga.example"})
    with TestCase.captureOnCommitCallbacks(execute=True), at(timezone.now() + SETTLING):
        call_command("send_newsletter", stdout=io.StringIO())


def test_no_answer_has_the_markup_of_any_text(walk):
    for path, answer in walk.answers.items():
        if _is_drawn(answer):
            raw = RAW.search(answer.text)
            assert not raw, f"{path}: {answer.text[max(0, raw.start() - 300) : raw.end() + 100]}"


def test_no_page_has_a_script_or_an_attribute_that_is_not_ours(walk):
    for path, answer in walk.answers.items():
        if answer.is_html:
            reader = _Executed()
            reader.feed(answer.text)
            assert not reader.found, f"{path}: {reader.found}"


def test_each_text_is_shown_somewhere_as_it_was_typed(walk, spoiler):
    pages = [html.unescape(answer.text) for answer in walk.answers.values()]
    marks = {mark for page in pages for mark in re.findall(r"=(m\d+x)\b", page)}
    seen = {spoiler.fields[mark] for mark in marks if mark in spoiler.fields}
    assert seen >= SEEN_AT_LEAST, SEEN_AT_LEAST - seen


def test_structured_data_is_json_and_ends_its_script_nowhere(walk):
    found = 0
    for path, answer in walk.answers.items():
        for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', answer.text, re.S):
            json.loads(text)
            assert "<" not in text, path
            found += 1
    assert found


def test_feeds_and_sitemaps_are_well_formed(walk):
    xml = {path: answer for path, answer in walk.answers.items() if "xml" in answer.headers["Content-Type"]}
    assert len(xml) > 5
    for answer in xml.values():
        ElementTree.fromstring(answer.body)  # noqa: S314 - our own


def test_html_inside_a_feed_has_no_markup_of_any_text(walk):
    """A feed reader decodes the XML and then draws what is HTML in it."""
    for path, answer in walk.answers.items():
        if "xml" not in answer.headers["Content-Type"]:
            continue
        for element in ElementTree.fromstring(answer.body).iter():  # noqa: S314 - our own
            if element.get("type") == "html":
                assert not RAW.search(element.text or ""), path


def test_data_is_marked_as_data(walk):
    answer = walk.answers["/kutipan/data.json"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "=m" in json.dumps(json.loads(answer.text)["quotes"])


def test_no_cell_of_a_spreadsheet_is_a_formula(walk):
    rows = list(csv.reader(io.StringIO(walk.answers["/kutipan/data.csv"].text.lstrip("\ufeff"))))
    assert any("m" in cell and "x" in cell and "'=" in cell for row in rows for cell in row)
    assert not [cell for row in rows for cell in row if cell.lstrip(" ").startswith(FORMULA)]


def test_no_mail_has_markup_or_a_second_subject(walk, mails):
    letters = [
        content
        for message in mails
        for content, kind in getattr(message, "alternatives", [])
        if "html" in kind
    ]
    assert letters
    for content in letters:
        assert not RAW.search(str(content))
    assert not [message.subject for message in mails if "\n" in message.subject or "\r" in message.subject]


def test_search_marks_what_it_found_in_text(walk):
    answer = walk.server.ask(Request(b"/cari/", query=b"q=alert"))
    assert "<mark>" in answer.text
    assert not RAW.search(answer.text)


def test_what_the_address_says_is_text(walk, spoiler):
    """Each parameter of each address, with the payload in it."""
    for route in walk.kinds:
        text = spoiler.payload("an address")
        query = urlencode(dict.fromkeys(walk.names(route), text)).encode()
        for path in walk.addresses[route][:1]:
            answer = walk.server.ask(Request(path.encode(), query=query))
            assert not (_is_drawn(answer) and RAW.search(answer.text)), f"{path}?{query!r}"


def _is_drawn(answer: Answer) -> bool:
    """Whether a program reads markup in it; in data it is text to all."""
    return answer.is_html or "xml" in answer.headers["Content-Type"]


class _Executed(HTMLParser):
    """What a browser would run: event attributes, script addresses, scripts with words in them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._script = False

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            if name.startswith("on") or (value or "").strip().lower().startswith("javascript:"):
                self.found.append(f"{tag} {name}")
        self._script = tag == "script" and ("type", "application/ld+json") not in attrs

    def handle_endtag(self, tag):
        self._script = False

    def handle_data(self, data):
        if self._script and data.strip():
            self.found.append(data)
