"""Check what a job has left behind: files against committed offsets, against each other, and against the topics. Pure.

What is wrong is told by lane and offset range, so that an operator knows where to look.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.avro import to_avro
from pipeline.errors import ConfigurationError
from pipeline.lane.elements import LaneId
from pipeline.lane.files import LaneFile
from pipeline.records import AnnotatedArticle, DeadLetter, Quotation

__all__ = ["Contents", "Problem", "check_contents", "check_input", "check_tiles", "check_topic", "merged"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something wrong with the offsets ``[start, end)`` of a lane."""

    lane: LaneId
    start: int
    end: int
    what: str

    def __str__(self) -> str:
        return f"{self.lane} [{self.start}, {self.end}): {self.what}"


Record = Quotation | AnnotatedArticle | DeadLetter


@dataclass(slots=True)
class Contents:
    """The records of one kind by lane and offset of their message, as digests: no more in memory than that."""

    kind: str
    digests: dict[tuple[LaneId, int], list[bytes]] = field(default_factory=lambda: defaultdict(list))
    records: int = 0

    def add(self, place: tuple[LaneId, int], record: Record) -> None:
        """Take one record."""
        self.records += 1
        self.digests[place].append(hashlib.sha256(to_avro(record)).digest()[:16])


def place_of(record: Record) -> tuple[LaneId, int] | None:
    """Return the message that a record came of; None for one that came of no Kafka message."""
    if isinstance(record, DeadLetter):
        if record.topic is None or record.partition is None or record.offset is None:
            return None
        return LaneId(record.topic, record.partition), record.offset
    if record.origin is None:
        return None
    return LaneId(record.origin.topic, record.origin.partition), record.origin.offset


def check_tiles(
    kind: str,
    files: Sequence[LaneFile],
    committed: Mapping[LaneId, int | None],
    earliest: Mapping[LaneId, int] | None = None,
) -> Iterator[Problem]:
    """Yield where the files of one kind leave a hole, overlap, or end elsewhere than the committed offset.

    Args:
        kind: Folder of the files.
        files: All files of that kind, of all lanes.
        committed: The group's committed offset of every lane of the topic.
        earliest: The first offset that each lane still has, if files must begin there at the latest; a backfill's need
            not.
    """
    for lane, offset in sorted(committed.items()):
        own = sorted((file for file in files if file.lane == lane), key=lambda file: (file.start, file.end))
        at = own[0].start if own else 0
        if own and earliest is not None:
            at = min(at, earliest[lane])
        for file in own:
            if file.start > at:
                yield Problem(lane, at, file.start, f"{kind}: no file")
            elif file.start < at:
                yield Problem(lane, file.start, min(at, file.end), f"{kind}: more than one file")
            at = max(at, file.end)
        if own and at > (offset or 0):
            yield Problem(
                lane, offset or 0, at, f"{kind}: files behind the committed offset; the next run removes them"
            )
        elif offset is not None and at < offset:
            yield Problem(
                lane, at, offset, f"{kind}: committed, but no file; if a run was killed, the next one mends it"
            )


def check_contents(file: LaneFile, records: Iterable[Record], contents: Contents) -> Iterator[Problem]:
    """Yield what is wrong inside one file, and take its records into ``contents``."""
    taken: set[tuple[LaneId, int]] = set()
    try:
        for record in records:
            place = place_of(record)
            if place is None or place[0] != file.lane or not file.start <= place[1] < file.end:
                yield Problem(
                    file.lane, file.start, file.end, f"{contents.kind}: {file.path.name} holds a record of {place}"
                )
                continue
            if contents.kind != "quotations" and (place in taken or place in contents.digests):
                yield Problem(file.lane, place[1], place[1] + 1, f"{contents.kind}: more than one record of a message")
            taken.add(place)
            contents.add(place, record)
    except ConfigurationError as error:
        yield Problem(file.lane, file.start, file.end, f"{contents.kind}: {error}")


def check_input(
    lane: LaneId, offsets: Iterable[int], covered: Sequence[tuple[int, int]], outcomes: Mapping[str, Contents]
) -> Iterator[Problem]:
    """Yield the messages of the input that became neither an annotated article nor a dead letter, or both.

    Args:
        lane: The lane.
        offsets: The offsets of its messages, in order.
        covered: The ranges of its files.
        outcomes: The contents of ``annotated`` and ``dead_letters``.
    """
    for offset in offsets:
        if not any(start <= offset < end for start, end in covered):
            continue
        kinds = [kind for kind, contents in outcomes.items() if (lane, offset) in contents.digests]
        if len(kinds) != 1:
            what = f"in {' and '.join(kinds)} at once" if kinds else "lost: neither an article nor a dead letter"
            yield Problem(lane, offset, offset + 1, f"message {what}")


def check_topic(files: Contents, topic: Contents, name: str, *, whole: bool) -> Iterator[Problem]:
    """Yield where the records of a topic are not those of the files.

    Args:
        files: What the files hold.
        topic: What the topic holds for the same input.
        name: Name of the topic.
        whole: Whether the topic still has all it ever had; else what only files have is no fault.
    """
    for lane, offset in sorted(files.digests.keys() | topic.digests.keys()):
        ours = sorted(files.digests.get((lane, offset), ()))
        theirs = sorted(topic.digests.get((lane, offset), ()))
        if ours == theirs or (not theirs and not whole):
            continue
        if len(ours) != len(theirs):
            told = f"{len(theirs)} on topic {name}, {len(ours)} in files"
        else:
            told = f"records on topic {name} and in files are not the same"
        yield Problem(lane, offset, offset + 1, f"{files.kind}: {told}")


def merged(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems in order, with neighbours that have the same fault made one."""
    found: list[Problem] = []
    for each in sorted(problems, key=lambda problem: (problem.lane, problem.what, problem.start, problem.end)):
        last = found[-1] if found else None
        if last is not None and (last.lane, last.what) == (each.lane, each.what) and each.start <= last.end:
            found[-1] = Problem(last.lane, last.start, max(last.end, each.end), last.what)
        else:
            found.append(each)
    return sorted(found)
