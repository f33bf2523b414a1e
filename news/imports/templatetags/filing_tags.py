"""Story patterns where somebody begins to write."""

from django import template

from news.imports.filing.report import Pattern, load_patterns

register = template.Library()


@register.simple_tag
def story_patterns() -> list[Pattern]:
    """In the order in which they are offered."""
    return list(load_patterns().values())
