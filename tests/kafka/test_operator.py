"""What an operator has at hand, on a real Apache Kafka: dead letters and replay, verify, limits, a backfill."""

from __future__ import annotations

import json
import shutil
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from kafka import KafkaAdminClient, KafkaConsumer, KafkaProducer, TopicPartition

from tests.kafka.real_broker import RealBroker
from tests.lane.processes import KILLED, Ended, start
from tests.lane.test_kafka import BAD, values, wait_for
from tests.lane.test_replay import replay
from tests.lane.test_verify import verify
from tests.lane.world import World

pytestmark = pytest.mark.kafka

PARTITIONS = 3
TIME = int(time.time() * 1000) - 3_600_000
"""When the first message was published; each one after it a second later. Not long ago, or retention would take it."""


def made_world(broker: RealBroker, folder: Path, number: int = 120) -> World:
    """Return a job whose topic has messages with times, keys and headers of their own, and aborted ones between."""
    made = World(broker.servers, folder, partitions=PARTITIONS)
    made.make_topics()
    producer = KafkaProducer(bootstrap_servers=broker.servers, transactional_id=f"publisher-{made.name}")
    producer.init_transactions()
    for count, value in enumerate(values(number, BAD)):
        if count % 20 == 0:
            producer.begin_transaction()
        producer.send(
            made.topic, value, b"k%d" % count, headers=[("trace", b"\x00\xff%d" % count)],
            partition=count % PARTITIONS, timestamp_ms=TIME + count * 1000,
        )  # fmt: skip
        if count % 20 == 19:
            producer.flush()
            producer.abort_transaction() if count % 60 == 59 else producer.commit_transaction()
    producer.commit_transaction()
    producer.close()
    return made


def read(servers: str, topic: str, partitions: int = 1) -> list[Any]:
    """Return all committed messages of a topic."""
    consumer = KafkaConsumer(bootstrap_servers=servers, isolation_level="read_committed", enable_auto_commit=False)
    places = [TopicPartition(topic, number) for number in range(partitions)]
    consumer.assign(places)
    consumer.seek_to_beginning()
    ends, found = consumer.end_offsets(places), []
    while any(consumer.position(each) < ends[each] for each in places):
        found += [one for messages in consumer.poll(500).values() for one in messages]
    consumer.close()
    return found


@pytest.fixture(scope="module", name="done")
def _done(broker: RealBroker, tmp_path_factory: pytest.TempPathFactory) -> World:
    """Return a job that has read everything undisturbed."""
    made = made_world(broker, tmp_path_factory.mktemp("done"))
    ended = made.run("--summary", str(made.folder / "summary.json"))
    assert ended.code == 0, ended.output
    return made


# Dead letters and replay.


def test_a_dead_letter_keeps_the_bytes_and_says_why_in_file_and_topic(done: World) -> None:
    sent = {(each.partition, each.offset): each for each in read(done.servers, done.topic, PARTITIONS)}
    letters = [one for *_, records in done.files()["dead_letters"] for one in records]
    on_topic = {
        (int(place[1]), int(place[2])): dict(each.headers)
        for each in read(done.servers, f"d-{done.name}")
        for place in [dict(each.headers)["article_source_offset"].split(b"/")]
    }
    assert len(letters) == len(on_topic) >= 7
    for letter in letters:
        came = sent[letter.partition, letter.offset]
        assert (letter.key, letter.value, letter.timestamp) == (came.key, came.value, came.timestamp)
        assert list(letter.headers) == list(came.headers)
        headers = on_topic[letter.partition, letter.offset]
        assert headers["__connect.errors.exception.class.name"].decode() == letter.error_class
        assert headers["__connect.errors.topic"].decode() == done.topic
        assert headers["__connect.errors.offset"] == b"%d" % letter.offset
        assert headers["quotes.attempt"] == b"1"


def test_what_fails_again_counts_its_attempts_and_comes_to_rest(broker: RealBroker, tmp_path: Path) -> None:
    made = World(broker.servers, tmp_path, partitions=PARTITIONS)
    made.make_topics()
    made.publish([b"no json", b"\xff", b'{"id": "a", "text": "bug in tag"}', b'{"id": "b", "text": "1 quote"}'])
    mend = (f"--dead-letter-topic=d-{made.name}", f"--group=mend-{made.name}", "--max-attempts=3")
    assert replay(made, *mend, "--dry-run").output.startswith("0 messages would go back")
    sent = []
    for _ in range(5):
        assert made.run("--max-dead-letters=1").code == 0
        told = replay(made, *mend, "--dry-run").output
        ended = replay(made, *mend)
        assert ended.output == told.replace("would go back", "sent back"), "a dry run tells what would happen"
        sent.append(int(ended.output.split()[0]))
    assert sent == [3, 3, 0, 0, 0], "tried three times, then left where it is"
    letters = [one for *_, records in made.files()["dead_letters"] for one in records]
    assert sorted(one.attempt for one in letters if one.error_class == "bug") == [1, 2, 3]
    assert len(read(broker.servers, made.topic, PARTITIONS)) == 4 + 6
    code, output = verify(made)
    assert code == 0, output


