"""Who may import whom: the language side is pure, and no stage reaches into another."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import pipeline

ROOT = Path(pipeline.__file__).parent
LANGUAGE = sorted((ROOT / "language").rglob("*.py"))
STAGES = ("segment", "tag", "detect", "attribute")
# What each package of the language side may take from, besides the modules that stand beside the stages.
LAYERS = {
    "morphology": set[str](),
    "naming": {"morphology"},
    "tagging": {"morphology", "naming"},
    "phrasing": {"naming"},
    "detection": {"morphology", "phrasing"},
    "attribution": {"phrasing"},
}
WIRE = (
    "decode",
    "encode",
    "registry",
    "articles",
    "avro",
    "avro_tokens",
    "writer_schema",
    "records",
    "errors",
    "forms",
)
OUTSIDE = {"apache_beam", "kafka", "fastavro", "click", "rich", "noida_db", "confluent_kafka"}


def imported(path: Path) -> set[str]:
    """Return the full names of all modules that a file imports, wherever in it the import stands."""
    names: set[str] = set()
    package = [pipeline.__name__, *path.relative_to(ROOT).parent.parts]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) + 1 - node.level] if node.level else []
            module = ".".join([*base, *([node.module] if node.module else [])])
            names |= {module} | {f"{module}.{alias.name}" for alias in node.names}
    return names


def reaches(names: set[str], module: str) -> bool:
    return any(name == module or name.startswith(module + ".") for name in names)


def test_there_is_something_to_look_at() -> None:
    assert {f"{stage}.py" for stage in STAGES} <= {path.name for path in LANGUAGE}
    assert all((ROOT / f"{name}.py").is_file() for name in WIRE)


@pytest.mark.parametrize("path", LANGUAGE, ids=lambda p: p.stem)
def test_the_language_side_knows_nothing_of_the_outside(path: Path) -> None:
    names = imported(path)
    assert not {module for module in OUTSIDE if reaches(names, module)}
    inside = {name for name in names if name.startswith("pipeline.")}
    allowed = ("pipeline.language", "pipeline.records", "pipeline.words", "pipeline.errors", "pipeline.__version__")
    assert not {name for name in inside if not name.startswith(allowed)}


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_imports_no_other_stage(stage: str) -> None:
    names = imported(ROOT / "language" / f"{stage}.py")
    assert not {other for other in STAGES if other != stage and reaches(names, f"pipeline.language.{other}")}


@pytest.mark.parametrize("layer", LAYERS)
def test_a_package_imports_only_those_below_it(layer: str) -> None:
    names = set[str]().union(*(imported(path) for path in (ROOT / "language" / layer).glob("*.py")))
    above = {*LAYERS, *STAGES} - LAYERS[layer] - {layer}
    assert not {other for other in above if reaches(names, f"pipeline.language.{other}")}


def test_every_package_of_the_language_side_has_its_layer() -> None:
    assert {path.parent.name for path in LANGUAGE} - {"language"} == set(LAYERS)


@pytest.mark.parametrize("name", WIRE)
def test_the_wire_side_knows_no_stage(name: str) -> None:
    names = imported(ROOT / f"{name}.py")
    assert not reaches(names, "pipeline.language")
    assert not reaches(names, "pipeline.lane")
    assert not reaches(names, "pipeline.cli")


@pytest.mark.parametrize("path", sorted((ROOT / "lane").glob("*.py")), ids=lambda p: p.stem)
def test_the_lane_knows_no_stage_and_no_command_line(path: Path) -> None:
    names = imported(path)
    assert not {stage for stage in STAGES if reaches(names, f"pipeline.language.{stage}")}
    assert not reaches(names, "pipeline.cli")
    assert not reaches(names, "click")


def test_records_and_errors_stand_alone() -> None:
    for name in ("records", "errors"):
        assert not {module for module in imported(ROOT / f"{name}.py") if module.startswith("pipeline")}
