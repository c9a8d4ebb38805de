"""What stands right behind somebody or a body and is no part of who that is: whom he meets, what he does.

استقبل الوزير | السفير، انتقد أطباء | نقص الأدوية، أطلقت الإذاعة | برنامجا.
"""

from __future__ import annotations

from typing import Final

from pipeline.language.document import Word
from pipeline.language.lexicon import Flag, bare_lemma
from pipeline.language.nominal import in_tanwin, is_closed, several_people

__all__ = ["marked_object", "met_with", "opens_object"]

_PEOPLE: Final = Flag.GROUP | Flag.PLURAL | Flag.ANONYMOUS | Flag.TITLE | Flag.COMMON_PERSON
_THINGS: Final = Flag.ORG_HEAD | Flag.NAMING | Flag.DOCUMENT | Flag.VENUE
_SOMEBODY: Final = (
    Flag.NISBA | Flag.TITLE | Flag.HONORIFIC | Flag.COMMON_PERSON | Flag.FIRST_NAME | Flag.SURNAME | Flag.COMMON_NAME
    | Flag.ANONYMOUS | Flag.GROUP | Flag.TIME
)  # fmt: skip
_JUDGING: Final = frozenset(("labelling", "accusing", "judging_somebody", "objecting"))
_WHAT_HE_IS: Final = frozenset(("former", "plain_adjective", "first_rank", "rank_part"))
_NAME_OF_BODY: Final = 2  # words of a body with its name: إذاعة مدى


def _office_behind_plural(words: tuple[Word, ...], first: int, j: int) -> bool:
    """Say whether an office stands behind a plural that keeps its ن, so is no genitive: ويتهم ناشطون | وزير الري."""
    head, word = words[first], words[j]
    whole = head.text.endswith("ون") and head.analysis.number == "p" and not head.analysis.definite
    office = word.flags & Flag.TITLE and word.pos == "noun" and word.analysis.number == "s"
    return bool(office) and whole and not word.analysis.definite and not word.preposed and not word.flags & Flag.PLURAL


def opens_object(words: tuple[Word, ...], first: int, j: int) -> bool:
    """Say whether word ``j`` behind unnamed people is what they object to or file: وانتقد أطباء | نقص الأدوية، وقالوا.

    So it is in رفع سكان | دعوى ضد المصنع, ويتهم ناشطون | وزير الري; no people are called by either.
    """
    verb, head, word = words[first - 1] if first else None, words[first], words[j]
    if (j == first + 1 and _office_behind_plural(words, first, j)) or _office_met(words, first, j):
        return True
    if _thing_behind_office(words, first, j):
        return True
    grievance, filed = "grievance" in word.stem_roles, "filed" in word.stem_roles
    if verb is None or j != first + 1 or not (grievance or filed) or not head.flags & _PEOPLE:
        return False
    if head.analysis.definite or word.analysis.definite or word.analysis.enclitics or word.preposed:
        return False
    if "patient" in head.stem_roles:
        return False  # مرضى نقص المناعة
    if "foreseeing" in verb.acts:
        return grievance  # توقع خبراء | ارتفاع الأسعار
    blamed = grievance and ("judging_somebody" in verb.acts or "objecting" in verb.acts)
    return blamed or (filed and "filing" in verb.acts)


def _thing_behind_office(words: tuple[Word, ...], first: int, j: int) -> bool:
    """Say whether a thing that reads as an adjective too is what one does or calls: افتتح وزير الثقافة | المعرض.

    Not what somebody is besides (المدير | العام، الوزير | السابق), nor behind a verb that has what is said alone.
    """
    verb, word = words[first - 1] if first else None, words[j]
    a = word.analysis
    if verb is None or verb.pos != "verb" or verb.analysis.enclitics or not _one_office(words[first]):
        return False
    if (verb.may_report and _JUDGING.isdisjoint(verb.acts)) or a.proclitics != ("ال",) or a.enclitics:
        return False
    if (
        a.number != "s"
        or word.stem.endswith("ي")
        or word.flags & _SOMEBODY
        or not _WHAT_HE_IS.isdisjoint(word.stem_roles)
    ):
        return False
    following = words[j + 1] if j + 1 < len(words) else None
    if following is not None and (following.flags & (_SOMEBODY & ~Flag.TIME) or following.pos == "noun_prop"):
        return False  # والي الولاية | المكلف | الأستاذ فلان
    if following is not None and following.pos == "noun" and not (following.analysis.definite or following.preposed):
        return bool(following.flags & Flag.TIME)  # السياسي | المخضرم | نص الاستقالة
    return any(o.analysis.pos == "noun" for o in word.options) and is_closed(words, first, j)


