"""Files that are no WordPress export at all: one sentence says so, and what to do."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, Promise] = {
    "unreadable": _("The file cannot be opened. Is it there, and may this program read it?"),
    "empty": _("The file is empty. Export again in WordPress under Tools → Export."),
    "zip": _("This is a ZIP file. Unpack it first; the export is the .xml file in it."),
    "html": _("This is a web page, not an export. Was the download saved after logging out of WordPress?"),
    "rss": _(
        "This is a plain RSS feed: it has the newest stories only. Export in WordPress under Tools → Export."
    ),
    "doctype": _(
        "The file declares a document type or entities of its own, as no WordPress export does. It is not read."
    ),
    "not_an_export": _("This is no WordPress export (WXR). Export in WordPress under Tools → Export."),
}


class NotAnExport(ValueError):
    """The file as a whole is not read; `reason` is a key of `SENTENCES`, the text of the exception its sentence."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return str(SENTENCES[self.reason])
