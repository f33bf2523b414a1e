"""Where a role ends and a name begins: "Kepala Dinas Sosial Kota Anu Budi Santoso"."""

import re
from collections.abc import Iterator, Sequence

from news.structurer.vocabulary.offices import (
    COMMON_ROLES,
    INSTITUTION_HEADS,
    LEVELS,
    LOCAL_HEADS,
    NAME_OPENERS,
    NOT_IN_ROLES,
    PLACE_OPENERS,
    PLACE_SUFFIXES,
    PROVINCES,
    UNITS,
)
from news.structurer.vocabulary.words import REPORT_VERBS, SAY_ROOTS, any_of, word_set

from .lexicon import Lexicon
from .tokens import Token

VERB = re.compile(r"(?:mem|men|meng|meny|ber|ter|diper|di)[a-z]{4,}$")
_ENDING_WORDS = word_set("""
ditemui dihubungi dikonfirmasi saat usai seusai kepada ketika seraya sambil disela sela-sela melalui dalam lewat
yang terkait setelah sebelum menanggapi didampingi bersama lainnya dilansir dikutip pada adalah ialah yakni yaitu
merupakan dengan tersebut itu ini tadi kemarin di
""")
_ROLE_END = re.compile(rf"\s+(?:di sela|di hadapan|di depan|{any_of(_ENDING_WORDS - {'di'})})\b.*$")
_BALINESE = word_set("wayan made nyoman ketut gusti gede putu kadek komang dewa ngurah nengah")
_PARTIES = frozenset({"fraksi", "partai"})
_JOINING = frozenset({"dan", "serta", "&"})
_PLACING = frozenset({"di", "dari", "asal", "untuk", "pada", "bidang"})
_NO_ROLE_WORDS = REPORT_VERBS | SAY_ROOTS | NOT_IN_ROLES
_LONGEST_ROLE_WORDS = 16
_NAME = re.compile("K*N")
_NAMES = re.compile("N*")
_CAPITALS = re.compile("[NU]*")
_CAPITALS_AND_INSERTIONS = re.compile("[NUP]*")
_MORE_OF_A_LIST = re.compile("N*[UP]|l")
_ROMAN = re.compile("[IVX]+")
_SPACE_BEFORE_MARK = re.compile(r"\s+([.&])(?=\s|$)")

type _Step = tuple[int, bool, bool]


