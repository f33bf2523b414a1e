"""Portraits of people who do not exist."""

from collections.abc import Callable
from functools import partial

from newsroom.demo.pictures.canvas import Canvas
from newsroom.demo.pictures.faces import EYES, MIDDLE, Face, features, shoulders, spectacles
from newsroom.demo.pictures.palette import mix


def paint(c: Canvas, face: Face) -> None:
    """Background, bust, face, and what is on the head."""
    c.gradient(0, 1000, list(face.back))
    c.glow((210, 240), 620, mix(face.back[0], "#ffffff", 0.5), strength=0.5)
    BEHIND.get(face.head, lambda *_: None)(c, face)
    shoulders(c, face)
    features(c, face)
    ABOVE[face.head](c, face)
    if face.glasses:
        spectacles(c)


def _long_hair_behind(c: Canvas, face: Face) -> None:
    c.polygon([(MIDDLE - 168, 760), (MIDDLE - 172, 420), (MIDDLE - 120, 270), (MIDDLE, 226), (MIDDLE + 120, 270),
               (MIDDLE + 172, 420), (MIDDLE + 168, 760)], face.head_colour)  # fmt: skip


def _bun_behind(c: Canvas, face: Face) -> None:
    c.ellipse((MIDDLE + 22, 236), (78, 66), face.head_colour)
    _cap_of_hair(c, face)


def _cap_of_hair(c: Canvas, face: Face) -> None:
    c.ellipse((MIDDLE, EYES - 62), (face.wide + 22, 158), face.head_colour)


def _short_hair(c: Canvas, face: Face) -> None:
    wide, tone = face.wide, face.head_colour
    c.polygon([(MIDDLE - wide - 8, EYES + 4), (MIDDLE - wide - 14, EYES - 90), (MIDDLE - wide + 18, EYES - 172),
               (MIDDLE - 30, EYES - 214), (MIDDLE + 64, EYES - 204), (MIDDLE + wide - 4, EYES - 154),
               (MIDDLE + wide + 14, EYES - 86), (MIDDLE + wide + 8, EYES + 4), (MIDDLE + wide - 10, EYES - 64),
               (MIDDLE + wide - 36, EYES - 112), (MIDDLE + 30, EYES - 128), (MIDDLE - 60, EYES - 112),
               (MIDDLE - wide + 18, EYES - 84), (MIDDLE - wide + 4, EYES - 40)], tone)  # fmt: skip
    c.polygon([(MIDDLE - wide + 18, EYES - 172), (MIDDLE - 30, EYES - 214), (MIDDLE + 64, EYES - 204),
        (MIDDLE - 20, EYES - 176)],
              mix(tone, "#ffffff", 0.16))  # fmt: skip


def _parted_hair(c: Canvas, face: Face) -> None:
    wide, tone = face.wide, face.head_colour
    for side in (-1, 1):
        c.polygon([(MIDDLE + side * 8, EYES - 178), (MIDDLE + side * 70, EYES - 120),
            (MIDDLE + side * (wide - 6), EYES - 40),
                   (MIDDLE + side * (wide + 6), EYES + 60), (MIDDLE + side * (wide + 34), EYES + 30),
                   (MIDDLE + side * (wide + 30), EYES - 90), (MIDDLE + side * 96, EYES - 178),
                   (MIDDLE - side * 4, EYES - 210)],
                  tone if side < 0 else mix(tone, "#000000", 0.2))  # fmt: skip


