from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.lane.elements import LaneId
from pipeline.lane.files import LaneFile
from pipeline.lane.verify import Contents, Problem, check_contents, check_input, check_tiles, check_topic, merged
from pipeline.records import Article, DeadLetter, Origin, Quotation
from tests.lane.fakes import fake_quotation
from tests.lane.test_kafka import BAD, values
from tests.lane.world import World

LANE = LaneId("in", 0)


def files(*ranges: tuple[int, int]) -> list[LaneFile]:
    return [LaneFile(LANE, start, end, Path(f"{start}-{end}.avro")) for start, end in ranges]


@pytest.mark.parametrize(
    ("ranges", "committed", "expected"),
    [
        ([(0, 10), (10, 15)], 15, []),
        ([(5, 10)], 10, []),  # retention had deleted the beginning before the first run
        ([], None, []),
        ([(0, 10), (12, 15)], 15, [(10, 12, "no file")]),
        ([(0, 10), (8, 15)], 15, [(8, 10, "more than one file")]),
        ([(0, 10), (0, 15)], 15, [(0, 10, "more than one file")]),
        ([(0, 10)], 15, [(10, 15, "committed, but no file")]),
        ([(0, 10), (10, 20)], 15, [(15, 20, "behind the committed offset")]),
        ([(0, 10)], None, [(0, 10, "behind the committed offset")]),
        ([], 4, [(0, 4, "committed, but no file")]),
    ],
)
def test_files_must_tile_the_committed_offsets(
    ranges: list[tuple[int, int]], committed: int | None, expected: list[tuple[int, int, str]]
) -> None:
    found = list(check_tiles("quotations", files(*ranges), {LANE: committed}))
    assert [(each.start, each.end) for each in found] == [(start, end) for start, end, _ in expected]
    assert all(told in each.what for each, (*_, told) in zip(found, expected, strict=True))


@pytest.mark.parametrize(
    ("earliest", "missing"), [({LANE: 0}, [(0, 5)]), ({LANE: 3}, [(3, 5)]), ({LANE: 7}, []), (None, [])]
)
def test_files_begin_where_the_topic_does(earliest: dict[LaneId, int] | None, missing: list[tuple[int, int]]) -> None:
    found = check_tiles("quotations", files((5, 10)), {LANE: 10}, earliest)
    assert [(each.start, each.end) for each in found] == missing


def letter(offset: int) -> DeadLetter:
    return DeadLetter(None, b"x", (), "in", 0, offset, 1, "decode", "not_json", "", "0")


def quotation(offset: int, number: int = 0) -> Quotation:
    from dataclasses import replace

    made = fake_quotation(Article(f"a{offset}", "text of it"), number)
    return replace(made, origin=Origin("in", 0, offset, 1))


def test_a_record_of_another_range_is_told() -> None:
    contents = Contents("quotations")
    (file,) = files((0, 10))
    (problem,) = check_contents(file, [quotation(3), quotation(10)], contents)
    assert (problem.start, problem.end) == (0, 10)
    assert contents.records == 1


def test_a_message_has_one_outcome() -> None:
    contents = Contents("dead_letters")
    (file,) = files((0, 10))
    (problem,) = check_contents(file, [letter(3), letter(3)], contents)
    assert (problem.start, problem.end) == (3, 4)


def test_a_lost_message_is_told() -> None:
    outcomes = {"annotated": Contents("annotated"), "dead_letters": Contents("dead_letters")}
    for offset in (0, 2):
        outcomes["dead_letters"].add((LANE, offset), letter(offset))
    found = list(check_input(LANE, range(5), [(0, 3)], outcomes))
    assert [(each.start, each.what) for each in found] == [(1, "message lost: neither an article nor a dead letter")]


