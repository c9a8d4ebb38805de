"""What surely opens the name of a person though it reads as something else: روي كوستا، أم محمد، فضيلة مزيان."""

from __future__ import annotations

from typing import Final

from pipeline.language.document import Word
from pipeline.language.lexicon import Flag, Lexicon
from pipeline.language.naming.evidence import (
    LIKE_NAMES,
    MAURITANIAN,
    NAMED,
    NOT_IN_NAME,
    ends_before,
    has_whole_reading,
    is_odd,
    joins,
    place_head,
)
from pipeline.language.naming.hints import HIDING, MOTHER, SON
from pipeline.language.naming.links import hyphen, of_the_lord
from pipeline.language.naming.set_off import OPENERS
from pipeline.language.nominal import has_preposition

__all__ = [
    "OFFICE",
    "SONS",
    "hidden_first_name",
    "is_sheikh",
    "linked_abroad",
    "named_before_son",
    "no_preposition",
    "sure_opening",
]

_PLAIN: Final = frozenset(("noun", "adj"))
_PLACES_OF_PEOPLE: Final = ("TITLE", "ORG")
_ASIAN_PARTS: Final = 3
_WAS: Final = ("كان", "كانت")
_WAS_REACH: Final = 6  # words of a title from كان to the verb
_REACH: Final = 14  # words of a title with its body, up to the verb
_PAUSES: Final = frozenset("،,.:؛(")
_BULLETS: Final = ("•", "-", "–", "—", "*", "●", "▪")
_KUNYA: Final = ("ابو", "عبد", "ال")
_DAUGHTER: Final = ("بنت", "بت", MAURITANIAN[1])
SONS: Final = (SON, "ود", "بنت", "بت", *MAURITANIAN)
"""What stands between a first name and the father's."""
OFFICE: Final = Flag.TITLE | Flag.HONORIFIC | Flag.ORG_HEAD | Flag.NISBA | Flag.TIME | Flag.GROUP
"""Flags of a word that rather tells what somebody or something is."""


def sure_opening(words: tuple[Word, ...], i: int, last: int, after: str, tables: Lexicon) -> int:
    """Return the end of what surely opens a name though it looks like something else; ``i`` if it does not."""
    word = words[i]
    if word.pos in HIDING and hidden_first_name(words, i, last):
        return i + 2
    if "name_as_honorific" in word.roles and _no_honorific(words, i, last):
        return i + 1
    if "name_as_preposition" in word.roles and _named_next(words, i, last):
        return i + 1 if after == "ORG" or no_preposition(words, i, last) else i
    if word.text in ("سيدي", "سيد") and i + 1 < last and _names_on(words[i + 1]):
        return i + 1
    if word.text in MOTHER and _mother(words, i, last, tables):
        return i + 2
    son = i + 2 < last and words[i + 1].text in SONS and words[i + 2].is_nominal
    if (
        son
        and (word.flags & LIKE_NAMES or named_before_son(words, i, last))
        and not (word.flags & OFFICE or words[i + 2].flags & Flag.TIME)
    ):
        return i + 3  # الفاتح | ود الأمين
    if after and _verb_as_first_name(words, i, last, tables):
        return i + 1
    if _of_the_house(words, i, last, tables):
        return i + 3
    if _hyphenated(words, i, last):
        return i + 1  # extended by the hyphen
    if is_sheikh(words, i, last) or of_the_lord(words, i, last):
        return i + 3
    if linked_abroad(words, i, last):
        return i + 3
    if word.text == MAURITANIAN[1] and i and words[i - 1].may_report and i + 1 < last and words[i + 1].is_nominal:
        return i + 2  # وأردفت | منت الشيخ أحمد
    if after in _PLACES_OF_PEOPLE and _strange_first_name(words, i, last):
        return i + 1
    return _east_asian(words, i, last, tables)


