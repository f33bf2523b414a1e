"""Words that a program found in an old story become words that somebody of the newsroom answers for."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from news.quotes.models import Quote
from news.quotes.promises import CHECK_RIGHT

CONFIRMED = "news.quote_confirmed"


@transaction.atomic
def confirm_quote(quote: Quote, *, by: Any) -> bool:
    """Words and speaker are as the story says; whether that was still open. Raises ``PermissionDenied``."""
    if not by.has_perm(CHECK_RIGHT):
        raise PermissionDenied
    open_ones = Quote.objects.standing().unconfirmed().filter(pk=quote.pk)
    is_new = bool(open_ones.update(is_confirmed=True, confirmed_by=by, confirmed_at=timezone.now()))
    if is_new and quote.article is not None:
        log(quote.article, CONFIRMED, user=by, data={"quote": quote.pk})
    return is_new
