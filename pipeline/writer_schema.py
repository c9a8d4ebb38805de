"""Accept schemas that others wrote, as far as reading with them is safe.

fastavro reads by recursion in C and trusts its schema: with a schema that contains itself, a few megabytes of ``0x02``
end the process with a segmentation fault, and an array of nulls that claims 2^40 items never ends (both tried with
1.13.1). An article needs neither, so such schemas are turned down before a byte is read with them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import fastavro

__all__ = ["UnusableSchemaError", "WriterSchema", "accept_schema"]

MAX_DEPTH = 64
MAX_CHARS = 1_000_000
MAX_FIELDS = 2_000
"""Values that one record may hold, nested ones counted; keeps small records that multiply by reference out."""

_LEAVES = {"null": 0, "boolean": 1, "int": 1, "long": 1, "float": 4, "double": 8, "bytes": 1, "string": 1}


class UnusableSchemaError(ValueError):
    """A schema is not Avro, or reading with it is not safe."""


@dataclass(frozen=True, slots=True)
class WriterSchema:
    """A schema to read with.

    Attributes:
        parsed: What fastavro takes; logical types are left off, so that every value comes as it was written.
        logical_types: Logical type of each top-level field that has one.
    """

    parsed: Any
    logical_types: Mapping[str, str]


def accept_schema(text: str, references: Iterable[str] = ()) -> WriterSchema:
    """Parse a schema that others wrote.

    Args:
        text: The schema as JSON.
        references: Schemas of the named types that it uses, each after those that it uses itself.

    Raises:
        UnusableSchemaError: Not a schema, contains itself, or would let a short message cost without bound.
    """
    named: dict[str, dict[str, Any]] = {}
    try:
        for reference in references:
            fastavro.parse_schema(_plain(_load(reference)), named_schemas=named)
        schema = _load(text)
        parsed = fastavro.parse_schema(_plain(schema), named_schemas=named)
        _cost(parsed, named, ())
    except UnusableSchemaError:
        raise
    except Exception as error:  # fastavro raises KeyError, TypeError and errors of its own alike
        raise UnusableSchemaError(f"not an Avro schema ({type(error).__name__}: {error})") from error
    return WriterSchema(parsed, _logical_types(schema))


def _load(text: str) -> Any:
    if len(text) > MAX_CHARS:
        raise UnusableSchemaError(f"the schema has {len(text)} characters, more than {MAX_CHARS}")
    try:
        schema = json.loads(text)
    except RecursionError as error:
        raise UnusableSchemaError(f"nested deeper than {MAX_DEPTH}") from error
    level, depth = [schema], 0
    while level:
        depth += 1
        if depth > MAX_DEPTH:
            raise UnusableSchemaError(f"nested deeper than {MAX_DEPTH}")
        level = [child for node in level for child in _children(node)]
    return schema


def _children(node: Any) -> Iterable[Any]:
    return node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()


def _plain(node: Any) -> Any:
    """Return a copy of the schema without its logical types."""
    if isinstance(node, list):
        return [_plain(child) for child in node]
    if isinstance(node, dict):
        return {name: _plain(child) for name, child in node.items() if name != "logicalType"}
    return node


def _logical_types(schema: Any) -> dict[str, str]:
    fields = schema.get("fields", ()) if isinstance(schema, dict) else ()
    found = {field["name"]: _logical_type(field["type"]) for field in fields}
    return {name: logical for name, logical in found.items() if logical}


def _logical_type(node: Any) -> str | None:
    if isinstance(node, list):
        return next(filter(None, map(_logical_type, node)), None)
    if isinstance(node, dict):
        logical = node.get("logicalType")
        return logical if isinstance(logical, str) else _logical_type(node.get("type"))
    return None


def _cost(node: Any, named: Mapping[str, Any], inside: tuple[str, ...]) -> tuple[int, int]:
    """Return the fewest bytes that a value takes, and how many values it holds, those in arrays and maps counted once.

    Raises:
        UnusableSchemaError: A record contains itself, an array's items take no bytes, or there are too many values.
    """
    if isinstance(node, str):
        return (_LEAVES[node], 1) if node in _LEAVES else _cost(named[node], named, inside)
    if isinstance(node, list):
        return 1, max((_cost(branch, named, inside)[1] for branch in node), default=0) + 1
    match node["type"]:
        case "record" | "error":
            return _record_cost(node, named, inside)
        case "array":
            size, values = _cost(node["items"], named, inside)
            if size <= 0:
                raise UnusableSchemaError("an array of items without bytes: a short message could claim endless ones")
            return 1, values + 1
        case "map":
            return 1, _cost(node["values"], named, inside)[1] + 1
        case "enum":
            return 1, 1
        case "fixed":
            return int(node["size"]), 1
        case inner:
            return _cost(inner, named, inside)


def _record_cost(node: Any, named: Mapping[str, Any], inside: tuple[str, ...]) -> tuple[int, int]:
    name = node["name"]
    if name in inside:
        raise UnusableSchemaError(f"record {name} contains itself: a message could nest without end")
    size, values = 0, 1
    for field in node["fields"]:
        more_size, more_values = _cost(field["type"], named, (*inside, name))
        size, values = size + more_size, values + more_values
        if values > MAX_FIELDS:
            raise UnusableSchemaError(f"record {name} holds more than {MAX_FIELDS} values")
    return size, values
