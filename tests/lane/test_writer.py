"""A lane in memory, killed at every step of every flush, and beside a second copy."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.avro import read_container
from pipeline.errors import ConfigurationError, FencedError, GapError
from pipeline.lane.elements import Element
from pipeline.lane.files import KINDS, LaneFiles, list_files
from pipeline.lane.outputs import Topics, dead_letter, writes
from pipeline.lane.plan import Lane
from pipeline.lane.source import read_range
from pipeline.lane.writer import Chunk, LaneWriter
from pipeline.records import Article
from tests.lane.fakes import FakeLanguage
from tests.lane.memory import (
    LANE,
    CrashError,
    Crashes,
    MemoryBroker,
    MemoryLog,
    MemorySource,
    MemoryTransactions,
    articles,
)

TOPICS = Topics("quotations", "annotated", "dead")
END = 23
CHUNK = 5


def elements(start: int = 0, end: int = END) -> Iterator[Element]:
    """Yield a lane's elements as the steps leave them: quotations, and every seventh message a dead letter."""
    offsets = [offset for offset in range(end) if offset not in (3, 4, 10, 22)]  # gaps, one of them over a border
    MemorySource.logs["writer"] = MemoryLog({LANE: list(articles(offsets))}, {LANE: end})
    for each in read_range(MemorySource("writer"), Lane(LANE, start, end, start), chunk_records=CHUNK):
        if each.message is None:
            yield each
        elif each.message.offset % 7 == 6:
            yield each.with_payload(dead_letter(each, ValueError("made for the test"), "tag"))
        else:
            text = each.message.value.decode().split('"')[7]  # type: ignore[union-attr]
            yield each.with_payload(FakeLanguage().attribute(Article(f"a{each.message.offset}", text)))


def writer(broker: MemoryBroker, folder: Path | None, token: str, **options: Any) -> LaneWriter:
    files = None if folder is None else LaneFiles(folder, LANE, token)
    transactions = MemoryTransactions(broker, LANE)
    return LaneWriter(
        LANE,
        0,
        options.pop("end", END),
        chunk_records=CHUNK,
        token=token,
        transactions=transactions,
        files=files,
        **options,
    )


def work(broker: MemoryBroker, folder: Path | None, token: str, topics: Topics = TOPICS) -> None:
    """Do what a worker does, from the committed offset on."""
    opened = writer(broker, folder, token)
    committed = broker.committed.get(LANE)
    for each in elements(committed.offset or 0 if committed else 0):
        opened.add(each, writes(each, topics))
    opened.flush()


def feed(opened: LaneWriter, lane: list[Element]) -> None:
    for each in lane:
        opened.add(each, writes(each, TOPICS))
    opened.flush()


def contents(folder: Path) -> dict[str, list[tuple[int, int, list[Any]]]]:
    """Return all that is visible in a folder: the ranges of each kind, with their records."""
    return {
        kind: [
            (each.start, each.end, list(read_container(each.path, KINDS[kind]))) for each in list_files(folder, kind)
        ]
        for kind in KINDS
    }


@pytest.fixture(name="undisturbed")
def _undisturbed(tmp_path: Path) -> tuple[MemoryBroker, Path]:
    broker = MemoryBroker()
    work(broker, tmp_path / "undisturbed", "00")
    return broker, tmp_path / "undisturbed"


def test_an_undisturbed_lane_writes_every_record_once(undisturbed: tuple[MemoryBroker, Path]) -> None:
    broker, folder = undisturbed
    found = contents(folder)
    borders = [(0, 5), (5, 10), (10, 15), (15, 20), (20, 23)]
    assert all([(start, end) for start, end, _ in ranges] == borders for ranges in found.values())
    numbers = {kind: [len(records) for *_, records in ranges] for kind, ranges in found.items()}
    assert numbers["dead_letters"] == [0, 1, 1, 0, 1], "6, 13 and 20; a range without any has its file too"
    origins = [record.origin.offset for *_, records in found["annotated"] for record in records]
    assert origins == [0, 1, 2, 5, 7, 8, 9, 11, 12, 14, 15, 16, 17, 18, 19, 21]
    assert len(broker.messages) == sum(sum(each) for each in numbers.values())
    assert [offset for _, offset in broker.commits] == [0, 5, 10, 15, 20, 23], "where it begins is said first"


