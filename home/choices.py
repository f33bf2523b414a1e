"""What the chief wants on the front page, by ids."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choices:
    """Of stories, regions and a topic, each in the order in which they shall stand."""

    lead: int | None
    second: list[int]
    opinions: list[int]
    regions: list[int]
    topic: int | None
    breaking: int | None

    @property
    def stories(self) -> list[int]:
        """Every story that has a place of its own, each once; the strip only links to one."""
        named = [*([self.lead] if self.lead else []), *self.second, *self.opinions]
        return list(dict.fromkeys(named))

    @property
    def named(self) -> list[int]:
        """Every story whose card is needed."""
        return list(dict.fromkeys([*self.stories, *([self.breaking] if self.breaking else [])]))
