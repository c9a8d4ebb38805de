"""What stands right behind a noun and is no part of it: سموه | المعرض، الخارجية | السفير، العراقي | لاجئ أفغاني."""

from __future__ import annotations

from pipeline.language.lexicon import Flag
from pipeline.language.nominal import has_preposition
from pipeline.language.phrasing.index import SectionIndex

__all__ = ["apart_from_nation", "honoured", "office_behind_body"]


def honoured(index: SectionIndex, first: int, j: int) -> bool:
    """Say whether a noun with the article is none of a form of address with its pronoun: سموه | المعرض."""
    head, word = index.words[first], index.words[j]
    if not (head.flags & Flag.HONORIFIC and head.analysis.enclitics) or word.pos != "noun":
        return False
    return bool(word.analysis.definite) and index.kind_at(j) not in ("PER", "TITLE") and not word.flags & Flag.TITLE


def apart_from_nation(index: SectionIndex, j: int) -> bool:
    """Say whether somebody without the article is told whole, so is none whom a nation tells: شرطي ألماني."""
    word, after = index.words[j], index.words[j + 1] if j + 1 < len(index.words) else None
    if word.analysis.definite or word.analysis.enclitics or word.preposed or word.pos not in ("noun", "adj"):
        return False
    return after is None or not after.is_nominal or (after.pos == "adj" and not after.analysis.definite)


def office_behind_body(index: SectionIndex, first: int, j: int) -> bool:
    """Say whether a man's office behind a body in the feminine is no part of it: الخارجية | السفير."""
    head, word = index.words[first], index.words[j]
    if not head.flags & (Flag.ORG_HEAD | Flag.INSTITUTION) or head.flags & (Flag.TITLE | Flag.GROUP):
        return False
    office = word.pos == "noun" and word.analysis.definite and word.analysis.number == "s"
    body = head.analysis.definite and head.text.endswith("ة") and not has_preposition(word)
    return body and office and not word.text.endswith("ة") and not word.flags & Flag.ORG_HEAD
