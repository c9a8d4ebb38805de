"""Names with what people call somebody in marks inside: نادر «الحوت» شعبان، سامي (أبو علي) الناصر."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from pipeline.language.document import Name, Word
from pipeline.language.lexicon import Flag

__all__ = ["nicknamed"]

_CLOSERS: Final = {'"': '"', "«": "»", "“": "”", "(": ")"}
_LONGEST: Final = 3  # words of a nickname
_BEFORE: Final = 2  # words of the name before one


def nicknamed(words: tuple[Word, ...], names: Sequence[Name]) -> list[Name]:
    """Return the names of a section, those that a nickname breaks as one."""
    starting = {name.first: name for name in names}
    found: list[Name] = []
    end = 0
    for name in names:
        if name.first < end:
            continue
        behind = _behind_nickname(words, name)
        last = _end_behind(words, behind, starting) if behind else 0
        if last and (_work(words, name) or _another_in_brackets(words, name.last, last)):
            last = 0
        found.append(Name(name.first, last, "PER") if last else name)
        end = last
    return found


def _end_behind(words: tuple[Word, ...], behind: int, starting: Mapping[int, Name]) -> int:
    """Return where a name ends that goes on at word ``behind`` after a nickname; 0 if it does not."""
    rest = starting.get(behind)
    if rest is None:
        return behind + 1 if _surname(words[behind]) else 0
    return rest.last if rest.kind == "PER" else 0


def _behind_nickname(words: tuple[Word, ...], name: Name) -> int:
    """Return the word behind the nickname that follows a first name; 0 if there is none."""
    i = name.last
    if name.kind != "PER" or name.last - name.first > _BEFORE or i >= len(words):
        return 0
    closer = _CLOSERS.get(words[i].text, "")
    if not closer or not words[name.first].flags & Flag.FIRST_NAME or words[name.first].part != words[i].part:
        return 0
    end = i + 1
    while end < min(len(words), i + _LONGEST + 2) and words[end].text != closer:
        end += 1
    inside = words[i + 1 : end]
    if not inside or end >= len(words) or words[end].text != closer:
        return 0
    if not all(w.is_nominal and not w.preposed and not w.analysis.enclitics for w in inside):
        return 0
    called = inside[0].analysis.definite if len(inside) == 1 else bool(inside[0].flags & Flag.PARTICLE)
    called = called or all(w.analysis.definite or w.pos == "noun_prop" for w in inside)
    told = Flag.TITLE | Flag.PLACE | Flag.NISBA | Flag.CLUB
    office = closer == ")" and inside[0].flags & told  # سامي (الأردني) علي
    behind = end + 1
    if not called or office or behind >= len(words) or words[behind].part != words[i].part:
        return 0
    return behind if words[behind].is_nominal and not words[behind].preposed else 0


def _work(words: tuple[Word, ...], name: Name) -> bool:
    """Say whether marks hold what somebody wrote, sang, read or saw: قرأ علي | «الحرافيش» | محفوظ."""
    before = words[name.first - 1] if name.first else None
    if words[name.last].text == "(" or words[name.last + 1].flags & Flag.PARTICLE:
        return False  # كتب علي «أبو زيد» حسن
    if before is None or before.part != words[name.first].part:
        return False
    for option in before.options:
        if option.analysis.pos == "verb" and "with_works" in option.analysis.lemma_roles:
            return True
    return before.pos == "verb" and "with_works" in before.analysis.lemma_roles


def _another_in_brackets(words: tuple[Word, ...], first: int, last: int) -> bool:
    """Say whether a word in brackets follows both parts, as in a list: كريم (الأهلي) حسن | (الزمالك)."""
    if last + 2 >= len(words) or words[first].text != "(" or words[last].text != "(":
        return False
    return words[last + 1].is_nominal and words[last + 2].text == ")"


def _surname(word: Word) -> bool:
    """Say whether a word behind a nickname can only go on with the name: نادر «الحوت» | شعبان."""
    named = word.pos == "noun_prop" or word.flags & (Flag.FIRST_NAME | Flag.SURNAME)
    return bool(named) and not word.flags & (Flag.PLACE | Flag.STATE | Flag.MEDIA | Flag.INSTITUTION | Flag.TITLE)
