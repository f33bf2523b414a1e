"""Scenes on the lakes of the middle Mahakam."""

from newsroom.demo.pictures import nature, people, things
from newsroom.demo.pictures.canvas import Canvas
from newsroom.demo.pictures.palette import mix


def dolphins(c: Canvas) -> None:
    """Two river dolphins surfacing on a pale morning, a fisherman watching."""
    c.gradient(0, 440, ["#cfdcd2", "#dbe3d3", "#f0e2c8", "#f3d8b8"])
    nature.sun(c, (330, 300), 48, ("#fdf3da", "#fbe8c4"))
    nature.far_layers(c, [(430, 130), (440, 80)], ("#b9cdc4", "#98b7ad"), floor=450)
    nature.canopy(c, 446, 88, "#6f9a8d")
    for x, tall in ((150, 130), (1180, 150), (1245, 120), (820, 110)):
        nature.palm(c, (x, 440), tall, "#588577", lean=0.12)
    nature.canopy(c, 450, 52, "#4d7a6e")
    c.gradient(450, 1000, ["#c3d3c6", "#9fbdb8", "#7ba5a6", "#5f8f95"])
    c.reflect(450, depth=150, tint="#b4cbc2", strength=0.5)
    nature.ripples(c, (470, 1000), "#e6ebdd", count=210, alpha=0.55)
    nature.ripples(c, (500, 1000), "#4f838b", count=170, alpha=0.45)
    nature.glitter(c, (330, 455, 900), "#fdf0d2", spread=170, count=60)
    people.rower(c, (1085, 498), 62, people.shadow("#2d5a5a", head="hat"), face=-1)
    things.canoe(c, (1100, 508), 260, "#234d4f", rim="#8fb3ab")
    c.line(((1060, 470), (985, 420)), "#234d4f", width=3)
    _dolphin(c, (560, 735), 1.55, ("#38575f", "#27434b", "#86a5a8"))
    _dolphin(c, (960, 640), 0.86, ("#4b6d74", "#39585f", "#93b1b2"))
    c.lens((1270, 770), (60, 9), "#e9efe4")
    c.polygon([(1228, 768), (1250, 748), (1278, 744), (1300, 768)], "#3f6067")
    nature.nipah(c, (1500, 1020), 330, "#1f4a47", leaves=7)
    nature.grass(c, (1010, 1008), 60, "#1f4a47", count=40)


