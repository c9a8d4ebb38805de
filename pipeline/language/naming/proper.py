"""What it means for the words that they are part of a name: proper nouns, written whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pipeline.language.document import Name, Word
from pipeline.language.lexicon import Flag, Lexicon
from pipeline.language.morphology.analyser import Analysis
from pipeline.language.naming.evidence import whole_after_title
from pipeline.language.nominal import agrees, has_preposition
from pipeline.language.normalise import fold_stem

__all__ = ["as_names"]

_SMALL: Final = ("conj_sub", "conj", "prep", "part", "pron", "interj", "adv")  # ثيو | فان دير كروفت
_WITH_ARTICLE: Final = frozenset(("الدين", "الاسلام", "الحق", "الزمان", "الهدي", "النبي"))
_NAMEABLE: Final = frozenset(("noun", "adj", "noun_prop", "adj_comp", "adj_num", "noun_num", "noun_quant", "verb"))


def as_names(words: tuple[Word, ...], names: Sequence[Name], tables: Lexicon) -> tuple[Word, ...]:
    """Return the words with those as proper nouns that names are made of.

    Of people's names all but بن، أبو, else only names of one word: what is built from common words keeps their tags
    (الأمم المتحدة).
    """
    found = list(words)
    titled = {name.last for name in names if name.kind == "TITLE"}
    for name in names:
        span = range(name.first, name.last)
        if name.kind == "MED" and all(len(words[i].text) == 1 for i in span):
            for i in span:
                found[i] = words[i].read_as(Analysis(words[i].text, "abbrev", words[i].text))  # أ ف ب
        elif name.kind != "PER" and (len(span) > 1 or name.kind == "TITLE"):
            for i in span[1:]:
                foreign = words[i].pos == "verb" and name.kind in ("ORG", "MED")  # شركة نيو | لاين
                proper = _as_proper(words, name, i, tables, titled) if foreign else None
                found[i] = proper or _as_adjective(words, name.first, i)
        else:
            for i in span:
                found[i] = _as_proper(words, name, i, tables, titled)
    return tuple(found)


def _as_proper(words: tuple[Word, ...], name: Name, i: int, tables: Lexicon, titled: set[int]) -> Word:
    """Return word ``i`` as a part of a name; بن and its like stay nouns. ``titled``: where the titles end."""
    word = words[i]
    listed = i + 1 < name.last and bool(word.preposed) and word.folded in tables.phrases.get(words[i + 1].folded, {})
    if not (listed or name.whole or _becomes_proper(word, name, i)):
        return word
    particle = "name_noun" in word.stem_roles and name.last - name.first > 1
    bears = i in titled and whole_after_title(word)  # النائب | بوهدان ليسينكو
    says = i == name.first and i > 0 and words[i - 1].pos == "verb" and words[i - 1].may_report
    joined = says and word.analysis.proclitics == ("و", "ال") and name.last - i > 1  # قال | والكوم فان ديك
    cut = name.whole and bool(word.analysis.enclitics or word.preposed or word.pos == "verb")
    to_him = i == name.first and i > 0 and "with_lam" in words[i - 1].roles  # وفقا | لرابح كبير
    whole = name.kind == "PER" and not to_him
    whole = whole and (cut or listed or bears or joined or _is_whole(word, first=i == name.first))  # فايا يونان
    analysis = _proper(word, "noun" if particle else "noun_prop", whole=whole)
    return word.read_as(analysis, fold_stem(word.text) if whole else None)


def _as_adjective(words: tuple[Word, ...], first: int, i: int) -> Word:
    """Return a word of a title or body as an adjective if it is one of its nouns': الجيش | المالي."""
    word = words[i]
    if word.pos != "noun_prop" or not word.analysis.definite or not agrees(words, first, i):
        return word
    cut = word.analysis.proclitics
    found = next((o.analysis for o in word.options if o.analysis.pos == "adj" and o.analysis.proclitics == cut), None)
    return word.read_as(found) if found is not None else word


def _becomes_proper(word: Word, name: Name, i: int) -> bool:
    """Say whether word ``i`` of a name can be a proper noun; the head of a body is none: الشركة."""
    if name.kind == "PER":
        cut = word.pos == "prep" and word.analysis.enclitics  # إلينا فالتونن
        return word.pos in _NAMEABLE or (word.pos in _SMALL and (i > name.first or bool(cut)))
    return word.pos in _NAMEABLE and not (word.flags & Flag.ORG_HEAD and not (word.flags & Flag.CLUB and name.own))


def _is_whole(word: Word, *, first: bool) -> bool:
    """Say whether what was cut off a word is a part of it, as it is a name: سليم برغوث، كولم أوهانلون."""
    a = word.analysis
    if a.proclitics == ("س",):
        return True  # سيدي ولد سالم, no "my hand will"
    if not (has_preposition(word) or a.enclitics):
        return False
    return not first or (a.pos != "noun_prop" and not word.preposed.startswith("و"))


def _proper(word: Word, pos: str, *, whole: bool) -> Analysis:
    """Return the reading of a word as a part of a name, with the clitics that were chosen; ``whole``: with none."""
    chosen = word.analysis if not whole else Analysis(word.text, pos, word.text, source="backoff")
    if word.folded in _WITH_ARTICLE and not chosen.definite:
        return Analysis(word.text[2:], pos, word.text[2:], ("ال",), definite=True, source="backoff")
    for option in word.options:
        other = option.analysis
        if other.pos == pos and (other.proclitics, other.enclitics) == (chosen.proclitics, chosen.enclitics):
            return other
    return Analysis(
        chosen.lemma, pos, chosen.stem, chosen.proclitics, chosen.enclitics, chosen.gender, chosen.number,
        definite=chosen.definite, source=chosen.source,
    )  # fmt: skip
