"""The small paper of the journeys with what else has an address: a reply, a retraction, links in mails, a series,
comments and somebody who writes them.
"""

import re

from django.core import mail
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from news.comments import signing_in
from news.comments.models import Reader
from news.editorial.complaints.intake import verify
from news.editorial.sharing import longest_life, share
from news.models import ArticlePage, Correction, Series, SeriesPart
from tests.builders import a_chief, a_correction, a_published_article, a_region, a_retraction, an_article
from tests.journeys.paper import a_small_paper
from tests.news.comments.people import a_comment, a_paper_with_comments, a_reader, a_report, link_in_mail
from tests.news.editorial.complaints.cases import typed

LINK = re.compile(r"https?://testserver(/\S+)")


def a_cookie_of(reader: Reader) -> str:
    """The header of a browser in which a reader is signed in."""
    response = HttpResponse()
    signing_in.begin_session(response, reader)
    return f"{signing_in.COOKIE}={response.cookies[signing_in.COOKIE].value}"


def a_whole_paper(reader: Reader) -> list[str]:
    """Make it; returns addresses that no page leads to, because they are secret or nobody's any more."""
    paper = a_small_paper()
    a_correction(paper.untold, kind=Correction.Kind.REPLY, party="PT Bara", full_text="Kami membantah. " * 40)
    gone = a_published_article(title="Gudang itu", region=a_region())
    a_retraction(gone)
    series = Series.objects.create(name="Menunggu pintu air")
    SeriesPart.objects.create(series=series, article=paper.lead)
    draft = an_article(title="Belum terbit")
    _shared, secret = share(draft, by=a_chief(), for_whom="pakar", expires_at=timezone.now() + longest_life())
    return [
        *paper.addresses().values(),
        gone.get_url(),
        f"{paper.lead.get_url()}riwayat/",
        f"/naskah/{secret}/",
        series.get_absolute_url(),
        *_comments(paper.lead, reader),
        *_links_in_mails(paper.lead),
    ]


def _comments(story: ArticlePage, reader: Reader) -> list[str]:
    """One of the reader's own, one that was reported; a link to sign in."""
    a_paper_with_comments()
    a_comment(story, reader)
    a_report(a_comment(story, a_reader("Budi", email="budi@warga.example")))
    Client().post("/komentar/masuk/", {"email": "cici@warga.example", "name": "Cici", "terms": "on"})
    return [f"/komentar/{story.pk}/", f"/komentar/{story.pk}/tulis/", link_in_mail()]


def _links_in_mails(story) -> list[str]:
    """Of a complaint, confirmed or not, and of a subscription."""
    reader = Client()
    mail.outbox.clear()
    for name in ("Siti", "Budi"):
        reader.post("/hak-jawab/", typed(story, name=name, email=f"{name}@warga.example"))
    reader.post("/buletin/", {"email": "ani@warga.example", "wilayah": story.region.slug})
    links = [link for message in mail.outbox for link in LINK.findall(str(message.body))]
    verify(links[0].rstrip("/").rpartition("/")[2])
    return links
