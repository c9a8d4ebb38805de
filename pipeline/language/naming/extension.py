"""How far a person's name goes once it has begun: further names, links, surnames that are common words."""

from __future__ import annotations

from typing import Final

from pipeline.language.document import Word
from pipeline.language.lexicon import Flag, Lexicon
from pipeline.language.naming.evidence import (
    LIKE_NAMES,
    MANNER,
    NAMED,
    could_be_name,
    ends_before,
    has_name_reading,
    has_whole_reading,
    mans_adjective,
    office_follows,
    verb_before,
)
from pipeline.language.naming.links import compound, cut_after_link, linked, son_of, surely_linked
from pipeline.language.naming.listed import phrase_at
from pipeline.language.naming.name_end import another_begins, ends_with, office_of_nothing, parts
from pipeline.language.naming.of_the_noun import of_noun_before
from pipeline.language.naming.run import run_end
from pipeline.language.naming.said import only_says, said_before, said_by
from pipeline.language.naming.surnames import any_office_follows, is_complete, second_surname, surname_like, with_bou
from pipeline.language.nominal import has_preposition
from pipeline.language.normalise import fold

__all__ = ["extend"]

_MAX_NAME: Final = 7
_TWO_NAMES: Final = 2
_TITLE_REACH: Final = 3  # words before a name in which the title of a sovereign stands
_OF_A_BODY: Final = Flag.NISBA | Flag.PLACE | Flag.TITLE | Flag.CLUB | Flag.ORG_HEAD | Flag.INSTITUTION


def extend(words: tuple[Word, ...], start: int, end: int, last: int, known: frozenset[str], tables: Lexicon) -> int:
    """Take further words into a name that starts at ``start`` and now ends at ``end``."""
    while end < last and end - start < _MAX_NAME and not ends_with(words, start, end, last, tables):
        word = words[end]
        if of_noun_before(words, start, end, tables):
            return end  # تصريحات سالم الدرمكي | الأخيرة
        sure = surely_linked(words, end, last, tables)
        if sure:
            end += sure
            continue
        surname = phrase_at(words, end, last, tables)
        if surname is not None and surname[1] & (Flag.SURNAME | Flag.TITLE | Flag.ORG_HEAD) == Flag.SURNAME:
            end = surname[0]  # بابكر | حسب الرسول
            continue
        if word.pos in ("punc", "digit") or word.preposed[:1] not in ("", "ب", "ل", "ف", "ك"):
            break
        if _what_he_is(words, start, end, last, tables):
            break
        if _to_somebody(word) or another_begins(words, start, end, last, known, tables):
            break
        if word.text == "الشيخ" and son_of(words, start, end) and ends_before(words, end + 1, last):
            return end + 1  # يحيى ولد أعل | الشيخ
        if has_preposition(word) and word.flags & (Flag.PLACE | Flag.TOWN) and not words[start].flags & NAMED:
            break  # الصيادلة الخواص | بوهران
        if _regnal(words, start, end):
            return end + 1
        if (
            linked(words, end, last)
            or compound(words, end, last)
            or _father_as_verb(words, start, end, last)
            or _father_as_title(words, start, end, last)
            or _father_as_noun(words, start, end, last, tables)
            or _sheikh_between(words, start, end, last)
        ):
            end += 2
        elif ("name_tail" in word.roles and not is_complete(words, start, end)) or (
            _cut_verb(words, start, end, last)
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
            or second_surname(words, start, end, last, tables)
            or (_hardly_cut(word) and only_says(words, start, end + 1, last, tables))
        ):
            break
        elif (
            word.core in known
            or _bel(words, start, end, last, tables)
            or _grandfather(words, start, end, last, tables)
            or (could_be_name(word) and not is_complete(words, start, end))
            or surname_like(words, start, end, last, tables)
            or second_surname(words, start, end, last, tables)
            or _third_name(words, start, end, last, tables)
            or _before_office(words, start, end, last, tables)
            or _third_before_office(words, start, end, last, tables)
            or mans_adjective(words, start, end, last)
        ):
            end += 1
        else:
            break
    return run_end(words, start, end, last, tables)


