"""How Arabic noun phrases hang together: what is complete, what still waits for its second part, what agrees.

A phrase is a run of words ``[first, j)``. It is *closed* once its last word has the article, a pronoun, or is a name:
وزير الداخلية | أهمية. A closed phrase takes only adjectives that agree with one of its nouns (الفرنسي، السابق), titles
and names; an open one (رئيس، مصدر أمني) takes what comes.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from pipeline.language.document import NOMINAL, Word
from pipeline.language.lexicon import Flag, bare_lemma

__all__ = [
    "HIS_OR_HERS", "NOMINAL", "NOMINAL_OR_DIGIT", "PICKED", "PRONOUNS", "THEIRS", "agrees", "attaches", "body_by_field",
    "for_purpose", "has_preposition", "has_something", "has_speaker", "in_tanwin", "is_closed", "is_deed", "is_former",
    "is_own_country", "is_plural", "joins_counterpart", "joint", "led_inside",
    "opens_deed", "opens_no_name", "press_of_place", "said_of", "several_people",
]  # fmt: skip

_VERBAL_NOUN: Final = re.compile("ت..ي.|است..ا.|ا.ت.ا.|ان..ا.")  # تعيين، استقبال، اعتقال، انتخاب
NOMINAL_OR_DIGIT: Final = (*NOMINAL, "digit")
PRONOUNS: dict[tuple[str, ...], tuple[str | None, str]] = {
    ("ه",): ("m", "s"), ("ها",): ("f", "s"), ("هم",): ("m", "p"), ("هن",): ("f", "p"), ("هما",): (None, "d"),
}  # fmt: skip
"""Gender and number of the pronouns of the third person, as ``Analysis.enclitics`` has them."""
THEIRS: Final = ("ه", "ها", "هم")
"""The pronouns on what is his, hers or theirs, where nobody writes the dual or هن."""
HIS_OR_HERS: Final = {"ه": "m", "ها": "f"}
"""The gender of the one person whom a pronoun means, as ``Analysis.pronoun`` has it."""
PICKED: Final = {"احد": "m", "احدي": "f"}
"""The words that pick one of several, folded, with the gender that they tell."""
_BROKEN_PLURAL: Final = re.compile("ا..?.?اء|...اء")
_ADJECTIVE_FLAGS: Final = Flag.NISBA
_MARKS: Final = frozenset("\"«“‘„'‹")
_NAMES: Final = ("noun_prop", "latin")
_HAS: Final = ("له", "لها", "لهم", "لنا", "لدينا", "عندنا")
_NAME_FLAGS: Final = Flag.PLACE | Flag.INSTITUTION | Flag.MEDIA | Flag.STATE


def is_plural(word: Word) -> bool:
    """Say whether a noun is a plural, also one of people whose form alone says so: الأفرقاء، الوسطاء."""
    return word.analysis.number == "p" or _BROKEN_PLURAL.fullmatch(word.stem) is not None


def several_people(word: Word) -> bool:
    """Say whether a word means several people by its flags or its form: السكان، الموظفين."""
    return bool(word.flags & (Flag.GROUP | Flag.PLURAL)) or word.text.endswith("ين")


def has_preposition(word: Word) -> bool:
    """Say whether a preposition or conjunction is written on the word."""
    return word.preposed != ""


def led_inside(word: Word) -> bool:
    """Say whether marks that open with a word hold the ب of what something is called: وصفه | "بالكارثي"، "بأنه ظلم"."""
    if word.analysis.source == "backoff":
        return word.text.startswith("بال") and word.text.endswith(("ي", "ية"))
    return word.preposed.startswith("ب")


def is_closed(words: tuple[Word, ...], first: int, j: int) -> bool:
    """Say whether the phrase ``[first, j)`` can stand without a further noun."""
    if j <= first:
        return False
    last = words[j - 1]
    if last.pos == "punc":
        return True
    if j - first == 1 and last.flags & Flag.TITLE and j < len(words) and words[j].flags & (Flag.CLUB | Flag.PLACE):
        return last.analysis.definite  # نجم | الهلال، أمير | قطر, though نجم and أمير are first names too
    if last.analysis.definite or last.analysis.enclitics or last.flags & _NAME_FLAGS or last.pos in _NAMES:
        return True
    people = last.flags & (Flag.GROUP | Flag.ANONYMOUS | Flag.TITLE | Flag.COMMON_PERSON)
    if people and last.text.endswith("ون") and last.pos == "noun":
        return True  # اتهم ناشطون | الشرطة: before a genitive it is ناشطو
    if last.pos.startswith("adj") and j - 1 > first and not last.flags & Flag.TITLE:
        return not _opens_construct(words[j - 2], last)
    return False


def _opens_construct(before: Word, word: Word) -> bool:
    """Say whether an adjective waits for a noun, as it is none of the one before: أحد | كبار المحللين."""
    if word.analysis.definite or before.pos not in ("noun", "noun_num", "noun_quant"):
        return False
    return word.pos == "adj_comp" or (word.analysis.number == "p" and before.analysis.number == "s")


def _is_adjective(word: Word) -> bool:
    if word.pos.startswith("adj") or word.flags & _ADJECTIVE_FLAGS:
        return True
    if (
        word.analysis.definite
        and word.stem.endswith(("ي", "ية", "يه"))
        and (word.analysis.source == "backoff" or word.analysis.lemma.endswith("يّ"))
    ):
        return True
    return any(
        o.analysis.pos in ("adj", "adj_comp", "adj_num") and o.analysis.definite == word.analysis.definite
        for o in word.options
    )


def _is_predicate(word: Word, head: Word) -> bool:
    """Say whether a word can tell what somebody or something with the article is: الحكومة "ملتزمة"."""
    if not head.analysis.definite or word.analysis.definite or head.analysis.gender is None:
        return False
    return any(o.analysis.pos == "adj" and o.analysis.gender == head.analysis.gender for o in word.options)


def said_of(words: tuple[Word, ...], head: int, first: int, end: int) -> bool:
    """Say whether what marks hold from word ``first`` is said of word ``head``, not its name: إن المبادرة "خطوة كبيرة".

    ``end`` is the word after the closing mark.
    """
    word, noun = words[first], words[head]
    if end < len(words) and "complementizer" in words[end].roles and words[end].text[0] != "و":
        return False  # قالت الجمعية "الأمل الكبير" | إن
    if opens_no_name(word) or _is_predicate(word, noun):
        return True  # الشركة "غير ملتزمة"، "عاجزة"
    if noun.analysis.definite and word.pos == "noun" and word.preposed == "ب" and first + 1 < end - 1:
        return True  # طالب الحزب "بوقف العنف"
    if not noun.flags & Flag.NAMING and has_something(words[first : end - 1]):
        return True  # but: حملة "كل قطرة لها قيمة"
    if not noun.analysis.definite:
        return False
    if word.text.endswith("ا") and word.pos == "noun" and not word.analysis.definite and not word.flags:
        return True  # في القرار "استهدافا"
    following = words[first + 1] if first + 2 < end else None
    if following is not None and opens_deed(word, following) and not _acted_on(words, end):
        return True  # أعلن الجيش "انتهاء العملية" في الشمال
    plain = word.pos == "noun" and word.analysis.definite and not word.flags & Flag.NISBA
    if plain and any(w.pos == "prep" for w in words[first + 1 : end]):
        return True  # أيد الحزب "العودة إلى المفاوضات"
    judged = following is not None and following.pos == "adj" and not following.flags & Flag.NISBA
    if plain and judged and agrees(words, first, first + 1):
        return True  # انتقدت المنظمة "الصمت المريب"، حمّل الحكومة "المسؤولية الكاملة"
    subject = head > 0 and "complementizer" in words[head - 1].roles
    return subject and (end >= len(words) or words[end].pos == "punc")


def is_deed(word: Word) -> bool:
    """Say whether a noun is by table or form what somebody does or what happens: زيارة، مقتل، تعيين، استقبال."""
    return "event" in word.stem_roles or _VERBAL_NOUN.fullmatch(word.stem) is not None


def opens_deed(word: Word, following: Word) -> bool:
    """Say whether a deed or what is needed opens a phrase, with whose it is: "انتهاء العملية"، "ضرورة وقف الحرب"."""
    a = word.analysis
    bare = word.pos == "noun" and not (a.definite or a.enclitics or word.flags & (Flag.FIRST_NAME | Flag.ORG_HEAD))
    deed = is_deed(word) or "necessity" in word.stem_roles or "happening" in word.stem_roles
    return bare and deed and following.pos in ("noun", "noun_num", "noun_prop", "digit") and not following.preposed


def _acted_on(words: tuple[Word, ...], k: int) -> bool:
    """Say whether a noun follows marks that can be what a body named in them does: الجمعية "إنقاذ طفل" | حملة."""
    return k < len(words) and words[k].is_nominal and not has_preposition(words[k])


def has_something(words: tuple[Word, ...]) -> bool:
    """Say whether words tell without a verb what somebody or something has, as no name does: "كل مباراة لها ظروفها"."""
    has = any(word.folded in _HAS and after.pos == "noun" for word, after in pairwise(words[1:]))
    return has and (words[0].pos == "noun_quant" or words[0].analysis.definite)


def opens_no_name(word: Word) -> bool:
    """Say whether no name in marks begins with a word: "أي تدخل", "غير ملتزمة"; the letter آي opens one."""
    return "opens_no_name" in word.roles and not word.text.startswith("آ")


def agrees(words: tuple[Word, ...], first: int, j: int) -> bool:
    """Say whether word ``j`` can be an adjective of one of the nouns before it in the phrase."""
    word = words[j]
    if not _is_adjective(word) or _heads_own(words, j):
        return False
    for k in range(j - 1, first - 1, -1):
        noun = words[k]
        if noun.pos in ("punc", "prep", "verb") or not _same_state(words, k, j, word):
            continue
        if _same_form(noun, word) and not _passed_over(words, first, k, j):
            return True
    return False


def _heads_own(words: tuple[Word, ...], j: int) -> bool:
    """Say whether a noun that can be an adjective has one of its own behind it: دشن الوزير | المدرسة | الجديدة."""
    word = words[j]
    if word.pos != "noun" or word.flags & (_ADJECTIVE_FLAGS | Flag.TITLE):
        return False
    after = words[j + 1] if j + 1 < len(words) else word
    if not word.analysis.definite:  # كشفت مصادر أمنية | هوية المشتبه به، تناولت صحف محلية | قضية المدرب
        whose = after.pos == "noun" and after.analysis.definite and not after.preposed
        return whose and words[j - 1].pos == "adj" and not words[j - 1].analysis.definite
    if word.flags & Flag.TIME and not after.flags & Flag.TIME:
        return False  # كاتبها | العام | الجهوي, not العام | الماضي
    described = after.pos == "adj" and after.analysis.definite and after.analysis.gender == word.analysis.gender
    return described and word.analysis.number == "s" and not after.preposed


def _passed_over(words: tuple[Word, ...], first: int, k: int, j: int) -> bool:
    """Say whether an adjective before word ``j`` is already of a noun before word ``k``, which takes no more then.

    وزارة الدفاع النورلاندية | الحادث; but مدير المدرسة الابتدائية | السابق.
    """
    for m in range(k + 1, j):
        word = words[m]
        if not word.flags & Flag.NISBA or not word.analysis.definite:
            continue
        if any(_same_form(words[n], word) for n in range(k, m)):
            continue
        if any(_same_form(words[n], word) for n in range(first, k)):
            return True
    return False


def _same_state(words: tuple[Word, ...], k: int, j: int, word: Word) -> bool:
    noun = words[k]
    definite = (
        noun.analysis.definite or bool(noun.analysis.enclitics) or noun.pos in _NAMES or bool(noun.flags & _NAME_FLAGS)
    )
    construct = not definite and any(
        words[m].analysis.definite or words[m].flags & _NAME_FLAGS or words[m].pos == "latin" for m in range(k + 1, j)
    )
    called = words[k + 1].text in _MARKS and word.stem.endswith(("ي", "ية"))  # شركة «نورث لاب» | الصينية
    return (definite or construct or called) == word.analysis.definite


def _same_form(noun: Word, word: Word) -> bool:
    one = noun.flags & Flag.TITLE and not noun.flags & (Flag.PLURAL | Flag.DUAL)  # المدافع, no guns
    genders = _values(word, "gender")
    numbers = _values(word, "number")
    plural = any(o.analysis.number == "p" for o in noun.options) and numbers == {"p"}
    several = is_plural(noun) and (noun.analysis.number == "p" or "p" in numbers)
    if noun.flags & Flag.PLURAL or (not one and (plural or several)):
        return "p" in numbers or "f" in genders or not numbers
    if (noun.analysis.number == "d" and "s" not in _values(noun, "number")) or noun.flags & Flag.DUAL:  # المهرجان
        return "d" in numbers or not numbers
    if numbers and "s" not in numbers:
        return False
    if noun.text.endswith("ة"):
        return not genders or "f" in genders
    own = {o.analysis.gender for o in noun.options if o.analysis.pos in NOMINAL}
    return not genders or not own or None in own or bool(own & genders)


def _values(word: Word, name: str) -> set[str]:
    values = {getattr(o.analysis, name) for o in word.options if o.analysis.pos in NOMINAL}
    return {v for v in values if v is not None}


def has_speaker(word: Word) -> bool:
    """Say whether a word that opens a clause carries the speaker's pronoun: أنني، إننا."""
    return word.folded.endswith(("نني", "ننا"))