def _veil(c: Canvas, face: Face) -> None:
    tone, shade = face.head_colour, mix(face.head_colour, "#1a1420", 0.22)
    wide = face.wide
    outer = [(MIDDLE - 300, 1000), (MIDDLE - 250, 800), (MIDDLE - 190, 660), (MIDDLE - wide - 52, 470),
        (MIDDLE - wide - 40, 330),
             (MIDDLE - wide + 20, 242), (MIDDLE, 206), (MIDDLE + wide - 20, 242), (MIDDLE + wide + 40, 330),
             (MIDDLE + wide + 52, 470), (MIDDLE + 190, 660), (MIDDLE + 250, 800), (MIDDLE + 300, 1000)]  # fmt: skip
    opening = [(MIDDLE - wide + 14, EYES + 30), (MIDDLE - wide + 8, EYES - 54), (MIDDLE - 78, EYES - 122),
        (MIDDLE, EYES - 140),
               (MIDDLE + 78, EYES - 122), (MIDDLE + wide - 8, EYES - 54), (MIDDLE + wide - 14, EYES + 30),
               (MIDDLE + wide - 34, EYES + 110), (MIDDLE + 60, EYES + 172), (MIDDLE, EYES + 190),
               (MIDDLE - 60, EYES + 172),
               (MIDDLE - wide + 34, EYES + 110)]  # fmt: skip
    c.polygon([*outer[:7], opening[3], *opening[2::-1], *opening[:8:-1], (MIDDLE, 1000)], tone)
    c.polygon([*outer[:5:-1], *opening[3:10], (MIDDLE, 1000)], shade)
    c.polygon([(MIDDLE - 70, EYES + 168), (MIDDLE, EYES + 190), (MIDDLE + 70, EYES + 168),
        (MIDDLE + 150, 800), (MIDDLE - 40, 1000),
               (MIDDLE - 210, 1000), (MIDDLE - 176, 760)], tone)  # fmt: skip
    for start, end in (((MIDDLE + 60, EYES + 176), (MIDDLE - 60, 990)), ((MIDDLE - 40, EYES + 196),
        (MIDDLE - 150, 950)),
                       ((MIDDLE + 96, EYES + 150), (MIDDLE + 170, 860))):  # fmt: skip
        c.line((start, ((start[0] + end[0]) / 2 + 16, (start[1] + end[1]) / 2), end), shade, width=7)
    c.polygon([(MIDDLE - 78, EYES - 122), (MIDDLE, EYES - 140), (MIDDLE + 78, EYES - 122), (MIDDLE + 60, EYES - 134),
               (MIDDLE, EYES - 156), (MIDDLE - 60, EYES - 134)], mix(tone, "#ffffff", 0.3))  # fmt: skip


def _peci(c: Canvas, face: Face) -> None:
    _temples(c, face)
    wide, tone = face.wide + 10, face.head_colour
    c.polygon([(MIDDLE - wide, EYES - 62), (MIDDLE - wide + 14, EYES - 214), (MIDDLE - 60, EYES - 246),
        (MIDDLE + 60, EYES - 246),
               (MIDDLE + wide - 14, EYES - 214), (MIDDLE + wide, EYES - 62), (MIDDLE, EYES - 96)], tone)  # fmt: skip
    c.polygon([(MIDDLE - wide + 14, EYES - 214), (MIDDLE - 60, EYES - 246), (MIDDLE + 60, EYES - 246),
        (MIDDLE + wide - 14, EYES - 214),
               (MIDDLE, EYES - 226)], mix(tone, "#ffffff", 0.14))  # fmt: skip


def _temples(c: Canvas, face: Face) -> None:
    for side in (-1, 1):
        x = MIDDLE + side * face.wide
        c.polygon([(x - side * 6, EYES - 100), (x + side * 6, EYES - 90), (x + side * 4, EYES - 4),
            (x - side * 10, EYES - 36)],
                  face.brows)  # fmt: skip


def _cap(c: Canvas, face: Face) -> None:
    _temples(c, face)
    wide, tone = face.wide + 12, face.head_colour
    c.polygon([(MIDDLE - wide, EYES - 76), (MIDDLE - wide + 8, EYES - 160), (MIDDLE - 84, EYES - 224),
        (MIDDLE, EYES - 244),
               (MIDDLE + 84, EYES - 224), (MIDDLE + wide - 8, EYES - 160), (MIDDLE + wide, EYES - 76),
               (MIDDLE, EYES - 104)], tone)  # fmt: skip
    c.polygon([(MIDDLE - wide + 10, EYES - 84), (MIDDLE, EYES - 120), (MIDDLE + wide - 10, EYES - 84),
        (MIDDLE + 96, EYES - 54),
               (MIDDLE, EYES - 66), (MIDDLE - 96, EYES - 54)], mix(tone, "#000000", 0.35))  # fmt: skip
    c.ellipse((MIDDLE, EYES - 166), 30, mix(tone, "#ffffff", 0.6))


