"""``stream``: the same graph as ``run``, without an end."""

from __future__ import annotations

from typing import Any

import click
from rich.console import Console

from pipeline.cli.lane_options import connection_of, lane_options, stop_on_signal, topics_of, works_of
from pipeline.cli.options import option
from pipeline.lane.logs import set_log_levels

__all__ = ["stream"]


@click.command(context_settings={"ignore_unknown_options": True})
@lane_options
@option(
    "--flush-seconds",
    type=click.FloatRange(min=0.1, max=60.0),
    default=5.0,
    help="Commit after that long, though fewer than --chunk-records have come.",
)
@click.pass_context
def stream(ctx: click.Context, /, **given: Any) -> None:
    """Process the topic without end, until SIGTERM or SIGINT.

    The same graph and the same promises as those of run; what it writes becomes final every --flush-seconds or
    --chunk-records, and what was read is committed at the end. Partitions that are added to the topic are seen at the
    next start. On one machine the default runner does, in one process. Workers elsewhere do not see the signal: their
    job is cancelled 20 seconds later, and what was not committed is read again at the next start.

    \b
    Examples:
      arabic-news-quotes stream --bootstrap-servers localhost:9092 --topic articles --group quotes \\
          --output-dir out --quotes-topic quotations --dead-letter-topic articles.dead
      arabic-news-quotes stream … --runner PortableRunner --job_endpoint=localhost:8099 \\
          --environment_type=LOOPBACK
    """
    set_log_levels(bool(ctx.meta.get("debug")))
    console = Console(stderr=True, highlight=False)
    # Imported here, because Beam takes seconds to import: not for --help.
    from pipeline.drain import parts
    from pipeline.engine import beam_options, run_graph
    from pipeline.graph import build
    from pipeline.lane.job import Job, reached, settle
    from pipeline.lane.kafka_source import KafkaSource
    from pipeline.lane.stores import use_options
    from pipeline.lane.stream import StreamLane
    from pipeline.lane.transforms import Stop

    options = beam_options(given["runner"], given["beam_flags"], streaming=True)
    use_options(options)
    job = Job(
        connection_of(given), given["topic"], given["group"], given["output_dir"], topics_of(given), given["on_gap"]
    )
    place = settle(job)
    for note in place.plan.notes:
        console.print(note, markup=False, soft_wrap=True)
    works = works_of(given)
    with stop_on_signal(lambda line: console.print(line, markup=False, soft_wrap=True)) as path:
        stop = Stop(str(path))
        read = StreamLane(KafkaSource(job.connection), works.chunk_records, given["flush_seconds"], stop)
        console.print(f"Reading {job.topic} ({len(place.plan.lanes)} partitions); SIGTERM or Ctrl-C ends it.")
        counts = run_graph(
            options,
            lambda graph: build(graph, place.plan.lanes, parts(job, place, works, read, endless=True)),
            stop,
        )
    if not counts.known:
        done = sum(reached(job, place).values()) - sum(each.start for each in place.plan.lanes)
        console.print(f"{done:,} offsets were committed.")
        return
    quotations = sum(counts.quotations.values())
    dead_letters = sum(counts.dead_letters.values())
    console.print(f"Read {counts.messages:,} messages: {quotations:,} quotations, {dead_letters:,} dead letters.")
