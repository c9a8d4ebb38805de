"""The lane on the embedded broker, as processes that are killed: nothing lost, nothing doubled."""

from __future__ import annotations

import json
import signal
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from kafka import KafkaAdminClient, KafkaProducer

from pipeline.avro import SINGLE_OBJECT_MARKER, from_avro
from tests.lane.processes import KILLED
from tests.lane.world import Value, World

BAD: tuple[Value, ...] = (
    b"\xff\xfe",
    b"no json",
    None,
    b"",
    b"[1, 2]",
    b'{"title": "no text"}',
    b'{"text": 7}',
    b"\x00\x00\x00\x00\x07abc",
    b"\xc3\x01notaknownfingerprint",
    b"[" * 5000,
    b'{"text": "bug in detect"}',
)


def values(number: int, bad: Sequence[Value] = ()) -> list[Value]:
    """Return messages with none to four quotations each, bad ones mixed in."""
    good: list[Value] = [f'{{"id": "a{n}", "text": "{n % 5} quotes in number {n}"}}'.encode() for n in range(number)]
    for place, value in enumerate(bad):
        good.insert(1 + place * 3, value)
    return good


def world(servers: str, folder: Path, messages: Sequence[Value]) -> World:
    made = World(servers, folder)
    made.make_topics()
    made.publish(messages)
    return made


@pytest.fixture(scope="module", name="expected")
def _expected(servers: str, tmp_path_factory: pytest.TempPathFactory) -> World:
    """Return the input of this file's tests, and an undisturbed run over it."""
    made = world(servers, tmp_path_factory.mktemp("undisturbed"), values(60, BAD))
    ended = made.run("--max-dead-letters=0.2")
    assert ended.code == 0, ended.output
    return made


def assert_same(made: World, expected: World) -> None:
    assert made.files() == expected.files()
    assert made.messages() == expected.messages()
    assert made.committed() == expected.committed()
    assert not list(made.out.rglob("*.pending"))


def test_every_message_becomes_records_or_a_dead_letter(expected: World) -> None:
    files = expected.files()
    total = 60 + len(BAD)
    assert sum(end - start for _, start, end, _ in files["quotations"]) == total
    assert len([one for *_, records in files["dead_letters"] for one in records]) == len(BAD)
    assert len([one for *_, records in files["annotated"] for one in records]) == 60
    assert len([one for *_, records in files["quotations"] for one in records]) == 120
    assert {one.value for *_, records in files["dead_letters"] for one in records} == set(BAD)
    classes = {one.error_class for *_, records in files["dead_letters"] for one in records}
    assert classes == {
        "not_utf8", "not_json", "tombstone", "empty", "wrong_type", "no_text", "unknown_schema", "too_deep", "bug"
    }  # fmt: skip
    messages = expected.messages()
    assert {kind: len(found) for kind, found in messages.items()} == {"q": 120, "a": 60, "d": len(BAD)}


def test_a_second_run_has_nothing_to_do(expected: World) -> None:
    before = (expected.files(), expected.messages())
    ended = expected.run()
    assert (ended.code, ended.output) == (0, "Nothing new.\n")
    assert (expected.files(), expected.messages()) == before


MOMENTS = ("after-init:2", "after-write:2", "after-begin:2", "after-send:40", "after-offsets:2", "after-commit:2",
           "after-replace:2", "after-replace:4")  # fmt: skip
MORE_MOMENTS = ("before-init:1", "before-recover:1", "after-recover:2", "before-write:1", "after-write:6",
                "before-fsync:3", "after-fsync:8", "before-begin:2", "after-send:1", "after-sent:2", "before-offsets:2",
                "before-commit:1", "after-commit:1", "after-commit:8", "before-replace:2", "after-replace:1",
                "after-replace:5", "after-replace:6")  # fmt: skip


