"""What kind of role a printed role is."""

import pytest

from news.quotes.roles import RoleKind, kind_of


@pytest.mark.parametrize(
    ("role", "kind"),
    [
        ("Kepala Dinas Pekerjaan Umum Kutai Kartanegara", RoleKind.OFFICIAL),
        ("Camat Anggana", RoleKind.OFFICIAL),
        ("Wakil Ketua Badan Anggaran DPRD Kalimantan Timur", RoleKind.LEGISLATOR),
        ("Kapolres Berau", RoleKind.LAW),
        ("Direktur Operasi PT Terminal Teluk Sagara", RoleKind.BUSINESS),
        ("Peneliti hidrologi, Universitas Muara Borneo", RoleKind.ACADEMIC),
        ("Kepala Puskesmas Sepaku", RoleKind.CARE),
        ("Kepala SD Negeri 009 Muara Komam", RoleKind.CARE),
        ("Ketua Serikat Pekerja Bongkar Muat Teluk Sagara", RoleKind.GROUP),
        ("Ketua RT 12 Desa Sungai Meriam", RoleKind.RESIDENT),
        ("Petani, Desa Handil Terusan", RoleKind.RESIDENT),
        ("Gelandang Bontang Pesisir FC", RoleKind.OTHER),
        ("", RoleKind.OTHER),
    ],
)
def test_words_of_a_role_tell_its_kind(role, kind):
    assert kind_of(role) == kind


def test_protected_source_is_counted_apart_whatever_the_role_says():
    assert kind_of("Pegawai dinas", is_named=False) == RoleKind.UNNAMED


def test_part_of_a_word_is_no_word():
    assert kind_of("Penari topeng dari Tulungagung") == RoleKind.OTHER
