"""Pictures from the old site, asked for in the admin: before an import, and after it for what it came without."""

from functools import partial
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils.html import escape

from news.imports.models import ArchiveImport, ImportedItem
from news.imports.wordpress.media import source
from news.imports.wordpress.media.connection import AddressRefused, all_addresses
from news.imports.wordpress.media.files import words_for_reason
from news.imports.wordpress.media.old_server import OldServer, Pace
from news.imports.wordpress.screens import working
from news.imports.wordpress.writing.run import Run, Wishes
from news.models import ArticlePage
from tests.builders import a_chief, a_region, picture
from tests.news.imports.wordpress.exports import FOOT, HEAD, HOST, a_term, an_author, an_item
from tests.news.imports.wordpress.media.old_sites import an_old_site

pytestmark = pytest.mark.django_db
ALL = "/admin/impor-arsip/"
PATH = "/wp-content/uploads/pasar.jpg"
State = ArchiveImport.State


@pytest.fixture(scope="module")
def chief(site):
    a_region()
    return a_chief()


@pytest.fixture
def desk(chief, settings, tmp_path, monkeypatch) -> Client:
    settings.DATA_DIR = tmp_path
    # Texts are read in this process, so that nothing has to be committed.
    monkeypatch.setattr(working, "Wishes", partial(Wishes, processes=0))
    client = Client()
    client.force_login(chief)
    return client


@pytest.fixture
def old_site(monkeypatch):
    """Whoever asks the old site by its name comes here."""
    with an_old_site() as site:
        site.files[PATH] = picture().getvalue()
        monkeypatch.setattr(
            source,
            "OldServer",
            lambda address, site_url: OldServer(
                address,
                site_url,
                pace=Pace(pause=0, waits=()),
                find_addresses=lambda host, port: ["127.0.0.1"],
            ),
        )
        yield site


@pytest.fixture
def archive(desk, tmp_path) -> ArchiveImport:
    """Looked at: one story with a picture that is there, one with a picture that is not."""
    (tmp_path / "imports").mkdir()
    items = [
        an_item(number, content=f'<p>Isi.</p><img src="{HOST}/wp-content/uploads/{name}.jpg">')
        for number, name in ((1, "pasar"), (2, "tiada"))
    ]
    export = HEAD + an_author("rina") + "".join(items) + FOOT
    (tmp_path / "imports" / "a.xml").write_text(export)
    desk.post(ALL, {"present": "a.xml"})
    call_command("run_imports")
    return ArchiveImport.objects.get()


@pytest.fixture
def by_command(archive, tmp_path) -> ArchiveImport:
    """The same export with an older story in it, of which the command line took in what is newer, by its mapping."""
    path, mapping = tmp_path / "imports" / "a.xml", tmp_path / "m.toml"
    older = an_item(3, gmt="2018-05-11 02:15:00", rest=a_term("desa"))
    path.write_text(path.read_text().replace(FOOT, older + FOOT))
    mapping.write_text('[categories]\n"desa" = "none"\n')
    ArchiveImport.objects.all().delete()
    call_command(
        "import_wordpress", path, since="2020-01-01", mapping=mapping, processes=0, stdout=StringIO()
    )
    return ArchiveImport.objects.get()


def post(desk: Client, archive: ArchiveImport, **values):
    return desk.post(f"{ALL}{archive.pk}/", {"tags": "none", "writer-0": "Rina"} | values)


def page(desk: Client, archive: ArchiveImport, more: str = "") -> str:
    return desk.get(f"{ALL}{archive.pk}/{more}").content.decode()


def test_the_old_site_is_offered_under_the_address_of_the_export(desk, archive):
    form = desk.get(f"{ALL}{archive.pk}/").context["form"]
    assert [value for value, _label in form.fields["pictures"].choices] == ["site", "nowhere"]
    assert form["old_site"].value() == HOST


def test_pictures_come_from_the_old_site_and_what_is_missing_is_told(desk, archive, old_site):
    post(desk, archive, wish="begin", pictures="site", old_site=f"http://kabar.test:{old_site.port}/")
    call_command("run_imports")
    archive.refresh_from_db()
    assert archive.state == State.DONE
    shown = page(desk, archive)
    assert escape(words_for_reason("missing")) in shown
    assert [block.block_type for block in ArticlePage.objects.get(slug="berita-1").body][-1:] == ["photo"]
    ArchiveImport.objects.update(state=State.RUNNING)
    assert escape(words_for_reason("missing")) in page(desk, archive, "kemajuan/")


@pytest.mark.parametrize("address", ["", "kabar", "ftp://kabar.test", "http://saya:rahasia@kabar.test"])
def test_what_is_no_address_is_told_beside_its_field(desk, archive, address):
    answer = post(desk, archive, wish="begin", pictures="site", old_site=address)
    archive.refresh_from_db()
    assert (answer.status_code, archive.state) == (422, State.PROPOSED)
    assert answer.context["form"].errors.keys() == {"old_site"}


