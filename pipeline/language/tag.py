"""Give every word its one analysis in context, and mark names.

Ranked rules: each reading of a word type has a worth of its own (closed classes first, known stems before unknown ones,
few clitics before many), and the words beside it add to it or take from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.language.document import Option, Section, Segmented, Tagged, TaggedSection, Word
from pipeline.language.lexicon import Flag, Lexicon, lemma_key, lexicon
from pipeline.language.morphology import Analysis, Morphology
from pipeline.language.names import find_names
from pipeline.language.normalise import fold, fold_stem

__all__ = ["Tagger"]

_TOKEN = re.compile(
    r"[\u0621-\u063a\u0641-\u064a\u066e-\u06d3\u06fa-\u06ff]+"
    r"|[A-Za-z\u00c0-\u024f][\w.'’&-]*[\w]|[A-Za-z\u00c0-\u024f]"
    r"|\d+(?:[.,:/٫٬]\d+)*|[.]{2,}|[-–—]{2,}|[^\s\w#_]|[^\s#_]"
)
_CLOSED = frozenset(
    [
        "prep",
        "conj",
        "conj_sub",
        "part",
        "part_neg",
        "part_fut",
        "part_interrog",
        "part_voc",
        "pron",
        "pron_dem",
        "pron_rel",
        "pron_interrog",
    ]
)
_NOMINAL = frozenset(["noun", "adj", "noun_prop", "noun_num", "noun_quant", "adj_comp", "adj_num"])
_WORTH = {
    "noun": 0.4, "adj": 0.2, "verb": 0.1, "noun_prop": -0.4, "adv": 0.1, "abbrev": -1.5, "interj": -1.5,
    "part_voc": -1.0,
    "noun_num": 0.6, "noun_quant": 0.6, "adj_comp": 0.3, "adj_num": 0.5,
}  # fmt: skip
_PROCLITIC = {"و": 0.2, "ك": 1.0, "ب": 0.6, "ف": 0.6}
_ENCLITIC = {"ي": 1.1, "ني": 0.5, "ك": 0.8, "كم": 0.5, "كما": 0.5, "كن": 0.9, "نا": 0.2}
_ARABIC = re.compile("[\u0621-\u064a]")
_SPOKEN = (
    Flag.TITLE
    | Flag.FIRST_NAME
    | Flag.INSTITUTION
    | Flag.ANONYMOUS
    | Flag.GROUP
    | Flag.ORG_HEAD
    | Flag.HONORIFIC
    | Flag.MEDIA
)
_PROPER = Flag.PLACE | Flag.INSTITUTION | Flag.MEDIA | Flag.STATE
_COMMON = Flag.ORG_HEAD | Flag.TITLE | Flag.MEDIA_HEAD | Flag.VENUE | Flag.TIME | Flag.NAMING | Flag.FUNCTION
_BEFORE_VERB = frozenset(fold("قد سوف لم لن لا كي حتى وقد فقد ولم ولن لقد فلن فلم ولا وسوف").split())
_THAT = frozenset(fold("أن إن أنه إنه أنها إنها بأن وأن وإن").split())
_CACHE_TYPES = 60_000
_NO_OPTION = Option(0.0, Analysis("", "punc", ""), "", Flag.NONE)


class Tagger:
    """Tags articles; keeps the readings of the word types it has met."""

    def __init__(self, morphology: Morphology, tables: Lexicon | None = None) -> None:
        """Take the source of analyses and the word tables."""
        self._morphology = morphology
        self._lexicon = tables or lexicon()
        self._types: dict[str, tuple[str, tuple[Option, ...]]] = {}

    def tag(self, document: Segmented) -> Tagged:
        """Tag both sections."""
        return Tagged(document.article, tuple(self._section(s) for s in document.sections))

    def _section(self, section: Section) -> TaggedSection:
        words: list[Word] = []
        bounds: list[tuple[int, int]] = []
        for number, part in enumerate(section.parts):
            first = len(words)
            words += self._sentence(section.text, part.start, part.end, number)
            bounds.append((first, len(words)))
        tagged = tuple(words)
        return TaggedSection(section, tagged, tuple(bounds), find_names(tagged, bounds, self._lexicon))

    def _sentence(self, text: str, start: int, end: int, number: int) -> Iterator[Word]:
        tokens = [(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(text, start, end)]
        types = [self._type(token) for _, _, token in tokens]
        before: Option | None = None
        before_folded = ""
        for i, (begin, stop, token) in enumerate(tokens):
            folded, options = types[i]
            option = options[0]
            if (
                len(token) == 1
                and i + 1 < len(tokens)
                and tokens[i + 1][2] == "."
                and tokens[i + 1][0] == stop
                and _ARABIC.match(token)
            ):
                option = Option(0.0, Analysis(token, "abbrev", token), fold_stem(token), option.flags)
                yield Word(begin, stop, token, folded, option.stem, option.analysis, option.flags, (option,), number)
                before, before_folded = option, folded
                continue
            if len(options) > 1:
                following = types[i + 1] if i + 1 < len(types) else ("", (_NO_OPTION,))
                option = max(options, key=lambda o: o.worth + _fit(o, before, before_folded, following))
            yield Word(begin, stop, token, folded, option.stem, option.analysis, option.flags, options, number)
            before, before_folded = option, folded

    def _type(self, token: str) -> tuple[str, tuple[Option, ...]]:
        found = self._types.get(token)
        if found is None:
            if len(self._types) >= _CACHE_TYPES:
                self._types.clear()
            found = self._types[token] = (fold(token), self._options(token))
        return found

    def _options(self, token: str) -> tuple[Option, ...]:
        analyses = self._morphology.analyses(token) or (Analysis(token, "punc", token),)
        options: dict[tuple[object, ...], Option] = {}
        for analysis in analyses:
            stem = fold_stem(analysis.stem)
            flags = self._lexicon.of(stem, definite=analysis.definite)
            if analysis.pos == "noun" and flags & _PROPER and not flags & _COMMON:
                analysis = replace(analysis, pos="noun_prop")
            if not flags and stem.endswith("ا") and not analysis.definite and analysis.pos in ("noun", "adj"):
                flags = self._lexicon.of(stem[:-1]) & ~(Flag.FIRST_NAME | Flag.SURNAME | Flag.PLACE)
            if analysis.enclitics and not flags and stem.endswith("ت"):
                flags = self._lexicon.of(stem[:-1] + "ة") & ~(Flag.FIRST_NAME | Flag.SURNAME)
            key = (
                lemma_key(analysis.lemma) if analysis.pos == "verb" else "", analysis.pos, analysis.proclitics,
                analysis.enclitics,
                analysis.aspect, analysis.person, analysis.gender, analysis.number, analysis.voice,
            )  # fmt: skip
            if key not in options:
                cue = analysis.pos == "verb" and lemma_key(analysis.lemma) in self._lexicon.cues
                options[key] = Option(self._worth(analysis, flags), analysis, stem, flags, cue)
        found = [o for o in options.values() if not _impossible(token, o.analysis)]
        if (
            _ARABIC.match(token)
            and not any(
                o.analysis.pos == "noun_prop" or (o.analysis.pos == "verb" and o.analysis.aspect != "c") for o in found
            )
            and max((o.worth for o in found), default=-9) < 0.1
        ):
            found.append(
                Option(
                    -0.5,
                    Analysis(token, "noun_prop", token, source="backoff"),
                    fold_stem(token),
                    self._lexicon.of(fold_stem(token)),
                )
            )
        return tuple(sorted(found, key=lambda o: -o.worth)[:12])

    def _worth(self, analysis: Analysis, flags: int) -> float:
        pos = analysis.pos
        worth = (2.0 if not _misspelt(analysis) else -1.5) if pos in _CLOSED else _WORTH.get(pos, 0.0)
        single = [p for p in analysis.proclitics if p not in ("ال", "س")]
        worth -= sum(_PROCLITIC.get(p, 0.5) for p in single)
        if analysis.enclitics and (pos != "prep" or analysis.enclitics == ("ي",)):
            worth -= _ENCLITIC.get(analysis.enclitics[0], 0.0)
        if analysis.source == "backoff":
            worth += _backoff_worth(analysis, single)
        if pos == "verb":
            worth -= 0.9 if analysis.voice == "p" else 0.0
            worth -= 2.0 if analysis.aspect == "c" else 0.0
            worth -= 1.2 if analysis.person in ("1", "2") else 0.0
            worth += 0.35 if lemma_key(analysis.lemma) in self._lexicon.cues else 0.0
            worth -= 0.6 if analysis.number == "p" and analysis.gender == "f" else 0.0
            if flags & (Flag.FIRST_NAME | Flag.PLACE | Flag.TITLE):
                worth -= 0.6
        elif flags & Flag.FIRST_NAME and not flags & Flag.COMMON_NAME and pos in ("adj", "noun"):
            worth -= 0.3
        elif flags:
            worth += 0.7
            if pos == "noun_prop":
                worth += (
                    0.5
                    if flags & (Flag.FIRST_NAME | Flag.SURNAME | Flag.PLACE | Flag.MEDIA | Flag.INSTITUTION)
                    else -0.5
                )
            elif pos == "adj":
                worth += 0.3 if flags & Flag.NISBA else 0.0
            if flags & (Flag.TITLE | Flag.ORG_HEAD) and pos == "noun":
                worth += 0.4
        return worth


def _impossible(token: str, analysis: Analysis) -> bool:
    """Say whether a reading cannot be: ألباريس has no article, الفلاحي is no dual without its noon."""
    if not analysis.definite or analysis.proclitics[-1:] != ("ال",):
        return False
    if len(analysis.proclitics) == 1 and token[0] in "أإآ":
        return True
    return (
        analysis.number in ("d", "p")
        and analysis.pos in ("noun", "adj")
        and analysis.stem[-1:] in ("ي", "و")
        and not analysis.lemma.endswith(("ي", "ِيّ", "و"))
    )


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


def _fit(option: Option, before: Option | None, before_folded: str, following: tuple[str, tuple[Option, ...]]) -> float:
    """Return what the neighbours add to a reading or take from it."""
    analysis = option.analysis
    pos = analysis.pos
    score = 0.0
    is_verb = pos == "verb"
    nominal = pos in _NOMINAL
    if before is None or before.analysis.pos == "punc":
        score += 0.6 if is_verb and analysis.aspect != "c" else 0.0
        if is_verb and analysis.aspect == "p" and analysis.proclitics == ("و",) and analysis.person == "3":
            score += 1.2 if option.cue else 0.2
    if before is None:
        pass
    else:
        last = before.analysis
        if before.flags & (Flag.TITLE | Flag.HONORIFIC | Flag.FIRST_NAME):
            if analysis.stem == "اسم" and "ب" in analysis.proclitics:
                score += 3.0
            elif pos == "noun_prop" and option.flags & Flag.FIRST_NAME and _names_follow(following):
                score += 2.5
        if last.pos == "prep" and not last.enclitics:
            score += 1.5 if nominal else -2.5 if is_verb else 0.0
        elif before_folded in _BEFORE_VERB:
            score += 2.5 if is_verb else -0.5
        elif before_folded in _THAT:
            score += 0.6 if nominal else 0.8 if is_verb and analysis.aspect == "i" else -0.3 if is_verb else 0.0
        elif last.pos == "verb" and pos == "conj" and not analysis.proclitics:
            score -= 2.0
        elif last.pos == "verb":
            score += (
                0.5 if nominal else -0.6 if is_verb and last.aspect == "p" and "و" not in analysis.proclitics else 0.0
            )
        elif last.pos in ("pron_rel",):
            score += 1.5 if is_verb else -2.0 if pos == "prep" and not analysis.enclitics else -0.3
        elif last.pos in _NOMINAL:
            score += _after_noun(option, before)
    score += _before_next(option, following)
    return score


def _names_follow(following: tuple[str, tuple[Option, ...]]) -> bool:
    return any(o.analysis.pos == "noun_prop" for o in following[1][:3])


def _after_noun(option: Option, before: Option) -> float:
    analysis, last = option.analysis, before.analysis
    if analysis.pos.startswith("adj"):
        if analysis.definite != (last.definite or bool(last.enclitics)):
            return -0.3
        return 0.7 if analysis.gender == last.gender or last.number == "p" else 0.35
    if analysis.pos in ("noun", "noun_prop"):
        if before.flags & (Flag.TITLE | Flag.HONORIFIC | Flag.FIRST_NAME) and option.flags & (
            Flag.FIRST_NAME | Flag.SURNAME
        ):
            return 0.9 if analysis.pos == "noun_prop" else 0.0
        return 0.3 if not last.definite and not last.enclitics and "و" not in analysis.proclitics else 0.0
    if analysis.pos == "verb" and "و" not in analysis.proclitics:
        return -0.3 if not last.definite and last.pos == "noun" else 0.0
    return 0.0


def _before_next(option: Option, following: tuple[str, tuple[Option, ...]]) -> float:
    folded, options = following
    first = options[0]
    analysis = option.analysis
    score = 0.0
    if folded == "":
        return score
    if analysis.pos == "verb":
        if folded in _THAT or folded in (":", "الي", "علي"):
            score += 1.0
        if first.flags & _SPOKEN and first.analysis.pos != "verb":
            score += 1.2 if analysis.proclitics == ("و",) and analysis.aspect == "p" else 0.7
        elif any(o.analysis.definite for o in options):
            score += 0.5
        subject = first.analysis
        if (
            analysis.person == "3"
            and analysis.gender
            and subject.gender
            and subject.pos in _NOMINAL
            and subject.number == "s"
        ):
            score += 0.3 if analysis.gender == subject.gender else -0.3
    elif analysis.pos in ("noun",) and not analysis.definite and not analysis.enclitics:
        if first.analysis.definite and first.analysis.pos in _NOMINAL:
            score += 0.2
    elif analysis.pos == "noun_prop" and option.flags & Flag.FIRST_NAME:
        if any(o.analysis.pos == "noun_prop" for o in options):
            score += 0.7
    return score
