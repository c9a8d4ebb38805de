"""Data that ``camel_data`` installed are found and used; without them nothing reaches for the network.

camel-tools reads its catalogue once per process, so each test runs a process of its own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.morphology.small_data import install

READ = """
import json, sys
from pipeline.language.morphology.analyser import open_morphology
from pipeline.language.letters import bare
morphology = open_morphology(sys.argv[1])
readings = {
    word: [(bare(a.lemma), a.pos, a.proclitics, a.stem, a.enclitics, a.gender, a.person, a.aspect, a.source)
           for a in morphology.analyses(word)]
    for word in sys.argv[2:]
}
print(json.dumps([morphology.kind, readings]))
"""
CHOOSE = """
import sys
from pipeline.language.morphology.analyser import choose_kind
print(choose_kind(sys.argv[1]))
"""
NO_NETWORK = """
import socket
def refuse(*arguments, **named):
    raise AssertionError("reached for the network")
socket.socket.connect = refuse
socket.getaddrinfo = refuse
"""


def run(code: str, *arguments: str, data: Path | None, home: Path) -> subprocess.CompletedProcess[str]:
    """Run ``code`` in a new process whose home is ``home`` and whose camel-tools' data are in ``data``."""
    environment = {name: value for name, value in os.environ.items() if name != "CAMELTOOLS_DATA"}
    environment |= {"HOME": str(home), "PYTHONPATH": str(Path.cwd())}
    environment.setdefault("QUOTES_CACHE_DIR", str(home / "cache"))
    if data is not None:
        environment["CAMELTOOLS_DATA"] = str(data)
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)


def read(kind: str, *words: str, data: Path | None, home: Path) -> tuple[str, dict[str, list[list[object]]]]:
    done = run(READ, kind, *words, data=data, home=home)
    assert done.returncode == 0, done.stderr
    used, readings = json.loads(done.stdout)
    return used, readings


@pytest.mark.parametrize(
    ("model", "kind", "used"),
    [
        (False, "auto", "calima"),
        (True, "auto", "mle"),
        (True, "bundled", "bundled"),
    ],
)
def test_the_best_data_are_used_unless_told(tmp_path: Path, model: bool, kind: str, used: str) -> None:
    install(tmp_path / "data", model=model)
    done = run(CHOOSE, kind, data=tmp_path / "data", home=tmp_path)
    assert done.stdout.strip() == used, done.stderr


def test_calima_gives_the_same_tags(tmp_path: Path) -> None:
    install(tmp_path / "data", model=False)
    _, found = read(
        "calima", "وقالت", "سيقول", "للرئيس", "رئيسه", "إن", "كرومفلدت", data=tmp_path / "data", home=tmp_path
    )
    assert ["قال", "verb", ["و"], "قالت", [], "f", "3", "p", "db"] in found["وقالت"]
    assert ["قال", "verb", ["س"], "يقول", [], "m", "3", "i", "db"] in found["سيقول"]
    assert ["رئيس", "noun", ["ل", "ال"], "رئيس", [], "m", None, None, "table"] in found["للرئيس"]
    assert ["رئيس", "noun", [], "رئيس", ["ه"], "m", None, None, "db"] in found["رئيسه"]
    assert ["إن", "conj_sub", [], "إن", [], None, None, None, "db"] in found["إن"]
    assert {(one[1], one[-1]) for one in found["كرومفلدت"]} == {("noun_prop", "backoff")}


def test_our_own_words_lie_over_calima_too(tmp_path: Path) -> None:
    install(tmp_path / "data", model=False)
    _, found = read("calima", "ولأفغانستان", data=tmp_path / "data", home=tmp_path)
    assert ["أفغانستان", "noun_prop", ["و", "ل"], "أفغانستان", [], "f", None, None, "table"] in found["ولأفغانستان"]


@pytest.mark.parametrize(("kind", "first"), [("calima", "noun"), ("mle", "adj")])
def test_mle_puts_the_likelier_reading_first(tmp_path: Path, kind: str, first: str) -> None:
    install(tmp_path / "data", model=True)
    _, found = read(kind, "رئيس", data=tmp_path / "data", home=tmp_path)
    assert found["رئيس"][0][1] == first


@pytest.mark.parametrize(("kind", "package"), [("calima", "morphology-db-msa-r13"), ("mle", "morphology-db-msa-r13")])
def test_missing_data_are_told_with_the_remedy(tmp_path: Path, kind: str, package: str) -> None:
    done = run(CHOOSE, kind, data=None, home=tmp_path)
    assert done.returncode != 0
    assert f"ConfigurationError: {package} is not installed" in done.stderr
    assert f"camel_data -i {package}" in done.stderr


def test_nothing_reaches_for_the_network(tmp_path: Path) -> None:
    done = run(NO_NETWORK + READ, "auto", "قال", data=None, home=tmp_path)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)[0] == "bundled"


def test_an_empty_folder_of_the_user_stays_empty(tmp_path: Path) -> None:
    """A folder named by CAMELTOOLS_DATA that has no catalogue yet is not written to, and the variable is given back."""
    mine = tmp_path / "mine"
    mine.mkdir()
    after = "import os; print(os.environ['CAMELTOOLS_DATA'])"
    code = f"from pipeline.language.morphology.analyser import choose_kind; choose_kind('auto'); {after}"
    done = run(NO_NETWORK + code, data=mine, home=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == str(mine)
    assert list(mine.iterdir()) == []
