"""How prepositions and conjunctions hang on the phrase of a source: مسؤول في الوزارة، مسؤولون وشهود، مدير لشركة."""

from __future__ import annotations

from typing import Final

from pipeline.language.lexicon import Flag
from pipeline.language.no_part import met_with
from pipeline.language.nominal import (
    PRONOUNS,
    for_purpose,
    has_preposition,
    is_closed,
    is_deed,
    several_people,
)
from pipeline.language.normalise import fold_stem
from pipeline.language.phrasing.doers import doers_end
from pipeline.language.phrasing.index import HEADS, SectionIndex
from pipeline.language.phrasing.noun_behind import over_name
from pipeline.language.phrasing.objects import takes_preposition
from pipeline.language.phrasing.office_behind_name import in_court, office_at, office_with
from pipeline.language.phrasing.set_off_office import is_body, of_country

__all__ = ["step_preposition"]

_BODIES: Final = Flag.MEDIA_HEAD | Flag.MEDIA | Flag.ORG_HEAD | Flag.INSTITUTION
_OPENERS: Final = "\"«“'‘"
_PART_AND_KIND: Final = 2  # words
_COUNT_AND_KIND: Final = 3  # words: عدد كبير منهم
_POINTING: Final = (*PRONOUNS, ("نا",))
_SEVERAL: Final = ("بعض", "جزء", "قسم", "نفر", "رهط")
_INSIDE: Final = ("داخل", "خارج", "ضمن", "بين")
_WITHIN: Final = ("في", "لدي")
_AT: Final = (*_WITHIN, "ب", "عن", "ل")
_WAITING: Final = {"ل": "of_any_body", "عن": "in_charge"}  # what before "to them" and "about it" waits for them
_NATION: Final = 3  # words: ونظيره الكوري الجنوبي
_TITLE_PREPOSITIONS: Final = ("في", "علي", "لدي", "الي", "عن")


def step_preposition(index: SectionIndex, first: int, j: int, last: int, has_person: bool) -> int:
    """Take a prepositional phrase into the phrase where it belongs to a title or a source noun."""
    word, previous = index.words[j], index.words[j - 1]
    clitics = word.preposed
    if clitics.startswith("و") and j > first:
        return _coordinated(index, first, j, last, has_person)
    if j == first and (word.pos != "prep"):
        name = index.names.get(j)
        return name.last if name is not None and name.last <= last else j + 1
    if word.stem == "اسم" and "ب" in clitics:
        return j if has_person and not previous.flags & Flag.TITLE else j + 1  # فلان | باسم الحكومة
    if word.pos == "verb" or (has_person and not previous.flags & Flag.TITLE):
        return office_with(index, first, j, last)
    if (doers := doers_end(index, first, j, last)) > j:
        return doers  # القائمون | على المشروع، المقيمون | بالمخيم
    if word.pos == "prep" and not clitics:
        asked = j + 1 < last and word.folded == "علي" and "question_noun" in index.words[j + 1].stem_roles
        return j if asked else _behind_preposition(index, first, j, last, has_person)  # رد المتهم | على سؤال القاضي
    head = index.words[first]
    if clitics == "ل" and j - first == 1 and head.flags & Flag.DOCUMENT and not head.analysis.definite:
        return over_name(index, j, last)  # تقرير | لخبراء
    if clitics == "ل" and j - first == 1 and index.is_state(first):
        return j  # قالت الهند | للسلطات المحلية
    met = (
        j - first > 1 and head.flags & Flag.TITLE and met_with(index.words, j, last)
    )  # تعرض الوزير | لانتقادات من فلان
    met = met or "counted" in word.stem_roles
    if clitics == "ل" and (met or for_purpose(index.words, first, j)):
        return j  # ذكر فلان | لعدد من وسائل الإعلام، تستعد وزارة الصحة | لإطلاق حملة
    titled = j - first == 1 and head.flags & Flag.TITLE and head.analysis.definite
    told = j + 1 < last and (index.is_complementizer(j + 1) or index.words[j + 1].text == ":")
    headed = j - first == 1 and head.flags & (Flag.TITLE | Flag.ORG_HEAD) and head.analysis.definite
    if clitics == "ل" and ((told and headed) or (titled and several_people(word))):
        return j  # أكد المدير | للموظفين، قال الوزير | للجزيرة | إن
    if clitics == "ل" and word.is_nominal:
        venue = 0 if index.words[first].flags & Flag.ORG_HEAD else Flag.VENUE  # شركة كذا للأبحاث
        target = word.flags & (Flag.AUDIENCE | Flag.MEDIA | Flag.MEDIA_HEAD | venue | Flag.TIME) or index.kind_at(
            j
        ) in ("PER", "MED")
        target = target and not _part_of_body(index, first, j) and not _of_general_office(index, first, j, last)
        end = over_name(index, j, last)
        if word.flags & Flag.ORG_HEAD and end < last and index.words[end].preposed == "ل":
            further = over_name(index, end, last)  # لمجلس التعاون | لدول الخليج العربية | فلان
            end = further if _leads_to_bearer(index, first, j, further) else end
        leads = _leads_to_bearer(index, first, j, end) or (
            bool(index.words[first].flags & Flag.TITLE) and _apposed(index, end, last)
        )
        return end if not target or leads else j
    if clitics == "ب" and word.stem == "رتبة" and j + 1 < last:
        return j + 2  # ضابط | برتبة نقيب
    if clitics == "ب" and "counted" in word.stem_roles and j + 1 < last and index.words[j + 1].folded == "من":
        return j  # هدد المحكمة | بمجموعة من الإجراءات
    return _with_ba(index, first, j, last) if clitics == "ب" and word.is_nominal else j


