"""The readings of one word type, each with what the word tables know of its stem and a worth without context."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from pipeline.language.document import Option
from pipeline.language.letters import bare
from pipeline.language.lexicon import Flag, Lexicon
from pipeline.language.morphology.analyser import Analysis, Morphology
from pipeline.language.nominal import THEIRS
from pipeline.language.normalise import fold, fold_stem
from pipeline.language.tagging.spelling import HEH, MEANT

__all__ = ["CLOSED", "has_tanwin", "options"]

CLOSED: Final = frozenset(
    (
        "prep", "conj", "conj_sub", "part", "part_neg", "part_fut", "part_interrog", "part_voc", "part_focus", "pron",
        "pron_dem", "pron_rel", "pron_interrog",
    )
)  # fmt: skip
_WORTH: Final = {
    "noun": 0.4, "adj": 0.2, "verb": 0.1, "noun_prop": -0.4, "adv": 0.1, "abbrev": -1.5, "interj": -1.5,
    "part_voc": -1.0,
    "noun_num": 0.6, "noun_quant": 0.6, "adj_comp": 0.3, "adj_num": 0.5,
}  # fmt: skip
_PROCLITIC: Final = {"و": 0.2, "ك": 1.0, "ب": 0.6, "ف": 0.6, "أ": 1.0}
_ENCLITIC: Final = {"ي": 1.1, "ني": 0.5, "ك": 0.8, "كم": 0.5, "كما": 0.5, "كن": 0.9, "نا": 0.2}
_PREPOSED: Final = re.compile("[وف]?[بكل][أإ]")
_ARABIC: Final = re.compile("[\u0621-\u064a]")
_SHORT_STEM: Final = 3  # letters of a noun that a foreign name may hold between a letter and ها
_THEIRS: Final = (("ها",), ("هم",), ("هن",), ("هما",))
_TANWIN: Final = "\u064b"
_PROPER: Final = Flag.PLACE | Flag.INSTITUTION | Flag.MEDIA | Flag.STATE
_COMMON: Final = Flag.ORG_HEAD | Flag.TITLE | Flag.MEDIA_HEAD | Flag.VENUE | Flag.TIME | Flag.NAMING | Flag.FUNCTION
_HEADING: Final = Flag.ORG_HEAD | Flag.NAMING
_CALLED: Final = Flag.FIRST_NAME | Flag.SURNAME | Flag.PLACE
_RELATIVE: Final = ("ية", "ئة")
_EVERYDAY: Final = ("noun", "noun_num", "noun_quant")
_MOST: Final = 12
_SHORTEST: Final = 3
_ODD_HAMZA: Final = re.compile(r"[وف]أ(?:\w[تدط]|ن|ست|ت)\w{2,5}")
_ODD: Final = 2.7
_PRONOUN_FOR_TEH: Final = 1.0
_PRONOUN_FOR_NAME: Final = 2.0
_FIVE_NOUNS: Final = frozenset(("ابو", "ابا", "ابي", "اخو", "اخا", "اخي", "حمو", "حما", "حمي"))
"""Stems of the nouns that have a long vowel before a pronoun, folded."""
_RARER: Final = 3.0
_LISTED_WHOLE: Final = 1.5
_PLURAL_RELATIVE: Final = ("يون", "يين")
_PLURAL_VERB, _PARTICIPLE = "وا", "م"
_WHAT: Final = "ما"
_WEAK, _LONG = ("ى", "ي", "ا"), ("ى", "ي", "ا", "و")
_MADDA: Final = "آ"
_BEFORE_NAMES: Final = ((), ("و",), ("ل",))


def options(token: str, marked: str, morphology: Morphology, tables: Lexicon, habits: str = "") -> tuple[Option, ...]:
    """Return the readings of a word, the worthiest first.

    Args:
        token: The word without marks.
        marked: The same with the marks that the text gives it, which rule readings out: مضيفاً is no verb.
        morphology: Where the analyses come from.
        tables: What the word tables know.
        habits: How the article spells (``spelling.habits``).
    """
    found: dict[tuple[object, ...], Option] = {}
    called = _named_with_madda(token, tables) if marked == token else None
    if called is not None:
        return (called,)
    joined = _behind_what(token, morphology)
    usual = (*_usual(marked, morphology, habits), *_plural_relative(token, marked, morphology))
    usual += tuple(_plural_with_alif(token, morphology))
    read = joined or [*morphology.analyses(marked), *_with_dots(token, marked, morphology, tables), *usual]
    for analysis in read or [Analysis(token, "punc", token)]:
        stem, flags = _known(analysis, tables)
        if analysis.pos == "pron_dem" and stem in tables.roles["kin"]:
            analysis = replace(analysis, pos="noun")  # ذوو الضحايا، ذويهم
        if analysis.pos == "noun" and flags & _PROPER and not flags & _COMMON and analysis.source != "db":
            analysis = replace(analysis, pos="noun_prop")
        found.setdefault(_key(analysis), _option(analysis, stem, flags, tables))
    if usual and token[-1:] == HEH:
        found = _rather_without_pronoun(found)
    if any(_spelt_with_alif(o.analysis) for o in found.values()):
        found = {key: o for key, o in found.items() if o.analysis.source != "backoff"}
    kept = _without_rare_names([o for o in found.values() if _possible(token, marked, o.analysis)])
    kept = _without_joined(token, _without_hidden_verbs(token, _without_odd_verbs(kept)))
    kept = _without_joined_names(token, kept)
    kept = _rather_whole(token, _rather_named(token, kept), tables)
    kept += _with_hamza(token, morphology, tables)
    kept += _as_names(token, kept, tables, bare_token=marked == token)
    kept += _relative(kept, tables)
    kept = _no_order(token, _with_article_joined(token, kept))
    kept = _without_unwritten(token, kept, tables)
    if token in tables.roles["joined"]:
        most = max(len(o.analysis.proclitics) for o in kept)  # the dictionary knows بقول as vegetables, الغاز as ألغاز
        kept = [o for o in kept if len(o.analysis.proclitics) == most]
    if has_tanwin(marked):
        kept = [replace(o, flags=_marked(o)) for o in kept]
    return tuple(sorted(kept, key=lambda o: -o.worth)[:_MOST])


def _without_unwritten(token: str, kept: list[Option], tables: Lexicon) -> list[Option]:
    """Leave out what no paper writes, whose letters are another word's: عن, no عنّ; هناك, no هنأك; رب, no "many a"."""
    rare, never = tables.roles["only_preposition"], token in tables.roles["never_verb"]
    live = [o for o in kept if o.analysis.pos != "verb" or not (never or fold(o.analysis.stem) in rare)]
    if token in tables.roles["never_preposition"]:
        live = [o for o in live if o.analysis.pos != "prep"]
    return live or kept


