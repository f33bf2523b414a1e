"""Colours as printers mix them: named by a hex string, thinned or deepened by mixing two."""

from functools import cache

Colour = str


@cache
def _channels(colour: Colour) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def rgb(colour: Colour, alpha: float = 1) -> tuple[int, ...]:
    """The numbers Pillow wants; a fourth one only where the colour is thinned."""
    channels = _channels(colour)
    return channels if alpha >= 1 else (*channels, round(alpha * 255))


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """A colour between two, `share` of the way to the other."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)
