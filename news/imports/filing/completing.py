"""What a draft still needs for the desk and a reporter can say on a phone: its words, and what stands beside them."""

import re
from html import escape, unescape
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import WorkflowState
from wagtail.rich_text import RichText

from news.editorial.actions import lock_latest_revision
from news.editorial.assignments.actions import PlanTimeField
from news.editorial.refusals import StoryIncomplete
from news.editorial.times import zone_name
from news.forms.text import CleanLine, CleanText
from news.models import ArticlePage, AskedParty
from news.publishing import Finding, find_all
from news.slugs import fill_slug


def may_change(content: ArticlePage, by: Any) -> bool:
    """As in the editor: one's own, and not while the desk reads it."""
    rights = content.permissions_for_user(by)
    return rights.can_edit() and not rights.page_locked()


def open_draft(article: ArticlePage, *, by: Any) -> ArticlePage:
    """The newest text, for those who may change it now; call it in a transaction. Raises `PermissionDenied`."""
    content = lock_latest_revision(article).as_object()
    if not may_change(content, by):
        raise PermissionDenied
    return content


_PARAGRAPH = re.compile(r"\s*<p(?: [^>]*)?>((?:[^<]|<br ?/?>)*)</p>\s*")
_BREAK = re.compile(r"<br ?/?>")
_LETTERS_A_LINE = 36


def retyping_fields(content: ArticlePage) -> dict[str, forms.Field]:
    """A field for each block that is nothing but words, by the name it has in a form.

    What is set in bold, links somewhere or is a table is changed in the editor: retyped here, that would be lost.
    What the page showed is sent along: a block that somebody else changed meanwhile is not put back unseen.
    """
    found = {field_name(block): (block, words_of(block)) for block in content.body}
    return {name: _field(block, words) for name, (block, words) in found.items() if words is not None}


def retype(content: ArticlePage, typed: dict[str, str]) -> None:
    """Put the words that were typed in place of the draft's; a block that was emptied goes."""
    for index, block in reversed(list(enumerate(content.body))):
        words = typed.get(field_name(block))
        if words is None or words == words_of(block):
            continue
        if not words:
            del content.body[index]
        elif block.block_type == "paragraph":
            block.value = RichText(f"<p>{escape(words, quote=False).replace('\n', '<br/>')}</p>")
        elif block.block_type == "quote":
            block.value["text"] = words
        else:
            block.value = words


def field_name(block: Any) -> str:
    """By the block's own number: others may be put before it meanwhile."""
    return f"words-{block.id}"


def words_of(block: Any) -> str | None:
    """Its words without markup; None where there is more to it than words."""
    if block.block_type == "paragraph":
        plain = _PARAGRAPH.fullmatch(block.value.source)
        return unescape(_BREAK.sub("\n", plain[1])).strip() if plain else None
    if block.block_type == "quote":
        return block.value["text"].strip()
    return block.value.strip() if block.block_type == "heading" else None


