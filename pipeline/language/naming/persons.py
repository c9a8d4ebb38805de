"""Where the name of a person starts, and where it ends."""

from __future__ import annotations

from typing import Final

from pipeline.language.document import Word
from pipeline.language.lexicon import Flag, Lexicon
from pipeline.language.naming.belonging import belongs_to, his_own
from pipeline.language.naming.clubs import on_sport
from pipeline.language.naming.evidence import (
    LIKE_NAMES,
    NAMED,
    NOT_IN_NAME,
    could_be_name,
    done_to,
    ends_before,
    is_odd,
    joins,
    name_like,
    office_follows,
    one_more,
    place_head,
)
from pipeline.language.naming.extension import extend
from pipeline.language.naming.hints import SON, Hint
from pipeline.language.naming.lone_names import names_alone
from pipeline.language.naming.openings import (
    OFFICE,
    SONS,
    hidden_first_name,
    linked_abroad,
    named_before_son,
    sure_opening,
)
from pipeline.language.nominal import has_preposition, is_former

__all__ = [
    "first_name_like",
    "initials_end",
    "is_person",
    "person_end",
    "person_openers",
]

_PLAIN: Final = frozenset(("noun", "adj"))
_NEVER_NAMES: Final = frozenset(("punc", "digit", "verb", "prep", "conj", "part", "part_neg"))
_TITLES: Final = ("د", "م", "أ", "ا")
_LONG_NAME: Final = 4  # words of a name before what is said
_LALLA: Final = 3  # letters of للا, a title of Moroccan women
_HONOURS: Final = ("أشرف", "أكرم", "أسعد", "أمجد", "أنعم")  # verbs that are names too, before who was named
_HAD: Final = ("قد", "وقد", "فقد", "لقد")
_LIVES: Final = ("يعيش", "يزيد", "يسلم")  # verbs that are names too
_TWO_INITIALS: Final = 4
_MOST_INITIALS: Final = 8
_HINTS: Final = Hint.PERSON | Hint.TAIL | Hint.HIDDEN


def person_end(
    words: tuple[Word, ...],
    i: int,
    last: int,
    known: frozenset[str],
    tables: Lexicon,
    *,
    after: str = "",
) -> int:
    """Return the end of the person's name that starts at word ``i``; ``i`` if there is none.

    ``after`` is the kind of name that ends right before it: TITLE, or ORG for the body where somebody is something.
    """
    word = words[i]
    pos = word.pos
    after = after or _after_abbreviation(words, i)
    plain = pos in _PLAIN and not after and not word.flags & Flag.PARTICLE
    if (plain and not _may_open(words, i, last, known)) or _cannot_open(words, i, last, known, tables):
        return i  # most words: told first, as it is told often
    surely = sure_opening(words, i, last, after, tables)
    if surely > i:
        return extend(words, i, surely, last, known, tables)
    if known:
        end = _known_again(words, i, last, known)
        if end > i:
            return end
    if _counted(words, i) or _upon_me(words, i, last) or _plays_for(words, i, last):
        return i
    if pos in _NEVER_NAMES:
        verb = pos == "verb" and bool(known)
        odd = verb and word.core in known and is_odd(word)
        speaks = verb and word.folded in known and _only_speaks(words, i, last)
        return i + 1 if odd or speaks else i
    strange = name_like(word)
    named = strange and i + 1 < last and bool(words[i + 1].flags & Flag.FIRST_NAME)
    after_title = after == "TITLE" or (after == "ORG" and named)
    if not (plain or after_title or _may_open(words, i, last, known)):
        return i
    to_me = "with_pronoun" in word.roles and not _named_lee(words, i, last)
    if to_me or _place_before_name(words, i, last):
        return i  # قال لي, not the name لي; مدير المكتب في | توركانا | جيمس أوتينو
    following = words[i + 1] if i + 1 < last and joins(words[i + 1]) else None
    opening = _opening(words, i, following, tables)
    if opening > i:
        return extend(words, i, opening, last, known, tables)
    if _placed(words, i, following, after_title=after_title):
        return i
    if following is not None and _what_comes_before(word, following, after):
        return i + 1 if word.core in known else i
    if word.flags & OFFICE and not word.flags & Flag.FIRST_NAME and word.core not in known:
        borne = after_title and first_name_like(words, i, last, tables)
        return extend(words, i, i + 2, last, known, tables) if borne else i
    if not could_be_name(word):
        if word.core in known and word.is_nominal and not word.flags & Flag.FUNCTION:
            return i + 1
        borne = after_title and first_name_like(words, i, last, tables)
        return extend(words, i, i + 1, last, known, tables) if borne else i
    end = extend(words, i, i + 1, last, known, tables)
    if end - i >= 2:
        return end if _plausible(words, i, end, known) else i
    return end if names_alone(words, i, last, known) else i


