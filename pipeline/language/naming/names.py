"""Find the spans of words that name a person, an organisation, a place, an outlet, or give a title.

Spans are word indices ``[first, last)`` of one section and never cross a sentence. Evidence comes from the tables, from
the analyses (an unknown word is likely a name), from the words around (a title before, a first name before), and from
the article itself: a surname counts wherever the full name stands once.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from pipeline.language.document import Name, Word
from pipeline.language.lexicon import Flag, Lexicon
from pipeline.language.naming.agencies import agencies
from pipeline.language.naming.clubs import is_club, on_sport
from pipeline.language.naming.evidence import LIKE_NAMES, NEVER_OPENS, NOT_IN_NAME, ends_before, place_head
from pipeline.language.naming.extension import extend
from pipeline.language.naming.given_title import with_given_titles
from pipeline.language.naming.hints import FM, TELLING, Hint
from pipeline.language.naming.listed import phrase_at, place_behind_letter
from pipeline.language.naming.nicknames import nicknamed
from pipeline.language.naming.organisations import institution_end, outlet_end
from pipeline.language.naming.own_name import has_own_name
from pipeline.language.naming.persons import initials_end, person_end
from pipeline.language.naming.remainder import with_remainder
from pipeline.language.naming.set_apart import before_the_clause
from pipeline.language.naming.set_off import set_off
from pipeline.language.naming.short_names import short_names
from pipeline.language.naming.slot import slot_end
from pipeline.language.naming.sons import with_first_names
from pipeline.language.naming.spelled import letters_end
from pipeline.language.naming.title_parts import title_parts
from pipeline.language.naming.titles import governed_land, title_end
from pipeline.language.naming.whole_slot import with_whole_slots
from pipeline.language.nominal import NOMINAL, body_by_field, has_preposition

__all__ = ["find_names", "known_people"]

_HINTS: Final = Hint.NAME | Hint.SECOND | Hint.LINK | Hint.FIRM
_TAIL: Final = Flag.MEDIA_TAIL
_MARKS: Final = ("punc", "digit")
_HEAD_AND_NAME: Final = 2
_ENDS: Final = frozenset('"»”')
_CUT: Final = ("ف", "و")  # what the first letter of a foreign name is read as: فابين، والكوم
_NOBODY: frozenset[str] = frozenset()
_PLACES: Final = 8  # words of a list of places


class _Finder:
    """Finds the names of one section."""

    def __init__(
        self, words: tuple[Word, ...], tables: Lexicon, known: frozenset[str], apart: Mapping[int, int]
    ) -> None:
        self.words = words
        self.apart = apart
        self.tables = tables
        self.known = known
        self.sport = on_sport(words)

    def after(self, before: Name | None, i: int, last: int) -> Name | None:
        """Return the name that starts at word ``i``, with or without marks; ``before`` is the last one found."""
        if i in self.apart:
            return Name(i, self.apart[i], "PER")
        name = set_off(self.words, i, last, before, self.tables)
        if name is None and self.words[i].pos not in _MARKS:
            place = place_behind_letter(self.words, i, last, self.tables)
            name = Name(i, place, "LOC") if place > i else self._at(i, last, before)
        if name is not None and name.kind == "PER" and i and place_head(self.words[i - 1]):
            long = name.last - name.first > _HEAD_AND_NAME and not self.words[i].flags & LIKE_NAMES
            return Name(i, i + 1 if long else name.last, "LOC")  # مقاطعة | سانتا كروز، جامعة | تالين | رايفو كالدما
        if name is not None and name.kind == "PER" and name.last - i == 1 and self._nation_of(i):
            return None
        if name is not None and name.kind == "PER" and name.last - i == 1 and self._listed_place(i):
            return Name(i, i + 1, "LOC")
        if name is not None and name.kind == "PER" and name.last - i > 1 and self._second_field(i):
            return None
        if name is not None and name.kind == "LOC" and before is not None and _describes(self.words, before, i):
            return None
        if name is not None and before is not None and _joined(self.words, before, name):
            return Name(name.first, name.last, before.kind)
        return name

    def _spelled(self, i: int, end: int, last: int) -> Name:
        """Return what letters name: a body, or with a surname behind them a person: بي كيو، جي كي رولينغ."""
        following = self.words[end] if end < last else None
        if following is None or following.pos != "noun_prop" or following.analysis.definite or following.preposed:
            return Name(i, end, "ORG")
        return Name(i, extend(self.words, i, end + 1, last, self.known, self.tables), "PER")

    def _nation_told(self, i: int) -> bool:
        """Say whether what is an outlet's name too tells a nation: وزير الموارد المائية | السوداني فلان."""
        before = self.words[i - 1] if i else None
        nation = self.words[i].flags & Flag.NISBA and before is not None and before.is_nominal
        return bool(nation) and before is not None and before.analysis.definite

    def _second_field(self, i: int) -> bool:
        """Say whether a word that reads as a name is the second field of an office: شؤون الطاقة | والمناخ فلان."""
        word, field = self.words[i], self.words[i - 1] if i else None
        if field is None or word.analysis.proclitics != ("و", "ال") or word.flags & LIKE_NAMES:
            return False
        return field.analysis.definite and field.is_nominal and not field.flags & (Flag.TITLE | LIKE_NAMES)

    def _nation_of(self, i: int) -> bool:
        """Say whether a word that is somebody's surname too says of what nation another is: لاعب | مغربي."""
        word, before = self.words[i], self.words[i - 1] if i else None
        if before is None or not word.flags & Flag.NISBA or word.analysis.definite or word.flags & Flag.FIRST_NAME:
            return False
        return before.is_nominal and not (before.analysis.definite or before.analysis.enclitics)

    def _listed_place(self, i: int) -> bool:
        """Say whether a word is one of several places that a noun opens: في بلدات صوريف | وقباطية ودوما."""
        k = i
        while k > max(1, i - _PLACES) and self.words[k].text[0] == "و" and not self.words[k].flags & Flag.FIRST_NAME:
            k -= 1
        return 1 <= k < i and place_head(self.words[k - 1])

    def _at(self, i: int, last: int, before: Name | None) -> Name | None:
        """Return the name that starts at word ``i``, a word without marks."""
        words = self.words
        word = words[i]
        pos = word.pos
        if self._of_press(i) or self._of_press(i + 1):
            return None
        if self.sport and is_club(words, i, last):
            return Name(i, i + 1, "ORG")
        if i + 1 < last and words[i + 1].flags & _TAIL and pos in NOMINAL:
            return Name(i, i + 2, "MED")  # الساحل برس
        if i + 1 < last and _firm_tail(words, i + 1):
            return Name(i, i + 2, "ORG")  # غولدن سينما
        if _radio_tail(words, i + 1, last) and pos in NOMINAL:
            return Name(i, i + 3, "MED")  # نجمة أف أم
        person = i
        after = before.kind if before is not None and before.last == i else ""
        if before is not None and before.kind in ("ORG", "MED") and before.last == i - 1 and words[i - 1].text in _ENDS:
            after = "ORG"  # القيادي في حركة «النهوض» | بدر السلطان
        if pos not in NEVER_OPENS:
            person = self._person(i, last, after)
        elif after == "TITLE" and pos == "prep" and word.analysis.enclitics:
            person = slot_end(words, i, last, after, self.tables)  # الوزيرة الفنلندية | إلينا فالتونن
        matched = phrase_at(words, i, last, self.tables) if not self._whose_words(i, last, after) else None
        placed = not word.flags & Flag.FIRST_NAME or (i > 0 and words[i - 1].folded == "في")
        land = matched is not None and matched[1] & Flag.STATE and placed  # بوركينا فاسو، في | هونغ كونغ
        if matched is not None and (matched[0] >= person or matched[1] & Flag.INSTITUTION or land):
            end, flags = matched
            kind = _kind(flags)
            if kind == "ORG" and (flags & Flag.ORG_HEAD or word.flags & Flag.ORG_HEAD):
                return self._organisation(i, last, flags)
            if kind == "TITLE":
                return self._title(i, end, last)
            if kind == "PER":
                end = extend(self.words, i, end, last, self.known, self.tables)
            if kind:
                own = kind != "ORG" or has_own_name(words, i, end, flags)
                return Name(i, end, kind, own=own)
        spelled = letters_end(words, i, self.tables) if person <= i + 1 and pos == "noun_prop" else i
        if i < spelled <= last:
            return self._spelled(i, spelled, last)
        if person == i and (pos == "verb" or not word.flags & TELLING):
            return None
        return self._single(i, last, person)

    def _of_press(self, i: int) -> bool:
        """Say whether word ``i`` tells that a venue is of the press: في مؤتمر | صحفي | رئيس الوفد, no journalist."""
        if not 0 < i < len(self.words):
            return False
        venue, press = self.words[i - 1], self.words[i]
        if not venue.flags & Flag.VENUE:
            return False  # most words: told first, as it is asked of every word at which a name may start
        plain = not (venue.analysis.enclitics or press.analysis.enclitics or press.preposed)
        plain = plain and venue.analysis.definite == press.analysis.definite
        if plain and venue.analysis.definite:  # أدار الندوة | الصحفي | كريم حسن
            plain = i > 1 and (self.words[i - 2].pos == "prep" or has_preposition(venue))
            plain = plain and (venue.analysis.number == "p" or venue.analysis.gender == press.analysis.gender)
        return plain and "of_press" in press.stem_roles

    def _whose_words(self, i: int, last: int, after: str) -> bool:
        """Say whether what reads as a surname tells by whom it is said: تأخر البناء، | حسب السيد بوغانمي."""
        words = self.words
        if after or i + 1 >= last or not words[i + 1].flags & Flag.HONORIFIC:
            return False
        said = words[i].folded.removeprefix("و") in self.tables.roles["according_to"]
        return said and not (i and words[i - 1].may_report)

    def _person(self, i: int, last: int, after: str) -> int:
        if self.words[i].pos == "abbrev":
            end = initials_end(self.words, i, last, self.known, self.tables)
            if end > i:
                return end
        if self.words[i].flags & Flag.TITLE and governed_land(self.words, i, i + 1, last, self.tables) > i + 1:
            return i  # والي | سيدي بوزيد فلان
        if body_by_field(self.words, i):
            return i
        slot = slot_end(self.words, i, last, after, self.tables)
        return max(slot, person_end(self.words, i, last, self.known, self.tables, after=after))

    def _single(self, i: int, last: int, person: int) -> Name | None:
        word = self.words[i]
        telling = word.flags & TELLING and word.core not in self.known
        if person > i + 1 or (person > i and not telling):
            return Name(i, person, "PER")
        if word.flags & Flag.MEDIA and not word.analysis.enclitics and not self._nation_told(i):
            return Name(i, i + 1, "MED")
        if word.flags & Flag.INSTITUTION and not word.analysis.enclitics:
            return self._organisation(i, last) if word.flags & Flag.ORG_HEAD else Name(i, i + 1, "ORG")
        if word.flags & Flag.ORG_HEAD and not (word.flags & Flag.TITLE and not word.flags & Flag.FEMALE):
            return self._organisation(i, last)
        circumstance = word.folded in self.tables.participles and word.text.endswith("ا")
        if word.flags & (Flag.TITLE | Flag.HONORIFIC) and word.is_nominal and not circumstance:
            return self._title(i, i + 1, last)
        if word.flags & Flag.PLACE and not word.analysis.enclitics:
            return Name(i, i + 1, "LOC")
        return Name(i, person, "PER") if person > i else None

    def _goes_on(self, i: int, last: int) -> bool:
        """Say whether a lone unknown word ends the name of a place before word ``i``."""
        if i + 1 >= last:
            return False
        word, following = self.words[i], self.words[i + 1]
        if self.words[i - 1].flags & Flag.PLACE or word.flags & (Flag.FIRST_NAME | Flag.PLACE):
            return False
        strange = word.pos == "noun_prop" and not word.analysis.definite and not word.preposed
        return strange and (following.pos in ("punc", "prep") or following.preposed != "")

    def _title(self, i: int, end: int, last: int) -> Name:
        end = self._honoured(i, title_end(self.words, i, end, last, self.known, self.tables))
        return Name(i, end, "TITLE", title_parts(self.words, i, end, self.known, self.tables, sport=self.sport))

    def _honoured(self, i: int, end: int) -> int:
        """Return where a form of address with its pronoun ends before what somebody did: رفع | سموه | التهنئة."""
        word, k = self.words[i], i + 1
        if not (word.flags & Flag.HONORIFIC and word.analysis.enclitics):
            return end
        while k < end and self.words[k].pos.startswith("adj"):
            k += 1
        thing = k < end and self.words[k].pos == "noun" and self.words[k].analysis.definite
        return k if thing and not self.words[k].flags & (Flag.TITLE | Flag.HONORIFIC | LIKE_NAMES) else end

    def _organisation(self, i: int, last: int, phrase: int = Flag.NONE) -> Name | None:
        """Return the institution that starts at word ``i``, if it is a certain one: الحكومة، وزارة الصحة; not وزارة."""
        words = self.words
        end = outlet_end(words, i, last)
        if end > i:
            return Name(i, end, "ORG", (Name(i + 1, end, "MED"),))  # صحيفة | ذا ستار
        house = "house_like_name" in words[i].stem_roles and i + 1 < last
        if house and person_end(words, i + 1, last, self.known, self.tables) > i + _HEAD_AND_NAME:
            return None  # بيت | ماجدة الريس
        end = institution_end(words, i, last, self.known, self.tables)
        proper = any(
            w.analysis.definite or w.pos == "noun_prop" or w.flags & (Flag.PLACE | Flag.TOWN) for w in words[i:end]
        )
        if words[i].analysis.enclitics and i + 1 < last and words[i + 1].pos == "latin":
            return None  # شركته | OrbitX
        if not (words[i].flags | phrase) & Flag.INSTITUTION and not (end > i + 1 and proper):
            return None
        called = end == i + _HEAD_AND_NAME and not words[end - 1].pos.startswith("adj")
        if called and place_head(words[i]) and self._goes_on(end, last):
            end += 1  # مقاطعة سانتا | كروز
        if called and end < last and words[end].flags & Flag.MEDIA_TAIL:
            end += 1  # وكالة الساحل | برس
        if words[i].flags & Flag.MEDIA_HEAD and called and not phrase & Flag.INSTITUTION:
            return Name(i, end, "ORG", (Name(i + 1, end, "MED"),))  # قناة | السواحل
        return Name(i, end, "ORG", own=has_own_name(words, i, end, phrase))


