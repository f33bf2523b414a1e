"""Where an import's pictures come from, kept with it: whoever goes on with it asks there, under the same guards."""

from pathlib import Path
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from news.imports.models import ArchiveImport
from news.imports.wordpress.media.connection import all_addresses
from news.imports.wordpress.media.files import Folder
from news.imports.wordpress.media.library import Source
from news.imports.wordpress.media.old_server import OldServer
from news.imports.wordpress.media.site_address import site_address

PICTURES, OLD_SITE, OTHER_FOLDER, OWN_NETWORK = "pictures", "old_site", "other_folder", "own_network"
"""Names in an import's options. In ``OWN_NETWORK`` stands the one address that somebody with a shell allowed there."""


class From(models.TextChoices):
    """Where they come from."""

    FOLDER = "folder", _("from the folder “uploads” beside the exports")
    SITE = "site", _("from the old site, one after the other")
    NOWHERE = "nowhere", _("not now")


class FolderGone(Exception):
    """The folder that was named is not there: without it the stories would come without their pictures."""


def from_folder(path: Path) -> dict[str, Any]:
    """As the command names it: any folder of this machine."""
    return {PICTURES: From.FOLDER.value, OTHER_FOLDER: str(path.resolve())}


def from_site(url: str, *, is_own_network: bool) -> dict[str, Any]:
    """As the command names it; only there may it be one of this server's own network."""
    return {PICTURES: From.SITE.value, OLD_SITE: url, OWN_NETWORK: url if is_own_network else ""}


def source_of(archive: ArchiveImport, *, uploads: Path | None) -> Source | None:
    """None where nobody wants any; ``uploads`` is the folder that the admin offers. Raises ``FolderGone``."""
    options = archive.options
    if options.get(PICTURES) == From.SITE:
        return _old_server(options, site_url=archive.site_url)
    if options.get(PICTURES) == From.FOLDER:
        return _folder(Path(options[OTHER_FOLDER]) if options.get(OTHER_FOLDER) else uploads)
    return None


def _old_server(options: dict[str, Any], *, site_url: str) -> OldServer:
    address = site_address(options[OLD_SITE])
    if options.get(OWN_NETWORK) == options[OLD_SITE]:
        return OldServer(address, site_url, find_addresses=all_addresses)
    return OldServer(address, site_url)


def _folder(path: Path | None) -> Folder:
    if path is None or not path.is_dir():
        raise FolderGone
    return Folder(path)
