"""Scenes where the public is served: health post, council, court, library van, water works."""

from newsroom.demo.pictures import nature, people, things
from newsroom.demo.pictures.canvas import Canvas
from newsroom.demo.pictures.palette import mix

SKIN = "#8a5a3c"


def health_post(c: Canvas) -> None:
    """A village health post, a queue on its veranda, a nurse with a cool box."""
    c.gradient(0, 560, ["#8fcac6", "#c6e3d4", "#f3efd8"])
    nature.cumulus(c, (310, 180), 150, ("#fdfaec", "#d9e9de"))
    nature.hills(c, (530, 150), "#9cc7ad", floor=570)
    nature.canopy(c, 566, 150, "#579a86")
    nature.tall_tree(c, (1310, 570), 420, ("#e3dcc0", "#3f8270"))
    for x in (80, 170):
        nature.palm(c, (x, 570), 290, "#458a76", lean=0.1)
    c.gradient(566, 1000, ["#e6c79a", "#dcb27f", "#c89566"])
    wall, trim, dark = "#fbf6e6", "#1f8a86", "#1b4f55"
    c.rect((300, 380, 1180, 690), wall)
    c.rect((300, 640, 1180, 690), trim)
    c.polygon([(250, 392), (360, 270), (1120, 270), (1230, 392)], "#d9664a")
    c.polygon([(360, 270), (1120, 270), (1136, 288), (344, 288)], "#ea8a68")
    c.polygon([(560, 300), (740, 190), (920, 300), (920, 392), (560, 392)], wall)
    c.polygon([(530, 312), (740, 176), (950, 312), (926, 320), (740, 204), (554, 320)], trim)
    c.rect((716, 240, 764, 350), "#2f9a5f")
    c.rect((685, 271, 795, 319), "#2f9a5f")
    for x in (350, 470, 950, 1070):
        things.window(c, (x, 440), 84, ("#5fa8a6", trim))
    c.rect((650, 440, 830, 690), dark)
    c.rect((740, 440, 748, 690), wall)
    c.rect((662, 460, 732, 560), "#5fa8a6")
    c.rect((756, 460, 818, 560), "#5fa8a6")
    for x in (300, 600, 880, 1180):
        c.rect((x - 8, 384, x + 8, 700), "#e9dfc6")
    c.polygon([(260, 690), (1220, 690), (1280, 726), (200, 726)], "#cbb993")
    c.polygon([(620, 726), (860, 726), (900, 760), (580, 760)], "#b39f7a")
    queue = (("veil", "#b65a72", 372, 1), ("hair", "#e3b04b", 452, 0), ("veil", "#3f6f92", 532, 1), ("peci",
        "#7a8a5a", 1000, 0),
             ("veil", "#8a5a8c", 1090, 1))  # fmt: skip
    for head, top, x, skirt in queue:
        look = people.Look(
            top, mix(top, "#1d2a33", 0.5), SKIN, head, "#f0dfc0" if head == "veil" else "#1d1a1c", bool(skirt)
        )
        people.person(c, (x, 716, 176), look, face=1 if x < 700 else -1)
    for x in (330, 640, 1040):
        c.lens((x + 40, 902), (120, 12), "#a9774d", alpha=0.5)
    nurse = people.Look("#f8fbf6", "#1f8a86", SKIN, "veil", "#f8fbf6", True)
    people.person(c, (640, 898, 262), nurse, pose="walk")
    c.rect((704, 768, 774, 822), "#e05a3f")
    c.rect((698, 756, 780, 770), "#f8fbf6")
    c.line(((712, 756), (726, 736), (752, 736), (766, 756)), "#f8fbf6", width=5)
    people.person(
        c, (1000, 904, 250), people.Look("#c98a3c", "#4a5a6a", SKIN, "veil", "#5b3b57", True), face=-1
    )
    c.ellipse((960, 745), (34, 42), "#f0dfc0")
    c.ellipse((948, 722), (16, 17), SKIN)
    people.person(c, (330, 900, 150), people.Look("#e0a23a", "#3f6f92", SKIN, "hair", "#1d1a1c"), pose="wave")
    nature.grass(c, (1008, 1008), 56, "#6f9a5f", count=110)


