"""Raw news text to structured article, as a pure library: see `structure.py`."""

from .result import StructuredText
from .structure import structure_text

__all__ = ["StructuredText", "structure_text"]
