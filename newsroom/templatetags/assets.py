"""Links to the paper's own files."""

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from newsroom.storage import script_path, stylesheet_path

register = template.Library()


@register.simple_tag
def stylesheet(kind: str) -> SafeString:
    """The one stylesheet of a kind of page: article, front, listing, record, statement or complaint."""
    return format_html('<link rel="stylesheet" href="{}">', static(stylesheet_path(kind)))


@register.simple_tag
def script(kind: str) -> SafeString:
    """The one script of a kind of page that has several: article."""
    return format_html('<script type="module" src="{}"></script>', static(script_path(kind)))
