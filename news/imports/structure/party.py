"""What one phrase says of somebody: a name, a role, or only a pronoun."""

import functools
from typing import NamedTuple


class Party(NamedTuple):
    """What one phrase says: name words (no ranks, honours, degrees), role as worded, or only a pronoun.

    `is_sure`: the name's border is certain. `is_whole`: nothing else stood between the commas.
    """

    name: tuple[str, ...] = ()
    role: str = ""
    nicks: tuple[str, ...] = ()
    is_pronoun: bool = False
    is_pointing: bool = False
    is_unnamed: bool = False
    is_institution: bool = False
    is_sure: bool = False
    is_whole: bool = True

    @property
    def keys(self) -> frozenset[str]:
        """The name's words as they are compared."""
        return name_keys(self.name)


@functools.lru_cache(maxsize=4096)
def name_keys(name: tuple[str, ...]) -> frozenset[str]:
    """A name's words without capitals and dots."""
    return frozenset(word.casefold().replace(".", "") for word in name)


PRONOUN = Party(is_pronoun=True)
THAT_ONE = Party(is_pointing=True)  # "akun itu": the last speaker, or somebody without a name
