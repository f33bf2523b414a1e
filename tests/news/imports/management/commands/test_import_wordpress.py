"""The command says in one sentence what is wrong, and changes nothing by looking."""

import json
import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from news.imports.models import ArchiveImport
from news.imports.wordpress.media.files import words_for_reason
from news.imports.wordpress.reading.export_file import REFUSALS
from news.imports.wordpress.report.account import outcome_word
from news.imports.wordpress.wording import kind_word
from news.models import ArticlePage
from tests.builders import a_region, picture
from tests.news.imports.wordpress.exports import FOOT, HEAD, HOST, an_item
from tests.news.imports.wordpress.media.old_sites import an_old_site
from tests.news.imports.wordpress.runs import an_export

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def run(path, **options) -> str:
    out = StringIO()
    call_command("import_wordpress", path, processes=0, stdout=out, stderr=StringIO(), **options)
    return out.getvalue()


def test_dry_run_proposes_a_mapping_and_changes_nothing(site, tmp_path):
    path = an_export(tmp_path / "a.xml", an_item(1))
    run(path, dry_run=True, mapping=tmp_path / "m.toml", report=tmp_path / "r.json")
    assert "[authors]" in (tmp_path / "m.toml").read_text()
    assert json.loads((tmp_path / "r.json").read_text())["posts_total"] == 1
    assert not ArchiveImport.objects.exists()
    assert not ArticlePage.objects.filter(slug="berita-1").exists()


def test_import_says_what_became_of_the_items_and_writes_its_report(site, tmp_path):
    a_region()
    path = an_export(tmp_path / "a.xml", an_item(1), an_item(2, status="draft"))
    out = run(path, report_dir=tmp_path / "report")
    assert f"{kind_word('post')}: {outcome_word('published')} 1, {outcome_word('draft')} 1" in out
    assert "berita-1" in (tmp_path / "report" / "items.csv").read_text(encoding="utf-8-sig")


def test_only_what_is_newer_than_a_day_comes_in(site, tmp_path):
    path = an_export(tmp_path / "a.xml", an_item(1), an_item(2, gmt="2024-05-11 02:15:00"))
    run(path, since="2024-01-01")
    assert list(ArticlePage.objects.filter(slug__startswith="berita-").values_list("slug", flat=True)) == [
        "berita-2"
    ]


def test_import_says_why_pictures_are_missing(site, tmp_path):
    a_region()
    body = f'<img src="{HOST}/wp-content/uploads/tiada.jpg"><img src="{HOST}/gambar.jpg">'
    path = an_export(tmp_path / "a.xml", an_item(1, content=body))
    out = run(path, media=str(tmp_path))
    assert f"1× {words_for_reason('missing')}" in out
    assert f"1× {words_for_reason('not_in_uploads')}" in out


def test_old_site_beside_the_new_one_is_asked_if_somebody_says_so(site, settings, tmp_path):
    a_region()
    settings.DATA_DIR = tmp_path
    path = an_export(tmp_path / "a.xml", an_item(1, content=f'<img src="{HOST}/wp-content/uploads/1.jpg">'))
    with an_old_site() as old_site:
        old_site.files["/wp-content/uploads/1.jpg"] = picture().getvalue()
        run(path, media=f"http://127.0.0.1:{old_site.port}", own_network=True)
    assert [block.block_type for block in ArticlePage.objects.get(slug="berita-1").body] == ["photo"]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"since": "kemarin"}, "2020-01-31"),
        ({"username": "nobody"}, "nobody"),
        ({"mapping": Path("/nowhere.toml")}, "UTF-8"),
        ({"media": "/nowhere"}, "/nowhere"),
        ({"media": "http://"}, "https://www.example.com"),
        ({"media": "http://localhost:8000/"}, "--own-network"),
        ({"media": "https://169.254.169.254/latest/"}, "169"),
    ],
)
def test_what_makes_no_sense_is_refused_with_a_sentence(site, tmp_path, options, sentence):
    path = an_export(tmp_path / "a.xml", an_item(1))
    with pytest.raises(CommandError, match=sentence):
        run(path, **options)
    assert not ArticlePage.objects.filter(slug="berita-1").exists()


def test_file_that_is_no_export_is_refused(site, tmp_path):
    (tmp_path / "a.xml").write_text("<html></html>")
    with pytest.raises(CommandError, match=r"a\.xml"):
        run(tmp_path / "a.xml")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f"{HEAD}{an_item(1).replace('</item>', '')}{FOOT}", "nothing_whole"),
        (HEAD.replace("<channel>", "") + "</rss>", "no_channel"),
        (HEAD + FOOT, "no_items"),
        (HEAD + an_item(1)[:200], "nothing_whole"),
    ],
)
@pytest.mark.parametrize("options", [{}, {"dry_run": True}])
def test_a_file_in_which_nothing_was_read_says_why(site, tmp_path, text, reason, options):
    (tmp_path / "a.xml").write_text(text, encoding="utf-8")
    with pytest.raises(CommandError, match=re.escape(str(REFUSALS[reason]))):
        run(tmp_path / "a.xml", **options)
    assert not ArchiveImport.objects.exists()