def hidden_first_name(words: tuple[Word, ...], i: int, last: int) -> bool:
    """Say whether a word that reads as a verb or a call is a first name: البرتغالي روي كوستا، د. هيا الراوي."""
    word = words[i]
    if i == 0 or i + 1 >= last:
        return False
    if word.analysis.proclitics or word.analysis.enclitics:
        return False
    if i > 1 and words[i - 1].text == "." and words[i - 2].pos == "abbrev":
        return words[i + 1].is_nominal and not words[i + 1].flags & (Flag.PLACE | Flag.ORG_HEAD)
    nation = words[i - 1].analysis.definite and words[i - 1].flags & Flag.NISBA
    following = words[i + 1]
    if not nation or following.pos != "noun_prop" or len(following.stem) < 3:
        return False
    if following.flags & (Flag.PLACE | Flag.ORG_HEAD):
        return False
    was = any(w.folded.removeprefix("و") in _WAS for w in words[max(0, i - _WAS_REACH) : i])
    return not was  # وكان الرئيس السوداني | استقبل موراياما


def _no_honorific(words: tuple[Word, ...], i: int, last: int) -> bool:
    """Say whether فضيلة is a woman's first name, not an honour: الممثلة | فضيلة مزيان, but فضيلة | الشيخ فلان."""
    following = words[i + 1] if i + 1 < last else None
    if following is not None and following.text in _DAUGHTER and not words[i].analysis.definite:
        return True  # شيخة | بنت راشد
    if following is None or following.flags & (Flag.TITLE | Flag.HONORIFIC) or not following.is_nominal:
        return False
    if has_preposition(following) or words[i].analysis.enclitics or not i:
        return False
    before = words[i - 1]
    female = before.analysis.gender == "f" or (before.analysis.aspect == "p" and before.text[-1] == "ت")
    surname = following.flags & NAMED or following.stem.endswith("ي")  # ديوان المحاسبة | فضيلة الدحماني
    return female and (not following.analysis.definite or bool(surname))


def no_preposition(words: tuple[Word, ...], i: int, last: int) -> bool:
    """Say whether باسم is a first name, not "in the name of": الفنان | باسم خليل, but الناطق باسم خليل."""
    if not i or not _named_next(words, i, last):
        return False
    before = words[i - 1]
    if "speaking_for" in before.stem_roles or before.pos in ("prep", "conj_sub"):
        return False
    return before.may_report or before.analysis.definite or before.pos in ("noun_prop", "punc")


def _named_next(words: tuple[Word, ...], i: int, last: int) -> bool:
    """Say whether the word after word ``i`` goes on with a name: باسم | راشد, but باسم | بغداد."""
    if i + 1 >= last or not joins(words[i + 1]) or words[i + 1].flags & Flag.PLACE:
        return False
    ends = i + 2 < last and "complementizer" in words[i + 2].roles  # باسم عريقات | إن
    return _names_on(words[i + 1]) or words[i + 1].pos == "noun_prop" or (ends and not words[i + 1].analysis.definite)


def _names_on(word: Word) -> bool:
    """Say whether a word goes on with a first name that is a title too: سيد | الرشيدي, سيد | عبد العال."""
    surname = word.analysis.definite and word.stem.endswith("ي") and not word.flags & (Flag.NISBA | Flag.TITLE)
    return bool(word.flags & NAMED) or word.stem == "عبد" or surname


def _mother(words: tuple[Word, ...], i: int, last: int, tables: Lexicon) -> bool:
    """Say whether the word أم is no "or" but opens a kunya: قالت أم محمد، المواطنة أم خالد، بحسب أم عمر."""
    if i + 1 >= last or not words[i + 1].flags & Flag.FIRST_NAME:
        return False
    if i == 0 or words[i - 1].part != words[i].part or words[i - 1].text in _BULLETS or words[i - 1].text in OPENERS:
        return True  # no clause begins with "or"
    previous = words[i - 1]
    said = previous.pos == "verb" and previous.analysis.gender == "f" and previous.analysis.person == "3"
    woman = previous.flags & (Flag.TITLE | Flag.HONORIFIC | Flag.ANONYMOUS | Flag.GROUP)
    if previous.folded.removeprefix("و") in tables.roles["according_to"]:
        return True
    return said or bool(woman and previous.analysis.gender == "f" and previous.analysis.definite)


