"""What stands beside the story on the reading screen: what to know before deciding."""

from typing import Any

from django.contrib.auth import get_user_model
from django.utils import timezone

from news.editorial.board.claims import STALE_AFTER
from news.editorial.checklist import answered_findings
from news.editorial.findings.places import LinkedFinding, editor_url
from news.editorial.four_eyes import contributors
from news.editorial.models import Claim
from news.editorial.overrides import is_missing
from news.editorial.reading.answers import OpenAnswers
from news.editorial.reading.conversation import load_conversation
from news.models import ArticlePage


def load_side(answers: OpenAnswers) -> dict[str, Any]:
    """Findings with who checked them, contributions, claim and conversation."""
    article, content = answers.article, answers.content
    answered = answered_findings(content)
    blocking = [entry.finding for entry in answered if entry.finding.is_blocking]
    unchecked = [entry for entry in answered if entry.is_open and not entry.finding.is_blocking]
    return {
        "findings": [LinkedFinding.of(article, entry) for entry in answered],
        "blocking_count": len(blocking),
        "advice_count": len(answered) - len(blocking),
        "unchecked_count": len(unchecked),
        "is_gate_open": not blocking and not unchecked,
        "overridden": [finding for finding in blocking if not is_missing(finding)],
        "missing": [finding for finding in blocking if is_missing(finding)],
        "contributions": load_contributions(content),
        "claim": load_claim(article),
        "conversation": load_conversation(article, content),
        "change_note_url": f"{editor_url(article)}#id_change_note",
    }


def load_contributions(content: ArticlePage) -> list[tuple[Any, int]]:
    """Who changed the text since it was last public, most changes first; three queries."""
    counts = contributors(content)
    users = get_user_model().objects.in_bulk(list(counts))
    return sorted(((users[pk], counts[pk]) for pk in counts), key=lambda pair: -pair[1])


def load_claim(article: ArticlePage) -> Claim | None:
    """Who reads the story now; one query. Who went to lunch reads no more."""
    fresh = Claim.objects.filter(article_id=article.pk, made_at__gt=timezone.now() - STALE_AFTER)
    return fresh.select_related("made_by").first()
