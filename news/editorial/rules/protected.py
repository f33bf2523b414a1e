"""Children and victims of sexual violence are not found through a story; each message names its rule.

Children (under 18, alive or dead, married or not) and victims: no name, face, initials, relatives, home, village or
school, nor anything that leads to them, whether offender, victim or witness.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.blocks import StreamValue

from news.editorial.rules.language import is_common_word, is_title_case, style_guide
from news.editorial.rules.registry import advice, obstacle, rule
from news.editorial.rules.texts import PRINTED, TITLES, Text, photos, public_texts, rich_sources, texts
from news.models import ArticlePage, Position
from news.publishing import Finding

_PERSON_LINK = re.compile(r'href="[^"]*/tokoh/[^"]+"')
# "ayah korban", "guru", "tetangga di seberang rumah": such a relation leads to them.
RELATIONS = (
    r"ibu|ayah|bapak|orang\s?tua|kakak|adik|paman|bibi|tante|om|nenek|kakek|sepupu|saudara|kerabat|keluarga|tetangga"
    r"|istri|suami|teman|sahabat|guru|wali(?:\s+(?:kelas|murid))?"
)
THEM = r"(?:korban|penyintas|pelaku|anak|siswa|siswi|pelajar|santri|tersangka|terdakwa|terduga|saksi)"
_RELATIVE = re.compile(
    rf"^(?:mantan\s+)?(?:{RELATIONS})(?:\s+(?:kandung|tiri|angkat|asuh|dari|si))*(?:\s+{THEM}\b|nya\b|\s*,|\s+di\b|\s*$)"
    r"|^(?:korban|penyintas)\b",
    re.IGNORECASE,
)
# Who holds an office speaks in it. The head of a school or a village leads to the child.
_OFFICE = re.compile(
    r"^(?:plt|plh|pj|pjs|wakil|mantan)?\.?\s*(?:kepala|ketua|sekretaris|kapolri|kapolda|kapolres\w*|kapolsek\w*|kasat"
    r"|kanit|kabid|kasi|kasubdit|kasubag|kabag|kadis|kadin\w*|sekda|dir(?:reskrim|jen|ektur)\w*|camat|bupati|wali\s?kota"
    r"|gubernur|menteri|jaksa|hakim|komisioner|anggota|psikolog|psikiater|dokter|kuasa\s+hukum|pengacara|advokat"
    r"|penasihat\s+hukum|pendamping|juru\s+bicara|humas|aktivis|akademisi|dosen|guru\s+besar|pengamat|peneliti|rektor"
    r"|koordinator|manajer|staf|penyidik)\b"
    r"(?!\s+(?:desa|kampung|dusun|rt|rw|lingkungan|keluarga|sekolah|sd|smp|sma|smk|mts|ma|mi|tk|paud|slb|madrasah"
    r"|pesantren|ponpes|panti|asrama))",
    re.IGNORECASE,
)


def is_protected(article: ArticlePage) -> bool:
    """About a child or a victim of sexual violence, as the story says of itself."""
    return article.is_about_child or article.is_about_sexual_violence


@rule(
    gettext_lazy(
        "A child or a victim of sexual violence must not be found through the people in the story (code of ethics, "
        "article 5): who speaks in an office may be linked, relatives, neighbours and victims may not."
    )
)
def protected_person_linked(article: ArticlePage) -> Iterator[Finding]:
    """One query, for the offices of those who speak."""
    if not is_protected(article):
        return
    offices = _offices(article)
    for block in article.quotes:
        if block.value.get("speaker"):
            yield from _speaker(block, offices=offices[block.value["speaker"].pk])
    for source, text in rich_sources(article):
        if _PERSON_LINK.search(source):
            message = _("Press council, child and victim: no link to a person's page in this story.")
            yield obstacle(message, at=text)


@rule(
    gettext_lazy(
        "Faces of children and victims are not shown, nor of those who lead to them (code of ethics, article 5)."
    )
)
def protected_face(article: ArticlePage) -> Iterator[Finding]:
    """One query a picture, for the people it is said to show."""
    if not is_protected(article):
        return
    for shown in photos(article):
        people = [str(person) for person in shown.photo.people.all()]
        if people:
            message = _(
                "Press council, child and victim: the photo “%(photo)s” shows %(people)s. Take it out."
            )
            yield obstacle(
                message % {"photo": shown.photo.title, "people": ", ".join(people)}, at=shown.caption
            )
        else:
            message = _(
                "Press council, child and victim: look again that the photo “%(photo)s” shows no face, school or house."
            )
            yield advice(message % {"photo": shown.photo.title}, at=shown.caption, subject=shown.subject)


def _offices(article: ArticlePage) -> dict[int, set[str]]:
    """By person: the titles of the offices on record, as a role may name them."""
    offices: dict[int, set[str]] = defaultdict(set)
    speakers = {speaker.pk for speaker in article.load_speakers()}
    for position in Position.objects.filter(person__in=speakers):
        offices[position.person_id] |= {position.title.casefold(), str(position).casefold()}
    return offices


def _speaker(block: StreamValue.StreamChild, *, offices: set[str]) -> Iterator[Finding]:
    role = (block.value.get("role") or "").strip()
    facts = {"name": block.value["speaker"].name, "role": role}
    place = Text("quote", "", block_id=str(block.id))
    is_relative = role.casefold() not in offices and bool(_RELATIVE.search(role))
    if is_relative or not (offices or _OFFICE.match(role)):
        message = _(
            "Press council, child and victim: “%(name)s, %(role)s” has a page of their own and leads to the "
            "protected person. Tell it in a paragraph, without the name."
        )
        yield obstacle(message % facts, at=place)
    elif not offices:
        message = _(
            "Press council, child and victim: does “%(name)s, %(role)s” speak in this office? Then it belongs on the "
            "person's page."
        )
        yield advice(message % facts, at=place)


_LETTERS = r"(?:[A-Z]{1,3}|[A-Z]\.\s?[A-Z]\.?(?:\s?[A-Z]\.?)?)(?![\w.]*\w)"
_INITIALS = re.compile(
    rf"""\b(?i:(?:ber)?inisial|sebut\s+saja|a\.n\.|atas\s+nama)\s+[“"'‘]?(?P<named>{_LETTERS}|[A-Z][a-z](?!\w))
    | (?P<before>\b\w+\s)?\b(?P<aged>[A-Z]{{1,3}}|[A-Z][b-df-hj-np-tv-z])\.?\s?\(\s?\d{{1,2}}\s?(?:tahun|thn|th)?\s?\)
    | \b(?P<young>[A-Z]{{1,3}}),?\s(?:yang\s|masih\s|baru\s|berusia\s|berumur\s)+\d{{1,2}}[\s-]tahun
    | \b(?i:korban|pelaku|saksi|anak|remaja|siswa|siswi|pelajar|bocah|balita|santri|santriwati|tersangka|terduga)
      \s?,?\s(?i:yakni\s|yaitu\s|bernama\s|adalah\s|a\.n\.\s|atas\snama\s)?
      (?P<after>[A-Z]{{1,2}}|[A-Z]\.\s?[A-Z]\.?)(?=[\s,.;)]|$)(?!\.?\s[A-Z0-9])
    """,
    re.VERBOSE,
)
# "RSUD AWS (12 tempat tidur)": an institution's own letters.
_OF_AN_INSTITUTION = frozenset(
    {"rsud", "rs", "rsu", "rsia", "pt", "cv", "polda", "polres", "smp", "sma", "smk", "uu"}
)
# Never somebody, however they stand there; of any other letters beside an age or "korban" it is certain.
_ABBREVIATION = re.compile(
    r"AS|BB|CV|DI|HP|K[ABKM]|KLM|M[AI]|P[ANT]|RI|R[TW]|S[DP]|SIM|T[KV]|UU|WN[AI]?|[IVX]+"
)
_ALONE = re.compile(r"(?<![A-Za-z.]\s)(?<![\w./-])[A-Z]{2}(?![\w./-])(?!\s[A-Z0-9])")
# After "ibu korban," these are somebody who acts, not the relative's name.
_NO_NAME = (
    r"(?:Senin|Selasa|Rabu|Kamis|Jum['’]?at|Sabtu|Minggu|Kapol\w+|Pol\w+|Bupati|Gubernur|Wali|Camat|Lurah|Kepala|Ketua"
    r"|Dinas|Kementerian|Pemerintah|Pem(?:kab|kot|prov|des)|Jaksa|Hakim|Kejaksaan|Pengadilan|Komisi|Lembaga|Unit|Satuan"
    r"|Rumah|Puskesmas|Sekolah|Desa|Kelurahan|Kecamatan|Kabupaten|Kota|Provinsi|[A-Z]{2,})"
)
_PERSON = rf"(?!{_NO_NAME}\b)[A-Z][a-z][\w'’-]*(?:\s[A-Z][\w'’.-]*){{0,3}}"
_NAMED_RELATIVE = re.compile(
    rf"\b(?i:{RELATIONS})(?:\s(?:kandung|tiri|angkat|asuh|dari|si)){{0,2}}(?:\s{THEM}|nya)(?:\situ)?"
    rf"(?:,?\s(?:bernama|yakni|yaitu|atas\snama|a\.n\.)\s(?P<named>{_PERSON})|,\s(?P<beside>{_PERSON})(?=,|\s\(|\.?$))",
    re.MULTILINE,
)


@rule(
    gettext_lazy(
        "Initials with an age lead to a child or a victim as a name does: write “korban” or “anak itu”."
    )
)
def protected_initials(article: ArticlePage) -> Iterator[Finding]:
    """Blocks where the words around say that it is somebody; two lonely capitals are only looked at."""
    if not is_protected(article):
        return
    looked_at: set[str] = set()
    for text in public_texts(article):
        sure = dict.fromkeys(filter(None, map(_initials, _INITIALS.finditer(text.words))))
        for letters in sure:
            message = _(
                "Press council, child and victim: the initials “%(letters)s” stand in the story. Take them out."
            )
            yield obstacle(message % {"letters": letters}, at=text)
        looked_at |= set(sure)
        for letters in _ALONE.findall(text.words):
            if letters not in looked_at and letters not in style_guide().capitals:
                looked_at.add(letters)
                yield _maybe_initials(letters, at=text)


@rule(
    gettext_lazy(
        "A mother's or a teacher's name leads to the child (code of ethics, article 5): write “ibu korban” only."
    )
)
def protected_relative(article: ArticlePage) -> Iterator[Finding]:
    if not is_protected(article):
        return
    for text in public_texts(article):
        for match in _NAMED_RELATIVE.finditer(text.words):
            message = _(
                "Press council, child and victim: “%(name)s” is somebody close to the protected person. Take the name "
                "out."
            )
            yield obstacle(message % {"name": match["named"] or match["beside"]}, at=text)


def _initials(match: re.Match[str]) -> str:
    """The letters that stand for somebody; empty for an abbreviation."""
    letters = match["named"] or match["aged"] or match["young"] or match["after"]
    before = (match["before"] or "").strip().casefold()
    is_abbreviation = bool(_ABBREVIATION.fullmatch(letters))
    if before in _OF_AN_INSTITUTION or (is_abbreviation and not match["named"]):
        return ""
    return letters


def _maybe_initials(letters: str, *, at: Text) -> Finding:
    message = _("Press council, child and victim: are “%(letters)s” somebody's initials? Then take them out.")
    return advice(message % {"letters": letters}, at=at)


# Two of these words are a name, and a full stop ends it: only abbreviations carry one of their own.
_PLACE = r"[A-Z][\w'’-]*(?:[ ](?!Dan\b|Dengan\b)[A-Z][\w'’-]*){0,3}"
_NUMBER = r"\d{1,3}(?![\d/]|[.,]\d)(?!\s(?i:tahun|thn|siswa|murid|anak|orang|persen))"
_NO_SCHOOL = (
    r"(?!(?:Negeri|Swasta|Kelas|Sederajat|Ramah|Nasional|Hari|Ibtidaiyah|Tsanawiyah|Aliyah|[A-Z]{1,4})\b)"
)
_SCHOOL = re.compile(
    rf"""\b(?:
      (?i:sd|smp|sma|smk|mts|tk|paud|slb|mi|ma)(?i:n|it)?\.?\s(?:(?i:negeri)\s)?{_NUMBER}(?:\s{_PLACE})?
    | (?:SD|SMP|SMA|SMK|MTs|TK|PAUD|SLB|MI)N?\s(?:Negeri\s)?{_NO_SCHOOL}{_PLACE}
    | (?i:sekolah\s(?:dasar|menengah\s(?:pertama|atas|kejuruan)))\s(?:(?i:negeri)\s)?
      (?:{_NUMBER}(?:\s{_PLACE})?|{_NO_SCHOOL}{_PLACE})
    | (?i:pondok\spesantren|ponpes|pesantren|panti\sasuhan|madrasah(?:\s(?:ibtidaiyah|tsanawiyah|aliyah))?)\s
      (?:(?i:negeri)\s)?(?:{_NUMBER}(?:\s{_PLACE})?|{_NO_SCHOOL}{_PLACE})
    )""",
    re.VERBOSE,
)
_NEIGHBOURS = re.compile(r"\b(?:RT|RW|rt|rw)\.?\s?\d{1,3}(?:\s?/\s?(?:(?:RW|rw)\.?\s?)?\d{1,3})?")
_VILLAGE = re.compile(
    rf"""\b(?:(?i:desa|kelurahan|kalurahan|dusun|nagari|gampong|dukuh|padukuhan|pekon|jorong)\s|(?:Ds|Kel|Dsn)\.\s?)
    (?!(?:PDTT|Pembangunan|Tertinggal|Wisata|Siaga|Ramah|Tahun|Layak|Adat|Digital|Mandiri|Tangguh|Setempat)\b)
    (?P<name>{_PLACE})""",
    re.VERBOSE,
)
_STREET = re.compile(
    rf"""\b(?:
      (?:(?i:kampung|lingkungan|perumahan|perum|kompleks|komplek|banjar|jalan|gang|blok)\s
        |(?:Jl|Gg|Kp|Perum|Komp)\.\s?)
      (?!(?:Hidup|Parlemen|Tol|Nasional|Provinsi|Protokol|Umum|Halaman|KB|Ramah|Layak|Kerja|Kementerian|Pem\w+|Pol\w+|Setda|Baru)\b)
      (?:{_PLACE}|[A-Z]?\d{{1,3}}\b)
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


_SEXUAL = re.compile(
    r"\b(?:(?:di|men)cabuli|pencabulan|persetubuhan|(?:di|men)yetubuhi|disetubuhi|pemerkosaan|(?:di|mem)perkosa|memerkosa"
    r"|(?:di)?rudapaksa|pelecehan\sseksual|kekerasan\sseksual|dilecehkan\ssecara\sseksual)\b",
    re.IGNORECASE,
)
_CHILD = re.compile(
    r"\b(?i:(?:anak|remaja)\s(?:di\s)?bawah\sumur|perundungan|dirundung|anak\syang\sberkonflik\sdengan\shukum)\b"
    r"|\b(?i:korban|pelaku|tersangka|terduga|saksi)\b[^.!?\n]{0,60}?"
    r"(?:\((?:1[0-7]|[1-9])(?:\s(?:tahun|thn|th))?\)|\b(?i:berusia|berumur|usia)\s(?:1[0-7]|[1-9])\stahun)"
)
_CRIME = (
    r"korupsi|suap|gratifikasi|pungli|pungutan\sliar|penipuan|penggelapan|penganiayaan|pembunuhan|pencurian|pemerasan"
    r"|penyelewengan|penyalahgunaan|pencucian\suang|pemalsuan|mark\s?up|menipu|menggelapkan|menganiaya|membunuh|mencuri"
    r"|memeras|menyelewengkan|menerima\ssuap|memalsukan|melecehkan|memukul"
)
_HARM = re.compile(
    rf"\b(?:tersangka|terdakwa|terduga\spelaku|(?:di)?duga(?:an)?\s(?:\w+\s){{0,2}}(?:{_CRIME})|dilaporkan\ske\s(?:polisi|pol\w+))\b",
    re.IGNORECASE,
)


@rule(
    gettext_lazy(
        "A story about a child or a victim of sexual violence is marked as such: only then the gate looks for names, "
        "places and faces (code of ethics, article 5)."
    )
)
def protection_not_marked(article: ArticlePage) -> Iterator[Finding]:
    if is_protected(article):
        return
    marks = {"is_about_sexual_violence": _SEXUAL, "is_about_child": _CHILD}
    for field, pattern in marks.items():
        if words := _first(pattern, article):
            message = _(
                "“%(words)s”: is this about a child or a victim of sexual violence? Then mark it, and the gate looks "
                "for what leads to them."
            )
            yield advice(message % {"words": words}, at=field)


@rule(
    gettext_lazy(
        "A story that can harm somebody is marked as such: then it says who was asked on the other side (press council "
        "guideline, point 2)."
    )
)
def harm_not_marked(article: ArticlePage) -> Iterator[Finding]:
    if not article.may_harm and (words := _first(_HARM, article)):
        message = _(
            "“%(words)s”: can this story harm somebody? Then mark it, and note who was asked on the other side."
        )
        yield advice(message % {"words": words}, at="may_harm")


def _first(pattern: re.Pattern[str], article: ArticlePage) -> str:
    """The first words that ask for the mark, as they stand there; empty if none do."""
    matches = (pattern.search(text.words) for text in texts(article, *PRINTED))
    return next((match[0] for match in matches if match), "")
