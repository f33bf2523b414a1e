from collections.abc import Iterator

import pytest

from news.channels import outside
from tests.news.channels.services import HUB, TOKEN, Service, a_service


@pytest.fixture
def service(monkeypatch, settings) -> Iterator[Service]:
    """The outside world, with a hub and a channel to tell."""
    settings.WEBSUB_HUB = HUB
    settings.TELEGRAM_BOT_TOKEN = TOKEN
    settings.TELEGRAM_CHANNEL = "@kabarmuara"
    with a_service() as found:
        monkeypatch.setattr(outside, "_connected", found.connect)
        yield found
