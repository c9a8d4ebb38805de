"""Text as it came → a plain copy that is easy to read for machines, with the way back.

The copy has no diacritics, no tatweel (alone between blanks it is a dash), no zero-width or bidi controls;
presentation forms, HTML entities, Persian and Urdu letter forms and Arabic-Indic digits are mapped to the usual
characters; ((…)), ""…"", " … ", « … », »…« and „…“ are written as other marks are; و written apart, as is usual in
the Maghreb, stands on its word (و قال → وقال). Every span of the copy can be told in code points of the original:
``"ﷲ"`` is one code point there and four letters here.
"""

from __future__ import annotations

import html
import re
import sys
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from camel_tools.utils.charsets import AR_DIAC_CHARSET

from pipeline.language.upright import marked_pairs, upright
from pipeline.records import Span

__all__ = ["Plain", "Walk", "fold", "fold_stem", "matches", "plain"]

_DIACRITICS: Final = "".join(sorted(AR_DIAC_CHARSET)) + "\u0610-\u061a\u0656-\u065f\u06d6-\u06ed\u08d3-\u08ff"
_INVISIBLE: Final = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff"
_SEATED: Final = "\u0653-\u0655"  # madda and hamza apart from their letter, as the decomposed forms (NFD) have them
_LETTERS: Final = {
    "ی": "ي", "ې": "ي", "ے": "ي", "ۍ": "ي", "ک": "ك", "ڪ": "ك", "ہ": "ه", "ھ": "ه", "ە": "ه", "ۀ": "ه", "ۃ": "ة",
    "گ": "ك", "ٱ": "ا",
}  # fmt: skip
_MARKS: Final = {
    "‟": "“",
    "〝": "“",
    "〞": "”",
    "❝": "“",
    "❞": "”",
    "《": "«",
    "》": "»",
    "＂": '"',
    "`": "'",
    "´": "'",
    "\u066c": ",",  # ٬ stands for a comma in some papers: قال الوزير٬ في كلمة له٬ إن
    "\u2e32": "،",
    "\u2e41": "،",
    "\u00a0": " ",
    "\u2007": " ",
    "\u202f": " ",
    "\u3000": " ",
}
_PRIMES: Final = {"″": '"', "′": "'"}
_MIDDLE_DOTS: Final = "\u00b7\u0387\u2219\u22c5"  # ·
_DIGITS: Final = {chr(base + i): str(i) for base in (0x660, 0x6F0) for i in range(10)}
_ONE: Final = {**_LETTERS, **_MARKS, **_DIGITS}
_ENTITY: Final = r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
_LETTER: Final = "[\u0621-\u063a\u0641-\u064a]"
_APART: Final = (
    r"(?<![\w\u0610-\u061a\u0640\u064b-\u065f\u0670\u200c\u200d])و[ \u00a0\u2007\u202f]+"
    f"(?={_LETTER}{{2}})"
)  # no blank after عضوٌ، أَو, whose last letter has marks before it
_DASH: Final = "(?<!\\S)\u0640+(?!\\S)"  # tatweel alone between blanks: ــ كما يقول ــ
_SEAM: Final = f"(?<=[اء])\u064b(?={_LETTER}{{2}})|\u064bا(?={_LETTER}{{2}})|ة(?={_LETTER})"
"""What ends a word, where the blank behind it is lost: أيضاًالمملكةالأولى، شكرًاللوزير."""
_LOST_LINE: Final = (
    "و(?=(?:أوضح|أضاف|أكد|أشار|أعلن|أعرب|أفاد|قال)ت?"
    f"(?!{_LETTER}))(?<={_LETTER}{{6}}و)(?<!برتو)"  # البرتوقال: a fruit
)  # the letter first, which a search leaps to
"""What begins a paragraph right behind the one before: الإلكترونيوأوضح."""
_DROPPED: Final = f"{_DIACRITICS}{_SEATED}{_INVISIBLE}\u0640"
_DOUBLED: Final = {"<<": "«", ">>": "»", "((": "«", "))": "»", '""': '"'}
_FORMS: Final = "\ufb50-\ufdff\ufe70-\ufefc\uff01-\uff5e"
_WRITTEN_ENTITY: Final = re.compile(_ENTITY)
_SPECIAL: Final = re.compile(
    f"(?P<entity>{_ENTITY})|(?P<seam>{_SEAM})|(?P<apart>{_APART})|(?P<seat>[اويى][{_DIACRITICS}]*[{_SEATED}])"
    f"|(?P<dash>{_DASH})|(?P<angles><<|>>)|(?P<drop>[{_DROPPED}]+)|(?P<one>[{''.join(_ONE)}]+)|(?P<form>[{_FORMS}])"
    f'|(?P<prime>[{"".join(_PRIMES)}])|(?P<twice>\\(\\(|\\)\\)|"")|(?P<escape>\\\\(?=["\']))'
    '|(?P<pad>(?<=["«“]) +| +(?=["»”]))'
)
_FIRST: Final = f"&<>{_DROPPED}{''.join(_ONE)}{''.join(_PRIMES)}{_FORMS}"
_RARE: Final = re.compile(f"[{_FIRST}]")
_GLUED_WORD: Final = re.compile(f"ة(?={_LETTER})")
_GLUED_LINE: Final = re.compile(_LOST_LINE)
_SPECIAL_OR_GLUED: Final = re.compile(f"{_SPECIAL.pattern}|(?P<line>{_LOST_LINE})")
_GLUES: Final = re.compile(f"[اويىة{_FIRST}]")
_COMMON: Final = re.compile(f"[اويى{_FIRST}]")
_ALIKE: Final = re.compile(f'["“”{"".join(_PRIMES)}]')
_LINE: Final = re.compile(r"[^\n]+")
_TWICE: Final = re.compile(r"\(\([^()\n]{2,2000}\)\)|\"\"[^\"\n]{2,2000}\"\"")  # ((…)) of papers, ""…"" of tables
_STRAIGHT: Final = re.compile('"')
_PADDED: Final = ('" ', "« ", "“ ", " »", " ”")
_OPENS: Final = re.compile(r"(?<![\w.!?؟،])(?:[وف]?[بلك]?ـ*)?\"$")  # لـ" الساحل ", but no closing mark: عاد"
_AND: Final = re.compile("و[ \u00a0\u2007\u202f]")
_SEATS: Final = re.compile(f"[{_SEATED}]")
_ESCAPED: Final = re.compile("\\\\[\"']")
_DOT_THAT_STOPS: Final = re.compile(f'(?<=[\\w"\'”»)\\]%])[{_MIDDLE_DOTS}](?=\\s|$|["“«(]|{_LETTER}{{2}})')