def test_a_class_is_chosen_and_the_others_stay(broker: RealBroker, tmp_path: Path) -> None:
    made = World(broker.servers, tmp_path, partitions=PARTITIONS)
    made.make_topics()
    made.publish([b"no json", b"\xff", b"no json either"])
    assert made.run("--max-dead-letters=1").code == 0
    ended = replay(made, f"--dead-letter-topic=d-{made.name}", f"--group=mend-{made.name}", "--class=not_json")
    assert ended.output == "2 messages sent back (2 not_json); left out: 1 of another class\n"
    again = [each.value for each in read(broker.servers, made.topic, PARTITIONS)]
    assert sorted(again) == [b"no json", b"no json", b"no json either", b"no json either", b"\xff"]


def test_too_many_dead_letters_end_with_4_and_are_kept(broker: RealBroker, tmp_path: Path) -> None:
    made = World(broker.servers, tmp_path, partitions=PARTITIONS)
    made.make_topics()
    made.publish(values(6, BAD[:6]))
    ended = made.run("--max-dead-letters=0.49")
    assert ended.code == 4, ended.output
    assert ended.output.splitlines()[-1].startswith("error: 6 of 12 messages became dead letters")
    assert made.run("--max-dead-letters=0.49").output == "Nothing new.\n"
    assert len(read(broker.servers, f"d-{made.name}")) == 6


# Verify.


def test_verify_needs_only_the_broker_and_the_folder(done: World, tmp_path: Path) -> None:
    cold = World(done.servers, tmp_path, name=done.name, partitions=PARTITIONS)
    shutil.copytree(done.out, cold.out)
    code, output = verify(cold, "--summary", str(done.folder / "summary.json"))
    assert code == 0, output
    assert "All is well" in output


def test_verify_finds_what_is_on_the_topic_twice_or_not_at_all(done: World, tmp_path: Path) -> None:
    made = done.sibling(tmp_path)
    assert made.run().code == 0
    some = read(made.servers, f"q-{made.name}")[3]
    producer = KafkaProducer(bootstrap_servers=made.servers)
    producer.send(f"q-{made.name}", some.value, some.key, headers=some.headers).get(30)
    producer.close()
    code, output = verify(made)
    place = dict(some.headers)["article_source_offset"].decode().rpartition("/")
    assert code == 7, output
    assert output.startswith(f"{place[0]} [{place[2]}, {int(place[2]) + 1}): quotations: "), output
    code, output = verify(made, f"--quotes-topic=a-{made.name}")
    assert code == 7, output


def test_verify_tells_a_group_that_is_behind_its_files(done: World, tmp_path: Path) -> None:
    made = done.sibling(tmp_path)
    assert made.run("--max-records=60", "--max-dead-letters=1").code == 0
    ahead = done.sibling(tmp_path / "ahead")
    assert ahead.run().code == 0
    shutil.rmtree(made.out / "annotated")
    shutil.copytree(ahead.out / "annotated", made.out / "annotated")
    code, output = verify(made)
    assert code == 7, output
    assert "annotated: files behind the committed offset" in output


# Limits and backfill.


@pytest.mark.parametrize("most", [1, 50, 101])
def test_max_records_is_exact_over_three_partitions_with_gaps(done: World, tmp_path: Path, most: int) -> None:
    made = done.sibling(tmp_path)
    total = len(read(done.servers, done.topic, PARTITIONS))
    left, rounds = total, 0
    while left:
        ended = made.run(f"--max-records={most}", "--max-dead-letters=1", "--summary", str(tmp_path / "s.json"))
        assert ended.code == 0, ended.output
        summary = json.loads((tmp_path / "s.json").read_text())
        assert summary["read"] == min(most, left)
        left -= summary["read"]
        rounds += 1
        if rounds == 3:
            assert made.run().code == 0
            break
    assert made.messages() == done.messages()


def test_max_seconds_stops_between_two_messages(done: World, tmp_path: Path) -> None:
    made = done.sibling(tmp_path)
    more = ("--summary", str(tmp_path / "s.json"), "--max-dead-letters=1")
    assert made.run("--max-seconds=0.01", *more).code == 0
    summary = json.loads((tmp_path / "s.json").read_text())
    assert (summary["read"], summary["stopped"]) == (0, True)
    assert made.run("--max-seconds=600", *more).code == 0
    assert not json.loads((tmp_path / "s.json").read_text())["stopped"]
    assert made.messages() == done.messages()


