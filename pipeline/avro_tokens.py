"""Write the words of an annotated article as Avro, fast.

An article of 500 words has some 6,000 values in its words, and fastavro tries the branches of every nullable one: 4 ms,
half of what finding the quotations costs. But words come again with the same analysis, in one article and across
articles; so all of a word but its position is encoded once and kept. Tests hold that the bytes are fastavro's.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from pipeline.forms import utf8
from pipeline.records import Token

__all__ = ["tokens_as_avro", "zigzag"]

KEPT = 20_000


def tokens_as_avro(tokens: Sequence[Token]) -> bytes:
    """Return the field ``tokens`` of ``schemas/annotated_article.avsc``: an array of one block, or an empty one."""
    parts = [zigzag(len(tokens))] if tokens else []
    for token in tokens:
        parts += (
            zigzag(token.start),
            zigzag(token.end),
            _analysis(
                token.section,
                token.text,
                token.lemma,
                token.pos,
                token.proclitics,
                token.enclitics,
                token.gender,
                token.number,
                token.person,
                token.aspect,
            ),
        )
    parts.append(b"\x00")
    return b"".join(parts)


def zigzag(number: int) -> bytes:
    """Return an Avro int or long: zigzag, seven bits a byte, the lowest first."""
    rest = number << 1 if number >= 0 else (-number << 1) - 1
    out = bytearray()
    while rest > 0x7F:
        out.append(rest & 0x7F | 0x80)
        rest >>= 7
    out.append(rest)
    return bytes(out)


@lru_cache(KEPT)
def _analysis(
    section: str,
    text: str,
    lemma: str,
    pos: str,
    proclitics: tuple[str, ...],
    enclitics: tuple[str, ...],
    *rest: str | None,
) -> bytes:
    """Return the fields of a token from ``section`` on; ``rest`` are the nullable ones."""
    strings = b"".join(map(_string, (section, text, lemma, pos)))
    return strings + _strings(proclitics) + _strings(enclitics) + b"".join(map(_nullable, rest))


def _string(text: str) -> bytes:
    data = utf8(text).encode()
    return zigzag(len(data)) + data


def _strings(texts: Sequence[str]) -> bytes:
    return (zigzag(len(texts)) if texts else b"") + b"".join(map(_string, texts)) + b"\x00"


def _nullable(text: str | None) -> bytes:
    return b"\x00" if text is None else b"\x02" + _string(text)
