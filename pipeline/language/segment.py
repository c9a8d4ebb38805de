"""Cut an article into sentences and tell what kind of line each stands on.

Quotation marks are paired first; a sentence never ends inside a closed pair, at an abbreviation, in a number, or where
a question mark before the closing mark is followed by the reporting clause (``«…؟» يسأل فلان``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from pipeline import words
from pipeline.language.document import Part, Section, Segmented
from pipeline.language.lines import BULLET, last_word, paragraphs, unwrapped
from pipeline.language.marks import OPENING, pair_marks
from pipeline.language.normalise import fold, plain
from pipeline.records import Article
from pipeline.records import Section as SectionName

__all__ = ["segment"]

_STOP: Final = re.compile(
    r"[.!?؟。۔…][.!?؟。۔…]*(?: \.)*"
)  # a class first is searched for twice as fast as a repeated one
_WORD: Final = re.compile(r"\w+")
_THAT: Final = re.compile(r"\s*و?(?:ب?[أا]ن|إن)(?:ه|ها|هم|نا|ني)?\s")
_SPOKEN_MARK: Final = re.compile('["«»“”:]')
_SHORT_LINE: Final = 35  # characters
_LETTER: Final = re.compile(r"[^\W\d_]")
_LINE: Final = re.compile(r"[^\n\r\u2028\u2029]+")
_LINK: Final = re.compile(r"\s*(?:رابط الخبر(?: \w+){0,6}|(?:[اإ]قر[أا]|طالع|شاهد|انظر) (?:أيض|ايض)\w+) ?: ?(?=\S)")
_FOLLOW: Final = re.compile(
    r"تابع(?:وا|نا|ونا)?(?: [\w\"«»]+){0,4} (?:على|عبر) ?:(?: \w+){0,8}"
)  # تابع الساحل نت على: يوتيوب
_SITE: Final = re.compile(
    r"(?<=\s)([|¦–—-]) ?([^\s|:\"«»“”()–—-]+(?: [^\s|:\"«»“”()–—-]+){0,2})\s*\Z"
)  # … | الأفق، … - الأفق
_TITLE_WORDS: Final = 5  # of a title before its site, at least
_STARS: Final = re.compile(r"(?:(?<=[\s.؟?!…:])|\A)\*{1,3}\s?(?=[^\W\d])")
_FLAT: Final = 300  # characters of a line that is more than a byline or a link
_OPENING: Final = re.compile(r"[^:\n]{1,60}:\s*(?=\S)")
_TURN: Final = re.compile(
    r"(?<=[.؟?!:…\"»”]\s)(?:[•●▪■*–—-]{1,2}|[سج]\s?[:/-])\s*(?=\S)"
)  # …؟ - …، • …؟ – …، س: …؟ ج: …
_NEAR: Final = 8  # characters from a question mark to the mark of its answer
_FEWEST_TURNS: Final = 3  # questions and answers on one line at least
_CLOSERS: Final = "\"”»›’')]}"
_HEADLINE_MAX: Final = 110
_CONTAINS_MAX: Final = 160
_LONGEST_NAME: Final = 20  # characters of a first name before its initial
_UPON: Final = "على"  # folded like a first name
_BEY: Final = "بيه"  # a title behind a name, though a letter too
_DOCTOR, _ENGINEER = "د", "م"
_BEFORE_TITLE: Final = 20
_AFTER_TITLE: Final = re.compile(r"\s*(د\s?\.\s*)?([^\W\d_]+)( [^\W\d_]+)?")
_ON_LETTERS: Final = ("و", "ل", "ب")
_INDEXED: Final = 2  # characters by which the beginnings of lines are looked up
_NEAR_SAYING: Final = 60  # characters from a verb of saying to the dots behind who says it
_SAYS: Final = re.compile(
    r"(?<!\w)و?(?:[يت]قول|قالت?|[أا]ضافت?|[يت]ضيف|[أا]كدت?|[يت][ؤو]كد|تابعت?|[يت]تابع|زادت?)"
    r"(?: (?![إأا]ن)[^\W\d_]+){0,5}$"
)
_SENTENCE_MAX: Final = 5_000  # characters; what is longer is no sentence, and finding who says what in it is not linear


def segment(article: Article) -> Segmented:
    """Segment the title and the text of an article."""
    outlet = frozenset(fold(article.source or "").split())
    return Segmented(article, (_section("title", article.title, outlet), _section("text", article.text, outlet)))


def _section(name: SectionName, source: str, outlet: frozenset[str]) -> Section:
    copy = plain(source)
    text = copy.text
    written = unwrapped(text, [m.span() for m in _LINE.finditer(text)])
    lines = [part for line in written for part in _turns(text, *line)]
    quoted = pair_marks(text, lines)
    shut = [(q.start, q.end) for q in quoted if q.closed and q.depth == 0]
    parts: list[Part] = []
    for number, (begin, end) in enumerate(paragraphs(text, lines, shut)):
        link = _LINK.match(text, begin, end)
        if link is not None:  # رابط الخبر بصحيفة كذا: the headline once more
            parts.append(Part(begin, link.end(), "boilerplate", number, bullet=False))
            begin = link.end()
        kind, bullet = _line_kind(text[begin:end], name)
        if end - begin > _FLAT and kind in ("boilerplate", "caption"):
            opening = _OPENING.match(text, begin, end)  # كتب - فلان: and the whole article on its line
            if opening is not None:
                parts.append(Part(begin, opening.end(), kind, number, bullet))
                begin = opening.end()
            kind = "body"
        site = _site_behind(text, begin, end, outlet) if name == "title" else end
        for start, stop in _sentences(text, begin, site, shut):
            follow = kind == "body" and _FOLLOW.fullmatch(text, start, stop) is not None
            parts.append(Part(start, stop, "boilerplate" if follow else kind, number, bullet))
        if site < end:
            start, stop = _strip(text, site, end)
            parts.append(Part(start, stop, "boilerplate", number, bullet))
    return Section(name, copy, quoted, tuple(parts))


def _site_behind(text: str, begin: int, end: int, outlet: frozenset[str]) -> int:
    """Return where the site or its section begins behind a title, else ``end``: الوزير: لا زيادة هذا العام | الأفق."""
    tail = _SITE.search(text, begin, end)
    if tail is None or len(text[begin : tail.start()].split()) < _TITLE_WORDS:
        return end
    behind = [fold(word) for word in tail[2].split()]
    extra = all(word in _extras() or word.removeprefix("و") in _extras() for word in behind)
    own = outlet.issuperset(behind) or extra
    return tail.start(1) if own or tail[1] in "|¦" else end  # - الأفق: the article's own outlet alone; – فيديو وصور


def _turns(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a line before the marks of questions and answers, where an interview stands on one: * …؟ ** …، - …؟ - …."""
    turns = [m.start() for m in _STARS.finditer(text, begin, end)] if text.find("*", begin, end) >= 0 else []
    if end - begin > _FLAT and text.count("؟", begin, end) >= _FEWEST_TURNS:
        turns = max(turns, _marked_turns(text, begin, end), key=len)
    if len(turns) >= _FEWEST_TURNS:
        for turn in turns:
            if turn > begin:
                yield begin, turn
                begin = turn
    yield begin, end


