"""Names in marks or brackets within a phrase: وكالة الأنباء المحلية | "نبأ"، شبكة | (كيه آر تي)."""

from __future__ import annotations

from typing import Final

from pipeline.language.lexicon import Flag
from pipeline.language.nominal import has_preposition, is_closed, said_of
from pipeline.language.phrasing.index import HEADS, SectionIndex

__all__ = ["short_name", "step_mark"]

_MARKED_WORD: Final = 3  # words from an opening mark over one word to the end of the marks
_SHORT_NAME: Final = 3  # words of the short name of a body
_ONE: Final = Flag.TITLE | Flag.COMMON_PERSON | Flag.ANONYMOUS
_NOT_ONE: Final = Flag.ORG_HEAD | Flag.GROUP | Flag.PLURAL | Flag.DUAL
_MAX_BRACKETS: Final = 6  # words in brackets, with the closing one


def step_mark(index: SectionIndex, first: int, j: int, has_person: bool) -> int:
    """Return where a phrase goes on behind the marks or brackets at word ``j``; ``j`` if it ends there."""
    word = index.words[j]
    if j > first and index.speech_behind(first, j):
        return j  # وأضاف المصدر | "لا تعليق"
    if j > first and not has_person and index.in_title(first):
        bearer = _bearer_behind_marks(index, j)
        if bearer > j:
            return bearer
    if word.text == "(" and j > first and not has_person and _called_in_brackets(index, first, j):
        return index.close_bracket(j, len(index.words))
    if j > first and not has_person and _bearer_inside(index, first, j):
        return index.names[j + 1].last + 1
    if word.text == "(" or (j == first and word.text not in '"«“'):
        return j
    short = j > first and short_name(index, j)
    end = index.marked_name(j, headed=j > first and (short or index.names_a_body(j) or _issued_by(index, j)))
    if end is None or (has_person and not _body_of_office(index, j)):
        return j
    if short:
        return end
    if j == first:
        return end
    previous = index.words[j - 1]
    wording = end - j > _MARKED_WORD and index.kind_at(j + 1) != "PER"
    wording = wording and (said_of(index.words, j - 1, j + 1, end) or _takes_object(index, first, j))
    if wording or _told(index, first, j, end) or _of_office(index, j - 1):
        return j  # وتوقعت الوكالة | "تباطؤا حادا"
    heads = previous.flags & (HEADS | Flag.NAMING) or not is_closed(index.words, first, j)
    inner = index.words[j + 1]
    return (
        end
        if heads
        or inner.flags & (Flag.MEDIA | Flag.INSTITUTION)
        or inner.pos == "latin"
        or (index.kind_at(j + 1) in ("PER", "ORG"))
        else j
    )


def _body_of_office(index: SectionIndex, j: int) -> bool:
    """Say whether marks hold the name of the body whose office stands before it: فلان رئيس جمعية | «مدينتي»."""
    if j - 1 < 1:
        return False
    body, office = index.words[j - 1], index.words[j - 2]
    named = index.names_a_body(j) and body.pos == "noun" and not body.analysis.definite and not has_preposition(body)
    return named and bool(office.flags & Flag.TITLE) and not office.analysis.definite


def _bearer_behind_marks(index: SectionIndex, j: int) -> int:
    """Return the end of who bears a title, behind the short name of its body in marks or brackets; ``j`` if none.

    الناطقة باسم وكالة | (أونروا) فلانة |، الأمين العام لمؤسسة التراث | "تراث" م. فلان |.
    """
    quoted = index.marked(j)
    if index.words[j].text == "(":
        k = index.close_bracket(j, len(index.words))
    elif quoted is not None and quoted.closed:
        k = index.word_at(quoted.end)
    else:
        return j
    if k - j - 2 > _SHORT_NAME or k >= len(index.words) or index.words[k].part != index.words[j].part:
        return j
    name = index.names.get(k + 2 if index.is_letter(k) else k)
    if name is not None and name.kind == "TITLE":
        name = index.names.get(name.last)  # "المبرد" المهندس | فلان
    return name.last if name is not None and name.kind == "PER" and not has_preposition(index.words[k]) else j