def _before_office(words: tuple[Word, ...], start: int, i: int, last: int, tables: Lexicon) -> bool:
    """Say whether a common noun after a first name is a surname, by what follows: توماس | غلاس | الرئيس."""
    word, following = words[i], words[i + 1] if i + 1 < last else None
    first = words[start]
    if following is None or i - start != 1 or not first.flags & Flag.FIRST_NAME or first.flags & Flag.COMMON_NAME:
        return False
    plain = word.pos == "noun" and not word.analysis.proclitics and not word.analysis.enclitics
    if plain and following.analysis.enclitics and "own_talk" in following.stem_roles:
        return True  # وبدأ جمال | حرب | كلمته
    if not start or not (words[start - 1].may_report or words[start - 1].flags & (Flag.TITLE | Flag.HONORIFIC)):
        return False  # مما يثبت حسن | نية | المتهم
    office = following.flags & Flag.TITLE and following.analysis.definite and following.pos == "noun"
    if not plain or word.flags & ~Flag.COMMON_NAME or not office:
        return False
    entry = said_before(words, start, tables)
    strange = word.flags or word.analysis.source == "backoff"
    return bool(strange) or (entry is not None and entry.kind == "say")  # أعلن سليم | وفاة | الأمير


def _third_before_office(words: tuple[Word, ...], start: int, i: int, last: int, tables: Lexicon) -> bool:
    """Say whether a word between two names and an office is the third: كريم بنجلون | الأندلسي | رئيس الجمعية."""
    word, office = words[i], words[i + 1] if i + 1 < last else None
    if office is None or i - start != _TWO_NAMES or not office_follows(words, i + 1, last):
        return False
    if word.analysis.proclitics not in ((), ("ال",)) or word.analysis.enclitics or office.analysis.definite:
        return False
    if not all(w.flags & LIKE_NAMES or w.pos == "noun_prop" for w in words[start:i]):
        return False
    entry = said_before(words, start, tables)
    if entry is None:
        return False
    if word.analysis.definite:
        return word.pos == "adj" and bool(word.flags & Flag.NISBA)
    takes_nothing = entry.kind == "say" or "an" in entry.preps  # انتقد أحمد فؤاد | قرار وزير الصحة
    return takes_nothing and word.pos == "noun" and not word.flags and word.stem not in tables.masdars


def _third_name(words: tuple[Word, ...], start: int, i: int, last: int, tables: Lexicon) -> bool:
    """Say whether an everyday word between two names and what is said is the third: سارة التجاني | بلة | أن."""
    word, a = words[i], words[i].analysis
    town = word.flags & Flag.TOWN and word.is_nominal  # راؤول مولينا | سوسا | إن
    if i - start != _TWO_NAMES or i + 1 >= last or word.flags & ~(LIKE_NAMES | Flag.TOWN):
        return False
    listed = word.pos == "adj" and word.flags & Flag.COMMON_NAME  # صديق تاور | كافي
    if not town and ((word.pos != "noun" and not listed) or word.text.endswith("ا")):
        return False
    if a.definite or a.proclitics or a.enclitics or "how_noun" in word.stem_roles:
        return False
    if MANNER.fullmatch(word.text) or any(fold(o.stem) in tables.masdars for o in word.options):
        return False
    if not all(w.flags & LIKE_NAMES or w.pos == "noun_prop" for w in words[start:i]):
        return False
    k = start
    while k > 1 and (words[k - 1].pos == "abbrev" or (words[k - 1].text == "." and len(words[k - 2].text) == 1)):
        k -= 1  # د. | سارة
    entry = said_before(words, k, tables)
    if entry is None:
        return False
    following = words[i + 1]
    if following.folded == "ل" or (following.preposed == "ل" and following.flags & (Flag.MEDIA | Flag.AUDIENCE)):
        return True  # سارة التجاني بلة | ل(الضفاف)
    if word.flags & LIKE_NAMES and entry.kind in ("say", "state") and following.pos in ("prep", "punc"):
        return True  # خضر حمد | بلة | في حديث
    return "complementizer" in following.roles or (entry.kind == "say" and following.text in "،,:")


