"""What the stories of an archive lead on to: the rules of ``related.py``, asked for all stories of a batch at once.

Lists of stories that were here already are left alone: what was published long ago does not lead on from them.
"""

from bisect import insort
from collections.abc import Iterable, Iterator, Sequence
from itertools import batched
from typing import Any

from news import related, rows
from news.arrival import Arrival
from news.models.related import RelatedStory
from news.related import Candidate, Listing

_FIELDS = ("published", "other", "rank", "score", "kind", "key", "why")
# SQLite joins no more selects than five hundred.
_LISTINGS_AT_ONCE = 200


class Newest:
    """The newest stories of people and topics, as far as an import has asked for them: one look-up each.

    An archive names the same people again and again, and what it brought is known without asking.
    """

    def __init__(self) -> None:
        self._of: dict[Listing, list[Candidate]] = {}

    def look_up(self, listings: Iterable[Listing]) -> None:
        """What nobody asked for yet; a statement for two hundred."""
        missing = sorted(set(listings) - self._of.keys())
        self._of |= {listing: [] for listing in missing}
        for some in batched(missing, _LISTINGS_AT_ONCE):
            for candidate in related.find_candidates(list(some), besides=None):
                for listing in candidate.shared:
                    self._of[listing].append(candidate.sharing())

    def add(self, candidate: Candidate, listings: Iterable[Listing]) -> None:
        """A story that is being written; the oldest gives way to it."""
        for listing in listings:
            newest = self._of[listing]
            insort(newest, candidate, key=lambda one: (-one.published_at.timestamp(), -one.article_id))
            del newest[related.NEWEST_OF_EACH :]

    def sharing(self, listings: Iterable[Listing], *, besides: int) -> list[Candidate]:
        """All that stand in one of these, each once, with those that they share."""
        found: dict[int, Candidate] = {}
        for listing in listings:
            for one in self._of[listing]:
                if one.article_id in found:
                    found[one.article_id].shared.append(listing)
                elif one.article_id != besides:
                    found[one.article_id] = one.sharing(listing)
        return list(found.values())

    def forget(self) -> None:
        """A batch was taken back: ask again."""
        self._of.clear()


def relate_arrivals(arrivals: Sequence[Arrival], newest: Newest) -> None:
    """Write the list of each new story, among what was there and the batch itself."""
    names = [related.shared_names(arrival.article) for arrival in arrivals]
    shared = [_shared(arrival, of=own) for arrival, own in zip(arrivals, names, strict=True)]
    # Before the batch's own rows are listed: those are added from memory.
    newest.look_up(listing for listings in shared for listing in listings)
    own = [related.candidate_of(arrival.published) for arrival in arrivals]
    for candidate, listings in zip(own, shared, strict=True):
        newest.add(candidate, listings)
    found = [
        row
        for candidate, listings, told in zip(own, shared, names, strict=True)
        for row in _rows(candidate, newest.sharing(listings, besides=candidate.article_id), told)
    ]
    rows.insert_numbered(RelatedStory, _FIELDS, found)


def _shared(arrival: Arrival, *, of: dict[Listing, str]) -> list[Listing]:
    return [listing for listing in of if listing in arrival.listings][: related.MOST_LISTINGS]


def _rows(own: Candidate, others: list[Candidate], names: dict[Listing, str]) -> Iterator[tuple[Any, ...]]:
    for rank, (score, other) in enumerate(related.best_of(others, under=own)):
        tie = related.tie_of(other.shared, names=names)
        yield own.article_id, other.article_id, rank, score, tie.kind, tie.key, tie.why