def _cannot_open(words: tuple[Word, ...], i: int, last: int, known: frozenset[str], tables: Lexicon) -> bool:
    """Say whether a word is a verb before a name, or tells with للـ what a body is for: المجمع المهني | للغلال.

    Or where it is, before a first name: محكمة الاستئناف | بصفاقس | مراد.
    """
    word = words[i]
    following = words[i + 1] if i + 1 < last else None
    if following is not None and following.core in known and following.flags & Flag.FIRST_NAME:
        unlisted = word.pos in ("noun", "noun_prop") and not word.flags & LIKE_NAMES and word.analysis.source == "db"
        names = "name_as_preposition" in word.roles or word.text in SONS  # باسم | حداد
        if unlisted and "name_head" not in word.stem_roles and not names:
            return True  # امتدح النقاد | أداء | جميلة, who was named before
    if has_preposition(word) and word.flags & Flag.PLACE and not word.flags & NAMED and word.core not in known:
        return i + 1 < last and bool(words[i + 1].flags & Flag.FIRST_NAME) and not has_preposition(words[i + 1])
    if belongs_to(words, i, tables):
        return True
    purpose = word.analysis.source == "backoff" and word.folded.startswith("لل") and len(word.folded) > _LALLA
    purpose = purpose and word.core not in known
    return purpose or one_more(words, i) or _verb_before_name(words, i, last, known)


def _after_abbreviation(words: tuple[Word, ...], i: int) -> str:
    """Return TITLE where an abbreviated one stands before word ``i``: د. | عدلة العيسى, م/ | فلان."""
    titled = i > 1 and words[i - 1].text in (".", "/") and words[i - 2].text in _TITLES
    return "TITLE" if titled and words[i - 2].pos == "abbrev" else ""


def _plays_for(words: tuple[Word, ...], i: int, last: int) -> bool:
    """Say whether what reads as a first name is what somebody is of a club or place: وأضاف | نجم | الهلال السابق.

    A first name behind it says so as well: نجم ليفربول | محمد صلاح، أمين بغداد | عمار كاظم.
    """
    if i + 1 >= last or not words[i].flags & Flag.TITLE or not words[i + 1].flags & (Flag.CLUB | Flag.PLACE):
        return False
    apart = i + 3 < last and words[i + 2].is_comma  # نجم ليفربول، | محمد صلاح، إن
    following = words[i + 2 + apart] if i + 2 + apart < last else None
    if words[i + 1].flags & NAMED or has_preposition(words[i + 1]):
        return False
    named = following is not None and following.flags & Flag.FIRST_NAME and not has_preposition(following)
    if named and following is not None and following.pos == "noun_prop":
        return True
    if not words[i + 1].flags & Flag.CLUB or "club_side" not in words[i].stem_roles:
        return False
    return (following is not None and is_former(words, i + 2)) or on_sport(words)


def _placed(words: tuple[Word, ...], i: int, following: Word | None, *, after_title: bool) -> bool:
    """Say whether word ``i`` is the place that the word before it names: معتمد محلية باسندة | الفاتح ود الزين."""
    if not i or words[i].flags & NAMED or not place_head(words[i - 1]):
        return False
    return not after_title or (following is not None and bool(following.flags & LIKE_NAMES))


