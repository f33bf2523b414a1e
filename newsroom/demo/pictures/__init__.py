"""The demo's pictures: screen prints of invented scenes and people, drawn by code at any size.

What a picture is called and how it is described stands in `content/pictures.toml`; how it is drawn stands in
the scene modules. `draw` gives the same pixels for the same key and width, always.
"""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from newsroom.demo.pictures import (
    portraits,
    scenes_coast,
    scenes_lake,
    scenes_land,
    scenes_port,
    scenes_public,
    scenes_river,
    scenes_town,
    scenes_upriver,
)
from newsroom.demo.pictures.canvas import Canvas

SCENE_SIZE = (1500, 1000)
PORTRAIT_SIZE = (800, 1000)


@dataclass(frozen=True)
class SceneSpec:
    """One picture: its name in the library, what it shows in words, who is credited, how it is drawn.

    ``licensed_days``: its rights end so many days after the demo's today; the paper's own end never.
    """

    key: str
    title: str
    alt: str
    credit: str
    size: tuple[int, int]
    paint: Callable[[Canvas], None]
    licensed_days: int | None = None


def _read(
    table: str, painters: dict[str, Callable[[Canvas], None]], *, size: tuple[int, int]
) -> dict[str, SceneSpec]:
    path = Path(__file__).parent.parent / "content" / "pictures.toml"
    rows = tomllib.loads(path.read_text(encoding="utf-8"))[table]
    return {key: SceneSpec(key=key, size=size, paint=painters[key], **row) for key, row in rows.items()}


SCENES = _read(
    "scenes",
    scenes_river.PAINTERS
    | scenes_lake.PAINTERS
    | scenes_port.PAINTERS
    | scenes_coast.PAINTERS
    | scenes_town.PAINTERS
    | scenes_public.PAINTERS
    | scenes_land.PAINTERS
    | scenes_upriver.PAINTERS,
    size=SCENE_SIZE,
)
PORTRAITS = _read("portraits", portraits.PAINTERS, size=PORTRAIT_SIZE)


def draw(key: str, *, width: int = 1500) -> Image.Image:
    """Draw a scene (3:2) or a portrait (4:5) at a width in pixels; an unknown key is a KeyError."""
    spec = SCENES.get(key) or PORTRAITS[key]
    canvas = Canvas(spec.size, width=width, seed=key)
    spec.paint(canvas)
    return canvas.pull()
