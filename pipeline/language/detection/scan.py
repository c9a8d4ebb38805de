"""Walk to the right of a cue: what is its source, its medium, and what opens its content."""

from __future__ import annotations

from pipeline.language.detection.apposition import Apposition
from pipeline.language.detection.asides import AsideReader
from pipeline.language.detection.bare_clause import BareClauseTest
from pipeline.language.detection.cues import CueReader
from pipeline.language.detection.frame import PREPOSITIONS, Frame
from pipeline.language.detection.marked import MarkedKind
from pipeline.language.detection.marks_after_cue import MarksAfterCue
from pipeline.language.detection.medium import MediumReader
from pipeline.language.detection.speakers import source_like
from pipeline.language.detection.subject_test import SubjectTest
from pipeline.language.document import Word
from pipeline.language.lexicon import Flag
from pipeline.language.nominal import NOMINAL, NOMINAL_OR_DIGIT, has_preposition
from pipeline.language.phrasing.index import HEADS, item_says
from pipeline.language.phrasing.phrases import Phrase

__all__ = ["scan"]

_NAME_REACH = 4  # words of an unknown name
_INSCRIPTION = 4  # words of an inscription with its marks
_ON_TERMS = ("علي", "في")
_TELLING = ("verb", "conj_sub", "part_neg", "part_fut", "part_interrog", "pron", "pron_rel", "interj")
_REACH = 150  # words; an opener stands nearer in any sentence that people write


def scan(cues: CueReader, bare: Frame, last: int) -> Frame:
    """Read on from a cue to its opener, before word ``last``; the frame comes back without one where there is none."""
    walk = _Scan(cues, bare, last)
    walk.run()
    return walk.frame


