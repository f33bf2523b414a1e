"""Children and victims of sexual violence are not found through who speaks or is shown."""

import pytest

from news.editorial.checklist import fingerprint
from news.editorial.rules.protection import protected_face, protected_person_linked
from news.models import Position
from tests.builders import a_person, a_photo, a_quote, an_article
from tests.news.editorial.rules.drafts import paragraphs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def an_officer():
    officer = a_person("Arman Setiadji")
    Position.objects.create(person=officer, title="Kapolsek Anggana")
    return officer


def test_person_without_an_office_is_not_linked():
    article = an_article(is_about_child=True, body=[a_quote(role="warga")])
    (finding,) = protected_person_linked(article)
    assert finding.is_blocking
    assert finding.block_id == article.quotes[0].id


def test_officer_may_speak_in_office():
    body = [a_quote("Kami memeriksa saksi.", speaker=an_officer(), role="Kapolsek Anggana")]
    assert list(protected_person_linked(an_article(is_about_child=True, body=body))) == []


def test_officer_who_is_a_relative_may_not():
    body = [a_quote("Anak saya.", speaker=an_officer(), role="ayah korban")]
    assert len(list(protected_person_linked(an_article(is_about_sexual_violence=True, body=body)))) == 1


def test_link_to_a_person_in_the_text_blocks():
    body = paragraphs('Ia keponakan <a href="/tokoh/rosdiana/">Rosdiana</a>.')
    assert len(list(protected_person_linked(an_article(is_about_child=True, body=body)))) == 1


def test_story_about_others_links_whom_it_likes():
    assert list(protected_person_linked(an_article(body=[a_quote(role="warga")]))) == []


def test_photo_that_shows_somebody_blocks():
    photo = a_photo()
    photo.people.add(a_person())
    (finding,) = protected_face(an_article(is_about_child=True, lead_photo=photo, lead_photo_alt="Dermaga"))
    assert (finding.field, finding.is_blocking) == ("lead_photo", True)
    assert a_person().name in finding.message


def test_photo_that_names_nobody_is_looked_at_by_a_person():
    value = {"photo": a_photo(), "caption": "", "alt": "Dermaga"}
    (finding,) = protected_face(an_article(is_about_child=True, body=[("photo", value)]))
    assert not finding.is_blocking
    assert finding.block_id


@pytest.mark.parametrize(
    "role",
    [
        "Kepala Dinas Pengendalian Penduduk, Keluarga Berencana, Pemberdayaan Perempuan dan Perlindungan Anak",
        "Ketua Lembaga Perlindungan Saksi dan Korban",
        "Ketua Persatuan Guru Republik Indonesia",
        "kuasa hukum korban",
        "Guru besar hukum pidana Universitas Mulawarman",
    ],
)
@pytest.mark.parametrize("is_on_record", [True, False])
def test_official_who_must_be_quoted_is_never_blocked_for_a_word_of_the_title(role, is_on_record):
    speaker = a_person("Ernawati Samsul")
    if is_on_record:
        Position.objects.create(person=speaker, title=role)
    found = list(
        protected_person_linked(an_article(is_about_child=True, body=[a_quote(speaker=speaker, role=role)]))
    )
    assert [finding.is_blocking for finding in found] == ([] if is_on_record else [False])


def test_title_on_record_is_spoken_in_however_it_reads():
    speaker = a_person("Ernawati Samsul")
    Position.objects.create(person=speaker, title="Guru", institution="SDN 009 Anggana")
    body = [a_quote(speaker=speaker, role="Guru SDN 009 Anggana")]
    assert list(protected_person_linked(an_article(is_about_child=True, body=body))) == []


@pytest.mark.parametrize(
    "role",
    [
        "ibu korban",
        "Ayah kandung korban",
        "guru",
        "tetangga di seberang rumah",
        "wali kelas korban",
        "korban",
        "Kepala Desa Sungai Meriam",
        "Kepala SDN 009 Anggana",
        "ketua RT",
        "warga",
    ],
)
def test_whoever_leads_to_them_is_blocked(role):
    (finding,) = protected_person_linked(an_article(is_about_child=True, body=[a_quote(role=role)]))
    assert finding.is_blocking


def test_photo_looked_at_says_nothing_of_another_under_the_same_title():
    first, second = a_photo("IMG_0001"), a_photo("IMG_0001")
    article = an_article(is_about_child=True, lead_photo=first)
    (looked_at,) = protected_face(article)
    article.lead_photo = second
    (other,) = protected_face(article)
    assert looked_at.message == other.message
    assert fingerprint(looked_at) != fingerprint(other)


def test_photo_with_another_file_is_looked_at_again():
    photo, other = a_photo("IMG_0001"), a_photo("IMG_0002")
    article = an_article(is_about_child=True, lead_photo=photo)
    (looked_at,) = protected_face(article)
    photo.file = other.file
    photo.save()
    article.lead_photo = photo
    assert fingerprint(*protected_face(article)) != fingerprint(looked_at)
