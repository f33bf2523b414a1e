"""The forms of the desk's screens for quotes and promises."""

from urllib.parse import urlsplit

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from news.models import ArticlePage, PublishedArticle
from news.quotes.models import Outcome, Promise
from news.text import clean_text, one_line


class PromiseForm(forms.ModelForm):
    """What was promised, and by when."""

    class Meta:
        model = Promise
        fields = ("text", "due_on")
        widgets = {"due_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def clean_text(self) -> str:
        """One line, as it will stand in lists."""
        return one_line(self.cleaned_data["text"])


class CheckForm(forms.Form):
    """What somebody found when they looked."""

    outcome = forms.ChoiceField(label=_("Outcome"), choices=Outcome.choices, widget=forms.RadioSelect)
    finding = forms.CharField(
        label=_("What we found"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Readers see this sentence, with its day. Say what was looked at."),
    )
    story = forms.CharField(
        label=_("Address of the follow-up story"),
        required=False,
        max_length=400,
        help_text=_("A public story of ours, as copied from the browser. May stay empty."),
    )

    def clean_finding(self) -> str:
        return clean_text(self.cleaned_data["finding"]).strip()

    def clean_story(self) -> ArticlePage | None:
        """The public story at an address; what a reader cannot open is no follow-up."""
        address = clean_text(self.cleaned_data["story"])
        if not address:
            return None
        try:
            path = urlsplit(address).path
        except ValueError:
            path = ""
        published = PublishedArticle.objects.filter(url=path).only("article_id").first()
        if published is None:
            raise ValidationError(_("There is no public story of ours at this address."))
        return ArticlePage.objects.get(pk=published.article_id)
