"""Say whether a reporting word reports here: not the journalist's own voice, not nested in what somebody else says."""

from __future__ import annotations

from typing import Final

from pipeline.language.detection.frame import Frame, names_freely, says_more_of_thing
from pipeline.language.detection.ground import OnGround
from pipeline.language.detection.marked import MarkedKind
from pipeline.language.detection.shared_subject import coordinated
from pipeline.language.document import Word
from pipeline.language.lexicon import Flag
from pipeline.language.nominal import PRONOUNS, has_preposition, is_own_country, is_plural
from pipeline.language.phrasing.phrases import Phrase

__all__ = ["Admission"]

_STUDY: Final = 60  # words from researchers to what they found
_SOME: Final = 60  # words back to others of whom nobody is known
_ONE: Final = ("احد", "احدي")
_CLAIMANTS: Final = (
    Flag.GROUP | Flag.ANONYMOUS | Flag.COMMON_PERSON | Flag.TITLE | Flag.ORG_HEAD | Flag.MEDIA_HEAD | Flag.MEDIA
)

_UNTOLD: Final = Flag.TITLE | Flag.GROUP | Flag.COMMON_PERSON | Flag.ANONYMOUS | Flag.DOCUMENT | Flag.TIME
_THING: Final = 4  # words of a thing at most


