"""Find the spans of words that name a person, an organisation, a place, an outlet, or give a title.

Spans are word indices ``[first, last)`` of one section and never cross a sentence. Evidence comes from the tables, from
the analyses (an unknown word is likely a name), from the words around (a title before, a first name before), and from
the article itself: a surname counts wherever the full name stands once.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.language.document import Name, Word
from pipeline.language.lexicon import Flag, Lexicon
from pipeline.language.normalise import fold

__all__ = ["find_names"]

_MAX_NAME = 7
_PREPOSED = frozenset(("و", "ف", "ب", "ل", "ك"))
_NOT_IN_NAME = (
    Flag.TIME | Flag.TITLE | Flag.ORG_HEAD | Flag.VENUE | Flag.MEDIA_HEAD | Flag.ANONYMOUS | Flag.GROUP | Flag.DOCUMENT
    | Flag.INSTITUTION | Flag.MEDIA | Flag.HONORIFIC | Flag.CLAUSE_OWNER
)  # fmt: skip
_NAMED = Flag.FIRST_NAME | Flag.SURNAME
_COMPOUND_HEADS = frozenset(fold("عبد أبو أبي أبا بو أم ابن بن بنت آل ال ولد ذو امرؤ").split())
_COMPOUND_TAILS = frozenset(fold("الله الدين الإسلام الحق الزمان الرحمن الدولة النبي الزهراء الهدى").split())
_MARKS = frozenset("\"'«»“”‘’()")


def find_names(words: Sequence[Word], bounds: Sequence[tuple[int, int]], tables: Lexicon) -> tuple[Name, ...]:
    """Return the name spans of a section, in order."""
    found: list[Name] = []
    known = _known_people(words, bounds)
    for first, last in bounds:
        i = first
        while i < last:
            after_title = bool(found) and found[-1].last == i and found[-1].kind == "TITLE"
            name = _at(words, i, last, tables, known, after_title=after_title)
            if name is None:
                i += 1
            else:
                found.append(name)
                i = name.last
    return tuple(found)


def _known_people(words: Sequence[Word], bounds: Sequence[tuple[int, int]]) -> frozenset[str]:
    """Return the cores of the last words of all full names of the section."""
    known: set[str] = set()
    for first, last in bounds:
        i = first
        while i < last:
            end = person_end(words, i, last, frozenset())
            if end - i >= 2:
                known.add(words[end - 1].core)
                i = end
            else:
                i += 1
    return frozenset(known)


def _at(words: Sequence[Word], i: int, last: int, tables: Lexicon, known: frozenset[str], *, after_title: bool) -> Name | None:
    word = words[i]
    if word.pos == "punc" or word.pos == "digit":
        return None
    matched = phrase_at(words, i, last, tables)
    if matched is not None:
        end, flags = matched
        kind = _kind(flags)
        if kind:
            return Name(i, _organisation_end(words, end, last) if kind == "ORG" and flags & Flag.ORG_HEAD else end, kind)
    if word.flags & Flag.MEDIA and word.pos != "verb":
        return Name(i, i + 1, "MED")
    if word.flags & Flag.INSTITUTION and word.pos != "verb":
        return Name(i, i + 1, "ORG")
    if word.flags & Flag.ORG_HEAD and word.pos != "verb":
        end = _organisation_end(words, i + 1, last)
        return Name(i, end, "ORG") if end > i + 1 or word.analysis.definite else None
    end = person_end(words, i, last, known)
    if end == i and after_title and _first_name_like(words, i, last):
        end = _extend(words, i, i + 1, last, known)
    if end > i:
        return Name(i, end, "PER")
    if word.flags & (Flag.TITLE | Flag.HONORIFIC) and word.pos not in ("verb", "prep"):
        return Name(i, title_end(words, i, last, known), "TITLE")
    if word.flags & Flag.PLACE and word.pos != "verb" and not word.analysis.enclitics:
        return Name(i, i + 1, "LOC")
    return None


def _kind(flags: Flag) -> str | None:
    for flag, kind in (
        (Flag.MEDIA, "MED"), (Flag.INSTITUTION, "ORG"), (Flag.ORG_HEAD, "ORG"), (Flag.PLACE, "LOC"),
        (Flag.FIRST_NAME, "PER"), (Flag.SURNAME, "PER"), (Flag.TITLE, "TITLE"), (Flag.HONORIFIC, "TITLE"),
    ):  # fmt: skip
        if flags & flag:
            return kind
    return None


def phrase_at(words: Sequence[Word], i: int, last: int, tables: Lexicon) -> tuple[int, Flag] | None:
    """Return the end and flags of the longest phrase of the tables that starts at word ``i``."""
    word = words[i]
    for key in dict.fromkeys((word.folded, word.core)):
        for phrase, flags in tables.phrases.get(key, ()):
            end = i + len(phrase)
            if end <= last and all(words[i + k].folded == phrase[k] for k in range(1, len(phrase))):
                return end, flags
    return None


def has_preposition(word: Word) -> bool:
    """Say whether a preposition or conjunction is written on the word."""
    return any(p in _PREPOSED for p in word.analysis.proclitics)


def could_be_name(word: Word) -> bool:
    """Say whether a word can be part of a person's name by itself."""
    if word.pos in ("punc", "digit") or word.flags & Flag.FUNCTION or word.analysis.enclitics:
        return False
    if word.flags & _NOT_IN_NAME and not word.flags & _NAMED:
        return False
    if word.flags & _NAMED:
        return word.pos not in ("verb", "prep", "conj", "part")
    if word.flags & (Flag.PLACE | Flag.NISBA):
        return False
    return word.pos == "noun_prop"


