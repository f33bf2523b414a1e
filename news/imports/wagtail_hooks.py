"""Where what arrives from outside, and work on the archive, meet Wagtail's admin: each room registers its own."""

from django.apps import apps
from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from wagtail import hooks

from news.imports.archive import hooks as _archive  # noqa: F401 - registers its own
from news.imports.filing import hooks as _filing  # noqa: F401 - registers its own
from news.imports.gate import unconfirmed_guesses
from news.imports.pasting import hooks as _pasting  # noqa: F401 - registers its own
from news.imports.wordpress.screens import hooks as _archives  # noqa: F401 - registers its own
from news.publishing import HOOK as PUBLISH_CHECKS

hooks.register(PUBLISH_CHECKS, unconfirmed_guesses)


@hooks.register("register_permissions")
def offer_rights() -> QuerySet[Permission]:
    """Every right that a model of this app declares, on Wagtail's screen of groups."""
    models = apps.get_app_config("news_imports").get_models()
    names = [codename for model in models for codename, _name in model._meta.permissions]
    return Permission.objects.filter(content_type__app_label="news_imports", codename__in=names)
