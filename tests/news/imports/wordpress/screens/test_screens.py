from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from news.editorial.models import AuditEntry
from news.imports.models import ArchiveImport
from news.imports.models.item import FILE_KEY
from news.imports.wordpress.report.account import outcome_word
from news.imports.wordpress.screens import actions, facts, forms, views, working
from news.imports.wordpress.screens.actions import Stage, stage_of
from news.imports.wordpress.screens.folder import report_folder
from news.imports.wordpress.wording import kind_word, words_for
from tests.builders import a_chief, a_region, a_section, an_article, an_editor
from tests.news.imports.wordpress.screens.export import an_export

pytestmark = pytest.mark.django_db
ALL = "/admin/impor-arsip/"
State = ArchiveImport.State


@pytest.fixture(scope="module")
def chief(site):
    a_section("Politik")
    a_region("Berau", code="64.03")
    return a_chief()


@pytest.fixture
def desk(chief, settings, tmp_path: Path) -> Client:
    settings.DATA_DIR = tmp_path
    client = Client()
    client.force_login(chief)
    return client


def send(desk: Client, content: bytes | None = None, *, name: str = "warta.xml"):
    file = SimpleUploadedFile(name, an_export() if content is None else content)
    return desk.post(ALL, {"file": file})


def an_import(**changes) -> ArchiveImport:
    return ArchiveImport.objects.create(**({"file_name": "warta.xml", "file_sha256": "0" * 64} | changes))


def looked_at(desk: Client) -> ArchiveImport:
    send(desk)
    call_command("run_imports")
    return ArchiveImport.objects.get()


def page(desk: Client, archive: ArchiveImport, more: str = "") -> str:
    return desk.get(f"{ALL}{archive.pk}/{more}").content.decode()


def test_only_the_chief_gets_in(desk: Client):
    archive = an_import()
    client = Client()
    client.force_login(an_editor())

    for address in (
        ALL,
        f"{ALL}{archive.pk}/",
        f"{ALL}{archive.pk}/batalkan/",
        f"{ALL}{archive.pk}/kemajuan/",
    ):
        assert client.get(address).status_code in {302, 403}
        assert desk.get(address).status_code in {200, 302}
    assert client.post(ALL, {"present": "warta.xml"}).status_code in {302, 403}


def test_a_file_is_looked_at_before_anything_is_written(desk: Client):
    archive = looked_at(desk)
    shown = page(desk, archive)

    assert stage_of(archive) is Stage.MAPPING
    assert archive.site_url == "https://warta.example"
    assert archive.items.count() == 0
    assert "Laut &amp; Pesisir" in shown
    assert "[kotak_iklan]" in shown


def test_categories_are_proposed_by_their_names(desk: Client):
    archive = looked_at(desk)

    assert archive.survey["proposal"]["categories"] == {
        "politik": "section:Politik",
        "kab-berau": "region:berau",
        "laut": "topic:Laut & Pesisir",
    }


