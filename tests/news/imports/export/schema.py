"""As much of JSON Schema 2020-12 as the export's own schema uses; a keyword beyond that fails, not passes."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from news.imports import export

SCHEMA = json.loads((Path(export.__file__).parent / "schema.json").read_text(encoding="utf-8"))
TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "integer": int,
    "null": type(None),
}
SAID_ELSEWHERE = {"$schema", "$defs", "title", "description", "format"}


def faults(value: Any, schema: dict[str, Any] = SCHEMA, *, at: str = "line") -> list[str]:
    """What is wrong with a value, each with its place; empty for one that the schema allows."""
    return [fault for name, rule in schema.items() for fault in _RULES[name](value, rule, schema, at)]


def _nothing(value, rule, schema, at) -> Iterator[str]:
    yield from ()


def _type(value, rule, schema, at) -> Iterator[str]:
    names = [rule] if isinstance(rule, str) else rule
    is_number = isinstance(value, bool) and "boolean" not in names
    if is_number or not isinstance(value, tuple(TYPES[name] for name in names)):
        yield f"{at}: {value!r} is no {rule}"


def _reference(value, rule, schema, at) -> Iterator[str]:
    yield from faults(value, SCHEMA["$defs"][rule.removeprefix("#/$defs/")], at=at)


def _properties(value, rule, schema, at) -> Iterator[str]:
    for name in rule.keys() & value.keys() if isinstance(value, dict) else ():
        yield from faults(value[name], rule[name], at=f"{at}.{name}")


def _no_other(value, rule, schema, at) -> Iterator[str]:
    others = value.keys() - schema.get("properties", {}).keys() if isinstance(value, dict) else ()
    for name in others:
        if rule is False:
            yield f"{at}.{name} is not in the schema"
        else:
            yield from faults(value[name], rule, at=f"{at}.{name}")


def _one_of(value, rule, schema, at) -> Iterator[str]:
    fits = [option for option in rule if not faults(value, option, at=at)]
    if len(fits) != 1:
        yield f"{at}: {len(fits)} of the {len(rule)} kinds fit {str(value)[:300]}"


_RULES = dict.fromkeys(SAID_ELSEWHERE, _nothing) | {
    "$ref": _reference,
    "type": _type,
    "properties": _properties,
    "additionalProperties": _no_other,
    "oneOf": _one_of,
    "anyOf": lambda value, rule, schema, at: (
        [] if any(not faults(value, option, at=at) for option in rule) else [f"{at}: {value!r} fits nothing"]
    ),
    "const": lambda value, rule, schema, at: [] if value == rule else [f"{at}: {value!r} is not {rule!r}"],
    "enum": lambda value, rule, schema, at: [] if value in rule else [f"{at}: {value!r} is not of {rule}"],
    "required": lambda value, rule, schema, at: [
        f"{at}.{name} is missing" for name in rule if isinstance(value, dict) and name not in value
    ],
    "items": lambda value, rule, schema, at: [
        fault
        for place, entry in enumerate(value if isinstance(value, list) else [])
        for fault in faults(entry, rule, at=f"{at}[{place}]")
    ],
    "pattern": lambda value, rule, schema, at: (
        []
        if not isinstance(value, str) or re.search(rule, value)
        else [f"{at}: {value!r} is not like {rule}"]
    ),
    "minimum": lambda value, rule, schema, at: (
        [] if not isinstance(value, int) or value >= rule else [f"{at}: {value} is too small"]
    ),
}
