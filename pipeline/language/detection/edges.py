"""Where the clause of a cue begins, before which the content of an earlier one ends."""

from __future__ import annotations

from typing import Final

from pipeline.language.detection.frame import PREPOSITIONS, Frame, says_more_of_thing
from pipeline.language.detection.marked import Marks
from pipeline.language.detection.speakers import can_speak
from pipeline.language.document import Word
from pipeline.language.lexicon import Flag, told_gender
from pipeline.language.nominal import PRONOUNS, has_preposition
from pipeline.language.phrasing.phrases import Reader

__all__ = ["Edges", "had_before", "meanwhile_before", "of_us", "opens_against", "starts_against", "turns_back"]

_THAT_HE: Final = ("انه", "انها", "انهم", "انهما")
_ACTS: Final = ("demand", "say", "state", "ask")
_TOPIC: Final = 20  # words from أما to what is said of its topic
_ACT: Final = 9  # words from a verb to the saying that closes its act
_PREDICATE: Final = 6  # words from كان to what something was
_RELAYED: Final = 10  # words from a verb that relays to عن
_MEANWHILE: Final = 4  # words of وفي الوقت نفسه with its comma
_BESIDE: Final = 3  # words of وفي الوقت نفسه
_BECAUSE: Final = ("ل",)
_TELLS: Final = ("say", "state", "demand", "commit", "ask", "opinion")
_OWN: Final = (("نا",), ("ي",), ("ني",))
_CLOSE: Final = frozenset("\"”»’›'")


def turns_back(reader: Reader, i: int) -> int | None:
    """Return where ``غير أنه``, ``في حين`` before word ``i`` begins: the clause that follows is a report of its own."""
    if i < 2:
        return None
    before, that = reader.words[i - 2], reader.words[i - 1]
    if "except" in before.roles and "complementizer" in that.roles:
        return i - 2
    return i - 2 if before.folded.removeprefix("و") == "في" and that.folded == "حين" else None


def had_before(reader: Reader, i: int) -> int | None:
    """Return where ``بعدما كان``, ``بعد أن كان قد`` before word ``i`` begins: what somebody had said before."""
    words, k = reader.words, i - 1
    k -= k > 0 and words[k].folded == "قد"
    if k < 2 or "was" not in words[k].stem_roles or words[k].analysis.proclitics:
        return None
    k -= 1
    if words[k].folded != "بعدما":
        k -= 1
        if (words[k].folded, words[k + 1].folded) != ("بعد", "ان"):
            return None
    return k - (k > 0 and words[k - 1].folded == "وذلك")


def meanwhile_before(reader: Reader, i: int) -> int | None:
    """Return where ``وفي الوقت نفسه``, ``وفي المقابل`` before word ``i`` begins: the source goes on."""
    first, _ = reader.bounds(i)
    words, roles = reader.words, reader.roles
    i -= i > first + 1 and words[i - 1].is_comma
    for k in range(i - 1, max(first, i - 1 - _BESIDE), -1):
        word = words[k]
        if word.pos in ("verb", "punc", "pron_rel"):
            return None
        if word.folded.removeprefix("و") not in roles["in_or_on"] or k + 1 >= i:
            if k == i - 1 and word.text[0] == "و" and word.folded[1:] in roles["in_return"]:
                return k  # | وبالمقابل | أكد أن, | ولاحقا، | أعلن
            continue
        following = words[k + 1].folded
        time = k + 1 + (following in roles["this_is"] or following in roles["pointing_at"])
        if time >= i:
            return k if word.text[0] == "و" and following in roles["this_is"] else None  # | ومع ذلك | أكد
        talk = words[i - 1].flags & Flag.VENUE or words[i - 1].analysis.enclitics  # | وفي ختام كلمته | أكد
        ends = talk and "end_of" in words[time].stem_roles and i - k == _BESIDE
        if not ends and "meanwhile" not in words[time].stem_roles:
            return None
        return k if word.text[0] == "و" or words[k - 1].is_comma else None
    return None


def opens_against(reader: Reader, i: int) -> int | None:
    """Return where ``، غير أن`` before word ``i`` begins: who follows speaks against what runs before."""
    turned = turns_back(reader, i)
    return turned if turned is not None and turned and reader.words[turned - 1].is_comma else None


