"""Outlets in marks: صحيفة «ليكو دو ستاد»، تلقت "الساحل" نسخة منه، في حديث لـ"الساحل"."""

from __future__ import annotations

from typing import Final

from pipeline.language.lexicon import Flag
from pipeline.language.marks import Quoted
from pipeline.language.phrasing.phrases import Reader

__all__ = ["OUTLET", "has_paper", "waits_for_outlet"]

OUTLET: Final = 4  # words of an outlet's name
_TELLING: Final = 10  # words from a verb that tells to the outlet that it is told to
_COPY: Final = 2  # words from an outlet in marks to "a copy"
_ALWAYS: Final = 3  # words from a talk, with what kind of one, to the marks


def waits_for_outlet(reader: Reader, quoted: Quoted, size: int) -> bool:
    """Say whether a noun for an outlet waits for its name right before a few words in marks: صحيفة «ليكو دو ستاد».

    One word may follow what the outlet is: وكالة الأنباء الرسمية "وسن".
    """
    i = reader.word_at(quoted.start) - 1
    if i < 0 or size > OUTLET:
        return False
    if size == 1 and reader.words[i].analysis.definite:
        while i > 0 and reader.words[i].analysis.definite and reader.words[i].pos != "verb":
            i -= 1
        named = reader.words[i].flags & Flag.MEDIA_HEAD
        if named and reader.words[i + 1].flags & Flag.PLACE:
            return False  # صحيفة الرياض «قلقة»
        if i > 0 and reader.words[i].pos == "noun" and not named:
            i -= 1  # وكالة أنباء الجزيرة "وسن"
    head = reader.words[i]
    if not head.flags & Flag.MEDIA_HEAD or head.analysis.definite or head.analysis.enclitics:
        return False
    return "outlet_head" in head.stem_roles


def has_paper(reader: Reader, quoted: Quoted, i: int) -> bool:
    """Say whether marks hold the outlet that has a paper: تلقت "الساحل" نسخة منه، اطلعت عليه "الساحل"."""
    if i < 2:
        return False
    previous, words = reader.words[i - 1], reader.words
    at = i - 3 if i > 2 and words[i - 2].pos.startswith("adj") else i - 2
    talk, within = words[at], at > 0 and words[at - 1].pos == "prep"
    talked = talk.flags & Flag.VENUE
    called = previous.folded == "ب" and "contact_noun" in talk.stem_roles and (within or not talk.analysis.enclitics)
    led = any(w.may_report for w in words[reader.bounds(i - 1)[0] : i]) or previous.folded != "الي"
    if called or (previous.folded == "ل" and (talked or _told_to(reader, i))) or (talked and not led):
        return True  # وفي حديثهم | ل"صوت الضاحية"، في اتصال هاتفي | ب"الأفق"; not ختم اتصاله | ب"شكرا لكم"
    if previous.folded == "مع" and any(w.flags & Flag.VENUE for w in words[max(0, i - _ALWAYS - 1) : i - 1]):
        return True  # في اتصال هاتفي مع "الساحل"
    pointing = bool(previous.analysis.enclitics)
    through = previous.pos == "prep" and (pointing or "received_at" in previous.roles)
    verb = words[i - 2] if through else previous
    if "receiving" not in verb.acts:
        return False
    after = reader.word_at(quoted.end)
    copied = any("copy" in w.stem_roles for w in words[after : after + _COPY])
    return pointing or copied or (verb is not previous and verb.pos == "verb")


def _told_to(reader: Reader, i: int) -> bool:
    """Say whether marks after ل at word ``i`` hold the outlet that somebody told it to: أفادت مصادر لـ"الساحل"."""
    for word in reversed(reader.words[max(reader.bounds(i - 1)[0], i - _TELLING) : i - 1]):
        if word.pos in ("punc", "conj_sub"):
            return False
        if word.pos == "verb" and word.may_report:
            entry = reader.lexicon.cues.get(word.analysis.key)
            return entry is not None and entry.kind in ("say", "state") and "li" not in entry.preps
    return False