class RoleSplit:
    """Finds the border between a role and the name after it, by what kind of word each one is.

    A step is (how many words to go on, or 0 to stop; whether they belong to the role; whether its place was named).
    A negative step stops as well, and gives that many words before it to the role.
    """

    def __init__(self, lexicon: Lexicon, tokens: Sequence[Token], codes: str, keys: Sequence[str]) -> None:
        self.lexicon = lexicon
        self.tokens = tokens
        self.codes = codes
        self.keys = keys
        self.role_end = 0
        self._is_place_open = False
        self._has_institution = False

    def name_start(self, head: int) -> int | None:
        """Index of the name's first word; None if only a role stands there. Sets `role_end`."""
        self._has_institution = not INSTITUTION_HEADS.isdisjoint(self.keys[head : head + 2])
        last, has_place = head, False
        index = head + 1
        while index < len(self.codes):
            step, role_goes_on, has_place = self._step(index, last, has_place)
            if step <= 0:
                last -= step
                break
            if role_goes_on:
                last = index + step - 1
            index += step
        self.role_end = last + 1
        start = last + 1 + self._unlisted_words(head, last + 1)
        return start if _NAME.match(self.codes, start) else None

    def _step(self, index: int, last: int, has_place: bool) -> _Step:
        code = self.codes[index]
        pending = index - last - 1
        if code in "KP":
            return self._rank_or_insertion(index, pending, has_place)
        if code in "lpv":
            return self._small_word(index, pending, has_place)
        if code in "NU" and not pending and self.keys[index - 1] in NAME_OPENERS:
            return self._institution_name(index), True, has_place
        if (
            code == "N"
            and not pending
            and self.keys[index - 1] in LEVELS
            and self.codes[index + 1 : index + 3] == "NN"
        ):
            return self._institution_name(index), True, has_place
        if code in "CxD":
            return 0, False, has_place
        if self.keys[index] in self.lexicon.anchors:
            return -self._words_before_known_name(index, pending), False, has_place
        return self._capital(index, pending, has_place)

    def _words_before_known_name(self, index: int, pending: int) -> int:
        """Of the words left open before a name that speaks elsewhere, how many belong to the role.

        "Kepala Desa Sumber |Rejo| Nurjanah", "Pelatih |Persib| Bojan Hodak"; who speaks by the last name has another
        one before it: "CEO |Tesla| Elon Musk".
        """
        if self._is_place_open:
            return pending
        if not self._has_institution or self._is_named(index - pending - 1, pending):
            return 0
        is_last_name = self.codes[index + 1 : index + 2] not in {"N", "p"}
        return max(pending - 1, 0) if is_last_name else pending

    def _is_named(self, last: int, pending: int) -> bool:
        """Whether the role's institution has its name already: "anggota DPR RI |Ahmad Budi Santoso".

        "Kepala Riset |Maju Jaya Abadi| Budi": a unit's word does not name the firm, two or more words behind it may.
        """
        is_unit = self.codes[last] == "U" and (pending == 1 or self.tokens[last].text.isupper())
        return is_unit or self.codes[last] == "P" or bool(self.lexicon.place_at(self.keys, last))

    def _rank_or_insertion(self, index: int, pending: int, has_place: bool) -> _Step:
        """A rank begins the name, an age ends it; a short form in brackets belongs to the role."""
        if self.codes[index] == "P":
            is_age = any(char.isdigit() for char in self.tokens[index].text)
            # "Menko Agus Hartono Yuda (AHY) mengatakan": what stands before it is the name.
            is_of_name = pending > 1 and self.codes[index + 1 : index + 2] in {"l", "v"}
            return (0, False, has_place) if is_age or is_of_name else (1, True, has_place)
        if self.keys[index] == "jenderal" and self.keys[index - 1] in {"direktur", "sekretaris", "inspektur"}:
            return 1, True, has_place
        if pending and "N" in self.codes[index + 1 : index + 4]:
            return -pending, True, has_place
        return 0, False, has_place

    def _small_word(self, index: int, pending: int, has_place: bool) -> _Step:
        key = self.keys[index]
        following = self.codes[index + 1 :]
        if key in _JOINING:
            goes_on = bool(_MORE_OF_A_LIST.match(following))
            return (1, True, False) if goes_on else (0, False, has_place)
        if pending or key in _NO_ROLE_WORDS or VERB.match(key):
            return 0, False, has_place
        if key not in _PLACING:
            return 1, True, False
        if following.startswith("U") and key == "dari":
            return 1, True, False
        # "relawan dari Info Taruna Anu": what follows is no name, unless it speaks elsewhere.
        length = _run(_CAPITALS_AND_INSERTIONS, following)
        known = self._anchored(index + 1, index + 1 + length)
        return 1 + (known[0] - index - 1 if known else length), True, bool(length)

    def _capital(self, index: int, pending: int, has_place: bool) -> _Step:
        """A unit goes on with the role; a place does so once; any other capital may begin the name."""
        code, key = self.codes[index], self.keys[index]
        if code in "NU" and self._follows_admin_unit(index):
            known = self.lexicon.place_at(self.keys, index)
            length = known if known > 1 else self._village_name(index) or known
            self._is_place_open = not length and key not in self.lexicon.single_places
            return max(length, 1), True, True
        if code in "RU":
            is_another = pending >= 2 and code == "R" and key not in UNITS
            return (0, False, has_place) if is_another else (1, True, False)
        if _ROMAN.fullmatch(self.tokens[index].text) and not self._is_balinese(index):
            return 1, True, has_place
        if pending:
            return 1, False, has_place
        # "Satgas 115 illegal Fishing Yunus Husein": written small elsewhere, and a whole name behind it.
        if key in self.lexicon.small_words and self.codes[index + 1 : index + 3] == "NN":
            return 1, True, has_place
        if has_place:
            # "Bupati Buleleng Bali Putu Agus": the province, if a whole name is left behind it.
            is_province = key in PROVINCES and self.codes[index + 1 : index + 3] == "NN"
            return 1, key in PLACE_SUFFIXES or is_province, True
        length = self.lexicon.place_at(self.keys, index) or int(key in self.lexicon.learned_places)
        if length <= 1 and self.keys[index - 1] in LOCAL_HEADS:
            length = self._village_name(index) or length
        return (length, True, True) if length else (1, False, False)

    def _village_name(self, index: int) -> int:
        """Two words if a village's name has two before the name of a person; 0 if nothing tells."""
        length = _run(_NAMES, self.codes[index:])
        is_opener = self.keys[index] in PLACE_OPENERS and length > 2
        has_two = is_opener or (length >= 4 and self.keys[index] not in self.lexicon.single_places)
        return 2 if has_two and not self._anchored(index, index + 2) else 0

    def _institution_name(self, index: int) -> int:
        """How many words the name of a firm or school has, when a person's name may follow it."""
        length = _run(_CAPITALS, self.codes[index:]) or 1
        if length == 2 and self.codes[index] == "U" and self.keys[index - 1] in _PARTIES:
            return 1  # "Fraksi Golkar |Budi"
        known = self._anchored(index + 1, index + length)
        if known:
            is_last_name = known[0] == index + length - 1 and length > 2
            return known[0] - index - int(is_last_name)
        return length if length <= 2 else length - 2

    def _anchored(self, start: int, end: int) -> list[int]:
        return [i for i in range(start, min(end, len(self.keys))) if self.keys[i] in self.lexicon.anchors]

    def _is_balinese(self, index: int) -> bool:
        return self.keys[index] == "i" and "".join(self.keys[index + 1 : index + 2]) in _BALINESE

    def _follows_admin_unit(self, index: int) -> bool:
        before = self.tokens[index - 1]
        return before.is_capitalised and self.lexicon.is_admin_unit(before)

    def _unlisted_words(self, head: int, start: int) -> int:
        """Words of the role that no list holds: a village head's village, a club or firm before two names."""
        if self.codes[start : start + 1] != "N":
            return 0
        length = _run(_NAMES, self.codes[start:])
        known = self._anchored(start, start + length)
        initials = self._initials_behind(start + length)
        if initials and length >= len(initials) > 1:
            words = self.tokens[start + length - len(initials) : start + length]
            if initials == "".join(token.text[0] for token in words):
                return length - len(initials)
        if self._has_institution and length >= 4 and not known:
            return length - 2
        if self.keys[head] not in LOCAL_HEADS or start != head + 1 or length < 2:
            return 0
        return known[0] - start if known else self._village_name(start) or int(length >= 3)

    def _initials_behind(self, index: int) -> str:
        """ "Agus Hartono Yuda (AHY)": what stands in the brackets, if it is capitals only."""
        text = self.tokens[index].text.strip("()") if self.codes[index : index + 1] == "P" else ""
        return text if text.isupper() and text.isalpha() else ""


