"""The application that gunicorn serves: the page cache, the way in for readers' beacons, and Django behind them."""

import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings.production")

# gunicorn starts a worker that ended with any other status again and again.
WORKER_CANNOT_START = 3

try:
    from django.core.wsgi import get_wsgi_application

    django_application = get_wsgi_application()

    from news.readership.beacon import count_reads
    from newsroom.checks import refuse_demo_accounts
    from newsroom.page_cache import keep_pages

    refuse_demo_accounts()
    application = keep_pages(count_reads(django_application))
except SystemExit as refusal:
    sys.stderr.write(f"{refusal}\n")
    raise SystemExit(WORKER_CANNOT_START) from None