def person_end(words: Sequence[Word], i: int, last: int, known: frozenset[str]) -> int:
    """Return the end of the person's name that starts at word ``i``; ``i`` if there is none."""
    word = words[i]
    if word.folded in _COMPOUND_HEADS or word.stem in _COMPOUND_HEADS and not word.analysis.definite:
        if i + 1 < last and words[i + 1].pos not in ("punc", "digit", "prep", "verb") and not has_preposition(words[i + 1]):
            if word.stem in ("عبد", "ابو", "بو", "ام", "ابي", "ابا", "ال", "ابن", "بن"):
                return _extend(words, i, i + 2, last, known)
        return i
    if word.analysis.definite and i + 1 < last and words[i + 1].flags & Flag.FIRST_NAME and could_be_name(words[i + 1]) and not has_preposition(words[i + 1]):
        return i + 1 if word.core in known or word.flags & Flag.SURNAME else i
    if not could_be_name(word):
        return i if not (word.core in known and word.pos not in ("verb", "prep")) else i + 1
    end = _extend(words, i, i + 1, last, known)
    if end - i >= 2:
        return end
    strong = bool(word.flags & _NAMED) or word.core in known or word.analysis.source == "backoff"
    if strong and not (word.flags & Flag.PLACE and not word.core in known):
        return end if word.pos == "noun_prop" or word.flags & Flag.SURNAME or word.core in known else i
    return i


def _extend(words: Sequence[Word], start: int, end: int, last: int, known: frozenset[str]) -> int:
    """Take further words into a name that starts at ``start`` and now ends at ``end``."""
    while end < last and end - start < _MAX_NAME:
        word, previous = words[end], words[end - 1]
        if has_preposition(word) or word.pos in ("punc", "digit", "prep"):
            break
        if word.stem in _COMPOUND_HEADS and not word.analysis.definite and end + 1 < last and words[end + 1].pos not in ("punc", "digit", "prep"):
            end += 2
        elif word.core in _COMPOUND_TAILS or word.core in known or could_be_name(word) and not _complete(words, start, end):
            end += 1
        elif previous.flags & Flag.FIRST_NAME and _surname_like(words, end, last):
            end += 1
        elif word.analysis.definite and word.stem.endswith("ي") and not _complete(words, start, end) and _nisba_surname(word) and could_be_name(previous):
            end += 1
        else:
            break
    return end


def _complete(words: Sequence[Word], start: int, end: int) -> bool:
    """Say whether a name already ends in a surname with the article: زايد الأسمري | التعازي."""
    return end - start >= 2 and words[end - 1].analysis.definite and words[end - 1].core not in _COMPOUND_TAILS


def _nisba_surname(word: Word) -> bool:
    if word.flags & (_NOT_IN_NAME | Flag.NISBA):
        return False
    return not any(o.analysis.number == "p" and o.analysis.pos == "noun" for o in word.options)


def _first_name_like(words: Sequence[Word], i: int, last: int) -> bool:
    """Say whether a common word right after a title begins a name: عضو المجلس مشبب القحطاني."""
    word = words[i]
    if i + 1 >= last or word.pos not in ("noun", "adj", "noun_prop") or word.analysis.definite or word.analysis.enclitics or has_preposition(word):
        return False
    if word.flags & (_NOT_IN_NAME | Flag.FUNCTION | Flag.NISBA | Flag.PLACE) or not words[i - 1].analysis.definite and not words[i - 1].flags & Flag.PLACE:
        return False
    following = words[i + 1]
    return not has_preposition(following) and (could_be_name(following) or following.analysis.definite and following.stem.endswith("ي") and not following.flags & Flag.NISBA)