def _named_with_madda(token: str, tables: Lexicon) -> Option | None:
    """Return a foreign name whose آ alone tells it from a word of grammar: آنا, no "I"; آلان, no "now"."""
    name, before = (token, ()) if token[:1] == _MADDA else (token[1:], (token[:1],))
    if name[:1] != _MADDA or before not in _BEFORE_NAMES or fold(name) not in tables.roles["name_with_madda"]:
        return None
    flags = Flag.FIRST_NAME | (Flag.MALE if name[-1:] == "ن" else Flag.FEMALE)
    return Option(1.0, Analysis(name, "noun_prop", name, before), fold_stem(name), flags)


def _marked(option: Option) -> int:
    """Return the flags of a word in tanwin, whose alif belongs to no name: دورًا is neither Dora nor a town."""
    names = _CALLED | Flag.COMMON_NAME if option.analysis.stem.endswith("ا") else Flag.NONE
    return (option.flags & ~names) | Flag.TANWIN


def _plural_relative(token: str, marked: str, morphology: Morphology) -> list[Analysis]:
    """Return the sound plural of an adjective in ي that the dictionaries have in the singular only: حاليون."""
    if token[-3:] not in _PLURAL_RELATIVE or marked != token or len(token) < _SHORTEST + len(_PLURAL_RELATIVE[0]):
        return []
    if any(a.source != "backoff" for a in morphology.analyses(token)):
        return []
    found = [a for a in morphology.analyses(token[:-2]) if a.pos == "adj" and a.source == "db" and not a.enclitics]
    return [replace(a, stem=a.stem + token[-2:], gender="m", number="p") for a in found]


