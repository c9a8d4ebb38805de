"""``doctor`` tells what is there, what would be better, and ends with 2 where something is broken."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

import pytest
from click.testing import CliRunner

from pipeline.cli import doctor
from pipeline.cli.app import root


def test_tells_versions_data_and_what_would_be_better() -> None:
    done = CliRunner().invoke(root, ["doctor", "--morphology", "bundled"])
    assert done.exit_code == 0, done.output
    lines = done.output.splitlines()
    for word in (
        "Python",
        "apache-beam",
        "kafka-python",
        "camel-tools",
        "dictionaries",
        "bundled database",
        "own words",
    ):
        assert any(word in line for line in lines), word
    assert any("bundled in use" in line and " s" in line for line in lines)
    assert any("camel_data -i morphology-db-msa-r13" in line or "version" in line for line in lines)
    assert not any(line.startswith("BROKEN") for line in lines)


def test_missing_data_are_broken() -> None:
    done = CliRunner().invoke(root, ["doctor", "--morphology", "mle"], env={"CAMELTOOLS_DATA": "/nowhere"})
    assert done.exit_code == 2
    assert "BROKEN language data" in done.output
    assert "camel_data -i" in done.output


def test_missing_package_is_broken_and_the_rest_is_still_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def without_fastavro(package: str) -> str:
        if package == "fastavro":
            raise PackageNotFoundError(package)
        return version(package)

    monkeypatch.setattr(doctor, "version", without_fastavro)
    done = CliRunner().invoke(root, ["doctor"])
    assert done.exit_code == 2
    assert "pip install fastavro" in done.output
    assert "trial" in done.output
