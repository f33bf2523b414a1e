"""Static files: one stylesheet a page kind, joined from the files of its components.

A reader fetches one stylesheet, named by its content. The sources stay small files; ``STYLESHEETS`` says which of them
a kind of page needs. The joined files exist only as an output: ``StylesheetFinder`` offers them to ``collectstatic``,
to the development server and to tests, as ``css/<kind>.css``.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory
from typing import Any

from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

CSS_DIRECTORY = Path(__file__).parent / "static" / "css"

_EVERYWHERE = ("masthead", "region_nav", "section_head", "story", "label", "button", "footer")

STYLESHEETS: dict[str, tuple[str, ...]] = {
    "article": (
        "crumbs",
        "byline",
        "share",
        "story_tools",
        "notice",
        "advertorial",
        "photo",
        "quote",
        "fact_box",
        "related",
        "trail",
        "complaint_box",
        "read_count",
        "comments_box",
        "comment",
        "series",
        "series_steps",
    ),
    "front": (
        "breaking_strip",
        "lead_story",
        "quote",
        "quote_band",
        "map",
        "latest",
        "opinion",
        "most_read",
        "trust_band",
    ),
    "listing": (
        "crumbs",
        "page_head",
        "photo",
        "map",
        "my_region",
        "region_card",
        "chips",
        "pager",
        "facet",
        "field",
        "search_field",
        "answer",
        "most_read",
        "newsletter_box",
    ),
    "record": (
        "crumbs",
        "page_head",
        "timeline",
        "ledger",
        "quote",
        "promise",
        "notice",
        "chips",
        "facet",
        "field",
        "search_field",
        "pager",
    ),
    "newsletter": ("page_head", "choice", "field", "form_errors"),
    "comments": ("page_head", "choice", "field", "form_errors", "passage", "pager", "comment"),
    "complaint": ("crumbs", "page_head", "choice", "field", "form_errors", "passage"),
    "statement": (
        "crumbs",
        "page_head",
        "notice",
        "search_field",
        "river",
        "pager",
        "complaint_box",
        "tombstone",
        "diff",
        "version",
    ),
}
"""Page kind → its components, beside those of every page (``templates/components/<name>.html``)."""

# A draft that is shown to somebody outside: the story as readers will get it, under a band and a watermark.
STYLESHEETS["draft"] = STYLESHEETS["article"]
_PAGES = {"draft": ("article", "draft")}

WITH_PROSE = {"article", "draft", "statement"}
# One file with nothing of the house beside it: the page that saves data.
STYLESHEETS["low_data"] = ()
_ALONE = {"low_data"}

_STRING = r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
_STRING_OR_COMMENT = re.compile(_STRING + r"|/\*.*?\*/", re.DOTALL)
_SPACES = re.compile(r"\s+")
_SPACE_AROUND = re.compile(r"\s*([{};,])\s*|(?<=:)\s+")


def stylesheet_path(kind: str) -> str:
    """The name of a kind's stylesheet among the static files; KeyError for a kind that does not exist."""
    STYLESHEETS[kind]
    return f"css/{kind}.css"


def sources_of(kind: str) -> list[Path]:
    """The files of a kind's stylesheet, in the order in which they are joined."""
    if kind in _ALONE:
        return [CSS_DIRECTORY / "pages" / f"{kind}.css"]
    names = ["site", "tokens", "layout", *(["prose"] if kind in WITH_PROSE else [])]
    names += [f"pages/{page}" for page in _PAGES.get(kind, (kind,))]
    names += [f"components/{name}" for name in (*_EVERYWHERE, *STYLESHEETS[kind])]
    return [CSS_DIRECTORY / f"{name}.css" for name in names]


def join_stylesheet(kind: str) -> str:
    """All rules of a kind of page, without comments and superfluous white space."""
    return minify("\n".join(path.read_text(encoding="utf-8") for path in sources_of(kind)))


def minify(css: str) -> str:
    """Drop comments and the white space that means nothing; strings stay as they are."""
    without_comments = _STRING_OR_COMMENT.sub(lambda match: match[1] or "", css)
    parts = re.split(_STRING, without_comments)
    parts[::2] = [_SPACE_AROUND.sub(r"\1", _SPACES.sub(" ", part)) for part in parts[::2]]
    return "".join(parts).replace(";}", "}").strip()


class StylesheetFinder(BaseFinder):
    """Finds ``css/<kind>.css`` by joining it, always afresh: an edited source shows at the next request."""

    def check(self, **kwargs: Any) -> list:
        """Nothing is configured, so nothing can be wrong."""
        return []

    def find(self, path: str, find_all: bool = False) -> str | list[str]:
        """The joined file, written below a directory of this process; empty for any other path."""
        kind = next((kind for kind in STYLESHEETS if stylesheet_path(kind) == path), None)
        if kind is None:
            return []
        found = str(self._written(kind))
        return [found] if find_all else found

    def list(self, ignore_patterns: list[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        """Every kind's stylesheet, for ``collectstatic``."""
        for kind in STYLESHEETS:
            self._written(kind)
            yield stylesheet_path(kind), FileSystemStorage(location=self._directory.name)

    @cached_property
    def _directory(self) -> TemporaryDirectory:
        return TemporaryDirectory(prefix="newsroom-css-")

    def _written(self, kind: str) -> Path:
        target = Path(self._directory.name, stylesheet_path(kind))
        joined = join_stylesheet(kind)
        if not target.exists() or target.read_text(encoding="utf-8") != joined:
            target.parent.mkdir(exist_ok=True)
            # Another thread may be reading: the file changes as a whole or not at all.
            with NamedTemporaryFile("w", encoding="utf-8", dir=target.parent, delete=False) as file:
                file.write(joined)
            Path(file.name).replace(target)
        return target


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Files named by content and compressed once; modules find each other under those names."""

    support_js_module_import_aggregation = True