def council_hall(c: Canvas) -> None:
    """A council building with a tiered Kutai roof, seats full of steps and umbrellas."""
    c.gradient(0, 640, ["#3f5a78", "#7d8ea0", "#c4b7a8", "#e9cfa8"])
    nature.clouds(c, (30, 420), "#e6d3b8", count=12, alpha=0.45)
    nature.hills(c, (620, 80), "#8b94a0", floor=650)
    nature.canopy(c, 640, 80, "#56707a")
    c.gradient(638, 802, ["#6f8277", "#879282", "#a39f8c"])
    roof, deep, stone, wood = "#6d2f33", "#4d1f27", "#e9dcc4", "#8a4f38"
    _tiered_roof(c, roof, deep)
    _facade(c, stone, wood)
    for step in range(6):
        c.rect(
            (300 - step * 34, 700 + step * 17, 1200 + step * 34, 717 + step * 17),
            mix("#d8c7aa", "#9a8a78", step / 6),
        )
    c.gradient(802, 1000, ["#8d8f90", "#6b7680", "#4b5a68"])
    c.reflect(802, depth=198, tint="#77828b", strength=0.42)
    nature.ripples(c, (806, 1000), "#c9c6b6", count=70, alpha=0.4)
    things.flag(c, (1390, 806), 430, "#c9c6b6")
    _under_umbrellas(c)


def _under_umbrellas(c: Canvas) -> None:
    """Visitors in front of the steps, two of them under umbrellas."""
    crowd = ((420, 830, 180, "hair", "#33465a"), (500, 842, 186, "veil", "#7a4450"), (610, 824, 176, "cap", "#3f5f55"),
             (900, 840, 190, "veil", "#5a4a70"), (1000, 826, 176, "peci", "#2d3c4c"),
             (1110, 846, 188, "hair", "#7a5a3c"))  # fmt: skip
    for x, y, tall, head, top in crowd:
        look = people.Look(
            top,
            mix(top, "#10181f", 0.5),
            SKIN,
            head,
            "#e9dcc4" if head == "veil" else "#14181c",
            head == "veil",
        )
        people.person(
            c, (x, y, tall), look, pose="walk" if head != "veil" else "stand", face=1 if x < 750 else -1
        )
    for x, y, tone in ((460, 632, "#b8433a"), (950, 628, "#d99b3c")):
        c.polygon([(x - 96, y), (x - 66, y - 44), (x - 10, y - 62), (x + 52, y - 50), (x + 96, y)], tone)
        c.line(((x, y - 60), (x, y + 110)), "#14181c", width=4)
        for dx in (-34, 30):
            c.line(((x - 10, y - 62), (x + dx, y)), mix(tone, "#000000", 0.25), width=2)


def _facade(c: Canvas, stone: str, wood: str) -> None:
    """Columns with diamonds, tall windows lit in the middle."""
    c.rect((230, 506, 1270, 700), stone)
    for x in range(262, 1250, 82):
        c.rect((x, 536, x + 44, 676), "#f4bf62" if 400 < x < 1060 else "#5d6f80")
        c.rect((x + 20, 536, x + 24, 676), wood)
    for x in range(226, 1290, 164):
        c.polygon([(x - 16, 700), (x - 11, 506), (x + 11, 506), (x + 16, 700)], wood)
        for y in (540, 580, 620, 660):
            c.polygon([(x, y - 12), (x + 9, y), (x, y + 12), (x - 9, y)], "#f0c56e")


def _tiered_roof(c: Canvas, roof: str, deep: str) -> None:
    """Three roofs, each smaller, with horns at their ridges."""
    for level, (top, wide, tall) in enumerate(((360, 560, 130), (250, 330, 112), (160, 160, 92))):
        c.polygon(
            [
                (750 - wide, top + tall),
                (750 - wide * 0.52, top),
                (750 + wide * 0.52, top),
                (750 + wide, top + tall),
            ],
            roof,
        )
        c.polygon([(750 - wide, top + tall), (750 + wide, top + tall), (750 + wide * 0.97, top + tall + 16),
                   (750 - wide * 0.97, top + tall + 16)], deep)  # fmt: skip
        for step in range(-6, 7):
            c.line(
                ((750 + wide * 0.52 * step / 7, top + 4), (750 + wide * step / 7, top + tall)), deep, width=2
            )
        if level < 2:
            c.rect((750 - wide * 0.5, top - 20, 750 + wide * 0.5, top + 2), "#f0c56e")
    for side in (-1, 1):
        c.line(((750 + side * 6, 168), (750 + side * 44, 96)), deep, width=11)
        c.line(((750 + side * 548, 492), (750 + side * 606, 444)), deep, width=11)


