"""The form on the phone: the same for its scripts and for a browser that runs none."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from news.editorial.assignments.actions import PlanTimeField
from news.forms.text import CleanLine, CleanText
from news.imports.filing import limits
from news.imports.filing.patterns import load_patterns
from news.imports.filing.report import Report, Spoken
from news.models import ArticlePage, PaperSettings, Person, Region
from news.text import clean_text, one_line

ANSWER = "answer-"
LONGEST_PLACE = ArticlePage._meta.get_field("dateline_place").max_length
LONGEST_NAME = Person._meta.get_field("name").max_length
LONGEST_ROLE = 200


class FilingForm(forms.Form):
    """Everything may be empty but everything at once; a line keeps its words whatever is wrong with another.

    Quote cards come as parallel lists `words`, `speaker`, `role`; answers as `answer-<key>`; photos that the phone has
    sent before as `sent`, by number, in the order of the story.
    """

    number = forms.UUIDField(
        error_messages={"required": _("This report has no number. Open the page again.")}
    )
    title = CleanLine(label=_("Working title"), max_length=limits.LONGEST_TITLE, required=False)
    text = CleanText(label=_("What happened?"), max_length=limits.LONGEST_TEXT, required=False, strip=False)
    place = CleanLine(label=_("Place"), max_length=LONGEST_PLACE, required=False)
    region = forms.ModelChoiceField(Region.objects.none(), label=_("Region"), required=False)
    happened_at = PlanTimeField(label=_("When did it happen?"), required=False)
    may_harm = forms.TypedChoiceField(
        label=_("Can it harm somebody?"),
        choices=[("", _("No")), ("1", _("Yes"))],
        coerce=bool,
        empty_value=False,
        required=False,
    )
    pattern = CleanLine(max_length=40, required=False)

    def __init__(
        self, data: QueryDict | None = None, files: MultiValueDict | None = None, **kwargs: Any
    ) -> None:
        super().__init__(data, files, **kwargs)
        self.fields["region"].queryset = _regions()

    @property
    def photos(self) -> list[UploadedFile]:
        """Files that came with the form itself."""
        return [file for file in self.files.getlist("photos") if file.size] if self.files else []

    @property
    def sent(self) -> list[str]:
        """Numbers of photos that came before."""
        return self.data.getlist("sent")

    @property
    def cards(self) -> list[Spoken]:
        """The cards as they were filled in, empty ones left out."""
        if not self.is_bound:
            return []
        columns = (self.data.getlist(name) for name in ("words", "speaker", "role"))
        rows = [tuple(map(clean_text, row)) for row in zip(*columns, strict=False)]
        return [Spoken(words.strip(), one_line(speaker), one_line(role)) for words, speaker, role in rows]

    def clean_text(self) -> str:
        return self.cleaned_data["text"].replace("\r\n", "\n").strip()

    def clean_pattern(self) -> str:
        """A pattern that is no more takes none of its answers along."""
        return self.cleaned_data["pattern"] if self.cleaned_data["pattern"] in load_patterns() else ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        self._refuse_cards()
        self._refuse_photos()
        if not self.errors and self.report().says_nothing:
            raise ValidationError(_("Write first what happened."), code="empty")
        return cleaned

    def report(self) -> Report:
        """What a valid form says."""
        cleaned = self.cleaned_data
        return Report(
            title=cleaned["title"],
            text=cleaned["text"],
            spoken=tuple(card for card in self.cards if card.words),
            place=cleaned["place"],
            region_id=cleaned["region"].pk if cleaned["region"] else None,
            happened_at=cleaned["happened_at"],
            may_harm=cleaned["may_harm"],
            pattern_slug=cleaned["pattern"],
            answers=self.answers,
        )

    @property
    def answers(self) -> dict[str, str]:
        """What was answered, by key, whatever pattern is chosen: nothing typed is lost. Made-up keys are no answers."""
        keys = dict.fromkeys(row.key for pattern in load_patterns().values() for row in pattern.questions)
        found = {key: clean_text(self.data.get(f"{ANSWER}{key}", "")).strip() for key in keys}
        return {key: answer for key, answer in found.items() if answer}

    def _refuse_cards(self) -> None:
        cards = self.cards
        if len(cards) > limits.MOST_SPOKEN:
            self.add_error(None, _("A report takes 60 quotes at most."))
        if any(
            len(card.words) > limits.LONGEST_WORDS
            or len(card.speaker) > LONGEST_NAME
            or len(card.role) > LONGEST_ROLE
            for card in cards
        ):
            self.add_error(None, _("A quote, a name or a role is too long."))
        if any((card.speaker or card.role) and not card.words for card in cards):
            self.add_error(None, _("A quote has a speaker and no words."))
        if any(len(answer) > limits.LONGEST_ANSWER for answer in self.answers.values()):
            self.add_error(None, _("An answer is too long; put it into the text."))

    def _refuse_photos(self) -> None:
        if len(self.photos) + len(self.sent) > limits.MOST_PHOTOS:
            self.add_error(None, _("A story takes 12 photos at most."))
        for photo in self.photos:
            if photo.size > limits.LARGEST_PHOTO_BYTES:
                self.add_error(None, _("The photo “%(name)s” is larger than 15 MB.") % {"name": photo.name})


def _regions() -> QuerySet[Region]:
    """The home province's, as on the calendar of assignments; all that exist where no home is set."""
    here = Region.objects.filter(ends_on=None)
    province = PaperSettings.load().home_province_id
    return here if province is None else here.filter(Q(pk=province) | Q(parent=province))
