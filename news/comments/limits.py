"""How much one person may send, and how much one story takes. No address is kept (``news/throttle.py``)."""

from datetime import timedelta

from django.utils import timezone
from django.utils.crypto import salted_hmac

from news.client_address import network_of
from news.throttle import DAY, HOUR, spend

MARK_LENGTH = 32
# Phones of one provider share an address, so it may send more than one person would.
LINKS_PER_NETWORK, LINKS_PER_NETWORK_AND_ADDRESS, LINKS_PER_ADDRESS = 12, 5, 40
"""In an hour; the other two in a day. The last is high: else anybody could lock out whoever's address they know."""
COMMENTS_PER_NETWORK, COMMENTS_PER_READER, COMMENTS_PER_READER_AND_STORY = 30, 10, 5
COMMENTS_PER_STORY = 60
"""In an hour. A story under which more is written is being talked about, or attacked: either way nobody can read it."""
REPORTS_PER_NETWORK = 12
SAME_AGAIN = timedelta(minutes=30)
MOST_ANSWERS = 30


def network_mark(address: str) -> str:
    """The network on this day, as it may be stored: tomorrow the same one has another mark."""
    value = f"{timezone.localdate():%Y-%m-%d} {network_of(address)}"
    return salted_hmac("news.comments.network", value, algorithm="sha256").hexdigest()[:MARK_LENGTH]


def is_link_refused(address: str) -> bool:
    """Whether too many links were asked for from there."""
    return spend("comment-link", network_of(address), limit=LINKS_PER_NETWORK, lasts=HOUR) is not None


def may_get_link(email: str, *, address: str) -> bool:
    """Whether this e-mail address has had fewer links than it may get in a day: from there, and from everywhere."""
    email = email.casefold()
    shares = (
        ("comment-link-from", f"{network_of(address)} {email}", LINKS_PER_NETWORK_AND_ADDRESS),
        ("comment-link-to", email, LINKS_PER_ADDRESS),
    )
    return not any(spend(scope, who, limit=limit, lasts=DAY) for scope, who, limit in shares)


def is_writing_refused(address: str, *, reader_id: int, article_id: int) -> bool:
    """Whether the reader or the network has had its share of an hour.

    From the narrowest to the widest, and no further than the first refusal: who is refused spends nobody else's share.
    """
    shares = (
        ("comment-both", f"{reader_id} {article_id}", COMMENTS_PER_READER_AND_STORY),
        ("comment-reader", str(reader_id), COMMENTS_PER_READER),
        ("comment-network", network_of(address), COMMENTS_PER_NETWORK),
    )
    return any(spend(scope, who, limit=limit, lasts=HOUR) for scope, who, limit in shares)


def is_story_full(article_id: int) -> bool:
    """Whether the story has had its share of an hour; asked for each comment that is made, and for nothing else."""
    return spend("comment-story", str(article_id), limit=COMMENTS_PER_STORY, lasts=HOUR) is not None


def is_report_refused(address: str) -> bool:
    """Whether too many reports came from there."""
    return spend("comment-report", network_of(address), limit=REPORTS_PER_NETWORK, lasts=HOUR) is not None
