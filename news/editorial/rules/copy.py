"""Rules about the running text: its dateline, the names in it, quotations, leftovers of a web page, house style."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news.editorial.rules.language import (
    are_alike,
    begins_sentence,
    is_root,
    is_title_case,
    marked_passages,
    name_pairs,
    names_alone,
    nearest,
    region_words,
    style_guide,
    without_speech,
)
from news.editorial.rules.registry import advice, rule
from news.editorial.rules.texts import CAPTIONS, NARRATION, PRINTED, TITLES, Text, texts
from news.models import ArticlePage
from news.publishing import Finding

_FURTHEST = 90
# "SAMARINDA, Kabar Muara – ", "Samarinda (ANTARA) - ".
_TYPED = re.compile(
    r"(?P<place>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3})"
    r"(?:, [\w. ]{2,40}| ?\([\w./ ]{2,40}\)|/[\w. ]{2,40})? ?(?:[–—]|--| - )"
)
_WEEKDAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")
_MONTHS = (
    *("januari", "februari", "maret", "april", "mei", "juni"),
    *("juli", "agustus", "september", "oktober", "november", "desember"),
)
_DAY = re.compile(
    rf"\b(?P<weekday>{'|'.join(_WEEKDAYS)}|jum['’]at|ahad)(?: (?:pagi|siang|sore|malam|petang))?,? ?\(?"
    rf"(?P<day>\d{{1,2}})"
    rf"(?:[/.-](?P<month>\d{{1,2}})[/.-]| (?P<name>{'|'.join(_MONTHS)}) )(?P<year>\d{{4}}|\d{{2}})(?!\d)\)?",
    re.IGNORECASE,
)


@rule(gettext_lazy("The page prints the dateline from its fields; one typed in the text prints twice."))
def dateline_typed(article: ArticlePage) -> Iterator[Finding]:
    for text in texts(article, "paragraph")[:1]:
        match = _TYPED.match(text.words[:_FURTHEST])
        if match and _is_place(match["place"], article):
            message = _("“%(words)s” is the dateline: the page prints it by itself. Take it out of the text.")
            yield advice(message % {"words": match[0].strip()}, at=text)


@rule(
    gettext_lazy(
        "A weekday and its date belong together; where they disagree, readers come on the wrong day."
    )
)
def weekday_beside_date(article: ArticlePage) -> Iterator[Finding]:
    for text in texts(article, *NARRATION, "quote"):
        for match in _DAY.finditer(text.words):
            day = _day(match)
            if day and _WEEKDAYS[day.weekday()] != _weekday(match["weekday"]):
                message = _("“%(words)s”: that day is a %(weekday)s.")
                facts = {"words": match[0], "weekday": _WEEKDAYS[day.weekday()].capitalize()}
                yield advice(message % facts, at=text)


def _is_place(words: str, article: ArticlePage) -> bool:
    small = words.casefold()
    return small == article.dateline_place.casefold() or set(small.split()) <= region_words()


def _day(match: re.Match[str]) -> date | None:
    month = int(match["month"]) if match["month"] else _MONTHS.index(match["name"].casefold()) + 1
    year = int(match["year"])
    try:
        return date(year + 2000 if year < 100 else year, month, int(match["day"]))
    except ValueError:
        return None


def _weekday(name: str) -> str:
    plain = name.casefold().replace("'", "").replace("’", "")
    return "minggu" if plain == "ahad" else plain


MOST_NAMES = 400
# So many names with one word in common are a list, not one person's spellings.
MOST_OF_ONE_NAME = 60

type Pair = tuple[str, str]


@rule(
    gettext_lazy("The same person under two spellings is two people to readers, to search and in the record.")
)
def two_spellings(article: ArticlePage) -> Iterator[Finding]:
    """ "Rosdiana Kapitan" and "Rosdiana Capitan"; speakers are spelled as on record."""
    on_record = {pair for speaker in article.load_speakers() for pair in name_pairs(speaker.name)}
    counts, places = _names_of(article)
    said = set()
    for rare, usual in _doubtful(counts, on_record):
        if frozenset((rare, usual)) in said:
            continue
        said.add(frozenset((rare, usual)))
        found, suggestion = " ".join(rare), " ".join(usual)
        message = _("“%(found)s” and “%(usual)s”: one person in two spellings?")
        words = {"found": found, "suggestion": suggestion} if rare in places else {}
        yield advice(message % {"found": found, "usual": suggestion}, at=places.get(rare, "body"), **words)


@rule(gettext_lazy("Whoever speaks in the story is spelled as on record, also where only one name stands."))
def speaker_misspelled(article: ArticlePage) -> Iterator[Finding]:
    """One name alone may be somebody else's: nothing is offered to be put in its place."""
    on_record = {word for speaker in article.load_speakers() for word in speaker.name.split()}
    others = style_guide().kinds | region_words()
    seen = set(on_record)
    for text in texts(article, *PRINTED):
        for word in names_alone(text.words):
            is_asked = word not in seen and word.casefold() not in others
            usual = nearest(word, sorted(on_record)) if is_asked else ""
            seen.add(word)
            if usual:
                message = _("“%(found)s”: is this “%(usual)s”, who speaks in the story?")
                yield advice(message % {"found": word, "usual": usual}, at=text)


