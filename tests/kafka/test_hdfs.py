"""The output folder on a real HDFS: the same promise as on a disk and in a bucket."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from pipeline.errors import ConfigurationError
from pipeline.lane.elements import LaneId
from pipeline.lane.files import LaneFiles, hidden_files
from pipeline.lane.folders import RemotePath, folder_of
from tests.kafka.real_broker import RealBroker
from tests.kafka.real_hdfs import RealHdfs
from tests.lane.remote import RemoteJob, check_kill, check_kill_after_last_commit, check_whole_run
from tests.lane.test_kafka import BAD, values, wait_until
from tests.lane.world import World

pytestmark = pytest.mark.kafka

USER = {"HADOOP_USER_NAME": "root"}


@pytest.fixture(scope="module", name="expected")
def _expected(broker: RealBroker, tmp_path_factory: pytest.TempPathFactory) -> World:
    """Return an undisturbed run on a disk."""
    made = World(broker.servers, tmp_path_factory.mktemp("undisturbed"))
    made.make_topics()
    made.publish(values(14, BAD[:3]))
    ended = made.run("--max-dead-letters=1")
    assert ended.code == 0, ended.output
    return made


@pytest.fixture(name="root")
def _root(hdfs: RealHdfs, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    """Return the URL of a folder that is not yet there, for whoever may do all."""
    monkeypatch.setenv("HADOOP_USER_NAME", USER["HADOOP_USER_NAME"])
    return f"{hdfs.url}/{tmp_path.name}#1"  # in a URL of the web the sign would end the path


@pytest.fixture(name="folder")
def _folder(root: str) -> RemotePath:
    folder = folder_of(root)
    assert isinstance(folder, RemotePath)
    return folder


@pytest.fixture(name="job")
def _job(root: str, expected: World, tmp_path: Path) -> RemoteJob:
    job = RemoteJob(expected.servers, tmp_path, input=expected.topic, root=root, variables=USER)
    job.make_topics(("q", "a", "d"))
    return job


def test_hdfs_holds_what_a_disk_would(job: RemoteJob, expected: World) -> None:
    check_whole_run(job, expected)


def test_workers_in_other_processes_reach_it(job: RemoteJob, expected: World) -> None:
    ended = job.launch("--direct_num_workers=2", "--direct_running_mode=multi_processing")
    assert ended.code == 0, ended.output
    for kind, files in expected.files().items():  # the language side is the real one there
        assert [each[:3] for each in job.remote_files()[kind]] == [each[:3] for each in files]
    assert not job.hidden()


@pytest.mark.parametrize(
    "moment", ["after-write:2", "after-offsets:2", "after-commit:2", "before-put:1", "before-put:4", "after-put:3"]
)
def test_a_kill_at_any_step_loses_and_doubles_nothing(job: RemoteJob, expected: World, moment: str) -> None:
    check_kill(job, expected, moment)


def test_files_of_the_last_commit_are_put_in_place_though_there_is_nothing_new(job: RemoteJob, expected: World) -> None:
    check_kill_after_last_commit(job, expected)


def test_a_file_that_was_cut_short_is_thrown_away(hdfs: RealHdfs, folder: RemotePath) -> None:
    lane = LaneId("in", 0)
    whole = LaneFiles(folder, lane, "a1")
    whole.write("quotations", 0, 5, [])
    (pending,) = hidden_files(folder, "in")
    cut = pending.path.with_name(pending.path.name.replace(".a1.", ".b2."))
    assert isinstance(cut, RemotePath)
    cut_short(hdfs, cut)
    wait_until(lambda: len(hidden_files(folder, "in")) == 2)  # HDFS shows a file before it is whole, but not at once
    whole.recover(5, "a1")
    assert [each.name for each in folder.glob("*/*/*/*")] == ["in+0+00000000000000000000-00000000000000000005.avro"]


def cut_short(hdfs: RealHdfs, path: RemotePath) -> None:
    """Begin to write a file and go away in the middle."""

    def content() -> Iterator[bytes]:
        yield b"Obj"
        raise KeyboardInterrupt

    name = path.url.removeprefix(hdfs.url)
    place = hdfs.ask("PUT", name, op="CREATE", noredirect="true").json()["Location"]
    with pytest.raises(KeyboardInterrupt):
        requests.put(place, data=content(), timeout=30)


def test_a_folder_is_listed_at_any_depth(folder: RemotePath) -> None:
    assert list(folder.glob("*/topic=*/*")) == [], "a folder that is not there holds nothing"
    for name in ("a/topic=x/.note", "a/topic=x/p=0/1.avro", "b/topic=y/p=10/.2.avro.part", "stray", "a/stray"):
        (folder / name).write_text("x", "utf-8")

    def found(pattern: str) -> list[str]:
        return sorted(each.url.removeprefix(f"{folder}/") for each in folder.glob(pattern))

    assert found("*/topic=*/*") == ["a/topic=x/.note"]
    assert found("*/topic=*/p=*/*.avro") == ["a/topic=x/p=0/1.avro"]
    assert found("*/topic=y/p=*/*") == ["b/topic=y/p=10/.2.avro.part"]
    assert found("*") == ["stray"]


def test_a_name_is_given_over_another_and_removed(folder: RemotePath) -> None:
    one, other = folder / "one", folder / "other"
    one.write_text("واحد", "utf-8")
    other.write_text("2", "utf-8")
    one.replace(other)
    assert other.read_text("utf-8") == "واحد"
    assert not one.exists()
    with pytest.raises(FileNotFoundError):
        one.replace(other)
    assert other.exists(), "what was there is not lost to a file that is not"
    other.unlink()
    other.unlink(missing_ok=True)
    assert list(folder.glob("*")) == []


def test_a_refusal_is_told_and_not_taken_for_absence(
    hdfs: RealHdfs, job: RemoteJob, folder: RemotePath, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "quotations" / "note").write_text("x", "utf-8")
    assert hdfs.ask("PUT", f"/{folder.name}", op="SETPERMISSION", permission="700").ok
    job.variables = {"HADOOP_USER_NAME": "stranger"}
    assert_told(job, "Permission denied: user=stranger")
    monkeypatch.setenv("HADOOP_USER_NAME", "stranger")
    here = folder_of(str(folder).replace("127.0.0.1", "localhost"))  # asks as the one who asks first
    with pytest.raises(ConfigurationError, match="Permission denied"):
        (here / "quotations" / "note").exists()
    with pytest.raises(ConfigurationError, match="Permission denied"):
        list(here.glob("*/*"))


def test_a_wrong_port_is_told(hdfs: RealHdfs, job: RemoteJob) -> None:
    job.root = f"hdfs://127.0.0.1:{hdfs.rpc_port}/out"
    assert_told(job, "not the correct port for the web interface")
    job.root = "hdfs://127.0.0.1:9/out"
    assert_told(job, "Connection refused")


def assert_told(job: RemoteJob, *words: str) -> None:
    """Check that a run ends with one line for people that has these words, and commits nothing."""
    ended = job.launch()
    assert ended.code == 2, ended.output
    lines: list[Any] = [line for line in ended.output.splitlines() if "starting at the earliest" not in line]
    assert len(lines) == 1, ended.output
    assert lines[0].startswith(f"error: --output-dir: {job.url}/")
    assert all(word in lines[0] for word in words), lines[0]
    assert set(job.committed().values()) == {None}
