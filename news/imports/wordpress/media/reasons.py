"""Why a file of the old site is not among ours: short words that are kept, each with its words for people."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

UNUSABLE = "unusable"
NOT_A_DOCUMENT = "not_a_document"
REASONS: dict[str, Promise] = {
    "missing": _("It is not there."),
    "forbidden": _("The old site does not hand it out."),
    "refused": _("The old site answered with something else."),
    "moved": _("The old site sends the reader elsewhere."),
    "elsewhere": _("It lies on another site."),
    "not_a_picture": _("A page came in its place."),
    NOT_A_DOCUMENT: _("It is not what its name says, or of a kind that is not taken."),
    UNUSABLE: _("It is damaged, or no JPEG, PNG or WebP."),
    "too_large": _("It is larger than 40 MB."),
    "broken_off": _("It broke off half-way; another run asks for the rest."),
    "not_answering": _("The old site did not answer."),
    "not_asked": _("Not asked for: the old site had stopped answering. Another run asks again."),
    "private": _("The old site's name leads into this server's own network: copy the folder instead."),
    "certificate": _(
        "The old site's certificate is not valid for this name: give its address with “http://”."
    ),
    "no_room": _("It could not be written: the disk may be full."),
    "no_address": _("Its address is none."),
    "not_in_uploads": _("Its address is not one of the folder."),
    "outside": _("It lies outside of the folder."),
    "unreadable": _("The file cannot be read."),
}
NOT_A_SITE = _("This is no address of a site. It looks like https://www.example.com.")
PASSING = frozenset({"broken_off", "not_answering", "not_asked", "no_room"})
"""Another run may have more luck."""


def words_for_reason(reason: str) -> str:
    """The sentence; a reason of another version stands for itself."""
    return str(REASONS.get(reason, reason))
