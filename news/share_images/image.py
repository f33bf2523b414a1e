"""What a picture for sharing shows, as values, and the key that names them: other words, other address."""

import json
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from news.clock import today
from news.text import one_line

if TYPE_CHECKING:
    from datetime import datetime

    from news.models import ArticlePage, PaperSettings, Photo

WIDTH, HEIGHT = 1200, 630
COVER, RETRACTED = "sampul", "dicabut"
# Raised when the drawing changes: chat programs keep a picture for as long as its address is the same.
DRAWING = 1
KEY_BYTES = 6
BYLINE_NAMES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareImage:
    """One picture; ``name`` is the id of a story, or says which picture of the paper it is."""

    name: str
    paper: str
    title: str
    place: str = ""
    section: str = ""
    label_text: str = ""
    is_paid: bool = False
    correction_mark: str = ""
    byline: str = ""
    day: str = ""
    photo: str = ""
    """The public address of the lead photo, for one that may be shown elsewhere."""
    photo_until: str = ""
    """The last day on which it may, where its rights end."""
    credit: str = ""

    @property
    def key(self) -> str:
        """Names all that is drawn: whoever guesses an address gets no drawing out of us."""
        text = json.dumps([DRAWING, asdict(self)], sort_keys=True, ensure_ascii=False)
        return blake2b(text.encode("utf-8", "replace"), digest_size=KEY_BYTES).hexdigest()

    @property
    def path(self) -> str:
        """Its public address, below the paper's."""
        return reverse("share_image", args=[self.name, self.key])

    def on(self, day: date) -> "ShareImage":
        """As it is drawn on that day: a picture does not outlive the rights in its photo."""
        if not self.photo_until or day <= date.fromisoformat(self.photo_until):
            return self
        return replace(self, photo="", photo_until="", credit="")

    @property
    def alt(self) -> str:
        """What the picture says, for whoever cannot see it."""
        return one_line(f"{self.title} · {self.paper}")


def image_of(article: "ArticlePage", card: dict[str, Any], *, paper: str) -> ShareImage:
    """The picture of a story, of its card (``news/presentation.py``) and who answers for it."""
    lead_photo = article.lead_photo
    photo = card["photo"] if may_be_shared(lead_photo) else None
    place, section = card["place"], card["section"]
    return ShareImage(
        name=str(article.pk),
        paper=one_line(paper),
        title=one_line(card["title"]),
        place=one_line(card["kicker"] or (place["name"] if place else "")),
        section=one_line(section["name"]) if section else "",
        label_text=card["label_text"],
        is_paid=article.is_paid,
        correction_mark=_("Correction") if card["has_correction"] else "",
        byline=_byline(article, card),
        day=day_of(article.published_at),
        photo=photo["sources"][-1]["src"] if photo else "",
        photo_until=lead_photo.rights_expire_on.isoformat() if photo and lead_photo.rights_expire_on else "",
        credit=one_line(photo["credit"]) if photo else "",
    )


def cover_of(paper: "PaperSettings") -> ShareImage:
    """The picture of every page that is no story."""
    name = one_line(paper.name)
    return ShareImage(name=COVER, paper=name, title=one_line(paper.motto) or name)


def retracted_of(paper: "PaperSettings") -> ShareImage:
    """The picture of every notice of a retraction: it repeats nothing of what was withdrawn."""
    return ShareImage(name=RETRACTED, paper=one_line(paper.name), title=_("We have retracted this story"))


def may_be_shared(photo: "Photo | None") -> bool:
    """Whether a picture may go where others take it from us: somebody said whose it is, and the rights run."""
    if photo is None or photo.rights == photo.Rights.UNKNOWN:
        return False
    return photo.rights_expire_on is None or photo.rights_expire_on >= today()


def share_image_facts(image: ShareImage) -> dict[str, Any]:
    """As it is stored with a public story: its address for the page, its values for who draws it."""
    return {"path": image.path, "alt": image.alt, "drawn": asdict(image)}


def day_of(moment: "datetime | None") -> str:
    """When a story appeared, by the paper's clock."""
    return date_format(timezone.localtime(moment), "j F Y") if moment else ""


def image_of_facts(stored: dict[str, Any]) -> ShareImage:
    """The picture as it is drawn today, from what ``share_image_facts`` stored."""
    # A row of an older version may say more; it is written again by ``rebuild_published``.
    known = {field.name for field in fields(ShareImage)}
    return ShareImage(**{name: value for name, value in stored["drawn"].items() if name in known}).on(today())


def _byline(article: "ArticlePage", card: dict[str, Any]) -> str:
    if article.is_paid or article.label == article.Label.PRESS_RELEASE:
        return one_line(article.sponsor)
    names = [one_line(name) for name in card["authors"]]
    return ", ".join(names[:BYLINE_NAMES]) + (" …" if len(names) > BYLINE_NAMES else "")
