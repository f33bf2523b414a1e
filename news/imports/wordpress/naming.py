"""What WordPress' kinds of things, and what became of them, are called in a newsroom."""

from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy, pgettext_lazy

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
_WHYS = {
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
    return str(_WHYS.get(why, why))


def fate_word(fate: str) -> str:
    """What became of something; one word for the screens, the report and the command line."""
    if fate == ImportedItem.Fate.NOTED:
        # The pictures that stories show have rows of their own, whether somebody asked for them or not.
        return gettext("noted: entry of a picture or file")
    return str(dict(ImportedItem.Fate.choices).get(fate, fate))