@dataclass(slots=True, init=False, unsafe_hash=True)
class Plain:
    """A plain copy and the way back.

    Attributes:
        source: The text as it came.
        text: The plain copy.
        starts: First plain position of each stretch of equal step, ascending.
        origins: Where that stretch begins in ``source``.
        fixed: Whether a stretch stands still (one source character gave several plain ones).
    """

    source: Final[str]
    text: Final[str]
    starts: Final[tuple[int, ...]]
    origins: Final[tuple[int, ...]]
    fixed: Final[tuple[bool, ...]]

    def __init__(
        self, source: str, text: str, starts: tuple[int, ...], origins: tuple[int, ...], fixed: tuple[bool, ...]
    ) -> None:
        """Take the fields; mypyc leaves the __init__ of a dataclass to the interpreter."""
        self.source = source
        self.text = text
        self.starts = starts
        self.origins = origins
        self.fixed = fixed

    def origin(self, position: int) -> int:
        """Return the source position of the plain character at ``position`` (code points)."""
        i = bisect_right(self.starts, position) - 1
        return self.origins[i] if self.fixed[i] else self.origins[i] + position - self.starts[i]

    def span(self, start: int, end: int) -> Span:
        """Return the source span of the plain span ``[start, end)``, marks on its last letter included."""
        return Span(*self.extent(start, end))

    def extent(self, start: int, end: int) -> tuple[int, int]:
        """Return ``span`` as two numbers; most words lie in one stretch, where nothing but the distance changes."""
        i = bisect_right(self.starts, start)
        if start < end and not self.fixed[i - 1] and (i == len(self.starts) or end < self.starts[i]):
            shift = self.origins[i - 1] - self.starts[i - 1]
            return start + shift, end + shift
        return self.over_stretches(start, end)

    def over_stretches(self, start: int, end: int) -> tuple[int, int]:
        """Return ``extent`` of any span, also one over several stretches."""
        if end <= start:
            here = self.origin(start) if start < len(self.text) else len(self.source)
            return here, here
        first = self.origin(start)
        last = self.origin(end - 1)
        stop = self.origin(end) if end < len(self.text) else len(self.source)
        close = last + 1
        if stop > close and (entity := _WRITTEN_ENTITY.match(self.source, last)) and entity.end() <= stop:
            close = entity.end()
        if self.source[last : last + 2] in _DOUBLED and stop > close:
            close += 1
        while close < stop and _is_mark(self.source[close]):
            close += 1
        return first, close


