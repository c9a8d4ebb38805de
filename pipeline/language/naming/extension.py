"""How far a person's name goes once it has begun: further names, links, surnames that are common words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.language.document import Word
from pipeline.language.lexicon import RELAYED, CueEntry, Flag, Lexicon, bare_lemma, lemma_key, told_gender
from pipeline.language.naming.evidence import (
    LIKE_NAMES,
    MAURITANIAN,
    NAMED,
    NOT_IN_NAME,
    by_manner,
    could_be_name,
    ends_before,
    has_name_reading,
    has_whole_reading,
    in_manner,
    is_done_with,
    is_odd,
    is_report_noun,
    joins,
    mans_adjective,
    office_follows,
    opens_saying,
    several_tell,
    upon_something,
    verb_before,
)
from pipeline.language.naming.listed import phrase_at, told_outlet
from pipeline.language.naming.run import run_end
from pipeline.language.nominal import NOMINAL, has_preposition, preposed
from pipeline.language.normalise import fold

__all__ = ["extend"]

_MAX_NAME = 7
_TWO_NAMES = 2
_BERBER = ("ايت", "ات", "اث")  # آيت, sons, in names of the Maghreb
_BOU = 5  # letters of a surname with "bou" in front
_TITLE_AND_VERB = 8  # words before a name with its title and the verb
_TITLE_REACH = 3  # words before a name in which the title of a sovereign stands
_BROKEN_PLURAL = re.compile(r"\w\wا\wي")  # تعازي، مباني
_MANNER = re.compile(r"\wا\w\wة|م\w\w\wة")  # ضاحكة، ساخرة، مبتسمة
_OPENING = frozenset('"«“')
_CLOSING = frozenset('"»”')
_SAID = frozenset((":", "-", "–", "—"))
_PARTICLES = ("conj", "conj_sub", "part", "part_neg", "part_fut", "pron_rel", "pron_dem", "pron", "adv")


def extend(words: Sequence[Word], start: int, end: int, last: int, known: frozenset[str], tables: Lexicon) -> int:
    """Take further words into a name that starts at ``start`` and now ends at ``end``."""
    while end < last and end - start < _MAX_NAME and not _ends_with(words, start, end, last, tables):
        word = words[end]
        linked = _surely_linked(words, end, last, tables)
        if linked:
            end += linked
            continue
        surname = phrase_at(words, end, last, tables)
        if surname is not None and surname[1] & (Flag.SURNAME | Flag.TITLE | Flag.ORG_HEAD) == Flag.SURNAME:
            end = surname[0]  # بابكر | حسب الرسول
            continue
        if word.pos in ("punc", "digit") or preposed(word)[:1] not in ((), ("ب",), ("ل",), ("ف",), ("ك",)):
            break
        office = _opens_office(words, end, last, tables) or _apposed_title(words, start, end, last, tables)
        other = _two_surnames(words, start, end, known) or _somebody_else(words, start, end, last, tables)
        if office or other or _told_of(words, start, end, tables):
            break
        if _manner(words, end, last, tables) or _object_of(words, start, end, known, tables):
            break
        if word.text == "الشيخ" and _son_of(words, start, end) and ends_before(words, end + 1, last):
            return end + 1  # يحيى ولد أعل | الشيخ
        if has_preposition(word) and word.flags & (Flag.PLACE | Flag.TOWN) and not words[start].flags & NAMED:
            break  # الصيادلة الخواص | بوهران
        if _regnal(words, start, end, tables):
            return end + 1
        if (
            _linked(words, end, last, tables)
            or _compound(words, end, last, tables)
            or _father_as_verb(words, start, end, last, tables)
        ):
            end += 2
        elif (word.folded in tables.roles["name_tail"] and not _complete(words, start, end, tables)) or (
            _cut_verb(words, start, end, last, tables)
            or _verb_for_surname(words, start, end, last, tables)
            or _mine_for_surname(words, start, end, last, tables)
            or _before_the_office(words, start, end, last, tables)
            or _listed_surname(words, start, end, last, tables)
            or (word.folded in tables.roles["persian_tail"] and not word.analysis.definite)  # كاظمي | نيا
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


def _ends_with(words: Sequence[Word], start: int, i: int, last: int, tables: Lexicon) -> bool:
    """Say whether word ``i`` is none of a name: what was said, the outlet that was told, an object marked by tanwin.

    كرر النائب فادي | القول إن، حداد | لفرانس برس، يلعب سالم عون | دورًا، "ذا جون سميث | شو".
    """
    if words[i].folded in tables.roles["programme_tail"] and i + 1 < len(words) and words[i + 1].text in _CLOSING:
        return True
    done = words[i].folded in RELAYED or is_done_with(words[i]) or words[i].folded in tables.roles["assent"]
    if done or _wished(words, start, i, last, tables):
        return True
    return bool(words[i].flags & Flag.TANWIN) or opens_saying(words, i, tables) or told_outlet(words, i, last, tables)


def _wished(words: Sequence[Word], start: int, i: int, last: int, tables: Lexicon) -> bool:
    """Say whether word ``i`` is what somebody is wished, behind who wishes it: تمنت هالة رياض | التوفيق لزميلها."""
    decided = words[i].folded in tables.roles["decided_on"]  # قررت هالة رياض | الاعتزال بعد
    wished = words[i].folded in tables.roles["wished_for"] and _wishes(words, start, tables)
    if not (decided or wished) or i + 1 >= last:
        return False
    following = words[i + 1]
    return preposed(following)[:1] == ("ل",) or following.folded in ("ل", "في", "من", "عن")


def _wishes(words: Sequence[Word], start: int, tables: Lexicon) -> bool:
    """Say whether a verb of wishing stands before a name, perhaps with a title: تمنت | الفنانة | هالة."""
    verb = next((w for w in reversed(words[max(0, start - 2) : start]) if w.pos == "verb"), None)
    return verb is not None and bare_lemma(verb.analysis.lemma) in tables.roles["wishing"]


def _object_of(words: Sequence[Word], start: int, i: int, known: frozenset[str], tables: Lexicon) -> bool:
    """Say whether a noun after a surname that stands alone is its verb's object: استقبلت السالم | وفدا من المنظمة.

    An adjective marked by tanwin tells it of any noun (أثارت تغريدة السالم | غضبا واسعا), a verb of meeting of what is
    behind two names: زار سالم عون | المعرض.
    """
    surname, word = words[start], words[i]
    if not word.flags & LIKE_NAMES and word.pos in ("noun", "noun_prop"):
        judged = _judged(words, i) and not words[i - 1].flags & Flag.FIRST_NAME  # خرج فؤاد | شدياق متجهما
        if judged or (i - start == _TWO_NAMES and _met(words, start, i, tables)):
            return True

    everyday = word.pos == "noun" and word.analysis.definite and not word.flags & LIKE_NAMES
    if everyday and i + 1 < len(words) and words[i + 1].folded in ("بانه", "بانها") and _calls(words, start, tables):
        return True  # ووصف بيكاسو | الفيلم | بأنه
    does = start > 0 and words[start - 1].pos == "verb"  # وهاجمت جميلة | التركيز على صورتها
    alone = i - start == 1 and surname.core in known and (surname.analysis.definite or does)
    return alone and word.pos == "noun" and not word.flags & LIKE_NAMES and word.core not in known


def _judged(words: Sequence[Word], i: int) -> bool:
    """Say whether an adjective marked by tanwin follows a noun without article: استياء | واسعا."""
    word, following = words[i], words[i + 1] if i + 1 < len(words) else None
    if following is None or following.pos != "adj" or word.analysis.definite or word.analysis.source == "backoff":
        return False
    marked = following.text.endswith(("ا", "اً")) and following.stem.endswith("ا") and not following.analysis.proclitics
    return marked and not following.flags & LIKE_NAMES and any(o.analysis.pos == "noun" for o in word.options)


def _met(words: Sequence[Word], start: int, i: int, tables: Lexicon) -> bool:
    """Say whether a noun with the article behind two names is whom or what somebody meets: زار سالم عون | المعرض."""
    verb, word = words[start - 1] if start else None, words[i]
    if verb is None:
        return False
    meets = any(
        o.analysis.pos == "verb"
        and not o.analysis.enclitics
        and bare_lemma(o.analysis.lemma) in tables.roles["meeting"]
        for o in verb.options
    )
    named = all(w.flags & NAMED for w in words[start:i])
    return meets and named and word.analysis.definite and any(o.analysis.pos == "noun" for o in word.options)


def _somebody_else(words: Sequence[Word], start: int, i: int, last: int, tables: Lexicon) -> bool:
    """Say whether another is called something at word ``i``, behind who calls him so: وصف سالم عون | ليلى كرم بأنها.

    Two names stand before ``بأن``, or a woman's behind a man's.
    """
    if i + 1 >= last or not _calls(words, start, tables) or _parts(words, start, i, tables) != _TWO_NAMES:
        return False
    word, surname = words[i], words[i + 1]
    if word.pos != "noun_prop" or preposed(word) or surname.pos != "noun_prop":
        return False
    if i + 2 < last and words[i + 2].folded in ("بانه", "بانها"):
        return True
    woman = word.flags & Flag.FIRST_NAME and not word.flags & Flag.COMMON_NAME and told_gender(word.flags) == "f"
    return bool(woman) and told_gender(words[start].flags) == "m" and not surname.analysis.definite


def _calls(words: Sequence[Word], start: int, tables: Lexicon) -> bool:
    """Say whether the verb right before a name calls somebody else something: وصف | سالم عون; not وصفه | سالم."""
    verb = words[start - 1] if start else None
    if verb is None or verb.pos != "verb" or verb.analysis.enclitics:
        return False
    return lemma_key(verb.analysis.lemma) in tables.roles["labelling"]


def _told_of(words: Sequence[Word], start: int, i: int, tables: Lexicon) -> bool:
    """Say whether a verbal noun of saying after two names is what was done to it: انتقد سالم عون | إصرار الحكومة."""
    word = words[i]
    bare = not word.analysis.definite and not word.analysis.enclitics
    return i - start >= _TWO_NAMES and bare and is_report_noun(word, tables)


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
    return plain and not word.flags & ~Flag.COMMON_NAME and bool(office)


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


def _two_surnames(words: Sequence[Word], start: int, end: int, known: frozenset[str]) -> bool:
    """Say whether word ``end`` is the surname of another: وحذر لاندر | ميرلن | من ذلك, both named before.

    Behind a full name, or another listed surname, it must be no first name too: وحذر علي صالحي | ترامب.
    """
    first, second = words[end - 1], words[end]
    both = first.core in known and second.core in known and first.core != second.core
    foreign = second.flags & (Flag.SURNAME | Flag.FIRST_NAME) == Flag.SURNAME and not second.analysis.definite
    surnames = foreign and not first.flags & Flag.FIRST_NAME
    return both and (surnames or (end - start == 1 and not first.flags & NAMED))


def _manner(words: Sequence[Word], i: int, last: int, tables: Lexicon) -> bool:
    """Say whether word ``i`` says how somebody did it, or is no surname: قالت هيفاء | مبتسمة، وجه شوقي | التحية."""
    word = words[i]
    if upon_something(words, i, last):
        return True
    adverb = word.folded in tables.roles["adverb_in_a"] or word.folded in tables.roles["no_surname"]
    return (
        adverb
        or _described(words, i, last, tables)
        or in_manner(word)
        or by_manner(word, tables)
        or _woman_in_manner(words, i, last)
        or several_tell(words, i, last)
    )


def _described(words: Sequence[Word], i: int, last: int, tables: Lexicon) -> bool:
    """Say whether a participle tells more of somebody by what follows it: سالم | المقيم في باريس، هند | البالغة 30."""
    if i + 1 >= last:
        return False
    following = words[i + 1]
    if words[i].folded in tables.roles["describing_by"]:
        return preposed(following) == ("ب",)  # قرار فلان | القاضي بالانسحاب
    if words[i].folded not in tables.roles["describing"]:
        return False
    return following.pos in ("prep", "digit", "noun_num") or preposed(following) in (("ب",), ("ل",), ("ك",))


def _opens_office(words: Sequence[Word], i: int, last: int, tables: Lexicon) -> bool:
    """Say whether word ``i`` opens an office of several words, though it may be a surname: ألفاندي | الأمين العام."""
    if not words[i].flags & Flag.TITLE or _office_of_nothing(words, i, last):
        return False
    found = phrase_at(words, i, last, tables)
    return found is not None and bool(found[1] & Flag.TITLE)


def _office_of_nothing(words: Sequence[Word], i: int, last: int) -> bool:
    """Say whether a dual that waits for a noun has none, so is a surname: مصطفى | وزيري |، not وزيري | الخارجية."""
    word = words[i]
    return bool(word.flags & Flag.DUAL) and word.text.endswith("ي") and ends_before(words, i + 1, last)


def _apposed_title(words: Sequence[Word], start: int, i: int, last: int, tables: Lexicon) -> bool:
    """Say whether a title that may be a name says who somebody is: عبد الله ذيب | نجم الكرة، هارتونو | المسؤول عن."""
    word = words[i]
    if not word.flags & Flag.TITLE or word.pos not in NOMINAL or preposed(word) or i + 1 >= last:
        return False
    if word.text in MAURITANIAN or word.folded in tables.roles["name_link"]:
        return False
    following = words[i + 1]
    if word.analysis.definite:
        return following.folded in ("عن", "في", "ب") and not word.flags & LIKE_NAMES
    starring = word.stem in tables.roles["starring"]
    ruling = word.stem in tables.roles["ruling"]  # محمد بن ناصر | أمير منطقة كذا
    if i - start < _TWO_NAMES or not (word.pos == "noun" or starring or ruling) or following.flags & LIKE_NAMES:
        return False
    if following.folded in tables.roles["name_link"] or following.text in MAURITANIAN:
        return False
    body = following.flags & (Flag.ORG_HEAD | Flag.CLUB | Flag.INSTITUTION | Flag.PLACE)
    common = following.pos == "noun" and not preposed(following)
    return bool(body) or common or (starring and following.pos == "noun_prop")


def _woman_in_manner(words: Sequence[Word], i: int, last: int) -> bool:
    """Say whether word ``i`` tells in what manner a woman speaks, and is no surname: سولبرغ | مازحة: …."""
    if words[i].flags & NAMED or not _MANNER.fullmatch(words[i].text) or i + 1 >= last or words[i + 1].text != ":":
        return False
    return any(o.analysis.pos in ("adj", "noun") and o.analysis.source == "db" for o in words[i].options)


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
    if _MANNER.fullmatch(word.text) or any(fold(o.stem) in tables.masdars for o in word.options):
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
    verb = verb_before(words, start, _TITLE_AND_VERB)
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
    if not _complete(words, start, i, tables) or _parts(words, start, i, tables) > _TWO_NAMES:
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


def _son(words: Sequence[Word], i: int, last: int) -> bool:
    """Say whether a Mauritanian name goes on at word ``i``, whatever it is read as: محمدن | ولد باباه."""
    if words[i].text not in MAURITANIAN or i + 1 >= last or words[i + 1].flags & Flag.TIME:
        return False
    if words[i + 1].analysis.enclitics and i + 2 < last and words[i + 2].pos == "prep":
        return False  # سافر محمد ولد صديقي إلى باريس
    if words[i].text == MAURITANIAN[1] and words[i + 1].pos == "verb":
        return True  # اتويهه منت | اعلي
    return words[i + 1].pos in ("noun", "noun_prop", "adj") or words[i + 1].folded in ("ابن", "سيدي")


def _son_of(words: Sequence[Word], start: int, end: int) -> bool:
    """Say whether a name is Mauritanian: يحيى ولد أعل."""
    return any(word.folded in MAURITANIAN for word in words[start:end])


def _hyphen(words: Sequence[Word], i: int, last: int) -> bool:
    """Say whether a hyphen without blanks joins two parts of a name: بروان-بيفيه."""
    if words[i].text != "-" or i + 1 >= last:
        return False
    return words[i].start == words[i - 1].end and words[i + 1].start == words[i].end and words[i + 1].pos != "punc"


def _linked(words: Sequence[Word], i: int, last: int, tables: Lexicon) -> bool:
    """Say whether a link and the word after it go on with the name: بن سلمان، فان باستن، آل عمر."""
    word = words[i]
    if i + 1 < last and word.folded in _BERBER and preposed(words[i + 1]) == ("و",):
        return words[i + 1].pos in NOMINAL and not words[i + 1].analysis.definite  # أيت | واعراب
    abroad = word.folded in tables.roles["foreign_link"]
    if i + 1 >= last or not (joins(words[i + 1]) or _cut_surname(words[i + 1], abroad=abroad)):
        return False
    clause = words[i + 1].folded in tables.roles["complementizer"]
    if clause and words[i + 1].folded not in tables.roles["name_link"]:
        return False  # تسفاي ولدي | إن
    if word.stem in tables.roles["name_head"] and not word.analysis.definite:
        office = word.stem == "عبد" and words[i + 1].flags & Flag.TITLE and not words[i + 1].analysis.definite
        return not office or bool(words[i + 1].flags & LIKE_NAMES)  # نعمة عبد | ممثل المنظمة
    if word.folded not in tables.roles["name_link"]:
        return False
    following = words[i + 1]
    if word.analysis.definite and following.flags & Flag.TITLE and not following.flags & LIKE_NAMES:
        return False  # سالم القرة | رئيس البلدية
    if word.folded in ("بن", "بنت") and following.pos == "verb":
        return True
    if i + 2 < last and following.folded in tables.roles["name_link"]:
        if joins(words[i + 2]):
            return words[i + 2].pos == "noun_prop"  # فون در هايده
        return _cut_after_link(words, i + 2, last)  # فان دير فيلده
    if word.folded == "فان" and following.analysis.definite:
        return False  # بحسب شتيفان | فان الوضع
    if word.flags & Flag.FUNCTION and not word.flags & Flag.PARTICLE:
        foreign = words[i - 1].pos == "noun_prop" and not words[i - 1].analysis.definite
        unknown = any((o.analysis.pos, o.analysis.source) == ("noun_prop", "backoff") for o in following.options)
        if foreign and unknown and not following.analysis.definite:
            return True  # ماريكه فان | دايكن
        verb = verb_before(words, i - 1, _TITLE_AND_VERB) if foreign and word.text == "فان" else None
        if verb is not None and verb.may_report and not following.analysis.definite:
            return True  # وقال توم فان | دام: no verb of saying has فإن after it
        return following.pos == "noun_prop" or bool(following.flags & NAMED)
    return following.pos in NOMINAL or bool(following.flags & Flag.FIRST_NAME)


def _surely_linked(words: Sequence[Word], i: int, last: int, tables: Lexicon) -> int:
    """Return of how many words that surely go on with a name word ``i`` is the first: a hyphen, ولد, two links."""
    if _twice_linked(words, i, last, tables):
        return 3
    return 2 if _hyphen(words, i, last) or _son(words, i, last) else 0


def _twice_linked(words: Sequence[Word], i: int, last: int, tables: Lexicon) -> bool:
    """Say whether two links and any word that ends the phrase go on with a name: إدوين | فان دير سار، دي لا فوينتي."""
    links = tables.roles["foreign_link"]
    if i + 2 >= last or words[i].folded not in links or words[i + 1].folded not in links:
        return False
    surname = words[i + 2]
    clause = "إ" in words[i].text  # فإن
    plain = not surname.analysis.definite and (surname.pos in NOMINAL or surname.pos == "verb") and not clause
    return plain and ends_before(words, i + 3, last)


def _cut_surname(word: Word, *, abroad: bool) -> bool:
    """Say whether the first letter of a surname after a link was taken for a preposition: دي | فريس، دي | ليخت."""
    letters = preposed(word) in (("ف",), ("ب",), ("ك",)) or (abroad and preposed(word) == ("ل",))
    return letters and word.pos in NOMINAL and not word.analysis.definite


def _compound(words: Sequence[Word], i: int, last: int, tables: Lexicon) -> bool:
    """Say whether a compound goes on with the name: مأمون | خير الدين، سالم | عوض الله."""
    if i + 1 >= last or words[i + 1].folded not in tables.roles["name_tail"]:
        return False
    word = words[i]
    if word.pos not in NOMINAL or word.analysis.definite or has_preposition(word):
        return False
    return bool(word.flags & NAMED) or not word.flags & (NOT_IN_NAME | Flag.FUNCTION)


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
        return _cut_after_link(words, i, last)
    if i - start != 1 or i + 1 >= last or word.pos != "verb" or word.may_report:
        return False
    if word.analysis.proclitics != ("ف",) or words[i + 1].analysis.proclitics[:1] == ("و",):
        return False
    strange = words[start].analysis.source == "backoff" or words[start].flags & Flag.FIRST_NAME
    set_off = bool(strange) and start > 0 and words[start - 1].text == "،" and words[i + 1].text == "،"
    said = ends_before(words, i + 1, last) and _said_by(words, start)  # اكتفى المتحدث جون | فيري | بالقول
    return set_off or said or words[i + 1].pos == "conj_sub"


def _cut_after_link(words: Sequence[Word], i: int, last: int) -> bool:
    """Say whether the first letter of a surname that ends the phrase after links was taken for ف: فان دير | فيلده."""
    return words[i].analysis.proclitics == ("ف",) and ends_before(words, i + 1, last)


def _said_by(words: Sequence[Word], start: int) -> bool:
    """Say whether a verb that reports stands before the title of the name that starts at word ``start``."""
    verb = verb_before(words, start, _TITLE_AND_VERB)
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
    return words[end - 2].stem not in tables.roles["name_head"]


def _second_surname(words: Sequence[Word], start: int, i: int, last: int, tables: Lexicon) -> bool:
    """Say whether a name goes on after what seemed its end: محمد العلمي | الإدريسي, فضل المولى | جادين."""
    word, previous = words[i], words[i - 1]
    if not previous.analysis.definite or previous.pos == "punc" or not ends_before(words, i + 1, last):
        return False
    if word.flags & (NOT_IN_NAME | Flag.PLACE | Flag.FUNCTION) or word.analysis.enclitics not in ((), ("ي",)):
        return False
    first = words[start]
    named = first.flags & NAMED or first.stem in tables.roles["name_head"]
    said = i + 1 < last and words[i + 1].pos == "conj_sub" and not word.analysis.definite  # فضل المولى | جادين | إن
    if not named or (not said and any(o.analysis.number == "p" and o.analysis.pos in NOMINAL for o in word.options)):
        return False
    listed = word.flags & LIKE_NAMES
    if word.text.startswith("ال") and _BROKEN_PLURAL.fullmatch(word.stem.removeprefix("ال")) and not listed:
        return False
    compound = i - start == 2 and first.stem in tables.roles["name_head"]
    ending = word.stem.endswith("ي") and word.analysis.gender != "f"
    if word.analysis.proclitics == ("ل",):
        return ending  # فاطمة الزهراء لعروسي
    unknown = word.analysis.source == "backoff" or (word.pos == "noun_prop" and not word.flags)
    if unknown or word.flags & Flag.SURNAME:
        return not word.flags & Flag.NISBA or compound
    return (
        ending
        and word.analysis.definite
        and (compound or word.flags & (Flag.COMMON_NAME | Flag.NISBA) == Flag.COMMON_NAME)
    )


def _parts(words: Sequence[Word], start: int, i: int, tables: Lexicon) -> int:
    """Return of how many names the words ``[start, i)`` are made: حفيظ الله is one, عبد الرحمن علي two."""
    heads, tails = tables.roles["name_head"], tables.roles["name_tail"]
    inside = sum(words[k].stem in heads or words[k + 1].folded in tails for k in range(start, i - 1))
    return i - start - inside


def _surname_like(words: Sequence[Word], start: int, i: int, last: int, tables: Lexicon) -> bool:
    """Say whether a common word after a first name is its second part: سالم قابل، رامي الخطيب، إلياس مطر."""
    word, previous = words[i], words[i - 1]
    servant = i - start > 1 and words[i - 2].stem in tables.roles["name_head"]  # عبد الإله
    if _complete(words, start, i, tables) or not (
        previous.flags & NAMED or previous.folded in tables.roles["name_tail"] or previous.pos == "noun_prop" or servant
    ):
        return False
    bounded = ends_before(words, i + 1, last) or office_follows(words, i + 1, last)
    if _bou(word) and bounded and i - start == 1:
        return True
    if preposed(word) in (("ل",), ("ب",)) and word.analysis.source == "db" and not word.flags & LIKE_NAMES:
        return False  # تعرض كيسبي | لهجوم
    if word.analysis.definite and word.text.endswith(("ين", "ون", "ات")):
        return False
    if (word.pos == "adj" and _MANNER.fullmatch(word.text)) or word.folded in tables.roles["turn"]:
        return False  # تجيب خير الله | ضاحكة
    plural = i - start > 1 or any(o.analysis.number == "p" for o in word.options) or not previous.flags & NAMED
    if word.analysis.definite and word.pos == "noun" and plural and _BROKEN_PLURAL.fullmatch(word.stem):
        return bool(word.flags & LIKE_NAMES)  # زايد الأسمري | التعازي
    if (
        word.flags & Flag.COMMON_NAME
        and word.analysis.definite
        and (word.analysis.gender != "f" or bounded)
        and (previous.flags & Flag.FIRST_NAME or (bounded and _parts(words, start, i, tables) <= _TWO_NAMES))
    ):
        return bounded or i - start == 1
    if not word.analysis.definite and (
        is_odd(word, passive=_no_passive(words, start, i + 1, last)) or word.stem in tables.roles["craft_surname"]
    ):
        return _parts(words, start, i, tables) == 1  # ندوي، جمال حداد، عبد الإله أزناك
    if word.text.endswith("و") and word.analysis.number == "p" and bounded and not word.analysis.definite:
        return _parts(words, start, i, tables) == 1  # رابح | حدادو, a plural that nothing follows
    if _verb_between(words, start, i, last):
        return True
    if _barred(word, tables):
        return False
    if word.analysis.definite:
        son = words[i - 2].folded in ("بن", "بنت")
        alone = (son or _parts(words, start, i, tables) <= _TWO_NAMES) and _only_says(words, start, i + 1, last, tables)
        return _definite_surname(words, start, i, bounded=bounded, alone=alone)
    if word.flags & NOT_IN_NAME and not word.flags & NAMED:
        single = word.pos == "noun" and word.analysis.number not in ("d", "p")  # أبلغ ديالو | صحافيين
        return bounded and i - start == 1 and single and has_name_reading(word)
    further = _parts(words, start, i, tables) > 1
    if word.flags & Flag.PLACE or (further and not (previous.flags & Flag.FIRST_NAME and has_name_reading(word))):
        return False
    relative = word.pos.startswith("adj") and not word.stem.endswith("ي")  # بهروز | شفيعي | نجاد
    return bounded or (i + 1 < last and could_be_name(words[i + 1]) and not relative)


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
    if i - start != 1 or not first.flags & Flag.FIRST_NAME or common:
        return False
    office = word.flags & Flag.TITLE and not _office_of_nothing(words, i, last)
    if word.pos in ("prep", "conj", "conj_sub") or word.flags & Flag.TIME or office or word.may_report:
        return False
    listed = tables.flags.get(word.folded, 0) & (Flag.SURNAME | Flag.COMMON_NAME)
    return bool(listed) and ends_before(words, i + 1, last) and preposed(word)[:1] != ("و",)


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


def _definite_surname(words: Sequence[Word], start: int, i: int, *, bounded: bool, alone: bool) -> bool:
    """Say whether a word with the article is a surname: رامي | الخطيب.

    ``bounded``: the phrase ends after it; ``alone``: it can be no object of the verb (``_only_says``).
    """
    word, previous = words[i], words[i - 1]
    if alone and not word.flags & (NOT_IN_NAME | Flag.NISBA | Flag.PLACE):
        return True
    plural = any(o.analysis.pos == "noun" and o.analysis.number == "p" for o in word.options)
    k = i - 2 if words[i - 2].stem != "عبد" else i - 3
    son = k > start and words[k].folded in ("بن", "بنت") and bounded  # صالح بن عبدالعزيز | الدخيل
    if word.flags & (NOT_IN_NAME | Flag.NISBA):
        titled = son and alone and words[start - 1].pos in NOMINAL  # قال المدير عبدالله بن حمدان | المرشد
        single = i - start == 1 or titled
        return bounded and not plural and single and word.analysis.number != "p" and word.analysis.gender != "f"
    first = i - start == 1 and bool(previous.flags & Flag.FIRST_NAME)
    first = first or (_set_off_office(words, i + 1) and i - start == _TWO_NAMES and not word.flags)
    return not plural and (word.stem.endswith("ي") or first or son)
