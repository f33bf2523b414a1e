import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from news.imports.models import PastedText
from news.imports.models.pasted_text import KEPT_DAYS
from news.imports.pasting.actions import purge_pasted
from news.imports.pasting.answers import person_key
from news.models import ArticlePage
from tests.builders import a_reporter, a_user
from tests.news.imports.pasting.documents import a_word_file, paragraph
from tests.news.imports.pasting.stories import PIER
from tests.news.imports.pasting.test_understanding import THIRD

pytestmark = pytest.mark.django_db

PASTE = "/admin/tempel/"


@pytest.fixture(scope="module")
def reporter(site):
    return a_reporter("dap", first_name="Dimas")


@pytest.fixture
def client(reporter) -> Client:
    client = Client()
    client.force_login(reporter)
    return client


@pytest.fixture
def pasted(client) -> PastedText:
    client.post(PASTE, {"naskah": PIER})
    return PastedText.objects.get()


def address(pasted: PastedText) -> str:
    return reverse("news_imports:pasted", args=[pasted.pk])


def asked(html: str) -> list[str]:
    """The cards that ask something."""
    return re.findall(r'id="kartu-([\w-]+)"[^>]*data-state="asked"', html)


def test_a_paste_is_kept_and_shown_beside_its_draft(client, pasted):
    response = client.get(address(pasted))
    html = response.content.decode()
    assert response.status_code == 200
    assert "<s>oleh -41 Dilihat</s>" in html
    assert 'id="asli-3" href="#nomor-3"' in html
    assert 'id="nomor-3"' in html
    assert len(asked(html)) == 3


def test_markup_of_the_clipboard_counts_while_it_says_the_same_words(client):
    html = "<p>Hujan deras di hulu</p><p>Warga siaga sejak malam.</p>"
    client.post(PASTE, {"naskah": "Hujan deras di hulu Warga siaga sejak malam.", "html": html})
    client.post(PASTE, {"naskah": "Hujan reda di hulu Warga pulang.", "html": html})
    texts = set(PastedText.objects.values_list("text", flat=True))
    assert texts == {"Hujan deras di hulu\n\nWarga siaga sejak malam.", "Hujan reda di hulu Warga pulang."}


def test_a_file_is_read_and_its_name_kept(client):
    file = SimpleUploadedFile("naskah.docx", a_word_file(paragraph("Satu kalimat dari berkas.")))
    client.post(PASTE, {"naskah": "", "berkas": file})
    pasted = PastedText.objects.get()
    assert (pasted.text, pasted.file_name) == ("Satu kalimat dari berkas.", "naskah.docx")


def test_a_file_that_cannot_be_read_is_told_in_one_sentence_and_the_field_keeps_its_text(client):
    file = SimpleUploadedFile("naskah.pdf", b"%PDF-1.7")
    response = client.post(PASTE, {"naskah": "Yang sudah diketik", "berkas": file})
    html = response.content.decode()
    assert response.status_code == 422
    assert html.count('role="alert"') == 1
    assert "Yang sudah diketik" in html
    assert not PastedText.objects.exists()


def test_an_answer_leads_to_the_card_that_asks_next(client, pasted):
    summary, first, second = asked(client.get(address(pasted)).content.decode())
    answered = {"kartu": first, "kunci": person_key("Ridwan Lasut"), "soal": "person", "jawab": "baru"}
    response = client.post(address(pasted), answered, follow=True)
    html = response.content.decode()
    assert asked(html) == [summary, second]
    assert re.search(rf'id="kartu-{second}".*?autofocus', html, re.DOTALL)


def test_a_typed_name_is_taken_and_may_be_a_new_person(client, pasted):
    answered = {
        "kartu": THIRD,
        "kunci": THIRD,
        "soal": "speaker",
        "jawab": "baru",
        "ketikan": "  Siti   Rahma ",
    }
    html = client.post(address(pasted), answered, follow=True).content.decode()
    assert html.count("<b>Siti Rahma</b>") >= 2


def test_a_summary_is_taken_typed_or_left_empty(client, pasted):
    for answered, shown in (
        ({"jawab": "ketik", "ketikan": "Truk tidak boleh lewat."}, True),
        ({"jawab": "tanpa"}, False),
    ):
        posted = {"kartu": "summary", "kunci": "summary", "soal": "summary", **answered}
        html = client.post(address(pasted), posted, follow=True).content.decode()
        assert ("Truk tidak boleh lewat." in html) is shown
        assert "summary" not in asked(html)


def test_a_forged_answer_is_told_and_changes_nothing(client, pasted):
    response = client.post(
        address(pasted), {"kunci": "x\r\ny", "soal": "z", "jawab": "w", "kartu": "a/b"}, follow=True
    )
    assert response.status_code == 200
    assert "messages" in response.content.decode()
    pasted.refresh_from_db()
    assert pasted.answers == {}


def test_one_click_saves_the_draft_and_opens_it_in_the_editor(client, pasted):
    response = client.post(address(pasted), {"simpan": "1"})
    article = ArticlePage.objects.get()
    assert response.url == reverse("wagtailadmin_pages:edit", args=[article.pk])
    assert client.get(response.url).status_code == 200


