"""Where a title ends."""

from __future__ import annotations

from typing import Final

from pipeline.language.document import Word
from pipeline.language.lexicon import Flag, Lexicon
from pipeline.language.naming.evidence import BREAKS, NAMED
from pipeline.language.naming.listed import phrase_at, told_at_once, told_outlet
from pipeline.language.naming.openings import is_sheikh, no_preposition
from pipeline.language.naming.organisations import called_until, institution_end
from pipeline.language.naming.persons import first_name_like, is_person, person_end
from pipeline.language.no_part import met_with, opens_object
from pipeline.language.nominal import (
    attaches,
    is_closed,
    is_former,
    joint,
    several_people,
)

__all__ = ["governed_land", "title_end"]

_PLACE_AND_NAME: Final = 3  # words
_FIELDS: Final = 5  # words of an office's field


def title_end(words: tuple[Word, ...], i: int, end: int, last: int, known: frozenset[str], tables: Lexicon) -> int:
    """Return where a title ends: الرئيس الفرنسي، وزير الخارجية الأميركي، المتحدث باسم الشرطة."""
    phrase = end if end - i > 1 else -1
    sealed = -1  # where a body inside ends, whatever its last word: منظمة أطباء بلا حدود | فلان
    if phrase < 0 and _governs_unknown(words, i, last):
        return end + 1  # محافظ | بينغول | جوشكون أيدمير
    side = max(governed_land(words, i, end, last, tables), _foreign_side(words, i, end, last))
    if side > end:
        return side
    end = _body_of_somebody(words, i, end, last, known, tables)
    if phrase > i and words[end - 1].flags & Flag.ORG_HEAD and not is_closed(words, i, end):
        end = sealed = institution_end(words, end - 1, last, known, tables)  # رئيس كتلة | الإصلاح والتنمية
    while end < last:
        word = words[end]
        address = end - i == 1 and words[i].flags & Flag.HONORIFIC  # الأستاذ | باسم وهبي
        address = address or (word.folded == "باسم" and no_preposition(words, end, last))
        if word.folded == "باسم" and end + 1 < last and words[end + 1].is_nominal and not address:
            end = max(institution_end(words, end + 1, last, known, tables), end + 2)  # باسم حراك شباب الواحات
            continue
        town = word.pos == "verb" and word.flags & (Flag.TOWN | Flag.PLACE) and not is_closed(words, i, end)
        if town and end + 1 < last and words[end + 1].flags & (Flag.TITLE | Flag.HONORIFIC | Flag.FIRST_NAME):
            return end + 1  # الناطق باسم محور | تعز | العقيد فلان
        if _stops(words, end) or _to_outlet(words, end, last, tables):
            break
        listed = _listed_end(words, end, last, tables)
        if listed > end:
            return listed
        clitics = word.preposed
        if clitics:
            step = _title_clitic(words, i, end, last, clitics, known, tables)
            if step == end:
                break
            sealed = step if step - end > 1 else sealed
            end = step
            continue
        if (
            not is_closed(words, i, end)
            and word.flags & (Flag.ORG_HEAD | Flag.INSTITUTION)
            and not word.flags & Flag.TITLE
        ):
            end = sealed = institution_end(words, end, last, known, tables)
            continue
        if words[end - 1].flags & Flag.TITLE and "rank_tail" in word.roles:
            while end < last and "rank_tail" in words[end].roles and not _yesterday(words, end):
                end += 1
            return end  # الفريق | معاش، العقيد | شرطة حقوقي
        named = (
            end in (phrase, sealed) or is_closed(words, i, end) or words[end - 1].flags & (Flag.TITLE | Flag.HONORIFIC)
        )
        if named and is_person(words, end, last, known, tables) and not word.flags & (Flag.PLACE | Flag.NISBA):
            break
        if not _belongs(words, i, end, last, tables):
            break
        end += 1
    return end


def _to_outlet(words: tuple[Word, ...], i: int, last: int, tables: Lexicon) -> bool:
    """Say whether an outlet that was told something is at word ``i``: قال مسؤول | لبي بي سي، الوزير | للجزيرة."""
    if not told_outlet(words, i, last, tables):
        return False
    return phrase_at(words, i, last, tables) is not None or told_at_once(words, i, last, tables)


def _yesterday(words: tuple[Word, ...], j: int) -> bool:
    """Say whether a word is the first of the day before yesterday: قال الضابط | أول أمس."""
    return words[j].folded == "اول" and j + 1 < len(words) and bool(words[j + 1].flags & Flag.TIME)


def _governs_unknown(words: tuple[Word, ...], i: int, last: int) -> bool:
    """Say whether three unknown names follow who governs: the place, and his two names."""
    following = words[i + 1 : min(last, i + 4)]
    if "governor" not in words[i].stem_roles or words[i].analysis.definite or len(following) < _PLACE_AND_NAME:
        return False
    place, first, _ = following
    unknown = (
        place.pos == "noun_prop" and not place.flags & (Flag.FIRST_NAME | Flag.SURNAME) and not place.analysis.definite
    )
    named = all(w.pos == "noun_prop" and not w.analysis.definite for w in following)
    return unknown and named and not first.flags & Flag.PLACE


