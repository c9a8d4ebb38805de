"""Offsets that the broker has forgotten: the outputs tell where the group was, and no chunk comes twice."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from kafka import KafkaAdminClient

from pipeline.encode import SOURCE_OFFSET_HEADER
from pipeline.errors import ConfigurationError
from pipeline.lane.files import HiddenFile, file_ends, hidden_files
from pipeline.lane.forgotten import Written, place_of
from pipeline.lane.outputs import Topics
from pipeline.lane.writer import Committed
from tests.lane.memory import LANE, CrashError, Crashes, MemoryBroker
from tests.lane.processes import KILLED, Ended, start
from tests.lane.test_kafka import BAD, assert_same, forget_group, values, world
from tests.lane.test_writer import TOPICS, Disk, contents, work
from tests.lane.world import World


def hidden(start: int, end: int, token: str = "a1") -> HiddenFile:
    return HiddenFile(LANE, start, end, Path("quotations") / "x.pending", token)


@pytest.mark.parametrize(
    ("end", "files", "reached", "place"),
    [
        (None, (), 7, Committed()),
        (5, (), 7, Committed(5)),
        (5, (hidden(0, 5),), None, Committed(5, "a1")),  # one kind is in place already, another not yet
        (5, (hidden(0, 3),), 5, Committed(5)),  # of a writer that was shut out
        (None, (hidden(0, 5),), 0, Committed()),
        (None, (hidden(0, 5),), 1, Committed(5, "a1")),
        (None, (hidden(0, 5),), 5, Committed(5, "a1")),
        (5, (hidden(5, 9),), 5, Committed(5)),
        (5, (hidden(5, 9),), 6, Committed(9, "a1")),
        (5, (hidden(5, 9), hidden(5, 7, "b2")), 8, Committed(9, "a1")),
        (5, (hidden(5, 9),), None, Committed(5)),
    ],
)
def test_files_and_topics_tell_where_a_lane_is(
    end: int | None, files: Sequence[HiddenFile], reached: int | None, place: Committed
) -> None:
    written = None if reached is None else Written({LANE: reached}, whole=True)
    assert place_of(LANE, end, files, written, "g") == place


@pytest.mark.parametrize(
    ("files", "reached", "whole"),
    [
        ((hidden(5, 9),), 5, False),  # retention may have deleted what would tell
        ((hidden(5, 9),), 12, True),  # the topic has more than the files
        ((hidden(5, 9), hidden(5, 7, "b2")), 6, True),  # either may have been committed
    ],
)
def test_what_nothing_tells_is_asked(files: Sequence[HiddenFile], reached: int, whole: bool) -> None:
    with pytest.raises(ConfigurationError, match=r"died while it wrote offsets 5 to 8, and the output topics do not"):
        place_of(LANE, 5, files, Written({LANE: reached}, whole), "g")


def test_a_chunk_is_not_guessed_where_the_topics_have_lost_what_would_tell() -> None:
    told = Written({}, whole=False)
    assert place_of(LANE, 5, (), told, "g") == Committed(5), "files in place need no topic"


@pytest.mark.parametrize("topics", [TOPICS, pytest.param(Topics(), marks=pytest.mark.slow)])
def test_a_crash_at_any_step_and_a_forgotten_offset_lose_and_double_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, topics: Topics
) -> None:
    expected, crashes = MemoryBroker(), Crashes()
    work(expected, tmp_path / "undisturbed", "00", topics)
    files = contents(tmp_path / "undisturbed")
    Disk(monkeypatch, crashes)
    at = 0
    while True:
        at += 1
        broker, folder = MemoryBroker(crashes=crashes), tmp_path / str(at)
        crashes.at, crashes.steps = at, 0
        try:
            work(broker, folder, "a1", topics)
        except CrashError:
            crashes.at = 0
            forget(broker, folder, topics)
            work(broker, folder, "b2", topics)
            assert contents(folder) == files, f"crash at step {at}"
            assert broker.messages == expected.messages, f"crash at step {at}"
            assert not list(folder.rglob("*.pending")), f"crash at step {at}"
        else:
            break
    assert at > 100, "every step of every flush was tried"


def forget(broker: MemoryBroker, folder: Path, topics: Topics) -> None:
    """Put in place of the offset what the outputs tell."""
    offsets = [dict(each.headers)[SOURCE_OFFSET_HEADER] or b"" for each in broker.messages]
    reached = max((int(each.rpartition(b"/")[2]) + 1 for each in offsets), default=0)
    written = None if topics == Topics() else Written({LANE: reached}, whole=True)
    place = place_of(LANE, file_ends(folder, "in").get(LANE), hidden_files(folder, "in"), written, "g")
    broker.committed = {} if place.offset is None else {LANE: place}


@pytest.fixture(scope="module", name="expected")
def _expected(servers: str, tmp_path_factory: pytest.TempPathFactory) -> World:
    """Return an undisturbed run: two lanes of two chunks each."""
    made = world(servers, tmp_path_factory.mktemp("undisturbed"), values(24, BAD[:3]))
    ended = made.run()
    assert ended.code == 0, ended.output
    return made


# The first commit of a lane says where it begins, the second is that of its first chunk.
MOMENTS = ("before-commit:2", "after-commit:2", "after-replace:1")
MORE_MOMENTS = ("after-commit:1", "after-write:1", "after-write:3", "after-offsets:2", "after-replace:2",
                "before-commit:3", "after-commit:3", "after-replace:4")  # fmt: skip


@pytest.mark.parametrize("moment", [*MOMENTS, *(pytest.param(each, marks=pytest.mark.slow) for each in MORE_MOMENTS)])
def test_a_run_that_died_in_a_flush_is_known_from_what_it_wrote(expected: World, tmp_path: Path, moment: str) -> None:
    made = expected.sibling(tmp_path)
    assert made.run(kill=moment).code == KILLED
    forget_group(made)
    ended = made.run()
    assert ended.code == 0, ended.output
    assert_same(made, expected)


def test_the_broker_is_told_again_where_a_quiet_lane_is(expected: World, tmp_path: Path) -> None:
    made = expected.sibling(tmp_path)
    assert made.run().code == 0
    forget_group(made)
    assert made.run("--dry-run").code == 0
    assert made.committed() == {0: None, 1: None}, "a dry run touches nothing"
    ended = made.run()
    assert "/1: the group has no committed offset; starting at offset 13, where its files end" in ended.output
    assert ended.output.endswith("Nothing new.\n")
    assert_same(made, expected)
    assert made.run().output == "Nothing new.\n"


def test_a_run_that_dies_right_after_the_offset_was_forgotten_needs_nobody(expected: World, tmp_path: Path) -> None:
    made = expected.sibling(tmp_path)
    assert made.run("--max-records=21").code == 0
    forget_group(made)
    assert made.run(kill="after-write:1").code == KILLED
    ended = made.run()
    assert ended.code == 0, ended.output
    assert made.messages() == expected.messages()


def without_folder(made: World, *more: str, kill: str | None = None) -> Ended:
    made.runs += 1
    arguments = [each for each in made.arguments(*more) if not each.startswith("--output-dir")]
    return start(made.folder / f"log-{made.runs}.txt", arguments, kill).wait()


@pytest.mark.parametrize("moment", [None, "before-commit:1", "after-commit:1"])
def test_without_a_folder_the_topics_tell(expected: World, tmp_path: Path, moment: str | None) -> None:
    made = expected.sibling(tmp_path)
    assert without_folder(made, kill=moment).code == (KILLED if moment else 0)
    forget_group(made)
    ended = without_folder(made)
    assert ended.code == 0, ended.output
    assert ("where its messages end" in ended.output) == (moment != "before-commit:1")
    assert made.messages() == expected.messages()
    assert made.committed() == expected.committed()


def test_what_another_group_has_written_is_not_this_groups(expected: World, tmp_path: Path) -> None:
    made = expected.sibling(tmp_path)
    assert without_folder(made).code == 0
    again = without_folder(made, "--group=another-" + made.name)
    assert again.code == 0, again.output
    assert "where its messages end" not in again.output
    assert len(made.messages()["a"]) == 2 * len(expected.messages()["a"])


def test_a_backfill_whose_offsets_were_forgotten_goes_on(expected: World, tmp_path: Path) -> None:
    made = expected.sibling(tmp_path)
    more = ("--from=4", "--to=12")
    assert made.run(*more, kill="after-commit:3").code == KILLED
    admin = KafkaAdminClient(bootstrap_servers=made.servers)
    admin.delete_groups([json.loads((made.out / "backfill.json").read_text("utf-8"))["group"]])
    admin.close()
    ended = made.run(*more)
    assert ended.code == 0, ended.output
    assert made.messages()["a"] == [each for each in expected.messages()["a"] if 4 <= each[1] < 12]
