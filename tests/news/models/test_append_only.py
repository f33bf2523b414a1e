"""What is on record is never changed or deleted, by whichever way Django has."""

import pytest

from news.editorial.models import Approval, Contribution, PublishedVersion, SecondReading
from news.models import Correction, Republisher, Retraction
from news.models.append_only import AppendOnly
from tests.builders import a_correction, a_published_article, a_retraction, an_editor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

ON_RECORD = {
    Approval: "note",
    Contribution: "digest",
    Correction: "text",
    PublishedVersion: "note",
    Republisher: "outlet",
    Retraction: "reason",
    SecondReading: "note",
}


@pytest.fixture
def rows():
    article, editor = a_published_article(), an_editor()
    correction = a_correction(article)
    Republisher.objects.create(correction=correction, outlet="Hulu", told_on="2026-11-25", noted_by=editor)
    a_retraction(article)
    Contribution.objects.create(article=article, digest="x", made_by=editor)
    SecondReading.objects.create(approval=Approval.objects.get(), read_by=editor)
    return {model: model.objects.get() for model in ON_RECORD if model is not Contribution} | {
        Contribution: Contribution.objects.latest("pk")
    }


@pytest.mark.parametrize("model", ON_RECORD)
def test_row_on_record_is_changed_and_deleted_by_no_way(rows, model):
    row, field = rows[model], ON_RECORD[model]
    assert issubclass(model, AppendOnly)
    setattr(row, field, "lain")
    ways = (
        row.save,
        lambda: row.save(update_fields=[field]),
        row.delete,
        lambda: model.objects.filter(pk=row.pk).update(**{field: "lain"}),
        lambda: model.objects.filter(pk=row.pk).delete(),
        lambda: model.objects.bulk_update([row], [field]),
        lambda: model.objects.update_or_create(pk=row.pk, defaults={field: "lain"}),
    )
    for way in ways:
        with pytest.raises(TypeError):
            way()
    assert getattr(model.objects.get(pk=row.pk), field) != "lain"


def test_id_that_is_taken_is_no_way_round(rows):
    other = Correction(pk=rows[Correction].pk, article=rows[Correction].article, text="lain")
    with pytest.raises(Exception, match=r"UNIQUE|unique"):
        other.save()


def test_every_field_that_may_be_added_later_exists():
    for model in ON_RECORD:
        assert {field.name for field in model._meta.get_fields()} >= model.ANSWER_FIELDS