def _names_of(article: ArticlePage) -> tuple[Counter, dict[Pair, Text]]:
    """How often each pair of names stands in the story, the record included, and where first."""
    counts: Counter = Counter(
        pair for speaker in article.load_speakers() for pair in name_pairs(speaker.name)
    )
    places: dict[Pair, Text] = {}
    for text in texts(article, *PRINTED):
        for pair in name_pairs(text.words):
            if len(counts) < MOST_NAMES or pair in counts:
                counts[pair] += 1
                places.setdefault(pair, text)
    return counts, places


def _doubtful(counts: Counter, on_record: set[Pair]) -> Iterator[tuple[Pair, Pair]]:
    """Pairs that share a word and differ by a spelling in the other; the doubtful one first."""
    recorded = {word for pair in on_record for word in pair}
    for side in (0, 1):
        groups = defaultdict(list)
        for pair in counts:
            groups[pair[side]].append(pair)
        for shared, group in groups.items():
            for first, second in combinations(group[:MOST_OF_ONE_NAME], 2):
                names = first[1 - side], second[1 - side]
                if are_alike(*names) and _is_one_person(shared, names, recorded=recorded):
                    yield _rare_first(first, second, counts=counts, on_record=on_record)


def _is_one_person(shared: str, names: tuple[str, str], *, recorded: set[str]) -> bool:
    """Clubs and regencies are told apart by one letter: behind "Pelatih" or "Kabupaten" only the record helps."""
    if {name.casefold() for name in names} & region_words():
        return False
    return shared.casefold() not in style_guide().kinds or bool(recorded & set(names))


def _rare_first(first: Pair, second: Pair, *, counts: Counter, on_record: set[Pair]) -> tuple[Pair, Pair]:
    """The record is right; else what stands there more often, else what stands there first."""
    is_second_usual = (second in on_record, counts[second]) > (first in on_record, counts[first])
    return (first, second) if is_second_usual else (second, first)


SHORTEST, LONGEST = 12, 600
_SAY = "kata|ujar|ucap|tutur|jelas|papar|ungkap|tegas|sebut|sambung|tambah|imbuh|pungkas|terang|beber|lanjut"
# "Katanya" and "jelasnya" are also what speakers say themselves.
_SAY_NYA = "ujar|ucap|tutur|papar|ungkap|imbuh|pungkas|beber|tandas|sambung"
_REPORT = (
    "mengatakan|menyatakan|menjelaskan|menegaskan|menambahkan|mengungkapkan|menuturkan|memaparkan|menyebutkan"
    "|menerangkan|membeberkan|mengaku|mengimbau|berharap|mengklaim"
)
# Who speaks says "saya" and "kami"; these are said about somebody.
_REPORTED = re.compile(
    rf"""\b(?i:{_SAY_NYA})nya\b
    | [,”"]\s*(?:{_SAY})\s+(?:dia|ia|beliau|[A-Z]\w+)\b
    | \b(?i:ia|dia|beliau|pihaknya|dirinya)\s+(?:juga\s+|pun\s+|turut\s+)*(?:{_REPORT})\b
    | \b(?i:pihaknya|menurutnya)\b
    | ^\W*(?i:bahwa)\b
    """,
    re.VERBOSE,
)
# Who says "kami" may say "pihaknya" of somebody else.
_ABOUT_OTHERS = frozenset({"pihaknya", "menurutnya"})
_FIRST_PERSON = re.compile(r"\b(?:kami|saya|kita|aku)\b", re.IGNORECASE)
_MARKS = '“”"'


@rule(
    gettext_lazy(
        "Inside quotation marks stands what was said; “pihaknya” and “ujarnya” are the reporter's words."
    )
)
def reported_speech_quoted(article: ArticlePage) -> Iterator[Finding]:
    for text in texts(article, "quote", "paragraph", "title", "summary"):
        for words in _said(text):
            if reported := _reported(words):
                message = _("“%(words)s” is reported speech, but stands in quotation marks: “%(start)s …”.")
                yield advice(message % {"words": reported, "start": words.strip()[:40]}, at=text)


