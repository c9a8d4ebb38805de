"""Interviews: tell the answers from the questions.

Questions are known by a dash, bullet or asterisk with a question mark, by ``س:`` and ``ج:``, or by the question mark
alone; two of them make an interview. Every answer is one statement without a cue.
"""

from __future__ import annotations

import re

from pipeline.language.document import Statement, TaggedSection
from pipeline.language.lexicon import lexicon

__all__ = ["find_answers", "first_question"]

_QUESTION = re.compile(r"^\s*(?:[•●*★◆■▪]|[-–—]|س\s*\d*\s*[:\-–]|سؤال\s*[:\-–])")
_ANSWER = re.compile(r"^\s*(?:ج\s*\d*\s*[:\-–]|جواب\s*[:\-–]|[-–—*])\s*")
_MIN_QUESTIONS = 2
_MAX_QUESTION = 400


def find_answers(number: int, section: TaggedSection) -> list[Statement]:
    """Return the answers of an interview; none where the section is not one."""
    if number == 0:
        return []
    text = section.section.text
    paragraphs = _paragraphs(section)
    questions = [i for i, (begin, end, _) in enumerate(paragraphs) if _is_question(text[begin:end])]
    if len(questions) < _MIN_QUESTIONS:
        return []
    answers: list[Statement] = []
    for n, question in enumerate(questions):
        stop = questions[n + 1] if n + 1 < len(questions) else len(paragraphs)
        answer = _answer(section, paragraphs, question + 1, stop, final=n + 1 == len(questions))
        if answer is not None:
            answers.append(answer)
    return answers


def first_question(section: TaggedSection) -> int:
    """Return where the first question of an interview begins; the end of the text where there is none."""
    text = section.section.text
    return next((begin for begin, end, _ in _paragraphs(section) if _is_question(text[begin:end])), len(text))


def _paragraphs(section: TaggedSection) -> list[tuple[int, int, str]]:
    """Return ``(start, end, kind)`` of each paragraph, made of its sentences."""
    found: list[tuple[int, int, str]] = []
    current = -1
    for part in section.section.parts:
        if part.paragraph == current:
            found[-1] = (found[-1][0], part.end, found[-1][2])
        else:
            found.append((part.start, part.end, part.kind))
            current = part.paragraph
    return found


def _is_question(paragraph: str) -> bool:
    bare = paragraph.strip()
    if len(bare) > _MAX_QUESTION:
        return False
    marked = _QUESTION.match(paragraph) is not None
    if bare.endswith(("؟", "?")):
        return marked or _asks(bare)
    return bool(re.match(r"^\s*(?:س\s*\d*|سؤال)\s*[:\-–]", paragraph))


def _asks(paragraph: str) -> bool:
    """Say whether a whole paragraph is a question: it begins with a question word, or is one sentence."""
    words = paragraph.split()
    opening = {w.strip("•*-–—:،") for w in words[:3]}
    return bool(opening & lexicon().roles["question_word"]) or len(re.findall(r"[.؟?!]", paragraph)) == 1 and len(words) <= 30


def _answer(
    section: TaggedSection, paragraphs: list[tuple[int, int, str]], first: int, stop: int, *, final: bool
) -> Statement | None:
    while first < stop and paragraphs[first][2] in ("boilerplate", "caption"):
        first += 1
    last = first
    while last < stop and paragraphs[last][2] not in ("boilerplate", "caption"):
        if last > first and (final or paragraphs[last][2] == "headline"):
            break
        last += 1
    if last <= first:
        return None
    begin, end = paragraphs[first][0], paragraphs[last - 1][1]
    text = section.section.text
    lead = _ANSWER.match(text[begin:end])
    begin += lead.end() if lead else 0
    while end > begin and text[end - 1] in " .،؛\n":
        end -= 1
    if end - begin < 2:
        return None
    part = next(i for i, p in enumerate(section.section.parts) if p.end > begin)
    return Statement(1, ((begin, end),), "direct", "interview_answer", 0.85, part, hint="interviewee", cue_kind="")
