"""Find the spans of words that name a person, an organisation, a place, an outlet, or give a title.

Spans are word indices ``[first, last)`` of one section and never cross a sentence. Evidence comes from the tables, from
the analyses (an unknown word is likely a name), from the words around (a title before, a first name before), and from
the article itself: a surname counts wherever the full name stands once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.language.document import Name, Word
from pipeline.language.lexicon import Flag, Lexicon
from pipeline.language.morphology import Analysis
from pipeline.language.nominal import NOMINAL, attaches, has_preposition, is_closed, preposed

__all__ = ["as_names", "find_names", "person_end", "title_end"]

_MAX_NAME = 7
_NOT_IN_NAME = (
    Flag.TIME | Flag.TITLE | Flag.ORG_HEAD | Flag.VENUE | Flag.MEDIA_HEAD | Flag.ANONYMOUS | Flag.GROUP | Flag.DOCUMENT
    | Flag.INSTITUTION | Flag.MEDIA | Flag.HONORIFIC | Flag.CLAUSE_OWNER | Flag.AUDIENCE
)  # fmt: skip
_NAMED = Flag.FIRST_NAME | Flag.SURNAME
_LIKE_NAMES = _NAMED | Flag.COMMON_NAME
_TELLING = Flag.MEDIA | Flag.INSTITUTION | Flag.ORG_HEAD | Flag.TITLE | Flag.HONORIFIC | Flag.PLACE
_NEVER_NAMES = frozenset(("punc", "digit", "verb", "prep", "conj", "part", "part_neg"))
_OFFICE = Flag.TITLE | Flag.HONORIFIC | Flag.ORG_HEAD | Flag.NISBA | Flag.TIME | Flag.GROUP
_BREAKS = (
    "punc",
    "digit",
    "prep",
    "verb",
    "pron_rel",
    "pron_dem",
    "pron",
    "conj",
    "conj_sub",
    "part",
    "part_neg",
    "part_fut",
)
_NAMEABLE = frozenset(("noun", "adj", "noun_prop", "adj_comp", "adj_num", "noun_num", "noun_quant", "verb"))
_CLOSERS = {'"': '"', "«": "»", "“": "”", "(": ")"}
_MOST_SET_OFF = 6
_BROKEN_PLURAL = re.compile(r"\w\wا\wي")  # تعازي، مباني
_MANNER = re.compile(r"\wا\w\wة|م\w\w\wة")  # ضاحكة، ساخرة، مبتسمة
_LETTERS = frozenset("ادمجرسقبعف")


class _Finder:
    """Finds the names of one section."""

    def __init__(self, words: Sequence[Word], tables: Lexicon, known: frozenset[str]) -> None:
        self.words = words
        self.tables = tables
        self.known = known

    def at(self, i: int, last: int, before: Name | None) -> Name | None:
        """Return the name that starts at word ``i``."""
        word = self.words[i]
        if word.pos in ("punc", "digit"):
            return None
        person = person_end(
            self.words,
            i,
            last,
            self.known,
            self.tables,
            after_title=before is not None and before.last == i and before.kind == "TITLE",
        )
        matched = phrase_at(self.words, i, last, self.tables)
        if matched is not None and matched[0] >= person:
            end, flags = matched
            kind = _kind(flags)
            if kind == "ORG" and (flags & Flag.ORG_HEAD or word.flags & Flag.ORG_HEAD):
                return Name(i, self.organisation_end(i, end, last), kind)
            if kind == "TITLE":
                return Name(i, title_end(self.words, i, end, last, self.known, self.tables), kind)
            if kind == "PER":
                end = _extend(self.words, i, end, last, self.known, self.tables)
            if kind:
                return Name(i, end, kind)
        if person == i and (word.pos == "verb" or not word.flags & _TELLING):
            return None
        return self._single(i, last, person)

    def _single(self, i: int, last: int, person: int) -> Name | None:
        word = self.words[i]
        if person > i + 1 or (
            person > i
            and not word.flags
            & (Flag.MEDIA | Flag.INSTITUTION | Flag.TITLE | Flag.ORG_HEAD | Flag.PLACE | Flag.HONORIFIC)
        ):
            return Name(i, person, "PER")
        if word.flags & Flag.MEDIA and not word.analysis.enclitics:
            return Name(i, i + 1, "MED")
        if word.flags & Flag.INSTITUTION and not word.analysis.enclitics:
            return Name(i, self.organisation_end(i, i + 1, last) if word.flags & Flag.ORG_HEAD else i + 1, "ORG")
        if word.flags & Flag.ORG_HEAD and not (word.flags & Flag.TITLE and not word.flags & Flag.FEMALE):
            end = self.organisation_end(i, i + 1, last)
            proper = any(w.analysis.definite or w.pos == "noun_prop" or w.flags & Flag.PLACE for w in self.words[i:end])
            return Name(i, end, "ORG") if end > i + 1 and proper else None
        circumstance = word.folded in self.tables.participles and word.text.endswith("ا")
        if word.flags & (Flag.TITLE | Flag.HONORIFIC) and word.pos in NOMINAL and not circumstance:
            return Name(i, title_end(self.words, i, i + 1, last, self.known, self.tables), "TITLE")
        if word.flags & Flag.PLACE and not word.analysis.enclitics:
            return Name(i, i + 1, "LOC")
        return Name(i, person, "PER") if person > i else None

    def organisation_end(self, first: int, end: int, last: int) -> int:
        """Return where an organisation's name ends, given that its head ends at ``end``."""
        return organisation_end(self.words, first, end, last, self.known, self.tables)


