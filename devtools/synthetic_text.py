"""The words of invented stories: nobody said them, and no such place decided anything."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

_PLACES = [
    "Samarinda",
    "Balikpapan",
    "Bontang",
    "Tenggarong",
    "Sangatta",
    "Tanjung Redeb",
    "Penajam",
    "Tana Paser",
    "Sendawar",
    "Muara Badak",
]
_VILLAGES = [
    "Muara Tenang",
    "Hulu Sentosa",
    "Tepian Jaya",
    "Rantau Damai",
    "Loa Manis",
    "Sungai Alam",
    "Batu Payung",
]
_NAMES = [
    "Basran Latif",
    "Jafar Odi",
    "Rusminah Hadi",
    "Daeng Mapata",
    "Lusia Lawing",
    "Sukarman Tio",
    "Herlina Wati",
    "Abdul Mukti",
    "Yohanes Ding",
    "Kartini Noor",
    "Fahrul Rozi",
    "Markus Ajang",
]
_ROLES = [
    "Kepala Dinas Pekerjaan Umum",
    "Kepala Dinas Pendidikan",
    "Camat",
    "Kepala Kampung",
    "Ketua Kelompok Nelayan",
    "Kepala Puskesmas",
    "Ketua RT 12",
    "Sekretaris Daerah",
]
_THINGS = [
    "jembatan gantung",
    "jalan poros",
    "dermaga kayu",
    "jaringan air bersih",
    "gedung sekolah",
    "pasar pagi",
    "tanggul sungai",
    "puskesmas pembantu",
    "lampu jalan",
    "saluran irigasi",
]
_HEADLINES = [
    "{Thing} di {village} Dibuka Lagi",
    "Warga {village} Menanti {Thing}",
    "{Thing} {village} Rampung Bulan Depan",
    "Dana {Thing} {village} Disepakati",
    "Perbaikan {Thing} {village} Dimulai",
]
_OPENINGS = [
    "Perbaikan {thing} di {village} mulai dikerjakan setelah warga menunggu hampir {number} bulan, {day}.",
    "Pemerintah menyiapkan Rp{number} miliar untuk {thing} di {village}, {day}.",
    "Sebanyak {number} warga {village} bergotong royong membersihkan {thing}, {day}.",
    "Hujan dua hari membuat {thing} di {village} tidak dapat dipakai, {day}.",
]
_SENTENCES = [
    "Pekerjaan dibagi dalam {number} tahap agar kegiatan warga tidak terhenti.",
    "Selama pengerjaan, kendaraan berat diarahkan lewat jalan lama di sisi utara.",
    "Data kelurahan menyebut {number} keluarga memakai {thing} itu setiap hari.",
    "Sebagian bahan didatangkan dari {place} karena pemasok setempat kehabisan persediaan.",
    "Tahun lalu usulan serupa tertunda lantaran anggarannya dialihkan.",
    "Di lokasi, {number} pekerja memasang papan nama dan pagar pengaman.",
    "Anak sekolah yang biasanya memutar jauh kini dapat berjalan kaki.",
    "Pedagang di sekitarnya berharap pembeli kembali ramai.",
    "Pengawasan dilakukan bersama warga setiap Jumat sore.",
    "Laporan perkembangan ditempel di balai kampung.",
]
_QUOTES = [
    "Kami tidak ingin warga memutar dua jam lagi hanya untuk ke pasar",
    "Pekerjaan ini harus selesai sebelum musim hujan datang",
    "Kalau ada yang rusak, laporkan saja, jangan menunggu sampai putus",
    "Uangnya ada, tinggal kita awasi bersama supaya tepat guna",
    "Anak-anak sudah lama menunggu, jadi tidak ada alasan menunda",
    "Kami sudah menghitung kebutuhan setiap RT dan hasilnya kami tempel di balai",
]
_DAYS = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]


@dataclass(frozen=True, slots=True)
class Story:
    """The words of one post, free of markup."""

    headline: str
    summary: str
    heading: str
    caption: str
    paragraphs: list[str]


def pick[T](choices: Sequence[T], number: int, salt: str) -> T:
    """One of the choices, the same for the same number and salt."""
    return choices[zlib.crc32(f"{number}/{salt}".encode()) % len(choices)]


def invented_story(number: int) -> Story:
    """The story of that number: an opening with a dateline, facts, and four quotations of two people."""
    words = {
        "place": pick(_PLACES, number, "place"),
        "village": pick(_VILLAGES, number, "village"),
        "thing": pick(_THINGS, number, "thing"),
        "number": 2 + number % 97,
        "day": pick(_DAYS, number, "day"),
    }
    words["Thing"] = words["thing"].title()
    first, second = pick(_NAMES, number, "first"), pick(_NAMES, number + 1, "second")
    role = pick(_ROLES, number, "role")
    opening = pick(_OPENINGS, number, "opening").format(**words)
    paragraphs = [
        f"{words['place'].upper()} – {opening} {_facts(number, 'a', words)}",
        f"“{_quote(number, 0)},” kata {role} {words['village']}, {first}.",
        _facts(number, "b", words) + " " + _facts(number, "c", words),
        f"“{_quote(number, 1)},” ucapnya. {_facts(number, 'd', words)}",
        _facts(number, "e", words) + " " + _facts(number, "f", words),
        f"Hal senada disampaikan {second}, warga {words['village']}. “{_quote(number, 2)},” tuturnya.",
        _facts(number, "g", words) + " " + _facts(number, "h", words),
        f"{first} menambahkan, “{_quote(number, 3)}.”",
        _facts(number, "i", words) + " " + _facts(number, "j", words),
        f"{_facts(number, 'k', words)} (rka)",
    ]
    return Story(
        headline=pick(_HEADLINES, number, "headline").format(**words),
        summary=opening,
        heading=f"Dikerjakan {words['number']} hari",
        caption=f"Suasana {words['thing']} di {words['village']}. (Foto: Rekaan)",
        paragraphs=paragraphs,
    )


def _facts(number: int, salt: str, words: dict) -> str:
    start = zlib.crc32(f"{number}/{salt}".encode())
    chosen = (_SENTENCES[(start + step * 3) % len(_SENTENCES)] for step in range(2))
    return " ".join(sentence.format(**words) for sentence in chosen)


def _quote(number: int, place: int) -> str:
    return _QUOTES[(number + place * 5 + number // 6) % len(_QUOTES)]
