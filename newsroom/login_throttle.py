"""The log-in's throttle: django-axes counts failures by name and address; this also counts names by address.

The address is for counting, never for a log.
"""

from axes.attempts import get_cool_off_threshold
from axes.handlers.database import AxesDatabaseHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.http import HttpRequest

from news.client_address import address_in


class SprayingHandler(AxesDatabaseHandler):
    """Locks an address from which the passwords of many names are tried, each too rarely to be locked itself.

    A success forgets the failures of that name, so that colleagues behind one address do not add up over a day.
    """

    def get_failures(self, request: HttpRequest, credentials: dict | None = None) -> int:
        """Those of the name from the address, or as many as lock it when too many names failed from there."""
        failures = super().get_failures(request, credentials)
        if self._count_names(request) >= settings.LOGIN_NAMES_PER_ADDRESS:
            return max(failures, settings.AXES_FAILURE_LIMIT)
        return failures

    def _count_names(self, request: HttpRequest) -> int:
        attempts = AccessAttempt.objects.filter(
            ip_address=request.axes_ip_address, attempt_time__gte=get_cool_off_threshold(request)
        )
        return attempts.values("username").distinct().count()


def client_address(request: HttpRequest) -> str:
    """The address as seen by the outermost proxy that PROXY_COUNT trusts; what clients add themselves is ignored."""
    return address_in(request.META)


def nameless_client(username: str, *_args: object, **_kwargs: object) -> str:
    """How the throttle names a client in the log: by user name alone, without address or browser."""
    return f"user {username!r}"
