"""What the stories of an archive lead on to: the rules of ``related.py``, asked for all stories of a batch at once.

Lists of stories that were here already are left alone: what was published long ago does not lead on from them.
"""

from collections.abc import Iterator, Sequence
from itertools import batched
from typing import TYPE_CHECKING

from news import related, rows
from news.models.related import RelatedStory
from news.related import Candidate, Listing

if TYPE_CHECKING:
    from news.arriving import Arrival

# SQLite joins no more selects than five hundred.
_LISTINGS_AT_ONCE = 200


def relate_arrivals(arrivals: "Sequence[Arrival]") -> None:
    """Write the list of each new story; a statement for two hundred people and topics that they share."""
    names = [related.shared_names(arrival.article) for arrival in arrivals]
    shared = [_shared(arrival, of=own) for arrival, own in zip(arrivals, names, strict=True)]
    found = _candidates(sorted({listing for listings in shared for listing in listings}))
    related_rows = [
        row
        for arrival, own, listings in zip(arrivals, names, shared, strict=True)
        for row in _rows(arrival, own, listings, found)
    ]
    rows.number(related_rows)
    rows.insert(related_rows)


def _shared(arrival: "Arrival", *, of: dict[Listing, str]) -> list[Listing]:
    return [listing for listing in of if listing in arrival.listings][: related.MOST_LISTINGS]


def _candidates(listings: list[Listing]) -> dict[Listing, list[Candidate]]:
    """The newest stories of each listing."""
    found: dict[Listing, list[Candidate]] = {listing: [] for listing in listings}
    for some in batched(listings, _LISTINGS_AT_ONCE):
        for candidate in related.find_candidates(list(some), besides=None):
            for listing in candidate.shared:
                found[listing].append(candidate)
    return found


def _rows(
    arrival: "Arrival",
    names: dict[Listing, str],
    listings: list[Listing],
    found: dict[Listing, list[Candidate]],
) -> Iterator[RelatedStory]:
    own = related.candidate_of(arrival.published)
    others: dict[int, Candidate] = {}
    for listing in listings:
        for other in found[listing]:
            if other.article_id != own.article_id:
                others.setdefault(other.article_id, other)
    ours = set(listings)
    narrowed = [related.sharing_only(other, ours) for other in others.values()]
    for rank, (score, other) in enumerate(related.best_of(narrowed, under=own)):
        yield related.row_of(
            own.article_id, other, related.tie_of(other.shared, names=names), score=score, rank=rank
        )