def _with_ba(index: SectionIndex, first: int, j: int, last: int) -> int:
    """Step over a noun with ب that tells at what body or in charge of what somebody is: المكلف | بالإعلام | فلان."""
    word, head = index.words[j], index.words[first]
    belongs = word.flags & (Flag.ORG_HEAD | Flag.INSTITUTION | Flag.PLACE | Flag.TOWN) or index.kind_at(j) in (
        "ORG",
        "LOC",
    )
    end = over_name(index, j, last)
    following = index.words[j + 1] if j + 1 < last else None
    local = "ministry_field" in word.stem_roles and following is not None and following.is_nominal
    unnamed = bool(head.flags & Flag.ANONYMOUS) and not head.analysis.definite
    trade = unnamed and "trade" in word.stem_roles  # مصادر | بصناعة الشحن
    belongs = belongs or bool(local) or trade or _charged_with(index, first, j)  # المتحدث الإعلامي | بصحة الرياض | فلان
    source = unnamed and word.analysis.definite
    source = source and end - j > 1 and "said_in" not in word.stem_roles  # مصدر | بالحرف الواحد
    if source and j - first == 1 and end < last and index.is_complementizer(end):
        return end  # مصدر | بالطب الشرعي | إن
    governs = following is not None and (j + 1 in index.names or following.flags & Flag.TITLE)
    field = word.analysis.definite or not governs  # المكلف | بالإعلام | فلان, not المدير | بحضور الوزير فلان
    titled = bool(index.words[first].flags & Flag.TITLE) and field
    end = _with_whom(index, first, j, end, last) if field else end
    charge = titled and "charged_with" in index.words[j - 1].stem_roles and word.analysis.definite
    belongs = belongs or charge  # الوزير المكلف | بالميزانية
    bears = _leads_to_bearer(index, first, j, end) or (titled and _apposed(index, end, last))
    return end if belongs or (field and bears) else j  # الوزير المكلف | بالنقل | ، فلان


def _of_general_office(index: SectionIndex, first: int, j: int, last: int) -> bool:
    """Say whether an office that is one of any body has it behind it: الأمين العام | للمجلس الأعلى, no minister."""
    head, kind = index.words[first], index.words[j - 1]
    general = j - first == _PART_AND_KIND and head.flags & Flag.TITLE and head.analysis.definite
    general = general and kind.analysis.definite and "of_any_body" in kind.stem_roles
    return bool(general) and is_body(index, j, last)


