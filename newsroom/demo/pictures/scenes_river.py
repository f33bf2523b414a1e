"""Scenes along the Mahakam and its lakes."""

from itertools import pairwise

from newsroom.demo.pictures import nature, people, things
from newsroom.demo.pictures.canvas import Canvas
from newsroom.demo.pictures.palette import mix


def flood_houses(c: Canvas) -> None:
    """Stilt houses in flood water at dusk, two windows lit, a family in a canoe."""
    dark, deep, light = "#1d3238", "#14252b", "#f0b548"
    c.gradient(0, 1000, ["#55696f", "#8b9a97", "#c3c2af", "#8b9791", "#6d7f7d"])
    c.gradient(0, 600, ["#55696f", "#8b9a97", "#c3c2af", "#d8cdb2"])
    nature.clouds(c, (20, 330), "#5d7176", count=12, alpha=0.5)
    nature.clouds(c, (200, 400), "#e0d6bd", count=6, alpha=0.4)
    nature.hills(c, (560, 90), "#93a79b", floor=600)
    nature.canopy(c, 585, 110, "#6d887b")
    for x, tall, lean in ((585, 210, 0.12), (640, 160, -0.16), (1105, 190, 0.1), (60, 200, 0.14)):
        nature.palm(c, (x, 580), tall, "#557468", lean=lean)
    nature.canopy(c, 596, 70, "#4c6a60")
    for x, width, lit, legs, base in ((90, 310, True, 34, 618), (480, 236, False, 46, 606),
                                      (770, 300, True, 38, 614), (1180, 250, False, 44, 608)):  # fmt: skip
        things.stilt_house(c, (x, base, width), (dark, deep, light), lit=lit, legs=legs)
        if lit:
            c.glow((x + width / 2, base - legs - 70), 330, light, strength=0.3)
    poles = [
        things.pole(c, (x, 640), tall, deep) for x, tall in ((-60, 340), (430, 330), (1112, 345), (1590, 330))
    ]
    for one, other in pairwise(poles):
        for left, right in zip(one, other, strict=True):
            things.wire(c, (left, right), deep, sag=42)
    c.reflect(600, depth=400, tint="#7f8c86", strength=0.62)
    c.rect((0, 598, 1500, 601), "#b9bfae", alpha=0.5)
    nature.ripples(c, (606, 990), "#c9cab8", count=170, alpha=0.42)
    nature.ripples(c, (620, 1000), "#33474b", count=120, alpha=0.42)
    nature.glitter(c, (240, 650, 900), light, spread=130, count=34)
    nature.glitter(c, (915, 650, 900), light, spread=130, count=34)
    c.lens((640, 838), (400, 20), "#22363b", alpha=0.7)
    for x, look, face in ((520, people.shadow("#0e1b20", head="hat"), 1), (640, people.shadow("#0e1b20",
        head="veil"), 1),
                          (742, people.shadow("#0e1b20"), -1)):  # fmt: skip
        people.rower(c, (x, 816), 92, look, face=face)
    c.limb(((572, 690), (528, 905)), "#0e1b20", width=6)
    c.lens((526, 905), (9, 30), "#0e1b20")
    things.canoe(c, (640, 822), 580, "#0b171b", rim="#3a5054")
    nature.nipah(c, (1440, 1010), 300, "#0e1d20", leaves=7)
    nature.nipah(c, (20, 1015), 230, "#0e1d20", leaves=6)


