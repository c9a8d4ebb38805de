"""Whether a common word behind a name is a surname: رامي الخطيب، محمد العلمي الإدريسي; not أبلغ ديالو صحافيين."""

from __future__ import annotations

import re
from typing import Final

from pipeline.language.document import Word
from pipeline.language.lexicon import Flag, Lexicon
from pipeline.language.naming.evidence import (
    LIKE_NAMES,
    MANNER,
    NAMED,
    NOT_IN_NAME,
    TITLE_AND_VERB,
    could_be_name,
    ends_before,
    has_name_reading,
    is_odd,
    office_follows,
    verb_before,
)
from pipeline.language.naming.links import of_the_lord
from pipeline.language.naming.name_end import parts
from pipeline.language.naming.run import speaks_on
from pipeline.language.naming.said import only_says, reported_by
from pipeline.language.nominal import NOMINAL, has_preposition

__all__ = ["any_office_follows", "is_complete", "second_surname", "surname_like", "with_bou"]

_TWO_NAMES: Final = 2
_BOU: Final = 5  # letters of a surname with "bou" in front
_BROKEN_PLURAL: Final = re.compile(r"\w\wا\wي")  # تعازي، مباني
_PARTICLES: Final = ("conj", "conj_sub", "part", "part_neg", "part_fut", "pron_rel", "pron_dem", "pron", "adv")


def surname_like(words: tuple[Word, ...], start: int, i: int, last: int, tables: Lexicon) -> bool:
    """Say whether a common word after a first name is its second part: سالم قابل، رامي الخطيب، إلياس مطر."""
    word, previous = words[i], words[i - 1]
    servant = i - start > 1 and "name_head" in words[i - 2].stem_roles  # عبد الإله
    if is_complete(words, start, i) or not (
        previous.flags & NAMED
        or "name_tail" in previous.roles
        or previous.pos == "noun_prop"
        or servant
        or (i - start == 1 and "name_as_preposition" in previous.roles)  # باسم | حداد
    ):
        return False
    bounded = ends_before(words, i + 1, last) or office_follows(words, i + 1, last)
    bounded = bounded or speaks_on(words, start, words[i + 1], tables)  # عن طارق | المدير | قوله إن
    if (with_bou(word) and bounded and i - start == 1) or _office_as_surname(words, start, i, last, tables):
        return True
    if _sent(words, start, i, last, tables):
        return False
    if word.preposed in ("ل", "ب") and word.analysis.source == "db" and not word.flags & LIKE_NAMES:
        return False  # تعرض كيسبي | لهجوم
    if word.analysis.definite and word.text.endswith(("ين", "ون", "ات")):
        return False
    if (word.pos == "adj" and MANNER.fullmatch(word.text)) or "turn" in word.roles:
        return False  # تجيب خير الله | ضاحكة
    plural = i - start > 1 or any(o.analysis.number == "p" for o in word.options) or not previous.flags & NAMED
    if word.analysis.definite and word.pos == "noun" and plural and _is_broken_plural(word, tables):
        return bool(word.flags & LIKE_NAMES)  # زايد الأسمري | التعازي
    if (
        word.flags & Flag.COMMON_NAME
        and word.analysis.definite
        and (word.analysis.gender != "f" or bounded)
        and (previous.flags & Flag.FIRST_NAME or (bounded and parts(words, start, i, tables) <= _TWO_NAMES))
    ):
        return bounded or i - start == 1
    if not word.analysis.definite and (
        is_odd(word, passive=_no_passive(words, start, i + 1, last)) or "craft_surname" in word.stem_roles
    ):
        return parts(words, start, i, tables) == 1  # ندوي، جمال حداد، عبد الإله أزناك
    if word.text.endswith("و") and word.analysis.number == "p" and bounded and not word.analysis.definite:
        return parts(words, start, i, tables) == 1  # رابح | حدادو, a plural that nothing follows
    if _verb_between(words, start, i, last):
        return True
    if _barred(word):
        return False
    if word.analysis.definite:
        son = words[i - 2].folded in ("بن", "بنت")
        alone = (son or parts(words, start, i, tables) <= _TWO_NAMES) and only_says(words, start, i + 1, last, tables)
        return _definite_surname(words, start, i, tables, bounded=bounded, alone=alone)
    if word.flags & NOT_IN_NAME and not word.flags & NAMED:
        single = word.pos == "noun" and word.analysis.number not in ("d", "p")  # أبلغ ديالو | صحافيين
        return bounded and i - start == 1 and single and has_name_reading(word)
    further = parts(words, start, i, tables) > 1
    if word.flags & Flag.PLACE or (further and not (previous.flags & Flag.FIRST_NAME and has_name_reading(word))):
        return False
    relative = word.pos.startswith("adj") and not word.stem.endswith("ي")  # بهروز | شفيعي | نجاد
    return bounded or (
        i + 1 < last and could_be_name(words[i + 1]) and not relative and not _judged(words, start, i, tables)
    )