def find_names(words: Sequence[Word], bounds: Sequence[tuple[int, int]], tables: Lexicon) -> tuple[Name, ...]:
    """Return the name spans of a section, in order."""
    finder = _Finder(words, tables, _known_people(words, bounds, tables))
    found: list[Name] = []
    for first, last in bounds:
        i = first
        while i < last:
            before = found[-1] if found else None
            name = _set_off(words, i, last, before) or finder.at(i, last, before)
            if name is None:
                i += 1
            else:
                found.append(name)
                i = name.last
    return tuple(found)


def _set_off(words: Sequence[Word], i: int, last: int, before: Name | None) -> Name | None:
    """Return the name in marks after the word that says what it is, or in Latin letters after the Arabic one.

    Examples: شركة "أفق"، صحيفة «النهار»، فولتاريس (Voltaris).
    """
    closer = _CLOSERS.get(words[i].text)
    if closer is None or i == 0:
        return None
    end = next((j for j in range(i + 1, min(last, i + _MOST_SET_OFF)) if words[j].text == closer), i + 1)
    inside = words[i + 1 : end]
    if not inside:
        return None
    if closer == ")":
        follows = before is not None and before.last == i and before.kind in ("PER", "ORG", "MED")
        latin = all(w.analysis.pos in ("latin", "punc") for w in inside)
        return Name(i + 1, end, before.kind) if before is not None and follows and latin else None
    kind = "MED" if words[i - 1].flags & Flag.MEDIA_HEAD else "ORG" if words[i - 1].flags & Flag.ORG_HEAD else ""
    nominal = all(w.analysis.pos in NOMINAL for w in inside)
    return Name(i + 1, end, kind) if kind and nominal else None


def as_names(words: Sequence[Word], names: Sequence[Name], tables: Lexicon) -> tuple[Word, ...]:
    """Return the words with those as proper nouns that names are made of.

    Of people's names all but بن، أبو, else only names of one word: what is built from common words keeps their tags
    (الأمم المتحدة).
    """
    found = list(words)
    for name in names:
        if name.kind != "PER" and (name.last - name.first > 1 or name.kind == "TITLE"):
            continue
        for i in range(name.first, name.last):
            word = words[i]
            if word.pos in _NAMEABLE and not (name.kind != "PER" and word.flags & Flag.ORG_HEAD):
                particle = word.flags & Flag.PARTICLE and name.last - name.first > 1 and word.stem != "عبد"
                found[i] = word._replace(analysis=_proper(word, "noun" if particle else "noun_prop"))
    return tuple(found)


