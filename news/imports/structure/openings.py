"""Whom a sentence begins with, though it lets nobody speak: "Juragan kapal Haji Basri menghitung kerugian"."""

import re

from .parties import PartyReader
from .party import Party
from .units import UNITS
from .words import any_of, word_set

# What only people do, and what things may do as well.
_ACTS = word_set("""
menghitung memperlihatkan merasa merasakan mengusap menggeleng menggelengkan mengangguk tersenyum tertawa menangis
menghela menyaksikan mendengar mencoba mencari mengingat mengerti memahami berjualan berdagang bertani melaut bangga
gembira senang sedih kecewa khawatir pasrah menggendong mengenakan mengajar merawat menabung terkejut kaget berdoa
memeluk menjemur rindu bingung heran lega tahu prihatin
""")
_MAY_ACT = word_set("""
menunjuk menunjukkan melihat menunggu menanti berdiri duduk memilih bekerja tinggal datang pulang hadir menyimpan
membersihkan menyiram memanen menanam punya
""")
_THINGS = word_set("""
rumah toko kios warung lapak mobil motor sepeda kapal perahu kebun sawah ladang lahan tanah usaha jalan gedung makam
jenazah jasad tubuh masjid gereja pondok pesantren kandang ternak barang surat keluhan kerugian nama
""")
# In a story of crime or accident others tell of these.
SPOKEN_OF = word_set("tersangka terdakwa pelaku korban terpidana terlapor tergugat buronan jenazah")
_VERB = rf"{any_of(_ACTS | _MAY_ACT)}|(?:me|ber|ter)[a-z]{{4,}}|ditunjuk|dipercaya|dilantik"
_ADVERBS = word_set(
    "juga pun kini masih sudah telah ikut turut sempat hanya lalu kemudian tampak terlihat mulai bisa"
)
_OPENING = re.compile(
    rf"(?P<phrase>[A-Z][^!?;:]{{2,140}}?)(?: (?:{any_of(_ADVERBS)}))*,? (?P<verb>{_VERB})\b"
)
_CONJUNCTION = re.compile(
    r"^(?:Sementara(?: itu)?|Sedangkan|Adapun|Namun|Di sisi lain"
    r"|(?:Di|Pada|Dalam) (?:tempat|kesempatan) (?:yang sama|itu|tersebut|terpisah)),? "
)
_TRADE_AND_NAME = re.compile("Nl{0,3}(?=(K*)N)")


def opening_person(reader: PartyReader, sentence: str) -> Party | None:
    """The person a sentence of no reported speech is about, with the trade told before the name."""
    match = _OPENING.match(_CONJUNCTION.sub("", sentence))
    if match is None:
        return None
    phrase = match.group("phrase")
    party = reader.before(phrase)
    if party is None or not party.name or party.is_unnamed:
        return None
    segment, verb = reader.segmenter.cut(phrase)[-1], match.group("verb")
    if party.role:
        return None if party.role.split()[0].casefold() in UNITS | SPOKEN_OF else party
    if reader.segmenter.is_name(segment):
        return party if "K" in segment.codes or verb in _ACTS | _MAY_ACT else None
    trade = _TRADE_AND_NAME.match(segment.codes)
    if trade is None or segment.tokens[0].key in _THINGS:
        return None
    return party._replace(role=segment.role(0, trade.end())) if trade.group(1) or verb in _ACTS else None