def find_names(
    words: tuple[Word, ...],
    bounds: Sequence[tuple[int, int]],
    tables: Lexicon,
    known: frozenset[str],
    people: Collection[int],
    apart: Mapping[int, int],
) -> tuple[Name, ...]:
    """Return the name spans of a section, in order.

    Args:
        words: The words of the section.
        bounds: Where its sentences begin and end.
        tables: What the word tables know.
        known: The surnames of the article (``known_people``).
        people: The words at which a person's name may start (``person_openers``).
        apart: The names that commas tell, with their ends (``set_apart``).
    """
    finder = _Finder(words, tables, known, apart)
    openers = range(len(words)) if finder.sport else sorted(_openers(words, known, people).union(apart))
    found: list[Name] = []
    looked = -1
    for opener in openers:
        i = opener
        while i > looked:  # where a name ends, another may start
            looked = i
            name = finder.after(found[-1] if found else None, i, bounds[words[i].part][1])
            if name is None:
                break
            found.append(name)
            i, looked = name.last, name.last - 1
            if i == len(words):
                break
    found = with_given_titles(words, with_first_names(words, found))
    outlets = agencies(words, _outlets(words, nicknamed(words, found)))
    whole = with_remainder(words, before_the_clause(words, outlets, tables), tables)
    return tuple(short_names(words, with_whole_slots(words, whole, tables)))