def bridge_barge(c: Canvas) -> None:
    """A cable-stayed bridge after sunset with a coal barge going under it."""
    ink, deck = "#12233c", "#0f1d33"
    c.gradient(600, 1000, ["#8b8a78", "#4e6c7c", "#1f4060"])
    c.gradient(0, 600, ["#1f4566", "#3f6d80", "#c59a68", "#f2b563"])
    nature.sun(c, (1040, 520), 52, ("#fbe0a0", "#f8c46e"))
    nature.clouds(c, (40, 420), "#d99a62", count=13, alpha=0.55)
    nature.clouds(c, (20, 220), "#2c5674", count=8, alpha=0.6)
    nature.hills(c, (575, 130), "#5c6d77", floor=600)
    nature.canopy(c, 596, 74, "#31505f")
    for x in range(30, 1500, 74):
        tall = c.rng.uniform(18, 62)
        c.rect((x, 590 - tall, x + c.rng.uniform(24, 60), 600), "#2a4658")
        c.rect((x + 8, 578, x + 14, 583), "#f7d27e")
    for x in (370, 1130):
        for step in range(1, 15):
            for side in (-1, 1):
                c.line(((x, 236 + step * 5), (x + side * step * 26.5, 508)), ink, width=2)
        c.polygon([(x - 20, 640), (x - 10, 205), (x + 10, 205), (x + 20, 640)], ink)
        c.rect((x - 30, 330, x + 30, 346), ink)
        c.rect((x - 34, 560, x + 34, 640), deck)
    c.rect((0, 506, 1500, 526), deck)
    c.line(((0, 498), (1500, 498)), deck, width=3)
    for x in range(40, 1500, 92):
        c.line(((x, 506), (x, 472)), deck, width=3)
        c.glow((x, 470), 26, "#ffe3a3", strength=0.9)
        c.ellipse((x, 470), 4, "#fff0c4")
    c.reflect(600, depth=400, tint="#4e6c7c", strength=0.66)
    nature.ripples(c, (606, 1000), "#e7b476", count=120, alpha=0.4)
    nature.ripples(c, (620, 1000), "#1c3a54", count=150, alpha=0.5)
    nature.glitter(c, (1040, 604, 960), "#fbd58c", spread=190, count=90)
    c.lens((560, 832), (500, 30), "#0c1a2c", alpha=0.6)
    things.barge(c, (150, 820), 640, ("#0d1a2b", "#070e18", "#3a1f20"))
    things.tug(c, (900, 822), 170, ("#0d1a2b", "#24384a", "#ffd98a"))
    c.line(((800, 760), (905, 790)), "#0d1a2b", width=3)


def dawn_boats(c: Canvas) -> None:
    """Motor canoes waiting at a jetty while the sun comes up behind the ridge."""
    ink = "#25303f"
    c.gradient(552, 1000, ["#c79a78", "#a18a78", "#5f7478"])
    c.gradient(0, 560, ["#5f8f98", "#a9b7a4", "#f0b27c", "#f7cf8e"])
    nature.sun(c, (820, 430), 66, ("#fdeab4", "#fbd38a"))
    nature.clouds(c, (60, 380), "#f3c193", count=14, alpha=0.55)
    nature.far_layers(c, [(500, 190), (520, 140), (535, 80)], ("#c79a80", "#6f7475"), floor=560)
    nature.canopy(c, 552, 74, "#4a5e63")
    for x in (180, 250, 1290, 1380):
        nature.palm(c, (x, 552), c.rng.uniform(140, 210), "#38494f", lean=0.12)
    c.reflect(552, depth=448, tint="#b58d72", strength=0.6)
    nature.ripples(c, (560, 1000), "#fad79c", count=150, alpha=0.45)
    nature.ripples(c, (570, 1000), "#46606a", count=170, alpha=0.4)
    nature.glitter(c, (820, 556, 980), "#fff0c0", spread=230, count=120)
    things.roofed_boat(c, (1090, 640), 300, ("#3a4650", "#56646a", "#a78e77"))
    things.roofed_boat(c, (410, 700), 470, (ink, "#32566a", "#d88f55"))
    for seat in (330, 410, 486):
        people.rower(c, (seat, 684), 62, people.shadow("#1b232e"))
    c.lens((780, 838), (420, 20), "#2b3440", alpha=0.5)
    people.rower(c, (985, 812), 92, people.shadow("#161c26", head="hat"), face=-1)
    people.rower(c, (660, 812), 86, people.shadow("#161c26"), face=-1)
    things.canoe(c, (800, 824), 640, "#1a222d", rim="#c9854f")
    c.line(((1085, 780), (1160, 842)), "#161c26", width=6)
    for x in (60, 170, 280):
        c.rect((x, 850, x + 16, 1000), "#151b24")
    c.polygon([(-10, 866), (360, 866), (420, 894), (-10, 894)], "#1d2530")
    for x in range(0, 400, 46):
        c.line(((x, 866), (x + 8, 894)), "#39414a", width=2)
    people.person(c, (210, 872, 214), people.shadow("#141a23", head="veil", skirt=True), pose="carry")
    c.polygon([(168, 616), (252, 616), (240, 652), (180, 652)], "#141a23")
    c.lens((210, 617), (42, 12), "#a5683f")
    people.person(c, (320, 874, 226), people.shadow("#141a23", head="cap"), pose="reach")