def test_of_very_many_categories_the_fullest_are_asked_about(desk: Client, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(forms, "MOST_ASKED", 1)
    archive = looked_at(desk)
    asked, *others = [term["slug"] for term in archive.survey["terms"]]
    form = desk.get(f"{ALL}{archive.pk}/").context["form"]

    assert ([proposal.slug for proposal in form.proposals], form.more_count) == ([asked], len(others))

    desk.post(f"{ALL}{archive.pk}/", {"wish": "begin", "tags": "none", "shelf-0": "none", "code-0": "keep"})

    archive.refresh_from_db()
    proposed = archive.survey["proposal"]["categories"]
    assert archive.mapping["categories"] == {slug: proposed[slug] for slug in others} | {asked: "none"}


def test_the_mapping_is_kept_as_it_was_decided(desk: Client):
    archive = looked_at(desk)
    names = [term["slug"] for term in archive.survey["terms"]]
    values = {
        "wish": "begin",
        "tags": "none",
        "writer-0": "Laras W.",
        "code-0": "drop",
        "media": "",
        "since": "",
    }
    for number, slug in enumerate(names):
        shelf, name = {"laut": ("section", "Laut"), "kab-berau": ("region", "Kab. Berau")}.get(
            slug, ("none", "")
        )
        values |= {f"shelf-{number}": shelf, f"name-{number}": name}

    desk.post(f"{ALL}{archive.pk}/", values)

    archive.refresh_from_db()
    assert archive.state == State.WANTED
    assert archive.mapping == {
        "categories": {"laut": "section:Laut", "kab-berau": "region:berau", "politik": "none"},
        "tags": {},
        "authors": {"laras": "author:Laras W."},
        "shortcodes": {"kotak_iklan": "drop"},
        "others": {"categories": "topic", "tags": "none"},
    }


@pytest.mark.parametrize("has_folder", [True, False])
def test_pictures_come_along_where_a_copy_of_them_lies(desk: Client, tmp_path: Path, has_folder: bool):
    archive = looked_at(desk)
    if has_folder:
        (tmp_path / "imports" / "uploads").mkdir()
    form = desk.get(f"{ALL}{archive.pk}/").context["form"]
    values = {name: form[name].value() or "" for name in form.fields}

    desk.post(f"{ALL}{archive.pk}/", values | {"wish": "begin"})

    archive.refresh_from_db()
    assert archive.options["pictures"] == ("folder" if has_folder else "nowhere")
    assert form["old_site"].value() == "https://warta.example"


def test_a_region_that_nobody_knows_is_named_beside_its_field(desk: Client):
    archive = looked_at(desk)
    values = {"wish": "begin", "tags": "topic", "media": ""}
    for number in range(3):
        values |= {f"shelf-{number}": "region", f"name-{number}": "Atlantis"}

    answer = desk.post(f"{ALL}{archive.pk}/", values | {"code-0": "keep"})

    assert answer.status_code == 422
    assert "Atlantis" in answer.content.decode()
    archive.refresh_from_db()
    assert archive.state == State.PROPOSED


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "warta.xml"),
        (b"<rss/>", "warta.docx"),
    ],
)
def test_what_cannot_be_an_export_is_refused_at_once(desk: Client, content: bytes, name: str):
    answer = send(desk, content, name=name)

    assert answer.status_code == 422
    assert not ArchiveImport.objects.exists()


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04 zip",
        b"<!doctype html><html><body>login</body></html>",
        b"\x00\x01\x02",
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><rss>&b;</rss>',
    ],
)
def test_a_file_that_is_no_export_says_so_on_its_page(desk: Client, content: bytes):
    send(desk, content)
    call_command("run_imports")
    archive = ArchiveImport.objects.get()

    assert stage_of(archive) is Stage.REFUSED
    assert archive.problem
    assert archive.problem in page(desk, archive).replace("&quot;", '"')


def test_the_same_export_twice_is_one_import(desk: Client):
    first = send(desk, name="a.xml").url
    second = send(desk, name="b.xml").url

    assert first == second
    assert ArchiveImport.objects.count() == 1


def test_a_file_on_the_server_can_be_chosen(desk: Client, tmp_path: Path):
    (tmp_path / "imports").mkdir(exist_ok=True)
    (tmp_path / "imports" / "besar.xml").write_bytes(an_export())

    desk.post(ALL, {"present": "besar.xml"})

    assert ArchiveImport.objects.get().file_name == "besar.xml"


def test_a_file_that_lies_elsewhere_cannot_be_chosen(desk: Client, tmp_path: Path):
    (tmp_path / "db.xml").write_bytes(an_export())

    answer = desk.post(ALL, {"present": "../db.xml"})

    assert answer.status_code == 422


@pytest.mark.parametrize("state", State.values)
def test_every_state_has_its_page(desk: Client, state: str):
    archive = an_import(
        state=state, survey={"terms": []}, total_count=10, done_count=4, started_at=timezone.now()
    )

    assert "Traceback" not in page(desk, archive)
    assert desk.get(f"{ALL}{archive.pk}/kemajuan/").status_code == 200
    assert desk.get(ALL).status_code == 200


def test_progress_is_a_part_of_the_page(desk: Client):
    archive = an_import(
        state=State.RUNNING,
        total_count=12_000,
        done_count=3_000,
        trouble_count=7,
        working_seconds=10.0,
        heard_at=timezone.now(),
    )

    part = page(desk, archive, "kemajuan/")

    assert part.lstrip().startswith('<div class="archive-progress" data-stage="running">')
    assert "3.000" in part
    assert "300" in part
    assert "<html" not in part


