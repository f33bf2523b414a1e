"""Places of Indonesia, and those abroad from which its papers report; `README.md` tells the source of `regions.csv`."""

import csv
import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

REGIONS_CSV = Path(__file__).parent / "regions.csv"


@dataclass(frozen=True, slots=True)
class RegionRow:
    """One line of the file. ``parent_code`` is empty for a province; ``short_name`` is never empty."""

    code: str
    parent_code: str
    kind: str
    name: str
    short_name: str
    slug: str
    zone: str
    aliases: tuple[str, ...]


def read_regions(path: Path = REGIONS_CSV) -> Iterator[RegionRow]:
    """Every region of the file, each parent before its children."""
    with path.open(encoding="utf-8", newline="") as lines:
        for line in csv.DictReader(lines):
            aliases = tuple(name for name in line.pop("aliases").split("|") if name)
            yield RegionRow(**line, aliases=aliases)


type PlaceIndex = dict[str, list[tuple[str, ...]]]

# fmt: off
_MORE_PLACES = [
    "Sumatera", "Sumatra", "Jawa", "Kalimantan", "Sulawesi", "Papua", "Bali", "Madura", "Flores", "Timor",
    "Nusantara", "IKN", "Jabodetabek", "Bandarlampung", "Jogja", "Solo", "Cirebon", "Tegal", "Purwokerto",
    "Cibinong", "Cikarang", "Soreang", "Sangatta", "Tenggarong", "Penajam", "Tanjung Redeb",
    "Tanjung Selor", "Tana Paser", "Sendawar", "Ubud", "Kuta", "Singaraja", "Lembang", "Cepu", "Kotabumi",
    "Kalianda", "Palabuhanratu", "Pelabuhan Ratu", "Maumere", "Ende", "Labuan Bajo", "Atambua", "Timika",
    "Wamena", "Sentani", "Kepanjen", "Ungaran", "Mungkid", "Wates", "Wonosari", "Singaparna",
    "Rangkasbitung", "Tigaraksa", "Ciputat", "Pare-Pare", "Sungguminasa", "Watampone", "Poso", "Luwuk",
    # Abroad, as far as Indonesian papers report from there.
    "Singapura", "Malaysia", "Kuala Lumpur", "Bangkok", "Hanoi", "Manila", "Dili", "Tokyo", "Seoul",
    "Beijing", "Taipei", "Hong Kong", "Shanghai", "New Delhi", "Dhaka", "Islamabad", "Kabul", "Teheran",
    "Baghdad", "Damaskus", "Beirut", "Amman", "Gaza", "Palestina", "Tel Aviv", "Yerusalem", "Kairo",
    "Riyadh", "Makkah", "Mekkah", "Madinah", "Jeddah", "Doha", "Dubai", "Abu Dhabi", "Ankara", "Istanbul",
    "Moskow", "Kyiv", "Kiev", "London", "Manchester", "Liverpool", "Birmingham", "Newcastle", "Paris",
    "Berlin", "Munich", "Dortmund", "Madrid", "Barcelona", "Lisbon", "Roma", "Milan", "Turin", "Napoli",
    "Brussel", "Amsterdam", "Den Haag", "Jenewa", "Wina", "Washington", "Washington DC", "New York",
    "Los Angeles", "Arab Saudi", "Amerika Serikat", "Buenos Aires", "Sydney", "Canberra", "Melbourne",
    "Johannesburg",
]
# fmt: on
# The seats of regencies, which datelines name rather than the regency.
_SEATS = """
Calang, Jantho, Sinabang, Singkil, Meulaboh, Suka Makmue, Blangpidie, Tapaktuan, Kutacane, Blangkejeren,
Takengon, Redelong, Sigli, Meureudu, Lhoksukon, Stabat, Lubuk Pakam, Kabanjahe, Sidikalang, Dolok Sanggul,
Pangururan, Balige, Tarutung, Sibuhuan, Gunung Tua, Panyabungan, Kisaran, Rantauprapat, Kotapinang, Aek
Kanopan, Sipirok, Teluk Dalam, Painan, Lubuk Sikaping, Lubuk Basung, Batusangkar, Sarilamak, Muaro Sijunjung,
Arosuka, Padang Aro, Pulau Punjung, Tuapejat, Bangkinang, Pasir Pengaraian, Pasirpengaraian, Bagansiapiapi,
Bagan Siapi-api, Siak Sri Indrapura, Pangkalan Kerinci, Rengat, Tembilahan, Teluk Kuantan, Selatpanjang,
Ranai, Tarempa, Tanjung Balai Karimun, Sengeti, Muara Bulian, Muara Sabak, Kuala Tungkal, Muara Bungo, Muara
Tebo, Sekayu, Kayuagung, Indralaya, Baturaja, Muaradua, Pangkalan Balai, Muara Beliti, Curup, Arga Makmur,
Bintuhan, Sungailiat, Muntok, Toboali, Tanjung Pandan, Tanjungpandan, Sukadana, Gunung Sugih, Menggala, Krui,
Kota Agung, Ngamprah, Slawi, Kajen, Kraksaan, Caruban, Kepanjen, Ngabang, Nanga Pinoh, Putussibau, Sampit,
Pangkalan Bun, Kuala Kapuas, Buntok, Muara Teweh, Puruk Cahu, Tamiang Layang, Kuala Kurun, Kasongan, Kuala
Pembuang, Nanga Bulik, Pelaihari, Martapura, Marabahan, Kandangan, Barabai, Amuntai, Paringin, Batulicin,
Tideng Pale, Melak, Sangatta, Semarapura, Amlapura, Mangupura, Praya, Selong, Gerung, Taliwang, Larantuka,
Ruteng, Bajawa, Mbay, Lewoleba, Kalabahi, Waingapu, Waikabubak, Waibakul, Tambolaka, Oelamasi, Soe,
Kefamenanu, Betun, Borong, Ampana, Kolonodale, Bungku, Salakan, Unaaha, Andoolo, Wanggudu, Lasusua, Tirawuta,
Raha, Pasarwajo, Tobadak, Pasangkayu, Limboto, Tilamuta, Suwawa, Kwandang, Tondano, Amurang, Airmadidi,
Ratahan, Boroko, Melonguane, Tahuna, Ondong, Lolak, Pangkajene, Sengkang, Watansoppeng, Makale, Rantepao,
Belopa, Masamba, Malili, Masohi, Saumlaki, Namlea, Namrole, Dobo, Piru, Tiakur, Tobelo, Sofifi, Labuha,
Sanana, Bobong, Jailolo, Daruba, Serui, Sarmi, Oksibil, Dekai, Karubaga, Enarotali, Agats, Kepi, Teminabuan,
Waisai, Aimas, Rasiei, Ransiki, Kumurkek
"""


def place_index(names: Iterable[str]) -> PlaceIndex:
    """Names of places by their first word, longest first."""
    index: PlaceIndex = {}
    for name in names:
        words = tuple(name.casefold().replace(".", "").split())
        if words:
            index.setdefault(words[0], []).append(words)
    for entries in index.values():
        entries.sort(key=len, reverse=True)
    return index


@functools.cache
def indonesia() -> PlaceIndex:
    """All provinces, regencies and cities, with their short names, the seats of regencies, and a few places beside."""
    names = [name for region in read_regions() for name in (region.name, region.short_name, *region.aliases)]
    seats = " ".join(_SEATS.split()).split(", ")
    return place_index(names + _MORE_PLACES + seats)
