"""How far a person's name goes once it has begun: further names, links, surnames that are common words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.language.document import Word
from pipeline.language.lexicon import CueEntry, Flag, Lexicon, lemma_key
from pipeline.language.naming.evidence import (
    LIKE_NAMES,
    MANNER,
    NAMED,
    NOT_IN_NAME,
    TITLE_AND_VERB,
    could_be_name,
    ends_before,
    has_name_reading,
    has_whole_reading,
    is_odd,
    mans_adjective,
    office_follows,
    verb_before,
)
from pipeline.language.naming.links import compound, cut_after_link, linked, of_the_lord, son_of, surely_linked
from pipeline.language.naming.listed import phrase_at
from pipeline.language.naming.name_end import another_begins, ends_with, office_of_nothing, parts
from pipeline.language.naming.run import run_end, speaks_on
from pipeline.language.nominal import NOMINAL, has_preposition, preposed
from pipeline.language.normalise import fold

__all__ = ["extend"]

_MAX_NAME = 7
_TWO_NAMES = 2
_BOU = 5  # letters of a surname with "bou" in front
_TITLE_REACH = 3  # words before a name in which the title of a sovereign stands
_BROKEN_PLURAL = re.compile(r"\w\wا\wي")  # تعازي، مباني
_OPENING = frozenset('"«“')
_OF_A_BODY = Flag.NISBA | Flag.PLACE | Flag.TITLE | Flag.CLUB | Flag.ORG_HEAD | Flag.INSTITUTION
_SAID = frozenset((":", "-", "–", "—"))
_PARTICLES = ("conj", "conj_sub", "part", "part_neg", "part_fut", "pron_rel", "pron_dem", "pron", "adv")


def extend(words: Sequence[Word], start: int, end: int, last: int, known: frozenset[str], tables: Lexicon) -> int:
    """Take further words into a name that starts at ``start`` and now ends at ``end``."""
    while end < last and end - start < _MAX_NAME and not ends_with(words, start, end, last, tables):
        word = words[end]
        sure = surely_linked(words, end, last, tables)
        if sure:
            end += sure
            continue
        surname = phrase_at(words, end, last, tables)
        if surname is not None and surname[1] & (Flag.SURNAME | Flag.TITLE | Flag.ORG_HEAD) == Flag.SURNAME:
            end = surname[0]  # بابكر | حسب الرسول
            continue
        if word.pos in ("punc", "digit") or preposed(word)[:1] not in ((), ("ب",), ("ل",), ("ف",), ("ك",)):
            break
        if another_begins(words, start, end, last, known, tables):
            break
        if word.text == "الشيخ" and son_of(words, start, end) and ends_before(words, end + 1, last):
            return end + 1  # يحيى ولد أعل | الشيخ
        if has_preposition(word) and word.flags & (Flag.PLACE | Flag.TOWN) and not words[start].flags & NAMED:
            break  # الصيادلة الخواص | بوهران
        if _regnal(words, start, end, tables):
            return end + 1
        if (
            linked(words, end, last, tables)
            or compound(words, end, last, tables)
            or _father_as_verb(words, start, end, last, tables)
            or _father_as_title(words, start, end, last)
        ):
            end += 2
        elif (word.folded in tables.roles["name_tail"] and not _complete(words, start, end, tables)) or (
            _cut_verb(words, start, end, last, tables)
            or _verb_for_surname(words, start, end, last, tables)
            or _mine_for_surname(words, start, end, last, tables)
            or _before_the_office(words, start, end, last, tables)
            or _listed_surname(words, start, end, last, tables)
        ):
            end += 1
        elif (has_preposition(word) or word.pos == "prep") and not (
            has_name_reading(word)
            or _whole_surname(words, start, end, last)
            or _bel(words, start, end, last, tables)
            or _second_surname(words, start, end, last, tables)
            or (_hardly_cut(word) and _only_says(words, start, end + 1, last, tables))
        ):
            break
        elif (
            word.core in known
            or _bel(words, start, end, last, tables)
            or _grandfather(words, start, end, last, tables)
            or (could_be_name(word) and not _complete(words, start, end, tables))
            or _surname_like(words, start, end, last, tables)
            or _second_surname(words, start, end, last, tables)
            or _third_name(words, start, end, last, tables)
            or _before_office(words, start, end, last, tables)
            or _third_before_office(words, start, end, last, tables)
            or mans_adjective(words, start, end, last)
        ):
            end += 1
        else:
            break
    return run_end(words, start, end, last, tables)


def _before_office(words: Sequence[Word], start: int, i: int, last: int, tables: Lexicon) -> bool:
    """Say whether a common noun after a first name is a surname, by what follows: توماس | غلاس | الرئيس."""
    word, following = words[i], words[i + 1] if i + 1 < last else None
    first = words[start]
    if following is None or i - start != 1 or not first.flags & Flag.FIRST_NAME or first.flags & Flag.COMMON_NAME:
        return False
    plain = word.pos == "noun" and not word.analysis.proclitics and not word.analysis.enclitics
    if plain and following.analysis.enclitics and following.stem in tables.roles["own_talk"]:
        return True  # وبدأ جمال | حرب | كلمته
    if not start or not (words[start - 1].may_report or words[start - 1].flags & (Flag.TITLE | Flag.HONORIFIC)):
        return False  # مما يثبت حسن | نية | المتهم
    office = following.flags & Flag.TITLE and following.analysis.definite and following.pos == "noun"
    if not plain or word.flags & ~Flag.COMMON_NAME or not office:
        return False
    entry = _said_before(words, start, tables)
    strange = word.flags or word.analysis.source == "backoff"
    return bool(strange) or (entry is not None and entry.kind == "say")  # أعلن سليم | وفاة | الأمير


def _third_before_office(words: Sequence[Word], start: int, i: int, last: int, tables: Lexicon) -> bool:
    """Say whether a word between two names and an office is the third: كريم بنجلون | الأندلسي | رئيس الجمعية."""
    word, office = words[i], words[i + 1] if i + 1 < last else None
    if office is None or i - start != _TWO_NAMES or not office_follows(words, i + 1, last):
        return False
    if word.analysis.proclitics not in ((), ("ال",)) or word.analysis.enclitics or office.analysis.definite:
        return False
    if not all(w.flags & LIKE_NAMES or w.pos == "noun_prop" for w in words[start:i]):
        return False
    entry = _said_before(words, start, tables)
    if entry is None:
        return False
    if word.analysis.definite:
        return word.pos == "adj" and bool(word.flags & Flag.NISBA)
    takes_nothing = entry.kind == "say" or "an" in entry.preps  # انتقد أحمد فؤاد | قرار وزير الصحة
    return takes_nothing and word.pos == "noun" and not word.flags and word.stem not in tables.masdars


def _third_name(words: Sequence[Word], start: int, i: int, last: int, tables: Lexicon) -> bool:
    """Say whether an everyday word between two names and what is said is the third: سارة التجاني | بلة | أن."""
    word, a = words[i], words[i].analysis
    town = word.flags & Flag.TOWN and word.pos in NOMINAL  # راؤول مولينا | سوسا | إن
    if i - start != _TWO_NAMES or i + 1 >= last or word.flags & ~(LIKE_NAMES | Flag.TOWN):
        return False
    if not town and (word.pos != "noun" or word.text.endswith("ا")):
        return False
    if a.definite or a.proclitics or a.enclitics or word.stem in tables.roles["how_noun"]:
        return False
    if MANNER.fullmatch(word.text) or any(fold(o.stem) in tables.masdars for o in word.options):
        return False
    if not all(w.flags & LIKE_NAMES or w.pos == "noun_prop" for w in words[start:i]):
        return False
    k = start
    while k > 1 and (words[k - 1].pos == "abbrev" or (words[k - 1].text == "." and len(words[k - 2].text) == 1)):
        k -= 1  # د. | سارة
    entry = _said_before(words, k, tables)
    if entry is None:
        return False
    following = words[i + 1]
    if following.folded == "ل" or (preposed(following) == ("ل",) and following.flags & (Flag.MEDIA | Flag.AUDIENCE)):
        return True  # سارة التجاني بلة | ل(الضفاف)
    return following.folded in tables.roles["complementizer"] or (entry.kind == "say" and following.text in "،,:")


def _said_before(words: Sequence[Word], start: int, tables: Lexicon) -> CueEntry | None:
    """Return the reporting verb before a name with its title, unless it has an object that it addresses."""
    verb = verb_before(words, start, TITLE_AND_VERB)
    entry = tables.cues.get(lemma_key(verb.analysis.lemma)) if verb is not None and verb.may_report else None
    return None if entry is None or entry.key in tables.roles["addressing"] else entry


def _hardly_cut(word: Word) -> bool:
    """Say whether what reads as a preposition with its word is rather one unknown name: زياد | برقاوي."""
    a = word.analysis
    if a.source == "backoff" or preposed(word) == ("ف",):
        return True
    plain = word.pos == "noun" and not word.flags and not (a.definite or a.enclitics) and a.number == "s"
    return plain or bool(word.flags & Flag.NISBA and not a.definite)


def _grandfather(words: Sequence[Word], start: int, i: int, last: int, tables: Lexicon) -> bool:
    """Say whether a first name is the third of somebody who speaks: أكد الوالي عبدالمنعم البشير | ادريس | لدى."""
    word = words[i]
    if not _complete(words, start, i, tables) or parts(words, start, i, tables) > _TWO_NAMES:
        return False
    sure = word.pos == "noun_prop" and word.flags & Flag.FIRST_NAME and not word.flags & Flag.COMMON_NAME
    if not sure or word.analysis.definite or preposed(word) or not ends_before(words, i + 1, last):
        return False
    entry = _said_before(words, start, tables)
    return entry is not None and entry.kind in ("say", "state")


def _regnal(words: Sequence[Word], start: int, i: int, tables: Lexicon) -> bool:
    """Say whether a number tells which king or pope of the name he is: الملك عبد الله | الثاني."""
    if words[i].folded not in tables.roles["regnal_number"]:
        return False
    return any(w.stem in tables.roles["sovereign"] for w in words[max(0, start - _TITLE_REACH) : start])


def _whole_surname(words: Sequence[Word], start: int, i: int, last: int) -> bool:
    """Say whether what reads as a noun with its preposition is a surname after a first name: سليم | برغوث."""
    word, first = words[i], words[start]
    cut = word.analysis.proclitics == ("ف",) and not word.analysis.enclitics and bool(first.flags & Flag.FIRST_NAME)
    if i - start != 1 or not (cut or ends_before(words, i + 1, last)):
        return False
    if _bou(word):
        return bool(first.flags & Flag.FIRST_NAME)  # سعيد | بوقرة
    strange = word.analysis.proclitics == ("ف",) and word.pos in NOMINAL  # إليز فانسان، حميد فرين
    return strange or bool(first.flags & Flag.FIRST_NAME and has_whole_reading(word))


def _cut_verb(words: Sequence[Word], start: int, i: int, last: int, tables: Lexicon) -> bool:
    """Say whether ف and a verb are a surname, as nothing that was done can stand there: الباحث، شتيفان | فوغل، على."""
    word = words[i]
    if i - start > 1 and words[i - 1].folded in tables.roles["name_link"]:
        return cut_after_link(words, i, last)
    if i - start != 1 or i + 1 >= last or word.pos != "verb" or word.may_report:
        return False
    if word.analysis.proclitics != ("ف",) or words[i + 1].analysis.proclitics[:1] == ("و",):
        return False
    strange = words[start].analysis.source == "backoff" or words[start].flags & Flag.FIRST_NAME
    set_off = bool(strange) and start > 0 and words[start - 1].text == "،" and words[i + 1].text == "،"
    said = ends_before(words, i + 1, last) and _said_by(words, start)  # اكتفى المتحدث جون | فيري | بالقول
    return set_off or said or words[i + 1].pos == "conj_sub"


def _said_by(words: Sequence[Word], start: int) -> bool:
    """Say whether a verb that reports stands before the title of the name that starts at word ``start``."""
    verb = verb_before(words, start, TITLE_AND_VERB)
    return verb is not None and verb.may_report and verb.part == words[start].part


def _bou(word: Word) -> bool:
    """Say whether a surname of the Maghreb was cut: بوقرة, which is no ب and وقرة."""
    return word.analysis.proclitics == ("ب",) and word.text.startswith("بو") and len(word.text) >= _BOU


def _bel(words: Sequence[Word], start: int, i: int, last: int, tables: Lexicon) -> bool:
    """Say whether a surname of the Maghreb with بل was cut: أنور | بلطيفة، يوسف | بالرابح; not سالم | بالقاهرة."""
    word, first = words[i], words[start]
    if word.analysis.proclitics[:1] != ("ب",) or not word.text.startswith(("بل", "بال")) or word.analysis.enclitics:
        return False
    if word.stem in tables.roles["manner_noun"]:
        return False  # سالم | بلطف
    common = first.flags & Flag.COMMON_NAME and first.pos != "noun_prop"
    if i - start != 1 or not first.flags & Flag.FIRST_NAME or common:
        return False
    own = Flag.FIRST_NAME | Flag.SURNAME | Flag.HONORIFIC
    bare = tables.of(word.stem)  # رابح, whatever الرابح is
    if not (word.flags | bare) & own or word.flags & (Flag.PLACE | Flag.TOWN | Flag.TIME | Flag.ORG_HEAD):
        return False
    entry = _said_before(words, start, tables)
    if entry is None or not ends_before(words, i + 1, last):
        return False
    promised = bare & Flag.COMMON_NAME or entry.kind not in ("say", "state")  # وعد سالم | بالنصر
    return bool(word.flags & own) or not promised


def _complete(words: Sequence[Word], start: int, end: int, tables: Lexicon) -> bool:
    """Say whether a name already ends in a surname with the article: زايد الأسمري | التعازي."""
    if end - start < 2 or not words[end - 1].analysis.definite or words[end - 1].folded in tables.roles["name_tail"]:
        return False
    if end - start > 2 and of_the_lord(words, end - 3, end, tables):
        return False
    return words[end - 2].stem not in tables.roles["name_head"]


def _second_surname(words: Sequence[Word], start: int, i: int, last: int, tables: Lexicon) -> bool:
    """Say whether a name goes on after what seemed its end: محمد العلمي | الإدريسي, فضل المولى | جادين."""
    word, previous = words[i], words[i - 1]
    ends = ends_before(words, i + 1, last) or _office_after(words, i + 1, last)
    if not previous.analysis.definite or previous.pos == "punc" or not ends:
        return False
    if word.flags & (NOT_IN_NAME | Flag.PLACE | Flag.FUNCTION) or word.analysis.enclitics not in ((), ("ي",)):
        return False
    first = words[start]
    named = first.flags & NAMED or first.stem in tables.roles["name_head"]
    said = i + 1 < last and words[i + 1].pos == "conj_sub" and not word.analysis.definite  # فضل المولى | جادين | إن
    if not named or (not said and any(o.analysis.number == "p" and o.analysis.pos in NOMINAL for o in word.options)):
        return False
    listed = word.flags & LIKE_NAMES
    if word.text.startswith("ال") and _is_broken_plural(word, tables) and not listed:
        return False
    compound = i - start == 2 and first.stem in tables.roles["name_head"]
    ending = word.stem.endswith("ي") and word.analysis.gender != "f"
    if word.analysis.proclitics == ("ل",):
        return ending  # فاطمة الزهراء لعروسي
    if _of_the_maghreb(word):
        tail = compound or previous.folded in tables.roles["name_tail"]  # فاطمة الزهراء | بنعيسى
        verb = None if tail else verb_before(words, start, TITLE_AND_VERB)
        acts = verb is not None and not verb.may_report and verb.folded not in tables.roles["auxiliary"]
        return tail or not acts  # ضرب خالد الزهراني | بوعلام
    unknown = word.analysis.source == "backoff" or (word.pos == "noun_prop" and not word.flags)
    if unknown or word.flags & Flag.SURNAME:
        return not word.flags & Flag.NISBA or compound
    return (
        ending
        and word.analysis.definite
        and (compound or word.flags & (Flag.COMMON_NAME | Flag.NISBA) == Flag.COMMON_NAME)
    )


def _surname_like(words: Sequence[Word], start: int, i: int, last: int, tables: Lexicon) -> bool:
    """Say whether a common word after a first name is its second part: سالم قابل، رامي الخطيب، إلياس مطر."""
    word, previous = words[i], words[i - 1]
    servant = i - start > 1 and words[i - 2].stem in tables.roles["name_head"]  # عبد الإله
    if _complete(words, start, i, tables) or not (
        previous.flags & NAMED
        or previous.folded in tables.roles["name_tail"]
        or previous.pos == "noun_prop"
        or servant
        or (i - start == 1 and previous.folded in tables.roles["name_as_preposition"])  # باسم | حداد
    ):
        return False
    bounded = ends_before(words, i + 1, last) or office_follows(words, i + 1, last)
    bounded = bounded or speaks_on(words, start, words[i + 1], tables)  # عن طارق | المدير | قوله إن
    if _bou(word) and bounded and i - start == 1:
        return True
    if _sent(words, start, i, last, tables):
        return False
    if preposed(word) in (("ل",), ("ب",)) and word.analysis.source == "db" and not word.flags & LIKE_NAMES:
        return False  # تعرض كيسبي | لهجوم
    if word.analysis.definite and word.text.endswith(("ين", "ون", "ات")):
        return False
    if (word.pos == "adj" and MANNER.fullmatch(word.text)) or word.folded in tables.roles["turn"]:
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
        is_odd(word, passive=_no_passive(words, start, i + 1, last)) or word.stem in tables.roles["craft_surname"]
    ):
        return parts(words, start, i, tables) == 1  # ندوي، جمال حداد، عبد الإله أزناك
    if word.text.endswith("و") and word.analysis.number == "p" and bounded and not word.analysis.definite:
        return parts(words, start, i, tables) == 1  # رابح | حدادو, a plural that nothing follows
    if _verb_between(words, start, i, last):
        return True
    if _barred(word, tables):
        return False
    if word.analysis.definite:
        son = words[i - 2].folded in ("بن", "بنت")
        alone = (son or parts(words, start, i, tables) <= _TWO_NAMES) and _only_says(words, start, i + 1, last, tables)
        return _definite_surname(words, start, i, tables, bounded=bounded, alone=alone)
    if word.flags & NOT_IN_NAME and not word.flags & NAMED:
        single = word.pos == "noun" and word.analysis.number not in ("d", "p")  # أبلغ ديالو | صحافيين
        return bounded and i - start == 1 and single and has_name_reading(word)
    further = parts(words, start, i, tables) > 1
    if word.flags & Flag.PLACE or (further and not (previous.flags & Flag.FIRST_NAME and has_name_reading(word))):
        return False
    relative = word.pos.startswith("adj") and not word.stem.endswith("ي")  # بهروز | شفيعي | نجاد
    return bounded or (i + 1 < last and could_be_name(words[i + 1]) and not relative)


def _office_after(words: Sequence[Word], i: int, last: int) -> bool:
    """Say whether an office follows a name at word ``i``, with the article or without: الوزاني | المدير العام."""
    if office_follows(words, i, last):
        return True
    office = words[i] if i < last else None
    if office is None or not office.flags & Flag.TITLE or office.flags & LIKE_NAMES or office.pos != "noun":
        return False
    return office.analysis.definite and not office.analysis.enclitics and office.analysis.number == "s"


def _of_the_maghreb(word: Word) -> bool:
    """Say whether a word is a surname of the Maghreb by its beginning: بنعيسى، بلقاضي، بوعزة."""
    whole = word.pos == "noun_prop" and not (word.analysis.definite or word.analysis.proclitics)
    return whole and word.text.startswith(("بن", "بل", "بو")) and len(word.text) >= _BOU


def _is_broken_plural(word: Word, tables: Lexicon) -> bool:
    """Say whether a word has the form of a plural that ends in ي: التعازي; not المكاوي, a family of Mecca."""
    stem = word.stem.removeprefix("ال")
    return _BROKEN_PLURAL.fullmatch(stem) is not None and not (
        stem.endswith("اوي") and stem not in tables.roles["plural_in_awi"]
    )


def _sent(words: Sequence[Word], start: int, i: int, last: int, tables: Lexicon) -> bool:
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
    entry = tables.cues.get(lemma_key(verb.analysis.lemma)) if verb.may_report else None
    return entry is None or entry.kind != "say"


def _no_passive(words: Sequence[Word], start: int, i: int, last: int) -> bool:
    """Say whether no passive can end before word ``i``: ماريبيل تشوكي | ، من أن, or it tells who: هي إنغريد سولم | ."""
    if start and words[start - 1].folded in ("هو", "هي") and ends_before(words, i, last):
        return True
    return i < last and (words[i].text == "،" or words[i].pos == "conj_sub")


def _verb_between(words: Sequence[Word], start: int, i: int, last: int) -> bool:
    """Say whether a "verb" stands between a first name and the surname that ends the phrase: أفيفا | راز | شيختر."""
    if words[i].pos != "verb" or i - start != 1 or not words[start].flags & Flag.FIRST_NAME or i + 1 >= last:
        return False
    surname = words[i + 1].pos == "noun_prop" and not words[i + 1].analysis.definite
    return surname and words[i].analysis.aspect == "p" and ends_before(words, i + 2, last)


def _barred(word: Word, tables: Lexicon) -> bool:
    """Say whether a word surely belongs to the sentence and to no name: a verb, a particle, a time, a body."""
    barred = Flag.FUNCTION | Flag.TIME | Flag.VENUE | Flag.ORG_HEAD | Flag.HONORIFIC
    if word.flags & barred and not has_name_reading(word):
        return True
    if word.pos in _PARTICLES or word.folded in tables.roles["complementizer"]:
        return True
    return (word.pos == "verb" and not has_name_reading(word)) or word.analysis.enclitics not in ((), ("ي",))


def _father_as_verb(words: Sequence[Word], start: int, i: int, last: int, tables: Lexicon) -> bool:
    """Say whether a verb between a first name and a surname is the father's name: النائب حامد | صبر الغزي | أن."""
    if i - start != 1 or i + 2 >= last or not start or not words[start].flags & Flag.FIRST_NAME:
        return False
    word, surname, after = words[i], words[i + 1], words[i + 2]
    called = words[start - 1].flags & (Flag.TITLE | Flag.HONORIFIC) or words[start - 1].may_report
    plain = word.pos == "verb" and word.analysis.aspect == "p" and not (word.may_report or preposed(word))
    plain = plain and word.analysis.enclitics == () and word.analysis.person == "3"
    family = surname.analysis.definite and surname.stem.endswith("ي") and not surname.flags & Flag.TITLE
    family = family and not surname.flags & (Flag.CLUB | Flag.PLACE | Flag.ORG_HEAD)
    ends = after.folded in tables.roles["complementizer"] or after.text == ":"  # حمد استقبل القطري، وأكد
    return bool(called) and plain and family and ends


