"""Whether the language side runs as C modules (``make compile``), and whether they are still those of its sources.

mypyc translates the modules as they stand, so the records are the same; Python takes a C module before the source
beside it, which must therefore not have changed since.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path
from typing import Final

from pipeline.errors import ConfigurationError

__all__ = ["RECORD", "check_compiled", "is_compiled"]

FOLDER: Final = Path(__file__).parent
_REMEDY: Final = "run make compile again, or make uncompile"
RECORD: Final = "compiled.json"
"""What ``setup.py`` leaves beside the modules: the SHA-256 of each source it compiled, by its path in the folder."""


def is_compiled(folder: Path = FOLDER) -> bool:
    """Say whether there are C modules in the language side's folder."""
    return any((folder / f"tag{suffix}").exists() for suffix in EXTENSION_SUFFIXES)


def check_compiled(folder: Path = FOLDER) -> None:
    """Make sure that C modules, where there are some, were made from the sources beside them.

    Raises:
        ConfigurationError: A source has changed since, or nothing tells from which they were made.
    """
    if not is_compiled(folder):
        return
    try:
        sums: Mapping[str, str] = json.loads((folder / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ConfigurationError(f"the language side is compiled, but {RECORD} cannot be read; {_REMEDY}") from error
    for name, digest in sums.items():
        source = folder / name
        if not source.exists() or hashlib.sha256(source.read_bytes()).hexdigest() != digest:
            raise ConfigurationError(f"the language side was compiled before {name} changed; {_REMEDY}")
