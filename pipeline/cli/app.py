"""The root of the command line: knows the commands by name, and how each failure ends.

A command is a file ``pipeline/cli/<name>.py`` with a click command called ``<name>``, and one line in ``COMMANDS``.
It is imported when it is called, so that ``--help`` does not wait for Beam or camel-tools. A command raises
``QuotesError`` and returns; what people see and the exit code are decided here.
"""

from __future__ import annotations

import errno
import os
import sys
import traceback
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any, NoReturn

import click

from pipeline import __version__
from pipeline.cli.tell import tell
from pipeline.errors import ConfigurationError, QuotesError

__all__ = ["COMMANDS", "RootGroup", "main", "root"]

PROGRAM = "arabic-news-quotes"

COMMANDS: Mapping[str, tuple[str, str]] = {
    "demo": ("pipeline.cli.demo:demo", "Show the whole way on this machine: articles in, quotations out."),
    "run": ("pipeline.cli.run:run", "Drain what is new on the topic, then exit: the scheduled job."),
    "stream": ("pipeline.cli.stream:stream", "Process the topic without end, until SIGTERM or SIGINT."),
    "extract": ("pipeline.cli.extract:extract", "Find the quotations in files of articles; needs no Kafka."),
    "publish": ("pipeline.cli.publish:publish", "Send articles from files to a topic."),
    "show": ("pipeline.cli.show:show", "Show records of Avro files as a table or as JSON lines."),
    "report": ("pipeline.cli.report:report", "Write one HTML page: the articles with their quotations marked."),
    "verify": ("pipeline.cli.verify:verify", "Check files against committed offsets and topic."),
    "replay": ("pipeline.cli.replay:replay", "Send dead letters back to the input topic."),
    "doctor": ("pipeline.cli.doctor:doctor", "Say which language data are in use, and what would be better."),
}
"""Name, ``module:attribute``, and the line that ``--help`` shows (the first of the command's own help)."""

_INTERRUPTED = 130
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS})


class RootGroup(click.Group):
    """Imports a command when it is called, and ends the program the way that errors and signals ask for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the table: what a newcomer needs comes first."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command, with ``--debug`` added so that it may stand behind the name too."""
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        if not any(parameter.name == "debug" for parameter in command.params):
            command.params.append(_debug_option())
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands from the table alone."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; end with its exit code, and with one line on standard error where it failed."""
        try:
            return super().invoke(ctx)
        except (click.exceptions.Exit, click.ClickException):
            raise
        except BrokenPipeError:
            _forget_stdout()
            ctx.exit(0)
        except (KeyboardInterrupt, click.Abort):
            click.echo("Interrupted.", err=True)
            ctx.exit(_INTERRUPTED)
        except Exception as error:  # noqa: BLE001 - told in one line, with its traceback on demand
            ctx.exit(_end(ctx, error))

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run with the arguments; tell wrong ones in one line and end with 2."""
        if not standalone_mode:
            return super().main(args, prog_name, complete_var, standalone_mode, **extra)
        try:
            code = super().main(args, prog_name, complete_var, False, **extra)
        except click.ClickException as error:
            _end_with_usage(error)
        except click.Abort:
            sys.exit(_INTERRUPTED)
        sys.exit(code if isinstance(code, int) else 0)


def _debug_option() -> click.Option:
    return click.Option(
        ["--debug"],
        is_flag=True,
        envvar="QUOTES_DEBUG",
        expose_value=False,
        callback=_keep_debug,
        help="Show the traceback of an error.",
    )


def _keep_debug(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:
    ctx.meta["debug"] = ctx.meta.get("debug", False) or value


def _end(ctx: click.Context, error: Exception) -> int:
    """Tell what went wrong and return the exit code."""
    if isinstance(error, QuotesError):
        _tell(ctx, f"error: {error}")
        return error.exit_code
    if isinstance(error, OSError) and error.errno in _FULL:
        _forget_stdout()
        where = error.filename or "standard output"
        _tell(ctx, f"error: {where}: cannot be written ({error.strerror}); free some space, or write elsewhere")
        return ConfigurationError.exit_code
    _tell(ctx, f"bug: {type(error).__name__}: {error}; run again with --debug, and report what it prints")
    return 1


def _tell(ctx: click.Context, message: str) -> None:
    """Write one line to standard error, before it the traceback where ``--debug`` asks for it."""
    if ctx.meta.get("debug"):
        traceback.print_exc()
    tell(message)


def _end_with_usage(error: click.ClickException) -> NoReturn:
    path = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else PROGRAM
    tell(f"error: {error.format_message()} Try '{path} --help'.")
    sys.exit(error.exit_code)


def _forget_stdout() -> None:
    """Keep the interpreter from failing once more when it flushes a standard output that nobody reads."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.group(
    cls=RootGroup,
    params=[_debug_option()],
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name=PROGRAM)
def root() -> None:
    """Find who said what in Arabic news: articles from Kafka or files in, Avro quotations out.

    Every option can be given as an environment variable: QUOTES_TOPIC for --topic. Secrets only so.

    \b
    Examples:
      arabic-news-quotes demo
      arabic-news-quotes extract article.txt --format table
      arabic-news-quotes run --bootstrap-servers localhost:9092 --topic articles --group quotes \\
          --output-dir out

    \b
    Exit codes: 0 done, or nothing new; 1 a bug; 2 bad configuration or arguments; 3 broker or
    registry not reachable; 4 too many dead letters; 5 a gap in the input; 6 fenced by another
    copy; 7 verification failed; 130 interrupted.
    """


def main(args: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # Arabic must go out whatever the locale says
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    root.main(args, prog_name=PROGRAM)
    raise AssertionError("click ends the program")
