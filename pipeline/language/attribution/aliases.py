"""Other names of a person that the article tells: خالد منيف، المعروف بأبي الوليد، أبو رامي، واسمه الحقيقي عدنان."""

from __future__ import annotations

from typing import Final

from pipeline.language.document import Name
from pipeline.language.phrasing.phrases import Reader

__all__ = ["alias_key", "is_other_name", "is_real_name", "named_behind"]

_BETWEEN: Final = 6  # words from one name to the other at most
_ENDS: Final = ("punc", "conj_sub", "conj", "part", "part_verb", "prep", "verb", "adv", "pron_rel", "digit")
_KUNYA: Final = {"ابي": "ابو", "ابا": "ابو", "بابي": "ابو"}


def alias_key(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """Return a name as it is looked up, whatever the case of its kunya: أبي الوليد، أبا الوليد → أبو الوليد."""
    return (_KUNYA.get(tokens[0], tokens[0]), *tokens[1:]) if tokens else tokens


def is_other_name(reader: Reader, one: Name, other: Name) -> bool:
    """Say whether a name is what the bearer of the one before is called besides.

    خالد منيف، المعروف بـ| أبي الوليد |، خالد منيف (| أبو الوليد |)، أبو رامي، واسمه الحقيقي | عدنان الخولي |.
    """
    words = reader.words
    between = words[one.last : other.first]
    if not 0 < len(between) <= _BETWEEN or other.first >= reader.bounds(one.first)[1]:
        return False
    if len(between) == 1 and between[0].text == "(":
        closed = other.last < len(words) and words[other.last].text == ")"
        return closed and words[other.first].folded in ("ابو", "ام")
    told = [w for w in between if w.pos != "punc"]
    if not told or not ("known_as" in told[0].stem_roles or is_real_name(reader, one, other)):
        return False
    return all("alias_part" in w.stem_roles for w in told[1:])


def is_real_name(reader: Reader, one: Name, other: Name) -> bool:
    """Say whether the second of two names is the one that a person was born with: واسمه الحقيقي | عدنان الخولي."""
    told = [w for w in reader.words[one.last : other.first] if w.pos != "punc"]
    named = len(told) > 1 and told[0].folded.removeprefix("و") in reader.roles["called"]
    return named and "real_name" in told[1].stem_roles


def named_behind(reader: Reader, last: int) -> Name | None:
    """Return the name that a clause behind a source gives him: أحد السكان، | ويدعى سليم |."""
    words = reader.words
    k = last + (last < len(words) and words[last].is_comma)
    if k + 1 >= len(words) or words[k].folded.removeprefix("و") not in reader.roles["called"]:
        return None
    name = reader.names.get(k + 1)
    if name is None or name.kind != "PER":
        return None
    after, second = (*words[name.last : name.last + 2], words[last], words[last])[:2]
    verb = after.pos == "verb" and (second.pos == "verb" or second.folded == "قد")  # يدعى مبارك | لقمش قد ظهر
    cut = name.last - name.first == 1 and (verb or after.pos not in _ENDS)
    return None if cut else name
