"""People seen from across a street: a few flat shapes, but each with a weight and a purpose."""

from dataclasses import dataclass

from newsroom.demo.pictures.canvas import Canvas, Point
from newsroom.demo.pictures.palette import Colour


@dataclass(frozen=True)
class Look:
    """What somebody wears; `head` is hair, veil, cap, peci, hat or helmet."""

    top: Colour
    legs: Colour
    skin: Colour = "#8a5a3c"
    head: str = "hair"
    head_colour: Colour = "#1d1a1c"
    skirt: bool = False


def shadow(tone: Colour, *, head: str = "hair", skirt: bool = False) -> Look:
    """A silhouette: everything in one tone."""
    return Look(tone, tone, tone, head, tone, skirt)


ARMS = {
    "stand": ((-0.125, 0.47), (0.125, 0.47)),
    "walk": ((-0.17, 0.5), (0.16, 0.51)),
    "work": ((0.2, 0.5), (0.22, 0.46)),
    "wave": ((-0.13, 0.48), (0.2, 1.02)),
    "carry": ((-0.12, 1.0), (0.12, 1.0)),
    "reach": ((0.24, 0.7), (0.27, 0.66)),
    "run": ((-0.2, 0.62), (0.21, 0.66)),
    "sit": ((0.13, 0.5), (0.16, 0.5)),
}
FEET = {"walk": (-0.13, 0.13), "run": (-0.3, 0.17), "work": (-0.08, 0.1)}


def person(
    c: Canvas, spot: tuple[float, float, float], look: Look, *, pose: str = "stand", face: int = 1
) -> None:
    """Somebody standing at a point with a height: x, y, height; `face` is 1 to the right, −1 to the left."""
    foot, height = spot[:2], spot[2]

    def at(dx: float, dy: float) -> Point:
        return foot[0] + face * dx * height, foot[1] - dy * height

    lean = {"work": 0.12, "run": 0.08, "reach": 0.03}.get(pose, 0)
    _legs(c, at, height, look, pose=pose)
    hip, neck = at(0, 0.5), at(lean, 0.84)
    for hand in ARMS[pose]:
        shoulder = at(lean + (0.09 if hand[0] > 0 else -0.09), 0.79)
        elbow = at((hand[0] + lean + (0.05 if hand[0] > 0 else -0.05)) / 1.35, (hand[1] + 0.73) / 2)
        c.limb((shoulder, elbow, at(hand[0] + lean / 2, hand[1])), look.top, width=height * 0.058)
        c.ellipse(at(hand[0] + lean / 2, hand[1] - 0.015), height * 0.026, look.skin)
    c.polygon([at(lean - 0.12, 0.8), at(lean - 0.07, 0.845), at(lean + 0.07, 0.845), at(lean + 0.12, 0.8),
               at(0.085, 0.47), at(-0.085, 0.47)], look.top)  # fmt: skip
    c.line((hip, neck), look.top, width=height * 0.1)
    _head(c, at, height, look, lean=lean)


def _legs(c: Canvas, at, height: float, look: Look, *, pose: str) -> None:
    if pose == "sit":
        for low in (0.44, 0.47):
            c.limb((at(0, 0.5), at(0.2, low + 0.02), at(0.22, low - 0.2)), look.legs, width=height * 0.085)
        return
    if look.skirt:
        c.polygon([at(-0.085, 0.52), at(0.085, 0.52), at(0.14, 0.03), at(-0.14, 0.03)], look.legs)
        c.ellipse(at(-0.05, 0.015), (height * 0.04, height * 0.018), look.head_colour)
        c.ellipse(at(0.07, 0.015), (height * 0.04, height * 0.018), look.head_colour)
        return
    back, front = FEET.get(pose, (-0.055, 0.055))
    lift = 0.16 if pose == "run" else 0
    for dx, up, hip in ((back, lift, -0.04), (front, 0, 0.04)):
        knee = at((hip + dx) / 2 + 0.02, 0.26 + up / 3)
        c.limb((at(hip, 0.5), knee, at(dx, 0.03 + up)), look.legs, width=height * 0.075)
        c.ellipse(at(dx + 0.025, 0.02 + up), (height * 0.05, height * 0.02), look.head_colour)


def _head(c: Canvas, at, height: float, look: Look, *, lean: float) -> None:
    crown, tone = at(lean * 1.2, 0.915), look.head_colour
    if look.head == "veil":
        c.polygon(
            [at(lean - 0.075, 0.92), at(lean + 0.075, 0.92), at(lean + 0.13, 0.74), at(lean - 0.13, 0.74)],
            tone,
        )
        c.ellipse(crown, (height * 0.078, height * 0.088), tone)
        c.ellipse(at(lean * 1.2 + 0.02, 0.91), (height * 0.042, height * 0.05), look.skin)
        return
    c.line((at(lean, 0.83), crown), look.skin, width=height * 0.055)
    c.ellipse(crown, (height * 0.06, height * 0.072), look.skin)
    top = at(lean * 1.2 - 0.008, 0.945)
    if look.head == "hat":
        c.polygon([at(lean - 0.16, 0.93), at(lean + 0.02, 1.03), at(lean + 0.19, 0.93)], tone)
    elif look.head == "peci":
        c.polygon(
            [at(lean - 0.065, 0.935), at(lean - 0.055, 1.01), at(lean + 0.07, 1.01), at(lean + 0.075, 0.935)],
            tone,
        )
    elif look.head == "helmet":
        c.ellipse(top, (height * 0.072, height * 0.06), tone)
        c.line((at(lean - 0.08, 0.93), at(lean + 0.12, 0.93)), tone, width=height * 0.018)
    elif look.head == "cap":
        c.ellipse(top, (height * 0.065, height * 0.05), tone)
        c.line((at(lean, 0.94), at(lean + 0.13, 0.935)), tone, width=height * 0.02)
    else:
        c.ellipse(top, (height * 0.066, height * 0.056), tone)


def rower(c: Canvas, seat: Point, height: float, look: Look, *, face: int = 1) -> None:
    """Somebody sitting in a boat: what the hull leaves to see."""
    x, y = seat
    c.polygon([(x - height * 0.2, y), (x - height * 0.2, y - height * 0.42), (x - height * 0.1, y - height * 0.52),
               (x + height * 0.1, y - height * 0.52), (x + height * 0.2, y - height * 0.42), (x + height * 0.2, y)],
              look.top)  # fmt: skip
    c.limb(((x + face * height * 0.14, y - height * 0.42), (x + face * height * 0.34, y - height * 0.18)), look.top,
           width=height * 0.12)  # fmt: skip
    c.ellipse((x, y - height * 0.68), (height * 0.13, height * 0.16), look.skin)
    if look.head == "hat":
        c.polygon([(x - height * 0.34, y - height * 0.7), (x, y - height * 0.98),
            (x + height * 0.34, y - height * 0.7)],
                  look.head_colour)  # fmt: skip
    elif look.head == "veil":
        c.ellipse((x, y - height * 0.68), (height * 0.17, height * 0.2), look.head_colour)
        c.rect((x - height * 0.17, y - height * 0.66, x + height * 0.17, y - height * 0.44), look.head_colour)
    else:
        c.ellipse((x, y - height * 0.75), (height * 0.14, height * 0.12), look.head_colour)
