"""The process that does the work: nothing of one that ended is left."""

from pathlib import Path

import pytest

from news.imports.wordpress.screens import starting


@pytest.fixture
def data(settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    settings.DATA_DIR = tmp_path
    settings.BASE_DIR = tmp_path
    (tmp_path / "manage.py").write_text("")
    monkeypatch.setattr(starting, "_started", [])
    return tmp_path


def test_a_process_that_ended_is_no_zombie(data: Path):
    starting._start()
    first = starting._started[0]
    first.wait(60)
    starting._start()
    starting._started[-1].wait(60)

    assert first not in starting._started


def test_the_log_of_runs_does_not_grow_for_ever(data: Path):
    log = starting.folder() / "last-run.log"
    log.write_bytes(b"x" * (starting.LONGEST_LOG_BYTES + 1))
    starting._start()
    starting._started[-1].wait(60)

    assert log.stat().st_size == 0