def named_before_son(words: tuple[Word, ...], i: int, last: int) -> bool:
    """Say whether a common word is a first name between a closed phrase and a clause: التونسية | ألفة بن عمار."""
    if not i or i + 3 >= last or words[i + 1].text != SON:
        return False
    word, before = words[i], words[i - 1]
    plain = word.pos in _PLAIN and not (word.analysis.definite or word.analysis.enclitics or has_preposition(word))
    closed = before.analysis.definite and before.pos in _PLAIN
    return plain and closed and "complementizer" in words[i + 3].roles


def _verb_as_first_name(words: tuple[Word, ...], i: int, last: int, tables: Lexicon) -> bool:
    """Say whether what reads as a verb is the first name behind who speaks: صرح الدكتور | عيد الرشيدي بأن.

    A verb stands before the title, and no clause between: so nothing else is told that its bearer did.
    """
    word, following = words[i], words[i + 1] if i + 1 < last else None
    listed = word.flags | tables.of(word.folded)  # أيشه
    if word.pos != "verb" or not listed & LIKE_NAMES or following is None:
        return False
    if word.analysis.proclitics not in ((), ("أ",)) or word.analysis.enclitics or has_preposition(following):
        return False
    named = following.flags & LIKE_NAMES and following.pos == "noun_prop"
    named = named or (following.folded in _KUNYA and i + 2 < last and words[i + 2].is_nominal)  # واصل | أبو شمالة
    family = following.analysis.definite and following.is_nominal
    family = family and (following.stem.endswith("ي") or bool(following.flags & LIKE_NAMES))
    if not (named or family):
        return False
    for k in range(i - 1, max(-1, i - 1 - _REACH), -1):
        before = words[k]
        if before.pos == "verb":
            waits = before.flags & Flag.FUNCTION or before.folded.removeprefix("و") in tables.roles["auxiliary"]
            acts = before.analysis.aspect == "p" and listed & Flag.FIRST_NAME  # not رفض الوزير | وعد الحوثي
            return before.may_report or bool(acts and not waits)
        if before.folded.removeprefix("و") in tables.roles["according_to"]:
            return True
        if before.pos in ("conj_sub", "pron_rel") or before.text in _PAUSES or before.part != word.part:
            return False
    return False


def _of_the_house(words: tuple[Word, ...], i: int, last: int, tables: Lexicon) -> bool:
    """Say whether a word stands before the house of who bears it: الشيخة | عالية آل ثاني; not أسرة آل ثاني."""
    if i + 2 >= last or words[i + 1].text != "آل" or not words[i + 2].is_nominal:
        return False
    word = words[i]
    if word.flags & (NOT_IN_NAME | Flag.FUNCTION) or word.analysis.definite or word.analysis.enclitics:
        return False
    return bool(word.flags & LIKE_NAMES) and word.is_nominal and not word.preposed


def _hyphenated(words: tuple[Word, ...], i: int, last: int) -> bool:
    """Say whether an everyday word is the first half of a first name with a hyphen: أولي-بيكا نيمينن."""
    if i + 2 >= last or not words[i].flags & LIKE_NAMES or not hyphen(words, i + 1, last):
        return False
    word, second = words[i], words[i + 2]
    bare = not (word.analysis.definite or word.analysis.proclitics or word.analysis.enclitics)
    other = (word.flags | second.flags) & (Flag.PLACE | Flag.NISBA | Flag.TITLE | Flag.ORG_HEAD)
    return bare and not other and bool(second.flags & Flag.FIRST_NAME) and not second.analysis.definite