def _part_of_body(index: SectionIndex, first: int, j: int) -> bool:
    """Say whether a described part of a body has that behind it: المكتب الفني | لمجلس القضاء; not الحكومة السورية |."""
    head, adjective, body = index.words[first], index.words[j - 1], index.words[j]
    described = j - first == _PART_AND_KIND and head.analysis.definite and adjective.analysis.definite
    described = described and adjective.pos.startswith("adj") and not adjective.flags & Flag.NISBA
    outlet = body.flags & (Flag.MEDIA | Flag.MEDIA_HEAD)  # أوضحت اللجنة العليا | لصحيفة الأفق
    part = head.flags & Flag.ORG_HEAD and "part_of_body" in head.stem_roles and not outlet
    return bool(described and part and body.flags & Flag.ORG_HEAD) and index.kind_at(j) == "ORG"


def _leads_to_bearer(index: SectionIndex, first: int, j: int, end: int) -> bool:
    """Say whether what a title is for stands between it and who bears it: المكلف | بالإعلام | فلان."""
    told = Flag.AUDIENCE | Flag.MEDIA | Flag.MEDIA_HEAD if index.words[j].preposed == "ل" else Flag.NONE
    title = index.names.get(first)
    office = title is not None and title.last - first > 1 and index.kind_at(j) == "ORG"  # الأمين العام | لمجلس كذا
    if not index.opens_title(first) or (index.words[j].flags & told and not office):
        return False
    name = index.names.get(end)
    if index.kind_at(j) in ("PER", "MED") or name is None or has_preposition(index.words[end]):
        return False
    person = index.names.get(name.last) if name.kind == "TITLE" else name
    return person is not None and person.kind == "PER"


def _charged_with(index: SectionIndex, first: int, j: int) -> bool:
    """Say whether one office or body waits for its charge: الوزير المكلف | بالنقل; not الجهات المعنية | بالإعلان عن."""
    head = index.words[first]
    one = head.analysis.number != "p" and not head.flags & (Flag.PLURAL | Flag.GROUP)
    one = one and (index.words[j].analysis.definite or over_name(index, j, len(index.words)) > j + 1)  # not بمهمة
    return one and "charged_with" in index.words[j - 1].stem_roles


def _with_whom(index: SectionIndex, first: int, j: int, end: int, last: int) -> int:
    """Return the end of what is dealt with, and with whom, before the bearer: المكلف | بالعلاقات مع البرلمان | فلان."""
    if end + 1 >= last or index.words[end].folded != "مع" or not index.words[end + 1].is_nominal:
        return end
    further = over_name(index, end + 1, last)
    ended = further < last and (index.words[further].text in "،," or index.is_complementizer(further))
    ended = ended and _charged_with(index, first, j)
    return further if ended or _leads_to_bearer(index, first, j, further) else end


def _coordinated(index: SectionIndex, first: int, j: int, last: int, has_person: bool) -> int:
    """Take a second source or the second half of a title: مسؤولون وشهود عيان، الإعلام والتواصل."""
    word, previous = index.words[j], index.words[j - 1]
    name = index.names.get(j)
    several = several_people(index.words[first]) or index.words[first].flags & Flag.DUAL
    if name is not None and name.kind == "LOC" and previous.flags & Flag.PLACE and several:
        return name.last  # وزراء خارجية تونس | والجزائر | والمغرب، سفيرا فرنسا | وإسبانيا
    if "counterpart" in word.stem_roles and word.analysis.enclitics and index.opens_title(first):
        return _and_counterpart(index, j, last, has_person)
    states = j - first == 1 and index.is_state(first) and index.is_state(j) and word.preposed == "و"
    more = name is not None and name.last < len(index.words) and index.words[name.last].preposed.startswith("و")
    if states and name is not None and name.last <= last and not more:
        return name.last  # أكدت السويد | والنرويج | أن; not تضم السويد والنرويج وفنلندا
    if len(word.preposed) > 1 or not word.is_nominal or word.flags & (Flag.TIME | Flag.VENUE):
        return j
    if word.text == "والله":
        return j  # وقال فلان | والله تعبنا
    if word.analysis.definite and j + 1 < last and index.words[j + 1].pos == "verb":
        return j  # a circumstance: تقول المرأة | والدموع تغالبها
    source = word.flags & (HEADS | Flag.INSTITUTION | Flag.MEDIA) or (
        name is not None and name.kind in ("PER", "ORG", "MED", "TITLE")
    )
    if has_person:
        second = index.names.get(name.last) if name is not None and name.kind == "TITLE" else None
        if second is not None and second.kind == "PER" and second.last <= last:
            return second.last  # النائب فلان | والنائب فلان
        return name.last if source and name is not None and name.last <= last else j
    if source:
        return name.last if name is not None and name.last <= last else j + 1
    head, following = index.words[first], index.words[min(j + 1, last - 1)]
    if head.flags & Flag.TITLE and not word.analysis.definite and following.analysis.definite and j + 1 < last:
        return j + 1 if word.pos == "noun" and previous.analysis.definite else j  # وزير الخارجية | وشؤون المغتربين
    return (
        j + 1
        if word.analysis.definite == previous.analysis.definite
        and word.pos in ("noun", "adj")
        and not word.analysis.enclitics
        else j
    )


