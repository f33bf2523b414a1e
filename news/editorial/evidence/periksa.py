"""Memeriksa paket bukti ini: satu huruf yang diubah pun ketahuan.

Jalankan di dalam map paket ini, dengan Python 3 apa pun, tanpa pustaka tambahan dan tanpa jaringan:

    python3 periksa.py 3f9a…        (sidik paket dari nama berkasnya atau dari redaksi, 16 huruf atau lebih)

Hasil 0: utuh, cocok dengan sidik. Hasil 1: ada yang berubah; tempatnya disebut. Hasil 3: tanpa sidik paket hanya cocok
dengan daftarnya sendiri, dan daftar dapat ditulis ulang oleh siapa pun.
"""

import hashlib
import json
import re
import sys
from datetime import datetime
from pathlib import Path

MANIFEST, CHAIN, APPROVALS = "MANIFEST.json", "catatan.json", "persetujuan.json"
LINK_RECIPE = 1
PLAIN_FIELDS = (
    "title", "slug", "kicker", "summary", "section", "region", "label", "sponsor", "source", "dateline_place",
    "dateline_on", "lead_photo", "lead_photo_caption", "lead_photo_alt", "embargo_until", "initials", "seo_title",
    "search_description", "is_about_child", "is_about_sexual_violence", "may_harm", "is_unverified", "change_note",
)  # fmt: skip
SET_FIELDS = ("further_regions", "topics")
# Dibuat sistem operasi sendiri di map teratas; bukan bagian paket.
NOT_OURS = {".DS_Store", "Thumbs.db", "desktop.ini"}
EDITOR_KEY = re.compile(r'(<[a-z][a-z0-9]*) data-block-key="[A-Za-z0-9]{1,10}"')
SEAL = "[0-9a-fA-F]{16,64}"
# Langkah tiap daftar dan tindakan yang mencatatnya. Setiap baris punya catatannya, setiap catatan punya barisnya.
STEPS = {
    APPROVALS: {"approved": ("approve", "repair", "override", "import", "withdraw_approval")},
    "ralat.json": {"made": ("correct",), "shown": ("approve_correction", "override_correction")},
    "pencabutan.json": {
        "proposed": ("propose_retraction",),
        "confirmed": ("confirm_retraction",),
        "refused": ("refuse_retraction",),
        "ended": ("end_retraction",),
    },
    "aduan.json": {"decided": ("complaint_decided",)},
}
KINDS = {
    "four_eyes": "approve", "repair": "repair", "override": "override", "imported": "import",
    "withdrawn": "withdraw_approval", "refiled": "refile",
}  # fmt: skip
# Ralat yang belum atau tidak jadi tampil tidak punya baris; isinya pun bukan untuk dibaca di sini.
WITHOUT_A_ROW = ("correct",)
# Baris dan catatannya ditulis berurutan dalam satu transaksi, jadi waktunya berselisih sedikit.
APART_SECONDS = 120


def canonical(value):
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def content_digest(content, recipe):
    """Sidik isi berita: sama seperti yang dihitung sistem redaksi ketika naskah disetujui; None bila resepnya lain."""
    if recipe not in RECIPES:
        return None
    return recipe + ":" + sha256(canonical(RECIPES[recipe](content)).encode())


def counted_3(content):
    """Resep 3: bagian yang kosong tidak dihitung; paket ini hanya memuat bagian yang dihitung."""
    reduced = {name: sorted(value) if is_set(value) else value for name, value in content.items()}
    if "body" in content:
        reduced["body"] = filled(blocks(content["body"]))
    if "byline_entries" in content:
        reduced["byline_entries"] = byline(content["byline_entries"])
    return reduced


def counted_2(content):
    """Resep 2: semua bagian pada masanya, berisi atau tidak."""
    reduced = {name: content.get(name) for name in PLAIN_FIELDS}
    reduced.update({name: sorted(content.get(name) or []) for name in SET_FIELDS})
    reduced["body"] = blocks(content.get("body"))
    reduced["byline"] = byline(content.get("byline_entries") or [])
    if content.get("is_unverified"):
        reduced["verification_due_on"] = content.get("verification_due_on")
    return reduced


RECIPES = {"2": counted_2, "3": counted_3}


def is_set(value):
    """Daftar nomor saja: urutannya tidak berarti."""
    return isinstance(value, list) and all(isinstance(part, int) for part in value)


