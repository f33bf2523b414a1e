"""Set-up of every test run: which database, no skips where forbidden, nothing left from the test before.

TEST_DATABASE=postgres  run on a real PostgreSQL, started here (default: SQLite)
NEWSROOM_FORBID_SKIPS=1 a skipped test is a failed one
"""

import os
from collections.abc import Iterator

import pytest
import pytest_django

if os.environ.get("TEST_DATABASE", "sqlite") == "postgres":
    from tests import postgres

    os.environ["DATABASE_URL"] = postgres.start()
os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings.test"

FORBID_SKIPS = os.environ.get("NEWSROOM_FORBID_SKIPS") == "1"


def pytest_configure() -> None:
    """Load Django before any test module imports a model."""
    import django
    from django.conf import settings

    if settings.SETTINGS_MODULE != "newsroom.settings.test":
        pytest.exit("Unset DJANGO_SETTINGS_MODULE: the tests bring their own settings.", returncode=2)
    django.setup()


def pytest_report_header() -> str:
    """Name the database in the head of the report."""
    from django.db import connection

    return f"database: {connection.vendor}; skips {'forbidden' if FORBID_SKIPS else 'allowed'}"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test that commits leaves an empty database behind; bring back what the migrations put there."""
    for item in items:
        marker = item.get_closest_marker("django_db")
        commits = marker is not None and marker.kwargs.get("transaction")
        if commits or {"transactional_db", "live_server"} & set(item.fixturenames):
            given = dict(marker.kwargs) if marker else {}
            item.add_marker(
                pytest.mark.django_db(**(given | {"transaction": True, "serialized_rollback": True})),
                append=False,
            )


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Fail a skipped test where skipping is forbidden."""
    report = yield
    return _failed_if_skipped(report)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Iterator[None]:
    """The same for a module that skips itself."""
    report = yield
    return _failed_if_skipped(report)


def _failed_if_skipped[Report: (pytest.TestReport, pytest.CollectReport)](report: Report) -> Report:
    if FORBID_SKIPS and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"Skipping is forbidden here: {report.longrepr}"
    return report


@pytest.fixture(autouse=True)
def _no_leftovers() -> Iterator[None]:
    """Each test begins with empty caches and the language of the paper."""
    from django.conf import settings
    from django.core.cache import cache
    from django.utils import translation
    from wagtail.models import Site

    from newsroom import edition

    cache.clear()
    edition.forget_all()
    Site.clear_site_root_paths_cache()
    with translation.override(settings.LANGUAGE_CODE):
        yield
    cache.clear()


@pytest.fixture(scope="module")
def module_db(django_db_setup: None, django_db_blocker: pytest_django.DjangoDbBlocker) -> Iterator[None]:
    """Rows that all tests of a module share: what a test changes is rolled back to them, in the end they are too.

    Not for modules with tests that commit: those empty the database behind the fixture's back.
    """
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def site(module_db: None) -> object:
    """The bones of a paper, made once for a module. Returns the front page."""
    from tests.builders import a_site

    return a_site()
