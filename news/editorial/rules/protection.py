"""Children and victims of sexual violence are not found through who speaks or is shown; each message names the rule.

Children (under 18, alive or dead, married or not) and victims: no name, face, initials, relatives, home, village or
school, nor anything that leads to them, whether offender, victim or witness.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.blocks import StreamValue

from news.editorial.rules.registry import advice, obstacle, rule
from news.editorial.rules.texts import Text, photos, rich_sources
from news.models import ArticlePage, Position
from news.publishing import Finding

_PERSON_LINK = re.compile(r'href="[^"]*/tokoh/[^"]+"')
# "ayah korban", "guru", "tetangga di seberang rumah": whoever is this to somebody leads to them.
RELATIONS = (
    r"ibu|ayah|bapak|orang\s?tua|kakak|adik|paman|bibi|tante|om|nenek|kakek|sepupu|saudara|kerabat|keluarga|tetangga"
    r"|istri|suami|teman|sahabat|guru|wali(?:\s+(?:kelas|murid))?"
)
THEM = r"(?:korban|penyintas|pelaku|anak|siswa|siswi|pelajar|santri|tersangka|terdakwa|terduga|saksi)"
_RELATIVE = re.compile(
    rf"^(?:mantan\s+)?(?:{RELATIONS})(?:\s+(?:kandung|tiri|angkat|asuh|dari|si))*(?:\s+{THEM}\b|nya\b|\s*,|\s+di\b|\s*$)"
    r"|^(?:korban|penyintas)\b",
    re.IGNORECASE,
)
# Who holds an office speaks in it. The head of a school or a village leads to the child.
_OFFICE = re.compile(
    r"^(?:plt|plh|pj|pjs|wakil|mantan)?\.?\s*(?:kepala|ketua|sekretaris|kapolri|kapolda|kapolres\w*|kapolsek\w*|kasat"
    r"|kanit|kabid|kasi|kasubdit|kasubag|kabag|kadis|kadin\w*|sekda|dir(?:reskrim|jen|ektur)\w*|camat|bupati|wali\s?kota"
    r"|gubernur|menteri|jaksa|hakim|komisioner|anggota|psikolog|psikiater|dokter|kuasa\s+hukum|pengacara|advokat"
    r"|penasihat\s+hukum|pendamping|juru\s+bicara|humas|aktivis|akademisi|dosen|guru\s+besar|pengamat|peneliti|rektor"
    r"|koordinator|manajer|staf|penyidik)\b"
    r"(?!\s+(?:desa|kampung|dusun|rt|rw|lingkungan|keluarga|sekolah|sd|smp|sma|smk|mts|ma|mi|tk|paud|slb|madrasah"
    r"|pesantren|ponpes|panti|asrama))",
    re.IGNORECASE,
)


def is_protected(article: ArticlePage) -> bool:
    """About a child or a victim of sexual violence, as the story says of itself."""
    return article.is_about_child or article.is_about_sexual_violence


@rule(
    gettext_lazy(
        "A child or a victim of sexual violence must not be found through the people in the story (code of ethics, "
        "article 5): who speaks in an office may be linked, relatives, neighbours and victims may not."
    )
)
def protected_person_linked(article: ArticlePage) -> Iterator[Finding]:
    """One query, for the offices of those who speak."""
    if not is_protected(article):
        return
    offices = _offices(article)
    for block in article.quotes:
        if block.value.get("speaker"):
            yield from _speaker(block, offices=offices[block.value["speaker"].pk])
    for source, text in rich_sources(article):
        if _PERSON_LINK.search(source):
            message = _("Press council, child and victim: no link to a person's page in this story.")
            yield obstacle(message, at=text)


@rule(
    gettext_lazy(
        "Faces of children and victims are not shown, nor of those who lead to them (code of ethics, article 5)."
    )
)
def protected_face(article: ArticlePage) -> Iterator[Finding]:
    """One query a picture, for the people it is said to show."""
    if not is_protected(article):
        return
    for shown in photos(article):
        people = [str(person) for person in shown.photo.people.all()]
        if people:
            message = _(
                "Press council, child and victim: the photo “%(photo)s” shows %(people)s. Take it out."
            )
            yield obstacle(
                message % {"photo": shown.photo.title, "people": ", ".join(people)}, at=shown.caption
            )
        else:
            message = _(
                "Press council, child and victim: look again that the photo “%(photo)s” shows no face, school or house."
            )
            yield advice(message % {"photo": shown.photo.title}, at=shown.caption, subject=shown.subject)


def _offices(article: ArticlePage) -> dict[int, set[str]]:
    """By person: the titles of the offices on record, as a role may name them."""
    offices: dict[int, set[str]] = defaultdict(set)
    speakers = {speaker.pk for speaker in article.load_speakers()}
    for position in Position.objects.filter(person__in=speakers):
        offices[position.person_id] |= {position.title.casefold(), str(position).casefold()}
    return offices


def _speaker(block: StreamValue.StreamChild, *, offices: set[str]) -> Iterator[Finding]:
    role = (block.value.get("role") or "").strip()
    facts = {"name": block.value["speaker"].name, "role": role}
    place = Text("quote", "", block_id=str(block.id))
    is_relative = role.casefold() not in offices and bool(_RELATIVE.search(role))
    if is_relative or not (offices or _OFFICE.match(role)):
        message = _(
            "Press council, child and victim: “%(name)s, %(role)s” has a page of their own and leads to the "
            "protected person. Tell it in a paragraph, without the name."
        )
        yield obstacle(message % facts, at=place)
    elif not offices:
        message = _(
            "Press council, child and victim: does “%(name)s, %(role)s” speak in this office? Then it belongs on the "
            "person's page."
        )
        yield advice(message % facts, at=place)
