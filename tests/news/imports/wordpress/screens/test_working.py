"""The whole way, as the admin asks for it and the command does it. Other processes read the texts: it commits."""

from pathlib import Path
from threading import Barrier, Event, Thread

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connections
from django.test import Client

from news.editorial.models import AuditEntry
from news.imports.models import ArchiveImport
from news.imports.one_at_a_time import alone, the_only_import
from news.imports.wordpress.report import survey
from news.imports.wordpress.screens import working
from news.imports.wordpress.screens.actions import propose
from news.imports.wordpress.screens.folder import folder
from news.imports.wordpress.screens.working import LOCK
from news.models import ArticlePage, PublishedArticle
from tests.builders import a_chief, a_region, a_section, a_site
from tests.news.imports.wordpress.screens.export import an_export

pytestmark = pytest.mark.django_db(transaction=True)
ALL = "/admin/impor-arsip/"
State = ArchiveImport.State


@pytest.fixture
def desk(settings, tmp_path: Path) -> Client:
    settings.DATA_DIR = tmp_path
    a_site()
    a_section("Politik")
    a_region("Berau", code="64.03")
    client = Client()
    client.force_login(a_chief())
    return client


def run() -> ArchiveImport:
    call_command("run_imports")
    return ArchiveImport.objects.get()


def begin(desk: Client) -> ArchiveImport:
    """With everything as it was proposed."""
    desk.post(ALL, {"file": SimpleUploadedFile("warta.xml", an_export())})
    archive = run()
    form = desk.get(f"{ALL}{archive.pk}/").context["form"]
    values = {name: form[name].value() or "" for name in form.fields}
    desk.post(f"{ALL}{archive.pk}/", values | {"wish": "begin"})
    return archive


def report(desk: Client, archive: ArchiveImport, kind: str) -> str:
    answer = desk.get(f"{ALL}{archive.pk}/laporan/{kind}/")
    return b"".join(answer.streaming_content).decode()


def test_an_archive_comes_in_with_its_reports_and_goes_again(desk: Client):
    archive = begin(desk)
    archive = run()
    story = ArticlePage.objects.get(slug="jembatan-dibuka")
    shown = desk.get(f"{ALL}{archive.pk}/").content.decode()

    assert (archive.state, archive.problem) == (State.DONE, "")
    assert story.region.name == "Berau"
    assert Client().get(story.published.url).status_code == 200
    assert "Jembatan Muara Jernih" in report(desk, archive, "halaman")
    assert "jembatan-dibuka" in report(desk, archive, "tabel")
    assert "posts_total" in report(desk, archive, "data")
    assert "laporan/tabel/" in shown

    desk.post(f"{ALL}{archive.pk}/batalkan/")
    archive = run()

    assert (archive.state, archive.items.count()) == (State.UNDONE, 0)
    assert not PublishedArticle.objects.exists()
    assert desk.get(f"{ALL}{archive.pk}/").status_code == 200


def test_a_failure_is_the_imports_own(desk: Client):
    begin(desk)
    (folder() / "warta.xml").write_bytes(b"<html>")

    archive = run()

    assert archive.state == State.FAILED
    assert archive.problem
    assert desk.get(f"{ALL}{archive.pk}/").status_code == 200


def test_two_at_once_are_one(desk: Client):
    begin(desk)

    with alone(folder() / LOCK) as is_alone:
        call_command("run_imports")

    assert is_alone
    assert ArchiveImport.objects.get().state == State.WANTED


def test_an_import_on_the_command_line_is_waited_for(desk: Client):
    begin(desk)
    is_held, may_end = Event(), Event()

    def hold() -> None:
        with the_only_import():
            is_held.set()
            may_end.wait(60)
        connections.close_all()

    other = Thread(target=hold)
    other.start()
    is_held.wait(60)
    archive = run()
    may_end.set()
    other.join()

    assert archive.state == State.WANTED


def test_the_timer_goes_on_with_a_run_that_was_killed(desk: Client):
    begin(desk)
    ArchiveImport.objects.update(state=State.RUNNING)

    assert run().state == State.DONE


def test_a_killed_run_that_was_to_stop_and_one_of_the_command_line_wait_for_a_person(desk: Client):
    begin(desk)
    ArchiveImport.objects.update(state=State.RUNNING, stop_wanted=True)
    assert run().state == State.RUNNING

    ArchiveImport.objects.update(options={}, stop_wanted=False)
    assert run().state == State.RUNNING


def test_whoever_stops_what_is_just_beginning_stops_it(desk: Client, monkeypatch: pytest.MonkeyPatch):
    archive = begin(desk)

    def survey_and_stop(path: Path):
        found = survey(path)
        desk.post(f"{ALL}{archive.pk}/", {"wish": "stop"})
        return found

    monkeypatch.setattr(working, "survey", survey_and_stop)

    archive = run()
    assert (archive.state, archive.items.count()) == (State.STOPPED, 0)


def test_another_file_under_the_same_name_does_not_come_in(desk: Client):
    begin(desk)
    (folder() / "warta.xml").write_bytes(an_export().replace(b"Jembatan", b"Dermaga"))

    archive = run()

    assert (archive.state, archive.items.count()) == (State.FAILED, 0)
    assert archive.problem


def test_taking_back_needs_no_file_and_is_theirs_who_asked(desk: Client):
    archive = begin(desk)
    run()
    (folder() / "warta.xml").unlink()
    other = a_chief("lain")
    assert other != archive.made_by
    client = Client()
    client.force_login(other)
    client.post(f"{ALL}{archive.pk}/batalkan/")

    assert run().state == State.UNDONE
    entry = AuditEntry.objects.get(action="import_undone")
    assert entry.made_by == other


def test_one_export_sent_twice_at_the_same_moment_is_one_import(desk: Client):
    chief, met = a_chief("cepat"), Barrier(2)
    for name in ("a.xml", "b.xml"):
        (folder() / name).write_bytes(an_export())

    def send(name: str) -> None:
        met.wait(60)
        propose(folder() / name, by=chief)
        connections.close_all()

    both = [Thread(target=send, args=(name,)) for name in ("a.xml", "b.xml")]
    for one in both:
        one.start()
    for one in both:
        one.join()

    assert ArchiveImport.objects.count() == 1


def test_a_report_that_cannot_be_written_makes_no_failed_import(
    desk: Client, monkeypatch: pytest.MonkeyPatch
):
    begin(desk)

    def fail(*args, **options) -> None:
        raise OSError

    monkeypatch.setattr(working, "write_report", fail)

    archive = run()
    assert (archive.state, archive.problem) == (State.DONE, "")