def _father_as_title(words: Sequence[Word], start: int, i: int, last: int) -> bool:
    """Say whether what is an office too is the father's name before a surname that ends: أمين | قائد الشميري | إن."""
    word, surname = words[i], words[i + 1] if i + 1 < last else None
    if surname is None or i - start != 1 or not words[start].flags & Flag.FIRST_NAME:
        return False
    if not (word.flags & Flag.COMMON_NAME and word.flags & Flag.TITLE) or word.analysis.definite or preposed(word):
        return False
    family = surname.pos == "noun_prop" or surname.flags & LIKE_NAMES
    family = family and surname.analysis.definite and surname.stem.endswith("ي") and not surname.flags & _OF_A_BODY
    return bool(family) and (
        bool(surname.flags & NAMED) or ends_before(words, i + 2, last) or _office_after(words, i + 2, last)
    )


def _verb_for_surname(words: Sequence[Word], start: int, i: int, last: int, tables: Lexicon) -> bool:
    """Say whether what reads as a verb is a surname, for no verb can stand there: قال أليكس | تشوك | إن.

    Nor can one between two names after a verb of saying: قال هيوك | تشول | كوون في المؤتمر.
    """
    word, before = words[i], words[i - 1]
    if word.pos != "verb" or word.may_report or word.analysis.proclitics not in ((), ("ل",)) or i + 1 >= last:
        return False
    if before.pos != "noun_prop" or before.analysis.definite or not _strange_or_first(words[start]):
        return False
    apart = words[i + 1].text in "،," and i + 2 < last
    titled = start > 0 and words[start - 1].flags & (Flag.TITLE | Flag.HONORIFIC)
    sure = apart and (titled or _said_before(words, start, tables))
    if _only_says(words, start, i + 1 + apart, last, tables) or sure:
        return True  # قال ديفيد | ليسكا |، رئيس الشركة، قال ديفيد | نوت |، والذي يدرس …
    entry, after = _said_before(words, start, tables), words[i + 1]
    unknown = after.pos == "noun_prop" and not after.analysis.definite and not after.analysis.proclitics
    return i - start == 1 and entry is not None and entry.kind == "say" and unknown and not after.flags & ~LIKE_NAMES


