"""Load the word tables: what the language side knows about single words and names.

A table is a file ``NAME.tsv`` beside this module, and adding a table is adding a file. Its form is laid down in
``README.md`` and held by ``tests/words``: UTF-8 in NFC, tab-separated, a header line with the column names, one
entry a line, lines in code point order.
"""

from dataclasses import dataclass
from functools import cache
from importlib import resources

__all__ = ["Row", "WordTableError", "load", "parse", "tables"]

_SUFFIX = ".tsv"


class WordTableError(Exception):
    """A word table is missing or malformed: a fault of this installation, not of its user."""


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of a word table; ``row["form"]`` is its cell in the column ``form``.

    Attributes:
        table: Name of the table, without the ending.
        line: Line of the file, counted from 1 (the header is line 1).
        columns: Column names, shared by all rows of the table.
        values: One cell for each column, as written.
    """

    table: str
    line: int
    columns: tuple[str, ...]
    values: tuple[str, ...]

    def __getitem__(self, column: str) -> str:
        """Return the cell in ``column``.

        Raises:
            WordTableError: The table has no such column.
        """
        try:
            return self.values[self.columns.index(column)]
        except ValueError:
            known = ", ".join(self.columns)
            raise WordTableError(f"{self.table}{_SUFFIX} has no column {column!r}; it has {known}") from None

    def flag(self, column: str) -> bool:
        """Return a ``y``/``n`` cell as a truth value.

        Raises:
            WordTableError: The cell holds something else.
        """
        value = self[column]
        if value not in ("y", "n"):
            raise WordTableError(f"{self.table}{_SUFFIX}:{self.line}: {column} is {value!r}, expected y or n")
        return value == "y"

    def each(self, column: str) -> tuple[str, ...]:
        """Return the parts of a cell that holds several values separated by ``;`` (none if it is empty)."""
        value = self[column]
        return tuple(value.split(";")) if value else ()


@cache
def load(name: str) -> tuple[Row, ...]:
    """Read the table ``name``, once per process, in the order of the file.

    Raises:
        WordTableError: There is no such table, or one of its lines is malformed.
    """
    try:
        text = (resources.files(__name__) / f"{name}{_SUFFIX}").read_text(encoding="utf-8")
    except FileNotFoundError:
        raise WordTableError(f"there is no word table {name!r}; there are {', '.join(tables())}") from None
    except UnicodeDecodeError as error:
        raise WordTableError(f"{name}{_SUFFIX} is not UTF-8: {error}") from error
    return parse(name, text)


@cache
def tables() -> tuple[str, ...]:
    """Return the names of all tables, sorted."""
    names = (entry.name for entry in resources.files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(_SUFFIX) for name in names if name.endswith(_SUFFIX)))


def parse(name: str, text: str) -> tuple[Row, ...]:
    r"""Read the text of a table; ``"kind\tform\ncity\tالقاهرة\n"`` is one row with two cells.

    Args:
        name: Name of the table, for messages and rows.
        text: The whole file.

    Raises:
        WordTableError: No header, a wrong number of cells, a blank line or stray white space; names the line.
    """
    if not text.endswith("\n"):
        raise WordTableError(f"{name}{_SUFFIX} is empty or its last line has no line feed")
    header, *lines = text[:-1].split("\n")
    columns = tuple(header.split("\t"))
    if len(set(columns)) != len(columns) or not all(column.isidentifier() for column in columns):
        raise WordTableError(f"{name}{_SUFFIX}:1: not a header of distinct column names: {header!r}")
    return tuple(_row(name, number, columns, line) for number, line in enumerate(lines, start=2))


def _row(name: str, number: int, columns: tuple[str, ...], line: str) -> Row:
    values = tuple(line.split("\t"))
    if len(values) != len(columns):
        raise WordTableError(f"{name}{_SUFFIX}:{number}: {len(values)} cells, expected {len(columns)}: {line!r}")
    if any(value != " ".join(value.split()) for value in values):
        raise WordTableError(f"{name}{_SUFFIX}:{number}: stray white space in a cell: {line!r}")
    return Row(name, number, columns, values)
