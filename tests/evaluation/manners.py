"""Annotated articles rewritten as careless sites and tables write them: one line, glued stops, other marks.

Each manner rewrites a body in the notation of ``markup``: its braces stay where they are, so the annotation fits the
new text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from pipeline.errors import ConfigurationError

__all__ = ["MANNERS", "manner"]

_STRAIGHT = re.compile(r'"([^"\n]+?)"')
_TO_STRAIGHT: Final = str.maketrans("«»“”", '""""')
_LATIN: Final = str.maketrans("،؛؟", ",;?")
_COLUMN = 75  # characters of a line of a wrapped text
_BLANK = re.compile(r"(?<!\{[qcsm]\d)(?<!\{[qcsm]\d\d) ")
_BRACES = re.compile(r"\{[qcsm]\d+ |\}")
_BARE_ALEF: Final = str.maketrans("أإآ", "ااا")


def _marks(pattern: str) -> Callable[[str], str]:
    return lambda body: _STRAIGHT.sub(pattern, body.translate(_TO_STRAIGHT))


def _sub(pattern: str, instead: str) -> Callable[[str], str]:
    found = re.compile(pattern)
    return lambda body: found.sub(instead, body)


def _wrapped(body: str) -> str:
    return "\n".join(_wrapped_line(line) for line in body.split("\n"))


def _wrapped_line(line: str) -> str:
    first, *others = _BLANK.split(line)
    out, width = first, len(_BRACES.sub("", first))
    for word in others:
        length = len(_BRACES.sub("", word))
        fits = width + 1 + length <= _COLUMN
        out += (" " if fits else "\n") + word
        width = width + 1 + length if fits else length
    return out


MANNERS: Final[dict[str, Callable[[str], str]]] = {
    "one-line": _sub(r"\n+", " "),
    "hard-wrap": _wrapped,
    "double-brackets": _marks(r"((\1))"),
    "doubled-marks": _marks(r'""\1""'),
    "padded-marks": _marks(r'" \1 "'),
    "curly-marks": _marks(r"“\1”"),
    "guillemets": _marks(r"«\1»"),
    "padded-guillemets": _marks(r"« \1 »"),
    "swapped-guillemets": _marks(r"»\1«"),
    "swapped-curly-marks": _marks(r"”\1“"),
    "low-marks": _marks(r"„\1“"),
    "latin-commas": lambda body: body.translate(_LATIN),
    "glued-commas": _sub(r"([،,]) ", r"\1"),
    "glued-stops": _sub(r'(?<=[ء-ي"»”}])\. (?=[ء-ي{])', "."),
    "spaced-stops": _sub(r'(?<=[ء-ي"»”}])([،.:؛])', r" \1"),
    "hard-blanks": _sub(r"(?<=[ء-ي]) (?=[ء-ي])", "\u00a0"),
    "bare-alef": lambda body: body.translate(_BARE_ALEF),
}
"""How a body is rewritten, by the name of the manner."""


def manner(name: str) -> Callable[[str], str]:
    """Return how a manner rewrites a body; the empty name leaves it as it is.

    Raises:
        ConfigurationError: There is no manner of that name.
    """
    if name and name not in MANNERS:
        raise ConfigurationError(f"no manner {name!r}: choose among {', '.join(MANNERS)}")
    return MANNERS.get(name, str)
