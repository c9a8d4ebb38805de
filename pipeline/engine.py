"""Beam from the outside: its options, a run of a graph on whatever runner, what was counted, and what went wrong."""

from __future__ import annotations

import contextlib
import io
import logging
import re
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import apache_beam as beam
from apache_beam.options.pipeline_options import DirectOptions, PipelineOptions, PortableOptions, StandardOptions
from apache_beam.runners.runner import PipelineResult

from pipeline import errors
from pipeline.errors import ConfigurationError, QuotesError, UnreachableError
from pipeline.lane.transforms import NAMESPACE

__all__ = ["DEFAULT_RUNNER", "Counts", "Spread", "beam_options", "count_results", "expected_error", "run_graph"]

DEFAULT_RUNNER = "FnApiRunner"

_OWN_ERRORS = {
    name: kind
    for name in errors.__all__
    if issubclass(kind := getattr(errors, name), QuotesError) and name not in ("QuotesError", "BadMessageError")
}
_TOLD = re.compile(rf"pipeline\.errors\.({'|'.join(_OWN_ERRORS)}): (.*)")
_STEP = re.compile(r" \[while running .*", re.DOTALL)
# What Beam 2.77 itself takes for DirectRunner first tries to download another runner.
_PATHS = dict.fromkeys((DEFAULT_RUNNER, "DirectRunner"), "apache_beam.runners.portability.fn_api_runner.FnApiRunner")

STOP_SECONDS = 20.0
"""How long workers may take to see that they should stop, before the job is cancelled; containers are given 30."""

_REACH_SECONDS = 10.0

_log = logging.getLogger(__name__)


def beam_options(runner: str, flags: Sequence[str], *, streaming: bool) -> PipelineOptions:
    """Return Beam's options.

    Args:
        runner: Name of the runner.
        flags: Options that are none of ours, as they stood on the command line.
        streaming: Whether the input has no end.

    Raises:
        ConfigurationError: An option is none of Beam's either, or has a wrong value, or does not go with the runner.
    """
    stray = [flag for before, flag in zip(["", *flags], flags, strict=False) if not _has_place(before, flag)]
    if stray:
        raise ConfigurationError(f"unexpected argument {stray[0]!r}; see --help")
    own = [f"--runner={_PATHS.get(runner, runner)}", *(["--streaming"] if streaming else [])]
    complaint = io.StringIO()
    try:
        with contextlib.redirect_stderr(complaint):
            known = PipelineOptions(own).get_all_options()
            given = PipelineOptions([*own, *flags]).get_all_options(retain_unknown_options=True)
    except SystemExit as error:
        last = complaint.getvalue().strip().rpartition("\n")[2].rpartition("error: ")[2]
        reason = last or "wrong options"
        raise ConfigurationError(f"Beam: {reason}; see Beam's documentation of pipeline options") from error
    unknown = sorted(given.keys() - known.keys())
    if unknown:
        name = next((flag for flag in flags if flag.lstrip("-").split("=")[0] == unknown[0]), f"--{unknown[0]}")
        raise ConfigurationError(f"no such option: {name.split('=')[0]} (neither ours nor one of Beam's); see --help")
    ours = next((name for name in sorted(given) if name.startswith("hdfs_") and given[name]), None)
    if ours is not None:  # taken by Beam, but not by what writes the folder
        raise ConfigurationError(
            f"--{ours}: give the namenode in --output-dir hdfs://host:port/folder, and the user in HADOOP_USER_NAME"
        )
    options = PipelineOptions([*own, *flags])
    _check_runner(runner, options, streaming=streaming)
    return options


def _check_runner(runner: str, options: PipelineOptions, *, streaming: bool) -> None:
    """Refuse what Beam would take and then not do."""
    if runner == "PortableRunner" and not options.view_as(PortableOptions).job_endpoint:
        raise ConfigurationError("--runner=PortableRunner needs a job server; give --job_endpoint=HOST:PORT")
    workers = options.view_as(DirectOptions).direct_num_workers
    if streaming and runner in _PATHS and workers != 1:
        # With more, FnApiRunner loses the rest of a lane that is handed back, and ends as if all were done.
        raise ConfigurationError(
            f"--direct_num_workers={workers}: on one machine a stream has one worker; leave the option out, start run "
            "often instead, or give --runner=PortableRunner and a job server"
        )


def _has_place(before: str, flag: str) -> bool:
    """Return whether a word is an option, or the value of the option before it."""
    return flag.startswith("-") or (before.startswith("--") and "=" not in before)


@dataclass(frozen=True, slots=True)
class Spread:
    """How a figure is spread over the articles."""

    count: int = 0
    total: int = 0
    least: int = 0
    most: int = 0


