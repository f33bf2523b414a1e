"""What a story leads on to, computed when it is published (decision 0026).

Two stories are related by a person or a topic; the same place and section only settle the order. Four statements,
however many stories there are: the newest of each shared listing, hold and read the lists that a new story enters,
write.
"""

from bisect import insort
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import datetime
from itertools import batched
from typing import TYPE_CHECKING, Any

from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from news import rows
from news.models.projection import ListingRow, PublishedArticle
from news.models.related import RelatedStory
from news.publication.batch import Batch, Listing, Story
from news.publication.parts import Part

if TYPE_CHECKING:
    from news.models import ArticlePage

STORED = 6
"""More than a page shows: some of them may stand in its text, or in its series."""
ENTERED = 5
"""How many older lists a new story enters at most."""
NEWEST_OF_EACH = 12
MOST_LISTINGS = 24
MOST_NAMES = 2
LONGEST_WHY = 200

PERSON, TOPIC, REGION = (
    kind.value for kind in (ListingRow.Kind.PERSON, ListingRow.Kind.TOPIC, ListingRow.Kind.REGION)
)
# To stand in the same region's listing says little: it is counted where the place is the same.
WEIGHTS = {PERSON: 4.0, TOPIC: 3.0, REGION: 0.0}
SAME_PLACE, SAME_SECTION = 2.0, 1.0
# What came after a story tells how it went on, and counts for longer than what came before it.
HALF_LIFE_BEFORE_DAYS, HALF_LIFE_AFTER_DAYS = 90, 360
PRESS_RELEASE = "press_release"
_DAY_SECONDS = 86_400
_FIELDS = ("published", "other", "rank", "score", "kind", "key", "why")
# SQLite joins no more selects than five hundred.
_LISTINGS_AT_ONCE = 200
_COLUMNS = ("kind", "key", "published_id", "published_at", "label", "place", "section")


@dataclass(slots=True)
class Candidate:
    """A public story as far as relating asks for it, with the listings that it shares."""

    article_id: int
    published_at: datetime
    label: str
    place: str
    section: str
    shared: list[Listing] = field(default_factory=list)

    def sharing(self, *listings: Listing) -> "Candidate":
        """The same story beside another one, with which it shares these."""
        return Candidate(
            self.article_id, self.published_at, self.label, self.place, self.section, list(listings)
        )

    def may_stand_under(self, other: "Candidate") -> bool:
        """A press release is no news: it leads on from press releases alone. Paid text is in no shared listing."""
        return self.label != PRESS_RELEASE or other.label == PRESS_RELEASE


@dataclass(frozen=True, slots=True)
class Tie:
    """What two stories have in common above all, and how readers are told of it."""

    kind: str
    key: int
    why: str


def relevance(found: Candidate, *, under: Candidate, shared: Iterable[Listing]) -> float:
    """How much ``found`` leads on from ``under``: what they share, halved with each half-life between them."""
    weight = sum(WEIGHTS[kind] for kind, _key in shared)
    weight += SAME_PLACE * bool(found.place and found.place == under.place)
    weight += SAME_SECTION * bool(found.section and found.section == under.section)
    days = (found.published_at - under.published_at).total_seconds() / _DAY_SECONDS
    return weight * 0.5 ** (abs(days) / (HALF_LIFE_AFTER_DAYS if days > 0 else HALF_LIFE_BEFORE_DAYS))


class Newest:
    """The newest stories of people and topics, each looked up once: a batch, or a whole import, names the same ones."""

    def __init__(self) -> None:
        self._of: dict[Listing, list[Candidate]] = {}

    def look_up(self, listings: Iterable[Listing]) -> None:
        """What nobody asked for yet; a statement for two hundred."""
        missing = sorted(set(listings) - self._of.keys())
        self._of |= {listing: [] for listing in missing}
        for some in batched(missing, _LISTINGS_AT_ONCE):
            for candidate in find_candidates(list(some), besides=None):
                for listing in candidate.shared:
                    self._of[listing].append(candidate.sharing())
        for listing in missing:
            self._of[listing].sort(key=_newest_first)

    def add(self, candidate: Candidate, listings: Iterable[Listing]) -> None:
        """A story that is being written; the oldest gives way to it."""
        for listing in listings:
            newest = self._of[listing]
            if all(one.article_id != candidate.article_id for one in newest):
                insort(newest, candidate, key=_newest_first)
                del newest[NEWEST_OF_EACH:]

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


@dataclass(slots=True)
class _Relating:
    """One story of a batch while its list is made: ``best`` is what it leads on to, each with its score."""

    own: Candidate
    names: dict[Listing, str]
    shared: list[Listing]
    best: list[tuple[float, Candidate]] = field(default_factory=list)

    @classmethod
    def of(cls, story: Story) -> "_Relating":
        names = shared_names(story.article)
        shared = [listing for listing in names if listing in story.listings][:MOST_LISTINGS]
        return cls(candidate_of(story.published), names, shared)

    def rows(self) -> Iterator[RelatedStory]:
        for rank, (score, other) in enumerate(self.best):
            yield row_of(
                self.own.article_id, other, tie_of(other.shared, names=self.names), score=score, rank=rank
            )


class Related(Part):
    """``RelatedStory``: the list of each story; one that is new also enters the lists of those it relates to most.

    Not an archive's: what was here already does not lead on to what was published long ago.
    """

    name = "related"

    def write(self, batch: Batch) -> None:
        newest = Newest() if batch.newest is None else batch.newest
        found = [_Relating.of(story) for story in batch.stories]
        newest.look_up(listing for one in found for listing in one.shared)
        for one in found:
            newest.add(one.own, one.shared)
        for one in found:
            candidates = newest.sharing(one.shared, besides=one.own.article_id)
            one.best = best_of(candidates, under=one.own)
        if batch.is_archive:
            rows.insert_numbered(RelatedStory, _FIELDS, [_values(row) for one in found for row in one.rows()])
            return
        for story, one in zip(batch.stories, found, strict=True):
            _write_list(one, is_new=story.is_new)