def governed_land(words: tuple[Word, ...], i: int, end: int, last: int, tables: Lexicon) -> int:
    """Return the end of a land that bears a man's name behind who governs it: محافظ | صلاح الدين |، ثامر الحمداني.

    ``end`` if none: only a governor without the article has his land behind him.
    """
    head = words[i]
    governs = end - i == 1 and "governor" in head.stem_roles and not head.analysis.enclitics
    if not governs or head.analysis.definite or end + 1 >= last:
        return end
    for phrase, flags in tables.phrases.get(words[end + 1].folded, {}).get(words[end].folded, ()):
        stop = end + len(phrase)
        if flags & Flag.PLACE and stop <= last and all(words[end + k].folded == w for k, w in enumerate(phrase)):
            return stop
    return end


def _foreign_side(words: tuple[Word, ...], i: int, end: int, last: int) -> int:
    """Return the end of the unknown body that somebody named right before heads: توم فيرنلي | مدرب ريفرسايد يونايتد |.

    ``end`` if none: of who bears a name already, an office without its body tells nothing.
    """
    head, before = words[i], words[i - 1] if i else None
    bare = end - i == 1 and head.pos == "noun" and not head.analysis.definite and not head.analysis.enclitics
    if not bare or before is None or before.pos != "noun_prop" or "heads_side" not in head.stem_roles:
        return end
    k = end
    while k < min(last, end + _PLACE_AND_NAME) and words[k].pos == "noun_prop" and not words[k].analysis.definite:
        k += 1
    ends = k < last and (words[k].pos in BREAKS or "complementizer" in words[k].roles)
    somebody = words[end].flags & Flag.FIRST_NAME if end < last else 0
    return k if ends and k - end > 1 and not somebody else end


def _listed_end(words: tuple[Word, ...], end: int, last: int, tables: Lexicon) -> int:
    """Return the end of a place, or body that is waited for, of several words at word ``end``; ``end`` if none.

    Also of "former" behind a name that no word tells to be one: مدرب ريد بول | السابق.
    """
    if words[end].analysis.definite and "former" in words[end].stem_roles and not is_former(words, end):
        return end + 1
    listed = phrase_at(words, end, last, tables)
    if listed is not None and listed[1] & Flag.PLACE:
        return listed[0]  # ممثل محافظة خميس مشيط | تركي آل شمسية
    waiting = not words[end - 1].analysis.definite and not words[end - 1].analysis.enclitics
    if listed is not None and waiting and listed[1] & (Flag.INSTITUTION | Flag.TITLE) == Flag.INSTITUTION:
        return listed[0]  # مدير برامج | أطباء بلا حدود
    return end


def _body_of_somebody(
    words: tuple[Word, ...], i: int, end: int, last: int, known: frozenset[str], tables: Lexicon
) -> int:
    """Return the end of the body that a title waits for before who bears it: سائق | أستون مارتن | فرناندو ألونسو."""
    title = words[i]
    alone = end - i == 1 and end < last and words[end].pos == "noun_prop" and title.pos == "noun"
    waits = alone and not title.analysis.definite and not title.analysis.enclitics
    if not waits or title.flags & (Flag.HONORIFIC | Flag.FIRST_NAME):
        return end
    somebodys = "dependent_head" in title.stem_roles or "kin" in title.stem_roles
    if (somebodys and words[end].flags & NAMED) or words[end].flags & (Flag.ORG_HEAD | Flag.INSTITUTION | Flag.PLACE):
        return end
    person = person_end(words, end, last, known, tables)
    body = called_until(words, end, person, tables) if person > end else end
    return body if body < person else end


def _stops(words: tuple[Word, ...], j: int) -> bool:
    """Say whether word ``j`` belongs to no title: a verb, a time, an age, a manner, بان for بأن."""
    word = words[j]
    if word.pos in BREAKS or "complementizer" in word.roles:
        return True
    if word.flags & Flag.TIME and not word.pos.startswith("adj") and not is_former(words, j):
        return True
    if "weekday" in word.roles and j > 1 and not word.preposed:
        return True  # متحدثة باسم البلدية | الاثنين, which reads as a number too
    manner = word.pos in ("adj", "noun") and word.text.endswith("ا") and not words[j - 1].text.endswith("ا")
    return "aged" in word.roles or (manner and not word.analysis.definite)


