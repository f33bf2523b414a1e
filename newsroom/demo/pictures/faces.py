"""Parts of an invented face, in flat shapes with the light from the left."""

from dataclasses import dataclass

from newsroom.demo.pictures.canvas import Canvas, Point
from newsroom.demo.pictures.palette import Colour, mix

MIDDLE = 400
EYES = 432


@dataclass(frozen=True)
class Face:
    """An invented person: what light, skin, years and a wardrobe make of an oval."""

    back: tuple[Colour, Colour]
    skin: Colour
    cloth: Colour
    head: str
    head_colour: Colour
    collar: Colour = "#f4efe2"
    dress: str = "shirt"
    wide: float = 126
    jaw: float = 0.62
    glasses: bool = False
    beard: Colour = ""
    lips: Colour = "#8f4a44"
    brows: Colour = "#2a1c18"
    aged: bool = False
    smile: float = 1


def oval(wide: float, jaw: float) -> list[Point]:
    """The outline of a face from temple to chin and back; `jaw` is how broad it stays at the mouth."""
    half = [(0, -178), (0.55, -164), (0.86, -120), (1, -50), (0.99, 20), (0.93, 70), (0.78 + jaw * 0.12, 112),
            (0.4 + jaw * 0.3, 152), (0.24 + jaw * 0.16, 172), (0, 180)]  # fmt: skip
    right = [(MIDDLE + dx * wide, EYES + 12 + dy) for dx, dy in half]
    left = [(2 * MIDDLE - x, y) for x, y in right]
    return right + left[::-1]


def shoulders(c: Canvas, face: Face) -> None:
    """Neck, shoulders and what is worn on them."""
    shade = mix(face.cloth, "#0b1418", 0.28)
    body = [
        (60, 1000),
        (92, 846),
        (140, 786),
        (300, 720),
        (400, 706),
        (500, 720),
        (660, 786),
        (708, 846),
        (740, 1000),
    ]
    c.polygon(body, face.cloth)
    c.polygon([(400, 760), (520, 724), (660, 786), (708, 846), (740, 1000), (400, 1000)], shade)
    neck = mix(face.skin, "#2a130c", 0.3)
    c.polygon([(336, 560), (464, 560), (470, 700), (488, 724), (400, 786), (312, 724), (330, 700)], neck)
    c.polygon([(336, 560), (390, 560), (372, 690), (352, 748), (312, 724), (330, 700)], face.skin)
    DRESSES[face.dress](c, face)


def _shirt(c: Canvas, face: Face) -> None:
    c.polygon([(318, 700), (400, 800), (336, 842), (268, 738)], face.collar)
    c.polygon([(482, 700), (400, 800), (464, 842), (532, 738)], mix(face.collar, "#20303a", 0.18))
    c.line(((400, 800), (400, 1000)), mix(face.cloth, "#000000", 0.35), width=3)
    for y in (850, 920, 990):
        c.ellipse((412, y), 6, mix(face.cloth, "#ffffff", 0.4))


def _batik(c: Canvas, face: Face) -> None:
    _shirt(c, face)
    tone = mix(face.cloth, "#f6d27c", 0.6)
    for row, y in enumerate(range(806, 1010, 54)):
        for x in range(130 + 34 * (row % 2), 700, 68):
            if abs(x - MIDDLE) > 92 - (y - 806) * 0.3:
                c.polygon([(x, y - 18), (x + 15, y), (x, y + 18), (x - 15, y)], tone)
                c.polygon([(x, y - 8), (x + 7, y), (x, y + 8), (x - 7, y)], face.cloth)


def _suit(c: Canvas, face: Face) -> None:
    c.polygon([(312, 716), (400, 1000), (488, 716), (400, 790)], face.collar)
    c.polygon(
        [(400, 790), (424, 816), (412, 840), (430, 980), (400, 1000), (370, 980), (388, 840), (376, 816)],
        "#9a3a34",
    )
    lapel = mix(face.cloth, "#ffffff", 0.1)
    c.polygon([(296, 722), (322, 706), (400, 1000), (330, 900), (250, 858), (290, 830), (262, 806)], lapel)
    c.polygon(
        [(504, 722), (478, 706), (400, 1000), (470, 900), (550, 858), (510, 830), (538, 806)],
        mix(lapel, "#000000", 0.25),
    )


def _vest(c: Canvas, face: Face) -> None:
    _shirt(c, face)
    for points, tone in (([(214, 750), (322, 716), (372, 1000), (190, 1000)], "#e8742f"),
                         ([(586, 750), (478, 716), (428, 1000), (610, 1000)], "#c95d22")):  # fmt: skip
        c.polygon(points, tone)
    for points in (
        [(268, 736), (300, 726), (330, 1000), (280, 1000)],
        [(532, 736), (500, 726), (470, 1000), (520, 1000)],
    ):
        c.polygon(points, "#f3e7a0")


def _round(c: Canvas, face: Face) -> None:
    c.arc((MIDDLE, 716), (98, 66), (0, 180), mix(face.cloth, "#ffffff", 0.3), width=14)


