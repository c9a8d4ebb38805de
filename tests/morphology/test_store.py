"""Databases are made once: whole or not at all, by one process at a time, anew when their sources change."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path
from typing import TextIO

import pytest

from pipeline.errors import ConfigurationError
from pipeline.language.morphology.store import fingerprint, made_once


def write_hello(out: TextIO) -> None:
    out.write("مرحبا")


def test_made_once_then_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "deep" / "words-1.db"
    assert made_once(path, write_hello, "words") == path
    assert path.read_text(encoding="utf-8") == "مرحبا"
    told = capsys.readouterr()
    assert "making words" in told.err
    assert "done" in told.err
    assert told.out == ""

    def never(out: TextIO) -> None:
        raise AssertionError("made again")

    made_once(path, never, "words")
    assert capsys.readouterr().err == ""
    assert [found.name for found in path.parent.iterdir()] == ["words-1.db"]


def test_a_failure_leaves_nothing_behind(tmp_path: Path) -> None:
    def fail(out: TextIO) -> None:
        out.write("half")
        raise RuntimeError("broken")

    with pytest.raises(RuntimeError, match="broken"):
        made_once(tmp_path / "words-1.db", fail, "words")
    assert list(tmp_path.iterdir()) == []


def test_two_at_once_do_the_work_once(tmp_path: Path) -> None:
    calls = []

    def slow(out: TextIO) -> None:
        calls.append(1)
        time.sleep(0.3)
        out.write("x")

    threads = [threading.Thread(target=made_once, args=(tmp_path / "words-1.db", slow, "words")) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=10)
    assert calls == [1]


def test_a_lock_left_by_a_dead_process_is_taken_over(tmp_path: Path) -> None:
    lock = tmp_path / "words-1.lock"
    lock.touch()
    long_ago = time.time() - 3600
    os.utime(lock, (long_ago, long_ago))
    assert made_once(tmp_path / "words-1.db", write_hello, "words").is_file()


def test_old_versions_are_removed_and_recent_ones_kept(tmp_path: Path) -> None:
    for name, age in (("words-old.db", 30), ("words-recent.db", 1), ("other-old.db", 30)):
        (tmp_path / name).touch()
        long_ago = time.time() - age * 24 * 3600
        os.utime(tmp_path / name, (long_ago, long_ago))
    made_once(tmp_path / "words-new.db", write_hello, "words")
    assert sorted(found.name for found in tmp_path.iterdir()) == ["other-old.db", "words-new.db", "words-recent.db"]


def test_a_folder_that_cannot_be_made_is_told_with_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ConfigurationError, match="QUOTES_CACHE_DIR"):
        made_once(tmp_path / "file" / "words-1.db", write_hello, "words")


def test_fingerprint_follows_content_and_name(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_bytes(b"a")
    two.write_bytes(b"b")
    first = fingerprint([one, two])
    assert fingerprint([one, two]) == first
    assert fingerprint([two, one]) != first
    two.write_bytes(b"c")
    assert fingerprint([one, two]) != first