def _helmet(c: Canvas, face: Face) -> None:
    _temples(c, face)
    wide, tone = face.wide + 26, face.head_colour
    c.polygon([(MIDDLE - wide, EYES - 84), (MIDDLE - wide + 6, EYES - 170), (MIDDLE - 92, EYES - 248),
        (MIDDLE, EYES - 270),
               (MIDDLE + 92, EYES - 248), (MIDDLE + wide - 6, EYES - 170),
               (MIDDLE + wide, EYES - 84)], tone)  # fmt: skip
    c.polygon([(MIDDLE + 30, EYES - 266), (MIDDLE + 92, EYES - 248), (MIDDLE + wide - 6, EYES - 170),
        (MIDDLE + wide, EYES - 84),
               (MIDDLE + 60, EYES - 84)], mix(tone, "#5a3000", 0.25))  # fmt: skip
    c.polygon([(MIDDLE - 22, EYES - 268), (MIDDLE + 22, EYES - 268), (MIDDLE + 28, EYES - 84),
        (MIDDLE - 28, EYES - 84)],
              mix(tone, "#ffffff", 0.35))  # fmt: skip
    c.polygon([(MIDDLE - wide - 18, EYES - 84), (MIDDLE + wide + 18, EYES - 84),
        (MIDDLE + wide - 10, EYES - 58), (MIDDLE, EYES - 74),
               (MIDDLE - wide + 10, EYES - 58)], mix(tone, "#5a3000", 0.4))  # fmt: skip


BEHIND: dict[str, Callable] = {"long": _long_hair_behind, "bun": _bun_behind, "short": _cap_of_hair}
ABOVE: dict[str, Callable] = {"long": _parted_hair, "bun": _parted_hair, "short": _short_hair,
"veil": _veil, "peci": _peci,
                              "cap": _cap, "helmet": _helmet}  # fmt: skip

FACES = {
    "woman-cream-veil": Face(
        ("#e9b877", "#c9803f"), "#a9714a", "#6b3f2a", "veil", "#f0e2c4", dress="round", aged=True, wide=122
    ),
    "man-peci": Face(
        ("#c9d8d2", "#7ba39d"), "#b98057", "#163a40", "peci", "#14181c", wide=128, jaw=0.7, smile=0.4
    ),
    "woman-long-hair": Face(
        ("#d9c3d6", "#9a7a9c"),
        "#c99066",
        "#2c2740",
        "long",
        "#1b1518",
        collar="#f4efe2",
        glasses=True,
        lips="#a34b4b",
        wide=120,
        jaw=0.5,
        smile=0.6,
    ),
    "farmer-cap": Face(
        ("#dfe3c0", "#8fa468"),
        "#8a5a3a",
        "#d9c48e",
        "cap",
        "#3f6b4a",
        collar="#efe2bd",
        beard="#4a3a32",
        aged=True,
        wide=126,
        jaw=0.8,
    ),
    "engineer-helmet": Face(
        ("#c3d5dd", "#6f93a3"), "#9a6843", "#33566b", "helmet", "#f2b92e", dress="vest", jaw=0.9, wide=130
    ),
    "woman-teal-veil": Face(
        ("#f3dcc0", "#dca97c"),
        "#c88f64",
        "#274a52",
        "veil",
        "#3f8f8a",
        dress="round",
        lips="#b0524f",
        wide=120,
    ),
    "elder-white-hair": Face(
        ("#d6cdbd", "#a08a70"),
        "#9c6a48",
        "#5b2f2f",
        "short",
        "#e9e5da",
        dress="batik",
        brows="#cfc8ba",
        beard="#e2ddd0",
        aged=True,
        wide=126,
        jaw=0.75,
        glasses=True,
    ),
    "young-man": Face(
        ("#c7e0d8", "#5fa39a"),
        "#b47a50",
        "#c9502f",
        "short",
        "#17130f",
        dress="round",
        wide=122,
        jaw=0.62,
        smile=1.4,
    ),
    "woman-bun": Face(
        ("#ead0c4", "#c47f6c"),
        "#c68c60",
        "#7d2f4a",
        "bun",
        "#2a211f",
        collar="#f0c98a",
        dress="kebaya",
        lips="#a8403f",
        wide=118,
        jaw=0.45,
    ),
    "official-suit": Face(
        ("#cfd6df", "#7a8aa0"),
        "#ba845c",
        "#222c3d",
        "short",
        "#3a3634",
        dress="suit",
        aged=True,
        wide=130,
        jaw=0.85,
        glasses=True,
        smile=0.3,
    ),
    "nurse-white-veil": Face(
        ("#cfe9e2", "#79bdb0"),
        "#cb9269",
        "#e9f1ee",
        "veil",
        "#fbfaf4",
        dress="round",
        lips="#b0524f",
        wide=122,
        smile=1.4,
    ),
    "dayak-elder": Face(
        ("#e3c79b", "#9c6b3c"),
        "#8f5f3e",
        "#1f1a1c",
        "bun",
        "#8d8680",
        collar="#e0b04a",
        dress="kebaya",
        aged=True,
        lips="#8a3f38",
        brows="#5f5651",
        wide=120,
        jaw=0.55,
    ),
}

PAINTERS = {key: partial(paint, face=face) for key, face in FACES.items()}
