"""A version of a schema reads what any other version wrote: the released ones, and such as may come."""

import copy
import io
import json
from pathlib import Path

import fastavro
import pytest

from pipeline.avro import SCHEMA_NAMES, known_schemas, schema_text
from pipeline.writer_schema import accept_schema

RELEASED = sorted(Path(__file__).with_name("schemas_released").glob("*/*.avsc"))

# What says which record it is. These fields have no default, so they can never be left out again.
FIXED = {
    "Quotation": {"quotation_id", "article_id", "section", "type", "spans", "text"},
    "Article": {"text"},
    "AnnotatedArticle": {"article"},
    "DeadLetter": {"stage", "error_class"},
    "Origin": {"topic", "partition", "offset"},
    "Header": {"name"},
    "Span": {"start", "end"},
    "TextSpan": {"start", "end"},
    "Cue": {"start", "end"},
    "Antecedent": {"start", "end"},
    "Sentence": {"start", "end"},
    "Token": {"start", "end"},
}


def _sample(node, named, full):
    """Return a value of a schema: every optional part there (``full``) or left out."""
    if isinstance(node, str):
        plain = {"null": None, "string": "نص", "int": 7, "long": 7, "double": 0.5, "boolean": True, "bytes": b"x"}
        return plain[node] if node in plain else _sample(named[node], named, full)
    if isinstance(node, list):
        return _sample(node[-1], named, full) if full else None
    match node["type"]:
        case "record":
            named[node["name"]] = node
            return {field["name"]: _sample(field["type"], named, full) for field in node["fields"]}
        case "array":
            return [_sample(node["items"], named, full)]
        case "map":
            return {"k": _sample(node["values"], named, full)}
        case inner:
            return _sample(inner, named, full)


def _reads(writer, reader):
    """Return what ``reader`` makes of a full and of a bare record that ``writer`` wrote."""
    found = []
    for full in (True, False):
        out = io.BytesIO()
        fastavro.schemaless_writer(out, copy.deepcopy(writer), _sample(copy.deepcopy(writer), {}, full))
        out.seek(0)
        found.append(fastavro.schemaless_reader(out, copy.deepcopy(writer), copy.deepcopy(reader)))
    return found


def _check_both_ways(one, other):
    for writer, reader in ((one, other), (other, one)):
        written, read = _reads(writer, writer), _reads(writer, reader)
        names = {field["name"] for field in writer["fields"]} & {field["name"] for field in reader["fields"]}
        for before, after in zip(written, read, strict=True):
            assert set(after) == {field["name"] for field in reader["fields"]}
            assert {name for name in names if before[name] is None} == {name for name in names if after[name] is None}


def test_there_are_released_schemas_of_every_kind():
    assert {path.stem for path in RELEASED} == set(SCHEMA_NAMES)


@pytest.mark.parametrize("path", RELEASED, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_this_version_and_a_released_one_read_each_other(path):
    _check_both_ways(json.loads(path.read_text("utf-8")), json.loads(schema_text(path.stem)))


@pytest.mark.parametrize("path", RELEASED, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_single_objects_of_a_released_version_are_still_known(path):
    text = path.read_text("utf-8")
    canonical = fastavro.schema.to_parsing_canonical_form(json.loads(text))
    mark = bytes.fromhex(fastavro.schema.fingerprint(canonical, "CRC-64-AVRO"))

    assert mark in known_schemas(path.stem), f"keep {path.stem}.avsc of {path.parent.name} in schemas/ as …@….avsc"


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_every_field_may_come_and_go_but_those_that_say_what_the_record_is(name):
    def check(node):
        if isinstance(node, list):
            for child in node:
                check(child)
        elif isinstance(node, dict) and node.get("type") == "record":
            bare = {field["name"] for field in node["fields"] if "default" not in field}
            assert bare == FIXED.get(node["name"], set()), node["name"]
            for field in node["fields"]:
                check(field["type"])
        elif isinstance(node, dict):
            check(node.get("items"))
            check(node.get("type"))

    check(json.loads(schema_text(name)))


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_a_field_may_be_added_or_left_out(name):
    now = json.loads(schema_text(name))
    later = copy.deepcopy(now)
    later["fields"].append({"name": "extra", "type": ["null", "string"], "default": None})
    _check_both_ways(now, later)

    for position, field in enumerate(now["fields"]):
        if "default" in field and not isinstance(field["type"], (dict, list)):
            earlier = copy.deepcopy(now)
            del earlier["fields"][position]
            _check_both_ways(now, earlier)


def test_the_check_fails_for_a_change_that_breaks_readers():
    now = json.loads(schema_text("quotation"))
    later = copy.deepcopy(now)
    later["fields"].append({"name": "must", "type": "string"})

    with pytest.raises(Exception, match="must"):
        _check_both_ways(now, later)


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_our_own_schemas_are_safe_to_read_with(name):
    assert accept_schema(schema_text(name)).parsed
