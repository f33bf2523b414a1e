"""What kind of role somebody speaks in, told by the words of the role as it was printed.

For counting who gets quoted and for narrowing the ledger; the printed role itself is never touched. The first kind
that recognises a word decides: "Kepala Puskesmas" is health before it is government, "Serikat Pekerja" a group before
it is work.
"""

import re
from functools import cache, lru_cache

from django.db import models
from django.utils.translation import gettext_lazy as _


class RoleKind(models.TextChoices):
    """The values are part of addresses (``/kutipan/?peran=warga``)."""

    OFFICIAL = "pejabat", _("Government officials")
    LEGISLATOR = "dewan", _("Members of parliament and councils")
    LAW = "aparat", _("Police, courts and military")
    BUSINESS = "pengusaha", _("Business")
    ACADEMIC = "akademisi", _("Academics")
    CARE = "layanan", _("Teachers and health workers")
    GROUP = "organisasi", _("Groups and unions")
    RESIDENT = "warga", _("Residents")
    OTHER = "lainnya", _("Others")
    UNNAMED = "tanpa-nama", _("Name known to the newsroom")


_WORDS = (
    (RoleKind.RESIDENT, ("ketua rt", "ketua rw", "ibu rumah tangga", "orang tua murid")),
    (
        RoleKind.LAW,
        (
            "polisi", "polri", "polda", "polres", "polresta", "polsek", "kapolda", "kapolres", "kapolresta", "kapolsek",
            "kasat", "kanit", "bhabinkamtibmas", "brimob", "jaksa", "kejaksaan", "kejari", "kejati", "hakim",
            "pengadilan", "mahkamah", "panitera", "kpk", "tni", "kodim", "dandim", "danrem", "pangdam", "babinsa",
            "lapas", "rutan", "pemasyarakatan", "penyidik",
        ),
    ),
    (RoleKind.LEGISLATOR, ("dprd", "dpr", "dpd", "mpr", "legislator", "anggota dewan", "fraksi")),
    (
        RoleKind.ACADEMIC,
        (
            "universitas", "politeknik", "institut", "dosen", "guru besar", "profesor", "peneliti", "akademisi",
            "rektor", "dekan", "brin", "mahasiswa", "mahasiswi", "pakar",
        ),
    ),
    (
        RoleKind.CARE,
        (
            "guru", "kepala sekolah", "kepala sd", "kepala smp", "kepala sma", "kepala smk", "kepala madrasah", "sd",
            "smp", "sma", "smk", "madrasah", "puskesmas", "posyandu", "dokter", "perawat", "bidan", "apoteker",
            "rumah sakit", "rsud",
        ),
    ),
    (
        RoleKind.GROUP,
        (
            "serikat", "yayasan", "lsm", "aliansi", "paguyuban", "koalisi", "lembaga adat", "kelompok", "gabungan",
            "aktivis", "forum", "komunitas", "koperasi", "ikatan", "perhimpunan", "asosiasi", "himpunan", "jaringan",
            "simpul", "walhi", "jatam", "relawan",
        ),
    ),
    (
        RoleKind.BUSINESS,
        (
            "pt", "cv", "perumda", "direktur utama", "direktur operasi", "direksi", "komisaris", "manajer",
            "pengusaha", "perusahaan", "pemilik", "investor", "kontraktor", "kadin", "apindo", "hipmi", "bank",
        ),
    ),
    (
        RoleKind.OFFICIAL,
        (
            "presiden", "menteri", "kementerian", "direktur jenderal", "gubernur", "bupati", "wali kota", "walikota",
            "camat", "lurah", "kepala desa", "kades", "petinggi", "kepala dusun", "dinas", "badan", "bappeda", "bpbd",
            "bmkg", "pemkab", "pemkot", "pemprov", "sekda", "sekretaris daerah", "sekretaris kecamatan", "kecamatan",
            "kelurahan", "kepala bidang", "kepala bagian", "kabid", "asisten", "balai", "kantor", "penjabat",
            "pelaksana tugas", "satpol", "kpu", "bawaslu", "pelabuhan", "syahbandar", "otorita",
        ),
    ),
    (
        RoleKind.RESIDENT,
        (
            "warga", "petani", "nelayan", "pedagang", "penjual", "penenun", "perajin", "sopir", "motoris", "buruh",
            "pekerja", "tukang", "peternak", "pencari", "penambang", "pelanggan", "penumpang", "penyintas", "pemuda",
            "kader", "rt", "rw", "murid", "siswa", "siswi", "tokoh", "juru",
        ),
    ),
)  # fmt: skip


@lru_cache(maxsize=10_000)
def kind_of(role: str, *, is_named: bool = True) -> RoleKind:
    """The kind of a printed role; ``UNNAMED`` where the paper protects its source."""
    if not is_named:
        return RoleKind.UNNAMED
    folded = role.casefold()
    return next((kind for kind, words in _patterns() if words.search(folded)), RoleKind.OTHER)


@cache
def _patterns() -> tuple[tuple[RoleKind, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")) for kind, words in _WORDS)
