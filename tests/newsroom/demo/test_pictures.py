"""The demo's pictures are drawn by code: the same each time, none of them a grey box."""

import pytest

from newsroom.demo.pictures import PORTRAITS, SCENES, draw, portraits

KEYS = sorted(SCENES | PORTRAITS)


def test_there_are_enough_scenes_and_portraits():
    assert len(SCENES) >= 16
    assert len(PORTRAITS) >= 8


@pytest.mark.parametrize("key", KEYS)
def test_picture_is_drawn_the_same_twice(key):
    assert draw(key, width=150).tobytes() == draw(key, width=150).tobytes()


@pytest.mark.parametrize("key", sorted(SCENES))
def test_scene_is_three_by_two(key):
    assert draw(key, width=150).size == (150, 100)


@pytest.mark.parametrize("key", sorted(PORTRAITS))
def test_portrait_is_four_by_five(key):
    assert draw(key, width=120).size == (120, 150)


@pytest.mark.parametrize("key", KEYS)
def test_picture_is_not_flat(key):
    """Grain alone makes a few hundred tones; counting coarse tones sees only what was drawn."""
    coarse = draw(key, width=200).reduce(4).quantize(64).convert("RGB").point(lambda value: value // 40 * 40)
    common = [count for count, _ in coarse.getcolors() if count >= 4]
    assert len(common) >= 6


@pytest.mark.parametrize("key", KEYS)
def test_picture_says_what_it_shows_and_whose_it_is(key):
    spec = (SCENES | PORTRAITS)[key]
    assert spec.title
    assert spec.alt.endswith(".")
    assert spec.credit.endswith("/Kabar Muara")


def test_every_face_has_a_description_and_the_reverse():
    assert set(PORTRAITS) == set(portraits.PAINTERS)


def test_unknown_picture_is_refused():
    with pytest.raises(KeyError):
        draw("no-such-picture")
