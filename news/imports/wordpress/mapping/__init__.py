"""What becomes of the old site's categories, tags, authors and shortcodes: proposed by a dry run, then read."""

from .proposal import propose_mapping
from .reading import MappingRefused, mapping_from_json, read_mapping
from .targets import Mapping, Target
from .writing import mapping_as_toml

__all__ = [
    "Mapping",
    "MappingRefused",
    "Target",
    "mapping_as_toml",
    "mapping_from_json",
    "propose_mapping",
    "read_mapping",
]