def _judged(words: tuple[Word, ...], start: int, i: int, tables: Lexicon) -> bool:
    """Say whether a noun before a name is what its bearer did, and another judges: رفض ترامب | عرض السوداني."""
    word = words[i]
    if word.pos != "noun" or word.analysis.source != "db" or word.flags & LIKE_NAMES:
        return False
    entry = reported_by(verb_before(words, start, TITLE_AND_VERB), tables)
    return entry is not None and entry.kind == "label"


def _office_as_surname(words: tuple[Word, ...], start: int, i: int, last: int, tables: Lexicon) -> bool:
    """Say whether an office that is of nothing is a surname: ياسين | دراجي | إن، كريم | قاضي |: …; not كريم | طالب في.

    One that has lost its ن before a genitive has none, one without the article tells nothing right before what is said.
    """
    word, first = words[i], words[start]
    if not first.flags & Flag.FIRST_NAME or not word.flags & Flag.TITLE or not word.is_nominal:
        return False
    if i - start > 1 and not (i - start == _TWO_NAMES and words[i - 1].flags & Flag.FIRST_NAME):
        return False
    if word.analysis.definite or word.preposed or word.analysis.enclitics:
        return False
    if word.flags & (Flag.PLURAL | Flag.DUAL) and word.text.endswith("ي"):
        return (
            ends_before(words, i + 1, last)
            or office_follows(words, i + 1, last)
            or speaks_on(words, start, words[i + 1], tables)
        )
    if "ال" + word.folded not in tables.roles["office_surname"]:
        return False
    if i + 1 >= last:
        return True
    after = words[i + 1]
    return after.text in "،,:." or "complementizer" in after.roles


def _definite_surname(
    words: tuple[Word, ...], start: int, i: int, tables: Lexicon, *, bounded: bool, alone: bool
) -> bool:
    """Say whether a word with the article is a surname: رامي | الخطيب.

    ``bounded``: the phrase ends after it; ``alone``: it can be no object of the verb (``only_says``).
    """
    word, previous = words[i], words[i - 1]
    if alone and not word.flags & (NOT_IN_NAME | Flag.NISBA | Flag.PLACE):
        return True
    plural = any(o.analysis.pos == "noun" and o.analysis.number == "p" for o in word.options)
    plural = plural and not (_BROKEN_PLURAL.fullmatch(word.stem) and not _is_broken_plural(word, tables))  # المكاوي
    k = i - 2 if words[i - 2].stem != "عبد" else i - 3
    son = k >= start and words[k].folded in ("بن", "بنت") and bounded  # صالح بن عبدالعزيز | الدخيل
    if word.flags & (NOT_IN_NAME | Flag.NISBA):
        titled = son and alone and words[start - 1].is_nominal  # قال المدير عبدالله بن حمدان | المرشد
        single = i - start == 1 or titled
        return bounded and not plural and single and word.analysis.number != "p" and word.analysis.gender != "f"
    first = i - start == 1 and bool(previous.flags & Flag.FIRST_NAME)
    first = first or (_set_off_office(words, i + 1) and i - start == _TWO_NAMES and not word.flags)
    return not plural and (word.stem.endswith("ي") or first or son)


def second_surname(words: tuple[Word, ...], start: int, i: int, last: int, tables: Lexicon) -> bool:
    """Say whether a name goes on after what seemed its end: محمد العلمي | الإدريسي, فضل المولى | جادين."""
    word, previous = words[i], words[i - 1]
    ends = ends_before(words, i + 1, last) or any_office_follows(words, i + 1, last)
    ends = ends or speaks_on(words, start, words[i + 1], tables)  # عن راشد النعيمي | الكعبي | قوله إن
    if not previous.analysis.definite or previous.pos == "punc" or not ends:
        return False
    if word.flags & (NOT_IN_NAME | Flag.PLACE | Flag.FUNCTION) or word.analysis.enclitics not in ((), ("ي",)):
        return False
    first = words[start]
    named = first.flags & NAMED or "name_head" in first.stem_roles
    said = i + 1 < last and words[i + 1].pos == "conj_sub" and not word.analysis.definite  # فضل المولى | جادين | إن
    if not named or (not said and any(o.analysis.number == "p" and o.analysis.pos in NOMINAL for o in word.options)):
        return False
    listed = word.flags & LIKE_NAMES
    if word.text.startswith("ال") and _is_broken_plural(word, tables) and not listed:
        return False
    compound = i - start == 2 and "name_head" in first.stem_roles
    ending = word.stem.endswith("ي") and word.analysis.gender != "f"
    if word.analysis.proclitics == ("ل",):
        return ending  # فاطمة الزهراء لعروسي
    if _of_the_maghreb(word):
        tail = compound or "name_tail" in previous.roles  # فاطمة الزهراء | بنعيسى
        verb = None if tail else verb_before(words, start, TITLE_AND_VERB)
        acts = verb is not None and not verb.may_report and "auxiliary" not in verb.roles
        return tail or not acts  # ضرب خالد الزهراني | بوعلام
    plain = not word.flags & ~(Flag.MALE | Flag.FEMALE)
    unknown = word.analysis.source == "backoff" or (word.pos == "noun_prop" and plain)
    if unknown or word.flags & Flag.SURNAME:
        return not word.flags & Flag.NISBA or compound
    return (
        ending
        and word.analysis.definite
        and (compound or word.flags & (Flag.COMMON_NAME | Flag.NISBA) == Flag.COMMON_NAME)
    )