def _plural_with_alif(token: str, morphology: Morphology) -> list[Analysis]:
    """Return the plural before a genitive that is written like a verb, where it is none: مسؤولوا الوزارة, for مسؤولو.

    Of verbs only those are in doubt that begin like a participle: معدوا الدراسة.
    """
    if token[-2:] != _PLURAL_VERB or len(token) < _SHORTEST + len(_PLURAL_VERB):
        return []
    if any(a.source != "backoff" and a.stem[:1] != _PARTICIPLE for a in morphology.analyses(token)):
        return []
    found = [a for a in morphology.analyses(token[:-1]) if a.pos == "noun" and a.number == "p"]
    known = (a for a in found if a.source != "backoff" and not a.enclitics and not a.definite)
    return [replace(a, stem=a.stem + token[-1]) for a in known]


def _spelt_with_alif(analysis: Analysis) -> bool:
    """Say whether a reading is a plural that is written like a verb: مسؤولوا الوزارة."""
    return analysis.pos == "noun" and analysis.number == "p" and analysis.stem.endswith(_PLURAL_VERB)


def _with_dots(token: str, marked: str, morphology: Morphology, tables: Lexicon) -> list[Analysis]:
    """Return what a word in ى is besides where the press of Egypt writes so for ي: الذى، وهى، نادى; not على, نفى.

    Its words of grammar, where it can be none as it stands, and heads of offices and bodies.
    """
    if token[-1:] != "ى" or marked[-1:] != "ى":
        return []
    grammar = any(a.pos in CLOSED for a in morphology.analyses(marked))
    heads = Flag.TITLE | Flag.ORG_HEAD
    return [
        a
        for a in morphology.analyses(marked[:-1] + "ي")
        if (a.pos in CLOSED and not grammar) or (a.pos == "noun" and not a.enclitics and _known(a, tables)[1] & heads)
    ]


def _with_hamza(token: str, morphology: Morphology, tables: Lexicon) -> list[Option]:
    """Return the reporting verbs that a hamza is written on that none has, behind a conjunction: وأعتبر الوزير أن.

    Forms VII, VIII and X, which with it are those of the first person.
    """
    if not _ODD_HAMZA.fullmatch(token):
        return []
    found = [a for a in morphology.analyses(token.replace("أ", "ا", 1)) if a.pos == "verb" and a.aspect == "p"]
    said = [a for a in found if a.person == "3" and a.voice == "a" and not a.enclitics and a.source == "db"]
    read = [_option(a, *_known(a, tables), tables) for a in said]
    return [replace(o, worth=o.worth - _ODD) for o in read if o.cue]


def _usual(marked: str, morphology: Morphology, habits: str) -> list[Analysis]:
    """Return what a word is in the usual spelling, where the article has another: شركه, شركة.

    The dictionaries fold these letters themselves, so they give قوله, "his word", for قولة as well: left out.
    """
    letter = marked[-1:]
    if not habits or letter not in MEANT or letter not in habits or len(marked) < _SHORTEST:
        return []
    with_pronoun = {_word_of(a) for a in morphology.analyses(marked) if a.enclitics}
    found = [a for a in morphology.analyses(marked[:-1] + MEANT[letter]) if a.source != "backoff" and not a.enclitics]
    return [a for a in found if _word_of(a) not in with_pronoun or fold_stem(bare(a.lemma)) == fold_stem(a.stem)]


def _behind_what(token: str, morphology: Morphology) -> list[Analysis]:
    """Return the verbs that ما may be written together with in a word that is none else: وفق | مايقوله."""
    if token[: len(_WHAT)] != _WHAT or len(token) < _SHORTEST + len(_WHAT):
        return []
    if any(a.source != "backoff" for a in morphology.analyses(token)):
        return []
    verbs = [a for a in morphology.analyses(token[len(_WHAT) :]) if a.pos == "verb" and not a.proclitics]
    return [replace(a, proclitics=(_WHAT,)) for a in verbs if a.aspect == "i" and a.source != "backoff"]


def _word_of(analysis: Analysis) -> tuple[object, ...]:
    return bare(analysis.lemma), analysis.pos, analysis.gender, analysis.number


def _rather_without_pronoun(found: dict[tuple[object, ...], Option]) -> dict[tuple[object, ...], Option]:
    """Lower the nouns and verbs with the pronoun ه where the word may end in ة: شركه is rather شركة than "his net"."""
    return {
        key: replace(o, worth=o.worth - _PRONOUN_FOR_TEH)
        if o.analysis.enclitics == (HEH,) and o.analysis.pos not in CLOSED
        else o
        for key, o in found.items()
    }


