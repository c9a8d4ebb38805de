"""The words of a name as they are compared, and as the records have them."""

from __future__ import annotations

from typing import Final

from pipeline.language.document import Word
from pipeline.language.lexicon import Flag
from pipeline.language.nominal import has_preposition
from pipeline.language.normalise import fold_stem
from pipeline.language.phrasing.phrases import Reader

__all__ = [
    "GENERIC",
    "MARKS",
    "case_free",
    "compared",
    "folded",
    "name_match",
    "name_text",
    "name_tokens",
    "role_stems",
    "shared_forms",
]

GENERIC: Final = frozenset(("سابق", "حالي", "ذات", "نفس", "مذكور", "مقبل", "جديد"))
"""Words of a role that do not tell which it is."""
MARKS: Final = "\"“”«»‘’'()[]"
"""What may set a name off."""
_HEADS: Final = (fold_stem("رئيس"), fold_stem("رئيسة"))
_CABINETS: Final = (fold_stem("حكومة"), fold_stem("وزراء"))
_CHILD_OF: Final = ("بن", "ابن", "بنت")
_SHORT_PLURAL: Final = 4  # letters: عون
_MANY: Final = 3  # words: عبد الله | بن علي


def name_tokens(reader: Reader, first: int, last: int) -> tuple[str, ...]:
    """Return the folded words of a name, without what is written on its first word."""
    return folded(tuple(w for w in reader.words[first:last] if w.pos != "punc"))


def folded(words: tuple[Word, ...]) -> tuple[str, ...]:
    """Return words folded, without what is written on the first one."""
    return (words[0].core, *(w.folded for w in words[1:])) if words else ()


def case_free(word: str) -> str:
    """Return a folded word of several people without its case: الباحثون and الباحثين are the same."""
    return word[:-2] + "ين" if word.endswith("ون") and len(word) > _SHORT_PLURAL else word


def compared(word: str, kind: str) -> str:
    """Return a word of a description as it is compared: of several people without its case."""
    return case_free(word) if kind == "group" else word


def name_text(reader: Reader, first: int, last: int) -> str:
    """Return a name as the article writes it, without marks and without what is written on its first word."""
    part = reader.section.section
    words = [w for w in reader.words[first:last] if w.text not in MARKS]
    if not words:
        return ""
    forms = []
    for i, word in enumerate(words):
        cut = len(word.text) - len(_bare_form(word)) if i == 0 and not word.analysis.definite else 0
        start, end = part.plain.extent(word.start + cut, word.end)
        forms.append(part.plain.source[start:end])
    if words[0].analysis.definite:
        forms[0] = forms[0] if not has_preposition(words[0]) else _bare_form(words[0])
    return _joined(words, forms, part.text)


def _joined(words: list[Word], forms: list[str], text: str) -> str:
    """Join the words of a name with the blanks between them; punctuation stays on its word: جيه. كيه. رولينغ."""
    out = forms[0]
    for k in range(1, len(words)):
        previous, word = words[k - 1], words[k]
        if text[previous.end] == "." and "." not in (previous.text, word.text[:1]):
            out += "." if previous.end + 1 == word.start else ". "
        elif previous.end < word.start:
            out += " "
        out += forms[k]
    return out


def _bare_form(word: Word) -> str:
    """Return a word without the conjunctions and prepositions written on it: ولماكرون → ماكرون."""
    clitics = [p for p in word.analysis.proclitics if p != "ال"]
    if not clitics:
        return word.text
    tail = word.text[-(len(word.analysis.stem) + sum(map(len, word.analysis.enclitics))) :]
    return "ال" + tail if word.analysis.definite else tail


def role_stems(words: tuple[Word, ...]) -> frozenset[str]:
    """Return the stems that make up a role, without articles and words like السابق.

    Who heads ministers heads their government: رئيس الوزراء اللبناني، رئيس الحكومة اللبنانية.
    """
    told = [
        w
        for w in words
        if w.pos not in ("punc", "prep", "conj") and w.stem not in GENERIC and not w.flags & Flag.HONORIFIC
    ]
    stems = [w.stem for w in told]
    if len(stems) > 1 and stems[0] in _HEADS and stems[1] in _CABINETS:
        nations = (w.stem.removesuffix("ة") if w.flags & Flag.NISBA else w.stem for w in told[2:])
        return frozenset((stems[0], _CABINETS[0], *nations))
    return frozenset(stems)


def shared_forms(tokens: tuple[str, ...]) -> set[str]:
    """Return what two names must share to fit: one of their words, or some of them written together."""
    words = {t.removeprefix("ال") for t in tokens} | set(tokens)
    return words | {"".join(tokens), "".join(tokens[-2:]), "".join(tokens[-3:]), "".join(tokens[:2])}


def name_match(a: tuple[str, ...], b: tuple[str, ...]) -> int:
    """Rank how well two names fit: 4 equal, 3 one within the other in order, 2 surname, 1 first name, 0 not."""
    if a == b or "".join(a) == "".join(b):
        return 4
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if len(short) == 1:
        if short[0] == long[-1] or (len(long) == 1 and short[0].removeprefix("ال") == long[0].removeprefix("ال")):
            return 2
        if "".join(long[-2:]) == short[0] or (short[0] in long[1:-1] and len(long) > 2):
            return 1
        return 1 if short[0] == long[0] and not short[0].startswith("عبد") else 0
    if _is_parent(short, long):
        return 0
    joined = iter(long)
    if all(token in joined for token in short):
        return 3
    return 3 if "".join(short) in ("".join(long[-2:]), "".join(long[-3:]), "".join(long[:2])) else 0


def _is_parent(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Say whether a name is that of whose child another is: سالم بن راشد الكعبي, حمد بن | سالم بن راشد الكعبي."""
    k = len(long) - len(short)
    if k < 1 or long[k:] != short or long[k - 1] not in _CHILD_OF:
        return False
    return len(short) >= _MANY or not short[0].startswith(("عبد", "اب", "ام", "ال"))  # علي بن | أبي طالب
