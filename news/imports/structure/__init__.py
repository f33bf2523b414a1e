"""Raw news text to structured article, as a pure library: see `structure.py`.

What a screen needs beside it: `locate` (where each part stands in the raw text), `with_speaker` (an answer about one
quotation, carried on), `propose_topics`.
"""

from .answers import with_speaker
from .places import locate
from .proposals import propose_topics
from .result import StructuredText
from .structure import structure_text

__all__ = ["StructuredText", "locate", "propose_topics", "structure_text", "with_speaker"]
