"""The project installs everywhere as one piece: wheel, source distribution for Beam's workers, and the pinned list."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from importlib.metadata import distributions, requires
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
LOCKS = [ROOT / "requirements" / "lean.txt", ROOT / "requirements" / "dev.txt"]
DATA = (".tsv", ".avsc", ".json", ".html")

IMPORTS = """
import sys
sys.path.insert(0, sys.argv[1])
import pipeline, pipeline.schemas
from importlib.resources import files
assert pipeline.__file__.startswith(sys.argv[1]), pipeline.__file__
assert files("pipeline.schemas").joinpath("quotation.avsc").is_file()
assert files("pipeline.words").joinpath("titles.tsv").is_file()
from pipeline.cli.app import main
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the source distribution, and the wheel out of that, from a copy of the tree."""
    source = tmp_path_factory.mktemp("source") / "project"
    shutil.copytree(ROOT, source, ignore=shutil.ignore_patterns(".*", "tests", "__pycache__", "*.egg-info", "build"))
    out = tmp_path_factory.mktemp("built")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(source))
    return out


def run(*command: str, cwd: Path | None = None) -> None:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=170, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]


def project_files() -> set[str]:
    """Return the files that an installation must have, as they are named inside it."""
    code = {path.relative_to(ROOT).as_posix() for path in (ROOT / "pipeline").rglob("*.py")}
    data = {path.relative_to(ROOT).as_posix() for path in (ROOT / "pipeline").rglob("*") if path.suffix in DATA}
    schemas = {
        f"pipeline/schemas/{path.name}" for path in (ROOT / "schemas").iterdir() if path.suffix in (".py", ".avsc")
    }
    return code | data | schemas


def test_the_wheel_has_all_code_tables_and_schemas_and_nothing_else(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert names == project_files() | {"pipeline/py.typed"}


def test_the_wheel_works_where_there_is_no_source_tree(built: Path, tmp_path: Path) -> None:
    (wheel,) = built.glob("*.whl")
    run(sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(tmp_path / "site"), str(wheel))
    run(sys.executable, "-I", "-c", IMPORTS, str(tmp_path / "site"), cwd=tmp_path)


def test_the_source_distribution_has_what_is_needed_to_install_from_it(built: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert names >= {"setup.py", "pyproject.toml", "LICENSE", "NOTICE", "README.md", "schemas/quotation.avsc"}
    assert "pipeline/words/titles.tsv" in names


def test_beam_makes_its_package_from_setup_py(tmp_path: Path) -> None:
    from apache_beam.runners.portability.stager import Stager

    package = Stager._build_setup_package(str(ROOT / "setup.py"), str(tmp_path))
    with tarfile.open(package) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert "schemas/quotation.avsc" in names
    assert "pipeline/words/titles.tsv" in names


def test_the_source_tree_itself_finds_the_schemas() -> None:
    code = "import pipeline.schemas; print(pipeline.schemas.__file__)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert Path(done.stdout.strip()) == ROOT / "schemas" / "__init__.py"


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_the_lock_names_exact_versions_with_hashes_and_no_host(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^-", text, re.MULTILINE)
    blocks = re.split(r"^(?=[a-z])", text, flags=re.MULTILINE)[1:]
    assert len(blocks) > 40
    for block in blocks:
        assert re.match(r"[a-z0-9.-]+==\S+", block), block
        assert "--hash=sha256:" in block, block


def pinned(lock: Path) -> dict[str, str]:
    found = re.findall(r"^([a-z0-9][a-z0-9.-]*)==(\S+)", lock.read_text(encoding="utf-8"), re.MULTILINE)
    return dict(found)


def test_the_locks_agree() -> None:
    lean, dev = (pinned(lock) for lock in LOCKS)
    assert lean.items() <= dev.items()


def test_the_lock_is_complete_but_for_what_is_left_out_on_purpose() -> None:
    lock = pinned(LOCKS[1])
    left_out = set(re.findall(r"^[a-z-]+$", (ROOT / "requirements" / "leave-out.txt").read_text(), re.MULTILINE))
    assert "torch" in left_out
    assert not left_out & lock.keys()
    # On Python 3.13 and later there is no wheel for it (requirements/override.txt).
    if sys.version_info >= (3, 13):
        left_out.add("editdistance")
    environment = {**default_environment(), "extra": ""}
    for name in lock.keys() & {canonicalize_name(each.name) for each in distributions()}:
        for text in requires(name) or []:
            needed = Requirement(text)
            if needed.marker is None or needed.marker.evaluate(environment):
                key = canonicalize_name(needed.name)
                assert key in lock or key in left_out, f"{name} needs {needed}"
                assert key in left_out or needed.specifier.contains(lock[key], prereleases=True), (
                    f"{name} needs {needed}"
                )


def test_pytorch_is_not_needed() -> None:
    code = "import sys; sys.modules['torch'] = None; import pipeline.language, pipeline.cli.app"
    run(sys.executable, "-c", code, cwd=ROOT)