@pytest.mark.parametrize(
    ("on_topic", "whole", "told"),
    [
        ([(1, 0), (1, 1)], True, None),
        ([(1, 0)], True, "1 on topic q, 2 in files"),
        ([(1, 0), (1, 1), (1, 1)], True, "3 on topic q, 2 in files"),
        ([(1, 0), (1, 2)], True, "not the same"),
        ([], True, "0 on topic q, 2 in files"),
        ([], False, None),
        ([(1, 0), (1, 1), (7, 0)], True, "1 on topic q, 0 in files"),
    ],
)
def test_a_topic_must_hold_what_the_files_hold(on_topic: list[tuple[int, int]], whole: bool, told: str | None) -> None:
    ours, theirs = Contents("quotations"), Contents("quotations")
    for number in range(2):
        ours.add((LANE, 1), quotation(1, number))
    for offset, number in on_topic:
        theirs.add((LANE, offset), quotation(offset, number))
    found = [each.what for each in check_topic(ours, theirs, "q", whole=whole)]
    assert len(found) == (told is not None)
    assert all(told in what for what in found if told)


def test_neighbours_with_one_fault_are_one_line() -> None:
    found = merged([Problem(LANE, n, n + 1, "x") for n in (3, 1, 2, 7)])
    assert [str(each) for each in found] == ["in/0 [1, 4): x", "in/0 [7, 8): x"]


@pytest.fixture(scope="module", name="done")
def _done(servers: str, tmp_path_factory: pytest.TempPathFactory) -> World:
    made = World(servers, tmp_path_factory.mktemp("verify"))
    made.make_topics()
    made.publish(values(40, BAD))
    ended = made.run("--summary", str(made.folder / "summary.json"))
    assert ended.code == 0, ended.output
    return made


def arguments(made: World, *more: str) -> list[str]:
    return [each for each in made.arguments(*more, command="verify") if not each.startswith("--chunk")]


def verify(made: World, *more: str) -> tuple[int, str]:
    from tests.lane.processes import start

    made.runs += 1
    ended = start(made.folder / f"log-{made.runs}.txt", arguments(made, *more)).wait()
    return ended.code, ended.output


def test_an_undisturbed_run_is_well(done: World) -> None:
    code, output = verify(done, "--summary", str(done.folder / "summary.json"))
    assert code == 0, output
    assert "All is well: 80 quotations, 40 annotated, 11 dead letters" in output


def remove(done: World) -> None:
    sorted(done.out.glob("quotations/**/*.avro"))[1].unlink()


def remove_first(done: World) -> None:
    for kind in ("quotations", "annotated", "dead_letters"):
        sorted(done.out.glob(f"{kind}/**/*.avro"))[0].unlink()


def cut(done: World) -> None:
    file = sorted(done.out.glob("annotated/**/*.avro"))[0]
    file.write_bytes(file.read_bytes()[:-40])


def swap(done: World) -> None:
    first, second = sorted(done.out.glob("dead_letters/**/*.avro"))[:2]
    content = first.read_bytes()
    first.write_bytes(second.read_bytes())
    second.write_bytes(content)


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (remove, "/0 [10, 20): quotations: no file"),
        (remove_first, "/0 [0, 10): annotated: no file"),
        (cut, "/0 [0, 10): annotated: "),
        (swap, "/0 [0, 10): dead_letters: "),
    ],
)
def test_damage_is_told_by_partition_and_range(
    done: World, tmp_path: Path, damage: Callable[[World], None], told: str
) -> None:
    import shutil

    copy = World(done.servers, tmp_path, name=done.name)
    shutil.copytree(done.out, copy.out)
    damage(copy)
    code, output = verify(copy)
    assert code == 7, output
    assert f"{done.topic}{told}" in output
    assert "faults in" in output.splitlines()[-1]


def test_a_message_of_somebody_else_on_the_topic_is_told(servers: str, tmp_path: Path) -> None:
    from kafka import KafkaProducer

    made = World(servers, tmp_path)
    made.make_topics()
    made.publish(values(4))
    assert made.run().code == 0
    topic = f"q-{made.name}"
    producer = KafkaProducer(bootstrap_servers=servers)
    offset = producer.send(topic, b"somebody else's", partition=0).get(30).offset
    producer.close()
    code, output = verify(made)
    assert code == 7, output
    assert f"{topic}/0 [{offset}, {offset + 1}): quotations: no quotation record of ours" in output
    assert "1 faults in" in output.splitlines()[-1]
