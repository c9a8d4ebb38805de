"""What a single word tells of its being part of a name, and where a phrase surely ends."""

from __future__ import annotations

import re
from typing import Final

from pipeline.language.document import Word
from pipeline.language.lexicon import SAYING, Flag, Lexicon, bare_lemma, told_gender
from pipeline.language.morphology.analyser import Analysis
from pipeline.language.nominal import has_preposition, in_tanwin

__all__ = [
    "BREAKS",
    "LIKE_NAMES",
    "MANNER",
    "MAURITANIAN",
    "NAMED",
    "NEVER_OPENS",
    "NOT_IN_NAME",
    "TITLE_AND_VERB",
    "by_manner",
    "could_be_name",
    "done_to",
    "ends_before",
    "has_name_reading",
    "has_whole_reading",
    "in_manner",
    "is_done_with",
    "is_odd",
    "is_report_noun",
    "joins",
    "mans_adjective",
    "name_like",
    "office_follows",
    "one_more",
    "opens_saying",
    "place_head",
    "several_tell",
    "upon_something",
    "verb_before",
    "whole_after_title",
]

_VERBAL_NOUN: Final = re.compile("ا..ا.|ت..ي.|است.?.ا.ه?|ا.ت.ا.|ان..ا.")  # إضراب، تنديد، استقالة، انسحاب
NOT_IN_NAME: Final = (
    Flag.TIME | Flag.TITLE | Flag.ORG_HEAD | Flag.VENUE | Flag.MEDIA_HEAD | Flag.ANONYMOUS | Flag.GROUP | Flag.DOCUMENT
    | Flag.INSTITUTION | Flag.MEDIA | Flag.HONORIFIC | Flag.CLAUSE_OWNER | Flag.AUDIENCE
)  # fmt: skip
NAMED: Final = Flag.FIRST_NAME | Flag.SURNAME
LIKE_NAMES: Final = NAMED | Flag.COMMON_NAME
"""Known as a name, if only as one that is an everyday word too."""
MAURITANIAN: Final = ("ولد", "منت")
"""Son and daughter in the names of Mauritania."""
MANNER: Final = re.compile(r"\wا\w\wة|م\w\w\wة")
"""The form of a participle that tells in what manner a woman speaks: ضاحكة، ساخرة، مبتسمة."""
_ACCUSATIVE: Final = re.compile(r"\wا\w{2}ا|م\w{3,4}ا|\w{3,5}يا")
_FULL: Final = 2  # words of a full name at least
_TO_SPEAKERS: Final = (("ك",), ("ني",))  # ماماني
_TITLE_REACH: Final = 14  # words of a title with its body, up to the verb
TITLE_AND_VERB: Final = 8
"""Words before a name in which its title and the verb stand."""
NEVER_OPENS: Final = frozenset(("punc", "digit", "prep", "part", "part_neg"))
"""Parts of speech with which no name begins."""
BREAKS: Final = (
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


def could_be_name(word: Word) -> bool:
    """Say whether a word can be part of a person's name by itself."""
    if word.pos == "noun_prop" and word.flags & Flag.FIRST_NAME and not word.analysis.enclitics:
        # سيد | داغر is a name, شيخة | المدينة what she is
        return not (word.flags & Flag.HONORIFIC and (word.analysis.definite or word.flags & Flag.FEMALE))
    amen = word.pos == "noun" and word.flags & Flag.FIRST_NAME and word.flags & Flag.TITLE  # أمين, in a bare text آمين
    amen = amen and not word.analysis.definite
    if (
        word.pos in ("punc", "digit", "verb", "prep", "conj", "part")
        or (word.flags & Flag.FUNCTION and not amen)
        or word.analysis.enclitics
    ):
        return False
    if (word.flags & NOT_IN_NAME and not word.flags & NAMED) or word.flags & Flag.HONORIFIC:
        return False
    if word.flags & NAMED:
        return not word.flags & (Flag.TITLE | Flag.TIME | Flag.ORG_HEAD) or bool(word.flags & Flag.FIRST_NAME)
    if word.flags & (Flag.PLACE | Flag.NISBA):
        return False
    return word.pos == "noun_prop"


def has_name_reading(word: Word) -> bool:
    """Say whether some reading of the whole word is a name: بيومي، لي، بوزيد; not للشرق, بالقول."""
    if word.folded.startswith("لل") and "ل" in word.analysis.proclitics:
        return False
    return is_odd(word) or _whole(word, "noun_prop")


def is_done_with(word: Word) -> bool:
    """Say whether a guessed name is a verbal noun with its preposition and article: هدد بيتر هولم | بالانسحاب."""
    return word.analysis.source == "backoff" and any(
        o.analysis.source == "db"
        and o.analysis.proclitics == ("ب", "ال")
        and _VERBAL_NOUN.fullmatch(bare_lemma(o.analysis.lemma)) is not None
        for o in word.options
    )


def has_whole_reading(word: Word) -> bool:
    """Say whether a word can be read without clitics, as a noun or a name: برغوث, not برفض."""
    return _whole(word, "noun", "noun_prop")


def _whole(word: Word, *kinds: str) -> bool:
    """Say whether a reading of such a kind has no clitics; a guess does not count against an article: بالقول."""
    sure = has_preposition(word) and bool(word.analysis.definite or word.analysis.enclitics)
    return any(
        o.analysis.pos in kinds
        and not (o.analysis.proclitics or o.analysis.enclitics or (sure and o.analysis.source == "backoff"))
        for o in word.options
    )


def is_odd(word: Word, *, passive: bool = False) -> bool:
    """Say whether a word fits no third person's sentence but as a name: ندوي، فانسان، ليسنيك.

    ``passive``: also if it can be but a passive, which without vowel marks is hardly meant: كولم; with them it is: عُثر.
    """
    future = word.pos == "verb" and word.analysis.proclitics == ("س",)  # ساني: what the stem can be else does not count
    if word.flags & (Flag.FUNCTION | Flag.TITLE | Flag.ORG_HEAD) and not future:
        return False
    if word.text[:1] in "أآ" and word.analysis.enclitics[:1] not in _TO_SPEAKERS:
        return False
    return bool(word.options) and all(
        o.analysis.pos == "noun_prop" or _hardly(o.analysis, passive=passive) for o in word.options
    )


def _hardly(analysis: Analysis, *, passive: bool) -> bool:
    """Say whether a reading is hardly met beside a name: a verb of or to speaker and listener, ف before a noun."""
    if analysis.pos == "verb":
        women = analysis.number == "p" and analysis.gender == "f"  # كيلن: several women did something
        strange = women or (analysis.proclitics == ("ف",) and analysis.number != "s")
        if passive and analysis.voice == "p":
            return True
        return strange or analysis.person != "3" or analysis.enclitics[:1] in _TO_SPEAKERS
    return analysis.pos in ("noun", "adj") and analysis.proclitics == ("ف",)


def in_manner(word: Word) -> bool:
    """Say whether an accusative tells how somebody speaks, and is no part of a name: بركات | ساخرا, الديب | قائلا."""
    if word.flags & NAMED or not _ACCUSATIVE.fullmatch(word.text):
        return False
    return any(o.analysis.pos == "adj" or o.analysis.gender == "m" for o in word.options)


def several_tell(words: tuple[Word, ...], i: int, last: int) -> bool:
    """Say whether a participle tells what several people say, and is no part of a name: كوركماز | مشيرين إلى أن."""
    word = words[i]
    if word.flags & NAMED or word.analysis.definite or not word.text.endswith("ين") or i + 1 >= last:
        return False
    several = any(o.analysis.pos == "adj" and o.analysis.number in ("d", "p") for o in word.options)
    return several and (words[i + 1].pos == "prep" or words[i + 1].text in ("أن", "أنه", "أنها", "أنهم"))


def whole_after_title(word: Word) -> bool:
    """Say whether what reads as ب with a name, but no place, is a name as it is behind a title: بوهدان.

    No known first name is one, whom somebody with a title praises or calls: أشاد المدرب | بسالم الحداد.
    """
    placed = word.flags & (Flag.PLACE | Flag.TOWN | Flag.STATE | Flag.FIRST_NAME)
    return word.pos == "noun_prop" and word.preposed == "ب" and not placed


def by_manner(word: Word, tables: Lexicon) -> bool:
    """Say whether a word tells with ب how somebody speaks, and goes on with no name: وردت شيرين | بهدوء."""
    if word.flags & NAMED or word.text[:1] != "ب":
        return False
    return any(o.analysis.proclitics == ("ب",) and o.stem in tables.roles["manner_noun"] for o in word.options)


def name_like(word: Word) -> bool:
    """Say whether a word is more than an everyday one: known as a name, or unknown."""
    return bool(word.flags & LIKE_NAMES) or word.pos == "noun_prop" or word.analysis.source == "backoff"


def joins(word: Word) -> bool:
    """Say whether a word can follow inside a name; عوض is a preposition too."""
    named = word.flags & Flag.FIRST_NAME and not has_preposition(word) and not word.text.endswith("ى")
    return bool(named) or (word.pos not in ("punc", "digit", "prep") and not has_preposition(word))


def upon_something(words: tuple[Word, ...], i: int, last: int) -> bool:
    """Say whether word ``i`` is على before a common noun, so no name: حسن | على باب المخبز, but محمد | على حسن."""
    if words[i].text != "على" or i + 1 >= last:
        return False
    following = words[i + 1]
    return following.pos in ("noun", "adj") and not following.flags & (NAMED | Flag.TITLE | Flag.HONORIFIC)


def is_report_noun(word: Word, tables: Lexicon) -> bool:
    """Say whether a word is the verbal noun of a report and no name: إصرار، رفض."""
    return word.pos == "noun" and not word.flags & LIKE_NAMES and word.stem in tables.masdars


def opens_saying(words: tuple[Word, ...], i: int, tables: Lexicon) -> bool:
    """Say whether word ``i`` is the noun that a clause tells more of, and no name: كرر النائب فادي | القول إن."""
    word = words[i]
    if not word.analysis.definite or word.flags & LIKE_NAMES:
        return False
    if word.stem != SAYING and word.stem not in tables.masdars:
        return False
    k = i + 2 if i + 1 < len(words) and words[i + 1].pos == "prep" else i + 1
    return k < len(words) and "complementizer" in words[k].roles


def ends_before(words: tuple[Word, ...], i: int, last: int) -> bool:
    """Say whether a phrase surely ends before word ``i``."""
    if i >= last:
        return True
    word = words[i]
    return (
        word.pos in ("punc", "prep", "conj_sub", "part", "conj", "verb", "pron_rel")
        or has_preposition(word)
        or bool(word.flags & Flag.TIME)
        or (word.analysis.source == "db" and not word.flags & LIKE_NAMES and in_tanwin(word))  # استقبل فلان | وفدا
        or (word.pos == "adj" and word.text.endswith("ا") and not word.analysis.definite)  # خرج فؤاد شدياق | متجهما
    )


def office_follows(words: tuple[Word, ...], i: int, last: int) -> bool:
    """Say whether an office in apposition ends a name before word ``i``: صالح بن عبدالعزيز الدخيل | عضو اللجنة."""
    word = words[i] if i < last else None
    if word is None or not word.flags & Flag.TITLE or word.pos != "noun":
        return False
    if word.analysis.definite or word.analysis.proclitics:
        return False
    body = i + 1 < last and words[i + 1].flags & Flag.ORG_HEAD  # محمد الأمين الوزاني | عميد كلية الزراعة
    of_something = body or (i + 1 < last and words[i + 1].analysis.definite and not words[i + 1].flags & NAMED)
    return not word.flags & LIKE_NAMES or bool(of_something)  # عبد المعز عودة | مشرف المسابقة


def mans_adjective(words: tuple[Word, ...], start: int, i: int, last: int) -> bool:
    """Say whether an adjective that agrees with no woman is her second surname: نجوى القصدلي | الرقيق |، ."""
    first, word = words[start], words[i]
    woman = first.flags & Flag.FIRST_NAME and not first.flags & Flag.COMMON_NAME and told_gender(first.flags) == "f"
    if not woman or i - start < _FULL or not words[i - 1].analysis.definite or not ends_before(words, i + 1, last):
        return False
    a = word.analysis
    plain = word.pos == "adj" and a.proclitics == ("ال",) and not a.enclitics
    one = a.gender == "m" and a.number == "s" and not word.text.endswith(("ة", "ين", "ون"))
    return plain and one and not word.flags & ~(LIKE_NAMES | Flag.NISBA | Flag.MALE)


def one_more(words: tuple[Word, ...], i: int) -> bool:
    """Say whether what reads as a name is a thing of which there is another: واقترح النائب | حلا آخر."""
    word, following = words[i], words[i + 1] if i + 1 < len(words) else None
    if following is None or "another" not in following.roles or not word.text.endswith("ا"):
        return False
    return any(o.analysis.pos == "noun" and not o.analysis.definite for o in word.options)


def verb_before(words: tuple[Word, ...], i: int, reach: int) -> Word | None:
    """Return the verb among the ``reach`` words before word ``i`` that no mark, clause or sentence parts from it."""
    for k in range(i - 1, max(-1, i - 1 - reach), -1):
        word = words[k]
        if word.pos == "verb":
            return word
        if word.pos in ("punc", "conj_sub", "pron_rel") or (k < i - 1 and word.part != words[i].part):
            return None
    return None


def done_to(words: tuple[Word, ...], i: int, last: int, tables: Lexicon) -> bool:
    """Say whether a noun before a full name is what the verb is about: أعلن الوزير | وفاة سالم عون; none after قال."""
    word = words[i]
    if word.pos != "noun" or word.flags & LIKE_NAMES or word.analysis.source != "db" or i + 2 >= last:
        return False
    first = words[i + 1]
    if not first.flags & Flag.FIRST_NAME or first.analysis.definite or not name_like(words[i + 2]):
        return False
    verb = verb_before(words, i, _TITLE_REACH)
    entry = tables.cues.get(verb.analysis.key) if verb is not None else None
    return verb is not None and (entry is None or entry.kind != "say")


def place_head(word: Word) -> bool:
    """Say whether a word waits for the name of a place: محافظة (طريب)، مدينة، بلدة."""
    return (
        word.pos == "noun"
        and not word.analysis.definite
        and not word.analysis.enclitics
        and "place_head" in word.stem_roles
    )
