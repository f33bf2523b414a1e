"""What the public form takes. Text loses what nobody can see; nothing typed is ever lost by an error."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from news.editorial.complaints import evidence, stories
from news.editorial.models import Complaint
from news.forms.text import CleanLine, CleanText
from news.models import PublishedArticle

KINDS = {"hak-jawab": Complaint.Kind.REPLY, "koreksi": Complaint.Kind.CORRECTION}
LONGEST_PASSAGE, LONGEST_CLAIM, LONGEST_HINT = 2000, 8000, 500


class ComplaintForm(forms.Form):
    """A complaint as somebody sends it. ``story`` is the public story it is about, if that is known."""

    kind = forms.ChoiceField(
        choices=Complaint.Kind,
        error_messages={
            "required": _("The kind is missing. Choose whether you ask for a correction or a reply."),
            "invalid_choice": _("The kind is missing. Choose whether you ask for a correction or a reply."),
        },
    )
    berita = CleanLine(required=False, max_length=20)
    story_hint = CleanLine(required=False, max_length=LONGEST_HINT)
    passage = CleanText(required=False, max_length=LONGEST_PASSAGE)
    claim = CleanText(
        max_length=LONGEST_CLAIM,
        error_messages={
            "required": _("The text is missing. Write what is wrong and what is right, or your reply.")
        },
    )
    party = CleanLine(required=False, max_length=160)
    name = CleanLine(
        max_length=160, error_messages={"required": _("The name is missing. We never show it to readers.")}
    )
    email = forms.EmailField(
        max_length=254,
        error_messages={
            "required": _("The e-mail address is missing. Without one we cannot send you a receipt."),
            "invalid": _("This e-mail address is not complete. Check it: the receipt goes there."),
        },
    )
    phone = CleanLine(
        required=False,
        max_length=40,
        validators=[
            RegexValidator(
                r"^[0-9+() ./-]*$", _("This is not a telephone number. Write digits, or leave it out.")
            )
        ],
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.story: PublishedArticle | None = None
        self.proofs: list[evidence.Proof] = []
        for field in self.fields.values():
            field.error_messages.setdefault("max_length", "")

    def clean_berita(self) -> str:
        given = self.cleaned_data["berita"]
        self.story = stories.public_story(given) if given else None
        if given and self.story is None and not self.data.get("story_hint"):
            raise ValidationError(
                _("This story is not, or no longer, on our pages. Tell us below which story you mean.")
            )
        return given

    def clean(self) -> dict[str, Any]:
        """What one field cannot know alone: the story, the party of a reply, the files."""
        data = super().clean()
        if self.story is None and "berita" not in self.errors:
            self._find_story(data.get("story_hint", ""))
        if data.get("kind") == Complaint.Kind.REPLY and not data.get("party"):
            self.add_error(
                "party",
                _("The party is missing. A reply appears under the name of the person or body concerned."),
            )
        try:
            self.proofs = evidence.accept(self.files.getlist("evidence") if self.files else [])
        except ValidationError as problem:
            self.add_error(None, problem)
        return data

    def _find_story(self, hint: str) -> None:
        if "story_hint" in self.errors:
            return
        if not hint:
            self.add_error("story_hint", _("The story is missing. Give its address or its headline."))
            return
        try:
            self.story = stories.story_named(hint)
        except ValidationError as problem:
            self.add_error("story_hint", problem)

    @property
    def is_by_machine(self) -> bool:
        """Whether the field that people do not see is filled in."""
        return bool(self.data.get("website"))
