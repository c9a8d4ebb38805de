"""Turn the quotation marks that stand the wrong way round: »كذا«، ”كذا“، „كذا“, «كذا« → «كذا», “كذا”.

Only the character changes, never its place, so that positions in a text hold for the turned one too. What a mark does
is told by what stands on both sides of it, and by the mark before it on the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

__all__ = ["marked_pairs", "upright"]

_FAMILIES: Final = (("«", "»"), ("“", "”"))
_LOW: Final = "„"
_ANY: Final = re.compile("[«»“”„]")
_TURNED: Final = re.compile(
    "„|[»”](?=[^\\W\\d_])|(?<=[^\\W_])[«“](?=[\\s.,،؛:؟!)]|$)|(?<=[.؟!…])[«“](?=[\\s،؛]|$)|(?<=[ \\t:])[“”](?=\\s|$)",
    re.M,
)
_SAYS: Final = re.compile(
    r"(?:\bو?ف?(?:قال|يقول|[أا]ضاف|يضيف|تابع|يتابع|[أا]كد|[أا]وضح|زاد|ختم|استطرد|[أا]ردف|صرح|كتب|علق|رد|[أا]شار)"
    r"(?:ت|وا)?|\b(?:قائل|مضيف|م[ؤو]كد|موضح|معتبر)(?:ا|اً|ة|ين)| [إأا]ن(?:ه|ها|هم)?|:) ?\Z"
)
"""What stands right before a mark that opens speech, whatever way it is turned."""
_SAYING: Final = 12  # characters
_LINE: Final = re.compile("[^\n]+")
_BEFORE: Final = " \t:([{-–—،,.؛/ـ"
_CLITICS: Final = "وفبلك"
_BEHIND: Final = " \t.,،؛:;!؟?)]}-–—…"


def _opens(line: str, at: int) -> bool:
    left, right = line[at - 1 : at] or " ", line[at + 1 : at + 2] or " "
    clitic = left in _CLITICS and (line[at - 2 : at - 1] or " ").isspace()  # و»كذا«
    return (clitic or left in _BEFORE) and right not in _BEHIND


def _closes(line: str, at: int) -> bool:
    left, right = line[at - 1 : at] or " ", line[at + 1 : at + 2] or " "
    return left not in " \t:([{" and right in _BEHIND


def _loose(line: str, at: int) -> bool:
    """Say whether a mark stands between blanks, so that only those before it tell what it does."""
    left, right = line[at - 1 : at] or " ", line[at + 1 : at + 2] or " "
    return left in " \t:" and right.isspace()


def _inches(line: str, at: int) -> bool:
    """Say whether a mark follows a figure, so that it opens nothing: 55“."""
    return at > 0 and line[at - 1].isdigit()


def upright(text: str) -> str:
    """Return the text with its turned marks as they should stand; linear in its length."""
    even = all(text.count(opening) == text.count(closing) for opening, closing in _FAMILIES)
    if even and not any(_TURNED.match(text, mark.start()) for mark in _ANY.finditer(text)):
        return text  # tried at the marks alone: a search would try it at every letter
    out = list(text)
    for line in _LINE.finditer(text):
        for at, char in _turned(line.group()):
            out[line.start() + at] = char
    return "".join(out)


def _turned(line: str) -> Iterator[tuple[int, str]]:
    """Give the marks of a line that are to be turned, with the character that they should be."""
    marks = [match.start() for match in _ANY.finditer(line)]
    for opening, closing in _FAMILIES:
        alike = _alike(line, marks, opening, closing)
        if alike:
            yield from alike
            continue
        begun = -1  # where the last stretch of the family begins, -1 outside
        for at in marks:
            char = line[at] if line[at] != _LOW else "“"
            if char not in (opening, closing) or (begun < 0 and _inches(line, at)):
                continue
            opens, closes = _opens(line, at), _closes(line, at)
            if opening == "“" and _loose(line, at):  # قال فلان ” سنعود قريبا ” .
                opens, closes = begun < 0, begun >= 0
            if begun >= 0 and closes and not opens:
                if line[begun] != opening:
                    yield begun, opening
                if line[at] != closing:
                    yield at, closing
                begun = -1
            elif begun >= 0 and char == closing and line[begun] == opening:
                begun = -1  # « سنعود »وأضاف
            elif char == opening or (opens and not closes):
                begun = at
            else:
                begun = -1  # it closes what an earlier line opened


def _alike(line: str, marks: list[int], opening: str, closing: str) -> list[tuple[int, str]]:
    """Return what is to be turned where the marks of a family on a line are all the same, each second one a closer.

    وأضاف” سنعود ”، وقال “ سنعود “: blanks beside them tell nothing then. One left over opens behind a word of saying.
    """
    own = [at for at in marks if line[at] in (opening, closing)]
    if not own or len({line[at] for at in own}) > 1:
        return []
    told = _SAYS.search(line, max(0, own[0] - _SAYING), own[0]) is not None
    if not told or (len(own) % 2 and line[own[0]] == opening):
        return []
    sides = [(at, closing if k % 2 else opening) for k, at in enumerate(own)]
    return [(at, side) for at, side in sides if line[at] != side]


def marked_pairs(line: str) -> Iterator[tuple[int, int]]:
    """Give the pairs of upright marks of a line, each opener with the next closer of its family and none between."""
    marks = [match.start() for match in _ANY.finditer(line)]
    for opening, closing in _FAMILIES if marks else ():
        begun = -1
        for at in marks:
            if line[at] == opening and not _inches(line, at):
                begun = at
            elif line[at] == closing and begun >= 0:
                yield begun, at
                begun = -1
