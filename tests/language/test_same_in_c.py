"""Python and C make the same records of every annotated article; run by ``make test-compiled``."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.language import compiled

ROOT = Path(__file__).parents[2]
PARTS = ("pipeline", "schemas", "tests/evaluation", "seeds/annotated")


def records(tree: Path) -> list[str]:
    """Return what the program of a tree makes of the annotated articles that lie in it."""
    command = [sys.executable, "-m", "tests.evaluation.records"]
    environment = {**os.environ, "PYTHONPATH": str(tree), "PYTHONIOENCODING": "utf-8"}
    made = subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    return made.stdout.splitlines()


@pytest.mark.compiled
@pytest.mark.timeout(900)
def test_python_and_c_make_the_same_records(tmp_path: Path) -> None:
    assert compiled.is_compiled(), "run make compile first"
    for part in PARTS:
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("*.so", "compiled.json"))
    shutil.copy(ROOT / "tests" / "__init__.py", tmp_path / "tests")
    in_c, in_python = records(ROOT), records(tmp_path)
    assert len(in_python) > 1_000
    assert [pair for pair in zip(in_c, in_python, strict=False) if pair[0] != pair[1]][:3] == []
    assert len(in_c) == len(in_python)
