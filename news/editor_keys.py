"""The keys by which Wagtail's editor knows paragraphs, ``<p data-block-key="ab1cd">``, and no reader does.

The editor gives one to each paragraph that has none (a pasted or imported text) as soon as somebody saves it, even if
they only left a remark. So they are no part of the page, of the digest, or of a repair.
"""

import re
from typing import Any

# Inside a tag, where the editor writes it, and nothing longer: words in a text that look like it stay words.
_KEY = re.compile(r'(<[a-z][a-z0-9]*) data-block-key="[A-Za-z0-9]{1,10}"')


def without_editor_keys(value: Any) -> Any:
    """The same markup, or the same stored value of a block, without the keys, however deep they lie."""
    if isinstance(value, str):
        return _KEY.sub(r"\1", value) if "data-block-key" in value else value
    if isinstance(value, dict):
        return {name: without_editor_keys(part) for name, part in value.items()}
    return [without_editor_keys(part) for part in value] if isinstance(value, list | tuple) else value