def _and_counterpart(index: SectionIndex, j: int, last: int, has_person: bool) -> int:
    """Take who speaks with somebody of his own office: وزير الخارجية فلان | ونظيره الأردني فلان | أن."""
    k = j + 1
    while k < last and k - j <= _NATION and index.words[k].analysis.definite:
        if not (index.words[k].pos.startswith("adj") or index.words[k].flags & Flag.NISBA):
            break
        k += 1
    name = index.names.get(k)
    if name is not None and name.kind == "TITLE":
        name = index.names.get(name.last)  # ونظيره الأردني الدكتور | فلان
    end = name.last if name is not None and name.kind == "PER" and name.last <= last else k
    if end + 1 < last and index.words[end].folded == "الي" and "at_side" in index.words[end + 1].roles:
        return j  # فلان | ونظيره الأردني فلان إلى جانبه
    return j if has_person and end == j + 1 else end  # فلان | ونظيره |


def _leads_away(index: SectionIndex, j: int) -> bool:
    """Say whether the speaker's own site follows, or whose case it is: الهيئة | على موقعها، المحامي | في قضية فلان."""
    following = index.words[j + 1]
    if index.words[j].folded in ("علي", "عبر"):
        return bool(following.analysis.enclitics) and "outlet_of_own" in following.stem_roles
    return "matter" in following.stem_roles and index.kind_at(j + 2) == "PER"


def _behind_preposition(index: SectionIndex, first: int, j: int, last: int, has_person: bool) -> int:
    """Step over a preposition with what it governs, also behind a pointing word: بيان صادر عن | هذه المنظمات."""
    if j + 1 < last and takes_preposition(index, first, j):
        return j  # اشتكى سكان | من ضعف الإنارة
    if _in_charge(index, first, j, last):
        return over_name(index, j + 1, last)
    if has_person:
        return office_at(index, j, last)
    if _points_back(index, first, j, last):
        return j + 1
    pointed = j + 2 < last and index.words[j + 1].pos == "pron_dem" and index.words[j + 2].analysis.definite
    if not pointed and index.words[j].folded == "من" and index.words[j + 1 if j + 1 < last else j].folded in _INSIDE:
        end = _free_preposition(index, first, j + 1, last)
        return end if end > j + 1 else j  # مصدر | من داخل الإدارة
    if not pointed:
        return _free_preposition(index, first, j, last)
    if "meanwhile" in index.words[j + 2].stem_roles:
        return j  # وأكد مصدر مطلع | في هذا الصدد | أن
    return over_name(index, j + 2, last) if _belongs(index, first, j) else j