def test_pictures_can_be_fetched_after_the_stories(desk, archive, old_site):
    post(desk, archive, wish="begin", pictures="nowhere")
    call_command("run_imports")
    assert 'value="pictures"' in page(desk, archive)
    post(desk, archive, wish="pictures", pictures="site", old_site=f"http://kabar.test:{old_site.port}")
    archive.refresh_from_db()
    assert archive.state == State.WANTED
    call_command("run_imports")
    archive.refresh_from_db()
    assert archive.state == State.DONE
    assert ImportedItem.objects.get(post_id=1).fate == ImportedItem.Fate.UPDATED
    assert ImportedItem.objects.get(post_id=2).fate == ImportedItem.Fate.PUBLISHED


@pytest.mark.parametrize("values", [{}, {"pictures": "nowhere"}, {"pictures": "site", "old_site": "x"}])
def test_fetching_asks_from_where(desk, archive, values):
    post(desk, archive, wish="begin", pictures="nowhere")
    call_command("run_imports")
    answer = post(desk, archive, wish="pictures", **values)
    archive.refresh_from_db()
    assert (answer.status_code, archive.state) == (422, State.DONE)


@pytest.mark.parametrize("state", [State.PROPOSED, State.RUNNING, State.UNDONE])
def test_pictures_are_fetched_for_what_came_in_alone(desk, archive, state):
    ArchiveImport.objects.update(state=state)
    post(desk, archive, wish="pictures", pictures="nowhere")
    archive.refresh_from_db()
    assert archive.state == state


def test_nothing_is_offered_where_the_export_is_gone(desk, archive, tmp_path):
    post(desk, archive, wish="begin", pictures="nowhere")
    call_command("run_imports")
    (tmp_path / "imports" / "a.xml").unlink()
    assert 'value="pictures"' not in page(desk, archive)


def test_pictures_of_an_import_by_command_bring_nothing_that_it_left_out(desk, by_command, old_site):
    post(desk, by_command, wish="pictures", pictures="site", old_site=f"http://kabar.test:{old_site.port}")
    call_command("run_imports")
    by_command.refresh_from_db()
    assert by_command.state == State.DONE
    assert ImportedItem.objects.get(post_id=1).fate == ImportedItem.Fate.UPDATED
    assert not ArticlePage.objects.filter(slug="berita-3").exists()


def test_mapping_of_the_command_is_kept_with_its_import(by_command):
    assert by_command.mapping["categories"] == {"desa": "none"}


def test_command_without_a_day_afterwards_brings_the_rest_by_the_same_mapping(by_command, tmp_path):
    call_command("import_wordpress", tmp_path / "imports" / "a.xml", processes=0, stdout=StringIO())
    by_command.refresh_from_db()
    assert by_command.options["since"] is None
    assert ArticlePage.objects.get(slug="berita-3").topics.count() == 0


def stopped_command(archive: ArchiveImport, tmp_path, media: str, **options) -> ArchiveImport:
    """Begun by the command with pictures from there, and killed before it wrote anything."""
    ArchiveImport.objects.all().delete()
    path = tmp_path / "imports" / "a.xml"

    def die(run) -> None:
        raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Run, "_prepare", die)
        with pytest.raises(KeyboardInterrupt):
            call_command("import_wordpress", path, media=media, processes=0, stdout=StringIO(), **options)
    return ArchiveImport.objects.get()


def goes_on(desk: Client, archive: ArchiveImport) -> ArchiveImport:
    post(desk, archive, wish="go_on")
    call_command("run_imports")
    archive.refresh_from_db()
    return archive


def shown_in(slug: str) -> list[str]:
    return [block.block_type for block in ArticlePage.objects.get(slug=slug).body][-1:]


def test_going_on_with_what_the_command_began_brings_pictures_from_the_same_folder(desk, archive, tmp_path):
    file = tmp_path / "salinan" / "pasar.jpg"
    file.parent.mkdir()
    file.write_bytes(picture().getvalue())
    archive = goes_on(desk, stopped_command(archive, tmp_path, str(file.parent)))
    assert (archive.state, shown_in("berita-1")) == (State.DONE, ["photo"])


def test_going_on_without_the_folder_says_so_and_brings_no_bare_stories(desk, archive, tmp_path):
    (tmp_path / "salinan").mkdir()
    archive = stopped_command(archive, tmp_path, str(tmp_path / "salinan"))
    (tmp_path / "salinan").rmdir()
    archive = goes_on(desk, archive)
    assert (archive.state, ArticlePage.objects.filter(slug="berita-1").exists()) == (State.FAILED, False)
    assert escape(archive.problem) in page(desk, archive)


def test_going_on_asks_the_old_site_that_the_command_named(desk, archive, tmp_path, old_site, monkeypatch):
    site = f"http://127.0.0.1:{old_site.port}"
    command = stopped_command(archive, tmp_path, site, own_network=True)
    # The very address that somebody with a shell allowed, and no other: the real guard is asked here.
    asked = []
    monkeypatch.setattr(
        source,
        "OldServer",
        lambda address, site_url, **guard: asked.append(guard) or OldServer(address, site_url, **guard),
    )
    assert goes_on(desk, command).state == State.DONE
    assert shown_in("berita-1") == ["photo"]
    assert asked == [{"find_addresses": all_addresses}]


def test_another_address_is_not_allowed_into_the_own_network_by_what_the_command_said(archive):
    allowed = source.from_site("http://127.0.0.1:8000", is_own_network=True)
    archive.options = allowed | {"old_site": "http://127.0.0.1:9000"}
    old_server = source.source_of(archive, uploads=None)
    with pytest.raises(AddressRefused):
        old_server.check()
