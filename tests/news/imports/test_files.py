from pathlib import Path

import pytest

from news.imports.files import REFUSALS, FileRefused, read_all, read_copy


def test_a_refusal_names_the_file_and_says_what_to_do(tmp_path: Path):
    path = tmp_path / "gambar.txt"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")

    with pytest.raises(FileRefused) as refused:
        read_copy(path)

    assert str(refused.value) == f"{path}: {REFUSALS['binary']}"


def test_a_large_file_is_refused_unread(tmp_path: Path):
    path = tmp_path / "besar.txt"
    with path.open("wb") as file:
        file.truncate(5_000_000)

    with pytest.raises(FileRefused) as refused:
        read_copy(path)

    assert refused.value.reason == "too_large"


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path):
    copies, refusals = read_all([tmp_path, tmp_path / "tidak-ada.txt"])

    assert not copies
    assert [refusal.reason for refusal in refusals] == ["unreadable", "missing"]
