"""Short names told beside a name: "akrab disapa Emil", "(Emil)", "atau Gus Emil", "(AHY)"."""

import re
from collections.abc import Sequence

_CALLED = (
    r"(?:disapa|dipanggil|panggilan|panggilannya|sapaan|sapaannya|alias|dikenal|akrabnya)"
    r"(?: akrab| akrabnya| dengan nama| sebagai| karib)*"
)
_NICK = re.compile(
    rf",?\s*(?:atau )?(?:yang )?(?:akrab |biasa |kerap |lebih )?\b{_CALLED} (?P<nick>(?:[A-Z][\w'’\-]*\s?){{1,3}})"
    r"|(?<=\w) \((?P<short>(?:[A-Z][a-z]{2,9} )?[A-Z][a-z]{2,9})\)(?! [A-Z])"
    r"|(?<=[a-z]) ['‘](?P<inner>[A-Z][a-z]{2,9})['’](?= [A-Z])"
    r"|(?<=[a-z]) atau (?P<other>(?:Gus|Mas|Bang|Cak|Kang|Ning|Pak|Bu|Habib|Kiai|Buya|Daeng|Haji) [A-Z][a-z]+)"
)
_OTHER_NAME = re.compile(r" atau (?:Gus|Mas|Bang|Cak|Kang|Ning|Pak|Bu|Habib|Kiai|Buya|Daeng|Haji) [A-Z]")
_BETWEEN_MARKS = re.compile(r"[a-z] ['‘][A-Z][a-z]{2,9}['’] [A-Z]")
_SHORT = re.compile(r" \((?:[A-Z][a-z]{2,9} )?[A-Z][A-Za-z]{2,9}\)")
_SMALL_SHORT = re.compile(r" \([A-Z][a-z]{2,9}(?: [A-Z][a-z]{2,9})?\)")
_ACRONYM = re.compile(r"\w \(([A-Z]{3,4})\)")
_CUES = ("sapa", "panggil", "alias", "kenal", "akrab")


class Nicks:
    """The nicknames of one article; its text tells which of the patterns are worth trying at all."""

    def __init__(self, text: str) -> None:
        cues = [cue for cue in _CUES if cue in text]
        cues += [" atau "] if _OTHER_NAME.search(text) else []
        has_marks = " '" in text or " ‘" in text
        cues += [" '", " ‘"] if has_marks and _BETWEEN_MARKS.search(text) else []
        self._cues = tuple(cues)
        self._has_short = bool(_SHORT.search(text))

    def may_stand_in(self, phrase: str) -> bool:
        """A cheap test before the patterns are tried."""
        for cue in self._cues:
            if cue in phrase:
                return True
        return self._has_short and "(" in phrase and bool(_SHORT.search(phrase))

    def without(self, phrase: str) -> str:
        """The phrase without the nicknames in it, but with acronyms, which may name an office."""
        may_hold_one = any(cue in phrase for cue in self._cues) or _SMALL_SHORT.search(phrase)
        return _NICK.sub(" ", phrase) if may_hold_one else phrase

    def behind(self, name: Sequence[str], phrase: str) -> tuple[str, ...]:
        """The nicknames that stand right behind a name; an acronym must be its initials."""
        if not name or not self.may_stand_in(phrase):
            return ()
        found = [
            match.group(match.lastgroup or 0).strip()
            for match in _NICK.finditer(phrase)
            if phrase[: match.start()]
            .rstrip(" ,")
            .endswith(name[-1] if match.lastgroup != "inner" else tuple(name))
        ]
        acronym = _ACRONYM.search(phrase)
        if acronym and acronym.group(1) == "".join(word[0] for word in name).upper():
            found.append(acronym.group(1))
        return tuple(found)
