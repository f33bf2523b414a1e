"""Children and victims of sexual violence: nothing in a story leads to them."""

import pytest
from django.utils import timezone

from news.editorial.checklist import fingerprint
from news.editorial.rules.protected import (
    harm_not_marked,
    protected_face,
    protected_initials,
    protected_person_linked,
    protected_place,
    protected_relative,
    protection_not_marked,
)
from news.models import Position
from tests.builders import a_person, a_photo, a_quote, a_topic, an_article
from tests.news.editorial.rules.drafts import a_draft, paragraphs

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


def blocking(find, text: str) -> list[bool]:
    return [finding.is_blocking for finding in find(a_draft(body=paragraphs(text), is_about_child=True))]


@pytest.mark.parametrize("flag", ["is_about_child", "is_about_sexual_violence"])
@pytest.mark.parametrize(
    "text",
    [
        "Korban berinisial AR melapor.",
        "Pelajar AR (14) melapor.",
        "Korban, A.R., melapor.",
        "AR yang masih 14 tahun melapor.",
        "Menurut korban yakni AR, pintu terkunci.",
        "Anak berinisial 'AR' melapor.",
        "Korban a.n. AR melapor.",
        "Sebut saja AR, ia melapor.",
        "Siswi itu, Nr (14), melapor.",
    ],
)
def test_initials_block(flag, text):
    (finding,) = protected_initials(a_draft(body=paragraphs(text), **{flag: True}))
    assert finding.is_blocking


@pytest.mark.parametrize(
    "text",
    [
        "Korban melapor ke Polres.",
        "TNI (2026) dan DPRD hadir.",
        "Anak SD itu melapor.",
        "Polisi menahan tersangka WN Malaysia.",
        "Korban KM Sinar Bangun ditemukan.",
        "Saksi I dan Saksi II diperiksa.",
        "Anak II lahir di Sangatta.",
        "Ia dirawat di RSUD AWS (12 kamar penuh).",
        "Ia dirawat di RSUD AWS (12).",
        "Kepala UPTD PPA mendampingi korban ke PN Tenggarong.",
    ],
)
def test_abbreviations_are_no_initials(text):
    assert blocking(protected_initials, text) == []


def test_two_capitals_that_nobody_knows_are_looked_at():
    assert blocking(protected_initials, "Menurut polisi, QR memukul lebih dulu.") == [False]


def test_initials_are_found_where_no_reader_sees_them():
    article = a_draft(
        is_about_child=True, search_description="Korban AR (14) melapor", lead_photo_alt="AR (14)"
    )
    assert [finding.field for finding in protected_initials(article)] == [
        "lead_photo_alt",
        "search_description",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ibu korban, Siti Aminah, melapor.",
        "Ayah korban bernama Rahmat Hidayat.",
        "Guru korban, Mulyono (45), diperiksa.",
        "Paman dari korban yakni Joko menjemputnya.",
    ],
)
def test_name_of_a_relative_blocks(text):
    assert blocking(protected_relative, text) == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Ibu korban melapor ke Polres.",
        "Menurut ayah korban, Polres lambat.",
        "Kepada keluarga korban, Kapolres, dan LPSK, ia meminta maaf.",
        "Polisi memeriksa guru korban, Senin (3/2/2026).",
        "Ia bertemu ibu korban, Bupati, dan camat.",
    ],
)
def test_who_acts_beside_a_relative_is_not_the_relative(text):
    assert blocking(protected_relative, text) == []


@pytest.mark.parametrize("find", [protected_initials, protected_relative])
def test_stories_about_others_are_not_asked(find):
    assert list(find(a_draft(body=paragraphs("Korban AR (44) dan ibu korban, Siti Aminah, melapor.")))) == []


def blocking_places(text: str) -> list[bool]:
    return [
        finding.is_blocking
        for finding in protected_place(a_draft(body=paragraphs(text), is_about_child=True))
    ]


@pytest.mark.parametrize("flag", ["is_about_child", "is_about_sexual_violence"])
def test_either_mark_asks_for_it(flag):
    (finding,) = protected_place(a_draft(body=paragraphs("Ia tinggal di RT 12."), **{flag: True}))
    assert finding.is_blocking


