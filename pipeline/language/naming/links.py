"""What links the parts of a person's name: بن، فان دير، ولد, a hyphen, compounds like خير الدين."""

from __future__ import annotations

from typing import Final

from pipeline.language.document import Word
from pipeline.language.lexicon import Flag, Lexicon
from pipeline.language.naming.evidence import (
    LIKE_NAMES,
    MAURITANIAN,
    NAMED,
    NOT_IN_NAME,
    TITLE_AND_VERB,
    ends_before,
    joins,
    verb_before,
)
from pipeline.language.nominal import has_preposition

__all__ = ["compound", "cut_after_link", "hyphen", "linked", "of_the_lord", "son_of", "surely_linked"]

_FATHER: Final = 3  # letters
_BERBER: Final = ("ايت", "ات", "اث")  # آيت, sons, in names of the Maghreb


def _son(words: tuple[Word, ...], i: int, last: int) -> bool:
    """Say whether a Mauritanian name goes on at word ``i``, whatever it is read as: محمدن | ولد باباه."""
    if words[i].text not in MAURITANIAN or i + 1 >= last or words[i + 1].flags & Flag.TIME:
        return False
    if words[i + 1].analysis.enclitics and i + 2 < last and words[i + 2].pos == "prep":
        return False  # سافر محمد ولد صديقي إلى باريس
    if words[i].text == MAURITANIAN[1] and words[i + 1].pos == "verb":
        return True  # اتويهه منت | اعلي
    return words[i + 1].pos in ("noun", "noun_prop", "adj") or words[i + 1].folded in ("ابن", "سيدي")


def son_of(words: tuple[Word, ...], start: int, end: int) -> bool:
    """Say whether a name is Mauritanian: يحيى ولد أعل."""
    return any(word.folded in MAURITANIAN for word in words[start:end])


def hyphen(words: tuple[Word, ...], i: int, last: int) -> bool:
    """Say whether a hyphen without blanks joins two parts of a name: بروان-بيفيه."""
    if words[i].text != "-" or i + 1 >= last:
        return False
    return words[i].start == words[i - 1].end and words[i + 1].start == words[i].end and words[i + 1].pos != "punc"


def linked(words: tuple[Word, ...], i: int, last: int) -> bool:
    """Say whether a link and the word after it go on with the name: بن سلمان، فان باستن، آل عمر."""
    word = words[i]
    if i + 1 < last and word.folded in _BERBER and words[i + 1].preposed == "و":
        return words[i + 1].is_nominal and not words[i + 1].analysis.definite  # أيت | واعراب
    abroad = "foreign_link" in word.roles
    if i + 1 >= last or not (joins(words[i + 1]) or _cut_surname(words[i + 1], abroad=abroad)):
        return False
    clause = "complementizer" in words[i + 1].roles
    if clause and "name_link" not in words[i + 1].roles:
        return False  # تسفاي ولدي | إن
    if "name_head" in word.stem_roles and not word.analysis.definite:
        office = word.stem == "عبد" and words[i + 1].flags & Flag.TITLE and not words[i + 1].analysis.definite
        return not office or bool(words[i + 1].flags & LIKE_NAMES)  # نعمة عبد | ممثل المنظمة
    if "name_link" not in word.roles:
        return False
    following = words[i + 1]
    if word.analysis.definite and following.flags & Flag.TITLE and not following.flags & LIKE_NAMES:
        return False  # سالم القرة | رئيس البلدية
    if word.folded in ("بن", "بنت") and following.pos == "verb":
        return True
    if i + 2 < last and "name_link" in following.roles:
        if joins(words[i + 2]):
            return words[i + 2].pos == "noun_prop"  # فون در هايده
        return cut_after_link(words, i + 2, last)  # فان دير فيلده
    if word.folded == "فان" and following.analysis.definite:
        return False  # بحسب شتيفان | فان الوضع
    if word.flags & Flag.FUNCTION and not word.flags & Flag.PARTICLE:
        foreign = words[i - 1].pos == "noun_prop" and not words[i - 1].analysis.definite
        unknown = any((o.analysis.pos, o.analysis.source) == ("noun_prop", "backoff") for o in following.options)
        if foreign and unknown and not following.analysis.definite:
            return True  # ماريكه فان | دايكن
        verb = verb_before(words, i - 1, TITLE_AND_VERB) if foreign and word.text == "فان" else None
        if verb is not None and verb.may_report and not following.analysis.definite:
            return True  # وقال توم فان | دام: no verb of saying has فإن after it
        if word.text == "فان" and foreign and i + 2 < last and _closes(words[i + 2]):
            return not following.analysis.definite  # لوك فان | دام: …
        return following.pos == "noun_prop" or bool(following.flags & NAMED)
    return following.is_nominal or bool(following.flags & Flag.FIRST_NAME)


