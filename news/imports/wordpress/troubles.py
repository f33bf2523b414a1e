"""The codes of what a person should know about an export, each with its words. The report lists them in this order.

`WHILE_READING` are met record by record; the others are seen by looking at the whole file.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CODES: dict[str, Promise] = {
    # The file.
    "truncated-file": _("The file stops in the middle. Everything before that is whole."),
    "malformed-item": _("Damaged beyond repair and left out."),
    "control-characters": _("Characters that XML forbids were taken out."),
    "bare-ampersand": _("A bare “&” was read as the character it is."),
    "bare-angle-bracket": _("A bare “<” was read as the character it is."),
    "undefined-entity": _("A character written in HTML's way, such as “&nbsp;”, was read as HTML means it."),
    "invalid-utf8": _("Bytes that are no UTF-8 were read as Windows-1252."),
    "cdata-end": _("“]]>” inside a text was read as text."),
    # The site.
    "duplicate-author-name": _("Two accounts have the same name."),
    "category-parent-missing": _("The category's parent is not in the file."),
    "category-loop": _("The category is its own ancestor."),
    # Items.
    "unknown-author": _("The author is not in the file's list."),
    "unregistered-category": _("The category is not in the file's list."),
    "empty-title": _("Without a headline."),
    "empty-content": _("Public, but without text."),
    "invalid-date": _("The date is none."),
    "duplicate-slug": _("Two items share an address; the later one gets a number."),
    "duplicate-guid": _("Two items have the same GUID; the first one counts."),
    "unknown-target": _("What the mapping names is not here, or several have that name."),
    "redirect-taken": _("The old address leads elsewhere already; it stays as it is."),
    "skipped-post-type": _("Kinds of content that are not brought along."),
    # Bodies.
    "unknown-shortcode": _("Unknown shortcodes were taken out; the text inside them stays."),
    "unknown-block": _("Unknown blocks: their text stays."),
    "raw-html-block": _("Blocks of raw HTML: their text stays, scripts go."),
    "hidden-text": _("Text that the old site hid from its readers was left out."),
    "reusable-block-missing": _("Reusable blocks are put in as text; what is not in the file is missing."),
    "long-body": _("Too long to be searched for quotations."),
    # Pictures and files.
    "attachment-missing-file": _("An attachment without an address: its file cannot be fetched."),
    "duplicate-attachment-url": _("Two attachments lead to the same file."),
    "thumbnail-missing": _("The featured image is not in the file, or has no address."),
    "gallery-missing-attachment": _("A gallery names pictures that are not in the file."),
    # Comments.
    "comment-parent-missing": _("The comment that is answered is not in the file."),
    "comment-loop": _("Comments that answer each other in a circle."),
    # Writing.
    "planned": _("Was planned for later: it is a draft here."),
    "hidden-there": _("It is not public at the old site any more; here it is: decide what readers may have."),
    "failed": _("It could not be written; another run tries again."),
}

# Whoever reads the file strictly would not have come past these.
XML_DAMAGE = frozenset(
    {
        "truncated-file",
        "malformed-item",
        "control-characters",
        "bare-ampersand",
        "bare-angle-bracket",
        "undefined-entity",
        "invalid-utf8",
        "cdata-end",
    }
)
WHILE_READING = XML_DAMAGE | {
    "unknown-author",
    "unregistered-category",
    "empty-title",
    "empty-content",
    "invalid-date",
    "unknown-shortcode",
    "unknown-block",
    "raw-html-block",
    "reusable-block-missing",
    "long-body",
    "attachment-missing-file",
    "comment-parent-missing",
    "comment-loop",
}


def words_for(code: str) -> str:
    """The sentence for a code; an unknown code stands for itself."""
    return str(CODES.get(code, code))
