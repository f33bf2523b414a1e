"""What in the words of a story leads to a child or a victim: initials, and the names of relatives."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news.editorial.rules.guide import capitals
from news.editorial.rules.protection import RELATIONS, THEM, is_protected
from news.editorial.rules.registry import advice, obstacle, rule
from news.editorial.rules.texts import Text, public_texts
from news.models import ArticlePage
from news.publishing import Finding

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
_NAME = rf"(?!{_NO_NAME}\b)[A-Z][a-z][\w'’-]*(?:\s[A-Z][\w'’.-]*){{0,3}}"
_RELATIVE = re.compile(
    rf"\b(?i:{RELATIONS})(?:\s(?:kandung|tiri|angkat|asuh|dari|si)){{0,2}}(?:\s{THEM}|nya)(?:\situ)?"
    rf"(?:,?\s(?:bernama|yakni|yaitu|atas\snama|a\.n\.)\s(?P<named>{_NAME})|,\s(?P<beside>{_NAME})(?=,|\s\(|\.?$))",
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
            if letters not in looked_at and letters not in capitals():
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
        for match in _RELATIVE.finditer(text.words):
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
