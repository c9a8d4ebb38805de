"""The ALMOR database format that ``camel_tools.morphology.MorphologyDB`` reads, and a writer for it.

An entry is a form as the analyser looks it up (undiacritised, folded), a category, and features. Which prefix goes
with which stem and suffix is said by three tables of category pairs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, TextIO

__all__ = ["AlmorEntry", "AlmorLexicon", "write_database"]

_FEATURES: Final = ("diac", "lex", "pos", "gen", "num", "per", "asp", "vox", "prc3", "prc2", "prc1", "prc0", "enc0")
_DEFAULTS: Final = {
    "noun": {"gen": "m", "num": "s"},
    "noun_prop": {},
    "digit": {},
    "punc": {},
    "latin": {},
}


@dataclass(frozen=True, slots=True)
class AlmorEntry:
    """One line of a section.

    Attributes:
        form: Lookup form; empty for the empty affix.
        category: Buckwalter's name of the class, such as ``PV_intr``.
        features: CALIMA names and values, such as ``{"prc2": "wa_conj"}``; values hold no blank.
    """

    form: str
    category: str
    features: Mapping[str, str]

    def line(self) -> str:
        """Return the tab-separated line of the file."""
        features = " ".join(f"{name}:{value}" for name, value in self.features.items())
        return f"{self.form}\t{self.category}\t{features}\n"


@dataclass(frozen=True, slots=True)
class AlmorLexicon:
    """Everything that one database holds; ``pairs`` maps AB, BC and AC to pairs of categories."""

    prefixes: tuple[AlmorEntry, ...]
    stems: tuple[AlmorEntry, ...]
    suffixes: tuple[AlmorEntry, ...]
    pairs: Mapping[str, tuple[tuple[str, str], ...]]
    backoff: tuple[str, ...] = field(default=())


def write_database(lexicon: AlmorLexicon, out: TextIO) -> None:
    """Write ``lexicon`` in ALMOR form; categories in ``lexicon.backoff`` take unknown proper names."""
    out.write("###DEFINES###\n")
    out.writelines(f"DEFINE {name} {name}:*open*\n" for name in _FEATURES)
    out.write("###DEFAULTS###\n")
    out.writelines(f"DEFAULT pos:{pos} {_default(pos)}\n" for pos in _DEFAULTS)
    out.write(f"###ORDER###\nORDER {' '.join(_FEATURES)}\n###TOKENIZATIONS###\n###STEMBACKOFF###\n")
    if lexicon.backoff:
        out.write(f"STEMBACKOFF PROP {' '.join(lexicon.backoff)}\n")
    for title, entries in (
        ("PREFIXES", lexicon.prefixes),
        ("SUFFIXES", lexicon.suffixes),
        ("STEMS", lexicon.stems),
    ):
        _section(out, title, (entry.line() for entry in entries))
    for title in ("AB", "BC", "AC"):
        _section(out, f"TABLE {title}", (f"{left} {right}\n" for left, right in lexicon.pairs[title]))


def _default(pos: str) -> str:
    values = {"gen": "-", "num": "-", "per": "na", "asp": "na", "vox": "na", **_DEFAULTS[pos]}
    clitics = {"prc3": "0", "prc2": "0", "prc1": "0", "prc0": "0", "enc0": "0"}
    return " ".join(f"{name}:{value}" for name, value in {**values, **clitics}.items())


def _section(out: TextIO, title: str, lines: Iterable[str]) -> None:
    out.write(f"###{title}###\n")
    out.writelines(lines)
