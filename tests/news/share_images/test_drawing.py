"""Pictures for sharing: whole whatever stands in a headline, light enough for every chat; no database."""

import io

import pytest
from PIL import Image, ImageChops

from news.share_images.drawing import (
    HEADLINE_END,
    HEADLINE_TOP,
    LARGEST_BYTES,
    LEADING,
    SIZES,
    draw,
    fit_headline,
)
from news.share_images.image import HEIGHT, WIDTH, ShareImage
from news.share_images.type_case import colours, headline_face, tool_face

LONGEST = (
    "Pemerintah Kabupaten Kutai Kartanegara menunda pembangunan jembatan penghubung sembilan desa di hilir "
    "sampai kajian dampak lingkungan yang baru selesai tahun depan"
)[:160]
HEADLINES = (
    "Banjir",
    LONGEST,
    "A" * 160,
    "Air 🌊 pasang 漢字",
    "🌊",
    "“Air” – ‘pasang’",
    "Çelik é ñ",
    "a " * 80,
)


def an_image(**changes) -> ShareImage:
    values = {
        "name": "1",
        "paper": "Kabar Muara",
        "title": "Air pasang merendam sembilan desa",
        "place": "Berau",
        "section": "Lingkungan",
        "byline": "Dimas Arya",
        "day": "27 November 2026",
    }
    return ShareImage(**(values | changes))


def drawn(image: ShareImage, photo: Image.Image | None = None) -> Image.Image:
    content = draw(image, photo)
    assert len(content) <= LARGEST_BYTES
    with Image.open(io.BytesIO(content)) as picture:
        picture.load()
        assert (picture.format, picture.size) == ("JPEG", (WIDTH, HEIGHT))
        return picture


def differs(one: Image.Image, other: Image.Image, box: tuple[int, int, int, int]) -> bool:
    return ImageChops.difference(one.crop(box), other.crop(box)).getbbox() is not None


@pytest.mark.parametrize("title", HEADLINES)
def test_any_headline_is_drawn(title):
    drawn(an_image(title=title))


@pytest.mark.parametrize("title", ["Banjir", LONGEST, "A" * 160])
@pytest.mark.parametrize("width", [650, 1088])
def test_headline_stays_in_its_place(title, width):
    face, lines = fit_headline(title, family=headline_face, width=width)
    assert "".join(lines).replace(" ", "") == title.replace(" ", "")
    assert max(map(face.measure, lines)) <= width
    assert HEADLINE_TOP + len(lines) * face.size * LEADING <= HEADLINE_END + face.size


def test_short_headline_is_large_and_long_one_still_read_on_a_phone():
    assert fit_headline("Banjir", family=headline_face, width=1088)[0].size == SIZES[0]
    # A phone shows the picture at a third of its size.
    assert fit_headline(LONGEST, family=headline_face, width=1088)[0].size >= 45


def test_headline_beyond_all_measure_ends_with_a_sign():
    _face, lines = fit_headline("kata " * 200, family=headline_face, width=650)
    assert lines[-1].endswith("…")


def test_sign_that_the_face_lacks_gives_way_to_one_it_has():
    assert headline_face(40).readable("Air\u0301 Ü漢🌊 – “x”") == "Air U – “x”"
    assert tool_face(30).readable("É – “x”…") == 'E - "x"...' or "E" in tool_face(30).readable("É")


def test_photo_takes_the_right_side():
    plain, with_photo = drawn(an_image()), drawn(an_image(), Image.new("RGB", (1200, 800), "#cc0000"))
    assert with_photo.getpixel((1000, 300))[0] > 190
    assert plain.getpixel((1000, 600)) != with_photo.getpixel((1000, 600))


@pytest.mark.parametrize("mode", ["L", "RGBA", "CMYK", "P", "1"])
def test_photo_of_any_kind_is_drawn(mode):
    drawn(an_image(credit="Laras Wening"), Image.new(mode, (30, 900)))


def test_paid_text_has_other_paper_and_another_face():
    paid = drawn(an_image(is_paid=True, label_text="Advertorial"))
    assert differs(drawn(an_image()), paid, (0, HEADLINE_TOP, WIDTH, HEADLINE_END))
    surface = tuple(int(colours()["surface"][start : start + 2], 16) for start in (1, 3, 5))
    assert max(abs(one - other) for one, other in zip(paid.getpixel((5, 5)), surface, strict=True)) <= 2


def test_correction_is_marked():
    assert differs(drawn(an_image()), drawn(an_image(correction_mark="Ralat")), (900, 50, WIDTH, 120))


def test_colours_are_those_of_the_stylesheet():
    assert {"paper", "ink", "ink-soft", "river", "wrong", "hairline", "deep", "on-deep", "surface"} <= set(
        colours()
    )


def test_key_names_all_that_is_drawn():
    keys = {an_image(**change).key for change in ({}, {"title": "A"}, {"day": "x"}, {"photo": "/x"})}
    assert len(keys) == 4
    assert an_image().key == an_image().key