def test_a_text_that_is_a_draft_leads_there_and_a_second_save_makes_none(client, pasted):
    client.post(address(pasted), {"simpan": "1"})
    article = ArticlePage.objects.get()
    for response in (client.get(address(pasted)), client.post(address(pasted), {"simpan": "1"})):
        assert response.url == reverse("wagtailadmin_pages:edit", args=[article.pk])
    assert ArticlePage.objects.count() == 1


def test_a_text_whose_draft_was_deleted_is_told(client, pasted):
    client.post(address(pasted), {"simpan": "1"})
    ArticlePage.objects.get().delete()
    assert client.get(address(pasted)).url == PASTE


def test_a_text_that_was_thrown_away_is_told(client, pasted):
    client.post(address(pasted), {"buang": "1"}, follow=True)
    for answered in (client.get(address(pasted), follow=True), client.post(address(pasted), follow=True)):
        assert answered.redirect_chain == [(PASTE, 302)]
        assert len(answered.context["messages"]) == 1


def test_the_same_text_says_which_draft_it_became(client, pasted):
    client.post(address(pasted), {"simpan": "1"})
    again = client.post(PASTE, {"naskah": PIER}, follow=True).content.decode()
    assert "paste-earlier" in again
    assert reverse("wagtailadmin_pages:edit", args=[ArticlePage.objects.get().pk]) in again


def test_whose_draft_it_became_is_told_and_no_more_to_whoever_may_not_open_it(client, pasted):
    client.post(address(pasted), {"simpan": "1"})
    other = Client()
    other.force_login(a_reporter())
    again = other.post(PASTE, {"naskah": PIER}, follow=True).content.decode()
    notice = re.search(r'<p class="paste-earlier">.*?</p>', again, re.DOTALL)[0]
    assert "Dimas" in notice
    assert "<a " not in notice
    assert ArticlePage.objects.get().title not in notice


def test_a_line_is_brought_back_and_left_out_again(client, pasted):
    html = client.post(address(pasted), {"kembalikan": "2"}, follow=True).content.decode()
    assert 'name="buang_lagi" value="2"' in html
    html = client.post(address(pasted), {"buang_lagi": "2"}, follow=True).content.decode()
    assert 'name="kembalikan" value="2"' in html


def test_texts_that_are_no_drafts_yet_wait_on_the_first_page_until_thrown_away(client, pasted):
    assert address(pasted) in client.get(PASTE).content.decode()
    client.post(address(pasted), {"buang": "1"})
    assert address(pasted) not in client.get(PASTE).content.decode()


def test_nobody_opens_what_somebody_else_pasted(pasted):
    stranger = Client()
    stranger.force_login(a_reporter())
    assert stranger.get(address(pasted)).status_code == 404
    assert stranger.post(address(pasted), {"buang": "1"}).status_code == 404


def test_who_may_not_write_stories_is_not_let_in(site):
    outsider = Client()
    outsider.force_login(a_user())
    assert outsider.get(PASTE).status_code == 302
    assert Client().get(PASTE).status_code == 302


def test_markup_in_the_copy_is_printed_as_text(client):
    client.post(
        PASTE,
        {"naskah": "Judul <img src=x onerror=alert(1)>\n\n“<b>Ucapan</b> yang panjang,” kata Siti Rahma."},
    )
    html = client.get(address(PastedText.objects.get())).content.decode()
    assert "<img src=x" not in html
    assert "&lt;img src=x" in html


def test_the_menu_and_an_empty_story_lead_to_it(client):
    assert PASTE in client.get("/admin/").content.decode()
    assert PASTE in client.get("/admin/tulis/", follow=True).content.decode()


def test_a_story_with_many_quotes_costs_no_query_a_quote(client, django_assert_max_num_queries):
    many = PIER + "".join(f"\n\n“Kapal ke-{n} datang dari seberang sungai,” ucapnya." for n in range(40))
    client.post(PASTE, {"naskah": many})
    with django_assert_max_num_queries(40):
        client.get(address(PastedText.objects.get()))


def test_a_text_that_became_no_draft_goes_after_days_and_a_drafts_stays(client, pasted):
    assert re.search(rf"\b{KEPT_DAYS} (days|hari)\b", client.get(PASTE).text)
    client.post(PASTE, {"naskah": "Hujan deras di hulu. Warga siaga sejak malam."})
    client.post(address(pasted), {"simpan": "1"})
    later = timezone.now() + timedelta(days=KEPT_DAYS + 1)
    assert (purge_pasted(), purge_pasted(now=later)) == (0, 1)
    assert PastedText.objects.get() == pasted
    PastedText.objects.get().article.delete()
    assert purge_pasted(now=later) == 1


def test_no_more_guesses_are_open_than_were_made(client, pasted):
    sheet = client.get(address(pasted)).context["sheet"]

    assert max(len(card.questions) - len(card.numbers) for card in sheet.cards) > 0
    assert sheet.guess_count >= sheet.open_count


def test_a_text_of_one_word_asks_for_its_headline_once_and_leaves_no_card_empty(client):
    client.post(PASTE, {"naskah": "Air"})

    html = client.get(address(PastedText.objects.get())).content.decode()

    assert html.count(gettext("What is the headline?")) == 1
    assert gettext("The text names neither; fill them in in the editor.") in html