def is_former(words: tuple[Word, ...], i: int) -> bool:
    """Say whether a word of time is the adjective of what is no time: المنسقة | السابقة, not الأسبوع الماضي."""
    word, previous = words[i], words[i - 1] if i else None
    if previous is None or not word.analysis.definite or previous.flags & Flag.TIME:
        return False
    named = previous.pos == "noun_prop" or previous.flags & (_NAME_FLAGS | Flag.TOWN | Flag.CLUB)
    if not (previous.analysis.definite or named):
        return False
    return previous.is_nominal and any(o.analysis.pos == "adj" and o.analysis.definite for o in word.options)


def joint(words: tuple[Word, ...], j: int, last: int) -> bool:
    """Say whether word ``j`` shares with the noun before it what both wait for: مركز حماية | وحرية الصحافيين."""
    if j + 1 >= last or words[j].preposed != "و":
        return False
    for word in words[j - 1 : j + 1]:
        if word.pos != "noun" or word.analysis.definite or word.analysis.enclitics or word.analysis.number != "s":
            return False
        if word.flags & ~_ADJECTIVE_FLAGS or word.text.endswith("ا"):
            return False
    shared = words[j + 1]
    return shared.analysis.definite and shared.pos == "noun" and not shared.preposed


def attaches(words: tuple[Word, ...], first: int, j: int) -> bool:
    """Say whether the nominal word ``j`` goes on with ``[first, j)`` (titles and names are for the caller)."""
    word = words[j]
    if not word.is_nominal or (
        word.flags & Flag.FUNCTION and word.pos not in ("noun_num", "noun_quant", "adj_num", "adj_comp", "noun", "adj")
    ):
        return False
    if not is_closed(words, first, j) or (word.pos == "latin" and words[j - 1].pos == "latin"):
        return True  # شركة Open | AI
    return agrees(words, first, j)


