"""What a person's name does not go on with: an office, somebody else, an object, how it was done."""

from __future__ import annotations

from typing import Final

from pipeline.language.document import Word
from pipeline.language.lexicon import RELAYED, Flag, Lexicon, bare_lemma, told_gender
from pipeline.language.naming.evidence import (
    LIKE_NAMES,
    MANNER,
    MAURITANIAN,
    NAMED,
    by_manner,
    ends_before,
    in_manner,
    is_done_with,
    is_report_noun,
    opens_saying,
    several_tell,
    upon_something,
    verb_before,
)
from pipeline.language.naming.listed import phrase_at, told_outlet
from pipeline.language.nominal import has_preposition
from pipeline.language.normalise import fold_stem

__all__ = ["another_begins", "ends_with", "office_of_nothing", "parts"]

_TWO_NAMES: Final = 2
_TITLE_AND_WON: Final = 6  # words before a name with its title and the verb of what its bearer won
_CLOSING: Final = frozenset('"»”')


def ends_with(words: tuple[Word, ...], start: int, i: int, last: int, tables: Lexicon) -> bool:
    """Say whether word ``i`` is none of a name: what was said, the outlet that was told, an object marked by tanwin.

    كرر النائب فادي | القول إن، حداد | لفرانس برس، يلعب سالم عون | دورًا، "ذا جون سميث | شو".
    """
    if "programme_tail" in words[i].roles and i + 1 < len(words) and words[i + 1].text in _CLOSING:
        return True
    done = words[i].folded in RELAYED or is_done_with(words[i]) or "assent" in words[i].roles
    if done or _wished(words, start, i, last):
        return True
    return bool(words[i].flags & Flag.TANWIN) or opens_saying(words, i, tables) or told_outlet(words, i, last, tables)


def another_begins(
    words: tuple[Word, ...], start: int, i: int, last: int, known: frozenset[str], tables: Lexicon
) -> bool:
    """Say whether word ``i`` behind a name is an office, another person, or what was done or how."""
    return (
        _opens_office(words, i, last, tables)
        or _apposed_title(words, start, i, last)
        or _two_surnames(words, start, i, known)
        or _somebody_else(words, start, i, last, tables)
        or _told_of(words, start, i, tables)
        or _deed_of(words, start, i, tables)
        or _manner(words, i, last, tables)
        or _object_of(words, start, i, known, tables)
    )


def _wished(words: tuple[Word, ...], start: int, i: int, last: int) -> bool:
    """Say whether word ``i`` is what somebody is wished, behind who wishes it: تمنت هالة رياض | التوفيق لزميلها."""
    decided = "decided_on" in words[i].roles  # قررت هالة رياض | الاعتزال بعد
    wished = "wished_for" in words[i].roles and _wishes(words, start)
    if not (decided or wished) or i + 1 >= last:
        return False
    following = words[i + 1]
    return following.preposed.startswith("ل") or following.folded in ("ل", "في", "من", "عن")


def _wishes(words: tuple[Word, ...], start: int) -> bool:
    """Say whether a verb of wishing stands before a name, perhaps with a title: تمنت | الفنانة | هالة."""
    verb = next((w for w in reversed(words[max(0, start - 2) : start]) if w.pos == "verb"), None)
    return verb is not None and "wishing" in verb.analysis.lemma_roles


def _object_of(words: tuple[Word, ...], start: int, i: int, known: frozenset[str], tables: Lexicon) -> bool:
    """Say whether a noun after a surname that stands alone is its verb's object: استقبلت السالم | وفدا من المنظمة.

    An adjective marked by tanwin tells it of any noun (أثارت تغريدة السالم | غضبا واسعا), a verb of meeting of what is
    behind two names: زار سالم عون | المعرض.
    """
    surname, word = words[start], words[i]
    thing = not word.flags & LIKE_NAMES and word.core not in known  # كتب الدكتور سالم عرابا. وقال | عرابا | إن
    if thing and i - start == 1 and (_won(words, start, i) or _with_tanwin(words, start, i)):
        return True
    if _plays(words, start, i) or (thing and i - start == _TWO_NAMES and _with_tanwin(words, start, i)):
        return True
    if not word.flags & LIKE_NAMES and word.pos in ("noun", "noun_prop"):
        judged = _judged(words, i) and not words[i - 1].flags & Flag.FIRST_NAME  # خرج فؤاد | شدياق متجهما
        if judged or (i - start == _TWO_NAMES and _met(words, start, i)):
            return True

    everyday = word.pos == "noun" and word.analysis.definite and not word.flags & LIKE_NAMES
    if everyday and i + 1 < len(words) and words[i + 1].folded in ("بانه", "بانها") and _calls(words, start, tables):
        return True  # ووصف بيكاسو | الفيلم | بأنه
    does = start > 0 and words[start - 1].pos == "verb"  # وهاجمت جميلة | التركيز على صورتها
    alone = i - start == 1 and surname.core in known and (surname.analysis.definite or does)
    return alone and word.pos == "noun" and not word.flags & LIKE_NAMES and word.core not in known


