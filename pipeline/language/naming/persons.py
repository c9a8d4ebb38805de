"""Where the name of a person starts, and where it ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.language.document import Word
from pipeline.language.lexicon import Flag, Lexicon, bare_lemma
from pipeline.language.naming.belonging import belongs_to, his_own
from pipeline.language.naming.clubs import on_sport
from pipeline.language.naming.evidence import (
    LIKE_NAMES,
    MAURITANIAN,
    NAMED,
    NOT_IN_NAME,
    could_be_name,
    done_to,
    ends_before,
    has_whole_reading,
    is_odd,
    joins,
    name_like,
    office_follows,
    one_more,
    place_head,
)
from pipeline.language.naming.extension import extend
from pipeline.language.naming.hints import HIDING, MOTHER, SON, Hint
from pipeline.language.naming.links import hyphen, of_the_lord
from pipeline.language.naming.set_off import OPENERS
from pipeline.language.nominal import NOMINAL, has_preposition, is_former, preposed

__all__ = [
    "first_name_like",
    "initials_end",
    "is_person",
    "is_sheikh",
    "no_preposition",
    "person_end",
    "person_openers",
]

_UNLIKE = re.compile(r"\w+ات|[اأ]\w\w\w|\w\wا\wي")  # الحجوزات، الأدفأ، الضواحي
_PLAIN = frozenset(("noun", "adj"))
_NEVER_NAMES = frozenset(("punc", "digit", "verb", "prep", "conj", "part", "part_neg"))
_TITLES = ("د", "م", "أ", "ا")
_PLACES_OF_PEOPLE = ("TITLE", "ORG")
_ASIAN_PARTS = 3
_WAS = ("كان", "كانت")
_LONG_NAME = 4  # words of a name before what is said
_WAS_REACH = 6  # words of a title from كان to the verb
_TITLE_WORDS = 7
_REACH = 14  # words of a title with its body, up to the verb
_PAUSES = frozenset("،,.:؛(")
_LALLA = 3  # letters of للا, a title of Moroccan women
_BULLETS = ("•", "-", "–", "—", "*", "●", "▪")
_SONS = (SON, "ود", "بنت", "بت", *MAURITANIAN)
_DAUGHTER = ("بنت", "بت", MAURITANIAN[1])
_HONOURS = ("أشرف", "أكرم", "أسعد", "أمجد", "أنعم")  # verbs that are names too, before who was named
_HAD = ("قد", "وقد", "فقد", "لقد")
_LIVES = ("يعيش", "يزيد", "يسلم")  # verbs that are names too
_TWO_INITIALS = 4
_MOST_INITIALS = 8
_HINTS = Hint.PERSON | Hint.TAIL | Hint.HIDDEN
_OFFICE = Flag.TITLE | Flag.HONORIFIC | Flag.ORG_HEAD | Flag.NISBA | Flag.TIME | Flag.GROUP


def person_end(
    words: Sequence[Word],
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
    if (plain and not _may_open(words, i, last, known, tables)) or _cannot_open(words, i, last, known, tables):
        return i  # most words: told first, as it is told often
    surely = _sure_opening(words, i, last, after, tables)
    if surely > i:
        return extend(words, i, surely, last, known, tables)
    if known:
        end = _known_again(words, i, last, known, tables)
        if end > i:
            return end
    if _counted(words, i) or _upon_me(words, i, last, tables) or _plays_for(words, i, last, tables):
        return i
    if pos in _NEVER_NAMES:
        verb = pos == "verb" and bool(known)
        odd = verb and word.core in known and is_odd(word)
        speaks = verb and word.folded in known and _only_speaks(words, i, last, tables)
        return i + 1 if odd or speaks else i
    strange = name_like(word)
    named = strange and i + 1 < last and bool(words[i + 1].flags & Flag.FIRST_NAME)
    after_title = after == "TITLE" or (after == "ORG" and named)
    if not (plain or after_title or _may_open(words, i, last, known, tables)):
        return i
    to_me = word.folded in tables.roles["with_pronoun"] and not _named_lee(words, i, last)
    if to_me or _place_before_name(words, i, last):
        return i  # قال لي, not the name لي; مدير المكتب في | توركانا | جيمس أوتينو
    following = words[i + 1] if i + 1 < last and joins(words[i + 1]) else None
    opening = _opening(words, i, following, tables)
    if opening > i:
        return extend(words, i, opening, last, known, tables)
    if _placed(words, i, following, tables, after_title=after_title):
        return i
    if following is not None and _what_comes_before(word, following, after):
        return i + 1 if word.core in known else i
    if word.flags & _OFFICE and not word.flags & Flag.FIRST_NAME and word.core not in known:
        borne = after_title and first_name_like(words, i, last, tables)
        return extend(words, i, i + 2, last, known, tables) if borne else i
    if not could_be_name(word):
        if word.core in known and word.pos in NOMINAL and not word.flags & Flag.FUNCTION:
            return i + 1
        borne = after_title and first_name_like(words, i, last, tables)
        return extend(words, i, i + 1, last, known, tables) if borne else i
    end = extend(words, i, i + 1, last, known, tables)
    if end - i >= 2:
        return end if _plausible(words, i, end, known) else i
    return end if _strong(words, i, known, tables) or _bears_title(words, i, last, tables) else i


def _cannot_open(words: Sequence[Word], i: int, last: int, known: frozenset[str], tables: Lexicon) -> bool:
    """Say whether a word is a verb before a name, or tells with للـ what a body is for: المجمع المهني | للغلال.

    Or where it is, before a first name: محكمة الاستئناف | بصفاقس | مراد.
    """
    word = words[i]
    following = words[i + 1] if i + 1 < last else None
    if following is not None and following.core in known and following.flags & Flag.FIRST_NAME:
        unlisted = word.pos in ("noun", "noun_prop") and not word.flags & LIKE_NAMES and word.analysis.source == "db"
        names = word.folded in tables.roles["name_as_preposition"] or word.text in _SONS  # باسم | حداد
        if unlisted and word.stem not in tables.roles["name_head"] and not names:
            return True  # امتدح النقاد | أداء | جميلة, who was named before
    if has_preposition(word) and word.flags & Flag.PLACE and not word.flags & NAMED and word.core not in known:
        return i + 1 < last and bool(words[i + 1].flags & Flag.FIRST_NAME) and not has_preposition(words[i + 1])
    if belongs_to(words, i, tables):
        return True
    purpose = word.analysis.source == "backoff" and word.folded.startswith("لل") and len(word.folded) > _LALLA
    purpose = purpose and word.core not in known
    return purpose or one_more(words, i, tables) or _verb_before_name(words, i, last, known)


def _after_abbreviation(words: Sequence[Word], i: int) -> str:
    """Return TITLE where an abbreviated one stands before word ``i``: د. | عدلة العيسى, م/ | فلان."""
    titled = i > 1 and words[i - 1].text in (".", "/") and words[i - 2].text in _TITLES
    return "TITLE" if titled and words[i - 2].pos == "abbrev" else ""


def _plays_for(words: Sequence[Word], i: int, last: int, tables: Lexicon) -> bool:
    """Say whether what reads as a first name is what somebody is of a club or place: وأضاف | نجم | الهلال السابق.

    A first name behind it says so as well: نجم ليفربول | محمد صلاح، أمين بغداد | عمار كاظم.
    """
    if i + 1 >= last or not words[i].flags & Flag.TITLE or not words[i + 1].flags & (Flag.CLUB | Flag.PLACE):
        return False
    apart = i + 3 < last and words[i + 2].text in "،,"  # نجم ليفربول، | محمد صلاح، إن
    following = words[i + 2 + apart] if i + 2 + apart < last else None
    if words[i + 1].flags & NAMED or has_preposition(words[i + 1]):
        return False
    named = following is not None and following.flags & Flag.FIRST_NAME and not has_preposition(following)
    if named and following is not None and following.pos == "noun_prop":
        return True
    if not words[i + 1].flags & Flag.CLUB or words[i].stem not in tables.roles["club_side"]:
        return False
    return (following is not None and is_former(words, i + 2)) or on_sport(words, tables)


def no_preposition(words: Sequence[Word], i: int, last: int, tables: Lexicon) -> bool:
    """Say whether باسم is a first name, not "in the name of": الفنان | باسم خليل, but الناطق باسم خليل."""
    if not i or not _named_next(words, i, last, tables):
        return False
    before = words[i - 1]
    if before.stem in tables.roles["speaking_for"] or before.pos in ("prep", "conj_sub"):
        return False
    return before.may_report or before.analysis.definite or before.pos in ("noun_prop", "punc")


def _no_honorific(words: Sequence[Word], i: int, last: int) -> bool:
    """Say whether فضيلة is a woman's first name, not an honour: الممثلة | فضيلة مزيان, but فضيلة | الشيخ فلان."""
    following = words[i + 1] if i + 1 < last else None
    if following is not None and following.text in _DAUGHTER and not words[i].analysis.definite:
        return True  # شيخة | بنت راشد
    if following is None or following.flags & (Flag.TITLE | Flag.HONORIFIC) or following.pos not in NOMINAL:
        return False
    if has_preposition(following) or words[i].analysis.enclitics or not i:
        return False
    before = words[i - 1]
    female = before.analysis.gender == "f" or (before.analysis.aspect == "p" and before.text[-1] == "ت")
    surname = following.flags & NAMED or following.stem.endswith("ي")  # ديوان المحاسبة | فضيلة الدحماني
    return female and (not following.analysis.definite or bool(surname))