def _surname_like(words: Sequence[Word], i: int, last: int) -> bool:
    """Say whether a common word after a first name is its second part: سالم قابل، مرتضى الشحماني."""
    word = words[i]
    if word.flags & (_NOT_IN_NAME | Flag.FUNCTION) or word.analysis.enclitics not in ((), ("ي",)) or word.pos in ("conj", "conj_sub", "part", "pron_rel", "pron_dem"):
        return False
    if word.flags & Flag.NISBA:
        return word.analysis.definite
    if word.pos == "verb":
        return False
    if word.analysis.definite:
        return not any(o.analysis.pos == "noun" and o.analysis.number == "p" for o in word.options)
    following = words[i + 1] if i + 1 < last else None
    return following is None or following.pos in ("punc", "prep", "conj_sub", "part", "noun_prop") or has_preposition(following) or following.analysis.definite


def _organisation_end(words: Sequence[Word], end: int, last: int) -> int:
    """Return where an organisation's name ends, given that its head ends at ``end``."""
    after_head = end
    while end < last:
        word = words[end]
        if word.pos in ("punc", "digit", "prep", "verb", "pron_rel", "pron_dem", "conj", "conj_sub", "part") or word.flags & Flag.TIME:
            break
        construct = _construct(words[end - 1])
        if word.flags & (Flag.TITLE | Flag.HONORIFIC) and not word.flags & Flag.ORG_HEAD and not construct:
            break
        clitics = [p for p in word.analysis.proclitics if p != "ال"]
        if clitics and not (clitics == ["ل"] and words[end - 1].analysis.definite and end - after_head <= 2 and not word.flags & (Flag.AUDIENCE | Flag.MEDIA)):
            if not (clitics == ["و"] and word.analysis.definite and words[end - 1].analysis.definite and end - 1 > 0):
                break
        if word.flags & Flag.FIRST_NAME and word.pos == "noun_prop":
            if not (construct or words[end - 1].flags & (Flag.TITLE | Flag.HONORIFIC)):
                break
            end = max(end + 1, person_end(words, end, last, frozenset()))
            continue
        if word.analysis.definite or word.flags & (Flag.PLACE | Flag.NISBA | Flag.ORG_HEAD) or (end + 1 < last and words[end + 1].analysis.definite and not words[end - 1].analysis.definite and word.pos == "noun"):
            end += 1
        else:
            break
    return end


def _construct(word: Word) -> bool:
    """Say whether a word waits for its second part: جسر (الملك فهد)، مستشفى (الملك)."""
    return word.pos == "noun" and not word.analysis.definite and not word.analysis.enclitics


def closes(previous: Word, word: Word) -> bool:
    """Say whether a noun phrase is complete before ``word``: وزير الداخلية | أهمية، الوزير | متحدثاً."""
    if not (previous.analysis.definite or previous.analysis.enclitics or previous.flags & (Flag.PLACE | Flag.INSTITUTION)):
        return False
    if word.flags & (Flag.PLACE | Flag.TITLE | Flag.ORG_HEAD | Flag.FIRST_NAME | Flag.SURNAME | Flag.NISBA | Flag.HONORIFIC):
        return False
    if word.analysis.definite:
        # الخبير العسكري | الكلام: a second noun with the article that can be no adjective
        return previous.analysis.definite and word.pos == "noun" and not word.stem.endswith("ي") and not any(o.analysis.pos.startswith("adj") for o in word.options)
    return word.pos.startswith(("noun", "adj", "adv")) and word.pos != "noun_prop"


def title_end(words: Sequence[Word], i: int, last: int, known: frozenset[str]) -> int:
    """Return where a title ends: الرئيس الفرنسي، وزير الخارجية الأميركي، عضو مجلس محافظة البصرة."""
    end = i + 1
    while end < last:
        word, previous = words[end], words[end - 1]
        if word.pos in ("punc", "digit", "prep", "verb", "pron_rel", "pron_dem", "conj", "conj_sub", "part") or word.flags & Flag.TIME:
            break
        clitics = [p for p in word.analysis.proclitics if p != "ال"]
        if clitics and not (clitics == ["و"] and word.flags & (Flag.TITLE | Flag.ORG_HEAD | Flag.NISBA)):
            if not (clitics == ["ل"] and word.analysis.definite and not word.flags & (Flag.AUDIENCE | Flag.MEDIA_HEAD)):
                break
        if closes(previous, word):
            break
        if person_end(words, end, last, known) > end and not word.flags & (Flag.PLACE | Flag.NISBA):
            break
        end += 1
    return end
