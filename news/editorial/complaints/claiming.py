"""A right of reply that was claimed somewhere else on our pages, under a comment: the desk's case like any other."""

from typing import Any

from news.editorial.complaints.forms import LONGEST_PASSAGE, ComplaintForm
from news.editorial.complaints.sending import send
from news.editorial.models import Complaint
from news.signals import ClaimNotTaken, reply_claimed


def connect() -> None:
    """Called once, by the app's ``ready``."""
    reply_claimed.connect(take_claim, dispatch_uid="news_editorial.take_claim")


def take_claim(
    sender: Any, *, article_id: int, claimant: dict[str, str], claim: str, about: str = "", **kwargs: Any
) -> None:
    """Ask the claimant to verify the address; the clock starts then, as for everybody. Raises ``ClaimNotTaken``.

    ``about``: the words concerned; the desk sees them as the sentence concerned.
    """
    passage = about[:LONGEST_PASSAGE]
    given = {"kind": Complaint.Kind.REPLY, "berita": str(article_id), "passage": passage, "claim": claim}
    form = ComplaintForm(given | claimant)
    if not form.is_valid():
        raise ClaimNotTaken(sorted(form.errors))
    send(form)
