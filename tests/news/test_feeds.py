"""Feeds: well-formed whatever stands in a headline, and the same stories as the pages."""

import re
import xml.etree.ElementTree as ET
from datetime import datetime, timedelta
from urllib.parse import urlsplit

import pytest
from django.utils import timezone

from news.editorial.actions import publish_imported
from news.feeds import ITEMS
from news.models import ArticlePage, Author, PaperSettings, Photo, Section
from news.share_images import image as image_values
from tests.builders import (
    a_correction,
    a_person,
    a_photo,
    a_published_article,
    a_quote,
    a_region,
    a_retraction,
    a_section,
    a_topic,
    an_article,
    an_author,
)
from tests.news.bodies import every_block

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = (
    "Air\x0bpasang\x08",
    "Air \ufffe pasang \uffff",
    "Air ]]> pasang",
    "<script>alert(1)</script>",
    "Air & pasang &amp; &#x0;",
    "\u202eterbalik\u202c",
    "<![CDATA[Air]]>",
    "“Air” – ‘pasang’ 🌊",
)


def read(client, url: str) -> ET.Element:
    response = client.get(url)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/atom+xml")
    return ET.fromstring(response.content)  # noqa: S314 - our own feed


def titles(feed: ET.Element) -> list[str]:
    return [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")]


def forced(article: ArticlePage, **values) -> ArticlePage:
    """Public with values that came past the form, as from an import."""
    for name, value in values.items():
        setattr(article, name, value)
    publish_imported(article)
    return ArticlePage.objects.get(pk=article.pk)


@pytest.mark.parametrize("text", HOSTILE)
def test_feed_is_well_formed_whatever_stands_in_a_story(client, text):
    author, person = an_author(f"Penulis {text}"), a_person(f"Tokoh {text}")
    article = an_article(
        authors=(author,), section=a_section(f"Rubrik {text}"), topics=(a_topic(f"Topik {text}"),)
    )
    body = [a_quote(text, speaker=person, role=text)]
    article = forced(article, title=text, summary=text, kicker=text, body=body)
    for url in ("/feed/", author.get_absolute_url() + "feed/", article.section.get_absolute_url() + "feed/"):
        feed = read(client, url)
        assert len(list(feed.iter(f"{ATOM}entry"))) == 1
    assert len(titles(read(client, person.get_absolute_url() + "feed/"))) == 1


def test_script_in_a_headline_is_text_in_the_feed(client):
    forced(an_article(), title="<script>alert(1)</script>")
    assert titles(read(client, "/feed/")) == ["<script>alert(1)</script>"]
    assert "<script" not in client.get("/feed/").text


def test_name_of_the_paper_may_be_hostile_too(client):
    paper = PaperSettings.load()
    paper.name = "Kabar <Muara> & \x0bKawan"
    paper.save()
    a_published_article()
    assert read(client, "/feed/").findtext(f"{ATOM}title") == "Kabar <Muara> & Kawan"


def test_entry_says_what_when_by_whom_and_where(client):
    article = a_published_article(
        title="Air pasang", summary="Air masuk.", authors=(an_author("Dimas Arya"),)
    )
    entry = read(client, "/feed/").find(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "Air pasang"
    assert entry.findtext(f"{ATOM}summary") == "Air masuk."
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Dimas Arya"
    assert entry.find(f"{ATOM}link").get("href") == f"http://testserver{article.get_url()}"
    assert entry.findtext(f"{ATOM}id") == f"urn:uuid:{article.public_id}"
    assert entry.findtext(f"{ATOM}published").startswith(f"{article.published_at:%Y-%m-%dT%H:%M}")
    assert {category.get("term") for category in entry.iter(f"{ATOM}category")} == {"Politik", "Berau"}


def test_identity_of_an_entry_outlives_its_address(client):
    article = a_published_article(slug="satu")
    before = read(client, "/feed/").findtext(f"{ATOM}entry/{ATOM}id")
    draft = article.get_latest_revision_as_object()
    draft.slug = "dua"
    publish_imported(draft)
    assert read(client, "/feed/").findtext(f"{ATOM}entry/{ATOM}id") == before


def test_label_stands_before_the_headline(client):
    a_published_article(title="Pendapat saya", label=ArticlePage.Label.OPINION)
    assert titles(read(client, "/feed/")) == ["Opini: Pendapat saya"]


def test_paid_text_is_in_no_feed_but_its_sections(client):
    section = Section.objects.create(name="Iklan")
    a_published_article(label=ArticlePage.Label.ADVERTORIAL, sponsor="Badan", section=section)
    assert titles(read(client, "/feed/")) == []
    assert len(titles(read(client, section.get_absolute_url() + "feed/"))) == 1


def test_feed_of_a_province_has_the_news_of_its_regencies(client):
    article = a_published_article(title="Kabar Berau", region=a_region("Berau", code="64.03"))
    assert "Kabar Berau" in titles(read(client, article.region.parent.get_absolute_url() + "feed/"))


def test_feed_has_only_the_newest_whatever_there_is_in_the_same_number_of_queries(
    client, monkeypatch, django_assert_max_num_queries
):
    monkeypatch.setattr("news.feeds.ITEMS", 2)
    for title in ("Lama", "Baru", "Terbaru"):
        a_published_article(title=title)
    client.get("/feed/")
    with django_assert_max_num_queries(3):
        assert titles(read(client, "/feed/")) == ["Terbaru", "Baru"]


def test_feed_is_as_long_as_readers_of_feeds_expect():
    assert ITEMS == 30


def test_feed_of_an_author_without_stories_is_empty_and_well_formed(client):
    author = Author.objects.create(name="Baru")
    assert titles(read(client, author.get_absolute_url() + "feed/")) == []


def test_draft_and_withdrawn_story_are_in_no_feed(client):
    an_article(title="Rancangan")
    a_published_article(title="Ditarik").unpublish()
    assert titles(read(client, "/feed/")) == []


def test_person_of_whom_nobody_read_yet_has_no_feed(client):
    person = a_person("Saksi Rahasia")
    an_article(body=[a_quote(speaker=person)])
    assert client.get(f"{person.get_absolute_url()}feed/").status_code == 404
    a_published_article(body=[a_quote(speaker=person)])
    assert client.get(f"{person.get_absolute_url()}feed/").status_code == 200


def test_addresses_are_the_papers_own_under_whatever_name_it_was_asked(client, settings):
    settings.ALLOWED_HOSTS = ["lain.example"]
    settings.SITE_URL = "https://www.kabar.example"
    article = a_published_article()
    for url in ("/feed/", f"{article.section.get_absolute_url()}feed/"):
        text = client.get(url, HTTP_HOST="lain.example").text
        assert "lain.example" not in text
        feed = ET.fromstring(text)  # noqa: S314 - our own feed
        links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
        assert links["self"] == f"https://www.kabar.example{url}"
        assert feed.find(f"{ATOM}entry/{ATOM}link").get("href") == (
            f"https://www.kabar.example{article.get_url()}"
        )


def test_entry_has_the_whole_text_with_addresses_in_full(client, settings):
    settings.SITE_URL = "https://www.kabar.example"
    other = a_published_article(title="Pintu air rusak")
    a_published_article(body=every_block(related=other), title="Semua blok")
    content = read(client, "/feed/").findtext(f"{ATOM}entry/{ATOM}content")
    for words in ("<p>", "Tanggul jebol", "14.500", "Dua perahu", "Air naik sebelum subuh."):
        assert words in content
    assert "Pintu air rusak" not in content
    assert 'href="/' not in content
    assert 'src="/' not in content
    assert "class=" not in content


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_words_in_the_whole_text(client, text):
    forced(an_article(), body=[a_quote(text)])
    content = read(client, "/feed/").findtext(f"{ATOM}entry/{ATOM}content")
    assert "<script" not in content
    assert "<blockquote>" in content


def test_correction_is_said_before_the_text(client):
    article = a_published_article()
    a_correction(article, text="Bukan sembilan, delapan desa.")
    content = read(client, "/feed/").findtext(f"{ATOM}entry/{ATOM}content")
    assert content.startswith("<p><strong>")
    assert "delapan desa" in content.partition("</p>")[0]


# What a validator looks at (RFC 4287, and the rules of https://validator.w3.org/feed/docs/) -----------------


@pytest.fixture(scope="module")
def story(site) -> ArticlePage:
    """A public story with all that an entry tells."""
    article = a_published_article(
        title="Air pasang & angin",
        authors=(an_author("Dimas Arya"), an_author("Laras Wening")),
        topics=(a_topic(),),
        lead_photo=a_photo(),
        body=[("paragraph", "<p>Air naik.</p>"), a_quote()],
    )
    a_correction(article, text="Bukan sembilan, delapan desa.")
    return ArticlePage.objects.get(pk=article.pk)


def feed_urls(story: ArticlePage) -> list[str]:
    things = [story.section, story.region, story.topics.get(), story.quotes[0].value["speaker"]]
    things.append(story.byline_entries.first().author)
    return ["/feed/", *(f"{thing.get_absolute_url()}feed/" for thing in things)]


def only(element: ET.Element, name: str) -> ET.Element:
    (found,) = element.findall(f"{ATOM}{name}")
    return found


def is_address(text: str) -> bool:
    parts = urlsplit(text)
    return parts.scheme in {"http", "https"} and bool(parts.netloc) and " " not in text


def check_common(element: ET.Element) -> None:
    """What feed and entry have both."""
    identity = only(element, "id").text
    assert is_address(identity) or re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", identity)
    assert only(element, "title").text.strip()
    assert datetime.fromisoformat(only(element, "updated").text).tzinfo
    alternates = [
        link for link in element.findall(f"{ATOM}link") if link.get("rel", "alternate") == "alternate"
    ]
    assert len(alternates) == 1
    assert all(is_address(link.get("href")) for link in element.findall(f"{ATOM}link"))
    assert all(category.get("term").strip() for category in element.findall(f"{ATOM}category"))


def check_entry(entry: ET.Element) -> None:
    check_common(entry)
    published = datetime.fromisoformat(only(entry, "published").text)
    assert datetime.fromisoformat(only(entry, "updated").text) >= published
    authors = entry.findall(f"{ATOM}author")
    assert authors
    for author in authors:
        assert only(author, "name").text.strip()
        assert is_address(only(author, "uri").text)
    content = entry.find(f"{ATOM}content")
    if content is not None:
        assert content.get("type") == "html"
        assert not re.search(r'(?:src|href)="/', content.text)
    for enclosure in entry.findall(f"{ATOM}link[@rel='enclosure']"):
        assert enclosure.get("type") == "image/webp"
        assert int(enclosure.get("length")) > 0


def check_feed(client, url: str) -> ET.Element:
    feed = read(client, url)
    assert feed.tag == f"{ATOM}feed"
    check_common(feed)
    entries = feed.findall(f"{ATOM}entry")
    for entry in entries:
        check_entry(entry)
    identities = [only(entry, "id").text for entry in entries]
    assert len(set(identities)) == len(identities)
    (itself,) = feed.findall(f"{ATOM}link[@rel='self']")
    assert itself.get("href") == f"http://testserver{url}"
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "id"
    return feed


def test_every_feed_is_valid(client, story):
    for url in feed_urls(story):
        assert check_feed(client, url).findall(f"{ATOM}entry"), url


def test_feed_with_a_release_and_a_retraction_is_valid(client):
    a_published_article(label=ArticlePage.Label.PRESS_RELEASE, sponsor="Dinas", title="Siaran")
    a_retraction(a_published_article(title="Gudang itu kosong"))
    assert {"Siaran pers: Siaran", "Dicabut: Gudang itu kosong"} <= set(titles(check_feed(client, "/feed/")))


def test_empty_feed_is_valid_and_stays_the_same(client):
    author = Author.objects.create(name="Baru")
    check_feed(client, f"{author.get_absolute_url()}feed/")
    first, second = (client.get(f"{author.get_absolute_url()}feed/") for _time in range(2))
    assert first.content == second.content


def test_everybody_who_wrote_is_an_author_with_a_page(client, story):
    entry = read(client, "/feed/").find(f"{ATOM}entry")
    names = [author.findtext(f"{ATOM}name") for author in entry.findall(f"{ATOM}author")]
    assert names == ["Dimas Arya", "Laras Wening"]


def test_photo_comes_with_its_type_and_its_weight(client, story):
    enclosure = read(client, "/feed/").find(f"{ATOM}entry/{ATOM}link[@rel='enclosure']")
    picture = client.get(enclosure.get("href").removeprefix("http://testserver"))
    assert len(picture.getvalue()) == int(enclosure.get("length"))


def hands_out_a_photo(client) -> bool:
    """Of the newest story."""
    newest = read(client, "/feed/").find(f"{ATOM}entry")
    return newest.find(f"{ATOM}link[@rel='enclosure']") is not None


@pytest.mark.parametrize(
    "changes",
    [{"rights": Photo.Rights.UNKNOWN}, {"rights_expire_on": timezone.localdate() - timedelta(days=1)}],
)
def test_photo_whose_rights_do_not_allow_it_is_not_handed_out(client, changes):
    a_published_article(lead_photo=a_photo("Pinjaman", **changes))
    assert not hands_out_a_photo(client)


def test_photo_is_handed_out_until_its_rights_end(client, monkeypatch):
    until = timezone.localdate() + timedelta(days=3)
    a_published_article(lead_photo=a_photo("Pinjaman", rights_expire_on=until))
    assert hands_out_a_photo(client)
    monkeypatch.setattr(image_values, "today", lambda: until + timedelta(days=1))
    assert not hands_out_a_photo(client)


def test_correction_is_marked_and_makes_the_entry_newer(client, story):
    entry = read(client, "/feed/").find(f"{ATOM}entry")
    marks = [one for one in entry.findall(f"{ATOM}category") if one.get("term") == "ralat"]
    assert [(one.get("scheme"), one.get("label")) for one in marks] == [
        ("http://testserver/koreksi/", "Ralat")
    ]
    approved_at = story.corrections.get().approved_at
    assert datetime.fromisoformat(only(entry, "updated").text) == approved_at


def test_whoever_has_the_feed_is_not_sent_it_again(client):
    a_published_article(title="Satu")
    first = client.get("/feed/")
    again = client.get("/feed/", HTTP_IF_NONE_MATCH=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    a_published_article(title="Dua").unpublish()
    assert client.get("/feed/", HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 304
    a_published_article(title="Tiga")
    assert client.get("/feed/", HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 200


def test_feed_from_which_a_story_left_is_sent_again_though_nothing_in_it_is_newer(client):
    a_published_article(title="Satu")
    second = a_published_article(title="Dua")
    first = client.get("/feed/")
    second.unpublish()
    known = {"HTTP_IF_NONE_MATCH": first["ETag"], "HTTP_IF_MODIFIED_SINCE": first["Last-Modified"]}
    assert client.get("/feed/", **known).status_code == 200


def test_feed_tells_when_it_last_changed(client, story):
    assert client.get("/feed/")["Last-Modified"].endswith("GMT")
