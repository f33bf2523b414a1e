"""Writing the ledger: what a live story's quote blocks say is on record, what they no longer say is withdrawn."""

from django.utils import timezone

from news.models import ArticlePage
from news.quotes.models import Quote


def record(article: ArticlePage) -> None:
    """Make the ledger of a story equal to its live quote blocks; numbers once given stay."""
    said = {
        str(block.id): Quote(
            article=article,
            block_id=block.id,
            text=block.value["text"],
            speaker=block.value.get("speaker"),
            role=block.value["role"] or "",
            place=article.dateline_place,
            said_at=article.published_at,
        )
        for block in recorded_quotes(article)
    }
    Quote.objects.bulk_create(
        said.values(),
        update_conflicts=True,
        unique_fields=["article", "block_id"],
        update_fields=["text", "speaker", "role", "place", "said_at", "withdrawn_at"],
    )
    gone = Quote.objects.filter(article=article, withdrawn_at=None)
    gone.exclude(block_id__in=said).update(withdrawn_at=timezone.now())


def recorded_quotes(article: ArticlePage) -> list:
    """The quote blocks that go on record: words that somebody paid for are no public statement."""
    return [] if article.is_paid else article.quotes


def withdraw(article_id: int) -> None:
    """Take a story's words off the public record; their numbers remain."""
    Quote.objects.filter(article_id=article_id, withdrawn_at=None).update(withdrawn_at=timezone.now())


def is_in_step(article: ArticlePage) -> bool:
    """Whether the ledger says of a story just what its quote blocks say."""
    entries = Quote.objects.standing().filter(article=article)
    recorded = {(str(entry.block_id), entry.text, entry.speaker_id, entry.role) for entry in entries}
    said = {
        (
            str(block.id),
            block.value["text"],
            getattr(block.value.get("speaker"), "pk", None),
            block.value["role"] or "",
        )
        for block in recorded_quotes(article)
    }
    return recorded == said
