"""The lane as Beam transforms: thin; what happens inside stands in plain functions and classes beside this file."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from uuid import uuid4

import apache_beam as beam
from apache_beam.metrics import Metrics
from apache_beam.utils.shared import Shared

from pipeline.encode import SchemaIds
from pipeline.errors import BadMessageError, QuotesError
from pipeline.lane.elements import Element, LaneId
from pipeline.lane.files import LaneFiles
from pipeline.lane.folders import folder_of
from pipeline.lane.logs import set_worker_log_levels
from pipeline.lane.outputs import Topics, dead_letter, writes
from pipeline.lane.plan import Lane
from pipeline.lane.source import Source, read_range
from pipeline.lane.writer import Chunk, LaneWriter, Transactions, Writes
from pipeline.records import DeadLetter

__all__ = ["NAMESPACE", "ReadLane", "Sink", "Step", "Stop", "WriteLane", "WriteSettings", "count"]

NAMESPACE = "quotes"

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Stop:
    """When to stop reading before the end: at a time, or once a file is there, which other processes see too.

    Attributes:
        path: The file; None never stops for one.
        deadline: Seconds since the epoch; None never stops for the time.
    """

    path: str | None = None
    deadline: float | None = None

    def __call__(self) -> bool:
        """Return whether to stop."""
        if self.deadline is not None and time.time() >= self.deadline:
            return True
        return self.path is not None and Path(self.path).exists()


class ReadLane(beam.DoFn):
    """Read planned ranges: a ``Lane`` in, ``Element``s out, in order and one at a time."""

    def __init__(self, source: Source, chunk_records: int, stop: Stop) -> None:
        self._source = source
        self._chunk_records = chunk_records
        self._stop = stop

    def setup(self) -> None:
        """Set the log of the worker."""
        set_worker_log_levels()

    def process(self, lane: Lane) -> Iterator[Element]:
        """Yield the elements of one lane."""
        yield from read_range(self._source, lane, chunk_records=self._chunk_records, stopped=self._stop)


class _Held:
    """Something made once for each worker process; ``Shared`` needs a thing that can be referred to weakly."""

    def __init__(self, value: Any) -> None:
        self.value = value


class Step(beam.DoFn):
    """One step on the payload of every element that has one and has not failed before.

    A ``BadMessageError`` makes the message a dead letter; any other exception but an expected one makes it a dead
    letter of class ``bug``. Nothing is left out: what failed, and offsets without a message, travel on.

    Args:
        stage: Name of the step in dead letters.
        make: Returns what the step works with; picklable, called once for each worker process.
        apply: Returns the new payload, from what ``make`` returned and the element.
        shared: Steps with the same one share what ``make`` returns.
    """

    def __init__(
        self, stage: str, make: Callable[[], Any], apply: Callable[[Any, Element], Any], shared: Shared
    ) -> None:
        self._stage = stage
        self._make = make
        self._apply = apply
        self._shared = shared
        self._held: _Held | None = None

    def setup(self) -> None:
        """Make what the step works with, or take what is there."""
        self._held = self._shared.acquire(lambda: _Held(self._make()))

    def process(self, element: Element) -> Iterator[Element]:
        """Yield the element with its new payload."""
        if element.message is None or isinstance(element.payload, DeadLetter):
            yield element
            return
        assert self._held is not None, "setup() comes first"
        began = time.perf_counter_ns()
        try:
            payload = self._apply(self._held.value, element)
        except BadMessageError as error:
            payload = dead_letter(element, error, self._stage)
        except QuotesError:
            raise
        except Exception as error:  # noqa: BLE001 - a bug on one article: a dead letter, told, and counted
            _tell_bug(element, self._stage, error)
            payload = dead_letter(element, error, self._stage)
        yield element.with_payload(payload, time.perf_counter_ns() - began)


def _tell_bug(element: Element, stage: str, error: Exception) -> None:
    """Log one line, and the traceback where the log is set to debug."""
    place = f"{element.lane}, offset {element.next_offset - 1}"
    told = f"{type(error).__name__}: {error}"
    debug = _log.isEnabledFor(logging.DEBUG)
    _log.error("%s: bug in step %s: %s; kept as a dead letter", place, stage, told, exc_info=debug)


class Sink(Protocol):
    """Where lanes are written to; pickled to where they are written."""

    def transactions(self, lane: LaneId) -> Transactions:
        """Return the lane's place in the broker, not yet opened."""