@rule(gettext_lazy("The page sets the quotation marks itself; typed ones print twice."))
def marks_around_quote(article: ArticlePage) -> Iterator[Finding]:
    for text in texts(article, "quote"):
        inside = text.words[1:-1]
        if text.words[0] in _MARKS and text.words[-1] in _MARKS and inside.strip():
            yield advice(
                _("Leave the quotation marks out of the quote: the page sets them."),
                at=text,
                found=text.words,
                suggestion=inside.strip(),
            )


def _said(text: Text) -> list[str]:
    """The words in quotation marks; a programme's name between them is too short to be speech."""
    if text.kind == "quote":
        return [text.words]
    passages = (text.words[start:end] for start, end in marked_passages(text.words))
    return [words for words in passages if SHORTEST <= len(words) <= LONGEST]


def _reported(words: str) -> str:
    """What in them the speaker did not say; empty if nothing."""
    for match in _REPORTED.finditer(words):
        found = match[0].strip(' ,”"')
        if found.casefold() not in _ABOUT_OTHERS or not _FIRST_PERSON.search(words):
            return found
    return ""


MOST_RELATED = 2
_LINE = re.compile(
    r"""^\W*(?:
      (?:baca|simak|lihat|tonton)\s+(?:juga|pula|selengkapnya)\b.*
    | (?:artikel|berita)\s+(?:terkait|lainnya|selanjutnya|sebelumnya)\b.*
    | (?:bagikan|share|tweet|print|cetak|komentar|comments?|follow|subscribe|copy\s+link|salin\s+tautan)
      (?:\s*[:|]?\s*(?:ke|on|via|this|artikel|berita|ini|\d)\b.{0,30})?
    | (?:editor|reporter|pewarta|penulis|wartawan|kontributor|uploader|publisher|redaktur)\s*:.*
    | (?:source|tags?|topik|kata\s+kunci|label)\s*:.{0,80}
    | \d[\d.,]*\s*(?:x\s+|kali\s+)?(?:dilihat|dibaca|views?|pembaca|komentar|shares?|suka|likes?)\b.{0,20}
    | (?:dilihat|dibaca|views?|hits?)\s*:?\s*\d[\d.,]*.{0,20}
    | (?:advertisement|iklan|scroll\s+(?:to|untuk)\b.*|loading\W*|halaman\s+(?:selanjutnya|berikutnya|\d+).*)
    | (?:ikuti|dapatkan|gabung|cek)\b.{0,80}
      \b(?:google\s+news|whatsapp|telegram|(?:saluran|channel|kanal)\s+(?:kami|resmi|youtube|berita|wa)\b).*
    | (?:klik|sentuh)\s+di\s?sini\b.*
    | (?:facebook|twitter|whatsapp|telegram|instagram|pinterest)
      (?:[\s|,/·]+(?:facebook|twitter|x|whatsapp|telegram|instagram|line|pinterest)\b)*
    | \(?\s*(?:advertisement|adsense|ads)\s*\)?
    )\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
# Below a table or a chart it is good practice.
_SOURCE_LINE = re.compile(r"^\W*sumber\s*:.{0,80}$", re.IGNORECASE)
_ADDRESS = re.compile(r"\bhttps?://\S+|\bwww\.\w\S+", re.IGNORECASE)
_LONGEST_LINE = 200


@rule(
    gettext_lazy("Counters, share buttons and “Baca juga” lines belong to the page a text was copied from.")
)
def leftover_furniture(article: ArticlePage) -> Iterator[Finding]:
    for text in texts(article, "summary", "paragraph", "heading", "list", "fact_box", "quote", *CAPTIONS):
        for line in text.words.splitlines():
            if len(line) <= _LONGEST_LINE and _is_furniture(line, kind=text.kind):
                message = _("“%(line)s” looks left over from a web page. Take it out.")
                yield advice(message % {"line": line.strip()[:60]}, at=text)


def _is_furniture(line: str, *, kind: str) -> bool:
    return bool(_LINE.match(line) or (kind not in CAPTIONS and _SOURCE_LINE.match(line)))


@rule(gettext_lazy("An address in the running text cannot be read aloud. Link the words instead."))
def address_in_text(article: ArticlePage) -> Iterator[Finding]:
    for text in texts(
        article, "title", "summary", "paragraph", "heading", "list", "fact_box", "quote", *CAPTIONS
    ):
        for address in dict.fromkeys(_ADDRESS.findall(text.words)):
            message = _("“%(address)s” stands in the text. Link the words instead.")
            yield advice(message % {"address": address[:60]}, at=text)


@rule(gettext_lazy("Each “Baca juga” interrupts the reader. Two are enough."))
def too_many_related(article: ArticlePage) -> Iterator[Finding]:
    related = [block for block in article.body if block.block_type == "related"]
    for block in related[MOST_RELATED : MOST_RELATED + 1]:
        message = _("%(count)s times “Read also” in one story; two are enough.") % {"count": len(related)}
        yield advice(message, at=Text("related", "", block_id=str(block.id or "")))


_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ENDING = re.compile(r"(?:nya|lah|kah|pun)$")
_APART = re.compile(r"\b([Dd]i) ([A-Za-z]{3,})\b")
_TWICE = re.compile(
    r"\b(yang|di|dan|ke|dari|untuk|dengan|pada|ini|itu|akan|telah|sudah|oleh|dalam|bahwa|juga) \1\b",
    re.IGNORECASE,
)
_CAUSE = "kan"
# "pertimbangkan" is made from "timbang", "berlakukan" from "laku".
_BEFORE_ROOT = ("per", "ber")


@rule(
    gettext_lazy(
        "Spelled as in the dictionary (KBBI) and the house's style guide. Words said are left as they were."
    )
)
def house_style(article: ArticlePage) -> Iterator[Finding]:
    for text, words in _narration(article):
        in_title_case = text.kind in TITLES and is_title_case(words)
        for found, right in dict.fromkeys(_misspelled(words, in_title_case=in_title_case)):
            yield _spelled(found, right, at=text)


@rule(gettext_lazy("“di” before a verb is a part of it (“diselenggarakan”); before a place it stands apart."))
def passive_apart(article: ArticlePage) -> Iterator[Finding]:
    for text, words in _narration(article):
        in_title_case = text.kind in TITLES and is_title_case(words)
        for found, before, verb in dict.fromkeys((m[0], m[1], m[2]) for m in _APART.finditer(words)):
            if (verb.islower() or in_title_case) and _is_verb(verb.casefold()):
                yield _spelled(found, f"{before}{verb.casefold()}", at=text)


@rule(gettext_lazy("A small word typed twice."))
def word_twice(article: ArticlePage) -> Iterator[Finding]:
    for text, words in _narration(article):
        for found, word in dict.fromkeys((m[0], m[0].split(" ")[0]) for m in _TWICE.finditer(words)):
            yield _spelled(found, word, at=text)


def _narration(article: ArticlePage) -> Iterator[tuple[Text, str]]:
    """What the house itself says; between quotation marks it is somebody else."""
    return ((text, without_speech(text.words)) for text in texts(article, *NARRATION))


def _spelled(found: str, right: str, *, at: Text) -> Finding:
    message = _("“%(found)s” is written “%(right)s”.") % {"found": found, "right": right}
    return advice(message, at=at, found=found, suggestion=right)


def _is_verb(word: str) -> bool:
    if word in style_guide().passive_roots:
        return True
    stem = word.removesuffix(_CAUSE)
    if stem == word or word in style_guide().no_verbs:
        return False
    return is_root(stem) or any(stem.startswith(part) and is_root(stem[3:]) for part in _BEFORE_ROOT)


def _misspelled(words: str, *, in_title_case: bool) -> Iterator[tuple[str, str]]:
    """Words and phrases of the style guide as they stand there, each with what to write; names are left alone."""
    for match in _WORD.finditer(words):
        found = match[0]
        right = _right(found.lower())
        # A word of the language, not a name: "Apotik Sehat" is spelled as its owner likes.
        is_common = in_title_case or found[0].islower() or begins_sentence(words, match.start())
        if right and (is_common or right[0].isupper()):
            yield found, _as_found(right, found)
    for match in style_guide().any_phrase.finditer(words):
        yield match[0], _as_found(style_guide().phrases[match[0].lower()], match[0])


def _right(word: str) -> str:
    """What to write for a word, with the ending it has; empty if it is well written."""
    known = style_guide().words
    if word in known:
        return known[word]
    ending = _ENDING.search(word)
    stem = word[: ending.start()] if ending else ""
    return f"{known[stem]}{ending[0]}" if stem in known else ""


def _as_found(right: str, found: str) -> str:
    return right[0].upper() + right[1:] if found[0].isupper() else right
