"""What the reader is told when the words as typed brought little: what may have been meant, and what is shown."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from search.inquiry import Inquiry
from search.results import Found


@dataclass(frozen=True, slots=True)
class Meant:
    """Another question to ask. ``explanation`` says that its stories are shown already, where they are."""

    text: str
    url: str
    explanation: str = ""


def meant(inquiry: Inquiry, found: Found) -> Meant | None:
    """The question with all words put right that may be wrong; nothing is put right without being said."""
    if found.spelling is None:
        return None
    words = found.spelling.replaced(inquiry.question.words)
    if words == inquiry.question.words:
        return None
    text = " ".join(words)
    whole = replace(inquiry.question, words=words).as_typed()
    return Meant(text, replace(inquiry, q=whole).url(), _explanation(found))


def partly_message(found: Found) -> str:
    """Says that no story has all of it, and whether others have a part of it."""
    if found.hits:
        return ""
    if found.partial:
        return _("No story has all of this; these have a part of it.")
    return _("No story has all of this. Try fewer or other words.")


def _explanation(found: Found) -> str:
    sentences = [
        _("No story has “%(word)s”; you see stories with “%(better)s”.")
        % {"word": word, "better": " ".join(better)}
        for word, better in found.spelling.unknown.items()
        if better
    ]
    return " ".join(sentences)