def _hardly_cut(word: Word) -> bool:
    """Say whether what reads as a preposition with its word is rather one unknown name: زياد | برقاوي."""
    a = word.analysis
    if a.source == "backoff" or word.preposed == "ف":
        return True
    plain = word.pos == "noun" and not word.flags and not (a.definite or a.enclitics) and a.number == "s"
    return plain or bool(word.flags & Flag.NISBA and not a.definite)


def _grandfather(words: tuple[Word, ...], start: int, i: int, last: int, tables: Lexicon) -> bool:
    """Say whether a first name is the third of somebody who speaks: أكد الوالي عبدالمنعم البشير | ادريس | لدى."""
    word = words[i]
    if not is_complete(words, start, i) or parts(words, start, i, tables) > _TWO_NAMES:
        return False
    sure = word.pos == "noun_prop" and word.flags & Flag.FIRST_NAME and not word.flags & Flag.COMMON_NAME
    if not sure or word.analysis.definite or word.preposed or not ends_before(words, i + 1, last):
        return False
    entry = said_before(words, start, tables)
    return entry is not None and entry.kind in ("say", "state")


def _to_somebody(word: Word) -> bool:
    """Say whether a word can only tell to whom, and goes on with no name: سالم الراشد | للحداد، ترامب | لأردوغان."""
    return word.preposed == "ل" and (bool(word.analysis.definite) or word.text[1:2] in ("أ", "إ", "آ"))


def _what_he_is(words: tuple[Word, ...], start: int, i: int, last: int, tables: Lexicon) -> bool:
    """Say whether an adjective with its preposition tells what somebody is: ترامب | مستعد للحوار، ماكرون | قادر على.

    Behind a verb of saying it may be a name: قال سليم | حزين | للأفق.
    """
    if i - start != 1 or i + 1 >= last or words[i].analysis.definite or words[i].analysis.proclitics:
        return False
    word, following = words[i], words[i + 1]
    if f"{word.folded} {following.folded}" in tables.roles["adjective_and_preposition"]:
        return True  # ماكرون | قادر على, though قادر is a name
    if word.pos != "adj" or word.analysis.source != "db" or word.flags & (NAMED | LIKE_NAMES):
        return False
    surname = words[start].flags & Flag.SURNAME and not words[start].flags & Flag.FIRST_NAME  # إن بوتين | مستعد
    governs = following.pos == "prep" or following.preposed[:1] in ("ل", "ب")
    return bool(surname or governs) and not said_by(words, start)


def _regnal(words: tuple[Word, ...], start: int, i: int) -> bool:
    """Say whether a number tells which king or pope of the name he is: الملك عبد الله | الثاني."""
    if "regnal_number" not in words[i].roles:
        return False
    return any("sovereign" in w.stem_roles for w in words[max(0, start - _TITLE_REACH) : start])


def _whole_surname(words: tuple[Word, ...], start: int, i: int, last: int) -> bool:
    """Say whether what reads as a noun with its preposition is a surname after a first name: سليم | برغوث."""
    word, first = words[i], words[start]
    cut = word.analysis.proclitics == ("ف",) and not word.analysis.enclitics and bool(first.flags & Flag.FIRST_NAME)
    if i - start != 1 or not (cut or ends_before(words, i + 1, last)):
        return False
    if with_bou(word):
        return bool(first.flags & Flag.FIRST_NAME)  # سعيد | بوقرة
    strange = word.analysis.proclitics == ("ف",) and word.is_nominal  # إليز فانسان، حميد فرين
    return strange or bool(first.flags & Flag.FIRST_NAME and has_whole_reading(word))


