"""Where a group is in lanes whose offset the broker has forgotten, from what it has written.

A broker forgets an offset that was not committed for a week (by default), also where a partition is merely quiet. The
outputs still tell it: files in place are committed, and each message on an output topic names the group and the offset
that it came of, and shows only since that was committed. One chunk needs both: that of a writer which died while it
made it final. Its hidden files say what it has, the topics whether it was committed.

A writer commits before it writes its first file (see ``writer.py``), so hidden files of a lane without an offset mean
that one was forgotten, never that none was there.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from pipeline.encode import SOURCE_GROUP_HEADER, SOURCE_OFFSET_HEADER
from pipeline.errors import ConfigurationError
from pipeline.lane.connection import Connection
from pipeline.lane.elements import LaneId
from pipeline.lane.files import HiddenFile, file_ends, hidden_files
from pipeline.lane.folders import Folder
from pipeline.lane.kafka_sink import KafkaTransactions
from pipeline.lane.kafka_source import existing_topics
from pipeline.lane.topic_records import is_empty, is_whole, read_decided
from pipeline.lane.writer import Committed

__all__ = ["Written", "place_of", "recall", "remind", "written_by"]


@dataclass(frozen=True, slots=True)
class Written:
    """What output topics hold of a group.

    Attributes:
        reached: For each lane, the offset after the last that a message came of.
        whole: Whether the topics still have all they ever had.
    """

    reached: Mapping[LaneId, int]
    whole: bool


def recall(
    connection: Connection,
    group: str,
    topic: str,
    lanes: Collection[LaneId],
    *,
    folder: Folder | None,
    outputs: Sequence[str],
    touch: bool,
) -> dict[LaneId, Committed]:
    """Return where a group is in lanes without a committed offset; those that it never began are left out.

    Args:
        connection: How to reach the broker.
        group: The group.
        topic: The input topic.
        lanes: The lanes without a committed offset.
        folder: The output folder, which is this group's alone, or None.
        outputs: The output topics.
        touch: Whether transactions that a dead writer has left open may be ended; else they are waited for.

    Raises:
        ConfigurationError: Whether a chunk was committed cannot be told any more.
        UnreachableError: The broker does not answer.
    """
    if not lanes:
        return {}
    ends = file_ends(folder, topic) if folder else {}
    hidden = [file for file in hidden_files(folder, topic) if file.lane in lanes] if folder else []
    asked = {file.lane for file in hidden if file.start >= ends.get(file.lane, 0)} if folder else set(lanes)
    written = None
    if asked and outputs:
        if touch:
            _end_transactions(connection, group, asked, outputs)
        written = written_by(connection, group, outputs)
    if folder is None:
        found = {lane: Committed(written.reached.get(lane) if written else None) for lane in lanes}
    else:
        own = {lane: [file for file in hidden if file.lane == lane] for lane in lanes}
        found = {lane: place_of(lane, ends.get(lane), own[lane], written, group) for lane in lanes}
    return {lane: place for lane, place in found.items() if place.offset is not None}


def place_of(
    lane: LaneId, end: int | None, hidden: Sequence[HiddenFile], written: Written | None, group: str
) -> Committed:
    """Return where a lane is.

    Args:
        lane: The lane.
        end: Where its files in place end, or None if there are none.
        hidden: Its hidden files.
        written: What the output topics hold; None if there are no such topics, so that a chunk may be made anew.
        group: The group, for the message.

    Raises:
        ConfigurationError: A chunk was begun, and nothing tells whether it was committed.
    """
    # Of a committed chunk some files may be in place and the others not yet.
    settled = Committed(end, max((file.token for file in hidden if file.end == end), default=""))
    begun = {(file.start, file.end, file.token) for file in hidden if file.start >= (end or 0)}
    if not begun or written is None:
        return settled
    reached = written.reached.get(lane, 0)
    committed = [(last, token) for first, last, token in begun if first < reached <= last]
    if len(committed) == 1:
        return Committed(*committed[0])
    first, last = min(begun)[0], max(each[1] for each in begun)
    if reached <= first and written.whole:
        return settled
    folder = hidden[0].path.parent.parent.parent.parent
    raise ConfigurationError(
        f"{lane}: the broker has forgotten the offset of group {group}, a run died while it wrote offsets {first} to "
        f"{last - 1}, and the output topics do not tell whether that was committed. If they never had messages of "
        f"these, remove {folder}/*/topic={lane.topic}/partition={lane.partition}/.*.pending and run again; else go on "
        "with a new --group, --output-dir and topics"
    )


def written_by(connection: Connection, group: str, topics: Sequence[str]) -> Written:
    """Read what output topics hold of a group, to the end.

    Raises:
        UnreachableError: The broker does not answer, or a transaction stays open.
    """
    there = existing_topics(connection)
    reached: dict[LaneId, int] = {}
    for topic in [each for each in topics if each in there]:
        for message in read_decided(connection, topic):
            source = _source(dict(message.headers), group)
            if source is not None:
                lane, offset = source
                reached[lane] = max(reached.get(lane, 0), offset + 1)
    return Written(reached, all(is_whole(connection, each) for each in topics if each in there))


def remind(connection: Connection, group: str, places: Mapping[LaneId, Committed]) -> dict[LaneId, Committed]:
    """Tell the broker again where a group is, each lane as its only writer; return where it is then."""
    now: dict[LaneId, Committed] = {}
    for lane, place in places.items():
        transactions = KafkaTransactions(connection, group, lane)
        try:
            now[lane] = transactions.open()
            if now[lane].offset is None and place.offset is not None:
                transactions.commit((), place.offset, place.token)
                now[lane] = place
        finally:
            transactions.close()
    return now


def _end_transactions(connection: Connection, group: str, lanes: Collection[LaneId], outputs: Sequence[str]) -> None:
    """End what a writer of these lanes may have left open on an output topic: it holds back what comes after it."""
    there = existing_topics(connection)
    if all(is_empty(connection, each) for each in outputs if each in there):
        return
    for lane in sorted(lanes):
        transactions = KafkaTransactions(connection, group, lane)
        try:
            transactions.open()
        finally:
            transactions.close()


def _source(headers: Mapping[str, bytes | None], group: str) -> tuple[LaneId, int] | None:
    """Return the lane and the offset that a message came of; None if the group has not written it."""
    place = (headers.get(SOURCE_OFFSET_HEADER) or b"").decode("utf-8", "replace").rsplit("/", 2)
    if headers.get(SOURCE_GROUP_HEADER) != group.encode() or len(place) != 3:
        return None
    topic, partition, offset = place
    if not (partition.isdecimal() and offset.isdecimal()):
        return None
    return LaneId(topic, int(partition)), int(offset)