def _strange_or_first(word: Word) -> bool:
    return word.analysis.source == "backoff" or bool(word.flags & Flag.FIRST_NAME)


def _listed_surname(words: Sequence[Word], start: int, i: int, last: int, tables: Lexicon) -> bool:
    """Say whether a word that the tables have as a surname ends a name, whatever else it reads as: سلمى | البنا |، ."""
    word, first = words[i], words[start]
    common = first.flags & Flag.COMMON_NAME and first.pos != "noun_prop"
    servant = i - start > 1 and words[i - 2].stem == "عبد"
    if not (i - start == 1 or servant) or not (first.flags & Flag.FIRST_NAME or first.stem == "عبد") or common:
        return False
    office = word.flags & Flag.TITLE and not office_of_nothing(words, i, last)
    if word.pos in ("prep", "conj", "conj_sub") or word.flags & Flag.TIME or office or word.may_report:
        return False
    listed = tables.flags.get(word.folded, 0) & (Flag.SURNAME | Flag.COMMON_NAME)
    ends = ends_before(words, i + 1, last) or (servant and _office_after(words, i + 1, last))
    return bool(listed) and ends and preposed(word)[:1] != ("و",)


def _mine_for_surname(words: Sequence[Word], start: int, i: int, last: int, tables: Lexicon) -> bool:
    """Say whether a noun with "my" or "your" is a surname: السفير إيراج | مسجدي، مارتن | ليدويك، ديدييه | بيتيه."""
    word = words[i]
    before = words[start - 1] if start else None
    titled = before is not None and before.pos in NOMINAL and not before.analysis.enclitics
    titled = titled or (before is not None and before.may_report and i + 1 < last and words[i + 1].text in "،,:")
    two = word.analysis.number == "d" and word.text.endswith("ي")  # مصطفى | وزيري، no "two ministers"
    mine = (word.analysis.enclitics == ("ي",) or two) and titled and not word.analysis.proclitics
    french = word.text.endswith("يه") and titled and _only_says(words, start, i + 1, last, tables)
    if word.pos != "noun" or not (mine or french or word.analysis.enclitics == ("ك",)) or i - start != 1:
        return False
    if word.stem in tables.roles["kin"]:
        return False  # قال خالد | ابني |: سأعود
    return words[start].pos == "noun_prop" and ends_before(words, i + 1, last)


