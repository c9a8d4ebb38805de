"""The two databases that need nothing from outside: Buckwalter's dictionaries, and our own layer over them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, TextIO

from pipeline import words
from pipeline.language import almor, buckwalter, inherent, layer, letters
from pipeline.language.camel_data import cache_folder, camel_tools_ready
from pipeline.language.store import fingerprint, made_once

if TYPE_CHECKING:
    from camel_tools.morphology.database import MorphologyDB

__all__ = ["dictionary_database", "layer_database", "load_database"]

_CONVERTER = (almor, buckwalter, inherent, letters)
_NOMINAL = ("N", "FW")


def dictionary_database() -> Path:
    """Return the ALMOR file made from Buckwalter's dictionaries; made at first use."""
    folder = buckwalter.dictionary_folder()
    path = cache_folder() / f"buckwalter-{fingerprint(_sources(folder, _CONVERTER, inherent.WORD_TABLES))}.db"
    return made_once(path, lambda out: almor.write_database(buckwalter.read_lexicon(folder), out), path.name)


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

    class Database(MorphologyDB):  # type: ignore[misc]
        def _parse_analysis_line_toks(self, toks: list[str]) -> dict[str, str]:
            return {sys.intern(k): sys.intern(v) for k, v in super()._parse_analysis_line_toks(toks).items()}

    return Database(str(path), "a")


def _write_layer(folder: Path, out: TextIO) -> None:
    lines = tuple(buckwalter.read_lines(folder / "dictStems"))
    known = {letters.fold_spelling(letters.from_buckwalter(line.form)) for line in lines if _is_nominal(line)}
    stems = [*layer.extra_stems(layer.lexemes(known)), *buckwalter.stem_entries(layer.modelled_lines(lines))]
    almor.write_database(buckwalter.read_lexicon(folder, stems), out)


def _is_nominal(line: buckwalter.Line) -> bool:
    return line.category.startswith(_NOMINAL)


def _sources(folder: Path, converter: tuple[ModuleType, ...], tables: tuple[str, ...]) -> Iterator[Path]:
    """Give the files that decide what a database holds: dictionaries, tables, and the converter itself."""
    yield from (folder / name for name in buckwalter.DICTIONARY_FILES)
    yield from (Path(module.__file__ or "") for module in converter)
    with resources.as_file(resources.files(words)) as tables_folder:
        yield from (tables_folder / f"{name}.tsv" for name in tables)
