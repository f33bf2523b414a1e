"""Whose a picture is, and whether we may print it."""

from datetime import date

import pytest

from news.editorial.rules.photos import photo_of_nobody, photo_without_credit, photo_without_rights
from tests.builders import a_photo, an_article

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def in_block(photo):
    return ("photo", {"photo": photo, "caption": "", "alt": "Dermaga"})


def in_gallery(photo):
    return ("gallery", {"title": "", "photos": [in_block(a_photo("Gudang"))[1], in_block(photo)[1]]})


@pytest.mark.parametrize("place", [in_block, in_gallery])
def test_photo_of_the_text_without_credit_blocks(place):
    article = an_article(body=[place(a_photo("Pasar", credit=" "))])
    (finding,) = photo_without_credit(article)
    assert (finding.block_id, finding.is_blocking) == (str(article.body[0].id), True)
    assert "Pasar" in finding.message


def test_lead_photo_without_credit_blocks():
    (finding,) = photo_without_credit(an_article(lead_photo=a_photo(credit="")))
    assert (finding.field, finding.is_blocking) == ("lead_photo", True)


@pytest.mark.parametrize("changes", [{"rights": "unknown"}, {"rights_expire_on": date(2020, 1, 1)}])
def test_photo_whose_rights_nobody_knows_or_that_ended_blocks(changes):
    (finding,) = photo_without_rights(an_article(lead_photo=a_photo(**changes)))
    assert finding.is_blocking


def test_photo_with_credit_and_rights_passes():
    article = an_article(lead_photo=a_photo(rights_expire_on=date(2099, 1, 1)), body=[in_gallery(a_photo())])
    found = [*photo_without_credit(article), *photo_without_rights(article), *photo_of_nobody(article)]
    assert found == []


@pytest.mark.parametrize("credit", ["ist", "Foto: ist", "(Istimewa)", "dok. ist", "internet"])
def test_credit_that_names_nobody_is_advised_against(credit):
    (finding,) = photo_of_nobody(an_article(lead_photo=a_photo(credit=credit)))
    assert not finding.is_blocking


@pytest.mark.parametrize(
    "text",
    ["Data itu dari berbagai sumber internet.", "Istilah internet itu baru.", "Foto istri camat hilang."],
)
def test_sentence_about_the_internet_is_no_credit(text):
    assert list(photo_of_nobody(an_article(body=[("paragraph", f"<p>{text}</p>")]))) == []


def test_caption_that_ends_in_foto_ist_is_named():
    article = an_article(lead_photo=a_photo(), lead_photo_caption="Warga mengungsi. (Foto: ist)")
    (finding,) = photo_of_nobody(article)
    assert finding.field == "lead_photo_caption"


@pytest.mark.parametrize("credit", ["Laras Wening/Kabar Muara", "Istiqomah", "Dok. BPBD Kukar"])
def test_credit_with_a_name_passes(credit):
    assert list(photo_of_nobody(an_article(lead_photo=a_photo(credit=credit)))) == []
