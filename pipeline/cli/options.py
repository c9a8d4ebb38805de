"""Options that several commands share, and the one way to make an option.

Every option can be given as an environment variable ``QUOTES_<OPTION>``: made with ``option``, it has that by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from pipeline.decode import DEFAULT_MAX_CHARS

__all__ = [
    "annotated_topic",
    "bootstrap_servers",
    "dead_letter_topic",
    "group",
    "kafka_config",
    "max_article_chars",
    "max_dead_letters",
    "morphology",
    "option",
    "output_dir",
    "quotes_topic",
    "register_schemas",
    "schema_registry_url",
    "topic",
]

_F = TypeVar("_F", bound=Callable[..., Any])
Decorator = Callable[[_F], _F]


def option(*names: str, **attributes: Any) -> Decorator[Any]:
    """Make an option that the environment can give too, and whose help shows its default.

    Args:
        names: As for ``click.option``; the long one first names the variable: ``--max-records`` is QUOTES_MAX_RECORDS.
        attributes: As for ``click.option``.
    """
    long_name = next(name for name in names if name.startswith("--")).split("/")[0]
    attributes.setdefault("envvar", "QUOTES_" + long_name[2:].replace("-", "_").upper())
    attributes.setdefault("show_default", True)
    return click.option(*names, **attributes)


class FolderType(click.Path):
    """A folder on this machine, or the URL of one in a store that Beam reaches."""

    name = "folder"

    def __init__(self, *, exists: bool = False) -> None:
        super().__init__(exists=exists, file_okay=False, path_type=Path)

    def convert(self, value: Any, parameter: click.Parameter | None, context: click.Context | None) -> Any:
        """Return a ``Path``, or a ``RemotePath``."""
        if not isinstance(value, str) or "://" not in value:
            return super().convert(value, parameter, context)
        from pipeline.lane.folders import folder_of
        from pipeline.lane.stores import use_options  # imports Beam

        use_options()
        return folder_of(value)


bootstrap_servers = option(
    "--bootstrap-servers", required=True, metavar="HOST:PORT,…", help="Kafka brokers to begin with."
)
topic = option("--topic", required=True, help="Topic of the articles.")
group = option("--group", required=True, help="Consumer group that keeps the offsets; also names the transactions.")
output_dir = option("--output-dir", type=FolderType(), help="Folder for the Avro files, also s3://, gs:// or hdfs://.")
quotes_topic = option("--quotes-topic", help="Topic for quotations.")
annotated_topic = option("--annotated-topic", help="Topic for annotated articles.")
dead_letter_topic = option("--dead-letter-topic", help="Topic for dead letters.")
kafka_config = option(
    "--kafka-config",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="File of key=value lines with Kafka's security settings.",
)
schema_registry_url = option(
    "--schema-registry-url",
    metavar="URL",
    help="Schema registry with Confluent's API: values get its frame. User, password and CA file come from "
    "QUOTES_SCHEMA_REGISTRY_USER, QUOTES_SCHEMA_REGISTRY_PASSWORD and QUOTES_SCHEMA_REGISTRY_CA_FILE.",
)
register_schemas = option(
    "--register-schemas/--no-register-schemas",
    default=True,
    help="Register our schemas with the registry, or only look them up.",
)
max_article_chars = option(
    "--max-article-chars",
    type=click.IntRange(min=1),
    default=DEFAULT_MAX_CHARS,
    help="Characters that a text may have; longer articles are turned down.",
)
max_dead_letters = option(
    "--max-dead-letters",
    type=click.FloatRange(0, 1),
    default=0.5,
    help="Share of articles that may be turned down before the command ends with 4.",
)
morphology = option(
    "--morphology",
    type=click.Choice(["auto", "bundled", "calima", "mle"]),
    default="auto",
    help="Dictionaries for the analysis of words; auto takes the best that are there.",
)
