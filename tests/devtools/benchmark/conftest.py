from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def _kept_connection() -> Iterator[None]:
    """A worker drops a connection that is inside a transaction, as a test is; Django's test client prevents it too."""
    from django.core.signals import request_finished, request_started
    from django.db import close_old_connections

    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)