def _bearer_inside(index: SectionIndex, first: int, j: int) -> bool:
    """Say whether marks or brackets hold nothing but who bears a title: مدير المستشفى | «سالم الحداد»، الوزير | (…).

    Behind another person they may name that one: محامي المتهم | (سالم الحداد).
    """
    before = index.words[j - 1]
    if not index.words[first].flags & Flag.TITLE or not index.holds_person(j):
        return False
    person = before.flags & _ONE and not before.flags & _NOT_ONE  # والدة أحد الطلبة | (أم راشد)
    if j - first > 1 and person and not before.pos.startswith("adj"):
        return False
    return index.words[j].text == "(" or index.marked(j) is not None


def _called_in_brackets(index: SectionIndex, first: int, j: int) -> bool:
    """Say whether brackets hold what the noun right before them waits for: شبكة | (كيه آر تي)، حزب | (الفجر)."""
    waits = not is_closed(index.words, first, j) and not index.words[j - 1].analysis.enclitics
    end = index.close_bracket(j, len(index.words))
    return waits and index.names_a_body(j) and 1 < end - j - 1 <= _MAX_BRACKETS


def short_name(index: SectionIndex, j: int) -> bool:
    """Say whether one word in marks is the short name of the body before it: وكالة الأنباء المحلية | "نبأ" |، .

    Also behind a title with its body: الأمين العام لمؤسسة التراث | "تراث" | فلان.
    """
    body, quoted = index.name_of.get(j - 1), index.marked(j)
    if body is None or body.last != j or quoted is None or not quoted.closed:
        return False
    if body.kind != "ORG":
        return body.kind == "TITLE" and _bearer_behind_marks(index, j) > j
    end = index.word_at(quoted.end)
    if end - j != _MARKED_WORD or not index.words[body.first].flags & (Flag.ORG_HEAD | Flag.MEDIA_HEAD):
        return False
    word, following = index.words[j + 1], index.words[end] if end < len(index.words) else None
    plain = not word.analysis.enclitics and not word.preposed and not word.flags & Flag.TANWIN
    long = body.last - body.first > 1 and index.words[j - 1].analysis.definite
    ends = following is None or following.text in "،,." or index.is_complementizer(end)
    names = word.pos == "noun_prop" or word.flags & (Flag.MEDIA | Flag.INSTITUTION)
    said = any(o.analysis.pos == "adj" and not o.analysis.definite for o in word.options) and not names
    return plain and long and ends and not said and not word.text.endswith("ا")  # سرية بيانات المبلغ «مكفولة»


def _takes_object(index: SectionIndex, first: int, j: int) -> bool:
    """Say whether marks behind who speaks hold what a verb before him blames or backs: انتقد الوزير | "التأخير"."""
    verb = index.words[first - 1] if first else None
    if verb is None or verb.pos != "verb" or not verb.may_report or index.names_a_body(j):
        return False
    entry = index.lexicon.cues.get(verb.analysis.key)
    return entry is not None and entry.kind == "label" and "-" in entry.preps


def _told(index: SectionIndex, first: int, j: int, end: int) -> bool:
    """Say whether marks behind an office hold the outlet that a verb of telling has: أبلغ الوزير | "الأفق" | أن."""
    verb, who = index.words[first - 1] if first else None, index.words[j - 1]
    if verb is None or verb.pos != "verb" or not verb.may_report or not who.flags & Flag.TITLE:
        return False
    entry = index.lexicon.cues.get(verb.analysis.key)
    telling = entry is not None and entry.key in index.roles["addressing"]
    return telling and who.analysis.definite is True and end < len(index.words) and index.is_complementizer(end)


def _of_office(index: SectionIndex, k: int) -> bool:
    """Say whether word ``k`` tells of what somebody is minister or head, and waits for no name: وزير | الدفاع."""
    name, word = index.name_of.get(k), index.words[k]
    of_title = name is not None and name.kind == "TITLE" and name.first < k
    return of_title and word.analysis.definite and bool(word.flags & (Flag.ORG_HEAD | Flag.MEDIA_HEAD))


def _issued_by(index: SectionIndex, j: int) -> bool:
    """Say whether marks tell whose a document is: بيانات | "سي ليدجر"."""
    head = index.words[j - 1]
    return bool(head.flags & Flag.DOCUMENT) and not head.analysis.definite and not head.analysis.enclitics