def is_sheikh(words: tuple[Word, ...], i: int, last: int) -> bool:
    """Say whether الشيخ is the first name of a Mauritanian: الشيخ | ولد سيدي عثمان."""
    return words[i].text == "الشيخ" and i + 2 < last and words[i + 1].text == "ولد"


def linked_abroad(words: tuple[Word, ...], i: int, last: int) -> bool:
    """Say whether what reads as ``ف`` or ``و`` with its word opens a foreign name: وقال | فابين دي فيليبو.

    Before وال nobody is named whom a verb of saying could join: وقال | والكوم فون سترن.
    """
    if i + 2 >= last or not i or not words[i - 1].may_report or words[i - 1].pos != "verb":
        return False
    cut, surname = words[i].preposed, words[i + 2]
    if "foreign_link" not in words[i + 1].roles:
        return False
    joined = words[i].analysis.proclitics == ("و", "ال") and not words[i].analysis.enclitics
    return (cut == "ف" and surname.pos == "noun_prop") or (joined and ends_before(words, i + 3, last))


def _strange_first_name(words: tuple[Word, ...], i: int, last: int) -> bool:
    """Say whether a word that reads as something else is a first name after a title: الباحث كولم أوهانلون."""
    word, previous = words[i], words[i - 1]
    if place_head(previous) or word.analysis.proclitics == ("ب", "ال"):
        return False  # معتمد محلية | باسندة, وكيل المديرية | بالجيزة
    if i + 1 >= last or not (previous.analysis.definite or previous.flags & Flag.PLACE):
        return False
    following = words[i + 1]
    if "name_link" in following.roles and word.pos in ("noun", "adj", "verb"):
        return i + 2 < last and words[i + 2].pos == "noun_prop" and not word.flags & (NOT_IN_NAME | Flag.FUNCTION)
    unknown = following.analysis.source == "backoff" and not has_preposition(following)
    surname = following.pos == "noun_prop" and (unknown or following.flags & LIKE_NAMES)
    if is_odd(word, passive=True):
        return bool(surname) or (is_odd(following) and has_preposition(following))
    if not word.analysis.enclitics and has_preposition(word) and word.pos == "noun":
        if i + 2 < last and words[i + 2].flags & Flag.FIRST_NAME:
            return False  # المتحدث الرسمي | بتعليم الجفيرة | ماجد السلطاني
        named = surname or (following.pos == "noun_prop" and following.analysis.definite)
        return bool(named) and (has_whole_reading(word) or (unknown and not word.flags))
    if word.analysis.number == "d" and not word.analysis.definite and word.pos in ("noun", "adj"):
        return bool(surname) and word.text.endswith("ا") and not word.flags  # كافيتا سينغ
    return bool(word.analysis.enclitics and surname) and word.pos == "noun" and not word.flags


def _east_asian(words: tuple[Word, ...], i: int, last: int, tables: Lexicon) -> int:
    """Return the end of a family name with one or two syllables after it: لي سانغ هيون، تشوي مين سوك; ``i`` if none.

    Most of these syllables are words too; only one after the other they are a name. What ends it is none of the closed
    classes: كيم جونغ | بين.
    """
    given = tables.roles["asian_given"]
    if "asian_family" not in words[i].roles or words[i].analysis.proclitics:
        return i
    end = i + 1
    while end < min(last, i + _ASIAN_PARTS) and words[end].folded in given and not words[end].analysis.definite:
        end += 1
    ends = end < last and "complementizer" in words[end].roles  # لي جون هو | إن
    while end > i + 1 and words[end - 1].flags & Flag.FUNCTION and not (ends and end - i == _ASIAN_PARTS):
        end -= 1
    to_me = i > 0 and words[i - 1].may_report and "with_pronoun" in words[i].roles
    named = end - i == _ASIAN_PARTS or (end - i > 1 and words[i].flags & LIKE_NAMES and not to_me)
    return end if named else i
