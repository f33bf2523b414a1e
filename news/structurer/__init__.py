"""Raw news text to structured article, as a pure library: see `README.md`.

What a screen needs beside it: `locate` (where each part stands in the raw text), `with_speaker` (an answer about one
quotation, carried on), `propose_topics`.
"""

from .editing import propose_topics, with_speaker
from .locate import locate
from .result import StructuredText
from .structure import structure_text

__all__ = ["StructuredText", "locate", "propose_topics", "structure_text", "with_speaker"]
