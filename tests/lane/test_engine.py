"""Beam's options, job servers that are not there, and jobs that do not see that they should stop."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Any

import apache_beam as beam
import pytest
from apache_beam.options.pipeline_options import StandardOptions

from pipeline import engine
from pipeline.engine import Counts, beam_options, run_graph
from pipeline.errors import ConfigurationError, UnreachableError


def nothing(_: beam.Pipeline) -> None:
    """Add nothing to a graph."""


@pytest.mark.parametrize("runner", ["FnApiRunner", "DirectRunner"])
def test_the_direct_runner_is_the_one_that_downloads_nothing(runner: str) -> None:
    options = beam_options(runner, [], streaming=False)
    assert options.view_as(StandardOptions).runner.endswith("fn_api_runner.FnApiRunner")


@pytest.mark.parametrize(
    ("runner", "flags", "streaming", "told"),
    [
        ("PortableRunner", (), False, "give --job_endpoint=HOST:PORT"),
        ("FnApiRunner", ("--direct_num_workers=2", "--direct_running_mode=multi_processing"), True, "has one worker"),
        ("DirectRunner", ("--direct_num_workers=0",), True, "start run often instead"),
        ("FnApiRunner", ("--hdfs_host=namenode",), False, "--hdfs_host: give the namenode in --output-dir"),
    ],
)
def test_what_would_be_taken_and_not_done_is_refused(
    runner: str, flags: Sequence[str], streaming: bool, told: str
) -> None:
    with pytest.raises(ConfigurationError, match=told):
        beam_options(runner, flags, streaming=streaming)


@pytest.mark.parametrize(("runner", "told"), [("Foo", "pipeline runner: Foo"), ("DataflowRunner", "project")])
def test_a_runner_that_is_none_or_lacks_options_is_told_in_one_line(runner: str, told: str) -> None:
    with pytest.raises(ConfigurationError) as raised:
        run_graph(beam_options(runner, [], streaming=False), nothing)
    assert told in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("endpoint", ["127.0.0.1:1", "127.0.0.1", "127.0.0.1:port", "127.0.0.1:99999"])
def test_a_job_server_that_is_not_there_is_told_at_once(endpoint: str) -> None:
    options = beam_options("PortableRunner", [f"--job_endpoint={endpoint}"], streaming=False)
    with pytest.raises(UnreachableError, match=f"^{endpoint}: no job server answers"):
        run_graph(options, nothing)


class Deaf:
    """A job whose workers do not see that they should stop."""

    def __init__(self) -> None:
        self.over = threading.Event()

    def wait_until_finish(self) -> str:
        assert self.over.wait(30), "nobody cancelled the job"
        raise RuntimeError("Pipeline failed in state CANCELLED")

    def cancel(self) -> None:
        self.over.set()

    def metrics(self) -> Any:
        return self

    def query(self, _: Any) -> dict[str, list[Any]]:
        return {"counters": [], "distributions": []}


def test_a_job_that_does_not_see_the_stop_is_cancelled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "STOP_SECONDS", 0.01)
    monkeypatch.setattr(beam.Pipeline, "run", lambda _: Deaf())
    assert run_graph(beam_options("FnApiRunner", [], streaming=True), nothing, lambda: True) == Counts(known=False)


def test_a_job_that_ends_by_itself_is_not_cancelled(monkeypatch: pytest.MonkeyPatch) -> None:
    job = Deaf()
    monkeypatch.setattr(job, "wait_until_finish", lambda: "DONE")
    monkeypatch.setattr(beam.Pipeline, "run", lambda _: job)
    run_graph(beam_options("FnApiRunner", [], streaming=True), nothing, lambda: False)
    assert not job.over.is_set()


def test_a_job_that_fails_by_itself_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    job = Deaf()
    job.over.set()
    monkeypatch.setattr(beam.Pipeline, "run", lambda _: job)
    with pytest.raises(RuntimeError, match="CANCELLED"):
        run_graph(beam_options("FnApiRunner", [], streaming=True), nothing, lambda: False)