def _write_list(one: _Relating, *, is_new: bool) -> None:
    written = list(one.rows())
    if is_new:
        written += _entered(one.own, [other for _score, other in one.best[:ENTERED]], names=one.names)
    else:
        RelatedStory.objects.fallen_away(
            one.own.article_id,
            shared=one.shared,
            count=len(written),
            is_release=one.own.label == PRESS_RELEASE,
        ).delete()
    # In one order everywhere: two stories published at once may enter the same lists.
    written.sort(key=lambda row: (row.published_id, row.rank))
    RelatedStory.objects.bulk_create(
        written,
        update_conflicts=True,
        unique_fields=["published", "rank"],
        update_fields=["other", "score", "kind", "key", "why"],
    )


def _values(row: RelatedStory) -> tuple[Any, ...]:
    return row.published_id, row.other_id, row.rank, row.score, row.kind, row.key, row.why


def _newest_first(one: Candidate) -> tuple[float, int]:
    return -one.published_at.timestamp(), -one.article_id


def candidate_of(published: PublishedArticle) -> Candidate:
    """A story as relating sees it."""
    card = published.card
    return Candidate(
        published.pk, published.published_at, card["label"], _url(card["place"]), _url(card["section"])
    )


def shared_names(article: "ArticlePage") -> dict[Listing, str]:
    """By what a story can be related, with the name of each, what weighs most first."""
    names = {(PERSON, person.pk): person.name for person in article.load_speakers()}
    return names | {(TOPIC, topic.pk): topic.name for topic in article.topics.all()}


def find_candidates(shared: list[Listing], *, besides: int | None) -> list[Candidate]:
    """The newest stories of each listing, each once; one query, none without a listing."""
    if not shared:
        return []
    parts = [ListingRow.objects.of(*listing).newest_first()[:NEWEST_OF_EACH] for listing in shared]
    # Not by ``KT``: it takes the relation's name for the field's.
    card = "published__card"
    listed = ListingRow.objects.annotate(
        label=KeyTextTransform("label", card),
        place=KeyTextTransform("url", KeyTransform("place", card)),
        section=KeyTextTransform("url", KeyTransform("section", card)),
    )
    found: dict[int, Candidate] = {}
    for kind, key, article_id, *about in listed.values_list(*_COLUMNS).any_of(*parts):
        if article_id != besides:
            found.setdefault(article_id, Candidate(article_id, *about)).shared.append((kind, key))
    return list(found.values())


def best_of(candidates: Iterable[Candidate], *, under: Candidate) -> list[tuple[float, Candidate]]:
    """The most relevant ones with their scores, in order."""
    scored = [
        (relevance(other, under=under, shared=other.shared), other)
        for other in candidates
        if other.may_stand_under(under)
    ]
    return sorted(scored, key=lambda pair: (-pair[0], -pair[1].article_id))[:STORED]


def tie_of(shared: Iterable[Listing], *, names: dict[Listing, str]) -> Tie:
    """Why a story is shown, in a word: the people both tell of, else the topics, else the place."""
    common = [listing for listing in names if listing in shared]
    kind, key = common[0]
    told = [names[listing] for listing in common if listing[0] == kind][:MOST_NAMES]
    if kind == PERSON:
        why = ngettext("Same person: %(names)s", "Same people: %(names)s", len(told))
    else:
        why = _("Topic: %(names)s") if kind == TOPIC else _("Region: %(names)s")
    return Tie(kind, key, why=(why % {"names": ", ".join(told)})[:LONGEST_WHY])


def _entered(own: Candidate, others: list[Candidate], *, names: dict[Listing, str]) -> Iterator[RelatedStory]:
    """The lists of others with the new story in its place, as far as they change; two queries, none for no others."""
    entered = {other.article_id: other for other in others if own.may_stand_under(other)}
    if not entered:
        return
    # Two stories published at once would each write a list without the other. Who holds a list reads it only now.
    held = PublishedArticle.objects.select_for_update(no_key=True).filter(pk__in=entered).order_by("pk")
    lists: dict[int, list[RelatedStory]] = {pk: [] for pk in held.values_list("pk", flat=True)}
    for row in RelatedStory.objects.filter(published__in=lists).order_by("rank"):
        lists[row.published_id].append(row)
    for other in (entered[pk] for pk in lists):
        score = relevance(own, under=other, shared=other.shared)
        new = row_of(other.article_id, own, tie_of(other.shared, names=names), score=score, rank=STORED)
        yield from _with(new, into=lists[other.article_id])


def _with(new: RelatedStory, *, into: list[RelatedStory]) -> Iterator[RelatedStory]:
    """The rows of a list that change when a story enters it; gaps that withdrawn stories left are closed."""
    kept = {row.other_id: row for row in reversed(into) if row.other_id != new.other_id}
    ordered = sorted([*reversed(kept.values()), new], key=lambda row: -row.score)[:STORED]
    for rank, row in enumerate(ordered):
        if row.rank != rank:
            row.pk, row.rank = None, rank
            yield row


def row_of(article_id: int, other: Candidate, tie: Tie, *, score: float, rank: int) -> RelatedStory:
    """One line of a story's list."""
    return RelatedStory(
        published_id=article_id, other_id=other.article_id, rank=rank, score=score, **asdict(tie)
    )


def _url(place: dict[str, str] | None) -> str:
    return place["url"] if place else ""