def backfill(done: World, folder: Path, *more: str, kill: str | None = None) -> tuple[World, Ended]:
    """Run a backfill of the job's group into a folder and topics of its own."""
    own = World(done.servers, folder, partitions=PARTITIONS)
    own.make_topics(("q", "a", "d"))
    arguments = [
        {"--topic": f"--topic={done.topic}", "--group": f"--group=g-{done.name}"}.get(each.partition("=")[0], each)
        for each in own.arguments("--max-dead-letters=1", *more)
    ]
    folder.mkdir(parents=True, exist_ok=True)
    if kill is not None:
        assert start(folder / "killed.txt", arguments, kill).wait().code == KILLED
    return own, start(folder / "log.txt", arguments).wait()


def inside(done: World, chosen: set[tuple[int, int]]) -> dict[str, list[tuple[Any, ...]]]:
    return {kind: [each for each in found if each[:2] in chosen] for kind, found in done.messages().items()}


@pytest.mark.parametrize(("first", "last"), [(7, 23), (None, 11), (30, None), (9, 9)])
def test_a_backfill_by_offset_is_exact(done: World, tmp_path: Path, first: int | None, last: int | None) -> None:
    more = [f"--from={first}"] * (first is not None) + [f"--to={last}"] * (last is not None)
    own, ended = backfill(done, tmp_path, *more)
    assert ended.code == 0, ended.output
    ends = range(first or 0, 10_000 if last is None else last)
    assert own.messages() == inside(done, {each[:2] for each in all_places(done) if each[1] in ends})


@pytest.fixture(scope="module", name="timed")
def _timed(broker: RealBroker, tmp_path_factory: pytest.TempPathFactory) -> World:
    """Return a job that has read messages which were sent now, over a second or two, in transactions."""
    made = World(broker.servers, tmp_path_factory.mktemp("timed"), partitions=PARTITIONS)
    made.make_topics()
    producer = KafkaProducer(bootstrap_servers=broker.servers, transactional_id=f"publisher-{made.name}")
    producer.init_transactions()
    for number in range(5):
        producer.begin_transaction()
        for place, value in enumerate(values(15)):
            producer.send(made.topic, value, b"%d" % place, partition=place % PARTITIONS)
        producer.flush()
        producer.abort_transaction() if number == 2 else producer.commit_transaction()
        time.sleep(0.2)
    producer.close()
    assert made.run().code == 0
    return made


@pytest.mark.parametrize(("first", "last"), [(20, 40), (20, None), (None, 44), (0, 1)])
def test_a_backfill_by_time_is_exact(timed: World, tmp_path: Path, first: int | None, last: int | None) -> None:
    places = all_places(timed)
    moments = sorted(timestamp for *_, timestamp in places)
    since = None if first is None else moments[first]
    until = None if last is None else moments[last] + 1
    own, ended = backfill(timed, tmp_path, *bound("--from", since), *bound("--to", until))
    assert ended.code == 0, ended.output
    chosen = {
        (partition, offset)
        for partition, offset, timestamp in places
        if (since is None or timestamp >= since) and (until is None or timestamp < until)
    }
    assert 0 < len(chosen) < len(places)
    assert own.messages() == inside(timed, chosen)


def bound(option: str, moment: int | None) -> tuple[str, ...]:
    """Return the option for a time in milliseconds, in ISO 8601."""
    return () if moment is None else (f"{option}={datetime.fromtimestamp(moment / 1000, UTC).isoformat()}",)


def all_places(done: World) -> list[tuple[int, int, int]]:
    return [(each.partition, each.offset, each.timestamp) for each in read(done.servers, done.topic, PARTITIONS)]


def test_a_backfill_beside_the_scheduled_job_disturbs_nothing(done: World, tmp_path: Path) -> None:
    made = done.sibling(tmp_path / "job")
    assert made.run("--max-records=30", "--max-dead-letters=1").code == 0
    running = made.start(kill="pause-begin:2")
    paused = running.log.with_suffix(".paused")
    wait_for(paused)
    before = made.committed()
    own, ended = backfill(made, tmp_path / "again", "--from=0", "--to=25", kill="after-offsets:2")
    assert ended.code == 0, ended.output
    assert made.committed() == before
    paused.unlink()
    assert running.wait().code == 0, "it is not shut out by the backfill"
    assert made.messages() == done.messages()
    assert verify(made)[0] == 0
    assert own.messages() == inside(done, {each[:2] for each in all_places(done) if each[1] < 25})


def test_a_backfill_of_what_retention_took_ends_with_5(broker: RealBroker, tmp_path: Path) -> None:
    made = made_world(broker, tmp_path / "job", 60)
    assert made.run().code == 0
    admin = KafkaAdminClient(bootstrap_servers=broker.servers)
    admin.delete_records({TopicPartition(made.topic, 1): 8})
    admin.close()
    _, ended = backfill(made, tmp_path / "again", "--from=0", "--to=20")
    assert ended.code == 5, ended.output
    assert f"{made.topic}/1: offsets 0 to 7 are gone (retention); --on-gap skip goes on without them" in ended.output
