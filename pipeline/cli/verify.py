"""``verify``: files against committed offsets and topics, on a machine that has only the broker and the folder."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli import options
from pipeline.cli.lane_options import broker_patience, connection_of
from pipeline.cli.options import FolderType, option
from pipeline.cli.tell import tell
from pipeline.errors import ConfigurationError, VerificationError
from pipeline.lane.logs import set_log_levels

if TYPE_CHECKING:
    from pipeline.decode import SchemaSource
    from pipeline.lane.connection import Connection
    from pipeline.lane.elements import LaneId
    from pipeline.lane.files import LaneFile
    from pipeline.lane.folders import Folder
    from pipeline.lane.verify import Contents, Problem

__all__ = ["verify"]

SHOWN = 50
_TOPICS = {"quotations": "quotes_topic", "annotated": "annotated_topic", "dead_letters": "dead_letter_topic"}


@click.command()
@options.bootstrap_servers
@options.topic
@options.group
@option(
    "--output-dir",
    required=True,
    type=FolderType(exists=True),
    help="Folder with the Avro files.",
)
@options.quotes_topic
@options.annotated_topic
@options.dead_letter_topic
@options.schema_registry_url
@options.kafka_config
@broker_patience
@option("--input/--no-input", default=True, help="Also read the input topic, and look for each of its messages.")
@option(
    "--summary",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Also compare with the summary that a run wrote.",
)
@click.pass_context
def verify(ctx: click.Context, /, **given: Any) -> None:
    """Check files against committed offsets and topic.

    Files must tile the offsets up to the group's committed one, without hole or overlap; every message of the input
    must have become one article or one dead letter; each topic that is named must hold the same records as the files.
    What is wrong is told by partition and offset range, and ends with 7. Run it while no job of the group runs.

    \b
    Example:
      arabic-news-quotes verify --bootstrap-servers localhost:9092 --topic articles --group quotes \\
          --output-dir out --quotes-topic quotations --dead-letter-topic articles.dead
    """
    set_log_levels(bool(ctx.meta.get("debug")))
    from pipeline.lane.verify import merged

    check = _Check(connection_of(given), given["topic"], given["output_dir"])
    check.files(given["group"])
    if given["input"]:
        check.input()
    with ExitStack() as stack:
        registry = _registry(given["schema_registry_url"], stack)
        for kind, name in _TOPICS.items():
            if given[name]:
                check.topic(kind, given[name], registry)
    if given["summary"]:
        check.summary(given["summary"])
    problems = merged(check.problems)
    for problem in problems[:SHOWN]:
        tell(str(problem))
    if problems:
        more = f" ({len(problems) - SHOWN} more are not shown)" if len(problems) > SHOWN else ""
        raise VerificationError(f"{len(problems)} faults in {given['output_dir']}{more}; see above")
    tell(check.told())


@dataclass(slots=True)
class _Check:
    """What was found so far."""

    connection: Connection
    input_topic: str
    folder: Folder
    problems: list[Problem] = field(default_factory=list)
    contents: dict[str, Contents] = field(default_factory=dict)
    ranges: dict[LaneId, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    compared: list[str] = field(default_factory=list)

    def files(self, group: str) -> None:
        """Check the files against the offsets and against each other."""
        from pipeline.lane.backfill import MARKER
        from pipeline.lane.files import KINDS, list_files
        from pipeline.lane.kafka_source import KafkaOffsets
        from pipeline.lane.verify import Contents, check_contents, check_tiles

        with KafkaOffsets(self.connection, self.input_topic, group) as offsets:
            partitions = offsets.partitions()
        committed = {each.lane: each.committed for each in partitions}
        backfill = (self.folder / MARKER).exists()
        earliest = None if backfill else {each.lane: each.earliest for each in partitions}
        for kind, schema in KINDS.items():
            found: list[LaneFile] = list_files(self.folder, kind, self.input_topic)
            contents = self.contents[kind] = Contents(kind)
            self.problems += check_tiles(kind, found, committed, earliest)
            for file in found:
                self.problems += check_contents(file, _records(file, schema), contents)
                if kind == "quotations":
                    self.ranges[file.lane].append((file.start, file.end))

    def input(self) -> None:
        """Look for each message of the input."""
        from pipeline.lane.topic_records import read_lane_offsets
        from pipeline.lane.verify import check_input

        outcomes = {kind: self.contents[kind] for kind in ("annotated", "dead_letters")}
        for lane, offset in read_lane_offsets(self.connection, self.input_topic):
            self.problems += check_input(lane, (offset,), self.ranges[lane], outcomes)
        self.compared.append(self.input_topic)

    def topic(self, kind: str, name: str, registry: SchemaSource | None) -> None:
        """Compare a topic with the files."""
        from pipeline.lane.files import KINDS
        from pipeline.lane.topic_records import is_whole, read_topic
        from pipeline.lane.verify import Contents, Problem, check_topic, place_of

        found = Contents(kind)
        for each in read_topic(self.connection, name, KINDS[kind], registry):
            if each.wrong is not None:
                self.problems.append(Problem(each.lane, each.offset, each.offset + 1, f"{kind}: {each.wrong}"))
                continue
            place = place_of(each.record)
            if place is not None and place[0].topic == self.input_topic:
                found.add(place, each.record)
        whole = is_whole(self.connection, name)
        self.problems += check_topic(self.contents[kind], found, name, whole=whole)
        self.compared.append(name)

    def summary(self, path: Path) -> None:
        """Compare a run's summary with what the files hold for its offsets."""
        from pipeline.lane.elements import LaneId
        from pipeline.lane.verify import Problem

        try:
            told = json.loads(path.read_text("utf-8"))
            ranges = [(LaneId(told["topic"], each["partition"]), each["start"], each["end"]) for each in told["lanes"]]
            expected = {name: int(told[name]) for name in ("articles", "quotations", "dead_letters")}
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ConfigurationError(f"--summary {path}: not a summary that run wrote ({error})") from error
        for name, kind in (("articles", "annotated"), ("quotations", "quotations"), ("dead_letters", "dead_letters")):
            digests = self.contents[kind].digests
            found = sum(
                len(each)
                for (lane, offset), each in digests.items()
                if any(lane == its and start <= offset < end for its, start, end in ranges)
            )
            if found != expected[name]:
                what = f"the summary says {expected[name]} {name} in all lanes, the files hold {found}"
                self.problems += [Problem(lane, start, end, what) for lane, start, end in ranges if end > start][:1]
        self.compared.append(str(path))

    def told(self) -> str:
        """Return the line for people when nothing is wrong."""
        numbers = ", ".join(f"{contents.records:,} {kind}" for kind, contents in self.contents.items())
        lanes = ", ".join(
            f"{lane} up to {max(end for _, end in ranges)}" for lane, ranges in sorted(self.ranges.items())
        )
        against = f"; the same as {', '.join(self.compared)}" if self.compared else ""
        return f"All is well: {numbers.replace('dead_letters', 'dead letters')}; {lanes or 'no files'}{against}"


def _records(file: LaneFile, schema: str) -> Iterator[Any]:
    from pipeline.avro import read_container

    if isinstance(file.path, Path):
        yield from read_container(file.path, schema)
        return
    with file.path.open("rb") as opened:
        yield from read_container(opened, schema)


def _registry(url: str | None, stack: ExitStack) -> SchemaSource | None:
    if url is None:
        return None
    from pipeline.registry import Registry

    return stack.enter_context(closing(Registry(url, register=False)))
