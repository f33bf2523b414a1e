"""From what a photographer wrote into a file to the fields of a photo."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from news.photo_metadata import PhotoMetadata

if TYPE_CHECKING:
    from news.models import Photo

LONGEST = {"title": 255, "description": 255, "credit": 160, "rights_note": 255}


def proposals(metadata: PhotoMetadata, *, file_name: str) -> dict[str, str]:
    """By the name of the field; nothing for what the file does not say. Whose the rights are, no file decides."""
    found = {
        "title": metadata.headline,
        "description": metadata.caption,
        "credit": _credit(metadata),
        "rights_note": _rights_note(metadata),
    }
    return {name: text[: LONGEST[name]] for name, text in found.items() if file_name and text}


def propose_people(photo: "Photo", metadata: PhotoMetadata) -> None:
    """Those whom the file names as shown, or among its keywords, by exactly their name; one query."""
    names = {*metadata.people, *metadata.keywords}
    if names:
        people = photo.people.model._default_manager.filter(name__in=names)
        photo.people.add(*people)


def _credit(metadata: PhotoMetadata) -> str:
    """Photographer and outlet, as it is printed: "Laras Wening/Kabar Muara"."""
    outlet = metadata.credit or metadata.source
    if not metadata.byline or metadata.byline in outlet:
        return outlet or metadata.byline
    return f"{metadata.byline}/{outlet}" if outlet and outlet not in metadata.byline else metadata.byline


def _rights_note(metadata: PhotoMetadata) -> str:
    parts = [
        _("Copyright: %(text)s") % {"text": metadata.copyright} if metadata.copyright else "",
        _("Source: %(text)s") % {"text": metadata.source} if metadata.source else "",
        _("Taken on %(day)s") % {"day": metadata.taken_on} if metadata.taken_on else "",
    ]
    return "; ".join(filter(None, parts))
