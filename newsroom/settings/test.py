"""For the tests. Of the environment only the database is read, so that no shell changes an outcome."""

import atexit
import shutil
import tempfile
from pathlib import Path

from newsroom.settings import env

env.use_only(["DATABASE_URL", "DATABASE_URL_FILE"])
# Nothing of a run is left behind, and nothing of the demo is touched.
_directory = Path(tempfile.mkdtemp(prefix="newsroom-test-"))
atexit.register(shutil.rmtree, _directory, ignore_errors=True)
env.assume("DATA_DIR", value=str(_directory))
env.assume("SECRET_KEY", value="test-only-key-that-protects-nothing-at-all-0123456789")
env.assume("SITE_URL", value="http://testserver")

from newsroom.settings.base import *  # noqa: E402, F403 - settings are names
from newsroom.settings.base import (  # noqa: E402
    DATABASES,
    INSTALLED_APPS,
    IS_POSTGRES,
    STORAGES,
    WAGTAILSEARCH_BACKENDS,
)

# Its commands, as manage.py installs them.
INSTALLED_APPS = [*INSTALLED_APPS, "devtools"]

if not IS_POSTGRES:
    # A file, not memory: threads of concurrency tests need connections of their own.
    DATABASES["default"]["TEST"] = {"NAME": _directory / "test.sqlite3"}
    # It goes with the run: nothing waits for the disk.
    _options = DATABASES["default"]["OPTIONS"]
    DATABASES["default"]["OPTIONS"] = {
        **_options,
        "init_command": _options["init_command"].replace("synchronous=NORMAL", "synchronous=OFF"),
    }
# Fast, because thousands of test users log in.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Static files are not collected before a test run.
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
# Log-in tests would lock each other out; the throttle has tests that turn it on.
AXES_ENABLED = False
# Tests run the command themselves.
IMPORTS_START_AT_ONCE = False
# A start is tested on its own; importing the WSGI module must not ask the database.
REFUSE_DEMO_ACCOUNTS = False
# The search inside the admin is tested by those who turn this on; every saved page would pay for it.
WAGTAILSEARCH_BACKENDS = {"default": {**WAGTAILSEARCH_BACKENDS["default"], "AUTO_UPDATE": False}}