def blocks(body):
    return shown(json.loads(body) if isinstance(body, str) else list(body or []))


def byline(entries):
    ordered = sorted(enumerate(entries), key=lambda pair: (pair[1].get("sort_order") or 0, pair[0]))
    return [[entry["author"], entry["role"]] for _, entry in ordered]


def filled(value):
    """Isi blok tanpa bagian yang kosong."""
    if isinstance(value, dict):
        parts = [(name, filled(part)) for name, part in value.items()]
        return {name: part for name, part in parts if not is_empty(part)}
    return [filled(part) for part in value] if isinstance(value, list) else value


def is_empty(part):
    return part is None or part is False or part in ("", [], {})


def shown(value):
    """Isi blok tanpa kunci paragraf milik editor, yang tidak dilihat pembaca."""
    if isinstance(value, str):
        return EDITOR_KEY.sub(r"\1", value)
    if isinstance(value, dict):
        return {name: shown(part) for name, part in value.items()}
    return [shown(part) for part in value] if isinstance(value, list) else value


def details_hash(entry):
    """Sidik keterangan sebuah catatan; garamnya mencegah keterangan yang ditahan ditebak dari sidiknya."""
    return sha256(canonical({name: entry[name] for name in ("about", "data", "salt")}).encode())


def link_hash(entry):
    """Mata rantai: waktu, siapa, apa, sidik keterangannya, dan mata rantai sebelumnya."""
    names = ("recipe", "made_at", "action", "by", "article", "digest", "details", "previous")
    return sha256(canonical({name: entry[name] for name in names}).encode())


def read_json(root, name):
    return json.loads((root / name).read_text(encoding="utf-8"))


def check_manifest(root, seal):
    """Setiap berkas tepat seperti daftarnya; tidak ada yang hilang dan tidak ada yang ditambah."""
    raw = (root / MANIFEST).read_bytes()
    try:
        manifest = json.loads(raw.decode("utf-8"))
        listed = dict(manifest["files"])
    except (ValueError, KeyError, TypeError):
        yield MANIFEST + ": tidak terbaca"
        return
    if raw != (canonical(manifest) + "\n").encode() or set(manifest) != {"files", "counts", "chain_head"}:
        yield MANIFEST + ": bentuknya diubah"
    if seal and not sha256(raw).startswith(seal.lower()):
        yield MANIFEST + ": tidak cocok dengan sidik paket yang diberikan"
    for name in sorted(listed):
        path = root / name
        if not path.is_file():
            yield name + ": tidak ada"
        elif sha256(path.read_bytes()) != listed[name]:
            yield name + ": isinya diubah"
    here = {path.relative_to(root).as_posix() for path in root.rglob("*") if not path.is_dir()}
    for name in sorted(here - set(listed) - {MANIFEST} - NOT_OURS):
        yield name + ": bukan bagian paket ini"


def check_counts(root):
    """Banyaknya baris dan ujung rantai seperti dicatat manifes: tidak ada baris yang dibuang."""
    manifest = read_json(root, MANIFEST)
    for name in sorted(manifest["counts"]):
        if len(read_json(root, name)) != manifest["counts"][name]:
            yield name + ": jumlah barisnya tidak sama dengan yang dicatat manifes"
    chain = read_json(root, CHAIN)
    if manifest["chain_head"] != (chain[-1]["hash"] if chain else ""):
        yield CHAIN + ": ujung rantainya tidak sama dengan yang dicatat manifes"


def check_chain(root):
    """Rantai catatan keputusan utuh, waktunya juga. Dari keterangan yang ditahan, sidiknya ikut diperiksa."""
    previous, story = "", read_json(root, "perkara.json")["story_number"]
    for number, entry in enumerate(read_json(root, CHAIN), start=1):
        place = CHAIN + ": catatan ke-" + str(number)
        if entry["previous"] != previous or entry["number"] != number:
            yield place + " tidak menyambung ke catatan sebelumnya"
        if entry["recipe"] != LINK_RECIPE or entry["article"] != story:
            yield place + " bukan dari perkara ini"
        if entry["is_withheld"] != (entry["salt"] is None):
            yield place + " tidak jelas ditahan atau tidak"
        elif not entry["is_withheld"] and details_hash(entry) != entry["details"]:
            yield place + ": keterangannya tidak cocok dengan sidiknya"
        if link_hash(entry) != entry["hash"]:
            yield place + " tidak cocok dengan sidiknya"
        previous = entry["hash"]