def _named_next(words: Sequence[Word], i: int, last: int, tables: Lexicon) -> bool:
    """Say whether the word after word ``i`` goes on with a name: باسم | راشد, but باسم | بغداد."""
    if i + 1 >= last or not joins(words[i + 1]) or words[i + 1].flags & Flag.PLACE:
        return False
    ends = i + 2 < last and words[i + 2].folded in tables.roles["complementizer"]  # باسم عريقات | إن
    return _names_on(words[i + 1]) or words[i + 1].pos == "noun_prop" or (ends and not words[i + 1].analysis.definite)


def _placed(words: Sequence[Word], i: int, following: Word | None, tables: Lexicon, *, after_title: bool) -> bool:
    """Say whether word ``i`` is the place that the word before it names: معتمد محلية باسندة | الفاتح ود الزين."""
    if not i or words[i].flags & NAMED or not place_head(words[i - 1], tables):
        return False
    return not after_title or (following is not None and bool(following.flags & LIKE_NAMES))


def _what_comes_before(word: Word, following: Word, after: str) -> bool:
    """Say whether a word with ``ال`` is what somebody is, as a first name follows it: الروائية | سعاد."""
    proper = word.pos == "noun_prop" and not word.flags & (Flag.TITLE | Flag.NISBA | Flag.PLACE | Flag.ORG_HEAD)
    if word.flags & Flag.FIRST_NAME and (after == "TITLE" or proper):
        return False  # الدكتور | المعتز محمد، وقال | الطاهر نصر
    definite = word.analysis.definite or (word.analysis.source == "backoff" and word.text.startswith("ال"))
    return definite and bool(following.flags & Flag.FIRST_NAME) and could_be_name(following)


