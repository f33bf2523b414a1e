"""Where stories are found in the admin, for hundreds of cards at a time."""

from django.urls import reverse

_ANYBODY = 987654321
"""Stands in for a story while the shape of an address is looked up; no route of ours contains it."""


class Addresses:
    """Of views that take one id: each is looked up once a board, since looking up costs more than drawing the card."""

    def __init__(self) -> None:
        self._shapes: dict[str, tuple[str, str]] = {}

    def of(self, name: str, pk: int) -> str:
        """What ``reverse(name, args=[pk])`` says."""
        if name not in self._shapes:
            before, _pk, after = reverse(name, args=[_ANYBODY]).partition(str(_ANYBODY))
            self._shapes[name] = (before, after)
        before, after = self._shapes[name]
        return f"{before}{pk}{after}"
