"""Names told by where they stand: between who speaks and what is said, nothing but a name fits.

Between a title that is complete and the clause or the words that were said (قال الناقد الفني | باسل التركستاني | إن) an
indefinite noun goes on with nothing: it is no adjective of the title, and a reporting verb takes no object before its
clause. So it is a name, whatever else its words can be, and so are the words up to the clause.
"""

from __future__ import annotations

from typing import Final

from pipeline.language.document import Word
from pipeline.language.lexicon import MISTER, SAYING, Flag, Lexicon, told_gender
from pipeline.language.naming.evidence import (
    LIKE_NAMES,
    NAMED,
    NOT_IN_NAME,
    by_manner,
    done_to,
    has_name_reading,
    has_whole_reading,
    in_manner,
    is_report_noun,
    name_like,
    one_more,
    opens_saying,
    place_head,
    several_tell,
    verb_before,
    whole_after_title,
)
from pipeline.language.nominal import PRONOUNS, has_preposition, is_plural
from pipeline.language.normalise import fold

__all__ = ["said", "slot_end"]

_SAID: Final = frozenset((":", "،", '"', "«", "“", "„", "'", "(", "-", "–"))
_CLOSED: Final = frozenset((
    "punc", "digit", "prep", "conj", "conj_sub", "part", "part_neg", "part_fut", "part_interrog", "part_focus", "pron",
    "pron_rel", "pron_dem", "pron_interrog", "adv", "abbrev", "interj", "noun_num", "noun_quant",
))  # fmt: skip
_OF_SPEAKER: Final = ("ني", "ي", "نا", "ك")
_PLACED: Final = Flag.PLACE | Flag.STATE | Flag.ORG_HEAD | Flag.INSTITUTION | Flag.MEDIA
_MOST: Final = 3
_MOST_ADDRESSED: Final = 5
_REACH: Final = 12
_NEVER_ADDRESSED: Final = (
    Flag.TIME | Flag.TITLE | Flag.FUNCTION | Flag.AUDIENCE | Flag.VENUE | Flag.INSTITUTION | Flag.NISBA
)
_UNLIKE: Final = (
    NOT_IN_NAME | Flag.FUNCTION | Flag.NISBA | Flag.PLACE | Flag.STATE | Flag.TOWN | Flag.CLUB | Flag.COMMON_PERSON
)


def slot_end(words: tuple[Word, ...], i: int, last: int, after: str, tables: Lexicon) -> int:
    """Return the end of the name that word ``i`` opens between a speaker's title and what is said; ``i`` if none.

    ``after`` is the kind of name that ends right before it. Without one, word ``i`` must be a first name that stands
    right after the verb.
    """
    if not after and _lone_name(words, i, last, tables):
        return i + 1
    if "called" in words[i].roles:
        return i  # متحدث باسم الوزارة | يدعى فلانا
    if i == 0 or not (_goes_on_with_nothing(words, i) if after else _first_name_after_verb(words, i)):
        return i
    addressed = _addressed_end(words, i, last, tables) if after == "TITLE" else i
    if addressed > i:
        return addressed
    if after == "TITLE" and _only_name(words, i, last, tables):
        return i + 1
    if after == "TITLE" and _before_surname(words, i, last, tables):
        return i + 2
    if place_head(words[i - 1]) and not words[i].flags & NAMED:
        return i  # معتمد محلية | باسندة
    end = i
    while end < min(last, i + _MOST) and not _ends(words, end, tables):
        if not _fits(words, end, last, tables, first=end == i):
            return i
        end += 1
    if end - i < 2 or end >= last or not (said(words, end) or _surely_ends(words, i, end)):
        return i
    if not words[end].text.startswith("إن") and any(_may_be_object(word) for word in words[i:end]):
        return i
    told = "complementizer" not in words[end].roles
    if told and done_to(words, i, last, tables):
        return i
    if told and (is_report_noun(words[end - 1], tables) or not any(name_like(word) for word in words[i:end])):
        return i  # نفى الوزير | وجود خلاف | ، مؤكدا أن; انتقد الوزير | جون كيرلي إصرار | "الحكومة" على
    return end if _reported(words, i) and not one_more(words, i) else i


