"""Pair quotation marks: every kind, nested, reversed, doubled, and those that nobody closed.

All positions are in the plain copy of one section. Marks are read paragraph by paragraph; speech that goes on over
paragraphs is found by its closer standing alone in a later one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pipeline.language.normalise import matches

__all__ = ["OPENING", "Quoted", "pair_marks"]

OPENING: Final = frozenset('"«“')
"""The marks that open speech or a name, the straight one of which closes it too."""

_ANY: Final = re.compile(r"[«»‹›“”„\"'()‘’]")
_MARK: Final = re.compile(
    r"«+|»+|‹|›|“+|”+|„|\"+|''|\(\(+|\)\)+|‘|’|(?:(?<![\w'])|(?<=(?<!\w)[وفبلك]))'(?=[^\s'])|(?<=[^\s'])'(?![\w'])"
)
_FAMILY: Final = {
    "«": "«",
    "»": "«",
    "‹": "‹",
    "›": "‹",
    "“": "“",
    "”": "“",
    "„": "“",
    '"': '"',
    "'": "'",
    "(": "(",
    ")": "(",
    "‘": "‘",
    "’": "‘",
}
_SIDE: Final = {"«": 1, "‹": 1, "“": 1, "„": 1, "(": 1, "‘": 1, "»": -1, "›": -1, "”": -1, ")": -1, "’": -1}
_CLITICS: Final = "وفبلك"
_DOUBLE: Final = frozenset('«“"')
_INSIDE: Final = re.compile(r"\S")
_STOP: Final = re.compile(r"[.!?؟](?=\s)")
_SENTENCE_BEGUN: Final = re.compile(r"[.!?؟]\s+\S")
_FEW_WORDS_BEGUN: Final = re.compile(r"[.!?؟]\s+\S+(?:\s+\S+){0,9}\s*:?$")
_SPOKEN: Final = re.compile(
    r"(?:: ?|(?<!\w)و?(?:قال|قالت|قالوا|[أا]ضاف|[أا]ضافت|تابع|تابعت|زاد|زادت|قائل[اةي]ن?|مضيف[اة]|م[ؤو]كد[اة]) )"
    r"\((?!\()"
)
_CALLED: Final = re.compile(
    r"(?<!\w)و?(?:وصف|واصف|نعت|ناعت|سم[ىا]|مسمي|[أا]سم[ىا])\w*(?: [^\s()«»\"]+){0,7} ب ?\((?=[^()\s])"
)
_SAYS_NEXT: Final = re.compile(r"و(?:قال|[أا]ضاف|[أا]كد|[أا]وضح|[أا]شار|تابع|زاد|ختم|بين)ت?\b")
_SAID_ON: Final = re.compile(rf"[.،,؛]\s+{_SAYS_NEXT.pattern}[^.،,؛\"«»“”]{{0,80}}$")
_GLUED: Final = 12  # characters of what a mark on the word before opens, at least
_FEWEST_WORDS: Final = 4  # in brackets that stand for marks
_MAX_PARAGRAPHS: Final = 8
_MAX_SINGLE: Final = 200
_MAX_DEPTH: Final = 6
_MAX_BETWEEN: Final = 2_000  # characters looked at before a second opener


@dataclass(slots=True, init=False, unsafe_hash=True)
class Quoted:
    """A stretch in quotation marks.

    Attributes:
        start: Where the opening mark stands.
        inner_start: First character after it.
        inner_end: Where the closing mark stands (or the stretch is taken to end).
        end: After the closing mark.
        closed: Whether there is a closing mark.
        depth: 0 for an outermost pair.
    """

    start: Final[int]
    inner_start: Final[int]
    inner_end: Final[int]
    end: Final[int]
    closed: Final[bool]
    depth: Final[int]

    def __init__(self, start: int, inner_start: int, inner_end: int, end: int, closed: bool, depth: int = 0) -> None:
        """Take the fields; mypyc leaves the __init__ of a dataclass to the interpreter."""
        self.start = start
        self.inner_start = inner_start
        self.inner_end = inner_end
        self.end = end
        self.closed = closed
        self.depth = depth


@dataclass(slots=True, init=False)
class _Open:
    start: int
    end: int
    family: str

    def __init__(self, start: int, end: int, family: str) -> None:
        """Take the fields; mypyc leaves the __init__ of a dataclass to the interpreter."""
        self.start = start
        self.end = end
        self.family = family


@dataclass(slots=True, init=False, unsafe_hash=True)
class _Mark:
    start: Final[int]
    end: Final[int]
    family: Final[str]
    side: Final[int]  # 1 opens, -1 closes, 0 either
    loose: Final[bool]  # with blanks on both sides, which tell nothing

    def __init__(self, start: int, end: int, family: str, side: int, loose: bool = False) -> None:
        """Take the fields; mypyc leaves the __init__ of a dataclass to the interpreter."""
        self.start = start
        self.end = end
        self.family = family
        self.side = side
        self.loose = loose


def _start(mark: _Mark) -> int:
    return mark.start


def _ends_with_colon(text: str, begin: int, end: int) -> bool:
    """Say whether a colon is the last thing in ``[begin, end)`` but blanks."""
    while end > begin and text[end - 1].isspace():
        end -= 1
    return end > begin and text[end - 1] == ":"


def _marks(text: str, begin: int, end: int) -> Iterator[_Mark]:
    for match in matches(_MARK, _ANY, text, begin, end):
        char = match.group()[0]
        left = text[match.start() - 1] if match.start() > begin else " "
        right = text[match.end()] if match.end() < end else " "
        side = _SIDE.get(char, 0)
        opens = (left.isspace() or left in ":([{-–—،,.؛/ـ") and not right.isspace() and right not in "،,؛;"
        closes = not left.isspace() and left not in ":([{" and (right.isspace() or right in ".,،؛;:!?؟)]}-–—…")
        ends = right in "،,؛;" or (right == "." and text[match.end() : match.end() + 2] != "..")
        closes = closes or (left.isspace() and ends)  # لـ"مصر بلس "، إن
        if char == "'" and left in _CLITICS and (text[match.start() - 2 : match.start() - 1] or " ").isspace():
            opens = True  # قال فلان لـ'الأفق' إن
        if char == '"' and left in ".!?؟" and _SAYS_NEXT.match(text, match.end()):
            opens, closes = False, True  # … كل الأطفال ."واضافت سموها
        family = _FAMILY[char]
        if side == 0:
            side = 1 if opens and not closes else -1 if closes and not opens else 0
            if side == 0 and (char == "'" or (not opens and not closes and len(match.group()) > 1)):
                continue  # also "", an empty pair
        elif family != "(" and side == -1 and (left == ":" or (opens and not closes)):
            side = 1  # reversed: »كذا«
        elif family != "(" and side == 1 and closes and not opens:
            side = -1
        loose = family == "«" and left.isspace() and right.isspace()
        if loose and _ends_with_colon(text, begin, match.start()):
            side = 1  # وأضاف: » كذا »
        yield _Mark(match.start(), match.end(), family, side, loose)


def _brackets(text: str, begin: int, end: int) -> Iterator[_Mark]:
    """Give the brackets that stand for marks, right behind a colon or a word of saying: وقال (من يهرب الوقود …)."""
    if text.find("(", begin, end) < 0:
        return
    spoken = [(match.end(), _FEWEST_WORDS) for match in _SPOKEN.finditer(text, begin, end)]
    called = [(match.end(), 1) for match in _CALLED.finditer(text, begin, end)]  # وصف القرار ب(الكارثي)
    for opened, fewest in spoken + called:
        start, close = opened - 1, text.find(")", opened, end)
        inner = text[opened:close] if close > 0 else ""
        if "(" not in inner and len(inner.split()) >= fewest:
            yield _Mark(start, start + 1, "(", 1)
            yield _Mark(close, close + 1, "(", -1)


def _new_speech(text: str, opened: _Open, mark: _Mark) -> bool:
    """Say whether a second opener starts new speech, so that the first was never closed."""
    between = text[max(opened.end, mark.start - _MAX_BETWEEN) : mark.start].rstrip()
    if between.endswith((":", "،", ",")) and _SENTENCE_BEGUN.search(between):
        return True
    return between.endswith(":") and _FEW_WORDS_BEGUN.search(between) is not None


def _said_on(text: str, opened: _Open, mark: _Mark) -> re.Match[str] | None:
    """Return how a second report leads to a second opener: إن "العمل متواصل | ، وأكد أن | "الإنتاج ارتفع"."""
    begin = max(opened.end, mark.start - _MAX_BETWEEN)
    return _SAID_ON.search(text[begin : mark.start].rstrip())


