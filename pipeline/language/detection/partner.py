"""Who an interview was with, who was asked, and who only asked.

وفي مقابلة أجراها مع | سيدة |، قالت، وبسؤال | الوزير | عن ذلك، قال; but خلال لقاء مع الإعلامي فلان، قال.
"""

from __future__ import annotations

from typing import Final

from pipeline.language.detection.frame import Frame
from pipeline.language.lexicon import Flag, told_gender
from pipeline.language.nominal import PICKED, has_preposition, is_plural
from pipeline.language.phrasing.countrymen import countryman_end
from pipeline.language.phrasing.phrases import Phrase, Reader

__all__ = ["asked_before", "interviewed_before", "only_asks", "partner_before"]

_CLAUSE: Final = ("verb", "punc", "pron_rel", "conj_sub")
_LEAST: Final = 4  # words of في مقابلة مع سيدة
_TALK: Final = 5  # words from a talk to the journalist with whom it was
_AGENT: Final = 6  # words of who held the interview
_LOOK_BACK: Final = 400  # words before an interview in which somebody else may have been named
_PEOPLE: Final = Flag.COMMON_PERSON | Flag.TITLE | Flag.ANONYMOUS | Flag.GROUP | Flag.AUDIENCE
_BODIES: Final = Flag.MEDIA_HEAD | Flag.ORG_HEAD | Flag.MEDIA | Flag.INSTITUTION


def partner_before(reader: Reader, first: int, frame: Frame) -> Phrase | None:
    """Return with whom somebody spoke by the beginning of a sentence, if that is who says something then.

    It is nobody with a name, no journalist, and not of the gender of who held the talk. Where that is not told, it is
    an interview with no official, and nobody before it speaks whose gender fits the verb.
    """
    words, cue = reader.words, frame.cue
    talk = words[first + 1] if cue - first > _LEAST else None
    opens = words[first].folded.removeprefix("و") in ("في", "خلال")
    if talk is None or not opens or frame.kind != "verb" or frame.number != "s" or words[cue].analysis.proclitics:
        return None
    if not talk.flags & Flag.VENUE or talk.pos != "noun" or talk.analysis.definite or talk.analysis.enclitics:
        return None
    k = first + 2
    k += words[k].pos.startswith("adj")  # في مقابلة حصرية
    plain = words[k].folded == "مع"
    if not plain:
        held = {o.analysis.gender for o in words[k].options if o.analysis.pos == "verb" and o.analysis.person == "3"}
        if not held or frame.gender in held or words[k].analysis.pronoun not in ("ه", "ها"):
            return None
        k = _behind_agent(reader, k + 1)
    if k + 1 >= cue or words[k].folded != "مع":
        return None
    nation = countryman_end(reader, k + 1, cue)
    phrase = Phrase(k + 1, nation) if nation is not None else reader.noun_phrase(k + 1, cue)
    if phrase is None or _gender(reader, phrase) != frame.gender:
        return None
    official = "honour_excellency" in words[phrase.first].stem_roles or "in_charge" in words[phrase.first].stem_roles
    if plain and (official or "interview" not in talk.stem_roles or _known(reader, first, frame.gender)):
        return None  # وخلال لقاء مع مسؤول فرنسي، قال
    told_of = words[phrase.last].pos == "pron_rel"
    told = any(w.pos in ("verb", "conj_sub", "pron_rel") or w.text == ":" for w in words[phrase.last : cue])
    return phrase if told_of or not told else None


def interviewed_before(reader: Reader, first: int, frame: Frame) -> Phrase | None:
    """Return the named person with whom an interview was that opens a sentence, and of whom a clause tells more.

    وفي حوار مع | الكاتبة فلانة |، التي فازت بالجائزة، قالت; not so where somebody else spoke before.
    """
    words, cue = reader.words, frame.cue
    if cue - first <= _LEAST or frame.kind != "verb" or frame.number != "s" or words[cue].analysis.proclitics:
        return None
    talk = words[first + 1]
    opens = words[first].folded.removeprefix("و") in ("في", "خلال") and "interview" in talk.stem_roles
    if not opens or words[cue - 1].text not in "،,؛":
        return None
    lead = next((k for k in range(first + 2, cue) if words[k].folded == "مع" or words[k].pos in _CLAUSE), cue)
    phrase = reader.noun_phrase(lead + 1, cue) if lead + 1 < cue and words[lead].folded == "مع" else None
    if phrase is None or "interviewer" in words[phrase.first].stem_roles:
        return None
    person = reader.person_within(phrase.first, phrase.last)
    k = phrase.last + (words[phrase.last].text in "،,؛")
    if person is None or k >= cue or not (words[k].pos == "pron_rel" or k == cue):
        return None
    gender = told_gender(words[phrase.first].flags) or told_gender(words[person.first].flags) or frame.gender
    return phrase if gender == frame.gender and not _named(reader, first, frame.gender) else None