@pytest.mark.parametrize("state", [State.WANTED, State.RUNNING])
def test_an_undoing_can_be_stopped_on_its_page(desk: Client, state: str):
    archive = an_import(state=state, survey={"terms": []}, heard_at=timezone.now(), options={"task": "undo"})
    assert 'value="stop"' in page(desk, archive)

    archive.stop_wanted = True
    archive.save()
    shown = page(desk, archive)
    assert 'value="stop"' not in shown
    assert gettext("It stops after what it is taking back now.") in shown


def test_an_undoing_that_begins_does_not_say_that_something_is_written(desk: Client):
    archive = an_import(state=State.RUNNING, heard_at=timezone.now(), total_count=9)
    bringing_in = gettext("It begins. What is in already is not written again.")
    taking_back = gettext("It begins by looking which stories nobody has worked with since.")
    assert bringing_in in page(desk, archive, "kemajuan/")

    ArchiveImport.objects.update(options={"task": "undo"})
    assert bringing_in not in page(desk, archive, "kemajuan/")
    assert taking_back in page(desk, archive, "kemajuan/")


def test_pictures_are_told_before_the_first_story_is_written(desk: Client):
    archive = an_import(state=State.RUNNING, heard_at=timezone.now(), total_count=9)
    values = {"archive": archive, "site_url": "", "kind": "attachment", "fate": "media", "post_id": 0}
    archive.items.create(**values, key=f"{FILE_KEY}a.jpg")
    told = ngettext("%(taken)s picture taken in", "%(taken)s pictures taken in", 1) % {"taken": 1}
    assert told in page(desk, archive, "kemajuan/")

    ArchiveImport.objects.update(options={"task": "undo"})
    assert told not in page(desk, archive, "kemajuan/")


def test_a_run_is_stopped_and_goes_on(desk: Client):
    archive = an_import(state=State.RUNNING, survey={"terms": []}, heard_at=timezone.now())
    desk.post(f"{ALL}{archive.pk}/", {"wish": "stop"})
    archive.refresh_from_db()
    assert archive.stop_wanted

    ArchiveImport.objects.update(state=State.STOPPED)
    desk.post(f"{ALL}{archive.pk}/", {"wish": "go_on"})
    archive.refresh_from_db()
    assert (archive.state, archive.stop_wanted) == (State.WANTED, False)


def test_one_that_has_not_begun_stops_at_once(desk: Client):
    archive = an_import(state=State.WANTED, survey={"terms": []})

    desk.post(f"{ALL}{archive.pk}/", {"wish": "stop"})

    archive.refresh_from_db()
    assert (archive.state, archive.stop_wanted) == (State.STOPPED, True)


@pytest.mark.parametrize("task", ["import", "undo"])
def test_a_run_that_was_killed_can_go_on_with_the_same(desk: Client, task: str):
    archive = an_import(state=State.RUNNING, survey={"terms": []}, heard_at=None, options={"task": task})

    assert stage_of(archive) is Stage.PAUSED
    desk.post(f"{ALL}{archive.pk}/", {"wish": "go_on"})

    archive.refresh_from_db()
    assert (archive.state, archive.options["task"]) == (State.WANTED, task)


def test_a_silent_run_that_holds_the_lock_is_at_work(desk: Client, monkeypatch: pytest.MonkeyPatch):
    archive = an_import(state=State.RUNNING, survey={"terms": []}, heard_at=None, options={"task": "import"})
    monkeypatch.setattr(actions, "is_anybody_importing", lambda: True)

    assert stage_of(archive) is Stage.RUNNING
    for wish in ("go_on", "stop"):
        desk.post(f"{ALL}{archive.pk}/", {"wish": wish})
    desk.post(f"{ALL}{archive.pk}/batalkan/")

    archive.refresh_from_db()
    assert (archive.state, archive.options["task"], archive.stop_wanted) == (State.RUNNING, "import", True)


def test_a_file_on_which_the_process_dies_blocks_nobody_for_ever(
    desk: Client, monkeypatch: pytest.MonkeyPatch
):
    send(desk)

    class Killed(BaseException):
        pass

    def die(*args) -> None:
        raise Killed

    monkeypatch.setattr(working, "look_into", die)
    for _each in range(working.MOST_ATTEMPTS):
        with pytest.raises(Killed):
            call_command("run_imports")
    call_command("run_imports")

    archive = ArchiveImport.objects.get()
    assert archive.state == State.FAILED
    assert archive.problem


