"""A run that is killed while a picture comes loses nothing, and asks for nothing twice."""

import os
import signal
import time

import pytest
from django.db import connections

from news.imports.models import ArchiveImport
from news.models import ArticlePage, Photo
from tests.builders import a_region, a_site, picture
from tests.news.imports.wordpress.exports import HOST, an_item
from tests.news.imports.wordpress.media.old_sites import kept_files
from tests.news.imports.wordpress.runs import an_export, imported

PATHS = [f"/wp-content/uploads/{number}.jpg" for number in range(1, 4)]


@pytest.mark.django_db(transaction=True)
def test_killed_in_the_midst_of_a_picture_it_asks_for_the_rest(old_site, settings, tmp_path):
    a_site()
    a_region()
    settings.DATA_DIR = tmp_path
    old_site.files = {path: picture().getvalue() for path in PATHS}
    items = [an_item(number, content=f'<img src="{HOST}{path}">') for number, path in enumerate(PATHS, 1)]
    export = an_export(tmp_path / "a.xml", *items)
    old_site.drips = {PATHS[1]}
    connections.close_all()
    child = os.fork()
    if child == 0:
        imported(export, media=old_site.server())
        os._exit(0)
    deadline = time.monotonic() + 20
    while PATHS[1] not in old_site.asked or not any(path.stat().st_size > 9 for path in kept_files(tmp_path)):
        assert time.monotonic() < deadline
        time.sleep(0.02)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    old_site.drips.clear()
    assert Photo.objects.count() == 1

    archive = imported(export, media=old_site.server())
    assert archive.state == ArchiveImport.State.DONE
    assert old_site.asked == [PATHS[0], PATHS[1], PATHS[1], PATHS[2]]
    assert old_site.ranges[2]
    stories = ArticlePage.objects.filter(slug__startswith="berita-")
    assert [[block.block_type for block in story.body] for story in stories] == [["photo"]] * 3
    assert kept_files(tmp_path) == []