def _only_speaks(words: Sequence[Word], i: int, last: int, tables: Lexicon) -> bool:
    """Say whether who speaks alone can stand between a verb and what is said: أضاف | مشاني |، أن."""
    if not i or i + 1 >= last or words[i - 1].pos != "verb" or not words[i - 1].may_report:
        return False
    k = i + 2 if words[i + 1].text in "،," and i + 2 < last else i + 1
    return words[k].folded in tables.roles["complementizer"] or words[k].text == ":"


def _upon_me(words: Sequence[Word], i: int, last: int, tables: Lexicon) -> bool:
    """Say whether علي is "on me" after a verb that has على: تضحك علي، يملي علي حياته."""
    before, following = words[i - 1] if i else None, words[i + 1] if i + 1 < last else None
    if words[i].text != "علي" or before is None or before.pos != "verb":
        return False
    if bare_lemma(before.analysis.lemma) not in tables.roles["upon_verb"]:
        return False
    return following is None or not (following.flags & NAMED or following.pos == "noun_prop" or following.stem == "بن")


def _named_before_son(words: Sequence[Word], i: int, last: int, tables: Lexicon) -> bool:
    """Say whether a common word is a first name between a closed phrase and a clause: التونسية | ألفة بن عمار."""
    if not i or i + 3 >= last or words[i + 1].text != SON:
        return False
    word, before = words[i], words[i - 1]
    plain = word.pos in _PLAIN and not (word.analysis.definite or word.analysis.enclitics or has_preposition(word))
    closed = before.analysis.definite and before.pos in _PLAIN
    return plain and closed and words[i + 3].folded in tables.roles["complementizer"]


def _verb_before_name(words: Sequence[Word], i: int, last: int, known: frozenset[str]) -> bool:
    """Say whether a first name is a verb here: ولد جاد أبي نادر عام 1957, وفضل بن عاشور, who was named before."""
    if words[i].text in ("ولد", "وولد"):
        return i == 0 or words[i - 1].part != words[i].part
    if words[i].text in _LIVES and i + 1 < last and words[i + 1].flags & Flag.FIRST_NAME:
        return not i or not words[i - 1].flags & (Flag.TITLE | Flag.HONORIFIC)  # قرب الكنيسة | يعيش فواز
    if words[i].text in _HONOURS and i + 1 < last and words[i + 1].core in known and not words[i + 1].analysis.definite:
        upon = i + 2 < last and words[i + 2].folded == "علي" and words[i - 1].text in "،,"
        return not i or words[i - 1].folded in _HAD or upon  # وقد | أشرف عمر، خلال زيارته، | أشرف عمر على
    surname = i + 2 < last and words[i + 1].text == SON and words[i + 2].core in known
    return surname and preposed(words[i]) == ("و",) and any(o.analysis.pos == "verb" for o in words[i].options)


def _counted(words: Sequence[Word], i: int) -> bool:
    """Say whether an unknown word tells what is counted: 80 تانكرا، (80) تانكرا، تسعة ميغاواط."""
    k = i - 1
    if k > 0 and words[k].text == ")":
        k -= 1
    return k >= 0 and words[k].pos in ("digit", "noun_num") and not words[i].flags & LIKE_NAMES


