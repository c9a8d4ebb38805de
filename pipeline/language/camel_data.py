"""Where data lie: our own cache folder, and what ``camel_data`` has installed.

camel-tools downloads a catalogue when ``camel_tools.data`` is imported, and raises where there is no network. A
catalogue that the user has is used; where there is none, an empty one in our cache folder stands in for it.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["cache_folder", "camel_data_folder", "camel_tools_ready"]

CACHE_VARIABLE = "QUOTES_CACHE_DIR"
CAMEL_VARIABLE = "CAMELTOOLS_DATA"
_EMPTY_CATALOGUE = {"version": "1", "packages": {}, "components": {}}


def cache_folder() -> Path:
    """Return the user's cache folder for this program (not created): ``QUOTES_CACHE_DIR``, or the platform's."""
    if given := os.environ.get(CACHE_VARIABLE):
        return Path(given).expanduser()
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library/Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "arabic-news-quotes"


def camel_data_folder() -> Path:
    """Return the folder in which camel-tools looks for its data: ``CAMELTOOLS_DATA``, or its own default."""
    if given := os.environ.get(CAMEL_VARIABLE):
        return Path(given).expanduser().absolute()
    return Path.home() / ("AppData/Roaming/camel_tools" if sys.platform == "win32" else ".camel_tools")


@contextmanager
def camel_tools_ready() -> Iterator[None]:
    """Import ``camel_tools.morphology`` and the like inside this block: it never reaches for the network.

    The environment is as before afterwards; data that the user has are found as ever.
    """
    if "camel_tools.data" in sys.modules or (camel_data_folder() / "catalogue.json").is_file():
        yield
        return
    folder = cache_folder() / "camel_tools"
    _write_empty_catalogue(folder)
    before = os.environ.get(CAMEL_VARIABLE)
    os.environ[CAMEL_VARIABLE] = str(folder)
    try:
        yield
    finally:
        if before is None:
            del os.environ[CAMEL_VARIABLE]
        else:
            os.environ[CAMEL_VARIABLE] = before


def _write_empty_catalogue(folder: Path) -> None:
    path = folder / "catalogue.json"
    if path.is_file():
        return
    folder.mkdir(parents=True, exist_ok=True)
    temporary = folder / f"catalogue.json.{os.getpid()}"
    temporary.write_text(json.dumps(_EMPTY_CATALOGUE), encoding="utf-8")
    temporary.replace(path)