def _proper(word: Word, pos: str) -> Analysis:
    """Return the reading of a word as a part of a name, with the clitics that were chosen."""
    chosen = word.analysis
    for option in word.options:
        other = option.analysis
        if other.pos == pos and (other.proclitics, other.enclitics) == (chosen.proclitics, chosen.enclitics):
            return other
    return replace(chosen, pos=pos, person=None, aspect=None, voice=None)


def _known_people(words: Sequence[Word], bounds: Sequence[tuple[int, int]], tables: Lexicon) -> frozenset[str]:
    """Return the cores of the last words of all full names of the section."""
    known: set[str] = set()
    for first, last in bounds:
        i = first
        while i < last:
            end = person_end(words, i, last, frozenset(), tables)
            if end - i >= 2:
                if not words[end - 1].flags & (_NOT_IN_NAME | Flag.PLACE | Flag.NISBA):
                    known.add(words[end - 1].core)
                i = end
            else:
                i += 1
    return frozenset(known)


def _kind(flags: int) -> str | None:
    for flag, kind in (
        (Flag.MEDIA, "MED"), (Flag.INSTITUTION, "ORG"), (Flag.ORG_HEAD, "ORG"), (Flag.PLACE, "LOC"),
        (Flag.FIRST_NAME, "PER"), (Flag.SURNAME, "PER"), (Flag.TITLE, "TITLE"), (Flag.HONORIFIC, "TITLE"),
    ):  # fmt: skip
        if flags & flag:
            return kind
    return None


def phrase_at(words: Sequence[Word], i: int, last: int, tables: Lexicon) -> tuple[int, int] | None:
    """Return the end and flags of the longest phrase of the tables that starts at word ``i``."""
    if i + 1 >= last:
        return None
    word, second = words[i], words[i + 1].folded
    if second not in tables.second_words:
        return None
    for key in dict.fromkeys((word.folded, word.core)):
        for phrase, flags in tables.phrases.get((key, second), ()):
            end = i + len(phrase)
            if end <= last and all(words[i + k].folded == phrase[k] for k in range(1, len(phrase))):
                return end, flags
    return None


# --- persons ---------------------------------------------------------------------------------------------------------


def could_be_name(word: Word) -> bool:
    """Say whether a word can be part of a person's name by itself."""
    if word.pos == "noun_prop" and word.flags & Flag.FIRST_NAME and not word.analysis.enclitics:
        return not word.flags & Flag.HONORIFIC
    if (
        word.pos in ("punc", "digit", "verb", "prep", "conj", "part")
        or word.flags & Flag.FUNCTION
        or word.analysis.enclitics
    ):
        return False
    if (word.flags & _NOT_IN_NAME and not word.flags & _NAMED) or word.flags & Flag.HONORIFIC:
        return False
    if word.flags & _NAMED:
        return not word.flags & (Flag.TITLE | Flag.TIME | Flag.ORG_HEAD) or bool(word.flags & Flag.FIRST_NAME)
    if word.flags & (Flag.PLACE | Flag.NISBA):
        return False
    return word.pos == "noun_prop"