def _free_preposition(index: SectionIndex, first: int, j: int, last: int) -> int:
    """Take في الوزارة, من السكان, عن ولاية كذا where it tells which source is meant."""
    word = index.words[j]
    titled = index.opens_title(first)
    close = index.words[j - 1].folded.removesuffix("ا") in index.roles["qualified"]
    if word.analysis.enclitics and word.stem == "من" and close:
        return j + 1  # مصدر مقرب | منه
    if j + 1 >= last or word.analysis.enclitics or _tells_no_more(index, j) or _leads_away(index, j):
        return j
    following = index.words[j + 1]
    if word.folded == "من" and following.pos == "digit" and j + 2 < last and index.words[j + 2].is_nominal:
        grouped = index.words[first].flags & (Flag.GROUP | Flag.ANONYMOUS)
        one = index.words[first].analysis.number == "s"  # not حذر خبراء | من 5 عواصف
        return j + 3 if grouped and one else j  # فريق | من 31 باحثا
    if not following.is_nominal and j + 1 not in index.names and following.text not in _OPENERS:
        return j
    at = word.folded == "لدي"  # مدير المبيعات | لدى "نيو لاين"
    marked = index.marked_name(j + 1, headed=at) if following.text in _OPENERS else None
    if marked is not None and word.folded == "عن":
        return j  # أعرب الناطق | عن "القلق العميق"
    end = over_name(index, j + 1, last) if marked is None else _after_marked(index, marked, last)
    if end < last and index.names_a_body(end):
        called = index.marked_name(end, headed=True)  # في شركة | "الديار المالية"
        end = called if called is not None and called <= last else end
    place = index.names.get(end)
    if place is not None and place.kind == "LOC" and index.words[end].preposed == "ب" and place.last < last:
        person = index.kind_at(place.last) in ("PER", "TITLE")
        end = place.last if person else end  # القيادي في الحركة | بدارفور | فلان
    if titled and word.folded in _TITLE_PREPOSITIONS and _apposed(index, end, last):
        return end  # المشرفة على الدراسة | ، الدكتورة فلانة
    press = j + 2 < last and following.flags & Flag.VENUE and "of_press" in index.words[j + 2].stem_roles
    spoken = word.folded == "في" and (press or not following.analysis.definite)  # المدرب | في المؤتمر الصحفي
    overseen = word.folded in ("علي", "الي") and titled and index.kind_at(end) == "PER"  # المشرفة على الدراسة | فلانة
    venue = following.flags & Flag.VENUE and not overseen and (spoken or not following.flags & Flag.ORG_HEAD)
    if index.is_time(j + 1) or venue:
        return j
    if end + 1 < last and index.words[end].flags & Flag.NISBA and index.words[end].analysis.definite:
        nation = index.kind_at(end + 1) == "PER" and titled
        end = end + 1 if nation else end  # ممثل البرنامج في نواكشوط | الكاميروني | فلان
    if titled and end + 2 < last and index.words[end].folded in ("في", "ب"):
        further = index.names.get(end + 1)  # المحلل في معهد كذا | في وارسو | فلان
        if (
            further is not None
            and further.kind == "LOC"
            and index.kind_at(further.last) == "PER"
            and further.last < last
        ):
            end = further.last
    named = end in index.names and index.names[end].kind in ("PER", "TITLE") and not has_preposition(index.words[end])
    described = named and index.words[end].pos == "adj"  # ألمح الرئيس | إلى الخيار العسكري
    supervises = any("supervising" in w.stem_roles for w in index.words[first:j])  # المشرف العام | على المشروع | فلان
    praised = word.folded == "علي" and titled and not supervises
    named = named and not praised  # أثنى الوزير | على جهود السفيرة فلانة
    if named and (word.folded == "عن" or described) and index.names[end].kind == "TITLE":
        named = index.kind_at(index.names[end].last) == "PER"  # وزير الصحة | عن وفاة الطفل: …
    if word.folded in ("في", "لدي", "داخل", "الي", "علي", "ل", "من", "عن", "بين") and named and titled:
        return end
    if at and titled and following.flags & (Flag.ORG_HEAD | Flag.TITLE) and not following.analysis.enclitics:
        return end  # كاتب الدولة | لدى وزير الفلاحة
    return end if _belongs(index, first, j) or _posted(index, first, j) or _seated(index, first, j) else j