def check_rows(root):
    """Setiap baris punya catatan keputusannya, dan setiap catatan keputusan punya barisnya."""
    chain, used = read_json(root, CHAIN), set()
    for name, steps in STEPS.items():
        for number, row in enumerate(read_json(root, name), start=1):
            for problem in check_row(row, steps, chain, used):
                yield name + ": baris ke-" + str(number) + problem
    expected = {action for steps in STEPS.values() for actions in steps.values() for action in actions}
    for entry in chain:
        if entry["action"] in expected - set(WITHOUT_A_ROW) and entry["number"] not in used:
            yield CHAIN + ": catatan ke-" + str(entry["number"]) + " tidak ada barisnya"


def check_row(row, steps, chain, used):
    """Catatan setiap langkah sebuah baris; ``used`` mengumpulkan catatan yang sudah punya baris."""
    if set(row["entries"]) != set(steps):
        yield " tidak menyebut catatannya"
        return
    for step in steps:
        number = row["entries"][step]
        if number is None and row[step + "_at"] is None:
            continue
        if number in used or not fits(row, step, steps[step], chain, number):
            yield " tidak cocok dengan catatan keputusan (" + step + ")"
        used.add(number)


def fits(row, step, actions, chain, number):
    """Apakah catatan itu memang tentang baris ini: tindakan, orang, waktu, dan pokoknya sama."""
    if type(number) is not int or not 1 <= number <= len(chain):
        return False
    entry = chain[number - 1]
    if entry["action"] not in actions or entry["by"] != row[step + "_by"] or not row[step + "_at"]:
        return False
    apart = datetime.fromisoformat(row[step + "_at"]) - datetime.fromisoformat(entry["made_at"])
    return abs(apart.total_seconds()) <= APART_SECONDS and is_about(row, entry)


def is_about(row, entry):
    if "digest" in row:
        gate = (entry["data"] or {}).get("gate")
        is_same_gate = gate is None or gate == sha256(canonical(row["gate"]).encode())
        return row["digest"] == entry["digest"] and KINDS[row["kind"]] == entry["action"] and is_same_gate
    if "number" in row:
        return row["number"] == entry["about"]
    return row["id"] in ((entry["data"] or {}).get("correction"), (entry["data"] or {}).get("retraction"))


def check_versions(root):
    """Isi setiap versi terbit cocok dengan sidiknya, dan sidik itu ada di antara persetujuan yang berlaku."""
    decisions = read_json(root, APPROVALS)
    approved = {decision["digest"] for decision in decisions if decision["kind"] != "withdrawn"}
    for path in sorted((root / "versi").glob("*.json")):
        version, name = json.loads(path.read_text(encoding="utf-8")), "versi/" + path.name
        digest = version["digest"]
        if content_digest(version["content"], digest.partition(":")[0]) not in (None, digest):
            yield name + ": isi tidak cocok dengan sidik isinya"
        if digest not in approved:
            yield name + ": tidak ada persetujuan atas sidik isi ini"


def problems_of(root, seal):
    try:
        found = list(check_manifest(root, seal))
        checks = (check_counts, check_chain, check_rows, check_versions)
        return found or [problem for check in checks for problem in check(root)]
    except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError) as problem:
        return ["paket tidak dapat dibaca: " + repr(problem)]


def say(line):
    sys.stdout.write(line + "\n")


def main(arguments):
    seal = arguments[0] if arguments else ""
    if len(arguments) > 1 or (seal and not re.fullmatch(SEAL, seal)):
        say("Cara pakai: python3 periksa.py SIDIK   (sidik paket, 16 sampai 64 huruf 0-9 a-f)")
        return 2
    root = Path(__file__).resolve().parent
    for name in sorted(NOT_OURS):
        if (root / name).is_file():
            say("DIABAIKAN  " + name + " (dibuat sistem operasi, bukan bagian paket)")
    problems = problems_of(root, seal)
    for problem in problems:
        say("BERUBAH  " + problem)
    if problems:
        say("Paket ini TIDAK cocok.")
        return 1
    found = sha256((root / MANIFEST).read_bytes())
    if seal:
        say("Utuh. Sidik paket: " + found)
        return 0
    say("Cocok dengan daftarnya sendiri; belum terbukti asli. Sidik paket: " + found)
    say("Jalankan sekali lagi dengan sidik dari redaksi: python3 periksa.py SIDIK")
    return 3


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
