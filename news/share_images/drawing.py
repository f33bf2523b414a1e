"""Drawing a picture for sharing: a front page in small, read on a phone between two messages."""

import io
from collections.abc import Callable

from PIL import Image, ImageDraw, ImageOps

from news.share_images.image import HEIGHT, RETRACTED, WIDTH, ShareImage
from news.share_images.lines import break_lines, shorten
from news.share_images.type_case import Face, colours, headline_face, mark, tool_face

MARGIN = 56
PHOTO_WIDTH = 440
RULE, HAIRLINE = 6, 2
RULE_TOP, OVERLINE_TOP, HEADLINE_TOP, HEADLINE_END, META_TOP, FOOT_TOP = 44, 66, 128, 456, 478, 532
OVERLINE, META, NAMEPLATE, CREDIT = 32, 27, 46, 18
CREDIT_BAND = 34
SIZES = (132, 116, 102, 92, 84, 76, 70, 64, 58, 54, 50, 46, 42, 38, 34, 30)
MOST_LINES = 7
LEADING = 1.1
LARGEST_BYTES = 100_000
QUALITIES = (88, 82, 76, 70, 62, 54, 44, 34)


def draw(image: ShareImage, photo: Image.Image | None = None) -> bytes:
    """The picture as a JPEG of at most ``LARGEST_BYTES``."""
    paper = colours()["surface" if image.is_paid else "paper"]
    sheet = Image.new("RGB", (WIDTH, HEIGHT), paper)
    pen = ImageDraw.Draw(sheet)
    right = WIDTH - MARGIN
    if photo is not None:
        right = WIDTH - PHOTO_WIDTH - MARGIN // 2
        _draw_photo(sheet, pen, photo, credit=image.credit)
    _draw_head(pen, image, right=right)
    _draw_headline(pen, image, right=right)
    _draw_foot(sheet, pen, image, right=right)
    return _packed(sheet)


def _draw_photo(sheet: Image.Image, pen: ImageDraw.ImageDraw, photo: Image.Image, *, credit: str) -> None:
    left = WIDTH - PHOTO_WIDTH
    face = tool_face(CREDIT)
    credit = face.readable(credit)
    height = HEIGHT - CREDIT_BAND if credit else HEIGHT
    sheet.paste(ImageOps.fit(photo.convert("RGB"), (PHOTO_WIDTH, height)), (left, 0))
    if credit:
        pen.rectangle((left, height, WIDTH, HEIGHT), fill=colours()["deep"])
        text = shorten(credit, width=PHOTO_WIDTH - 28, measure=face.measure)
        pen.text((left + 14, height + 8), text, font=face.font, fill=colours()["on-deep"])


def _draw_head(pen: ImageDraw.ImageDraw, image: ShareImage, *, right: int) -> None:
    """The rule, and over the headline the place, the section in grey, and what readers must know of the text."""
    ink = colours()["wrong" if image.name == RETRACTED else "ink"]
    pen.rectangle((MARGIN, RULE_TOP, right, RULE_TOP + RULE - 1), fill=ink)
    face = tool_face(OVERLINE)
    end = right
    if image.correction_mark:
        end = _draw_label(pen, image.correction_mark, right=end, colour=colours()["wrong"]) - 16
    if image.label_text:
        end = _draw_label(pen, image.label_text, right=end, colour=ink, is_filled=image.is_paid) - 16
    left = float(MARGIN)
    for text, colour in ((image.place, "river"), (image.section, "ink-soft")):
        text = face.readable(text)
        if text and end - left > 3 * OVERLINE:
            text = shorten(text, width=end - left, measure=face.measure)
            pen.text((left, OVERLINE_TOP), text, font=face.font, fill=colours()[colour])
            left += face.measure(text) + 22


def _draw_label(
    pen: ImageDraw.ImageDraw, text: str, *, right: int, colour: str, is_filled: bool = False
) -> int:
    """A framed word that ends at ``right``; returns where it begins."""
    face = tool_face(META)
    text = face.readable(text)
    left = right - int(face.measure(text)) - 28
    frame = (left, OVERLINE_TOP - 4, right, OVERLINE_TOP + 40)
    pen.rectangle(frame, outline=colour, width=3, fill=colour if is_filled else None)
    pen.text(
        (left + 14, OVERLINE_TOP + 1), text, font=face.font, fill=colours()["paper"] if is_filled else colour
    )
    return left


def _draw_headline(pen: ImageDraw.ImageDraw, image: ShareImage, *, right: int) -> None:
    """As large as it fits; serif is the paper's own voice, so paid text never gets it."""
    family: Callable[[int], Face] = tool_face if image.is_paid else headline_face
    face, lines = fit_headline(image.title, family=family, width=right - MARGIN)
    lines = lines or [face.readable(image.paper)]
    step = int(face.size * LEADING)
    for number, line in enumerate(lines):
        pen.text((MARGIN, HEADLINE_TOP + number * step), line, font=face.font, fill=colours()["ink"])


def fit_headline(text: str, *, family: Callable[[int], Face], width: int) -> tuple[Face, list[str]]:
    """The largest size at which a headline fits between overline and foot; beyond the smallest, its end is left out."""
    for size in SIZES:
        face = family(size)
        most = min(MOST_LINES, int((HEADLINE_END - HEADLINE_TOP) / (size * LEADING)))
        lines = break_lines(face.readable(text), width=width, measure=face.measure, most=most)
        if lines is not None:
            return face, lines
    face = family(SIZES[-1])
    whole = break_lines(face.readable(text), width=width, measure=face.measure, most=len(text)) or [""]
    last = shorten(f"{whole[MOST_LINES - 1]} …", width=width, measure=face.measure)
    return face, [*whole[: MOST_LINES - 1], last]


def _draw_foot(sheet: Image.Image, pen: ImageDraw.ImageDraw, image: ShareImage, *, right: int) -> None:
    meta, plate = tool_face(META), headline_face(NAMEPLATE)
    line = " · ".join(filter(None, [meta.readable(image.byline), meta.readable(image.day)]))
    if line:
        text = shorten(line, width=right - MARGIN, measure=meta.measure)
        pen.text((MARGIN, META_TOP), text, font=meta.font, fill=colours()["ink-soft"])
    pen.rectangle((MARGIN, FOOT_TOP, right, FOOT_TOP + HAIRLINE - 1), fill=colours()["hairline"])
    side = NAMEPLATE
    sheet.paste(mark().resize((side, side), Image.Resampling.LANCZOS), (MARGIN, FOOT_TOP + 22))
    left = MARGIN + side + 16
    name = shorten(plate.readable(image.paper), width=right - left, measure=plate.measure)
    pen.text((left, FOOT_TOP + 15), name, font=plate.font, fill=colours()["ink"])


def _packed(sheet: Image.Image) -> bytes:
    """As good as the limit allows: some chat programs show no picture that is heavier."""
    for quality in QUALITIES:
        file = io.BytesIO()
        sheet.save(file, "JPEG", quality=quality, optimize=True, progressive=True, subsampling=0)
        if file.tell() <= LARGEST_BYTES:
            break
    return file.getvalue()