def _seated(index: SectionIndex, first: int, j: int) -> bool:
    """Say whether في tells at which body somebody has his office: أستاذ القانون | في جامعة كذا, no minister.

    Who is one of many there (``of_a_body``), who heads a part (مدير قسم السياسة | في المركز) or a matter of it.
    """
    head, following = index.words[first], index.words[j + 1]
    body = following.flags & (Flag.ORG_HEAD | Flag.INSTITUTION) or index.kind_at(j + 1) == "ORG"
    body = (
        body and not following.flags & (Flag.MEDIA_HEAD | Flag.VENUE | Flag.TITLE) and not following.analysis.enclitics
    )
    if body and _learned(index, first, j):
        return True
    if index.words[j].folded != "في" or not body or not index.opens_title(first) or several_people(head):
        return False
    if in_court(index, j + 1) or of_country(index, first, j):
        return False
    if "of_a_body" in head.stem_roles:
        return True
    part = index.words[first + 1]
    if j - first < _PART_AND_KIND or "heads_part" not in head.stem_roles or head.analysis.definite:
        return False
    described = index.words[j - 1].pos.startswith("adj")
    if part.flags & Flag.ORG_HEAD:
        return "part_of_body" in part.stem_roles and (not part.analysis.definite or described)
    matter = "heads_matter" in head.stem_roles and part.pos == "noun" and first + 1 not in index.names
    return matter and part.analysis.definite and not part.flags & (Flag.GROUP | Flag.INSTITUTION | Flag.PLACE)


def _learned(index: SectionIndex, first: int, j: int) -> bool:
    """Say whether learned people are of the body behind من, right before what they say: الباحثون | من جامعة كذا إن."""
    head, end = index.words[first], index.names[j + 1].last if j + 1 in index.names else j + 1
    learned = "researcher" in head.stem_roles and several_people(head) and head.analysis.definite
    if not learned or j - first != 1 or index.words[j].folded != "من":
        return False
    while end < len(index.words) and index.words[end].is_nominal and not index.is_complementizer(end):
        end += 1
    asks = first > 0 and "wishing" in index.words[first - 1].acts  # طلب الباحثون | من الجامعة أن
    return not asks and end < len(index.words) and (index.is_complementizer(end) or index.words[end].text == ":")


def _points_back(index: SectionIndex, first: int, j: int, last: int) -> bool:
    """Say whether a preposition with a pronoun tells whose or of whom they are: عدد | منهم، مسؤول | فيها.

    Behind the office of one who is known only where his name follows, or his name set off: مدير الاتصال | فيها | فلان.
    """
    head, word = index.words[first], index.words[j]
    if word.analysis.enclitics not in _POINTING:
        return False
    if word.stem == "من":
        number = head.pos == "noun_num"
        return j - first < _COUNT_AND_KIND and bool(index.counts(head) or number or head.folded in _SEVERAL)
    if word.stem not in _AT or not (head.flags & Flag.TITLE or index.counts(head)):
        return False
    waiting = _WAITING.get(word.stem)
    if waiting is not None and index.words[j - 1].stem not in index.roles[waiting]:
        return False  # قال رئيس البلدية | لهم | فلان, but المدير العام | لها | فلان
    if not any(w.analysis.definite for w in index.words[first:j]) or index.counts(head):
        return word.stem in _WITHIN  # not قال مسؤول | له
    return _bears_title(index, j + 1, last)


def _bears_title(index: SectionIndex, k: int, last: int) -> bool:
    """Say whether a person's name stands at word ``k``, perhaps behind a comma or a title of address."""
    if k + 1 < last and index.words[k].is_comma:
        return _apposed(index, k, last)
    name = index.names.get(k)
    if name is not None and name.kind == "TITLE" and index.words[k].flags & Flag.HONORIFIC:
        name = index.names.get(name.last)
    return name is not None and name.kind == "PER" and name.last <= last


