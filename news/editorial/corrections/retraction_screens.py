"""The screens of retraction: all of them, proposing one, and deciding about one."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.widgets import Button
from wagtail.models import Page

from news.editorial.audit.wording import label_of
from news.editorial.corrections.decisions import DecisionView, TellsRepublishers
from news.editorial.corrections.retraction import (
    CONFIRM,
    PROPOSE,
    confirm_retraction,
    end_retraction,
    keep_retraction,
    may_propose,
    objections,
    obstacle_to_proposing,
    propose_end,
    propose_retraction,
    proposer_id,
    refuse_retraction,
)
from news.editorial.models import AuditEntry
from news.editorial.reading.screen import in_place_of_story
from news.editorial.refusals import DeskRefusal
from news.editorial.refused_messages import STAYS_ON_RECORD
from news.models import ArticlePage, Retraction
from news.screens import GuardedMenuItem
from news.text import number_in

LONGEST_LIST = 200


class ProposalForm(forms.ModelForm):
    """Ground, reason, apology: what readers will be told."""

    class Meta:
        model = Retraction
        fields = ["ground", "reason", "apology"]
        widgets = {
            "ground": forms.RadioSelect,
            "reason": forms.Textarea(attrs={"rows": 6}),
            "apology": forms.Textarea(attrs={"rows": 2}),
        }

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        # None is more likely than another: the editor chooses.
        self.fields["ground"].choices = Retraction.Ground.choices


class RetractionList(DecisionView):
    """What waits for the editor-in-chief, what is in force, and what was."""

    template_name = "news_editorial/retractions.html"
    page_title = gettext_lazy("Retractions")

    def may(self, user: Any) -> bool:
        return may_see(user)

    def get(self, request: HttpRequest) -> HttpResponse:
        retractions = Retraction.objects.with_story().select_related("end_proposed_by")
        return self.show(
            groups=[
                (_("Waits for the editor-in-chief"), retractions.proposed()),
                (_("In force"), retractions.in_force().newest_first()),
                (_("Ended or not confirmed"), _finished(retractions)),
            ]
        )


class ProposeRetraction(DecisionView):
    """The form that an editor fills in about a public story."""

    template_name = "news_editorial/propose_retraction.html"
    page_title = gettext_lazy("Retract a story")

    def dispatch(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Only for those who may propose it for this story; one that is retracted or proposed leads to its screen."""
        self.article = get_object_or_404(ArticlePage, pk=page_id)
        if self.may(request.user) and (obstacle := obstacle_to_proposing(self.article)):
            messages.error(request, obstacle)
            return redirect("news_editorial:retractions")
        return super().dispatch(request, page_id=page_id)

    def may(self, user: Any) -> bool:
        return may_propose(self.article, user)

    def get(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """The empty form."""
        return self.show(form=ProposalForm(), article=self.article)

    def post(self, request: HttpRequest, page_id: int) -> HttpResponse:
        """Propose, and go on to the screen of the proposal."""
        form = ProposalForm(request.POST)
        if not form.is_valid():
            return self.show(form=form, article=self.article, status=422)
        try:
            retraction = propose_retraction(self.article, by=request.user, **form.cleaned_data)
        except DeskRefusal as refusal:
            messages.error(request, str(refusal))
            return redirect("news_editorial:retractions")
        messages.success(
            request, _("Proposed. The editor-in-chief decides; until then readers see the story.")
        )
        return redirect("news_editorial:retraction", retraction.pk)


class RetractionView(TellsRepublishers, DecisionView):
    """One retraction as readers see it, and what may be decided about it, or about its end."""

    template_name = "news_editorial/retraction.html"
    page_title = gettext_lazy("Retraction")
    answers = frozenset({"confirm", "refuse", "propose_end", "end", "keep", "tell"})

    def may(self, user: Any) -> bool:
        return may_see(user)

    @cached_property
    def retraction(self) -> Retraction:
        found = Retraction.objects.with_story().select_related("end_proposed_by")
        return get_object_or_404(found, pk=self.kwargs["pk"])

    @property
    def notice(self) -> Retraction:
        return self.retraction

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        retraction, user = self.retraction, self.request.user
        article = ArticlePage.objects.get(pk=retraction.article_id)
        decisions = AuditEntry.objects.about(article).filter(data__retraction=retraction.pk)
        found = objections(retraction, user)
        return super().get_context_data(
            retraction=retraction,
            article=article,
            objections=found,
            # Somebody whom only their hand in the story keeps from deciding may do so with a reason, on record.
            despite=bool(found) and not objections(retraction, user, despite="?"),
            may_take_back=proposer_id(retraction) == user.pk,
            may_tell=may_propose(article, user),
            decisions=[(label_of(entry.action), entry) for entry in decisions.order_by("pk")],
            frame=in_place_of_story(retraction, self.request),
            **kwargs,
        )

    def do_confirm(self) -> str:
        confirm_retraction(self.retraction, by=self.request.user, despite=self.reason())
        return _("The story is retracted. Its address tells readers why.")

    def do_refuse(self) -> str:
        refuse_retraction(self.retraction, by=self.request.user, reason=self.reason())
        return _("The story stays as it is.")

    def do_propose_end(self) -> str:
        propose_end(self.retraction, by=self.request.user, reason=self.reason())
        return _("Proposed. The editor-in-chief decides; until then readers see the notice.")

    def do_end(self) -> str:
        end_retraction(self.retraction, by=self.request.user, despite=self.reason())
        return _("The story is back.")

    def do_keep(self) -> str:
        keep_retraction(self.retraction, by=self.request.user, reason=self.reason())
        return _("The story stays retracted.")


def may_see(user: Any) -> bool:
    """Whether somebody proposes retractions or decides about them."""
    return user.has_perm(PROPOSE) or user.has_perm(CONFIRM)


def _finished(retractions):
    return retractions.exclude(ended_at=None, refused_at=None).order_by("-proposed_at", "-pk")[:LONGEST_LIST]


@hooks.register("register_admin_menu_item")
def retractions_menu_item() -> GuardedMenuItem:
    return GuardedMenuItem(
        gettext_lazy("Retractions"),
        reverse("news_editorial:retractions"),
        name="retractions",
        icon_name="cross",
        order=242,
        may=may_see,
    )


@hooks.register("register_page_header_buttons")
def retract_button(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """In the place where other pages offer to unpublish."""
    if isinstance(page, ArticlePage) and page.live and page.published_at and user.has_perm(PROPOSE):
        url = reverse("news_editorial:propose_retraction", args=[page.pk])
        yield Button(_("Retract …"), url=url, icon_name="cross", priority=60)


@hooks.register("before_bulk_action")
def point_to_retraction(request: HttpRequest, action_type: str, objects: list, action: Any) -> None:
    """Wagtail leaves out what may not be done, and says nothing of it."""
    if action_type not in {"unpublish", "delete"} or not issubclass(action.model, Page):
        return
    ids = [number for pk in request.GET.getlist("id") if (number := number_in(pk)) is not None]
    if ArticlePage.objects.filter(pk__in=ids, published_at__isnull=False).exists():
        messages.error(request, _(STAYS_ON_RECORD))


@hooks.register("register_permissions")
def offer_rights() -> QuerySet[Permission]:
    """Rights that no snippet registers, for Wagtail's screen of groups."""
    names = ("propose_retraction", "confirm_retraction", "override_correction")
    return Permission.objects.filter(content_type__app_label="news", codename__in=names)
