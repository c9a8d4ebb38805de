"""Where the name of an organisation ends."""

from __future__ import annotations

from typing import Final

from pipeline.language.document import Word
from pipeline.language.lexicon import Flag, Lexicon
from pipeline.language.naming.evidence import BREAKS, ends_before, place_head
from pipeline.language.naming.listed import phrase_at, told_outlet
from pipeline.language.naming.persons import is_person, person_end
from pipeline.language.naming.spelled import letters_end
from pipeline.language.no_part import opens_object
from pipeline.language.nominal import NOMINAL, agrees, attaches, for_purpose, is_closed, joint

__all__ = ["called_until", "institution_end", "organisation_end", "outlet_end"]

_OF_OUTLET: Final = (*NOMINAL, "verb")
_TWO: Final = 2
_WHERE: Final = ("في", "لدي")
_TEEN: Final = ("عشر", "عشره")
_SAKE: Final = "اجل"
_AGAINST: Final = "ضد"


def organisation_end(
    words: tuple[Word, ...],
    first: int,
    end: int,
    last: int,
    known: frozenset[str],
    tables: Lexicon,
    *,
    complete: bool = False,
) -> int:
    """Return where an organisation's name ends: وزارة الخارجية الأميركية، المؤسسة العامة لجسر الملك فهد.

    ``complete``: the words up to ``end`` are a name of the tables, which takes no more than adjectives: أطباء بلا حدود.
    """
    head_end = end
    sealed = -1  # where a name of the tables inside ends
    if end == first + 1 and end < last:
        end = _spelled_end(words, end, last, tables)
    while end < last:
        word = words[end]
        further = _further(words, first, end, last)
        if further:
            end += further
            continue
        timed = _time(word) and not _called_after(words, first, end)
        if word.pos in BREAKS or timed or _that_year(words, end, last):
            if not ("part_of" in word.stem_roles and end + 1 < last and words[end + 1].analysis.definite):
                break  # but لشؤون | نصف الكرة الغربي
        if word.preposed:
            if told_outlet(words, end, last, tables) or not (
                (_linked(words, first, head_end, end) and (not complete or _aims(words, end)))
                or (_paired(words, first, head_end, end) and not is_person(words, end, last, known, tables))
                or joint(words, end, last)
            ):
                break
            end += 1
            end += _for_cause(words, end, last)  # مركز ميثاق للدفاع | عن الأسرى
            continue
        town = end - first == _TWO and words[end - 1].flags & Flag.TOWN and place_head(words[first])
        closed = complete or end == sealed or bool(town) or is_closed(words, first, end)  # بلدية جنين | فلان
        outlet = _outlet_behind(words, first, end, last) if closed else end
        if outlet > end:
            return outlet
        listed = phrase_at(words, end, last, tables) if not closed else None
        if listed is not None and listed[1] & (Flag.PLACE | Flag.INSTITUTION):
            end = sealed = listed[0]  # معهد دراسات | آسيا الوسطى، برامج | أطباء بلا حدود
            continue
        if closed and "issued_adjective" in word.stem_roles:
            break  # تقرير المكتب الإقليمي | الصادر أمس
        person = person_end(words, end, last, known, tables)
        if person > end and not word.flags & (Flag.PLACE | Flag.NISBA):
            if _led_by(words, first, end):
                break
            if closed and not _called_after_somebody(words, first, end):
                break
            end = _called(words, first, end, person, tables)
            continue
        goes_with = _goes_with(words, first, end, complete=complete and end == head_end)
        if closed and (not goes_with or opens_object(words, first, end)):
            break  # نعى الاتحاد | اللاعب الراحل
        if _title_of_somebody(words, first, end, last, known, tables):
            break
        end += 1
    return end


def _led_by(words: tuple[Word, ...], first: int, j: int) -> bool:
    """Say whether word ``j`` is who leads or goes with somebody: وفد برئاسة | فلان, and no body is called after him."""
    return j - first == 1 and words[first].preposed == "ب" and "with_whom" in words[first].stem_roles


