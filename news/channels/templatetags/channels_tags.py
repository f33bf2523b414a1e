"""What the desk hands on by itself, on screens of other apps."""

from typing import Any

from django import template

from news.channels.models import ChannelPost
from news.channels.wording import text_for_whatsapp
from news.models import ArticlePage
from news.presentation import as_printed

register = template.Library()


@register.simple_tag
def story_to_hand_on(article: ArticlePage) -> dict[str, Any] | None:
    """``whatsapp``: a public story as a text to send; ``post``: its post in the channel, or None. Two queries.

    None for a story that readers do not have.
    """
    published = article.load_published()
    if published is None:
        return None
    with as_printed():
        text = text_for_whatsapp(published)
    return {"whatsapp": text, "post": ChannelPost.objects.filter(article=article).first()}
