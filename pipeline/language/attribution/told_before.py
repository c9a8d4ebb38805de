"""Who was told by the same words without an article, or in another case: مصدر أمني … | المصدر الأمني."""

from __future__ import annotations

from pipeline.language.attribution.entities import Entities, Entity, last_mentioned
from pipeline.language.attribution.name_forms import compared, folded
from pipeline.language.document import Word
from pipeline.language.lexicon import Flag
from pipeline.language.nominal import has_preposition
from pipeline.language.phrasing.phrases import Phrase, Reader

__all__ = ["described_paper", "described_papers", "told_before"]


def told_before(entities: Entities, reader: Reader, phrase: Phrase, place: tuple[int, int], kind: str) -> Entity | None:
    """Return who was told by the same words without an article: مصدر أمني … | المصدر الأمني، شاهد … | الشاهد.

    A paper may be told by its being new: دراسة بريطانية … | الدراسة الجديدة, where the article has one alone.
    """
    words = tuple(w for w in reader.words[phrase.first : phrase.last] if w.pos != "punc")
    definite = len(words) > 1 and all(w.analysis.definite and w.is_nominal for w in words[1:])
    if not definite or any(has_preposition(w) for w in words):
        return None
    if "single_office" in words[0].stem_roles and not words[0].analysis.definite:
        return None  # قال وزير خارجية عربي إن …. وأكد | وزير الخارجية
    minister = kind == "person" and "head_of_many" not in words[0].stem_roles
    minister = minister and words[0].analysis.definite and all(w.flags & Flag.NISBA for w in words[1:])
    unnamed = ("anonymous", "person") if minister else ("anonymous",)  # وزير الدفاع الفرنسي … | الوزير الفرنسي
    kinds = unnamed if kind == "person" else (kind,)
    head, *rest = _plain(folded(words), kind)
    heads = (head, "ال" + head) if kind == "document" else (head,)  # الإعلان العربي المشترك … | الإعلان المشترك
    known = [e for e in entities.all if e.kind in kinds and e.tokens and compared(e.tokens[0], kind) in heads]
    like = [e for e in known if _in_order(rest, tuple(_plain(e.tokens[1:], kind)))]
    earlier = reader.roles["earlier_one"]  # دراسة | سابقة
    known = [e for e in known if earlier.isdisjoint(e.tokens)]
    like = [e for e in like if e in known or not earlier.isdisjoint(rest)]
    if not like and kind == "document" and all("just_out" in w.stem_roles for w in words[1:]):
        like = known if len(known) == 1 else []
    return last_mentioned(like, place)


def described_papers(reader: Reader) -> dict[str, list[Phrase]]:
    """Return the papers of a section that are told with adjectives, in order, by their stems."""
    found: dict[str, list[Phrase]] = {}
    for k, word in enumerate(reader.words):
        paper = described_paper(reader, k) if word.flags & Flag.DOCUMENT else None
        if paper is not None:
            found.setdefault(word.stem, []).append(paper)
    return found


def described_paper(reader: Reader, k: int) -> Phrase | None:
    """Return the paper that is subject at word ``k`` with its adjectives: كشفت | تقارير صحفية إسبانية | موقف النادي."""
    words = reader.words
    head, verb = words[k], words[max(0, k - 1)]
    if not head.flags & Flag.DOCUMENT or head.pos != "noun" or head.analysis.proclitics or head.analysis.enclitics:
        return None
    if k < 1 or verb.pos != "verb" or verb.analysis.person != "3" or verb.analysis.enclitics:
        return None
    end, last = k + 1, reader.bounds(k)[1]
    while end < last and _adjective_of(words[k], words[end]):
        end += 1
    return Phrase(k, end) if end > k + 1 else None


def _adjective_of(noun: Word, word: Word) -> bool:
    """Say whether an adjective without article agrees with a paper or several: تقارير | صحفية, not تقرير | موقف."""
    if word.analysis.proclitics or word.analysis.enclitics or not any(o.analysis.pos == "adj" for o in word.options):
        return False
    if word.pos != "adj" and not word.text.endswith(("ي", "ية")):
        return False
    feminine = noun.analysis.number == "p" or noun.analysis.gender == "f"
    return word.text.endswith("ة") if feminine else not word.text.endswith(("ة", "ا", "ين", "ون"))


def _plain(tokens: tuple[str, ...], kind: str) -> list[str]:
    """Return the words of a description without article, and those of several people without case."""
    return [compared(token.removeprefix("ال"), kind) for token in tokens]


def _in_order(tokens: list[str], told: tuple[str, ...]) -> bool:
    """Say whether words stand in a description in their order: رفيع, in أمني | رفيع."""
    words = iter(told)
    return all(token in words for token in tokens)
