"""What all cards of one board share."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import FilteredRelation, Q
from django.utils.translation import gettext as _

from news.editorial.board.addresses import Addresses
from news.editorial.board.agenda import Entry
from news.editorial.board.viewer import Viewer
from news.editorial.board.wording import Clock
from news.models import ArticlePage

SEEN_WITHIN = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Name:
    """``short`` is what the desk calls somebody across the room."""

    short: str
    full: str


@dataclass(slots=True)
class Scene:
    """Who looks, when, the house's limits, names by user id, and who has which story open."""

    viewer: Viewer
    clock: Clock
    amber_minutes: int
    red_minutes: int
    names: dict[int, Name] = field(default_factory=dict)
    sessions: dict[int, tuple[int, bool]] = field(default_factory=dict)
    told_today: dict[int, Entry] = field(default_factory=dict)
    addresses: Addresses = field(default_factory=Addresses)

    def call(self, user_id: int | None) -> str:
        """How the desk calls somebody: "you", or the first name."""
        if user_id == self.viewer.user.pk:
            return _("you")
        return self.names[user_id].short if user_id in self.names else "–"

    def full_name(self, user_id: int | None) -> str:
        """As in a byline; empty for nobody."""
        return self.names[user_id].full if user_id in self.names else ""

    def meet(self, ids: Iterable[int | None]) -> None:
        """Load the names of everybody who is mentioned, and who has which story open, other than oneself; one query."""
        sessions = FilteredRelation(
            "editing_sessions",
            condition=Q(
                editing_sessions__content_type=ContentType.objects.get_for_model(ArticlePage),
                editing_sessions__last_seen_at__gte=self.clock.now - SEEN_WITHIN,
            ),
        )
        users = get_user_model().objects.annotate(session=sessions)
        found = users.filter(Q(pk__in=set(ids) - {None}) | Q(session__id__isnull=False))
        names = ("pk", "first_name", "last_name", "username")
        # Whoever types comes last, so that of two people at a story they are named.
        rows = found.order_by("session__is_editing", "session__last_seen_at").values_list(
            *names, "session__object_id", "session__is_editing"
        )
        for pk, first, last, username, story, is_editing in rows:
            self.names[pk] = Name(first or username, f"{first} {last}".strip() or username)
            if story and pk != self.viewer.user.pk:
                self.sessions[int(story)] = (pk, is_editing)
