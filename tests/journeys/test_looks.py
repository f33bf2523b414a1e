"""The measure finds what a reader would see, and nothing else."""

from PIL import Image, ImageDraw

from tests.journeys.looks import KEPT_WIDTH, compared, packed


def a_look(*, photo: bool = True, ink: int = 40, column: int = 120) -> Image.Image:
    """Something like a page on a phone: a photo and lines of text."""
    look = Image.new("L", (KEPT_WIDTH[360], 600), 250)
    draw = ImageDraw.Draw(look)
    if photo:
        draw.rectangle((10, 60, 134, 150), fill=110)
    for line in range(200, 580, 6):
        draw.line((10, line, 10 + column - line % 40, line), fill=ink, width=2)
    return look


def share(**changes) -> float:
    return compared(packed(a_look()), a_look(**changes)).share


def test_same_page_is_the_same():
    assert share() == 0


def test_letters_that_are_smoothed_otherwise_are_the_same():
    assert not compared(packed(a_look()), a_look(ink=52)).is_another


def test_missing_photo_and_narrower_text_are_another_page():
    for changes in ({"photo": False}, {"column": 80}, {"ink": 200}):
        assert compared(packed(a_look()), a_look(**changes)).is_another, changes


def test_page_of_another_height_is_another(tmp_path):
    difference = compared(packed(a_look()), a_look().crop((0, 0, KEPT_WIDTH[360], 500)))
    assert difference.is_another
    difference.save(tmp_path / "sheet.png")
    with Image.open(tmp_path / "sheet.png") as sheet:
        assert sheet.width > 3 * KEPT_WIDTH[360]
