"""The moderators' screens: the queue, one comment with its history, the comments of a story, and who may not write."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages

from news.comments.blocking import NothingToBlock, block, lift
from news.comments.desk.forms import APPROVE, BlockForm, DecisionForm, ThreadForm
from news.comments.desk.listing import AFTER, FILTER, list_context, rows_of, with_story_and_reader
from news.comments.models import Block, ModerationDecision, ReaderComment
from news.comments.moderating import MODERATE, ChangedMeanwhile, WhyMissing, approve, open_or_close, reject
from news.comments.threads import ThreadGone, load_discussion
from news.converters import parse_id
from news.models import ArticlePage
from news.paging import Cursor
from news.screens import Screen

ROWS = 100
BLOCKS_SHOWN = 50


class ModerationScreen(Screen):
    """For those who moderate, and nobody else. No cache keeps any of it."""

    right = MODERATE
    page_title = gettext_lazy("Comments")
    breadcrumbs_items: list[dict[str, str]] = []


class Queue(ModerationScreen):
    """What waits, what was reported, all of it (``?tampil=``); answers to one or to many are posted here."""

    template_name = "news_comments/queue.html"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.show(form=DecisionForm(), **list_context(request.GET))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = DecisionForm(request.POST)
        if not form.is_valid():
            chosen = set(request.POST.getlist("pilih"))
            return self.show(form=form, chosen=chosen, status=422, **list_context(request.GET))
        done, changed = decide_all(form, by=request.user)
        if done:
            text = ngettext("%(count)d comment is decided.", "%(count)d comments are decided.", done)
            messages.success(request, text % {"count": done})
        if changed:
            text = ngettext(
                "%(count)d comment changed while you read it, or somebody else decided: look at it again.",
                "%(count)d comments changed while you read them, or somebody else decided: look at them again.",
                changed,
            )
            messages.warning(request, text % {"count": changed})
        return redirect(f"{request.path}?{FILTER}={list_context(request.GET)['shown']}")


class CommentScreen(ModerationScreen):
    """One comment: its words, its reports, all that was decided about it, and the way to block its writer."""

    template_name = "news_comments/comment.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.screen(pk)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = DecisionForm(request.POST)
        if not form.is_valid():
            return self.screen(pk, form=form, status=422)
        done, _changed = decide_all(form, by=request.user)
        if not done:
            messages.warning(
                request, _("It changed while you read it, or somebody else decided: look at it again.")
            )
        return redirect("news_comments:comment", pk)

    def screen(self, pk: int, *, form: Any = None, block_form: Any = None, status: int = 200) -> HttpResponse:
        """The comment with a form that could not be taken."""
        comment = get_object_or_404(with_story_and_reader(ReaderComment.objects.all()), pk=pk)
        decisions = ModerationDecision.objects.filter(comment_number=pk).select_related("made_by")
        return self.show(
            row=rows_of([comment])[0],
            comment=comment,
            form=form or DecisionForm(),
            block_form=block_form or BlockForm(comment=comment),
            decisions=decisions[:ROWS],
            all_reports=comment.reports.all()[:ROWS],
            status=status,
        )


class ThreadScreen(ModerationScreen):
    """Open or close the comments of one story."""

    template_name = "news_comments/thread.html"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.screen(pk)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        form = ThreadForm(request.POST)
        if not form.is_valid():
            return self.screen(pk, form=form, status=422)
        get_object_or_404(ArticlePage.objects.filter(published_at__isnull=False), pk=pk)
        try:
            open_or_close(pk, by=request.user, **form.cleaned_data)
        except WhyMissing:
            form.add_error(
                "note", _("The story protects a child or a victim. Say why readers may write here.")
            )
            return self.screen(pk, form=form, status=422)
        messages.success(request, _("Readers see it within some seconds."))
        return redirect("news_comments:thread", pk)

    def screen(self, pk: int, *, form: Any = None, status: int = 200) -> HttpResponse:
        """What holds now, and what was decided before; 404 for a story that never was public."""
        article = get_object_or_404(
            ArticlePage.objects.filter(published_at__isnull=False).only("title", "published_at"), pk=pk
        )
        try:
            discussion = load_discussion(pk)
        except ThreadGone:
            discussion = None
        decisions = ModerationDecision.objects.filter(article=pk).select_related("made_by")[:ROWS]
        return self.show(
            article=article,
            discussion=discussion,
            form=form or ThreadForm(),
            decisions=decisions,
            status=status,
        )


def decide_all(form: DecisionForm, *, by: Any) -> tuple[int, int]:
    """How many were decided, and how many were not what somebody had read."""
    data, changed = form.cleaned_data, 0
    for pk, as_seen in data["keys"]:
        try:
            if data["answer"] == APPROVE:
                approve(pk, by=by, as_seen=as_seen, note=data["catatan"])
            else:
                reject(pk, by=by, as_seen=as_seen, ground=data["alasan"], note=data["catatan"])
        except ChangedMeanwhile:
            changed += 1
    return len(data["keys"]) - changed, changed


class BlockWriter(CommentScreen):
    """Block who wrote a comment."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """A reload of the address shows the comment."""
        return redirect("news_comments:comment", pk)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        comment = get_object_or_404(ReaderComment.objects.select_related("reader"), pk=pk)
        form = BlockForm(request.POST, comment=comment)
        if not form.is_valid():
            return self.screen(pk, block_form=form, status=422)
        try:
            block(comment, by=request.user, **form.cleaned_data)
        except NothingToBlock:
            messages.error(
                request, _("Nothing is left to block: the account or the mark of the network is gone.")
            )
        else:
            messages.success(request, _("Blocked. Under “Blocks” it can be lifted."))
        return redirect("news_comments:comment", pk)


class Blocks(ModerationScreen):
    """Who may not write now; each can be lifted."""

    template_name = "news_comments/blocks.html"
    page_title = gettext_lazy("Blocks")

    def get(self, request: HttpRequest) -> HttpResponse:
        blocks = Block.objects.in_force().select_related("made_by")
        if position := Cursor.parse(request.GET.get(AFTER, "")):
            blocks = blocks.before(position.published_at, position.article_id)
        found = list(blocks.order_by("-made_at", "-pk")[: BLOCKS_SHOWN + 1])
        shown = found[:BLOCKS_SHOWN]
        more = f"?{AFTER}={Cursor(shown[-1].made_at, shown[-1].pk)}" if len(found) > BLOCKS_SHOWN else ""
        return self.show(blocks=shown, more=more)

    def post(self, request: HttpRequest) -> HttpResponse:
        """A block that somebody lifted already is lifted."""
        for found in Block.objects.filter(pk=parse_id(request.POST.get("blokir", ""))):
            lift(found, by=request.user)
        return redirect("news_comments:blocks")
