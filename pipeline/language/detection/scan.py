"""Walk to the right of a cue: what is its source, its medium, and what opens its content."""

from __future__ import annotations

from dataclasses import replace

from pipeline.language.detection.cues import CueReader
from pipeline.language.detection.frame import PREPOSITIONS, Frame
from pipeline.language.detection.marked import MarkedKind
from pipeline.language.detection.medium import MediumReader
from pipeline.language.detection.subject_test import SubjectTest
from pipeline.language.document import Word
from pipeline.language.lexicon import Flag, lemma_key
from pipeline.language.nominal import has_preposition
from pipeline.language.phrases import Phrase

__all__ = ["scan"]

_NAME_REACH = 4  # words of an unknown name
_ASIDE = 12  # words
_REACH = 150  # words; an opener stands nearer in any sentence that people write
_SPEECH_KINDS = ("say", "ask", "state", "opinion", "demand", "commit", "relay", "find")
_NOMINAL = ("noun", "adj", "noun_prop", "noun_num", "noun_quant", "adj_comp", "adj_num", "latin", "digit", "abbrev")


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
        self.lexicon = cues.lexicon
        self.roles = cues.roles
        self.frame = replace(bare, limit=last)
        self.last = min(last, bare.cue_last + _REACH)
        self.media = MediumReader(cues, self.last)
        self.subjects = SubjectTest(cues)
        self.j = bare.cue_last
        self.complement = -1
        self.broken = False
        if bare.cue_last - bare.cue == 2:
            self._source_in()

    def _source_in(self) -> None:
        """Take what stands after ``جاء في`` for the source; ``جاء فيه`` points back."""
        phrase = self.reader.noun_phrase(self.j, self.last)
        if phrase is not None and not self.words[self.j - 1].analysis.enclitics:
            self.frame = replace(self.frame, subject=phrase, subject_side="after")
            self.j = phrase.last

    def run(self) -> None:
        """Walk to the opener, the next reporting word or the end."""
        while self.j < self.last and not self.frame.opener and not self.broken:
            self._step()
        frame = self.frame
        if not frame.opener and self.complement >= 0:
            self.frame = replace(frame, opener="complement", at=self.complement)

    def _open(self, opener: str, at: int) -> None:
        self.frame = replace(self.frame, opener=opener, at=at)

    def _step(self) -> None:
        j, word = self.j, self.words[self.j]
        aside = self._aside(j)
        if aside is not None:
            self.j = aside
        elif self.cues.is_complementizer(j) or (
            self.frame.entry.kind == "ask"
            and word.pos != "prep"
            and word.folded in self.roles["question_word"] | {"اذا"}
        ):
            self._complementizer(j)
        elif word.text == ":":
            self._colon(j)
        elif word.pos == "punc":
            self._punctuation(j)
        elif word.pos == "pron_rel":
            self._relative(j)
        elif self.reader.is_time(j) or word.folded in self.roles["aside"]:
            self.j += 1
        elif self._starts_turn(j):
            self.j = self._after_turn(j)
        elif self.cues.cue_at(j) is not None:
            self._other_cue(j)
        elif word.pos == "prep" or has_preposition(word):
            self._preposition(j)
        elif word.pos == "verb" and j not in self.reader.name_of:
            self._verb(j)
        else:
            self._nominal(j)

    def _aside(self, j: int) -> int | None:
        """Return the end of what only interrupts: a name kept back, a clause on the medium, what he did meanwhile."""
        concealed = self.reader.conceals(j + 1 if self.words[j].pos == "pron_rel" and j + 1 < self.last else j)
        if concealed is not None:
            return concealed
        if self.words[j].pos == "verb" and j > self.frame.cue_last and j not in self.reader.name_of:
            found = self._clause_on_medium(j)
            return self._clause_on_source(j) if found is None else found
        if self.words[j].folded in self.roles["while_he"] and self.frame.entry.kind in ("say", "state", "ask"):
            return self._meanwhile(j)
        return None

    def _clause_on_medium(self, j: int) -> int | None:
        """Return the end of a clause that points back to the medium: في بيان **تلقت الوكالة نسخة منه**، أن."""
        if self.frame.medium is None and not (
            self.complement >= 0 and self.words[self.complement].flags & (Flag.VENUE | Flag.DOCUMENT)
        ):
            return None
        back = -1
        for k in range(j, min(self.last, j + _ASIDE)):
            word = self.words[k]
            if k > j and (self.cues.is_complementizer(k) or word.text in "،,:" or self.reader.marked(k) is not None):
                if back >= 0 or word.text == ":" or k == j + 1 or self.reader.marked(k) is None:
                    return k if back >= 0 else None
            if (k == j or word.pos == "prep") and word.analysis.enclitics[-1:] in (("ه",), ("ها",)):
                back = k
        return None

    def _clause_on_source(self, j: int) -> int | None:
        """Return the clause after what says more of an indefinite source: أظهر استطلاع | أجرته المؤسسة | أن."""
        subject = self.frame.subject
        if subject is None or subject.last != j or self.words[subject.first].analysis.definite:
            return None
        if self.reader.person_within(subject.first, subject.last) is not None or self.words[j].analysis.proclitics:
            return None
        for k in range(j + 1, min(self.last, j + 2 * _ASIDE)):
            if self.words[k].text == ":" or (k < j + 3 and self.cues.is_complementizer(k)):
                return None
            if self.cues.is_complementizer(k) and not self._owned_by(self.words[k - 1]):
                return k
        return None

    def _meanwhile(self, j: int) -> int | None:
        """Return the end of ``وهو يشير إلى النافذة`` before marked speech or a colon; None where it reports itself."""
        if j + 1 >= self.last or self.words[j + 1].pos not in ("verb", "noun", "adj"):
            return None
        for k in range(j + 2, min(self.last, j + _ASIDE)):
            if self.cues.is_complementizer(k) or self.words[k].text in "،,":
                return None
            if self.words[k].text == ":" or self.reader.marked(k) is not None:
                return k
        return None

    def _other_cue(self, j: int) -> None:
        """Stop at the next reporting word, but pass one in a free relative: اتهم من سماهم "المخربين" بأنهم."""
        free = (j >= 1 and self.words[j - 1].folded in ("ما", "من", "مما", "وما")) or (
            j >= 2 and self.words[j - 2].folded in ("ما", "من", "مما", "وما")
        )
        if free and self.frame.entry.kind in ("label", "state", "opinion"):
            k = j + 1
            while k < self.last and k < j + 5 and self.reader.marked(k) is None:
                k += 1
            quoted = self.reader.marked(k) if k < self.last else None
            if quoted is not None:
                self.j = self.reader.word_at(quoted.end)
                return
        other = self.cues.cue_at(j)
        if other is not None and other.kind == "participle" and self.frame.entry.kind == "say":
            beyond = self._clause_past_participle(j)
            if beyond is not None:
                self.j = beyond
                return
        if (
            other is not None
            and other.entry.kind in ("demand", "state", "opinion", "label")
            and self.words[j].pos != "punc"
            and self.frame.subject is not None
        ):
            jump = (
                self._clause_beyond(j)
                if not self.words[self.frame.subject.first].analysis.definite or self.words[j - 1].text in "،,"
                else None
            )
            if jump is not None and other.kind == "verb" and "و" not in self.words[j].analysis.proclitics:
                self.j = jump
                return
        self.broken = True

    def _clause_past_participle(self, j: int) -> int | None:
        """Return the clause that ``وقالت موجهة كلامها إلى المحلفين | إن`` opens, with no comma and no أن of its own."""
        for k in range(j + 1, min(self.last, j + _ASIDE)):
            if self.words[k].pos == "punc":
                return None
            if self.cues.is_complementizer(k):
                return k if k > j + 2 and self.words[k].text.startswith("إ") else None
        return None

    def _starts_turn(self, j: int) -> bool:
        """Say whether ``من جهة أخرى``, ``من جانبه`` stands here."""
        return self.words[j].folded == "من" and j + 1 < self.last and self.words[j + 1].folded in self.roles["turn"]

    def _after_turn(self, j: int) -> int:
        k = j + 2
        while k < self.last and self.words[k].folded in self.roles["turn"]:
            k += 1
        return k

    def _complementizer(self, j: int) -> None:
        previous = self.words[j - 1]
        if self.frame.entry.kind == "label":
            if not self.words[j].folded.lstrip("و").startswith("ب"):
                self.broken = True
                return
            self._drop_described(j)
        if j > self.frame.cue_last and previous.folded in self.roles["subordinating"]:
            self.j = self._after_subordinate(j)
            return
        if j > self.frame.cue_last and self._owned_by(previous):
            if self.complement < 0 and previous.folded in ("ضروره", "اهميه", "وجوب", "امكانيه"):
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

    def _drop_described(self, j: int) -> None:
        """Take the only noun phrase before ``بأنه`` for what is described: ووصف التسجيل | بأنه "مسرحية"."""
        subject = self.frame.subject
        alone = subject is not None and subject.first == self.frame.cue_last and subject.last == j
        if alone and self.complement < 0 and not self.words[self.frame.cue].analysis.enclitics:
            self.frame = replace(self.frame, subject=None, subject_side="")

    def _after_subordinate(self, j: int) -> int:
        """Return where a clause of time or condition ends: قبل أن يستقل طائرته | "…"."""
        for k in range(j + 1, self.last):
            word = self.words[k]
            if word.text in "،,:" or self.reader.marked(k) is not None:
                return k
            if self.cues.is_complementizer(k) and word.text.startswith("إ"):
                return k
        return self.last

    def _owned_by(self, previous: Word) -> bool:
        if previous.flags & Flag.CLAUSE_OWNER and not previous.flags & (Flag.ANONYMOUS | Flag.TITLE):
            code = PREPOSITIONS.get(previous.folded)
            return code is None or code not in self.frame.entry.preps
        return previous.pos == "verb" and lemma_key(previous.analysis.lemma) in self.lexicon.clause_owner_verbs

    def _colon(self, j: int) -> None:
        k = j + 1
        if self.frame.entry.kind == "label" or self._other_speaks(j):
            self.broken = True
            return
        self._subject_before_colon(j)
        if k >= self.last:
            self.broken = True
            if self.frame.kind in ("verb", "participle", "noun"):
                self._open("colon", k)
            return
        if self.words[k].text in "\"«“”»‘'((" and self.reader.marked(k) is not None:
            self._open("quote", k)
        elif self.cues.is_complementizer(k) and not self.words[k].folded.startswith("هل"):
            self._open("clause", k)
        else:
            self._open("colon", k)

    def _subject_before_colon(self, j: int) -> None:
        """Take the only words between a verb and its colon for the source, known or not: وأكد بورا ميلوتينوفيتش: …."""
        begin = self.frame.cue_last
        words = self.words[begin:j]
        if self.frame.subject is not None or self.frame.kind != "verb" or self.frame.person in ("1", "2"):
            return
        if self.frame.entry.kind not in ("say", "state", "opinion") or not 0 < len(words) <= _NAME_REACH:
            return
        plain = all(w.pos in _NOMINAL and not w.flags & (Flag.TIME | Flag.VENUE) for w in words)
        if plain and not has_preposition(words[0]) and not words[0].analysis.enclitics:
            self.frame = replace(self.frame, subject=Phrase(begin, j), subject_side="after")

    def _other_speaks(self, j: int) -> bool:
        """Say whether a second name stands right before the colon: النقابة تلوح بالإضراب والوزارة: …."""
        word = self.words[j - 1]
        speaking = Flag.STATE | Flag.INSTITUTION | Flag.ORG_HEAD | Flag.TITLE | Flag.SURNAME
        return (
            j - 1 > self.frame.cue
            and word.analysis.proclitics[:1] == ("و",)
            and (j - 1 in self.reader.names or bool(word.flags & speaking))
            and self.reader.kind_of_line(j) == "headline"
        )

    def _punctuation(self, j: int) -> None:
        word = self.words[j]
        quoted = self.reader.marked(j)
        if quoted is not None and word.text != "(":
            self._marked(j)
        elif word.text in "([":
            self.j = self.reader.close_bracket(j, self.last)
        elif word.text in ("-", "–", "—"):
            self.j = self._close_dash(j)
        elif word.text in "،,":
            self._comma(j)
        elif word.text in ("..", "...", "…", "؛", ".", "؟", "!"):
            self.broken = word.text in (".", "؟", "!", "؛")
            self.j += 1
        else:
            self.j += 1

    def _comma(self, j: int) -> None:
        """Pass a comma; a clause right after it is content without an opener: يضيف، تبدأ …."""
        k = j + 1
        bare_ok = self.frame.entry.kind == "say" and self.frame.kind == "verb"
        if bare_ok and k < self.last and not self.cues.is_complementizer(k) and self._plain_clause(j, k):
            self._open("bare", k)
            return
        if self.complement >= 0 and self.frame.entry.kind != "say" and not self._clause_after(k):
            self.broken = True
        self.j = k

    def _clause_after(self, k: int) -> bool:
        """Say whether the clause comes right after the comma: ، إلى أنها."""
        if k < self.last and self.cues.is_complementizer(k):
            return True
        code = PREPOSITIONS.get(self.words[k].folded) if k < self.last else None
        return (
            code is not None
            and code in self.frame.entry.preps
            and k + 1 < self.last
            and self.cues.is_complementizer(k + 1)
        )

    def _plain_clause(self, j: int, k: int) -> bool:
        word = self.words[k]
        if self.frame.subject is not None and self.frame.subject.last == j:
            return (
                (self._speaks_on(k) and not self._later_opener(k) and "و" not in word.analysis.proclitics)
                or word.folded in ("لم", "لن", "لا", "الحمد")
                or (word.pos == "verb" and word.analysis.person == "1")
            )
        if j == self.frame.cue_last:
            return any(o.analysis.pos == "verb" and o.analysis.aspect == "i" for o in word.options)
        return False

    def _later_opener(self, k: int) -> bool:
        """Say whether a complementizer, colon or marked speech comes later in the sentence."""
        return any(
            self.cues.is_complementizer(m) or self.words[m].text == ":" or self.reader.marked(m) is not None
            for m in range(k, min(self.last, k + 14))
        )

    def _close_dash(self, j: int) -> int:
        for k in range(j + 2, min(self.last, j + 14)):
            if self.words[k].text in ("-", "–", "—"):
                return k + 1
        return j + 1

    def _marked(self, j: int) -> None:
        quoted = self.reader.marked(j)
        assert quoted is not None
        kind = self.marks.kind(quoted)
        short = self.reader.word_at(quoted.end) - j <= 6
        if kind is not MarkedKind.NAME and short and self.media.clause_after_marks(self.frame, quoted):
            kind = MarkedKind.NAME
        name_follows_head = kind is MarkedKind.NAME or (
            kind is MarkedKind.FRAGMENT
            and self.frame.subject is None
            and self.frame.subject_side == ""
            and self.words[j - 1].pos != "punc"
            and j == self.frame.cue_last
            and self.frame.entry.kind in _SPEECH_KINDS
            and self._subject_in_marks(j)
        )
        if name_follows_head:
            end = self.reader.word_at(quoted.end)
            if self.frame.subject is None and j == self.frame.cue_last:
                self.frame = replace(self.frame, subject=Phrase(j, end), subject_side="after")
            self.j = end
            return
        if self.complement >= 0 and self.words[j - 1].folded == "ب" and "bi" in self.frame.entry.preps:
            self._open("quote", j)  # متهماً الوزير بـ"الكذب"
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
        if self.frame.entry.kind == "label":
            self._drop_described(j)
        self._open("quote", j)

    def _subject_in_marks(self, j: int) -> bool:
        """Say whether the marks hold the subject: وذكر "كيري" في مقابلة أنه."""
        quoted = self.reader.marked(j)
        assert quoted is not None
        end = self.reader.word_at(quoted.end)
        if end >= self.last:
            return False
        return any(
            self.cues.is_complementizer(k) or self.words[k].text == ":" for k in range(end, min(self.last, end + 14))
        )

    def _relative(self, j: int) -> None:
        """Skip a relative clause; it ends at a comma, a complementizer, a colon or marked speech."""
        k = j + 1
        inner_cue = False
        while k < self.last:
            word = self.words[k]
            if (
                word.text in "،,:"
                or self.reader.marked(k) is not None
                or ("و" in word.analysis.proclitics and self.cues.cue_at(k) is not None)
            ):
                break
            if self.cues.is_complementizer(k):
                if inner_cue:
                    self.broken = self.frame.subject is None
                    inner_cue = False
                    k += 1
                    continue
                break
            inner_cue = inner_cue or self.cues.cue_at(k) is not None
            k += 1
        self.j = k if k > j else j + 1

    def _preposition(self, j: int) -> None:
        word = self.words[j]
        free = word.pos == "prep" and not word.analysis.enclitics
        code = PREPOSITIONS.get(word.folded) if free else self._clitic_code(word)
        takes = code is not None and code in self.frame.entry.preps
        k = j + 1 if free else j
        if word.pos == "prep" and word.analysis.enclitics:
            if self.frame.medium is None and word.stem in ("ل", "الي", "في"):
                self.frame = replace(self.frame, medium=Phrase(j, j + 1))
            self.j += 1
            return
        if (
            free
            and k < self.last
            and self.cues.is_complementizer(k)
            and (
                self.words[j - 1].stem == "رغم" or (self.complement < 0 and word.folded in self.roles["subordinating"])
            )
        ):
            self.j = self._after_subordinate(k)
            return
        if free and k < self.last and self.cues.is_complementizer(k):
            held = self.complement >= 0 and self.words[j - 1].stem in self.roles["expressed"]
            if takes or held or code == "min" or code == "ala" or code == "ila" or code == "an":
                self._open("clause", k)
            else:
                self.j = k + 1
            return
        if free and takes and k < self.last and self.reader.marked(k) is not None:
            self._marked(k)
            return
        if free and takes and code in ("ila", "ala", "min", "an") and k < self.last and self.words[k].folded == "ذلك":
            self.j = k + 1
            return
        self._prepositional(j, k, code, takes)

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
        medium = self.media.is_medium(self.frame, j, k, code)
        if medium and self.frame.medium is None and self.complement < 0:
            self.frame = replace(self.frame, medium=Phrase(j, end))
        elif (
            takes
            and not medium
            and (
                self.complement < 0
                or (code in ("min", "an", "ila", "ala") and self.words[j].pos == "prep")
                or (code == "bi" and self.words[self.complement].analysis.proclitics != ("ب",))
            )
        ):
            self.complement = k if code not in ("bi", "li") or self.words[j].pos == "prep" else j
        self.j = max(end, j + 1)

    def _verb(self, j: int) -> None:
        frame = self.frame
        jump = self._clause_beyond(j)
        if jump is not None:
            self.j = jump
            return
        if (
            frame.kind == "verb"
            and frame.entry.kind == "say"
            and (j == frame.cue_last or frame.subject is not None)
            and self.complement < 0
        ):
            word = self.words[j]
            if "و" not in word.analysis.proclitics and self._speaks_on(j):
                self._open("bare", j)
                return
        self.broken = self.complement < 0
        if self.complement >= 0:
            self.broken = True

    def _speaks_on(self, j: int) -> bool:
        """Say whether unmarked speech begins here: a future, a first person, a negation, a present."""
        word = self.words[j]
        return (
            word.analysis.aspect == "i"
            or word.analysis.person == "1"
            or word.folded in ("لم", "لن", "لا", "الحمد", "نحن", "انا")
        )

    def _clause_beyond(self, j: int) -> int | None:
        """Return the clause after an insertion with a verb: مسؤول طلب عدم كشف اسمه إن، في بيان صدر اليوم أن."""
        if self.frame.subject is None and self.frame.medium is None:
            return None
        for k in range(j + 1, min(self.last, j + 12)):
            word = self.words[k]
            if (
                word.text in ":"
                or self.reader.marked(k) is not None
                or (self.cues.cue_at(k) is not None and self.words[k].pos == "verb" and k > j + 1)
            ):
                return None
            if self.cues.is_complementizer(k) and not self._owned_by(self.words[k - 1]):
                indefinite = (self.words[j - 1].pos in _NOMINAL and not self.words[j - 1].analysis.definite) or (
                    j - 1 > 0 and self.words[j - 1].text in "،,"
                )
                spelled = word.text.startswith("إ") and self.frame.entry.kind == "say"
                return k if indefinite or spelled else None
        return None

    def _nominal(self, j: int) -> None:
        phrase = self.reader.noun_phrase(j, self.last)
        if phrase is None:
            self.j += 1
            return
        if self.words[j].text in '"«“' and self.frame.entry.kind == "label":
            self._marked(j)
            return
        if (
            self.frame.subject is None
            and self.frame.kind == "verb"
            and self.complement < 0
            and self.subjects.is_subject(self.frame, phrase)
        ) or (self.complement < 0 and self.subjects.is_plain_subject(self.frame, j, phrase)):
            self.frame = replace(self.frame, subject=phrase, subject_side="after")
        elif self.frame.entry.key in self.roles["addressing"] and self.frame.medium is None and self.complement < 0:
            self.frame = replace(self.frame, medium=phrase)
        elif self.complement < 0 and (
            self.frame.subject is not None or not self.cues.source_like(phrase) or self.frame.kind != "verb"
        ):
            if self.words[j].flags & (Flag.FUNCTION) == 0 or self.words[j].pos == "noun":
                self.complement = j
        self.j = phrase.last