def person_end(
    words: Sequence[Word], i: int, last: int, known: frozenset[str], tables: Lexicon, *, after_title: bool = False
) -> int:
    """Return the end of the person's name that starts at word ``i``; ``i`` if there is none."""
    word = words[i]
    if _verb_like_name(words, i, last):
        return _extend(words, i, i + 2, last, known, tables)
    if word.analysis.pos in _NEVER_NAMES or not (after_title or _may_open(words, i, last, known, tables)):
        return i
    following = words[i + 1] if i + 1 < last and _joins(words[i + 1]) else None
    opening = _opening(words, i, following, tables)
    if opening > i:
        return _extend(words, i, opening, last, known, tables)
    if i and _place_head(words[i - 1], tables) and not word.flags & _NAMED and not after_title:
        return i
    if (
        word.analysis.definite
        and following is not None
        and following.flags & Flag.FIRST_NAME
        and could_be_name(following)
    ):
        return i + 1 if word.core in known else i
    if word.flags & _OFFICE and not word.flags & Flag.FIRST_NAME and word.core not in known:
        return i
    if not could_be_name(word):
        if word.core in known and word.pos in NOMINAL and not word.flags & Flag.FUNCTION:
            return i + 1
        return _extend(words, i, i + 1, last, known, tables) if after_title and _first_name_like(words, i, last) else i
    end = _extend(words, i, i + 1, last, known, tables)
    if end - i >= 2:
        return end if _plausible(words, i, end, known) else i
    return end if _strong(words, i, known) else i


def _verb_like_name(words: Sequence[Word], i: int, last: int) -> bool:
    """Say whether what reads as a verb is a first name between a nationality and a surname: البرتغالي روي كوستا."""
    word = words[i]
    if word.pos != "verb" or word.analysis.proclitics or word.analysis.enclitics or i == 0 or i + 1 >= last:
        return False
    nation = words[i - 1].analysis.definite and words[i - 1].flags & Flag.NISBA
    following = words[i + 1]
    if not nation or following.pos != "noun_prop" or len(following.stem) < 3:
        return False
    return not following.flags & (Flag.PLACE | Flag.ORG_HEAD)


def _may_open(words: Sequence[Word], i: int, last: int, known: frozenset[str], tables: Lexicon) -> bool:
    """Say whether anything at all speaks for a name here; most words are turned down at once."""
    word = words[i]
    if word.flags & _LIKE_NAMES or word.analysis.pos == "noun_prop" or word.stem in tables.roles["name_head"]:
        return True
    if i + 1 < last and words[i + 1].folded in tables.roles["name_tail"]:
        return True
    return bool(known) and word.core in known


def _joins(word: Word) -> bool:
    """Say whether a word can follow inside a name."""
    return word.pos not in ("punc", "digit", "prep") and not has_preposition(word)


def _opening(words: Sequence[Word], i: int, following: Word | None, tables: Lexicon) -> int:
    """Return the end of a compound that surely opens a name: عبد الله، أبو هيثم، صلاح الدين، تركي القحطاني."""
    word = words[i]
    if (
        following is None
        or word.analysis.definite
        or word.analysis.enclitics
        or word.pos in ("verb", "prep", "conj", "part_neg")
    ):
        return i
    tails, links = tables.roles["name_tail"], tables.roles["name_link"]
    if following.folded in tails and following.folded != "الله":
        return i + 2 if not word.flags & _NOT_IN_NAME or word.flags & (_NAMED | Flag.COMMON_NAME) else i
    if word.stem in tables.roles["name_head"] and len(word.stem) > 1:
        named = (
            following.analysis.definite
            if word.stem == "عبد"
            else following.flags & (_NAMED | Flag.COMMON_NAME) or following.pos == "noun_prop"
        )
        return i + 2 if named or word.stem in ("عبد", "ابو", "بو") else i
    if (
        word.flags & Flag.COMMON_NAME
        and word.pos in NOMINAL
        and not has_preposition(word)
        and not word.flags & Flag.HONORIFIC
    ):
        linked = following.folded in links
        surname = (following.analysis.definite and following.stem.endswith("ي")) or following.flags & _NAMED
        if linked or (surname and not _adjectival(words, i)):
            return i + (1 if linked else 2)
    return i


