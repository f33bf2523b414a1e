"""Only files inside the folder are read, whatever an address says."""

import pytest

from news.imports.wordpress.media.files import FileNotUsable, Folder

SITE = "https://kabar-lama.test/wp-content/uploads"


@pytest.fixture
def folder(tmp_path) -> Folder:
    uploads = tmp_path / "uploads"
    (uploads / "2019").mkdir(parents=True)
    (uploads / "2019" / "pasar ikan.jpg").write_bytes(b"x")
    (tmp_path / "rahasia.jpg").write_bytes(b"x")
    (uploads / "keluar.jpg").symlink_to(tmp_path / "rahasia.jpg")
    return Folder(uploads)


def test_file_is_found_by_its_address(folder):
    assert folder.find(f"{SITE}/2019/pasar%20ikan.jpg").name == "pasar ikan.jpg"


@pytest.mark.parametrize(
    ("url", "why"),
    [
        (f"{SITE}/../rahasia.jpg", "outside"),
        (f"{SITE}/%2e%2e/rahasia.jpg", "outside"),
        (f"{SITE}//../../etc/passwd", "outside"),
        (f"{SITE}/keluar.jpg", "outside"),
        (f"{SITE}/2019/", "missing"),
        (f"{SITE}/2019/tiada.jpg", "missing"),
        (f"{SITE}/a%00b.jpg", "not_in_uploads"),
        ("https://kabar-lama.test/etc/passwd", "not_in_uploads"),
        ("http://[", "no_address"),
    ],
)
def test_anything_else_is_not(folder, url, why):
    with pytest.raises(FileNotUsable, match=why):
        folder.find(url)
