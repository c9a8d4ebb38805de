"""What goes on with a full name because it can go on with nothing else: طوني صليبا | مرعب | يؤكد.

A noun without the article is no adjective of a name and no second part of it. Where no verb stands before the name that
could have it as its object, it is a further part of the name, if the phrase ends with it.
"""

from __future__ import annotations

from typing import Final

from pipeline.language.document import Word
from pipeline.language.lexicon import SAYING, Flag, Lexicon
from pipeline.language.naming.evidence import (
    LIKE_NAMES,
    NAMED,
    NOT_IN_NAME,
    in_manner,
    is_report_noun,
    office_follows,
    verb_before,
)
from pipeline.language.naming.said import reported_by
from pipeline.language.nominal import has_preposition, in_tanwin, is_plural
from pipeline.language.normalise import fold

__all__ = ["run_end", "speaks_on"]

_MOST: Final = 2
_REACH: Final = 12
_BARRED: Final = NOT_IN_NAME | Flag.FUNCTION | Flag.PLACE | Flag.NISBA | Flag.STATE | Flag.COMMON_PERSON
_ALSO_NAMES: Final = Flag.ORG_HEAD | Flag.NAMING | Flag.PLACE  # جامع، كرمان
_GENDERS: Final = Flag.MALE | Flag.FEMALE
_STARTS: Final = ("conj_sub", "pron_rel", "part_focus", "part_interrog")
_MARKS: Final = frozenset("\"«»“”()'")
_OPENERS: Final = frozenset("\"«“'")
_SAID: Final = frozenset(':."«“،')
_COMMA: Final = frozenset("،,")
_SET_OFF: Final = frozenset("،,.:")


def run_end(words: tuple[Word, ...], start: int, end: int, last: int, tables: Lexicon) -> int:
    """Return the end of the name ``[start, end)`` with the further words that can be nothing else than parts of it."""
    if end < last and _cut_before_saying(words, start, end, last, tables):
        return end + 1
    if end < last and _only_surname(words, start, end, last, tables):
        return end + 1
    if not words[start].flags & Flag.FIRST_NAME:
        return end
    j = end
    while j < min(last, end + _MOST) and _only_a_name(words[j]):
        j += 1
    if j == end or not _ends(words, j, last):
        return end
    if _has_verb(words, start, j, last) and not (j == end + 1 and _no_object(words, start, end)):
        return end
    sure = any(word.pos == "noun_prop" or word.flags & LIKE_NAMES for word in words[end:j])
    return j if sure or j - end == 1 else end


def _only_surname(words: tuple[Word, ...], start: int, i: int, last: int, tables: Lexicon) -> bool:
    """Say whether a word behind one given name is the surname, for nothing else can stand there: عبد الباري | حطب | إن.

    That is so between a verb of saying and what is said, after بحسب up to the comma, between two commas, before a
    verb of saying (كريم | حطب | قال), and before what he says on (``speaks_on``).
    """
    word, a = words[i], words[i].analysis
    servant = "name_head" in words[start].stem_roles
    given = servant or words[start].flags & Flag.FIRST_NAME
    if not given or i - start != 1 + servant or a.proclitics or a.enclitics or not _may_be_surname(word, tables):
        return False
    after = words[i + 1] if i + 1 < last else None
    if after is not None and speaks_on(words, start, after, tables):
        return True
    lead = _before_abbreviation(words, start)
    verb = verb_before(words, lead, _REACH)
    entry = reported_by(verb, tables)
    if entry is not None and "addressing" not in entry.roles:
        clause = after is None or after.text in _SAID or "complementizer" in after.roles
        if entry.kind == "say":
            return clause or (after is not None and after.pos == "prep") or office_follows(words, i + 1, last)
        if clause and entry.kind == "state" and (word.pos == "verb" or lead < start):
            return True
    if _led_by(words, lead, tables.roles["according_to"]):
        return after is None or after.text in _SET_OFF
    if start and words[start - 1].text in _COMMA and after is not None and after.text in _COMMA:
        return True  # وزير الطاقة التركي، | متين حطب | ،
    if verb is not None and after is not None and _no_object(words, start, i):
        return _ends(words, i + 1, last) or in_tanwin(after)
    if verb is not None or after is None:
        return False
    if after.text == ":":
        return words[start].pos == "noun_prop"  # مدير الميناء كريم | حطب | : الرصيف جاهز, but فرح كبير: …
    return word.pos == after.pos == "verb" and after.may_report and not has_preposition(after)


def _no_object(words: tuple[Word, ...], start: int, i: int) -> bool:
    """Say whether the ending tells that a noun behind a name is not what was done: رحب كريم | حطب | بالوفد.

    As an object that governs nothing it would have the alif of its tanwin: استقبل كريم | وفدا | من الأهالي.
    """
    word, first = words[i], words[start]
    sure = first.pos == "noun_prop" and first.flags & Flag.FIRST_NAME and not first.analysis.definite
    nouns = [o.analysis for o in word.options if o.analysis.source == "db" and not o.analysis.proclitics]
    kinds = ("noun", "adj", "verb") if word.flags & Flag.COMMON_NAME else ("noun",)
    one = all(a.pos in kinds and a.number == "s" for a in nouns)
    marks_it = word.folded[-1:] not in "اءيهة" and word.text[-1:] not in "ىئؤء"
    other = _ALSO_NAMES if word.flags & Flag.COMMON_NAME else Flag.NONE
    return bool(sure and nouns) and one and marks_it and not word.flags & ~(LIKE_NAMES | _GENDERS | other)


