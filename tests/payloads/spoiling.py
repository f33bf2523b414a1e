"""Puts markup into every text of every model, found by asking the models: a new field is under test by itself."""

import html
import re
from itertools import count
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import QuerySet
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.fields import RichTextField
from wagtail.models import Page

from news.editorial.actions import publish_imported
from news.models import ArticlePage
from news.models.append_only import AppendOnly

OURS = ("news", "home", "search")
# Written anew from the others when a story is published, or chained so that nobody changes it.
MADE_BY_MACHINES = {
    "news.PublishedArticle", "news.ListingRow", "news.PhotoRendition", "news.SendingCount",
    "search.SearchDocument", "search.KnownWord", "news_quotes.Quote", "news_quotes.QuoteWord",
    "news_editorial.AuditEntry", "news_editorial.DeskCard", "news_newsletter.Subscriber", "news_readership.DailySalt",
    "news_editorial.Complaint", "news_accounts.User",
}  # fmt: skip
# Texts that name a row to a machine; everything else is words.
NOT_WORDS = re.compile(
    r"digest|hash|salt|sealed|secret|path|(^|_)key|spec$|^code$|template_version|^url|^rule$|fingerprint|action|^kind$"
)
NO_WORDS_EITHER = (models.SlugField, models.URLField, models.EmailField)
_numbers = count(1)


class Spoiler:
    """Makes payloads, and remembers by its mark which field got which."""

    def __init__(self) -> None:
        self.fields: dict[str, str] = {}

    def payload(self, field: str, *, longest: int | None = None) -> str:
        """Begins like a formula, and breaks out of text, attribute and script; the mark comes first, to be found."""
        mark = f"m{next(_numbers)}x"
        self.fields[mark] = field
        for text in (
            f"={mark}\"'></title></script><img src=x onerror=alert(1)><script>alert(1)</script>{{{{7*7}}}}",
            f"={mark}\"'><img src=x onerror=alert(1)>",
            f"={mark}<img src=x>",
            f"={mark}<b>",
        ):
            if longest is None or len(text) <= longest:
                return text
        raise AssertionError(f"{field} is too short for any of it")

    def spoil_everything(self) -> None:
        """Every row of every model of ours, then all public stories again with it."""
        for model in apps.get_models():
            if model.__module__.startswith(OURS) and model._meta.label not in MADE_BY_MACHINES:
                for row in QuerySet(model).all():
                    self._spoil_row(row)
        for article in ArticlePage.objects.live():
            article.body = self._spoilt_block(article.body.stream_block, list(article.body.raw_data), "body")
            self._publish(article)

    def _spoil_row(self, row: models.Model) -> None:
        values = {field.name: self._value(field) for field in words_of(type(row))}
        if not values:
            return
        # What is on record refuses to be saved again; nobody is told of it either.
        if isinstance(row, AppendOnly) or row._meta.app_label == "news_editorial":
            QuerySet(type(row)).filter(pk=row.pk).update(**values)
        elif not isinstance(row, ArticlePage):
            for name, value in values.items():
                setattr(row, name, value)
            row.save()

    def _value(self, field: models.Field) -> str:
        text = self.payload(str(field), longest=field.max_length)
        return f"<p>{html.escape(text)}</p>" if isinstance(field, RichTextField) else text

    def _publish(self, article: ArticlePage) -> None:
        for field in words_of(ArticlePage):
            setattr(article, field.name, self._value(field))
        article.save_revision()
        publish_imported(article)

    def _spoilt_block(self, block: blocks.Block, value: Any, where: str) -> Any:
        """A stored value with payloads in its texts; numbers, choices and references stay."""
        match block, value:
            case blocks.StreamBlock(), list():
                return [
                    child
                    | {
                        "value": self._spoilt_block(
                            block.child_blocks[child["type"]], child["value"], child["type"]
                        )
                    }
                    for child in value
                ]
            case blocks.ListBlock(), list():
                return [
                    child | {"value": self._spoilt_block(block.child_block, child["value"], where)}
                    for child in value
                ]
            case TableBlock(), {"data": rows}:
                return value | {"data": [[self.payload(where) for _cell in row] for row in rows]}
            case blocks.StructBlock(), dict():
                return {
                    name: self._spoilt_block(block.child_blocks[name], part, f"{where}.{name}")
                    for name, part in value.items()
                }
            case blocks.RichTextBlock(), str():
                return f"<p>{html.escape(self.payload(where))}</p>"
            case ((blocks.CharBlock() | blocks.TextBlock()), str()):
                return self.payload(where, longest=block.field.max_length)
        return value


def words_of(model: type[models.Model]) -> list[models.Field]:
    """The fields of a model that hold what people write."""
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField)
        and not isinstance(field, NO_WORDS_EITHER)
        and not field.choices
        and not NOT_WORDS.search(field.name)
        and (field.model is not Page or field.name in {"title", "seo_title", "search_description"})
    ]
