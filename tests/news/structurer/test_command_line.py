"""`python -m news.structurer`: alone, without Django."""

import json
import subprocess
import sys
from pathlib import Path

from news.structurer import __main__ as command_line

ROOT = Path(__file__).resolve().parents[3]
STORY = "Jembatan Baru Dibuka\n\nAMBON - Jembatan itu dibuka kemarin.\n\n“Kami lega,” kata Ketua RT 5 Salim Rante."


def test_each_file_becomes_one_result_without_django(tmp_path):
    (tmp_path / "jembatan.txt").write_text(STORY, encoding="utf-8")
    check = (
        "import runpy, sys\ntry:\n    runpy.run_module('news.structurer', run_name='__main__')\n"
        "finally:\n    assert not {'django', 'wagtail'} & sys.modules.keys()"
    )

    code = f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{check}"
    subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-I", "-c", code, "jembatan.txt", "--out", "results"],
        cwd=tmp_path,
        check=True,
    )

    result = json.loads((tmp_path / "results" / "jembatan.json").read_text(encoding="utf-8"))
    assert result["headline"] == "Jembatan Baru Dibuka"
    assert result["quotes"][0]["speaker"] == "Salim Rante"


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_shown(tmp_path, capsys):
    story = tmp_path / "jembatan.txt"
    story.write_text(STORY, encoding="utf-8")
    (tmp_path / "kosong.txt").write_bytes(b"")

    status = command_line.main([str(tmp_path / "kosong.txt"), str(story)])

    shown = capsys.readouterr()
    assert status == 1
    assert "kosong.txt: empty" in shown.err
    assert json.loads(shown.out)["dateline"]["city"] == "Ambon"


def test_the_speed_is_told(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(command_line, "_LEAST_SECONDS", 0)
    story = tmp_path / "jembatan.txt"
    story.write_text(STORY, encoding="utf-8")

    assert command_line.main([str(story), "--time"]) == 0
    assert "a second a core" in capsys.readouterr().out
