"""What only a server has: it refuses to start on settings that would harm readers or staff."""

from newsroom.settings import env
from newsroom.settings.base import *  # noqa: F403 - settings are names
from newsroom.settings.base import IS_DEMO, IS_HTTPS, SITE_HOST

_IS_THIS_MACHINE = SITE_HOST in {"localhost", "127.0.0.1", "::1"} or SITE_HOST.endswith(".localhost")
if not (IS_HTTPS or IS_DEMO or _IS_THIS_MACHINE):
    env.refuse(
        "SITE_URL",
        problem="must begin with https://; it accepts http:// only for this machine or with NEWSROOM_DEMO=1",
    )