def _what_comes_before(word: Word, following: Word, after: str) -> bool:
    """Say whether a word with ``ال`` is what somebody is, as a first name follows it: الروائية | سعاد."""
    proper = word.pos == "noun_prop" and not word.flags & (Flag.TITLE | Flag.NISBA | Flag.PLACE | Flag.ORG_HEAD)
    if word.flags & Flag.FIRST_NAME and (after == "TITLE" or proper):
        return False  # الدكتور | المعتز محمد، وقال | الطاهر نصر
    definite = word.analysis.definite or (word.analysis.source == "backoff" and word.text.startswith("ال"))
    return definite and bool(following.flags & Flag.FIRST_NAME) and could_be_name(following)


def _only_speaks(words: tuple[Word, ...], i: int, last: int) -> bool:
    """Say whether who speaks alone can stand between a verb and what is said: أضاف | مشاني |، أن."""
    if not i or i + 1 >= last or words[i - 1].pos != "verb" or not words[i - 1].may_report:
        return False
    k = i + 2 if words[i + 1].is_comma and i + 2 < last else i + 1
    return "complementizer" in words[k].roles or words[k].text == ":"


def _upon_me(words: tuple[Word, ...], i: int, last: int) -> bool:
    """Say whether علي is "on me" after a verb that has على: تضحك علي، يملي علي حياته."""
    before, following = words[i - 1] if i else None, words[i + 1] if i + 1 < last else None
    if words[i].text != "علي" or before is None or before.pos != "verb":
        return False
    if "upon_verb" not in before.analysis.lemma_roles:
        return False
    return following is None or not (following.flags & NAMED or following.pos == "noun_prop" or following.stem == "بن")


def _verb_before_name(words: tuple[Word, ...], i: int, last: int, known: frozenset[str]) -> bool:
    """Say whether a first name is a verb here: ولد جاد أبي نادر عام 1957, وفضل بن عاشور, who was named before."""
    if words[i].text in ("ولد", "وولد"):
        return i == 0 or words[i - 1].part != words[i].part
    if words[i].text in _LIVES and i + 1 < last and words[i + 1].flags & Flag.FIRST_NAME:
        return not i or not words[i - 1].flags & (Flag.TITLE | Flag.HONORIFIC)  # قرب الكنيسة | يعيش فواز
    if words[i].text in _HONOURS and i + 1 < last and words[i + 1].core in known and not words[i + 1].analysis.definite:
        upon = i + 2 < last and words[i + 2].folded == "علي" and words[i - 1].is_comma
        return not i or words[i - 1].folded in _HAD or upon  # وقد | أشرف عمر، خلال زيارته، | أشرف عمر على
    surname = i + 2 < last and words[i + 1].text == SON and words[i + 2].core in known
    return surname and words[i].preposed == "و" and any(o.analysis.pos == "verb" for o in words[i].options)


def _counted(words: tuple[Word, ...], i: int) -> bool:
    """Say whether an unknown word tells what is counted: 80 تانكرا، (80) تانكرا، تسعة ميغاواط."""
    k = i - 1
    if k > 0 and words[k].text == ")":
        k -= 1
    return k >= 0 and words[k].pos in ("digit", "noun_num") and not words[i].flags & LIKE_NAMES


def _known_again(words: tuple[Word, ...], i: int, last: int, known: frozenset[str]) -> int:
    """Return the end of a known surname that opens with links, or reads as something else; ``i`` if there is none.

    دومينيك باول … وتحدث بعد ذلك | باول | عن خطته.
    """
    word = words[i]
    if word.flags & Flag.PARTICLE or word.pos == "conj_sub":  # فان reads as فإن
        return _after_links(words, i, last, known)
    if word.folded not in known or word.preposed not in ("ب", "ل", "ك", "ف"):
        return i
    whole = any(o.analysis.pos == "noun_prop" and not o.analysis.proclitics for o in word.options)
    return i + 1 if whole and ends_before(words, i + 1, last) else i


