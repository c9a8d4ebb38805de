"""A backfill: read part of a topic again, beside the scheduled job, into a folder of its own.

It keeps its offsets under a group of its own, whose name stands in a file in the folder. So it leaves the scheduled
job's offsets alone, it can be killed and run again like any run, and a new folder begins anew.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import uuid4

from pipeline.errors import ConfigurationError
from pipeline.lane.elements import LaneId
from pipeline.lane.folders import Folder
from pipeline.lane.plan import PartitionOffsets

__all__ = ["MARKER", "Backfill", "Bound", "backfill_bounds", "claim_folder", "parse_bound", "refuse_backfill_folder"]

MARKER = "backfill.json"

_OWN_FOLDER = "give the backfill an --output-dir of its own"


@dataclass(frozen=True, slots=True)
class Bound:
    """One end of a backfill: an offset, the same in every partition, or a time in milliseconds since the epoch."""

    text: str
    offset: int | None = None
    timestamp: int | None = None


@dataclass(frozen=True, slots=True)
class Backfill:
    """Read from ``first`` on, up to but without ``last``; None is the beginning, or the end seen at the start."""

    first: Bound | None
    last: Bound | None


def parse_bound(text: str) -> Bound:
    """Return the bound that people wrote: digits are an offset, all else is a time in ISO 8601 (UTC without an offset).

    Raises:
        ValueError: It is neither.
    """
    if re.fullmatch(r"\d{1,18}", text, re.ASCII):
        return Bound(text, offset=int(text))
    moment = datetime.fromisoformat(text)
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return Bound(text, timestamp=int(moment.timestamp() * 1000))


def backfill_bounds(
    backfill: Backfill, partitions: Sequence[PartitionOffsets], offsets_at: Callable[[int], Mapping[LaneId, int]]
) -> tuple[dict[LaneId, int], dict[LaneId, int]]:
    """Return where each lane starts and ends.

    Args:
        backfill: What is asked for.
        partitions: All partitions of the topic.
        offsets_at: Returns each lane's first offset at or after a time; a lane without one is left out.
    """

    def places(bound: Bound | None, otherwise: Mapping[LaneId, int]) -> dict[LaneId, int]:
        if bound is None:
            return dict(otherwise)
        if bound.offset is not None:
            return {each.lane: bound.offset for each in partitions}
        assert bound.timestamp is not None
        latest = {each.lane: each.latest for each in partitions}
        return latest | dict(offsets_at(bound.timestamp))

    first = places(backfill.first, {each.lane: each.earliest for each in partitions})
    return first, places(backfill.last, {each.lane: each.latest for each in partitions})


def claim_folder(folder: Folder | None, topic: str, group: str, backfill: Backfill, *, touch: bool) -> str:
    """Return the group of the backfill that a folder belongs to, a new one for a new folder.

    Raises:
        ConfigurationError: There is no folder, or it belongs to something else.
    """
    if folder is None:
        raise ConfigurationError(f"--from and --to read again what is done already; {_OWN_FOLDER}")
    asked = {
        "topic": topic,
        "of_group": group,
        "from": backfill.first.text if backfill.first else None,
        "to": backfill.last.text if backfill.last else None,
    }
    marker = folder / MARKER
    if not marker.exists() and any(folder.glob("*/topic=*/*")):
        raise ConfigurationError(f"{folder}: holds the files of another run; {_OWN_FOLDER}")
    if not marker.exists():
        claimed = asked | {"group": f"{group}.backfill-{uuid4().hex[:12]}"}
        if touch:
            _write(marker, claimed)
        return str(claimed["group"])
    found = _read(marker)
    if {name: found.get(name) for name in asked} != asked:
        raise ConfigurationError(f"{marker}: the folder belongs to another backfill; {_OWN_FOLDER}")
    return str(found["group"])


def refuse_backfill_folder(folder: Folder) -> None:
    """Keep a scheduled job out of a backfill's folder.

    Raises:
        ConfigurationError: The folder belongs to a backfill.
    """
    if (folder / MARKER).exists():
        raise ConfigurationError(f"{folder}: belongs to a backfill (--from/--to); give this run another --output-dir")


def _read(marker: Folder) -> dict[str, object]:
    try:
        found = json.loads(marker.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ConfigurationError(f"{marker}: cannot be read ({error}); use a new --output-dir") from error
    if not isinstance(found, dict) or not isinstance(found.get("group"), str):
        raise ConfigurationError(f"{marker}: names no group; use a new --output-dir")
    return found


def _write(marker: Folder, claimed: Mapping[str, object]) -> None:
    try:
        marker.parent.mkdir(parents=True, exist_ok=True)
        marker.write_text(json.dumps(claimed, ensure_ascii=False, indent=2) + "\n", "utf-8")
    except OSError as error:
        raise ConfigurationError(f"--output-dir: cannot write {marker} ({error.strerror or error})") from error