def rapids(c: Canvas) -> None:
    """A long boat climbing white water between forest walls."""
    c.gradient(0, 420, ["#dfe9d2", "#c3dcc0", "#a9cbae"])
    nature.far_layers(c, [(360, 230), (400, 200), (430, 150)], ("#b7d2b4", "#6fa084"), floor=470)
    c.gradient(440, 1000, ["#a5c9b8", "#6fa79c", "#3d827e", "#2a6c6c"])
    c.polygon(
        [
            (0, 130),
            (130, 170),
            (250, 260),
            (390, 330),
            (470, 430),
            (520, 460),
            (430, 560),
            (250, 690),
            (0, 790),
        ],
        "#2f6a4f",
    )
    c.polygon([(1500, 90), (1370, 150), (1250, 250), (1120, 320), (1010, 430), (960, 456), (1080, 560),
        (1270, 700), (1500, 830)],
              "#29604a")  # fmt: skip
    for x, y, r in [(c.rng.uniform(0, 470), 0, c.rng.uniform(28, 62)) for _ in range(46)]:
        c.ellipse(
            (x, 190 + x * 0.55 + c.rng.uniform(-40, 150) + y),
            (r * 1.2, r),
            mix("#1f5442", "#4b8a62", c.rng.random()),
        )
    for x, r in [(c.rng.uniform(1010, 1500), c.rng.uniform(28, 66)) for _ in range(46)]:
        y = 190 + (1500 - x) * 0.5 + c.rng.uniform(-50, 160)
        c.ellipse((x, y), (r * 1.2, r), mix("#1b4c3d", "#427f5c", c.rng.random()))
    nature.tall_tree(c, (150, 400), 360, ("#dcd9bd", "#1d4f3e"))
    nature.tall_tree(c, (1390, 380), 330, ("#dcd9bd", "#184538"))
    for x, y, w in ((560, 520, 90), (900, 545, 110), (330, 740, 190), (1190, 760, 210), (760, 600, 80)):
        c.polygon([(x - w, y + 16), (x - w * 0.7, y - w * 0.32), (x - w * 0.1, y - w * 0.52),
            (x + w * 0.6, y - w * 0.34),
                   (x + w, y + 16)], "#3b4f4a")  # fmt: skip
        c.polygon([(x - w * 0.7, y - w * 0.32), (x - w * 0.1, y - w * 0.52), (x + w * 0.1, y - w * 0.2),
            (x - w * 0.5, y - 4)],
                  "#71857a")  # fmt: skip
        for _ in range(9):
            c.lens(
                (x + c.rng.uniform(-1.2, 1.2) * w, y + c.rng.uniform(0, 26)),
                (w * c.rng.uniform(0.2, 0.6), 7),
                "#f3f6ea",
            )
    nature.ripples(c, (460, 1000), "#eef4e6", count=210, alpha=0.7)
    nature.ripples(c, (480, 1000), "#1f5c5e", count=130, alpha=0.5)
    people.rower(c, (700, 690), 92, people.Look("#c8542f", "#c8542f", "#7d4e33", "hat", "#e7c27a"), face=1)
    people.rower(c, (800, 690), 84, people.Look("#e2b64b", "#e2b64b", "#7d4e33", "hair", "#1c1a19"), face=1)
    c.polygon([(560, 690), (590, 640), (652, 640), (664, 690)], "#e9e2cc")
    c.rect((592, 664, 660, 690), "#b98c52")
    people.person(
        c, (905, 706, 190), people.Look("#2b5d78", "#25323a", "#7d4e33", "cap", "#c8542f"), pose="work"
    )
    c.line(((950, 600), (1060, 770)), "#4a3222", width=6)
    things.canoe(c, (755, 704), 620, "#3d2a20", rim="#d98c4f")
    for _ in range(30):
        c.lens(
            (c.rng.uniform(440, 1130), c.rng.uniform(708, 742)),
            (c.rng.uniform(26, 90), 7),
            "#f6f8ee",
            alpha=0.9,
        )
    nature.nipah(c, (40, 1030), 300, "#143b33", leaves=8)
    nature.nipah(c, (1470, 1040), 260, "#143b33", leaves=7)


PAINTERS = {
    "flood-houses": flood_houses,
    "bridge-barge": bridge_barge,
    "dawn-boats": dawn_boats,
    "rapids": rapids,
}
