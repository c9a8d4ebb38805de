"""What the dictionaries leave out because grammar gives it: passives, imperatives, participles, verbal nouns, duals.

Buckwalter lists the passive perfect of 118 verbs of 8,000, the imperative of 25, and participles and verbal nouns where
his corpus had them.
Here the rest is formed by rule from a verb's own stems, in his transliteration and categories.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from pipeline.language.letters import fold_spelling, from_buckwalter
from pipeline.language.morphology.buckwalter import Line, lemma_form

__all__ = ["derived_lines", "passive_perfect", "with_dual"]

_SHORT: Final = "aiu"
_PASSIVE_PERFECT: Final = {
    "PV": "PV_Pass", "PV-t": "PV_Pass", "PV->": "PV_Pass", "PV-|": "PV_Pass", "PV-n": "PV-n_Pass", "PV_V": "PV_V_Pass",
    "PV_C": "PV_C_Pass", "PV_0": "PV_Pass-aAat", "PV_0h": "PV_Pass-aAat",
}  # fmt: skip
_PASSIVE_IMPERFECT: Final = {
    "IV": "IV_Pass_yu", "IV_yu": "IV_Pass_yu", "IV_V": "IV_V_Pass_yu", "IV_V_yu": "IV_V_Pass_yu",
    "IV_C": "IV_C_Pass_yu", "IV_C_yu": "IV_C_Pass_yu",
}  # fmt: skip
_IMPERATIVE: Final = {
    "IV": "CV", "IV_yu": "CV", "IV-n": "CV", "IV-n_yu": "CV", "IV_intr": "CV_intr", "IV_intr_yu": "CV_intr",
    "IV_V": "CV_V", "IV_V_yu": "CV_V", "IV_V_intr": "CV_V_intr", "IV_C": "CV_C", "IV_C_yu": "CV_C", "IV_C_intr": "CV_C",
}  # fmt: skip
# Past stem of a strong verb → verbal noun; C stands for a radical.
_VERBAL_NOUNS: Final = (
    (r"(C)a(C)~a(C)", r"ta\1o\2iy\3", "NduAt"),  # غَرَّد → تَغْرِيد
    (r"(C)A(C)a(C)", r"mu\1A\2a\3", "NapAt"),  # ناقَش → مُناقَشَة
    (r">a(C)o(C)a(C)", r"<i\1o\2A\3", "NduAt"),  # أَعْلَن → إِعْلان
    (r"ta(C)a(C)~a(C)", r"ta\1a\2~u\3", "NduAt"),  # تَرَيَّث → تَرَيُّث
    (r"ta(C)A(C)a(C)", r"ta\1A\2u\3", "NduAt"),  # تَناصَف → تَناصُف
    (r"\{ino(C)a(C)a(C)", r"{ino\1i\2A\3", "NduAt"),  # اِنْسَحَب → اِنْسِحاب
    (r"\{i(C)ota(C)a(C)", r"{i\1oti\2A\3", "NduAt"),  # اِعْتَبَر → اِعْتِبار
    (r"\{isota(C)o(C)a(C)", r"{isoti\1o\2A\3", "NduAt"),  # اِسْتَنْكَر → اِسْتِنْكار
    (r"(C)a(C)o(C)a(C)", r"\1a\2o\3a\4", "NapAt"),  # بَرْهَن → بَرْهَنَة
)
_STRONG: Final = "[bptvjHxd*rzs$SDTZEgfqklmnhwy]"
_PATTERNS: Final = tuple(
    (re.compile(past.replace("C", _STRONG)), noun, category) for past, noun, category in _VERBAL_NOUNS
)
_FORM_ONE: Final = re.compile("(C)a(C)[aiu](C)".replace("C", _STRONG))
_STRONG_PERFECT: Final = ("PV", "PV_intr", "PV-n", "PV-n_intr", "PV-t", "PV-t_intr")
_STRONG_IMPERFECT: Final = ("IV", "IV_yu", "IV_intr", "IV_intr_yu", "IV-n", "IV-n_yu")
_DUAL: Final = {"N/At": "NduAt", "N/At_L": "NduAt_L"}
_PARTICIPLE: Final = "Nall"
_QUESTIONABLE: Final = ("NEG_PART", "DEM_PRON")
_GLOSS: Final = "(derived)"


def derived_lines(lines: Iterable[Line], known: Mapping[str, Collection[str]]) -> Iterator[Line]:
    """Give the lines that follow from those of each verb.

    Args:
        lines: The dictionary of stems, in order.
        known: Folded forms that are nouns already, with their categories; no second verbal noun is formed for them,
            and no participle where there is one with all its endings.
    """
    for _, group in groupby(lines, key=lambda line: line.lemma):
        members = list(group)
        yield from _questions(members)
        verb = [line for line in members if line.category[:2] in ("PV", "IV")]
        if verb and not any(line.tags for line in verb):
            yield from _passives(verb)
            yield from _imperatives(verb)
            yield from (noun for noun in _nouns(verb) if not _is_known(noun, known))


def with_dual(line: Line) -> Line:
    """Return a line of the dictionary, a verbal noun with its dual, which Buckwalter gives to some only: اِتِّصالان."""
    return replace(line, category=_DUAL[line.category]) if line.category in _DUAL else line


def passive_perfect(vocalised: str, category: str) -> str:
    """Return the passive of a past stem: أَعْلَن → أُعْلِن, قال → قِيل, نَفَى → نُفِي, طالَب → طُولِب, رَدّ → رُدّ."""
    stem = re.sub("(?:aY|A)$", "iy", vocalised.replace("|", ">A"))
    if stem != vocalised.replace("|", ">A"):  # a weak last radical: the last vowel stands already
        head, last = stem[:-2], "iy"
    else:
        place = max(stem.rfind(vowel) for vowel in "aiuA")
        doubled = category.startswith("PV_V") and stem.endswith("~") and not stem.startswith((">a", "{iso"))
        vowel = "iy" if stem[place] == "A" else "u" if doubled else "i"
        head, last = stem[:place], vowel + stem[place + 1 :]
    return _seat_hamza(head.replace("A", "uw").replace("a", "u").replace("i", "u") + last)


def _seat_hamza(stem: str) -> str:
    """Write a hamza next to an i on its ya: ``su>il`` → ``su}il``; at the beginning it stays."""
    return stem[0] + re.sub("(?<=i)[>&']|[>&'](?=i)", "}", stem[1:])


def _is_known(noun: Line, known: Mapping[str, Collection[str]]) -> bool:
    categories = known.get(fold_spelling(from_buckwalter(noun.form)), ())
    return _PARTICIPLE in categories if noun.category == _PARTICIPLE else bool(categories)


def _passives(verb: Sequence[Line]) -> Iterator[Line]:
    has = {line.category[:2] for line in verb if "Pass" in line.category}
    for line in verb:
        if "PV" not in has and (category := _PASSIVE_PERFECT.get(line.category)):
            yield _line(line, passive_perfect(line.vocalised, category), category)
        if "IV" not in has and (category := _PASSIVE_IMPERFECT.get(line.category)):
            yield _line(line, _last_vowel(line.vocalised, "a"), category)


def _questions(lines: Iterable[Line]) -> Iterator[Line]:
    """Give negations and demonstratives with the particle أ before them: ألم، أهذا."""
    for line in lines:
        if line.category.startswith("FW") and len(line.tags) == 1 and line.tags[0][1].startswith(_QUESTIONABLE):
            tags = ((">a", "INTERROG_PART"), *line.tags)
            yield replace(line, form=f">{line.form}", vocalised=f">a{line.vocalised}", tags=tags, gloss=_GLOSS)


def _imperatives(verb: Sequence[Line]) -> Iterator[Line]:
    """Give the imperatives: the present without its prefix, with a vowel before two consonants: كتُب → اُكْتُب."""
    for line in verb:
        if (category := _IMPERATIVE.get(line.category)) and not line.vocalised.startswith(tuple(">&}'|")):
            start = ""
            if line.vocalised[1:2] == "o":
                start = ">a" if "_yu" in line.category else "{u" if re.search("u[^aiu]*$", line.vocalised) else "{i"
            yield _line(line, start + line.vocalised, category)


def _nouns(verb: Sequence[Line]) -> Iterator[Line]:
    past = next((line for line in verb if line.category in _STRONG_PERFECT), None)
    present = next((line for line in verb if line.category in _STRONG_IMPERFECT), None)
    if past is None or present is None:
        return
    if root := _FORM_ONE.fullmatch(past.vocalised):
        # the active participle (CACiC) would swallow too many foreign names: ماكرون
        if not past.category.endswith("intr"):
            yield _noun(past, f"ma{root[1]}o{root[2]}uw{root[3]}", _PARTICIPLE)
        return
    yield _noun(past, "mu" + _last_vowel(present.vocalised, "i"), _PARTICIPLE)
    for pattern, noun, category in _PATTERNS:
        if pattern.fullmatch(past.vocalised):
            yield _noun(past, pattern.sub(noun, past.vocalised), category)
            return


def _last_vowel(stem: str, vowel: str) -> str:
    """Return ``stem`` with its last vowel exchanged; a long one becomes A before a: ``quwl`` → ``qAl``."""
    if vowel == "a" and (long := re.search("(?:uw|iy)(?=[^aiu]*$)", stem)):
        return stem[: long.start()] + "A" + stem[long.end() :]
    place = max(stem.rfind(short) for short in _SHORT)
    return _seat_hamza(stem[:place] + vowel + stem[place + 1 :]) if place >= 0 else stem


def _line(line: Line, vocalised: str, category: str) -> Line:
    return replace(line, form=_unvocalised(vocalised), vocalised=vocalised, category=category, gloss=_GLOSS)


def _noun(line: Line, vocalised: str, category: str) -> Line:
    feminine = "ap" if category.startswith("Nap") else ""
    tags = () if category == _PARTICIPLE else ((vocalised, "NOUN"),)
    lemma = lemma_form(vocalised + feminine)
    return Line(_unvocalised(vocalised), vocalised, category, _GLOSS, tags, lemma)


def _unvocalised(vocalised: str) -> str:
    return re.sub("[aiuo~FNK`]", "", vocalised).replace("{", "A")