def _cut_verb(words: tuple[Word, ...], start: int, i: int, last: int) -> bool:
    """Say whether ف and a verb are a surname, as nothing that was done can stand there: الباحث، شتيفان | فوغل، على."""
    word = words[i]
    if i - start > 1 and "name_link" in words[i - 1].roles:
        return cut_after_link(words, i, last)
    if i - start != 1 or i + 1 >= last or word.pos != "verb" or word.may_report:
        return False
    if word.analysis.proclitics != ("ف",) or words[i + 1].analysis.lead == "و":
        return False
    strange = words[start].analysis.source == "backoff" or words[start].flags & Flag.FIRST_NAME
    set_off = bool(strange) and start > 0 and words[start - 1].text == "،" and words[i + 1].text == "،"
    said = ends_before(words, i + 1, last) and said_by(words, start)  # اكتفى المتحدث جون | فيري | بالقول
    foreign = all(o.analysis.pos == "noun_prop" for o in words[start].options)
    foreign = foreign and verb_before(words, start, _MAX_NAME + 1) is None
    said = said or (foreign and words[i + 1].text in "،:")  # كريستين | فوغل |: …; not لعب كريم | فخسر | ،
    return set_off or said or words[i + 1].pos == "conj_sub"


def _bel(words: tuple[Word, ...], start: int, i: int, last: int, tables: Lexicon) -> bool:
    """Say whether a surname of the Maghreb with بل was cut: أنور | بلطيفة، يوسف | بالرابح; not سالم | بالقاهرة."""
    word, first = words[i], words[start]
    if word.analysis.lead != "ب" or not word.text.startswith(("بل", "بال")) or word.analysis.enclitics:
        return False
    if "manner_noun" in word.stem_roles:
        return False  # سالم | بلطف
    common = first.flags & Flag.COMMON_NAME and first.pos != "noun_prop"
    if i - start != 1 or not first.flags & Flag.FIRST_NAME or common:
        return False
    own = Flag.FIRST_NAME | Flag.SURNAME | Flag.HONORIFIC
    bare = tables.of(word.stem)  # رابح, whatever الرابح is
    if not (word.flags | bare) & own or word.flags & (Flag.PLACE | Flag.TOWN | Flag.TIME | Flag.ORG_HEAD):
        return False
    entry = said_before(words, start, tables)
    if entry is None or not ends_before(words, i + 1, last):
        return False
    promised = bare & Flag.COMMON_NAME or entry.kind not in ("say", "state")  # وعد سالم | بالنصر
    return bool(word.flags & own) or not promised


def _father_as_verb(words: tuple[Word, ...], start: int, i: int, last: int) -> bool:
    """Say whether a verb between a first name and a surname is the father's name: النائب حامد | صبر الغزي | أن."""
    if i - start != 1 or i + 2 >= last or not start or not words[start].flags & Flag.FIRST_NAME:
        return False
    word, surname, after = words[i], words[i + 1], words[i + 2]
    called = words[start - 1].flags & (Flag.TITLE | Flag.HONORIFIC) or words[start - 1].may_report
    plain = word.pos == "verb" and word.analysis.aspect == "p" and not (word.may_report or word.preposed)
    plain = plain and word.analysis.enclitics == () and word.analysis.person == "3"
    family = surname.analysis.definite and surname.stem.endswith("ي") and not surname.flags & Flag.TITLE
    family = family and not surname.flags & (Flag.CLUB | Flag.PLACE | Flag.ORG_HEAD)
    ends = "complementizer" in after.roles or after.text == ":"  # حمد استقبل القطري، وأكد
    return bool(called) and plain and family and ends