def _before_the_office(words: Sequence[Word], start: int, i: int, last: int, tables: Lexicon) -> bool:
    """Say whether a word with a pronoun is a foreign surname before an office: قال مايكل | شاده | المدير الإداري."""
    word, first = words[i], words[start]
    if i - start != 1 or i + 1 >= last or not word.analysis.enclitics or word.analysis.proclitics or word.may_report:
        return False
    office = words[i + 1].flags & Flag.TITLE and words[i + 1].analysis.definite and words[i + 1].pos == "noun"
    named = first.flags & Flag.FIRST_NAME and not first.flags & Flag.COMMON_NAME and first.pos == "noun_prop"
    entry = _said_before(words, start, tables) if office and named else None
    return entry is not None and entry.kind == "say" and word.pos in ("noun", "verb") and not word.flags


def _only_says(words: Sequence[Word], start: int, i: int, last: int, tables: Lexicon) -> bool:
    """Say whether the verb before a name has nothing but what is said, which begins at word ``i``, so no object."""
    entry = _said_before(words, start, tables)
    if entry is None or entry.kind not in ("say", "state", "opinion"):
        return False
    marked = i < last and entry.kind == "say" and words[i].text in _OPENING  # فابريس بالانكو | "…"
    return marked or (i < last and (words[i].text in _SAID or words[i].folded in tables.roles["complementizer"]))