def _after_links(words: tuple[Word, ...], i: int, last: int, known: frozenset[str]) -> int:
    """Return the end of a known surname that opens with its links: وقال | فان دن برانده; ``i`` if there is none."""
    j = i
    while j < last and "name_link" in words[j].roles and "إ" not in words[j].text:
        j += 1
    return j + 1 if i < j < last and words[j].core in known else i


def _place_before_name(words: tuple[Word, ...], i: int, last: int) -> bool:
    """Say whether an unknown word after ``في`` is a place, as a first name with its surname follows it."""
    if i + 2 >= last or not i:
        return False
    if _in_place_of_two(words, i, last):
        return True
    word, first = words[i], words[i + 1]
    if words[i - 1].folded != "في" or word.flags & LIKE_NAMES or word.analysis.definite:
        return False
    return bool(first.flags & Flag.FIRST_NAME) and words[i + 2].pos == "noun_prop" and not first.analysis.proclitics


def _in_place_of_two(words: tuple[Word, ...], i: int, last: int) -> bool:
    """Say whether a word is one of two of the place where a title is borne: الشرطي في | بورت هاربر | سامر الرواحي."""
    lead = i - 1 if words[i - 1].folded == "في" else i - 2
    if lead < 1 or lead + 4 >= last or words[lead].folded != "في" or not words[lead - 1].flags & Flag.TITLE:
        return False
    place, first, surname = words[lead + 1 : lead + 3], words[lead + 3], words[lead + 4]
    strange = all(w.pos == "noun_prop" and not has_preposition(w) for w in place)
    strange = strange and not (place[0].flags | place[1].flags) & Flag.FIRST_NAME
    named = first.flags & Flag.FIRST_NAME and not first.analysis.proclitics
    return strange and bool(named) and (surname.pos == "noun_prop" or bool(surname.flags & LIKE_NAMES))


def _named_lee(words: tuple[Word, ...], i: int, last: int) -> bool:
    """Say whether لي is a family name in front: لي سو يون; after a verb it is "to me"."""
    if i + 1 >= last or (i > 0 and words[i - 1].pos == "verb" and words[i - 1].may_report):
        return False  # قال | لي | أبي
    named = words[i + 1].pos == "noun_prop" and not words[i + 1].analysis.definite
    return bool(words[i + 1].flags & NAMED) or (named and i > 0 and words[i - 1].pos != "verb")


def initials_end(words: tuple[Word, ...], i: int, last: int, known: frozenset[str], tables: Lexicon) -> int:
    """Return the end of a name that opens with initials, or has no more: ك. م. سليمان; ``i`` if there is none."""
    j = i
    while j + 1 < last and j - i < _MOST_INITIALS and words[j].pos == "abbrev" and words[j + 1].text == ".":
        j += 2
    if j < last and j > i and words[j].pos == "abbrev" and len(words[j].text) == 1:
        j += 1  # ح. | ع
    if j == i or (words[i].text in _TITLES and j - i < _TWO_INITIALS - 1):
        return i
    if j - i >= _TWO_INITIALS - 1 and _tells_person(words, i, tables) and (j >= last or not words[j].is_nominal):
        return j
    if words[i].text in _TITLES:
        return i
    person = person_end(words, j, last, known, tables, after="TITLE") if j < last else j
    if person > j:
        return person
    if j < last and words[j].flags & NAMED:
        return j + 1
    return i


def _tells_person(words: tuple[Word, ...], i: int, tables: Lexicon) -> bool:
    """Say whether what stands before word ``i`` leads to a person: قالت | م. ع.، المواطن | ح.ع، ويدعى | ح.ع."""
    before = words[i - 1] if i and words[i - 1].part == words[i].part else None
    if before is None:
        return False
    titled = before.flags & (Flag.TITLE | Flag.HONORIFIC | Flag.COMMON_PERSON) and not before.flags & Flag.PLURAL
    return (
        before.pos == "verb"
        or before.folded.removeprefix("و") in tables.roles["called"]
        or (bool(titled) and not before.analysis.enclitics)
    )


