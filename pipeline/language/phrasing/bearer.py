"""Who bears a title though what stands between seems to end it: رئيس التجمع من أجل الثقافة | فلان | إن.

Behind a verb of saying stand who speaks, where and when, and what he says; so a person's name after his title and
before what he says is the bearer's, unless a preposition, a verb or a noun of its own leads to it: بعد لقائه | فلانا.
"""

from __future__ import annotations

from typing import Final

from pipeline.language.document import Word
from pipeline.language.lexicon import SAYING, CueEntry, Flag
from pipeline.language.naming.evidence import ends_before
from pipeline.language.naming.set_apart import may_be_somebody, other_gender
from pipeline.language.nominal import THEIRS, has_preposition, is_closed, is_former
from pipeline.language.phrasing.index import SectionIndex

__all__ = ["bearer_beyond"]

_REACH: Final = 14  # words
_LINKS: Final = ("في", "من", "مع", "لدي", "علي", "عن", "بين", "الي", "بشان")
_ENDS_MEDIUM: Final = ("punc", "verb", "pron_rel", "conj_sub")
_CLAUSAL: Final = ("verb", "conj_sub", "pron_rel")
_LEADING: Final = ("الي", "علي", "عن", "من")
_APART: Final = Flag.TIME | Flag.VENUE | Flag.AUDIENCE | Flag.MEDIA | Flag.MEDIA_HEAD | Flag.GROUP
_KINDS: Final = ("say", "state", "opinion")
_OPENING, _CLOSING = frozenset('"«“'), frozenset('"»”')
_NICKNAME, _MEDIUM = 5, 8  # words
_VENUE: Final = 7  # words between a verb and who speaks: قال في مؤتمر صحفي مشترك أمس |


def bearer_beyond(index: SectionIndex, first: int, end: int, last: int) -> int:
    """Return the end of the bearer's name where a title ``[first, end)`` seems to end before it; ``end`` if none."""
    head = index.words[first]
    if head.flags & (Flag.PLURAL | Flag.DUAL | Flag.GROUP | Flag.DOCUMENT) or head.analysis.enclitics:
        return end
    entry, was = _said(index, first), _was(index, first)
    if entry is None and not was and _as_for(index, first):
        name = _next_person(index, end, min(last, end + _REACH))
        return name if name > end and _then_says(index, name, last) else end
    if entry is None and not was and first and index.words[first - 1].folded == "عن":
        name = _next_person(index, end, min(last, end + _REACH))
        return name if name > end and _his_words(index, name) else end
    if entry is None and not was and not _according(index, first):
        return end
    title = index.opens_title(first)
    somebody = title or (entry is not None and entry.kind == "say" and may_be_somebody(head))
    apart = _set_apart(index, first, end, last, title=title) if somebody and not was else end
    if apart > end:
        return apart
    if somebody and not was and (entry is None or entry.kind == "say"):
        told = _before_what_is_said(index, end, min(last, end + _REACH + 2), according=entry is None)
        if told > end:
            return told
    name = _next_person(index, end, min(last, end + _REACH))
    if name <= end:
        return end
    if not title:  # السباحة النرويجية | فلانة | إن
        at_once = end in index.names or index.words[end].folded == "في"  # القيادية في الحركة | فلانة
        somebody = head.analysis.definite and head.pos == "noun" and at_once
        return name if somebody and entry is not None and _spoken(index, name, last) else end
    if was:
        return name if _had_said(index, name, last) else end
    if entry is None or entry.kind == "say":
        ended = ends_before(index.words, name, last)
    else:
        ended = entry.kind == "state" and _told(index, name, last)
    return name if ended or _spoken(index, name, last) else end


def _set_apart(index: SectionIndex, first: int, end: int, last: int, *, title: bool) -> int:
    """Return the end of the bearer's name behind the comma that ends his title: رئيسة بلدية | كاليه، ناتاشا بوشار |، .

    ``end`` where somebody else is named before the comma, or what a verb is about: أعلن الرئيس | ترشيح زوجته، فلانة.
    """
    words = index.words
    comma = next((k for k in range(end, min(last, end + _REACH)) if words[k].is_comma), None)
    if comma is None or (comma == end and title):
        return end
    between = words[end:comma]
    if any(w.pos in _CLAUSAL or w.text == ":" or w.flags & Flag.TIME for w in between):
        return end
    if any(w.analysis.enclitics and not has_preposition(w) for w in between):
        return end
    if any(_somebody(index, k) for k in range(end, comma)):
        return end
    entry, head = _said(index, first), between[0] if between else None
    plain = head is not None and head.pos == "noun" and not head.analysis.definite and not head.flags & Flag.PLACE
    if plain and end - first > 1 and (entry is None or entry.kind != "say"):
        return end
    k = comma + 1
    while k < last and _goes_before(words[k]):
        k += 1
    name = index.names.get(k)
    if name is None or name.kind != "PER" or name.last >= last or has_preposition(words[k]):
        return end
    if first and other_gender(words[first - 1], words[k]):
        return end  # قال خاطف الطفلة، | هند فارس |، إنه
    closes = words[name.last].text in ("،", ",", ":", "(") or index.is_complementizer(name.last)
    return name.last if closes else end


