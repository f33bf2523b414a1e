"""What a reporter hands in: a file, or a paste with the markup that the clipboard held beside it."""

import re
from dataclasses import dataclass

from django.http import HttpRequest

from news.imports.pasting.clipboard import LARGEST_CHARACTERS, is_markup, text_of
from news.imports.pasting.files import LARGEST_FILE_BYTES, read_file
from news.imports.pasting.refusals import CopyRefused

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Arrived:
    """A raw text, and the name of its file if it came in one."""

    text: str
    file_name: str = ""


def arrived(request: HttpRequest) -> Arrived:
    """The text of a posted form; a file wins over what stands in the field. Raises `CopyRefused`."""
    file = request.FILES.get("berkas")
    if file is not None:
        if file.size > LARGEST_FILE_BYTES:
            raise CopyRefused("file_too_large")
        return Arrived(read_file(file.read()), file.name or "")
    return Arrived(_pasted(request.POST.get("naskah", ""), html=request.POST.get("html", "")))


def _pasted(text: str, *, html: str) -> str:
    """The markup's passages, as long as they are the words of the field: whoever changed those meant the change."""
    # Browsers send every line end of a field as two characters.
    text = text.replace("\r\n", "\n")
    if is_markup(text):
        return text_of(text)
    if html.strip() and len(html) <= LARGEST_CHARACTERS:
        shown = text_of(html)
        if _WORD.findall(shown) == _WORD.findall(text):
            return shown
    return text