def is_person(words: tuple[Word, ...], i: int, last: int, known: frozenset[str], tables: Lexicon) -> bool:
    """Say whether a person's name starts at word ``i``."""
    return person_end(words, i, last, known, tables) > i


def person_openers(words: tuple[Word, ...]) -> set[int]:
    """Return the words at which ``person_end`` may find a name when nobody is known and no title stands before.

    It is for a whole section what costs most where it is asked of each word: seven words in eight are turned down.
    """
    hinting = [(i, word.hints) for i, word in enumerate(words) if word.hints & _HINTS]
    found = {
        i
        for i, hint in hinting
        if hint & Hint.PERSON or (hint & Hint.HIDDEN and hidden_first_name(words, i, len(words)))
    }
    found.update(i - 1 for i, hint in hinting if hint & Hint.TAIL and i)
    abbreviated = (i for i, word in enumerate(words) if word.pos == "abbrev" and i + 2 < len(words))
    found.update(i + 2 for i in abbreviated if _after_abbreviation(words, i + 2))
    return found


def _may_open(words: tuple[Word, ...], i: int, last: int, known: frozenset[str]) -> bool:
    """Say whether anything at all speaks for a name here; most words are turned down at once."""
    word = words[i]
    if word.flags & LIKE_NAMES or word.pos == "noun_prop" or "name_head" in word.stem_roles:
        return True
    if "name_as_preposition" in word.roles or "name_as_honorific" in word.roles:
        return True
    if i + 1 < last and ("name_tail" in words[i + 1].roles or named_before_son(words, i, last)):
        return True
    return (bool(known) and word.core in known) or linked_abroad(words, i, last)


def _opening(words: tuple[Word, ...], i: int, following: Word | None, tables: Lexicon) -> int:
    """Return the end of a compound that surely opens a name: عبد الله، أبو هيثم، صلاح الدين، تركي القحطاني."""
    word = words[i]
    if following is None or word.analysis.definite or word.analysis.enclitics or not word.is_nominal:
        return i
    tails, links = tables.roles["name_tail"], tables.roles["name_link"]
    if following.folded in tails and following.folded != "الله":
        plain = not word.flags & NOT_IN_NAME and not has_preposition(word)  # not بقول | النبي
        strange = word.pos == "noun_prop" or word.analysis.source == "backoff"
        before = words[i - 1] if i else None
        called = before is not None and (before.may_report or before.flags & (Flag.TITLE | Flag.HONORIFIC))
        plain = plain and bool(strange or called)  # الشيخ | سميع الحق; not إن | خدمة الدين
        return i + 2 if plain or word.flags & LIKE_NAMES else i
    if "name_head" in word.stem_roles and len(word.stem) > 1:
        named = (
            following.analysis.definite
            if word.stem == "عبد"
            else following.flags & LIKE_NAMES or following.pos == "noun_prop"
        )
        named = named or (word.stem == "ابا" and following.analysis.definite)
        return i + 2 if named or word.stem in ("عبد", "ابو", "بو") else i
    if (
        word.flags & Flag.COMMON_NAME
        and word.is_nominal
        and not has_preposition(word)
        and not word.flags & Flag.HONORIFIC
    ):
        servant = following.stem == "عبد" and not his_own(words, i)  # ناطق | عبد الحسن
        linked = following.folded in links or servant
        if "opens_no_name" in word.roles:
            return i  # القطاع | غير النفطي
        if "name_if_called" in word.roles and not _called(words, i, tables):
            return i  # نفد | صبر ترامب
        if i and "era_preposition" in words[i - 1].roles:
            return i  # خلال | عهد ترامب، على | آمال بلاتيني
        surname = (following.analysis.definite and following.stem.endswith("ي")) or following.flags & NAMED
        surname = surname or (following.flags & Flag.COMMON_NAME and following.pos == "noun_prop")
        if linked or (surname and not _adjectival(words, i)) or _of_a_craft(words, i, tables):
            return i + (1 if linked else 2)
    return i