def _addressed_end(words: tuple[Word, ...], i: int, last: int, tables: Lexicon) -> int:
    """Return the end of the name after a title that somebody is addressed with; ``i`` if there is none.

    Such a title stands before a name or alone, so what stands between it and what is said is the name, though all its
    words be everyday ones: وزير الري المهندس | ضو البيت كوكو | قوله إن.
    """
    k = i - 1
    while k and "rank_tail" in words[k].roles:
        k -= 1  # العقيد شرطة حقوقي | الصادق ود البشير
    if not words[k].analysis.definite or "address" not in words[k].stem_roles:
        return i
    end = i
    while end < min(last, i + _MOST_ADDRESSED) and not _ends(words, end, tables) and words[end].stem != SAYING:
        word = words[end]
        says = end > i and word.pos == "verb" and word.may_report and not word.analysis.proclitics
        if says and verb_before(words, k, _REACH) is None:
            return i  # السيد | كريم بوزيد أكد | أن
        if word.pos in _CLOSED or in_manner(word) or not word.text[0].isalpha() or has_preposition(word):
            return i
        like = word.flags & LIKE_NAMES
        if not like and (
            word.flags & (_NEVER_ADDRESSED | Flag.DOCUMENT | Flag.GROUP | Flag.MEDIA_HEAD)
            or (word.pos == "verb" and words[k].text not in MISTER)
            or word.analysis.enclitics
        ):
            return i
        tells = word.text.endswith("ة") and (word.folded in tables.participles or _tells_how(word))
        if end > i and not like and tells:
            return i  # الفنانة هند | قائلة: …
        if end == i and not like and (word.analysis.definite or word.flags & _UNLIKE or place_head(word)):
            return i
        end += 1
    if end - i == 1 and words[k].text in MISTER and end < last and not words[i].analysis.definite:
        return end if "complementizer" in words[end].roles or words[end].text == ":" else i
    if end - i < 2 or end >= last or not any(name_like(word) for word in words[i:end]):
        return i
    if "name_link" in words[end - 1].roles:
        return i  # ناصر بن | عوض الحنشي
    if not words[end].text.startswith("إن") and any(_may_be_object(word) for word in words[i:end]):
        return i  # أنهى المهندس جورج أبو سمرا | العمل
    spoken = "complementizer" in words[end].roles or words[end].text == ":" or words[end].stem == SAYING
    return end if spoken or (name_like(words[i]) and said(words, end)) else i


def _only_name(words: tuple[Word, ...], i: int, last: int, tables: Lexicon) -> bool:
    """Say whether an everyday word alone names whom a title tells: وقال الحاج | رديف | الذي، المعلم | حنفي | إن.

    Set off by a comma or a relative pronoun it is one only after a title that people are addressed with.
    """
    word, title, following = words[i], words[i - 1], words[i + 1] if i + 1 < last else None
    a = word.analysis
    if following is None or a.definite or a.proclitics or a.enclitics or not word.is_nominal or in_manner(word):
        return False
    unlike = word.flags & (_UNLIKE | _NEVER_ADDRESSED) or word.text.endswith(("ا", "ة", "ى")) or is_plural(word)
    father = not title.flags & Flag.HONORIFIC or title.stem == "اب"
    mood = word.pos == "adj" and father and not word.stem.endswith("ي")  # قال الأب | مبتسم; but الحاج | رديف
    if not word.flags & LIKE_NAMES and (unlike or mood or by_manner(word, tables) or place_head(title)):
        return False
    spoken = "complementizer" in following.roles or following.text == ":"
    addressed = title.analysis.definite and "address" in title.stem_roles
    set_off = addressed and (following.is_comma or following.pos == "pron_rel")
    return (spoken or set_off) and _only_says(words, i, tables)


