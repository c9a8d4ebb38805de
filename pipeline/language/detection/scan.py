"""Walk to the right of a cue: what is its source, its medium, and what opens its content."""

from __future__ import annotations

from typing import Final

from pipeline.language.detection.apposition import Apposition
from pipeline.language.detection.asides import AsideReader
from pipeline.language.detection.bare_clause import BareClauseTest
from pipeline.language.detection.clause_test import ClauseTest
from pipeline.language.detection.colon_test import ColonTest
from pipeline.language.detection.cues import CueReader, RightOfCue
from pipeline.language.detection.frame import PREPOSITIONS, Frame, names_freely
from pipeline.language.detection.governed import GovernedTest, clitic_code
from pipeline.language.detection.marked import MarkedKind
from pipeline.language.detection.marks_after_cue import MarksAfterCue
from pipeline.language.detection.medium import MediumReader
from pipeline.language.detection.speakers import source_like
from pipeline.language.detection.subject_test import SubjectTest
from pipeline.language.detection.time_clause import past_time_clause
from pipeline.language.lexicon import RELAYED, Flag
from pipeline.language.marks import Quoted
from pipeline.language.nominal import has_preposition
from pipeline.language.phrasing.phrases import Phrase

__all__ = ["scan"]

_OF_ANOTHER: Final = ("ila", "ala")  # codes
_SHORT: Final = 6  # words of a few in marks, with both marks
_REACH: Final = 150  # words; an opener stands nearer in any sentence that people write


def scan(cues: CueReader, bare: Frame, last: int) -> Frame:
    """Read on from a cue to its opener, before word ``last``; the frame comes back without one where there is none."""
    walk = _Scan(cues, bare, last)
    walk.run()
    return walk.frame