def _father_as_title(words: tuple[Word, ...], start: int, i: int, last: int) -> bool:
    """Say whether what is an office too is the father's name before a surname that ends: أمين | قائد الشميري | إن."""
    word, surname = words[i], words[i + 1] if i + 1 < last else None
    if surname is None or i - start != 1 or not words[start].flags & Flag.FIRST_NAME:
        return False
    if not (word.flags & Flag.COMMON_NAME and word.flags & Flag.TITLE) or word.analysis.definite or word.preposed:
        return False
    family = surname.pos == "noun_prop" or surname.flags & LIKE_NAMES
    family = family and surname.analysis.definite and surname.stem.endswith("ي") and not surname.flags & _OF_A_BODY
    return bool(family) and (
        bool(surname.flags & NAMED) or ends_before(words, i + 2, last) or any_office_follows(words, i + 2, last)
    )


def _sheikh_between(words: tuple[Word, ...], start: int, i: int, last: int) -> bool:
    """Say whether شيخ stands within the name of a Somali: حسن | شيخ علي | إن."""
    if words[i].text != "شيخ" or i + 1 >= last or words[i - 1].pos != "noun_prop":
        return False
    father = words[i + 1]
    given = words[i - 1].flags & Flag.FIRST_NAME and father.flags & Flag.FIRST_NAME
    return bool(given) and father.pos in ("noun_prop", "adj") and not (father.analysis.definite or father.preposed)


def _father_as_noun(words: tuple[Word, ...], start: int, i: int, last: int, tables: Lexicon) -> bool:
    """Say whether an everyday noun is the father's name before a listed surname: النائب شعيب | شباب المويزري | إن.

    Not where it may be what was done: انتقد شعيب | قرار المويزري، أعلن شعيب | فوز المويزري | في.
    """
    word, surname = words[i], words[i + 1] if i + 1 < last else None
    if surname is None or i - start != 1 or words[start].pos != "noun_prop" or not words[start].flags & NAMED:
        return False
    plain = word.pos in ("noun", "adj", "noun_prop") and not (word.preposed or word.analysis.enclitics)
    if not plain or word.analysis.definite or word.may_report or word.stem in tables.masdars:
        return False
    if word.flags & (Flag.FUNCTION | Flag.TIME | Flag.ORG_HEAD | Flag.DOCUMENT) or word.text.endswith(("ا", "ة")):
        return False
    if "kin" in word.stem_roles or (word.flags & Flag.TITLE and not word.flags & Flag.GROUP):
        return False  # سالم | نجل المطيري، | محامي المطيري
    family = surname.flags & (Flag.SURNAME | Flag.COMMON_NAME) and not surname.flags & _OF_A_BODY
    entry, after = said_before(words, start, tables), words[i + 2] if i + 2 < last else None
    free = entry is None and verb_before(words, start, _MAX_NAME + 1) is None
    strange = surname.pos == "noun_prop" or (
        not surname.flags and (free or (entry is not None and entry.kind == "say"))
    )
    family = family or (strange and not surname.flags & (_OF_A_BODY | Flag.TITLE))
    if not family or not surname.analysis.definite or surname.preposed or not surname.stem.endswith("ي"):
        return False
    if entry is None:
        return free and (after is None or ends_before(words, i + 2, last))
    spoken = after is not None and ("complementizer" in after.roles or after.text in "،:")
    return spoken or (entry.kind == "say" and ends_before(words, i + 2, last))


def _verb_for_surname(words: tuple[Word, ...], start: int, i: int, last: int, tables: Lexicon) -> bool:
    """Say whether what reads as a verb is a surname, for no verb can stand there: قال أليكس | تشوك | إن.

    Nor can one between two names after a verb of saying: قال هيوك | تشول | كوون في المؤتمر.
    """
    word, before = words[i], words[i - 1]
    if word.pos != "verb" or word.may_report or word.analysis.proclitics not in ((), ("ل",)) or i + 1 >= last:
        return False
    if before.pos != "noun_prop" or before.analysis.definite or not _strange_or_first(words[start]):
        return False
    apart = words[i + 1].is_comma and i + 2 < last
    titled = start > 0 and words[start - 1].flags & (Flag.TITLE | Flag.HONORIFIC)
    sure = apart and (titled or said_before(words, start, tables))
    if only_says(words, start, i + 1 + apart, last, tables) or sure:
        return True  # قال ديفيد | ليسكا |، رئيس الشركة، قال ديفيد | نوت |، والذي يدرس …
    entry, after = said_before(words, start, tables), words[i + 1]
    unknown = after.pos == "noun_prop" and not after.analysis.definite and not after.analysis.proclitics
    return i - start == 1 and entry is not None and entry.kind == "say" and unknown and not after.flags & ~LIKE_NAMES