def _field(block: Any, words: str) -> forms.Field:
    told = {"required": False, "initial": words, "show_hidden_initial": True}
    if block.block_type == "heading":
        return CleanLine(label=_("Heading"), max_length=120, **told)
    rows = 1 + sum(1 + len(line) // _LETTERS_A_LINE for line in words.splitlines())
    area = forms.Textarea(attrs={"rows": min(rows, 16)})
    return CleanText(label=_("Quote") if block.block_type == "quote" else _("Paragraph"), widget=area, **told)


# Said by the draft's own fields on this page; every other finding is told in words.
ASKED = ("summary", "section", "region", "dateline_place", "lead_photo_alt")


class CompletingForm(forms.ModelForm):
    """The fields that the gate asks for. Empty ones may stay empty until the story is submitted.

    A story that can harm somebody is asked for the other side, one party at a time; `seen` names the version that the
    form was made from.
    """

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    is_stale = False

    class Meta:
        model = ArticlePage
        fields = ("title", *ASKED)
        labels = {
            "title": gettext_lazy("Headline"),
            "lead_photo_alt": gettext_lazy("What does the lead photo show?"),
        }
        field_classes = dict.fromkeys(("title", "dateline_place", "lead_photo_alt"), CleanLine) | {
            "summary": CleanText
        }
        widgets = {"title": forms.Textarea(attrs={"rows": 2}), "summary": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen"] = str(self.instance.latest_revision_id)
        if not self.instance.lead_photo_id:
            del self.fields["lead_photo_alt"]
        if self.instance.may_harm:
            self.fields |= _fields_of_party()
        # A page that was loaded before a block came sends no words for it: it stays.
        fields = retyping_fields(self.instance)
        self._retyping = {name: fields[name] for name in fields if not self.is_bound or name in self.data}
        self.fields |= self._retyping
        for block in self._photos():
            self.fields[_alt(block)] = CleanLine(
                label=gettext_lazy("What does this photo show?"),
                max_length=250,
                required=False,
                initial=block.value["alt"],
            )

    def clean(self) -> dict[str, Any]:
        """Somebody else's newer version is not written over unseen; what was typed stays in the form."""
        cleaned = super().clean()
        newest = str(self.instance.latest_revision_id)
        if cleaned.get("seen") != newest:
            # A second try has read the sentence, and the page that shows the newer text.
            self.is_stale = True
            self.data = self.data.copy()
            self.data["seen"] = newest
            raise ValidationError(
                gettext_lazy(
                    "Somebody saved a newer version meanwhile. Look at the text above, then save again."
                ),
                code="stale",
            )
        if cleaned.get("party_name") and not cleaned.get("party_asked_at") and not self.errors:
            self.add_error("party_asked_at", gettext_lazy("Say when they were asked."))
        return cleaned

    def fill(self) -> ArticlePage:
        """The draft with what was typed, not saved."""
        typed = [name for name in self.changed_data if name in self._retyping]
        retype(self.instance, {name: self.cleaned_data[name] for name in typed})
        for block in self._photos():
            block.value["alt"] = self.cleaned_data[_alt(block)]
        if "title" in self.changed_data and not self.instance.published_at:
            # The address follows the headline until readers have it.
            self.instance.slug = ""
            fill_slug(self.instance, slugify(self.instance.title) or "berita")
        if self.cleaned_data.get("party_name"):
            told = {
                name: self.cleaned_data[f"party_{name}"] for name in ("name", "asked_at", "way", "answer")
            }
            self.instance.asked_parties.add(AskedParty(**told))
        return self.instance

    def newer_values(self) -> list[tuple[str, str]]:
        """Where something else was typed than the newer version says: the field, and what that says."""
        changed = [self[name] for name in self.changed_data if self.is_stale and name in self.Meta.fields]
        return [(field.label, _shown(field)) for field in changed]

    def photo_rows(self) -> list[tuple[Any, forms.BoundField]]:
        """Each further photo with its field."""
        return [(block.value["photo"], self[_alt(block)]) for block in self._photos()]

    def word_fields(self) -> list[forms.BoundField]:
        """The text, block by block, as far as it is nothing but words."""
        return [self[name] for name in self._retyping]

    def plain_fields(self) -> list[forms.BoundField]:
        """All the others."""
        further = {_alt(block) for block in self._photos()} | set(self._retyping)
        return [field for field in self.visible_fields() if field.name not in further]

    def _photos(self) -> list[Any]:
        return [block for block in self.instance.body if block.block_type == "photo" and block.value["photo"]]


def _fields_of_party() -> dict[str, forms.Field]:
    """As in the editor (press council guideline, point 2)."""
    when = gettext_lazy("The other side: when (%(zone)s)?") % {"zone": zone_name()}
    return {
        "party_name": CleanLine(
            label=gettext_lazy("The other side: who was asked?"), max_length=160, required=False
        ),
        "party_asked_at": PlanTimeField(label=when, required=False),
        "party_way": forms.ChoiceField(
            label=gettext_lazy("The other side: how?"), choices=AskedParty.Way, required=False
        ),
        "party_answer": CleanText(
            label=gettext_lazy("The other side: what did they answer?"),
            max_length=1000,
            required=False,
            widget=forms.Textarea(attrs={"rows": 2}),
        ),
    }


def _shown(field: forms.BoundField) -> str:
    """What a form began with, as people read it."""
    if isinstance(field.field, forms.ModelChoiceField):
        return str(field.field.queryset.filter(pk=field.initial).first() or "–")
    return str(field.initial or "–")


def _alt(block: Any) -> str:
    return f"alt-{block.id}"


def gaps(content: ArticlePage) -> list[Finding]:
    """What stands in the way of submitting, in words."""
    return [finding for finding in find_all(content) if finding.is_blocking]


@transaction.atomic
def submit(article: ArticlePage, *, by: Any) -> None:
    """Give the newest text to the desk, as the editor's button does; a returned story goes back to its reader.

    Raises `StoryIncomplete`, or `PermissionDenied` for others, or for a story that is with the desk already.
    """
    content = open_draft(article, by=by)
    if not content.permissions_for_user(by).can_submit_for_moderation():
        raise PermissionDenied
    if found := gaps(content):
        raise StoryIncomplete(found)
    state = content.current_workflow_state
    if state and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(by)
    else:
        content.get_workflow().start(content, by)