def _without_rare_names(found: list[Option]) -> list[Option]:
    """Leave out names that are everyday words of time and grammar: يوم, أحد."""
    everyday = any(o.analysis.pos in _EVERYDAY and o.flags & (Flag.TIME | Flag.FUNCTION) for o in found)
    if not everyday:
        return found
    return [o for o in found if o.analysis.pos != "noun_prop" or o.flags & (Flag.FIRST_NAME | Flag.COMMON_NAME)]


def _without_joined(token: str, found: list[Option]) -> list[Option]:
    """Leave out what the dictionaries have together with و of conjunctions and prepositions: وإن is و + إن.

    So no verb وفى is read where the word is written وفي, which is و + في.
    """
    if token == "وفي":
        return [o for o in found if o.analysis.pos != "verb"]
    if token[:1] != "و" or not any(o.analysis.pos == "conj_sub" and o.analysis.proclitics == ("و",) for o in found):
        return found
    return [o for o in found if o.analysis.pos != "conj_sub" or o.analysis.proclitics]


def _without_hidden_verbs(token: str, found: list[Option]) -> list[Option]:
    """Leave out verbs behind a و that belongs to a common noun: وكيل is no "and was measured".

    Behind that of an office or body all verbs but those that report, else passives and imperatives.
    """
    whole = _nouns_with_waw(token, found)
    if any(o.flags & (Flag.TITLE | Flag.ORG_HEAD) for o in whole):
        return [o for o in found if o.analysis.pos != "verb" or o.cue or not o.analysis.proclitics]
    if not any(o.analysis.source == "db" for o in whole):
        return found
    return [o for o in found if o.analysis.proclitics != ("و",) or not _hidden(o.analysis)]


def _without_odd_verbs(found: list[Option]) -> list[Option]:
    """Leave out verbs with a pronoun where ل and the head of a body are meant: لبنك is no "he milked you"."""
    if not any(o.flags & Flag.ORG_HEAD and o.analysis.proclitics == ("ل",) for o in found):
        return found
    return [o for o in found if o.analysis.pos != "verb" or o.cue or not o.analysis.enclitics]


def _nouns_with_waw(token: str, found: list[Option]) -> list[Option]:
    """Return the common nouns to which the و at the beginning of a word belongs: وجود، وكيل."""
    if token[:1] != "و":
        return []
    return [o for o in found if o.analysis.pos == "noun" and not o.analysis.proclitics]


def _hidden(analysis: Analysis) -> bool:
    return analysis.pos == "verb" and (analysis.voice == "p" or analysis.aspect == "c")


def _without_joined_names(token: str, found: list[Option]) -> list[Option]:
    """Leave out names behind a و that belongs to a common noun: وجود is existence, not و and جود."""
    if not any(o.analysis.source == "db" for o in _nouns_with_waw(token, found)):
        return found
    return [o for o in found if o.analysis.proclitics != ("و",) or not o.flags & Flag.FIRST_NAME]


def _with_article_joined(token: str, found: list[Option]) -> list[Option]:
    """Leave out unknown names that begin with ل and the article of a common noun: للأفق is "to the horizon"."""
    if not token.startswith(("لل", "ولل")) or not any(o.analysis.proclitics[-2:] == ("ل", "ال") for o in found):
        return found
    return [o for o in found if o.analysis.source != "backoff" or o.flags or "ل" in o.analysis.proclitics]


def _no_order(token: str, found: list[Option]) -> list[Option]:
    """Drop "do it to me" where it is spelt as a noun with the article: الحسيني is a surname, no الحس + ني."""
    if not token.endswith("ني") or not any(o.analysis.definite for o in found):
        return found
    return [o for o in found if o.analysis.aspect != "c" or not o.analysis.enclitics]


def _rather_named(token: str, found: list[Option]) -> list[Option]:
    """Lower "from me" where it is spelt as a first name is: منى, which few write for مني."""
    if token[-1:] != "ى" or not any(o.flags & Flag.FIRST_NAME for o in found):
        return found
    return [replace(o, worth=o.worth - _PRONOUN_FOR_NAME) if o.analysis.enclitics else o for o in found]


def _rather_whole(token: str, found: list[Option], tables: Lexicon) -> list[Option]:
    """Lower short words with a preposition that are spelt as a first name is: باسل, which hardly is "by rushes"."""
    if not tables.flags.get(fold(token), 0) & Flag.FIRST_NAME or len(token) < _SHORTEST + 1:
        return found
    named = _CALLED | Flag.COMMON_NAME
    return [replace(o, worth=o.worth - _RARER) if _cut_stub(o.analysis) and not o.flags & named else o for o in found]


