"""A job: settle its plan with the broker and the folder, make the graph's parts, and tell how it went."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.decode import decode
from pipeline.encode import SchemaIds
from pipeline.errors import ConfigurationError
from pipeline.graph import Decoder, Language
from pipeline.lane.backfill import Backfill, backfill_bounds, claim_folder, refuse_backfill_folder
from pipeline.lane.connection import Connection
from pipeline.lane.elements import LaneId, Message
from pipeline.lane.files import LaneFiles, claim_topic
from pipeline.lane.folders import Folder
from pipeline.lane.forgotten import recall, remind
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
        touch: Also put in place files that belong to the last commit of a writer that died right after it, and tell
            the broker again where the group is, if it has forgotten that. False changes nothing anywhere.

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
        if job.folder is not None:
            claim_topic(job.folder, job.topic, group, touch=touch)
        partitions, notes = recalled(job, group, partitions, touch=touch)
        if job.backfill is None:
            plan = plan_drain(partitions, on_gap=job.on_gap, max_records=job.max_records)
        else:
            firsts, lasts = backfill_bounds(job.backfill, partitions, offsets.offsets_at)
            plan = plan_backfill(partitions, starts=firsts, ends=lasts, on_gap=job.on_gap, max_records=job.max_records)
    if touch and job.folder is not None:
        promote(job.folder, partitions)
    return Place(group, replace(plan, notes=(*notes, *plan.notes)))


def recalled(
    job: Job, group: str, partitions: Sequence[PartitionOffsets], *, touch: bool
) -> tuple[list[PartitionOffsets], list[str]]:
    """Return the partitions with the offsets that the broker has forgotten, and notes on these (``forgotten.py``)."""
    places = recall(
        job.connection,
        group,
        job.topic,
        # An empty lane begins at its end, whatever was forgotten.
        [each.lane for each in partitions if each.committed is None and each.earliest < each.latest],
        folder=job.folder,
        outputs=[each for each in (job.topics.quotations, job.topics.annotated, job.topics.dead_letters) if each],
        touch=touch,
    )
    if touch:
        places = remind(job.connection, group, places)
    where = "messages" if job.folder is None else "files"
    notes = [
        f"{lane}: the group has no committed offset; starting at offset {place.offset}, where its {where} end"
        for lane, place in sorted(places.items())
    ]
    known = [
        replace(each, committed=places[each.lane].offset, token=places[each.lane].token)
        if each.lane in places
        else each
        for each in partitions
    ]
    return known, notes


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
