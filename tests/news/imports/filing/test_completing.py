"""The words of a draft, changed in plain text areas."""

import pytest
from django.urls import reverse

from news.imports.filing.completing import field_name
from news.imports.filing.receiving import receive
from news.models import ArticlePage
from tests.builders import a_region, a_reporter
from tests.news.imports.filing.reports import NUMBER, a_report

pytestmark = pytest.mark.usefixtures("site")


TEXT = "Dapur umum berhenti memasak.\n\n“Kiriman belum sampai,” kata Kepala Desa Sungai Lumu, Harun Tamin."


@pytest.fixture(scope="module")
def dimas(site):
    return a_reporter("dimas")


@pytest.fixture
def article(dimas) -> ArticlePage:
    a_region("Kutai Kartanegara", code="64.02")
    return receive(a_report(text=TEXT), by=dimas, number=NUMBER).article


@pytest.fixture
def send(article, dimas, client):
    """The form as the page shows it, with other words."""
    client.force_login(dimas)
    form = client.get(reverse("news_filing:draft", args=[article.pk])).context["form"]
    values = {name: form[name].value() or "" for name in form.fields}
    shown = {f"initial-{field.name}": field.value() for field in form.word_fields()}
    address = reverse("news_filing:complete", args=[article.pk])
    return lambda **changes: client.post(address, values | shown | changes)


def newest(article: ArticlePage) -> ArticlePage:
    return ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()


def named(article: ArticlePage, kind: str) -> str:
    return next(field_name(block) for block in newest(article).body if block.block_type == kind)


def test_words_are_retyped_as_plain_text(article, send):
    typed = {named(article, "paragraph"): "Gas <habis>.\r\nDapur tutup.", named(article, "quote"): "Belum."}

    assert send(**typed).status_code == 302

    body = newest(article).body
    assert body[0].value.source == "<p>Gas &lt;habis&gt;.<br/>Dapur tutup.</p>"
    quote = newest(article).quotes[0].value
    assert (quote["text"], quote["speaker"].name) == ("Belum.", "Harun Tamin")


def test_a_block_that_is_emptied_goes(article, send):
    count = len(newest(article).body)

    send(**{named(article, "paragraph"): " "})

    assert len(newest(article).body) == count - 1


def test_words_that_nobody_touched_make_no_version(article, send):
    before = newest(article).latest_revision_id

    send()

    assert newest(article).latest_revision_id == before


def test_words_that_are_set_in_bold_are_left_to_the_editor(article, send, client):
    draft = newest(article)
    name = named(article, "paragraph")
    draft.body[0].value.source = "<p>Dapur <b>umum</b> tutup.</p>"
    draft.save_revision()

    form = client.get(reverse("news_filing:draft", args=[article.pk])).context["form"]

    assert name not in form.fields


def test_a_colleagues_newer_words_are_not_put_back(article, send):
    draft = newest(article)
    draft.body[0].value.source = "<p>Dapur umum buka lagi.</p>"
    draft.save_revision()

    assert send(title="Judul lain").status_code == 422
    assert send(title="Judul lain", seen=newest(article).latest_revision_id).status_code == 302

    assert newest(article).title == "Judul lain"
    assert newest(article).body[0].value.source == "<p>Dapur umum buka lagi.</p>"
