"""The structurer's guesses in an editor's words."""

from django import template

from news.imports.wording import question, reason

register = template.Library()


@register.filter
def guess_reason(code: str) -> str:
    """Why the structurer assumed it."""
    return reason(code)


@register.filter
def guess_question(guess: dict) -> str:
    """The guess as a question to the reporter."""
    return question(guess)
