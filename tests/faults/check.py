"""What must hold after faults: records compared with those of an undisturbed run, and how a run may end. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Hashable, Iterable
from dataclasses import dataclass

__all__ = ["Place", "differences", "ending", "tiling"]

# Lines of the log that a run may print beside what it tells: each bug that one message met is told, and kept.
_LOG = re.compile(r"(DEBUG|INFO|WARNING|ERROR|CRITICAL)[: ]")
_BUG_OF_A_MESSAGE = re.compile(r"ERROR:\S* ?\S+/\d+, offset \d+: bug in step \w+: .*; kept as a dead letter")
_LONGEST = 600


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """The message that a record came of."""

    partition: int
    offset: int


def differences(
    what: str,
    expected: Iterable[tuple[Place, Hashable]],
    found: Iterable[tuple[Place, Hashable]],
    gone: Container[Place] = (),
) -> list[str]:
    """Return what was lost, doubled or torn, in lines for people.

    Args:
        what: Where the records stand.
        expected: The records of the undisturbed run.
        found: Those of the run that was disturbed.
        gone: Messages that were deleted from the input before the disturbed run could read them.
    """
    wanted = Counter(each for each in expected if each[0] not in gone)
    have = Counter(found)
    lost, more = wanted - have, have - wanted
    doubled = Counter({each: number for each, number in more.items() if each in wanted})
    foreign = more - doubled
    named = (("lost", lost), ("doubled", doubled), ("not as in the undisturbed run", foreign))
    return [f"{what}: {counts.total()} records {told}: {_places(counts)}" for told, counts in named if counts]


def _places(counts: Counter[tuple[Place, Hashable]]) -> str:
    places = sorted({place for place, _ in counts})
    told = ", ".join(f"{each.partition}/{each.offset}" for each in places[:12])
    return f"{told}, …" if len(places) > 12 else told


def tiling(what: str, ranges: Iterable[tuple[int, int, int]], committed: dict[int, int | None]) -> list[str]:
    """Return where ``(partition, start, end)`` do not cover what is committed, once and from the beginning."""
    ends: dict[int, int] = {}
    wrong = []
    for partition, start, end in sorted(ranges):
        at = ends.get(partition, 0)
        if start != at:
            wrong.append(f"{what}: partition {partition} goes on at {start} where {at} should come next")
        ends[partition] = max(at, end)
    for partition, offset in committed.items():
        if ends.get(partition, 0) != (offset or 0):
            wrong.append(f"{what}: partition {partition} ends at {ends.get(partition, 0)}, committed is {offset}")
    return wrong


def ending(code: int, output: str, allowed: Container[int]) -> list[str]:
    """Return what is wrong with how a run ended: its exit code, and one line that says what to do."""
    lines = output.strip().splitlines()
    wrong = []
    if code not in allowed:
        wrong.append(f"exit code {code} is not among {allowed}")
    if "Traceback" in output:
        wrong.append("a traceback")
    stray = [line for line in lines if _LOG.match(line) and not _BUG_OF_A_MESSAGE.fullmatch(line)]
    if stray:
        wrong.append(f"lines of a log: {stray[:3]}")
    told = [line for line in lines if line.startswith(("error: ", "bug: "))]
    if code <= 0 and told:
        wrong.append(f"told a failure, but ended with {code}")
    if code > 0 and (told != lines[-1:] or not told[0].startswith("error: ")):
        wrong.append("the last line, and no other, must tell the failure")
    elif code > 0 and (";" not in told[0] or len(told[0]) > _LONGEST):
        wrong.append("the line must say what to do, and be short")
    return wrong