def _cut_stub(analysis: Analysis) -> bool:
    cut = analysis.proclitics in (("ب",), ("ك",), ("ف",)) and not analysis.enclitics
    return cut and analysis.pos in ("noun", "adj") and len(analysis.stem) <= _SHORTEST


def has_tanwin(marked: str) -> bool:
    """Say whether a word ends in the mark of an indefinite accusative: شخصاً."""
    return _TANWIN in marked[-2:]


def _key(analysis: Analysis) -> tuple[object, ...]:
    """Return what tells two readings apart."""
    return (
        analysis.key if analysis.pos == "verb" else "", analysis.pos, analysis.proclitics,
        analysis.enclitics, analysis.aspect, analysis.person, analysis.gender, analysis.number, analysis.voice,
    )  # fmt: skip


def _known(analysis: Analysis, tables: Lexicon) -> tuple[str, int]:
    """Return the folded stem of a reading, and its flags."""
    stem = fold_stem(analysis.stem)
    flags = tables.of(stem, definite=analysis.definite)
    if analysis.stem.endswith("ئ"):
        flags &= ~(Flag.FIRST_NAME | Flag.SURNAME | Flag.COMMON_NAME)  # هادئ is no هادي
    if flags & Flag.STATE and analysis.proclitics[:-1][-1:] in (("ل",), ("ب",)):
        flags &= ~Flag.TIME  # القنصل العام للمغرب: no sunset
    if analysis.source == "db" and analysis.lemma.endswith("يّ") and not analysis.definite:
        flags &= ~Flag.GROUP  # دافع قوي: no قوى
    accusative = stem.endswith("ا") and not analysis.definite and analysis.pos in ("noun", "adj")
    if accusative and (
        not flags or (flags & Flag.DUAL and analysis.number == "s")
    ):  # مسؤولا is one official, or two before a genitive
        flags = tables.of(stem[:-1]) & ~(Flag.FIRST_NAME | Flag.SURNAME | Flag.PLACE) or flags
    if analysis.enclitics and not flags and stem.endswith(("او", "اي")):
        people = tables.of(stem[:-1] + "ء") & ~(Flag.FIRST_NAME | Flag.SURNAME | Flag.PLACE)  # زملاؤه، زملائه
        flags = people if people & (Flag.TITLE | Flag.GROUP) else flags
    if analysis.enclitics and stem in _FIVE_NOUNS:
        stem = stem[:-1]  # أبوه، أخاه
        flags = tables.of(stem)
    if _spelt_with_alif(analysis):
        stem = stem[:-1]  # مسؤولوا الوزارة
    if analysis.enclitics and flags & Flag.TITLE:
        flags &= ~(Flag.TIME | Flag.FUNCTION | Flag.PARTICLE)  # أبي is no August, أمي no "or"
    if analysis.enclitics and _opened_feminine(analysis):
        stem = stem[:-1] + "ة"
        flags = flags or tables.of(stem) & ~(Flag.FIRST_NAME | Flag.SURNAME)
    if analysis.pronoun in THEIRS and analysis.pos == "noun" and stem in tables.roles["somebodys"]:
        people = Flag.TITLE | Flag.PLURAL if analysis.number == "p" else Flag.TITLE
        flags = flags & ~(Flag.FUNCTION | Flag.FIRST_NAME | Flag.SURNAME | Flag.ANONYMOUS) | people  # نظيره، ضيوفها
    return stem, flags


def _opened_feminine(analysis: Analysis) -> bool:
    """Say whether the ت before a pronoun is the ة of a noun: كلمته, but not بيته."""
    if analysis.pos not in ("noun", "noun_prop", "adj", "noun_num", "noun_quant") or not analysis.stem.endswith("ت"):
        return False
    return analysis.number != "p" and not bare(analysis.lemma).endswith("ت")