def _outlets(words: tuple[Word, ...], found: Sequence[Name]) -> list[Name]:
    """Join an outlet's own name to what it is: وكالة الأنباء السورية | سانا، شبكة التلفزيون الأميركية | سي إن إن."""
    joined: list[Name] = []
    for name in found:
        before = joined[-1] if joined and name.kind == "MED" and joined[-1].last == name.first else None
        head = words[before.first] if before is not None and before.kind in ("ORG", "MED") else None
        if before is None or head is None or not head.flags & Flag.MEDIA_HEAD or words[name.first].preposed:
            joined.append(name)
        else:
            joined[-1] = Name(before.first, name.last, before.kind, (name,), own=before.own)
    return [_in_its_tongue(words, name) for name in joined]


def _in_its_tongue(words: tuple[Word, ...], name: Name) -> Name:
    """Return a foreign outlet with the language of its edition: سكاي نيوز | عربية; not وكالة أنباء عربية."""
    k = name.last
    if name.kind != "MED" or k >= len(words) or "edition" not in words[k].roles:
        return name
    foreign = words[name.first].pos == "noun_prop" and not words[name.first].flags & Flag.MEDIA_HEAD
    if not foreign or words[k].part != words[k - 1].part:
        return name
    follows = k + 1 >= len(words) or words[k + 1].pos in ("punc", "conj_sub", "prep", "verb")
    return Name(name.first, k + 1, name.kind, name.parts, own=name.own) if follows else name


