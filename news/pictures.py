"""Pictures as readers get them: which sizes there are, as WebP, made once and kept."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from news.models import Photo

PHOTO_WIDTHS = (360, 720, 1200)
SQUARE_PIXELS = 208
PORTRAIT_PIXELS = 96
LARGE_PORTRAIT = (480, 600)


def photo_facts(photo: "Photo | None", *, alt: str = "", caption: str = "") -> dict[str, Any] | None:
    """Sources in three widths at 3:2 and a square; ``alt`` and ``caption`` are the story's own words."""
    if photo is None:
        return None
    specs = {width: f"fill-{width}x{width * 2 // 3}|format-webp" for width in PHOTO_WIDTHS}
    square = f"fill-{SQUARE_PIXELS}x{SQUARE_PIXELS}|format-webp"
    renditions = photo.get_renditions(*specs.values(), square)
    widest = renditions[specs[PHOTO_WIDTHS[-1]]]
    return {
        "alt": alt or photo.description,
        "caption": caption,
        "credit": photo.credit,
        "width": widest.width,
        "height": widest.height,
        "sources": [
            {"src": renditions[spec].url, "width": renditions[spec].width} for spec in specs.values()
        ],
        "square": {"src": renditions[square].url, "width": SQUARE_PIXELS, "height": SQUARE_PIXELS},
    }


def portrait_url(photo: "Photo | None") -> str | None:
    """The address of a small portrait, cropped to the focal point."""
    return _filled_url(photo, PORTRAIT_PIXELS, PORTRAIT_PIXELS)


def large_portrait_url(photo: "Photo | None") -> str | None:
    """The address of a portrait for the head of a person's page, 4:5."""
    return _filled_url(photo, *LARGE_PORTRAIT)


def _filled_url(photo: "Photo | None", width: int, height: int) -> str | None:
    if photo is None:
        return None
    return photo.get_rendition(f"fill-{width}x{height}|format-webp").url
