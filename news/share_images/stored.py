"""The picture of a public story, as its row names it."""

from news.models import PublishedArticle
from news.share_images.image import ShareImage, image_of_facts


def find_image(article_id: int) -> ShareImage | None:
    """None for a story that readers do not have; one query."""
    rows = PublishedArticle.objects.filter(pk=article_id)
    stored = rows.values_list("facts__share_image", flat=True).first()
    return image_of_facts(stored) if stored else None