def _sure_opening(words: Sequence[Word], i: int, last: int, after: str, tables: Lexicon) -> int:
    """Return the end of what surely opens a name though it looks like something else; ``i`` if it does not."""
    word = words[i]
    if word.pos in HIDING and _hidden_first_name(words, i, last):
        return i + 2
    if word.folded in tables.roles["name_as_honorific"] and _no_honorific(words, i, last):
        return i + 1
    if word.folded in tables.roles["name_as_preposition"] and _named_next(words, i, last, tables):
        return i + 1 if after == "ORG" or no_preposition(words, i, last, tables) else i
    if word.text in ("سيدي", "سيد") and i + 1 < last and _names_on(words[i + 1]):
        return i + 1
    if word.text in MOTHER and _mother(words, i, last, tables):
        return i + 2
    son = i + 2 < last and words[i + 1].text in _SONS and words[i + 2].pos in NOMINAL
    if (
        son
        and (word.flags & LIKE_NAMES or _named_before_son(words, i, last, tables))
        and not (word.flags & _OFFICE or words[i + 2].flags & Flag.TIME)
    ):
        return i + 3  # الفاتح | ود الأمين
    if after and _verb_as_first_name(words, i, last, tables):
        return i + 1
    if _hyphenated(words, i, last):
        return i + 1  # extended by the hyphen
    if is_sheikh(words, i, last) or of_the_lord(words, i, last, tables):
        return i + 3
    if _linked_abroad(words, i, last, tables):
        return i + 3
    if word.text == MAURITANIAN[1] and i and words[i - 1].may_report and i + 1 < last and words[i + 1].pos in NOMINAL:
        return i + 2  # وأردفت | منت الشيخ أحمد
    if after in _PLACES_OF_PEOPLE and _strange_first_name(words, i, last, tables):
        return i + 1
    return _east_asian(words, i, last, tables)


def _verb_as_first_name(words: Sequence[Word], i: int, last: int, tables: Lexicon) -> bool:
    """Say whether what reads as a verb is the first name behind who speaks: صرح الدكتور | عيد الرشيدي بأن.

    A verb stands before the title, and no clause between: so nothing else is told that its bearer did.
    """
    word, following = words[i], words[i + 1] if i + 1 < last else None
    listed = word.flags | tables.of(word.folded)  # أيشه
    if word.pos != "verb" or not listed & LIKE_NAMES or following is None:
        return False
    if word.analysis.proclitics not in ((), ("أ",)) or word.analysis.enclitics or has_preposition(following):
        return False
    named = following.flags & LIKE_NAMES and following.pos == "noun_prop"
    family = following.analysis.definite and following.pos in NOMINAL
    family = family and (following.stem.endswith("ي") or bool(following.flags & LIKE_NAMES))
    if not (named or family):
        return False
    for k in range(i - 1, max(-1, i - 1 - _REACH), -1):
        before = words[k]
        if before.pos == "verb":
            waits = before.flags & Flag.FUNCTION or before.folded.removeprefix("و") in tables.roles["auxiliary"]
            acts = before.analysis.aspect == "p" and listed & Flag.FIRST_NAME  # not رفض الوزير | وعد الحوثي
            return before.may_report or bool(acts and not waits)
        if before.folded.removeprefix("و") in tables.roles["according_to"]:
            return True
        if before.pos in ("conj_sub", "pron_rel") or before.text in _PAUSES or before.part != word.part:
            return False
    return False


def _hyphenated(words: Sequence[Word], i: int, last: int) -> bool:
    """Say whether an everyday word is the first half of a first name with a hyphen: أولي-بيكا نيمينن."""
    if i + 2 >= last or not words[i].flags & LIKE_NAMES or not hyphen(words, i + 1, last):
        return False
    word, second = words[i], words[i + 2]
    bare = not (word.analysis.definite or word.analysis.proclitics or word.analysis.enclitics)
    other = (word.flags | second.flags) & (Flag.PLACE | Flag.NISBA | Flag.TITLE | Flag.ORG_HEAD)
    return bare and not other and bool(second.flags & Flag.FIRST_NAME) and not second.analysis.definite


def _names_on(word: Word) -> bool:
    """Say whether a word goes on with a first name that is a title too: سيد | الرشيدي, سيد | عبد العال."""
    surname = word.analysis.definite and word.stem.endswith("ي") and not word.flags & (Flag.NISBA | Flag.TITLE)
    return bool(word.flags & NAMED) or word.stem == "عبد" or surname


def is_sheikh(words: Sequence[Word], i: int, last: int) -> bool:
    """Say whether الشيخ is the first name of a Mauritanian: الشيخ | ولد سيدي عثمان."""
    return words[i].text == "الشيخ" and i + 2 < last and words[i + 1].text == "ولد"


def _east_asian(words: Sequence[Word], i: int, last: int, tables: Lexicon) -> int:
    """Return the end of a family name with one or two syllables after it: لي سانغ هيون، تشوي مين سوك; ``i`` if none.

    Most of these syllables are words too; only one after the other they are a name. What ends it is none of the closed
    classes: كيم جونغ | بين.
    """
    given = tables.roles["asian_given"]
    if words[i].folded not in tables.roles["asian_family"] or words[i].analysis.proclitics:
        return i
    end = i + 1
    while end < min(last, i + _ASIAN_PARTS) and words[end].folded in given and not words[end].analysis.definite:
        end += 1
    ends = end < last and words[end].folded in tables.roles["complementizer"]  # لي جون هو | إن
    while end > i + 1 and words[end - 1].flags & Flag.FUNCTION and not (ends and end - i == _ASIAN_PARTS):
        end -= 1
    to_me = i > 0 and words[i - 1].may_report and words[i].folded in tables.roles["with_pronoun"]
    named = end - i == _ASIAN_PARTS or (end - i > 1 and words[i].flags & LIKE_NAMES and not to_me)
    return end if named else i