def pair_marks(text: str, paragraphs: list[tuple[int, int]]) -> tuple[Quoted, ...]:
    """Pair the marks of a section.

    Args:
        text: The plain copy.
        paragraphs: ``[start, end)`` of each line, ascending.

    Returns:
        The stretches in order of their start; nested ones follow the one they stand in.
    """
    found: list[Quoted] = []
    stack: list[_Open] = []
    opened_in = 0
    for number, (begin, end) in enumerate(paragraphs):
        marks = [*_marks(text, begin, end), *_brackets(text, begin, end)]
        marks.sort(key=_start)
        if not marks and not stack:
            continue
        if stack and (number - opened_in > _MAX_PARAGRAPHS or not _continues(stack, marks)):
            limit = paragraphs[opened_in][1]
            for opened in stack:
                found.append(Quoted(opened.start, opened.end, limit, limit, closed=False))
            stack = []
        if not stack:
            opened_in = number
        _pair_paragraph(text, marks, stack, found)
    if stack:
        limit = paragraphs[opened_in][1]
        found += [Quoted(o.start, o.end, limit, limit, closed=False) for o in stack]
    return _with_depth([q for q in found if _holds(text, q) and not _single_too_long(text, q)])


def _holds(text: str, quoted: Quoted) -> bool:
    """Say whether marks hold anything but blanks; a text that is cut off may end at an opening mark."""
    return _INSIDE.search(text, quoted.inner_start, quoted.inner_end) is not None