def _strange_or_first(word: Word) -> bool:
    return word.analysis.source == "backoff" or bool(word.flags & Flag.FIRST_NAME)


def _listed_surname(words: tuple[Word, ...], start: int, i: int, last: int, tables: Lexicon) -> bool:
    """Say whether a word that the tables have as a surname ends a name, whatever else it reads as: سلمى | البنا |، ."""
    word, first = words[i], words[start]
    common = first.flags & Flag.COMMON_NAME and first.pos != "noun_prop"
    servant = i - start > 1 and words[i - 2].stem == "عبد"
    if not (i - start == 1 or servant) or not (first.flags & Flag.FIRST_NAME or first.stem == "عبد") or common:
        return False
    office = word.flags & Flag.TITLE and not office_of_nothing(words, i, last)
    timed = word.flags & Flag.TIME and not word.preposed  # بيومي, no "in a day"
    if word.pos in ("prep", "conj", "conj_sub") or timed or office or word.may_report:
        return False
    listed = tables.flags.get(word.folded, 0) & (Flag.SURNAME | Flag.COMMON_NAME)
    ends = ends_before(words, i + 1, last) or (servant and any_office_follows(words, i + 1, last))
    return bool(listed) and ends and not word.preposed.startswith("و")


def _mine_for_surname(words: tuple[Word, ...], start: int, i: int, last: int, tables: Lexicon) -> bool:
    """Say whether a noun with "my" or "your" is a surname: السفير إيراج | مسجدي، مارتن | ليدويك، ديدييه | بيتيه."""
    word = words[i]
    before = words[start - 1] if start else None
    titled = before is not None and before.is_nominal and not before.analysis.enclitics
    titled = titled or (before is not None and before.may_report and i + 1 < last and words[i + 1].text in "،,:")
    two = word.analysis.number == "d" and word.text.endswith("ي")  # مصطفى | وزيري، no "two ministers"
    mine = (word.analysis.enclitics == ("ي",) or two) and titled and not word.analysis.proclitics
    french = word.text.endswith("يه") and titled and only_says(words, start, i + 1, last, tables)
    if word.pos != "noun" or not (mine or french or word.analysis.enclitics == ("ك",)):
        return False
    if parts(words, start, i, tables) != 1:
        return False  # بدر الدين | قربي
    if "kin" in word.stem_roles:
        return False  # قال خالد | ابني |: سأعود
    return words[start].pos == "noun_prop" and ends_before(words, i + 1, last)


def _before_the_office(words: tuple[Word, ...], start: int, i: int, last: int, tables: Lexicon) -> bool:
    """Say whether a word with a pronoun is a foreign surname before an office: قال مايكل | شاده | المدير الإداري."""
    word, first = words[i], words[start]
    if i - start != 1 or i + 1 >= last or not word.analysis.enclitics or word.analysis.proclitics or word.may_report:
        return False
    office = words[i + 1].flags & Flag.TITLE and words[i + 1].analysis.definite and words[i + 1].pos == "noun"
    named = first.flags & Flag.FIRST_NAME and not first.flags & Flag.COMMON_NAME and first.pos == "noun_prop"
    entry = said_before(words, start, tables) if office and named else None
    return entry is not None and entry.kind == "say" and word.pos in ("noun", "verb") and not word.flags
