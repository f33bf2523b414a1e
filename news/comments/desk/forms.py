"""What a moderator sends."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news.comments.blocking import may_block_network
from news.comments.models import Block, Ground, ReaderComment
from news.comments.moderating import SEEN_LENGTH
from news.forms.text import CleanLine

LONGEST_NOTE = 400
MOST_AT_ONCE = 100
APPROVE, REJECT = "setujui", "tolak"
# A comment and what was seen of it: "12-3f9a0c81d2e4…".
_KEY = re.compile(rf"([0-9]{{1,18}})-([0-9a-f]{{{SEEN_LENGTH}}})")


class DecisionForm(forms.Form):
    """One answer to one comment, or the same answer to several; each is named with what was seen of it."""

    alasan = forms.ChoiceField(
        label=gettext_lazy("Reason"),
        required=False,
        choices=[("", gettext_lazy("Reason to reject")), *Ground.for_moderators()],
    )
    catatan = CleanLine(
        label=gettext_lazy("In words (may be left out; its writer reads it)"),
        help_text=gettext_lazy("Stays on record when the comment is deleted: name nobody and quote nothing."),
        required=False,
        max_length=LONGEST_NOTE,
    )

    def clean(self) -> dict[str, Any]:
        """Which answer, to which; a rejection names its reason."""
        data = super().clean()
        for answer in (APPROVE, REJECT):
            # A button of one comment names it; the buttons below all of them name those that are ticked.
            if one := self.data.get(answer):
                data["answer"], data["keys"] = answer, parse_keys([one])
        if "answer" not in data:
            data["answer"] = self.data.get("keputusan", "")
            data["keys"] = parse_keys(self.data.getlist("pilih"))
        if data["answer"] not in {APPROVE, REJECT}:
            raise forms.ValidationError(_("This is not an answer."))
        if not data["keys"]:
            raise forms.ValidationError(_("No comment is chosen. Tick one, or use the buttons beside it."))
        if data["answer"] == REJECT and not data.get("alasan") and "alasan" not in self.errors:
            raise forms.ValidationError(_("The reason is missing. Choose it first: the writer reads it."))
        return data


class BlockForm(forms.Form):
    """Whom to block, and why; a network only while it can be known again."""

    kind = forms.ChoiceField(label=gettext_lazy("Block"), choices=Block.Kind)
    reason = CleanLine(label=gettext_lazy("Why"), max_length=LONGEST_NOTE)

    def __init__(self, *args: Any, comment: ReaderComment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_block_network(comment):
            self.fields["kind"].choices = [(Block.Kind.READER.value, Block.Kind.READER.label)]


class ThreadForm(forms.Form):
    """Whether the comments of a story are open."""

    is_open = forms.TypedChoiceField(
        choices=[("1", gettext_lazy("Open")), ("0", gettext_lazy("Closed"))],
        coerce=lambda value: value == "1",
    )
    note = CleanLine(label=gettext_lazy("Why"), required=False, max_length=LONGEST_NOTE)


def parse_keys(texts: list[str]) -> list[tuple[int, str]]:
    """Number and digest of each, in the order in which rows are locked; what is no key is left out."""
    found = {(int(key[1]), key[2]) for text in texts[:MOST_AT_ONCE] if (key := _KEY.fullmatch(text))}
    return sorted(found)