@dataclass(frozen=True, slots=True)
class WriteSettings:
    """How lanes are written.

    Attributes:
        folder: The output folder; None writes topics only.
        topics: The output topics.
        chunk_records: Flush at absolute multiples of it.
        ranges: The planned ``[start, end)`` of each lane; an end of None is none.
        make_registry: Returns the schema registry, or None without one; picklable.
    """

    folder: str | None
    topics: Topics
    chunk_records: int
    ranges: dict[LaneId, tuple[int, int | None]]
    make_registry: Callable[[], SchemaIds | None]


class _Writers(dict[LaneId, tuple[LaneWriter, object]]):
    """The open lanes of a worker process, each with the bundle that it was used in last."""


class WriteLane(beam.DoFn):
    """Write lanes; see ``pipeline.lane.writer``. Nothing comes out.

    Lanes stay open from bundle to bundle, and belong to the worker process: opening a lane shuts out everybody else, so
    two instances of this class in one process must not open the same one.
    """

    def __init__(self, sink: Sink, settings: WriteSettings, shared: Shared) -> None:
        self._sink = sink
        self._settings = settings
        self._shared = shared
        self._writers = _Writers()
        self._opened: set[LaneId] = set()
        self._done: set[LaneId] = set()
        self._registry: SchemaIds | None = None
        self._bundle = object()
        self._touched: set[LaneId] = set()

    def setup(self) -> None:
        """Find the process's open lanes."""
        self._writers = self._shared.acquire(_Writers)
        self._registry = self._settings.make_registry()

    def start_bundle(self) -> None:
        """Forget the last bundle, however it ended."""
        self._bundle = object()
        self._touched = set()

    def process(self, element: Element) -> None:
        """Take the next element of a lane."""
        if element.lane in self._done:
            return  # another copy of the job, or an earlier try of this bundle, has made it final
        with self._closed_on_error(element.lane):
            writer = self._writer(element.lane)
            if writer.needs(element):
                writer.add(element, self._writes(element))
            if writer.done:
                self._close(element.lane)
                self._done.add(element.lane)

    def finish_bundle(self) -> None:
        """Make final what this bundle brought."""
        for lane in sorted(self._touched):  # a copy: closing changes the set
            with self._closed_on_error(lane):
                self._writers[lane][0].flush()

    def teardown(self) -> None:
        """Let go of the lanes that this instance opened."""
        for lane in self._opened:
            self._close(lane)

    def _writer(self, lane: LaneId) -> LaneWriter:
        writer, bundle = self._writers.get(lane, (None, None))
        if writer is not None and writer.pending and bundle is not self._bundle:
            self._close(lane)  # what is gathered belongs to a bundle that failed, and comes again
            writer = None
        if writer is None:
            writer = self._open(lane)
            self._opened.add(lane)
        self._writers[lane] = (writer, self._bundle)
        self._touched.add(lane)
        return writer

    def _open(self, lane: LaneId) -> LaneWriter:
        settings, token = self._settings, uuid4().hex
        files = None if settings.folder is None else LaneFiles(folder_of(settings.folder), lane, token)
        return LaneWriter(
            lane,
            *settings.ranges[lane],
            chunk_records=settings.chunk_records,
            token=token,
            transactions=self._sink.transactions(lane),
            files=files,
            flushed=count,
        )

    def _writes(self, element: Element) -> Writes:
        try:
            return writes(element, self._settings.topics, self._registry)
        except QuotesError:
            raise
        except Exception as error:  # noqa: BLE001 - a bug on one article: a dead letter, told, and counted
            _tell_bug(element, "write", error)
            letter = dead_letter(element, error, "write")
            return writes(element.with_payload(letter), self._settings.topics, self._registry)

    @contextmanager
    def _closed_on_error(self, lane: LaneId) -> Iterator[None]:
        try:
            yield
        except BaseException:
            self._close(lane)
            raise

    def _close(self, lane: LaneId) -> None:
        self._touched.discard(lane)
        writer, _ = self._writers.pop(lane, (None, None))
        if writer is not None:
            writer.close()


def count(chunk: Chunk) -> None:
    """Count what has become final in Beam's metrics."""
    now = time.time() * 1000
    Metrics.counter(NAMESPACE, "messages").inc(len(chunk.articles))
    for each, spent in zip(chunk.articles, chunk.spent, strict=True):
        Metrics.distribution(NAMESPACE, "microseconds_per_article").update(spent // 1000)
        if each.written_at is not None:
            Metrics.distribution(NAMESPACE, "article_age_seconds").update(int((now - each.written_at) / 1000))
        if each.dead_letter is not None:
            Metrics.counter(NAMESPACE, f"dead_letters.{each.dead_letter.error_class}").inc()
            continue
        Metrics.counter(NAMESPACE, "articles").inc()
        for quotation in each.quotations:
            Metrics.counter(NAMESPACE, f"quotations.{quotation.type}").inc()
