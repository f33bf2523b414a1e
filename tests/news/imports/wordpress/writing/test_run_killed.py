"""A run that is killed leaves whole batches; the next one goes on behind them."""

import os
import signal

import pytest
from django.db import connections
from wagtail.models import Page

from news.imports.models import ArchiveImport, ImportedItem
from news.models import PublishedArticle
from news.publication.parts import Part, register
from news.publication.rebuild import rebuild
from tests.builders import a_region, a_site
from tests.news.imports.wordpress.exports import an_item
from tests.news.imports.wordpress.runs import an_export, imported


@pytest.mark.django_db(transaction=True)
def test_killed_in_the_midst_of_a_batch_it_goes_on_with_nothing_lost_or_doubled(tmp_path):
    a_site()
    a_region()
    path = an_export(tmp_path / "a.xml", *map(an_item, range(1, 10)))
    connections.close_all()
    child = os.fork()
    if child == 0:
        batches = []

        class Killing(Part):
            def write(self, batch) -> None:
                batches.append(1)
                if len(batches) == 2:
                    os.kill(os.getpid(), signal.SIGKILL)

        register(Killing())
        imported(path, batch=3)
        os._exit(0)
    _pid, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL
    assert PublishedArticle.objects.count() == ImportedItem.objects.count() == 3
    assert ArchiveImport.objects.get().state == ArchiveImport.State.RUNNING
    archive = imported(path, batch=3)
    assert (archive.state, archive.items.count()) == (ArchiveImport.State.DONE, 9)
    assert PublishedArticle.objects.count() == 9
    assert [list(problems) for problems in Page.find_problems()] == [[]] * 5
    assert list(rebuild(only_check=True)) == []
