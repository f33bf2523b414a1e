"""Pictures and documents that come after their story: put into its blocks where the old site had them."""

from collections import deque
from typing import Any

from news.models import ArticlePage

_KINDS = frozenset({"photo", "gallery", "document"})

type Block = dict[str, Any]


def give_pictures(article: ArticlePage, new: ArticlePage) -> None:
    """What ``article`` lacks of the same story made anew. Everything else stays as it was written, and filed, then."""
    if article.lead_photo_id is None:
        article.lead_photo = new.lead_photo
        article.lead_photo_caption, article.lead_photo_alt = new.lead_photo_caption, new.lead_photo_alt
    article.body = with_pictures(blocks_of(article), blocks_of(new))


def blocks_of(article: ArticlePage) -> list[Block]:
    """The body as it is stored."""
    return [
        {"type": block.block_type, "value": block.block.get_prep_value(block.value), "id": block.id}
        for block in article.body
    ]


def with_pictures(old: list[Block], new: list[Block]) -> list[Block]:
    """The old blocks in their order; a picture follows the block that it follows among the new ones."""
    pictures = {block["id"]: block for block in new if block["type"] in _KINDS}
    here = {block["id"] for block in old}
    body, rest = [], deque(old)
    for block in new:
        if block["id"] in here:
            while rest and (not body or body[-1]["id"] != block["id"]):
                body.append(rest.popleft())
        elif block["id"] in pictures:
            body.append(block)
    # A gallery of which a part was here is now the whole one, and a document no longer a link to the old site.
    return [pictures.get(block["id"], block) for block in (*body, *rest)]
