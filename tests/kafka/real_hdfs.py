"""A real HDFS for tests: Hadoop's own namenode and a datanode, in one process, with WebHDFS."""

from __future__ import annotations

import json
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import requests

from pipeline.broker import free_port
from tests.kafka.jars import jars

VERSION = "3.4.1"
# Its WebHDFS needs this, which no Java after 8 has and its jars leave out.
_XML_BINDING = "javax.xml.bind:jaxb-api:2.3.1"


@dataclass
class RealHdfs:
    """The cluster, in a folder that holds its data and its log. ``root`` is its superuser."""

    folder: Path
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"hdfs://127.0.0.1:{self.port}"

    @property
    def log(self) -> Path:
        return self.folder / "hdfs.log"

    @property
    def rpc_port(self) -> int:
        """Return the port that Hadoop's own programs use, which is not that of WebHDFS."""
        return int(json.loads((self.folder / "details.json").read_text("utf-8"))["namenode_port"])

    def start(self, seconds: float = 90.0) -> None:
        """Start it and wait until files can be written."""
        folder = jars("hdfs", f"org.apache.hadoop:hadoop-client-minicluster:{VERSION}", _XML_BINDING)
        command = ["java", "-Xmx512m", "-XX:+UseSerialGC", "-DHADOOP_USER_NAME=root", "-cp", f"{folder}/*"]
        command += ["org.apache.hadoop.test.MiniDFSClusterManager", "-format", "-datanodes", "1", "-nnport", "0"]
        command += ["-httpport", str(self.port), "-D", "dfs.replication=1", "-writeDetails", "details.json"]
        with self.log.open("ab") as out:
            self.process = subprocess.Popen(command, cwd=self.folder, stdin=subprocess.DEVNULL, stdout=out, stderr=out)
        deadline = time.monotonic() + seconds
        while not self._answers():
            told = self.log.read_text("utf-8")[-3000:]
            assert self.process.poll() is None, f"HDFS ended at once: {told}"
            assert time.monotonic() < deadline, f"HDFS did not come up: {told}"
            time.sleep(0.2)

    def ask(self, method: str, path: str, **parameters: str) -> requests.Response:
        """Return what the namenode answers its superuser on a path."""
        address = f"http://127.0.0.1:{self.port}/webhdfs/v1{quote(path)}"
        return requests.request(method, address, params={"user.name": "root", **parameters}, timeout=30)

    def kill(self) -> None:
        """End it by SIGKILL."""
        assert self.process is not None
        self.process.kill()
        self.process.wait(30)

    def _answers(self) -> bool:
        try:
            up = self.ask("GET", "/", op="LISTSTATUS").ok
        except requests.RequestException:
            return False
        return up and (self.folder / "details.json").exists()
