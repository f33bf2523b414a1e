"""The process that does the work: nothing of one that ended is left."""

from pathlib import Path

import pytest

from news.imports.wordpress.screens import working


@pytest.fixture
def data(settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    settings.DATA_DIR = tmp_path
    settings.BASE_DIR = tmp_path
    (tmp_path / "manage.py").write_text("")
    monkeypatch.setattr(working, "_started", [])
    return tmp_path


def test_a_process_that_ended_is_no_zombie(data: Path):
    working._start()
    first = working._started[0]
    first.wait(60)
    working._start()
    working._started[-1].wait(60)

    assert first not in working._started


def test_the_log_of_runs_does_not_grow_for_ever(data: Path):
    log = working.folder() / "last-run.log"
    log.write_bytes(b"x" * (working.LONGEST_LOG_BYTES + 1))
    working._start()
    working._started[-1].wait(60)

    assert log.stat().st_size == 0
