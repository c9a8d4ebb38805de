"""A real Apache Flink for tests: Beam's job server, which runs each job on a small cluster inside its own process."""

from __future__ import annotations

import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

from apache_beam.portability.api import beam_job_api_pb2, beam_job_api_pb2_grpc
from grpc import RpcError, insecure_channel

from pipeline.broker import free_port
from tests.kafka.jars import jars

# The newest that lacks nothing on Maven Central; it takes the jobs of later Python SDKs.
VERSION = "2.62.0"
FLINK = "1.19"


@dataclass
class RealFlink:
    """The job server, in a folder that holds its log."""

    folder: Path
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def log(self) -> Path:
        return self.folder / "job-server.log"

    def options(self, parallelism: int = 1) -> list[str]:
        """Return the options that run a job there, with its workers in the process that starts it."""
        return [
            "--runner=PortableRunner",
            f"--job_endpoint=127.0.0.1:{self.port}",
            "--environment_type=LOOPBACK",
            f"--parallelism={parallelism}",
        ]

    def start(self, seconds: float = 90.0) -> None:
        """Start it and wait until it answers."""
        self.folder.mkdir(parents=True, exist_ok=True)
        folder = jars("flink-job-server", f"org.apache.beam:beam-runners-flink-{FLINK}:{VERSION}")
        command = ["java", "-Xmx1g", "-XX:+UseSerialGC", f"-Djava.io.tmpdir={self.folder}", "-cp", f"{folder}/*"]
        command += ["org.apache.beam.runners.flink.FlinkJobServerDriver", "--flink-master=[local]"]
        command += [f"--job-port={self.port}", "--artifact-port=0", "--expansion-port=-1"]
        command += [f"--artifacts-dir={self.folder / 'artifacts'}"]
        with self.log.open("ab") as out:
            self.process = subprocess.Popen(command, cwd=self.folder, stdin=subprocess.DEVNULL, stdout=out, stderr=out)
        deadline = time.monotonic() + seconds
        while not self._answers():
            told = self.log.read_text("utf-8")[-3000:]
            assert self.process.poll() is None, f"the job server ended at once: {told}"
            assert time.monotonic() < deadline, f"the job server did not come up: {told}"
            time.sleep(0.2)

    def running(self) -> list[str]:
        """Return the names of the jobs that have not ended."""
        with insecure_channel(f"127.0.0.1:{self.port}") as channel:
            jobs = beam_job_api_pb2_grpc.JobServiceStub(channel).GetJobs(beam_job_api_pb2.GetJobsRequest(), timeout=10)
        states = beam_job_api_pb2.JobState
        over = {states.DONE, states.FAILED, states.CANCELLED}
        return [each.job_name for each in jobs.job_info if each.state not in over]

    def kill(self) -> None:
        """End it by SIGKILL."""
        assert self.process is not None
        self.process.kill()
        self.process.wait(30)

    def _answers(self) -> bool:
        try:
            self.running()
        except RpcError:
            return False
        return True
