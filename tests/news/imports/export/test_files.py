import json
import stat
from pathlib import Path

import pytest

from news.imports.export.files import MediaCopy, whole_file, write_json_lines
from tests.builders import a_photo


def break_off(target: Path) -> None:
    with whole_file(target) as file:
        file.write("half")
        raise RuntimeError


def test_a_file_is_there_whole_or_as_it_was_before(tmp_path: Path):
    target = tmp_path / "new" / "export.jsonl"
    write_json_lines([{"kind": "end"}], target)

    with pytest.raises(RuntimeError):
        break_off(target)

    assert target.read_text(encoding="utf-8") == '{"kind":"end"}\n'
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.parametrize("text", ["\x00\x1f", "\u2028", "\ud800", 'kutip " dan \\', "a\nb", "😀"])
def test_any_text_comes_back_from_its_line(tmp_path: Path, text: str):
    target = tmp_path / "export.jsonl"

    write_json_lines([{"text": text}], target)

    lines = target.read_bytes().splitlines()
    assert [json.loads(line)["text"] for line in lines] == [text]


def test_an_export_is_for_its_account_alone(tmp_path: Path):
    target = tmp_path / "ekspor" / "all.jsonl"
    (tmp_path / "lama").mkdir(mode=0o755)
    left = tmp_path / "lama" / ".all.jsonl.part"
    left.write_text("of a killed run")
    left.chmod(0o644)

    for path in (target, tmp_path / "lama" / "all.jsonl"):
        write_json_lines([{"kind": "end"}], path)
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(target.parent.stat().st_mode) == 0o700
    assert not left.exists()


@pytest.mark.django_db
def test_originals_are_copied_once(tmp_path: Path):
    photo = a_photo("Dermaga")
    line = {"kind": "photo", "file": photo.file.name, "url": "https://example.org/a.webp"}
    first, second = MediaCopy(tmp_path), MediaCopy(tmp_path)

    assert list(first.following([line])) == [line]
    list(second.following([line]))

    assert (first.copied, second.copied, second.present) == (1, 0, 1)
    with photo.file.open() as original:
        assert (tmp_path / photo.file.name).read_bytes() == original.read()


def test_a_lost_file_is_counted_and_none_outside_the_media_is_read(tmp_path: Path):
    media = MediaCopy(tmp_path)
    names = ["original_images/gone.jpg", "../db.sqlite3", "/etc/hostname"]

    list(media.following({"kind": "photo", "file": name, "url": "x"} for name in names))

    assert media.missing == len(names)
    assert list(tmp_path.iterdir()) == []


def test_a_photo_whose_rights_have_ended_is_not_handed_on(tmp_path: Path):
    media = MediaCopy(tmp_path)

    list(media.following([{"kind": "photo", "file": "original_images/a.jpg", "url": None}]))

    assert (media.copied, media.missing) == (0, 0)