def _spelled_end(words: tuple[Word, ...], i: int, last: int, tables: Lexicon) -> int:
    """Return the end of letters that call a body, with the name after them: شركة | جي بي مورغان; ``i`` if none."""
    end = min(letters_end(words, i, tables), last) if not words[i].preposed else i
    if not i < end < last or words[end].pos != "noun_prop" or words[end].analysis.definite or words[end].preposed:
        return end
    somebody = words[end].flags & Flag.FIRST_NAME and end + 1 < last and words[end + 1].pos == "noun_prop"
    return end if somebody or words[end].flags & Flag.PLACE else end + 1


def _further(words: tuple[Word, ...], first: int, j: int, last: int) -> int:
    """Return how many words surely go on: المؤتمر الثاني | عشر، المبادرة | من أجل الواحات، لمنع العنف | ضد النساء."""
    word, previous = words[j], words[j - 1]
    if word.folded == _AGAINST and j + 1 < last and j - _TWO > first:
        aims = words[j - _TWO].preposed == "ل" and previous.analysis.definite
        return _TWO if aims and words[j + 1].analysis.definite and words[j + 1].is_nominal else 0
    if word.folded in _TEEN:
        return int(previous.pos == "adj_num")
    cut = j - first == 1 and word.pos == "verb" and word.analysis.proclitics == ("ف",) and not word.may_report
    if cut and not is_closed(words, first, j) and j + 1 < last and words[j + 1].preposed == "ل":
        return 1  # مركز | فيريل للدراسات
    if previous.flags & Flag.FIRST_NAME and word.analysis.proclitics == ("ال",) and j - first >= _TWO:
        return int("kind_of_body" in word.stem_roles)  # مستشفى الملك فهد | الجامعي
    sake = word.folded == "من" and j + _TWO < last and words[j + 1].folded == _SAKE and j - first >= _TWO
    cause = "for_cause" in words[first].stem_roles  # حزب المؤتمر | من أجل الجمهورية
    if not sake or not (previous.pos.startswith("adj") or cause):
        return 0
    if words[j + _TWO].analysis.definite or words[j + _TWO].flags & Flag.PLACE:
        return _TWO + 1
    return 2 * _TWO if j + _TWO + 1 < last and words[j + _TWO + 1].analysis.definite else 0


def _called_after_somebody(words: tuple[Word, ...], first: int, j: int) -> bool:
    """Say whether the title before word ``j`` opens what a body is called: مستشفى الملك | فيصل, not اتحاد الكتاب."""
    if j - first < _TWO or words[j - 2].analysis.definite:
        return False
    title = words[j - 1]
    honoured = title.flags & Flag.HONORIFIC and not title.flags & Flag.PLURAL  # not مجلس الشيوخ
    if title.analysis.definite and "honour_of_somebody" in title.stem_roles:
        return False  # مجلس السيادة | فلان
    return bool(honoured) or "sovereign" in title.stem_roles


def _title_of_somebody(
    words: tuple[Word, ...], first: int, j: int, last: int, known: frozenset[str], tables: Lexicon
) -> bool:
    """Say whether word ``j`` is the title of a person who is named next: بلدية تثليث | المهندس ناصر الدوسري."""
    word = words[j]
    title = word.flags & (Flag.TITLE | Flag.HONORIFIC) and word.analysis.definite and word.analysis.number != "p"
    if not title or j - first < _TWO or _called_after_somebody(words, first, j + 1):
        return False
    return j + 1 == last or is_person(words, j + 1, last, known, tables)


def _adjective(word: Word) -> bool:
    return any(o.analysis.pos.startswith("adj") for o in word.options)


def outlet_end(words: tuple[Word, ...], i: int, last: int) -> int:
    """Return the end of an outlet with a foreign article: صحيفة ذا ستار |، موقع لو بوان |; ``i`` if there is none."""
    if not words[i].flags & Flag.MEDIA_HEAD or words[i].analysis.definite or i + 2 >= last:
        return i
    name = words[i + 2]
    if "foreign_article" not in words[i + 1].roles or name.analysis.definite or name.flags & Flag.FUNCTION:
        return i
    if name.pos not in _OF_OUTLET or name.may_report or name.preposed.startswith("و"):
        return i
    return i + 3