class Walk:
    """Tells ``Plain.extent`` of spans that come in order of their start: each stretch is looked up once."""

    def __init__(self, copy: Plain) -> None:
        """Begin at the start of a plain copy."""
        self._copy = copy
        self._next = 0
        self._enter()

    def _enter(self) -> None:
        copy, i = self._copy, self._next
        self._next = i + 1
        self._shift = copy.origins[i] - copy.starts[i]
        self._fixed = copy.fixed[i]
        self._end = copy.starts[i + 1] if i + 1 < len(copy.starts) else sys.maxsize

    def extent(self, start: int, end: int) -> tuple[int, int]:
        """Return the source span of the plain span ``[start, end)``."""
        while start >= self._end:
            self._enter()
        if start < end < self._end and not self._fixed:
            return start + self._shift, end + self._shift
        return self._copy.over_stretches(start, end)


@lru_cache(maxsize=512)
def _is_mark(char: str) -> bool:
    return char == "\u0640" or unicodedata.combining(char) > 0


@lru_cache(maxsize=2048)
def _form(char: str) -> str:
    """Map one presentation form to its letters, without the marks that Unicode adds to some of them."""
    letters = unicodedata.normalize("NFKC", char)
    if " " in letters.strip():
        return " "  # a whole formula in one code point, such as ﷺ, is no word of the sentence
    return "".join(_ONE.get(c, c) for c in letters if not _is_mark(c)) or " "


def _seated(match: str) -> str:
    """Join a letter with its hamza or madda: ا + hamza above → أ; a letter that takes none stays as it is."""
    letter = "ي" if match[0] == "ى" else match[0]
    joined = unicodedata.normalize("NFC", letter + match[-1])
    return joined if len(joined) == 1 else match[0]


def _entity(match: str) -> str | None:
    char = html.unescape(match)
    if len(char) != 1 or ord(char) < 0x20:
        return None
    return _ONE.get(char, char)


_CHANGE: dict[str, Callable[[str], str | None]] = {
    "drop": lambda _: "",
    "escape": lambda _: "",
    "apart": lambda _: "و",
    "dash": lambda _: "–",
    "angles": lambda match: _DOUBLED[match],
    "pad": lambda _: "",
    "twice": lambda match: _DOUBLED[match],
    "form": _form,
    "seat": _seated,
    "entity": _entity,
    "seam": lambda match: match.replace("\u064b", "") + " ",
    "line": lambda match: "\n" + match,
    "prime": lambda match: _PRIMES[match],
}


def matches(pattern: re.Pattern[str], first: re.Pattern[str], text: str, at: int, end: int) -> Iterator[re.Match[str]]:
    """Yield what ``pattern.finditer`` does; ``first`` is the class of characters with which a match can begin.

    A search for a class takes a tenth of the time that trying the whole pattern at each letter does.
    """
    while found := first.search(text, at, end):
        match = pattern.match(text, found.start(), end)
        at = found.end() if match is None else match.end()
        if match is not None:
            yield match


def _writes_and_apart(source: str) -> bool:
    """Say whether و stands alone somewhere, with any blank but a line break after it."""
    ands = [match.start() for match in _AND.finditer(source)]
    return any(not at or not source[at - 1].isalpha() for at in ands)


def _inches(source: str) -> frozenset[int]:
    """Return where primes follow a figure and close no speech: 55″, but not "في 2024″ as some editors write it."""
    found: set[int] = set()
    if not any(prime in source for prime in _PRIMES):
        return frozenset()
    for line in _LINE.finditer(source):
        places = [match.start() for match in _ALIKE.finditer(source, line.start(), line.end())]
        figures = [at for at in places if source[at] in _PRIMES and at and source[at - 1].isdigit()]
        others = sorted(set(places).difference(figures))
        closed = 0
        for k, at in enumerate(figures):
            before = bisect_right(others, at)
            waits = (len(others) - before) % 2 and k + 1 == len(figures)
            if (before + closed) % 2 and not waits:
                closed += 1
            else:
                found.add(at)
    return frozenset(found)


