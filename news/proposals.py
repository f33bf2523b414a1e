"""What a draft could lead on to with "Baca juga": proposed to whoever writes it, put in by nobody but them."""

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone

from news.models.projection import PublishedArticle
from news.related import REGION, Candidate, best_of, find_candidates, shared_names, tie_of

if TYPE_CHECKING:
    from news.models import ArticlePage

PROPOSED = 5


@dataclass(frozen=True, slots=True)
class Proposal:
    """A public story, and why it is proposed."""

    article_id: int
    title: str
    url: str
    why: str

    @property
    def block(self) -> str:
        """A "Read also" block with this story, as Wagtail's editor takes one (JSON)."""
        story = {
            "id": self.article_id,
            "parentId": None,
            "adminTitle": self.title,
            "editUrl": reverse("wagtailadmin_pages:edit", args=[self.article_id]),
        }
        return json.dumps({"type": "related", "value": {"article": story}}, ensure_ascii=False)


def propose(article: "ArticlePage") -> list[Proposal]:
    """Up to five stories by the people, topics and place of a draft, none that its text shows; two queries."""
    names = shared_names(article)
    if article.region_id:
        names[REGION, article.region_id] = article.region.name
    own = Candidate(
        article_id=article.pk,
        published_at=article.published_at or timezone.now(),
        label=article.label,
        place=article.region.get_absolute_url() if article.region_id else "",
        section=article.section.get_absolute_url() if article.section_id else "",
    )
    shown = {block.value["article"].pk for block in article.body if _leads_on(block)}
    candidates = find_candidates([*names], besides=article.pk)
    best = best_of((other for other in candidates if other.article_id not in shown), under=own)
    found = [other for _score, other in best[:PROPOSED]]
    stories = PublishedArticle.objects.only("url", "card").in_bulk([other.article_id for other in found])
    return [
        Proposal(
            article_id=other.article_id,
            title=stories[other.article_id].card["title"],
            url=stories[other.article_id].url,
            why=tie_of(other.shared, names=names).why,
        )
        for other in found
        if other.article_id in stories
    ]


def _leads_on(block: Any) -> bool:
    return bool(block.block.stories(block.value))
