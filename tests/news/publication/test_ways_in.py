"""Whatever sequence of ways in a story takes, readers are never shown a text that was not permitted."""

import re
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from news.editorial.actions import publish_imported, withdraw_approval
from news.editorial.refiling import NotFiled, refile
from news.imports.archive.merging import merge, redraw
from news.imports.archive.steps import WorkRefused
from news.models import ArticlePage, PublishedArticle
from news.presentation import UNDRAWN
from news.publication.rebuild import rebuild
from tests.builders import (
    a_chief,
    a_person,
    a_quote,
    a_reporter,
    a_section,
    an_article,
    an_editor,
    approve_as_read,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

MARK = re.compile(r"naskah(\d+)")
LISTINGS = ("/berita/", "/feed/", "/cari/?q=warga")


@dataclass
class Desk:
    """One story at work; ``permitted`` is the number of the text that readers may have, each text naming its own."""

    people: dict
    permitted: int | None = None
    written: int = 0
    article: ArticlePage = field(init=False)
    first: dict = field(init=False)

    def __post_init__(self) -> None:
        self.article = an_article(owner=self.people["reporter"], **self._text())
        row = ArticlePage.objects.filter(pk=self.article.pk)
        self.first = row.values("title", "summary", "change_note", "body").get()

    def _text(self) -> dict:
        self.written += 1
        return values_of(self.written) | {"change_note": f"naskah{self.written} diganti."}

    def read(self) -> ArticlePage:
        return ArticlePage.objects.get(pk=self.article.pk)

    def newest(self) -> ArticlePage:
        return self.read().get_latest_revision_as_object()

    def number_of_newest(self) -> int:
        return int(MARK.search(self.newest().title)[1])

    # The ways in -----------------------------------------------------------------------------------------------

    def edit(self) -> None:
        draft = self.newest()
        for name, value in self._text().items():
            setattr(draft, name, value)
        draft.save_revision(user=self.people["reporter"])

    def approve(self) -> None:
        self._submit()
        approve_as_read(self.article, by=self.people["editor"])
        self.permitted = self.number_of_newest()

    def schedule(self) -> None:
        self._submit()
        approve_as_read(self.article, by=self.people["editor"], go_live_at=timezone.now() + timedelta(days=1))

    def _submit(self) -> None:
        page = self.read()
        if not page.current_workflow_state:
            page.get_workflow().start(page, self.people["reporter"])

    def take_back(self) -> None:
        withdraw_approval(self.read(), by=self.people["editor"], reason="Belum lengkap.")

    def take_over(self) -> None:
        self.edit()
        publish_imported(self.newest())
        self.permitted = self.number_of_newest()

    def publish_in_shell(self) -> None:
        """Refused by the gate, but for a text that was answered for."""
        self.read().get_latest_revision().publish()

    def revert(self) -> None:
        first = self.read().revisions.earliest("pk")
        first.as_object().save_revision(user=self.people["reporter"])
        self.publish_in_shell()

    def save_in_shell(self) -> None:
        page = self.read()
        page.title = f"Warga menolak naskah{self.written + 1}"
        self.written += 1
        page.save()

    def unpublish(self) -> None:
        self.read().unpublish()

    def refile(self) -> None:
        page = self.read()
        sections = (a_section(), a_section("Ekonomi"))
        section = next(one for one in sections if one.pk != page.section_id)
        refile(page.pk, by=self.people["chief"], values={"section": section.pk})

    def merge(self) -> None:
        kept = a_person("Tohar Sukarsa")
        redraw(merge(kept, [a_person()], by=self.people["chief"]), seconds=1)

    # Past every door -------------------------------------------------------------------------------------------

    def write_title(self) -> None:
        self.written += 1
        self._write(title=values_of(self.written)["title"])

    def write_text(self) -> None:
        self.written += 1
        values = values_of(self.written)
        self._write(**values | {"body": values["body"][:1]})

    def write_first_text(self) -> None:
        """One that may have been public once."""
        self._write(**self.first)

    def make_live(self) -> None:
        self._write(live=True)

    def _write(self, **values) -> None:
        ArticlePage.objects.filter(pk=self.article.pk).update(**values)

    def forget_html(self) -> None:
        rows = PublishedArticle.objects.filter(pk=self.article.pk)
        rows.update(template_version=UNDRAWN, body_html="", story_html="")

    def rebuild(self) -> None:
        list(rebuild())

    # Readers ---------------------------------------------------------------------------------------------------

    def shown(self, *, elsewhere: tuple = LISTINGS) -> set[int]:
        client, page = Client(), self.read()
        addresses = {page.get_url(), *PublishedArticle.objects.values_list("url", flat=True)}
        texts = [client.get(address).content.decode() for address in (*addresses, *elsewhere)]
        return {int(number) for text in texts for number in MARK.findall(text)}


def values_of(number: int) -> dict:
    text = ("paragraph", f"<p>Warga membaca naskah{number} sejak Kamis dini hari.</p>")
    return {
        "title": f"Warga menolak naskah{number}",
        "summary": f"Isi naskah{number}.",
        "body": [text, a_quote(f"Kami menolak naskah{number}.")],
    }


WAYS = (
    "edit", "approve", "schedule", "take_back", "take_over", "publish_in_shell", "revert", "save_in_shell", "unpublish",
    "refile", "merge", "write_title", "write_text", "write_first_text", "make_live", "forget_html", "rebuild",
)  # fmt: skip
REFUSALS = (PermissionDenied, ValidationError, NotFiled, WorkRefused)


def test_what_was_permitted_is_shown(people):
    desk = Desk(people)
    assert desk.shown() == set()
    desk.approve()
    assert desk.shown() == {1}
    desk.take_over()
    assert desk.shown() == {2}


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@example(["approve", "write_text", "rebuild", "make_live", "forget_html"])
@example(["make_live", "rebuild", "write_title", "publish_in_shell"])
@example(["approve", "edit", "approve", "write_first_text", "rebuild", "forget_html"])
@example(["approve", "edit", "schedule", "rebuild", "refile", "make_live"])
@example(["approve", "unpublish", "write_text", "make_live", "rebuild"])
@given(st.lists(st.sampled_from(WAYS), min_size=3, max_size=6))
def test_readers_are_never_shown_what_nobody_permitted(people, ways):
    with transaction.atomic():
        desk = Desk(people)
        for way in ways:
            with suppress(*REFUSALS), transaction.atomic():
                getattr(desk, way)()
            assert desk.shown(elsewhere=()) <= {desk.permitted}, way
        assert desk.shown() <= {desk.permitted}
        transaction.set_rollback(True)


@pytest.fixture
def people(db) -> dict:
    return {"reporter": a_reporter(), "editor": an_editor(), "chief": a_chief()}
