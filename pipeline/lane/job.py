"""A job: settle its plan with the broker and the folder, make the graph's parts, and tell how it went."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from pipeline.decode import decode
from pipeline.encode import SOURCE_OFFSET_HEADER, SchemaIds
from pipeline.errors import ConfigurationError
from pipeline.graph import Decoder, Language
from pipeline.lane.backfill import Backfill, backfill_bounds, claim_folder, refuse_backfill_folder
from pipeline.lane.connection import Connection
from pipeline.lane.elements import LaneId, Message
from pipeline.lane.files import LaneFiles, claim_topic, file_ends, unsettled_files
from pipeline.lane.folders import Folder
from pipeline.lane.kafka_source import KafkaOffsets
from pipeline.lane.outputs import Topics
from pipeline.lane.plan import OnGap, PartitionOffsets, Plan, plan_backfill, plan_drain
from pipeline.records import Article

__all__ = ["Job", "MakeDecoder", "MakeLanguage", "MakeRegistry", "Place", "check_outputs", "lag", "reached", "settle"]


@dataclass(frozen=True, slots=True)
class MakeRegistry:
    """Makes the schema registry in a worker; without a URL there is none. ``register`` as for ``Registry``."""

    url: str | None
    register: bool = True

    def __call__(self) -> SchemaIds | None:
        """Return the registry, or None."""
        from pipeline.registry import Registry

        return Registry(self.url, register=self.register) if self.url else None


@dataclass(frozen=True, slots=True)
class MakeDecoder:
    """Makes the function from messages to articles in a worker."""

    registry_url: str | None
    max_article_chars: int

    def __call__(self) -> Decoder:
        """Return the function."""
        from pipeline.registry import Registry

        registry = Registry(self.registry_url, register=False) if self.registry_url else None
        chars = self.max_article_chars

        def decode_message(message: Message) -> Article:
            return decode(message.value, headers=message.headers, registry=registry, max_article_chars=chars)

        return decode_message


@dataclass(frozen=True, slots=True)
class MakeLanguage:
    """Makes the language side in a worker; imported there, because it is large."""

    morphology: str

    def __call__(self) -> Language:
        """Return the language side."""
        from pipeline.language import Language as ArabicLanguage

        return ArabicLanguage(morphology=self.morphology)


@dataclass(frozen=True, slots=True)
class Job:
    """What one run is asked to do.

    Attributes:
        folder: The output folder; None writes topics only.
        backfill: Which part of the topic to read again; None drains what is new.
        max_records: Most messages to read; None reads all.
    """

    connection: Connection
    topic: str
    group: str
    folder: Folder | None
    topics: Topics
    on_gap: OnGap = "fail"
    max_records: int | None = None
    backfill: Backfill | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """The plan of a job, and the group whose offsets it moves (a backfill has one of its own)."""

    group: str
    plan: Plan


def check_outputs(folder: Folder | None, topics: Topics) -> None:
    """Refuse to run where results, or messages that cannot be used, would go nowhere.

    Raises:
        ConfigurationError: An output is missing.
    """
    if folder is None and topics.quotations is None:
        raise ConfigurationError("nowhere to write quotations; give --output-dir or --quotes-topic")
    if folder is None and topics.dead_letters is None:
        raise ConfigurationError("nowhere to keep dead letters; give --output-dir or --dead-letter-topic")


def settle(job: Job, *, touch: bool = True) -> Place:
    """Plan a job.

    Args:
        job: What is asked for.
        touch: Also put in place files that belong to the last commit of a writer that died right after it. False
            changes nothing anywhere.

    Raises:
        ConfigurationError: Topic, outputs or folder do not fit.
        GapError: What should be read next is gone.
        UnreachableError: The broker does not answer.
    """
    check_outputs(job.folder, job.topics)
    group = job.group
    if job.backfill is not None:
        group = claim_folder(job.folder, job.topic, job.group, job.backfill, touch=touch)
    elif job.folder is not None:
        refuse_backfill_folder(job.folder)
    with KafkaOffsets(job.connection, job.topic, group) as offsets:
        partitions = offsets.partitions()
        if job.backfill is None:
            # The broker forgets the offsets of a group that is away for long; its files still tell where it was.
            ends = file_ends(job.folder, job.topic) if job.folder else {}
            refuse_unsettled(job, [each.lane for each in partitions if each.committed is None and each.lane in ends])
            plan = plan_drain(partitions, on_gap=job.on_gap, max_records=job.max_records, positions=ends)
        else:
            firsts, lasts = backfill_bounds(job.backfill, partitions, offsets.offsets_at)
            plan = plan_backfill(partitions, starts=firsts, ends=lasts, on_gap=job.on_gap, max_records=job.max_records)
    if job.folder is not None:
        claim_topic(job.folder, job.topic, group, touch=touch)
    if touch and job.folder is not None:
        promote(job.folder, partitions)
    return Place(group, plan)


def refuse_unsettled(job: Job, forgotten: Collection[LaneId]) -> None:
    """Refuse to guess whether a writer that died has committed, once the broker has forgotten the group's offset.

    Args:
        job: What is asked for.
        forgotten: Lanes that have files, but no committed offset.

    Raises:
        ConfigurationError: A lane has hidden files and no offset that says what became of them.
    """
    if job.folder is None or job.topics == Topics():
        return  # files alone: what is not in place is written again
    for file in unsettled_files(job.folder, job.topic):
        if file.lane in forgotten:
            raise ConfigurationError(
                f"{file.lane}: the broker has forgotten the offset of group {job.group}, and a run died while it wrote "
                f"offsets {file.start} to {file.end - 1}. If no output topic has messages with a header "
                f"{SOURCE_OFFSET_HEADER} of these, remove {file.path.parent}/.*.pending and run again; else go on with "
                "a new --group, --output-dir and topics"
            )


def promote(folder: Folder, partitions: Sequence[PartitionOffsets]) -> None:
    """Put in place the files of commits whose writer died before it could."""
    for each in partitions:
        if each.committed is not None:
            LaneFiles(folder, each.lane, "").promote(each.committed, each.token)


def reached(job: Job, place: Place) -> dict[LaneId, int]:
    """Return how far each planned lane is committed."""
    with KafkaOffsets(job.connection, job.topic, place.group) as offsets:
        committed = {each.lane: each.committed for each in offsets.partitions()}
    return {each.lane: max(each.start, committed.get(each.lane) or 0) for each in place.plan.lanes}


def lag(job: Job, place: Place) -> int:
    """Return how many planned offsets are not committed."""
    at = reached(job, place)
    return sum(max(0, each.end - at[each.lane]) for each in place.plan.lanes)
