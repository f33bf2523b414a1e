"""Places that lead to a child or a victim: home, village, street, school."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news.editorial.rules.lexicon import is_common_word
from news.editorial.rules.names import is_title_case
from news.editorial.rules.protection import is_protected
from news.editorial.rules.registry import advice, obstacle, rule
from news.editorial.rules.texts import TITLES, Text, public_texts
from news.models import ArticlePage
from news.publishing import Finding

# Two of these words are a name, and a full stop ends it: only abbreviations carry one of their own.
_NAME = r"[A-Z][\w'’-]*(?:[ ](?!Dan\b|Dengan\b)[A-Z][\w'’-]*){0,3}"
_NUMBER = r"\d{1,3}(?![\d/]|[.,]\d)(?!\s(?i:tahun|thn|siswa|murid|anak|orang|persen))"
_NO_SCHOOL = (
    r"(?!(?:Negeri|Swasta|Kelas|Sederajat|Ramah|Nasional|Hari|Ibtidaiyah|Tsanawiyah|Aliyah|[A-Z]{1,4})\b)"
)
_SCHOOL = re.compile(
    rf"""\b(?:
      (?i:sd|smp|sma|smk|mts|tk|paud|slb|mi|ma)(?i:n|it)?\.?\s(?:(?i:negeri)\s)?{_NUMBER}(?:\s{_NAME})?
    | (?:SD|SMP|SMA|SMK|MTs|TK|PAUD|SLB|MI)N?\s(?:Negeri\s)?{_NO_SCHOOL}{_NAME}
    | (?i:sekolah\s(?:dasar|menengah\s(?:pertama|atas|kejuruan)))\s(?:(?i:negeri)\s)?
      (?:{_NUMBER}(?:\s{_NAME})?|{_NO_SCHOOL}{_NAME})
    | (?i:pondok\spesantren|ponpes|pesantren|panti\sasuhan|madrasah(?:\s(?:ibtidaiyah|tsanawiyah|aliyah))?)\s
      (?:(?i:negeri)\s)?(?:{_NUMBER}(?:\s{_NAME})?|{_NO_SCHOOL}{_NAME})
    )""",
    re.VERBOSE,
)
_NEIGHBOURS = re.compile(r"\b(?:RT|RW|rt|rw)\.?\s?\d{1,3}(?:\s?/\s?(?:(?:RW|rw)\.?\s?)?\d{1,3})?")
_VILLAGE = re.compile(
    rf"""\b(?:(?i:desa|kelurahan|kalurahan|dusun|nagari|gampong|dukuh|padukuhan|pekon|jorong)\s|(?:Ds|Kel|Dsn)\.\s?)
    (?!(?:PDTT|Pembangunan|Tertinggal|Wisata|Siaga|Ramah|Tahun|Layak|Adat|Digital|Mandiri|Tangguh|Setempat)\b)
    (?P<name>{_NAME})""",
    re.VERBOSE,
)
_STREET = re.compile(
    rf"""\b(?:
      (?:(?i:kampung|lingkungan|perumahan|perum|kompleks|komplek|banjar|jalan|gang|blok)\s
        |(?:Jl|Gg|Kp|Perum|Komp)\.\s?)
      (?!(?:Hidup|Parlemen|Tol|Nasional|Provinsi|Protokol|Umum|Halaman|KB|Ramah|Layak|Kerja|Kementerian|Pem\w+|Pol\w+|Setda|Baru)\b)
      (?:{_NAME}|[A-Z]?\d{{1,3}}\b)
    )""",
    re.VERBOSE,
)
# "Dana Desa", "Kepala Desa Rosdiana": not the village that somebody lives in, or not certainly.
_OFFICE_BEFORE = re.compile(
    r"(?i:\b(?:dana|menteri|kepala|ketua|sekretaris|kantor|balai|badan|perangkat|kementerian)\s)$"
)
# "tinggal di", "warga": what follows is where they live, or where it happened.
_TIED = re.compile(
    r"(?i:\b(?:warga|tinggal|bermukim|menetap|berdomisili|beralamat|kediaman\w*|kontrakan\w*|indekos\w*|murid|berasal|asal"
    r"|kejadian\w*|peristiwa\w*|tkp|lokasi\w*|rumah(?:nya)?(?!\s(?:sakit|aman|makan|tahanan|ibadah|susun|dinas|jabatan))))"
    r"(?:\s[a-z]+){0,3}\s$"
)
_FURTHEST = 60


@rule(
    gettext_lazy(
        "In a story about a child or a victim the kecamatan is the smallest place named: no village, street or school."
    )
)
def protected_place(article: ArticlePage) -> Iterator[Finding]:
    """Blocks for a school, a village, neighbours, a street where they live; any other street is looked at again."""
    if not is_protected(article):
        return
    looked_at: set[str] = set()
    for text in public_texts(article):
        is_frozen = text.kind == "slug" and article.published_at is not None
        for place, is_sure in _places(text):
            if is_sure and not is_frozen:
                yield _too_exact(place, at=text)
            elif place not in looked_at:
                looked_at.add(place)
                yield _maybe_exact(place, at=text)


def _places(text: Text) -> Iterator[tuple[str, bool]]:
    """Each place once, and whether it certainly leads to somebody: "Warga Desa Minta Keadilan" is a headline."""
    words = text.words
    in_title_case = text.kind in TITLES and is_title_case(words)
    found = {match[0]: True for pattern in (_SCHOOL, _NEIGHBOURS) for match in pattern.finditer(words)}
    for match in _VILLAGE.finditer(words):
        before = words[max(0, match.start() - _FURTHEST) : match.start()]
        is_name = not (in_title_case and is_common_word(match["name"].split(" ")[0]))
        found.setdefault(match[0], is_name and not _OFFICE_BEFORE.search(before))
    for match in _STREET.finditer(words):
        before = words[max(0, match.start() - _FURTHEST) : match.start()]
        found.setdefault(match[0], not in_title_case and bool(_TIED.search(before)))
    yield from found.items()


def _too_exact(place: str, *, at: Text) -> Finding:
    if at.kind == "slug":
        message = _(
            "Press council, child and victim: the address says “%(place)s”. Change it before the story is public."
        )
        return obstacle(message % {"place": place}, at=at)
    message = _("Press council, child and victim: “%(place)s” is too exact. Name the kecamatan at most.")
    return obstacle(message % {"place": place}, at=at)


def _maybe_exact(place: str, *, at: Text) -> Finding:
    message = _(
        "Press council, child and victim: does “%(place)s” lead to the protected person? Then leave it out."
    )
    return advice(message % {"place": place}, at=at)