def _with_tanwin(words: tuple[Word, ...], start: int, i: int) -> bool:
    """Say whether a noun with the alif of its tanwin is what was done, behind a verb and one name: قدم كريم | عرضا.

    The name must be an Arabic word itself: many a foreign surname looks like a noun with tanwin (كارلوس | روسا).
    """
    word, verb = words[i], words[start - 1] if start else None
    if verb is None or verb.pos != "verb" or verb.may_report or verb.analysis.enclitics:
        return False
    if word.analysis.definite or not word.folded.endswith("ا"):
        return False
    arabic = any(o.analysis.pos in ("noun", "adj") and not o.analysis.proclitics for o in words[start].options)
    whole = i - start == _TWO_NAMES and words[i - 1].flags & LIKE_NAMES > 0  # ويلعب كريم سالم | دورا مهما
    if not (arabic or whole) or not words[start].flags & Flag.FIRST_NAME:
        return False
    if not whole and not ends_before(words, i + 1, len(words)):
        return False
    return any(o.analysis.pos == "noun" and bare_lemma(o.analysis.lemma) == word.folded[:-1] for o in word.options)


def _plays(words: tuple[Word, ...], start: int, i: int) -> bool:
    """Say whether word ``i`` is the part that the verb before a name gives its bearer: تؤدي هدى النجار | دور معلمة."""
    if "part_played" not in words[i].roles:
        return False
    verb = verb_before(words, start, _TITLE_AND_WON)
    return verb is not None and "performing" in verb.analysis.lemma_roles


def _won(words: tuple[Word, ...], start: int, i: int) -> bool:
    """Say whether a noun behind a title and one name is what the verb before has: أحرز العداء سليمان | ميدالية.

    It ends in ة, or ا marks it (أطلق المغني رامز | ألبوما جديدا), and no other noun follows that could be it.
    """
    word, following = words[i], words[i + 1] if i + 1 < len(words) else None
    if not words[start].flags & Flag.FIRST_NAME or not start or word.analysis.proclitics or word.analysis.enclitics:
        return False
    thing = any(o.analysis.pos == "noun" and not bare_lemma(o.analysis.lemma).endswith("ا") for o in word.options)
    titled = words[start - 1].flags & (Flag.TITLE | Flag.NISBA | Flag.HONORIFIC) and words[start - 1].analysis.definite
    if not titled or not (thing and word.text.endswith(("ة", "ا"))) or word.analysis.definite:
        return False
    whole = following is None or following.pos == "punc"
    if following is not None and not whole:
        adjective = following.pos.startswith("adj") and not following.analysis.definite
        led = following.pos in ("prep", "pron_rel") or has_preposition(following)
        whole = adjective or (led and (bool(word.flags) or word.text.endswith("ا")))
    verb = verb_before(words, start, _TITLE_AND_WON)
    return whole and verb is not None and "achieving" in verb.analysis.lemma_roles


def _judged(words: tuple[Word, ...], i: int) -> bool:
    """Say whether an adjective marked by tanwin follows a noun without article: استياء | واسعا."""
    word, following = words[i], words[i + 1] if i + 1 < len(words) else None
    if following is None or following.pos != "adj" or word.analysis.definite or word.analysis.source == "backoff":
        return False
    marked = following.text.endswith(("ا", "اً")) and following.stem.endswith("ا") and not following.analysis.proclitics
    return marked and not following.flags & LIKE_NAMES and any(o.analysis.pos == "noun" for o in word.options)


