"""Pictures that come late stand where the old site had them, and nothing else moves; needs no database."""

import pytest

from news.imports.wordpress.writing.late_pictures import with_pictures


def blocks(text: str) -> list[dict]:
    """ "a P b" as blocks: capital letters are photos, with a digit behind it a gallery of so many."""
    return [{"id": name[0], "type": _kind(name), "value": name} for name in text.split()]


def _kind(name: str) -> str:
    if name[1:]:
        return "gallery"
    return "photo" if name.isupper() else "paragraph"


@pytest.mark.parametrize(
    ("old", "new", "both"),
    [
        ("a b c", "a P b c", "a P b c"),
        ("a b c", "P a b Q c R", "P a b Q c R"),
        ("a b", "P Q a b", "P Q a b"),
        ("", "P", "P"),
        ("a b", "a b", "a b"),
        ("a P b", "a P b Q", "a P b Q"),
        # A gallery of which a part was here.
        ("a G1 b", "a G3 b", "a G3 b"),
        # Read otherwise by a newer version: words stay as they are.
        ("a b c", "x P b y Q", "P a b Q c"),
        ("a b c", "c P a b", "a b c P"),
        ("a x b", "a P b", "a P x b"),
    ],
)
def test_pictures_stand_behind_the_block_that_they_followed(old, new, both):
    found = with_pictures(blocks(old), blocks(new))
    assert " ".join(block["value"] for block in found) == both
