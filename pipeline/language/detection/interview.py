"""Interviews: tell the answers from the questions.

Questions are known by ``س:`` and ``ج:``, by the label of who asks, by a dash, bullet, asterisk or bold print with a
question mark, or by the question mark alone. Every answer is one statement without a cue; a label before it names its
source.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from typing import Final

from pipeline.language.document import Statement, TaggedSection, Word
from pipeline.language.lexicon import Flag, lexicon
from pipeline.language.morphology.analyser import Analysis
from pipeline.language.normalise import fold

__all__ = ["Interview", "find_interview"]

_BULLET: Final = re.compile(r"\s*(?P<mark>\*\*|[•●*★◆■▪○]|[-–—])\s*")
_LETTER: Final = re.compile(r"\s*(?P<letter>س|ج|سؤال|جواب|السؤال|الجواب)\s*(?:\d{1,2}\s*)?[:/\-–.)]\s*")
_LABEL: Final = re.compile(r"\s*(?P<label>[^\s:؟?.،!]+(?:\s+[^\s:؟?.،!]+){0,4})\s*:\s*")
_ASKING: Final = re.compile(r"س(?:ؤال|(?<!\wس))[^\S\n]*(?:\d{1,2}[^\S\n]*)?[:/\-–.)]")
_BOLD_END: Final = re.compile(r"\s*\*\*\s*$")
_MAX_QUESTION: Final = 500
_JOINED: Final = ("و", "ف", "ب", "ل")  # written on a question word
_SHORT_QUESTION, _LONG_QUESTION = 30, 60  # words of one sentence, of one that ends with what is asked
_A_THIRD: Final = 3
_YOURS: Final = (("ك",), ("كم",))
_SPEAKERS: Final = (("ك",), ("كم",), ("ني",))
_SKIP: Final = ("boilerplate", "caption")
_NO_SPEECH: Final = (*_SKIP, "headline")


@dataclass(slots=True, init=False, unsafe_hash=True)
class Interview:
    """The answers of an interview and where its first question begins (position in the plain copy)."""

    answers: Final[tuple[Statement, ...]]
    begin: Final[int]
    questions: Final[tuple[tuple[int, int], ...]]

    def __init__(self, answers: tuple[Statement, ...], begin: int, questions: tuple[tuple[int, int], ...] = ()) -> None:
        """Take the fields; mypyc leaves the __init__ of a dataclass to the interpreter."""
        self.answers = answers
        self.begin = begin
        self.questions = questions

    def holds(self, position: int) -> bool:
        """Say whether a position stands in a question or an answer."""
        return any(s <= position < e for s, e in self.questions) or any(
            a.start <= position < a.end for a in self.answers
        )


@dataclass(slots=True, init=False)
class _Line:
    """One paragraph: its body without mark and label, and what these were."""

    start: int
    end: int
    kind: str
    part: int
    mark: str
    letter: str
    label: str
    label_start: int
    label_end: int
    question: bool

    def __init__(self, start: int, end: int, kind: str, part: int) -> None:
        """Take where it stands; mypyc leaves the __init__ of a dataclass to the interpreter."""
        self.start = start
        self.end = end
        self.kind = kind
        self.part = part
        self.mark = self.letter = self.label = ""
        self.label_start = self.label_end = 0
        self.question = False


def find_interview(number: int, section: TaggedSection) -> Interview | None:
    """Return the answers of an interview; None where the section is not one."""
    if number == 0:
        return None
    text = section.section.text
    if "؟" not in text and "?" not in text and not _ASKING.search(text):
        return None
    lines = [_read(text, line) for line in _lines(section)]
    _ask(section, lines)
    questions = [i for i, line in enumerate(lines) if line.question]
    announced = bool(questions) and _announced(text, lines, questions[0])
    if not questions or not _is_interview(lines, questions, announced=announced):
        return None
    told = announced or any(lines[i].letter or lines[i].label or lines[i].mark for i in questions)
    if not told and not _talk(section, lines, questions):
        return None  # the heads of a background piece: كيف بدأت الأزمة؟
    answers = []
    for n, question in enumerate(questions):
        stop = questions[n + 1] if n + 1 < len(questions) else len(lines)
        answers += _answers(section, lines, question + 1, stop, final=n + 1 == len(questions))
    asked = tuple((lines[i].start, lines[i].end) for i in questions)
    return Interview(tuple(answers), lines[questions[0]].start, asked) if answers else None


def _lines(section: TaggedSection) -> list[_Line]:
    found: list[_Line] = []
    current = -1
    for i, part in enumerate(section.section.parts):
        if part.paragraph == current:
            found[-1].end = part.end
        else:
            found.append(_Line(part.start, part.end, part.kind, i))
            current = part.paragraph
    return found


def _read(text: str, line: _Line) -> _Line:
    """Take mark, letter and label off the front of a paragraph."""
    if match := _BULLET.match(text, line.start, line.end):
        line.mark = match["mark"]
        line.start = match.end()
    if match := _LETTER.match(text, line.start, line.end):
        line.letter = match["letter"].removeprefix("ال")[0]
        line.start = match.end()
    elif match := _LABEL.match(text, line.start, line.end):
        line.label = fold(match["label"].strip('*«»"'))
        line.label_start, line.label_end = match.start("label"), match.end("label")
    if text.endswith("**", line.start, line.end) and (match := _BOLD_END.search(text, line.start, line.end)):
        line.end = match.start()
    return line


def _ask(section: TaggedSection, lines: list[_Line]) -> None:
    """Mark the questions; a label that asks once asks always."""
    text = section.section.text
    ends = {id(line): text[line.start : line.end].rstrip(' *"»”').endswith(("؟", "?")) for line in lines}
    asking = Counter(line.label for line in lines if line.label and ends[id(line)])
    saying = Counter(line.label for line in lines if line.label and not ends[id(line)])
    askers = {label for label in asking if asking[label] > saying[label]}
    asking_marks = _asking_marks(lines, ends)
    for i, line in enumerate(lines):
        if line.kind in _SKIP or line.end - line.start > _MAX_QUESTION:
            continue
        answers = i > 0 and lines[i - 1].question
        if line.mark in asking_marks:
            line.question = True
            continue
        if line.letter:
            line.question = line.letter == "س"
        elif line.label in askers and line.label:
            line.question = True
        elif line.label and saying[line.label] > 1:
            line.question = False
        elif ends[id(line)]:
            paragraph = text[line.start : line.end]
            asks = bool(line.mark) or _asks(paragraph, answers=answers)
            line.question = asks or (not answers and _ends_asking(paragraph) and _addresses(section, line))


def _asking_marks(lines: list[_Line], ends: dict[int, bool]) -> set[str]:
    """Return the mark that stands before questions where answers have another one: ``- …؟`` and ``– …``."""
    asking = Counter(line.mark for line in lines if line.mark and ends[id(line)])
    saying = Counter(line.mark for line in lines if line.mark and not ends[id(line)])
    if len(asking) != 1 or not saying:
        return set()
    mark, times = asking.most_common(1)[0]
    others = sum(n for other, n in saying.items() if other != mark)
    return {mark} if times >= 2 and times > saying[mark] and others >= times else set()


def _asks(paragraph: str, *, answers: bool) -> bool:
    """Say whether a whole paragraph is a question: it begins with a question word, or is one short sentence.

    A long one that only ends with what is asked is none behind another question, which it answers.
    """
    if paragraph.count('"') + paragraph.count("«") + paragraph.count("“") and paragraph.rstrip()[-1] in '"»”':
        return False
    words = paragraph.split()
    opening = {fold(w.strip('•*-–—:،"«“')) for w in words[:3]}
    questions = lexicon().roles["question_word"]
    if opening & questions:
        return True
    if len(re.findall(r"[.؟?!]", paragraph)) != 1 or len(words) > _LONG_QUESTION:
        return False
    asked = fold(re.split("[،,]", paragraph)[-1].strip().split(" ")[0])  # لاحظنا …، | فكيف استطعت ذلك؟
    if len(words) <= _SHORT_QUESTION:
        return True
    return not answers and (asked in questions or (asked[:1] in _JOINED and asked[1:] in questions))


def _ends_asking(paragraph: str) -> bool:
    """Say whether the last of several sentences asks: تغير السوق كثيرا. | برأيك ما السبب؟."""
    if len(paragraph.split()) > _LONG_QUESTION:
        return False
    last = re.split(r"[.؟?!]+\s*", paragraph.rstrip(' .؟?!*"»”'))[-1]
    opening = [fold(w.strip('•*-–—:،"«“')) for w in last.split()[:3]]
    questions = lexicon().roles["question_word"]
    joined = bool(opening) and opening[0][:1] in _JOINED and opening[0][1:] in questions
    return joined or not questions.isdisjoint(opening)


def _announced(text: str, lines: list[_Line], first: int) -> bool:
    """Say whether a line before the first question tells of an interview: حوار مع، لقاء مع."""
    opening = " ".join(text[line.start : line.end] for line in lines[:first])
    return bool({fold(w.strip('،.:«»"')).removeprefix("ال") for w in opening.split()} & lexicon().roles["interview"])


def _is_interview(lines: list[_Line], questions: list[int], *, announced: bool) -> bool:
    """Say whether the questions make an interview: two or three, or one with marks or letters on both sides."""
    surely = announced or any(lines[i].mark or lines[i].letter or lines[i].label for i in questions)
    if len(questions) >= (2 if surely else 3) and any(
        i + 1 < len(lines) and not lines[i + 1].question for i in questions
    ):
        return True
    i = questions[0]
    if i + 1 >= len(lines):
        return False
    question, answer = lines[i], lines[i + 1]
    return bool(
        (question.letter and answer.letter) or (question.mark and answer.mark) or (question.label and answer.label)
    )


def _talk(section: TaggedSection, lines: list[_Line], questions: list[int]) -> bool:
    """Say whether in a third of the questions and answers somebody is addressed, or speaks of himself."""
    speech = [(q.start, q.end) for q in section.section.quoted]
    own = (w for w in section.words if _of_two(w.analysis) and not w.flags & Flag.TIME)
    spoken = sorted(w.start for w in own if not _inside(w.start, speech))
    bounds = [*(lines[i].start for i in questions), lines[-1].end + 1]
    talking = sum(bisect_left(spoken, a) < bisect_left(spoken, b) for a, b in itertools.pairwise(bounds))
    return talking * _A_THIRD >= len(questions)


def _of_two(analysis: Analysis) -> bool:
    """Say whether a word is of who speaks or is addressed: أعتقد، رأيكم، لدينا."""
    if analysis.pos == "verb" and analysis.person == "1" and (analysis.aspect, analysis.number) != ("p", "p"):
        return True  # not تضامنا معها
    if analysis.pos == "verb" and analysis.person == "2" and analysis.gender == "m":
        return True  # not تشرين
    ours = analysis.enclitics == ("نا",) and analysis.pos != "noun"  # not تضامنا
    return ours or analysis.enclitics[:1] in _SPEAKERS or (analysis.pos == "pron" and analysis.person in ("1", "2"))


def _inside(position: int, spans: list[tuple[int, int]]) -> bool:
    k = bisect_left(spans, (position + 1, 0)) - 1
    return k >= 0 and position < spans[k][1]


def _answers(section: TaggedSection, lines: list[_Line], first: int, stop: int, *, final: bool) -> list[Statement]:
    """Return the answers between two questions; a new label begins a new one."""
    while first < stop and (
        lines[first].kind in _SKIP or (lines[first].kind == "headline" and first + 1 < stop and not lines[first].label)
    ):
        first += 1
    found: list[Statement] = []
    while first < stop:
        last = first + 1
        while last < stop and not _breaks(section, lines[first], lines[last], final=final):
            last += 1
        statement = _answer(section, lines[first], lines[last - 1])
        if statement is not None:
            found.append(statement)
        if last >= stop or (not lines[last].label and not lines[last].letter):
            break
        first = last
    return found


def _breaks(section: TaggedSection, answer: _Line, line: _Line, *, final: bool) -> bool:
    """Say whether a paragraph is no part of an answer; the last one goes on where somebody speaks of himself."""
    if line.kind in _NO_SPEECH or (line.label and answer.label) or line.letter:
        return True
    return final and not line.mark and not _own(section, line)


def _own(section: TaggedSection, line: _Line) -> bool:
    """Say whether "I" or "we" is who does something in a paragraph, outside marks of speech; not أسرت | إلينا."""
    speech = [(q.start, q.end) for q in section.section.quoted]
    own = (w for w in _words(section, line) if w.analysis.person == "1" and _of_two(w.analysis))
    return any(not _inside(w.start, speech) for w in own)


def _addresses(section: TaggedSection, line: _Line) -> bool:
    """Say whether somebody is addressed in a paragraph: برأيك، كيف ترون."""
    return any(_addressed(w.analysis) for w in _words(section, line))


def _addressed(analysis: Analysis) -> bool:
    return _of_two(analysis) and (analysis.person == "2" or analysis.enclitics[:1] in _YOURS)


def _words(section: TaggedSection, line: _Line) -> tuple[Word, ...]:
    first = bisect_left(section.words, line.start, key=_start)
    return section.words[first : bisect_left(section.words, line.end, key=_start)]


def _start(word: Word) -> int:
    return word.start


def _answer(section: TaggedSection, first: _Line, last: _Line) -> Statement | None:
    text = section.section.text
    source = None
    begin, end = first.start, last.end
    opening = bisect_left(section.words, first.label_start, key=_start) if first.label else len(section.words)
    if first.label and section.words[opening].pos == "verb" and not section.words[opening].analysis.enclitics:
        begin = first.label_start  # - أقول لهم: الساعة لا تكذب
    elif first.label:
        source = (opening, bisect_left(section.words, first.label_end, key=_start))
        begin = first.label_end
        while begin < end and text[begin] in " :*\t":
            begin += 1
    while end > begin and text[end - 1] in " .،؛\n*":
        end -= 1
    if end - begin < 2:
        return None
    return Statement(
        1,
        ((begin, end),),
        "direct",
        "interview_answer",
        0.85,
        first.part,
        source=source,
        hint="interviewee",
        cue_kind="",
    )
