"""Read what stands around a reporting word: who, to whom, and where its content opens.

A ``Frame`` is one reporting verb, participle or noun with its subject, its medium and its opener:

- ``clause``: a complementizer, وأكد الوزير **أن** …, مشيراً إلى **أن** …
- ``colon``: a colon before unmarked speech, وقال**:** …
- ``quote``: marked speech, with a colon or without, وقال: **«**…
- ``bare``: a clause with nothing before it, يضيف، **تبدأ** الاحتفالات …
- ``complement``: a noun phrase, أعلن الجيش **اعتقال** …, which counts only if it holds marked words
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.language.document import Word
from pipeline.language.lexicon import CueEntry, Flag, lemma_key
from pipeline.language.marked import MarkedKind, classify
from pipeline.language.marks import Quoted
from pipeline.language.nominal import has_preposition
from pipeline.language.phrases import Phrase, Reader

__all__ = ["Frame", "FrameReader"]

_PREPS = {"الي": "ila", "علي": "ala", "من": "min", "عن": "an", "في": "fi", "ب": "bi", "ل": "li"}
_NOMINAL = ("noun", "adj", "noun_prop", "noun_num", "noun_quant", "adj_comp", "adj_num", "latin", "digit", "abbrev")
_SOURCE = (
    Flag.TITLE | Flag.HONORIFIC | Flag.ANONYMOUS | Flag.GROUP | Flag.DOCUMENT | Flag.MEDIA_HEAD | Flag.ORG_HEAD
    | Flag.INSTITUTION
    | Flag.MEDIA | Flag.STATE | Flag.FIRST_NAME | Flag.SURNAME | Flag.COMMON_PERSON
)  # fmt: skip
_NEAR = 0.6  # how much less likely than the chosen reading a reporting verb may be
_SPEECH_KINDS = ("say", "ask", "state", "opinion", "demand", "commit", "relay", "find")


@dataclass(frozen=True, slots=True)
class Frame:
    """One reporting word and what belongs to it; all numbers are word indices of the section."""

    cue: int
    cue_last: int
    entry: CueEntry
    kind: str  # verb, participle, noun
    opener: str = ""
    at: int = -1  # first word of the content
    subject: Phrase | None = None
    subject_side: str = ""  # after, before, sentence
    medium: Phrase | None = None
    limit: int = -1  # the content ends before this word at the latest
    negated: bool = False
    aspect: str | None = None
    gender: str | None = None
    number: str | None = None
    person: str | None = None


class FrameReader:
    """Finds the frames of one section."""

    def __init__(self, reader: Reader) -> None:
        """Take the phrase reader of the section."""
        self.reader = reader
        self.words = reader.words
        self.lexicon = reader.lexicon
        self.roles = reader.roles

    def is_complementizer(self, i: int) -> bool:
        """Say whether word ``i`` opens a clause: أن، بأنه، إنها … (any spelling)."""
        word = self.words[i]
        return (
            word.folded in self.roles["complementizer"]
            and i not in self.reader.name_of
            and (word.folded != "الا" or word.text.startswith("أ"))
        )

    def cue_at(self, i: int) -> Frame | None:
        """Return the bare frame of word ``i`` if it can report."""
        word = self.words[i]
        if word.pos in ("punc", "digit", "latin") or (word.analysis.definite and word.stem != "قول"):
            return None
        return self._verb(i) or self._participle(i) or self._noun(i) or self._come_in(i)

    def _come_in(self, i: int) -> Frame | None:
        """Read ``جاء في البيان أن``, ``وورد في التقرير``, ``جاء فيه:``."""
        word = self.words[i]
        if word.folded not in self.roles["come_in"] or i + 1 >= len(self.words):
            return None
        following = self.words[i + 1]
        if following.stem != "في" or (following.pos != "prep" and not following.folded.startswith("في")):
            return None
        entry = self.lexicon.cues[lemma_key("ذكر")]
        return Frame(i, i + 2, entry, "verb", gender=None, number="s", person="3", aspect="p")

    def _verb(self, i: int) -> Frame | None:
        word = self.words[i]
        chosen = next((o for o in word.options if o.analysis is word.analysis), None)
        for option in sorted(word.options, key=lambda o: o.analysis is not word.analysis):
            analysis = option.analysis
            if not option.cue or analysis.aspect == "c":
                continue
            if option is not chosen and (
                chosen is None
                or option.worth < chosen.worth - _NEAR
                or (not self._verb_place(i) and word.pos != "verb")
            ):
                continue
            if self._clause_owner(i):
                return None
            entry = self.lexicon.cues[lemma_key(analysis.lemma)]
            return Frame(
                i, i + 1, entry, "verb", negated=self._negated(i), aspect=analysis.aspect,
                gender=analysis.gender, number=analysis.number, person=analysis.person,
            )  # fmt: skip
        return None

    def _clause_owner(self, i: int) -> bool:
        """Say whether the word rather takes a clause without reporting: يجب أن, though it reads as أجاب too."""
        if i + 1 >= len(self.words) or not self.is_complementizer(i + 1):
            return False
        owners = self.lexicon.clause_owner_verbs
        return any(o.analysis.pos == "verb" and lemma_key(o.analysis.lemma) in owners for o in self.words[i].options)

    def _verb_place(self, i: int) -> bool:
        """Say whether a verb can stand here though the tagger chose another reading."""
        first, _ = self.reader.bounds(i)
        if i == first:
            return True
        previous = self.words[i - 1]
        return (
            previous.pos in ("punc", "conj", "conj_sub")
            or previous.folded in self.roles["conjunct"]
            or previous.folded in self.roles["auxiliary"]
        )

    def _negated(self, i: int) -> bool:
        return i > 0 and self.words[i - 1].folded in ("لم", "لن", "لا", "ما", "ولم", "ولا", "ولن", "فلم")

    def _participle(self, i: int) -> Frame | None:
        word = self.words[i]
        clitics = [p for p in word.analysis.proclitics if p not in ("ال",)]
        folded = word.folded
        if folded not in self.lexicon.participles and folded[:1] in ("و", "ف") and len(folded) > 3:
            folded = folded[1:]
        entry = self.lexicon.participles.get(folded)
        if entry is None or word.analysis.definite or (clitics and clitics[0] not in ("و", "ف")):
            return None
        if (
            folded.endswith("ه")
            and i > 0
            and (
                self.words[i - 1].pos == "prep"
                or (
                    self.words[i - 1].pos == "noun"
                    and not self.words[i - 1].analysis.definite
                    and not self.words[i - 1].flags & _SOURCE
                )
            )
        ):
            return None
        gender = "f" if folded.endswith(("ه", "ات", "تين")) else "m"
        number = "p" if folded.endswith(("ات", "ين")) else "s"
        return Frame(i, i + 1, entry, "participle", gender=gender, number=number, person="3")

    def _noun(self, i: int) -> Frame | None:
        word = self.words[i]
        if word.stem != "قول" or word.pos == "verb":
            return None
        entry = self.lexicon.cues[lemma_key("قال")]
        if word.analysis.enclitics or word.analysis.definite:
            pronoun = word.analysis.enclitics[0] if word.analysis.enclitics else ""
            return Frame(
                i, i + 1, entry, "noun", gender="f" if pronoun == "ها" else "m",
                number="p" if pronoun == "هم" else "s", person="3",
            )  # fmt: skip
        return None

    def read(self, bare: Frame, last: int) -> Frame:
        """Read on from a cue to its opener; the frame comes back without one where there is none."""
        scan = _Scan(self, bare, last)
        scan.run()
        return scan.frame

    def source_like(self, phrase: Phrase | None) -> bool:
        """Say whether a phrase can be somebody who speaks."""
        if phrase is None:
            return False
        first = self.words[phrase.first]
        if first.text in ('"', "«", "“") and phrase.last - phrase.first > 1:
            return True
        if first.flags & Flag.AUDIENCE and first.analysis.number == "p":
            return True
        if first.flags & _SOURCE and not (first.flags & Flag.CLAUSE_OWNER):
            return True
        name = self.reader.names.get(phrase.first)
        if name is not None and name.kind in ("PER", "ORG", "MED", "TITLE"):
            return True
        if first.folded in self.roles["counted"]:
            return True
        return (
            self.reader.person_within(phrase.first, phrase.last) is not None
            or first.pos in ("latin",)
            or (first.pos == "noun_prop" and not first.flags & Flag.PLACE)
        )


class _Scan:
    """One walk to the right of a cue."""

    def __init__(self, owner: FrameReader, bare: Frame, last: int) -> None:
        self.owner = owner
        self.reader = owner.reader
        self.words = owner.words
        self.frame = replace(bare, limit=last)
        self.last = last
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
        if self.owner.is_complementizer(j) or (
            self.frame.entry.kind == "ask" and word.folded in self.owner.roles["question_word"] | {"اذا"}
        ):
            self._complementizer(j)
        elif word.text == ":":
            self._colon(j)
        elif word.pos == "punc":
            self._punctuation(j)
        elif word.pos == "pron_rel":
            self._relative(j)
        elif self.reader.is_time(j) or word.folded in self.owner.roles["aside"]:
            self.j += 1
        elif self._starts_turn(j):
            self.j = self._after_turn(j)
        elif self.owner.cue_at(j) is not None:
            self._other_cue(j)
        elif word.pos == "prep" or has_preposition(word):
            self._preposition(j)
        elif word.pos == "verb" and j not in self.reader.name_of:
            self._verb(j)
        else:
            self._nominal(j)

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
        other = self.owner.cue_at(j)
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

    def _starts_turn(self, j: int) -> bool:
        """Say whether ``من جهة أخرى``, ``من جانبه`` stands here."""
        return (
            self.words[j].folded == "من" and j + 1 < self.last and self.words[j + 1].folded in self.owner.roles["turn"]
        )

    def _after_turn(self, j: int) -> int:
        k = j + 2
        while k < self.last and self.words[k].folded in self.owner.roles["turn"]:
            k += 1
        return k

    def _complementizer(self, j: int) -> None:
        previous = self.words[j - 1]
        if self.frame.entry.kind == "label" and not self.words[j].folded.lstrip("و").startswith("ب"):
            self.broken = True
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

    def _owned_by(self, previous: Word) -> bool:
        if previous.flags & Flag.CLAUSE_OWNER and not previous.flags & (Flag.ANONYMOUS | Flag.TITLE):
            code = _PREPS.get(previous.folded)
            return code is None or code not in self.frame.entry.preps
        return previous.pos == "verb" and lemma_key(previous.analysis.lemma) in self.owner.lexicon.clause_owner_verbs

    def _colon(self, j: int) -> None:
        k = j + 1
        if self.frame.entry.kind == "label":
            self.broken = True
            return
        if k >= self.last:
            self.broken = True
            if self.frame.kind in ("verb", "participle", "noun"):
                self._open("colon", k)
            return
        if self.words[k].text in "\"«“”»‘'((" and self.reader.marked(k) is not None:
            self._open("quote", k)
        elif self.owner.is_complementizer(k) and not self.words[k].folded.startswith("هل"):
            self._open("clause", k)
        else:
            self._open("colon", k)

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
        if bare_ok and k < self.last and not self.owner.is_complementizer(k) and self._plain_clause(j, k):
            self._open("bare", k)
            return
        if self.complement >= 0 and self.frame.entry.kind != "say" and not self._clause_after(k):
            self.broken = True
        self.j = k

    def _clause_after(self, k: int) -> bool:
        """Say whether the clause comes right after the comma: ، إلى أنها."""
        if k < self.last and self.owner.is_complementizer(k):
            return True
        code = _PREPS.get(self.words[k].folded) if k < self.last else None
        return (
            code is not None
            and code in self.frame.entry.preps
            and k + 1 < self.last
            and self.owner.is_complementizer(k + 1)
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
            self.owner.is_complementizer(m) or self.words[m].text == ":" or self.reader.marked(m) is not None
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
        kind = classify(self.reader, quoted)
        short = self.reader.word_at(quoted.end) - j <= 6
        if kind is not MarkedKind.NAME and short and self._clause_after_marks(quoted):
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
        if (
            self.complement >= 0
            and self.frame.entry.kind in ("state", "demand", "commit", "opinion", "find")
            and self.words[j - 1].text != ":"
        ):
            self.j = self.reader.word_at(quoted.end)
            return
        self._open("quote", j)

    def _clause_after_marks(self, quoted: Quoted) -> bool:
        """Say whether the clause opens right after the marks, so that they hold an outlet: لـ"نوافذ" أن."""
        k = self.reader.word_at(quoted.end)
        if k < self.last and self.words[k].text in "،,":
            k += 1
        code = _PREPS.get(self.words[k].folded) if k < self.last else None
        if code is not None and code in self.frame.entry.preps:
            k += 1
        return k < self.last and (self.owner.is_complementizer(k) or self.words[k].text == ":")

    def _subject_in_marks(self, j: int) -> bool:
        """Say whether the marks hold the subject: وذكر "كيري" في مقابلة أنه."""
        quoted = self.reader.marked(j)
        assert quoted is not None
        end = self.reader.word_at(quoted.end)
        if end >= self.last:
            return False
        return any(
            self.owner.is_complementizer(k) or self.words[k].text == ":" for k in range(end, min(self.last, end + 14))
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
                or ("و" in word.analysis.proclitics and self.owner.cue_at(k) is not None)
            ):
                break
            if self.owner.is_complementizer(k):
                if inner_cue:
                    self.broken = self.frame.subject is None
                    inner_cue = False
                    k += 1
                    continue
                break
            inner_cue = inner_cue or self.owner.cue_at(k) is not None
            k += 1
        self.j = k if k > j else j + 1

    def _preposition(self, j: int) -> None:
        word = self.words[j]
        free = word.pos == "prep" and not word.analysis.enclitics
        code = _PREPS.get(word.folded) if free else self._clitic_code(word)
        takes = code is not None and code in self.frame.entry.preps
        k = j + 1 if free else j
        if word.pos == "prep" and word.analysis.enclitics:
            if self.frame.medium is None and word.stem in ("ل", "الي"):
                self.frame = replace(self.frame, medium=Phrase(j, j + 1))
            self.j += 1
            return
        if free and k < self.last and self.owner.is_complementizer(k):
            if takes or code == "min" or code == "ala" or code == "ila" or code == "an":
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
                return _PREPS[clitic]
        return None

    def _prepositional(self, j: int, k: int, code: str | None, takes: bool) -> None:
        """Take a prepositional phrase as medium, as complement, or pass it."""
        end = self._phrase_end(j, k)
        target = self.words[k] if k < self.last else None
        if target is None:
            self.j = end
            return
        medium = self._is_medium(j, k, code)
        if medium and self.frame.medium is None and self.complement < 0:
            self.frame = replace(self.frame, medium=Phrase(j, end))
        elif (
            takes
            and not medium
            and (self.complement < 0 or (code in ("min", "an", "ila", "ala") and self.words[j].pos == "prep"))
        ):
            self.complement = k if code not in ("bi", "li") or self.words[j].pos == "prep" else j
        self.j = max(end, j + 1)

    def _is_medium(self, j: int, k: int, code: str | None) -> bool:
        word, target = self.words[j], self.words[k]
        kinds = {self.reader.kind_at(k)} if k in self.reader.names else set()
        venue = target.flags & Flag.VENUE > 0
        audience = target.flags & (Flag.AUDIENCE | Flag.MEDIA | Flag.MEDIA_HEAD) > 0 or "MED" in kinds
        audience = audience or self._outlet_in_marks(k) is not None
        addressed = target.flags & (Flag.GROUP | Flag.TITLE) > 0 or bool(kinds & {"PER", "ORG", "TITLE"})
        if code == "li":
            return (
                audience or target.flags & Flag.GROUP > 0 or (addressed and self.frame.entry.kind in ("say", "state"))
            )
        if code == "ila" and "ila" not in self.frame.entry.preps:
            return addressed and self.frame.entry.kind == "say"
        if code == "min" and "min" not in self.frame.entry.preps:
            place_head = target.stem in self.owner.roles["place_head"]
            return self.frame.subject is not None and ("LOC" in kinds or target.flags & Flag.PLACE > 0 or place_head)
        if word.folded in ("خلال", "عبر", "امام", "علي", "اثناء", "في", "عقب", "لدي", "ضمن", "وفي"):
            place = (
                word.folded == "في" and (target.flags & Flag.PLACE or "LOC" in kinds) and self.frame.subject is not None
            )
            return (
                venue
                or audience
                or (word.folded in ("خلال", "عبر", "امام", "اثناء") and not target.flags & Flag.TIME)
                or bool(place)
            )
        return False

    def _outlet_in_marks(self, k: int) -> int | None:
        """Return the end of an outlet in marks or dashes at word ``k``: لـ"نوافذ" أن، لـ -الجزيرة نت- إن."""
        if self.words[k].text in ("-", "–"):
            closing = next((m for m in range(k + 2, min(self.last, k + 5)) if self.words[m].text in ("-", "–")), None)
            return None if closing is None else closing + 1
        quoted = self.reader.marked(k)
        if quoted is None or not quoted.closed:
            return None
        end = self.reader.word_at(quoted.end)
        named = classify(self.reader, quoted) is MarkedKind.NAME or self._clause_after_marks(quoted)
        return end if end - k <= 6 and named else None

    def _phrase_end(self, j: int, k: int) -> int:
        """Return the end of a prepositional phrase: a noun phrase and what hangs on it, up to a comma or an opener."""
        end = k
        while end < self.last:
            word = self.words[end]
            if (
                self.owner.is_complementizer(end)
                or word.text in "،,:؛."
                or (word.pos in ("verb", "pron_rel") and end not in self.reader.name_of)
            ):
                break
            if word.text in "([":
                break
            outlet = self._outlet_in_marks(end)
            if outlet is not None and (word.text not in ("-", "–") or end == k):
                end = outlet
                continue
            if self.reader.marked(end) is not None:
                break
            if end > k and word.flags & Flag.TIME and self.words[end - 1].analysis.definite is not False:
                break
            code = _PREPS.get(word.folded) if word.pos == "prep" else None
            if end > k and code is not None and code in self.frame.entry.preps and code in ("ila", "ala", "min", "an"):
                if end + 1 < self.last and (
                    self.owner.is_complementizer(end + 1) or self.reader.marked(end + 1) is not None
                ):
                    break
            if end > k and word.pos != "prep" and self._new_nominal(end):
                break
            end += 1
        return end

    def _new_nominal(self, end: int) -> bool:
        """Say whether the subject begins here: قال في بيان | المتحدث باسم."""
        word, previous = self.words[end], self.words[end - 1]
        if self.frame.subject is not None:
            return False
        name = self.reader.names.get(end)
        if name is None or name.kind not in ("PER", "TITLE") or has_preposition(word):
            return False
        return not (
            previous.pos == "prep"
            or (not previous.analysis.definite and previous.pos == "noun" and name.kind == "TITLE")
        )

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
                or (self.owner.cue_at(k) is not None and self.words[k].pos == "verb" and k > j + 1)
            ):
                return None
            if self.owner.is_complementizer(k) and not self._owned_by(self.words[k - 1]):
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
            and self._is_subject(phrase)
        ) or self._plain_subject(j, phrase):
            self.frame = replace(self.frame, subject=phrase, subject_side="after")
        elif (
            self.frame.entry.verb in self.owner.roles["addressing"]
            and self.frame.medium is None
            and self.complement < 0
        ):
            self.frame = replace(self.frame, medium=phrase)
        elif self.complement < 0 and (
            self.frame.subject is not None or not self.owner.source_like(phrase) or self.frame.kind != "verb"
        ):
            if self.words[j].flags & (Flag.FUNCTION) == 0 or self.words[j].pos == "noun":
                self.complement = j
        self.j = phrase.last

    def _plain_subject(self, j: int, phrase: Phrase) -> bool:
        """Take a common noun right after a verb of saying for its subject: وقال المشتبه بهم."""
        frame, word = self.frame, self.words[j]
        if frame.kind != "verb" or frame.subject is not None or frame.person in ("1", "2") or self.complement >= 0:
            return False
        if (
            frame.entry.kind not in ("say", "ask", "opinion", "state")
            or frame.entry.verb in self.owner.roles["addressing"]
        ):
            return False
        if self._oblique(phrase) or self._addressed(phrase):
            return False
        if (
            word.flags & (Flag.VENUE | Flag.TIME | Flag.CLAUSE_OWNER | Flag.AUDIENCE)
            or word.pos not in ("noun", "adj", "noun_prop")
            or word.analysis.enclitics
        ):
            return False
        if any(
            self.words[k].pos not in ("punc", "adv") and not self.words[k].flags & Flag.TIME
            for k in range(frame.cue_last, j)
        ):
            return False
        return (word.analysis.definite and self._agrees_plainly(word)) or (
            word.analysis.number == "p" and frame.entry.kind == "say"
        )

    def _agrees_plainly(self, word: Word) -> bool:
        genders = {o.analysis.gender for o in word.options if o.analysis.pos in ("noun", "adj", "noun_prop")}
        return (
            self.frame.gender is None
            or not genders
            or self.frame.gender in genders
            or None in genders
            or self.frame.entry.kind == "say"
        )

    def _oblique(self, phrase: Phrase) -> bool:
        """Say whether the head is in the oblique case, so no subject: ناشد المواطنين."""
        head = self.words[phrase.first]
        return (
            head.analysis.number == "p"
            and head.analysis.definite
            and head.text.endswith("ين")
            and not has_preposition(head)
            and (any(o.analysis.number == "p" and o.stem.endswith("ين") for o in head.options))
            and head.flags & (Flag.GROUP | Flag.TITLE | Flag.AUDIENCE | Flag.ANONYMOUS | Flag.NISBA) > 0
        )

    def _addressed(self, phrase: Phrase) -> bool:
        """Say whether people in general are called on, not calling: ودعا السكان إلى أن."""
        frame, head = self.frame, self.words[phrase.first]
        if frame.entry.verb not in self.owner.roles["calling"] or "و" not in self.words[frame.cue].analysis.proclitics:
            return False
        general = (
            head.analysis.definite
            and phrase.last - phrase.first <= 2
            and (head.flags & (Flag.GROUP | Flag.PLURAL) or head.analysis.number == "p")
        )
        return (
            bool(general)
            and self.reader.person_within(phrase.first, phrase.last) is None
            and not head.text.endswith("ون")
        )

    def _is_subject(self, phrase: Phrase) -> bool:
        if self.frame.person in ("1", "2") or not self.owner.source_like(phrase):
            return False
        if any(e for e in self.words[self.frame.cue].analysis.enclitics) and self.frame.entry.kind == "label":
            return False
        head = self.words[phrase.first]
        if self._oblique(phrase) or self._addressed(phrase):
            return False
        gender = (
            "f"
            if head.flags & Flag.FEMALE and not head.flags & Flag.MALE
            else "m"
            if head.flags & Flag.MALE and not head.flags & Flag.FEMALE
            else None
        )
        persons = Flag.TITLE | Flag.HONORIFIC | Flag.FIRST_NAME
        if (
            gender == "m"
            and self.frame.gender == "f"
            and not head.flags & Flag.PLURAL
            and head.flags & persons
            and not head.flags & (Flag.ORG_HEAD | Flag.GROUP)
            and head.pos != "noun_prop"
        ):
            return False
        return True
