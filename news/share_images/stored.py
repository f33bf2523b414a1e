"""The picture of a public story, as its row names it, and what is drawn of it."""

from collections.abc import Sequence
from functools import partial

from django.db import transaction

from news.models import PublishedArticle
from news.publication.batch import Batch
from news.publication.parts import Part
from news.share_images.image import ShareImage, image_of_facts
from news.share_images.keeping import forget, forget_others


def find_image(article_id: int) -> ShareImage | None:
    """None for a story that readers do not have; one query."""
    rows = PublishedArticle.objects.filter(pk=article_id)
    stored = rows.values_list("facts__share_image", flat=True).first()
    return image_of_facts(stored) if stored else None


class ShareImages(Part):
    """Drawn pictures that say something else than their story now go after the commit; of a withdrawn story all go."""

    name = "share_image"

    def write(self, batch: Batch) -> None:
        if not batch.is_archive:
            for story in batch.stories:
                image = image_of_facts(story.published.facts["share_image"])
                transaction.on_commit(partial(forget_others, image), robust=True)

    def withdraw(self, article_ids: Sequence[int]) -> None:
        for article_id in article_ids:
            transaction.on_commit(partial(forget, str(article_id)), robust=True)