@pytest.mark.parametrize("moment", [*MOMENTS, *(pytest.param(each, marks=pytest.mark.slow) for each in MORE_MOMENTS)])
def test_a_kill_at_any_step_of_a_flush_loses_and_doubles_nothing(expected: World, tmp_path: Path, moment: str) -> None:
    made = expected.sibling(tmp_path)
    killed = made.run(kill=moment)
    assert killed.code == KILLED, killed.output
    again = made.run()
    assert again.code == 0, again.output
    assert_same(made, expected)


@pytest.mark.parametrize("moment", ["limit-write:4", "forbid-write:4"])
def test_a_folder_that_takes_no_more_is_told_and_nothing_is_lost(expected: World, tmp_path: Path, moment: str) -> None:
    made = expected.sibling(tmp_path)
    ended = made.run(kill=moment)
    for path in [path for path in made.out.rglob("*") if path.is_dir()]:
        path.chmod(0o755)
    assert ended.code == 2, ended.output
    assert "nothing is lost: mend it, run again" in ended.output.splitlines()[-1]
    assert made.run().code == 0
    assert_same(made, expected)


def test_many_kills_in_a_row_are_survived(expected: World, tmp_path: Path) -> None:
    made = expected.sibling(tmp_path)
    for moment in ("after-offsets:1", "before-replace:1", "after-commit:2", "after-init:1", "after-replace:2"):
        assert made.run(kill=moment).code == KILLED
    assert made.run().code == 0
    assert_same(made, expected)


def test_files_of_the_last_commit_are_put_in_place_though_there_is_nothing_new(expected: World, tmp_path: Path) -> None:
    made = expected.sibling(tmp_path)
    commits = len(expected.files()["quotations"]) + made.partitions  # of each lane, the first says where it begins
    assert made.run(kill=f"after-commit:{commits}").code == KILLED
    assert made.committed() == expected.committed()
    ended = made.run()
    assert ended.output.endswith("Nothing new.\n"), ended.output
    assert_same(made, expected)


def test_of_two_copies_one_is_shut_out_and_nothing_is_doubled(expected: World, tmp_path: Path) -> None:
    made = expected.sibling(tmp_path)
    first = made.start(kill="pause-commit:2")
    paused = first.log.with_suffix(".paused")
    wait_for(paused)
    second = made.run()
    paused.unlink()
    ended = first.wait()
    assert second.code == 0, second.output
    assert ended.code == 6, ended.output
    assert "another copy of this job took over" in ended.output
    assert "Traceback" not in ended.output
    assert_same(made, expected)


def test_two_copies_at_once_double_nothing(expected: World, tmp_path: Path) -> None:
    made = expected.sibling(tmp_path)
    ended = [each.wait() for each in (made.start(), made.start())]
    assert {each.code for each in ended} <= {0, 6}, ended
    assert made.run().code == 0
    assert_same(made, expected)


def wait_for(path: Path, seconds: float = 60.0) -> None:
    deadline = time.monotonic() + seconds
    while not path.exists():
        assert time.monotonic() < deadline, f"{path} did not come"
        time.sleep(0.02)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_commits_what_was_read(servers: str, tmp_path: Path, number: signal.Signals) -> None:
    made = world(servers, tmp_path, values(3000))
    made.chunk = 10_000
    running = made.start("--summary", str(tmp_path / "summary.json"), kill="slow-tag:1")
    wait_for(running.log.with_suffix(".started"))
    running.send(number)
    ended = running.wait()
    assert ended.code == 0, ended.output
    summary = json.loads((tmp_path / "summary.json").read_text())
    assert summary["stopped"]
    assert 0 < summary["read"] < 3000
    assert summary["read"] + summary["lag_after"] == summary["lag_before"] == 3000
    assert made.run().code == 0
    whole = made.sibling(tmp_path / "whole")
    assert whole.run().code == 0
    assert made.messages() == whole.messages()


