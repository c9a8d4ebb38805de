"""What stands behind a verb that has no subject of its own there: whom it is about, whose story it brings back."""

from __future__ import annotations

from typing import Final

from pipeline.language.document import Word
from pipeline.language.lexicon import Flag
from pipeline.language.nominal import has_preposition
from pipeline.language.phrasing.index import SectionIndex

__all__ = ["only_object", "only_told_of", "takes_preposition"]

_WHENCE: Final = Flag.PLACE | Flag.ORG_HEAD | Flag.INSTITUTION | Flag.GROUP | Flag.TITLE | Flag.TOWN
"""What the tables know of words for whence people come."""
_MANNER: Final = 4  # words of بعبارات شديدة اللهجة
_BLAMED_FOR: Final = 7  # words of what somebody is blamed for


def only_object(index: SectionIndex, verb: Word, first: int, last: int) -> bool:
    """Say whether words ``[first, last)`` are whom somebody judges: ووصف | مدير الفرقة | بعبارات لاذعة، معتبرا.

    The verb needs an object, and nothing else that could be one stands before the comma. So it is with whom somebody
    blames: ويحمّل | كبار التجار | مسؤولية الأزمة.
    """
    if verb.pos != "verb" or verb.analysis.enclitics or verb.analysis.voice == "p":
        return False
    if _manner_closes(index, last) and "judging_somebody" in verb.acts:
        return True
    return _only_blamed(index, first, last) and "blaming" in verb.acts


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
    if word.folded == "من":
        feared = "grievance" in following.stem_roles or "warned_of" in following.stem_roles
        warns = feared and "warning_of" in verb.acts  # يحذر أطباء | من انتشار المرض ويقولون
        return warns or "complaining" in verb.acts
    if word.folded == "علي":
        return "acting_upon" in verb.acts
    return word.folded == "في" and "acting_in" in verb.acts


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
