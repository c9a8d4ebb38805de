"""Shares of people that speak: 18 في المائة من الأسر، أكثر من ثلث السكان، سبعة من كل عشرة، 9% منهم."""

from __future__ import annotations

from typing import Final

from pipeline.language.lexicon import Flag, roles_of
from pipeline.language.nominal import has_preposition
from pipeline.language.phrasing.index import SectionIndex

__all__ = ["PER_CENT", "amount_end", "behind_plenty", "more_than_one", "of_people", "stands_alone"]

PER_CENT: Final = "%٪"


def amount_end(index: SectionIndex, i: int, last: int) -> int:
    """Return the end of the amount of a share at word ``i``, else ``i``: نحو 40 في المئة |، ثلث |، نصفهم |."""
    k = _over_roughly(index, i, last)
    if k >= last:
        return i
    word = index.words[k]
    if "part_of_them" in word.roles:
        return k + 1
    if "part_of" in word.roles or word.core in index.roles["part_of"]:
        waits = k + 1 < last and index.words[k + 1].analysis.definite
        return k + 1 if waits and not index.words[k + 1].flags & Flag.TIME else i
    end = _per_cent(index, k, last)
    end = _of_every(index, k, last) if end == k else end
    return end if end > k else i


def _over_roughly(index: SectionIndex, i: int, last: int) -> int:
    """Step over what stands before a number: نسبة | 8%، أكثر من | 60%، ما لا يقل عن | 30%."""
    words, word = index.words, index.words[i]
    joined = word.preposed == "و" and len(word.analysis.proclitics) == 1
    opening = word.folded[1:] if joined else word.folded
    roles = roles_of(opening) if joined else word.roles
    if "roughly" in roles:
        return i + 1
    if i + 2 < last and "more_or_less" in roles and words[i + 1].folded == "من":
        return i + 2
    k = i + 1 if "share_of_all" in roles and not word.analysis.definite else i
    if k > i or opening not in ("ما", "وما"):
        return k
    if k + 3 < last:
        m = k + 2 if words[k + 1].folded == "لا" else k + 1
        if "comes_near" in words[m].roles:
            return m + 2 if words[m + 1].pos == "prep" else m + 1
    return k


def _per_cent(index: SectionIndex, i: int, last: int) -> int:
    """Return the end of a number with its sign or word at word ``i``: %47 |، 47٪ |، 18 في المائة |."""
    words = index.words
    if i + 1 >= last:
        return i
    if words[i].text in PER_CENT:
        return i + 2 if words[i + 1].pos == "digit" else i
    if words[i].pos != "digit":
        return i
    if words[i + 1].text in PER_CENT or "per_cent" in words[i + 1].roles:
        return i + 2
    return i + 3 if i + 2 < last and words[i + 1].folded == "في" and "per_cent" in words[i + 2].roles else i


def _of_every(index: SectionIndex, i: int, last: int) -> int:
    """Return the end of one number out of another at word ``i``: 7 من كل 10 |، ثلاثة من أصل خمسة |."""
    words = index.words
    if i + 3 >= last or words[i + 1].folded != "من" or "out_of" not in words[i + 2].roles:
        return i
    return i + 4 if all(words[k].pos in ("digit", "noun_num") for k in (i, i + 3)) else i


def of_people(index: SectionIndex, i: int) -> bool:
    """Say whether word ``i`` names several people, of whom a share can speak."""
    word = index.words[i]
    people = word.flags & (Flag.GROUP | Flag.PLURAL | Flag.COMMON_PERSON) or word.analysis.number == "p"
    titled = word.flags & (Flag.TITLE | Flag.ANONYMOUS) and word.text.endswith("ين")  # العاملين reads as two as well
    return bool(people or titled) and not has_preposition(word)


def behind_plenty(index: SectionIndex, i: int, last: int) -> int | None:
    """Return the people of whom word ``i`` tells that many speak: الكثير من | العاملين، جزء كبير من | الناخبين."""
    if i + 2 >= last or index.words[i].core not in index.roles["plenty"] or index.words[i].preposed not in ("", "و"):
        return None
    described = index.words[i + 1]
    k = i + 1 + (described.pos.startswith("adj") and not has_preposition(described))
    if k + 1 >= last or index.words[k].folded != "من" or index.words[k].pos != "prep":
        return None
    return k + 1 if of_people(index, k + 1) else None


def more_than_one(index: SectionIndex, i: int) -> bool:
    """Say whether word ``i`` counts people without their number: أكثر من | مصدر; not أكثر من | مرة."""
    more, one = index.words[i], index.words[i + 2]
    if "more_than_one" not in more.roles or index.words[i + 1].folded != "من" or has_preposition(one):
        return False
    person = one.flags & (Flag.TITLE | Flag.ANONYMOUS | Flag.COMMON_PERSON) and not one.flags & Flag.ORG_HEAD
    return bool(person) and one.pos == "noun" and one.analysis.number == "s" and not one.analysis.definite


def stands_alone(index: SectionIndex, i: int, end: int) -> bool:
    """Say whether a share is all between a reporting word and its clause: قالت | 9% | إنها، رأى | 9% | فقط أن."""
    words, last = index.words, len(index.words)
    if i == 0 or not words[i - 1].may_report or "part_of" in words[i].roles:
        return False
    k = end + 1 if end < last and "no_more" in words[end].roles else end
    k = k + 1 if k < last and words[k].pos == "prep" else k
    return k < last and (words[k].text == ":" or index.is_complementizer(k))