def starts_against(reader: Reader, frame: Frame) -> bool:
    """Say whether a clause of its own begins with the subject before the cue: ، لكن | مدير الأمن | نفى ذلك."""
    if frame.subject is None or frame.subject_side != "before" or not frame.subject.first:
        return False
    if has_preposition(reader.words[frame.subject.first]):
        return False  # لا تسمع إلا | للمثقف الذي يروج لها
    return "but_or_while" in reader.words[frame.subject.first - 1].roles


def of_us(words: tuple[Word, ...], clause: Frame, i: int) -> bool:
    """Say whether who speaks in a clause goes on with what he said himself: إننا لعبنا جيدا، | وأكدنا أن.

    Else the journalist may speak, or somebody who told us: قال إن القرار صائب، | وأعتقد أن، | وذكرنا بأن.
    """
    for w in words[clause.at : i]:
        if w.analysis.enclitics[-1:] in _OWN or (w.pos == "verb" and w.analysis.person == "1"):
            return True
    verbs = [o.analysis for o in words[i].options if o.analysis.pos == "verb"]
    behind = words[i + 1].analysis if i + 1 < len(words) else None
    if behind is not None and behind.pos == "prep" and behind.enclitics:
        return any((a.person, a.number, a.aspect) == ("1", "p", "p") for a in verbs)  # اللقاء طويل، | وأكدنا | فيه أن
    us = [a.gender for a in verbs if a.person == "3" and a.enclitics == ("نا",)]
    return clause.gender == "f" and bool(us) and "f" not in us  # قالت إن …، | وذكرنا بأن: nobody reminds us


