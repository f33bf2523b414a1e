"""Set-up of every test run: which database, no skips where forbidden, nothing left from the test before.

TEST_DATABASE=postgres  run on a real PostgreSQL, started here (default: SQLite)
NEWSROOM_FORBID_SKIPS=1 a skipped test is a failed one
"""

import gc
import os
from collections.abc import Iterator

import hypothesis
import pytest
import pytest_django

ON_POSTGRES = os.environ.get("TEST_DATABASE", "sqlite") == "postgres"
# With pytest-xdist the first process starts the server; its workers inherit the address and make a database each.
IS_WORKER = "PYTEST_XDIST_WORKER" in os.environ
if ON_POSTGRES and not IS_WORKER:
    from tests import postgres

    os.environ["DATABASE_URL"] = postgres.start()
os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings.test"

_BONES = pytest.StashKey[pytest_django.DjangoDbBlocker]()
# A verdict must not depend on the run: hypothesis looks at the same examples each time. `make fuzz` looks at others.
hypothesis.settings.register_profile("same", derandomize=True)
if "FUZZ_REQUESTS" not in os.environ:
    hypothesis.settings.load_profile("same")
FORBID_SKIPS = os.environ.get("NEWSROOM_FORBID_SKIPS") == "1"
# Objects made before the garbage collector looks for the dead: a request makes tens of thousands, nearly all of which
# go without it.
GARBAGE_AFTER = 100_000


def pytest_configure() -> None:
    """Load Django before any test module imports a model."""
    import django
    from django.conf import settings

    if settings.SETTINGS_MODULE != "newsroom.settings.test":
        pytest.exit("Unset DJANGO_SETTINGS_MODULE: the tests bring their own settings.", returncode=2)
    django.setup()
    _leave_the_choosers_index_alone()


def _leave_the_choosers_index_alone() -> None:
    """Take Wagtail's search index off the path of every save; ``choosers_find`` puts it back."""
    from django.db.models.signals import post_delete, post_save
    from modelsearch import index
    from modelsearch.signal_handlers import post_delete_signal_handler, post_save_signal_handler

    for model in index.get_indexed_models():
        post_save.disconnect(post_save_signal_handler, sender=model)
        post_delete.disconnect(post_delete_signal_handler, sender=model)


def pytest_report_header() -> str:
    """Name the database in the head of the report."""
    from django.db import connection

    return f"database: {connection.vendor}; skips {'forbidden' if FORBID_SKIPS else 'allowed'}"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What no database answers is asked once, on SQLite; what both answer alike, hardly a second time."""
    if ON_POSTGRES:
        from tests.both_databases import asked_again

        again = asked_again([*filter(_asks_the_database, items)], root=config.rootpath)
        kept = set(again)
        config.hook.pytest_deselected(items=[item for item in items if item not in kept])
        items[:] = again
    for item in items:
        # Rows of its module are rows: among the tests that commit it would find an empty database.
        if "module_db" in item.fixturenames and item.get_closest_marker("django_db") is None:
            item.add_marker(pytest.mark.django_db)
        # A module stays with one worker, which shares its rows; those that commit come last on every worker.
        kind = "commits" if _commits(item) else "rolls back"
        item.add_marker(pytest.mark.xdist_group(f"{item.path.relative_to(config.rootpath)} {kind}"))


def pytest_collection_finish() -> None:
    """What is loaded now stays loaded: no collection walks through it again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(GARBAGE_AFTER, 20, 20)


def _asks_the_database(item: pytest.Item) -> bool:
    return item.get_closest_marker("django_db") is not None or "django_db_setup" in item.fixturenames


def _commits(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    says_so = marker is not None and marker.kwargs.get("transaction", False)
    return says_so or not {"transactional_db", "live_server"}.isdisjoint(item.fixturenames)


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


@pytest.fixture(scope="session")
def django_db_keepdb(
    django_db_modify_db_settings: None, django_db_blocker: pytest_django.DjangoDbBlocker
) -> bool:
    """Begin with the database that an earlier run migrated, if there is one. All databases go with the run."""
    from tests import migrated

    with django_db_blocker.unblock():
        return migrated.bring_back()


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest,
    django_db_setup: None,
    django_db_keepdb: bool,
    django_db_blocker: pytest_django.DjangoDbBlocker,
) -> None:
    """The bones of a paper stand in the database from the start, because nearly every test asks for them.

    So does this month, where its stories are filed: making its two pages takes as long as making a story.

    Tests that commit come last and begin with what the migrations made.
    """
    from django.test import TransactionTestCase

    from news.filing import month_page_for
    from newsroom.site_setup import setup_site
    from tests import first_rows, migrated

    with django_db_blocker.unblock():
        if not django_db_keepdb:
            migrated.keep()
        if any(map(_commits, request.session.items)):
            first_rows.remember()
            TransactionTestCase._fixture_teardown = lambda _test: first_rows.put_back()
        if all(map(_commits, filter(_asks_the_database, request.session.items))):
            return
        setup_site()
        month_page_for()
    request.config.stash[_BONES] = django_db_blocker


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Take the bones away before the first test that commits; each of these takes away what it made."""
    if _commits(item) and (blocker := item.config.stash.get(_BONES, None)):
        from tests import first_rows

        with blocker.unblock():
            first_rows.put_back()
        del item.config.stash[_BONES]


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


@pytest.fixture
def choosers_find(settings: pytest_django.Settings) -> Iterator[None]:
    """Wagtail's index, which the admin's choosers ask, follows what is saved, as on a server."""
    from modelsearch.signal_handlers import register_signal_handlers

    search = settings.WAGTAILSEARCH_BACKENDS["default"]
    settings.WAGTAILSEARCH_BACKENDS = {"default": search | {"AUTO_UPDATE": True}}
    register_signal_handlers()
    yield
    _leave_the_choosers_index_alone()


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
