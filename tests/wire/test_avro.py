"""Records through Avro and back: container files, single objects, what UTF-8 and calendars cannot hold."""

import io
import json
import zlib
from contextlib import suppress
from dataclasses import replace

import fastavro
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import avro_blocks
from pipeline.avro import (
    SCHEMA_NAMES,
    from_avro,
    load_schema,
    read_container,
    schema_fingerprint,
    schema_name,
    schema_text,
    single_object,
    to_avro,
    write_container,
)
from pipeline.avro_tokens import zigzag
from pipeline.errors import ConfigurationError
from pipeline.forms import dump_json, from_dict, iso_time, json_form, millis, to_dict, utf8
from pipeline.records import Article, Origin, Quotation
from tests.wire import strategies as made

ARTICLE = Article(id="a1", text="نص الخبر", title="عنوان", published_at=1_700_000_000_123, metadata={"قسم": "سياسة"})


@given(made.records(made.clean))
def test_a_record_comes_back_from_avro_as_it_was(record):
    assert from_avro(schema_name(record), to_avro(record)) == record


@given(made.records())
def test_our_own_encoder_writes_fastavros_bytes(record):
    out = io.BytesIO()
    fastavro.schemaless_writer(out, load_schema(schema_name(record)), to_dict(record))

    assert to_avro(record) == out.getvalue()


@pytest.mark.parametrize("number", [0, 1, -1, 63, 64, -64, -65, 8191, 8192, 2**31 - 1, 2**62, -(2**63)])
def test_numbers_are_written_as_fastavro_writes_them(number):
    out = io.BytesIO()
    fastavro.schemaless_writer(out, "long", number)

    assert zigzag(number) == out.getvalue()


@given(made.records())
def test_hostile_text_is_written_with_as_many_code_points(record):
    name = schema_name(record)
    back = from_avro(name, to_avro(record))

    assert to_dict(back) == to_dict(record)
    if isinstance(record, Article):
        assert len(back.text) == len(record.text)


@given(made.records())
def test_json_keeps_every_lone_surrogate_and_is_one_line_of_utf8(record):
    line = dump_json(json_form(record))

    assert "\n" not in line
    assert json.loads(line.encode("utf-8")) == json.loads(json.dumps(json_form(record)))


@given(made.quotations())
def test_json_has_the_names_of_the_schema(quotation):
    assert list(json_form(quotation)) == [field["name"] for field in load_schema("quotation")["fields"]]


def test_a_lone_surrogate_becomes_one_replacement_character():
    assert utf8("قال \ud83d نعم \udfff") == "قال \ufffd نعم \ufffd"


@pytest.mark.parametrize(
    ("time", "text"),
    [
        (0, "1970-01-01T00:00:00Z"),
        (1_700_000_000_123, "2023-11-14T22:13:20.123Z"),
        (-1, "1969-12-31T23:59:59.999Z"),
    ],
)
def test_times_are_iso_8601_in_json(time, text):
    assert iso_time(time) == text


@pytest.mark.parametrize("time", [-(2**62), 2**62, -62_135_596_800_001, 253_402_300_800_000])
def test_a_time_that_no_calendar_holds_is_null(time):
    assert millis(time) is None
    assert to_dict(replace(ARTICLE, published_at=time))["published_at"] is None


def test_a_container_holds_any_number_of_records_and_tells_what_they_are(tmp_path):
    path = tmp_path / "a.avro"
    records = [replace(ARTICLE, id=str(number)) for number in range(500)]

    assert write_container(path, "article", iter(records)) == 500
    assert list(read_container(path)) == records
    assert list(read_container(path, "article")) == records


def test_a_container_of_many_blocks_is_read_by_fastavro_alone(tmp_path):
    path = tmp_path / "a.avro"
    write_container(path, "article", (replace(ARTICLE, id=str(number), text="نص " * 500) for number in range(900)))
    with path.open("rb") as file:
        blocks = [block.num_records for block in fastavro.block_reader(file)]

    assert len(blocks) > 2
    assert sum(blocks) == 900


def test_a_container_without_records_is_whole(tmp_path):
    path = tmp_path / "empty.avro"

    assert write_container(path, "quotation", []) == 0
    assert list(read_container(path, "quotation")) == []


def test_an_open_file_stays_open():
    file = io.BytesIO()
    write_container(file, "article", [ARTICLE])
    file.seek(0)

    assert list(read_container(file)) == [ARTICLE]
    assert not file.closed


def test_another_kind_of_record_is_refused(tmp_path):
    path = tmp_path / "a.avro"
    write_container(path, "article", [ARTICLE])

    with pytest.raises(ConfigurationError, match="article records, not quotation"):
        list(read_container(path, "quotation"))


def test_a_foreign_file_is_refused(tmp_path):
    path = tmp_path / "foreign.avro"
    schema = {"type": "record", "name": "Other", "fields": []}
    with path.open("wb") as file:
        fastavro.writer(file, schema, [{}])

    with pytest.raises(ConfigurationError, match="Other"):
        list(read_container(path))


