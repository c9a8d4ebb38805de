"""Names with what people call somebody in marks inside: نادر «الحوت» شعبان، سامي (أبو علي) الناصر."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from pipeline.language.document import Name, Word
from pipeline.language.lexicon import Flag
from pipeline.language.nominal import NOMINAL, preposed

__all__ = ["nicknamed"]

_CLOSERS = {'"': '"', "«": "»", "“": "”", "(": ")"}
_LONGEST = 3  # words of a nickname
_BEFORE = 2  # words of the name before one


def nicknamed(words: Sequence[Word], names: Sequence[Name]) -> list[Name]:
    """Return the names of a section, those that a nickname breaks as one."""
    starts = [name.first for name in names]
    found: list[Name] = []
    for k, name in enumerate(names):
        if found and name.first < found[-1].last:
            continue
        behind = _behind_nickname(words, name)
        if not behind:
            found.append(name)
            continue
        after = bisect_left(starts, behind, lo=k)
        rest = names[after] if after < len(names) and names[after].first == behind else None
        if rest is not None and rest.kind == "PER":
            found.append(Name(name.first, rest.last, "PER"))
        elif rest is None and _surname(words[behind]):
            found.append(Name(name.first, behind + 1, "PER"))
        else:
            found.append(name)
    return found


def _behind_nickname(words: Sequence[Word], name: Name) -> int:
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
    if not all(w.pos in NOMINAL and not preposed(w) and not w.analysis.enclitics for w in inside):
        return 0
    called = inside[0].analysis.definite if len(inside) == 1 else bool(inside[0].flags & Flag.PARTICLE)
    called = called or all(w.analysis.definite or w.pos == "noun_prop" for w in inside)
    office = closer == ")" and inside[0].flags & (Flag.TITLE | Flag.PLACE | Flag.NISBA)  # سامي (الأردني) علي
    behind = end + 1
    if not called or office or behind >= len(words) or words[behind].part != words[i].part:
        return 0
    return behind if words[behind].pos in NOMINAL and not preposed(words[behind]) else 0


def _surname(word: Word) -> bool:
    """Say whether a word behind a nickname can only go on with the name: نادر «الحوت» | شعبان."""
    named = word.pos == "noun_prop" or word.flags & (Flag.FIRST_NAME | Flag.SURNAME)
    return bool(named) and not word.flags & (Flag.PLACE | Flag.STATE | Flag.MEDIA | Flag.INSTITUTION | Flag.TITLE)