def _before_what_is_said(index: SectionIndex, end: int, last: int, *, according: bool) -> int:
    """Return the end of the only person's name behind a title, right before what is said, else ``end``.

    قال مدير المستشفى | في خان يونس عاطف الحوت | إن; behind "according to" a comma is enough: بحسب مديرة | …  فلانة |، .
    """
    words, found = index.words, end
    for k in range(end, last):
        word, name = words[k], index.names.get(k)
        said = index.is_complementizer(k) or word.text == ":"
        if said or (according and word.text in "،,."):
            return found if found == k else end
        if word.pos in _CLAUSAL or word.text in "،,.()؛" or (word.analysis.enclitics and not has_preposition(word)):
            return end
        if k < found or name is None or not _somebody(index, k):
            continue
        if found > end and name.kind == "PER":
            return end  # two people
        person = index.names.get(name.last) if name.kind == "TITLE" else name
        if person is None or person.kind != "PER":
            if name.kind == "TITLE" and not word.flags & (Flag.PLURAL | Flag.GROUP):
                return end
            continue
        before = words[k - 1]
        if before.pos == "prep" or has_preposition(word) or (k > end and _opens(index, end, k)):
            return end  # بعد لقائه مع | فلان، في حكومة | فلان
        found = person.last
    return end


def _somebody(index: SectionIndex, k: int) -> bool:
    """Say whether another is named or told by his office at word ``k``; unknown words there name a body: لدى | كبلر."""
    name = index.names.get(k)
    if name is None or name.kind not in ("PER", "TITLE"):
        return False
    return name.kind == "TITLE" or any(w.flags & Flag.FIRST_NAME for w in index.words[name.first : name.last])


def _goes_before(word: Word) -> bool:
    """Say whether a word is an address or a nation before a name: الدكتور | فلان، التونسي | فلان."""
    return bool(word.flags & Flag.HONORIFIC or (word.flags & Flag.NISBA and word.analysis.definite))


def _said(index: SectionIndex, first: int) -> CueEntry | None:
    """Return the reporting verb before word ``first``, unless it has somebody as its object."""
    verb = _verb_before(index, first)
    if verb is None or not verb.may_report or verb.pos != "verb" or verb.analysis.person != "3":
        return None
    entry = index.lexicon.cues.get(verb.analysis.key)
    if entry is None or entry.kind not in _KINDS or "addressing" in entry.roles:
        return None
    return None if "whom_it_takes" in entry.roles else entry


def _verb_before(index: SectionIndex, first: int) -> Word | None:
    """Return the word before ``first``, or the verb that only a time or a venue parts from it: قال أمس | المدير."""
    words = index.words
    if not first or words[first - 1].pos in ("verb", "punc"):
        return words[first - 1] if first else None
    for k in range(first - 1, max(0, first - _VENUE), -1):
        word = words[k - 1]
        if words[k].pos in _ENDS_MEDIUM or index.kind_at(k) in ("PER", "TITLE"):
            return None
        if word.pos == "verb":
            apart = words[k].pos == "prep" or has_preposition(words[k]) or index.is_time(k)
            return word if apart else None
    return None


def _was(index: SectionIndex, first: int) -> bool:
    """Say whether كان stands right before word ``first``: | وكانت | المتحدثة باسم الحكومة سابقا فلانة قد أعلنت."""
    return first > 0 and "was" in index.words[first - 1].stem_roles


def _as_for(index: SectionIndex, first: int) -> bool:
    """Say whether أما stands right before word ``first``: | أما | النائبة عن الجبل فلانة، فقالت."""
    return first > 0 and "as_for" in index.words[first - 1].roles


def _then_says(index: SectionIndex, k: int, last: int) -> bool:
    """Say whether the verb that أما waits for comes behind word ``k``, with nothing or something set off between."""
    word = next((w for w in index.words[k:last] if w.pos == "verb" and w.preposed == "ف"), None)
    apart = k < last and (index.words[k].text in ("،", ",", "(") or index.words[k] is word)
    return apart and word is not None and word.may_report


def _had_said(index: SectionIndex, k: int, last: int) -> bool:
    return k + 1 < last and index.words[k].folded == "قد" and index.words[k + 1].may_report