def _run(pattern: re.Pattern[str], codes: str) -> int:
    """How many codes from the first on are of one kind."""
    match = pattern.match(codes)
    return match.end() if match else 0


def role_text(tokens: Sequence[Token], codes: str, head: int, end: int | None = None) -> str:
    """The role as worded, without insertions and without what follows it in the sentence.

    "Bupati melalui Kepala Bagian Humas" speaks through the latter.
    """
    keys = [token.key for token in tokens[:end]]
    if "melalui" in keys:
        through = [i for i, key in enumerate(keys) if key == "melalui" and "R" in codes[i : i + 3]]
        head = codes.index("R", through[-1]) if through else head
    words = [token.text for token in _role_words(tokens[head:end][:_LONGEST_ROLE_WORDS])]
    text = " ".join(words)
    if " ." in text or " &" in text:
        text = _SPACE_BEFORE_MARK.sub(r"\1", text)
    if not _ENDING_WORDS.isdisjoint(keys[head:]):
        text = _ROLE_END.sub("", text + " ")
    return text.strip(" .,")


def _role_words(tokens: Sequence[Token]) -> Iterator[Token]:
    """Up to a verb of saying or an age; other insertions are left out."""
    is_first = True
    for token in tokens:
        if token.code == "P":
            if any(map(str.isdigit, token.text)):
                return
        elif token.key in REPORT_VERBS and not is_first:
            return
        else:
            is_first = False
            yield token


def is_common_role(role: str) -> bool:
    """Whether a role fits anybody: "warga", "saksi"."""
    words = role.casefold().split()
    return bool(words) and words[0] in COMMON_ROLES