def _outlet_behind(words: tuple[Word, ...], first: int, j: int, last: int) -> int:
    """Return the end of an outlet's own name behind what it is: صحيفة المال اليومية | بلومرز; ``j`` if none."""
    head, word, previous = words[first], words[j], words[j - 1]
    if not head.flags & Flag.MEDIA_HEAD or head.analysis.definite or j - first < _TWO or word.preposed:
        return j
    unknown = word.pos == "noun_prop" and not (word.flags or word.analysis.definite or word.analysis.enclitics)
    described = previous.pos.startswith("adj") and previous.analysis.definite
    return j + 1 if unknown and described and ends_before(words, j + 1, last) else j


def _called(words: tuple[Word, ...], first: int, start: int, last: int, tables: Lexicon) -> int:
    """Return where a body's name of several names ends; those that end the phrase may be of who works there."""
    if _two_people(words, start, last):
        return min(last, start + _TWO)
    end = called_until(words, start, last, tables)
    works = first > 1 and words[first - 2].flags & Flag.TITLE and words[first - 1].folded in _WHERE
    linked = any("name_link" in words[k].roles for k in range(start, last))
    spoken = last < len(words) and "complementizer" in words[last].roles
    works = works and "named_by_one" in words[first].stem_roles  # not بنك كريديه أغريكول
    if end == last and works and spoken and not linked and _TWO < last - start <= 2 * _TWO:
        return last - _TWO  # الباحث في معهد كوينسي | تريتا بارسي | إن
    return end


def called_until(words: tuple[Word, ...], first: int, last: int, tables: Lexicon) -> int:
    """Return where the name of a body ends that stands before one of its people: شركة نوفو نورديسك | لارس يورغنسن.

    Of three unknown names or more, what a first name opens that another follows is somebody; else all is the body's.
    """
    links = tables.roles["name_link"]
    if last - first <= _TWO or words[first].flags & Flag.FIRST_NAME:
        return last
    for k in range(last - _TWO, first, -1):
        if words[k].flags & Flag.FIRST_NAME and not words[k].preposed:
            linked = words[k - 1].folded in links or words[k + 1].folded in links
            return last if linked or words[first].analysis.definite else k
    return last


def _two_people(words: tuple[Word, ...], first: int, last: int) -> bool:
    """Say whether four names are those of two people: مستشفى شارل نيكول | نبيل حمدي."""
    return last - first == 2 * _TWO and all(words[k].flags & Flag.FIRST_NAME for k in (first, first + _TWO))


def _that_year(words: tuple[Word, ...], i: int, last: int) -> bool:
    """Say whether a time with its adjective stands at word ``i``: منظمة كذا | العام الماضي."""
    timed = words[i].flags & Flag.TIME and i + 1 < last
    return bool(timed) and "of_that_time" in words[i + 1].roles


def _time(word: Word) -> bool:
    """Say whether a word says when; the second day of the week reads as a number: الاثنين."""
    return "weekday" in word.roles or bool(word.flags & Flag.TIME and not word.pos.startswith("adj"))


def _called_after(words: tuple[Word, ...], first: int, j: int) -> bool:
    """Say whether a body is called after a time of the day or year: حزب الفجر."""
    return "time_as_name" in words[j].stem_roles and words[j].analysis.definite and j == first + 1


