from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page, Revision

from news.forms.limits import refuse_made_up_choices, refuse_strange_years
from news.headline import NO_HEADLINE, STAND_IN_SLUG, has_headline, is_stand_in
from news.publishing import find_all, required_fields
from news.slugs import fill_slug
from news.stories.fields import ONE_LINE
from news.text import clean_text, one_line


class ArticleForm(WagtailAdminPageForm):
    """The story's editor form: drafts pass with anything missing, a submission asks for it by name.

    It also refuses a save over a newer version: Wagtail compares versions only for autosave.
    """

    _publish_checks_asked = False

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        # The model lets a draft be empty; marked as required here, the editor shows what a submission will ask for.
        for name in required_fields(self.data.get("label", self.instance.label)):
            if name in self.fields:
                self.fields[name].required = True
        if "slug" in self.fields:
            self.fields["slug"].required = False
        if not has_headline(self.initial.get("title") or ""):
            self.initial["title"] = ""
        if "change_note" in self.fields and self._note_is_public():
            # Readers have it already: it says nothing about the next change.
            self.initial["change_note"] = ""
        if self.is_bound:
            refuse_made_up_choices(self)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name in ONE_LINE:
            if cleaned.get(name):
                cleaned[name] = one_line(cleaned[name])
        if cleaned.get("summary"):
            cleaned["summary"] = clean_text(cleaned["summary"]).strip()
        if self.is_deferred_validation and "title" in cleaned and not has_headline(cleaned["title"]):
            cleaned["title"] = NO_HEADLINE
        if "change_note" in cleaned and not cleaned["change_note"] and not self.has_changed():
            # A save without a change is none: the story keeps the note that readers have.
            cleaned["change_note"] = self.instance.change_note
        if "slug" in cleaned:
            cleaned["slug"] = self._address(cleaned["slug"], title=cleaned.get("title", ""))
        refuse_strange_years(self, cleaned)
        self._refuse_stale_save()
        self._refuse_double_byline()
        return cleaned

    def _note_is_public(self) -> bool:
        """Whether the note in this version is the one that readers were told with the text they have."""
        note = self.instance.change_note
        if not note or not self.instance.pk or not self.instance.published_at:
            return False
        model = type(self.instance)
        return model.objects.live().filter(pk=self.instance.pk, change_note=note).exists()

    def _refuse_double_byline(self) -> None:
        """Wagtail compares the rows of the form with each other, not with those that the form does not know."""
        formset = self.formsets.get("byline_entries")
        if formset is None or not formset.is_valid():
            return
        rows = [row for row in formset.cleaned_data if row]
        known = {row["id"].pk for row in rows if row.get("id")}
        names = [(row.get("author"), row.get("role")) for row in rows if not row.get("DELETE")]
        names += [
            (entry.author, entry.role)
            for entry in self.instance.byline_entries.all()
            if entry.pk not in known
        ]
        if len(set(names)) < len(names):
            raise ValidationError(_("Somebody stands twice in the byline with the same part."), code="double")

    def _address(self, posted: str, *, title: str) -> str:
        """An address that nobody typed follows the headline until the story is public."""
        if self.instance.published_at:
            return posted or self.initial.get("slug", "")
        if posted and not (is_stand_in(posted) and has_headline(title)):
            return posted
        self.instance.slug = ""
        fill_slug(self.instance, (slugify(title) or "berita") if has_headline(title) else STAND_IN_SLUG)
        return self.instance.slug

    def is_valid(self) -> bool:
        """Required fields and publish checks are asked for together, so a reporter learns of all gaps at once."""
        valid = super().is_valid()
        if not self.is_bound or self.is_deferred_validation:
            return valid
        self._ask_publish_checks()
        return super().is_valid()

    def _ask_publish_checks(self) -> None:
        if self._publish_checks_asked:
            return
        self._publish_checks_asked = True
        for formset in self.formsets.values():
            if formset.is_valid():
                formset.save(commit=False)
        findings = [finding for finding in find_all(self.instance) if finding.is_blocking]
        for finding in findings:
            if finding.field in self.errors:
                continue
            self.add_error(finding.field if finding.field in self.fields else None, finding.message)
        if missing := self._names_of_missing():
            self.add_error(None, _("Still missing: %(fields)s.") % {"fields": ", ".join(missing)})

    def _names_of_missing(self) -> list[str]:
        gaps = {"required", "missing_field"}
        return [
            str(self.fields[name].label)
            for name in self.fields
            if any(error.code in gaps for error in self.errors.as_data().get(name, []))
        ]

    def _refuse_stale_save(self) -> None:
        """Whoever saves must have seen the newest version: the one loaded, or for autosave the one it replaces.

        Locks the page's row, and needs the transaction around unsafe requests, or two saves could pass at once.
        """
        if not self.instance.pk:
            return
        # The newest is the one that the page names, as in the editor: clocks of two servers may differ.
        page = Page.objects.select_for_update().only("latest_revision").get(pk=self.instance.pk)
        newest = Revision.objects.filter(pk=page.latest_revision_id).values_list("pk", "created_at").first()
        if newest and not self._has_seen(*newest):
            raise ValidationError(
                _(
                    "Somebody saved a newer version while you were writing. Your text is still here; "
                    "compare before saving again."
                ),
                code="stale",
            )

    def _has_seen(self, revision_id: int, created_at) -> bool:
        overwritten = self.data.get("overwrite_revision_id")
        if overwritten:
            return overwritten == str(revision_id)
        return (
            self.data.get("loaded_revision_id") == str(revision_id)
            and self.data.get("loaded_revision_created_at") == created_at.isoformat()
        )
