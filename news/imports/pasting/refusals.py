"""Why a file or a paste is not taken in: a code when it is raised, one clear sentence when it is shown."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

REFUSALS: dict[str, Promise] = {
    "empty": _("There is no text in it. Paste the story, or choose its file."),
    "too_large": _("This is longer than 100,000 characters; a story is shorter. Paste the story alone."),
    "file_too_large": _("The file is larger than 20 MB. Take the photos out of it, or paste its text."),
    "binary": _("This is not a text. Save the story as .docx, .odt or .txt, or paste its text."),
    "undecodable": _("The file's letters cannot be read. Save it as UTF-8, or paste its text."),
    "old_word": _("This is Word's old format (.doc). Save it as .docx, or paste its text."),
    "encrypted": _("The file is locked with a password. Save it without one, or paste its text."),
    "pdf": _("A PDF holds pages, not a text. Paste its text here."),
    "rich_text": _("This is a Rich Text file (.rtf). Save it as .docx or .odt, or paste its text."),
    "other_archive": _("This archive holds no text document. Choose the .docx, .odt or .txt file itself."),
    "damaged": _("The file is damaged. Save it once more in your word processor, or paste its text."),
    "oversized_inside": _("The file is far larger inside than a story can be. Paste its text instead."),
    "hostile": _("The file holds what no word processor writes. Paste its text instead."),
}


class CopyRefused(Exception):
    """What arrived is no text that can be taken in; `reason` is a key of `REFUSALS`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        """For whoever pasted it."""
        return str(REFUSALS[self.reason])