def _openers(words: tuple[Word, ...], known: frozenset[str], people: Collection[int]) -> set[int]:
    """Return the words at which a name may start though none ends before them: less than half, told at once for all."""
    found = set(people)
    for i, word in enumerate(words):
        hint = word.hints
        if hint & _HINTS:
            if hint & Hint.NAME or (known and hint & Hint.LINK):
                found.add(i)
            if i and _follows_opener(words, i, hint):
                found.add(i - 1)
    if known:
        bare = {core.removeprefix("ال") for core in known}
        cores = bare | {"ال" + core for core in bare}
        found.update([i for i, word in enumerate(words) if word.core in cores or _known_whole(word, known)])
    return found


def _follows_opener(words: tuple[Word, ...], i: int, hint: int) -> bool:
    """Say whether word ``i`` is the second one of a name of several: مجلس | الأمن، غولدن | سينما، فابين | دي."""
    word, before = words[i], words[i - 1]
    if hint & Hint.SECOND and (before.hints & Hint.FIRST or word.flags & _TAIL):
        return True
    if hint & Hint.FIRM and (_radio_tail(words, i, len(words)) or _firm_tail(words, i)):
        return True
    linked = hint & Hint.LINK and before.analysis.lead in _CUT  # وقال | فابين دي فيليبو
    return bool(linked) and "foreign_link" in word.roles


