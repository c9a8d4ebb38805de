"""Drains and streams on a real Apache Flink and a real Apache Kafka: none lost, none doubled."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from kafka.errors import KafkaTimeoutError

from tests.kafka.real_broker import RealBroker
from tests.kafka.real_flink import RealFlink
from tests.kafka.test_faults import world
from tests.lane.processes import KILLED, Running
from tests.lane.test_kafka import BAD, assert_same, ids, tiles, values, wait_for, wait_until
from tests.lane.world import World

# Each job starts a Flink of its own, which takes its time on a busy machine.
SECONDS = 240.0
pytestmark = [pytest.mark.flink, pytest.mark.timeout(4 * SECONDS)]

PARTITIONS = 4
NUMBER = 120
MESSAGES = values(NUMBER, BAD)
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module", name="expected")
def _expected(broker: RealBroker, tmp_path_factory: pytest.TempPathFactory) -> World:
    """Return the input, and an undisturbed run over it without Flink."""
    made = world(broker, tmp_path_factory.mktemp("undisturbed"), NUMBER, PARTITIONS)
    ended = made.run()
    assert ended.code == 0, ended.output
    return made


def verified(made: World) -> str:
    """Return what ``verify`` says about files, offsets, input and output topics; it must find nothing wrong."""
    chosen = [each for each in made.arguments(command="verify") if not each.startswith("--chunk-records")]
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", *chosen],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stderr


@pytest.mark.parametrize("parallelism", [1, 2])
def test_a_drain_makes_what_the_direct_runner_makes(
    flink: RealFlink, expected: World, tmp_path: Path, parallelism: int
) -> None:
    made = expected.sibling(tmp_path)
    ended = made.run(*flink.options(parallelism), seconds=SECONDS)
    assert ended.code == 0, ended.output
    assert f"Read {len(MESSAGES)} messages" in ended.output
    assert_same(made, expected)
    assert made.run(*flink.options()).output == "Nothing new.\n"


def test_the_program_itself_drains_real_articles(flink: RealFlink, broker: RealBroker, tmp_path: Path) -> None:
    made = World(broker.servers, tmp_path / "flink", partitions=PARTITIONS)
    made.make_topics()
    made.publish((ROOT / "seeds" / "articles.jsonl").read_bytes().splitlines()[:12])
    other = made.sibling(tmp_path / "direct")
    for each, options in ((made, flink.options()), (other, [])):
        command = [sys.executable, "-m", "pipeline", *each.arguments(*options)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=SECONDS, check=False)
        assert done.returncode == 0, done.stderr
    assert made.messages()["q"]
    assert_same(made, other)


def test_a_drain_that_is_killed_and_run_again_loses_and_doubles_nothing(
    flink: RealFlink, expected: World, tmp_path: Path
) -> None:
    made = expected.sibling(tmp_path)
    assert made.run(*flink.options(), kill="after-offsets:5", seconds=SECONDS).code == KILLED
    ended = made.run(*flink.options(), seconds=SECONDS)
    assert ended.code == 0, ended.output
    assert_same(made, expected)


def streaming(made: World, flink: RealFlink, *more: str, kill: str | None = None) -> Running:
    return made.start(*flink.options(), "--flush-seconds=0.5", *more, kill=kill, command="stream")


def committed(made: World) -> int:
    """Return how many offsets are committed; -1 while a transaction that was killed hides that."""
    try:
        return sum(each or 0 for each in made.committed().values())
    except KafkaTimeoutError:
        return -1


def until_committed(made: World, offsets: int) -> None:
    wait_until(lambda: committed(made) == offsets, SECONDS)


def ended_by(number: signal.Signals, running: Running) -> None:
    running.send(number)
    ended = running.wait(SECONDS)
    assert ended.code == 0, ended.output
    assert ended.output.strip().splitlines()[-1].startswith("Read "), ended.output


def assert_whole(made: World, expected: World) -> None:
    """The same quotations on the topic, and files that tile the offsets; a stream's chunks are its own."""
    assert made.committed() == expected.committed()
    assert ids(made) == ids(expected)
    assert tiles([each[:3] for each in made.files()["quotations"]]) == made.committed()
    assert f"{NUMBER} annotated, {len(BAD)} dead letters" in verified(made)


def test_a_stream_takes_what_is_published_while_it_runs_and_ends_by_sigterm(
    flink: RealFlink, expected: World, tmp_path: Path
) -> None:
    made = World(expected.servers, tmp_path, partitions=PARTITIONS)
    made.make_topics()
    made.publish(MESSAGES[:40])
    before = flink.running()
    running = streaming(made, flink)
    until_committed(made, 40)
    made.publish(MESSAGES[40:80])
    until_committed(made, 80)
    made.publish(MESSAGES[80:])
    until_committed(made, len(MESSAGES))
    ended_by(signal.SIGTERM, running)
    assert flink.running() == before
    assert_whole(made, expected)


def test_sigterm_commits_what_was_read(flink: RealFlink, expected: World, tmp_path: Path) -> None:
    made = expected.sibling(tmp_path)
    made.chunk = 1000  # and no other reason to flush: a commit is that of the end
    running = streaming(made, flink, "--flush-seconds=60", kill="slow-tag:1")
    wait_for(running.log.with_suffix(".started"), SECONDS)
    ended_by(signal.SIGTERM, running)
    assert committed(made) > 0
    assert made.run("--max-dead-letters=1").code == 0
    assert_whole(made, expected)


@pytest.mark.parametrize("moment", ["after-write:2", "after-offsets:4", "after-commit:3"])
def test_a_stream_that_is_killed_and_started_again_loses_and_doubles_nothing(
    flink: RealFlink, expected: World, tmp_path: Path, moment: str
) -> None:
    made = World(expected.servers, tmp_path, partitions=PARTITIONS)
    made.make_topics()
    made.publish(MESSAGES[:40])
    killed = streaming(made, flink, kill=moment)
    made.publish(MESSAGES[40:80])
    assert killed.wait(SECONDS).code == KILLED
    running = streaming(made, flink)
    made.publish(MESSAGES[80:])
    until_committed(made, len(MESSAGES))
    ended_by(signal.SIGTERM, running)
    assert_whole(made, expected)


def test_a_second_stream_shuts_out_the_first(flink: RealFlink, expected: World, tmp_path: Path) -> None:
    made = World(expected.servers, tmp_path, partitions=PARTITIONS)
    made.make_topics()
    made.publish(MESSAGES[:40])
    first = streaming(made, flink, kill="pause-begin:2")
    paused = first.log.with_suffix(".paused")
    wait_for(paused, SECONDS)
    second = streaming(made, flink)
    made.publish(MESSAGES[40:])
    until_committed(made, len(MESSAGES))
    paused.unlink()
    ended = first.wait(SECONDS)
    assert ended.code == 6, ended.output
    told = ended.output.strip().splitlines()[-1]  # before it, Beam's worker has printed its traceback
    assert told.startswith("error: ")
    assert "another copy of this job took over" in told
    assert "java.lang" not in ended.output
    ended_by(signal.SIGTERM, second)
    assert_whole(made, expected)
