"""The dry run: what a file holds, as the screens show it and as the mapping begins."""

from collections import Counter
from pathlib import Path
from typing import Any

from news.imports.models import ArchiveImport
from news.imports.models.archive import site_key
from news.imports.wordpress.mapping import propose_mapping
from news.imports.wordpress.report import Survey, as_manifest, survey, write_json
from news.imports.wordpress.report.manifest import in_short
from news.imports.wordpress.screens.folder import report_folder
from news.models import Section

SURVEY_FILE = "survey.json"
_EVERY = 500


def look_at(archive: ArchiveImport, path: Path) -> None:
    """Read the whole file once, and write down what is in it. Raises ``NotAnExport``."""

    def on_item(count: int) -> None:
        if count % _EVERY == 0:
            ArchiveImport.objects.filter(pk=archive.pk).update(done_count=count)

    found = survey(path, on_item=on_item)
    found.check()
    manifest = as_manifest(found)
    write_json(report_folder(archive.pk) / SURVEY_FILE, found)
    ArchiveImport.objects.filter(pk=archive.pk).update(
        survey=told(found, manifest),
        site_url=site_key(found.site.url, file_sha256=archive.file_sha256),
        total_count=manifest["items_total"],
        done_count=0,
    )


def told(found: Survey, manifest: dict[str, Any]) -> dict[str, Any]:
    """What is kept with the import: figures, the first warnings, and what the mapping begins with."""
    sections = list(Section.objects.values_list("name", flat=True))
    return in_short(manifest) | {
        "title": found.site.title,
        "terms": _categories(found),
        "writers": _writers(found),
        "proposal": propose_mapping(found, sections=sections).as_json(),
    }


def _categories(found: Survey) -> list[dict[str, Any]]:
    """The fullest first; those that an item names and the file does not list as well."""
    counts = Counter(
        {use.slug: count for use, count in found.term_uses.items() if use.taxonomy == "category"}
    )
    names = {use.slug: use.name for use in found.term_uses if use.taxonomy == "category"}
    names |= {slug: term.name for slug, term in found.whole.categories.items()}
    ordered = sorted(names, key=lambda slug: (-counts[slug], names[slug]))
    return [{"slug": slug, "name": names[slug], "count": counts[slug]} for slug in ordered]


def _writers(found: Survey) -> list[dict[str, Any]]:
    """Accounts under which something was filed; without a name for whom the file names none, or a mail address."""
    names = {login: author.name for login, author in found.whole.authors.items() if "@" not in author.name}
    return [
        {"login": login, "name": names.get(login, ""), "count": count}
        for login, count in found.author_uses.most_common()
        if login
    ]
