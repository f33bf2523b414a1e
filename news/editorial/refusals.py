"""Why something may not be done at the desk: facts, which screens turn into sentences."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from news.editorial.times import stamp
from news.publishing import Finding

_listener: ContextVar[list[str] | None] = ContextVar("listener", default=None)


@contextmanager
def heard() -> Iterator[list[str]]:
    """The sentences of all refusals raised inside, also of those that somebody caught: Wagtail drops their reasons."""
    sentences: list[str] = []
    token = _listener.set(sentences)
    try:
        yield sentences
    finally:
        _listener.reset(token)


class DeskRefusal(PermissionDenied):
    """A rule of the desk, not a missing right, stands in the way; the sentence says which."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        sentences = _listener.get()
        if sentences is not None:
            sentences.append(sentence)


class PublicationRefused(DeskRefusal):
    """A story would have gone live without an approval of its content. Wagtail's screens show the sentence."""

    def __init__(self, article, *, digest: str) -> None:
        self.article_id, self.digest = article.pk, digest
        super().__init__(
            _("“%(title)s” stays as it is: nobody has read and approved exactly this text.")
            % {"title": article.title}
        )


class ApprovedForLater(PublicationRefused):
    """A text would have gone live before the moment for which it was approved."""

    def __init__(self, article, *, digest: str, go_live_at: datetime) -> None:
        self.article_id, self.digest, self.go_live_at = article.pk, digest, go_live_at
        DeskRefusal.__init__(
            self,
            _("“%(title)s” was approved for %(moment)s. To publish it earlier, take the approval back first.")
            % {"title": article.title, "moment": stamp(go_live_at)},
        )


class EmbargoInForce(DeskRefusal):
    """A story would have gone live before the moment promised to its source."""

    def __init__(self, article) -> None:
        self.article_id, self.embargo_until = article.pk, article.embargo_until
        until = stamp(article.embargo_until)
        super().__init__(
            _("“%(title)s” is under embargo until %(until)s.") % {"title": article.title, "until": until}
        )


class StoryIncomplete(DeskRefusal):
    """Blocking findings stand in the way; ``findings`` says which."""

    def __init__(self, findings: list[Finding]) -> None:
        self.findings = findings
        super().__init__(" ".join(finding.message for finding in findings))


class NothingToCorrect(DeskRefusal):
    """Readers never had the story, or do not have it any more."""


class ApproverRefused(DeskRefusal):
    """This person may not answer for this text; ``objections`` are sentences that say why."""

    def __init__(self, objections: list[str]) -> None:
        self.objections = objections
        super().__init__(" ".join(objections))


class TextMovedOn(DeskRefusal):
    """The text is no longer the one that was read; ``current`` is the digest it has now."""

    def __init__(self, *, seen: str, current: str) -> None:
        self.seen, self.current = seen, current
        super().__init__(_("The text changed after you opened it. Read the new version before you decide."))


class NotOnDesk(DeskRefusal):
    """The story does not wait for an answer: somebody answered it, or took it back, in the meantime."""

    def __init__(self) -> None:
        super().__init__(_("This story no longer waits for an answer."))


class NeverSaved(DeskRefusal):
    """The story has no version: an import or a script made it, and nobody opened it since."""

    def __init__(self) -> None:
        super().__init__(_("This story has no version yet. Open it in the editor and save it once."))


class NothingNew(DeskRefusal):
    """Readers have the newest text already."""

    def __init__(self) -> None:
        super().__init__(_("Readers have exactly this text already."))


class NothingToWithdraw(DeskRefusal):
    """No approval is in force, or readers have its text already."""

    def __init__(self) -> None:
        super().__init__(_("There is no approval to take back."))


class FindingsUnchecked(DeskRefusal):
    """Advice of the gate that nobody has looked at; ``findings`` says which."""

    def __init__(self, findings: list[Finding]) -> None:
        self.findings = findings
        super().__init__(
            _("Not yet checked: %(findings)s")
            % {"findings": " ".join(finding.message for finding in findings)}
        )


class NoSmallRepair(DeskRefusal):
    """The change is more than the repair of a typo; ``refusals`` are sentences that say why."""

    def __init__(self, refusals: Iterable[str]) -> None:
        self.refusals = list(refusals)
        super().__init__(_("This is no small repair. %(why)s") % {"why": " ".join(self.refusals)})


class NoOverride(DeskRefusal):
    """This cannot be published in an emergency either: by this person, for this reason, or in this state."""


class MayNotShare(DeskRefusal):
    """Somebody else's draft."""

    def __init__(self) -> None:
        super().__init__(_("Whoever began the story, and the desk, may share it."))


class LinkTooLong(DeskRefusal):
    """A link would last longer than the house allows, or is over already."""

    def __init__(self, limit: timedelta) -> None:
        self.limit = limit
        hours = int(limit.total_seconds() // 3600)
        super().__init__(_("A link lasts %(hours)d hours at most.") % {"hours": hours})


class ReadAlready(DeskRefusal):
    """Somebody read it in the meantime, or it never needed a second reading."""

    def __init__(self) -> None:
        super().__init__(_("A second person has read this already."))


class DecidedAlready(DeskRefusal):
    """A correction or a retraction that somebody else answered in the meantime, or that cannot be begun now."""

    def __init__(self, sentence: str = "") -> None:
        super().__init__(sentence or _("Somebody decided about this in the meantime."))


class ReasonMissing(DeskRefusal):
    """A decision that readers or the record are owed a reason for."""

    def __init__(self) -> None:
        super().__init__(_("Say why; it stays on record."))


class FindingGone(DeskRefusal):
    """The gate no longer says this about the newest text, or it cannot be answered with a click."""

    def __init__(self) -> None:
        super().__init__(_("The gate says something else by now. Look at its list again."))


class NothingReplaced(DeskRefusal):
    """The words that the gate would put right are stored otherwise than they read."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(
            _("“%(words)s” could not be put in here. Change it by hand.") % {"words": finding.suggestion}
        )


class StillNamed(DeskRefusal):
    """A topic or region that would take a public story's approval with it: the story is being written anew."""

    def __init__(self, thing, *, article) -> None:
        self.article_id = article.pk
        super().__init__(
            _(
                "“%(name)s” stays: “%(title)s” names it. Take it out there, or publish or discard its draft first."
            )
            % {"name": thing, "title": article.title}
        )
