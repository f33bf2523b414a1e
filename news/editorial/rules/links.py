"""Links inside the paper that lead nowhere."""

import re
from collections.abc import Iterable, Iterator
from html import unescape

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news.editorial.rules.addresses import Target, dead, target_of
from news.editorial.rules.registry import advice, rule
from news.editorial.rules.texts import Text, rich_sources
from news.models import ArticlePage
from news.publishing import Finding
from news.stories.blocks.words import without_tags

_OPENING = re.compile(r"<a\b([^<>]*)>", re.IGNORECASE)
_CLOSING = "</a>"
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
MOST_LINKS = 300


@rule(gettext_lazy("Whoever follows a link of ours arrives somewhere: at a page that is public now."))
def dead_link(article: ArticlePage) -> Iterator[Finding]:
    """No query if the story links to nothing of ours; else one for each kind of thing, and one where one seems dead."""
    links = [*_links(article), *_related(article)][:MOST_LINKS]
    gone = dead({target for target, _words, _text in links})
    for target, words, text in links:
        if target in gone:
            message = _("The link “%(words)s” leads to nothing that readers can open.")
            yield advice(message % {"words": words[:60]}, at=text)


type Link = tuple[Target, str, Text]


def _links(article: ArticlePage) -> Iterator[Link]:
    for source, text in rich_sources(article):
        for attributes, words in _anchors(source):
            target = target_of(dict(_ATTRIBUTE.findall(attributes)))
            if target is not None:
                yield target, unescape(without_tags(words)).strip(), text


def _anchors(source: str) -> Iterable[tuple[str, str]]:
    """Attributes and words of each link, read once from front to back."""
    for match in _OPENING.finditer(source):
        end = source.find(_CLOSING, match.end())
        if end < 0:
            return
        yield match[1], source[match.end() : end]


def _related(article: ArticlePage) -> Iterator[Link]:
    for block in article.body:
        for story in block.block.stories(block.value):
            yield Target("page", story.pk), story.title, Text(block.block_type, "", block_id=str(block.id))
