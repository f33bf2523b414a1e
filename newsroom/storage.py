"""Static files: one stylesheet a page kind, and one script for a story, joined from small files.

A reader fetches one of each, named by its content. ``STYLESHEETS`` says which sources a kind of page needs, ``SCRIPTS``
which a story has. The joined files exist only as an output: ``JoinedFilesFinder`` offers them to ``collectstatic``, to
the development server and to tests, as ``css/<kind>.css`` and ``js/pages/<kind>.js``.
"""

import re
from collections.abc import Callable, Iterator
from functools import cached_property, partial
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory
from typing import Any, ClassVar

from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

CSS_DIRECTORY = Path(__file__).parent / "static" / "css"
JS_DIRECTORY = Path(__file__).parent / "static" / "js"

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

SCRIPTS: dict[str, tuple[str, ...]] = {
    "article": (
        "my_region",
        "copy_link",
        "share_story",
        "text_size",
        "listen",
        "quote_selection",
        "count_read",
        "reader_comments",
        "keep_copies",
    ),
}
"""Page kind → its scripts (``static/js/<name>.js``): each does something only where its element stands."""

_STRING = r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
_STRING_OR_COMMENT = re.compile(_STRING + r"|/\*.*?\*/", re.DOTALL)
_SPACES = re.compile(r"\s+")
_SPACE_AROUND = re.compile(r"\s*([{};,])\s*|(?<=:)\s+")


def stylesheet_path(kind: str) -> str:
    """The name of a kind's stylesheet among the static files; KeyError for a kind that does not exist."""
    STYLESHEETS[kind]
    return f"css/{kind}.css"


def script_path(kind: str) -> str:
    """The name of a kind's script among the static files; KeyError for a kind that has none."""
    SCRIPTS[kind]
    return f"js/pages/{kind}.js"


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


def join_script(kind: str) -> str:
    """All scripts of a kind of page, each in a block of its own: names of one are none of another's."""
    texts = [(JS_DIRECTORY / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS[kind]]
    return "\n".join(f"{{\n{without_comments(text)}\n}}" for text in texts)


def without_comments(script: str) -> str:
    """Drop the lines that only explain, and the white space before all others."""
    lines = (line.strip() for line in script.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def minify(css: str) -> str:
    """Drop comments and the white space that means nothing; strings stay as they are."""
    without_comments = _STRING_OR_COMMENT.sub(lambda match: match[1] or "", css)
    parts = re.split(_STRING, without_comments)
    parts[::2] = [_SPACE_AROUND.sub(r"\1", _SPACES.sub(" ", part)) for part in parts[::2]]
    return "".join(parts).replace(";}", "}").strip()


class JoinedFilesFinder(BaseFinder):
    """Finds the joined files by joining them, always afresh: an edited source shows at the next request."""

    joined: ClassVar[dict[str, Callable[[], str]]] = {
        **{stylesheet_path(kind): partial(join_stylesheet, kind) for kind in STYLESHEETS},
        **{script_path(kind): partial(join_script, kind) for kind in SCRIPTS},
    }

    def check(self, **kwargs: Any) -> list:
        """Nothing is configured, so nothing can be wrong."""
        return []

    def find(self, path: str, find_all: bool = False) -> str | list[str]:
        """The joined file, written below a directory of this process; empty for any other path."""
        if path not in self.joined:
            return []
        found = str(self._written(path))
        return [found] if find_all else found

    def list(self, ignore_patterns: list[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        """Every joined file, for ``collectstatic``."""
        for path in self.joined:
            self._written(path)
            yield path, FileSystemStorage(location=self._directory.name)

    @cached_property
    def _directory(self) -> TemporaryDirectory:
        return TemporaryDirectory(prefix="newsroom-static-")

    def _written(self, path: str) -> Path:
        target = Path(self._directory.name, path)
        joined = self.joined[path]()
        if not target.exists() or target.read_text(encoding="utf-8") != joined:
            target.parent.mkdir(parents=True, exist_ok=True)
            # Another thread may be reading: the file changes as a whole or not at all.
            with NamedTemporaryFile("w", encoding="utf-8", dir=target.parent, delete=False) as file:
                file.write(joined)
            Path(file.name).replace(target)
        return target


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Files named by content and compressed once; modules find each other under those names."""

    support_js_module_import_aggregation = True
