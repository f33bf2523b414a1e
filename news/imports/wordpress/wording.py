"""What WordPress's kinds of things, the troubles of an export and their places are called in a newsroom.

The records and the JSON keep WordPress's own words and short codes.
"""

import re
from collections.abc import Callable

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from news.imports.models import ImportedItem

_KINDS: dict[str, tuple[Promise, Promise]] = {
    "post": (pgettext_lazy("WordPress", "post"), gettext_lazy("posts")),
    "page": (pgettext_lazy("WordPress", "page"), gettext_lazy("pages")),
    "attachment": (pgettext_lazy("WordPress", "picture or file"), gettext_lazy("pictures and files")),
    "nav_menu_item": (pgettext_lazy("WordPress", "entry of a menu"), gettext_lazy("entries of menus")),
    "wp_navigation": (pgettext_lazy("WordPress", "menu"), gettext_lazy("menus")),
    "wp_block": (pgettext_lazy("WordPress", "reusable block"), gettext_lazy("reusable blocks")),
    "revision": (pgettext_lazy("WordPress", "earlier version"), gettext_lazy("earlier versions")),
    "custom_css": (pgettext_lazy("WordPress", "style sheet"), gettext_lazy("style sheets")),
    "wp_global_styles": (pgettext_lazy("WordPress", "look of the theme"), gettext_lazy("looks of the theme")),
    "wp_template": (pgettext_lazy("WordPress", "template"), gettext_lazy("templates")),
    "wp_template_part": (
        pgettext_lazy("WordPress", "part of a template"),
        gettext_lazy("parts of templates"),
    ),
    "oembed_cache": (pgettext_lazy("WordPress", "kept embed"), gettext_lazy("kept embeds")),
}
"""Each as one of them and as all: first what a newsroom asks for first."""
_STATUSES = {
    "publish": gettext_lazy("public"),
    "draft": gettext_lazy("draft"),
    "pending": gettext_lazy("waiting"),
    "future": gettext_lazy("planned"),
    "private": gettext_lazy("private"),
    "trash": gettext_lazy("in the bin"),
    "spam": gettext_lazy("spam"),
    "auto-draft": gettext_lazy("an empty draft"),
}
_WHY_WORDS = {
    "draft": gettext_lazy("a draft at the old site"),
    "pending": gettext_lazy("waited to be read"),
    "planned": gettext_lazy("planned for later"),
    "private": gettext_lazy("private"),
    "password": gettext_lazy("behind a password"),
    "page": gettext_lazy("a page, not a story"),
    "no_date": gettext_lazy("without a date"),
    "kind": gettext_lazy("not a story"),
    "trash": gettext_lazy("in the bin"),
    "auto_draft": gettext_lazy("an empty draft"),
    "revision": gettext_lazy("an earlier version"),
    "hidden_there": gettext_lazy("taken down there; here it is still public"),
}
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
_SAYINGS: list[tuple[re.Pattern[str], Promise]] = [
    (re.compile(r"post_id (?P<first>\d+) and (?P<second>\d+)"), _("posts %(first)s and %(second)s")),
    (re.compile(r"post_id (?P<number>\d+)"), _("post %(number)s")),
    (re.compile(r"category (?P<slug>.+)"), _("category %(slug)s")),
    (re.compile(r"author (?P<first>.+) and (?P<second>.+)"), _("accounts %(first)s and %(second)s")),
    (re.compile(r"comment (?P<number>\d+)"), _("comment %(number)s")),
    (re.compile(r"item, line (?P<line>\d+)"), _("an item, line %(line)s")),
    (re.compile(r"end of file"), _("end of the file")),
    (re.compile(r"after (?P<place>.+)"), _("after: %(place)s")),
    (re.compile(r"inside (?P<place>.+)"), _("inside: %(place)s")),
    (re.compile(r"no wp:post_type"), _("it does not say what it is")),
    (re.compile(r"post_date"), _("the day of its publication")),
    (re.compile(r"too long"), _("too long")),
    (re.compile(r"never ends"), _("it never ends")),
    (re.compile(r"and (?P<number>\d+) in it"), _("and %(number)s others inside it")),
    (re.compile(r"the first words stand in for it"), _("the first words stand in for it")),
    (re.compile(r"(?P<old>\S+) became (?P<new>\S+)"), _("%(old)s became %(new)s")),
]


def kind_word(kind: str) -> str:
    """What a thing is called that the old site called so; kinds of plugins stand for themselves."""
    return str(_KINDS[kind][1]) if kind in _KINDS else kind


def one_of_kind(kind: str) -> str:
    """One such thing."""
    return str(_KINDS[kind][0]) if kind in _KINDS else kind


def status_word(status: str) -> str:
    """Whether readers of the old site saw it; a plugin's status stands for itself."""
    return str(_STATUSES.get(status, status))


def place_of_kind(kind: str) -> int:
    """Where a kind stands in a list: what a newsroom asks for first, first; kinds of plugins last."""
    return [*_KINDS, kind].index(kind)


def why_word(why: str) -> str:
    """Why something is not public here; what has no words, such as an error's name, stands for itself."""
    return str(_WHY_WORDS.get(why, why))


def fate_word(fate: str) -> str:
    """What became of something; one word for the screens, the report and the command line."""
    if fate == ImportedItem.Fate.NOTED:
        # The pictures that stories show have rows of their own, whether somebody asked for them or not.
        return gettext("noted: entry of a picture or file")
    return str(dict(ImportedItem.Fate.choices).get(fate, fate))


def words_for(code: str) -> str:
    """The sentence for a code; an unknown code stands for itself."""
    return str(CODES.get(code, code))


def in_words(text: str) -> str:
    """A place or a reason as people say it; what is a name of WordPress' own stands for itself."""
    for pattern, words in _SAYINGS:
        if match := pattern.fullmatch(text):
            parts = match.groupdict()
            if "place" in parts:
                parts["place"] = in_words(parts["place"])
            return words % parts
    return text


def place_in_words(code: str, where: str) -> str:
    """Where a trouble of this code is."""
    return _kinds(where) if code == "skipped-post-type" else in_words(where)


def why_in_words(code: str, why: str) -> str:
    """What of it. An address may read like a kind or a status, so that only the code tells which it is."""
    return _WHYS[code](why) if code in _WHYS else in_words(why)


def _kinds(text: str) -> str:
    """“nav_menu_item x2, product”, as the JSON has it."""
    kinds = (one.partition(" x") for one in text.split(", "))
    return ", ".join(f"{kind_word(kind)}{times and f' {count}×'}" for kind, times, count in kinds)


def _text(why: str) -> str:
    status, _space, kind = why.partition(" ")
    return f"{one_of_kind(kind)}, {status_word(status)}"


_WHYS: dict[str, Callable[[str], str]] = {"empty-title": _text, "empty-content": status_word}
