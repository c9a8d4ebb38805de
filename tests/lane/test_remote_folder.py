"""The output folder in a bucket: a server that speaks S3, the same promise as on a disk."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import boto3
import pytest
from moto.server import ThreadedMotoServer

from pipeline.errors import ConfigurationError
from pipeline.lane.folders import folder_of
from pipeline.lane.stores import use_options
from tests.lane.processes import start
from tests.lane.remote import RemoteJob, check_kill, check_kill_after_last_commit, check_whole_run
from tests.lane.test_kafka import BAD, values
from tests.lane.world import World

BUCKET = "news-quotes"


@pytest.fixture(scope="module", name="store")
def _store() -> Iterator[Mapping[str, str]]:
    """Run a server that speaks S3; give the variables with which boto3 finds it, here and in the jobs."""
    server = ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    server.start()
    variables = {
        "AWS_ENDPOINT_URL": f"http://127.0.0.1:{server.get_host_and_port()[1]}",
        "AWS_ACCESS_KEY_ID": "tester",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_EC2_METADATA_DISABLED": "true",
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, value in variables.items():
            patch.setenv(name, value)
        boto3.client("s3").create_bucket(Bucket=BUCKET)
        use_options()
        yield variables
    server.stop()


@pytest.fixture(scope="module", name="expected")
def _expected(servers: str, tmp_path_factory: pytest.TempPathFactory) -> World:
    """Return an undisturbed run on a disk."""
    made = World(servers, tmp_path_factory.mktemp("undisturbed"))
    made.make_topics()
    made.publish(values(14, BAD[:3]))
    ended = made.run("--max-dead-letters=1")
    assert ended.code == 0, ended.output
    return made


@pytest.fixture(name="job")
def _job(store: Mapping[str, str], expected: World, tmp_path: Path) -> RemoteJob:
    job = RemoteJob(expected.servers, tmp_path, input=expected.topic, root=f"s3://{BUCKET}", variables=store)
    job.make_topics(("q", "a", "d"))
    return job


def test_the_store_holds_what_a_disk_would(job: RemoteJob, expected: World) -> None:
    check_whole_run(job, expected)


# A copy that was made and a source that was not yet removed is what no disk ever shows.
MOMENTS = ("after-copy:3",)
MORE_MOMENTS = ("after-write:2", "after-offsets:2", "after-commit:2", "before-put:4", "after-put:3", "after-copy:7")


@pytest.mark.parametrize("moment", [*MOMENTS, *(pytest.param(each, marks=pytest.mark.slow) for each in MORE_MOMENTS)])
def test_a_kill_at_any_step_loses_and_doubles_nothing(job: RemoteJob, expected: World, moment: str) -> None:
    check_kill(job, expected, moment)


def test_files_of_the_last_commit_are_put_in_place_though_there_is_nothing_new(job: RemoteJob, expected: World) -> None:
    check_kill_after_last_commit(job, expected)


def test_the_folder_of_another_group_and_of_a_backfill_is_known(job: RemoteJob) -> None:
    assert job.launch("--from=0", "--to=5").code == 0
    refused = job.launch()
    assert refused.code == 2
    assert "belongs to a backfill" in refused.output


def test_a_bucket_that_is_not_there_is_told_in_one_line(job: RemoteJob) -> None:
    refused = job.launch(f"--output-dir=s3://no-such-{BUCKET}/out")
    assert refused.code == 2
    (line,) = [line for line in refused.output.splitlines() if "starting at the earliest" not in line]
    assert line.startswith(f"error: --output-dir: s3://no-such-{BUCKET}/out/")
    assert "NoSuchBucket" in line
    assert set(job.committed().values()) == {None}


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("file:///tmp/out", r"file:// is not known; give s3://, gs://, hdfs:// or a local folder"),
        ("s3://", r"not of the form s3://bucket/folder"),
        ("s3://bucket", r"not of the form s3://bucket/folder"),
        ("s3://bucket/a*", r"not of the form s3://bucket/folder"),
        ("hdfs:///out", r"not of the form hdfs://host:port/folder"),
        ("hdfs://host:9870", r"not of the form hdfs://host:port/folder"),
        ("hdfs://name:secret@host/out", r"not of the form hdfs://host:port/folder"),
        ("gs://bucket/out", r"not installed; install arabic-news-quotes\[gcp\]"),
    ],
)
def test_a_folder_that_cannot_be_reached_is_refused(url: str, told: str) -> None:
    with pytest.raises(ConfigurationError, match=told):
        folder_of(url)


def test_the_refusal_ends_the_command_with_one_line(tmp_path: Path) -> None:
    arguments = ["run", "--bootstrap-servers=127.0.0.1:9", "--topic=t", "--group=g", "--output-dir=file:///tmp/out"]
    ended = start(tmp_path / "log", arguments).wait()
    assert (ended.code, ended.output.count("\n")) == (2, 1), ended.output
    assert "file:// is not known" in ended.output


def test_hdfs_without_its_client_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "hdfs", None)
    with pytest.raises(ConfigurationError, match=r"not installed; install arabic-news-quotes\[hdfs\]"):
        folder_of("hdfs://namenode/out")