class _Scan:
    """One walk to the right of a cue."""

    def __init__(self, cues: CueReader, bare: Frame, last: int) -> None:
        self.cues = cues
        self.reader = cues.reader
        self.marks = cues.marks
        self.words = cues.words
        self.roles = cues.roles
        self.frame = bare.up_to(last)
        self.last = min(last, bare.cue_last + _REACH)
        self.media = MediumReader(cues, self.last)
        self.apposition = Apposition(self.reader, self.last)
        self.asides = AsideReader(cues, self.last)
        self.bare_clauses = BareClauseTest(self.reader, self.last)
        self.subjects = SubjectTest(cues)
        self.after_cue = MarksAfterCue(self.reader, self.last)
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
        elif (outlet := self._told(j)) is not None:
            self.frame = self.frame if self.frame.medium is not None else self.frame.through(outlet)
            self.j = outlet.last
        elif (self.reader.is_complementizer(j) and not self._surname_van(j)) or self._asks(word):
            self._complementizer(j)
        elif word.text == ":":
            self._colon(j)
        elif self.bare_clauses.at_once(self.frame, self.complement, j):
            self._open("bare", j)
        elif word.pos == "punc":
            self._punctuation(j)
        elif word.pos == "pron_rel":
            self._relative(j)
        elif self.reader.is_time(j) or word.folded in self.roles["aside"] or word.pos == "interj":
            self.j += 1
        elif (occasion := self.asides.after_occasion(j)) is not None:
            self.j = occasion
        elif self.asides.starts_turn(j):
            self.j = self.asides.after_turn(j)
        elif self.cues.cue_at(j) is not None:
            self._other_cue(j)
        elif self.reader.kind_at(j) != "PER" and (
            word.pos == "prep" or has_preposition(word) or word.folded in self.roles["with_pronoun"]
        ):
            self._preposition(j)
        elif word.pos == "verb" and word.folded in self.roles["told_in_prep"]:
            self._prepositional(j, j + 1, None, takes=False)  # ، عبر حسابه على تويتر
        elif word.pos == "verb" and j not in self.reader.name_of:
            self._verb(j)
        elif self._these_people(j):
            self.frame = self.frame.said_by(Phrase(j, j + 1), "after")
            self.j = j + 1
        else:
            self._nominal(j)

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

    def _told(self, j: int) -> Phrase | None:
        """Return an outlet of several words that was told, whatever they read as: للنهار تي في، لموقع والا."""
        name, frame = self.reader.names.get(j), self.frame
        if name is None or name.kind != "MED" or name.last - j == 1 or name.last > self.last:
            return None
        told = frame.entry.kind in ("say", "state") and frame.subject is not None and self.complement < 0
        return Phrase(j, name.last) if told and self.words[j].folded[:1] == "ل" else None

    def _these_people(self, j: int) -> bool:
        """Say whether a pointing word alone is who speaks, right behind a verb: ويقول | هؤلاء | إن."""
        frame = self.frame
        if self.words[j].folded not in self.roles["these_people"] or frame.kind != "verb" or frame.subject is not None:
            return False
        noun = j + 1 < self.last and self.reader.noun_phrase(j + 1, self.last) is not None  # هؤلاء | السكان
        return frame.person == "3" and self.complement < 0 and j == frame.cue_last and not noun

    def _takes_audience(self) -> bool:
        """Take to whom a woman left out speaks, behind a joined verb: وأضافت | متحدثة إلى القناة | أن; no متحدث."""
        j, frame = self.j, self.frame
        word = self.words[j]
        if word.stem.removesuffix("ة") not in self.roles["speaking_to"] or j != frame.cue_last or j + 2 >= self.last:
            return False
        led = self.words[j + 1].folded == "الي" and word.text.endswith("ة") and not word.analysis.definite
        told = self.words[j + 2]
        led = led and (bool(told.analysis.definite) or bool(told.flags & (Flag.MEDIA | Flag.MEDIA_HEAD | Flag.VENUE)))
        led = led and self.words[frame.cue].analysis.proclitics[:1] == ("و",)
        if not led or frame.kind != "verb" or frame.subject is not None:
            return False
        self.j = self.media.phrase_end(frame, j + 2)
        self.frame = frame.through(Phrase(j + 1, self.j))
        return True

    def _asks(self, word: Word) -> bool:
        """Say whether a word opens what is asked, or told at length: سأل هل، تساءل ما إذا, روت | كيف استيقظت."""
        if self.frame.entry.kind == "ask":
            return word.pos != "prep" and (word.folded == "اذا" or word.folded in self.roles["question_word"])
        return word.folded == "كيف" and self.frame.entry.key in self.roles["recounting"]

    def _stands_before(self) -> bool:
        """Say whether somebody stands right before a verb and its denial: | الوزير | لا يستبعد."""
        first, _ = self.reader.bounds(self.frame.cue)
        k = self.frame.cue - 2
        return k >= first and (self.reader.kind_at(k) in ("PER", "TITLE", "ORG") or bool(self.words[k].flags & HEADS))

    def _surname_van(self, j: int) -> bool:
        """Say whether ``فان`` right after a verb opens a surname: دفع | فان جال, for no verb has فإن after it."""
        return self.frame.kind == "verb" and j == self.frame.cue_last and self.words[j].text == "فان"

    def _other_cue(self, j: int) -> None:
        """Stop at the next reporting word, unless it stands in what only interrupts."""
        beyond = self.asides.past_other_cue(self.frame, j)
        if beyond is None:
            self.broken = True
        else:
            self.j = beyond

    def _complementizer(self, j: int) -> None:
        previous = self.words[j - 1]
        if self._our_belief(previous) or self._claim_that_says(j):
            self.broken = True  # وسنجدد | ثقتنا | بأن، دحض الادعاء | القائل | بأن
            return
        if self.words[j].folded.startswith("فا") and self.frame.kind in ("verb", "noun"):
            self.broken = True  # مع اقتراب فصل الشتاء | فإن: it answers a condition or circumstance, no verb has it
            return
        if self.frame.entry.kind == "label":
            if not self.words[j].folded.lstrip("و").startswith("ب"):
                self.broken = True
                return
            self._drop_described(j)
        despite = previous.folded == "من" and self.words[j - 2].stem == "رغم"  # على الرغم من أن
        if self.words[j].folded[:1] == "و" and self.words[j - 1].text in "،," and j > self.frame.cue_last + 1:
            self.broken = True  # …، وأن: it goes on with the clause that this cue stands in
            return
        if self.complement >= 0 and (self._own_clause(j) or self._provided(j)):
            self.broken = True  # شدد على ثقته باللاعبين، خاصة | أن
            return
        held = self.complement >= 0 or self.frame.subject is not None
        if self.words[j].folded[:1] == "و" and held and self._nested():
            self.broken = True  # أن المشاركين سجلوا أسماءهم | وأن
            return
        earlier = j > self.frame.cue_last + 1 and self._earlier(j)
        when = previous.folded in self.roles["subordinating"] and not previous.analysis.enclitics and not earlier
        when = when and j - 1 not in self.reader.name_of  # قال أحمد عوض | إن
        when = when or (previous.folded in self.roles["in_mind"] and self.words[j - 2].text in "،,")  # ، علما | أن
        if j > self.frame.cue_last and (when or despite):
            self.j = self.asides.after_subordinate(j)
            return
        described = self.frame.entry.kind == "label"  # وصفت ما جرى بأنه
        owned = not previous.analysis.enclitics and self.asides.owned(self.frame, j - 1)
        if j > self.frame.cue_last and not earlier and not described and owned:
            if self.complement < 0 and previous.folded in self.roles["necessity"]:
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

    def _provided(self, j: int) -> bool:
        """Say whether a clause says on what terms, or is that of a noun: طالب بفتحه على | أن يتم، حقهم في | أن."""
        before, noun = self.words[j - 1], self.words[j - 2]
        code = PREPOSITIONS.get(before.folded) if before.pos == "prep" and before.folded in _ON_TERMS else None
        if code is None or before.analysis.enclitics:
            return False
        expressed = self.roles["expressed"]
        if noun.stem in expressed or self.words[self.complement].stem in expressed:
            return False  # أعرب عن أمله الكبير في | أن
        wished = j + 1 < self.last and self.words[j + 1].analysis.aspect == "i"
        return code not in self.frame.entry.preps or (wished and code == "ala")

    def _our_belief(self, word: Word) -> bool:
        """Say whether speakers go on with what they feel, and say nothing: وسنواصل | إيماننا | بأنه, not تأكيدنا أن."""
        phase = self.frame.entry.key in self.roles["renewing"] or self.frame.entry.key in self.roles["speech_phase"]
        ours = word.pos == "noun" and word.analysis.enclitics[:1] in (("نا",), ("ي",))
        return phase and ours and self.frame.person == "1" and word.stem not in self.reader.lexicon.masdars

    def _claim_that_says(self, j: int) -> bool:
        """Say whether a clause tells what a claim says, which a verb denies: فند | الزعم القائل | إن; not أكد الرأي."""
        if self.frame.entry.key not in self.roles["objecting"]:
            return False
        claim, saying = self.words[j - 2], self.words[j - 1]
        apart = j - 2 >= self.frame.cue_last and saying.stem in self.roles["that_says"] and saying.analysis.definite
        return bool(apart) and claim.pos in NOMINAL and bool(claim.analysis.definite)

    def _own_clause(self, j: int) -> bool:
        """Say whether a clause says why or what besides, and is none that a verb has: خاصة | أن، فضلا عن | أن."""
        before, earlier = self.words[j - 1], self.words[j - 2]
        if before.pos == "prep" and before.folded not in self.roles["own_clause"]:
            return earlier.folded in self.roles["beyond_that"]
        reason = before.folded.removeprefix("و") in self.roles["own_clause"] or (
            before.stem in self.roles["own_clause"] and before.analysis.proclitics == ("ب",)
        )
        return reason and self.complement < j - 1

    def _nested(self) -> bool:
        """Say whether a clause opens before the verb in its sentence, which goes on with nothing before."""
        first, _ = self.reader.bounds(self.frame.cue)
        subject, cue = self.frame.subject, self.words[self.frame.cue]
        own = subject is not None and not self.words[subject.first].analysis.enclitics  # سجلوا | أسماءهم: no subject
        if self.frame.kind != "verb" or own or cue.analysis.proclitics:
            return False
        apart = self.roles["subordinating"] | self.roles["before_after"]  # بعد أن التقى …، أكد … وأن
        clauses = (k for k in range(first, self.frame.cue) if self.reader.is_complementizer(k))
        return any(k == first or self.words[k - 1].folded.removeprefix("و") not in apart for k in clauses)

    def _earlier(self, j: int) -> bool:
        """Say whether ``من قبل`` before a clause means earlier: قلت من قبل | إنني, but not من قبل أن."""
        return self.words[j - 2].folded == "من" and self.asides.after_occasion(j - 2) == j

    def _drop_described(self, j: int) -> None:
        """Take the noun before ``بأنه`` for what is described: ووصف التسجيل | بأنه, ووصف شهود | المشهد | بأنه."""
        subject = self.frame.subject
        begin = self.frame.cue_last
        while begin < j and self.words[begin].pos == "prep" and self.words[begin].analysis.enclitics:
            begin += 1  # وصف فيها القوانين | بأنها
        alone = subject is not None and subject.first == begin and subject.last == j
        if not alone or self.complement >= 0 or self.words[self.frame.cue].analysis.enclitics:
            return
        people, thing = self.words[begin], self.words[j - 1]
        told = j - begin == 2 and people.flags & Flag.GROUP and not people.analysis.definite
        one = self.words[j].folded.lstrip("و") in ("بانه", "بانها")
        describing = told and one and thing.analysis.definite and not thing.flags & Flag.PLACE
        self.frame = self.frame.said_by(Phrase(begin, begin + 1) if describing else None, "after" if describing else "")

    def _colon(self, j: int) -> None:
        k = j + 1
        listing = PREPOSITIONS.get(self.words[j - 1].folded)  # تابع الساحل نت على: يوتيوب
        if (
            self.frame.entry.kind == "label"
            or (j == self.frame.cue_last and self._announces())
            or self.subjects.other_before_colon(self.frame, j)
            or self._only_lists(j)
            or (listing is not None and j > self.frame.cue_last and listing not in self.frame.entry.preps)
        ):
            self.broken = True
            return
        self._subject_before_colon(j)
        if k >= self.last:
            self.broken = True
            if self.frame.kind in ("verb", "participle", "noun"):
                self._open("colon", k)
            return
        if self.words[k].text in "\"«“”»‘'((" and self.reader.marked(k) is not None:
            self._open("colon" if self._named_first(k) else "quote", k)
        elif self.reader.is_complementizer(k) and not self.words[k].folded.startswith("هل"):
            self._open("clause", k)
        else:
            self._open("colon", k)

    def _only_lists(self, j: int) -> bool:
        """Say whether a colon opens a list of what a verb has for object: أعلنت اللجنة أسماء الفائزين: | سامي وهدى."""
        words = self.words[j + 1 : self.last]
        behind = self.frame.subject.last if self.frame.subject is not None else self.frame.cue_last
        counted = any(w.pos in ("noun_num", "digit") for w in self.words[max(behind, j - 3) : j - 1])  # ثلاثة أشياء
        counted = counted and self.frame.entry.kind != "say"
        told = self.complement >= 0 and self._of_no_words(self.words[self.complement])
        if not (counted or told) or self.frame.kind != "verb":
            return False
        if any(w.pos in _TELLING or self.reader.opens_marks(j + 1 + k) for k, w in enumerate(words)):
            first = words[0].pos == "verb" and any(o.analysis.pos == "noun" for o in words[0].options)
            if not (counted and first) or any(w.pos in _TELLING for w in words[1:]):
                return False  # عشرة أشكال: | كلب وكرسي
        items = [j + 1]
        for k in range(j + 2, self.last):
            comma = self.words[k - 1].text in "،,؛"
            items += [k] if comma or self.words[k].analysis.proclitics == ("و",) else []
        pairs = zip(items, [*items[1:], self.last], strict=True)
        said = any(item_says(self.words[k:end], self.reader.kind_at(k) == "PER") for k, end in pairs)
        return len(items) > 1 and not said

    def _of_no_words(self, word: Word) -> bool:
        """Say whether an object is no text, whose words may follow: أسماء الفائزين; not كتب | عبارة | : سلام ومحبة."""
        text = word.flags & (Flag.VENUE | Flag.DOCUMENT) or word.stem in self.roles["chant"]
        return word.pos != "prep" and not text

    def _announces(self) -> bool:
        """Say whether a verb and its colon only announce what follows: | ماذا يقولون | : أعلن الوزير أن."""
        return self.frame.cue > 0 and self.words[self.frame.cue - 1].folded in ("ماذا", "وماذا")

    def _named_first(self, k: int) -> bool:
        """Say whether speech opens with a name in marks and goes on: قال: | "النجمة" فريق كبير."""
        quoted = self.reader.marked(k)
        end = self.reader.word_at(quoted.end) if quoted is not None and quoted.closed else self.last
        if end + 1 >= self.last or end - k > _INSCRIPTION + 1:
            return False
        if any(w.pos not in NOMINAL_OR_DIGIT for w in self.words[k + 1 : end - 1]):
            return False
        word = self.words[end]
        readings = (o.analysis for o in word.options)
        if any(a.pos == "noun_quant" and a.proclitics == ("ب",) for a in readings):
            return True  # قال: | "النجمة" بكل لاعبيها تستعد للنهائي
        goes_on = word.pos in ("noun", "adj", "verb") and self.cues.cue_at(end) is None and not word.text.endswith("ا")
        return goes_on and not (word.analysis.proclitics or word.analysis.enclitics or word.flags & Flag.TIME)

    def _subject_before_colon(self, j: int) -> None:
        """Take the only words between a verb and its colon for the source, known or not: وأكد بورا ميلوتينوفيتش: …."""
        begin = self.frame.cue_last
        words = self.words[begin:j]
        if self.frame.subject is not None or self.frame.kind != "verb" or self.frame.person in ("1", "2"):
            return
        if self.frame.negated and self.words[begin].pos == "noun" and self._stands_before():
            return  # الوزير لا يستبعد | رفع الأسعار | : …
        if self.frame.entry.kind not in ("say", "state", "opinion") or not 0 < len(words) <= _NAME_REACH:
            return
        plain = all(w.pos in NOMINAL_OR_DIGIT and not w.flags & (Flag.TIME | Flag.VENUE) for w in words)
        own = plain and self.subjects.own_speech(self.frame, Phrase(begin, j))
        plain = plain and not own and not self.subjects.accusative(Phrase(begin, j))
        told = words[0].folded in self.roles["with_pronoun"] or self.subjects.tells_manner(self.frame, Phrase(begin, j))
        if plain and not told and not has_preposition(words[0]) and not words[0].analysis.enclitics:
            self.frame = self.frame.said_by(Phrase(begin, j), "after")

    def _punctuation(self, j: int) -> None:
        word = self.words[j]
        quoted = self.reader.marked(j)
        if quoted is not None and word.text != "(":
            self._marked(j)
        elif word.text in "([":
            if self._speech_in_brackets(j):
                self._open("quote", j)
            else:
                self.j = self.reader.close_bracket(j, self.last)
        elif word.text in ("-", "–", "—"):
            self._dash(j)
        elif word.text in "،,":
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
            leads = word.pos == "prep" or word.folded in self.roles["told_in_prep"]
            if leads and not word.analysis.enclitics and self.media.is_medium(self.frame, j + 1, k, code):
                self.frame = self.frame.through(Phrase(j + 1, min(self.media.phrase_end(self.frame, k), end - 1)))
        self.j = end

    def _speech_in_brackets(self, j: int) -> bool:
        """Say whether brackets stand for quotation marks, as in papers of the Sudan: وقال الوالي | (من يهرب …)."""
        quoted = self.reader.marked(j)
        at_once = j == self.frame.cue_last or (self.frame.subject is not None and self.frame.subject.last == j)
        if quoted is None or not at_once or self.frame.entry.kind != "say" or self.complement >= 0:
            return False
        return self.marks.kind(quoted) is MarkedKind.SPEECH

    def _comma(self, j: int) -> None:
        """Pass a comma; a clause right after it is content without an opener: يضيف، تبدأ …."""
        k = j + 1
        bare_ok = self.frame.entry.kind == "say" and self.frame.kind == "verb" and not self.in_relative
        if bare_ok and self.bare_clauses.after_comma(self.frame, j):
            self._open("bare", k)
            return
        if self.complement >= 0 and self.frame.entry.kind not in ("say", "relay") and not self._clause_after(k):
            self.broken = True
        if self.complement >= 0 and self.frame.kind == "participle" and self._that_of_verb(k):
            self.broken = True
        if self.complement < 0 and k < self.last and self.words[k].folded == "لكن":
            self.broken = True  # مقترحا لفرض رسوم، | لكن المقترح …
        self.j = k

    def _that_of_verb(self, k: int) -> bool:
        """Say whether a clause after a comma is not that of the participle before: قال، مدافعا عن نفسه، | إن."""
        if self.frame.entry.kind == "relay":
            return False
        return k < self.last and self.reader.is_complementizer(k) and self.words[k].folded[:1] != "و"

    def _clause_after(self, k: int) -> bool:
        """Say whether the clause comes right after the comma: ، إلى أنها."""
        if k < self.last and self.reader.is_complementizer(k):
            return True
        code = PREPOSITIONS.get(self.words[k].folded) if k < self.last else None
        return (
            code is not None
            and code in self.frame.entry.preps
            and k + 1 < self.last
            and self.reader.is_complementizer(k + 1)
        )

    def _marked(self, j: int) -> None:
        quoted = self.reader.marked(j)
        assert quoted is not None
        at_once = j == self.frame.cue_last or (self.frame.subject is not None and self.frame.subject.last == j)
        saying = self.frame.kind == "participle" and self.frame.entry.kind == "say" and j == self.frame.cue_last
        labelled = self.frame.entry.kind == "label" and self._labelled(j, self.reader.word_at(quoted.end))
        if saying or labelled or (at_once and self.asides.names_freely(self.frame)):
            self._open("quote", j)  # ردت عليه ليندا قائلة | "لا غنى عنك"، وأضافت أنها
            return
        if self._inscribed(j, self.reader.word_at(quoted.end)):
            self._open("quote", j)
            return
        kind = self.marks.kind(quoted)
        short = self.reader.word_at(quoted.end) - j <= 6
        if kind is not MarkedKind.NAME and short and self.media.clause_after_marks(self.frame, quoted):
            kind = MarkedKind.NAME
        pointed = j > self.frame.cue_last and bool(self.words[j - 1].analysis.enclitics)
        hangs = self.frame.medium is not None and self.frame.medium.last == j
        if (
            kind is MarkedKind.FRAGMENT
            and (pointed or hangs)
            and self.media.clause_later(quoted, "،," if hangs else "")
        ):
            kind = MarkedKind.NAME  # في لقاء خص به «الضفاف» على هامش المؤتمر أن، خلال دورات «كتب» أن
        if kind is MarkedKind.NAME or (kind is MarkedKind.FRAGMENT and self.after_cue.hold_subject(self.frame, j)):
            end = self.reader.word_at(quoted.end)
            if self.frame.subject is None and self._told_in_marks(j, end):
                self.frame = self.frame.through(Phrase(j, end))
            elif self.frame.subject is None and j == self.frame.cue_last and not self._names_object():
                self.frame = self.frame.said_by(Phrase(j, end), "after")
            self.j = end
            return
        if self.complement >= 0 and (
            self.after_cue.belong_to_object(self.frame, self.complement, j) or self._own_words(j)
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
            self.j = self.reader.word_at(quoted.end)
            return
        if self.frame.entry.kind == "label" and not self.subjects.is_body(self.frame):
            self._drop_described(j)
        self._open("quote", j)

    def _labelled(self, j: int, end: int) -> bool:
        """Say whether marks hold what a verb calls its object: وصف القرار بـ| "الكارثي", not التي تعرف بـ"الثعلب"."""
        if self.words[j - 1].folded != "ب" or (end < self.last and self.reader.is_complementizer(end)):
            return False
        named = self.roles["describing"] | self.roles["naming_verb"] | self.roles["known_by"]
        return self.words[j - 2].folded not in named

    def _inscribed(self, j: int, end: int) -> bool:
        """Say whether marks hold what is written on something: كتب فلان على قميصه | "…"، وكتب فوقها | "…"."""
        if self.frame.entry.key not in self.roles["writing"] or self.frame.kind != "verb" or end - j < _INSCRIPTION:
            return False
        on = (w.stem in self.roles["written_on"] for w in self.words[self.frame.cue_last : j] if w.pos == "prep")
        return self.complement < 0 and any(on)

    def _told_in_marks(self, j: int, end: int) -> bool:
        """Say whether marks right behind a verb of telling hold the outlet told: مصدر … أبلغ | «المدار» | بأن."""
        addressing = self.frame.entry.key in self.roles["addressing"] and j == self.frame.cue_last
        led = (
            self.frame.cue > self.reader.bounds(self.frame.cue)[0]
            and not self.words[self.frame.cue].analysis.proclitics
        )
        return addressing and led and end < self.last and self.reader.is_complementizer(end)

    def _own_words(self, j: int) -> bool:
        """Say whether marks hold the words of somebody that a verb has for object: كرر الزوج | حديثه | "…"."""
        talk = self.words[self.complement]
        own = talk.analysis.enclitics and talk.stem in self.roles["own_talk"]
        return bool(own) and self.complement == j - 1 and self.frame.entry.kind != "label"

    def _names_object(self) -> bool:
        """Say whether what follows is what the verb calls its object, not who calls it so: يسمونه | «طريق الموت»."""
        naming = self.frame.entry.kind in ("label", "opinion")
        return naming and self.frame.kind == "verb" and bool(self.words[self.frame.cue].analysis.enclitics)

    def _relative(self, j: int) -> None:
        """Skip a relative clause; nothing is left to find where it takes the clause and there is no source yet."""
        named = self.asides.marks_of_free_relative(self.frame, j + 1)
        if named is not None:
            self.j = named
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
        code = PREPOSITIONS.get(word.folded) if free else self._clitic_code(word)
        takes = code is not None and code in self.frame.entry.preps
        k = j + 1 if free else j
        pronoun = word.folded in self.roles["with_pronoun"]
        if pronoun or (word.pos == "prep" and word.analysis.enclitics):
            if self.frame.medium is None and (word.stem in self.roles["addressee_prep"] or pronoun):
                self.frame = self.frame.through(Phrase(j, j + 1))
            self.j += 1
            return
        if free and k < self.last and self.reader.is_complementizer(k):
            self._clause_after_preposition(j, k, code, takes)
            return
        if free and k < self.last and self._asks(self.words[k]) and self.frame.entry.kind == "ask":
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
        if code == "ila" and j - 1 > self.frame.cue and self.words[j - 1].folded in self.roles["mentioning"]:
            self.broken = True  # متضمنة كتيبا لكل زائر | يشار | إلى أن: the journalist goes on with no stop
            return
        if self.frame.kind == "noun" and not takes and self.words[j].folded in _ON_TERMS:
            self.broken = True  # تنظر إلى تحذير النقابة على | أنه ابتزاز
            return
        evident = self.words[j - 1].stem in self.roles["evidence"] and code == "ala" and j - 1 == self.frame.cue_last
        if evident and self.frame.entry.kind == "find" and not self.words[j - 1].analysis.definite:
            self.broken = True  # إذ وجدت | أدلة على أنها تستعمل
            return
        concessive = self.words[j - 1].stem == "رغم"
        if concessive or (self.complement < 0 and self.words[j].folded in self.roles["subordinating"]):
            self.j = self.asides.after_subordinate(k)
            return
        held = self.complement >= 0 and self.words[j - 1].stem in self.roles["expressed"]
        wished = k + 1 < self.last and self.words[k + 1].analysis.aspect == "i"
        provided = code == "ala" and self.complement >= 0 and wished  # تعهدت بالتمديد | على أن يتم في يونيو
        if takes or held or (code in ("min", "ala", "ila", "an") and not provided):
            self._open("clause", k)
        else:
            self.j = k + 1

    def _clitic_code(self, word: Word) -> str | None:
        for clitic in word.analysis.proclitics:
            if clitic in ("ب", "ل"):
                return PREPOSITIONS[clitic]
        return None

    def _prepositional(self, j: int, k: int, code: str | None, takes: bool) -> None:
        """Take a prepositional phrase as medium, as complement, or pass it."""
        end = self.media.phrase_end(self.frame, k)
        target = self.words[k] if k < self.last else None
        if target is None:
            self.j = end
            return
        said = self.cues.cue_at(k) if self.words[j].folded in self.roles["subordinating"] else None
        if said is not None and said.kind == "noun" and said.subject is not None:
            self._other_cue(k)  # بعد | تأكيد الجيش أن
            return
        medium = self.media.is_medium(self.frame, j, k, code)
        if code == "fi" and not medium and self.frame.entry.key in self.roles["sees_in"] and self.complement < 0:
            self.j = max(end, j + 1)  # يرى في فلان | "ضحية"
            return
        venue = self.frame.entry.kind in ("say", "state") and target.flags & Flag.VENUE
        if medium and self.frame.medium is None and (self.complement < 0 or venue):
            self.frame = self.frame.through(Phrase(j, end))
        elif (
            takes
            and not medium
            and not self._only_about(j, code, end)
            and (
                self.complement < 0
                or (code in ("min", "an", "ila", "ala") and self.words[j].pos == "prep")
                or (code == "bi" and not self._takes_by_itself(self.words[self.complement]))
            )
        ):
            self.complement = k if code not in ("bi", "li") or self.words[j].pos == "prep" else j
        self.j = max(end, j + 1)

    def _only_about(self, j: int, code: str | None, end: int) -> bool:
        """Say whether a preposition tells what words are about: أكد، | بشأن الأسعار، أن، ذكر فلان، | عن اللقاء "…"."""
        if self.words[j].folded not in self.roles["about"]:
            return False
        subject = self.frame.subject
        apart = subject is not None and subject.last == j - 1 and self.words[j - 1].text in "،,"
        quoted = self.reader.marked(end) if apart and code == "an" and end < self.last else None
        return code == "bi" or (quoted is not None and self.marks.kind(quoted) is MarkedKind.SPEECH)

    def _promised(self, j: int) -> bool:
        """Say whether what reads as a verb is what a cue takes with ب behind an aside: تعهد، الجمعة، | برد "ساحق"."""
        waits = "bi" in self.frame.entry.preps and self.complement < 0 and self.words[j - 1].text in "،,"
        nouns = (o.analysis for o in self.words[j].options if o.analysis.pos == "noun")
        return waits and any(a.proclitics == ("ب",) for a in nouns)

    def _takes_by_itself(self, word: Word) -> bool:
        """Say whether what begins a complement has ب before it, or takes it: أكد بشدة …، أكدت | التزامها بالقانون."""
        entry = self.reader.lexicon.masdar(word.stem, word.analysis.lemma) if word.pos == "noun" else None
        return word.analysis.proclitics == ("ب",) or (entry is not None and "bi" in entry.preps)

    def _verb(self, j: int) -> None:
        frame = self.frame
        if self._promised(j):
            self.complement, self.j = j, j + 1
            return
        if self._of_venue(j):
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
            after_when = self.words[j - 1].folded in self.roles["when"]  # يضحك فلان حين | يسمع السؤال
            joined = "و" in word.analysis.proclitics or self._and_not(j - 1)
            if not joined and self.bare_clauses.speaks_on(j) and not after_when:
                self._open("bare", j)
                return
        self.broken = True

    def _of_venue(self, j: int) -> bool:
        """Say whether a verb tells what a venue right before it was: في مؤتمر | كان | مقررا، لم | يكن | معلنا."""
        medium = self.frame.medium
        if medium is None or j + 2 >= self.last or medium.last not in (j, j - 1) or self.complement >= 0:
            return False
        was = self.reader.may_act(self.words[j], self.roles["was"]) and not self.words[j].analysis.proclitics
        so = self.words[j + 1]
        was = was and so.pos in ("adj", "noun") and so.text.endswith(("ا", "اً", "ة")) and not so.analysis.definite
        venue = self.words[medium.first + (self.words[medium.first].pos == "prep")]
        return was and bool(venue.flags & Flag.VENUE) and not venue.analysis.definite

    def _and_not(self, i: int) -> bool:
        """Say whether a particle at word ``i`` joins what is denied to a clause: تحدث إلى شهود، | ولن | يضطر."""
        word = self.words[i]
        return word.pos.startswith("part") and word.analysis.proclitics[:1] == ("و",)

    def _mouthpiece(self, j: int) -> Phrase | None:
        """Return who speaks for a body: وقالت الكتلة على لسان | رئيسها فلان | إن."""
        if self.words[j].folded != "علي" or j + 2 >= self.last or self.words[j + 1].stem not in self.roles["mouth"]:
            return None
        phrase = self.reader.noun_phrase(j + 2, self.last)
        fits = self.frame.kind == "verb" and self.complement < 0 and source_like(self.reader, phrase)
        return phrase if fits else None

    def _called_on(self, j: int, phrase: Phrase) -> bool:
        """Say whether a phrase is who is called on, right behind who calls or, where he is left out, the verb."""
        frame = self.frame
        calling = frame.kind == "verb" and frame.entry.key in self.roles["calling"] and self.complement < 0
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
        if phrase is None or self.subjects.tells_manner(self.frame, phrase):
            self.j += 1
            return
        if self.frame.kind == "noun" and j == self.frame.cue_last and self.words[j].pos == "adj":
            self.j = phrase.last  # أصدر تحذيرا | شديد اللهجة | من أن
            return
        phrase = self.subjects.without_object(self.frame, phrase)
        phrase = self.subjects.without_matter(self.frame, phrase, self.last)
        phrase = self.subjects.without_addressee(self.frame, phrase, self.last)
        if self.asides.names_freely(self.frame):
            marks = (k for k in range(j + 1, phrase.last) if self.reader.opens_marks(k))
            phrase = Phrase(j, next(marks, phrase.last))  # ما اعتبره الطرف النقابي | "تصفية حسابات"
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
        elif self.frame.entry.key in self.roles["addressing"] and self.frame.medium is None and self.complement < 0:
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
