"""Settings of gunicorn: `gunicorn --config newsroom/gunicorn_conf.py`, started from anywhere.

gthread does not protect against slow clients: a proxy that buffers requests belongs in front of a public server.
"""

import os
import sys
from pathlib import Path

chdir = str(Path(__file__).resolve().parents[1])
sys.path.insert(0, chdir)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings.production")

from newsroom.settings import env  # noqa: E402 - found only now

wsgi_app = "newsroom.wsgi:application"
bind = f"{env.BIND_HOST.read()}:{env.PORT.read()}"
workers = env.WORKERS.read()
threads = env.THREADS.read()
worker_class = "gthread"
# Loaded once, before the workers fork: a wrong setting ends the start with its one line instead of a loop of workers.
preload_app = True
timeout = 60
graceful_timeout = 20
keepalive = 5
max_requests = 20_000
max_requests_jitter = 2_000
# A search of 10 kB is answered by a page, not by gunicorn's own 400; 0 means up to 1 MB.
limit_request_line = 0
# No header names the path: a page made for another path would be kept, and given to everybody, under this one.
forwarder_headers = ""
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - gunicorn's heartbeat file only
control_socket_disable = True
accesslog = "-"
errorlog = "-"
loglevel = env.LOG_LEVEL.read().lower()
logger_class = "newsroom.gunicorn_log.JsonLogger"


def post_fork(server: object, worker: object) -> None:
    """Connections opened while loading belong to the parent."""
    from django.db import connections

    for connection in connections.all(initialized_only=True):
        connection.connection = None


def worker_exit(server: object, worker: object) -> None:
    """What a worker counted goes with it, unless it is written now."""
    from django.apps import apps

    if apps.ready:
        from news.readership.buffer import reads

        reads.flush()


def when_ready(server: object) -> None:
    """Tell who started the demo where it is and how to log in."""
    from django.conf import settings

    if settings.IS_DEMO:
        sys.stdout.write(
            f"\n  {settings.WAGTAIL_SITE_NAME}: {settings.SITE_URL}/\n"
            f"  The newsroom: {settings.SITE_URL}/{settings.ADMIN_PATH}\n"
            f"  Accounts: {', '.join(settings.DEMO_USERNAMES)}\n"
            f"  Password: {settings.DEMO_PASSWORD}\n\n"
        )
        sys.stdout.flush()