def _option(analysis: Analysis, stem: str, flags: int, tables: Lexicon) -> Option:
    cue = analysis.pos == "verb" and analysis.key in tables.cues
    worth = _worth(analysis, flags, cue=cue)
    if analysis.pos == "noun" and analysis.enclitics and stem in tables.roles["rarer_noun"]:
        worth -= _RARER  # دراسة | أجرتها | الجامعة
    if analysis.pos == "noun" and not analysis.definite and stem in tables.roles["rarest_noun"]:
        worth -= _RARER  # في هذه الأثناء | تقول | المديرة
    if analysis.pos == "verb" and analysis.key in tables.roles["rarest_verb"]:
        worth -= _RARER  # أستاذ | طب | الأطفال
    return Option(worth, analysis, stem, flags, cue)


def _possible(token: str, marked: str, analysis: Analysis) -> bool:
    """Say whether a reading can be: ألباريس has no article, الفلاحي is no dual without its noon, شخصاً no verb."""
    if analysis.pos == "verb" and token.endswith("ة"):
        return False  # شبوة is no شبّوه
    if analysis.proclitics[-1:] == ("س",) and _cut_short(analysis):
        return False  # سير is not "will see", which is سيرى
    if has_tanwin(marked) and (analysis.pos == "verb" or analysis.enclitics or analysis.definite):
        return False
    if not analysis.definite or analysis.proclitics[-1:] != ("ال",):
        return True
    if analysis.enclitics and analysis.pos in ("noun", "adj"):
        return False  # المعينا is no ال with a pronoun behind
    if len(analysis.proclitics) == 1 and token[0] in "أإآ":
        return False
    return not (
        analysis.number in ("d", "p")
        and analysis.pos in ("noun", "adj")
        and analysis.stem[-1:] in ("ي", "و")
        and not analysis.lemma.endswith(("ي", "ِيّ", "و"))
        and fold_stem(analysis.stem)[:-1] == fold_stem(bare(analysis.lemma))  # not المباني, of مبنى
    )


def _cut_short(analysis: Analysis) -> bool:
    """Say whether a verb has lost its last, long vowel, as after لم and never behind سـ: ير، يبق."""
    ended = bare(analysis.lemma)[-1:] in _WEAK and not analysis.enclitics and analysis.number == "s"
    return analysis.pos == "verb" and ended and analysis.stem[-1:] not in _LONG


def _as_names(token: str, found: list[Option], tables: Lexicon, *, bare_token: bool) -> Iterator[Option]:
    """Give readings as a name: of words that the tables have as names, and of those that nothing else fits."""
    if not _ARABIC.match(token):
        return
    names = {(o.analysis.proclitics, o.analysis.enclitics) for o in found if o.analysis.pos == "noun_prop"}
    for option in _distinct(found):
        analysis = option.analysis
        cut = (analysis.proclitics, analysis.enclitics)
        if option.flags & _CALLED and not analysis.enclitics and cut not in names:
            named = replace(analysis, pos="noun_prop", lemma=analysis.stem, gender=None, number=None)
            names.add(cut)
            yield _option(named, option.stem, option.flags, tables)
    if names:
        return
    stem = fold_stem(token)
    cut_always = bare_token and not _PREPOSED.match(token)
    cut_always = cut_always and not any(o.analysis.proclitics in ((), ("ال",)) or o.analysis.enclitics for o in found)
    if cut_always and tables.of(stem) & (_CALLED | Flag.COMMON_NAME):
        whole = _option(Analysis(token, "noun_prop", token, source="table"), stem, tables.of(stem), tables)
        yield replace(whole, worth=whole.worth + _LISTED_WHOLE)  # لوال
        return
    if any(_likely_verb(o.analysis) for o in found):
        listed = bare_token and tables.of(stem) & (_CALLED | Flag.COMMON_NAME)
        if listed and all(o.analysis.pos == "verb" for o in found):
            yield _option(Analysis(token, "noun_prop", token, source="table"), stem, tables.of(stem), tables)  # توريه
        return
    if any(_is_dual(o.analysis, token) or _of_somebody(o.analysis) for o in found):
        return
    if _PREPOSED.match(token) and any(o.analysis.source == "db" and o.analysis.pos == "noun" for o in found):
        return  # بإصرار: no name begins so
    if max((o.worth for o in found), default=-9.0) < 0.1:
        yield Option(-0.5, Analysis(token, "noun_prop", token, source="backoff"), stem, tables.of(stem))


def _likely_verb(analysis: Analysis) -> bool:
    """Say whether a reading is a verb that news may have: no imperative, no question with أ (أيدوغان)."""
    return analysis.pos == "verb" and analysis.aspect != "c" and "أ" not in analysis.proclitics