class Admission(OnGround):
    """Decides over the frames of one section."""

    def allows(self, frame: Frame) -> bool:
        """Say whether the frame reports."""
        word = self.words[frame.cue]
        alone = frame.kind == "verb" and word.pos != "verb" and frame.cue_last == frame.cue + 1
        if alone and not self.ground.cues.goes_on_by_marks(frame.cue):
            closed = word.pos in ("prep", "conj", "conj_sub", "part", "pron")
            if frame.opener != "clause" and (closed or frame.opener not in ("quote", "colon")):
                return False
        if self._only_shows(frame):
            return False
        if frame.negated and (frame.opener in ("complement", "bare") or frame.entry.kind == "ask"):
            return False
        if (
            frame.kind == "verb"
            and frame.opener == "clause"
            and (self._comments(frame.cue) or self._joined_that(frame))
        ):
            return False
        if not self._means_saying(frame):
            return False
        nobody = frame.kind == "verb" and (self.by_nobody(frame) or self._scores(frame) or self._supposed(frame))
        if nobody or (frame.kind == "verb" and self._journalist_voice(frame)):
            return False
        if (
            frame.kind == "noun"
            and frame.subject is None
            and word.analysis.definite
            and "ب" not in word.analysis.proclitics
            and self.ground.cues.led_by(frame.cue) is None
            and not self._relayed_by_pronoun(frame)
        ):
            return False
        if frame.person == "1" and not self._tells_of_himself(frame):
            return False
        if frame.person == "2" or (
            word.analysis.voice == "p" and (frame.subject is None or frame.entry.kind != "relay")
        ):
            if frame.person == "2" or frame.opener != "quote" or frame.subject is not None:
                return False
        if (
            frame.entry.kind == "opinion"
            and frame.subject is not None
            and self.is_nested(frame)
            and not self._speaks(frame)
        ):
            return False
        inner = frame.kind == "verb" and frame.subject_side in ("", "sentence") and not self._when_said(frame)
        if inner and self.is_nested(frame) and not (self.names_in_clause(frame) or self._said_of_thing(frame)):
            return False
        if frame.entry.kind == "find" and not self._finds(frame):
            return False
        return not (self._vague(frame) or self._shown_by_thing(frame))

    def _shown_by_thing(self, frame: Frame) -> bool:
        """Say whether a thing, and nobody, stands between a verb and its clause: ويكشف | حجم الدمار | أن.

        What somebody says has its own: أكد | ضرورة أن, أكد | مرارا | أن, أكد | رفضه أن.
        """
        begin, end = frame.cue_last, frame.at - (self.words[frame.at - 1].pos == "prep")
        if frame.kind != "verb" or frame.opener != "clause" or frame.subject_side == "after" or end <= begin:
            return False
        if frame.entry.kind not in ("state", "find") or frame.medium is not None or frame.person != "3":
            return False
        first, rest = self.words[begin], self.words[begin + 1 : end]
        if (
            self.words[frame.cue].analysis.enclitics
            or frame.number != "s"
            or "shown_by_things" not in frame.entry.roles
        ):
            return False
        if first.pos == "pron_dem":
            things = rest[:1]
            return (
                all(w.pos == "noun" and w.analysis.definite and not w.flags & _UNTOLD for w in things)
                and len(rest) < _THING
            )
        thing = first.pos == "noun" and not (first.preposed or first.analysis.definite or first.analysis.enclitics)
        thing = thing and "showing_thing" in first.stem_roles and first.analysis.gender == frame.gender
        return thing and 0 < len(rest) < _THING and all(w.is_nominal and w.analysis.definite for w in rest)

    def names_in_clause(self, frame: Frame) -> bool:
        """Say whether somebody calls a thing what he says of it, in a clause of his: بسبب ما | وصفه بـ"صمت" البلدية."""
        named = frame.opener == "quote" and frame.entry.kind == "label" and names_freely(frame, self.words)
        return named and self.marks.around(self.words[frame.cue].start) is None

    def _said_of_thing(self, frame: Frame) -> bool:
        """Say whether somebody says more of a thing, in no marked speech: وهي كمية | قال إنها لا تكفي."""
        return says_more_of_thing(frame, self.words) and self.marks.around(self.words[frame.cue].start) is None

    def _called_by_nobody(self, frame: Frame) -> bool:
        """Say whether nobody is told who calls a thing so: تصريحات | اعتبرت "معادية"، ظروف | وصفت بـ"الصعبة"."""
        word, before = self.words[frame.cue], self.words[frame.cue - 1]
        calls = "labelling" in frame.entry.roles or "considering" in frame.entry.roles
        bare = frame.aspect == "p" and frame.number == "s" and not (word.analysis.enclitics or word.analysis.proclitics)
        if not frame.cue or not calls or not bare or frame.subject_side == "after" or frame.at > frame.cue_last + 1:
            return False
        thing = before.pos == "noun" and not (before.analysis.definite or before.analysis.enclitics)
        return thing and not before.flags & (
            Flag.TITLE | Flag.GROUP | Flag.ORG_HEAD | Flag.COMMON_PERSON | Flag.ANONYMOUS
        )

    def _is_counted_as(self, frame: Frame) -> bool:
        """Say whether a relative clause tells what something is held to be: المنتدى الذي يعد | محطة أساسية."""
        which, what = self.words[frame.cue - 1] if frame.cue else None, self.words[frame.cue_last]
        if which is None or "relative_pronoun" not in which.roles or "considering" not in frame.entry.roles:
            return False
        noun = what.pos == "noun" and not (what.analysis.definite or what.analysis.enclitics or what.preposed)
        k = frame.cue_last + 1
        described = k < len(self.words) and self.words[k].pos.startswith("adj") and not self.words[k].analysis.definite
        return noun and described and frame.opener != "clause" and frame.aspect == "i"

    def by_nobody(self, frame: Frame) -> bool:
        """Say whether a verb without its own subject is a passive: لوحة | يعتقد أنها مسروقة، عرضا | وصف بأنه الأفضل.

        Who describes or accuses names whom; who believes something of what stands before is left out altogether.
        """
        word = self.words[frame.cue]
        if frame.cue and self._some_who(frame.cue - 1, self.reader.bounds(frame.cue)[0]):
            return True  # وهناك من | يرى أن
        if (frame.opener == "quote" and self._called_by_nobody(frame)) or self._is_counted_as(frame):
            return True
        if frame.opener != "clause" or frame.subject_side == "after" or word.analysis.enclitics:
            return False
        if self.marks.around(word.start) is not None or frame.person != "3":
            return False
        if "takes_object" in frame.entry.roles:
            if frame.subject is None and self.words[frame.at - 1].folded == "علي" and frame.aspect == "i":
                return True  # ويصنف البركان | على أنه من أخطر براكين المنطقة
            upon = frame.at == frame.cue_last + 1 and self.words[frame.cue_last].folded == "علي"  # فسرت | على أنها
            return frame.number == "s" and (upon or (frame.at == frame.cue_last and frame.aspect == "p"))
        if "impersonal" not in frame.entry.roles or not frame.cue or frame.number == "p":
            return False
        before = self.words[frame.cue - 1]
        if self._thought_of(frame, before):
            return True
        if "was" in before.stem_roles:
            return frame.aspect == "i" and frame.gender == "m" and frame.subject is None
        thing = before.is_nominal and not (before.analysis.definite or before.analysis.enclitics)
        thing = thing and not before.flags & _CLAIMANTS and frame.aspect == "i"  # not شاب | يزعم أنه ضابط
        at_once = frame.at == frame.cue_last and bool(self.words[frame.at].analysis.enclitics)
        claimed = thing and at_once and not word.analysis.proclitics  # not لشخص مجهول | يزعم فيه أنه شاهد
        return claimed and not self._of_another(frame)

    def _supposed(self, frame: Frame) -> bool:
        """Say whether it is only supposed that somebody says something: إذا | طلب المسؤول أن، في حال | أكد الحكم أن."""
        i, (first, _) = frame.cue, self.reader.bounds(frame.cue)
        if i <= first or self.words[i].analysis.proclitics:
            return False
        case = i - 1 > first and self.words[i - 2].folded == "في" and self.words[i - 1].stem == "حال"
        return case or "if_word" in self.words[i - 1].roles

    def _some_who(self, k: int, first: int) -> bool:
        """Say whether word ``k`` tells of some whom nobody knows: هناك | من |، بين | من | يرى أن … | ومن | يرى أن."""
        if self.words[k].folded == "من":
            return k > first and "some_there" in self.words[k - 1].roles
        return self.words[k].folded == "ومن" and self._some_before(k, first)

    def _some_before(self, k: int, first: int) -> bool:
        """Say whether such are told of shortly before word ``k``: هناك من | …، بين من | …."""
        near = range(max(first + 1, k - _SOME), k)
        return any(self.words[i].folded == "من" and self._some_who(i, first) for i in near)

    def _thought_of(self, frame: Frame, before: Word) -> bool:
        """Say whether it is somebody of whom others think: رجل | يعتقد أنه السائق، مسلحين | يعتقد أنهم مهربون.

        The pronoun takes up who stands before, of whom no more is known: الرجل الذي | …, مقتل قيادي | …; an office
        does the thinking itself: رئيس البلدية | يعتقد أنه سيفوز.
        """
        thinking = frame.entry.kind == "opinion" and (frame.aspect, frame.gender, frame.number) == ("i", "m", "s")
        if not thinking or frame.at != frame.cue_last or self.words[frame.cue].analysis.proclitics:
            return False
        taken_up = self.words[frame.at].analysis.enclitics[:1]
        first = frame.subject.first if frame.subject is not None else frame.cue - 1
        head = self.words[first]
        if taken_up == ("هم",):
            one = frame.subject is not None and not (is_plural(head) or head.flags & Flag.PLURAL)
            return (before.is_nominal and not one) or before.pos == "pron_rel"
        somebody = head.stem.removesuffix("ا") in self.reader.roles["somebody"]
        if taken_up != ("ه",) or before.pos == "pron_rel":
            return taken_up == ("ه",) and somebody
        ends = (head, self.words[min(first + 1, frame.cue - 1)] if somebody else before)  # رجل | الأعمال
        certain = any(w.analysis.definite or w.analysis.enclitics or not w.is_nominal for w in ends)
        named = frame.subject is not None and self._named(frame.subject)
        if certain or named or self._nobody_in_it(frame.at + 1):
            return False
        return somebody or (head.analysis.gender == "m" and self._done_to(first))

    def _nobody_in_it(self, i: int) -> bool:
        """Say whether the pronoun before word ``i`` stands for nobody: يعتقد أنه | لا داعي للقلق، أنه | من الضروري."""
        return i < len(self.words) and self.words[i].pos in ("part_neg", "prep")

    def _done_to(self, i: int) -> bool:
        """Say whether a noun is what a verb, a noun or a preposition has: اعتقل | قياديا، مقتل | قيادي، على | قيادي."""
        word, before = self.words[i], self.words[i - 1] if i else None
        if before is None or "was" in before.stem_roles or self.reader.is_complementizer(i - 1):
            return False
        construct = before.pos == "noun" and not (before.analysis.definite or before.analysis.enclitics)
        return construct or before.pos == "prep" or has_preposition(word) or word.text.endswith("ا")

    def _scores(self, frame: Frame) -> bool:
        """Say whether somebody makes goals, and notes nothing down: سجل | هدفين | في مباراة "القمة"; no نقاط ضعف."""
        if 0 <= frame.at < len(self.words) - 1 and self.words[frame.at + 1].folded == "من":
            return False  # سجل | ثلاثية | من الملاحظات
        scored = 0 <= frame.at < len(self.words) and "scored" in self.words[frame.at].roles
        return scored and "scoring" in frame.entry.roles

    def _of_another(self, frame: Frame) -> bool:
        """Say whether a paper claims something of what is not itself: كتاب جديد | يزعم أنها باعت القصر."""
        if frame.subject is None or not self.words[frame.subject.first].flags & Flag.DOCUMENT:
            return False
        paper = self.words[frame.subject.first].analysis
        return PRONOUNS.get(self.words[frame.at].analysis.enclitics[:1]) != (paper.gender, paper.number)

    def _tells_of_himself(self, frame: Frame) -> bool:
        """Say whether somebody tells in his own words what he said, or asked himself: "كنت أتساءل: لماذا؟".

        Without marks they are his in a clause that was opened: قال إن اللقاء انتهى، | وأكدنا فيه أن.
        """
        if self._wished(frame.cue) or self._agreed(frame):
            return False  # يمكننا | أن | نؤكد على أن، اتفقنا أن نواصل
        if self.marks.around(self.words[frame.cue].start) is None:
            joined = frame.opener == "clause" and self.words[frame.cue].analysis.proclitics == ("و",)
            return joined and frame.entry.kind in ("say", "state") and frame.cue not in self.borders.cuts
        asks = frame.entry.kind == "ask" and frame.opener == "colon"
        if frame.opener == "bare" and "س" in self.words[frame.cue].analysis.proclitics:
            return False  # سنواصل | عزمنا على التفاوض
        return frame.entry.kind in ("say", "state") or asks

    def _only_shows(self, frame: Frame) -> bool:
        """Say whether something shows it, or it turned out: مما | يؤكد أن، دلائل | تشير إلى أن، | وتبين من الفحص أن."""
        if frame.subject is None and self.words[frame.cue].core in self.reader.roles["turns_out"]:
            return True
        if frame.kind != "verb" or frame.opener != "clause" or frame.subject_side == "after" or not frame.cue:
            return False
        return "which_shows" in self.words[frame.cue - 1].roles or self._sign_shows(frame)

    def _sign_shows(self, frame: Frame) -> bool:
        """Say whether a sign is what shows it: دلائل | تشير إلى أن; not وزارة الآثار | تشير إلى أن."""
        k, roles = frame.cue - 1, self.reader.roles
        shown = "showing" in frame.entry.roles and not self.words[frame.cue].analysis.proclitics
        sign = "sign" in self.words[k].stem_roles or self.words[k].stem.removesuffix("ا") in roles["sign"]
        if not (shown and sign) or k in self.reader.name_of:
            return False  # وجد | دليلا | يشير إلى أن
        previous = self.words[k - 1] if k else None
        return previous is None or previous.pos != "noun" or bool(previous.analysis.definite)

    def _signs(self, frame: Frame) -> bool:
        """Say whether the first line of a text tells who wrote it, not what somebody wrote elsewhere."""
        first = self.reader.bounds(frame.cue)[0]
        begins = self.ground.parts[self.words[frame.cue].part].paragraph == 0 and frame.medium is None
        dated = any(w.text in ("-", "–", "—") for w in self.words[first : frame.cue])  # القاهرة - كتب فلان: …
        return self.ground.number == 1 and begins and (frame.cue == first or dated)

    def _means_saying(self, frame: Frame) -> bool:
        """Say whether a verb that has other senses too is used in that of a report."""
        key, roles = frame.entry.key, self.reader.roles
        if frame.opener == "quote" and key in roles["goes_to"] and frame.at == frame.cue_last:
            return False  # ذهبت "الجائزة" لفلان
        if frame.opener == "quote" and key in roles["expressing"] and self._scorns(frame):
            return False  # أبدى | "ازدراء" للمهنة
        if frame.opener == "colon" and key in roles["writing"] and self._signs(frame):
            return False  # كتب فلان: افتتح الوزير …
        own = not self.words[frame.cue].analysis.enclitics
        if own and key in roles["counted_as"] and (frame.kind, frame.aspect, frame.subject) == ("verb", "i", None):
            if frame.opener != "clause":
                return False  # وتعد زراعة الأرز مصدر الدخل
        told = frame.subject.last if frame.subject is not None and frame.subject_side == "after" else frame.cue_last
        if own and key in roles["promised"] and frame.opener == "clause" and frame.at > told:
            if frame.aspect == "i" and not self.words[frame.at].folded.startswith("ب"):
                return False  # تعد لائحة … يمكن أن
        if key in roles["passively_named"] and self._named_by_nobody(frame):
            return False
        if key in roles["directing"] and frame.opener == "quote" and self._directed(frame):
            return False
        if key in roles["answering_to"] and frame.opener == "quote" and self._answered(frame):
            return False
        return key not in roles["blaming"] or self._blames(frame)

    def _scorns(self, frame: Frame) -> bool:
        """Say whether marks open with what nobody says of himself: أبدى | "ازدراء", أظهرت | "غطرسة"; not "قلقه"."""
        inner = self.words[frame.at + 1] if 0 <= frame.at < len(self.words) - 1 else None
        return inner is not None and inner.stem.removesuffix("ا") in self.reader.roles["scorn"]

    def _directed(self, frame: Frame) -> bool:
        """Say whether marks hold where somebody heads or to whom he turns: توجه الوفد نحو | "المدينة البيضاء"."""
        before = self.words[frame.at - 1]
        return frame.cue < frame.at < len(self.words) and "towards" in before.roles

    def _answered(self, frame: Frame) -> bool:
        """Say whether marks hold what somebody agrees or answers to: يوافق على | "خطة الطوارئ"، ترد على | "العرض"."""
        if not frame.cue < frame.at < len(self.words) or self.words[frame.at - 1].folded != "علي":
            return False
        quoted = self.reader.marked(frame.at)
        if quoted is None or frame.at + 1 >= len(self.words):
            return False
        noun = any(o.analysis.pos == "noun" for o in self.words[frame.at + 1].options)  # طلب, read as a verb
        return noun or self.ground.marks.kind(quoted) is not MarkedKind.SPEECH

    def _named_by_nobody(self, frame: Frame) -> bool:
        """Say whether ``ما سمي "كذا"`` says only what something is called."""
        free = frame.cue > 0 and "free_relative" in self.words[frame.cue - 1].roles
        return free and not self.words[frame.cue].analysis.enclitics and frame.subject_side != "after"

    def _blames(self, frame: Frame) -> bool:
        """Say whether a verb of carrying lays the blame on somebody: حمّل إسرائيل «المسؤولية»; elsewhere it carries."""
        quoted = self.reader.marked(frame.at) if 0 <= frame.at < len(self.words) else None
        end = self.reader.word_at(quoted.end) if quoted is not None else frame.limit
        return any("blame" in w.stem_roles for w in self.words[frame.cue : end + 1])

    def _comments(self, i: int) -> bool:
        """Say whether a clause says what some make of the fact before: …، وهو ما يراه كثيرون أنه حيلة."""
        return (
            i > 1
            and self.words[i - 1].folded == "ما"
            and self.words[i - 2].folded.removeprefix("و") in self.reader.roles["it"]
        )

    def _joined_that(self, frame: Frame) -> bool:
        """Say whether "and that" goes on with the clause of the cue: أهمها أن | تعبر القصة عن البيئة وأن تكون قصيرة."""
        led = frame.cue > 0 and self.words[frame.cue - 1].folded in ("ان", "وان", "بان", "وبان")
        return led and 0 <= frame.at < len(self.words) and self.words[frame.at].folded == "وان"

    def _vague(self, frame: Frame) -> bool:
        """Say whether nobody in particular is said to speak: لا أحد يقول، أن يقول أحدهم, but not أحد المصادر."""
        subject = frame.subject
        if frame.subject_side != "after" and self._all_or_none(frame.cue):
            return True
        if subject is None:
            return False
        alone = subject.last - subject.first == 1
        head, first = self.words[subject.first], self.reader.bounds(frame.cue)[0]
        if alone and "some_of" in head.stem_roles and not (head.analysis.definite or head.analysis.enclitics):
            return True  # شركة يعتقد | بعض | أنها نمت كثيرا
        if alone and head.stem in _ONE and self._wished(frame.cue):
            return True  # أريد أن يقول لي أحدهم
        if alone and frame.entry.kind == "opinion" and "another" in head.roles:
            some = self.reader.roles["vague"]  # يرى البعض أن …، فيما | يرى | آخرون أن
            named = any(w.folded in some for w in self.words[max(first, frame.cue - _SOME) : frame.cue])
            return named or self._some_before(frame.cue, first)
        if "vague" not in head.roles:
            return False
        return alone or "counted" not in head.stem_roles

    def _all_or_none(self, cue: int) -> bool:
        """Say whether everybody, many or nobody stands right before a verb: والجميع | يرى أن، لا أحد | يقول إن."""
        first = self.reader.bounds(cue)[0]
        before = self.words[cue - 1] if cue > first else None
        if before is None or not before.is_nominal or self.words[cue].analysis.lead or self.words[cue].pos != "verb":
            return False  # شكر المدرب الجميع | وقال إن
        opener = self.words[cue - 2] if cue - 2 >= first else None
        if before.folded == "احد" and cue > 1 and self.words[cue - 2].pos == "part_neg":
            return True
        opens = opener is None or opener.pos in ("punc", "conj", "conj_sub") or before.preposed in ("و", "ف")
        many = "vague" in before.stem_roles or before.core in self.reader.roles["vague"]
        return opens and many and before.preposed in ("", "و", "ف")

    def _agreed(self, frame: Frame) -> bool:
        """Say whether speakers tell what they agreed to do: اتفقنا | أن نواصل العمل، نوافق على ذلك بأن نرسل فريقا."""
        following = self.words[frame.at + 1] if 0 <= frame.at < len(self.words) - 1 else None
        acts = following is not None and following.pos == "verb" and following.analysis.aspect == "i"
        return "agreeing" in frame.entry.roles and acts

    def _wished(self, cue: int) -> bool:
        """Say whether a verb governs the cue by ``أن``: يمكننا | أن نؤكد; not بعد أن قال, nor أريد أن أقول."""
        governed = cue > 1 and self.words[cue - 1].folded == "ان" and self.words[cue - 2].pos == "verb"
        if not governed or self.words[cue].analysis.person != "1":
            return governed
        return "wanting" not in self.words[cue - 2].analysis.lemma_roles

    def _speaks(self, frame: Frame) -> bool:
        """Say whether the subject of a nested opinion is somebody: not تعد لائحة."""
        assert frame.subject is not None
        head = self.words[frame.subject.first]
        if head.flags & Flag.NISBA and head.pos == "noun" and head.analysis.definite and is_plural(head):
            return True  # لكن | الأتراك | يعتقدون أن
        if is_own_country(head):
            return True
        return not head.flags & Flag.DOCUMENT and (
            self.reader.person_within(frame.subject.first, frame.subject.last) is not None
            or bool(
                head.flags
                & (
                    Flag.TITLE
                    | Flag.ORG_HEAD
                    | Flag.INSTITUTION
                    | Flag.GROUP
                    | Flag.ANONYMOUS
                    | Flag.STATE
                    | Flag.MEDIA
                )
            )
        )

    def _finds(self, frame: Frame) -> bool:
        """Say whether a study or researchers found something, which reports; that workers found something does not."""
        if frame.kind == "participle":
            return True
        if "ل" in self.words[frame.cue].analysis.proclitics:
            return False  # عاد إلى بيته ليجد أن
        if "remarking" in frame.entry.roles and self._remarks(frame):
            return True
        if frame.subject is None:
            near = self.words[max(0, frame.cue - _STUDY) : frame.cue]  # وحلل الباحثون …. | ووجدوا أن
            return frame.number == "p" and any("researcher" in w.stem_roles for w in near)
        head = self.words[frame.subject.first : frame.subject.last]
        return any(w.flags & Flag.DOCUMENT or "researcher" in w.stem_roles for w in head)

    def _when_said(self, frame: Frame) -> bool:
        """Say whether a speaker tells when somebody else said what he takes up: أعجبني ما قاله فلان حين | أعلن أن."""
        roles, subject = self.reader.roles, frame.subject
        when = self.words[frame.cue - 1].folded if frame.cue else ""
        if subject is None or subject.first < 2 or when not in roles["when"]:
            return False
        verb, before = self.words[subject.first - 1], self.words[subject.first - 2]
        return verb.may_report and bool(verb.analysis.enclitics) and "free_relative" in before.roles

    def _remarks(self, frame: Frame) -> bool:
        """Say whether who notices something says so: ولاحظت | الخبيرة في حوار إذاعي أن، ولاحظ أن | "الكتلة منقسمة"."""
        if frame.opener != "clause" or frame.person != "3":
            return False
        medium = frame.medium if frame.subject is not None else None
        told = self.words[medium.first : medium.last] if medium is not None else ()
        if any(w.flags & (Flag.VENUE | Flag.MEDIA) for w in told):
            return True
        return frame.at + 1 < frame.limit and self.reader.opens_marks(frame.at + 1)

    def _relayed_by_pronoun(self, frame: Frame) -> bool:
        """Say whether ``نقلت عنه القول`` stands here."""
        return any("relay_pronoun" in w.roles for w in self.words[max(0, frame.cue - 8) : frame.cue])

    def _journalist_voice(self, frame: Frame) -> bool:
        i = frame.cue
        first, _ = self.reader.bounds(i)
        before = self.words[i - 1].folded if i > first else ""
        if self._believed(frame, before):
            return True
        if self.words[i].text.removeprefix("و") == "يحكي":
            return False  # somebody tells it; the journalist's own is يحكى
        if before in self.reader.roles["but_he"] or before in self.reader.roles["while_he"]:
            return False  # لكنه يعتقد أن: somebody does
        for start in (i, i - 1, i - 2):
            if start < first:
                continue
            for phrase, kind in self.reader.lexicon.voice.get(self.words[start].folded, ()):
                if kind == "own" and self.reader.stands(phrase, start, over="،,") > i:
                    passive = before == "حيث"  # قال فلان إن الطلب يزيد، حيث | يتوقع أن: it is expected
                    named = not passive and frame.subject is not None and self._named(frame.subject)
                    return frame.subject is None or not (frame.subject_side == "after" or named)
        return False

    def _named(self, subject: Phrase) -> bool:
        """Say whether a subject is a person with a name: فلان، المحلل، | يعتقد أن, not يعتقد أن."""
        return self.reader.person_within(subject.first, subject.last) is not None

    def _believed(self, frame: Frame, before: str) -> bool:
        """Say whether a verb says what people believe of the thing before it: ساعة صنعت في جنيف، | يعتقد أنها."""
        if frame.entry.kind != "opinion" or frame.aspect != "i" or frame.gender != "m" or frame.number != "s":
            return False
        told = frame.opener == "clause" and frame.at == frame.cue_last and frame.subject_side != "after"
        thing = self.words[frame.at].analysis.pronoun == "ها" if told else False
        return thing and before in ("،", ",") and not self.words[frame.cue].analysis.proclitics

    def is_nested(self, frame: Frame) -> bool:
        """Say whether a verb without a subject of its own stands inside other content: it is rarely a report."""
        i = frame.cue
        inside = self.marks.around(self.words[i].start)
        if coordinated(self.reader, i) and (
            inside is None or (frame.subject is not None and self.words[frame.subject.first].start > inside.start)
        ):
            return False
        if inside is None and self.borders.edges.weighs(frame):
            return False  # وإذ نفى ذلك، | شدد على أن
        if inside is None and self.borders.edges.they_besides(frame):
            return False  # يرون أن الجهاز آمن، وهم | يؤكدون أن
        if inside is None and self.borders.edges.instead(frame):
            return False  # نفى أن يكون ضعيفا، بل | أكد أنه الأقوى
        told = inside is not None and frame.opener == "clause" and frame.entry.kind == "say"
        to_me = frame.medium is not None and "to_me" in self.words[frame.medium.first].roles
        if frame.person == "1" or (told and (to_me or coordinated(self.reader, i))):
            return False
        return inside is not None or self.ground.found.is_inside(i) or self.ground.is_opened(i)
