"""The board as what Wagtail shows on the admin's first page."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from news.editorial.board.load import Board, load_board
from news.editorial.board.wording import elsewhere

TEMPLATE = "news_editorial/board.html"
TICK_SECONDS = 20


def board_context(request: HttpRequest, board: Board) -> dict[str, Any]:
    """What the board's template needs, on the first page and when the board is drawn anew."""
    scene = board.scene
    return {
        "request": request,
        "board": board,
        "now": scene.clock.now,
        "elsewhere": elsewhere(scene.clock.now),
        "viewer": scene.viewer,
        "query": board.filters.query(),
        "tick_seconds": TICK_SECONDS,
    }


class BoardPanel(Component):
    """The whole first page is one panel."""

    name = "desk_board"
    template_name = TEMPLATE
    order = 10

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """The board of whoever asks, narrowed by the address; the token is for the buttons on cards."""
        request = parent_context["request"]
        context = board_context(request, load_board(request.user, request.GET.dict()))
        return context | {"csrf_token": parent_context.get("csrf_token", "")}

    @property
    def media(self) -> forms.Media:
        """Styles and the elements that keep the board fresh and take keys."""
        return forms.Media(
            css={"all": ["css/admin/desk.css"]},
            js=[
                forms.Script("js/admin/desk_board.js", type="module"),
                forms.Script("js/admin/desk_keys.js", type="module"),
            ],
        )
