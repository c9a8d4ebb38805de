"""``run``: the scheduled job. Drains what is new for a group, then exits."""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.table import Table

from pipeline.cli import options
from pipeline.cli.lane_options import connection_of, lane_options, stop_on_signal, topics_of, works_of
from pipeline.cli.options import option
from pipeline.cli.progress import show_progress
from pipeline.errors import ConfigurationError
from pipeline.lane.logs import set_log_levels

if TYPE_CHECKING:
    from apache_beam.options.pipeline_options import PipelineOptions

    from pipeline.lane.backfill import Bound
    from pipeline.lane.job import Job, Place

__all__ = ["run"]


@click.command(context_settings={"ignore_unknown_options": True})
@lane_options
@option("--max-records", type=click.IntRange(min=1), help="Read at most that many messages.")
@option("--max-seconds", type=click.FloatRange(min=0, min_open=True), help="Stop reading after that long.")
@option("--from", "first", metavar="TIME|OFFSET", help="Backfill: read again from here on (ISO 8601, or an offset).")
@option("--to", "last", metavar="TIME|OFFSET", help="Backfill: up to here, this not included.")
@options.max_dead_letters
@option("--dry-run", is_flag=True, help="Show ranges and lag, and touch nothing.")
@option("--summary", type=click.Path(dir_okay=False, path_type=Path), help="Write how it went to this file, as JSON.")
@option(
    "--metrics-file", type=click.Path(dir_okay=False, path_type=Path), help="Write Prometheus metrics to this file."
)
@click.pass_context
def run(ctx: click.Context, /, **given: Any) -> None:
    """Drain what is new on the topic, then exit: the scheduled job.

    Reads each partition from the group's committed offset up to the end seen at the start. What it writes and the
    offsets become final together, chunk by chunk: it may be killed at any moment and run again, and loses and doubles
    nothing. A second copy with the same group shuts out the first, which ends with 6. SIGTERM and SIGINT commit what
    was read.

    --from and --to read part of the topic again, beside the scheduled job: they leave the group's offsets alone and
    want an --output-dir of their own. Kafka looks times up: each partition is read from its first entry of that time or
    later. Where the times of messages do not rise with their offsets (old articles, sent today), give offsets.

    \b
    Examples:
      arabic-news-quotes run --bootstrap-servers localhost:9092 --topic articles --group quotes \\
          --output-dir out --quotes-topic quotations --dead-letter-topic articles.dead
      arabic-news-quotes run … --dry-run
      arabic-news-quotes run … --direct_num_workers=2 --direct_running_mode=multi_processing
      arabic-news-quotes run … --output-dir again --from 2026-03-01T00:00:00Z --to 2026-03-02T00:00:00Z
    """
    set_log_levels(bool(ctx.meta.get("debug")))
    console = Console(stderr=True, highlight=False)
    # Imported here, because Beam takes seconds to import: not for --help.
    from pipeline.engine import beam_options
    from pipeline.lane.job import settle
    from pipeline.lane.stores import use_options

    beam = beam_options(given["runner"], given["beam_flags"], streaming=False)
    use_options(beam)
    job = _job(given)
    place = settle(job, touch=not given["dry_run"])
    for note in place.plan.notes:
        console.print(note, markup=False, soft_wrap=True)
    if given["dry_run"]:
        _show_plan(Console(), place)
        return
    _drain(job, place, beam, given, console)


def _job(given: dict[str, Any]) -> Job:
    from pipeline.lane.backfill import Backfill
    from pipeline.lane.job import Job

    backfill = None
    if given["first"] is not None or given["last"] is not None:
        backfill = Backfill(_bound("--from", given["first"]), _bound("--to", given["last"]))
    return Job(
        connection=connection_of(given),
        topic=given["topic"],
        group=given["group"],
        folder=given["output_dir"],
        topics=topics_of(given),
        on_gap=given["on_gap"],
        max_records=given["max_records"],
        backfill=backfill,
    )


def _bound(name: str, text: str | None) -> Bound | None:
    from pipeline.lane.backfill import parse_bound

    try:
        return None if text is None else parse_bound(text)
    except ValueError as error:
        raise ConfigurationError(f"{name} {text}: neither an offset nor a time such as 2026-03-01T00:00:00Z") from error


def _drain(job: Job, place: Place, beam: PipelineOptions, given: dict[str, Any], console: Console) -> None:
    from pipeline.drain import drain
    from pipeline.lane.report import metrics_text, summary_lines, write_whole
    from pipeline.lane.transforms import Stop

    deadline = time.time() + given["max_seconds"] if given["max_seconds"] else None
    with stop_on_signal(lambda line: console.print(line, markup=False, soft_wrap=True)) as path:
        drained = drain(
            job,
            place,
            works_of(given),
            options=beam,
            stop=Stop(str(path), deadline),
            max_dead_letters=given["max_dead_letters"],
            progress=partial(show_progress, console),
        )
    if given["summary"]:
        write_whole(given["summary"], drained.summary.as_json())
    if given["metrics_file"]:
        write_whole(given["metrics_file"], metrics_text(drained.summary, drained.counts, time.time()))
    if drained.failure is None or drained.summary.read:
        for line in summary_lines(drained.summary):
            console.print(line, markup=False, soft_wrap=True)
    if drained.failure is not None:
        raise drained.failure


def _show_plan(console: Console, place: Place) -> None:
    table = Table(title=f"What group {place.group} would read")
    for name in ("lane", "from", "to", "lag"):
        table.add_column(name, justify="left" if name == "lane" else "right")
    for lane in place.plan.lanes:
        limit = "" if lane.max_records is None else f" (at most {lane.max_records})"
        table.add_row(str(lane.lane), str(lane.start), str(lane.end), f"{lane.lag}{limit}")
    console.print(table)
    lanes = f"{len(place.plan.work)} of {len(place.plan.lanes)} lanes"
    console.print(f"{place.plan.lag:,} offsets to read in {lanes}", markup=False)
