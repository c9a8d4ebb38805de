"""What a message says never becomes the name of a file."""

from __future__ import annotations

import json
from pathlib import Path

from pipeline.lane.files import OWNER, parse_name
from tests.lane.world import World

PATHS = ["../../../outside", "/tmp/outside", "..\\outside", "a/b", "~", "\x00", "a" * 5000, "%2e%2e/outside", "$HOME"]


def test_names_of_files_are_made_of_topic_partition_and_offsets_alone(servers: str, tmp_path: Path) -> None:
    made = World(servers, tmp_path / "job", partitions=1)
    made.make_topics()
    fields = ("id", "url", "source", "title", "language")
    made.publish([json.dumps({"text": "1 quote", **dict.fromkeys(fields, path)}).encode() for path in PATHS])
    ended = made.run()
    assert ended.code == 0, ended.output
    assert sum(len(records) for *_, records in made.files()["quotations"]) == len(PATHS)
    written = [path for path in made.out.rglob("*") if path.is_file()]
    assert written
    for path in written:
        assert path.name == OWNER or parse_name(path) is not None
    assert {path.name for path in tmp_path.iterdir()} == {"job"}
    assert {path.name for path in made.folder.iterdir()} == {"out", "log-1.txt"}
