"""The lane on a real Apache Kafka, with three partitions, under faults: none lost, none doubled, none torn."""

from __future__ import annotations

import json
import random
import time
from pathlib import Path

import pytest
from kafka import KafkaAdminClient, KafkaConsumer, KafkaProducer, TopicPartition

from tests.kafka.real_broker import RealBroker
from tests.lane.processes import KILLED
from tests.lane.test_kafka import BAD, assert_same, forget_group, ids, tiles, values, wait_for
from tests.lane.world import World

pytestmark = pytest.mark.kafka

PARTITIONS = 3


def world(broker: RealBroker, folder: Path, number: int = 120, partitions: int = PARTITIONS) -> World:
    made = World(broker.servers, folder, partitions=partitions)
    made.make_topics()
    made.publish(values(number, BAD))
    return made


@pytest.fixture(scope="module", name="expected")
def _expected(broker: RealBroker, tmp_path_factory: pytest.TempPathFactory) -> World:
    made = world(broker, tmp_path_factory.mktemp("undisturbed"))
    ended = made.run()
    assert ended.code == 0, ended.output
    return made


def test_a_second_run_has_nothing_to_do(expected: World) -> None:
    assert expected.run().output == "Nothing new.\n"


@pytest.mark.parametrize(
    "moment",
    [
        "after-init:2",
        "after-write:2",
        "after-begin:3",
        "after-send:40",
        "after-sent:2",
        "after-offsets:2",
        "before-commit:4",
        "after-commit:2",
        "after-commit:5",
        "before-replace:2",
        "after-replace:4",
    ],
)
def test_a_kill_at_any_step_of_a_flush_loses_and_doubles_nothing(expected: World, tmp_path: Path, moment: str) -> None:
    made = expected.sibling(tmp_path)
    assert made.run(kill=moment).code == KILLED
    again = made.run()
    assert again.code == 0, again.output
    assert_same(made, expected)


def test_kills_at_random_moments_are_survived(expected: World, tmp_path: Path) -> None:
    seed = 20261124
    chance = random.Random(seed)
    made = expected.sibling(tmp_path)
    killed = 0
    for _ in range(8):
        running = made.start(kill="slow-tag:1")
        # From the first message on, or the moments would depend on how quick the machine is.
        while running.process.exitcode is None and not running.log.with_suffix(".started").exists():
            running.process.join(0.01)
        running.process.join(chance.random() * 0.3)
        if running.process.exitcode is None:
            running.process.kill()
            killed += 1
        running.process.join(30)
    assert made.run().code == 0
    assert killed >= 2, f"seed {seed}: the runs ended before they were killed"
    assert_same(made, expected)


@pytest.mark.parametrize("moment", ["pause-begin:2", "pause-offsets:2", "pause-commit:2", "pause-replace:4"])
def test_of_two_copies_the_first_is_shut_out_wherever_it_stands(expected: World, tmp_path: Path, moment: str) -> None:
    made = expected.sibling(tmp_path)
    first = made.start(kill=moment)
    paused = first.log.with_suffix(".paused")
    wait_for(paused)
    second = made.run()
    assert second.code == 0, second.output
    paused.unlink()
    ended = first.wait()
    assert ended.code == 6, ended.output
    assert "another copy of this job took over" in ended.output
    assert made.run().output == "Nothing new.\n", "and removes the hidden files of the copy that was shut out"
    assert_same(made, expected)


def test_two_copies_at_once_double_nothing(expected: World, tmp_path: Path) -> None:
    made = expected.sibling(tmp_path)
    ended = [each.wait() for each in (made.start(), made.start(), made.start())]
    assert {each.code for each in ended} <= {0, 6}, ended
    assert made.run().code == 0
    assert_same(made, expected)


def test_a_broker_killed_in_the_middle_and_started_again(tmp_path: Path, expected: World) -> None:
    broker = RealBroker(tmp_path / "broker")
    broker.prepare()
    broker.start()
    try:
        made = world(broker, tmp_path / "job")
        running = made.start("--broker-patience=5", kill="pause-offsets:3")
        paused = running.log.with_suffix(".paused")
        wait_for(paused)
        broker.kill()
        paused.unlink()
        ended = running.wait()
        assert ended.code == 3, ended.output
        assert len(ended.output.strip().splitlines()[-1]) < 400
        broker.start()
        again = made.run()
        assert again.code == 0, again.output
        assert ids(made) == ids(expected)
        assert tiles([each[:3] for each in made.files()["quotations"]]) == made.committed() == expected.committed()
    finally:
        broker.kill()


def test_a_compacted_topic_is_read_over_its_gaps(broker: RealBroker, tmp_path: Path) -> None:
    made = World(broker.servers, tmp_path, partitions=1)
    settings = {"cleanup_policy": "compact", "segment_ms": "100", "min_cleanable_dirty_ratio": "0.01",
                "max_compaction_lag_ms": "100", "delete_retention_ms": "0"}  # fmt: skip
    broker.make_topic(made.topic, **settings)
    made.make_topics(("q", "a", "d"))
    for _ in range(3):
        made.publish([b'{"id": "a%d", "text": "2 quotes"}' % n for n in range(20)])
        time.sleep(0.3)
    made.publish([b'{"id": "last", "text": "1 quote"}'], key=lambda _: b"last")
    left = wait_for_fewer(made, 61)
    assert made.run("--summary", str(tmp_path / "summary.json")).code == 0
    assert json.loads((tmp_path / "summary.json").read_text())["read"] == left
    assert tiles([each[:3] for each in made.files()["quotations"]]) == made.committed() == {0: 61}
    assert made.run().output == "Nothing new.\n"


