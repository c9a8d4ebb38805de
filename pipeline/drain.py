"""A drain from plan to summary: what ``run`` does, without the command line."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import Any

from apache_beam.options.pipeline_options import PipelineOptions

from pipeline.engine import Counts, run_graph
from pipeline.errors import QuotesError, TooManyDeadLettersError
from pipeline.graph import Decoder, Language, Parts, build
from pipeline.lane.job import Job, MakeRegistry, Place, lag, reached
from pipeline.lane.kafka_sink import KafkaSink
from pipeline.lane.kafka_source import KafkaSource
from pipeline.lane.report import LaneRange, Summary
from pipeline.lane.transforms import ReadLane, Stop, WriteSettings

__all__ = ["Drained", "Works", "drain", "parts"]


@dataclass(frozen=True, slots=True)
class Works:
    """How messages become records, the same for every way to run the graph.

    Attributes:
        make_decoder: See ``pipeline.graph.Parts``.
        make_language: See ``pipeline.graph.Parts``.
        make_registry: Returns the schema registry for the output, or None.
        chunk_records: Commit at absolute multiples of it.
    """

    make_decoder: Callable[[], Decoder]
    make_language: Callable[[], Language]
    make_registry: MakeRegistry
    chunk_records: int


@dataclass(frozen=True, slots=True)
class Drained:
    """How a drain went; ``failure`` is what it ended with, or None."""

    summary: Summary
    counts: Counts
    failure: QuotesError | None = None


def parts(job: Job, place: Place, works: Works, read: Any, *, endless: bool = False) -> Parts:
    """Return what the graph is made of for a job on Kafka."""
    return Parts(
        read=read,
        make_decoder=works.make_decoder,
        make_language=works.make_language,
        sink=KafkaSink(job.connection, place.group),
        write=WriteSettings(
            folder=str(job.folder.resolve()) if job.folder else None,
            topics=job.topics,
            chunk_records=works.chunk_records,
            ranges={each.lane: (each.start, None if endless else each.end) for each in place.plan.lanes},
            make_registry=works.make_registry,
        ),
    )


def drain(
    job: Job,
    place: Place,
    works: Works,
    *,
    options: PipelineOptions,
    stop: Stop,
    max_dead_letters: float,
    progress: Callable[[int, Callable[[], int]], AbstractContextManager[None]],
) -> Drained:
    """Read what was planned and make it final.

    Args:
        job: What was asked for.
        place: The job, settled.
        works: How messages become records.
        options: Beam's options, with the runner.
        stop: When to stop early.
        max_dead_letters: Share of dead letters above which the drain counts as failed; what it wrote stays.
        progress: Shows progress, given the number of offsets and a function that asks how many are left.
    """
    began = time.monotonic()
    summary = Summary(
        topic=job.topic,
        group=place.group,
        output_dir=str(job.folder) if job.folder else None,
        lag_before=place.plan.lag,
        notes=place.plan.notes,
    )
    counts, failure = Counts(), None
    at = {each.lane: each.start for each in place.plan.lanes}
    if place.plan.work:
        read = ReadLane(KafkaSource(job.connection), works.chunk_records, stop)
        try:
            with progress(place.plan.lag, lambda: lag(job, place)):
                counts = run_graph(
                    options, lambda graph: build(graph, place.plan.work, parts(job, place, works, read)), stop
                )
            at = reached(job, place)
        except QuotesError as error:
            failure = error
    summary = replace(_counted(summary, counts), seconds=round(time.monotonic() - began, 3))
    if failure is None:
        left = sum(max(0, each.end - at[each.lane]) for each in place.plan.lanes)
        lanes = tuple(LaneRange(each.lane.partition, each.start, at[each.lane]) for each in place.plan.lanes)
        summary = replace(summary, lag_after=left, lanes=lanes, stopped=bool(left) and stop())
    if failure is None and summary.dead_share > max_dead_letters:
        failure = _too_many(summary, max_dead_letters)
    if failure is not None:
        summary = replace(summary, exit_code=failure.exit_code, error=str(failure))
    return Drained(summary, counts, failure)


def _counted(summary: Summary, counts: Counts) -> Summary:
    return replace(
        summary,
        read=counts.messages,
        articles=counts.articles,
        quotations=sum(counts.quotations.values()),
        quotations_by_type=counts.quotations,
        dead_letters=sum(counts.dead_letters.values()),
        dead_letters_by_class=counts.dead_letters,
    )


def _too_many(summary: Summary, allowed: float) -> TooManyDeadLettersError:
    kinds = ", ".join(f"{number} {kind}" for kind, number in summary.dead_letters_by_class.items())
    return TooManyDeadLettersError(
        f"{summary.dead_letters} of {summary.read} messages became dead letters ({kinds}), more than "
        f"--max-dead-letters {allowed:g}; they are kept and their offsets committed: look at them, then use replay"
    )
