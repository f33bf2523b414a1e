"""Words of a version put otherwise, at the one place that a finding names; markup and everything else stay."""

import json
from copy import deepcopy
from typing import Any

from news.editorial.findings.source_words import ReadText
from news.publishing import Finding

# Parts of a block that are words to readers; ids, styles and addresses are not.
_PROSE = frozenset(
    {"", "value", "text", "title", "caption", "alt", "items", "photos", "entries", "figure", "role"}
)


def with_words_replaced(content: dict[str, Any], *, finding: Finding) -> dict[str, Any]:
    """A revision's content with ``finding.found`` written ``finding.suggestion`` in its field or block."""
    changed = deepcopy(content)
    if not finding.block_id:
        changed[finding.field] = _replace(changed.get(finding.field) or "", finding, is_rich=False)
        return changed
    body = changed.get("body") or "[]"
    blocks = json.loads(body) if isinstance(body, str) else body
    for block in blocks:
        if str(block.get("id")) == finding.block_id:
            block["value"] = _in_parts(block["value"], finding, part="", kind=block["type"])
    changed["body"] = json.dumps(blocks) if isinstance(body, str) else blocks
    return changed


def _in_parts(value: Any, finding: Finding, *, part: str, kind: str) -> Any:
    if isinstance(value, str):
        is_rich = kind in {"paragraph", "list"} or (kind == "fact_box" and part == "text")
        return _replace(value, finding, is_rich=is_rich) if part in _PROSE else value
    if isinstance(value, list):
        return [_in_parts(item, finding, part=part, kind=kind) for item in value]
    if isinstance(value, dict):
        return {name: _in_parts(item, finding, part=name, kind=kind) for name, item in value.items()}
    return value


def _replace(text: str, finding: Finding, *, is_rich: bool) -> str:
    return ReadText.of(text, is_rich=is_rich).with_words(finding.found, finding.suggestion)