class Edges:
    """Finds where the clauses of the cues of one section begin."""

    def __init__(self, reader: Reader, marks: Marks, all_frames: list[Frame]) -> None:
        """Take all frames of the section."""
        self.reader = reader
        self.marks = marks
        self.words = reader.words
        self._first_clause: dict[int, Frame] = {}  # whose the first clause of a sentence is
        self.cuts = self._cuts(all_frames)

    def _cuts(self, all_frames: list[Frame]) -> dict[int, Frame]:
        """Return the words before which content of an earlier cue ends."""
        cuts: dict[int, Frame] = {}
        opened = self._first_clause
        owned: dict[int, Frame] = {}  # the last noun with a pronoun in a sentence: قوله
        for frame in all_frames:
            if frame.subject_side == "relative":
                continue  # أنه سأل الجمعية، والتي نفت ذلك، | مؤكدة أن
            part = self.words[frame.cue].part
            if frame.opener == "clause" and self.marks.around(self.words[frame.cue].start) is None:
                clause = opened.setdefault(part, frame)
                if frame.person == "1" and clause.at < frame.cue and of_us(self.words, clause, frame.cue):
                    continue  # قال إن اللقاء انتهى، | وأكدنا فيه أن
            edge = frame.cue if self._owned_too(frame, owned.get(part)) else self._where_said(frame)
            edge = self._edge(frame) if edge is None else edge
            if edge is not None:
                cuts[edge] = frame
            if frame.kind == "noun" and frame.opener and self.words[frame.cue].analysis.enclitics:
                owned[part] = frame
        return cuts

    def _owned_too(self, frame: Frame, other: Frame | None) -> bool:
        """Say whether a noun of saying is joined to one with the same pronoun: قوله إن …، | وتأكيده أن …."""
        word = self.words[frame.cue].analysis
        if other is None or frame.kind != "noun" or frame.opener != "clause" or word.proclitics != ("و",):
            return False
        return word.enclitics == self.words[other.cue].analysis.enclitics and word.enclitics != ()

    def _edge(self, frame: Frame) -> int | None:
        """Return where the clause of a coordinated cue begins; None for a cue that is nested in what runs before."""
        i = frame.cue
        word, previous = self.words[i], self.words[i - 1] if i else None
        first, _ = self.reader.bounds(i)
        if i == first or previous is None:
            return i
        if previous.folded == "كما" and ("imagining" in frame.entry.roles or self._vague(frame)):
            return None  # ليس الرمل كما يظن الزوار، بل …، ليست مؤامرة كما ادعى البعض
        if frame.kind == "participle":
            turned = self._turned_subject(frame, first)
            if turned is not None:
                return turned
            act = self._act_before(first, i) if frame.opener in ("clause", "quote", "colon") else None
            if act is not None and self._acts_in_front(frame, act):
                return act  # …، | ورد عليه فلان قائلا
            following = self.words[i + 1] if i + 1 < len(self.words) else None
            governs = following is not None and PREPOSITIONS.get(following.folded) in frame.entry.preps
            told = word.text.endswith("ا") or governs or frame.opener in ("clause", "quote", "colon")
            conjoined = word.folded[0] == "و" and told
            return (
                i
                if conjoined
                or previous.pos == "punc"
                or frame.opener in ("clause", "quote", "colon")
                or (previous.pos != "verb" and self._circumstantial(frame))
                else None
            )
        if frame.kind == "noun":
            act = self._act_of_noun(first, i)
            if act is not None:
                return act  # …، | واختتم فلان تصريحه بقوله
            if "ب" not in word.analysis.proclitics or previous.pos != "verb" or i - 1 == first:
                return None
            i -= 1  # … قبل أن | يختم بالقول
        edge = i
        strong = frame.opener in ("clause", "quote", "colon", "bare")
        while edge > first and "auxiliary_or_also" in self.words[edge - 1].roles:
            edge -= 1
        turned = edge
        while turned > first and (
            "turn" in self.words[turned - 1].roles or (self.words[turned - 1].is_comma and turned < edge)
        ):
            turned -= 1
        if self._opens_turn(turned, edge, first):
            return turned - 1 if strong else None
        turned_back = turns_back(self.reader, edge)
        told = strong or (frame.kind == "verb" and frame.subject_side == "after")
        told = told or (self._speaks_too(frame) and previous.folded in _THAT_HE)
        if told and turned_back is not None and turned_back > first:
            return turned_back  # …، | في حين أعلنت القوات سيطرتها
        meanwhile = self._meanwhile(edge, first, frame) if strong else None
        if meanwhile is not None:
            return meanwhile
        joined = self._joined_edge(frame, first, edge, strong)
        if joined is not None:
            return joined
        if self._runs_on(frame, previous):
            return i
        against = frame.kind == "verb" and starts_against(self.reader, frame)
        kept = frame.negated and not frame.opener and "commenting" not in frame.entry.roles
        against = against and not kept  # …، لكن الطلاب | لم يطالبوا بها, but not لكن الجامعة | لم ترد
        return self._subject_edge(frame, first) if strong or against else None

    def _acts_in_front(self, frame: Frame, act: int) -> bool:
        """Say whether a verb with its subject, or of going on, leads to a participle: | ومضى | في حديثه قائلا."""
        subject = frame.subject
        return subject is not None and (act < subject.first < frame.cue or "goes_on_to" in self.words[act].acts)

    def _where_said(self, frame: Frame) -> int | None:
        """Return where a clause begins in which speech follows: …، | حيث قال: "…"، …، | حيث تابع قائلاً: "…"."""
        i, told = frame.cue, frame.medium
        if frame.opener not in ("quote", "colon") or (told is not None and self.words[told.first].analysis.enclitics):
            return None  # إن المدرب غضب، حيث قال | له: "…"
        i -= frame.kind == "participle" and self.words[i - 1].pos == "verb"
        opens = i - 1 > self.reader.bounds(i)[0] and self.words[i - 1].folded in ("حيث", "اذ")
        return i - 1 if opens and self.words[i - 2].text in "،,؛" else None

    def _act_of_noun(self, first: int, i: int) -> int | None:
        """Return the verb that goes with a noun of saying: …، | واختتم فلان تصريحه بقوله، …، | وكانت إجابته."""
        word = self.words[i]
        if "his_answer" in word.roles:
            return i - 1
        ends = "ب" in word.analysis.proclitics or "by_saying" in word.roles
        return self._act_before(first, i) if ends else None

    def _opens_turn(self, turned: int, edge: int, first: int) -> bool:
        """Say whether a turn opens before words ``[turned, edge)``: …، | من جانبه، أكد، …، | بدوره أكد."""
        if turned - 1 <= first:
            return turned > first and turned < edge and self.words[first].folded in ("من", "ومن")
        opening = self.words[turned - 1].folded
        by_turn = opening.removeprefix("و") in self.reader.roles["in_turn"] and self.words[turned - 2].pos == "punc"
        return by_turn or (turned < edge and opening in ("من", "ومن"))

    def _vague(self, frame: Frame) -> bool:
        """Say whether nobody in particular speaks: كما ادعى | البعض."""
        return frame.subject is not None and "vague" in self.words[frame.subject.first].roles

    def _beside(self, edge: int, first: int, frame: Frame) -> int | None:
        """Return where ``وفي الوقت نفسه`` opens the clause of a verb of telling, or of one with its subject behind."""
        begin = meanwhile_before(self.reader, edge) if frame.kind == "verb" and frame.aspect == "p" else None
        if begin is None or begin <= first or frame.subject is None:
            return None
        clause = self._first_clause.get(self.words[frame.cue].part)
        shared = frame.subject_side == "sentence" and frame.entry.kind in _TELLS
        outside = clause is None or frame.subject.first < clause.at  # قالت إن | الرئيس | وقع، وفي المقابل أكد
        shared = shared and outside
        return begin if shared or frame.subject_side == "after" else None

    def _meanwhile(self, edge: int, first: int, frame: Frame) -> int | None:
        """Return where words like ``وفي الوقت نفسه،`` open the clause of the verb at word ``edge``."""
        later = self.words[edge - 2].folded[1:] in self.reader.roles["in_return"]  # …، | ولاحقا، أعلن الحزب
        if not self.words[edge - 1].is_comma or later:
            return self._beside(edge, first, frame)
        if edge - first < _MEANWHILE:
            return None
        topic = self._topic(edge, first)
        if topic is not None:
            return topic
        for k in range(edge - 2, max(first, edge - 2 - _MEANWHILE), -1):
            word = self.words[k]
            if word.folded in ("في", "وفي") and "meanwhile" in self.words[k + 1].stem_roles:
                return k if word.folded == "وفي" or self.words[k - 1].is_comma else None
            if word.pos == "punc" or word.pos == "verb":
                return None
        return None

    def _topic(self, edge: int, first: int) -> int | None:
        """Return where ``، وبشأن الأسعار،``, ``وفيما يتعلق بها،`` before word ``edge`` turns to another matter."""
        for k in range(edge - 2, max(first, edge - _TOPIC), -1):
            if self.words[k].is_comma:
                opening, following = self.words[k + 1], self.words[k + 2]
                regards = "as_regards" in following.roles
                turns = opening.text[0] == "و" and (regards or opening.folded[1:] in self.reader.roles["about"])
                return k + 1 if turns else None
            if self.words[k].pos == "punc" or self.reader.is_complementizer(k):
                return None
        return None

    def _runs_on(self, frame: Frame, previous: Word) -> bool:
        """Say whether a sentence without a stop ends before a report: … من نصوص القرآن | رأى الوزير فلان أن.

        So does a clause where its source says more of a thing: حجزت حبوبا | قالت إنها مهربة.
        """
        if self._more_of_thing(frame):
            return True
        subject = frame.subject
        if frame.kind != "verb" or frame.opener != "clause" or frame.aspect != "p" or frame.subject_side != "after":
            return False
        if subject is None or subject.first != frame.cue_last or self.words[frame.cue].analysis.proclitics:
            return False
        closed = previous.is_nominal and previous.analysis.definite and not previous.flags & Flag.TIME
        return (
            closed and self._has_verb(frame.cue) and self.reader.person_within(subject.first, subject.last) is not None
        )

    def _more_of_thing(self, frame: Frame) -> bool:
        """Say whether the source says more of a thing of its own clause: أن المصالح حجزت حبوبا | قالت إنها مهربة."""
        clause = self._first_clause.get(self.words[frame.cue].part)
        if clause is None or clause.cue >= frame.cue or not says_more_of_thing(frame, self.words):
            return False
        thing = self.words[frame.cue - 1]
        own = frame.subject is None or frame.subject == clause.subject
        return own and not thing.flags & (Flag.COMMON_PERSON | Flag.GROUP | Flag.TITLE | Flag.ANONYMOUS)

    def _has_verb(self, i: int) -> bool:
        """Say whether a sentence has a verb of its own before word ``i``: not إنه عندما انتهت، الشركة التي تدير."""
        for k in range(i - 1, self.reader.bounds(i)[0], -1):
            before = self.words[k - 1]
            if self.reader.is_complementizer(k):
                return False
            if self.words[k].pos == "verb" and before.pos != "pron_rel":
                return "when" not in before.roles
        return False

    def _act_before(self, first: int, i: int) -> int | None:
        """Return the verb with و whose act the saying at word ``i`` closes: …، | وخاطب الأمين العام بالقول."""
        for k in range(i - 1, max(first, i - _ACT), -1):
            word = self.words[k]
            if word.pos == "verb":
                joined = word.analysis.proclitics in (("و",), ("ف",)) and word.analysis.aspect == "p"
                joined = joined or (word.analysis.proclitics == _BECAUSE and word.analysis.aspect == "i")
                joined = joined and k > first + 1 and self.words[k - 1].text in "،,.؛"
                return k if joined else None
            if word.text in "،,.:" or self.words[k].pos in ("conj_sub", "pron_rel"):
                return None
        return None

    def _turned_subject(self, frame: Frame, first: int) -> int | None:
        """Return where ``غير أن`` opens the clause of who speaks by a participle: | إلا أن الوزارة نفت، مؤكدة أن …."""
        opened = frame.opener in ("clause", "quote", "colon")
        if not opened or frame.subject is None or frame.subject_side != "sentence":
            return None
        turned = opens_against(self.reader, frame.subject.first)
        return turned if turned is not None and turned > first else None

    def _joined_edge(self, frame: Frame, first: int, edge: int, strong: bool) -> int | None:
        """Return where the clause begins that a conjunction or a comma joins to what runs before."""
        before = self.words[edge - 1] if edge > first else None
        word = self.words[edge]
        other = edge == frame.cue and word.text[0] == "و" and frame.entry.key[0] != "و"  # ودعا, tagged as ودّع
        coordinated = word.analysis.lead in ("و", "ف") or other
        coordinated = coordinated or "and_was" in word.roles
        if before is not None and "but_he" in before.roles and (strong or self._speaks_too(frame)):
            return edge - 1
        if strong and edge - 2 > first and self.words[edge - 1].folded == "ان" and self.words[edge - 2].folded == "قبل":
            return edge - 2
        if strong and edge == frame.cue and self.they_besides(frame):
            return edge - 1
        if self.instead(frame) and edge == frame.cue:
            return edge - 1
        if before is not None and "clause_joint" in before.roles:
            passing = before.folded == "اذ" or (before.folded == "ثم" and not self.words[edge - 2].is_comma)
            return edge - 1 if strong or not passing else None
        if coordinated and (strong or self._relays(frame)):
            return self._coming_back(first, edge)
        if strong and edge == frame.cue and self._then_said(frame):
            return edge
        if before is not None and before.is_comma and frame.opener in ("quote", "colon") and frame.kind == "verb":
            return edge  # ولما سئل عن …، أجاب: "…"
        if before is not None and before.is_comma and frame.opener == "clause" and self._weighs(first, frame):
            return edge
        if coordinated and before is not None and before.pos == "punc" and frame.opener == "complement":
            behind_marks = before.text in _CLOSE and frame.entry.kind == "label"  # شكل "حصنا منيعا" | ووجه ضربات
            if behind_marks and "judging" not in frame.entry.roles:
                return None
            if self._goes_on_doing(frame):
                return None  # أنها تظل رهن إشارة الناس، | وتدعوهم إلى الحذر
            return edge if frame.entry.kind != "find" or frame.subject is not None else None
        if coordinated and before is not None and before.text in "،,؛" and self._act_of_source(frame):
            return edge
        return None

    def _goes_on_doing(self, frame: Frame) -> bool:
        """Say whether a verb tells what whom a clause is about does besides, as its first: أنها تظل …، | وتدعوهم."""
        clause, verb = self._first_clause.get(self.words[frame.cue].part), self.words[frame.cue].analysis
        if clause is None or clause.cue >= frame.cue or frame.kind != "verb" or frame.subject_side == "after":
            return False
        first = self.words[clause.at + 1].analysis
        both = first.pos == "verb" and (first.aspect, first.gender) == ("i", verb.gender) and verb.aspect == "i"
        return both and bool(self.words[clause.at].analysis.enclitics) and bool(verb.enclitics)

    def instead(self, frame: Frame) -> bool:
        """Say whether somebody says something else than what he denied: نفى أن يكون ضعيفا، بل | أكد أنه الأقوى."""
        i = frame.cue
        clause = self._first_clause.get(self.words[i].part)
        if clause is None or i < clause.at + 2 or self.words[i - 1].folded != "بل" or not self.words[i - 2].is_comma:
            return False
        denied = clause.negated or clause.entry.stance == "denial" or "ruling_out" in clause.entry.roles
        return denied and frame.kind == "verb" and frame.aspect == "p" and frame.subject_side != "after"

    def _coming_back(self, first: int, edge: int) -> int:
        """Return where a verb of purpose leads to the one at word ``edge``: …، | لتعود لاحقا | وتؤكد أن."""
        k = edge - 1
        while k > first + 1 and "aside" in self.words[k].roles:
            k -= 1
        leads = self.words[k].analysis.proclitics == _BECAUSE and self.words[k].analysis.aspect == "i"
        comes = k > first + 1 and self.words[k].pos == "verb" and leads and self.words[k - 1].is_comma
        return k if comes and self.words[edge].analysis.aspect == "i" else edge

    def _then_said(self, frame: Frame) -> bool:
        """Say whether a verb of purpose tells what was said next: إن اللاعب رحل، | ليؤكد أن; not إنه جاء ليؤكد أن.

        Of whom or what the clause tells it may be the purpose: إنه التقاهم، ليبلغهم أن، إن الزيارة تأتي، لتؤكد أن.
        """
        word, before = self.words[frame.cue], self.words[frame.cue - 1]
        if frame.kind != "verb" or word.analysis.proclitics != _BECAUSE or word.analysis.aspect != "i":
            return False
        clause = self._first_clause.get(word.part)
        if frame.subject is None or clause is None or clause.cue >= frame.cue:
            return False
        behind = frame.subject_side == "after"
        goes_on = "additive" in frame.entry.roles or "responding" in frame.entry.roles
        if not before.is_comma:
            return goes_on and behind
        if behind and self.words[frame.subject.first].analysis.enclitics and not goes_on:
            return False  # إن الملك مات، ليعلن | ابنه | أن
        if goes_on or behind:
            return not behind or can_speak(self.reader, frame.subject.first)
        return frame.subject.first < clause.at and not self._told_of(clause, frame)

    def _told_of(self, clause: Frame, frame: Frame) -> bool:
        """Say whether a clause is about somebody or something of the form of a verb: إنه، إن الوزير; إن التقرير صدر."""
        pronoun = PRONOUNS.get(self.words[clause.at].analysis.enclitics[:1])
        form = frame.gender, frame.number
        if pronoun is not None:
            return pronoun == form
        topic = self.reader.noun_phrase(clause.at + 1, frame.cue) if clause.at + 1 < frame.cue else None
        if topic is None:
            return False
        head = self.words[topic.first]
        if (told_gender(head.flags) or head.analysis.gender, head.analysis.number) != form:
            return False
        deed = self.words[topic.last : topic.last + 2]
        speaks = can_speak(self.reader, topic.first) or head.flags & (Flag.DOCUMENT | Flag.VENUE)
        return bool(speaks) or any("coming_out" in w.acts for w in deed)

    def they_besides(self, frame: Frame) -> bool:
        """Say whether ``وهم`` are who spoke before, nobody else being told of: يرون أن الجهاز آمن، | وهم يؤكدون أن."""
        i = frame.cue - 1
        if i - 1 <= self.reader.bounds(frame.cue)[0] or self.words[i].folded != "وهم" or frame.number != "p":
            return False
        if not self.words[i - 1].is_comma or frame.subject is None or frame.subject_side != "sentence":
            return False
        told = self.words[frame.subject.last : i]
        return not any(w.analysis.number == "p" or w.flags & (Flag.PLURAL | Flag.GROUP) for w in told)

    def _relays(self, frame: Frame) -> bool:
        """Say whether a verb passes on what somebody said: ونقل عن مصدر, but not ونقلت السكان إلى مدارس."""
        if frame.entry.kind != "relay" or frame.kind != "verb":
            return False
        _, last = self.reader.bounds(frame.cue)
        for k in range(frame.cue + 1, min(last, frame.cue + _RELAYED)):
            if self.words[k].pos == "prep" and self.words[k].folded == "عن":
                phrase = self.reader.noun_phrase(k + 1, last)
                return phrase is not None and can_speak(self.reader, phrase.first)
            if self.words[k].pos == "prep" and self.words[k].stem == "عن":
                return True  # ونقل عنه
        return False

    def weighs(self, frame: Frame) -> bool:
        """Say whether a report is held against another with which its sentence opens: وإذ نفى ذلك، | شدد على أن."""
        i = frame.cue
        first = self.reader.bounds(i)[0]
        return i > first + 1 and self.words[i - 1].is_comma and self._weighs(first, frame)

    def _weighs(self, first: int, frame: Frame) -> bool:
        """Say whether a sentence holds one report against another: وفي حين رأى أصحابها أن …، | قال الوزير إن …."""
        whereas = self.words[first].folded.removeprefix("و") in ("اذ", "فيما", "بينما")  # وإذ نفى ذلك، | شدد على أن
        if frame.kind != "verb" or (frame.subject_side != "after" and not whereas):
            return False
        if whereas and self.words[first].folded == "واذ":
            return True
        opening, second = self.words[first].folded.removeprefix("و"), self.words[first + 1].folded
        return opening in self.reader.roles["weighing"] or (opening, second) == ("في", "حين")

    def _speaks_too(self, frame: Frame) -> bool:
        """Say whether a reporting verb without a clause is the source's as well: …، لكنه | توقع استمرار الزخم."""
        if frame.kind != "verb" or frame.aspect != "p" or frame.subject_side == "after":
            return False
        if frame.opener == "" and "additive" in frame.entry.roles:
            return False  # إن المرض خفيف، | ولكنه زاد في الشتاء
        return frame.entry.kind in ("say", "state", "opinion", "demand") and frame.opener in ("", "complement")

    def _act_of_source(self, frame: Frame) -> bool:
        """Say whether a reporting verb without content tells what the source did besides: ، ودعا السكان إلى الحذر."""
        judges = "judging" in frame.entry.roles  # ، وندد في بيان بالهدم
        if frame.kind != "verb" or frame.opener or not (judges or frame.entry.kind in _ACTS):
            return False
        return self.words[frame.cue].analysis.aspect == "p" and frame.subject_side != "after"

    def _subject_edge(self, frame: Frame, first: int) -> int | None:
        """Return where the clause begins whose subject stands before its verb: لكن الوزير أكد، والوزير يقول."""
        if frame.subject_side != "before" or frame.subject is None:
            return None
        head = self.words[frame.subject.first]
        if starts_against(self.reader, frame) and frame.subject.first - 1 > first:
            return frame.subject.first - 1
        turned_back = turns_back(self.reader, frame.subject.first)
        if turned_back is not None and turned_back > first:
            return turned_back  # …، | غير أن مصدرين قالوا
        apart = self.words[frame.subject.first - 1].pos == "punc" or self.reader.kind_of_line(first) == "headline"
        if "و" in head.analysis.proclitics and frame.subject.first > first and apart:
            return frame.subject.first
        loose = self.words[frame.subject.first - 1].text == "و" and frame.subject.first - 1 > first
        if loose and self.words[frame.subject.first - 2].is_comma:
            return frame.subject.first - 1  # إن الأجور مرتفعة، | و9% منهم أكدوا أنها معقولة
        return None

    def _circumstantial(self, frame: Frame) -> bool:
        """Say whether a participle tells what the source did meanwhile: اللقاح معبرة عن شكرها, but not امرأة معبرة."""
        word, previous = self.words[frame.cue], self.words[frame.cue - 1]
        if self._said_to_be(frame.cue) or self.reader.is_complementizer(frame.cue - 1):
            return False  # إن | مشتبها به | كشف عن خطط
        following = self.words[frame.cue + 1] if frame.cue + 1 < len(self.words) else None
        if word.text.endswith(("ا", "اً")):
            if following is not None and following.is_comma and previous.text.endswith(("ا", "اً")):
                return False  # تلعب دورا | حاسما | ، حيث إن
            object_of = following is not None and following.preposed == "ل"  # قدم | مقترحا لفرض رسوم
            return not (frame.opener in ("complement", "") and object_of)
        if frame.entry.kind == "label" and frame.opener == "complement":
            return False  # التصريحات موجهة إلى الداخل
        closed = bool(previous.analysis.definite) and not previous.analysis.enclitics
        governs = following is not None and PREPOSITIONS.get(following.folded) in frame.entry.preps
        return frame.gender == "f" and not word.analysis.definite and closed and governs

    def _said_to_be(self, i: int) -> bool:
        """Say whether a participle is what something is said to be: أن يكون البرنامج | موجها إلى جالية."""
        first, _ = self.reader.bounds(i)
        for k in range(i - 1, max(first, i - _PREDICATE) - 1, -1):
            if self.words[k].pos == "punc":
                return False
            if self.words[k].pos == "verb":
                return "was" in self.words[k].stem_roles or self.words[k].folded in ("يكون", "تكون")
        return False
