"""Headlines say the news in one line and in a calm voice."""

import pytest

from news.editorial.rules.headline import headline_length, headline_shouting
from tests.news.editorial.rules.drafts import a_draft

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("title", ["Air naik", ("Sembilan desa di hilir Mahakam " * 4).strip()])
def test_headline_too_short_or_too_long_is_advised_against(title):
    (finding,) = headline_length(a_draft(title=title))
    assert (finding.field, finding.is_blocking) == ("title", False)
    assert str(len(title)) in finding.message


@pytest.mark.parametrize(
    "title", ["Air pasang merendam desa", "Gubernur minta pintu air selesai sebelum akhir tahun"]
)
def test_headline_of_usual_length_passes(title):
    assert list(headline_length(a_draft(title=title))) == []


def test_story_without_a_headline_yet_is_not_told_that_it_is_short():
    assert list(headline_length(a_draft(title="…"))) == []


@pytest.mark.parametrize(
    "title",
    [
        "Air pasang merendam sembilan desa!",
        "HEBOH BANJIR di Anggana",
        "TERUNGKAP sebab banjir Anggana",
        "Siapa lalai??",
    ],
)
def test_shouting_is_advised_against(title):
    findings = list(headline_shouting(a_draft(title=title)))
    assert findings
    assert not any(finding.is_blocking for finding in findings)


@pytest.mark.parametrize(
    "title",
    [
        "KPPU panggil lima distributor gula",
        "LPDP dan BRIN buka beasiswa",
        "DPRD Kukar bahas APBD 2027",
        "BPBD dan BMKG beri peringatan",
        "UMKM di PPU tunggu KUR",
        "Siapa lalai?",
    ],
)
def test_abbreviations_do_not_shout(title):
    assert list(headline_shouting(a_draft(title=title))) == []


def test_abbreviation_that_the_story_uses_too_does_not_shout():
    body = [("paragraph", "<p>PERSIKUBAR menang atas KOPATARA.</p>")]
    assert list(headline_shouting(a_draft(title="PERSIKUBAR kalahkan KOPATARA di Sendawar", body=body))) == []
