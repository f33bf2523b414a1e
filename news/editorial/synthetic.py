"""Synthetic stories for measuring: many, repeatable, through the same gate and the same projection as real ones."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from news.digest import digest_of_content
from news.editorial.models import Approval
from news.filing import month_page_for
from news.models import (
    ArticlePage,
    Author,
    BylineEntry,
    MonthPage,
    PaperSettings,
    Person,
    Region,
    Section,
    Topic,
)

SLUG_PREFIX = "arsip-"
MINUTES_BETWEEN = 97
# A regional paper writes mostly about its own province.
HOME_SHARE = 0.8
_PLACES = ("hilir", "hulu", "muara", "tepian", "seberang", "pesisir", "pasar", "dermaga", "kebun", "ladang")
_THINGS = (
    "jembatan",
    "sekolah",
    "puskesmas",
    "jalan",
    "pelabuhan",
    "bendungan",
    "pasar",
    "terminal",
    "air bersih",
    "listrik",
)
_DOERS = ("warga", "petani", "nelayan", "pedagang", "guru", "bidan", "camat", "mahasiswa", "sopir", "pelajar")
_VERBS = (
    "meminta",
    "menolak",
    "menunggu",
    "memperbaiki",
    "membangun",
    "menghitung",
    "merawat",
    "mengawasi",
    "menutup",
    "membuka",
)
_CLAUSES = (
    "setelah hujan turun tiga hari berturut-turut",
    "karena anggaran baru cair pada triwulan keempat",
    "sambil menunggu hasil pengukuran ulang",
    "meski jadwal yang diumumkan sudah lewat",
    "supaya anak-anak tidak lagi menyeberang dengan perahu",
    "menurut catatan yang ditempel di balai desa",
)


class Archive:
    """Makes the same stories for the same numbers; what they refer to is made once."""

    def __init__(self, *, newest_at: datetime) -> None:
        self.newest_at = newest_at
        self._months: dict[str, int] = {}
        self.sections = list(Section.objects.all()) or [Section.objects.create(name="Arsip")]
        self.regions = list(Region.objects.exclude(kind=Region.Kind.PROVINCE).select_related("parent"))
        if not self.regions:
            raise LookupError("no regions yet: run load_regions first")
        home = PaperSettings.load().home_province_id
        self.home_regions = [region for region in self.regions if region.parent_id == home] or self.regions
        self.authors = [self._named(Author, f"Pewarta Arsip {number}") for number in range(1, 13)]
        self.people = [self._named(Person, f"Tokoh Arsip {number}") for number in range(1, 61)]
        self.topics = [self._named(Topic, f"Topik arsip {number}") for number in range(1, 21)]

    def missing(self, count: int) -> Iterator[int]:
        """The numbers of the stories that are not there yet."""
        present = set(ArticlePage.objects.filter(slug__startswith=SLUG_PREFIX).values_list("slug", flat=True))
        return (number for number in range(1, count + 1) if f"{SLUG_PREFIX}{number}" not in present)

    @transaction.atomic
    def make(self, number: int) -> ArticlePage:
        """One published story."""
        chance = random.Random(number)  # noqa: S311 - repeatable, not secret
        moment = self.newest_at - timedelta(minutes=MINUTES_BETWEEN * number)
        article = self._draft(number, chance=chance)
        article.first_published_at = article.last_published_at = moment
        article.byline_entries = [BylineEntry(author=chance.choice(self.authors))]
        article.topics = [chance.choice(self.topics)]
        self._month(moment).add_child(instance=article)
        # As the desk has every story: a text on record, its contribution and its card.
        article.live_revision = article.save_revision(log_action=False)
        Approval.objects.create(
            article=article,
            digest=digest_of_content(article.live_revision.content),
            kind=Approval.Kind.IMPORTED,
            note="load_archive",
        )
        article.live, article.has_unpublished_changes = True, False
        article.save(clean=False)
        return article

    def _month(self, moment: datetime) -> MonthPage:
        """The month's page, asked for anew: it counts its children."""
        key = f"{timezone.localtime(moment):%Y-%m}"
        if key not in self._months:
            self._months[key] = month_page_for(timezone.localdate(moment)).pk
        return MonthPage.objects.get(pk=self._months[key])

    def _draft(self, number: int, *, chance: random.Random) -> ArticlePage:
        doer, verb, thing, place = (chance.choice(words) for words in (_DOERS, _VERBS, _THINGS, _PLACES))
        region = chance.choice(self.home_regions if chance.random() < HOME_SHARE else self.regions)
        title = f"{doer.capitalize()} {place} {verb} {thing} di {region.name}"
        return ArticlePage(
            title=title,
            slug=f"{SLUG_PREFIX}{number}",
            summary=f"{doer.capitalize()} di {place} {region.name} {verb} {thing} {chance.choice(_CLAUSES)}.",
            section=chance.choice(self.sections),
            region=region,
            dateline_place=region.name,
            body=self._body(number, chance=chance, words=(doer, verb, thing, place)),
        )

    def _body(self, number: int, *, chance: random.Random, words: tuple[str, ...]) -> list[dict]:
        doer, verb, thing, place = words
        blocks = []
        for position in range(6):
            sentences = [
                f"{chance.choice(_DOERS).capitalize()} {place} {chance.choice(_VERBS)} {chance.choice(_THINGS)} "
                f"{chance.choice(_CLAUSES)}."
                for _sentence in range(3)
            ]
            blocks.append(("paragraph", f"<p>{' '.join(sentences)}</p>"))
            if position in {1, 3}:
                said = (
                    f"Kami {verb} {thing} {chance.choice(_CLAUSES)}. {doer.capitalize()} tidak meminta lebih."
                )
                blocks.append(
                    (
                        "quote",
                        {"text": said, "speaker": chance.choice(self.people).pk, "role": f"wakil {doer}"},
                    )
                )
        return [
            {"type": kind, "value": value, "id": str(UUID(int=number * 100 + position))}
            for position, (kind, value) in enumerate(blocks)
        ]

    @staticmethod
    def _named(model: type, name: str):
        return model.objects.filter(name=name).first() or model.objects.create(name=name)