def _cut_before_saying(words: tuple[Word, ...], start: int, i: int, last: int, tables: Lexicon) -> bool:
    """Say whether what reads as ف with a word is the surname of who says what follows: يورغن | فايسه | قال.

    In the middle of a clause ف opens none; with another preposition only an unknown word is sure: not كريم بثقة قال.
    """
    word, after = words[i], words[i + 1] if i + 1 < last else None
    if after is None or after.pos != "verb" or not after.may_report or after.analysis.proclitics:
        return False
    if "auxiliary" in word.roles or word.flags & (Flag.FUNCTION | Flag.TIME):
        return False  # كريم الصافي | فقد | قال, | فهو | قال, | فأمس | قال
    if start and "as_for" in words[start - 1].roles:
        return False  # أما كريم الصافي | فحين | قال
    cut = word.preposed == "ف" or (word.preposed in ("ب", "ك") and word.analysis.source == "backoff")
    return bool(cut and words[start].flags & Flag.FIRST_NAME) and verb_before(words, start, _REACH) is None


def _before_abbreviation(words: tuple[Word, ...], start: int) -> int:
    """Return where the abbreviated titles before word ``start`` begin: | د. كريم حطب."""
    while start > 1 and words[start - 1].text == "." and words[start - 2].pos == "abbrev":
        start -= 2
    return start


def speaks_on(words: tuple[Word, ...], start: int, after: Word, tables: Lexicon) -> bool:
    """Say whether what follows a name and one more word is what its bearer says, so the word is his surname.

    An object without the article would have its tanwin before it: تابع كريم | حطب | قائلا،
    نقلت عن كريم | حطب | قوله إن، أما كريم | حطب | فقال.
    """
    if after.folded in tables.participles and after.pos != "verb":
        return True
    said = bool(after.analysis.enclitics) and (after.stem == SAYING or fold(after.stem) in tables.masdars)
    if said and _led_by(words, start, tables.roles["relayed_from"]):
        return True
    answers = start > 0 and "as_for" in words[start - 1].roles
    return answers and after.pos == "verb" and after.may_report and after.analysis.proclitics == ("ف",)


def _led_by(words: tuple[Word, ...], start: int, leads: frozenset[str]) -> bool:
    """Say whether one of the words ``leads`` leads to a name with its title: بحسب | مدير الميناء | كريم حطب."""
    for k in range(start - 1, max(-1, start - 1 - _REACH), -1):
        word = words[k]
        if word.folded.removeprefix("و") in leads or word.folded in leads:
            return True
        if word.pos in ("verb", "punc", "conj_sub", "pron_rel") or (k < start - 1 and word.part != words[start].part):
            return False
    return False


def _may_be_surname(word: Word, tables: Lexicon) -> bool:
    """Say whether an everyday word without the article can be a surname by its form."""
    a = word.analysis
    if a.definite or word.may_report or word.flags & _BARRED or in_manner(word) or is_plural(word):
        return False
    if word.pos == "verb":
        return a.person == "3" and a.aspect == "p" and a.number == "s" and a.gender == "m"
    if word.text.endswith(("ا", "ة")) or "adverb_in_a" in word.roles:
        return False
    return word.is_nominal and word.pos not in ("latin", "abbrev") and not is_report_noun(word, tables)


def _only_a_name(word: Word) -> bool:
    a = word.analysis
    if a.definite or a.enclitics or a.proclitics or not word.is_nominal or word.pos in ("latin", "abbrev"):
        return False
    barred = _BARRED & ~_ALSO_NAMES if word.flags & Flag.COMMON_NAME else _BARRED
    if word.flags & barred and not word.flags & NAMED:
        return False
    if word.flags & LIKE_NAMES or a.source == "backoff":
        return True
    if word.text.endswith(("ا", "ة")) or (word.pos.startswith("adj") and not word.text.endswith("ي")):
        return False  # إعدام فلان | شنقا, محمد صلاح | أفضل
    return not (in_manner(word) or is_plural(word))


def _ends(words: tuple[Word, ...], j: int, last: int) -> bool:
    """Say whether the phrase surely ends before word ``j``."""
    if j >= last:
        return True
    word = words[j]
    if word.pos == "verb":
        return word.analysis.person == "3"
    if word.text in _OPENERS:
        return False  # كمال فرنجية ضيف | "الميناء"
    closed = word.pos in ("punc", "prep", "conj_sub", "part", "pron_rel") or has_preposition(word)
    return closed or bool(word.analysis.enclitics) or "complementizer" in word.roles


def _has_verb(words: tuple[Word, ...], start: int, j: int, last: int) -> bool:
    """Say whether a verb before the name may have the words after it as its object; كان has its own verb after them."""
    for k in range(start - 1, max(-1, start - _REACH), -1):
        word = words[k]
        if word.pos == "verb":
            copula = word.flags & Flag.FUNCTION and not word.may_report
            return not (copula and j < last and words[j].pos in ("verb", "part"))
        if word.pos in _STARTS or (word.pos == "punc" and word.text not in _MARKS):
            return False
    return False