def _marked_turns(text: str, begin: int, end: int) -> list[int]:
    """Return where questions and answers begin on a line whose paragraphs were joined: • …؟ | …. | • …؟ | – …."""
    marks = [m.start() for m in _TURN.finditer(text, begin, end)]
    asked, turns = 0, []
    for k, start in enumerate(marks):
        stop = marks[k + 1] if k + 1 < len(marks) else end
        turns.append(start)
        answers = text[max(begin, start - _NEAR) : start].rstrip().endswith("؟")
        question = -1 if answers else text.find("؟", start, stop)
        if question >= 0:
            asked += 1
            if text[question + 1 : stop].strip():
                turns.append(question + 1)
    return turns if asked >= _FEWEST_TURNS else []


def _sentences(text: str, begin: int, end: int, shut: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the sentences of one paragraph, without the blanks around them."""
    found: list[tuple[int, int]] = []
    start = begin
    inside = _index_after(shut, begin)
    for match in _STOP.finditer(text, begin, end):
        at = match.start()
        while inside < len(shut) and shut[inside][1] <= at:
            inside += 1
        stop = match.end()
        if inside < len(shut) and shut[inside][0] < at < shut[inside][1]:
            # inside a pair: a sentence can only end with the pair itself
            close = shut[inside][1]
            if stop < close - _close_width(text, close) or not _ends_with_pair(text, close, end, match.group()):
                continue
            stop = close
        elif not _ends_here(text, begin, match.start(), stop, end):
            continue
        while stop < end and text[stop] in _CLOSERS and not _opens(text, stop, end):
            stop += 1
        if stop > start:
            found.append((start, stop))
            start = stop
    found.append((start, end))
    return [s for f in found for part in _bounded(text, *f) if (s := _strip(text, *part))[1] > s[0]]


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut what nobody ended in time: at the last blank before the limit, even inside a pair of marks."""
    while end - start > _SENTENCE_MAX:
        blank = text.rfind(" ", start + 1, start + _SENTENCE_MAX)
        cut = blank if blank > start else start + _SENTENCE_MAX
        yield start, cut
        start = cut
    yield start, end


def _index_after(shut: list[tuple[int, int]], position: int) -> int:
    low, high = 0, len(shut)
    while low < high:
        middle = (low + high) // 2
        if shut[middle][1] <= position:
            low = middle + 1
        else:
            high = middle
    return low


def _close_width(text: str, close: int) -> int:
    width = 1
    while width < close and text[close - width - 1] == text[close - 1]:
        width += 1
    return width


def _opens(text: str, at: int, end: int) -> bool:
    return text[at] in "\"'" and text[at - 1].isspace() and at + 1 < end and not text[at + 1].isspace()


def _ends_with_pair(text: str, close: int, end: int, stop: str) -> bool:
    """Say whether a sentence ends where a pair closes after a full stop: ``…حقاً.» وقال`` but not ``…؟» سأل``."""
    rest = text[close : min(end, close + 40)].lstrip()
    if not rest:
        return True
    if not rest[0].isalpha() and rest[0] not in '"«“(':
        return False
    return stop[0] == "." or rest[0] == "و"


def _ends_here(text: str, begin: int, at: int, stop: int, end: int) -> bool:
    """Say whether the stop ``[at, stop)`` ends a sentence."""
    mark = text[at:stop].replace(" ", "")  # . . .
    after = text[stop] if stop < end else " "
    if mark[0] in "!?؟":
        return after not in "،,:؛"
    word = last_word(text[max(begin, at - 30) : at].rstrip(_CLOSERS))
    if (set(mark) == {"."} and len(mark) > 2) or mark[0] == "…":
        return stop >= end
    if len(mark) > 1 and (_THAT.match(text, stop, end) or _says_by_dots(text, begin, at, stop)):
        return False  # وقال الوزير .. إن
    if word.isdigit() and after.isdigit():
        return False
    if len(mark) == 1 and (_abbreviation(text, word, begin, at, stop, end) or _site(text, word, stop, end)):
        return False
    if not word and mark == "." and _spaced_title(text, begin, at, stop, end):
        return False
    if after.isspace() or stop >= end or after in _CLOSERS:
        return bool(word) or (at > begin and (text[at - 1] in _CLOSERS + "%" or text[at - 1].isspace()))
    if after in '«“"(•-–—':
        return True
    if not word and len(mark) == 1 and text[at - 1 : at].isspace():
        word = last_word(text[max(begin, at - 30) : at].rstrip())  # للمراقبة .وفي ختام الزيارة
    return _glued(text, word, stop, end)


def _says_by_dots(text: str, begin: int, at: int, stop: int) -> bool:
    """Say whether dots stand for the colon before marks: قال الوزير .. "القرار نهائي"."""
    opens = text[stop : stop + 2].lstrip()[:1] in OPENING
    return opens and _SAYS.search(text[max(begin, at - _NEAR_SAYING) : at].rstrip()) is not None


def _abbreviation(text: str, word: str, begin: int, at: int, stop: int, end: int) -> bool:
    """Say whether the full stop belongs to ``أ.``, ``د.``, ``أ ف ب.``, ``بي.بي.سي`` or ``جون إف. كينيدي``."""
    before = text[max(begin, at - len(word) - 1)] if at - len(word) > begin else " "
    right = _WORD.match(text[stop : min(end, stop + 12)])
    next_dot = right is not None and text[stop + right.end() : stop + right.end() + 1] == "."
    if 0 < len(word) <= 3 and (before == "." or (right is not None and len(right.group()) <= 3 and next_dot)):
        return not (before == "." and text[stop : stop + 1].isspace() and not next_dot and len(word) > 2)
    if right is not None and fold(right.group()) in _letters() and _is_letter(word):
        return True  # جيه.بي مورغان، لجيه.بي مورغان
    if text[stop : stop + 2].strip() == "":
        return False
    if len(word) == 1:
        return not word.isdigit() and before in ' («"“\t'
    return text[stop].isspace() and _initial(text, word, begin, at, end)


def _initial(text: str, word: str, begin: int, at: int, end: int) -> bool:
    """Say whether a word before a full stop is the letter in a name: جون إف. كينيدي; not that of قناة إم. وقال."""
    if fold(word) not in _letters() or word == _BEY:
        return False
    before = text[max(begin, at - len(word) - _LONGEST_NAME) : at - len(word)].rstrip()
    first, following = last_word(before), _WORD.match(text, at + 2, end)
    another = (
        following is not None
        and fold(following.group()) in _letters()
        and text[following.end() : following.end() + 1] == "."
    )
    return another or before.endswith(".") or (first != _UPON and fold(first) in _first_names())


def _spaced_title(text: str, begin: int, at: int, stop: int, end: int) -> bool:
    """Say whether a full stop with a blank before it is that of a title: قال د . سالم; not في المجموعة د . سالم."""
    before = text[max(begin, at - _BEFORE_TITLE) : at].split()
    right = _AFTER_TITLE.match(text, stop, end)
    if right is None or not before or (len(before) > 1 and before[-2].isdigit()):
        return False
    if fold(" ".join(before[-3:-1])) in _told_by_letter():
        return False
    doctor = before[-1] == _DOCTOR or right[1] is not None  # أ . د . سالم
    named = {fold(right[2]), fold(right[2] + (right[3] or ""))}  # عبد الله
    return (doctor or before[-1] == _ENGINEER) and not named.isdisjoint(_first_names())


def _is_letter(word: str) -> bool:
    """Say whether a word is the name of a foreign letter, perhaps with what is written on it: جيه، لجيه."""
    return fold(word) in _letters() or (word[:1] in _ON_LETTERS and fold(word[1:]) in _letters())


def _glued(text: str, word: str, stop: int, end: int) -> bool:
    """Say whether two sentences stand without a space between them, as scraped articles have it."""
    right = _WORD.match(text[stop : min(end, stop + 25)])
    return (
        right is not None
        and len(word) > 2
        and len(right.group()) > 1
        and not _latin(word)
        and not _latin(right.group())
    )


def _site(text: str, word: str, stop: int, end: int) -> bool:
    """Say whether a full stop stands inside the name of a site: درب.كوم، الجزيرة.نت."""
    right = _WORD.match(text, stop, end)
    return bool(word) and right is not None and fold(right.group()) in _site_tails()


def _latin(word: str) -> bool:
    return word.isascii()


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


@cache
def _letters() -> frozenset[str]:
    """Return the names of foreign letters, folded: جيه، دبليو."""
    return frozenset(fold(row["form"]) for row in words.load("word_roles") if row["role"] == "letter")


@cache
def _told_by_letter() -> frozenset[str]:
    """Return what is told by a letter, with its preposition, folded: في المجموعة، من الفقرة."""
    return frozenset(fold(row["form"]) for row in words.load("word_roles") if row["role"] == "told_by_letter")


@cache
def _extras() -> frozenset[str]:
    """Return what comes with an article, folded: فيديو، صور."""
    return frozenset(fold(row["form"]) for row in words.load("word_roles") if row["role"] == "headline_extra")


@cache
def _site_tails() -> frozenset[str]:
    """Return what the names of sites end in, folded: كوم، نت."""
    return frozenset(fold(row["form"]) for row in words.load("word_roles") if row["role"] == "site_tail")


@cache
def _first_names() -> frozenset[str]:
    """Return the first names, folded."""
    return frozenset(fold(row["name"]) for row in words.load("first_names"))


@cache
def _boilerplate() -> dict[str, list[tuple[str, str]]]:
    """Return by way of matching the kinds and the folded forms; ``opening`` is a prefix of short lines only."""
    table: dict[str, list[tuple[str, str]]] = {"line": [], "prefix": [], "opening": [], "contains": []}
    for row in words.load("boilerplate"):
        table[row["match"]].append((row["kind"], fold(row["form"])))
    return table


@cache
def _whole_lines() -> dict[str, str]:
    return {form: kind for kind, form in _boilerplate()["line"]}


@cache
def _prefixes() -> dict[str, list[tuple[str, str]]]:
    """Return the kinds and the forms that a line may begin with, by their first characters."""
    found: dict[str, list[tuple[str, str]]] = {}
    for kind, form in _boilerplate()["prefix"]:
        found.setdefault(form[:_INDEXED], []).append((kind, form))
    return found


def _short_line_kind(line: str) -> str | None:
    """Return the kind of a short line by its first words, which open sentences too: كتب سامي عون, المصدر: رويترز."""
    if len(line) > _SHORT_LINE or _SPOKEN_MARK.search(line.rstrip(" :")):
        return None
    return next((kind for kind, form in _boilerplate()["opening"] if line.startswith(form + " ")), None)


def _line_kind(line: str, section: SectionName) -> tuple[str, bool]:
    """Return the kind of a line and whether it is a list item."""
    bullet = BULLET.match(line)
    if section == "title":
        return "headline", False
    bare = line.strip()
    rest = line[bullet.end() :].strip() if bullet else bare
    kind = _table_kind(fold(rest[:_CONTAINS_MAX]))  # folding keeps the length
    if kind == "caption":
        return "caption", bool(bullet)
    if kind or not _LETTER.search(bare):
        return "boilerplate", bool(bullet)
    if len(bare) <= _HEADLINE_MAX and bare[-1] not in '.!؟?:؛،,"»”' and not bullet:
        return "headline", False
    return "body", bool(bullet)


def _table_kind(line: str) -> str | None:
    whole = _whole_lines().get(line.strip(" :.؛،!"))
    if whole is not None:
        return whole
    for beginning in (line[:_INDEXED], line[:1]):
        for kind, form in _prefixes().get(beginning, ()):
            if line.startswith(form):
                return kind
    if len(line) >= _CONTAINS_MAX:
        return None
    short = _short_line_kind(line)
    if short is not None:
        return short
    return next((kind for kind, form in _boilerplate()["contains"] if form in line), None)