def _place_head(word: Word, tables: Lexicon) -> bool:
    """Say whether a word waits for the name of a place: محافظة (طريب)، مدينة، بلدة."""
    return (
        word.pos == "noun"
        and not word.analysis.definite
        and not word.analysis.enclitics
        and word.stem in tables.roles["place_head"]
    )


def _adjectival(words: Sequence[Word], i: int) -> bool:
    """Say whether the next word is a nationality or an agreeing adjective rather than a surname: طالب جامعي."""
    following = words[i + 1]
    return bool(following.flags & (Flag.TITLE | Flag.ORG_HEAD | Flag.GROUP | Flag.TIME)) or (
        following.pos == "noun" and following.analysis.source != "backoff" and not following.flags & _NAMED
    )


def _strong(words: Sequence[Word], i: int, known: frozenset[str]) -> bool:
    """Say whether one word alone is enough of a name: a known surname, an unknown word that is no adjective."""
    word = words[i]
    if word.core in known:
        return True
    if word.flags & (Flag.PLACE | Flag.TIME | Flag.NISBA):
        return False
    if word.flags & Flag.SURNAME:
        return word.pos == "noun_prop"
    if word.flags & Flag.FIRST_NAME:
        return word.pos == "noun_prop"
    previous = words[i - 1] if i else None
    if word.analysis.source == "backoff":
        adjective = (
            word.analysis.definite and previous is not None and previous.analysis.definite and previous.pos in NOMINAL
        )
        return not adjective and len(word.stem) > 2
    return False


def _plausible(words: Sequence[Word], i: int, end: int, known: frozenset[str]) -> bool:
    """Say whether a run of name-like words holds at least one that is more than unknown, or is no run of adjectives."""
    inside = words[i:end]
    if any(w.flags & _NAMED or w.core in known for w in inside):
        return True
    return not all(w.analysis.definite for w in inside)


def _extend(words: Sequence[Word], start: int, end: int, last: int, known: frozenset[str], tables: Lexicon) -> int:
    """Take further words into a name that starts at ``start`` and now ends at ``end``."""
    while end < last and end - start < _MAX_NAME:
        word = words[end]
        if _hyphen(words, end, last):
            end += 2
            continue
        if word.pos in ("punc", "digit") or preposed(word)[:1] not in ((), ("ب",), ("ل",), ("ف",), ("ك",)):
            break
        if _linked(words, end, last, tables):
            end += 2
        elif word.folded in tables.roles["name_tail"] and not _complete(words, start, end, tables):
            end += 1
        elif (has_preposition(word) or word.pos == "prep") and not (
            _name_option(word) or _second_surname(words, start, end, last, tables)
        ):
            break
        elif (
            word.core in known
            or (could_be_name(word) and not _complete(words, start, end, tables))
            or _surname_like(words, start, end, last, tables)
            or _second_surname(words, start, end, last, tables)
        ):
            end += 1
        else:
            break
    return end


def _hyphen(words: Sequence[Word], i: int, last: int) -> bool:
    """Say whether a hyphen without blanks joins two parts of a name: بروان-بيفيه."""
    if words[i].text != "-" or i + 1 >= last:
        return False
    return words[i].start == words[i - 1].end and words[i + 1].start == words[i].end and words[i + 1].pos != "punc"


def _linked(words: Sequence[Word], i: int, last: int, tables: Lexicon) -> bool:
    """Say whether a link and the word after it go on with the name: بن سلمان، فان باستن، آل عمر."""
    word = words[i]
    if i + 1 >= last or not _joins(words[i + 1]):
        return False
    if word.stem in tables.roles["name_head"] and not word.analysis.definite:
        return True
    if word.folded not in tables.roles["name_link"]:
        return False
    following = words[i + 1]
    if word.folded in ("بن", "بنت") and following.pos == "verb":
        return True
    if word.flags & Flag.FUNCTION and not word.flags & Flag.PARTICLE:
        return following.pos == "noun_prop" or bool(following.flags & _NAMED)
    return following.pos in NOMINAL