def _met(words: tuple[Word, ...], start: int, i: int) -> bool:
    """Say whether a noun with the article behind two names is whom or what somebody meets: زار سالم عون | المعرض."""
    verb, word = words[start - 1] if start else None, words[i]
    if verb is None:
        return False
    meets = any(
        o.analysis.pos == "verb" and not o.analysis.enclitics and "meeting" in o.analysis.lemma_roles
        for o in verb.options
    )
    named = all(w.flags & NAMED for w in words[start:i])
    return meets and named and word.analysis.definite and any(o.analysis.pos == "noun" for o in word.options)


def _somebody_else(words: tuple[Word, ...], start: int, i: int, last: int, tables: Lexicon) -> bool:
    """Say whether another is called something at word ``i``, behind who calls him so: وصف سالم عون | ليلى كرم بأنها.

    Two names stand before ``بأن``, or a woman's behind a man's.
    """
    if i + 1 >= last or not _calls(words, start, tables) or parts(words, start, i, tables) != _TWO_NAMES:
        return False
    word, surname = words[i], words[i + 1]
    if word.pos != "noun_prop" or word.preposed or surname.pos != "noun_prop":
        return False
    if i + 2 < last and words[i + 2].folded in ("بانه", "بانها"):
        return True
    woman = word.flags & Flag.FIRST_NAME and not word.flags & Flag.COMMON_NAME and told_gender(word.flags) == "f"
    return bool(woman) and told_gender(words[start].flags) == "m" and not surname.analysis.definite


def _calls(words: tuple[Word, ...], start: int, tables: Lexicon) -> bool:
    """Say whether the verb right before a name calls somebody else something: وصف | سالم عون; not وصفه | سالم."""
    verb = words[start - 1] if start else None
    if verb is None or verb.pos != "verb" or verb.analysis.enclitics:
        return False
    return verb.analysis.key in tables.roles["labelling"]


def _told_of(words: tuple[Word, ...], start: int, i: int, tables: Lexicon) -> bool:
    """Say whether a verbal noun of saying after two names is what was done to it: انتقد سالم عون | إصرار الحكومة."""
    word = words[i]
    bare = not word.analysis.definite and not word.analysis.enclitics
    return i - start >= _TWO_NAMES and bare and is_report_noun(word, tables)


def _deed_of(words: tuple[Word, ...], start: int, i: int, tables: Lexicon) -> bool:
    """Say whether what may be a name is a deed behind a full one: أعلن سالم عون | نجاح العملية."""
    word, following = words[i], words[i + 1] if i + 1 < len(words) else None
    if i - start < _TWO_NAMES or following is None or fold_stem(word.text) not in tables.roles["deed_as_name"]:
        return False
    if word.analysis.definite or following.preposed or following.part != word.part:
        return False
    if following.pos != "noun" or following.flags & LIKE_NAMES:
        return False
    family = following.flags & Flag.TITLE or following.stem.endswith("ي")
    return bool(following.analysis.enclitics) or (following.analysis.definite and not family)


def _two_surnames(words: tuple[Word, ...], start: int, end: int, known: frozenset[str]) -> bool:
    """Say whether word ``end`` is the surname of another: وحذر لاندر | ميرلن | من ذلك, both named before.

    Behind a full name, or another listed surname, it must be no first name too: وحذر علي صالحي | ترامب.
    """
    first, second = words[end - 1], words[end]
    both = first.core in known and second.core in known and first.core != second.core
    foreign = second.flags & (Flag.SURNAME | Flag.FIRST_NAME) == Flag.SURNAME and not second.analysis.definite
    surnames = foreign and not first.flags & Flag.FIRST_NAME
    return both and (surnames or (end - start == 1 and not first.flags & NAMED))


def _manner(words: tuple[Word, ...], i: int, last: int, tables: Lexicon) -> bool:
    """Say whether word ``i`` says how somebody did it, or is no surname: قالت هيفاء | مبتسمة، وجه شوقي | التحية."""
    word = words[i]
    if upon_something(words, i, last):
        return True
    adverb = "adverb_in_a" in word.roles or "no_surname" in word.roles
    return (
        adverb
        or _described(words, i, last)
        or in_manner(word)
        or by_manner(word, tables)
        or _woman_in_manner(words, i, last, tables)
        or several_tell(words, i, last)
    )


