"""What a story says of itself outside: in the Telegram channel, and as a text for WhatsApp."""

from typing import Any

from django.conf import settings
from django.utils.html import escape
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from news.models import ArticlePage, PublishedArticle, Retraction
from news.presentation import notice_address
from news.text import one_line
from news.tombstone import notice_title

# Longer messages are folded in a chat behind "read more", and the link with them.
WHATSAPP_CHARACTERS = 700
# What WhatsApp reads as formatting.
_WHATSAPP_SIGNS = frozenset("*_~`")
_CORRECTION = "correction"


def post_of(article: ArticlePage) -> str:
    """The post as Telegram's HTML, in the paper's language; what became of the story stands in it."""
    published = article.load_published()
    if published is not None:
        return _of_story(published)
    retraction = Retraction.objects.in_force().with_story().filter(article=article).first()
    if retraction is not None:
        return _of_retraction(retraction)
    return escape(_("This story is not available at present."))


def text_for_whatsapp(published: PublishedArticle) -> str:
    """Headline, summary and link as one sends them, whole before WhatsApp folds them."""
    card, link = published.card, settings.SITE_URL + published.url
    title, summary = _titled(card), one_line(card["summary"])
    head = title if _WHATSAPP_SIGNS & set(title) else f"*{title}*"
    room = WHATSAPP_CHARACTERS - len(head) - len(link) - 4
    return "\n\n".join(filter(None, [head, Truncator(summary).chars(max(room, 1)) if summary else "", link]))


def _of_story(published: PublishedArticle) -> str:
    card = published.card
    parts = [f"<b>{escape(_titled(card))}</b>", escape(one_line(card["summary"]))]
    corrections = [entry for entry in published.facts["corrections"] if entry["kind"] == _CORRECTION]
    if corrections:
        # The newest stands first.
        parts.append(f"<b>{escape(_('Correction'))}:</b> {escape(one_line(corrections[0]['text']))}")
    return "\n\n".join(filter(None, [*parts, escape(settings.SITE_URL + published.url)]))


def _of_retraction(retraction: Retraction) -> str:
    title = _("Retracted: %(title)s") % {"title": one_line(notice_title(retraction))}
    link = settings.SITE_URL + notice_address(retraction)
    return "\n\n".join([f"<b>{escape(title)}</b>", escape(one_line(retraction.reason)), escape(link)])


def _titled(card: dict[str, Any]) -> str:
    title = one_line(card["title"])
    return f"{card['label_text']}: {title}" if card["label_text"] else title