def _known_whole(word: Word, known: frozenset[str]) -> bool:
    """Say whether a known surname reads as a verb or as a word with a preposition on it."""
    return word.folded in known and (word.pos == "verb" or has_preposition(word))


def _firm_tail(words: tuple[Word, ...], i: int) -> bool:
    """Say whether what firms do stands at word ``i`` behind a word that nobody knows: غولدن | سينما، نورث | تيك."""
    before = words[i - 1]
    if "firm_tail" not in words[i].roles or before.part != words[i].part:
        return False
    return before.pos == "noun_prop" and not before.flags and not before.analysis.definite


def _radio_tail(words: tuple[Word, ...], i: int, last: int) -> bool:
    """Say whether the letters FM stand at word ``i``, the end of a radio's name: نجمة | أف أم."""
    return i + 1 < last and words[i].folded == FM[0] and words[i + 1].folded == FM[1]


def _describes(words: tuple[Word, ...], before: Name, i: int) -> bool:
    """Say whether word ``i`` tells the nation of a body whose name stands in marks: صحيفة "المدرج" | السعودية | ذكرت.

    A verb or a clause follows: what a verb has as its object (اتهمت جماعة "…" | السعودية | بـ) is a state.
    """
    word, head = words[i], words[before.first - 2] if before.first > 1 else None
    if before.kind not in ("MED", "ORG") or before.last != i - 1 or head is None or words[i - 1].pos != "punc":
        return False
    follows = i + 1 < len(words) and (words[i + 1].pos in ("verb", "conj_sub") or words[i + 1].folded == "قد")
    nation = word.analysis.definite and word.text.endswith("ية") and word.flags & Flag.NISBA
    return follows and bool(nation) and head.analysis.gender == "f"


