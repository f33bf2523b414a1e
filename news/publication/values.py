"""What is stored of a public story for readers, computed from the page and not stored."""

from typing import TYPE_CHECKING, Any

from news.models import ArticlePage, ListingRow
from news.months import month_number
from news.presentation import (
    UNDRAWN,
    article_facts,
    as_printed,
    card_of,
    count_words,
    moment_of,
    render_body,
    render_story,
    shown_corrections,
    template_version,
)
from news.publication.batch import Listing, Story
from news.share_images.image import image_of, share_image_facts
from news.structured_data import news_article

if TYPE_CHECKING:
    from news.models import PaperSettings


@as_printed()
def published_values(story: Story, *, paper: "PaperSettings") -> dict[str, Any]:
    """The fields of the story's ``PublishedArticle``."""
    values = undrawn_values(story, paper=paper)
    body_html = render_body(story.article, is_public=True)
    story_html = render_story(story.article, values["facts"], body_html=body_html, is_public=True)
    return values | {
        "template_version": template_version(),
        "body_html": body_html,
        "story_html": story_html,
    }


def undrawn_values(story: Story, *, paper: "PaperSettings") -> dict[str, Any]:
    """The same without the HTML: each reader who asks for the story gets it drawn afresh (``is_as_drawn_today``)."""
    article = story.article
    word_count = count_words(article)
    corrections = shown_corrections(article)
    facts = article_facts(article, corrections=corrections) | {"paper_name": paper.name}
    card = card_of(article, corrections=corrections)
    facts |= {"share_image": share_image_facts(image_of(article, card, paper=paper.name))}
    return {
        "revision_id": article.live_revision_id,
        "digest": story.digest,
        "template_version": UNDRAWN,
        "published_at": article.published_at,
        "month": month_number(article.published_at),
        "changed_at": moment_of(facts["changed_at"]),
        "url": card["url"],
        "card": card,
        "facts": facts,
        "structured_data": news_article(article, facts, card, word_count=word_count),
        "body_html": "",
        "story_html": "",
        "word_count": word_count,
    }


def listing_keys(article: ArticlePage) -> set[Listing]:
    """The listings a story stands in, as (kind, key). A regency's news is also its province's.

    Paid text stays out of all but its own section: it is no news (press council guideline, point 6).
    """
    kind = ListingRow.Kind
    keys = {(kind.SECTION.value, article.section_id)} if article.section_id else set()
    if article.is_paid:
        return keys
    places = {place.pk for region in article.load_regions() for place in [region, *region.ancestors()]}
    keys |= {(kind.LATEST.value, 0)}
    if article.section_id and article.section.is_opinion:
        keys |= {(kind.OPINION.value, 0)}
    keys |= {(kind.REGION.value, key) for key in places}
    keys |= {(kind.TOPIC.value, topic.pk) for topic in article.topics.all()}
    keys |= {(kind.AUTHOR.value, entry.author_id) for entry in article.byline_entries.all()}
    keys |= {(kind.PERSON.value, speaker.pk) for speaker in article.load_speakers()}
    return keys