def _before_surname(words: tuple[Word, ...], i: int, last: int, tables: Lexicon) -> bool:
    """Say whether any word is a first name between a title and the surname before a clause: المتحدث | بات رايدر | إن.

    A verb, a question or "to us" fits there no more than an adjective without ال does: الممثلة | كيت وينسلت،
    الوزيرة الفنلندية | إلينا فالتونن، اللاعب الروماني | جورجي هاجي.
    """
    if i + 2 >= last:
        return False
    word, surname, following = words[i], words[i + 1], words[i + 2]
    listed = any(o.flags & Flag.FIRST_NAME and o.analysis.pos == "noun_prop" for o in word.options)
    bare = word.analysis.definite or (word.pos in _CLOSED and not (word.analysis.enclitics and listed))
    barred = _NEVER_ADDRESSED & ~(Flag.FUNCTION | Flag.NISBA)
    if bare or (word.flags & barred and not word.flags & LIKE_NAMES) or not word.text[0].isalpha():
        return False
    acts = word.pos == "verb" and (word.may_report or word.analysis.aspect == "i")
    if word.flags & Flag.TIME or acts or "was" in word.stem_roles:
        return False
    if word.pos != "prep" and word.analysis.enclitics[:1] in PRONOUNS:
        return False  # أبلغ الوزير الفرنسي | نظيره بوتين | أن
    cut = surname.preposed
    if (surname.pos != "noun_prop" and not cut) or (surname.analysis.definite and not cut) or surname.flags & _PLACED:
        return False
    unknown = has_name_reading(surname) if cut else surname.analysis.source == "backoff" or surname.flags & LIKE_NAMES
    spoken = "complementizer" in following.roles or following.text == ":"
    return spoken and bool(unknown) and _only_says(words, i, tables)


def _lone_name(words: tuple[Word, ...], i: int, last: int, tables: Lexicon) -> bool:
    """Say whether an everyday word between a verb of saying and a comma or clause is a name: وقالت | سحر | ، ابنة ….

    Also between كان and a verb of saying: وكانت | ماي | أكدت.
    """
    word, following = words[i], words[i + 1] if i + 1 < last else None
    if not i or following is None or not word.flags & LIKE_NAMES:
        return False
    verb, a = words[i - 1], word.analysis
    if verb.pos != "verb" or verb.part != word.part or verb.analysis.enclitics:
        return False
    if a.definite or a.proclitics or a.enclitics or not word.is_nominal:
        return False
    if "with_pronoun" in word.roles:
        return False  # قال | لي | إن
    if word.flags & _NEVER_ADDRESSED & ~Flag.TIME or verb.analysis.person != "3":
        return False
    if told_gender(word.flags) not in (None, verb.analysis.gender):
        return False
    if "was" in verb.stem_roles:
        return following.pos == "verb" and following.may_report and following.analysis.aspect == "p"
    spoken = following.text in "،,(" or "complementizer" in following.roles
    return verb.may_report and spoken and _only_says(words, i, tables)


def _ends(words: tuple[Word, ...], i: int, tables: Lexicon) -> bool:
    """Say whether a name in such a place ends before word ``i``: what is said, where, or an office."""
    return said(words, i) or words[i].pos == "prep" or _office(words[i]) or opens_saying(words, i, tables)


def _goes_on_with_nothing(words: tuple[Word, ...], i: int) -> bool:
    """Say whether what ends before word ``i`` is complete, so that an indefinite noun is no part of it."""
    previous = words[i - 1]
    return previous.analysis.definite or bool(previous.flags & (Flag.PLACE | Flag.STATE))


def _first_name_after_verb(words: tuple[Word, ...], i: int) -> bool:
    previous = words[i - 1]
    return previous.pos == "verb" and previous.may_report and bool(words[i].flags & Flag.FIRST_NAME)


def said(words: tuple[Word, ...], i: int) -> bool:
    """Say whether what is said may begin at word ``i``, or something set off."""
    word = words[i]
    return word.text in _SAID or "complementizer" in word.roles


def _surely_ends(words: tuple[Word, ...], i: int, end: int) -> bool:
    """Say whether a preposition or an office ends a run of words that is hardly more than a name."""
    if words[i].analysis.enclitics:
        return False
    strange = words[end - 1].pos in ("noun_prop", "verb") or bool(words[end - 1].flags & NAMED)
    strange = strange or words[end - 1].analysis.proclitics == ("ب",)  # ياسمين | بقنة | عضوة المجلس
    return _where(words, i, end) or (strange and _office(words[end]))


def _where(words: tuple[Word, ...], i: int, end: int) -> bool:
    """Say whether a preposition ends a run of words that holds a name: مفتاح بوشعالة | ل."""
    rest = words[i:end] if not words[i].flags & Flag.FIRST_NAME else words[i + 1 : end]
    return words[end].pos == "prep" and any(w.pos in ("noun_prop", "verb") or w.flags & NAMED for w in rest)


def _office(word: Word) -> bool:
    """Say whether an office in apposition ends a name: ياسمين بقنة | عضوة المجلس."""
    return (
        bool(word.flags & Flag.TITLE)
        and word.pos == "noun"
        and not (word.analysis.definite or word.analysis.proclitics or word.analysis.enclitics)
        and not word.flags & LIKE_NAMES
    )


