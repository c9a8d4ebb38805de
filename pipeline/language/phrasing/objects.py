"""What stands behind a verb that has no subject of its own there: whom it is about, whose story it brings back."""

from __future__ import annotations

from typing import Final

from pipeline.language.document import Word
from pipeline.language.lexicon import Flag
from pipeline.language.nominal import THEIRS, has_preposition
from pipeline.language.phrasing.index import SectionIndex

__all__ = ["only_object", "only_told_of", "takes_preposition"]

_WHENCE: Final = Flag.PLACE | Flag.ORG_HEAD | Flag.INSTITUTION | Flag.GROUP | Flag.TITLE | Flag.TOWN
"""What the tables know of words for whence people come."""
_MANNER: Final = 4  # words of بعبارات شديدة اللهجة
_OFFICE: Final = 2  # words of وزير التعليم
_BLAMED_FOR: Final = 7  # words of what somebody is blamed for


def only_object(index: SectionIndex, verb: Word, first: int, last: int) -> bool:
    """Say whether words ``[first, last)`` are whom somebody judges: ووصف | مدير الفرقة | بعبارات لاذعة، معتبرا.

    The verb needs an object, and nothing else that could be one stands before the comma. So it is with whom somebody
    blames: ويحمّل | كبار التجار | مسؤولية الأزمة.
    """
    if verb.pos != "verb" or verb.analysis.enclitics or verb.analysis.voice == "p":
        return False
    closes = _manner_closes(index, last) or _participle_closes(index, verb, first, last)
    if closes and "judging_somebody" in verb.acts:
        return True
    if "telling_noun" in index.words[first].stem_roles and "refusing_verb" in verb.acts:
        return not has_preposition(index.words[first])  # رفض | التعليق | وقال
    if _one_bound(index, verb, first, last) and "bound_to_object" in verb.acts:
        return True
    if _reached(index, first, last) and "travelling" in verb.acts:
        return True
    if _his_own(index, first, last) and "acts_on_somebody" in verb.acts:
        return "calls_anybody" not in verb.acts
    return _only_blamed(index, first, last) and "blaming" in verb.acts


def _his_own(index: SectionIndex, first: int, last: int) -> bool:
    """Say whether words ``[first, last)`` are somebody's own, and nothing else could be an object: وهنأ | نظيره | بـ.

    Another could in وانتقد | محاميه | القرار.
    """
    if index.words[first].analysis.pronoun not in THEIRS or has_preposition(index.words[first]):
        return False
    following = index.words[last] if last < len(index.words) else None
    return following is None or following.pos in ("punc", "prep") or has_preposition(following)


def _reached(index: SectionIndex, first: int, last: int) -> bool:
    """Say whether words ``[first, last)`` are where somebody comes, not who: الوزير وصل | بغداد | وأكد.

    Who comes may stand behind it: وصل | موسكو | الوزير.
    A state comes to something: وصلت واشنطن | إلى قناعة; and it leaves one: غادرت بريطانيا | الاتحاد.
    """
    head = index.words[first]
    if not head.flags & (Flag.PLACE | Flag.TOWN | Flag.STATE) or head.flags & Flag.FIRST_NAME or has_preposition(head):
        return False
    following = index.words[last] if last < len(index.words) else None
    if following is None or following.flags & (Flag.TIME | Flag.TITLE):
        return True
    return following.folded != "الي" and (following.pos in ("punc", "prep") or has_preposition(following))


def _only_blamed(index: SectionIndex, first: int, last: int) -> bool:
    """Say whether the blame follows words ``[first, last)``, or ends them, and nobody else bears it.

    Another does in حمّل الوزير | الشركة المسؤولية and in حمّل الوزير مسؤولية الحادث | للشركة.
    """
    words = index.words
    k = last - 1 if last - first > 1 and "blame" in words[last - 1].stem_roles else last
    if k >= len(words) or "blame" not in words[k].stem_roles or has_preposition(words[k]):
        return False
    for word in words[k + 1 : k + _BLAMED_FOR]:
        if word.text in "،,.:":
            break
        if word.preposed.startswith("ل") or word.folded in ("ل", "علي", "الي"):
            return False
    return True


def _manner_closes(index: SectionIndex, i: int) -> bool:
    """Say whether nothing but how something is said stands between word ``i`` and a comma: بسخرية،، بلهجة حادة،."""
    words, k = index.words, i + 1
    if i + 1 >= len(words) or words[i].analysis.definite:
        return False
    if words[i].preposed != "ب" or "manner_noun" not in words[i].stem_roles:
        return False
    while k < min(len(words), i + _MANNER) and words[k].pos in ("adj", "noun") and not words[k].preposed:
        if words[k].analysis.definite and words[k - 1].pos != "adj":
            return False  # بشدة | القرار; but شديدة | اللهجة
        k += 1
    return k < len(words) and words[k].is_comma


