"""Links to the paper's own files."""

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from newsroom.storage import stylesheet_path

register = template.Library()


@register.simple_tag
def stylesheet(kind: str) -> SafeString:
    """The one stylesheet of a kind of page: article, front, listing, record, statement or complaint."""
    return format_html('<link rel="stylesheet" href="{}">', static(stylesheet_path(kind)))
