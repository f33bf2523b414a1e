"""Words that a program found in an old story become words that somebody of the newsroom answers for."""

from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from news.accounts.rights import require_right
from news.publication.writing import reproject
from news.quotes.models import Quote
from news.quotes.promises import CHECK_RIGHT

CONFIRMED = "news.quote_confirmed"


@transaction.atomic
def confirm_quote(quote: Quote, *, by: Any) -> bool:
    """Words and speaker are as the story says; whether that was still open. Raises ``PermissionDenied``."""
    require_right(by, CHECK_RIGHT)
    found = Quote.objects.standing().unconfirmed().select_for_update().filter(pk=quote.pk).first()
    if found is None:
        return False
    found.is_confirmed, found.confirmed_by, found.confirmed_at = True, by, timezone.now()
    # A saved row begins a new edition: pages that say "not confirmed" are made anew.
    found.save(update_fields=["is_confirmed", "confirmed_by", "confirmed_at"])
    if quote.article is not None:
        log(quote.article, CONFIRMED, user=by, data={"quote": quote.pk})
        # The story leads to its speaker's page from now on.
        transaction.on_commit(partial(reproject, quote.article_id), robust=True)
    return True