def _name_option(word: Word) -> bool:
    """Say whether some reading of the whole word is a name: بيومي، لي، بوزيد."""
    return any(
        o.analysis.pos == "noun_prop" and not o.analysis.proclitics and not o.analysis.enclitics for o in word.options
    )


def _complete(words: Sequence[Word], start: int, end: int, tables: Lexicon) -> bool:
    """Say whether a name already ends in a surname with the article: زايد الأسمري | التعازي."""
    if end - start < 2 or not words[end - 1].analysis.definite or words[end - 1].folded in tables.roles["name_tail"]:
        return False
    return words[end - 2].stem not in tables.roles["name_head"]


def _second_surname(words: Sequence[Word], start: int, i: int, last: int, tables: Lexicon) -> bool:
    """Say whether a name goes on after what seemed its end: محمد العلمي | الإدريسي, فضل المولى | جادين."""
    word, previous = words[i], words[i - 1]
    if not previous.analysis.definite or previous.pos == "punc" or not _boundary(words, i + 1, last):
        return False
    if word.flags & (_NOT_IN_NAME | Flag.PLACE | Flag.FUNCTION) or word.analysis.enclitics not in ((), ("ي",)):
        return False
    first = words[start]
    named = first.flags & _NAMED or first.stem in tables.roles["name_head"]
    if not named or any(o.analysis.number == "p" and o.analysis.pos in NOMINAL for o in word.options):
        return False
    if word.analysis.definite and _BROKEN_PLURAL.fullmatch(word.stem):
        return False
    compound = i - start == 2 and first.stem in tables.roles["name_head"]
    ending = word.stem.endswith("ي") and word.analysis.gender != "f"
    if word.analysis.proclitics == ("ل",):
        return ending  # فاطمة الزهراء لعروسي
    if word.analysis.source == "backoff" or word.flags & Flag.SURNAME:
        return not word.flags & Flag.NISBA or compound
    return (
        ending
        and word.analysis.definite
        and (compound or word.flags & (Flag.COMMON_NAME | Flag.NISBA) == Flag.COMMON_NAME)
    )


def _surname_like(words: Sequence[Word], start: int, i: int, last: int, tables: Lexicon) -> bool:
    """Say whether a common word after a first name is its second part: سالم قابل، رامي الخطيب، إلياس مطر."""
    word, previous = words[i], words[i - 1]
    if _complete(words, start, i, tables) or not (
        previous.flags & _NAMED or previous.folded in tables.roles["name_tail"] or previous.pos == "noun_prop"
    ):
        return False
    bounded = _boundary(words, i + 1, last)
    if word.analysis.definite and word.text.endswith(("ين", "ون", "ات")):
        return False
    if word.pos == "adj" and _MANNER.fullmatch(word.text):
        return False  # تجيب خير الله | ضاحكة
    if (
        word.flags & Flag.COMMON_NAME
        and word.analysis.definite
        and previous.flags & Flag.FIRST_NAME
        and word.analysis.gender != "f"
    ):
        return bounded or i - start == 1
    if word.flags & (Flag.FUNCTION | Flag.TIME | Flag.VENUE | Flag.ORG_HEAD | Flag.HONORIFIC) and not _name_option(
        word
    ):
        return False
    if (
        word.pos in ("conj", "conj_sub", "part", "part_neg", "part_fut", "pron_rel", "pron_dem", "pron", "adv")
        or word.folded in tables.roles["complementizer"]
    ):
        return False
    if (word.pos == "verb" and not _name_option(word)) or word.analysis.enclitics not in ((), ("ي",)):
        return False
    if word.analysis.definite:
        plural = any(o.analysis.pos == "noun" and o.analysis.number == "p" for o in word.options)
        if word.flags & (_NOT_IN_NAME | Flag.NISBA):
            return (
                bounded
                and not plural
                and i - start == 1
                and word.analysis.number != "p"
                and word.analysis.gender != "f"
            )
        return not plural and (word.stem.endswith("ي") or (i - start == 1 and bool(previous.flags & Flag.FIRST_NAME)))
    if word.flags & _NOT_IN_NAME and not word.flags & _NAMED:
        return bounded and i - start == 1 and word.pos == "noun" and _name_option(word)
    if word.flags & Flag.PLACE or (i - start > 1 and not (previous.flags & Flag.FIRST_NAME and _name_option(word))):
        return False
    return bounded or (i + 1 < last and could_be_name(words[i + 1]) and not word.pos.startswith("adj"))


