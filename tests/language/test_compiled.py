"""C modules beside the sources: taken only where they were made from them."""

from __future__ import annotations

import hashlib
import json
import os
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

import pytest

from pipeline.errors import ConfigurationError
from pipeline.language import compiled, tag

SOURCE = "x = 1\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a source, its C module, and the record of what that was made from."""
    (tmp_path / "tag.py").write_text(SOURCE, encoding="utf-8")
    (tmp_path / f"tag{EXTENSION_SUFFIXES[0]}").touch()
    sums = {"tag.py": hashlib.sha256(SOURCE.encode()).hexdigest()}
    (tmp_path / compiled.RECORD).write_text(json.dumps(sums), encoding="utf-8")
    return tmp_path


def test_modules_of_these_sources_are_taken(folder: Path) -> None:
    assert compiled.is_compiled(folder)
    compiled.check_compiled(folder)


def test_sources_alone_need_no_record(tmp_path: Path) -> None:
    (tmp_path / "tag.py").write_text(SOURCE, encoding="utf-8")
    assert not compiled.is_compiled(tmp_path)
    compiled.check_compiled(tmp_path)


def test_a_source_that_changed_since_is_told(folder: Path) -> None:
    (folder / "tag.py").write_text("x = 2\n", encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"before tag\.py changed; run make compile again"):
        compiled.check_compiled(folder)


def test_a_source_that_is_gone_is_told(folder: Path) -> None:
    (folder / "tag.py").unlink()
    with pytest.raises(ConfigurationError, match="make uncompile"):
        compiled.check_compiled(folder)


@pytest.mark.parametrize("record", [None, "{"])
def test_a_record_that_cannot_be_read_is_told(folder: Path, record: str | None) -> None:
    path = folder / compiled.RECORD
    path.unlink() if record is None else path.write_text(record, encoding="utf-8")
    with pytest.raises(ConfigurationError, match="cannot be read"):
        compiled.check_compiled(folder)


def test_what_is_asked_for_is_tested() -> None:
    """``make test-compiled`` tests C modules, the other commands whatever there is."""
    is_c = not str(tag.__file__).endswith(".py")
    assert is_c or os.environ.get("TEST_COMPILED") != "1"
    assert is_c == compiled.is_compiled()