def _closes(word: Word) -> bool:
    """Say whether a name ends before a mark or a verb, where no clause could: لوك فان دام |: …, | يؤكد."""
    return word.text in "،:." or (word.pos == "verb" and word.may_report and not word.analysis.proclitics)


def _son_of_word(words: tuple[Word, ...], i: int, last: int) -> bool:
    """Say whether one short word, whatever it reads as, is a father between بن and a surname: مشعل | بن فهم السلمي."""
    if i + 2 >= last or words[i].text not in ("بن", "بنت") or len(words[i + 1].text) < _FATHER:
        return False
    father, family = words[i + 1], words[i + 2]
    if father.pos in ("punc", "digit") or father.analysis.definite or father.flags & LIKE_NAMES:
        return False
    return bool(family.flags & LIKE_NAMES) and family.analysis.definite and not family.preposed


def surely_linked(words: tuple[Word, ...], i: int, last: int, tables: Lexicon) -> int:
    """Return of how many words that surely go on with a name word ``i`` is the first: a hyphen, ولد, two links."""
    if _twice_linked(words, i, last, tables) or of_the_lord(words, i, last) or _middle_initial(words, i, last):
        return 3
    if _son_of_word(words, i, last):
        return 3
    if "persian_tail" in words[i].roles and not words[i].analysis.definite:
        return 1  # كاظمي | نيا
    return 2 if hyphen(words, i, last) or _son(words, i, last) else 0


def of_the_lord(words: tuple[Word, ...], i: int, last: int) -> bool:
    """Say whether a compound of three words stands at word ``i``: عبد رب النبي; not عبد رب الأسرة."""
    if i + 2 >= last or words[i].stem != "عبد" or words[i + 1].folded != "رب":
        return False
    lord = words[i + 2]
    return lord.analysis.proclitics == ("ال",) and "householder_of" not in lord.roles


def _middle_initial(words: tuple[Word, ...], i: int, last: int) -> bool:
    """Say whether an initial with its full stop and a surname go on with a name: ستيفن | ك. ماكدوغال."""
    if i + 2 >= last or words[i].pos != "abbrev" or words[i + 1].text != "." or words[i + 1].start != words[i].end:
        return False
    surname = words[i + 2]
    if surname.analysis.definite or surname.preposed or surname.analysis.enclitics:
        return False
    return bool(surname.flags & LIKE_NAMES) or (surname.pos == "noun_prop" and not surname.flags & NOT_IN_NAME)


def _twice_linked(words: tuple[Word, ...], i: int, last: int, tables: Lexicon) -> bool:
    """Say whether two links and one word go on with a name: إدوين | فان دير سار، دي لا فوينتي.

    Any word can be it that ends the phrase; a noun needs no end, but after فان, which may be فإن.
    """
    links = tables.roles["foreign_link"]
    if i + 2 >= last or words[i].folded not in links or words[i + 1].folded not in links:
        return False
    surname = words[i + 2]
    clause = "إ" in words[i].text  # فإن
    plain = not surname.analysis.definite and (surname.is_nominal or surname.pos == "verb") and not clause
    dutch = words[i].folded != "فان" or "dutch_link" in words[i + 1].roles
    noun = surname.is_nominal and not (surname.flags & NOT_IN_NAME or surname.preposed)
    cut = surname.pos == "verb" and surname.analysis.proclitics == ("ف",)  # دو لا | فيل
    return plain and ((dutch and (noun or cut)) or ends_before(words, i + 3, last))


def _cut_surname(word: Word, *, abroad: bool) -> bool:
    """Say whether the first letter of a surname after a link was taken for a preposition: دي | فريس، دي | ليخت."""
    letters = word.preposed in ("ف", "ب", "ك") or (abroad and word.preposed == "ل")
    return letters and word.is_nominal and not word.analysis.definite


def compound(words: tuple[Word, ...], i: int, last: int) -> bool:
    """Say whether a compound goes on with the name: مأمون | خير الدين، سالم | عوض الله."""
    if i + 1 >= last or "name_tail" not in words[i + 1].roles:
        return False
    word = words[i]
    if not word.is_nominal or word.analysis.definite or has_preposition(word):
        return False
    return bool(word.flags & NAMED) or not word.flags & (NOT_IN_NAME | Flag.FUNCTION)


def cut_after_link(words: tuple[Word, ...], i: int, last: int) -> bool:
    """Say whether the first letter of a surname that ends the phrase after links was taken for ف: فان دير | فيلده."""
    return words[i].analysis.proclitics == ("ف",) and ends_before(words, i + 1, last)