def courtroom(c: Canvas) -> None:
    """Three judges at a high bench, a witness on a chair seen from behind."""
    c.gradient(0, 1000, ["#5b2c2a", "#7d4134", "#8f523c"])
    for x in range(0, 1500, 150):
        c.rect((x, 0, x + 4, 640), "#4a2224")
    c.polygon([(560, 0), (940, 0), (1240, 640), (260, 640)], "#f0c98a", alpha=0.1)
    c.rect((0, 610, 1500, 640), "#3a1a1e")
    c.ellipse((750, 168), 92, "#d9a94f")
    c.ellipse((750, 168), 78, "#6d3430")
    c.polygon([(750, 100), (764, 150), (812, 160), (770, 180), (776, 226), (750, 200), (724, 226),
        (730, 180), (688, 160), (736, 150)],
              "#e6be6a")  # fmt: skip
    things.flag(c, (250, 600), 460, "#d9a94f")
    c.line(((1250, 600), (1250, 146)), "#d9a94f", width=5)
    c.polygon([(1250, 150), (1190, 220), (1200, 420), (1250, 330)], "#2f6f56")
    for x, head, tone in ((520, "veil", "#1d1a22"), (750, "hair", "#c9c2b6"), (980, "hair", "#1d1a1c")):
        c.polygon([(x - 78, 470), (x - 62, 250), (x + 62, 250), (x + 78, 470)], "#3a1a1e")
        c.polygon(
            [(x - 86, 480), (x - 74, 376), (x - 30, 352), (x + 30, 352), (x + 74, 376), (x + 86, 480)],
            "#b13a34",
        )
        c.polygon([(x - 30, 352), (x, 400), (x + 30, 352), (x + 22, 460), (x - 22, 460)], "#17131a")
        c.polygon([(x - 12, 366), (x + 12, 366), (x + 9, 420), (x - 9, 420)], "#f4efe2")
        if head == "veil":
            c.ellipse((x, 308), (46, 54), tone)
            c.ellipse((x, 312), (30, 36), SKIN)
        else:
            c.ellipse((x, 314), (34, 42), SKIN)
            c.polygon([(x - 36, 312), (x - 34, 282), (x - 12, 266), (x + 16, 266), (x + 35, 284),
                (x + 36, 312), (x + 26, 290),
                       (x - 26, 290)], tone)  # fmt: skip
    c.polygon([(250, 470), (1250, 470), (1290, 500), (210, 500)], "#a8683f")
    c.rect((230, 500, 1270, 690), "#6b3528")
    for x in range(256, 1240, 200):
        c.rect((x, 526, x + 172, 668), "#5a2a24")
        c.rect((x + 8, 534, x + 164, 660), "#733b2c")
    c.rect((230, 500, 1270, 508), "#d9a94f")
    for x in (520, 750, 980):
        c.polygon([(x - 46, 474), (x + 46, 474), (x + 52, 492), (x - 52, 492)], "#f4efe2")
    c.polygon([(640, 452), (668, 446), (676, 466), (648, 472)], "#3a1a1e")
    c.line(((668, 458), (712, 470)), "#3a1a1e", width=6)
    c.gradient(690, 1000, ["#356b58", "#2b5a4b", "#1d4239"])
    c.polygon([(700, 690), (820, 690), (1080, 1000), (440, 1000)], "#3f7c66", alpha=0.5)
    for side in (-1, 1):
        left = 750 + side * 470
        c.polygon([(left - 190, 742), (left + 190, 742), (left + 220, 776), (left - 220, 776)], "#8f523c")
        c.rect((left - 206, 776, left + 206, 880), "#4a2224")
        for dx, tone in ((-90, "#17131a"), (80, "#17131a")):
            c.polygon(
                [(left + dx - 66, 800), (left + dx - 54, 690), (left + dx + 54, 690), (left + dx + 66, 800)],
                tone,
            )
            c.ellipse((left + dx, 652), (32, 38), SKIN)
            c.ellipse((left + dx, 636), (35, 29), "#241a1c")
            c.polygon(
                [(left + dx - 10, 692), (left + dx + 10, 692), (left + dx + 6, 736), (left + dx - 6, 736)],
                "#f4efe2",
            )
    c.polygon([(664, 1000), (676, 850), (824, 850), (836, 1000)], "#3a1a1e")
    c.polygon([(646, 960), (668, 812), (714, 780), (786, 780), (832, 812), (854, 960)], "#e3d9c2")
    c.ellipse((750, 724), (48, 58), "#e9e4d6")
    c.polygon([(702, 728), (798, 728), (822, 800), (678, 800)], "#e9e4d6")
    c.rect((676, 892, 824, 1000), "#5a2a24")


