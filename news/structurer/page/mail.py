"""A press release in a mail: its head and greeting before the text, its leave after it."""

import re
from collections.abc import Sequence

from .page_lines import TITLE_END
from .reading import Line

_HEAD = re.compile(
    r"^(?:>\s*)?\*?(?:from|to|cc|bcc|subject|date|sent|reply-to|attachments?|dari|kepada|perihal|hal|tanggal"
    r"|dikirim"
    r"|lampiran|subjek|tembusan|nomor|no|sifat|pengirim|penerima)\*?\s*:\*?\s*.*$"
    r"|^-{2,}\s*(?:forwarded|original|pesan|diteruskan).*$|^pesan (?:terusan|yang diteruskan).*$",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"^(?:>\s*)?\*?(?:subject|perihal|subjek)\*?\s*:\s*", re.IGNORECASE)
_SUBJECT_NOISE = re.compile(
    r"^(?:(?:re|fw|fwd|tr)\s*:\s*|\[[^\]]{1,30}\]\s*"
    r"|(?:siaran pers|press release|rilis(?: pers| berita)?|berita|naskah)\s*[:|–-]\s*)+",
    re.IGNORECASE,
)
_PRESS = r"(?:media|jurnalis|wartawan|pers)"
_COURTESY = re.compile(
    r"^(?:yth\b|yang terhormat|kepada yth|dengan hormat|salam\b|assalam|selamat (?:pagi|siang|sore|malam)|halo"
    r"|hai\b"
    r"|dear\b|hormat kami|wassalam|terima ?kasih(?: atas| banyak)?\b|demikian (?:rilis|siaran|kami sampaikan"
    r"|disampaikan"
    r"|berita ini)|mohon (?:bantuan|izin|dapat|untuk|kiranya|berkenan)\b.*(?:muat|tayang|publikasi|rekan|media"
    r"|berita)"
    r"|berikut (?:kami|saya|ini kami|rilis|siaran|terlampir|adalah rilis)|bersama ini|terlampir\b|sent from"
    r"|dikirim dari"
    rf"|rekan(?:-rekan)? {_PRESS}|teman(?:-teman)? {_PRESS}|narahubung|kontak (?:media|person)|contact person"
    r"|informasi lebih lanjut|untuk informasi lebih|cp\s*:"
    r"|(?:hp|telp|wa|tel|telepon|fax|mobile|phone|email|e-mail|website|web)\s*[.:/])",
    re.IGNORECASE,
)
_LEAVE = re.compile(
    r"^(?:--+|__+|salam\b.{0,40}|hormat kami.{0,20}|wassalam.{0,40}|terima ?kasih.{0,40}|regards.{0,20}"
    r"|ttd\.?.{0,20})$",
    re.IGNORECASE,
)
_AT_PLACE = re.compile(r"^(?:di\W{0,3})?tempat\W*$", re.IGNORECASE)
_LONGEST_HEAD_LINES = 25
_LONGEST_LEAVE_LINES = 14


def looks_like_title(text: str) -> bool:
    """A line that could be a headline: short, without a full stop."""
    return 2 <= len(text.split()) <= 26 and len(text) <= 190 and not TITLE_END.search(text)


def subject_of(lines: Sequence[Line]) -> str:
    """The subject in a mail's head without "Fwd:" and "Siaran pers:"; empty if there is none."""
    for line in lines:
        if _SUBJECT.match(line.text):
            return _SUBJECT_NOISE.sub("", _SUBJECT.sub("", line.text)).strip()
    return ""


def end_of_head(lines: Sequence[Line]) -> int:
    """Index of the first line after a mail's head and greeting; 0 if the text is no mail."""
    end = 0
    is_mail = bool(lines) and bool(_HEAD.match(lines[0].text))
    if is_mail and any(_HEAD.match(line.text) for line in lines[1:4]):
        for index, line in enumerate(lines[:_LONGEST_HEAD_LINES]):
            is_address = index == end and "@" in line.text and line.group == lines[end - 1].group
            if _HEAD.match(line.text) or is_address:
                end = index + 1
    return _after_greeting(lines, end)


def _after_greeting(lines: Sequence[Line], position: int) -> int:
    while position < len(lines) and _COURTESY.match(lines[position].text):
        place = next(
            (i for i, line in enumerate(lines[position : position + 4]) if _AT_PLACE.match(line.text)), 0
        )
        if place:
            position += place + 1  # "Kepada Yth." over "Redaksi …" over "di tempat"
            continue
        group = lines[position].group
        position += 1
        while position < len(lines) and lines[position].group == group:
            text = lines[position].text
            if looks_like_title(text) and text[:1].isupper() and not _COURTESY.match(text):
                return position
            position += 1
    return position


def start_of_leave(lines: Sequence[Line], head_end: int) -> int:
    """Index of the line where a mail takes its leave; the number of lines if none does or it is no mail."""
    count = len(lines)
    if not head_end:
        return count
    for index in range(max(head_end + 2, count - _LONGEST_LEAVE_LINES), count):
        if _LEAVE.match(lines[index].text) or _COURTESY.match(lines[index].text):
            return index
    return count
