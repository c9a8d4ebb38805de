"""The graph on FnApiRunner, with lanes, broker and language in memory."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from pipeline.avro import read_container
from pipeline.decode import decode
from pipeline.engine import Counts, beam_options, run_graph
from pipeline.errors import FencedError, GapError
from pipeline.graph import Decoder, Parts, build
from pipeline.lane.elements import LaneId, Message
from pipeline.lane.files import list_files
from pipeline.lane.outputs import Topics
from pipeline.lane.plan import Lane
from pipeline.lane.transforms import ReadLane, Stop, WriteSettings
from pipeline.records import Article, DeadLetter
from tests.lane.fakes import FakeLanguage
from tests.lane.memory import MemoryBroker, MemoryLog, MemorySink, MemorySource, articles

LANES = [Lane(LaneId("in", number), 0, 25, 0) for number in range(3)]


def make_decoder() -> Decoder:
    def decode_message(message: Message) -> Article:
        return decode(message.value, headers=message.headers)

    return decode_message


def make_strict_decoder() -> Decoder:
    def fail(_: Message) -> Article:
        raise FencedError("made for the test [not a step]")

    return fail


def no_registry() -> None:
    return None


class Lab:
    """A broker and a log under a name of their own, and a folder."""

    def __init__(self, folder: Path) -> None:
        self.name = uuid4().hex
        self.folder = folder
        self.broker = MemorySink.brokers[self.name] = MemoryBroker()
        self.log = MemorySource.logs[self.name] = MemoryLog(
            {each.lane: list(articles(range(25))) for each in LANES}, {each.lane: 25 for each in LANES}
        )

    def put(self, lane: int, offset: int, value: bytes | None) -> None:
        messages = self.log.messages[LANES[lane].lane]
        messages[offset] = replace(messages[offset], value=value)

    def run(self, stop: Stop = Stop(), lanes: list[Lane] = LANES, decoder: object = make_decoder) -> Counts:  # noqa: B008
        write = WriteSettings(
            str(self.folder),
            Topics("quotations", "annotated", "dead"),
            10,
            {each.lane: (each.start, each.end) for each in lanes},
            no_registry,
        )
        parts = Parts(
            ReadLane(MemorySource(self.name), 10, stop),
            decoder,
            FakeLanguage,
            MemorySink(self.name),
            write,  # type: ignore[arg-type]
        )
        return run_graph(beam_options("FnApiRunner", [], streaming=False), lambda graph: build(graph, lanes, parts))

    def dead_letters(self) -> list[DeadLetter]:
        return [
            record
            for each in list_files(self.folder, "dead_letters")
            for record in read_container(each.path, "dead_letter")
        ]


@pytest.fixture(name="lab")
def _lab(tmp_path: Path) -> Iterator[Lab]:
    lab = Lab(tmp_path)
    yield lab
    del MemorySink.brokers[lab.name], MemorySource.logs[lab.name]


def test_steps_have_the_names_of_the_sentence(lab: Lab) -> None:
    import apache_beam as beam

    labels: list[str] = []

    class Collect(beam.pipeline.PipelineVisitor):  # type: ignore[misc]
        def visit_transform(self, node: object) -> None:
            labels.append(node.full_label)  # type: ignore[attr-defined]

    pipeline = beam.Pipeline(options=beam_options("FnApiRunner", [], streaming=False))
    write = WriteSettings(None, Topics("q", None, "d"), 10, {}, no_registry)
    build(
        pipeline,
        LANES,
        Parts(ReadLane(MemorySource("x"), 10, Stop()), make_decoder, FakeLanguage, MemorySink("x"), write),
    )
    pipeline.visit(Collect())
    steps = ["read lane", "decode", "segment", "tag", "detect", "attribute", "write lane"]
    assert [label for label in labels if label in steps] == steps


def test_a_drain_makes_every_lane_final_in_order(lab: Lab) -> None:
    counts = lab.run()
    assert counts.messages == counts.articles == 75
    assert counts.quotations == {"direct": 75, "indirect": 45, "mixed": 30}
    assert counts.dead_letters == {}
    assert counts.per_article.count == counts.article_age.count == 75
    for lane in LANES:
        assert [offset for each, offset in lab.broker.commits if each == lane.lane] == [0, 10, 20, 25]
    assert len(list_files(lab.folder, "quotations")) == 9
    assert sum(message.topic == "quotations" for message in lab.broker.messages) == 150


def test_messages_carry_the_articles_id_and_its_place(lab: Lab) -> None:
    lab.run()
    for message in lab.broker.messages:
        ((name, place),) = message.headers
        assert name == "article_source_offset"
        assert place is not None
        assert message.key == b"a" + place.rpartition(b"/")[2]


@pytest.mark.parametrize(
    ("value", "stage", "error_class"),
    [
        (b"\xff\xfe", "decode", "not_utf8"),
        (b"no json", "decode", "not_json"),
        (None, "decode", "tombstone"),
        (b"", "decode", "empty"),
        (b"[]", "decode", "wrong_type"),
        (b'{"title": "x"}', "decode", "no_text"),
        (b"\x00\x00\x00\x00\x07abc", "decode", "unknown_schema"),
        (b'{"text": "bug in segment"}', "segment", "bug"),
        (b'{"text": "bug in tag"}', "tag", "bug"),
        (b'{"text": "bug in detect"}', "detect", "bug"),
        (b'{"text": "bug in attribute"}', "attribute", "bug"),
    ],
)
def test_a_bad_message_is_a_dead_letter_and_holds_nothing_up(
    lab: Lab, value: bytes | None, stage: str, error_class: str
) -> None:
    lab.put(1, 12, value)
    counts = lab.run()
    assert (counts.messages, counts.articles, counts.dead_letters) == (75, 74, {error_class: 1})
    (letter,) = lab.dead_letters()
    assert (letter.stage, letter.error_class, letter.value) == (stage, error_class, value)
    assert (letter.topic, letter.partition, letter.offset, letter.key) == ("in", 1, 12, b"12")
    assert lab.broker.committed[LaneId("in", 1)].offset == 25
    assert sum(message.topic == "dead" for message in lab.broker.messages) == 1


def test_a_bug_says_what_it_was_and_where(lab: Lab) -> None:
    lab.put(0, 0, b'{"text": "bug in tag"}')
    lab.run()
    message = lab.dead_letters()[0].message
    assert re.fullmatch(r"ValueError: made for the test of tag \(fakes\.py, _pass, line \d+\)", message)


def test_a_second_run_finds_what_is_final_and_leaves_it(lab: Lab) -> None:
    lab.run()
    before = list(lab.broker.messages)
    assert lab.run() == Counts()
    assert lab.broker.messages == before
    assert set(lab.broker.epochs.values()) == {2}, "a lane is opened once, not for every element that is final already"


def test_a_stop_commits_what_was_read_and_the_next_run_goes_on(lab: Lab, tmp_path: Path) -> None:
    whole = Lab(tmp_path / "whole")
    whole.run()
    lab.run(stop=Stop(deadline=0.0))
    assert lab.broker.messages == []
    lab.run(lanes=[replace(each, max_records=7) for each in LANES])
    assert {each.offset for each in lab.broker.committed.values()} == {7}
    lab.run(lanes=[replace(each, start=7, readable=7) for each in LANES])
    by_place = sorted(lab.broker.messages, key=lambda each: (str(each.headers), each.value))
    assert by_place == sorted(whole.broker.messages, key=lambda each: (str(each.headers), each.value))


def test_an_expected_error_of_a_worker_comes_out_as_itself(lab: Lab) -> None:
    with pytest.raises(FencedError) as raised:
        lab.run(decoder=make_strict_decoder)
    assert str(raised.value) == "made for the test [not a step]"


def test_a_gap_while_reading_ends_the_run(lab: Lab) -> None:
    lab.log.starts[LANES[1].lane] = 5
    with pytest.raises(GapError, match="in/1: offset 0 is gone"):
        lab.run()