def _kebaya(c: Canvas, face: Face) -> None:
    c.polygon([(312, 722), (400, 1000), (488, 722), (400, 790)], mix(face.cloth, "#ffffff", 0.55))
    for side in (-1, 1):
        edge = [(MIDDLE + side * 90, 718), (MIDDLE + side * 4, 1000)]
        c.line(edge, face.collar, width=16)
        for step in range(8):
            x = edge[0][0] + (edge[1][0] - edge[0][0]) * step / 8
            c.ellipse((x + side * 12, 718 + 36 * step), 13, face.collar)


DRESSES = {"shirt": _shirt, "batik": _batik, "suit": _suit, "vest": _vest, "round": _round, "kebaya": _kebaya}


def features(c: Canvas, face: Face) -> None:
    """Ears, the lit and the shaded half, eyes, nose, mouth, and what years add."""
    wide, shade = face.wide, mix(face.skin, "#2a130c", 0.24)
    deep = mix(face.skin, "#2a130c", 0.55)
    if face.head != "veil":
        c.ellipse((MIDDLE - wide - 4, EYES + 24), (24, 40), face.skin)
        c.ellipse((MIDDLE + wide + 4, EYES + 24), (24, 40), mix(shade, "#2a130c", 0.15))
        c.ellipse((MIDDLE - wide - 6, EYES + 26), (11, 24), shade)
    outline = oval(wide, face.jaw)
    c.polygon(outline, face.skin)
    right = [point for point in outline if point[0] >= MIDDLE]
    inner = [(MIDDLE + 6, 624), (MIDDLE - 8, 566), (MIDDLE + 14, 528), (MIDDLE + 22, 492),
        (MIDDLE + 4, 444), (MIDDLE + 26, 396),
             (MIDDLE + 44, 330), (MIDDLE + 30, 270)]  # fmt: skip
    c.polygon([*sorted(right, key=lambda point: point[1]), *inner], shade)
    for side in (-1, 1):
        x = MIDDLE + side * 56
        c.lens((x, EYES + 2), (27, 11), mix(deep, "#000000", 0.1))
        c.lens((x, EYES + 4), (22, 8), "#f1e6d8")
        c.ellipse((x + 2, EYES + 2), 9, "#22130e")
        c.ellipse((x - 1, EYES - 1), 2.6, "#f7f1e6")
        c.polygon(
            [
                (x - side * 34, EYES - 34),
                (x + side * 6, EYES - 46),
                (x + side * 40, EYES - 30),
                (x + side * 6, EYES - 36),
            ],
            face.brows,
        )
        if face.aged:
            c.arc((x, EYES + 10), (32, 22), (30, 150), deep, width=3)
            c.line(((x + side * 44, EYES + 2), (x + side * 58, EYES - 8)), deep, width=2.5)
    c.polygon(
        [(MIDDLE + 2, EYES + 4), (MIDDLE + 20, EYES + 78), (MIDDLE - 2, EYES + 88), (MIDDLE - 18, EYES + 80)],
        shade,
    )
    c.polygon(
        [(MIDDLE + 2, EYES + 4), (MIDDLE + 22, EYES + 78), (MIDDLE + 4, EYES + 86)],
        mix(shade, "#2a130c", 0.2),
    )
    c.lens((MIDDLE, EYES + 86), (22, 5), deep)
    _mouth(c, face, deep)


def _mouth(c: Canvas, face: Face, deep: Colour) -> None:
    y, lift = EYES + 124, 7 * face.smile
    if face.beard:
        c.polygon([(MIDDLE - 62, y + 6), (MIDDLE - 40, y - 22), (MIDDLE, y - 16), (MIDDLE + 40, y - 22),
            (MIDDLE + 62, y + 6),
                   (MIDDLE + 46, y + 50), (MIDDLE, y + 70), (MIDDLE - 46, y + 50)], face.beard)  # fmt: skip
    c.polygon([(MIDDLE - 42, y - lift), (MIDDLE - 12, y - 8), (MIDDLE, y - 4), (MIDDLE + 12, y - 8),
        (MIDDLE + 42, y - lift),
               (MIDDLE + 18, y + 12), (MIDDLE - 18, y + 12)], face.lips)  # fmt: skip
    c.polygon(
        [(MIDDLE - 40, y - lift + 1), (MIDDLE, y + 1), (MIDDLE + 40, y - lift + 1), (MIDDLE, y + 5)],
        mix(face.lips, "#1d0d0a", 0.6),
    )
    if face.aged:
        for side in (-1, 1):
            c.line(
                ((MIDDLE + side * 44, y - 42), (MIDDLE + side * 62, y - 12), (MIDDLE + side * 58, y + 6)),
                deep,
                width=3,
            )
        for dy in (0, 16):
            c.line(
                ((MIDDLE - 54, EYES - 86 - dy), (MIDDLE, EYES - 92 - dy), (MIDDLE + 54, EYES - 86 - dy)),
                deep,
                width=2,
            )


def spectacles(c: Canvas) -> None:
    """Round-cornered glasses."""
    for side in (-1, 1):
        c.arc((MIDDLE + side * 58, EYES + 4), (45, 36), (0, 360), "#1c2326", width=6)
        c.line(((MIDDLE + side * 102, EYES - 4), (MIDDLE + side * 130, EYES - 10)), "#1c2326", width=6)
    c.line(((MIDDLE - 14, EYES - 2), (MIDDLE + 14, EYES - 2)), "#1c2326", width=6)