@pytest.mark.parametrize("kill", [None, "after-offsets:4", "after-commit:3"])
def test_a_stream_goes_on_until_a_signal_and_makes_the_same_records(
    expected: World, tmp_path: Path, kill: str | None
) -> None:
    made = World(expected.servers, tmp_path)
    made.make_topics()
    messages = values(60, BAD)
    made.publish(messages[:20])
    more = ("--flush-seconds=0.5", "--max-article-chars=200000")
    if kill is not None:
        killed = made.start(*more, kill=kill, command="stream")
        made.publish(messages[20:40])
        assert killed.wait().code == KILLED
    running = made.start(*more, command="stream")
    if kill is None:
        made.publish(messages[20:40])
    wait_until(lambda: sum(each or 0 for each in made.committed().values()) >= 40)
    made.publish(messages[40:])
    wait_until(lambda: made.committed() == expected.committed())
    running.send(signal.SIGTERM)
    ended = running.wait()
    assert ended.code == 0, ended.output
    assert made.run().output == "Nothing new.\n"
    assert ids(made) == ids(expected), "the same but for topic and timestamp"
    ranges = [(lane, start, end) for lane, start, end, _ in made.files()["quotations"]]
    assert tiles(ranges) == made.committed()


def ids(made: World) -> list[tuple[int, int, bytes, str]]:
    """Return the quotations on the topic: partition and offset of their article, key, and id."""
    frame = len(SINGLE_OBJECT_MARKER) + 8
    return [(*place, from_avro("quotation", value[frame:]).quotation_id) for *place, value in made.messages()["q"]]


def tiles(ranges: list[tuple[int, int, int]]) -> dict[int, int | None]:
    """Return where each lane's ranges end, if they tile it from its beginning."""
    ends: dict[int, int | None] = {}
    for lane, start, end in ranges:
        assert start == (ends.get(lane) or 0)
        ends[lane] = end
    return ends


def wait_until(done: Callable[[], bool], seconds: float = 60.0) -> None:
    deadline = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.2)


def test_another_group_keeps_out_of_the_folder(expected: World) -> None:
    ended = expected.run("--group=another")
    assert ended.code == 2
    assert f"holds the files of group g-{expected.name}" in ended.output


def forget_group(made: World) -> None:
    admin = KafkaAdminClient(bootstrap_servers=made.servers)
    admin.delete_groups([f"g-{made.name}"])
    admin.close()


def test_the_share_of_dead_letters_is_limited(servers: str, tmp_path: Path) -> None:
    made = world(servers, tmp_path, values(8, BAD[:4]))
    ended = made.run("--max-dead-letters=0.1", "--summary", str(tmp_path / "summary.json"))
    assert ended.code == 4
    assert "4 of 12 messages became dead letters" in ended.output
    summary = json.loads((tmp_path / "summary.json").read_text())
    assert (summary["exit_code"], summary["dead_letters"], summary["lag_after"]) == (4, 4, 0)
    assert made.run("--max-dead-letters=0.1").code == 0, "what was counted once does not fail the next run"


def test_an_input_topic_with_transactions_is_read_over_markers_and_aborted_records(
    servers: str, tmp_path: Path
) -> None:
    made = World(servers, tmp_path, partitions=1)
    made.make_topics()
    producer = KafkaProducer(bootstrap_servers=servers, transactional_id=made.name)
    producer.init_transactions()
    for number, value in enumerate(values(30)):
        producer.begin_transaction()
        producer.send(made.topic, value)
        producer.flush()
        if number % 3 == 1:
            producer.abort_transaction()
        else:
            producer.commit_transaction()
    producer.close()
    ended = made.run("--summary", str(tmp_path / "summary.json"))
    assert ended.code == 0, ended.output
    summary = json.loads((tmp_path / "summary.json").read_text())
    assert (summary["read"], summary["lag_before"], summary["lag_after"]) == (20, 60, 0)
    assert made.run().output == "Nothing new.\n"
    ranges = [(start, end) for _, start, end, _ in made.files()["quotations"]]
    assert ranges == [(start, start + 10) for start in range(0, 60, 10)]


