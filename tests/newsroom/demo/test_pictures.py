"""The demo's pictures are there, of the shape that pages expect, described, and light enough for a checkout."""

import pytest
from PIL import Image

from newsroom.demo.builder import PICTURES
from newsroom.demo.content import read_table

CONTENT = read_table("pictures")
DESCRIBED = CONTENT["scenes"] | CONTENT["portraits"]
SIZES = dict.fromkeys(CONTENT["scenes"], (1200, 800)) | dict.fromkeys(CONTENT["portraits"], (480, 600))
MOST_BYTES = 2_000_000


def test_every_picture_is_described_and_the_reverse():
    assert {path.stem for path in PICTURES.glob("*.webp")} == set(DESCRIBED)
    assert len(CONTENT["scenes"]) >= 16
    assert len(CONTENT["portraits"]) >= 8


def test_pictures_are_light_enough_for_a_checkout():
    assert sum(path.stat().st_size for path in PICTURES.iterdir()) <= MOST_BYTES


@pytest.mark.parametrize("key", sorted(SIZES))
def test_picture_has_its_shape(key):
    with Image.open(PICTURES / f"{key}.webp") as picture:
        assert picture.size == SIZES[key]


@pytest.mark.parametrize("key", sorted(DESCRIBED))
def test_picture_says_what_it_shows_and_whose_it_is(key):
    assert DESCRIBED[key]["title"]
    assert DESCRIBED[key]["alt"].endswith(".")
    assert DESCRIBED[key]["credit"].endswith("/Kabar Muara")
