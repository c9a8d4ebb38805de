"""First names that are titles too: قالت | مالكة رحيموفا | إن، المدير | حاكم ضيف الله |.

A title without the article never stands right before a name in what papers write (قال المدير فلان, no مدير فلان) but
as an address (شيخ، دكتور); where the tables know it as a name, it is the first part of one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline.language.document import Name, Word
from pipeline.language.lexicon import Flag
from pipeline.language.nominal import in_tanwin

__all__ = ["odd_surname", "with_given_titles"]

_BREAKS: Final = ("punc", "conj_sub")


def with_given_titles(words: tuple[Word, ...], names: Sequence[Name]) -> list[Name]:
    """Return the names, each of a person with the title before it that is his first name."""
    found: list[Name] = []
    for name in names:
        given = _given_within(words, name) if name.kind == "TITLE" else name.last
        if given < name.last:
            found.append(Name(name.first, given, "TITLE", own=name.own))
            continue  # المدير شهيد | آفاق
        before = found[-1] if found and found[-1].kind == "TITLE" and found[-1].last == name.first else None
        if name.kind != "PER" or before is None or not _is_first(words, before, name):
            found.append(name)
        elif before.last - before.first > 1:  # المديرة مالكة | رحيموفا
            found[-1] = Name(before.first, before.last - 1, "TITLE", before.parts, own=before.own)
            found.append(Name(before.last - 1, name.last, "PER", name.parts, own=name.own))
        else:
            found[-1] = Name(before.first, name.last, "PER", name.parts, own=name.own)
    return found


def _given_within(words: tuple[Word, ...], title: Name) -> int:
    """Return where a first name begins that was taken for the end of a title, before or with what is no title's part.

    Without the article: لاعب الكريكيت | شهيد آفاق، and with one that few nations share: المدير | العربي المسعي.
    """
    end = title.last
    after = words[end] if end < len(words) and words[end].part == words[end - 1].part else None
    for k in range(title.first + 1, end):
        word = words[k]
        if not word.flags & Flag.COMMON_NAME or not words[k - 1].analysis.definite or word.preposed:
            continue
        if "army" in word.stem_roles:
            continue  # اللواء | أركان حرب
        if "given_with_article" in word.roles:
            return k if k + 1 == end and after is not None and odd_surname(after) else end
        rest = words[k + 1 : end]
        bare = not any(w.analysis.definite or w.analysis.enclitics or in_tanwin(w) for w in words[k:end])
        more = bool(rest) or (after is not None and _everyday(after))
        if bare and more and all(_everyday(w) for w in rest):
            return k
    return end


def _everyday(word: Word) -> bool:
    """Say whether a word is a plain noun or adjective without the article, of which the tables tell nothing."""
    plain = word.pos in ("noun", "adj") and not (word.flags or word.analysis.definite or word.preposed)
    return plain and not in_tanwin(word)


def odd_surname(word: Word) -> bool:
    """Say whether a word with the article is nobody's word: unknown, or spelt with ي where the noun has ى: المسعي."""
    a = word.analysis
    if not a.definite or a.enclitics or word.preposed:
        return False
    return a.source == "backoff" or (word.text.endswith("ي") and a.lemma.endswith("ى"))


def _is_first(words: tuple[Word, ...], title: Name, name: Name) -> bool:
    """Say whether the last word of a title opens the name behind it: who speaks, or whose title is whole before it."""
    k = title.last - 1
    word, before = words[k], words[k - 1] if k and words[k - 1].part == words[k].part else None
    plain = word.flags & Flag.COMMON_NAME and not (word.analysis.definite or word.analysis.enclitics)
    if not plain or in_tanwin(word) or words[name.first].preposed or word.flags & (Flag.PLURAL | Flag.DUAL):
        return False
    if title.last - title.first > 1:
        return before is not None and bool(before.analysis.definite)
    if before is None or before.pos in _BREAKS:
        return True
    led = (before.pos == "verb" and before.may_report) or "with_lam" in before.roles
    return led or bool(before.flags & Flag.TITLE and before.analysis.definite)