@pytest.mark.parametrize(
    "text",
    [
        "Ia tinggal di Desa Sungai Meriam.",
        "Ia tinggal di RT 12.",
        "Kejadiannya di Jalan Merdeka.",
        "Ia murid SDN 009 Anggana.",
        "Ia santri Ponpes Nurul Iman.",
        "Warga Kelurahan Teluk Lerong mengenalnya.",
        "Dusun Tiga berduka.",
        "Ia tinggal di Komplek Griya Asri.",
        "Rumahnya di Perum Bumi Indah.",
        "Ia murid Sekolah Dasar Negeri 009.",
        "siswi sd 009 anggana",
        "WARGA DESA SUNGAI MERIAM",
        "Ia dari Ds. Loa Kulu.",
        "Ia dari Kel. Teluk Lerong.",
        "Warga Kalurahan Condongcatur.",
        "Warga Padukuhan Sembego.",
        "Warga Pekon Way Nipah.",
        "Warga Jorong Koto Tuo.",
        "Kediamannya di Banjar Tegal.",
    ],
)
def test_place_below_the_kecamatan_blocks(text):
    assert blocking_places(text) == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Anak itu berlari ke jalan. Polisi menangkap pelaku.",
        "Ia pulang dari desa. Warga menunggu.",
        "Anak perlu dijaga lingkungan. Kapolres setuju.",
        "Ia kembali ke kampung. Menurut Kapolres, ia takut.",
        "Ia pulang ke desa\xa0itu.",
    ],
)
def test_word_at_the_end_of_a_sentence_is_no_place(text):
    assert blocking_places(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Kejadiannya di Kecamatan Anggana, Kabupaten Kutai Kartanegara. Warga desa itu diam.",
        "Kepala Dinas Lingkungan Hidup datang.",
        "Menteri Desa PDTT datang.",
        "Dana Desa Tahun 2025 cair.",
        "Ketua MA Sunarto menolak.",
        "Rapat di Kompleks Parlemen Senayan.",
        "Mobil itu berhenti di Jalan Tol Balikpapan–Samarinda.",
        "Anak itu masih SMP Kelas 2.",
        "Anak itu duduk di kelas 2 SMP 14 tahun lalu.",
    ],
)
def test_what_is_no_exact_place_passes(text):
    assert blocking_places(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Kantor KPAI di Jalan Teuku Umar, Jakarta, menerimanya.",
        "Di Kampung Laut, sebuah kecamatan di Cilacap, ia ditemukan.",
        "Ia dibawa ke Kampung Melayu.",
        "Kepala Desa Rosdiana menjemputnya.",
        "Korban dirawat di rumah sakit di Jalan Palang Merah.",
    ],
)
def test_street_that_is_not_certainly_theirs_is_looked_at(text):
    assert blocking_places(text) == [False]


def test_headline_dateline_and_all_that_no_reader_sees_are_places_too():
    photo = {"photo": None, "caption": "", "alt": "Gerbang SDN 009 Anggana"}
    article = a_draft(
        title="Anak Desa Sungai Meriam hilang",
        slug="siswi-sdn-009-anggana",
        dateline_place="Desa Sungai Meriam",
        seo_title="Siswi SDN 009",
        search_description="Korban warga Desa Sungai Meriam",
        body=[("photo", photo)],
        is_about_child=True,
    )
    found = list(protected_place(article))
    assert all(finding.is_blocking for finding in found)
    assert [finding.field for finding in found] == [
        "title",
        "body",
        "dateline_place",
        "seo_title",
        "search_description",
        "slug",
    ]


def test_headline_in_title_case_does_not_make_a_village_of_a_verb():
    article = a_draft(title="Warga Desa Minta Pelaku Dihukum Berat", slug="", is_about_child=True)
    assert [finding.is_blocking for finding in protected_place(article)] == [False]


def test_street_is_looked_at_once_and_a_village_is_named_wherever_it_stands():
    body = paragraphs(
        "Kantor itu di Jalan Merdeka.", "Kantor di Jalan Merdeka, Desa Loa Kulu.", "Desa Loa Kulu."
    )
    found = list(protected_place(a_draft(body=body, is_about_child=True)))
    assert [finding.is_blocking for finding in found] == [False, True, True]


@pytest.mark.usefixtures("site")
def test_topic_is_a_place_too():
    article = an_article(
        is_about_child=True, topics=(a_topic("SDN 009 Anggana"),), body=paragraphs("Air naik.")
    )
    assert [finding.field for finding in protected_place(article)] == ["topics"]


def test_address_that_is_public_for_ever_does_not_block_every_later_version():
    article = a_draft(slug="siswi-sdn-009", is_about_child=True, published_at=timezone.now())
    assert [finding.is_blocking for finding in protected_place(article)] == [False]


def test_places_in_stories_about_others_are_not_asked():
    assert list(protected_place(a_draft(body=paragraphs("Warga RT 12 Desa Sungai Meriam.")))) == []


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Siswi itu diduga dicabuli gurunya.", "is_about_sexual_violence"),
        ("Polisi menyidik pemerkosaan itu.", "is_about_sexual_violence"),
        ("Korban berinisial AR (14) melapor.", "is_about_child"),
        ("Pelaku masih berusia 16 tahun.", "is_about_child"),
        ("Anak di bawah umur itu dipukul.", "is_about_child"),
        ("Perundungan itu direkam.", "is_about_child"),
    ],
)
def test_story_that_needs_protection_is_asked_for_its_mark(text, field):
    (finding,) = protection_not_marked(a_draft(body=paragraphs(text)))
    assert (finding.field, finding.is_blocking) == (field, False)
    marked = a_draft(body=paragraphs(text), **{field: True})
    assert list(protection_not_marked(marked)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Anak-anak menanam bakau.",
        "Korban berinisial AR (44) melapor.",
        "Siswi itu, Rani (14), juara lari.",
        "Air naik.",
    ],
)
def test_other_stories_are_not(text):
    assert list(protection_not_marked(a_draft(body=paragraphs(text)))) == []


@pytest.mark.parametrize(
    "text",
    [
        "Kepala dinas ditetapkan sebagai tersangka.",
        "Ia diduga menerima suap.",
        "Dugaan korupsi dana bansos disidik.",
        "Camat dilaporkan ke polisi.",
    ],
)
def test_story_that_accuses_is_asked_for_its_mark(text):
    (finding,) = harm_not_marked(a_draft(body=paragraphs(text)))
    assert (finding.field, finding.is_blocking) == ("may_harm", False)
    assert list(harm_not_marked(a_draft(body=paragraphs(text), may_harm=True))) == []


@pytest.mark.parametrize(
    "text",
    ["Kebakaran itu diduga karena korsleting.", "Warga belajar mencegah korupsi.", "Buaya diduga lapar."],
)
def test_story_that_accuses_nobody_is_not(text):
    assert list(harm_not_marked(a_draft(body=paragraphs(text)))) == []