@pytest.mark.parametrize("most", [1, 17, 1000])
def test_max_records_reads_exactly_that_many(expected: World, tmp_path: Path, most: int) -> None:
    made = expected.sibling(tmp_path)
    total = 60 + len(BAD)
    ended = made.run(f"--max-records={most}", "--summary", str(tmp_path / "summary.json"))
    assert ended.code in (0, 4), ended.output
    assert json.loads((tmp_path / "summary.json").read_text())["read"] == min(most, total)
    assert made.run("--max-dead-letters=1").code == 0
    assert made.messages() == expected.messages()


def test_max_seconds_stops_and_the_next_run_goes_on(expected: World, tmp_path: Path) -> None:
    made = expected.sibling(tmp_path)
    assert made.run("--max-seconds=0.001").code == 0
    assert made.run().code == 0
    assert_same(made, expected)


def test_a_dry_run_touches_nothing(expected: World, tmp_path: Path) -> None:
    made = expected.sibling(tmp_path)
    ended = made.run("--dry-run")
    assert ended.code == 0
    assert f"{60 + len(BAD)} offsets to read in 2 of 2 lanes" in ended.output
    assert made.committed() == {0: None, 1: None}
    assert not made.out.exists()


def test_a_backfill_reads_again_and_leaves_the_group_alone(expected: World, tmp_path: Path) -> None:
    before = expected.committed()
    made = World(expected.servers, tmp_path)
    made.make_topics(("q", "a", "d"))
    made.name, name = expected.name, made.name
    more = (
        f"--quotes-topic=q-{name}", f"--annotated-topic=a-{name}", f"--dead-letter-topic=d-{name}",
        "--from=4", "--to=12", "--max-dead-letters=1",
    )  # fmt: skip
    killed = made.run(*more, kill="after-offsets:3")
    assert killed.code == KILLED, killed.output
    ended = made.run(*more)
    assert ended.code == 0, ended.output
    assert expected.committed() == before
    ranges = [(lane, start, end) for lane, start, end, _ in made.files()["quotations"]]
    assert ranges == [(0, 4, 10), (0, 10, 12), (1, 4, 10), (1, 10, 12)]
    made.name = name
    inside = [each for each in expected.messages()["q"] if 4 <= each[1] < 12]
    assert made.messages()["q"] == inside


def test_a_backfill_by_time_starts_at_the_first_message_then(servers: str, tmp_path: Path) -> None:
    made = world(servers, tmp_path, values(10))
    time.sleep(1.1)
    middle = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    time.sleep(1.1)
    made.publish(values(6))
    ended = made.run(f"--from={middle}")
    assert ended.code == 0, ended.output
    assert [(lane, start, end) for lane, start, end, _ in made.files()["quotations"]] == [(0, 5, 8), (1, 5, 8)]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (("--from=1",), "holds the files of another run"),
        (("--topic=nowhere",), "no such topic"),
        (("--from=yesterday",), "neither an offset nor a time"),
        (("--topci=x",), "no such option: --topci"),
        (("--direct_num_workers=x",), "Beam: argument --direct_num_workers"),
        (("stray",), "unexpected argument 'stray'"),
    ],
)
def test_wrong_arguments_are_told_in_one_line(expected: World, more: tuple[str, ...], told: str) -> None:
    ended = expected.run(*more)
    assert ended.code == 2
    assert told in ended.output
    assert len(ended.output.strip().splitlines()) == 1


def test_a_broker_that_is_not_there_ends_with_3(tmp_path: Path) -> None:
    made = World("127.0.0.1:1", tmp_path)
    ended = made.run("--broker-patience=2")
    assert ended.code == 3
    assert "check --bootstrap-servers" in ended.output
    assert len(ended.output.strip().splitlines()) == 1
