"""How much one sender may send over the public forms. No address is kept: rows of keyed hashes, which go when they end.

The newsroom's log-in has its own count, django-axes' (``newsroom/login_throttle.py``).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from news.client_address import network_of
from news.models import SendingCount

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@dataclass(slots=True)
class Limit:
    """``most`` in a time, for each sender; ``name`` is part of what is stored."""

    name: str
    most: int
    lasts: timedelta

    def spend(self, *sender: object) -> datetime | None:
        """Count one; the end of the count where it is above the limit."""
        now = timezone.now()
        key = self._key(sender)
        SendingCount.objects.get_or_create(key=key, defaults={"ends_at": now + self.lasts})
        counts = SendingCount.objects.filter(key=key)
        counts.filter(ends_at__lte=now).update(count=0, ends_at=now + self.lasts)
        counts.update(count=F("count") + 1)
        return counts.filter(count__gt=self.most).values_list("ends_at", flat=True).first()

    def give_back(self, *sender: object) -> None:
        """Take one off the count: it was not sent after all."""
        SendingCount.objects.filter(key=self._key(sender), count__gt=0).update(count=F("count") - 1)

    def _key(self, sender: tuple[object, ...]) -> str:
        who = " ".join(map(str, sender))
        return salted_hmac("news.throttle", f"{self.name} {who}", algorithm="sha256").hexdigest()


# For a network: phones of one provider share an address, so it may send more than one person would.
SIGN_INS = Limit("comment-link", 12, HOUR)
COMMENTS = Limit("comment-network", 30, HOUR)
REPORTS = Limit("comment-report", 12, HOUR)
SUBSCRIPTIONS = Limit("newsletter", 12, HOUR)
COMPLAINTS = Limit("network", 12, HOUR)
UPLOADS = Limit("upload", 60, HOUR)

# For a network and an e-mail address.
COMPLAINTS_OF_SENDER = Limit("sender", 5, DAY)

# For an account, and for all readers of a story: where more is written it is being talked about, or attacked, and
# nobody can read it.
COMMENTS_OF_READER = Limit("comment-reader", 10, HOUR)
COMMENTS_OF_READER_ON_STORY = Limit("comment-both", 5, HOUR)
COMMENTS_ON_STORY = Limit("comment-story", 60, HOUR)

# For an e-mail address: links of all kinds together, by whomever they were asked for. One network gets no more than
# half of them, so that no stranger alone keeps somebody from signing in.
LINKS = Limit("link", 10, DAY)
LINKS_OF_NETWORK = Limit("link-network", 5, DAY)


def may_get_link(email: str, *, network: str = "") -> bool:
    """Count a link to an e-mail address; whether it may be sent. ``network``: of who asks, if that is known."""
    email = email.strip().casefold()
    if network and LINKS_OF_NETWORK.spend(network_of(network), email):
        return False
    return LINKS.spend(email) is None


def give_link_back(email: str) -> None:
    """The mail server did not take the link, which will be sent again."""
    LINKS.give_back(email.strip().casefold())


def forget_past_counts() -> None:
    """Remove what ended."""
    SendingCount.objects.filter(ends_at__lte=timezone.now()).delete()