def _boundary(words: Sequence[Word], i: int, last: int) -> bool:
    """Say whether a phrase surely ends before word ``i``."""
    if i >= last:
        return True
    word = words[i]
    return (
        word.pos in ("punc", "prep", "conj_sub", "part", "conj", "verb", "pron_rel")
        or has_preposition(word)
        or bool(word.flags & Flag.TIME)
        or (word.pos == "adj" and word.text.endswith("ا") and not word.analysis.definite)  # خرج فؤاد شدياق | متجهما
    )


def _first_name_like(words: Sequence[Word], i: int, last: int) -> bool:
    """Say whether a common word right after a title begins a name: عضو المجلس مشبب القحطاني."""
    word = words[i]
    if (
        i + 1 >= last
        or word.pos not in ("noun", "adj", "noun_prop")
        or word.analysis.definite
        or word.analysis.enclitics
        or has_preposition(word)
    ):
        return False
    if word.flags & (_NOT_IN_NAME | Flag.FUNCTION | Flag.NISBA | Flag.PLACE) or (
        not words[i - 1].analysis.definite and not words[i - 1].flags & Flag.PLACE
    ):
        return False
    following = words[i + 1]
    return not has_preposition(following) and (
        could_be_name(following)
        or (following.analysis.definite and following.stem.endswith("ي") and not following.flags & Flag.NISBA)
    )


# --- organisations and titles ----------------------------------------------------------------------------------------


def organisation_end(
    words: Sequence[Word], first: int, end: int, last: int, known: frozenset[str], tables: Lexicon
) -> int:
    """Return where an organisation's name ends: وزارة الخارجية الأميركية، المؤسسة العامة لجسر الملك فهد."""
    head_end = end
    while end < last:
        word = words[end]
        if word.pos in _BREAKS or (word.flags & Flag.TIME and not word.pos.startswith("adj")):
            break
        clitics = preposed(word)
        if clitics:
            linked = (
                clitics == ("ل",)
                and end - head_end <= 2
                and not word.flags & (Flag.AUDIENCE | Flag.MEDIA | Flag.MEDIA_HEAD | Flag.TITLE)
            )
            paired = (
                clitics == ("و",)
                and word.analysis.definite
                and words[end - 1].analysis.definite
                and word.pos in NOMINAL
                and end - head_end <= 3
            )
            if not (linked and is_closed(words, first, end)) and not (
                paired and not is_person(words, end, last, known, tables)
            ):
                break
            end += 1
            continue
        closed = is_closed(words, first, end)
        person = person_end(words, end, last, known, tables)
        if person > end and not word.flags & (Flag.PLACE | Flag.NISBA):
            if closed and not words[end - 1].flags & (Flag.TITLE | Flag.HONORIFIC):
                break
            end = person
            continue
        if closed and not _goes_with(words, first, end):
            break
        end += 1
    return end


def is_person(words: Sequence[Word], i: int, last: int, known: frozenset[str], tables: Lexicon) -> bool:
    """Say whether a person's name starts at word ``i``."""
    return person_end(words, i, last, known, tables) > i


