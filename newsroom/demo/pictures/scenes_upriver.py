"""Scenes far up the river and out on the limestone coast."""

from newsroom.demo.pictures import nature, people, things
from newsroom.demo.pictures.canvas import Canvas
from newsroom.demo.pictures.palette import mix


def longhouse(c: Canvas) -> None:
    """A Dayak longhouse on tall posts, a notched ladder, drying mats in the yard."""
    c.gradient(0, 560, ["#e9a86b", "#f3c98d", "#f8e6bd"])
    nature.far_layers(c, [(520, 260), (540, 170)], ("#d9ae83", "#9a8462"), floor=600)
    nature.canopy(c, 590, 150, "#6f7049")
    for x in (70, 1430, 1350):
        nature.palm(c, (x, 590), 300, "#565c3c", lean=0.1 if x < 700 else -0.1)
    c.gradient(586, 1000, ["#c08a55", "#a87244", "#7d5131"])
    _lamin(c)
    _carved_posts(c)
    for x, y in ((160, 850), (330, 900), (1130, 900)):
        c.polygon([(x, y), (x + 180, y - 8), (x + 220, y + 48), (x + 20, y + 60)], "#e6c98c")
        c.polygon([(x + 22, y + 8), (x + 164, y + 2), (x + 190, y + 38), (x + 36, y + 46)], "#b5562f")
    folk = ((610, 884, 230, people.Look("#b13a2c", "#2b1a15", "#7d4e33", "hair", "#191211", True), "walk", -1),
            (880, 872, 222, people.Look("#e9dcc0", "#3f241b", "#7d4e33", "hat", "#d9b56a"), "stand", -1),
            (980, 936, 156, people.Look("#2f6f6a", "#3f241b", "#7d4e33", "hair", "#191211"), "wave", -1))  # fmt: skip
    for x, y, tall, look, pose, face in folk:
        c.lens((x + 50, y + 2), (92, 9), "#5f3d24", alpha=0.7)
        people.person(c, (x, y, tall), look, pose=pose, face=face)
    nature.grass(c, (1010, 1006), 64, "#5d5a2f", count=120)


def _lamin(c: Canvas) -> None:
    """The house itself: posts, planks, carved shields, shingles, notched ladder."""
    wood, dark, roof = "#6d3f2a", "#3f241b", "#4d332a"
    for x in range(170, 1360, 84):
        c.rect((x, 560, x + 16, 760), dark)
    c.polygon([(150, 770), (1370, 770), (1300, 830), (230, 830)], "#6b4327", alpha=0.6)
    c.rect((130, 540, 1390, 572), "#8a5436")
    c.rect((150, 400, 1370, 542), wood)
    for x in range(150, 1370, 22):
        c.line(((x, 400), (x, 542)), mix(wood, dark, 0.4), width=1.5)
    for x in range(230, 1340, 164):
        c.rect((x, 424, x + 54, 540), dark)
        c.polygon([(x + 90, 440), (x + 112, 466), (x + 90, 492), (x + 68, 466)], "#e9c46e")
        c.polygon([(x + 90, 452), (x + 102, 466), (x + 90, 480), (x + 78, 466)], "#b13a2c")
    c.polygon([(90, 412), (220, 236), (1300, 236), (1430, 412)], roof)
    for row in range(1, 7):
        y = 236 + row * 29
        c.line(((220 - row * 21, y), (1300 + row * 21, y)), mix(roof, "#1d120e", 0.4), width=3)
    for x, side in ((220, -1), (1300, 1)):
        for turn in range(3):
            c.arc((x + side * (10 + turn * 22), 214 - turn * 14), (34 - turn * 7, 30 - turn * 6),
                (150, 400) if side < 0 else (140, 390),
                  "#3f241b", width=9)  # fmt: skip
    c.polygon([(722, 780), (742, 548), (774, 548), (790, 780)], "#3f241b")
    for step in range(8):
        y = 764 - step * 27
        c.rect((726 + step * 1.8, y, 786 - step * 1.6, y + 9), "#c98a55")


