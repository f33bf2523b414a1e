"""The forms of datelines that Indonesian houses print, by name, in the order in which they are tried."""

import re

_DASH = r"\s*[.,;:]?\s*(?:--+|[-–—~•]+|\||//|>>)\s*"
DOMAIN = r"(?i:[a-z][\w-]*(?:\.[\w-]+)*\.(?:com|co|id|net|org|news|tv|info|asia|press|media|online|today)(?:\.id)?)"
_BRAND = (
    r"(?:CNN|CNBC|IDN|VOA|BBC|RRI|TVRI|JPNN|RMOL|BBC News|Info|Media|Radar|Harian|Koran|Suara|Kabar|Berita|Warta"
    r"|Jawa Pos|Tribun|Lintas|Lensa|Sinar|Pikiran)"
    r" ?[A-Z][\w.]*(?: [A-Z]\w*){0,2}"
)
_POST = r"[A-Z]\w+(?: [A-Z]\w+)? (?:Post?|POST?|Ekspres|Express|News|NEWS|Times|Online|Today|Update|Terkini)"
HOUSE = (
    r"(?:(?:ANTARA|Antara)(?: ?News)?(?: [A-Z]\w+)?|[A-Z]{3,}\d+|detikcom|detik\w+|KOMPAS|Kompas"
    r"|TEMPO|Tempo|TRIBUN\w*|Tribun\w*"
    r"|REPUBLIKA|Republika|LIPUTAN6"
    r"|Okezone|OKEZONE|SINDO\w*|JPNN|RMOL\w*|INILAH|MEDCOM|Suara|VIVA|IDNTimes|InfoPublik|INFOPUBLIK|KBRN"
    r"|(?:MC|Humas|Diskominfo|Kominfo) \w+)"
)
_SOURCE = rf"(?:{DOMAIN}|{_BRAND}|{_POST}|{HOUSE})"
_CAPS = r"[A-Z][A-Z'’.\-]+(?: [A-Z][A-Z'’.\-]+){0,3}"
_TITLE = r"[A-Z][\w'’\-]*(?: [A-Z][\w'’\-]*){0,3}"
PLACE = rf"(?:{_CAPS}|{_TITLE})"
_PROVINCE = rf"(?:,\s*(?P<province>{PLACE}))?"
_WHEN = (
    r"(?:\s*,?\s*\(?(?:(?:Senin|Selasa|Rabu|Kamis|Jum'?at|Sabtu|Minggu|SENIN|SELASA|RABU|KAMIS|JUMAT|SABTU|MINGGU)\b\s*,?\s*)?"
    r"\(?\s*(?:\d{1,2}(?:[/.\-]\d{1,2}(?:[/.\-]\d{2,4})?| \w{3,9}(?: \d{4})?))?\s*\)?)?"
)
_BRACKETED = rf"[(\[]\s*(?P<source>{_SOURCE}|[A-Z][\w.]+(?: [A-Z][\w.]+){{0,2}})\s*[)\]]"
_DAY = r"(?:\s*\d{1,2}/\d{1,2})?"
_END = rf"(?:{_DASH}|\.\s+)"
FORMS = {
    name: re.compile(pattern)
    for name, pattern in {
        # "Penajam (ANTARA) –", "ANTARA (Penajam) –", "Penajam, kabaranu.com –", "Kabar Anu, Penajam –"
        "source in brackets": rf"(?P<place>{PLACE}){_PROVINCE},?{_DAY}\s*{_BRACKETED}{_WHEN}{_DASH}",
        "place in brackets": rf"(?P<source>{_SOURCE}|[A-Z][\w.]+),?\s*\(\s*(?P<place>{PLACE})\s*\){_WHEN}{_DASH}",
        "place, source": rf"(?P<place>{PLACE}){_PROVINCE},\s*(?P<source>{_SOURCE}){_WHEN}{_DASH}",
        "source, place": rf"(?P<source>{_SOURCE})\s*(?:,|{_DASH}|/|:)\s*(?P<place>{PLACE}){_PROVINCE}{_WHEN}{_END}",
        # "kabaranu.comPenajam –": the space went lost.
        "domain place": rf"(?P<source>{DOMAIN})\s?(?P<place>{PLACE}){_WHEN}{_DASH}",
        "word – place": rf"(?P<source>{_CAPS}|[A-Z]\w+)(?:{_DASH}|/)(?P<place>{PLACE}){_WHEN}{_END}",
        "two": rf"(?P<first>{PLACE}),\s*(?P<second>{PLACE}){_WHEN}{_DASH}",
        "place, word": rf"(?P<place>{PLACE}),\s*(?P<source>[a-z]\w{{3,}}){_WHEN}{_DASH}",
        "place": rf"(?P<place>{PLACE}){_WHEN}{_DASH}",
        # As a radio network prints it: "KBRN, Penajam : Warga …", or "Penajam: Warga …".
        "colon": rf"(?:(?P<source>{_SOURCE}),\s*)?(?P<place>{PLACE}){_PROVINCE}\s*:\s+(?=[A-Z“\"])",
        "source": rf"(?P<source>{DOMAIN}){_DASH}",
        "shouted source": r"(?P<source>[A-Z]{5,}[A-Z0-9]*(?: [A-Z]{3,}){0,2}\.?)\s*(?:--+|[-–—]+)\s+",
        "source with a figure": r"(?P<source>[A-Z][a-z]+\d+)-(?=[A-Z])",
        "source in mixed case": r"(?P<source>[A-Z]\w*[A-Z0-9]\w*)\s*(?:--+|[-–—]+)\s+",
        "shouted place": rf"(?P<place>{_CAPS})[.,]\s+(?=[A-Z“\"])",
        "two shouted": rf"(?P<source>{_CAPS})\.\s+(?P<place>{_CAPS})\.\s+(?=[A-Z])",
        "lone word": r"(?P<source>[A-Z]\w+(?: [A-Z]\w+)?)(?: [-–—]+ ?| ?[–—]+ | -)(?=[A-Z])",
    }.items()
}
# Those that hardly anything else looks like.
PLAIN_FORMS = frozenset({"source in brackets", "place in brackets", "place, source", "source, place"})
# Those that many sentences look like: only with a place that is known.
PLACE_FORMS = frozenset({"domain place", "place, word", "colon", "shouted place"})