def _of_a_craft(words: tuple[Word, ...], i: int, tables: Lexicon) -> bool:
    """Say whether an everyday name stands before a craft that is a surname: قالت | غالية الحداد | إن."""
    craft = words[i + 1]
    if not craft.analysis.definite or craft.preposed or "craft_surname" not in craft.stem_roles:
        return False
    said = i > 0 and words[i - 1].may_report and words[i - 1].pos == "verb"
    return said and ends_before(words, i + 2, len(words)) and words[i + 2 :] != ()


def _adjectival(words: tuple[Word, ...], i: int) -> bool:
    """Say whether the next word is a nationality or an agreeing adjective rather than a surname: طالب جامعي."""
    following = words[i + 1]
    last = len(words)
    ends = ends_before(words, i + 2, last) or office_follows(words, i + 2, last)
    if following.flags & Flag.FIRST_NAME and following.flags & Flag.TITLE and ends:
        return False  # صباح | نجم | إن; not صباح | نجم الفريق
    return bool(following.flags & (Flag.TITLE | Flag.ORG_HEAD | Flag.GROUP | Flag.TIME)) or (
        following.pos == "noun" and following.analysis.source != "backoff" and not following.flags & LIKE_NAMES
    )


def _called(words: tuple[Word, ...], i: int, tables: Lexicon) -> bool:
    """Say whether somebody may be called by the noun at word ``i``: behind a verb of saying, a title, a mark."""
    before = words[i - 1] if i and words[i - 1].part == words[i].part else None
    if before is None or before.pos == "punc" or before.may_report or "was" in before.stem_roles:
        return True
    led = before.folded.removeprefix("و") in tables.roles["according_to"] or "as_for" in before.roles
    titled = before.flags & (Flag.TITLE | Flag.HONORIFIC | Flag.PLACE | Flag.STATE) or before.analysis.definite
    return led or (bool(titled) and before.is_nominal)


def _plausible(words: tuple[Word, ...], i: int, end: int, known: frozenset[str]) -> bool:
    """Say whether a run of name-like words holds at least one that is more than unknown, or is no run of adjectives."""
    inside = words[i:end]
    if any(w.flags & NAMED or w.core in known for w in inside):
        return True
    return not all(w.analysis.definite for w in inside)


def _told_behind(words: tuple[Word, ...], i: int, last: int) -> bool:
    """Say whether what is said follows a name, so that it is whole: كشف المدير سفر | محمد الحوالي | أن."""
    end = i
    while end < min(last, i + _LONG_NAME) and name_like(words[end]):
        end += 1
    return end < last and "complementizer" in words[end].roles


def first_name_like(words: tuple[Word, ...], i: int, last: int, tables: Lexicon) -> bool:
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
    if done_to(words, i, last, tables) and not _told_behind(words, i + 1, last):
        return False
    following = words[i + 1]
    family = following.flags & LIKE_NAMES or (following.stem.endswith("ي") and not following.flags)
    office = word.flags & NOT_IN_NAME and not (
        word.flags & Flag.COMMON_NAME and following.analysis.definite and family
    )  # العقيد | رائد الدباس, but العقيد | قائد المنطقة
    if (
        office
        or word.flags & (Flag.FUNCTION | Flag.NISBA | Flag.PLACE)
        or not (
            words[i - 1].analysis.definite
            or words[i - 1].flags & Flag.PLACE
            or words[i - 1].pos == "noun_prop"
            or _after_abbreviation(words, i)
        )
    ):
        return False
    known = word.flags & LIKE_NAMES and following.flags & LIKE_NAMES and following.analysis.definite
    return not has_preposition(following) and (
        could_be_name(following)
        or bool(known)  # مدير المركز | مصلح الحداد
        or (following.analysis.definite and following.stem.endswith("ي") and not following.flags & Flag.NISBA)
    )
