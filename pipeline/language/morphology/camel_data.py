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
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pipeline.errors import ConfigurationError

__all__ = [
    "CALIMA",
    "CAMEL_VARIABLE",
    "MLE",
    "CamelDataset",
    "cache_folder",
    "camel_data_folder",
    "camel_tools_ready",
    "find_dataset",
    "installed_version",
    "require_dataset",
]

CACHE_VARIABLE: Final = "QUOTES_CACHE_DIR"
CAMEL_VARIABLE: Final = "CAMELTOOLS_DATA"
MODEL_NAME: Final = "calima-msa-r13"
_EMPTY_CATALOGUE: Final = {"version": "1", "packages": {}, "components": {}}


@dataclass(frozen=True, slots=True)
class CamelDataset:
    """A data set that ``camel_data`` installs: its component in camel-tools' catalogue, its package, its file."""

    component: str
    package: str
    file: str


CALIMA: Final = CamelDataset("MorphologyDB", "morphology-db-msa-r13", "morphology.db")
MLE: Final = CamelDataset("DisambigMLE", "disambig-mle-calima-msa-r13", "model.json")


def find_dataset(dataset: CamelDataset) -> Path | None:
    """Return the file of ``dataset`` if the user has installed it."""
    with camel_tools_ready():
        from camel_tools.data import CATALOGUE
    component = CATALOGUE.components.get(dataset.component)
    entry = component.datasets.get(MODEL_NAME) if component else None
    path = Path(entry.path) / dataset.file if entry else None
    return path if path and path.is_file() else None


def require_dataset(dataset: CamelDataset) -> Path:
    """Return the file of ``dataset``.

    Raises:
        ConfigurationError: If it is not installed.
    """
    path = find_dataset(dataset)
    if path is None:
        raise ConfigurationError(
            f"{dataset.package} is not installed in {camel_data_folder()}: camel_data -i {dataset.package}, "
            "or use --morphology bundled"
        )
    return path


def installed_version(dataset: CamelDataset) -> str | None:
    """Return the version that ``camel_data`` noted for ``dataset``, if any."""
    path = camel_data_folder() / "versions.json"
    if not path.is_file():
        return None
    version = json.loads(path.read_text(encoding="utf-8")).get(dataset.package)
    return str(version) if version is not None else None


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