@pytest.mark.parametrize("keep", [0, 3, 50, -1, -20])
def test_a_torn_file_is_told_with_its_path(tmp_path, keep):
    path = tmp_path / "torn.avro"
    write_container(path, "article", [ARTICLE])
    path.write_bytes(path.read_bytes()[:keep])

    with pytest.raises(ConfigurationError, match=r"torn\.avro"):
        list(read_container(path))


def test_a_file_with_changed_bytes_is_told_or_read_but_never_a_bug(tmp_path):
    path = tmp_path / "changed.avro"
    write_container(path, "article", [ARTICLE] * 3)
    whole = path.read_bytes()
    refused = 0
    for position in range(len(whole)):
        path.write_bytes(whole[:position] + bytes([whole[position] ^ 0xFF]) + whole[position + 1 :])
        try:
            list(read_container(path))
        except ConfigurationError:
            refused += 1

    assert refused > len(whole) // 20


def container(codec, *blocks):
    """Return a container of articles with blocks of any content: how many records it claims, and its bytes."""
    out = io.BytesIO()
    fastavro.writer(out, load_schema("article"), [], codec=codec, sync_marker=b"s" * 16)
    for count, data in blocks:
        out.write(zigzag(count) + zigzag(len(data)) + data + b"s" * 16)
    out.seek(0)
    return out


def packed(data):
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


def test_a_short_file_does_not_fill_the_memory(monkeypatch):
    monkeypatch.setattr(avro_blocks, "MAX_BLOCK_BYTES", 5_000_000)
    bomb = packed(bytes(6_000_000))

    assert len(bomb) < 10_000
    with pytest.raises(ConfigurationError, match="unpacks to more than"):
        next(read_container(container("deflate", (1, bomb))))


@pytest.mark.parametrize("codec", ["null", "deflate"])
@pytest.mark.parametrize(
    ("count", "told"), [(2**60, "more records than bytes"), (-1, "wrong size"), (-(2**60), "wrong size")]
)
def test_a_block_that_claims_too_much_is_refused(codec, count, told):
    data = to_avro(ARTICLE)

    with pytest.raises(ConfigurationError, match=told):
        next(read_container(container(codec, (count, packed(data) if codec == "deflate" else data))))


def test_a_file_packed_in_another_way_than_ours_is_refused():
    with pytest.raises(ConfigurationError, match="packed with bzip2; only null and deflate are read"):
        next(read_container(container("bzip2")))


@settings(derandomize=True, max_examples=300)
@given(st.binary(max_size=80))
def test_any_bytes_behind_the_head_of_a_file_are_records_or_a_damaged_file(tail):
    damaged = io.BytesIO(container("deflate").getvalue() + tail)
    with suppress(ConfigurationError):  # any other error is a failure, and so is one that never ends
        assert all(isinstance(each, Article) for each in read_container(damaged))


def test_a_missing_file_is_told_with_its_path(tmp_path):
    with pytest.raises(ConfigurationError, match=r"absent\.avro.*check the path"):
        list(read_container(tmp_path / "absent.avro"))


def test_a_single_object_begins_with_the_marker_and_the_fingerprint():
    value = single_object(ARTICLE)

    assert value[:2] == b"\xc3\x01"
    assert value[2:10] == schema_fingerprint("article")


def test_the_fingerprint_is_the_one_of_the_specification():
    # Avro's own test data (share/test/data/schema-tests.txt): the schema "null" has 7195948357588979594.
    known = fastavro.schema.fingerprint('"null"', "CRC-64-AVRO")

    assert int.from_bytes(bytes.fromhex(known), "little") == 7195948357588979594


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_every_field_and_record_says_what_it_is(name):
    for node in _records(json.loads(schema_text(name))):
        assert node["doc"].strip(), node["name"]
        assert all(field["doc"].strip() for field in node["fields"]), node["name"]


def test_a_type_is_the_same_in_every_schema():
    seen: dict[str, dict] = {}
    for name in SCHEMA_NAMES:
        for node in _records(json.loads(schema_text(name))):
            plain = [(field["name"], _short(field["type"])) for field in node["fields"]]
            assert seen.setdefault(node["name"], plain) == plain, f"{node['name']} differs in {name}.avsc"


def test_what_a_container_reads_names_its_origin():
    form = to_dict(next(iter([_quotation(Origin("t", 1, 2, 3))])))

    assert from_dict(Quotation, form).origin == Origin("t", 1, 2, 3)


def _quotation(origin):
    from pipeline.records import Context, Span

    return Quotation(
        "q", "a", "text", "direct", (Span(0, 1),), "ن", Context("", ""), None, None, None, None, None, 1.0, "r", "v",
        origin=origin,
    )  # fmt: skip


def _records(node):
    """Yield every record that a schema defines, at any depth."""
    if isinstance(node, list):
        for child in node:
            yield from _records(child)
    elif isinstance(node, dict):
        if node.get("type") == "record":
            yield node
            for field in node["fields"]:
                yield from _records(field["type"])
        else:
            yield from _records(node.get("items"))
            yield from _records(node.get("type"))


def _short(node):
    """Return a type with the records in it by name only."""
    if isinstance(node, list):
        return [_short(child) for child in node]
    if isinstance(node, dict) and node.get("type") == "record":
        return node["name"]
    if isinstance(node, dict):
        return {name: _short(value) for name, value in node.items()}
    return node
