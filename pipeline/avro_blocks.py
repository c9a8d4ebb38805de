"""Check the blocks of an Avro container file before fastavro unpacks them, which it does whole and without a limit."""

from __future__ import annotations

import zlib
from typing import IO

import fastavro

__all__ = ["check_blocks"]

MAX_BLOCK_BYTES = 256 * 1024 * 1024
"""What a block may become when it is unpacked: ten times the largest article with all its words."""

_SYNC_BYTES = 16
_LONGEST_NUMBER = 10


def check_blocks(file: IO[bytes]) -> None:
    """Look through a container file of ours; where the file stands afterwards is not said.

    Args:
        file: An open file that can seek.

    Raises:
        ValueError: A block is too large, is cut off, or is packed in a way that our files are not.
    """
    file.seek(0)
    codec = fastavro.reader(file).metadata.get("avro.codec", "null")
    if codec not in ("null", "deflate"):
        raise ValueError(f"packed with {codec}; only null and deflate are read")
    while (count := _number(file)) is not None:
        size = _number(file)
        if size is None or count < 0 or not 0 <= size <= MAX_BLOCK_BYTES:
            raise ValueError("a block with a wrong size")
        data = file.read(size)
        if len(data) < size or len(file.read(_SYNC_BYTES)) < _SYNC_BYTES:
            raise ValueError("the last block is cut off")
        if count > (_unpacked_size(data) if codec == "deflate" else size):
            raise ValueError("a block with more records than bytes")


def _unpacked_size(data: bytes) -> int:
    unpacker = zlib.decompressobj(wbits=-15)
    size = 0
    while data and not unpacker.eof:
        size += len(unpacker.decompress(data, 1024 * 1024))
        data = unpacker.unconsumed_tail
        if size > MAX_BLOCK_BYTES:
            raise ValueError(f"a block unpacks to more than {MAX_BLOCK_BYTES:,} bytes")
    return size


def _number(file: IO[bytes]) -> int | None:
    """Return the next zigzag number, or None at the end of the file."""
    found = 0
    for place in range(_LONGEST_NUMBER):
        byte = file.read(1)
        if not byte and not place:
            return None
        if not byte:
            break
        found |= (byte[0] & 0x7F) << 7 * place
        if byte[0] < 0x80:
            return (found >> 1) ^ -(found & 1)
    raise ValueError("a block with a wrong size")
