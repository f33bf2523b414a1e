"""How often one network may use the form.

A limit for an e-mail address alone would let anybody use up somebody else's, and tell whoever tries whether that person
complained today. So what comes from elsewhere never counts against a sender; what is limited for an address is how
many links it gets (``sending``).
"""

from datetime import datetime

from news.client_address import network_of
from news.throttle import DAY, HOUR, spend

# Phones of one provider share an address, so it may send more than one person would.
PER_NETWORK, PER_SENDER, UPLOADS_PER_NETWORK = 12, 5, 60


def refused_until(*, address: str, email: str) -> datetime | None:
    """When this sender may send again: twelve an hour for a network, five a day of them with one e-mail address."""
    network = network_of(address)
    waits = [
        spend("network", network, limit=PER_NETWORK, lasts=HOUR),
        spend("sender", f"{network} {email.casefold()}", limit=PER_SENDER, lasts=DAY),
    ]
    return max(filter(None, waits), default=None)


def upload_refused_until(*, address: str) -> datetime | None:
    """The same before a byte of it is read: sixty an hour for a network, whether the form turns out valid or not."""
    return spend("upload", network_of(address), limit=UPLOADS_PER_NETWORK, lasts=HOUR)