def _dolphin(c: Canvas, at: tuple[float, float], size: float, colours: tuple[str, str, str]) -> None:
    """A blunt-headed pesut rolling forward to the left; colours are back, shade and wet light."""
    (x, y), (back, shade, shine) = at, colours

    def put(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
        return [(x + px * size, y + py * size) for px, py in points]

    c.lens((x - 4 * size, y + 4 * size), (190 * size, 15 * size), "#e9efe4", alpha=0.9)
    c.polygon(put([(-166, 4), (-170, -14), (-166, -34), (-154, -50), (-136, -59), (-118, -60), (-104, -55), (-92, -50),
                   (-60, -58), (-20, -63), (30, -60), (72, -50), (110, -34), (138, -16), (158, 4)]), back)  # fmt: skip
    c.polygon(put([(16, -60), (34, -78), (54, -88), (60, -87), (57, -72), (66, -52)]), back)
    c.polygon(
        put([(-166, 4), (-168, -8), (-140, -5), (-96, -12), (-20, -16), (80, -14), (128, -8), (158, 4)]),
        shade,
    )
    c.lens((x - 134 * size, y - 50 * size), (20 * size, 5 * size), shine)
    c.polygon(put([(-88, -47), (-60, -53), (-20, -58), (14, -57), (-22, -53), (-60, -48)]), shine)
    c.polygon(put([(-169, -18), (-150, -14), (-132, -19), (-150, -11)]), "#20383f")
    c.ellipse((x - 137 * size, y - 29 * size), 3.4 * size, "#16282d")
    c.line(put([(-98, -50), (-92, -40), (-91, -24)]), shade, width=2.5 * size)
    for dx, rx in ((-172, 40), (150, 46), (-30, 120)):
        c.lens((x + dx * size, y + 6 * size), (rx * size, 6 * size), "#f2f4ea", alpha=0.9)


def floating_school(c: Canvas) -> None:
    """A school on rafts on the lake, children arriving by canoe, lotus in front."""
    wall, roof, trim = "#efe3c4", "#2f7f86", "#d96c4a"
    c.gradient(0, 480, ["#8ec3c4", "#bfdccf", "#eaeccf"])
    nature.cumulus(c, (1130, 210), 190, ("#f7f4e2", "#cfe0d3"))
    nature.cumulus(c, (300, 270), 130, ("#f7f4e2", "#cfe0d3"))
    nature.hills(c, (470, 90), "#86b3a3", floor=490)
    nature.canopy(c, 486, 60, "#5a9283")
    c.gradient(480, 1000, ["#b7d9cb", "#8fc3bf", "#5b9fa6"])
    c.rect((370, 596, 1180, 616), "#7a5236")
    for x in range(390, 1180, 62):
        c.ellipse((x, 618), (27, 13), "#54483f")
    c.rect((430, 420, 1120, 598), wall)
    c.rect((430, 556, 1120, 598), trim)
    c.polygon([(390, 424), (470, 318), (1080, 318), (1160, 424)], roof)
    c.polygon([(470, 318), (1080, 318), (1092, 334), (458, 334)], mix(roof, "#ffffff", 0.25))
    for x in (470, 590, 860, 980):
        things.window(c, (x, 458), 76, ("#39666b", wall))
    c.rect((722, 446, 802, 598), "#3b4f4e")
    c.rect((690, 380, 834, 414), "#f4efe0")
    for x in (700, 716, 734, 752, 772, 790, 806):
        c.rect((x, 392, x + 11, 402), "#3b4f4e")
    things.flag(c, (1150, 600), 330, "#5b4636")
    for x, head in ((640, "veil"), (690, "cap"), (850, "veil"), (910, "hair")):
        look = people.Look(
            "#f4f1e8", "#a93c34", "#8a5a3c", head, "#f4f1e8" if head == "veil" else "#2b2220", True
        )
        people.person(c, (x, 600, 96), look, pose="wave" if x == 910 else "stand", face=1 if x < 800 else -1)
    c.reflect(622, depth=250, tint="#84bcba", strength=0.5)
    nature.ripples(c, (628, 1000), "#dcefe0", count=130, alpha=0.5)
    nature.ripples(c, (640, 1000), "#3f868f", count=110, alpha=0.4)
    for x, head, top in ((420, "veil", "#f4f1e8"), (500, "hair", "#f4f1e8"), (590, "hat", "#2a4a4c")):
        tone = "#f4f1e8" if head == "veil" else "#241d1b"
        people.rower(c, (x, 790), 84, people.Look(top, top, "#8a5a3c", head, tone), face=1)
    things.canoe(c, (500, 800), 430, "#5a3826", rim="#c98a55")
    c.limb(((620, 752), (690, 858)), "#4a2d1f", width=6)
    _lotus(c)


def _lotus(c: Canvas) -> None:
    """Leaves and flowers on the water in front."""
    for x, y, r in (
        (1010, 850, 70),
        (1160, 910, 96),
        (1330, 850, 78),
        (1420, 950, 110),
        (130, 920, 96),
        (260, 970, 84),
    ):
        c.ellipse((x, y), (r, r * 0.26), "#2f7a5c")
        c.lens((x + r * 0.2, y), (r * 0.7, r * 0.05), "#5fa57c")
    for x, y in ((1090, 838), (1375, 868), (180, 868)):
        c.line(((x, y), (x + 4, y + 70)), "#2f7a5c", width=5)
        for dx, tip in ((-26, -30), (-12, -48), (6, -54), (22, -44), (32, -26)):
            c.polygon(
                [(x, y + 6), (x + dx - 10, y + tip * 0.5), (x + dx, y + tip), (x + dx + 11, y + tip * 0.5)],
                "#e98fa0",
            )


PAINTERS = {
    "dolphins": dolphins,
    "floating-school": floating_school,
}
