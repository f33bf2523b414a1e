"""Blocking who wrote a comment, and the list of those who may not write."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from news.comments.blocking import NothingToBlock, block, lift
from news.comments.desk.forms import BlockForm
from news.comments.desk.listing import AFTER
from news.comments.desk.screens import CommentScreen, ModerationScreen
from news.comments.models import Block, ReaderComment
from news.converters import parse_id
from news.paging import Cursor

ROWS = 50


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
        found = list(blocks.order_by("-made_at", "-pk")[: ROWS + 1])
        shown = found[:ROWS]
        more = f"?{AFTER}={Cursor(shown[-1].made_at, shown[-1].pk)}" if len(found) > ROWS else ""
        return self.show(blocks=shown, more=more)

    def post(self, request: HttpRequest) -> HttpResponse:
        """A block that somebody lifted already is lifted."""
        for found in Block.objects.filter(pk=parse_id(request.POST.get("blokir", ""))):
            lift(found, by=request.user)
        return redirect("news_comments:blocks")