def _office_met(words: tuple[Word, ...], first: int, j: int) -> bool:
    """Say whether an office behind another is whom that one meets, thanks, names or blames: استقبل الوزير | السفير.

    Where a third follows, that one is met: استقبل نائب الرئيس وزير الخارجية | السفير. A word that can be an adjective
    is an office behind a verb that needs somebody: وهنأ المدرب | اللاعب, but حذر المدير المشرف.
    """
    verb, head, word = words[first - 1] if first else None, words[first], words[j]
    acting = Flag.ORG_HEAD | Flag.INSTITUTION | Flag.CLUB | Flag.GROUP
    body = bool(head.flags & acting) and head.pos in ("noun", "noun_prop")
    if verb is None or verb.pos != "verb" or verb.analysis.enclitics or not word.is_nominal:
        return False
    if not (_one_office(head) or (body and word.analysis.definite)):
        return False  # كرم النادي | اللاعب
    bare = j == first + 1 and head.analysis.definite and word.analysis.definite  # سلم السفير | الرئيس | رسالة
    bodies = word.analysis.definite and word.analysis.number == "p" and bool(word.flags & Flag.ORG_HEAD)
    guest = bare and ("interlocutor" in word.stem_roles or "somebody_told" in word.stem_roles)  # سأل المذيع | الضيف
    if not (_one_office(word) or guest or bodies):  # ناشد أهالي المنطقة | المنظمات
        return False
    named = any(w.pos == "noun_prop" for w in words[first:j])
    deputy = "deputy" in head.stem_roles and not named  # mostly with an own office
    if deputy or word.flags & Flag.HONORIFIC or word.preposed or not is_closed(words, first, j):
        return False
    if "acts_on_somebody" not in verb.acts or not (word.analysis.definite or _governs(words, j)):
        return False
    adjective = any(o.analysis.pos == "adj" for o in word.options)  # دعا الناشط الجزائري المعارض إلى
    either = adjective or (named and _apposed_to(head, word))
    if either and "calls_anybody" in verb.acts:
        return False
    if not bare and _bears_rank(words, first, j) and "calls_anybody" in verb.acts:
        return False
    return not _goes_on_to_noun(words, j, offices_alone=bare)


def _bears_rank(words: tuple[Word, ...], first: int, j: int) -> bool:
    """Say whether a rank before a name is borne by who holds the office: دعا رئيس الغرفة | المهندس سالم | إلى الحوار.

    Not by the first of a land, whose name is left out: دعا رئيس الجمهورية | العميد سالم عون.
    """
    if not words[j].analysis.definite or "rank_of_bearer" not in words[j].stem_roles:
        return False
    if "of_the_land" in words[first + 1].stem_roles:
        return False
    k = j + 1
    while (
        k < len(words)
        and words[k].analysis.definite
        and ("rank_of_bearer" in words[k].stem_roles or words[k].pos == "adj")
    ):
        k += 1  # الشيخ | الدكتور، العميد | الركن
    named = Flag.FIRST_NAME | Flag.SURNAME | Flag.COMMON_NAME
    return k < len(words) and (words[k].pos == "noun_prop" or bool(words[k].flags & named))


def _one_office(word: Word) -> bool:
    noun = word.pos == "noun" or (word.pos == "adj" and word.analysis.definite)
    return noun and bool(word.flags & Flag.TITLE) and word.analysis.number == "s"


def _governs(words: tuple[Word, ...], j: int) -> bool:
    """Say whether an office is of something: رئيس | الجماعة, not مالكة | رحيموفا."""
    following = words[j + 1] if j + 1 < len(words) else None
    if following is None or following.preposed:
        return False
    return following.pos in ("noun", "adj") or bool(following.flags & (Flag.PLACE | Flag.TOWN | Flag.STATE))


def _apposed_to(head: Word, word: Word) -> bool:
    """Say whether an office is rather hers or his who was named: النائبة فلانة | عضو اللجنة، الطبيبة فلانة | مديرة."""
    return "member" in word.stem_roles or (head.text.endswith("ة") and word.text.endswith("ة"))


def _goes_on_to_noun(words: tuple[Word, ...], j: int, *, offices_alone: bool) -> bool:
    """Say whether the phrase at word ``j`` is followed by a noun that is no part of it, in its sentence."""
    k = j + 1
    while k < len(words) and words[k].is_nominal and not words[k].preposed and not words[k].flags & Flag.TIME:
        word = words[k]
        if is_closed(words, j, k) and not word.flags & Flag.HONORIFIC:
            noun = word.pos == "noun" or in_tanwin(word)
            other = noun and not word.analysis.definite and not offices_alone
            behind_name = word.pos == "noun" and words[k - 1].pos == "noun_prop" and word.analysis.definite
            if other or behind_name or several_people(word) or _one_office(word):
                return True
        k += 1
    return False


def met_with(words: tuple[Word, ...], i: int, last: int) -> bool:
    """Say whether what stands behind ل is no body but what somebody meets: تعرض رئيس الوزراء | لانتقادات من فلان."""
    word, after = words[i], words[i + 1] if i + 1 < last else None
    body = word.flags & (Flag.ORG_HEAD | Flag.INSTITUTION | Flag.PLACE | Flag.TOWN | Flag.NAMING | Flag.CLUB)
    known = body or word.analysis.definite or word.analysis.enclitics or word.pos != "noun"
    return not known and after is not None and after.pos == "prep" and word.analysis.number == "p"


def marked_object(words: tuple[Word, ...], first: int, j: int) -> bool:
    """Say whether ا marks word ``j`` as what a body or somebody does, so no part of who: أطلقت إذاعة مدى | برنامجا.

    A number counts people so (عشرون باحثا), and a head in the accusative may have such an adjective.
    """
    head, word = words[first], words[j]
    if j - first < _NAME_OF_BODY or word.pos != "noun" or word.analysis.definite or word.analysis.enclitics:
        return False
    if not word.text.endswith("ا") or not word.flags & _THINGS or word.flags & Flag.TITLE:
        return False
    body = head.pos == "noun" and head.flags & (Flag.ORG_HEAD | Flag.MEDIA_HEAD) and not head.text.endswith("ا")
    return bool(body) and not bare_lemma(word.analysis.lemma).endswith(("ا", "ي", "اء"))
