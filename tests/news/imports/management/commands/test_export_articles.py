import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import gettext

from tests.builders import a_photo, a_published_article, an_article

pytestmark = pytest.mark.django_db


def export(*arguments: str) -> str:
    out = StringIO()
    call_command("export_articles", *arguments, stdout=out, stderr=StringIO())
    return out.getvalue()


def test_a_folder_takes_a_file_of_the_day(site, tmp_path: Path):
    a_published_article()

    told = export("--out", str(tmp_path))

    (path,) = tmp_path.iterdir()
    assert path.name.endswith("-public.jsonl")
    assert "story: 1" in told
    assert str(path) in told


def test_without_a_place_it_lies_with_the_data(site, settings, tmp_path: Path):
    settings.DATA_DIR = tmp_path

    export("--format", "wxr", "--all")

    (path,) = (tmp_path / "exports").iterdir()
    assert path.name.endswith("-all.wxr.xml")


def test_a_folder_with_a_point_in_its_name_is_a_folder(site, tmp_path: Path):
    export("--out", str(tmp_path / "2026.11"))

    (path,) = (tmp_path / "2026.11").iterdir()
    assert path.name.endswith("-public.jsonl")


def test_photos_come_along_when_asked_for(site, tmp_path: Path):
    photo = a_photo()
    a_published_article(lead_photo=photo)

    told = export("--out", str(tmp_path / "a.jsonl"), "--media")

    assert (tmp_path / "media" / photo.file.name).exists()
    counts = {"copied": 1, "present": 0, "missing": 0}
    assert (
        gettext("Originals: %(copied)d copied, %(present)d there already, %(missing)d missing.") % counts
        in told
    )


def test_drafts_come_along_when_asked_for(site, tmp_path: Path):
    an_article()

    assert "story" not in export("--out", str(tmp_path / "a.jsonl"))
    assert "story: 1" in export("--out", str(tmp_path / "a.jsonl"), "--all")


def test_what_was_written_is_read_back(site, tmp_path: Path):
    a_published_article()
    path = tmp_path / "a.jsonl"
    export("--out", str(path))

    assert "story: 1" in export("--check", str(path))

    path.write_text(
        "".join(path.read_text(encoding="utf-8").splitlines(keepends=True)[:-1]), encoding="utf-8"
    )
    with pytest.raises(CommandError, match="breaks off"):
        export("--check", str(path))


@pytest.mark.parametrize(
    "arguments", [("--since", "kemarin"), ("--all", "--public-only"), ("--format", "docx")]
)
def test_what_cannot_be_meant_is_refused_in_a_line(arguments: tuple[str, ...]):
    with pytest.raises(CommandError):
        export(*arguments)


def test_a_place_that_cannot_be_written_is_named(site, tmp_path: Path):
    blocked = tmp_path / "file"
    blocked.write_text("x")

    with pytest.raises(CommandError, match=re.escape(str(blocked))):
        export("--out", str(blocked / "a.jsonl"))


def test_a_file_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(CommandError, match="No such file"):
        export("--check", str(tmp_path / "none.jsonl"))