def _carved_posts(c: Canvas) -> None:
    """Two carved posts with a hornbill on top."""
    for x, tall in ((470, 320), (1080, 300)):
        c.polygon([(x - 15, 850), (x - 10, 850 - tall), (x + 10, 850 - tall), (x + 15, 850)], "#4d2c1f")
        for y in range(int(860 - tall), 830, 52):
            c.polygon([(x, y), (x + 14, y + 16), (x, y + 32), (x - 14, y + 16)], "#e9c46e")
        c.lens((x, 850 - tall), (36, 9), "#4d2c1f")
        c.polygon(
            [(x - 30, 846 - tall), (x + 34, 826 - tall), (x + 70, 836 - tall), (x + 20, 852 - tall)],
            "#2b1a15",
        )


def karst(c: Canvas) -> None:
    """Limestone towers over a still bay, a small boat beneath them."""
    c.gradient(0, 620, ["#a9c6d2", "#d3ddd6", "#f1e7d3"])
    nature.clouds(c, (40, 360), "#f6f1e4", count=10, alpha=0.7)
    for base, tone, shade, green, peaks in (
        (
            610,
            "#b9c4c4",
            "#a3b3b6",
            "#94b3a3",
            ((160, 250, 150), (520, 330, 170), (900, 280, 160), (1300, 350, 190)),
        ),
        (622, "#d3cbb8", "#a39f94", "#5f8f78", ((300, 400, 190), (1130, 470, 230))),
    ):
        for x, tall, wide in peaks:
            _tower(c, (x, base), tall, wide, (tone, shade, green))
    c.gradient(620, 1000, ["#9fc7c3", "#5fa0a6", "#2f7482"])
    c.reflect(620, depth=330, tint="#7fb3b3", strength=0.55)
    nature.ripples(c, (626, 1000), "#e3efe6", count=140, alpha=0.5)
    nature.ripples(c, (640, 1000), "#2f6f7c", count=100, alpha=0.4)
    c.lens((640, 792), (260, 14), "#2b6672", alpha=0.6)
    people.rower(c, (560, 772), 84, people.Look("#e0623f", "#e0623f", "#7d4e33", "hat", "#f3dfae"))
    people.rower(c, (680, 772), 78, people.Look("#f3e7cc", "#f3e7cc", "#7d4e33", "veil", "#c9838a"))
    things.canoe(c, (620, 782), 420, "#4a3226", rim="#e0a257")
    nature.mangrove(c, (1400, 1000), 330, ("#2b3f3a", "#1f5a50"))
    nature.mangrove(c, (80, 1010), 260, ("#2b3f3a", "#1f5a50"))
    for x, y in ((760, 250), (820, 226), (880, 262)):
        c.line(((x - 22, y - 9), (x, y), (x + 22, y - 11)), "#4d5f66", width=4)


def _tower(
    c: Canvas, foot: tuple[float, float], tall: float, wide: float, tones: tuple[str, str, str]
) -> None:
    (x, y), (rock, shade, green) = foot, tones
    left, right = [(x - wide, y)], [(x + wide, y)]
    for step in range(1, 8):
        t = step / 7
        narrow = wide * (1 - 0.72 * t**1.8)
        left.append((x - narrow + c.rng.uniform(-14, 14), y - tall * t))
        right.append((x + narrow + c.rng.uniform(-14, 14), y - tall * t))
    c.polygon(left + right[::-1], rock)
    middle = [(x + wide * 0.25 + c.rng.uniform(-24, 24), y - tall * step / 7) for step in range(8)]
    c.polygon(middle + right[::-1], shade)
    for _ in range(9):
        px, py = x + c.rng.uniform(-0.6, 0.7) * wide, y - c.rng.uniform(0.12, 0.7) * tall
        c.line(((px, py), (px + c.rng.uniform(-5, 5), py + tall * 0.14)), mix(shade, "#5f6a6a", 0.4), width=4)
    for step in range(22):
        t = step / 21
        px = left[-1][0] + (right[-1][0] - left[-1][0]) * t
        c.ellipse((px, y - tall + c.rng.uniform(-14, 16)), (wide * 0.13, wide * 0.09), green)
    for _ in range(14):
        t = c.rng.uniform(0.05, 0.75)
        narrow = wide * (1 - 0.72 * t**1.8)
        c.ellipse(
            (x + c.rng.choice((-1, 1, 0.3)) * narrow * 0.92, y - tall * t), (wide * 0.16, wide * 0.08), green
        )


PAINTERS = {
    "longhouse": longhouse,
    "karst": karst,
}
