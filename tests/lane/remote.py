"""A job whose output folder lies in a store, looked at as ``world.py`` looks at one on a disk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pipeline.avro import read_container
from pipeline.lane.files import KINDS, list_files
from pipeline.lane.folders import RemotePath, folder_of
from tests.lane.processes import KILLED, Ended, start
from tests.lane.world import Sibling, World

Files = dict[str, list[tuple[int, int, int, list[Any]]]]


@dataclass
class RemoteJob(Sibling):
    """A job on the input of another one, with its folder below a URL; ``variables`` say how the store is reached."""

    root: str = ""
    variables: Mapping[str, str] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"{self.root}/{self.name}"

    def launch(self, *more: str, command: str = "run", kill: str | None = None) -> Ended:
        self.runs += 1
        arguments = self.arguments(f"--output-dir={self.url}", "--max-dead-letters=1", *more, command=command)
        if command == "verify":
            arguments = [each for each in arguments if not each.startswith(("--chunk", "--max"))]
        return start(self.folder / f"log-{self.runs}.txt", arguments, kill, self.variables).wait()

    def remote_files(self) -> Files:
        found: Files = {}
        for kind, name in KINDS.items():
            found[kind] = []
            for each in list_files(folder_of(self.url), kind):
                with each.path.open("rb") as opened:
                    records = list(read_container(opened, name))
                found[kind].append((each.lane.partition, each.start, each.end, records))
        return found

    def hidden(self) -> list[RemotePath]:
        folder = folder_of(self.url)
        assert isinstance(folder, RemotePath)
        return [each for each in folder.glob("*/*/*/*") if each.name.endswith(".pending")]


def assert_same(job: RemoteJob, expected: World) -> None:
    assert job.remote_files() == expected.files()
    assert job.messages() == expected.messages()
    assert job.committed() == expected.committed()
    assert not job.hidden()


def check_whole_run(job: RemoteJob, expected: World) -> None:
    """Check that a run leaves what an undisturbed one on a disk did, and that nothing is new after it."""
    ended = job.launch()
    assert ended.code == 0, ended.output
    assert_same(job, expected)
    assert job.launch().output == "Nothing new.\n"
    verified = job.launch(command="verify")
    assert verified.code == 0, verified.output


def check_kill(job: RemoteJob, expected: World, moment: str) -> None:
    """Check that a run killed at ``moment`` and the one after it lose and double nothing."""
    assert job.launch(kill=moment).code == KILLED
    ended = job.launch()
    assert ended.code == 0, ended.output
    assert_same(job, expected)


def check_kill_after_last_commit(job: RemoteJob, expected: World) -> None:
    """Check that files still hidden after the last commit are put in place though nothing is new."""
    commits = len(expected.files()["quotations"]) + job.partitions  # of each lane, the first says where it begins
    assert job.launch(kill=f"after-commit:{commits}").code == KILLED
    assert len(job.hidden()) == 3
    assert job.launch().output.endswith("Nothing new.\n")
    assert_same(job, expected)
