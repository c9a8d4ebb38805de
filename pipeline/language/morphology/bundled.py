"""The two databases that need nothing from outside: Buckwalter's dictionaries, and our own layer over them."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Final, TextIO

from pipeline import words
from pipeline.errors import ConfigurationError
from pipeline.language import letters
from pipeline.language.morphology import almor, buckwalter, derive, inherent, layer
from pipeline.language.morphology.camel_data import cache_folder, camel_tools_ready
from pipeline.language.morphology.store import fingerprint, made_once

if TYPE_CHECKING:
    from camel_tools.morphology.database import MorphologyDB

__all__ = ["dictionary_database", "layer_database", "load_database"]

_CONVERTER: Final = (almor, buckwalter, derive, inherent, letters)
_NOMINAL: Final = ("N", "FW")


def dictionary_database() -> Path:
    """Return the ALMOR file made from Buckwalter's dictionaries; made at first use."""
    folder = buckwalter.dictionary_folder()
    path = cache_folder() / f"buckwalter-{fingerprint(_sources(folder, _CONVERTER, inherent.WORD_TABLES))}.db"
    return made_once(path, lambda out: _write_dictionary(folder, out), path.name)


def layer_database() -> Path:
    """Return the ALMOR file made from our word tables; made at first use and after each change of a table."""
    folder = buckwalter.dictionary_folder()
    tables = (*inherent.WORD_TABLES, *layer.table_names())
    path = cache_folder() / f"layer-{fingerprint(_sources(folder, (*_CONVERTER, layer), tables))}.db"
    return made_once(path, lambda out: _write_layer(folder, out), path.name)


def load_database(path: Path) -> MorphologyDB:
    """Load an ALMOR file; equal strings are kept once, which saves half of the memory."""
    with camel_tools_ready():
        from camel_tools.morphology.database import MorphologyDB

    class Database(MorphologyDB):
        def _parse_analysis_line_toks(self, toks: list[str]) -> dict[str, str]:
            return dict(map(pairs.__getitem__, filter(None, toks)))

    pairs = _Pairs()
    with _no_collection():
        database = Database(str(path), "a")
    pairs.clear()
    gc.freeze()  # they stay as long as the process; the collector need not walk through them again and again
    return database


@contextmanager
def _no_collection() -> Iterator[None]:
    """Pause the garbage collector, which would search half a million objects that all stay: a third of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class _Pairs(dict[str, tuple[str, str]]):
    """Feature pairs by their text, so that each is split and stored once: ``gen:m`` stands on 40,000 lines."""

    def __missing__(self, text: str) -> tuple[str, str]:
        name, colon, value = text.partition(":")
        if not colon:
            raise ConfigurationError(f"the morphological database has a feature without a value: {text!r}")
        pair = self[text] = (sys.intern(name), sys.intern(value))
        return pair


def _write_dictionary(folder: Path, out: TextIO) -> None:
    lines = tuple(buckwalter.read_lines(folder / "dictStems"))
    stems = buckwalter.stem_entries([*map(derive.with_dual, lines), *derive.derived_lines(lines, _nouns(lines))])
    almor.write_database(buckwalter.read_lexicon(folder, stems), out)


def _write_layer(folder: Path, out: TextIO) -> None:
    lines = tuple(buckwalter.read_lines(folder / "dictStems"))
    known = _nouns(lines)
    verbs = tuple(layer.modelled_lines(lines))
    verbs = (*verbs, *derive.derived_lines(verbs, known))
    stems = [*layer.extra_stems(layer.lexemes(known)), *buckwalter.stem_entries(verbs)]
    almor.write_database(buckwalter.read_lexicon(folder, stems), out)


def _nouns(lines: Iterable[buckwalter.Line]) -> dict[str, set[str]]:
    """Return the folded forms of everything that is no verb, with their categories."""
    found: dict[str, set[str]] = {}
    for line in lines:
        if line.category.startswith(_NOMINAL):
            form = letters.fold_spelling(letters.from_buckwalter(line.form))
            found.setdefault(form, set()).add(line.category)
    return found


def _sources(folder: Path, converter: tuple[ModuleType, ...], tables: tuple[str, ...]) -> Iterator[Path]:
    """Give the files that decide what a database holds: dictionaries, tables, and the converter itself."""
    yield from (folder / name for name in buckwalter.DICTIONARY_FILES)
    yield from (Path(module.__file__ or "") for module in converter)
    with resources.as_file(resources.files(words)) as tables_folder:
        yield from (tables_folder / f"{name}.tsv" for name in tables)