def _described(words: tuple[Word, ...], i: int, last: int) -> bool:
    """Say whether a participle tells more of somebody by what follows it: سالم | المقيم في باريس، هند | البالغة 30."""
    if i + 1 >= last:
        return False
    following = words[i + 1]
    if "describing_by" in words[i].roles:
        return following.preposed == "ب"  # قرار فلان | القاضي بالانسحاب
    if "describing" not in words[i].roles:
        return False
    return following.pos in ("prep", "digit", "noun_num") or following.preposed in ("ب", "ل", "ك")


def _opens_office(words: tuple[Word, ...], i: int, last: int, tables: Lexicon) -> bool:
    """Say whether word ``i`` opens an office of several words, though it may be a surname: ألفاندي | الأمين العام."""
    if not words[i].flags & Flag.TITLE or office_of_nothing(words, i, last):
        return False
    found = phrase_at(words, i, last, tables)
    return found is not None and bool(found[1] & Flag.TITLE)


def office_of_nothing(words: tuple[Word, ...], i: int, last: int) -> bool:
    """Say whether a dual that waits for a noun has none, so is a surname: مصطفى | وزيري |، not وزيري | الخارجية."""
    word = words[i]
    return bool(word.flags & Flag.DUAL) and word.text.endswith("ي") and ends_before(words, i + 1, last)


def _apposed_title(words: tuple[Word, ...], start: int, i: int, last: int) -> bool:
    """Say whether a title that may be a name says who somebody is: عبد الله ذيب | نجم الكرة، هارتونو | المسؤول عن."""
    word = words[i]
    if not word.flags & Flag.TITLE or not word.is_nominal or word.preposed or i + 1 >= last:
        return False
    if word.text in MAURITANIAN or "name_link" in word.roles:
        return False
    following = words[i + 1]
    if word.analysis.definite:
        tells = following.folded in ("عن", "في", "ب") and not word.flags & LIKE_NAMES
        surname = i - start == 1 and _may_be_surname(word) and _where_said(words, i + 1, last)
        return tells and not surname
    starring = "starring" in word.stem_roles
    ruling = "ruling" in word.stem_roles  # محمد بن ناصر | أمير منطقة كذا
    if i - start < _TWO_NAMES or not (word.pos == "noun" or starring or ruling) or following.flags & LIKE_NAMES:
        return False
    if "name_link" in following.roles or following.text in MAURITANIAN:
        return False
    body = following.flags & (Flag.ORG_HEAD | Flag.CLUB | Flag.INSTITUTION | Flag.PLACE)
    common = following.pos == "noun" and not following.preposed
    return bool(body) or common or (starring and following.pos == "noun_prop")


def _may_be_surname(word: Word) -> bool:
    """Say whether families bear a title as their name: كريم المدير، سالم الحداد; not طارق | المدرب، حسن | الطبيب."""
    return "office_surname" in word.roles or "craft_surname" in word.stem_roles


def _where_said(words: tuple[Word, ...], i: int, last: int) -> bool:
    """Say whether the preposition at word ``i`` tells where or that something is said, not of what somebody is head.

    أضاف طارق المدير | في مؤتمر صحفي، كشف طارق المدير | عن أن; but طارق المدير | في الشركة.
    """
    if i + 1 >= last:
        return False
    return bool(words[i + 1].flags & Flag.VENUE) or "complementizer" in words[i + 1].roles


def _woman_in_manner(words: tuple[Word, ...], i: int, last: int, tables: Lexicon) -> bool:
    """Say whether word ``i`` tells in what manner a woman speaks, and is no surname: سولبرغ | مازحة: …، | مازحة إن."""
    word, following = words[i], words[i + 1] if i + 1 < last else None
    if word.flags & NAMED or following is None or not MANNER.fullmatch(word.text):
        return False
    if word.folded in tables.participles and "complementizer" in following.roles:
        return True
    known = any(o.analysis.pos in ("adj", "noun") and o.analysis.source == "db" for o in word.options)
    return following.text == ":" and (known or word.folded in tables.participles)


def parts(words: tuple[Word, ...], start: int, i: int, tables: Lexicon) -> int:
    """Return of how many names the words ``[start, i)`` are made: حفيظ الله is one, عبد الرحمن علي two."""
    heads, tails = tables.roles["name_head"], tables.roles["name_tail"]
    inside = sum(words[k].stem in heads or words[k + 1].folded in tails for k in range(start, i - 1))
    return i - start - inside
