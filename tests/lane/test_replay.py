from __future__ import annotations

from pathlib import Path

import pytest
from kafka import KafkaConsumer, TopicPartition

from pipeline.lane.replay import Choice, Tally
from pipeline.records import DeadLetter
from tests.lane.processes import KILLED, Ended, start
from tests.lane.world import World


def letter(error_class: str = "not_json", attempt: int = 1, **changed: object) -> DeadLetter:
    fields: dict[str, object] = {
        "key": b"k", "value": b"v", "headers": (("h", b"1"),), "topic": "in", "partition": 0, "offset": 7,
        "timestamp": 1, "stage": "decode", "error_class": error_class, "message": "", "pipeline_version": "0",
        "attempt": attempt,
    }  # fmt: skip
    return DeadLetter(**{**fields, **changed})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("choice", "given", "refusal"),
    [
        (Choice(), letter(), None),
        (Choice(frozenset({"bug"})), letter(), "of another class"),
        (Choice(frozenset({"bug", "not_json"})), letter(), None),
        (Choice(), letter(attempt=2), None),
        (Choice(), letter(attempt=3), "tried too often"),
        (Choice(max_attempts=5), letter(attempt=3), None),
        (Choice(), letter(topic=None), "of no known topic"),
        (Choice(topic="again"), letter(topic=None), None),
        (Choice(), letter(key=None, value=None), "without key and value"),
        (Choice(), letter(value=None), None),
    ],
)
def test_which_letters_go_back(choice: Choice, given: DeadLetter, refusal: str | None) -> None:
    assert choice.refusal(given) == refusal


def test_a_message_goes_back_as_it_came_with_its_attempt() -> None:
    (message,) = Tally().chosen([letter(attempt=2)], Choice())
    assert (message.topic, message.key, message.value) == ("in", b"k", b"v")
    assert message.headers == (("h", b"1"), ("quotes.attempt", b"3"))


def test_the_tally_tells_what_became_of_them() -> None:
    tally = Tally()
    list(tally.chosen([letter(), letter("bug"), letter(attempt=9)], Choice()))
    assert tally.told("sent back") == "2 messages sent back (1 bug, 1 not_json); left out: 1 tried too often"


@pytest.fixture(name="made")
def _made(servers: str, tmp_path: Path) -> World:
    made = World(servers, tmp_path, partitions=1)
    made.make_topics()
    made.publish([b"no json", b'{"text": "bug in tag"}', b'{"id": "a", "text": "1 quote"}', b"\xff"])
    assert made.run("--max-dead-letters=1").code == 0
    return made


def replay(made: World, *arguments: str, kill: str | None = None) -> Ended:
    made.runs += 1
    log = made.folder / f"log-{made.runs}.txt"
    return start(log, ["replay", f"--bootstrap-servers={made.servers}", *arguments], kill).wait()


def values(made: World) -> list[bytes | None]:
    consumer = KafkaConsumer(
        bootstrap_servers=made.servers, isolation_level="read_committed", auto_offset_reset="earliest"
    )
    partition = TopicPartition(made.topic, 0)
    consumer.assign([partition])
    consumer.seek_to_beginning(partition)
    end = consumer.end_offsets([partition])[partition]
    found = []
    while consumer.position(partition) < end:
        found += [each.value for each in consumer.poll(500).get(partition, [])]
    consumer.close()
    return found


def test_a_dry_run_sends_nothing(made: World) -> None:
    ended = replay(made, str(made.out), "--dry-run")
    assert ended.code == 0, ended.output
    assert "3 messages would go back (1 bug, 1 not_json, 1 not_utf8)" in ended.output
    assert len(values(made)) == 4


def test_letters_of_files_go_back_by_class_and_count_their_attempts(made: World) -> None:
    for attempt in (2, 3):
        ended = replay(made, str(made.out), "--class=bug", "--max-attempts=3")
        assert ended.code == 0, ended.output
        assert made.run("--max-dead-letters=1").code == 0
        letters = [one for *_, records in made.files()["dead_letters"] for one in records if one.error_class == "bug"]
        assert max(one.attempt for one in letters) == attempt
    assert set(values(made)[4:]) == {b'{"text": "bug in tag"}'}


def test_letters_of_a_topic_go_back_once_though_the_command_is_killed(made: World) -> None:
    arguments = (f"--dead-letter-topic=d-{made.name}", f"--group=mend-{made.name}")
    assert replay(made, *arguments, kill="after-offsets:1").code == KILLED
    ended = replay(made, *arguments)
    assert ended.code == 0, ended.output
    assert "3 messages sent back" in ended.output
    assert replay(made, *arguments).output.startswith("0 messages sent back")
    assert values(made)[4:] == [b"no json", b'{"text": "bug in tag"}', b"\xff"]


@pytest.mark.parametrize("arguments", [(), ("--dead-letter-topic=x",), (".", "--dead-letter-topic=x", "--group=g")])
def test_files_or_a_topic_with_a_group_must_be_named(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    ended = replay(World("127.0.0.1:1", tmp_path), *arguments)
    assert ended.code == 2
