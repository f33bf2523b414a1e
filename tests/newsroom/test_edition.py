import subprocess
import sys
import threading

import pytest
from django.db import transaction

from newsroom import edition
from newsroom.edition import FileCounter
from newsroom.settings.env import PROJECT_DIR


def test_bump_begins_a_new_edition(tmp_path):
    counter = FileCounter(tmp_path / "edition")
    before = counter.current()
    counter.bump()
    assert counter.current() == before + 1


def test_every_worker_of_the_machine_sees_the_new_edition(tmp_path):
    one, other = FileCounter(tmp_path / "edition"), FileCounter(tmp_path / "edition")
    one.bump()
    other.bump()
    assert one.current() == other.current() == 3


def test_edition_survives_a_restart(tmp_path):
    FileCounter(tmp_path / "edition").bump()
    assert FileCounter(tmp_path / "edition").current() == 2


def test_no_bump_is_lost_between_processes(tmp_path):
    script = (
        "import sys; from pathlib import Path; from newsroom.edition import FileCounter\n"
        "counter = FileCounter(Path(sys.argv[1]))\n"
        "for _ in range(500): counter.bump()\n"
    )
    path = tmp_path / "edition"
    command = [sys.executable, "-c", script, str(path)]
    running = [subprocess.Popen(command, cwd=PROJECT_DIR) for _ in range(3)]  # noqa: S603 - our own script
    assert [process.wait(timeout=30) for process in running] == [0, 0, 0]
    assert FileCounter(path).current() == 1 + 3 * 500


@pytest.mark.django_db(transaction=True)
def test_new_edition_begins_with_the_commit_and_not_before():
    before = edition.current()
    with transaction.atomic():
        edition.bump_after_commit()
        assert edition.current() == before
    assert edition.current() == before + 1


@pytest.mark.django_db(transaction=True)
def test_change_that_is_rolled_back_begins_no_edition():
    before = edition.current()
    with transaction.atomic():
        edition.bump_after_commit()
        transaction.set_rollback(True)
    assert edition.current() == before


@pytest.mark.django_db(transaction=True)
def test_what_is_remembered_lasts_as_long_as_its_edition():
    read = []
    recall = edition.remembered(lambda: read.append(1) or len(read))
    assert (recall(), recall()) == (1, 1)
    edition.bump()
    assert (recall(), recall()) == (2, 2)
    edition.forget_all()
    assert recall() == 3


def test_thread_that_read_before_a_new_edition_leaves_nothing_old_behind():
    reading, may_go_on, answers = threading.Event(), threading.Event(), []

    def slow() -> str:
        if not reading.is_set():
            reading.set()
            may_go_on.wait(5)
            return "old"
        return "new"

    recall = edition.remembered(slow)
    thread = threading.Thread(target=lambda: answers.append(recall()))
    thread.start()
    assert reading.wait(5)
    edition.bump()
    assert recall() == "new"
    may_go_on.set()
    thread.join(5)
    assert answers == ["old"]
    assert recall() == "new"