def _in_charge(index: SectionIndex, first: int, j: int, last: int) -> bool:
    """Say whether a preposition before what is said tells whose charge it is: المسؤولون | عن المتحف | أن."""
    if j + 1 >= last:
        return False
    head, following = index.words[first], index.words[j + 1]
    charged = head.stem.removesuffix("ون").removesuffix("ين") in index.roles["in_charge"] and j - first == 1
    if not charged or not head.analysis.definite or index.words[j].folded not in ("عن", "علي"):
        return False
    end = over_name(index, j + 1, last)
    return following.analysis.definite and end < last and index.is_complementizer(end)


def _tells_no_more(index: SectionIndex, j: int) -> bool:
    """Say whether a clause, a turn or an act follows a preposition: شدد الوزير | على ان، | من جهة أخرى، | لدى لقائه."""
    if index.words[j].folded == "لدي" and index.words[j + 1].analysis.enclitics:
        return True
    turned = index.words[j].folded == "من" and "turn" in index.words[j + 1].roles
    turned = turned or (index.words[j].folded == "في" and "meanwhile" in index.words[j + 1].stem_roles)
    return turned or _at_event(index, j) or index.spells_complementizer(j + 1)


def _at_event(index: SectionIndex, j: int) -> bool:
    """Say whether في tells at which of several events or in which paper: زعماء المجموعة | في أحدث قمة لهم."""
    words, k = index.words, j + 2
    if words[j].folded != "في" or k >= len(words):
        return False
    if "ordinal" not in words[j + 1].roles and words[j + 1].pos != "adj_comp":
        return False
    event = words[k].flags & (Flag.VENUE | Flag.DOCUMENT) or "taken_part_in" in words[k].stem_roles
    return bool(event) or is_deed(words[k])


def _apposed(index: SectionIndex, end: int, last: int) -> bool:
    """Say whether a comma and the name of who bears the title follow, perhaps with a title of address."""
    if end + 1 >= last or not index.words[end].is_comma:
        return False
    name = index.names.get(end + 1)
    if name is not None and name.kind == "TITLE":
        name = index.names.get(name.last)
    return name is not None and name.kind == "PER"


def _belongs(index: SectionIndex, first: int, j: int) -> bool:
    """Say whether what follows the preposition at word ``j`` tells which source is meant: مسؤول | في الوزارة."""
    word, previous, following, head = index.words[j], index.words[j - 1], index.words[j + 1], index.words[first]
    if head.pos == "noun_num" and j - first > 1:
        head = index.words[first + 1]  # أربعة مصادر | في القطاع
    if _waited_for(index, j):
        return True
    if word.folded == "الي" and "sent_to" in head.stem_roles and following.flags & Flag.PLACE:
        return True  # المبعوث الأممي | إلى اليمن
    if "qualified" in previous.roles or "qualified" in previous.stem_roles:
        if word.folded in ("في", "لدي", "داخل", "من", "علي", "عن", "الي"):
            return True
    if word.folded == "في" and head.flags & Flag.ORG_HEAD and not following.flags & Flag.VENUE:
        body = following.flags & (Flag.ORG_HEAD | Flag.INSTITUTION | Flag.PLACE)
        section = index.kind_at(j + 1) == "MED" and not head.analysis.definite and not head.flags & Flag.MEDIA_HEAD
        if body or section or index.kind_at(j + 1) == "LOC":
            return True  # وزارة الدفاع | في حكومة الوفاق، المجلس المحلي | في المنصورة، قسم الأخبار | في بي بي سي
    if word.folded == "في" and following.analysis.enclitics and head.flags & _BODIES and not head.flags & Flag.TITLE:
        return False  # أفادت الصحيفة | في عددها الصادر
    several = head.text.endswith("ون") and not head.analysis.definite and j - first == 1
    if word.folded == "في" and several and following.flags & Flag.ORG_HEAD:
        return True  # عاملون | في منظمات إغاثة
    if word.folded in ("في", "لدي", "داخل"):
        if "ruled_on" in following.stem_roles:
            return False  # وقضت محكمة | في الأمر
        return not head.analysis.definite and bool(head.flags & HEADS) and not _place_only(index, first, j)
    if word.folded == "من":
        return _out_of(index, first, j)
    if word.folded == "عن" and head.flags & Flag.TITLE and "constituency" in following.stem_roles:
        return True  # عضو مجلس الشيوخ عن ولاية أوهايو
    if word.folded == "عن" and head.stem.removesuffix("ون") in index.roles["spokesperson"]:
        return bool(following.flags & (Flag.ORG_HEAD | Flag.INSTITUTION)) or index.kind_at(j + 1) == "ORG"
    return word.folded == "علي" and bool(head.flags & (Flag.GROUP | Flag.ANONYMOUS)) and _indefinite(index, first, j)


