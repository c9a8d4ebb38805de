"""A clause that tells when somebody speaks, between him and what he says: قال فلان | بعدما غادر القاعة | : "…"."""

from __future__ import annotations

from typing import Final

from pipeline.language.detection.cues import CueReader
from pipeline.language.detection.frame import Frame

__all__ = ["past_time_clause"]

_LONGEST: Final = 15  # words


def past_time_clause(cues: CueReader, frame: Frame, j: int, last: int) -> int | None:
    """Return the colon or the إن behind a clause of time at word ``j``; None where it may hold what is said.

    قال فلان | عندما وصل إلى المطار | : …, وقالت | بعدما أنهت الجولة | إن; not تحدث عندما قال إن، قال حين وصل، إن.
    Nor where another verb can begin what is said, or the clause tells what always is: قال | عندما انهار السقف | سمعت.
    Marks behind a colon are his all the same.
    """
    reader, words = cues.reader, cues.words
    bare = words[j].folded == "بعد" and j + 1 < last and words[j + 1].analysis.aspect == "p"  # بعد | أنهى, as written
    if not (bare or "time_clause" in words[j].roles) or frame.kind not in ("verb", "participle"):
        return None
    if frame.entry.kind != "say" or j + 2 >= last or not _acts(cues, j + 1):
        return None
    always = words[j + 1].analysis.aspect == "i" and "while_or_as" not in words[j].roles
    begun = always  # قال الطبيب | عندما ترتفع | الحرارة هناك حلان: …
    for k in range(j + 2, min(last, j + _LONGEST)):
        word = words[k]
        begun = begun or (word.pos == "verb" and _begins(cues, j + 1, k))
        if word.text == ":" and k + 1 < last and reader.marked(k + 1) is not None:
            return k
        if begun and (word.text == ":" or reader.is_complementizer(k)):
            return None
        if word.text == ":":
            return k
        if reader.is_complementizer(k):
            return k if word.text.startswith("إ") else None
        other = cues.cue_at(k) if word.pos == "verb" else None
        if word.pos == "punc" or other is not None:
            return None
    return None


def _begins(cues: CueReader, first: int, k: int) -> bool:
    """Say whether a verb at word ``k`` can be that of another clause than the one whose verb is at word ``first``.

    عندما انهار السقف | سمعت; not كان المدير | يغادر، كان قد | وصل، لم | يجد، الجولة التي | استمرت، وقف | ليشكر.
    """
    words = cues.words
    before, opening = words[k - 1], words[first]
    if opening.pos == "part_neg" or "was" in before.stem_roles:
        return False
    if "was" in opening.stem_roles and (words[k].analysis.aspect != "p" or "auxiliary" in before.roles):
        return False
    return not (words[k].analysis.proclitics or before.pos in ("pron_rel", "conj_sub", "part_neg"))


def _acts(cues: CueReader, i: int) -> bool:
    """Say whether a verb at word ``i`` tells what happened then, and speaks of nothing: كان، وصل، أنهى; not قال."""
    word, cue = cues.words[i], cues.cue_at(i)
    phases = cues.reader.roles["speech_phase"]
    if cue is not None:
        return cue.kind == "verb" and cue.entry.key in phases
    return (word.pos == "verb" and i not in cues.reader.name_of) or word.pos == "part_neg"
