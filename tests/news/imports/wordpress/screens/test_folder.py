from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from news.imports.wordpress.screens.folder import file_named, folder, offered, take


@pytest.fixture(autouse=True)
def data(settings, tmp_path: Path) -> Path:
    settings.DATA_DIR = tmp_path
    return tmp_path


def test_an_upload_lies_in_the_folder_under_its_name():
    path = take(SimpleUploadedFile("warta jernih.xml", b"<rss/>"))

    assert path == folder() / "warta_jernih.xml"
    assert path.read_bytes() == b"<rss/>"
    assert [file.name for file in offered()] == ["warta_jernih.xml"]


def test_a_name_that_is_taken_gets_a_number():
    for _each in range(3):
        take(SimpleUploadedFile("warta.wxr.xml", b"<rss/>"))

    assert [file.name for file in offered()] == ["warta-2.wxr.xml", "warta-3.wxr.xml", "warta.wxr.xml"]


@pytest.mark.parametrize("name", ["../../evil.xml", "/etc/evil.xml", "..\\evil.xml", "a/b/evil.xml"])
def test_no_name_leads_out_of_the_folder(data: Path, name: str):
    upload = SimpleUploadedFile("x.xml", b"<rss/>")
    upload._name = name

    path = take(upload)

    assert path.parent == folder()
    assert not (data / "evil.xml").exists()


def test_what_is_no_export_or_lies_elsewhere_is_not_offered(data: Path):
    outside = data / "db.xml"
    outside.write_text("secret")
    (folder() / "link.xml").symlink_to(outside)
    (folder() / "notes.txt").write_text("x")
    (folder() / ".hidden.xml").write_text("x")
    (folder() / "folder.xml").mkdir()

    assert offered() == []
    assert [file_named(name) for name in ("../db.xml", "link.xml", "notes.txt", ".", "")] == [None] * 5


def test_only_the_server_may_look_into_the_folder():
    assert folder().stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("(((.xml", "export.xml"),
        (".warta.XML", "warta.xml"),
        ("b.XML.GZ", "b.xml.gz"),
        ("ꦗ" * 110 + ".xml", "ꦗ" * 40 + ".xml"),
    ],
)
def test_whatever_it_is_called_an_upload_is_offered(name: str, kept: str):
    assert take(SimpleUploadedFile(name, b"<rss/>")).name == kept
    assert [file.name for file in offered()] == [kept]