def _told(index: SectionIndex, k: int, last: int) -> bool:
    """Say whether an outlet or people to whom something was told come at word ``k``: أكد فلان | لوكالة الأنباء."""
    if k >= last or index.words[k].preposed != "ل":
        return False
    return bool(index.words[k].flags & (Flag.MEDIA | Flag.MEDIA_HEAD | Flag.AUDIENCE)) or index.kind_at(k) == "MED"


def _according(index: SectionIndex, first: int) -> bool:
    before = index.words[first - 1] if first else None
    return before is not None and before.folded.removeprefix("و") in index.roles["according_to"]


def _his_words(index: SectionIndex, k: int) -> bool:
    """Say whether what he said begins with his verbal noun at word ``k``: نقلت الصحيفة عن المدير فلان | قوله إن."""
    word = index.words[k] if k < len(index.words) else None
    if word is None or word.pos != "noun" or word.analysis.pronoun not in THEIRS or word.preposed:
        return False
    return word.stem == SAYING or word.stem in index.lexicon.masdars


def _next_person(index: SectionIndex, k: int, last: int) -> int:
    """Return the end of the next person's name that only a title's body, place or term parts from word ``k``.

    ``k`` as it was given where there is none.
    """
    start = k
    while k < last:
        word, before = index.words[k], index.words[k - 1]
        name = index.names.get(k)
        led = before.pos == "prep" or has_preposition(word)
        several = name is not None and name.kind == "TITLE" and word.flags & Flag.PLURAL and word.preposed == "ل"
        if name is not None and name.kind in ("PER", "TITLE") and not several and (led or _opens(index, start, k)):
            return start  # بقتل | الصحفي فلان; but النقيب السابق | للصحفيين
        if name is not None and word.analysis.enclitics:
            return start  # على لسان | رئيسها فلان
        if name is not None and name.kind == "PER":
            return name.last
        if name is not None and name.kind == "MED" and not led:
            return start
        if name is not None:
            k = name.last
            continue
        marked = index.names.get(k + 1) if word.text in _OPENING else None
        if marked is None or marked.kind not in ("ORG", "MED") or marked.last >= last:
            marked = None  # cut off in the marks: النائب عن كتلة | «البناء
        if marked is not None and index.words[marked.last].text in _CLOSING:
            k = marked.last + 1  # النائب عن كتلة | «البناء» | فلان
            continue
        if "held_when" in word.roles or (word.analysis.definite and "former" in word.stem_roles):
            k += 1  # المتحدثة باسم الحكومة | سابقا | فلانة، مدرب ريد بول | السابق | فلان
            continue
        plain = word.is_nominal and not word.analysis.enclitics
        link = word.pos == "prep" and word.folded in _LINKS and not word.analysis.enclitics
        apart = word.flags & (_APART if word.preposed != "ل" else Flag.TIME)  # رئيس المجلس | للصحافة | فلان
        if word.flags & Flag.DOCUMENT and word.analysis.definite:
            apart &= ~Flag.VENUE  # الباحثة الرئيسية في | الدراسة | فلانة لموقع
        matter = before.pos == "prep" and "matter" in word.stem_roles  # المحامي في قضية | فلان
        how = word.flags & Flag.TANWIN or (word.text.endswith("ا") and word.pos == "adj")  # مهاجما | فلانا
        if matter or (how and not word.analysis.definite):
            return start
        if not (plain or link) or (apart and not is_former(index.words, k)) or word.preposed == "ف":
            return start
        k += 1
    return start


def _opens(index: SectionIndex, start: int, k: int) -> bool:
    """Say whether the noun before word ``k``, behind word ``start``, waits for what it is of."""
    before = index.words[k - 1]
    plain = before.pos == "noun" and "held_when" not in before.roles
    return k > start and plain and not is_closed(index.words, k - 1, k)


def _spoken(index: SectionIndex, k: int, last: int) -> bool:
    """Say whether what is said begins at word ``k``, perhaps behind a nickname, a medium, a day, a preposition."""
    words = index.words
    if k < last and words[k].text == "(":
        k = next((j + 1 for j in range(k + 1, min(last, k + _NICKNAME)) if words[j].text == ")"), k)
    if k + 1 < last and words[k].pos == "prep" and words[k + 1].flags & Flag.VENUE:
        end = min(last, k + _MEDIUM)
        k = next((j for j in range(k + 2, end) if words[j].pos in _ENDS_MEDIUM or index.is_complementizer(j)), k)
    while k < last and index.is_time(k):
        k += 1
    if k + 1 < last and words[k].folded in _LEADING:
        k += 1
    return k < last and (index.is_complementizer(k) or words[k].text == ":")