class _Scan(RightOfCue):
    """One walk to the right of a cue."""

    def __init__(self, cues: CueReader, bare: Frame, last: int) -> None:
        super().__init__(cues, min(last, bare.cue_last + _REACH))
        self.frame = bare.up_to(last)
        self.media = MediumReader(cues, self.last)
        self.governed = GovernedTest(cues, self.media, self.last)
        self.apposition = Apposition(self.reader, self.last)
        self.asides = AsideReader(cues, self.last)
        self.bare_clauses = BareClauseTest(self.reader, self.last)
        self.subjects = SubjectTest(cues)
        self.clauses = ClauseTest(self.reader, self.asides, self.last)
        self.colons = ColonTest(cues, self.subjects, self.last)
        self.after_cue = MarksAfterCue(cues, self.last)
        self.j = bare.cue_last
        self.in_relative = bare.cue > 0 and self.words[bare.cue - 1].pos == "pron_rel"  # القيم التي | يتحدث عنها
        self.complement = -1
        self.broken = False
        if bare.subject is not None:
            self.j = bare.subject.last
        elif bare.cue_last - bare.cue == 2:
            self._source_in()

    def _source_in(self) -> None:
        """Take what stands after ``جاء في`` for the source; ``جاء فيه`` points back."""
        phrase = self.reader.noun_phrase(self.j, self.last)
        if phrase is not None and not self.words[self.j - 1].analysis.enclitics:
            self.frame = self.frame.said_by(phrase, "after")
            self.j = phrase.last

    def run(self) -> None:
        """Walk to the opener, the next reporting word or the end."""
        while self.j < self.last and not self.frame.opener and not self.broken:
            if not (self._takes_share() or self._takes_countryman() or self._takes_audience()):
                self._step()
        frame = self.frame
        if not frame.opener and self.complement >= 0:
            self.frame = frame.opened("complement", self.complement)

    def _open(self, opener: str, at: int) -> None:
        self.frame = self.frame.opened(opener, at)

    def _step(self) -> None:
        j, word = self.j, self.words[self.j]
        aside = self.asides.end(self.frame, self.complement, j)
        if aside is not None:
            self._pass(j, aside)
        elif (outlet := self.media.outlet_told(self.frame, self.complement, j)) is not None:
            self.frame = self.frame if self.frame.medium is not None else self.frame.through(outlet)
            self.j = outlet.last
        elif self.clauses.opens(self.frame, j):
            self._complementizer(j)
        elif word.text == ":":
            self._colon(j)
        elif self.bare_clauses.at_once(self.frame, self.complement, j):
            self._open("bare", j)
        elif word.pos == "punc":
            self._punctuation(j)
        elif word.pos == "pron_rel":
            self._relative(j)
        elif self.reader.is_time(j) or "aside" in word.roles or "adverb_in_a" in word.roles or word.pos == "interj":
            self.j += 1
        elif (occasion := self._after_occasion(j)) is not None:
            self.j = occasion
        elif self.asides.starts_turn(j):
            self.j = self.asides.after_turn(j)
        elif self.cues.cue_at(j) is not None:
            self._other_cue(j)
        elif self.reader.kind_at(j) != "PER" and (
            word.pos == "prep" or has_preposition(word) or "with_pronoun" in word.roles
        ):
            self._preposition(j)
        elif word.pos == "verb" and "told_in_prep" in word.roles:
            self._prepositional(j, j + 1, None, takes=False)  # ، عبر حسابه على تويتر
        elif word.pos == "verb" and j not in self.reader.name_of:
            self._verb(j)
        elif self._these_people(j):
            self.frame = self.frame.said_by(Phrase(j, j + 1), "after")
            self.j = j + 1
        else:
            self._nominal(j)

    def _after_occasion(self, j: int) -> int | None:
        """Return the word after what tells when it was said: من قبل, بعدما غادر القاعة; None for the rest."""
        occasion = self.asides.after_occasion(j)
        if occasion is None and self.complement < 0:
            return past_time_clause(self.cues, self.frame, j, self.last)
        return occasion

    def _takes_share(self) -> bool:
        """Take a share of people for the source, whatever its first word reads as: قال | ما يقرب من 30% من الطلاب."""
        if self.frame.subject is not None or self.reader.share_end(self.j, self.last) is None:
            return False
        self._nominal(self.j)
        return True

    def _takes_countryman(self) -> bool:
        """Take somebody told by nation alone for the source, right behind a verb: وقالت | مصرية قبطية أخرى | إن."""
        end = self.subjects.countryman_end(self.frame, self.j, self.last)
        if end is not None:
            self.frame, self.j = self.frame.said_by(Phrase(self.j, end), "after"), end
        return end is not None

    def _these_people(self, j: int) -> bool:
        """Say whether a pointing word alone is who speaks, right behind a verb: ويقول | هؤلاء | إن."""
        frame = self.frame
        if "these_people" not in self.words[j].roles or frame.kind != "verb" or frame.subject is not None:
            return False
        noun = j + 1 < self.last and self.reader.noun_phrase(j + 1, self.last) is not None  # هؤلاء | السكان
        return frame.person == "3" and self.complement < 0 and j == frame.cue_last and not noun

    def _takes_audience(self) -> bool:
        """Take to whom a woman left out speaks, behind a joined verb: وأضافت | متحدثة إلى القناة | أن."""
        j, frame = self.j, self.frame
        word = self.words[j]
        if word.stem.removesuffix("ة") not in self.roles["speaking_to"] or j != frame.cue_last or j + 2 >= self.last:
            return False
        following = self.words[j + 1]
        outlet = following.preposed == "ل" and frame.entry.key != "قال"  # متحدثة | لراديو المدى
        told = following if outlet else self.words[j + 2]
        led = (outlet or following.folded == "الي") and word.text.endswith("ة") and not word.analysis.definite
        known = bool(told.flags & (Flag.MEDIA | Flag.MEDIA_HEAD | Flag.VENUE))
        led = led and (known or (not outlet and bool(told.analysis.definite)))
        led = led and self.words[frame.cue].analysis.lead == "و"
        if not led or frame.kind != "verb" or frame.subject is not None:
            return False
        self.j = self.media.phrase_end(frame, j + 1 if outlet else j + 2)
        self.frame = frame.through(Phrase(j + 1, self.j))
        return True

    def _other_cue(self, j: int) -> None:
        """Stop at the next reporting word, unless it stands in what only interrupts."""
        beyond = self.asides.past_other_cue(self.frame, j)
        if beyond is None:
            self.broken = True
        else:
            self.j = beyond

    def _complementizer(self, j: int) -> None:
        previous = self.words[j - 1]
        if self.clauses.of_other(self.frame, j):
            self.broken = True
            return
        if self.frame.entry.kind == "label":
            self.frame = self.subjects.labelling(self.frame, self.complement, j)
        if self.clauses.goes_beyond(self.frame, self.complement, j):
            self.broken = True
            return
        if self.clauses.subordinate(self.frame, j):
            self.j = self.asides.after_subordinate(j)
            return
        described = self.frame.entry.kind == "label"  # وصفت ما جرى بأنه
        owned = not previous.analysis.enclitics and self.asides.owned(self.frame, j - 1)
        if j > self.frame.cue_last and not self.clauses.earlier(self.frame, j) and not described and owned:
            if self.complement < 0 and "necessity" in previous.roles:
                self.complement = j - 1
            if self.complement >= 0:
                self.broken = True
            self.j += 1
            return
        if (
            self.words[j].folded[:1] == "و"
            and self.words[j].folded not in ("وان", "وانه")
            and self.frame.subject is None
            and j > self.frame.cue_last
        ):
            self.j += 1
            return
        self._open("clause", j)

    def _colon(self, j: int) -> None:
        k = self._over_dash(j + 1)
        if self.colons.opens_nothing(self.frame, self.complement, j):
            self.broken = True
            return
        subject = self.colons.subject(self.frame, j)
        if subject is not None:
            self.frame = self.frame.said_by(subject, "after")
        if k < self.last:
            self._open(self.colons.opener(k), k)
            return
        self.broken = True
        if self.frame.kind in ("verb", "participle", "noun"):
            self._open("colon", k)

    def _over_dash(self, k: int) -> int:
        """Return the word behind a dash written on a colon: وأضاف:- | "…"; behind a blank it may be a bullet.

        Before a number it is a minus, or belongs to the number: أعلنت الأرصاد: | -5 درجات.
        """
        glued = k < self.last and self.words[k].text in ("-", "–") and self.words[k].start == self.words[k - 1].end
        minus = glued and k + 1 < self.last and self.words[k + 1].text[0].isdigit()
        return k + 1 if glued and not minus else k

    def _punctuation(self, j: int) -> None:
        word = self.words[j]
        quoted = self.reader.marked(j)
        if quoted is not None and word.text != "(":
            self._marked(j)
        elif word.text in "([":
            if self.after_cue.speech_in_brackets(self.frame, self.complement, j):
                self._open("quote", j)
            else:
                self.j = self.reader.close_bracket(j, self.last)
        elif word.text in ("-", "–", "—"):
            self._dash(j)
        elif word.is_comma:
            self._comma(j)
        elif word.text in ("..", "...", "…", "؛", ".", "؟", "!"):
            opens = word.text == "؛" and j + 1 < self.last and self.reader.is_complementizer(j + 1)  # صرح الناطق؛ بأن
            opens = opens or (self.words[j - 1].pos == "abbrev" and j + 1 < self.last)  # قالت م. ع. | إن
            self.broken = word.text in (".", "؟", "!", "؛") and not opens
            self.j += 1
        else:
            self.j += 1

    def _dash(self, j: int) -> None:
        """Pass an insertion in dashes, which may tell where it was said: قالت فلانة | -في لقاء إذاعي- | إنها."""
        end, k = self.asides.after_dash(j), j + 2
        if self.frame.medium is None and self.complement < 0 and k < end - 1:
            word = self.words[j + 1]
            code = PREPOSITIONS.get(word.folded)
            leads = word.pos == "prep" or "told_in_prep" in word.roles
            if leads and not word.analysis.enclitics and self.media.is_medium(self.frame, j + 1, k, code):
                self.frame = self.frame.through(Phrase(j + 1, min(self.media.phrase_end(self.frame, k), end - 1)))
        self.j = end

    def _comma(self, j: int) -> None:
        """Pass a comma; a clause right after it is content without an opener: يضيف، تبدأ …."""
        k = j + 1
        bare_ok = self.frame.entry.kind == "say" and self.frame.kind == "verb" and not self.in_relative
        bare = bare_ok and self.bare_clauses.after_comma(self.frame, j)
        if bare and self.asides.end(self.frame, self.complement, k) is None:  # not فلان، | تحدثت إليه الصحيفة |، إن
            self._open("bare", k)
            return
        if self.complement >= 0 and self.clauses.left_behind(self.frame, k):
            self.broken = True
        if self.complement < 0 and k < self.last and self.words[k].folded == "لكن":
            self.broken = True  # مقترحا لفرض رسوم، | لكن المقترح …
        self.j = k

    def _marked(self, j: int) -> None:
        """Open the marks at word ``j``, or pass them where they hold a name or part of a complement."""
        quoted = self.reader.marked(j)
        assert quoted is not None
        end = self.reader.word_at(quoted.end)
        if self._says_in_marks(j, end):
            if self.frame.entry.kind == "label":
                self.frame = self.subjects.labelling(self.frame, self.complement, j)
            self._open("quote", j)
            return
        kind = self._kind_of_marks(j, quoted)
        if self.complement < 0 and self.frame.entry.kind == "say" and self.reader.is_complementizer(j + 1):
            self._open("quote", j)  # وقالت | "إن الوضع خطير" | وإن "العالم لا يتحرك"
            return
        if kind is MarkedKind.NAME or (kind is MarkedKind.FRAGMENT and self.after_cue.hold_subject(self.frame, j)):
            self._name_in_marks(j, end)
            return
        if self.complement >= 0 and (
            self.after_cue.belong_to_object(self.frame, self.complement, j)
            or self.after_cue.hold_own_words(self.frame, self.complement, j)
        ):
            self._open("quote", j)
            return
        noun = self.complement >= 0 and self.words[self.complement].pos == "noun" and self.words[j - 1].pos != "prep"
        if (
            self.complement >= 0
            and (
                self.frame.entry.kind in ("state", "demand", "commit", "opinion", "find")
                or (noun and kind is not MarkedKind.SPEECH)
            )
            and self.words[j - 1].text != ":"
        ):
            self.j = end
            return
        if self.frame.entry.kind == "label" and not self.subjects.is_body(self.frame):
            self.frame = self.subjects.labelling(self.frame, self.complement, j)
        self._open("quote", j)

    def _says_in_marks(self, j: int, end: int) -> bool:
        """Say whether marks hold words of the source, whatever they look like: ردت ليندا قائلة | "لا غنى عنك"."""
        frame, subject = self.frame, self.frame.subject
        behind = subject is not None and subject.last == j and subject.first == frame.cue_last
        if subject is not None and behind and self.reader.speech_behind(subject.first, j):
            return True
        at_once = j == frame.cue_last or (frame.subject is not None and frame.subject.last == j)
        saying = frame.kind == "participle" and frame.entry.kind == "say" and j == frame.cue_last
        labelled = frame.entry.kind == "label" and self.after_cue.hold_label(frame, j, end)
        if saying or labelled or (at_once and names_freely(frame, self.words)):
            return True
        return self.after_cue.hold_inscription(frame, self.complement, j, end)

    def _kind_of_marks(self, j: int, quoted: Quoted) -> MarkedKind:
        """Return what marks hold; a few words are a name where the clause of the cue comes behind them."""
        kind, medium = self.marks.kind(quoted), self.frame.medium
        short = self.reader.word_at(quoted.end) - j <= _SHORT
        if kind is not MarkedKind.NAME and short and self.media.clause_after_marks(self.frame, quoted):
            return MarkedKind.NAME
        pointed = j > self.frame.cue_last and bool(self.words[j - 1].analysis.enclitics)
        hangs = medium is not None and medium.last == j
        placed = kind is MarkedKind.FRAGMENT and (pointed or hangs)
        if placed and self.media.clause_later(quoted, "،," if hangs else ""):
            return MarkedKind.NAME  # في لقاء خص به «الضفاف» على هامش المؤتمر أن، خلال دورات «كتب» أن
        return kind

    def _name_in_marks(self, j: int, end: int) -> None:
        """Pass a name in marks ``[j, end)``, which may be who speaks or the outlet told."""
        if self.frame.subject is None and self.after_cue.hold_told(self.frame, j, end):
            self.frame = self.frame.through(Phrase(j, end))
        elif self.frame.subject is None and j == self.frame.cue_last and not self.after_cue.name_object(self.frame):
            self.frame = self.frame.said_by(Phrase(j, end), "after")
        self.j = end

    def _relative(self, j: int) -> None:
        """Skip a relative clause; nothing is left to find where it takes the clause and there is no source yet."""
        named = self.asides.marks_of_free_relative(self.frame, j + 1)
        if named is not None:
            self.j = named
            return
        told = self.asides.past_as_told(self.frame, j)
        if told is not None:
            self.j = told
            return
        if self.asides.told_by_other(j):
            self.broken = True
            return
        end, reports = self.asides.after_relative(j)
        self._pass(j, end)
        self.broken = reports and self.frame.subject is None

    def _pass(self, j: int, end: int) -> None:
        """Pass a clause, and take who was told at its end for the medium: التي فقدت بيتها | لوكالة الأفق | إن."""
        self.j = end
        told = self.media.told_at_end(self.frame, j, end) if self.complement < 0 else None
        if told is not None:
            self.frame = self.frame.through(told)

    def _preposition(self, j: int) -> None:
        word = self.words[j]
        mouth = self._mouthpiece(j)
        if mouth is not None:
            relays = self.frame.entry.kind == "relay"  # ونقل البيان على لسان | المدير | قوله: he is found from the verb
            self.frame = self.frame if relays else self.frame.said_by(mouth, "after")
            self.j = mouth.last
            return
        free = word.pos == "prep" and not word.analysis.enclitics
        code = PREPOSITIONS.get(word.folded) if free else clitic_code(word)
        takes = code is not None and code in self.frame.entry.preps
        k = j + 1 if free else j
        pronoun = "with_pronoun" in word.roles
        if pronoun or (word.pos == "prep" and word.analysis.enclitics):
            if self.frame.medium is None and ("addressee_prep" in word.stem_roles or pronoun):
                self.frame = self.frame.through(Phrase(j, j + 1))
            self.j += 1
            return
        if free and k < self.last and self.reader.is_complementizer(k):
            self._clause_after_preposition(j, k, code, takes)
            return
        if free and k < self.last and self.clauses.asks(self.frame, self.words[k]) and self.frame.entry.kind == "ask":
            self._open("clause", k)  # تساءل المدير عما | إذا كانت
            return
        told = code == "li" and self.frame.entry.kind in ("say", "state", "ask")
        if free and takes and not told and k < self.last and self.reader.marked(k) is not None:
            self._marked(k)
            return
        if free and takes and code in ("ila", "ala", "min", "an") and k < self.last and self.words[k].folded == "ذلك":
            self.j = k + 1
            return
        self._prepositional(j, k, code, takes)

    def _clause_after_preposition(self, j: int, k: int, code: str | None, takes: bool) -> None:
        """Open the clause ``k`` that the preposition ``j`` takes, or pass it: إلى أن, but not قبل أن."""
        takes = takes or (code in _OF_ANOTHER and self._relays())
        if self.clauses.of_noun(self.frame, j, code, takes=takes):
            self.broken = True
            return
        concessive = self.words[j - 1].stem == "رغم"
        if concessive or (self.complement < 0 and "subordinating" in self.words[j].roles):
            self.j = self.asides.after_subordinate(k)
            return
        held = self.complement >= 0 and "expressed" in self.words[j - 1].stem_roles
        wished = k + 1 < self.last and self.words[k + 1].analysis.aspect == "i"
        provided = code == "ala" and self.complement >= 0 and wished  # تعهدت بالتمديد | على أن يتم في يونيو
        if takes or held or (code in ("min", "ala", "ila", "an") and not provided):
            self._open("clause", k)
        else:
            self.j = k + 1

    def _relays(self) -> bool:
        """Say whether the cue tells from whom another has it, whose preposition may follow: أشار نقلا عن فلان إلى."""
        return self.words[self.frame.cue].folded in RELAYED

    def _prepositional(self, j: int, k: int, code: str | None, takes: bool) -> None:
        """Take a prepositional phrase as medium, as complement, or pass it."""
        end = self.media.phrase_end(self.frame, k)
        target = self.words[k] if k < self.last else None
        if target is None:
            self.j = end
            return
        said = self.cues.cue_at(k) if "subordinating" in self.words[j].roles else None
        if said is not None and said.kind == "noun" and said.subject is not None:
            self._other_cue(k)  # بعد | تأكيد الجيش أن
            return
        medium = self.media.is_medium(self.frame, j, k, code)
        if code == "an" and end < self.last and self.words[end].flags & Flag.TIME:
            end += self.words[end].pos.startswith("adj")  # عن المباراة | المقبلة
        if code == "min" and not (medium or takes):
            end = self.governed.before_told(k, end)
        if self._relays() and end - 1 > k and PREPOSITIONS.get(self.words[end - 1].folded) in _OF_ANOTHER:
            end -= 1  # أشارت الصحيفة نقلا عن مصدر عسكري | إلى أن
        if code == "fi" and not medium and self.frame.entry.key in self.roles["sees_in"] and self.complement < 0:
            self.j = max(end, j + 1)  # يرى في فلان | "ضحية"
            return
        if code == "ala" and not medium and self.frame.entry.key in self.roles["responding"]:
            self.j = max(end, j + 1)  # ورد | على تغريدة متابع
            return
        venue = self.frame.entry.kind in ("say", "state") and target.flags & Flag.VENUE
        if medium and self.frame.medium is None and (self.complement < 0 or venue):
            self.frame = self.frame.through(Phrase(j, end))
        elif (
            takes
            and not medium
            and not self.governed.only_about(self.frame, j, code, end)
            and not self.governed.speaks_behind(self.frame, self.complement, code, k, end)
            and (
                self.complement < 0
                or (code in ("min", "an", "ila", "ala") and self.words[j].pos == "prep")
                or (code == "bi" and not self.governed.takes_by_itself(self.words[self.complement]))
            )
        ):
            self.complement = k if code not in ("bi", "li") or self.words[j].pos == "prep" else j
        self.j = max(end, j + 1)

    def _verb(self, j: int) -> None:
        frame = self.frame
        if frame.entry.key in self.roles["ascribing"] and any(o.analysis.pos == "noun" for o in self.words[j].options):
            self.j = j + 1  # عزا المدير | سبب | التأخير إلى أن
            return
        if self.governed.promised(self.frame, self.complement, j):
            self.complement, self.j = j, j + 1
            return
        if self.media.told_of_venue(self.frame, self.complement, j):
            self.j = j + 2
            return
        jump = self.asides.clause_beyond(self.frame, j)
        if jump is not None:
            self._pass(j, jump)
            return
        word = self.words[j]
        right_behind = frame.subject is not None and frame.subject.last == j
        ours = word.analysis.person == "1" and frame.entry.kind == "state" and right_behind
        if (
            frame.kind == "verb"
            and (frame.entry.kind == "say" or ours)
            and (j == frame.cue_last or frame.subject is not None)
            and self.complement < 0
            and not self.in_relative
        ):
            after_when = "when" in self.words[j - 1].roles  # يضحك فلان حين | يسمع السؤال
            joined = "و" in word.analysis.proclitics or self._and_not(j - 1)
            if not joined and self.bare_clauses.goes_on(self.frame, j) and not after_when:
                self._open("bare", self.bare_clauses.begin(j))
                return
        self.broken = True

    def _and_not(self, i: int) -> bool:
        """Say whether a particle at word ``i`` joins what is denied to a clause: تحدث إلى شهود، | ولن | يضطر."""
        word = self.words[i]
        return word.pos.startswith("part") and word.analysis.lead == "و"

    def _mouthpiece(self, j: int) -> Phrase | None:
        """Return who speaks for a body: وقالت الكتلة على لسان | رئيسها فلان | إن."""
        if self.words[j].folded != "علي" or j + 2 >= self.last or "mouth" not in self.words[j + 1].stem_roles:
            return None
        phrase = self.reader.noun_phrase(j + 2, self.last)
        fits = self.frame.kind == "verb" and self.complement < 0 and source_like(self.reader, phrase)
        return phrase if fits else None

    def _called_on(self, j: int, phrase: Phrase) -> bool:
        """Say whether a phrase is who is called on, right behind who calls or, where he is left out, the verb."""
        frame = self.frame
        calling = frame.kind == "verb" and "calling" in frame.entry.roles and self.complement < 0
        if not calling or has_preposition(self.words[j]) or not source_like(self.reader, phrase):
            return False
        return j == (frame.cue_last if frame.subject is None else frame.subject.last)

    def _apposed(self, j: int) -> bool:
        """Pass what stands between commas behind the source, and take its name into it."""
        named = self.apposition.named(self.frame, j)
        if named is not None and named.subject is not None:
            self.frame, self.j = named, named.subject.last
            return True
        passed = self.apposition.described(self.frame, j) or self.apposition.body(self.frame, j)
        self.j = passed or self.j
        return passed is not None

    def _nominal(self, j: int) -> None:
        if self.complement < 0 and self._apposed(j):
            return
        phrase = self.reader.noun_phrase(j, self.last)
        same = "same" in self.words[j].roles and self.words[j - 1].flags & Flag.TIME  # في الوقت | نفسه
        if phrase is None or same or self.subjects.tells_manner(self.frame, phrase):
            self.j += 1
            return
        if self.frame.kind == "noun" and j == self.frame.cue_last and self.words[j].pos == "adj":
            self.j = phrase.last  # أصدر تحذيرا | شديد اللهجة | من أن
            return
        phrase = self.subjects.without_object(self.frame, phrase)
        phrase = self.subjects.without_matter(self.frame, phrase, self.last)
        phrase = self.subjects.without_addressee(self.frame, phrase, self.last)
        judges = self.frame.kind == "verb" and self.frame.entry.kind in ("label", "opinion")
        if judges and (self.in_relative or self.words[self.frame.cue].analysis.enclitics):
            # ما اعتبره الطرف النقابي | "تصفية حسابات"، يعدها السكان | "منكوبة"
            marks = (k for k in range(j + 1, phrase.last) if self.reader.opens_marks(k))
            phrase = Phrase(j, next(marks, phrase.last))
        if self.words[j].text in '"«“' and self.frame.entry.kind == "label":
            self._marked(j)
            return
        other = self.apposition.of_other(self.frame, j)
        if (
            self.frame.subject is None
            and not other
            and self.frame.kind == "verb"
            and self.complement < 0
            and self.subjects.is_subject(self.frame, phrase)
        ) or (self.complement < 0 and self.subjects.is_plain_subject(self.frame, j, phrase)):
            self.frame = self.frame.said_by(phrase, "after")
        elif "addressing" in self.frame.entry.roles and self.frame.medium is None and self.complement < 0:
            self.frame = self.frame.through(phrase)
        elif self._called_on(j, phrase):  # ناشد فلان | السلطات | العمل على
            marked = any(self.reader.opens_marks(k) for k in range(j + 1, min(phrase.last + 1, self.last)))
            self.complement = j if marked else self.complement
        elif self.subjects.only_named(self.frame, j, phrase, self.last) or other:
            pass  # رئيس المحكمة التي ستحاكم الرئيس السابق، | فلان، أمس، أن
        elif self.complement < 0 and (
            self.frame.subject is not None
            or not source_like(self.reader, phrase)
            or self.frame.kind != "verb"
            or self.subjects.counted_as(self.frame, phrase)
        ):
            if self.words[j].flags & (Flag.FUNCTION) == 0 or self.words[j].pos == "noun":
                self.complement = j
        self.j = phrase.last
