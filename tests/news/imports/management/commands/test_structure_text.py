import json
import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.news.imports.copy import AGENCY, SEED_SHAPE


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "rapat.txt"
    path.write_text(SEED_SHAPE, encoding="utf-8")
    return path


def test_without_a_folder_the_json_is_printed(story: Path):
    out = StringIO()

    call_command("structure_text", story, stdout=out)

    assert json.loads(out.getvalue())["dateline"]["city"] == "Samarinda"


def test_with_a_folder_each_file_has_its_json(story: Path, tmp_path: Path):
    (tmp_path / "jagung.txt").write_text(AGENCY, encoding="utf-16")

    call_command("structure_text", story, tmp_path / "jagung.txt", out=tmp_path / "hasil" / "json")

    names = sorted(path.name for path in (tmp_path / "hasil" / "json").iterdir())
    assert names == ["jagung.json", "rapat.json"]


def test_a_bad_file_is_named_and_the_others_are_done(story: Path, tmp_path: Path):
    (tmp_path / "kosong.txt").touch()
    errors = StringIO()

    with pytest.raises(CommandError):
        call_command("structure_text", tmp_path / "kosong.txt", story, out=tmp_path / "hasil", stderr=errors)

    assert "kosong.txt" in errors.getvalue()
    assert (tmp_path / "hasil" / "rapat.json").exists()


def test_two_files_of_one_name_do_not_overwrite_each_other(story: Path, tmp_path: Path):
    other = tmp_path / "lain" / "rapat.txt"
    other.parent.mkdir()
    other.write_text(AGENCY, encoding="utf-8")

    with pytest.raises(CommandError):
        call_command("structure_text", story, other, out=tmp_path / "hasil", stderr=StringIO())

    written = json.loads((tmp_path / "hasil" / "rapat.json").read_text(encoding="utf-8"))
    assert written["initials"] == "wid"


def test_the_speed_is_told_in_articles_a_second_a_core(story: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("news.structurer.__main__._LEAST_SECONDS", 0)
    out = StringIO()

    call_command("structure_text", story, time=True, stdout=out)

    count, length, speed = map(int, re.findall(r"\d+", out.getvalue()))
    assert (count, length, speed > 0) == (1, len(SEED_SHAPE), True)


def test_a_bad_file_is_named_while_the_others_are_timed(
    story: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("news.structurer.__main__._LEAST_SECONDS", 0)
    out, errors = StringIO(), StringIO()

    with pytest.raises(CommandError):
        call_command("structure_text", tmp_path / "tiada.txt", story, time=True, stdout=out, stderr=errors)

    assert "tiada.txt" in errors.getvalue()
    assert out.getvalue().startswith("1 ")
