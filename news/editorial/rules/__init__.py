"""The rules of the house for a story, by theme. ``house_rules`` answers the publish checks with all of them.

They say what they find in the order of the imports here: what the law and the press council ask comes first.
"""

from news.editorial.rules import protected, press, headlines, copy, links, duplicates  # isort: skip  # noqa: F401
from news.editorial.rules.registry import RULES, house_rules

__all__ = ["RULES", "house_rules"]