def joins_counterpart(word: Word) -> bool:
    """Say whether a word joins somebody of the same office to another: الوزيرة فلانة | ونظيرتها | الفنلندية."""
    return "counterpart" in word.stem_roles and word.preposed == "و" and bool(word.analysis.enclitics)


def is_own_country(word: Word) -> bool:
    """Say whether somebody calls a country his: وأوضح أن | بلاده | ترى أن."""
    return bool(word.analysis.enclitics) and "own_country" in word.stem_roles


def body_by_field(words: tuple[Word, ...], i: int) -> bool:
    """Say whether a field and its place speak for a ministry or company that is not told: وقالت | صحة الساحل | إن."""
    if not 0 < i < len(words) - 2:
        return False
    verb, field, place, following = words[i - 1], words[i], words[i + 1], words[i + 2]
    if "ministry_field" not in field.stem_roles and "field_of_body" not in field.stem_roles:
        return False
    told = verb.pos == "verb" and verb.may_report and verb.analysis.gender == "f" and not verb.analysis.enclitics
    bare = not (field.analysis.definite or field.analysis.enclitics or field.preposed or place.preposed)
    placed = place.flags & (Flag.PLACE | Flag.STATE | Flag.TOWN) or (
        place.flags & Flag.CLUB and place.analysis.definite
    )
    return told and bare and bool(placed) and (following.text == ":" or "complementizer" in following.roles)