def _known_again(words: Sequence[Word], i: int, last: int, known: frozenset[str], tables: Lexicon) -> int:
    """Return the end of a known surname that opens with links, or reads as something else; ``i`` if there is none.

    دومينيك باول … وتحدث بعد ذلك | باول | عن خطته.
    """
    word = words[i]
    if word.flags & Flag.PARTICLE or word.pos == "conj_sub":  # فان reads as فإن
        return _after_links(words, i, last, known, tables)
    if word.folded not in known or preposed(word) not in (("ب",), ("ل",), ("ك",), ("ف",)):
        return i
    whole = any(o.analysis.pos == "noun_prop" and not o.analysis.proclitics for o in word.options)
    return i + 1 if whole and ends_before(words, i + 1, last) else i


def _after_links(words: Sequence[Word], i: int, last: int, known: frozenset[str], tables: Lexicon) -> int:
    """Return the end of a known surname that opens with its links: وقال | فان دن برانده; ``i`` if there is none."""
    j = i
    while j < last and words[j].folded in tables.roles["name_link"] and "إ" not in words[j].text:
        j += 1
    return j + 1 if i < j < last and words[j].core in known else i


def _place_before_name(words: Sequence[Word], i: int, last: int) -> bool:
    """Say whether an unknown word after ``في`` is a place, as a first name with its surname follows it."""
    if i + 2 >= last or not i:
        return False
    if _in_place_of_two(words, i, last):
        return True
    word, first = words[i], words[i + 1]
    if words[i - 1].folded != "في" or word.flags & LIKE_NAMES or word.analysis.definite:
        return False
    return bool(first.flags & Flag.FIRST_NAME) and words[i + 2].pos == "noun_prop" and not first.analysis.proclitics


def _in_place_of_two(words: Sequence[Word], i: int, last: int) -> bool:
    """Say whether a word is one of two of the place where a title is borne: الشرطي في | بورت هاربر | سامر الرواحي."""
    lead = i - 1 if words[i - 1].folded == "في" else i - 2
    if lead < 1 or lead + 4 >= last or words[lead].folded != "في" or not words[lead - 1].flags & Flag.TITLE:
        return False
    place, first, surname = words[lead + 1 : lead + 3], words[lead + 3], words[lead + 4]
    strange = all(w.pos == "noun_prop" and not has_preposition(w) for w in place)
    strange = strange and not (place[0].flags | place[1].flags) & Flag.FIRST_NAME
    named = first.flags & Flag.FIRST_NAME and not first.analysis.proclitics
    return strange and bool(named) and (surname.pos == "noun_prop" or bool(surname.flags & LIKE_NAMES))


def _named_lee(words: Sequence[Word], i: int, last: int) -> bool:
    """Say whether لي is a family name in front: لي سو يون; after a verb it is "to me"."""
    if i + 1 >= last or (i > 0 and words[i - 1].pos == "verb" and words[i - 1].may_report):
        return False  # قال | لي | أبي
    named = words[i + 1].pos == "noun_prop" and not words[i + 1].analysis.definite
    return bool(words[i + 1].flags & NAMED) or (named and i > 0 and words[i - 1].pos != "verb")


def _strange_first_name(words: Sequence[Word], i: int, last: int, tables: Lexicon) -> bool:
    """Say whether a word that reads as something else is a first name after a title: الباحث كولم أوهانلون."""
    word, previous = words[i], words[i - 1]
    if place_head(previous, tables) or word.analysis.proclitics == ("ب", "ال"):
        return False  # معتمد محلية | باسندة, وكيل المديرية | بالجيزة
    if i + 1 >= last or not (previous.analysis.definite or previous.flags & Flag.PLACE):
        return False
    following = words[i + 1]
    if following.folded in tables.roles["name_link"] and word.pos in ("noun", "adj", "verb"):
        return i + 2 < last and words[i + 2].pos == "noun_prop" and not word.flags & (NOT_IN_NAME | Flag.FUNCTION)
    unknown = following.analysis.source == "backoff" and not has_preposition(following)
    surname = following.pos == "noun_prop" and (unknown or following.flags & LIKE_NAMES)
    if is_odd(word, passive=True):
        return bool(surname) or (is_odd(following) and has_preposition(following))
    if not word.analysis.enclitics and has_preposition(word) and word.pos == "noun":
        if i + 2 < last and words[i + 2].flags & Flag.FIRST_NAME:
            return False  # المتحدث الرسمي | بتعليم الجفيرة | ماجد السلطاني
        named = surname or (following.pos == "noun_prop" and following.analysis.definite)
        return bool(named) and (has_whole_reading(word) or (unknown and not word.flags))
    if word.analysis.number == "d" and not word.analysis.definite and word.pos in ("noun", "adj"):
        return bool(surname) and word.text.endswith("ا") and not word.flags  # كافيتا سينغ
    return bool(word.analysis.enclitics and surname) and word.pos == "noun" and not word.flags


