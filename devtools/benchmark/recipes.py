"""Whether a database of an older recipe of the digest loses anything: ``python -m devtools.benchmark.recipes``.

Saves each public story again as it is and asks the rebuild about it, asks the gate about each schedule, and counts what
is on record before and after. It changes nothing that readers see; ends with status 1 if a record was lost or made.
``--every 50`` looks at each fiftieth story of a large archive. ``DJANGO_SETTINGS_MODULE`` must be set.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial

import django

type Counts = Counter[tuple[str, str]]


def counted() -> Counts:
    """Rows on record, by kind and recipe."""
    from news.digest import recipe_of
    from news.editorial.models import Approval, Contribution, PublishedVersion, Reading
    from news.models import PublishedArticle

    found: Counts = Counter()
    for model in (Approval, Contribution, PublishedVersion, Reading, PublishedArticle):
        digests: Iterable[str] = model.objects.order_by().values_list("digest", flat=True).iterator()
        found.update((model.__name__, recipe_of(digest)) for digest in digests)
    return found


def problems(every: int) -> Iterable[str]:
    """A line for each story that would be refused or written anew, and each schedule that would be refused."""
    from wagtail.models import Revision

    from news.models import ArticlePage
    from news.publication.rebuild import look_at, to_look_at

    for article_id in to_look_at()[::every]:
        difference = look_at(article_id, only_check=True)
        if difference:
            yield f"{article_id}: {', '.join(difference.what)}"
        if article := ArticlePage.objects.live().filter(pk=article_id).first():
            yield from _refused(article_id, article.save)
    for revision in Revision.page_revisions.exclude(approved_go_live_at=None):
        again = partial(revision.save, update_fields=["approved_go_live_at"])
        yield from _refused(revision.object_id, again)


def _refused(article_id: object, save: Callable[[], None]) -> Iterable[str]:
    from django.core.exceptions import PermissionDenied

    try:
        save()
    except PermissionDenied as refusal:
        yield f"{article_id}: {refusal!r}"


def main() -> int:
    """Print what is on record before and after, and what went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1)
    every = parser.parse_args().every
    django.setup()
    started, before = time.monotonic(), counted()
    found = list(problems(every))
    after = counted()
    for model, recipe in sorted(before | after):
        key = (model, recipe)
        sys.stdout.write(f"{model:<18} recipe {recipe}: {before[key]:>7} before, {after[key]:>7} after\n")
    sys.stdout.writelines(f"{line}\n" for line in found)
    sys.stdout.write(f"{len(found)} problems, {time.monotonic() - started:.0f} s\n")
    return int(bool(found) or before != after)


if __name__ == "__main__":
    sys.exit(main())