def _one_bound(index: SectionIndex, verb: Word, first: int, last: int) -> bool:
    """Say whether one body or person stands between a verb with و and of what or to what: واتهمت | الشرطة | بالتعذيب.

    Two definite nouns may be two: واتهمت | العائلة المستشفى | بالإهمال.
    """
    words = index.words
    if verb.analysis.proclitics != ("و",) or last >= len(words) or has_preposition(words[first]):
        return False
    led = words[last].preposed.startswith("ب") or words[last].folded == "علي"
    name = index.names.get(first)
    whole = last - first == 1 or (name is not None and name.last == last)
    construct = last - first == _OFFICE and not words[first].analysis.definite and words[first + 1].analysis.definite
    return led and (whole or construct)


def _participle_closes(index: SectionIndex, verb: Word, first: int, last: int) -> bool:
    """Say whether a participle of saying comes right behind one office: وهاجم | وزير التعليم | قائلا.

    The noun of somebody's own office may have an object in its name: انتقد | لاعب الاتحاد الحكم |، معتبرا.
    """
    k = last + (last < len(index.words) and index.words[last].text in "،,")
    if verb.analysis.proclitics != ("و",) or k >= len(index.words) or last - first > _OFFICE:
        return False
    said = index.words[k].folded in index.lexicon.participles
    return said and not index.words[first].flags & (Flag.PLURAL | Flag.DUAL) and not has_preposition(index.words[first])


def only_told_of(index: SectionIndex, verb: Word, first: int) -> bool:
    """Say whether the story at word ``first`` is what somebody left out brings back: واستعادت | قصة فلانة |، مؤكدة."""
    if verb.pos != "verb" or first >= len(index.words) or "story" not in index.words[first].stem_roles:
        return False
    return "bringing_back" in verb.acts


def takes_preposition(index: SectionIndex, first: int, j: int) -> bool:
    """Say whether a preposition behind people goes with the verb before them: اشتكى سكان | من ضعف الإنارة، وقالوا.

    So does نجح ناشطون | في وقف القانون; but اشتكى سكان | من حي الزهور tells whence they are, and شارك خبراء | في
    الاقتصاد | في الندوة their field.
    """
    verb, word, following = index.words[first - 1] if first else None, index.words[j], index.words[j + 1]
    if verb is None or verb.pos != "verb" or following.flags & _WHENCE or index.kind_at(j + 1) is not None:
        return False
    if "place_head" in following.stem_roles or "region" in following.stem_roles:
        return False
    if _tells_people(index, first, j):
        return False
    if word.folded in ("الي", "من", "عن") and "speaking_to" in index.words[first].stem_roles:
        return _speaker_did(index, first, j)
    if word.folded == "من":
        feared = "grievance" in following.stem_roles or "warned_of" in following.stem_roles
        warns = feared and "warning_of" in verb.acts  # يحذر أطباء | من انتشار المرض ويقولون
        return warns or "complaining" in verb.acts
    if word.folded == "علي":
        return "acting_upon" in verb.acts
    return word.folded == "في" and "acting_in" in verb.acts


def _speaker_did(index: SectionIndex, first: int, j: int) -> bool:
    """Say whether a preposition behind the one who spoke goes with his act: تطرق المتحدث | إلى ملف المياه.

    To whom he speaks and for whom is told of himself: المتحدث | إلى الصحافيين.
    """
    head, following = index.words[first], index.words[j + 1]
    told = following.flags & (Flag.AUDIENCE | Flag.GROUP | Flag.MEDIA | Flag.MEDIA_HEAD)
    return j == first + 1 and bool(head.analysis.definite) and not told and following.is_nominal


def _tells_people(index: SectionIndex, first: int, j: int) -> bool:
    """Say whether a preposition tells of what kind people are: لاجئون | من أصول إفريقية، خبراء | في علم النفس.

    So does سكان | على ضفاف النهر; but شارك خبراء | في الندوة tells what they did.
    """
    word, following = index.words[j].folded, index.words[j + 1].stem
    if word == "من":
        return following in index.roles["origin_noun"]
    if word == "علي":
        return following in index.roles["waterside"]
    return "expert" in index.words[first].stem_roles and following in index.roles["field_noun"]
