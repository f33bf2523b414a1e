"""What WordPress' kinds of things, and what became of them, are called in a newsroom."""

from django.utils.translation import gettext_lazy

from news.imports.models import ImportedItem

_KINDS = {
    "post": gettext_lazy("posts"),
    "page": gettext_lazy("pages"),
    "attachment": gettext_lazy("pictures and files"),
    "nav_menu_item": gettext_lazy("entries of menus"),
    "wp_block": gettext_lazy("reusable blocks"),
    "revision": gettext_lazy("earlier versions"),
    "custom_css": gettext_lazy("style sheets"),
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
}


def kind_word(kind: str) -> str:
    """What a thing is called that the old site called so; kinds of plugins stand for themselves."""
    return str(_KINDS.get(kind, kind))


def place_of_kind(kind: str) -> int:
    """Where a kind stands in a list: what a newsroom asks for first, first; kinds of plugins last."""
    return [*_KINDS, kind].index(kind)


def why_word(why: str) -> str:
    """Why something is not public here; what has no words, such as an error's name, stands for itself."""
    return str(_WHYS.get(why, why))


def fate_word(fate: str) -> str:
    """What became of something; one word for the screens and the command line."""
    return str(dict(ImportedItem.Fate.choices).get(fate, fate))
