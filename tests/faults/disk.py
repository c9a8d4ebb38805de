"""A disk that gets full and read-only: a small tmpfs where one can be mounted, else limits of the process itself.

Without a mount a run meets ``RLIMIT_FSIZE`` (its files cannot grow) or gives up its rights on the folder (see
``tests.lane.cli_with_fake``): real errors of the system too, but not those of a full disk.
"""

from __future__ import annotations

import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Disk"]

MEGABYTES = 256


@dataclass
class Disk:
    """A folder that output goes to."""

    folder: Path
    mounted: bool = False

    def mount(self) -> None:
        """Mount a tmpfs of its own on the folder, if this user may."""
        self.folder.mkdir(parents=True)
        self.mounted = self._mount("-t", "tmpfs", "-o", f"size={MEGABYTES}m", "tmpfs", str(self.folder))

    def unmount(self) -> None:
        """Let go of it."""
        if self.mounted:
            subprocess.run(["umount", "--lazy", str(self.folder)], check=True, timeout=30)

    def fill(self, leave: int) -> None:
        """Fill the disk, but for about that many bytes."""
        size = 0
        with self._ballast.open("wb", buffering=0) as file:
            try:
                while written := file.write(bytes(65536)):
                    size += written
            except OSError:  # full, as it should be
                file.truncate(max(0, size - leave))

    def free(self) -> None:
        """Make room again."""
        self._ballast.unlink()

    def read_only(self, seconds: float = 20.0) -> None:
        """Make it read-only, as soon as no file is open for writing."""
        deadline = time.monotonic() + seconds
        while not self._mount("-o", "remount,ro", str(self.folder)):
            assert time.monotonic() < deadline, f"{self.folder} could not be made read-only"
            time.sleep(0.002)

    def writable(self) -> None:
        """Undo ``read_only``."""
        assert self._mount("-o", "remount,rw", str(self.folder))

    @property
    def _ballast(self) -> Path:
        return self.folder / "ballast"

    def _mount(self, *arguments: str) -> bool:
        try:
            return subprocess.run(["mount", *arguments], capture_output=True, timeout=30, check=False).returncode == 0
        except FileNotFoundError:
            return False
