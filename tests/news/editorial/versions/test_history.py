"""What the public log keeps back, whichever page of it somebody asks for, and the way to each version's text."""

import pytest
from wagtail.models import PageViewRestriction

from news.editorial.models import PublishedVersion
from news.editorial.versions.history import VERSIONS_SHOWN
from news.models import Retraction
from tests.builders import a_published_article, a_retraction
from tests.news.editorial.versions.test_keeping import changed, log_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

NAME, HIDDEN = "Rani", "Seorang anak"


def a_story_that_names_a_child(*, versions: int = 3):
    """The child is named in all versions but the last, which carries the flag."""
    article = a_published_article(
        title=f"{NAME} 0", summary=f"{NAME}, murid kelas lima.", body=[("paragraph", f"<p>{NAME} pergi.</p>")]
    )
    for number in range(1, versions - 1):
        changed(article, title=f"{NAME} {number}", note="Diperbarui.")
    return changed(
        article,
        title=HIDDEN,
        summary=f"{HIDDEN}.",
        body=[("paragraph", f"<p>{HIDDEN} pergi.</p>")],
        is_about_child=True,
        note="Identitas anak kami hapus.",
    )


def every_address(article) -> list[str]:
    address, count = log_of(article), PublishedVersion.objects.filter(article=article).count()
    numbers = range(count + 2)
    return [
        address,
        *(f"{address}?sampai={number}" for number in numbers),
        *(f"{address}?versi={number}" for number in numbers),
        *(f"{address}?versi={one}&sampai={other}" for one in numbers for other in numbers),
    ]


def test_words_of_a_protected_story_are_at_no_address_of_its_log(client):
    article = a_story_that_names_a_child()
    for url in every_address(article):
        assert NAME not in client.get(url, follow=True).text, url


def test_flag_in_the_last_of_many_versions_protects_the_oldest_page_too(client):
    article = a_story_that_names_a_child(versions=VERSIONS_SHOWN + 5)
    first = client.get(log_of(article))
    second = client.get(log_of(article) + first.context["older_url"])
    assert second.context["history"].withheld
    assert NAME not in second.text


def test_flag_that_was_taken_off_later_still_protects(client):
    article = a_story_that_names_a_child()
    changed(article, is_about_child=False, note="Sudah dewasa.")
    assert NAME not in client.get(log_of(article)).text


def test_ended_retraction_for_a_child_protects_the_log(client):
    article = a_published_article(title="Kabar", summary=f"{NAME}, murid.")
    changed(article, summary=f"{HIDDEN}.")
    retraction = a_retraction(article, ground="child")
    retraction.end_proposed_by, retraction.end_proposed_at = retraction.proposed_by, retraction.proposed_at
    retraction.ended_by, retraction.ended_at = retraction.confirmed_by, retraction.confirmed_at
    retraction.save(update_fields=["end_proposed_by", "end_proposed_at", "ended_by", "ended_at"])
    assert NAME not in client.get(log_of(article)).text


def test_one_address_asks_for_a_version_or_for_a_page_of_the_log(client):
    article = a_published_article()
    assert client.get(f"{log_of(article)}?versi=1&sampai=1").status_code == 404


@pytest.mark.parametrize("ground", Retraction.Ground.values)
def test_no_word_of_a_retracted_story_is_in_its_log(client, ground):
    article = a_published_article(
        title="Kepala desa gelapkan dana",
        summary="Budi menggelapkan dua miliar.",
        body=[("paragraph", "<p>Uangnya dipakai membeli kapal.</p>")],
    )
    article = changed(
        article, title="Dana desa diperiksa", summary="Polisi memeriksa.", note="Tuduhan dihapus."
    )
    address = log_of(article)
    a_retraction(article, ground=ground, reason="Sumbernya menarik keterangan.")
    words = ("gelapkan", "menggelapkan", "Polisi memeriksa", "membeli kapal", "Tuduhan dihapus")
    for query in ("", "?sampai=1", "?sampai=2", "?versi=1", "?versi=2"):
        page = client.get(address + query, follow=True).text
        assert not [word for word in words if word in page], query


def test_log_of_a_retracted_story_still_says_when_and_who_and_why(client):
    article = changed(a_published_article(), title="Judul kedua")
    address = log_of(article)
    a_retraction(article, reason="Sumbernya menarik keterangan.")
    page = client.get(address)
    assert page.status_code == 200
    assert "Sumbernya menarik keterangan." in page.text
    assert [entry.number for entry in page.context["history"].entries if entry.number] == [2, 1]
    assert "?versi=" not in page.text


def test_notice_of_a_retracted_story_does_not_lead_to_its_log(client):
    article = a_published_article()
    a_retraction(article)
    assert "riwayat/" not in client.get(article.get_url()).text


def test_retracted_story_behind_a_restriction_has_no_log(client):
    article = a_published_article()
    address = log_of(article)
    a_retraction(article)
    PageViewRestriction.objects.create(page=article, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(address).status_code == 404


def test_each_version_is_linked_and_opens(client):
    article = changed(changed(a_published_article(title="Satu"), title="Dua"), title="Tiga")
    page = client.get(log_of(article)).text
    for number, title in enumerate(("Satu", "Dua", "Tiga"), start=1):
        assert f'href="?versi={number}"' in page
        assert title in client.get(f"{log_of(article)}?versi={number}").text
