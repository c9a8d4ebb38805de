"""What stands behind the source of an attribution and belongs to it: وفقا للوزير، في بيان صحافي، …."""

from __future__ import annotations

from typing import Final

from pipeline.language.detection.cues import OnCues
from pipeline.language.detection.frame import Frame
from pipeline.language.detection.medium import MediumReader
from pipeline.language.document import Word
from pipeline.language.lexicon import Flag, bare_lemma, lemma_key
from pipeline.language.nominal import PRONOUNS
from pipeline.language.phrasing.phrases import Phrase

__all__ = ["SourceAsides"]

_MOST: Final = 3  # asides behind one source
_REACH: Final = 14  # words of one
_BRACKET: Final = 8  # words with both brackets, before a clause without a comma
_BACK: Final = 3  # words from a verb to the pronoun that points back: تلقت الوكالة نسخة | منه
_THINGS: Final = ("f", "s")


class SourceAsides(OnCues):
    """Reads the asides behind the sources of the attributions of one section."""

    def after(self, i: int, source: Phrase, stop: int, last: int) -> tuple[int, Phrase | None]:
        """Return where the asides end that stand behind a source, and where it is said that it spoke.

        ``i`` is the first word of the attribution, ``stop`` the one behind its source; an aside is read only where
        the attribution opens its sentence or a comma stands before it, and where it ends at a mark itself.
        """
        medium: Phrase | None = None
        first = self.reader.bounds(i)[0]
        if i > first and not self.words[i - 1].is_comma:
            return stop, None
        if stop < last and self.words[stop].text in "([":
            bracket = self.reader.close_bracket(stop, last)  # ووفقا لفلان (63 عاما)، …
            fronted = i == first and bracket < last and bracket - stop <= _BRACKET  # وبحسب المنظمة (WHO) فإن …
            stop = self._over_adjective(bracket, last) if fronted or self._closes(bracket, last) else stop
        for _ in range(_MOST):
            k = stop + 1 if stop < last and self.words[stop].is_comma else stop
            if k >= last:
                break
            told = self._medium(i, source, k, last, apart=k > stop) if medium is None else None
            end = told.last if told is not None else self._says_more(source, k, last, apart=k > stop)
            while told is not None and end < last and self.reader.is_time(end):
                end += 1
            if end <= k or not self._closes(end, last) or (i == first and end >= last):
                break
            stop, medium = end, told if medium is None else medium
        return stop, medium

    def _over_adjective(self, k: int, last: int) -> int:
        """Step over an adjective between a bracket and a comma: وفقا لتقرير شهر حزيران (يونيو) | الماضي |، رفع."""
        end = k
        while end < last and (self.reader.is_time(end) or self.words[end].pos.startswith("adj")):
            end += 1
        return end if end < last and self.words[end].is_comma else k

    def _closes(self, k: int, last: int) -> bool:
        return k >= last or self.words[k].text in "،,.؛"

    def _medium(self, i: int, source: Phrase, k: int, last: int, *, apart: bool) -> Phrase | None:
        """Return where a source spoke: بحسب الوزير | في بيان صحافي |, between commas only in words of his own."""
        if self.words[k].pos != "prep" or "told_in_prep" not in self.words[k].roles or k + 1 >= last:
            return None
        place = self.words[k + 1]
        speech = "own_speech" in place.stem_roles
        press = k + 2 < last and "of_press" in self.words[k + 2].stem_roles and place.flags & Flag.VENUE
        occasion = not apart and i == self.reader.bounds(i)[0] and "on_occasion" in place.stem_roles  # على هامش المنتدى
        if not (speech or press or occasion) and (apart or not place.flags & (Flag.VENUE | Flag.DOCUMENT)):
            return None
        if not (speech or press) and self.words[k].folded == "في" and place.analysis.definite:
            return None  # وبحسب مشاركين | في اللقاء
        entry = self.cues.lexicon.cues[lemma_key("قال")]
        frame = Frame(i, k, entry, "verb", subject=source, subject_side="after")
        end = MediumReader(self.cues, last).phrase_end(frame, k + 1)
        first = self.reader.bounds(i)[0]
        told = (end, self._comma(end + 1, last)) if i == first else (first, i)
        return None if apart and self._announces(*told) else Phrase(k, end)

    def _announces(self, first: int, stop: int) -> bool:
        """Say whether what is told may itself be said or shown there: ستعلن النتائج، | بحسب الوزارة، في مؤتمر."""
        shown = self.roles["shown_there"] | self.roles["act_of_address"] | self.roles["judging_somebody"]
        verbs = [k for k in range(first, stop) if self.words[k].pos == "verb"]
        if any(bare_lemma(self.words[k].analysis.lemma) in shown for k in verbs):
            return True
        cues = (self.cues.cue_at(k) for k in verbs)
        return any(cue is not None and cue.entry.kind in ("say", "state", "demand", "opinion") for cue in cues)

    def _says_more(self, source: Phrase, k: int, last: int, *, apart: bool) -> int:
        """Return where a clause ends that says more of a source: التي نشرت أمس، صدرت هذا الأسبوع; ``k`` if none."""
        word = self.words[k]
        relative = word.pos == "pron_rel" and "free_relative" not in word.roles
        if relative or (apart and "while_he" in word.roles):
            comma = self._comma(k + 1, last)
            return comma if comma < last else k
        head = self.words[source.first]
        if word.analysis.proclitics or head.analysis.definite or head.analysis.enclitics:
            return k
        if self.reader.kind_at(source.first) in ("PER", "ORG", "MED", "LOC"):
            return k
        comma = self._comma(k, last)
        if not apart and self._describes(head, k, comma) and comma < last:
            return comma  # إفصاح | سابق منشور على موقع السوق |، وثيقة مسربة | إلى الصحافة |
        concealed = self.reader.conceals(k) if not self._acts_himself(k, last) else None
        if concealed is not None:
            end = self._comma(concealed, last)
            return end if not any(w.pos == "verb" for w in self.words[concealed:end]) else concealed
        return self.paper_end(source, k, last) if not apart or self._comes_out(k, last) else k

    def _describes(self, head: Word, k: int, end: int) -> bool:
        """Say whether words ``[k, end)`` are adjectives of a paper with what hangs on them."""
        words = self.words[k:end]
        before = self.words[k - 1]
        led = words[:1] and (words[0].pos.startswith("adj") or "former" in words[0].stem_roles)  # إفصاح | سابق
        led = led or before.pos.startswith("adj")
        plain = all(w.is_nominal or w.pos in ("prep", "digit") or "former" in w.stem_roles for w in words)
        return bool(led) and bool(words) and plain and len(words) <= _REACH and bool(head.flags & Flag.DOCUMENT)

    def _acts_himself(self, k: int, last: int) -> bool:
        """Say whether somebody else conceals, behind the verb: رفض | البنك | الكشف عن; not رفض | الكشف عن."""
        k += self.words[k].folded in ("لم", "لا", "لن")
        if k + 2 >= last or self.words[k].pos != "verb":
            return False
        behind = self.words[k + 1]
        named = self.reader.kind_at(k + 1) is not None
        other = behind.pos in ("noun", "adj", "noun_prop") and behind.analysis.definite
        return named or (other and self.words[k + 2].pos != "prep")

    def _comes_out(self, k: int, last: int) -> bool:
        """Say whether a clause between commas tells of a paper only when and where it came out, or points back to it.

        دراسة، | نشرت أمس في مجلة |، مذكرة، | حصلت عليها الصحيفة |; not حصل على الجنسية خمسون، صدرت أمس أحكام.
        """
        comma = self._comma(k + 1, last)
        reach = self.words[k : min(comma, k + _BACK + 1)]
        issued = "came_out" in self.words[k].acts
        if any(w.analysis.enclitics and (w.pos == "verb" or (w.pos == "prep" and not issued)) for w in reach):
            return True
        j = k + 1
        while issued and j < comma:
            if self.words[j].analysis.enclitics:
                return False  # صدر | بحقه | حكم
            phrase = self.reader.noun_phrase(j + 1, comma) if self.words[j].pos == "prep" else None
            if phrase is None and not self.reader.is_time(j) and self.words[j].pos != "pron_dem":
                return False
            j = phrase.last if phrase is not None else j + 1
        return issued

    def paper_end(self, source: Phrase, k: int, last: int) -> int:
        """Return where a clause ends that tells of a paper that it came out or who got it, ``k`` if there is none.

        وثيقة، | اطلعت عليها الصحيفة |، أن; دراسة حديثة | نشرت أمس | أن.
        """
        end = next((j for j in range(k + 1, self._comma(k + 1, last)) if self.reader.is_complementizer(j)), None)
        end = self._comma(k + 1, last) if end is None else end
        return end if self.words[source.first].flags & Flag.DOCUMENT and self._of_paper(source, k, end) else k

    def _of_paper(self, source: Phrase, k: int, last: int) -> bool:
        word, head = self.words[k], self.words[source.first].analysis
        acting = word.pos == "verb" and not word.analysis.proclitics and not (head.definite or head.enclitics)
        if not acting or not ("issued" in word.acts or "receiving" in word.acts):
            return False
        own = _THINGS if head.number == "p" else (head.gender, "s")
        for j in range(k, min(last, k + _BACK + 1)):
            back = self.words[j].analysis.enclitics
            if back and (j == k or self.words[j].pos == "prep"):
                return PRONOUNS.get(back[-1:]) == own
        behind = self.words[k + 1] if k + 1 < last else None
        when = behind is None or behind.text in "،,." or behind.pos == "prep" or self.reader.is_time(k + 1)
        when = when or (behind is not None and behind.pos == "pron_dem" and k + 2 < last and self.reader.is_time(k + 2))
        rest = self.words[k + 1 : self._comma(k + 1, last)]
        acts = [o.analysis for o in word.options if o.analysis.pos == "verb" and o.analysis.person == "3"]
        return when and any(a.gender == own[0] for a in acts) and not any(w.pos == "verb" for w in rest)

    def _comma(self, k: int, last: int) -> int:
        """Return the next comma or the end of the sentence, ``last`` where neither is near."""
        return next((j for j in range(k, min(last, k + _REACH)) if self.words[j].text in "،,."), last)
