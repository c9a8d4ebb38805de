"""What a preposition behind a cue governs: a matter, an outlet, what is said, or where who speaks is from."""

from __future__ import annotations

from pipeline.language.detection.cues import CueReader, RightOfCue
from pipeline.language.detection.frame import PREPOSITIONS, Frame
from pipeline.language.detection.marked import MarkedKind
from pipeline.language.detection.medium import MediumReader
from pipeline.language.document import Word
from pipeline.language.lexicon import Flag

__all__ = ["GovernedTest", "clitic_code"]


def clitic_code(word: Word) -> str | None:
    """Return the code of the preposition written on a word, as ``cues.tsv`` has it."""
    for clitic in word.analysis.proclitics:
        if clitic in ("ب", "ل"):
            return PREPOSITIONS[clitic]
    return None


class GovernedTest(RightOfCue):
    """Answers for the prepositions of one cue."""

    def __init__(self, cues: CueReader, media: MediumReader, last: int) -> None:
        """Take the section, who reads the media of the cue, and where the section ends for it."""
        super().__init__(cues, last)
        self.media = media

    def before_told(self, k: int, end: int) -> int:
        """Return the outlet told behind where somebody is from: فلان من جامعة كذا | لصحيفة كذا; not المجلس للصحفيين."""
        told = Flag.MEDIA | Flag.MEDIA_HEAD | Flag.AUDIENCE
        for m in range(k + 1, end):
            word = self.words[m]
            press = word.flags & Flag.AUDIENCE and self.words[k].flags & Flag.ORG_HEAD
            if "press_field" in word.stem_roles or (press and self.words[k].text.startswith("ال")):
                return end
            if word.flags & told and clitic_code(word) == "li":
                name = self.reader.name_of.get(m)
                return m if name is None or name.first == m else end
        return end

    def only_about(self, frame: Frame, j: int, code: str | None, end: int) -> bool:
        """Say whether a preposition tells what words are about: أكد، | بشأن الأسعار، أن، ذكر فلان، | عن اللقاء "…"."""
        if "about" not in self.words[j].roles:
            return False
        subject = frame.subject
        apart = subject is not None and subject.last == j - 1 and self.words[j - 1].is_comma
        quoted = self.reader.marked(end) if apart and code == "an" and end < self.last else None
        return code == "bi" or (quoted is not None and self.marks.kind(quoted) is MarkedKind.SPEECH)

    def speaks_behind(self, frame: Frame, complement: int, code: str | None, k: int, end: int) -> bool:
        """Say whether who speaks stands behind what he speaks of: قال عن الموضوع نفسه | مدير المتحف | إن."""
        spoken = code == "an" and frame.entry.kind != "relay" and complement < 0
        described = end >= self.last or self.words[end].pos.startswith("adj")  # عن رئيس الحكومة | السابق سالم الحداد
        described = described and self.reader.kind_at(end) != "TITLE"  # عن الاتفاق | النائب سالم الحداد
        return spoken and not described and self.media.subject_behind(frame, k, end)

    def promised(self, frame: Frame, complement: int, j: int) -> bool:
        """Say whether what reads as a verb is what a cue takes with ب behind an aside: تعهد، الجمعة، | برد "ساحق"."""
        waits = "bi" in frame.entry.preps and complement < 0 and self.words[j - 1].is_comma
        nouns = (o.analysis for o in self.words[j].options if o.analysis.pos == "noun")
        return waits and any(a.proclitics == ("ب",) for a in nouns)

    def takes_by_itself(self, word: Word) -> bool:
        """Say whether what begins a complement has ب before it, or takes it: أكد بشدة …، أكدت | التزامها بالقانون."""
        entry = self.reader.lexicon.masdar(word.stem, word.analysis.lemma) if word.pos == "noun" else None
        return word.analysis.proclitics == ("ب",) or (entry is not None and "bi" in entry.preps)
