import uuid
from http import HTTPMethod

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from news.presentation import as_printed


class NewsPage(Page):
    """What every page of the paper has beside Wagtail's own fields."""

    public_id = models.UUIDField(
        default=uuid.uuid4,
        editable=False,
        unique=True,
        help_text=_("Names the page in feeds and structured data; never changes, whatever the address does."),
    )

    exclude_fields_in_copy = ["public_id"]
    # Readers send nothing to a page.
    allowed_http_methods = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]

    class Meta:
        abstract = True

    def with_content_json(self, content: dict) -> "NewsPage":
        """Old revisions never bring back another identity."""
        page = super().with_content_json(content)
        page.public_id = self.public_id
        # Wagtail has just asked for it, and asks each version of the page again.
        page._cached_parent_obj = self.get_parent()
        return page

    def clean_fields(self, exclude=None) -> None:
        """The database holds that what a page names is there: it is not asked for each once more."""
        named = {
            field.name
            for field in self._meta.concrete_fields
            if field.many_to_one and getattr(self, field.attname) is not None
        }
        super().clean_fields(exclude={*(exclude or ()), *named})

    def validate_unique(self, exclude=None) -> None:
        """The same of what a stored page never changes, or only by being moved."""
        fixed = () if self._state.adding else ("path", "public_id", "translation_key")
        super().validate_unique(exclude={*(exclude or ()), *fixed})

    def delete(self, *args, **kwargs):
        """What is on record, or holds a story that is, stays: refused like a missing right, by whichever door."""
        try:
            with transaction.atomic():  # Wagtail writes in its log before it deletes
                return super().delete(*args, **kwargs)
        except models.ProtectedError as error:
            raise PermissionDenied from error

    delete.alters_data = True

    def serve_preview(self, request, mode_name):
        """As readers will get it, whatever language and clock the editor works with."""
        with as_printed():
            response = super().serve_preview(request, mode_name)
            return response.render() if hasattr(response, "render") else response
