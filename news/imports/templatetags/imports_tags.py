"""The structurer's guesses in an editor's words."""

from django import template
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from news.imports.wording import reason

register = template.Library()


@register.filter
def guess_reason(code: str) -> str:
    """Why the structurer assumed it."""
    return reason(code)


@register.filter
def guess_question(guess: dict) -> str:
    """The guess as a question to the reporter."""
    value = guess.get("value") or _("nobody")
    if guess.get("what") == "date" and (day := parse_date(str(value))):
        value = date_format(day, "j F Y")
    questions = {
        "speaker": _("Did %(value)s say this?"),
        "role": _("Was this the role: %(value)s?"),
        "person": _("New in the paper's records: %(value)s. Is the name right?"),
        "dateline": _("Was it reported from %(value)s?"),
        "date": _("Did it happen on %(value)s?"),
        "region": _("Is the region %(value)s?"),
        "author": _("Is the author %(value)s?"),
        "headline": _("Is this the headline: %(value)s?"),
        "text": _("Look at this passage."),
    }
    return questions.get(guess.get("what", ""), _("Look at this: %(value)s")) % {"value": value}