def test_nothing_is_undone_before_somebody_says_so_twice(desk: Client):
    archive = an_import(state=State.DONE, survey={"terms": []})

    shown = page(desk, archive, "batalkan/")
    archive.refresh_from_db()
    assert archive.state == State.DONE
    assert "form" in shown

    desk.post(f"{ALL}{archive.pk}/batalkan/")
    archive.refresh_from_db()
    assert (archive.state, archive.options["task"]) == (State.WANTED, "undo")


@pytest.mark.parametrize("wish", ["stop", "go_on", "begin", "forget", "nonsense", ""])
def test_what_is_asked_too_late_changes_nothing(desk: Client, wish: str):
    archive = an_import(state=State.UNDONE, survey={"terms": []})

    answer = desk.post(f"{ALL}{archive.pk}/", {"wish": wish})

    archive.refresh_from_db()
    assert answer.status_code == 302
    assert archive.state == State.UNDONE


def test_one_that_brought_nothing_is_forgotten_and_its_file_stays(desk: Client, tmp_path: Path):
    archive = looked_at(desk)

    desk.post(f"{ALL}{archive.pk}/", {"wish": "forget"})

    assert not ArchiveImport.objects.exists()
    assert (tmp_path / "imports" / "warta.xml").exists()


def test_reports_are_taken_away_as_files(desk: Client):
    archive = looked_at(desk)

    answer = desk.get(f"{ALL}{archive.pk}/laporan/periksa/")

    assert answer["Content-Disposition"] == f'attachment; filename="impor-{archive.pk}-survey.json"'
    assert b"posts_total" in b"".join(answer.streaming_content)
    assert desk.get(f"{ALL}{archive.pk}/laporan/halaman/").status_code == 404
    assert desk.get(f"{ALL}{archive.pk}/laporan/lain/").status_code == 404


def test_a_report_that_is_still_being_written_is_promised(desk: Client):
    archive = an_import(state=State.DONE, survey={"terms": []})
    told = gettext("The report is being written. Load this page again in a moment.")
    assert told in page(desk, archive)

    (report_folder(archive.pk) / "report.html").write_text("<p>")

    assert told not in page(desk, archive)


def test_a_file_that_went_is_left_to_whoever_has_it(desk: Client, tmp_path: Path):
    archive = an_import(file_name="elsewhere.xml")

    call_command("run_imports")

    archive.refresh_from_db()
    assert (archive.state, archive.problem) == (State.PROPOSED, "")


def test_the_same_export_under_another_name_is_found_where_it_lies_now(desk: Client, tmp_path: Path):
    archive = looked_at(desk)
    (tmp_path / "imports" / "warta.xml").rename(tmp_path / "imports" / "baru.xml")

    desk.post(ALL, {"present": "baru.xml"})

    archive.refresh_from_db()
    assert archive.file_name == "baru.xml"


def test_an_export_that_is_sent_again_lies_there_once(desk: Client, tmp_path: Path):
    looked_at(desk)
    send(desk)

    assert [path.name for path in (tmp_path / "imports").glob("*.xml")] == ["warta.xml"]


def test_a_look_that_broke_off_is_repeated_with_the_same_file(desk: Client):
    send(desk)
    ArchiveImport.objects.update(state=State.FAILED, problem="Disk full")
    send(desk)
    call_command("run_imports")

    assert stage_of(ArchiveImport.objects.get()) is Stage.MAPPING


def test_what_nobody_looked_at_does_not_come_in_and_can_be_forgotten(desk: Client):
    archive = an_import(state=State.FAILED, problem="Disk full")
    desk.post(f"{ALL}{archive.pk}/", {"wish": "go_on"})
    archive.refresh_from_db()
    assert archive.state == State.FAILED
    assert 'value="forget"' in page(desk, archive)

    desk.post(f"{ALL}{archive.pk}/", {"wish": "forget"})
    assert not ArchiveImport.objects.exists()
    assert AuditEntry.objects.get(action="import_forgotten").about == "warta.xml"


def test_lists_and_figures_leave_the_survey_where_it_is(desk: Client):
    archive = an_import(survey={"terms": []}, mapping={"tags": {}})
    failed = an_import(state=State.FAILED)

    with CaptureQueriesContext(connection) as queries:
        shown = desk.get(ALL)
        desk.get(f"{ALL}{archive.pk}/kemajuan/")

    assert dict(shown.context["rows"]) == {archive: Stage.MAPPING, failed: Stage.REFUSED}
    asked = [query["sql"].partition(" FROM ")[0] for query in queries]
    assert not any('"mapping"' in sql for sql in asked)


