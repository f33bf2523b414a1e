"""A survey under the keys of the evaluation set's `MANIFEST.json`: the JSON that `--report` writes."""

from collections import Counter
from typing import Any

from .survey import Survey

WARNINGS_KEPT = 200
_TOO_LONG = frozenset({"redirects", "category_parents", "author_logins", "warnings"})
_COMMENTS = ("approved", "pending", "spam", "trash", "pingback", "trackback", "threaded_replies")


def as_manifest(survey: Survey) -> dict[str, Any]:
    """Counts of what the file holds; of a truncated file, of its whole items."""
    tally, whole = survey.tally, survey.whole
    return {
        "site_url": survey.site.url,
        "wellformed_xml": survey.is_wellformed,
        "truncated": survey.is_truncated,
        "items_total": tally.items,
        "authors": len(whole.authors),
        "author_logins": list(whole.authors),
        "categories": len(whole.categories),
        "category_parents": {slug: term.parent or None for slug, term in whole.categories.items()},
        "tags": len(whole.tags),
        "posts": dict(sorted(tally.posts.items())),
        "posts_total": tally.posts.total(),
        "pages": dict(sorted(tally.pages.items())),
        "pages_total": tally.pages.total(),
        "attachments": tally.attachments,
        "attachments_without_url": tally.attachments_without_url,
        "comments": {name: tally.comments[name] for name in _COMMENTS},
        "skipped_post_types": dict(sorted(tally.skipped.items())),
        "password_protected": tally.protected,
        "sticky": tally.sticky,
        "gutenberg_bodies": tally.block_bodies,
        "shortcodes": tally.shown_shortcodes(),
        "own_site_links": tally.own_links,
        "redirects": [{"old_path": path, "slug": slug} for path, slug in tally.old_paths],
        "warnings": [
            {"code": trouble.code, "where": trouble.where, "why": trouble.why} for trouble in survey.remarks
        ],
        "bytes": survey.size_bytes,
    }


def in_short(manifest: dict[str, Any]) -> dict[str, Any]:
    """What is kept of it with an import: figures and the first warnings. Long lists are in the report's files."""
    warnings = manifest["warnings"]
    return {name: manifest[name] for name in manifest.keys() - _TOO_LONG} | {
        "warnings": warnings[:WARNINGS_KEPT],
        "warning_counts": dict(Counter(warning["code"] for warning in warnings)),
        "redirect_count": len(manifest["redirects"]),
    }