def _waited_for(index: SectionIndex, j: int) -> bool:
    """Say whether the word before a preposition needs it: بيان صادر | عن الوزارة، مكافحة العنف | ضد المرأة."""
    word, previous = index.words[j], index.words[j - 1]
    if word.folded in ("عن", "من") and "issued" in previous.stem_roles:
        return True  # بيان صادر | عن الوزارة
    if word.folded == "عن" and "with_about" in previous.stem_roles and not previous.analysis.definite:
        return True  # مجموعة مدافعة | عن الصحافيين
    return word.folded == "ضد" and "done_against" in previous.stem_roles


def _posted(index: SectionIndex, first: int, j: int) -> bool:
    """Say whether a preposition tells where a diplomat of a nation is: السفير الياباني | في عمان، | لدى بغداد."""
    head, nation, post = index.words[first], index.words[j - 1], index.words[j + 1]
    abroad = head.analysis.definite and j - first > 1 and nation.flags & Flag.NISBA and nation.analysis.definite
    if not abroad or "envoy" not in head.stem_roles:
        return False
    if index.words[j].folded == "لدي":
        return bool(post.flags & (Flag.PLACE | Flag.ORG_HEAD | Flag.INSTITUTION)) or index.kind_at(j + 1) == "LOC"
    if index.words[j].folded != "في" or "posted" not in head.stem_roles:
        return False
    name = index.names.get(j + 1)
    last = name.last if name is not None and name.kind == "LOC" else j + 2
    where = " ".join(fold_stem(w.stem).removeprefix("ال") for w in index.words[j + 1 : last])
    if where in index.lexicon.homes.get(fold_stem(nation.stem), ()):
        return False  # السفير الفرنسي | في باريس
    consul = "consul" in head.stem_roles and (post.flags & Flag.PLACE or index.kind_at(j + 1) == "LOC")
    return bool(consul) or index.is_state(j + 1)  # السفير الروسي | في جنيف is where he spoke


def _out_of(index: SectionIndex, first: int, j: int) -> bool:
    """Say whether من at word ``j`` tells out of whom or what a source comes: عدد | من السكان، بيان | من الوزارة."""
    previous, following, head = index.words[j - 1], index.words[j + 1], index.words[first]
    if index.counts(previous) or index.counts(head) or head.pos == "noun_num":
        return True
    issued = head.flags & Flag.DOCUMENT and following.flags & (Flag.ORG_HEAD | Flag.INSTITUTION)
    title = head.flags & Flag.TITLE and not head.analysis.definite and not is_closed(index.words, first, first + 1)
    if not (head.flags & (Flag.ANONYMOUS | Flag.GROUP) or issued or title):
        return False
    return not is_closed(index.words, first, j) or _indefinite(index, first, j)


def _after_marked(index: SectionIndex, end: int, last: int) -> int:
    """Step over what belongs to a marked name: «غلف ستون» للأبحاث."""
    if end < last and index.words[end].preposed == "ل" and index.words[end].is_nominal:
        return over_name(index, end, last)
    return end


def _indefinite(index: SectionIndex, first: int, j: int) -> bool:
    return not any(index.words[k].analysis.definite or index.words[k].text == "الله" for k in range(first, j))


def _place_only(index: SectionIndex, first: int, j: int) -> bool:
    """Say whether a closed phrase tells whose it is, so that ``في`` only says where: رئيس الأركان | في عدن."""
    return any(index.words[k].analysis.definite for k in range(first, j)) and not index.words[first].flags & (
        Flag.ANONYMOUS | Flag.GROUP
    )
