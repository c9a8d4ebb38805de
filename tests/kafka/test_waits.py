"""A broker that stops answering, or goes away for a while, before each call of kafka-python that waits for it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.check import ending
from tests.kafka.real_broker import RealBroker, running_broker
from tests.kafka.test_faults import world
from tests.lane.test_kafka import assert_same, wait_for
from tests.lane.world import World

pytestmark = pytest.mark.kafka


@pytest.fixture(scope="module", name="fragile")
def _fragile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealBroker]:
    """Run a broker that may be paused and killed."""
    with running_broker(tmp_path_factory.mktemp("fragile")) as broker:
        yield broker


@pytest.fixture(scope="module", name="expected")
def _expected(fragile: RealBroker, tmp_path_factory: pytest.TempPathFactory) -> World:
    made = world(fragile, tmp_path_factory.mktemp("undisturbed"))
    ended = made.run()
    assert ended.code == 0, ended.output
    return made


PLANNING = ("partitions:1", "committed:1", "first:1", "end:1")
READING = ("poll:1", "poll:2", "position:2", "close:2")
WRITING = ("init:2", "committed:5", "begin:2", "send:2", "sent:2", "offsets:2", "commit:2")


@pytest.mark.parametrize("moment", [*PLANNING, *READING, *WRITING])
def test_a_broker_that_stops_answering_ends_the_run_with_3(
    fragile: RealBroker, expected: World, tmp_path: Path, moment: str
) -> None:
    made = expected.sibling(tmp_path)
    running = made.start("--broker-patience=3", kill=f"pause-{moment}")
    paused = running.log.with_suffix(".paused")
    wait_for(paused)
    fragile.pause()
    paused.unlink()
    try:
        ended = running.wait(60)
    finally:
        fragile.go_on()
    assert not ending(ended.code, ended.output, {3}), ended
    fragile.wait_until_up()
    again = made.run()
    assert again.code == 0, again.output
    assert_same(made, expected)


@pytest.mark.parametrize(
    "moment", [*PLANNING, "poll:1", "poll:3", "init:2", "begin:2", "sent:3", "offsets:2", "commit:2"]
)
def test_a_broker_that_is_back_in_time_costs_nothing(
    fragile: RealBroker, expected: World, tmp_path: Path, moment: str
) -> None:
    made = expected.sibling(tmp_path)
    running = made.start("--broker-patience=100", kill=f"pause-{moment}")
    paused = running.log.with_suffix(".paused")
    wait_for(paused)
    fragile.kill()
    back = threading.Thread(target=fragile.start)
    paused.unlink()
    back.start()
    ended = running.wait(150)
    back.join()
    assert not ending(ended.code, ended.output, {0}), ended
    assert_same(made, expected)