def _known(reader: Reader, first: int, gender: str | None) -> bool:
    """Say whether somebody of a gender who may go on speaking is told of before word ``first``, no journalist."""
    words, asks = reader.words, reader.roles["interviewer"]
    near = words[max(0, first - _LOOK_BACK) : first]
    offices = (w for w in near if w.flags & (Flag.TITLE | Flag.COMMON_PERSON) and w.stem not in asks)
    return _named(reader, first, gender) or any(
        w.analysis.gender == gender and not is_plural(w) and not w.flags & Flag.PLURAL for w in offices
    )


def _named(reader: Reader, first: int, gender: str | None) -> bool:
    """Say whether a person who may be of a gender is named before word ``first`` and is no journalist."""
    words, asks = reader.words, reader.roles["interviewer"]
    for i in range(max(0, first - _LOOK_BACK), first):
        name = reader.names.get(i)
        if name is None or name.kind != "PER" or (i and words[i - 1].stem in asks):
            continue
        if (told_gender(words[i].flags) or gender) == gender:
            return True
    return False


def asked_before(reader: Reader, first: int, frame: Frame) -> Phrase | None:
    """Return who is asked as a sentence opens and answers then: وبسؤال | الوزير فلان | عن الأسعار، قال إن.

    Of two the one with ل is asked: وعند سؤال الصحيفة | للوزير | عن ذلك، أجاب.
    """
    words, cue = reader.words, frame.cue
    cue -= frame.kind == "participle" and words[cue - 1].pos == "verb"  # أجاب | قائلا
    if words[cue].pos != "verb" or words[cue].analysis.proclitics or cue - first < _LEAST:
        return None
    by = words[first].preposed.endswith("ب")
    k = first if by else first + 1
    if not by and words[first].folded.removeprefix("و") not in reader.roles["upon"]:
        return None
    asking = "questioning" in words[k].stem_roles and words[k].pos == "noun"
    if not asking or words[k].analysis.definite or words[k].analysis.enclitics or not _leads_to(reader, frame, cue):
        return None
    phrase = reader.noun_phrase(k + 1, cue)
    if phrase is None or has_preposition(words[phrase.first]):
        return None
    head = words[phrase.first]
    if "interviewer" in head.stem_roles or head.flags & (Flag.MEDIA | Flag.MEDIA_HEAD):
        told = (i for i in range(k + 2, min(phrase.last + 1, cue)) if words[i].preposed == "ل")
        phrase = reader.noun_phrase(next(told, k + 1), cue)
    if phrase is None:
        return None
    after = words[phrase.last]
    goes_on = after.is_comma or after.pos == "prep" or "free_relative" in after.roles
    return phrase if goes_on else None


def _leads_to(reader: Reader, frame: Frame, cue: int) -> bool:
    """Say whether a verb has a comma before it, or tells what was said right behind a noun: عن الأسعار | قال إن."""
    before = reader.words[cue - 1]
    whole = before.is_nominal and bool(before.analysis.definite or before.analysis.enclitics)
    told = frame.opener in ("clause", "colon", "quote") and reader.words[cue].analysis.aspect == "p"
    return before.is_comma or (whole and told)


def only_asks(reader: Reader, phrase: Phrase, gender: str | None) -> bool:
    """Say whether a phrase is the journalist to whom somebody speaks: خلال مداخلة هاتفية مع | الإعلامي فلان |، قال.

    Where nobody of the verb's gender was named before it is the journalist who was asked.
    """
    words, head = reader.words, reader.words[phrase.first]
    if "interviewer" not in head.stem_roles or phrase.first < 1:
        return False
    if words[phrase.first - 1].folded != "مع" and head.preposed != "ل":
        return False
    if not _named(reader, phrase.first, gender):
        return False
    before = words[max(reader.bounds(phrase.first)[0], phrase.first - _TALK) : phrase.first]
    return any(w.flags & Flag.VENUE and w.pos == "noun" for w in before) and not any(w.pos == "verb" for w in before)


def _behind_agent(reader: Reader, k: int) -> int:
    """Return the word behind who held a talk: أجرتها | الصحيفة المحلية | مع."""
    for i in range(k, min(len(reader.words), k + _AGENT)):
        if reader.words[i].folded == "مع" or not reader.words[i].is_nominal or has_preposition(reader.words[i]):
            return i
    return k


def _gender(reader: Reader, phrase: Phrase) -> str | None:
    """Return the gender of somebody without a name who gives an interview; None for a body, journalist or name."""
    head = reader.words[phrase.first]
    who = reader.words[phrase.first + 1] if phrase.last - phrase.first > 1 else head
    one_of = head.folded in PICKED and who is not head
    somebody = who if one_of else head
    if "interviewer" in somebody.stem_roles or reader.person_within(phrase.first, phrase.last) is not None:
        return None
    if one_of:
        people = somebody.flags & (_PEOPLE | Flag.NISBA) and not somebody.flags & _BODIES
        return PICKED[head.folded] if people else None
    if head.analysis.definite or head.analysis.enclitics or head.analysis.number != "s" or head.flags & Flag.PLURAL:
        return None
    if countryman_end(reader, phrase.first, phrase.last) == phrase.last:
        return head.analysis.gender
    return told_gender(head.flags) if head.flags & (_PEOPLE & ~Flag.GROUP) and not head.flags & _BODIES else None
