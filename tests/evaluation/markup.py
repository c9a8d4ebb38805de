"""Annotated articles as people write them: plain text with braces around what matters.

    id: 017
    phenomenon: omitted subject after a counterpart is named
    source: صحيفة الميناء
    published_at: 2026-03-02T08:00:00Z
    title: {s0 الوزير}{c0 :} {q0 لا زيادة في الأسعار}
    entities:
      e1 = سالم الرواحي | person | وزير التجارة | الوزير ; الرواحي
    quotations:
      0 = indirect | e1
      1 = direct | e1
    text:
    {c1 وأضاف}: "{q1 سنراجع القرار}".

``{qN …}`` is content (several with one N are several spans), ``{cN …}`` the cue, ``{sN …}`` the source's words in
the same sentence, ``{mN …}`` the medium; braces nest. After ``text:`` the rest of the file is the body, line for line.
A quotation line is ``N = type | entity or - | parent N`` (the last part only where there is a parent). Blocks are
compiled to the form of the gold set: ``articles.jsonl`` and one ``<id>.json`` an article.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["Annotated", "MarkupError", "parse", "parse_many", "read_folder", "split"]

OPEN = re.compile(r"\{([qcsm])(\d+) ?")
HEADER = re.compile(r"^(\w+):\s?(.*)$")


class MarkupError(ValueError):
    """An annotated file does not follow the notation."""


@dataclass(frozen=True)
class Annotated:
    """One article and its gold annotation, both as JSON-ready dictionaries."""

    article: dict[str, Any]
    gold: dict[str, Any]
    phenomenon: str


def _strip(marked: str, where: str) -> tuple[str, dict[tuple[str, int], list[list[int]]]]:
    out: list[str] = []
    length = 0
    stack: list[tuple[str, int, int]] = []
    spans: dict[tuple[str, int], list[list[int]]] = defaultdict(list)
    i = 0
    while i < len(marked):
        if match := OPEN.match(marked, i):
            stack.append((match[1], int(match[2]), length))
            i = match.end()
        elif marked[i] == "}":
            if not stack:
                raise MarkupError(f"{where}: '}}' without an opening brace near {marked[max(0, i - 30) : i]!r}")
            kind, number, start = stack.pop()
            spans[kind, number].append([start, length])
            i += 1
        elif marked[i] == "{":
            raise MarkupError(
                f"{where}: a brace must open with {{qN …, {{cN …, {{sN … or {{mN …: {marked[i : i + 20]!r}"
            )
        else:
            out.append(marked[i])
            length += 1
            i += 1
    if stack:
        raise MarkupError(f"{where}: {{{stack[-1][0]}{stack[-1][1]} is never closed")
    return "".join(out), spans


def parse(source: str, where: str = "<text>") -> Annotated:
    """Compile one annotated article.

    Raises:
        MarkupError: The notation is broken; the message says where.
    """
    head, separator, body = source.partition("\ntext:\n")
    if not separator:
        raise MarkupError(f"{where}: no 'text:' line")
    fields: dict[str, str] = {}
    blocks: dict[str, list[str]] = {"entities": [], "quotations": []}
    block = ""
    for line in head.splitlines():
        if line.startswith("  ") and block:
            blocks[block].append(line.strip())
        elif match := HEADER.match(line):
            block = match[1] if match[1] in blocks else ""
            fields[match[1]] = match[2].strip()
        elif line.strip():
            raise MarkupError(f"{where}: cannot read {line!r}")
    title, title_spans = _strip(fields.get("title", ""), where)
    text, text_spans = _strip(body.rstrip("\n"), where)
    entities = [_entity(line, where) for line in blocks["entities"]]
    known = {e["id"] for e in entities}
    rows = []
    for line in blocks["quotations"]:
        rows.append(_quotation(line, where, known, {"title": title_spans, "text": text_spans}))
    rows.sort(key=lambda r: (r["section"] == "text", r["content"][0]))
    order = {r["number"]: i for i, r in enumerate(rows)}
    used = {n for spans in (title_spans, text_spans) for _, n in spans}
    if used != set(order):
        raise MarkupError(f"{where}: numbers in the text {sorted(used)} and in 'quotations' {sorted(order)} differ")
    for r in rows:
        r["parent"] = None if r["parent"] is None else order[r["parent"]]
        del r["number"]
    article = {k: fields[k] for k in ("id", "url", "source", "published_at") if fields.get(k)}
    article |= {"title": title, "text": text}
    return Annotated(
        article, {"id": fields["id"], "entities": entities, "quotations": rows}, fields.get("phenomenon", "")
    )


def _entity(line: str, where: str) -> dict[str, Any]:
    key, _, rest = line.partition("=")
    parts = [p.strip() for p in rest.split("|")]
    if len(parts) < 2 or parts[1] not in ("person", "organisation", "group", "anonymous", "document"):
        raise MarkupError(f"{where}: an entity is 'id = name | kind | role | mention ; mention', not {line!r}")
    parts += [""] * (4 - len(parts))
    mentions = [m.strip() for m in parts[3].split(";") if m.strip()]
    return {"id": key.strip(), "name": parts[0], "mentions": mentions, "kind": parts[1], "role": parts[2]}


def _quotation(
    line: str, where: str, known: set[str], sections: dict[str, dict[tuple[str, int], list[list[int]]]]
) -> dict[str, Any]:
    key, _, rest = line.partition("=")
    number = int(key)
    parts = [p.strip() for p in rest.split("|")]
    if parts[0] not in ("direct", "indirect", "mixed") or len(parts) < 2:
        raise MarkupError(f"{where}: a quotation is 'N = type | entity | parent N', not {line!r}")
    if parts[1] != "-" and parts[1] not in known:
        raise MarkupError(f"{where}: quotation {number} names the unknown entity {parts[1]!r}")
    section = "title" if ("q", number) in sections["title"] else "text"
    spans = sections[section]
    if ("q", number) not in spans:
        raise MarkupError(f"{where}: quotation {number} has no content {{q{number} …}}")

    def first(kind: str) -> list[int] | None:
        return spans[kind, number][0] if (kind, number) in spans else None

    parent = int(parts[2].removeprefix("parent")) if len(parts) > 2 and parts[2] else None
    return {
        "number": number,
        "section": section,
        "type": parts[0],
        "content": sorted(spans["q", number]),
        "cue": first("c"),
        "speaker": first("s"),
        "entity": None if parts[1] == "-" else parts[1],
        "medium": first("m"),
        "parent": parent,
    }


def parse_many(source: str, where: str = "<text>", manner: Callable[[str], str] = str) -> list[Annotated]:
    """Compile a file of several short articles, separated by lines of ``====``; ``manner`` rewrites their bodies."""
    return [parse(_rewritten(b, manner), f"{where}#{i}") for i, b in enumerate(split(source))]


def split(source: str) -> list[str]:
    """Return the annotated articles of a file, which lines of ``====`` stand between."""
    blocks = (b.strip("\n") for b in re.split(r"^====+\s*$", source, flags=re.M))
    return [f"{b}\n" for b in blocks if b.strip()]


def _rewritten(block: str, manner: Callable[[str], str]) -> str:
    head, separator, body = block.partition("\ntext:\n")
    return head + separator + manner(body)


def read_folder(folder: Path, manner: Callable[[str], str] = str) -> list[Annotated]:
    """Compile every ``*.txt`` file of a folder, in the order of their names; ``manner`` rewrites the bodies."""
    found: list[Annotated] = []
    for path in sorted(folder.glob("*.txt")):
        found += parse_many(path.read_text(encoding="utf-8"), path.name, manner)
    return found