def is_complete(words: tuple[Word, ...], start: int, end: int) -> bool:
    """Say whether a name already ends in a surname with the article: زايد الأسمري | التعازي."""
    if end - start < 2 or not words[end - 1].analysis.definite or "name_tail" in words[end - 1].roles:
        return False
    if end - start > 2 and of_the_lord(words, end - 3, end):
        return False
    return "name_head" not in words[end - 2].stem_roles


def _barred(word: Word) -> bool:
    """Say whether a word surely belongs to the sentence and to no name: a verb, a particle, a time, a body."""
    barred = Flag.FUNCTION | Flag.TIME | Flag.VENUE | Flag.ORG_HEAD | Flag.HONORIFIC
    if word.flags & barred and not has_name_reading(word):
        return True
    if word.pos in _PARTICLES or "complementizer" in word.roles:
        return True
    return (word.pos == "verb" and not has_name_reading(word)) or word.analysis.enclitics not in ((), ("ي",))


def _sent(words: tuple[Word, ...], start: int, i: int, last: int, tables: Lexicon) -> bool:
    """Say whether a noun in ة behind a name is the object of the verb before it: أرسل مونتر | لقطة | عن الحادث.

    A verb of saying takes none (قال مونتر | لقطة | في بيان), nor is one an object right before what is said.
    """
    word, following = words[i], words[i + 1] if i + 1 < last else None
    if following is None or not word.text.endswith("ة") or word.analysis.source != "db" or word.analysis.definite:
        return False
    goes_on = following.pos == "prep" or has_preposition(following) or following.flags & Flag.TITLE
    verb = verb_before(words, start, TITLE_AND_VERB)
    if word.flags & LIKE_NAMES or not goes_on or verb is None:
        return False
    entry = reported_by(verb, tables)
    return entry is None or entry.kind != "say"


def _no_passive(words: tuple[Word, ...], start: int, i: int, last: int) -> bool:
    """Say whether no passive can end before word ``i``: ماريبيل تشوكي | ، من أن, or it tells who: هي إنغريد سولم | ."""
    if start and words[start - 1].folded in ("هو", "هي") and ends_before(words, i, last):
        return True
    return i < last and (words[i].text == "،" or words[i].pos == "conj_sub")


def _verb_between(words: tuple[Word, ...], start: int, i: int, last: int) -> bool:
    """Say whether a "verb" stands between a first name and the surname that ends the phrase: أفيفا | راز | شيختر."""
    if words[i].pos != "verb" or i - start != 1 or not words[start].flags & Flag.FIRST_NAME or i + 1 >= last:
        return False
    surname = words[i + 1].pos == "noun_prop" and not words[i + 1].analysis.definite
    return surname and words[i].analysis.aspect == "p" and ends_before(words, i + 2, last)


def _is_broken_plural(word: Word, tables: Lexicon) -> bool:
    """Say whether a word has the form of a plural that ends in ي: التعازي; not المكاوي, a family of Mecca."""
    stem = word.stem.removeprefix("ال")
    return _BROKEN_PLURAL.fullmatch(stem) is not None and not (
        stem.endswith("اوي") and stem not in tables.roles["plural_in_awi"]
    )


def _of_the_maghreb(word: Word) -> bool:
    """Say whether a word is a surname of the Maghreb by its beginning: بنعيسى، بلقاضي، بوعزة."""
    whole = word.pos == "noun_prop" and not (word.analysis.definite or word.analysis.proclitics)
    return whole and word.text.startswith(("بن", "بل", "بو")) and len(word.text) >= _BOU


def with_bou(word: Word) -> bool:
    """Say whether a surname of the Maghreb was cut: بوقرة, which is no ب and وقرة."""
    return word.analysis.proclitics == ("ب",) and word.text.startswith("بو") and len(word.text) >= _BOU


def any_office_follows(words: tuple[Word, ...], i: int, last: int) -> bool:
    """Say whether an office follows a name at word ``i``, with the article or without: الوزاني | المدير العام."""
    if office_follows(words, i, last):
        return True
    office = words[i] if i < last else None
    if office is None or not office.flags & Flag.TITLE or office.flags & LIKE_NAMES or office.pos != "noun":
        return False
    return office.analysis.definite and not office.analysis.enclitics and office.analysis.number == "s"


def _set_off_office(words: tuple[Word, ...], i: int) -> bool:
    """Say whether a comma and an office follow: النائب محمد مصطفى السلاب |، رئيس اللجنة."""
    if i + 1 >= len(words) or not words[i].is_comma:
        return False
    return bool(words[i + 1].flags & Flag.TITLE) and words[i + 1].pos == "noun" and not words[i + 1].analysis.definite
