"""What is told of an import adds up to what its file holds, however often and in how many goes it was read."""

import pytest
from django.utils.translation import gettext

from news.imports.models import ArchiveImport, ImportedItem
from news.imports.wordpress.report.account import Outcome
from news.imports.wordpress.wording import fate_word
from news.imports.wordpress.writing.progress import item_lines
from news.models import ArticlePage
from tests.builders import a_region, a_section, picture
from tests.news.imports.wordpress.exports import HOST, a_meta, an_attachment, an_item
from tests.news.imports.wordpress.runs import an_export, run_of

pytestmark = pytest.mark.django_db
Fate = ImportedItem.Fate
ITEMS = (
    an_item(1),
    an_item(2, status="draft"),
    an_item(3, status="trash"),
    an_item(4, kind="nav_menu_item"),
    an_attachment(5),
    an_item(6, content="Isi enam."),
)


@pytest.fixture(autouse=True)
def paper(site) -> None:
    a_section()
    a_region()


def told(path, **options) -> dict[str, int]:
    """What one go says of the items; its sum is the number of items that the file holds, each time."""
    run = run_of(path, **options)
    run.go()
    found, archive = run.account.outcomes(), ArchiveImport.objects.get(pk=run.archive.pk)
    assert sum(found.values()) == archive.total_count
    assert sum(count for fates in archive.counts.values() for count in fates.values()) == archive.total_count
    return found


def test_of_a_fresh_import_all_came_or_were_left_out(tmp_path):
    assert told(an_export(tmp_path / "a.xml", *ITEMS)) == {
        Fate.PUBLISHED: 2,
        Fate.DRAFT: 1,
        Fate.NOTED: 1,
        Fate.SKIPPED: 2,
    }


def test_the_same_export_again_was_here_already(tmp_path):
    path = an_export(tmp_path / "a.xml", *ITEMS)
    told(path)
    assert told(path) == {Outcome.UNCHANGED: 4, Fate.SKIPPED: 2}


def test_another_export_of_the_site_tells_what_an_earlier_one_brought(tmp_path):
    told(an_export(tmp_path / "a.xml", *ITEMS))
    changed = ITEMS[-1].replace("Isi enam.", "Isi yang baru.")
    ours = ArticlePage.objects.get(slug="berita-1")
    ours.title = "Judul kami"
    ours.save_revision()
    theirs = an_item(1, content="Isi lain.")
    assert told(an_export(tmp_path / "b.xml", theirs, *ITEMS[1:-1], changed, an_item(7))) == {
        Fate.PUBLISHED: 1,
        Outcome.UNCHANGED: 2,
        Fate.UPDATED: 1,
        Fate.KEPT: 1,
        Fate.SKIPPED: 2,
    }


def test_a_stopped_import_says_how_many_it_has_not_reached_and_the_next_goes_on(tmp_path):
    path = an_export(tmp_path / "a.xml", *map(an_item, range(1, 8)))
    run = run_of(path, batch=3)
    run._tell = lambda archive: run.stop()
    run.go()
    assert run.account.outcomes() == {Fate.PUBLISHED: 3, Outcome.NOT_REACHED: 4}
    assert told(path) == {Fate.PUBLISHED: 4, Outcome.UNCHANGED: 3}


def test_pictures_are_no_items_of_the_file(tmp_path):
    file = tmp_path / "uploads" / "2023" / "05" / "foto-2.jpg"
    file.parent.mkdir(parents=True)
    file.write_bytes(picture().getvalue())
    shown = f'Isi.<img src="{HOST}/wp-content/uploads/2023/05/foto-2.jpg">'
    path = an_export(tmp_path / "a.xml", an_item(1, content=shown), an_attachment(2))
    assert told(path, media=tmp_path / "uploads") == {Fate.PUBLISHED: 1, Fate.NOTED: 1}
    listed = {fate.fate for fate in item_lines(ArchiveImport.objects.get()) if fate.kind == "attachment"}
    assert listed == {fate_word(Fate.NOTED), fate_word(Fate.MEDIA)}
    assert str(Fate.NOTED.label) not in listed
    assert told(path, media=tmp_path / "uploads") == {Outcome.UNCHANGED: 2}


def test_one_that_stands_twice_in_the_file_is_told(tmp_path):
    path = an_export(tmp_path / "a.xml", an_item(1), an_item(1), an_attachment(2), an_attachment(2, url="x"))
    assert told(path) == {Fate.PUBLISHED: 1, Fate.NOTED: 1, Outcome.REPEATED: 2}


def test_one_older_than_the_day_asked_for_is_told(tmp_path):
    path = an_export(tmp_path / "a.xml", an_item(1), an_item(2, gmt="2018-05-11 02:15:00"))
    assert told(path, since="2020-01-01") == {Fate.PUBLISHED: 1, Outcome.NOT_ASKED: 1}
    assert ArchiveImport.objects.get().done_count == 2


def test_one_that_failed_is_told_and_tried_again(tmp_path, monkeypatch):
    path = an_export(tmp_path / "a.xml", an_item(1), an_item(2, rest=a_meta("_thumbnail_id", 9)))

    run = run_of(path)
    print_ = run._print

    def fail(pieces) -> None:
        if any(piece.item.post_id == 2 for piece in pieces):
            raise ValueError
        print_(pieces)

    monkeypatch.setattr(run, "_print", fail)
    run.go()
    assert run.account.outcomes() == {Fate.PUBLISHED: 1, Fate.FAILED: 1}
    assert told(path) == {Fate.PUBLISHED: 1, Outcome.UNCHANGED: 1}


def test_the_report_lists_what_an_earlier_import_brought(tmp_path):
    told(an_export(tmp_path / "a.xml", an_item(1)))
    run = run_of(an_export(tmp_path / "b.xml", an_item(1), an_item(2)))
    run.go()
    listed = [(fate.post_id, fate.why) for fate in item_lines(run.archive, met=run.met)]
    assert listed == [(2, ""), (1, gettext("came with an earlier import"))]