def _belongs(words: tuple[Word, ...], first: int, j: int, last: int, tables: Lexicon) -> bool:
    """Say whether word ``j`` goes on with a title: what it waits for, an adjective, a second title."""
    word = words[j]
    if words[j - 1].flags & Flag.TITLE and "rank_part" in word.roles:
        return True  # مدير الشرطة اللواء | الركن
    if is_closed(words, first, j) and (first_name_like(words, j, last, tables) or is_sheikh(words, j, last)):
        return False
    if word.flags & Flag.GROUP and word.text.endswith("ين") and is_closed(words, first, j):
        return False  # اتهم رئيس الوزراء | المتظاهرين
    several = word.text.endswith("ين") and word.analysis.definite and word.analysis.number != "s"
    if several and is_closed(words, first, j) and all(w.analysis.number == "s" for w in words[first:j]):
        return False  # تفقد رئيس الحكومة | المصابين
    if (j - first == 1 and _told(words[first], word)) or opens_object(words, first, j):
        return False
    given = word.flags & Flag.FIRST_NAME and word.flags & Flag.HONORIFIC and not word.analysis.definite
    if given and is_closed(words, first, j) and j + 1 < last and words[j + 1].is_nominal:
        return False  # الوزير | سيد داغر
    second = word.flags & (Flag.TITLE | Flag.HONORIFIC) and not word.analysis.enclitics and _apposed(words, first, j)
    return attaches(words, first, j) or bool(second)


def _told(title: Word, word: Word) -> bool:
    """Say whether several people after one with a title are whom he tells: أبلغ المدير | الموظفين."""
    if not (title.analysis.definite and word.analysis.definite) or title.flags & Flag.PLURAL or word.analysis.enclitics:
        return False
    return word.pos == "noun" and several_people(word) and title.analysis.number == "s"


def _apposed(words: tuple[Word, ...], first: int, j: int) -> bool:
    """Say whether a second title follows a closed one: الخبير العسكري العقيد، عضو المجلس رئيس النادي."""
    return words[j].analysis.number != "p" and (words[j].analysis.definite or is_closed(words, first, j))


def _some_people(words: tuple[Word, ...], i: int, last: int) -> bool:
    """Say whether some of several people are told at word ``i``: لعدد من الصحفيين; not لعدد من الشركات."""
    if i + 2 >= last or words[i].analysis.definite or words[i + 1].folded != "من":
        return False
    people = words[i + 2]
    return "counted" in words[i].stem_roles and _are_people(people)


def _are_people(word: Word) -> bool:
    """Say whether a word means several people, told by its flags or its ending: الصحفيين، الضحايا; not الشركات."""
    return bool(word.flags & (Flag.GROUP | Flag.AUDIENCE | Flag.TITLE)) or word.text.endswith("ين")


def _title_clitic(
    words: tuple[Word, ...],
    i: int,
    end: int,
    last: int,
    clitics: str,
    known: frozenset[str],
    tables: Lexicon,
) -> int:
    word = words[end]
    if clitics == "و":
        same = (
            word.flags & (Flag.TITLE | Flag.ORG_HEAD | Flag.NISBA)
            and word.analysis.definite == words[end - 1].analysis.definite
        )
        role = (
            word.flags & Flag.TITLE
            and not word.analysis.definite
            and is_closed(words, i, end)
            and word.analysis.number == "s"
        )
        fields = tables.roles["committee_field"]
        field = word.core in fields and words[end - 1].core in fields  # عضو المجلس الأعلى للشباب | والرياضة
        return end + 1 if same or role or field or joint(words, end, last) else end
    if clitics == "ل" and is_closed(words, i, end) and word.is_nominal:
        if word.flags & (Flag.AUDIENCE | Flag.MEDIA | Flag.MEDIA_HEAD | Flag.VENUE | Flag.TIME):
            return _field_end(words, i, end, last, known, tables)
        if end - i == 1 and several_people(word):
            return end  # أكد المدير | للموظفين
        if met_with(words, end, last):
            return end
        bearer = end + 3 < last and is_person(words, end + 3, last, known, tables)
        if not bearer and _some_people(words, end, last):
            return end  # قال الوزير | لعدد من الصحفيين; not المحامي لعدد من الضحايا سالم
        if is_person(words, end, last, known, tables) and not word.flags & Flag.PLACE:
            return end
        return institution_end(words, end, last, known, tables)
    return end


def _field_end(words: tuple[Word, ...], i: int, j: int, last: int, known: frozenset[str], tables: Lexicon) -> int:
    """Return the end of the field of an office whose bearer follows: رئيس المجلس | للصحافة | فلان; else ``j``.

    Nobody is named right behind the press that was told something: قال الوزير | للصحافة | إن, للصحافي سالم عون.
    """
    word = words[j]
    if not word.analysis.definite or word.analysis.enclitics or word.flags & (Flag.MEDIA | Flag.TIME):
        return j
    if word.flags & Flag.TITLE and word.analysis.number == "s":
        return j
    k = j + 1
    while k < min(last, j + _FIELDS) and words[k].analysis.definite and words[k].pos in ("noun", "adj"):
        if not (words[k].pos == "adj" or words[k].preposed == "و"):
            break
        k += 1  # للاتصال | والشؤون السياسية
    apposed = i > 1 and words[i - 1].text == "،" and words[i - 2].pos == "noun_prop" and words[j - 1].pos == "adj"
    if apposed and k < last and words[k].text == "،":
        return k  # كريم سالم، رئيس المجلس الوطني | للصحافة |،
    named = k < last and not words[k].preposed and person_end(words, k, last, known, tables) > k + 1
    return k if named else j
