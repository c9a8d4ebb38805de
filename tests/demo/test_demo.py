"""The demo as people start it: a process, here with the fake language side. ``make demo`` itself shows the seeds."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.avro import read_container
from pipeline.cli import demo as demo_module
from pipeline.cli.app import root

ROOT = Path(__file__).parents[2]
PROGRAM = [sys.executable, str(ROOT / "tests" / "lane" / "cli_with_fake.py")]
QUOTES = {"a": 2, "b": 0, "c": 3}
# Settings that somebody may have for real work; none of them may reach into the demo.
REAL_WORK = {"QUOTES_TOPIC": "real", "QUOTES_KAFKA_CONFIG": "/none", "QUOTES_SASL_PASSWORD": "x"}


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    path = tmp_path / "articles.jsonl"
    lines = [json.dumps({"id": name, "text": f"{number} quotes"}) for name, number in QUOTES.items()]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture
def temporary(tmp_path: Path) -> Path:
    """Return the folder that the demo's process takes for temporary files; what is left there is left for good."""
    path = tmp_path / "tmp"
    path.mkdir()
    return path


def start(temporary: Path, *arguments: str, **variables: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "TMPDIR": str(temporary), **variables}
    return subprocess.Popen(
        [*PROGRAM, "demo", *arguments], env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def finish(process: subprocess.Popen[str]) -> str:
    printed, _ = process.communicate(timeout=90)
    assert process.returncode == 0, printed
    return printed


def test_the_demo_shows_the_whole_way_and_can_be_run_again(articles: Path, temporary: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    for _ in range(2):
        printed = finish(start(temporary, str(articles), "--output-dir", str(folder), **REAL_WORK))
        assert "3 articles sent" in printed
        assert "Nothing new." in printed
        assert re.search(r"5\s+quotations\s+in\s+3\s+articles,\s+0\s+dead\s+letters", printed)
        files = sorted(folder.rglob("quotations/**/*.avro"))
        assert all(str(path) in printed for path in files)
        found = [record.article_id for path in files for record in read_container(path)]
        assert sorted(found) == sorted(name for name, number in QUOTES.items() for _ in range(number))
    assert_nothing_is_left(temporary)


def test_the_broker_can_be_kept_to_try_other_commands(articles: Path, temporary: Path, tmp_path: Path) -> None:
    process = start(temporary, str(articles), "--output-dir", str(tmp_path / "out"), "--keep-broker")
    assert process.stdout is not None
    last = next(line for line in process.stdout if line.startswith("The broker stays at"))
    host, port = last.split()[4].split(":")
    socket.create_connection((host, int(port)), timeout=5).close()
    process.send_signal(signal.SIGINT)
    finish(process)
    assert_nothing_is_left(temporary)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL, signal.SIGINT])
def test_an_end_in_the_middle_leaves_no_broker(articles: Path, temporary: Path, tmp_path: Path, number: int) -> None:
    process = start(temporary, str(articles), "--output-dir", str(tmp_path / "out"))
    assert process.stdout is not None
    assert next(line for line in process.stdout if "A Kafka broker of our own" in line)
    process.send_signal(number)
    process.communicate(timeout=60)
    assert process.returncode != 0
    assert_nothing_is_left(temporary, but="quotes-demo-")


def test_a_folder_with_other_files_is_left_alone(articles: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "thesis.txt").write_text("years of work")
    result = CliRunner().invoke(root, ["demo", str(articles), "--output-dir", str(mine)])
    assert result.exit_code == 2
    assert "holds files that no demo wrote" in result.output
    assert [path.name for path in mine.iterdir()] == ["thesis.txt"]


def test_a_folder_that_cannot_be_made_is_told(articles: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = CliRunner().invoke(root, ["demo", str(articles), "--output-dir", str(tmp_path / "file" / "out")])
    assert result.exit_code == 2
    assert "cannot be written" in result.output


def test_missing_seeds_are_told_with_a_way_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo_module, "SEEDS", tmp_path / "none.jsonl")
    result = CliRunner().invoke(root, ["demo", "--output-dir", str(tmp_path / "out")])
    assert result.exit_code == 2
    assert "come with the source tree only" in result.output
    assert not (tmp_path / "out").exists()


def assert_nothing_is_left(temporary: Path, *, but: str = "") -> None:
    """Wait until the broker's folder is gone, which its guard removes once the broker has ended."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        left = [path.name for path in temporary.iterdir() if not (but and path.name.startswith(but))]
        if not left:
            return
        time.sleep(0.05)
    pytest.fail(f"left behind: {left}")