def wait_for_fewer(made: World, number: int, seconds: float = 90.0) -> int:
    """Wait until a topic was compacted to fewer messages, twice in a row the same."""
    deadline, before = time.monotonic() + seconds, number
    while time.monotonic() < deadline:
        consumer = KafkaConsumer(bootstrap_servers=made.servers, auto_offset_reset="earliest", enable_auto_commit=False)
        partition = TopicPartition(made.topic, 0)
        consumer.assign([partition])
        consumer.seek_to_beginning(partition)
        end, found = consumer.end_offsets([partition])[partition], 0
        while consumer.position(partition) < end:
            found += sum(len(each) for each in consumer.poll(500).values())
        consumer.close()
        if found < number and found == before:
            return found
        before = found
        time.sleep(1)
    raise AssertionError("Kafka did not compact the topic")


def test_transactions_on_the_input_are_read_over(broker: RealBroker, tmp_path: Path) -> None:
    made = World(broker.servers, tmp_path, partitions=1)
    made.make_topics()
    producer = KafkaProducer(bootstrap_servers=broker.servers, transactional_id=made.name)
    producer.init_transactions()
    for number, value in enumerate(values(30)):
        producer.begin_transaction()
        producer.send(made.topic, value)
        producer.flush()
        producer.abort_transaction() if number % 3 == 1 else producer.commit_transaction()
    producer.begin_transaction()
    producer.send(made.topic, b'{"text": "9 quotes of an open transaction"}')
    producer.flush()
    assert made.run("--summary", str(tmp_path / "summary.json")).code == 0
    summary = json.loads((tmp_path / "summary.json").read_text())
    assert (summary["read"], summary["lag_before"], summary["lag_after"]) == (20, 60, 0)
    producer.commit_transaction()
    producer.close()
    assert made.run("--summary", str(tmp_path / "summary.json")).code == 0
    assert json.loads((tmp_path / "summary.json").read_text())["quotations"] == 9
    assert tiles([each[:3] for each in made.files()["quotations"]]) == made.committed()


def test_retention_that_overtakes_the_group_is_a_gap(broker: RealBroker, tmp_path: Path) -> None:
    made = World(broker.servers, tmp_path, partitions=1)
    made.make_topics()
    made.publish(values(40))
    assert made.run("--max-records=10").code == 0
    admin = KafkaAdminClient(bootstrap_servers=broker.servers)
    admin.delete_records({TopicPartition(made.topic, 0): 25})
    admin.close()
    ended = made.run()
    assert ended.code == 5, ended.output
    assert "offsets 10 to 24 are gone (retention); --on-gap skip goes on without them" in ended.output
    assert made.run("--on-gap=skip").code == 0
    assert tiles([each[:3] for each in made.files()["quotations"]]) == made.committed() == {0: 40}
    assert {offset for _, offset, *_ in made.messages()["a"]} == {*range(10), *range(25, 40)}


def test_offsets_that_expired_are_found_again_in_the_folder(expected: World, tmp_path: Path) -> None:
    made = expected.sibling(tmp_path)
    assert made.run("--max-records=31", "--max-dead-letters=1").code == 0
    forget_group(made)
    assert made.run().code == 0
    assert made.messages() == expected.messages()
    assert tiles([each[:3] for each in made.files()["quotations"]]) == made.committed() == expected.committed()


# The first commit of a lane says where it begins, the second is that of its first chunk.
@pytest.mark.parametrize("moment", ["before-commit:2", "after-commit:2", "after-replace:1", "after-commit:3"])
def test_offsets_that_expired_after_a_run_died_in_a_flush_are_found_again(
    expected: World, tmp_path: Path, moment: str
) -> None:
    made = expected.sibling(tmp_path)
    assert made.run(kill=moment).code == KILLED
    forget_group(made)
    ended = made.run()
    assert ended.code == 0, ended.output
    assert_same(made, expected)


def test_offsets_that_expired_are_asked_for_where_retention_took_what_tells_them(
    expected: World, tmp_path: Path
) -> None:
    made = expected.sibling(tmp_path)
    assert made.run(kill="before-commit:3").code == KILLED
    before = made.messages()["a"]
    forget_group(made)
    admin = KafkaAdminClient(bootstrap_servers=made.servers)
    admin.delete_records({TopicPartition(f"a-{made.name}", 0): 1})
    admin.close()
    ended = made.run()
    assert ended.code == 2, ended.output
    assert "the output topics do not tell whether that was committed" in ended.output
    for path in made.out.rglob("*.pending"):  # what the message tells to do
        path.unlink()
    again = made.run()
    assert again.code == 0, again.output
    assert sorted([before[0], *made.messages()["a"]], key=lambda each: each[:2]) == expected.messages()["a"]


def test_partitions_added_between_runs_are_read_from_their_beginning(broker: RealBroker, tmp_path: Path) -> None:
    made = world(broker, tmp_path, 30, partitions=1)
    assert made.run("--max-dead-letters=1").code == 0
    admin = KafkaAdminClient(bootstrap_servers=broker.servers)
    admin.create_partitions({made.topic: 3})
    admin.close()
    made.partitions = 3
    wait_for_partitions(made)
    made.publish(values(30))
    assert made.run().code == 0
    assert tiles([each[:3] for each in made.files()["quotations"]]) == made.committed() == {0: 51, 1: 10, 2: 10}


def wait_for_partitions(made: World) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        consumer = KafkaConsumer(bootstrap_servers=made.servers)
        found = consumer.partitions_for_topic(made.topic)
        consumer.close()
        if found and len(found) == made.partitions:
            return
        time.sleep(0.2)
    raise AssertionError("the new partitions did not appear")