def initials_end(words: Sequence[Word], i: int, last: int, known: frozenset[str], tables: Lexicon) -> int:
    """Return the end of a name that opens with initials, or has no more: ك. م. سليمان; ``i`` if there is none."""
    j = i
    while j + 1 < last and j - i < _MOST_INITIALS and words[j].pos == "abbrev" and words[j + 1].text == ".":
        j += 2
    if j < last and j > i and words[j].pos == "abbrev" and len(words[j].text) == 1:
        j += 1  # ح. | ع
    if j == i or (words[i].text in _TITLES and j - i < _TWO_INITIALS - 1):
        return i
    if j - i >= _TWO_INITIALS - 1 and _tells_person(words, i, tables) and (j >= last or words[j].pos not in NOMINAL):
        return j
    if words[i].text in _TITLES:
        return i
    person = person_end(words, j, last, known, tables, after="TITLE") if j < last else j
    if person > j:
        return person
    if j < last and words[j].flags & NAMED:
        return j + 1
    return i


def _tells_person(words: Sequence[Word], i: int, tables: Lexicon) -> bool:
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


def is_person(words: Sequence[Word], i: int, last: int, known: frozenset[str], tables: Lexicon) -> bool:
    """Say whether a person's name starts at word ``i``."""
    return person_end(words, i, last, known, tables) > i


def person_openers(words: Sequence[Word]) -> set[int]:
    """Return the words at which ``person_end`` may find a name when nobody is known and no title stands before.

    It is for a whole section what costs most where it is asked of each word: seven words in eight are turned down.
    """
    hinting = [(i, word.hints) for i, word in enumerate(words) if word.hints & _HINTS]
    found = {
        i
        for i, hint in hinting
        if hint & Hint.PERSON or (hint & Hint.HIDDEN and _hidden_first_name(words, i, len(words)))
    }
    found.update(i - 1 for i, hint in hinting if hint & Hint.TAIL and i)
    abbreviated = (i for i, word in enumerate(words) if word.pos == "abbrev" and i + 2 < len(words))
    found.update(i + 2 for i in abbreviated if _after_abbreviation(words, i + 2))
    return found


def _hidden_first_name(words: Sequence[Word], i: int, last: int) -> bool:
    """Say whether a word that reads as a verb or a call is a first name: البرتغالي روي كوستا، د. هيا الراوي."""
    word = words[i]
    if i == 0 or i + 1 >= last:
        return False
    if word.analysis.proclitics or word.analysis.enclitics:
        return False
    if i > 1 and words[i - 1].text == "." and words[i - 2].pos == "abbrev":
        return words[i + 1].pos in NOMINAL and not words[i + 1].flags & (Flag.PLACE | Flag.ORG_HEAD)
    nation = words[i - 1].analysis.definite and words[i - 1].flags & Flag.NISBA
    following = words[i + 1]
    if not nation or following.pos != "noun_prop" or len(following.stem) < 3:
        return False
    if following.flags & (Flag.PLACE | Flag.ORG_HEAD):
        return False
    was = any(w.folded.removeprefix("و") in _WAS for w in words[max(0, i - _WAS_REACH) : i])
    return not was  # وكان الرئيس السوداني | استقبل موراياما


def _mother(words: Sequence[Word], i: int, last: int, tables: Lexicon) -> bool:
    """Say whether the word أم is no "or" but opens a kunya: قالت أم محمد، المواطنة أم خالد، بحسب أم عمر."""
    if i + 1 >= last or not words[i + 1].flags & Flag.FIRST_NAME:
        return False
    if i == 0 or words[i - 1].part != words[i].part or words[i - 1].text in _BULLETS or words[i - 1].text in OPENERS:
        return True  # no clause begins with "or"
    previous = words[i - 1]
    said = previous.pos == "verb" and previous.analysis.gender == "f" and previous.analysis.person == "3"
    woman = previous.flags & (Flag.TITLE | Flag.HONORIFIC | Flag.ANONYMOUS | Flag.GROUP)
    if previous.folded.removeprefix("و") in tables.roles["according_to"]:
        return True
    return said or bool(woman and previous.analysis.gender == "f" and previous.analysis.definite)


def _may_open(words: Sequence[Word], i: int, last: int, known: frozenset[str], tables: Lexicon) -> bool:
    """Say whether anything at all speaks for a name here; most words are turned down at once."""
    word = words[i]
    if word.flags & LIKE_NAMES or word.pos == "noun_prop" or word.stem in tables.roles["name_head"]:
        return True
    if word.folded in tables.roles["name_as_preposition"] or word.folded in tables.roles["name_as_honorific"]:
        return True
    if i + 1 < last and (words[i + 1].folded in tables.roles["name_tail"] or _named_before_son(words, i, last, tables)):
        return True
    return (bool(known) and word.core in known) or _linked_abroad(words, i, last, tables)


