"""Slugs that make themselves: ASCII, lower case, unique, never ``-2`` twice."""

from django.db import models
from django.utils.text import slugify


def fill_slug(thing: models.Model, text: str) -> None:
    """Give ``thing`` a free slug made from ``text`` if it has none."""
    if thing.slug:
        return
    longest = thing._meta.get_field("slug").max_length
    stem = slugify(text)[: longest - 5] or type(thing).__name__.lower()
    others = type(thing)._default_manager.exclude(pk=thing.pk)
    taken = set(others.filter(slug__startswith=stem).values_list("slug", flat=True))
    number, slug = 1, stem
    while slug in taken:
        number += 1
        slug = f"{stem}-{number}"
    thing.slug = slug


class SelfSlugged(models.Model):
    """A thing with a ``name`` and a ``slug`` that fills itself, so that it can be made by its name alone."""

    class Meta:
        abstract = True

    def save(self, *args, **kwargs) -> None:
        fill_slug(self, self.name)
        super().save(*args, **kwargs)

    def full_clean(self, *args, **kwargs) -> None:
        fill_slug(self, self.name)
        super().full_clean(*args, **kwargs)
