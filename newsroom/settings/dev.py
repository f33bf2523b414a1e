"""For work on one's own machine. Each line loosens one thing, for the reason it gives."""

from newsroom.settings import env

# Work needs no key of its own: sessions of a development database protect nothing.
if not env.SECRET_KEY.is_set:
    env.assume("SECRET_KEY", value="development-only-key-that-protects-nothing-0123456789")

from newsroom.settings.base import *  # noqa: F403 - settings are names
from newsroom.settings.base import STORAGES

# Tracebacks in the browser.
DEBUG = True
# No collectstatic between an edit and a reload.
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
# The development server speaks plain http.
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
# A lock-out while trying the login form costs time and guards nothing.
AXES_ENABLED = False
# Demo accounts are what one tries things with.
REFUSE_DEMO_ACCOUNTS = False