def _linked_abroad(words: Sequence[Word], i: int, last: int, tables: Lexicon) -> bool:
    """Say whether what reads as ``ف`` or ``و`` with its word opens a foreign name: وقال | فابين دي فيليبو.

    Before وال nobody is named whom a verb of saying could join: وقال | والكوم فون سترن.
    """
    if i + 2 >= last or not i or not words[i - 1].may_report or words[i - 1].pos != "verb":
        return False
    cut, surname = preposed(words[i]), words[i + 2]
    if words[i + 1].folded not in tables.roles["foreign_link"]:
        return False
    joined = words[i].analysis.proclitics == ("و", "ال") and not words[i].analysis.enclitics
    return (cut == ("ف",) and surname.pos == "noun_prop") or (joined and ends_before(words, i + 3, last))


def _opening(words: Sequence[Word], i: int, following: Word | None, tables: Lexicon) -> int:
    """Return the end of a compound that surely opens a name: عبد الله، أبو هيثم، صلاح الدين، تركي القحطاني."""
    word = words[i]
    if following is None or word.analysis.definite or word.analysis.enclitics or word.pos not in NOMINAL:
        return i
    tails, links = tables.roles["name_tail"], tables.roles["name_link"]
    if following.folded in tails and following.folded != "الله":
        plain = not word.flags & NOT_IN_NAME and not has_preposition(word)  # not بقول | النبي
        strange = word.pos == "noun_prop" or word.analysis.source == "backoff"
        before = words[i - 1] if i else None
        called = before is not None and (before.may_report or before.flags & (Flag.TITLE | Flag.HONORIFIC))
        plain = plain and bool(strange or called)  # الشيخ | سميع الحق; not إن | خدمة الدين
        return i + 2 if plain or word.flags & LIKE_NAMES else i
    if word.stem in tables.roles["name_head"] and len(word.stem) > 1:
        named = (
            following.analysis.definite
            if word.stem == "عبد"
            else following.flags & LIKE_NAMES or following.pos == "noun_prop"
        )
        named = named or (word.stem == "ابا" and following.analysis.definite)
        return i + 2 if named or word.stem in ("عبد", "ابو", "بو") else i
    if (
        word.flags & Flag.COMMON_NAME
        and word.pos in NOMINAL
        and not has_preposition(word)
        and not word.flags & Flag.HONORIFIC
    ):
        servant = following.stem == "عبد" and not his_own(words, i, tables)  # ناطق | عبد الحسن
        linked = following.folded in links or servant
        if word.folded in tables.roles["opens_no_name"]:
            return i  # القطاع | غير النفطي
        if word.folded in tables.roles["name_if_called"] and not _called(words, i, tables):
            return i  # نفد | صبر ترامب
        if i and words[i - 1].folded in tables.roles["era_preposition"]:
            return i  # خلال | عهد ترامب، على | آمال بلاتيني
        surname = (following.analysis.definite and following.stem.endswith("ي")) or following.flags & NAMED
        surname = surname or (following.flags & Flag.COMMON_NAME and following.pos == "noun_prop")
        if linked or (surname and not _adjectival(words, i)):
            return i + (1 if linked else 2)
    return i


def _adjectival(words: Sequence[Word], i: int) -> bool:
    """Say whether the next word is a nationality or an agreeing adjective rather than a surname: طالب جامعي."""
    following = words[i + 1]
    last = len(words)
    ends = ends_before(words, i + 2, last) or office_follows(words, i + 2, last)
    if following.flags & Flag.FIRST_NAME and following.flags & Flag.TITLE and ends:
        return False  # صباح | نجم | إن; not صباح | نجم الفريق
    return bool(following.flags & (Flag.TITLE | Flag.ORG_HEAD | Flag.GROUP | Flag.TIME)) or (
        following.pos == "noun" and following.analysis.source != "backoff" and not following.flags & LIKE_NAMES
    )


def _called(words: Sequence[Word], i: int, tables: Lexicon) -> bool:
    """Say whether somebody may be called by the noun at word ``i``: behind a verb of saying, a title, a mark."""
    before = words[i - 1] if i and words[i - 1].part == words[i].part else None
    if before is None or before.pos == "punc" or before.may_report or before.stem in tables.roles["was"]:
        return True
    led = before.folded.removeprefix("و") in tables.roles["according_to"] or before.folded in tables.roles["as_for"]
    titled = before.flags & (Flag.TITLE | Flag.HONORIFIC | Flag.PLACE | Flag.STATE) or before.analysis.definite
    return led or (bool(titled) and before.pos in NOMINAL)