def _goes_with(words: Sequence[Word], first: int, j: int) -> bool:
    """Say whether word ``j`` is an agreeing adjective, or a place after the phrase: جامعة القاهرة، شرطة عمان."""
    if words[j].flags & (Flag.TITLE | Flag.HONORIFIC) and not words[j].flags & Flag.NISBA:
        return False
    return attaches(words, first, j)


def title_end(words: Sequence[Word], i: int, end: int, last: int, known: frozenset[str], tables: Lexicon) -> int:
    """Return where a title ends: الرئيس الفرنسي، وزير الخارجية الأميركي، المتحدث باسم الشرطة."""
    phrase = end if end - i > 1 else -1
    while end < last:
        word = words[end]
        if word.folded == "باسم" and end + 1 < last and words[end + 1].pos in NOMINAL:
            end = _institution_end(words, end + 1, last, known, tables)
            continue
        if word.pos in _BREAKS or (word.flags & Flag.TIME and not word.pos.startswith("adj")):
            break
        manner = word.pos in ("adj", "noun") and word.text.endswith("ا") and not words[end - 1].text.endswith("ا")
        if word.folded in tables.roles["aged"] or (manner and not word.analysis.definite):
            break
        place = phrase_at(words, end, last, tables)
        if place is not None and place[1] & Flag.PLACE:
            return place[0]  # ممثل محافظة خميس مشيط | تركي آل شمسية
        clitics = preposed(word)
        if clitics:
            step = _title_clitic(words, i, end, last, clitics, known, tables)
            if step == end:
                break
            end = step
            continue
        if (
            not is_closed(words, i, end)
            and word.flags & (Flag.ORG_HEAD | Flag.INSTITUTION)
            and not word.flags & Flag.TITLE
        ):
            end = _institution_end(words, end, last, known, tables)
            continue
        if is_person(words, end, last, known, tables) and not word.flags & (Flag.PLACE | Flag.NISBA):
            if end == phrase or is_closed(words, i, end) or words[end - 1].flags & (Flag.TITLE | Flag.HONORIFIC):
                break
        if is_closed(words, i, end) and _first_name_like(words, end, last):
            break
        if not attaches(words, i, end) and not (
            word.flags & (Flag.TITLE | Flag.HONORIFIC) and not word.analysis.enclitics and _apposed(words, i, end)
        ):
            break
        end += 1
    return end


def _apposed(words: Sequence[Word], first: int, j: int) -> bool:
    """Say whether a second title follows a closed one: الخبير العسكري العقيد، عضو المجلس رئيس النادي."""
    return words[j].analysis.number != "p" and (words[j].analysis.definite or is_closed(words, first, j))


def _institution_end(words: Sequence[Word], start: int, last: int, known: frozenset[str], tables: Lexicon) -> int:
    matched = phrase_at(words, start, last, tables)
    end = matched[0] if matched is not None else start + 1
    return organisation_end(words, start, end, last, known, tables)


def _title_clitic(
    words: Sequence[Word], i: int, end: int, last: int, clitics: tuple[str, ...], known: frozenset[str], tables: Lexicon
) -> int:
    word = words[end]
    if clitics == ("و",):
        same = (
            word.flags & (Flag.TITLE | Flag.ORG_HEAD | Flag.NISBA)
            and word.analysis.definite == words[end - 1].analysis.definite
        )
        role = (
            word.flags & Flag.TITLE
            and not word.analysis.definite
            and is_closed(words, i, end)
            and word.analysis.number == "s"
        )
        return end + 1 if same or role else end
    if clitics == ("ل",) and is_closed(words, i, end) and word.pos in NOMINAL:
        if word.flags & (Flag.AUDIENCE | Flag.MEDIA | Flag.MEDIA_HEAD | Flag.VENUE | Flag.TIME):
            return end
        if is_person(words, end, last, known, tables) and not word.flags & Flag.PLACE:
            return end
        return _institution_end(words, end, last, known, tables)
    return end
