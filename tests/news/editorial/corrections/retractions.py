"""Steps of a retraction, for tests."""

from news.editorial.corrections.retraction import (
    confirm_retraction,
    end_retraction,
    propose_end,
    propose_retraction,
)
from news.models import ArticlePage, Retraction
from tests.builders import a_chief, an_editor

REASON = "Kami memuat isi dokumen yang tidak kami periksa keasliannya."


def proposed(story: ArticlePage, *, by=None, **changes) -> Retraction:
    values = {"ground": "unsupported", "reason": REASON} | changes
    return propose_retraction(story, by=by or an_editor(), **values)


def retracted(story: ArticlePage, **changes) -> Retraction:
    return confirm_retraction(proposed(story, **changes), by=a_chief())


def brought_back(retraction: Retraction, *, reason: str = "Dokumennya ternyata asli.") -> Retraction:
    return end_retraction(propose_end(retraction, by=an_editor(), reason=reason), by=a_chief())
