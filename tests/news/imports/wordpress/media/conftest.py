import pytest

from tests.news.imports.wordpress.media.old_sites import an_old_site


@pytest.fixture
def old_site():
    with an_old_site() as site:
        yield site
