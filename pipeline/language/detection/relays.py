"""From whom a verb of relaying has its words: نقلت رويترز عن | مصدر | قوله, نسب الموقع إلى | الوزير | قوله."""

from __future__ import annotations

from pipeline.language.detection.cues import OnCues
from pipeline.language.detection.frame import PREPOSITIONS, Frame
from pipeline.language.detection.governed import clitic_code
from pipeline.language.detection.speakers import source_like
from pipeline.language.lexicon import RELAYED, Flag
from pipeline.language.phrasing.phrases import Phrase

__all__ = ["RelayReader"]


class RelayReader(OnCues):
    """Reads who stands behind the relaying verbs of a section."""

    def names_source(self, frame: Frame, end: int) -> bool:
        """Say whether عن stands between a verb of relaying and what is relayed."""
        return any(w.pos == "prep" and w.stem == "عن" for w in self.words[frame.cue + 1 : end])

    def only_moved(self, frame: Frame, end: int) -> bool:
        """Say whether a verb of relaying has where something is brought, and not whose words: نقل … إلى …."""
        if "ila" in frame.entry.preps or self.names_source(frame, end):
            return False
        return any(w.pos == "prep" and w.folded == "الي" for w in self.words[frame.cue + 1 : end])

    def behind_pronoun(self, outlet: Phrase, frame: Frame) -> Phrase | None:
        """Return whom عنه means in who relays: ونقل زوار | الرئيس المكلف | عنه قوله."""
        pointing = any("relay_pronoun" in w.roles for w in self.words[outlet.last : frame.cue])
        office = "office_of" in self.words[outlet.first].stem_roles  # ونقل مكتب | الرئيس | عنه قوله
        if not pointing or outlet.last - outlet.first < 2 or (self._institution(outlet) and not office):
            return None
        phrase = self.reader.noun_phrase(outlet.first + 1, outlet.last)
        fits = phrase is not None and phrase.last == outlet.last and source_like(self.reader, phrase)
        person = phrase is not None and (
            self.words[phrase.first].flags & Flag.TITLE or self.reader.person_within(phrase.first, phrase.last)
        )
        return phrase if fits and person else None

    def _institution(self, phrase: Phrase) -> bool:
        return bool(self.words[phrase.first].flags & (Flag.MEDIA_HEAD | Flag.MEDIA | Flag.ORG_HEAD | Flag.INSTITUTION))

    def heard_from(self, frame: Frame) -> Phrase | None:
        """Return from whom a verb of telling has its clause: وأوردت الصحيفة عن | مصدر أمني | أن."""
        if frame.kind != "verb" or frame.opener != "clause" or "hearsay" not in frame.entry.roles:
            return None
        behind = frame.subject if frame.subject is not None and frame.subject.first >= frame.cue_last else None
        j = frame.cue_last if behind is None else behind.last
        if j + 1 >= frame.at or self.words[j].folded != "عن":
            return None
        phrase = self.reader.noun_phrase(j + 1, frame.at)
        whole = phrase is not None and phrase.last == frame.at and source_like(self.reader, phrase)
        return phrase if whole else None

    def source(self, start: int, last: int, preps: frozenset[str]) -> Phrase | None:
        """Return who stands behind a verb of relaying: نقلت رويترز عن | مصدر, على لسان | مصدر."""
        for j in range(start + 1, min(last, len(self.words) - 1)):
            if self.words[j].folded in RELAYED:
                break  # نقل الموقع، | نقلا عن مصدر |، أن
            code = PREPOSITIONS.get(self.words[j].folded) if self.words[j].pos == "prep" else None
            if code in ("an", "ala") and "mouth" in self.words[j + 1].stem_roles:
                return self.reader.noun_phrase(j + 2, last)
            if code in ("an", "ila", "min") and code in preps:
                return self.reader.noun_phrase(j + 1, last)
            if "li" in preps and clitic_code(self.words[j]) == "li":
                phrase = self.reader.noun_phrase(j, last)
                if source_like(self.reader, phrase):
                    return phrase  # نسب الموقع | لمصدر أمني | قوله; not للمرة الأولى
            if self.reader.is_complementizer(j):
                break
        return None