def _set_off_office(words: Sequence[Word], i: int) -> bool:
    """Say whether a comma and an office follow: النائب محمد مصطفى السلاب |، رئيس اللجنة."""
    if i + 1 >= len(words) or words[i].text not in "،,":
        return False
    return bool(words[i + 1].flags & Flag.TITLE) and words[i + 1].pos == "noun" and not words[i + 1].analysis.definite


def _definite_surname(
    words: Sequence[Word], start: int, i: int, tables: Lexicon, *, bounded: bool, alone: bool
) -> bool:
    """Say whether a word with the article is a surname: رامي | الخطيب.

    ``bounded``: the phrase ends after it; ``alone``: it can be no object of the verb (``_only_says``).
    """
    word, previous = words[i], words[i - 1]
    if alone and not word.flags & (NOT_IN_NAME | Flag.NISBA | Flag.PLACE):
        return True
    plural = any(o.analysis.pos == "noun" and o.analysis.number == "p" for o in word.options)
    plural = plural and not (_BROKEN_PLURAL.fullmatch(word.stem) and not _is_broken_plural(word, tables))  # المكاوي
    k = i - 2 if words[i - 2].stem != "عبد" else i - 3
    son = k > start and words[k].folded in ("بن", "بنت") and bounded  # صالح بن عبدالعزيز | الدخيل
    if word.flags & (NOT_IN_NAME | Flag.NISBA):
        titled = son and alone and words[start - 1].pos in NOMINAL  # قال المدير عبدالله بن حمدان | المرشد
        single = i - start == 1 or titled
        return bounded and not plural and single and word.analysis.number != "p" and word.analysis.gender != "f"
    first = i - start == 1 and bool(previous.flags & Flag.FIRST_NAME)
    first = first or (_set_off_office(words, i + 1) and i - start == _TWO_NAMES and not word.flags)
    return not plural and (word.stem.endswith("ي") or first or son)