def _strong(words: Sequence[Word], i: int, known: frozenset[str], tables: Lexicon) -> bool:
    """Say whether one word alone is enough of a name: a known surname, an unknown word that is no adjective."""
    word = words[i]
    if word.core in known:
        return True
    if word.flags & (Flag.PLACE | Flag.TIME | Flag.NISBA):
        return False
    if word.flags & Flag.SURNAME:
        return word.pos == "noun_prop"
    if word.flags & Flag.FIRST_NAME:
        if _introduced(words, i, tables):
            return True
        if _acts_first(words, i):
            return False
        return word.pos == "noun_prop" and not (_everyday_adjective(word) and _as_predicate(words, i))
    previous = words[i - 1] if i else None
    if word.analysis.source == "backoff" and word.core.startswith("ال"):
        if _UNLIKE.fullmatch(word.stem.removeprefix("ال")):
            return False
        if not word.stem.endswith("ي"):
            return previous is not None and any(o.cue for o in previous.options)
    if word.analysis.source == "backoff":
        adjective = (
            word.analysis.definite and previous is not None and previous.analysis.definite and previous.pos in NOMINAL
        )
        return not adjective and len(word.stem) > 2
    return False


def _acts_first(words: Sequence[Word], i: int) -> bool:
    """Say whether what opens a sentence is rather the verb of an office or a body: | دان | الأمين العام القرار."""
    following = words[i + 1] if i + 1 < len(words) else None
    if following is None or (i and words[i - 1].part == words[i].part):
        return False
    acts = any(
        o.analysis.pos == "verb" and o.analysis.aspect == "p" and o.analysis.person == "3" for o in words[i].options
    )
    return acts and bool(following.flags & (Flag.TITLE | Flag.ORG_HEAD | Flag.INSTITUTION)) and not preposed(following)


def _bears_title(words: Sequence[Word], i: int, last: int, tables: Lexicon) -> bool:
    """Say whether a word bears the title before it, as no adjective without ال can: قال بائع الخضار | محمود | إن."""
    word, before = words[i], words[i - 1] if i else None
    if before is None or not word.flags & Flag.FIRST_NAME or word.analysis.definite or not before.analysis.definite:
        return False
    if i + 1 >= last or not (words[i + 1].folded in tables.roles["complementizer"] or words[i + 1].text == ":"):
        return False
    for k in range(i - 1, max(0, i - _TITLE_WORDS), -1):
        if words[k].pos in ("verb", "punc", "conj_sub", "pron_rel"):
            return False
        if words[k].flags & (Flag.TITLE | Flag.HONORIFIC) and words[k - 1].may_report:
            return True
    return False


def _introduced(words: Sequence[Word], i: int, tables: Lexicon) -> bool:
    """Say whether what opens a sentence bears a name, as who that is follows: عائشة | ، أم لثلاث بنات، | ، 34 عاما."""
    opens = i == 0 or words[i - 1].part != words[i].part
    if not opens or words[i].analysis.definite or i + 3 >= len(words) or words[i + 1].text not in ("،", ",", "("):
        return False
    told, following = words[i + 2], words[i + 3]
    if told.pos == "digit":
        return following.folded in tables.roles["year_of_age"]
    somebody = bool(told.flags & (Flag.TITLE | Flag.COMMON_PERSON)) and told.pos == "noun"
    return told.text in MOTHER or told.folded in tables.roles["while_he"] or (somebody and not told.analysis.definite)


def _everyday_adjective(word: Word) -> bool:
    return any(o.analysis.pos in ("adj", "adj_comp") and not o.analysis.definite for o in word.options)


def _as_predicate(words: Sequence[Word], i: int) -> bool:
    """Say whether an adjective says something of the noun before, or opens what somebody said: الوقود | غال."""
    previous, following = words[i - 1] if i else None, words[i + 1] if i + 1 < len(words) else None
    subject = previous is not None and previous.pos == "noun" and not previous.flags & (Flag.TITLE | Flag.GROUP)
    pronoun = previous is not None and previous.pos == "conj_sub" and previous.analysis.enclitics  # إنه | متعب
    opens = previous is None or subject or pronoun or previous.pos == "punc"
    return opens and (following is None or following.pos in ("punc", "prep", "adv"))


def _plausible(words: Sequence[Word], i: int, end: int, known: frozenset[str]) -> bool:
    """Say whether a run of name-like words holds at least one that is more than unknown, or is no run of adjectives."""
    inside = words[i:end]
    if any(w.flags & NAMED or w.core in known for w in inside):
        return True
    return not all(w.analysis.definite for w in inside)


def _told_behind(words: Sequence[Word], i: int, last: int, tables: Lexicon) -> bool:
    """Say whether what is said follows a name, so that it is whole: كشف المدير سفر | محمد الحوالي | أن."""
    end = i
    while end < min(last, i + _LONG_NAME) and name_like(words[end]):
        end += 1
    return end < last and words[end].folded in tables.roles["complementizer"]


def first_name_like(words: Sequence[Word], i: int, last: int, tables: Lexicon) -> bool:
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
    if done_to(words, i, last, tables) and not _told_behind(words, i + 1, last, tables):
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
    return not has_preposition(following) and (
        could_be_name(following)
        or (following.analysis.definite and following.stem.endswith("ي") and not following.flags & Flag.NISBA)
    )