def _linked(words: tuple[Word, ...], first: int, head_end: int, j: int) -> bool:
    """Say whether word ``j`` tells with لـ what a body is for: المؤسسة العامة | لجسر الملك فهد."""
    word = words[j]
    if any(w.preposed == "ل" for w in words[first + 1 : j]) and not word.analysis.definite:
        return False  # شركة هارلي الأمريكية للدراجات | لإنتاج مزيد من …
    people = word.flags & (Flag.GROUP | Flag.PLURAL) or word.analysis.number == "p"
    if word.analysis.enclitics or (people and j - first == 1 and words[first].analysis.definite):
        return False  # النادي | لجماهيره، الشركة | للمسافرين
    called = j - first == _TWO and words[j - 1].pos == "noun" and "purpose" in word.stem_roles  # مركز ميثاق | للدفاع
    foreign = all(w.pos == "noun_prop" and not w.analysis.definite for w in words[head_end:j])  # نورث وست | للعبارات
    press = "press_field" in word.stem_roles and j - first == _TWO and words[first].analysis.definite
    press = press and words[j - 1].pos.startswith("adj")  # الرابطة المهنية | للصحافة
    of_council = "wing" in words[first].stem_roles and j - first == _TWO and word.flags & Flag.ORG_HEAD
    outlet = Flag.MEDIA | Flag.MEDIA_HEAD | Flag.TITLE | (Flag.NONE if of_council else Flag.AUDIENCE)
    if for_purpose(words, first, j):
        return False  # بلدية تثليث | لإغلاق السوق
    return (
        word.preposed == "ل"
        and (j - head_end <= _TWO or (foreign and j - head_end <= 2 * _TWO))
        and (press or not word.flags & outlet)  # الأمانة الفنية | لمجلس الوزراء
        and (called or is_closed(words, first, j))
    )


def _aims(words: tuple[Word, ...], j: int) -> bool:
    """Say whether word ``j`` tells what a body strives for: الجمعية الوطنية | لمنع العنف, not | لمشروع القانون."""
    aim = "aim" in words[j].stem_roles and not words[j].analysis.definite
    return aim and j + 1 < len(words) and bool(words[j + 1].analysis.definite)


def _for_cause(words: tuple[Word, ...], end: int, last: int) -> int:
    """Return how many words a cause goes on with behind its preposition: للدفاع | عن الأسرى، | عن حقوق الإنسان."""
    if end + 1 >= last or "cause" not in words[end - 1].stem_roles or words[end].pos != "prep":
        return 0
    what, whose = words[end + 1], words[end + _TWO] if end + _TWO < last else None
    if not what.is_nominal or words[end].analysis.enclitics:
        return 0
    if what.analysis.definite:
        return _TWO
    owned = whose is not None and whose.analysis.definite and whose.pos == "noun" and not whose.preposed
    return _TWO + 1 if owned and what.pos == "noun" else 0


def _paired(words: tuple[Word, ...], first: int, head_end: int, j: int) -> bool:
    """Say whether word ``j`` is the second half of a pair: وزارة التربية | والتعليم."""
    word = words[j]
    return (
        word.preposed == "و"
        and word.analysis.definite
        and words[j - 1].analysis.definite
        and word.is_nominal
        and not word.flags & Flag.ORG_HEAD
        and not (word.flags & Flag.INSTITUTION and word.pos == "noun_prop")
        and words[j - 1].pos.startswith("adj") <= _adjective(word)
        and j - head_end <= 3
        and j - first > 1
    )


def _goes_with(words: tuple[Word, ...], first: int, j: int, *, complete: bool) -> bool:
    """Say whether word ``j`` is an agreeing adjective, or a place after the phrase: جامعة القاهرة، شرطة عمان."""
    if words[j].flags & (Flag.TITLE | Flag.HONORIFIC) and not words[j].flags & Flag.NISBA:
        return False
    return agrees(words, first, j) if complete else attaches(words, first, j)


def institution_end(words: tuple[Word, ...], start: int, last: int, known: frozenset[str], tables: Lexicon) -> int:
    """Return where the name of the organisation that starts at word ``start`` ends, whatever its head."""
    matched = phrase_at(words, start, last, tables)
    end, flags = matched if matched is not None else (start + 1, Flag.NONE)
    return organisation_end(words, start, end, last, known, tables, complete=bool(flags & Flag.INSTITUTION))
