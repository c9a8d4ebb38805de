"""Avro files whose names are offsets: written aside first, put in place once the offsets are committed.

``<folder>/quotations/topic=<t>/partition=<p>/<t>+<p>+<start:020d>-<end:020d>.avro`` holds what came of ``[start,
end)``; ``annotated/`` and ``dead_letters/`` lie beside it. While its offsets are not committed a file has a hidden name
that carries the token of its writer, and the commit carries the token too. So whatever moment a writer dies at, the
next one knows which files to put in place (the token of the commit) and which to throw away (all others), and readers
of the folder never see a file that is written again later with another end.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipeline.avro import write_container
from pipeline.errors import ConfigurationError
from pipeline.lane.elements import LaneId
from pipeline.lane.folders import Folder
from pipeline.records import Record

__all__ = [
    "KINDS",
    "OWNER",
    "HiddenFile",
    "LaneFile",
    "LaneFiles",
    "claim_topic",
    "file_ends",
    "hidden_files",
    "list_files",
    "parse_name",
]

# Folder of each kind, and its schema.
KINDS = {"quotations": "quotation", "annotated": "annotated_article", "dead_letters": "dead_letter"}

OWNER = ".group"
"""Name of the note that says which group a topic's files belong to."""

_NAME = re.compile(r"(?P<topic>[\w.-]+)\+(?P<partition>\d+)\+(?P<start>\d{20})-(?P<end>\d{20})\.avro", re.ASCII)
_PENDING = re.compile(r"\.(?P<name>.+\.avro)\.(?P<token>[0-9a-f]+)\.pending", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class LaneFile:
    """One file: what came of ``[start, end)`` of a lane."""

    lane: LaneId
    start: int
    end: int
    path: Folder


@dataclass(frozen=True, slots=True, order=True)
class HiddenFile(LaneFile):
    """One file that is not in place, and the token of its writer."""

    token: str


def parse_name(path: Folder) -> LaneFile | None:
    """Return what a file's name says, or None for a name that is not ours."""
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    lane = LaneId(match["topic"], int(match["partition"]))
    return LaneFile(lane, int(match["start"]), int(match["end"]), path)


def list_files(folder: Folder, kind: str, topic: str | None = None) -> list[LaneFile]:
    """Return the files of one kind in order of lane and offset."""
    pattern = f"topic={topic or '*'}/partition=*/*.avro"
    found = [parse_name(path) for path in (folder / kind).glob(pattern) if not path.name.startswith(".")]
    return sorted(each for each in found if each is not None)


def claim_topic(folder: Folder, topic: str, group: str, *, touch: bool) -> None:
    """Note in the folder whose files of a topic it holds: two groups would remove each other's.

    Args:
        folder: The output folder.
        topic: The input topic.
        group: The group that wants to write there.
        touch: Whether to write the note where there is none.

    Raises:
        ConfigurationError: The files belong to another group, or the note cannot be written.
    """
    note = folder / "quotations" / f"topic={topic}" / OWNER
    with _disk_trouble(note.parent):
        if note.exists():
            owner = note.read_text("utf-8").strip()
            if owner != group:
                raise ConfigurationError(
                    f"{folder}: holds the files of group {owner}; give group {group} an --output-dir of its own"
                )
        elif touch:
            _make_folder(note.parent)
            note.write_text(f"{group}\n", "utf-8")


def file_ends(folder: Folder, topic: str) -> dict[LaneId, int]:
    """Return where each lane's files end: files in place are committed, so this is a committed offset too."""
    ends: dict[LaneId, int] = {}
    for file in list_files(folder, "quotations", topic):
        ends[file.lane] = max(file.end, ends.get(file.lane, 0))
    return ends


def hidden_files(folder: Folder, topic: str) -> list[HiddenFile]:
    """Return the hidden files of a topic, of all kinds: what writers that died, or are at work, have written aside."""
    found = []
    for kind in KINDS:
        for path in (folder / kind).glob(f"topic={topic}/partition=*/.*.pending"):
            match = _PENDING.fullmatch(path.name)
            file = parse_name(path.with_name(match["name"])) if match else None
            if match and file:
                found.append(HiddenFile(file.lane, file.start, file.end, path, match["token"]))
    return sorted(found)


class LaneFiles:
    """The files of one lane, as its writer sees them.

    Args:
        folder: The output folder.
        lane: The lane.
        token: Hexadecimal; another one for each writer.
    """

    def __init__(self, folder: Folder, lane: LaneId, token: str) -> None:
        self._lane = lane
        place = f"topic={lane.topic}/partition={lane.partition}"
        self._folders: dict[str, Folder] = {kind: folder / kind / place for kind in KINDS}
        self._token = token

    def recover(self, committed: int, token: str) -> None:
        """Put in place what the last commit stands for, and remove what no commit stands for.

        Call it only once every other writer of the lane is fenced.

        Args:
            committed: The lane's committed offset.
            token: The token that was committed with it; empty when none was.

        Raises:
            ConfigurationError: A file reaches over the committed offset: the offset was set from outside.
        """
        self.promote(committed, token)
        for folder in self._folders.values():
            with _disk_trouble(folder):
                leftovers: list[Folder] = [path for path in folder.glob(".*.pending") if _PENDING.fullmatch(path.name)]
                leftovers += self._uncommitted(folder, committed)
                for path in leftovers:
                    path.unlink(missing_ok=True)
                if leftovers:
                    _sync_folder(folder)

    def promote(self, committed: int, token: str) -> None:
        """Put in place what the last commit stands for; harmless at any time, also beside a living writer.

        Hidden files of other writers that end before it are removed: the writer of a commit has first put in place all
        that was committed before, so they are what a writer that was shut out has left.
        """
        for folder in self._folders.values() if token else ():
            with _disk_trouble(folder):
                for path in folder.glob(".*.pending"):
                    match = _PENDING.fullmatch(path.name)
                    file = parse_name(path.with_name(match["name"])) if match else None
                    if match is None or file is None:
                        continue
                    if match["token"] == token and file.end == committed:
                        _put_in_place(path, path.with_name(match["name"]))
                    elif match["token"] != token and file.end <= committed:
                        path.unlink(missing_ok=True)

    def write(self, kind: str, start: int, end: int, records: Sequence[Record]) -> None:
        """Write one file aside, durably."""
        folder = self._folders[kind]
        with _disk_trouble(folder):
            _make_folder(folder)
            with self._pending(kind, start, end).open("wb") as file:
                write_container(file, KINDS[kind], records)
                if isinstance(folder, Path):
                    file.flush()
                    os.fsync(file.fileno())
            _sync_folder(folder)

    def publish(self, start: int, end: int) -> None:
        """Put the files of a committed range in place."""
        for kind in KINDS:
            with _disk_trouble(self._folders[kind]):
                _put_in_place(self._pending(kind, start, end), self._final(kind, start, end))

    def _uncommitted(self, folder: Folder, committed: int) -> list[Folder]:
        files = [file for file in map(parse_name, folder.glob("*.avro")) if file and file.end > committed]
        for file in files:
            if file.start < committed:
                raise ConfigurationError(
                    f"{file.path}: reaches over the committed offset {committed} of {self._lane}: was the group's "
                    f"offset set by hand? Set it to {file.start} or {file.end}, or use another --output-dir"
                )
        return [file.path for file in files]

    def _final(self, kind: str, start: int, end: int) -> Folder:
        name = f"{self._lane.topic}+{self._lane.partition}+{start:020d}-{end:020d}.avro"
        return self._folders[kind] / name

    def _pending(self, kind: str, start: int, end: int) -> Folder:
        final = self._final(kind, start, end)
        return final.with_name(f".{final.name}.{self._token}.pending")


def _put_in_place(pending: Folder, final: Folder) -> None:
    try:
        pending.replace(final)  # type: ignore[arg-type]  # both are of the same kind
    except FileNotFoundError:
        if not final.exists():  # another writer of the lane, which opened after this commit, has done it already
            raise
    _sync_folder(final.parent)


def _make_folder(folder: Folder) -> None:
    if not folder.is_dir():
        _make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        _sync_folder(folder.parent)


def _sync_folder(folder: Folder) -> None:
    if os.name == "nt" or not isinstance(folder, Path):  # folders cannot be opened there
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _disk_trouble(folder: Folder) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ConfigurationError(
            f"--output-dir: cannot write in {folder} ({error.strerror or error}); nothing is lost: mend it, run again"
        ) from error