@dataclass(frozen=True, slots=True)
class Counts:
    """What a run has made final, from Beam's metrics.

    Attributes:
        messages: Messages read, dead letters included.
        articles: Articles whose quotations were looked for.
        quotations: By type.
        dead_letters: By class.
        article_age: Seconds between an article's publication and its processing.
        per_article: Microseconds that the steps took for one.
        known: Whether the runner told; those of a job that had to be cancelled are lost.
    """

    messages: int = 0
    articles: int = 0
    quotations: dict[str, int] = field(default_factory=dict)
    dead_letters: dict[str, int] = field(default_factory=dict)
    article_age: Spread = Spread()
    per_article: Spread = Spread()
    known: bool = True


def count_results(result: PipelineResult) -> Counts:
    """Return the counts of a run that has ended; a runner may tell less than all after a failure."""
    found = result.metrics().query(beam.metrics.MetricsFilter().with_namespace(NAMESPACE))
    counters: dict[str, int] = {}
    for each in found["counters"]:
        name = each.key.metric.name
        counters[name] = counters.get(name, 0) + int(each.result or 0)
    spreads = {each.key.metric.name: _spread(each.result) for each in found["distributions"]}
    return Counts(
        messages=counters.get("messages", 0),
        articles=counters.get("articles", 0),
        quotations=_by_kind(counters, "quotations."),
        dead_letters=_by_kind(counters, "dead_letters."),
        article_age=spreads.get("article_age_seconds", Spread()),
        per_article=spreads.get("microseconds_per_article", Spread()),
    )


def _spread(found: beam.metrics.metric.MetricResults | None) -> Spread:
    if found is None or not found.count:
        return Spread()
    return Spread(found.count, found.sum, found.min, found.max)


def _by_kind(counters: dict[str, int], prefix: str) -> dict[str, int]:
    return {name.removeprefix(prefix): number for name, number in sorted(counters.items()) if name.startswith(prefix)}


def run_graph(
    options: PipelineOptions, build: Callable[[beam.Pipeline], None], stopped: Callable[[], bool] | None = None
) -> Counts:
    """Build a graph, run it to its end, and return what it made final.

    Args:
        options: Beam's options, with the runner.
        build: Adds the graph to a pipeline.
        stopped: Whether the job is to end early. Workers on this machine see that for themselves; where they do not,
            the job is cancelled a while later.

    Raises:
        ConfigurationError: The runner does not take the options.
        UnreachableError: The job server does not answer.
        QuotesError: A worker raised one; runners hand it on as text, out of which it is made again.
    """
    _reach_job_server(options)
    try:
        pipeline = beam.Pipeline(options=options)
    except ValueError as error:
        raise ConfigurationError(f"Beam: {' '.join(str(error).split())}") from error
    cancelled = threading.Event()
    try:
        build(pipeline)
        result = pipeline.run()
        with _cancelled_once(stopped, result, cancelled):
            state = result.wait_until_finish()
    except QuotesError as error:
        raise type(error)(_STEP.sub("", str(error))) from error
    except Exception as error:
        expected = expected_error(str(error))
        if expected is not None:
            raise expected from error
        if not cancelled.is_set():
            raise
        state = "CANCELLED"
    if state in ("DONE", "DRAINED", "UPDATED"):
        return count_results(result)
    if cancelled.is_set():
        return Counts(known=False)
    raise RuntimeError(f"the runner ended the job in state {state}; its log says why")


def _reach_job_server(options: PipelineOptions) -> None:
    """Fail at once where Beam would wait for minutes and then not say for what."""
    endpoint = options.view_as(PortableOptions).job_endpoint
    if options.view_as(StandardOptions).runner != "PortableRunner" or endpoint == "embed":
        return
    host, _, port = str(endpoint).removeprefix("http://").rpartition(":")
    try:
        socket.create_connection((host, int(port)), _REACH_SECONDS).close()
    except (OSError, ValueError, OverflowError) as error:
        raise UnreachableError(
            f"{endpoint}: no job server answers ({error}); start it, or check --job_endpoint=HOST:PORT"
        ) from error


@contextlib.contextmanager
def _cancelled_once(
    stopped: Callable[[], bool] | None, result: PipelineResult, cancelled: threading.Event
) -> Iterator[None]:
    """Cancel a job that has not ended ``STOP_SECONDS`` after it was asked to; what is committed by then stays."""
    ended = threading.Event()

    def watch() -> None:
        assert stopped is not None
        while not stopped():
            if ended.wait(0.5):
                return
        if not ended.wait(STOP_SECONDS):
            cancelled.set()
            _log.warning("the workers do not see the signal; cancelling the job: what is not committed is read again")
            result.cancel()

    watcher = threading.Thread(target=watch, name="stop", daemon=True)
    if stopped is not None:
        watcher.start()
    try:
        yield
    finally:
        ended.set()


def expected_error(text: str) -> QuotesError | None:
    """Return the last error of ours that a worker's traceback tells of, or None if it tells of none."""
    told = _TOLD.findall(text)
    if not told:
        return None
    name, message = told[-1]
    kind: type[QuotesError] = _OWN_ERRORS[name]
    return kind(_STEP.sub("", message))
