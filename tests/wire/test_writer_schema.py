"""Schemas of others: what is safe to read with, and what is not."""

import json

import pytest

from pipeline.writer_schema import MAX_FIELDS, UnusableSchemaError, accept_schema


def record(name, *types):
    fields = [{"name": f"f{number}", "type": kind} for number, kind in enumerate(types)]
    return {"type": "record", "name": name, "fields": fields}


EMPTY = record("Empty")
MULTIPLIED = record("R0", *["null"] * 4)
for _level in range(1, 20):
    MULTIPLIED = record(f"R{_level}", MULTIPLIED, f"R{_level - 1}")


@pytest.mark.parametrize(
    "schema",
    [
        pytest.param(record("Chain", ["null", "Chain"]), id="contains itself"),
        pytest.param(record("A", {"type": "array", "items": "A"}), id="contains itself in an array"),
        pytest.param(record("A", {"type": "map", "values": record("B", ["null", "A"])}), id="in a circle"),
        pytest.param({"type": "array", "items": "null"}, id="array of nulls"),
        pytest.param({"type": "array", "items": EMPTY}, id="array of empty records"),
        pytest.param({"type": "array", "items": record("N", "null", EMPTY)}, id="array of records of nothing"),
        pytest.param({"type": "array", "items": {"type": "fixed", "name": "F", "size": 0}}, id="array of no bytes"),
        pytest.param({"type": "array", "items": {"type": "fixed", "name": "F", "size": -9}}, id="array of less"),
        pytest.param(MULTIPLIED, id="multiplies out"),
        pytest.param(record("Wide", *["null"] * (MAX_FIELDS + 1)), id="too wide"),
    ],
)
def test_a_schema_that_a_short_message_could_misuse_is_refused(schema):
    with pytest.raises(UnusableSchemaError):
        accept_schema(json.dumps(schema))


@pytest.mark.parametrize(
    "text",
    [
        "", "{", "3", "null", '"foo"', '{"type": "array"}', '{"type": 3}',
        '{"type": "record", "name": "A", "fields": [3]}', '{"type": "fixed", "name": "x", "size": "a"}',
        "[" * 5000 + "]" * 5000, "[" * 100_000, '"' + "x" * 1_000_001 + '"',
    ],
)  # fmt: skip
def test_what_is_no_schema_is_refused(text):
    with pytest.raises(UnusableSchemaError):
        accept_schema(text)


@pytest.mark.parametrize(
    "schema",
    [
        "string",
        record("A", record("B", "int"), "B", ["null", "B"]),
        {"type": "array", "items": ["null", "string"]},
        {"type": "map", "values": "null"},
        {"type": "enum", "name": "E", "symbols": ["a"]},
    ],
)
def test_plain_schemas_are_accepted(schema):
    assert accept_schema(json.dumps(schema)).logical_types == {}


def test_logical_types_are_noted_and_left_off():
    schema = {
        "type": "record",
        "name": "A",
        "fields": [
            {"name": "day", "type": {"type": "int", "logicalType": "date"}},
            {"name": "time", "type": ["null", {"type": "long", "logicalType": "timestamp-micros"}]},
            {"name": "plain", "type": "long"},
        ],
    }
    accepted = accept_schema(json.dumps(schema))

    assert accepted.logical_types == {"day": "date", "time": "timestamp-micros"}
    assert "logicalType" not in json.dumps(accepted.parsed)


def test_named_types_come_from_references():
    reference = json.dumps({"type": "record", "name": "Place", "namespace": "n", "fields": []})
    using = json.dumps({"type": "record", "name": "A", "fields": [{"name": "p", "type": "n.Place"}]})

    assert accept_schema(using, [reference]).parsed
    with pytest.raises(UnusableSchemaError):
        accept_schema(using)