def _twice(source: str) -> frozenset[int]:
    """Return where marks of two characters open and close, with none of them between: ((سنعود قريبا))."""
    found = _TWICE.finditer(source) if "((" in source or '""' in source else ()
    return frozenset(at for match in found for at in (match.start(), match.end() - 2))


def _has_pad(text: str) -> bool:
    return any(pad in text for pad in _PADDED)


def _pads(source: str) -> frozenset[int]:
    """Return where the blanks inside a pair of marks begin: « سنعود قريبا »; straight ones on a line of pairs."""
    found: list[int] = []
    for line in _LINE.finditer(source) if _has_pad(source) else ():
        if not _has_pad(line.group()):
            continue
        for opening, closing in marked_pairs(line.group()):
            inner = source[line.start() + opening + 1 : line.start() + closing]
            if inner.startswith(" ") and not inner.isspace():
                found.append(line.start() + opening + 1)
            if inner.endswith(" ") and not inner.isspace():
                found.append(line.start() + opening + 1 + len(inner.rstrip(" ")))
        places = [match.start() for match in _STRAIGHT.finditer(source, line.start(), line.end())]
        if len(places) % 2:
            continue
        for opening, closing in zip(places[::2], places[1::2], strict=True):
            inner, after = source[opening + 1 : closing], source[closing + 1 : closing + 2]
            padded = inner.startswith(" ") and inner.endswith(" ") and not inner.isspace()
            if padded and not after.isalnum() and _OPENS.search(source, max(line.start(), opening - 4), opening + 1):
                found += [opening + 1, opening + 1 + len(inner.rstrip(" "))]
    return frozenset(found)


def _full_stops(source: str) -> str:
    """Write the full stops of papers that have a middle dot for them: انتهت الأشغال· وكان; not صور · فيديو."""
    return _DOT_THAT_STOPS.sub(".", source)


def plain(source: str) -> Plain:
    """Make the plain copy of a text; linear in its length."""
    out: list[str] = []
    text = _full_stops(upright(source))
    inches = _inches(text)
    twice = _twice(text)
    starts, origins, fixed = [0], [0], [False]
    length = done = 0

    def stretch(origin: int, still: bool) -> None:
        if starts[-1] == length:
            origins[-1], fixed[-1] = origin, still
        else:
            starts.append(length)
            origins.append(origin)
            fixed.append(still)

    pattern = _SPECIAL
    candidates = _COMMON if _SEATS.search(text) or _writes_and_apart(text) else _RARE
    if _GLUED_WORD.search(text) or _GLUED_LINE.search(text):
        pattern, candidates = _SPECIAL_OR_GLUED, _GLUES
    pads = _pads(text)
    if twice or pads:
        candidates = re.compile('[()" ' + candidates.pattern[1:])
    if _ESCAPED.search(text):  # \"سنعود قريبا\", as some sites store their texts
        candidates = re.compile("[" + re.escape("\\") + candidates.pattern[1:])
    for match in matches(pattern, candidates, text, 0, len(text)):
        begin, end = match.span()
        kind = match.lastgroup
        if (kind == "twice" and begin not in twice) or (kind == "pad" and begin not in pads):
            continue
        if kind == "one":
            out.append(text[done:begin])
            out.append("".join(_ONE[c] for c in match.group()))
            length += end - done
            done = end
            continue
        new = None if begin in inches else _CHANGE[kind or ""](match.group())
        if new is None:
            continue
        out.append(text[done:begin])
        length += begin - done
        if new:
            stretch(end - 1 if kind == "seam" else begin, still=True)  # the word ends with the letter, not before it
            out.append(new)
            length += len(new)
        stretch(end, still=False)
        done = end
    out.append(text[done:])
    return Plain(source, "".join(out), tuple(starts), tuple(origins), tuple(fixed))


def fold_stem(word: str) -> str:
    """Fold a stem but keep ة, which tells نظيرة (a name) from نظيره (his counterpart)."""
    word = word.replace("ئو", "وو")  # مسئولون، شئون: the hamza of مسؤولون, شؤون as Egypt writes it
    word = word.replace("أ", "ا").replace("إ", "ا").replace("آ", "ا").replace("ى", "ي")
    return word.replace("ؤ", "و").replace("ئ", "ي")  # str.translate takes a hundred times as long


def fold(word: str) -> str:
    """Fold the spellings that newsrooms mix (أ إ آ ا, ى ي, ة ه, ؤ و, ئ ي), for comparing only.

    Example: ``fold("إلى") == fold("الى")``.
    """
    return fold_stem(word).replace("ة", "ه")