def test_nobody_waits_while_a_file_is_read():
    assert views.ImportsView.as_view()._non_atomic_requests


def test_what_became_of_things_is_told_in_words(desk: Client):
    archive = an_import(state=State.DONE, survey={"terms": []})
    troubles = [{"code": "thumbnail-missing", "why": "_thumbnail_id 55"}]
    values = {"archive": archive, "site_url": "", "kind": "post", "fate": "draft", "title": "Rapat"}
    archive.items.create(**values, key="1", post_id=1, troubles=troubles, trouble_count=1)

    shown = page(desk, archive)

    assert kind_word("post") != "post"
    assert f'<th scope="row">{kind_word("post")}</th><td>{outcome_word("draft")}</td>' in shown
    assert f"{words_for('thumbnail-missing').rstrip('.')}: _thumbnail_id 55" in shown


def test_a_planned_moment_is_told_as_people_write_it(desk: Client):
    archive = an_import(state=State.DONE, survey={"terms": []})
    troubles = [{"code": "planned", "why": "2031-01-01T00:05:00+00:00"}]
    values = {"archive": archive, "site_url": "", "kind": "post", "fate": "draft"}
    archive.items.create(**values, key="1", post_id=1, troubles=troubles, trouble_count=1)

    shown = page(desk, archive)

    assert "1 Januari 2031, 08.05" in shown
    assert "2031-01-01T" not in shown


def test_what_readers_will_see_is_told_first():
    counts = {"trash": 1, "draft": 2, "publish": 3}

    assert [figure.count for figure in facts.statuses({"posts": counts})] == [3, 2, 1]


def test_stories_come_before_what_is_left_out(desk: Client):
    archive = an_import(state=State.DONE, survey={"terms": []})
    kinds = [("custom_css", "skipped"), ("attachment", "media"), ("post", "draft"), ("post", "published")]
    for number, (kind, fate) in enumerate(kinds):
        archive.items.create(
            archive=archive, site_url="", key=str(number), post_id=number, kind=kind, fate=fate
        )

    told = [(kind, fate) for kind, fate, _count in facts.fates(archive)]

    expected = [("post", "published"), ("post", "draft"), ("attachment", "media"), ("custom_css", "skipped")]
    assert told == [(kind_word(kind), outcome_word(fate)) for kind, fate in expected]


def test_one_that_stands_still_does_not_say_that_it_is_about_to_stop(desk: Client):
    counts = {"total_count": 10, "done_count": 4, "working_seconds": 1.0, "stop_wanted": True}
    paused = an_import(state=State.STOPPED, survey={"terms": []}, **counts)
    stopping = an_import(state=State.RUNNING, survey={"terms": []}, heard_at=timezone.now(), **counts)
    told = gettext("It stops after what it is writing now.")

    assert told in page(desk, stopping)
    assert 'value="stop"' not in page(desk, stopping)
    assert told not in page(desk, paused)
    assert gettext("about %(minutes)s min left") % {"minutes": 1} not in page(desk, paused)


def test_those_that_stay_and_are_not_named_are_counted(desk: Client, monkeypatch: pytest.MonkeyPatch):
    archive = an_import(state=State.UNDONE, survey={"terms": []})
    monkeypatch.setattr(facts, "TROUBLES_SHOWN", 1)
    values = {"archive": archive, "site_url": "", "kind": "post", "fate": "draft"}
    for number in range(3):
        archive.items.create(**values, key=str(number), post_id=number, article=an_article())

    context = desk.get(f"{ALL}{archive.pk}/").context

    assert (len(context["staying"]), context["staying_more"]) == (1, 2)


def test_the_account_of_the_whole_file_stands_with_its_sum(desk: Client):
    counts = {"post": {"unchanged": 60, "published": 1_140}}
    archive = an_import(state=State.DONE, survey={"terms": []}, counts=counts, total_count=1_200)
    shown = page(desk, archive)
    assert shown.index(outcome_word("published")) < shown.index(outcome_word("unchanged"))
    assert f"{gettext('Items in the file')}</th><td>1.200</td>" in shown

    ArchiveImport.objects.update(state=State.RUNNING, heard_at=None)
    assert gettext("Items in the file") not in page(desk, archive)