def _fits(words: tuple[Word, ...], i: int, last: int, tables: Lexicon, *, first: bool) -> bool:
    """Say whether a word can be a part of a name in such a place, by what it cannot be else."""
    word = words[i]
    named = word.flags & NAMED
    following = words[i + 1] if i + 1 < last else None
    if not first and _number_as_surname(words, i):
        return True
    if word.pos in _CLOSED or in_manner(word) or by_manner(word, tables) or not word.text[0].isalpha():
        return False
    if several_tell(words, i, last):
        return False
    if not first and word.analysis.enclitics and _after_first_name(words, i, last, tables):
        return True
    if word.analysis.enclitics and not (first and following is not None and not following.analysis.definite):
        return word.pos == "verb" and word.analysis.enclitics[0] in _OF_SPEAKER  # ماماني; not نظيره الفرنسي
    nation = first and word.flags & Flag.NISBA and not word.analysis.definite and word.text.endswith("ة")
    if word.flags & _UNLIKE and not named and not nation:  # المخرجة | سنية الهمامي: no adjective of a title with ال
        return False
    if first and whole_after_title(word) and following is not None and following.analysis.source == "backoff":
        return True  # رئيس اللجنة | بوهدان ليسينكو: no title waits for what follows with ب
    if has_preposition(word) and not (has_whole_reading(word) or has_name_reading(word)):
        return not first and following is not None and _office(following) and word.analysis.proclitics == ("ب",)
    if word.pos == "verb":
        acts = word.analysis.person == "3" and (word.analysis.aspect == "i" or (word.may_report and not first))
        return not acts or (first and following is not None and bool(following.flags & NAMED))  # يزن الفرطوسي
    if first:
        return not word.analysis.definite and word.is_nominal and (bool(named) or not is_plural(word))
    return bool(named) or not _tells_how(word)


def _number_as_surname(words: tuple[Word, ...], i: int) -> bool:
    """Say whether a number with the article, behind a first name, is a surname: كريم | السبع; no day: كريم | الأحد."""
    word, before = words[i], words[i - 1]
    number = word.pos == "noun_num" and word.analysis.definite and not has_preposition(word)
    return number and not word.flags & Flag.TIME and before.pos == "noun_prop" and bool(before.flags & Flag.FIRST_NAME)


def _after_first_name(words: tuple[Word, ...], i: int, last: int, tables: Lexicon) -> bool:
    """Say whether a noun with a pronoun is the surname that ends what a foreign first name opened: جيروم | فاشيه."""
    word, before = words[i], words[i - 1]
    if before.pos != "noun_prop" or before.analysis.definite or word.pos != "noun" or word.flags:
        return False
    if has_preposition(word) or any(fold(o.stem) in tables.masdars for o in word.options):
        return False  # نقلت رويترز عن الوزير سالم | قوله | إن
    follows = i + 1 < last and "complementizer" in words[i + 1].roles
    return follows and _only_says(words, i, tables)


def _only_says(words: tuple[Word, ...], i: int, tables: Lexicon) -> bool:
    """Say whether the verb before word ``i`` takes nothing but what is said: قال, not أعلن فلان | اعتزاله."""
    verb = verb_before(words, i, _REACH)
    entry = tables.cues.get(verb.analysis.key) if verb is not None else None
    return entry is not None and entry.kind == "say"


def _may_be_object(word: Word) -> bool:
    """Say whether a word may be whom or what a verb but قال is about: أبلغ سالم | اللجنة | أن.

    A number is one if it counts people, أبلغ سالم | الستة | أن, not كريم | السبع.
    """
    if not word.analysis.definite or word.flags & LIKE_NAMES or word.pos == "verb":
        return False
    if word.pos == "noun_num":
        return word.text.endswith(("ة", "ون", "ين"))
    return not word.stem.endswith("ي")


def _tells_how(word: Word) -> bool:
    """Say whether a word after a first name may tell in what manner somebody speaks: صراحة, لاحقا, ضاحكة."""
    if word.analysis.source == "backoff" or word.analysis.definite:
        return False
    return word.text.endswith(("ة", "ا")) and word.pos != "noun_prop"


def _reported(words: tuple[Word, ...], i: int) -> bool:
    """Say whether the phrase before word ``i`` is the subject of a verb that reports."""
    verb = verb_before(words, i, _REACH - 1)
    return verb is not None and verb.may_report
