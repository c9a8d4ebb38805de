"""Join the lines of a section that belong together: under one pair of marks, wrapped, or broken in a sentence."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import Final

from pipeline import words

__all__ = ["BULLET", "last_word", "paragraphs", "unwrapped"]

Line = tuple[int, int]
"""``[start, end)`` of a line in the plain copy, without its break."""

BULLET: Final = re.compile(r"\s*(?:[•●▪■◾◆★]|\*{1,3}|[-–—]\s(?=\S)|o\s)\s*")
"""The sign with which an item of a list begins."""
_BREAKS: Final = ("\n", "\r\n")
_BROKEN: Final = 50  # characters of a line that may break off behind a preposition
_NARROWEST, _WIDEST = 40, 140  # characters of a line of a text that was wrapped
_FEWEST_WRAPPED: Final = 4  # lines that tell that a text was wrapped
_WRAPPED_TO_SHORT: Final = 3  # wrapped lines to one that is short without a stop, at least
_SLACK: Final = 3  # characters by which a line may be shorter than the next word would have allowed
_INDENT: Final = 10  # characters
_MOST_LABELLED: Final = 3  # one line in so many may open with who says it, a place or a number
_LINES_TO_PROOF: Final = 20  # wrapped lines to one that shows that sentences run over the ends of lines, at most
_LABEL: Final = re.compile(r"(?:\S+ ){0,4}\S+ ?:(?:\s|$)|\S+(?: \S+)? [-–—] |\(?\d{1,2}\s?[-–.)]")
_STOPS: Final = ".؟!"
_STOP_INSIDE: Final = re.compile(r"(?<=[^\W\d_]{2})[.؟!] (?=[^\W\d])")
_ENDED: Final = tuple('.!?؟:؛…"»”)')
_FIRST_WORD: Final = re.compile(r"[^\W_]+")
_GOES_ON: Final = "،؛"


def paragraphs(text: str, lines: list[Line], shut: list[Line]) -> list[Line]:
    """Return the lines, those joined that one sentence or one marked stretch runs over.

    Args:
        text: The plain copy.
        lines: The lines of the section, ascending.
        shut: The outermost closed pairs of marks, ascending.
    """
    return _unbroken(text, _under_marks(lines, shut))


def _under_marks(lines: list[Line], shut: list[Line]) -> list[Line]:
    """Join the lines that one marked stretch runs over."""
    joined: list[Line] = []
    spans = iter(shut)
    current = next(spans, None)
    for begin, end in lines:
        while current and current[1] <= begin:
            current = next(spans, None)
        if joined and current and current[0] < joined[-1][1] and current[1] > begin:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((begin, end))
    return joined


def unwrapped(text: str, lines: list[Line]) -> list[Line]:
    """Join the lines of a text that was wrapped at a column, as plain-text archives have it.

    Every line is as long as the next word allows, and sentences have stops or wait at the ends of lines for more: else
    these are headlines, names or verses of about one length.
    """
    width = max((end - begin for begin, end in lines), default=0)
    if len(lines) <= _FEWEST_WRAPPED or not _NARROWEST <= width <= _WIDEST:
        return lines
    wrapped = short = 0
    stopped = sum(text[end - 1] in _STOPS for _, end in lines)
    proofs = sum(_breaks_off(text, *line) or _STOP_INSIDE.search(text, *line) is not None for line in lines)
    proofs += stopped if stopped > 1 else 0
    labelled = sum(_LABEL.match(text, *line) is not None for line in lines)
    joined = [lines[0]]
    opens = True
    for before, line in pairwise(lines):
        near = text[before[1] : line[0]] in _BREAKS
        slack = _SLACK + _INDENT if opens else _SLACK  # the first line of a paragraph may have stood farther in
        opens = text[before[1] - 1] in _ENDED
        full = near and before[1] - before[0] + 1 + _first_length(text, line) > width - slack
        if near and text[before[1] - 1] not in _ENDED:
            wrapped += full
            short += not full  # a heading, a list: it ends by itself, and not for want of space
        if full and not BULLET.match(text, line[0]):
            joined[-1] = (joined[-1][0], line[1])
        else:
            joined.append(line)
    proved = proofs >= max(1, wrapped / _LINES_TO_PROOF) and labelled * _MOST_LABELLED < len(lines)
    return joined if proved and wrapped >= max(_FEWEST_WRAPPED, _WRAPPED_TO_SHORT * short) else lines


def _first_length(text: str, line: Line) -> int:
    """Return how many characters the first word of a line has, with the marks on it."""
    begin, end = line
    blank = text.find(" ", begin, end)
    return (end if blank < 0 else blank) - begin


def _unbroken(text: str, lines: list[Line]) -> list[Line]:
    """Join a line to the one before that breaks off, or that it goes on with: والحصول على | شهادة، قال سالم | أن …."""
    joined: list[Line] = []
    for begin, end in lines:
        if (
            joined
            and text[joined[-1][1] : begin] in _BREAKS
            and (_breaks_off(text, *joined[-1]) or _goes_on(text, joined[-1], (begin, end)))
            and not BULLET.match(text, begin)
        ):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((begin, end))
    return joined


def _breaks_off(text: str, begin: int, end: int) -> bool:
    """Say whether a line ends with a preposition or a relative pronoun, and is no heading: so long that it wraps."""
    return end - begin >= _BROKEN and last_word(text[max(begin, end - _BROKEN) : end].rstrip(" ")) in _waiting()


def _goes_on(text: str, before: Line, line: Line) -> bool:
    """Say whether a line opens with what no paragraph does, behind one without a stop: a comma, أن, التي.

    The line before is no heading or byline: so long that a sentence breaks off in it.
    """
    if text[before[1] - 1] in _ENDED:
        return False
    if text[line[0]] in _GOES_ON:
        return True
    first = _FIRST_WORD.match(text, *line) if before[1] - before[0] >= _BROKEN else None
    return first is not None and first.group() in _following()


def last_word(text: str) -> str:
    """Return the letters, digits and low lines that a text ends with."""
    at = len(text)
    while at and (text[at - 1].isalnum() or text[at - 1] == "_"):
        at -= 1
    return text[at:]


@cache
def _waiting() -> frozenset[str]:
    """Return the words that wait for another, as they are written: على is not علي."""
    return frozenset(row["form"] for row in words.load("line_waits") if row["side"] == "last")


@cache
def _following() -> frozenset[str]:
    """Return the words with which no paragraph begins, as they are written: أن is not إن."""
    return frozenset(row["form"] for row in words.load("line_waits") if row["side"] == "first")
