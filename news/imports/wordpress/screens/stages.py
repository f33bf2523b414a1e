"""Which page an import is on: each state of its row has one, and one question to a person."""

from enum import StrEnum

from news.imports.models import ArchiveImport
from news.imports.one_at_a_time import is_anybody_importing

State = ArchiveImport.State


class Stage(StrEnum):
    LOOKING = "looking"
    REFUSED = "refused"
    MAPPING = "mapping"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    UNDONE = "undone"


_STAGES = {
    State.WANTED: Stage.RUNNING,
    State.RUNNING: Stage.RUNNING,
    State.STOPPED: Stage.PAUSED,
    State.DONE: Stage.DONE,
    State.UNDONE: Stage.UNDONE,
}


_LOOKED_AT = {
    State.PROPOSED: (Stage.MAPPING, Stage.LOOKING),
    State.FAILED: (Stage.PAUSED, Stage.REFUSED),
}


def stage_of(archive: ArchiveImport) -> Stage:
    """A run that was killed can go on, as if somebody had stopped it."""
    if archive.state in {State.PROPOSED, State.FAILED}:
        # In a list without the survey itself, which may be long.
        is_known = archive.was_looked_at if hasattr(archive, "was_looked_at") else bool(archive.survey)
        known, unknown = _LOOKED_AT[archive.state]
        return known if is_known else unknown
    return Stage.PAUSED if was_killed(archive) else _STAGES[archive.state]


def was_killed(archive: ArchiveImport) -> bool:
    """Its row says that it runs, and nobody has heard of it, and nothing is at work: a long silence alone is no end."""
    return archive.is_silent and not is_anybody_importing()
