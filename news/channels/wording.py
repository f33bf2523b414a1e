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
# The longest message that Telegram takes, counted as it counts: in UTF-16, when its HTML is read.
TELEGRAM_UNITS = 4096
LONGEST_SUMMARY_UNITS = 1000
_GAP = "\n\n"
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
    return _GAP.join(filter(None, [head, Truncator(summary).chars(max(room, 1)) if summary else "", link]))


def _of_story(published: PublishedArticle) -> str:
    """The link is whole whatever happens: without the correction behind it, a corrected post is a wrong one."""
    card, link = published.card, settings.SITE_URL + published.url
    title, summary = _titled(card), _cut(one_line(card["summary"]), units=LONGEST_SUMMARY_UNITS)
    parts = [f"<b>{escape(title)}</b>", escape(summary)]
    corrections = [entry for entry in published.facts["corrections"] if entry["kind"] == _CORRECTION]
    if corrections:
        # The newest stands first.
        word, text = _("Correction"), one_line(corrections[0]["text"])
        text = _cut(text, units=_room_beside(title, summary, f"{word}: ", link))
        parts.append(f"<b>{escape(word)}:</b> {escape(text)}")
    return _GAP.join(filter(None, [*parts, escape(link)]))


def _of_retraction(retraction: Retraction) -> str:
    title = _("Retracted: %(title)s") % {"title": one_line(notice_title(retraction))}
    link = settings.SITE_URL + notice_address(retraction)
    reason = _cut(one_line(retraction.reason), units=_room_beside(title, link))
    return _GAP.join([f"<b>{escape(title)}</b>", escape(reason), escape(link)])


def _room_beside(*parts: str) -> int:
    """What the limit leaves for one more part."""
    return TELEGRAM_UNITS - sum(_units(part) + len(_GAP) for part in parts)


def _cut(text: str, *, units: int) -> str:
    """The beginning of a text, before it is escaped: half an entity would be refused."""
    if _units(text) <= units:
        return text
    written = text.encode("utf-16-le", "ignore")[: 2 * max(units - 1, 0)]
    return f"{written.decode('utf-16-le', 'ignore').rstrip()}…"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "ignore")) // 2


def _titled(card: dict[str, Any]) -> str:
    title = one_line(card["title"])
    return f"{card['label_text']}: {title}" if card["label_text"] else title