def library_van(c: Canvas) -> None:
    """A yellow library van under a big tree, children reading on mats."""
    c.gradient(0, 600, ["#a9d3cf", "#d8e6cd", "#f7ecc9"])
    nature.hills(c, (560, 160), "#b3cfa4", floor=610)
    nature.hills(c, (580, 90), "#8fb887", floor=610)
    nature.canopy(c, 606, 80, "#6a9c6c")
    c.gradient(600, 1000, ["#c9774a", "#b8653f", "#97502f"])
    c.polygon([(1180, 640), (1196, 330), (1160, 220), (1216, 300), (1236, 180), (1262, 310), (1330, 230),
        (1286, 350), (1300, 640)],
              "#6b4a34")  # fmt: skip
    for x, y, r in (
        (1060, 190, 150),
        (1220, 110, 190),
        (1390, 180, 160),
        (1300, 250, 130),
        (1130, 270, 110),
        (1470, 280, 110),
    ):
        c.ellipse((x, y), (r, r * 0.62), mix("#2f6b4a", "#3f7f53", c.rng.random()))
    for _ in range(60):
        c.lens((c.rng.uniform(980, 1500), c.rng.uniform(60, 320)), (26, 7), "#5f9a5f", alpha=0.8)
    c.lens((1150, 800), (520, 96), "#7c4029", alpha=0.6)
    x, y = 250, 720
    c.lens((x + 310, y + 44), (400, 24), "#6e3824", alpha=0.8)
    c.polygon(
        [
            (x, y),
            (x, 400),
            (x + 30, 372),
            (x + 480, 372),
            (x + 560, 392),
            (x + 628, 520),
            (x + 700, 556),
            (x + 706, y),
        ],
        "#f0b62f",
    )
    c.rect((x, 640, x + 706, y + 8), "#2c6c78")
    c.polygon([(x + 500, 420), (x + 552, 420), (x + 612, 524), (x + 500, 524)], "#bfe0de")
    c.polygon([(x + 500, 420), (x + 552, 420), (x + 570, 452), (x + 500, 500)], "#e6f3ea")
    c.rect((x + 60, 420, x + 440, 610), "#5b3a2c")
    tones = ("#c94f3d", "#f3e7c9", "#2c6c78", "#e39a4a", "#6f9a5f", "#8a4b66")
    for shelf in (480, 544, 606):
        c.rect((x + 60, shelf, x + 440, shelf + 6), "#3d261d")
        at = x + 66
        while at < x + 428:
            wide, tall = c.rng.uniform(8, 17), c.rng.uniform(34, 52)
            c.rect((at, shelf - tall, at + wide, shelf), c.rng.choice(tones))
            at += wide + 2
    c.polygon([(x + 40, 412), (x + 460, 412), (x + 500, 330), (x + 0, 330)], "#d9a022")
    c.line(((x + 40, 412), (x + 4, 332)), "#7c4029", width=5)
    c.line(((x + 460, 412), (x + 496, 332)), "#7c4029", width=5)
    for dx in (140, 570):
        c.ellipse((x + dx, y + 8), 62, "#2a2422")
        c.ellipse((x + dx, y + 8), 30, "#c9c2b2")
    c.ellipse((x + 694, 606), (9, 18), "#fdf3cf")
    people.person(
        c, (x + 250, 764, 226), people.Look("#2c6c78", "#5b3a4c", SKIN, "veil", "#f3e7c9", True), pose="reach"
    )
    c.polygon([(900, 826), (1400, 806), (1490, 920), (860, 946)], "#e3c58c")
    for step in range(8):
        c.line(((908 + step * 62, 824), (872 + step * 80, 944)), "#c9a062", width=3)
    readers = ((960, 866, "#c94f3d", "hair", 1), (1070, 900, "#f3e7c9", "veil", -1), (1200, 862, "#6f9a5f", "hair", 1),
               (1320, 896, "#2c6c78", "veil", -1))  # fmt: skip
    for px, py, top, head, face in readers:
        look = people.Look(top, "#4a3446", SKIN, head, "#f8efd8" if head == "veil" else "#1d1714")
        c.ellipse((px + face * 12, py + 22), (64, 20), "#4a3446")
        people.rower(c, (px, py + 20), 140, look, face=face)
        c.polygon(
            [
                (px + face * 26, py - 26),
                (px + face * 62, py - 40),
                (px + face * 66, py - 4),
                (px + face * 30, py + 10),
            ],
            "#fbf6e6",
        )
        c.line(((px + face * 26, py - 26), (px + face * 30, py + 10)), "#c94f3d", width=4)
    people.person(c, (160, 870, 168), people.Look("#e39a4a", "#2c6c78", SKIN, "cap", "#c94f3d"), pose="walk")
    nature.grass(c, (1008, 1008), 60, "#6b6a35", count=110)


PAINTERS = {
    "health-post": health_post,
    "council-hall": council_hall,
    "courtroom": courtroom,
    "library-van": library_van,
}