def _continues(stack: list[_Open], marks: list[_Mark]) -> bool:
    """Say whether speech left open goes on: no mark at all, or its closer comes first."""
    for mark in marks:
        if mark.family == stack[0].family:
            return mark.side == -1
    return True


def _pair_paragraph(text: str, marks: list[_Mark], stack: list[_Open], found: list[Quoted]) -> None:
    closers = dict.fromkeys(_FAMILY.values(), 0)
    for mark in marks:
        if mark.side <= 0:
            closers[mark.family] += mark.end - mark.start
    for number, mark in enumerate(marks):
        if mark.side <= 0:
            closers[mark.family] -= mark.end - mark.start
        if mark.side == -1 and not stack and _glued(text, mark, marks, number + 1):
            stack.append(_Open(mark.start, mark.end, mark.family))  # قال المدير" اللاعبون بخير".
            continue
        same = [o for o in stack if o.family == mark.family]
        if mark.loose:
            mark = _turned(text, mark, same, closers)
        if not same and mark.side == -1 and stack and _mixed(stack[-1], mark, closers, marks, number + 1):
            opened = stack.pop()
            found.append(Quoted(opened.start, opened.end, mark.start, mark.end, closed=True))
            continue
        if not same:
            if mark.side >= 0 and len(stack) < _MAX_DEPTH:
                stack.append(_Open(mark.start, mark.end, mark.family))
            continue
        if mark.side == 1 and len(stack) < _MAX_DEPTH:
            never_closed = closers[mark.family] <= len(same) and _said_on(text, same[-1], mark) is not None
            if never_closed or _new_speech(text, same[-1], mark):
                _abandon(text, stack, same[0], mark, found)
            stack.append(_Open(mark.start, mark.end, mark.family))
            continue
        if mark.end - mark.start == 2 and _close_two(stack, mark, found):
            continue
        while stack:
            opened = stack.pop()
            if opened.family == mark.family:
                found.append(Quoted(opened.start, opened.end, mark.start, mark.end, closed=True))
                break


