"""The one table of a story's fields agrees with the model, the digest and the editor."""

from modelcluster.models import get_all_child_relations
from wagtail.admin.panels import FieldPanel, InlinePanel

from news.digest import READER_FIELDS
from news.models import ArticlePage
from news.stories.fields import APPROVED, FIELDS, STORY_FIELDS, Shape

# Kept by the house or by Wagtail; nobody fills them in.
NOT_TYPED = {"page_ptr", "public_id", "published_at", "changed_at", "wagtail_admin_comments"}
OF_WAGTAIL = {"title", "slug", "seo_title", "search_description"}
# Wagtail's own panel, for administrators.
WHEN = {"go_live_at", "expire_at"}


def own_fields() -> set[str]:
    ours = {field.name for field in (*ArticlePage._meta.local_fields, *ArticlePage._meta.local_many_to_many)}
    return ours | {relation.get_accessor_name() for relation in get_all_child_relations(ArticlePage)}


def edited(panels) -> list[str]:
    found = []
    for panel in panels:
        if isinstance(panel, InlinePanel):
            found.append(panel.relation_name)
        elif isinstance(panel, FieldPanel) and panel.field_name not in WHEN:
            found.append(panel.field_name)
        else:
            found += edited(getattr(panel, "children", None) or [])
    return found


def test_every_field_of_a_story_has_a_row():
    assert set(FIELDS) == own_fields() - NOT_TYPED | OF_WAGTAIL


def test_defaults_are_those_of_the_model():
    for field in STORY_FIELDS:
        if field.shape not in (Shape.SET, Shape.BYLINE, Shape.BODY, Shape.OTHER):
            assert field.is_default(ArticlePage._meta.get_field(field.name).get_default()), field.name


def test_what_is_printed_exported_or_compared_is_approved():
    for field in STORY_FIELDS:
        if field.is_printed or field.is_logged or field.is_exported or field.compared_as:
            assert field.is_approved, field.name
        assert not field.is_approved or field.compared_as, f"{field.name}: approved unseen"


def test_the_gate_looks_at_every_approved_field():
    assert {field.name for field in APPROVED} <= READER_FIELDS


def test_each_field_stands_once_in_its_panel():
    panels = [*ArticlePage.content_panels, *ArticlePage.promote_panels, *ArticlePage.settings_panels]
    names = edited(panels)
    assert sorted(names) == sorted(field.name for field in STORY_FIELDS if field.panel)
