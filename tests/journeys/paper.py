"""A small paper with one of everything that readers meet, made by the builders."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import connection
from django.utils import timezone

from news.models import ArticlePage, Correction, PaperSettings, Position, RegionAlias, Section, Topic
from news.quotes.models import Quote
from tests import finished
from tests.builders import (
    a_correction,
    a_person,
    a_photo,
    a_province,
    a_published_article,
    a_quote,
    a_region,
    a_section,
    a_site,
    a_topic,
    an_author,
)
from tests.news.bodies import every_block
from tests.news.comments.people import a_comment, a_reader
from tests.news.quotes.quotations import a_promise

LONG_HEADLINE = (
    "Pemerintah kabupaten menunda pertanggungjawaban dana reklamasi sampai dewan selesai memeriksa tujuh lubang bekas "
    "tambang di hulu"
)


@dataclass(frozen=True)
class Paper:
    """What a journey asks for by name: stories by kind, and the address of a page of each type."""

    lead: ArticlePage
    opinion: ArticlePage
    release: ArticlePage
    advertorial: ArticlePage
    untold: ArticlePage

    def addresses(self) -> dict[str, str]:
        """One address for each type of public page."""
        stories = {
            f"story: {name}": getattr(self, name).get_url()
            for name in ("lead", "opinion", "release", "advertorial", "untold")
        }
        lead = self.lead
        return stories | {
            "low data": f"{lead.get_url()}?hemat=1",
            "offline": "/luring/",
            "front": "/",
            "region": lead.region.get_absolute_url(),
            "province": lead.region.parent.get_absolute_url(),
            "region without news": "/wilayah/bontang/",
            "regions": "/wilayah/",
            "section": lead.section.get_absolute_url(),
            "topic": Topic.objects.get().get_absolute_url(),
            "author": "/penulis/dimas-arya/",
            "person": "/tokoh/rosdiana-kapitan/",
            "person without a portrait": "/tokoh/yulius-lenjau/",
            "latest": "/berita/",
            "month": f"/berita/{timezone.localtime(lead.published_at):%Y/%m}/",
            "search": "/cari/",
            "results": "/cari/?q=air",
            "results within filters": f"/cari/?q=air&wilayah={lead.region.slug}&rubrik={lead.section.slug}",
            "no result": "/cari/?q=zeppelin&dari=x",
            "search with an answer": "/cari/?q=ketua+rt+12",
            "ledger": "/kutipan/",
            "ledger within filters": "/kutipan/?q=air&peran=other",
            "quote": f"/kutipan/{Quote.objects.first().pk}/",
            "promises": "/janji/",
            "promises of one kind": "/janji/?hasil=menunggu",
            "history": f"{lead.get_url()}riwayat/",
            "corrections": "/koreksi/",
            "complaint form": f"/hak-jawab/?berita={lead.pk}&kutip=Air+naik.",
            "complaint form without a story": "/hak-jawab/",
            "complaint sent": "/hak-jawab/terkirim/",
            "complaint lost": "/hak-jawab/verifikasi/x/",
            "complaints of a year": f"/koreksi/hak-jawab/{timezone.localdate():%Y}/",
            "standing page": "/redaksi/",
            "how we count": "/cara-kami-menghitung/",
            "comments": f"/komentar/{lead.pk}/",
            "comments: sign in": f"/komentar/masuk/?berita={lead.pk}",
            "comments: report": f"/komentar/lapor/{lead.reader_comments.get(parent=None).pk}/",
            "comments: terms": "/komentar/aturan/",
            "comments: link that is lost": "/komentar/masuk/x/",
            "newsletter form": f"/buletin/?wilayah={lead.region.slug}",
            "newsletter asked": "/buletin/terkirim/",
            "newsletter lost": "/buletin/konfirmasi/x/",
            "newsletter ended": "/buletin/berhenti/x/",
            "lost": "/tidak/ada/",
        }


def a_small_paper() -> Paper:
    """Five stories, the first with every kind of block, two notices, a photo and a portrait.

    Tests that commit get a copy of the first one that was made in this run.
    """
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        return finished.copy(_make)
    return _make()


def a_small_paper_of_today() -> Paper:
    """The same, made anew: by the clock that the test has set."""
    return _make()


def _make() -> Paper:
    a_site()
    _name_the_paper()
    region = a_region("Kutai Kartanegara", code="64.02", short_name="Kukar")
    RegionAlias.objects.create(region=region, name="Kukar")
    a_region("Bontang", code="64.74", kind="city", short_name="Bontang")
    section = a_section("Lingkungan")
    speaker = a_person("Rosdiana Kapitan", description="Ketua RT.", portrait=a_photo("Potret"))
    since = timezone.localdate() - timedelta(days=900)
    Position.objects.create(person=speaker, title="Ketua RT 12", starts_on=since)
    untold = a_published_article(
        title=LONG_HEADLINE,
        region=region,
        section=a_section("Hukum"),
        body=[
            ("paragraph", "<p>Air keruh.</p>"),
            a_quote("Kami menunggu air.", speaker=a_person("Yulius Lenjau"), role="Petani"),
        ],
    )
    lead = a_published_article(
        title="Sembilan desa terendam, pintu air baru 38 persen",
        region=region,
        section=section,
        topics=(a_topic(),),
        authors=(
            an_author("Dimas Arya", job_title="Wartawan", bio="Meliput hilir."),
            an_author("Laras Wening"),
        ),
        lead_photo=a_photo("Rumah panggung"),
        lead_photo_caption="Rumah di tepi air.",
        body=every_block(related=untold),
    )
    for kind in (Correction.Kind.CORRECTION, Correction.Kind.CLARIFICATION, Correction.Kind.REPLY):
        a_correction(lead, kind=kind, text="Yang benar 1.140 rumah.")
    Section.objects.create(name="Opini", is_opinion=True)
    opinion = a_published_article(
        title="Air tidak membaca kontrak",
        label=ArticlePage.Label.OPINION,
        section=a_section("Opini"),
        region=region,
        authors=(an_author("Mira Tolle", job_title="Peneliti hidrologi", portrait=a_photo("Mira")),),
    )
    release = a_published_article(
        title="Jadwal layanan keliling",
        label=ArticlePage.Label.PRESS_RELEASE,
        sponsor="Dinas Kependudukan",
        section=section,
        region=region,
    )
    advertorial = a_published_article(
        title="Akhir pekan di tepi teluk",
        label=ArticlePage.Label.ADVERTORIAL,
        sponsor="Hotel Teluk Sagara",
        section=a_section("Advertorial"),
        region=region,
    )
    ani = a_reader()
    a_comment(lead, ani, "Sama.", parent=a_comment(lead, ani))
    a_promise(Quote.objects.filter(article=lead).first())
    return Paper(lead=lead, opinion=opinion, release=release, advertorial=advertorial, untold=untold)


def _name_the_paper() -> None:
    paper = PaperSettings.load()
    paper.home_province = a_province()
    paper.sends_newsletter = paper.shows_read_counts = paper.takes_comments = True
    paper.motto = "Siapa berkata apa, siapa memeriksanya."
    paper.save()
