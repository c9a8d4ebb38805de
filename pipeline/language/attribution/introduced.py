"""Who is brought in by the way, and speaks in the next sentence: من بينهم | فلان |، وهو طالب، سائق اسمه | فلان |."""

from __future__ import annotations

from typing import Final

from pipeline.language.attribution.discourse import Discourse, Place
from pipeline.language.attribution.entities import Entity
from pipeline.language.document import Name, Word
from pipeline.language.nominal import HIS_OR_HERS
from pipeline.language.phrasing.phrases import Reader

__all__ = ["introduced"]

_FRONT: Final = 1  # words before بينهم as a sentence opens: من


def introduced(discourse: Discourse, section: int, first: int, last: int) -> list[tuple[Place, Entity]]:
    """Return who a sentence brings in by name, of whom it tells more, or whose name it ends with."""
    reader = discourse.readers[section]
    if any(_falls(word) for word in reader.words[first:last]):
        return []
    for k in range(first, last - 2):
        gender = _whose_name(reader.words[k])
        named = _name_at(reader, k + 1, last)
        if named is None:
            continue
        begin, end = named
        if gender is not None and (end >= last or reader.words[end].text in "،,."):
            return [((section, begin), _person(discourse, section, begin, end, gender))]
        picked = "picked_one" in reader.words[k].roles
        if (picked or ("among_them" in reader.words[k].roles and k - first <= _FRONT)) and _told_more(
            reader, end, last
        ):
            gender = _gender_behind(reader, end, last) or (reader.words[k].analysis.gender if picked else None)
            return [((section, begin), _person(discourse, section, begin, end, gender))]
    return []


def _person(discourse: Discourse, section: int, begin: int, end: int, gender: str | None) -> Entity:
    """Return somebody by the words of his name, with the gender that is told of him."""
    entity = discourse.register.person(section, begin, end, gender)
    if entity.gender is None:
        entity.gender = gender
    return entity


def _falls(word: Word) -> bool:
    """Say whether somebody dies or is killed, who says nothing any more."""
    return word.pos == "verb" and ("dying" in word.acts or "killing" in word.acts)


def _whose_name(word: Word) -> str | None:
    """Return the gender of somebody whose name follows: واسمه, تدعى."""
    if "identity" in word.stem_roles and word.analysis.pronoun is not None:
        return HIS_OR_HERS.get(word.analysis.pronoun)
    return word.analysis.gender if "called" in word.roles and word.pos == "verb" else None


def _name_at(reader: Reader, k: int, last: int) -> tuple[int, int] | None:
    """Return where a person's name begins and ends at word ``k``, also behind a title, or one word that reads so."""
    name: Name | None = reader.names.get(k)
    if name is not None and name.kind == "TITLE":
        name = reader.names.get(name.last)
    if name is not None:
        return (name.first, name.last) if name.kind == "PER" and name.last <= last else None
    return (k, k + 1) if reader.words[k].pos == "noun_prop" else None


def _told_more(reader: Reader, end: int, last: int) -> bool:
    """Say whether more is told of somebody behind his name: | ، وهو طالب، | (14 عاما)، | الذي جاء."""
    if end + 1 >= last:
        return False
    word, after = reader.words[end], reader.words[end + 1]
    return word.pos == "pron_rel" or word.text == "(" or (word.is_comma and "while_he" in after.roles)


def _gender_behind(reader: Reader, end: int, last: int) -> str | None:
    """Return the gender that وهو or وهي behind a name tells."""
    if end + 1 >= last or not reader.words[end].is_comma:
        return None
    return {"وهو": "m", "وهي": "f"}.get(reader.words[end + 1].folded)
