"""Why something may not be done at the desk: facts, which screens turn into sentences."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

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


class EmbargoInForce(DeskRefusal):
    """A story would have gone live before the moment promised to its source."""

    def __init__(self, article) -> None:
        self.article_id, self.embargo_until = article.pk, article.embargo_until
        super().__init__(_("“%(title)s” is under embargo.") % {"title": article.title})


class StoryIncomplete(DeskRefusal):
    """Blocking findings stand in the way; ``findings`` says which."""

    def __init__(self, findings: list[Finding]) -> None:
        self.findings = findings
        super().__init__(" ".join(finding.message for finding in findings))


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