def test_names_are_made_of_offsets_alone(undisturbed: tuple[MemoryBroker, Path]) -> None:
    first = list_files(undisturbed[1], "quotations")[0]
    assert first.path.relative_to(undisturbed[1]).as_posix() == (
        "quotations/topic=in/partition=0/in+0+00000000000000000000-00000000000000000005.avro"
    )


class Disk:
    """Counts the steps on the disk as steps at which the process may crash, before and after each."""

    def __init__(self, patch: pytest.MonkeyPatch, crashes: Crashes) -> None:
        patch.setattr(os, "fsync", lambda _: None)  # a step all the same; the real one only takes time here
        for owner, name in ((os, "replace"), (os, "fsync"), (Path, "unlink"), (LaneFiles, "write")):
            patch.setattr(owner, name, self._crashing(getattr(owner, name), crashes))

    @staticmethod
    def _crashing(original: Callable[..., Any], crashes: Crashes) -> Callable[..., Any]:
        def crashing(*args: Any, **named: Any) -> Any:
            crashes.step()
            result = original(*args, **named)
            crashes.step()
            return result

        return crashing


def test_a_crash_at_any_step_loses_and_doubles_nothing(
    undisturbed: tuple[MemoryBroker, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected_broker, expected_folder = undisturbed
    expected = contents(expected_folder)
    crashes = Crashes()
    Disk(monkeypatch, crashes)
    at = 0
    while True:
        at += 1
        broker, folder = MemoryBroker(crashes=crashes), tmp_path / str(at)
        crashes.at, crashes.steps = at, 0
        try:
            work(broker, folder, "a1")
        except CrashError:
            crashes.at = 0
            work(broker, folder, "b2")
            assert contents(folder) == expected, f"crash at step {at}"
            assert broker.messages == expected_broker.messages, f"crash at step {at}"
            assert not list(folder.rglob("*.pending")), f"crash at step {at}"
        else:
            break
    assert at > 100, "every step of every flush was tried"


def test_a_crash_during_recovery_is_recovered_from(
    undisturbed: tuple[MemoryBroker, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = contents(undisturbed[1])
    crashes = Crashes()
    Disk(monkeypatch, crashes)
    for first in (25, 26, 27, 28, 29, 30, 31, 32, 40):
        for second in range(1, 12):
            broker, folder = MemoryBroker(crashes=crashes), tmp_path / f"{first}-{second}"
            for token, at in (("a1", first), ("b2", second)):
                crashes.at, crashes.steps = at, 0
                with pytest.raises(CrashError):
                    work(broker, folder, token)
            crashes.at = 0
            work(broker, folder, "c3")
            assert contents(folder) == expected, f"crashes at steps {first} and {second}"
            assert broker.messages == undisturbed[0].messages


def test_without_topics_offsets_are_committed_and_files_written(tmp_path: Path) -> None:
    broker = MemoryBroker()
    opened = writer(broker, tmp_path, "a1")
    for each in elements():
        opened.add(each, writes(each, Topics()))
    assert broker.messages == []
    assert broker.committed[LANE].offset == END
    assert opened.done


def test_without_a_folder_topics_are_written(tmp_path: Path) -> None:
    broker = MemoryBroker()
    work(broker, None, "a1")
    assert broker.messages
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("behind", [0, 3, 5, 12, 17])
def test_a_second_copy_shuts_out_the_first_and_nothing_is_doubled(
    undisturbed: tuple[MemoryBroker, Path], tmp_path: Path, behind: int
) -> None:
    broker, folder = MemoryBroker(), tmp_path / "copies"
    first = writer(broker, folder, "a1")
    ahead = [each for each in elements() if each.next_offset <= behind]
    for each in ahead:
        first.add(each, writes(each, TOPICS))
    work(broker, folder, "b2")
    with pytest.raises(FencedError):
        feed(first, [each for each in elements() if each not in ahead])
    assert contents(folder) == contents(undisturbed[1])
    assert broker.messages == undisturbed[0].messages


def test_files_of_a_commit_may_be_put_in_place_by_the_next_writer_first(tmp_path: Path) -> None:
    broker = MemoryBroker()
    files = LaneFiles(tmp_path, LANE, "a1")
    for kind in KINDS:
        files.write(kind, 0, 5, [])
    MemoryTransactions(broker, LANE)
    LaneFiles(tmp_path, LANE, "b2").recover(5, "a1")
    files.publish(0, 5)
    assert [(each.start, each.end) for each in list_files(tmp_path, "quotations")] == [(0, 5)]


def test_hidden_files_of_a_writer_that_was_shut_out_are_removed(tmp_path: Path) -> None:
    LaneFiles(tmp_path, LANE, "a1").write("quotations", 0, 3, [])
    LaneFiles(tmp_path, LANE, "b2").write("quotations", 5, 9, [])
    LaneFiles(tmp_path, LANE, "00").promote(5, "c3")
    assert [path.name.split(".")[3] for path in tmp_path.rglob("*.pending")] == ["b2"], "this one may be committed yet"


def test_what_is_committed_already_is_dropped(undisturbed: tuple[MemoryBroker, Path]) -> None:
    broker, folder = undisturbed
    before = list(broker.messages)
    again = writer(broker, folder, "d4")
    for each in elements():
        assert not again.needs(each)
        again.add(each, writes(each, TOPICS))
    again.flush()
    assert broker.messages == before


@pytest.mark.parametrize("missing", [0, 1, 6])
def test_a_hole_is_an_error_and_never_a_commit(tmp_path: Path, missing: int) -> None:
    broker = MemoryBroker()
    opened = writer(broker, tmp_path, "a1")
    with pytest.raises(GapError, match="should come next"):
        feed(opened, [each for each in elements() if not each.from_offset <= missing < each.next_offset])
    assert all(offset <= missing for _, offset in broker.commits)


def test_the_same_offsets_twice_are_an_error(tmp_path: Path) -> None:
    opened = writer(MemoryBroker(), tmp_path, "a1")
    first = next(elements())
    opened.add(first, writes(first, TOPICS))
    with pytest.raises(GapError):
        opened.add(first, writes(first, TOPICS))


def test_counters_see_only_what_is_final(tmp_path: Path) -> None:
    seen: list[Chunk] = []
    opened = writer(MemoryBroker(), tmp_path, "a1", flushed=seen.append, end=None)
    for each in elements(end=8):
        opened.add(each, writes(each, TOPICS))
    assert [(chunk.start, chunk.end, len(chunk.articles)) for chunk in seen] == [(0, 5, 3)]
    assert opened.pending
    opened.flush()
    assert [(chunk.start, chunk.end, len(chunk.articles)) for chunk in seen] == [(0, 5, 3), (5, 8, 3)]


def test_an_offset_set_back_to_a_border_removes_the_files_behind_it(tmp_path: Path) -> None:
    broker = MemoryBroker()
    work(broker, tmp_path, "a1")
    LaneFiles(tmp_path, LANE, "b2").recover(10, "")
    assert [each.end for each in list_files(tmp_path, "quotations")] == [5, 10]


def test_an_offset_set_by_hand_into_a_file_is_refused(tmp_path: Path) -> None:
    work(MemoryBroker(), tmp_path, "a1")
    with pytest.raises(ConfigurationError, match=r"Set it to 10 or 15"):
        LaneFiles(tmp_path, LANE, "b2").recover(12, "")


def test_a_folder_that_cannot_be_written_is_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "quotations").write_text("a file, not a folder")
    with pytest.raises(ConfigurationError, match=r"cannot write in .*run again"):
        work(MemoryBroker(), tmp_path, "a1")