def _turned(text: str, mark: _Mark, same: list[_Open], closers: Mapping[str, int]) -> _Mark:
    """Return a mark among blanks as what it does where marks are reversed: قائلا » كذا »، » كذا «."""
    opens = not same and mark.side == -1 and closers[mark.family] > 0
    closes = bool(same) and mark.side == 1 and text[same[-1].start] == "»"
    return _Mark(mark.start, mark.end, mark.family, -mark.side, loose=True) if opens or closes else mark


def _glued(text: str, mark: _Mark, marks: list[_Mark], later: int) -> bool:
    """Say whether a mark stands on the word before what it opens, as another of its kind then closes that.

    ``later``: the number of the mark behind it.
    """
    if text[mark.start] != '"' or not text[mark.start - 1 : mark.start].isalpha():
        return False
    if not text[mark.end : mark.end + 1].isspace():
        return False
    following = next((marks[k] for k in range(later, len(marks)) if marks[k].family == mark.family), None)
    return following is not None and following.side == -1 and following.start - mark.end > _GLUED


def _close_two(stack: list[_Open], mark: _Mark, found: list[Quoted]) -> bool:
    """Close two pairs that end side by side, «… «كذا»»; False where both closers are one doubled mark, ««كذا»»."""
    inmost = stack[-2:]
    if len(inmost) < 2 or any(o.family != mark.family or o.end - o.start != 1 for o in inmost):
        return False
    for at in (mark.start, mark.start + 1):
        opened = stack.pop()
        found.append(Quoted(opened.start, opened.end, at, at + 1, closed=True))
    return True


def _mixed(opened: _Open, mark: _Mark, closers: Mapping[str, int], marks: list[_Mark], later: int) -> bool:
    """Say whether marks of two kinds make a pair: «…" where no » is left, or that of a later pair: «…"، "…».

    ``later``: the number of the mark behind the closing one.
    """
    if not {opened.family, mark.family} <= _DOUBLE:
        return False
    if not closers[opened.family]:
        return True
    again = [m for m in marks[later : later + 2] if m.family in (opened.family, mark.family)]
    crossed = len(again) == 2 and again[0].side == 1 and again[1].side == -1
    return crossed and (again[0].family, again[1].family) == (mark.family, opened.family)


def _abandon(text: str, stack: list[_Open], first: _Open, mark: _Mark, found: list[Quoted]) -> None:
    """End speech that was never closed before the sentence that brings the next opener."""
    between = text[first.end : mark.start]
    stops = [m.start() for m in _STOP.finditer(between)]
    again = _SAID_ON.search(between.rstrip()) if len(between) < _MAX_BETWEEN else None
    cut = again.start() if again is not None else len(between)
    limit = first.end + (stops[-1] if stops else cut)
    while stack and stack[-1] is not first:
        stack.pop()
    if stack:
        stack.pop()
    found.append(Quoted(first.start, first.end, limit, limit, closed=False))


def _single_too_long(text: str, quoted: Quoted) -> bool:
    return text[quoted.start] in "'‘" and quoted.end - quoted.start > _MAX_SINGLE


def _with_depth(found: list[Quoted]) -> tuple[Quoted, ...]:
    found.sort(key=lambda q: (q.start, -q.end))
    out: list[Quoted] = []
    ends: list[int] = []
    for q in found:
        while ends and ends[-1] <= q.start:
            ends.pop()
        out.append(Quoted(q.start, q.inner_start, q.inner_end, q.end, q.closed, len(ends)) if ends else q)
        ends.append(q.end)
    return tuple(out)