def _of_somebody(analysis: Analysis) -> bool:
    """Say whether a known noun stands between a preposition and a pronoun, which makes no unknown name: بأقوالها."""
    known = analysis.pos == "noun" and analysis.source == "db" and len(analysis.stem) > _SHORT_STEM
    return known and analysis.proclitics in (("ب",), ("ل",), ("ك",)) and analysis.enclitics[:1] in _THEIRS


def _is_dual(analysis: Analysis, token: str) -> bool:
    """Say whether a noun with a preposition is a sure dual, and no unknown name: بهدفين."""
    return analysis.pos == "noun" and analysis.number == "d" and analysis.source == "db" and token.endswith("ين")


def _relative(found: list[Option], tables: Lexicon) -> Iterator[Option]:
    """Give the adjectives that the dictionaries have as nouns only: مفتاحية, أرشيفية."""
    if any(o.analysis.pos == "adj" for o in found):
        return
    for option in found:
        analysis = option.analysis
        masdar = analysis.stem.endswith("اية")  # وقاية، حماية
        if analysis.pos == "noun" and analysis.stem.endswith(_RELATIVE) and not analysis.enclitics and not masdar:
            yield _option(replace(analysis, pos="adj"), option.stem, option.flags, tables)


def _distinct(found: Iterable[Option]) -> list[Option]:
    return [o for o in found if o.analysis.pos in ("noun", "adj", "adj_comp")]


def _worth(analysis: Analysis, flags: int, *, cue: bool) -> float:
    pos = analysis.pos
    worth = (2.0 if not _misspelt(analysis) else -1.5) if pos in CLOSED else _WORTH.get(pos, 0.0)
    single = [p for p in analysis.proclitics if p not in ("ال", "س")]
    worth -= sum(_PROCLITIC.get(p, 0.5) for p in single)
    if analysis.enclitics and (pos != "prep" or analysis.enclitics == ("ي",)):
        worth -= _ENCLITIC.get(analysis.enclitics[0], 0.0)
    if analysis.source == "backoff":
        worth += _backoff_worth(analysis, single)
    if pos == "verb":
        return worth + _verb_worth(analysis, flags, cue=cue)
    return worth + _nominal_worth(pos, flags)


def _verb_worth(analysis: Analysis, flags: int, *, cue: bool) -> float:
    worth = 0.35 if cue else 0.0
    worth -= 0.9 if analysis.voice == "p" else 0.0
    worth -= 4.0 if analysis.aspect == "p" and "ل" in analysis.proclitics else 0.0  # only in answer to لو
    worth -= 2.0 if analysis.aspect == "c" else 0.0
    worth -= 1.2 if analysis.person in ("1", "2") else 0.0
    worth -= 0.6 if analysis.number == "p" and analysis.gender == "f" else 0.0
    return worth - (0.6 if flags & (Flag.FIRST_NAME | Flag.PLACE | Flag.TITLE) else 0.0)


def _nominal_worth(pos: str, flags: int) -> float:
    if flags & Flag.FIRST_NAME and not flags & Flag.COMMON_NAME and pos in ("adj", "noun"):
        return -0.3
    if not flags:
        return 0.0
    worth = 0.7
    if pos == "noun_prop":
        worth += 0.5 if flags & (Flag.FIRST_NAME | Flag.SURNAME | _PROPER) else -0.5
    elif pos == "adj":
        worth += 0.3 if flags & Flag.NISBA else -0.6 if flags & _HEADING else 0.0  # مستشفى, no "healed"
    return worth + (0.4 if flags & (Flag.TITLE | Flag.ORG_HEAD) and pos == "noun" else 0.0)


def _misspelt(analysis: Analysis) -> bool:
    """Say whether a conjunction is read only by adding a hamza: كان is hardly كأن."""
    return analysis.pos == "conj_sub" and "أ" in analysis.lemma[1:] and "أ" not in analysis.stem


def _backoff_worth(analysis: Analysis, single: list[str]) -> float:
    """Rank the splits of an unknown word: ولودريان is و + لودريان, لودريان is no ل + ودريان."""
    worth = -1.0
    if single == ["و"] and len(analysis.stem) >= 4:
        worth += 0.6
    if analysis.definite and len(analysis.stem) >= 3:
        worth += 0.6
    if analysis.enclitics:
        worth -= 0.8
    return worth