def press_of_place(words: tuple[Word, ...], i: int) -> bool:
    """Say whether the press of a place is told without a noun for its outlets: إعلام | عبري، الإعلام | المحلي."""
    if i + 1 >= len(words) or "press_word" not in words[i].stem_roles:
        return False
    press, kind = words[i], words[i + 1]
    if press.analysis.enclitics or kind.analysis.enclitics or kind.preposed or kind.part != press.part:
        return False
    of_place = kind.flags & Flag.NISBA or "press_kind" in kind.stem_roles
    return bool(of_place) and kind.text.endswith("ي") and kind.analysis.definite == press.analysis.definite


def for_purpose(words: tuple[Word, ...], first: int, j: int) -> bool:
    """Say whether ل tells what a ministry or town does something for, not what it is for: وزارة الصحة | لإطلاق حملة.

    What is in the plural is its field, as is what a ministry of state is for: وزارة الدولة | لشؤون البيئة، | لمكافحة
    الفساد; and a place is where it is: وزارة الصحة | لولاية الخرطوم، الحكومة المحلية | لمدينة الموصل.
    """
    head, word = words[first], words[j]
    field = "ministry_field" in head.stem_roles and head.analysis.definite  # الخارجية الألمانية | لوقف القتال
    if word.preposed != "ل" or j - first == 1 or not ("state_body" in head.stem_roles or field):
        return False
    state = words[first + 1]  # وزارة الدولة | لتنمية الصادرات
    if "honour_as_state" in state.stem_roles or ("own_country" in state.stem_roles and state.analysis.definite):
        return False
    placed = word.flags & (Flag.PLACE | Flag.TOWN | Flag.STATE) or "place_head" in word.stem_roles
    if placed or "land_head" in word.stem_roles or "running" in word.stem_roles:
        return False  # حكومة الوحدة | لتصريف الأعمال
    bare = not (word.analysis.definite or word.analysis.enclitics)
    return bare and word.pos == "noun" and word.analysis.number == "s"


def in_tanwin(word: Word) -> bool:
    """Say whether the alif of its tanwin marks a noun as what is done, whatever it was read as: التقى فلان | وفدا."""
    if not word.folded.endswith("ا") or word.analysis.definite or word.analysis.enclitics:
        return False
    return any(o.analysis.pos == "noun" and bare_lemma(o.analysis.lemma) == word.folded[:-1] for o in word.options)