def _joined(words: tuple[Word, ...], before: Name, name: Name) -> bool:
    """Say whether an unknown word is what it stands beside: هيونداي | وبتروفيتنام."""
    word = words[name.first]
    alone = name.kind == "PER" and before.kind == "ORG" and name.last - name.first == before.last - before.first == 1
    joined = before.last == name.first and word.preposed == "و"
    return alone and joined and words[before.first].pos == "noun_prop" and not word.flags & LIKE_NAMES


def known_people(
    words: tuple[Word, ...],
    bounds: Sequence[tuple[int, int]],
    tables: Lexicon,
    people: Collection[int],
    alone: Collection[str],
    apart: Mapping[int, int],
) -> frozenset[str]:
    """Return the cores of the last words of all full names of the section.

    ``people`` are the words to look at, ``alone`` the cores of those who speak in one word (``lone_speakers``),
    ``apart`` the names that commas tell (``set_apart``).
    """
    known: set[str] = set()
    done = 0
    for i in sorted({*people, *apart}):
        if i < done:
            continue
        last = bounds[words[i].part][1]
        met = frozenset((words[i].core,)) if words[i].core in known else _NOBODY  # جون لويس. ورفض | لويس | العرض
        end = apart.get(i) or person_end(words, i, last, met, tables)
        following = i < end < last and words[end].core in alone and words[end].is_nominal
        if following and ends_before(words, end + 1, last):
            known.add(words[end].core)
        if end - i >= 2:
            surname = words[end - 1]
            if not surname.flags & _no_surname(surname, alone):
                known.add(surname.core)
                if surname.pos == "verb":
                    known.add(surname.folded)  # علي | مشاني, "made me walk"
            if words[i].core in alone and words[i].flags & Flag.FIRST_NAME:
                known.add(words[i].core)  # المخرجة أمل فارس. وأضافت | أمل | أن
            done = end
    return frozenset(known)


def _no_surname(word: Word, alone: Collection[str]) -> int:
    """Return the flags that keep a last name from standing alone; professions do not: نجيب الحداد, then الحداد.

    Nor does a season, a month or a people's adjective that speaks: سمر ربيع, then وتقول | ربيع | إن; وأضاف | مغربي.
    """
    barred = NOT_IN_NAME | Flag.PLACE | Flag.NISBA
    if "complementizer" in word.roles:
        return barred | Flag.FUNCTION  # the last letter of سي إن إن
    if word.flags & LIKE_NAMES and word.pos == "noun_prop" and not word.analysis.definite:
        barred &= ~Flag.NISBA  # بيتر روس, then روس
    if word.flags & Flag.FIRST_NAME and word.core in alone:
        barred &= ~Flag.TIME
    if word.core in alone and not word.analysis.definite:
        barred &= ~Flag.NISBA
    craft = word.flags & LIKE_NAMES or "craft_surname" in word.stem_roles
    return barred & ~Flag.TITLE if craft else barred


def _kind(flags: int) -> str | None:
    for flag, kind in (
        (Flag.MEDIA, "MED"), (Flag.INSTITUTION, "ORG"), (Flag.ORG_HEAD, "ORG"), (Flag.PLACE, "LOC"),
        (Flag.FIRST_NAME, "PER"), (Flag.SURNAME, "PER"), (Flag.TITLE, "TITLE"), (Flag.HONORIFIC, "TITLE"),
    ):  # fmt: skip
        if flags & flag:
            return kind
    return None
