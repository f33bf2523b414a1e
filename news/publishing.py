"""What a publish check is: the contract of the ``news_publish_checks`` hook (``docs/reference/hooks.md``).

The desk asks (``news.editorial``), every app may answer. A check is a function from a story to ``Finding``s; it is
registered with ``@hooks.register("news_publish_checks")``, reads and never writes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import translation
from wagtail import hooks

if TYPE_CHECKING:
    from news.models import ArticlePage

HOOK = "news_publish_checks"

# What every story has when it goes to the desk, in the order in which the editor shows it.
REQUIRED_FIELDS = ("title", "summary", "section", "region", "dateline_place")


@dataclass(frozen=True, slots=True)
class Finding:
    """One reason why a story cannot go out, or should be looked at again.

    ``rule`` names the check ("quote_without_speaker"); ``message`` is a translated sentence that says what to do;
    ``field`` is the model field to jump to, ``block_id`` the block inside ``body``. A ``is_blocking`` finding stops
    submission and publication; any other advises. ``explanation`` says why the rule is there. Where one click can mend
    it, ``found`` are the words as they stand at that place and ``suggestion`` what to put for them. ``subject`` names
    the thing looked at where the message does not: another picture under the same title is looked at anew.
    """

    rule: str
    message: str
    field: str = ""
    block_id: str = ""
    is_blocking: bool = True
    explanation: str = ""
    found: str = ""
    suggestion: str = ""
    subject: str = ""


def required_fields(label: str) -> Iterator[str]:
    """``REQUIRED_FIELDS`` for a kind of text: an opinion was thought, not reported, and has no dateline."""
    return (name for name in REQUIRED_FIELDS if name != "dateline_place" or label != "opinion")


def find_all(article: "ArticlePage") -> Iterator[Finding]:
    """Everything that any app has to say about a story, in the order of the registered checks.

    In the paper's language, whoever asks: what was checked, and is kept with an approval, must read the same for all.
    """
    with translation.override(settings.LANGUAGE_CODE):
        found = [finding for check in hooks.get_hooks(HOOK) for finding in check(article)]
    return iter(found)
