"""Makers of what tests speak about: valid, saved, minimal, deterministic. What matters to a test stands in the test."""

from datetime import datetime
from io import BytesIO
from itertools import count

from django.contrib.auth.models import Group
from django.core.files.images import ImageFile
from django.db.models import Model, QuerySet
from django.utils import timezone
from PIL import Image

from home.models import HomePage
from news.accounts.models import User
from news.digest import digest_of_content
from news.editorial.actions import approve, publish_imported
from news.editorial.groups import CHIEFS, EDITORS, REPORTERS
from news.editorial.models import Approval, PublishedVersion
from news.filing import month_page_for
from news.models import (
    ArticlePage,
    Author,
    BylineEntry,
    Correction,
    Person,
    Photo,
    Region,
    Retraction,
    Section,
    Topic,
)
from newsroom.site_setup import setup_site

PASSWORD = "only-for-tests"
_numbers = count(1)


def read_anew[Row: Model](row: Row) -> Row:
    """The row as the database has it: what a test does to its own copy reaches no other test of the module."""
    return type(row)._default_manager.get(pk=row.pk)


def a_site():
    """The bones: front page, archive, desk. Returns the front page."""
    return HomePage.objects.first() or setup_site()


def a_user(username: str = "", *, group: str = "", **changes) -> User:
    username = username or f"user{next(_numbers)}"
    user = User.objects.create_user(username, f"{username}@example.org", PASSWORD, **changes)
    if group:
        user.groups.add(Group.objects.get(name=group))
    return user


def a_reporter(username: str = "", **changes) -> User:
    return a_user(username, group=REPORTERS, **changes)


def an_editor(username: str = "", **changes) -> User:
    return a_user(username, group=EDITORS, **changes)


def a_chief(username: str = "", **changes) -> User:
    return a_user(username, group=CHIEFS, **changes)


def a_section(name: str = "Politik", **changes) -> Section:
    return Section.objects.get_or_create(name=name, defaults=changes)[0]


def a_province() -> Region:
    return Region.objects.get_or_create(
        code="64", defaults={"name": "Kalimantan Timur", "kind": "province", "slug": "kalimantan-timur"}
    )[0]


def a_region(name: str = "Berau", *, code: str = "64.03", kind: str = "regency", **changes) -> Region:
    defaults = {
        "name": name,
        "kind": kind,
        "slug": name.lower().replace(" ", "-"),
        "parent": a_province(),
        **changes,
    }
    return Region.objects.get_or_create(code=code, defaults=defaults)[0]


def an_author(name: str = "Dimas Arya", **changes) -> Author:
    return Author.objects.get_or_create(name=name, defaults=changes)[0]


def a_person(name: str = "Rosdiana Kapitan", **changes) -> Person:
    return Person.objects.get_or_create(name=name, defaults=changes)[0]


def a_topic(name: str = "Banjir pasang") -> Topic:
    return Topic.objects.get_or_create(name=name)[0]


def picture(colour: str = "teal") -> BytesIO:
    file = BytesIO()
    Image.new("RGB", (1200, 800), colour).save(file, "JPEG")
    file.seek(0)
    return file


def a_photo(title: str = "Dermaga", **changes) -> Photo:
    values = {
        "description": "Dermaga kayu saat pasang.",
        "credit": "Laras Wening/Kabar Muara",
        "rights": "own",
    }
    return Photo.objects.create(
        title=title, file=ImageFile(picture(), name=f"{title}.jpg"), **(values | changes)
    )


def a_quote(
    text: str = "Air naik sebelum subuh.", *, speaker: Person | None = None, role: str = "Ketua RT 12"
):
    return ("quote", {"text": text, "speaker": speaker or a_person(), "role": role})


def an_article(
    *, owner: User | None = None, authors: tuple = (), topics: tuple = (), **changes
) -> ArticlePage:
    """A complete draft with its first revision, filed under this month."""
    article = _filed(owner=owner, authors=authors, topics=topics, **changes)
    article.save_revision(user=owner)
    return ArticlePage.objects.get(pk=article.pk)


def _filed(*, owner: User | None, authors: tuple = (), topics: tuple = (), **changes) -> ArticlePage:
    """The same without a revision."""
    values = {
        "title": "Air pasang merendam sembilan desa",
        "summary": "Air masuk ke rumah warga di hilir.",
        "section": a_section(),
        "region": a_region(),
        "dateline_place": "Anggana",
        "body": [("paragraph", "<p>Air pasang merendam sembilan desa sejak Kamis dini hari.</p>"), a_quote()],
    }
    article = ArticlePage(owner=owner, **(values | changes))
    article.slug = article.slug or f"berita-{next(_numbers)}"
    article.byline_entries = [BylineEntry(author=author) for author in authors or (an_author(),)]
    article.topics = list(topics)
    month_page_for().add_child(instance=article)
    return article


def an_article_in_review(*, owner: User | None = None, **changes) -> ArticlePage:
    """A draft that its owner submitted to the desk."""
    owner = owner or a_reporter()
    article = an_article(owner=owner, **changes)
    article.get_workflow().start(article, owner)
    return ArticlePage.objects.get(pk=article.pk)


def a_published_article(*, published_at=None, owner: User | None = None, **changes) -> ArticlePage:
    """A story that is public, recorded as imported: the short way to a live page. With an owner, who wrote it."""
    article = _filed(owner=owner, **changes)
    if owner:
        article.save_revision(user=owner)
    publish_imported(article, published_at=published_at)
    return ArticlePage.objects.get(pk=article.pk)


def a_correction(article: ArticlePage, **changes) -> Correction:
    """A correction that a second person has read: it stands on the story."""
    made_at = changes.get("made_at") or timezone.now()
    values = {
        "text": "Versi pertama menyebut 1.410 rumah. Yang benar 1.140 rumah.",
        "made_by": None,
        "approved_at": made_at,
    }
    return Correction.objects.create(article=article, **(values | changes))


def a_retraction(article: ArticlePage, **changes) -> Retraction:
    """A retraction in force: an editor proposed it, the chief confirmed it."""
    now = timezone.now()
    values = {
        "ground": Retraction.Ground.UNSUPPORTED,
        "reason": "Angka di dokumen itu bukan milik gudang yang kami sebut.",
        "proposed_by": changes.pop("proposed_by", None) or an_editor(),
        "proposed_at": now,
        "confirmed_by": changes.pop("confirmed_by", None) or a_chief(),
        "confirmed_at": now,
    }
    return Retraction.objects.create(article=article, **(values | changes))


def forget_decisions(article: ArticlePage) -> None:
    """Take a story off the record, as no screen can: what is left is a page like any other, for tests of deleting."""
    for model in (PublishedVersion, Approval):
        QuerySet(model).filter(article=article).delete()


def approve_as_read(article: ArticlePage, *, by: User, go_live_at: datetime | None = None):
    """Approve the newest text, as somebody does who just read it."""
    revision = ArticlePage.objects.get(pk=article.pk).get_latest_revision()
    return approve(article, by=by, seen_digest=digest_of_content(revision.content), go_live_at=go_live_at)
