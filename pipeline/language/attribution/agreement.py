"""Say whether a source can be the subject that a cue leaves out."""

from __future__ import annotations

from typing import Final

from pipeline.language.attribution.entities import Entity
from pipeline.language.document import Statement
from pipeline.language.normalise import fold
from pipeline.language.phrasing.phrases import Reader

__all__ = ["adds", "agrees", "can_go_on"]

_NOT_OF_DOCUMENTS: Final = ("قال", "رد", "كتب", "سال", "تساءل", "اجاب", "دعا", "طالب", "وعد")


def adds(statement: Statement, reader: Reader) -> bool:
    """Say whether the cue of a statement only adds to what was said: وأضاف."""
    return _lemma(statement) in reader.roles["additive"]


def agrees(entity: Entity, statement: Statement) -> bool:
    """Say whether a source has the gender, number and person of a cue."""
    told = statement.cue_kind in ("verb", "participle", "noun") or statement.gender is not None
    if not told or statement.person in ("1", "2"):
        return True
    if statement.number == "p":
        two = statement.cue_kind == "participle" and entity.number == "d"  # مصدران …. وأردفا قائلين
        return two or entity.number == "p" or entity.kind == "group"
    if statement.number == "d":
        return entity.number in ("d", "p") or entity.kind == "group"
    if entity.kind == "group" and statement.gender == "m":
        return False
    if entity.kind in ("anonymous", "document") and entity.number == "p":  # كشفت تقارير صحفية …. وأضافت
        return statement.gender == "f"
    return entity.gender is None or statement.gender is None or entity.gender == statement.gender


def can_go_on(entity: Entity, statement: Statement) -> bool:
    """Say whether a source can speak on with this cue: a document states and adds, it does not say or ask."""
    return entity.kind != "document" or _lemma(statement) not in _NOT_OF_DOCUMENTS


def _lemma(statement: Statement) -> str:
    return fold(statement.lemma).replace("ّ", "")
