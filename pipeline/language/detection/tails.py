"""Where the journalist goes on in his own voice behind what somebody said: علما أن، وذلك بعد، من دون أن يحدد."""

from __future__ import annotations

from typing import Final

from pipeline.language.detection.frame import Frame
from pipeline.language.detection.marked import MarkedKind, Marks
from pipeline.language.detection.occasions import Occasions
from pipeline.language.lexicon import RESULT, Flag, bare_lemma
from pipeline.language.nominal import PRONOUNS, has_speaker
from pipeline.language.phrasing.phrases import Reader
from pipeline.language.phrasing.shares import amount_end

__all__ = ["Tails"]

_IF_INDEED: Final = "لين"  # لئن
_POINTERS: Final = (("في", "اشاره"), ("في", "تلميح"))
_TAILS: Final = (
    ("في", "وقت"),
    ("في", "الوقت"),
    ("في", "خطوه"),
    ("في", "رد"),
    ("فيما", "يلي"),
    *_POINTERS,
    ("قبل", "ان"),
)
_DENIED: Final = ("لم", "لا", "لن")
_SPAN_OF_TIME: Final = 5  # words
_CLAUSE: Final = 20  # words from a complementizer to a name in marks
_ASKED: Final = 7  # words from a verb of answering to the comment asked for
_LATER: Final = ("ردا", "بعدما", "بعد", "عقب", "اثر", "قبيل", "قبل", "غداه", "خلال")


class Tails:
    """Finds the beginnings of tails in one section."""

    def __init__(self, reader: Reader, marks: Marks) -> None:
        """Take the section and its marks."""
        self.reader = reader
        self.words = reader.words
        self.marks = marks
        self.occasions = Occasions(reader)

    def begins(self, frame: Frame, j: int) -> bool:
        """Say whether something that the source of a clause did not say begins at word ``j``."""
        return (
            self._left_untold(frame, j)
            or self._own_tail(j)
            or self._speaks_of_himself(frame, j)
            or self._but_the_source(frame, j)
            or self._but_did(frame, j)
            or self._result(j)
            or self._main_clause(frame, j)
            or self._does_besides(j)
            or self._counts_others(frame, j)
            or self._stirs(frame, j)
            or self.occasions.begins(frame, j)
            or (frame.opener == "clause" and self._long_after(j))
        )

    def _counts_others(self, frame: Frame, j: int) -> bool:
        """Say whether a survey goes on with who said nothing of it: رأت غالبية التجار أن …، | بينما كان 6٪ محايدين."""
        if not self.words[j - 1].is_comma or frame.subject is None:
            return False
        k = j + 2 if self.reader.stands(("في", "حين"), j) > j else j + 1
        if k == j + 1 and "but_or_while" not in self.words[j].roles:
            return False
        counted = self.reader.counts(self.words[frame.subject.first])
        counted = counted or self.reader.share_end(frame.subject.first, frame.subject.last) is not None
        k = k + 1 if k < len(self.words) and self.words[k].folded == "لم" else k
        if not counted or k + 1 >= len(self.words) or self.words[k].pos != "verb":
            return False
        return amount_end(self.reader, k + 1, self.reader.bounds(j)[1]) > k + 1

    def _stirs(self, frame: Frame, j: int) -> bool:
        """Say whether it is told what came of an announcement of what will be: أنه سينسحب، | ما أثار غضب حلفائه."""
        if frame.opener != "clause" or not self.words[j - 1].is_comma or j + 1 >= len(self.words):
            return False
        came = self.words[j + 1].pos == "verb" and self.words[j + 1].analysis.aspect == "p"
        if not came or "which_shows" not in self.words[j].roles:
            return False
        said = [w.analysis for w in self.words[frame.at + 1 : j - 1] if w.pos == "verb"]
        return bool(said) and said[0].proclitics[-1:] == ("س",) and all(a.aspect == "i" for a in said)

    def turns_aside(self, j: int) -> bool:
        """Say whether the journalist goes on at word ``j`` in his own voice, after a comma or by a phrase for that."""
        return self.journalist(j) or self._own_tail(j)

    def others_object(self, j: int) -> bool:
        """Say whether the journalist goes on with who thinks otherwise: …، غير أن | الوزارة تشكك في ذلك."""
        if not self.words[j - 1].is_comma or "except" not in self.words[j].roles:
            return False
        if j + 3 >= len(self.words) or self.words[j + 1].folded != "ان":
            return False
        _, last = self.reader.bounds(j)
        phrase = self.reader.noun_phrase(j + 2, last)
        if phrase is None or phrase.last >= last:
            return False
        verb, head = self.words[phrase.last], self.words[phrase.first]
        speaks = head.flags & (Flag.ORG_HEAD | Flag.INSTITUTION | Flag.TITLE | Flag.GROUP) or (
            self.reader.kind_at(phrase.first) in ("PER", "ORG")
        )
        if speaks and "objecting" in verb.acts:
            return True
        others = head.flags & (Flag.ANONYMOUS | Flag.GROUP | Flag.MEDIA | Flag.MEDIA_HEAD)
        tells = verb.pos == "verb" and verb.may_report and verb.analysis.aspect == "p"
        return bool(others) and tells  # …، إلا أن | شهود عيان تحدثوا عن عدد أكبر

    def _left_untold(self, frame: Frame, j: int) -> bool:
        """Say whether the journalist tells what the source did not say: من دون أن يحدد موعداً، ولم يتطرق إلى …."""
        word = self.words[j]
        after_comma = self.words[j - 1].is_comma
        k = j + 1 if after_comma and word.folded == "وذلك" else j
        if self._refuses(frame, j):
            return True
        roles = self.reader.roles
        if after_comma and j + 2 < len(self.words) and self._while_not(j) > j:
            k = self._while_not(j)
            return self._issues(k) or self._says_nothing(k)  # فيما | لم تعلق الوزارة
        if word.folded == "ولم":
            if self._issues(j + 1) or (after_comma and self._says_nothing(j + 1)):
                return True  # ولم ترد معلومات عن الخسائر، ولم | ترد الوزارة على طلب للتعليق
            return self._tells(j + 1, roles["telling_verb"] if after_comma else roles["touching_verb"])
        if k + 1 < len(self.words) and self.words[k].folded == "من":
            k += 1
        if k + 1 >= len(self.words) or self.words[k].folded not in ("دون", "بدون", "غير"):
            return False
        if self.words[k].folded == "غير" and self.words[k - 1].folded != "من":
            return False  # من غير أن يحدد
        if self.words[k + 1].folded == "ان":
            if k + 3 < len(self.words) and "not_verified" in self.words[k + 2].roles:
                return not self.words[k + 3].analysis.enclitics  # دون أن | يتسنى التأكد من ذلك, not يتسنى لهم لقاؤه
            if not after_comma:
                return self._details(frame, k + 2)
            return self._tells(k + 2, self.reader.roles["telling_verb"]) or self._proves(k + 2) or self._issues(k + 2)
        giving = self.words[k + 1]
        further = "further" in giving.roles or "giving_noun" in giving.stem_roles  # من دون مزيد من التفاصيل
        untold = further and any("untold_detail" in w.stem_roles for w in self.words[k + 2 : k + 4])
        return after_comma and (untold or "telling_noun" in giving.stem_roles)

    def _details(self, frame: Frame, j: int) -> bool:
        """Say whether the speaker leaves out details that he would not miss himself: دون أن | يضيف أي تفاصيل."""
        roles = self.reader.roles
        tells = self._tells(j, roles["telling_verb"]) or self._tells(j, roles["offering_verb"])
        his = tells and (frame.gender == "m") == (self.words[j].text[0] == "ي")  # not أصدرت الوزارة القرار دون أن تقدم
        return his and any("untold_detail" in word.stem_roles for word in self.words[j + 1 : j + 4])

    def _proves(self, j: int) -> bool:
        """Say whether it is evidence that was not given: من دون أن | يقدم أي دليل."""
        if not self._tells(j, self.reader.roles["offering_verb"]):
            return False
        return any("evidence" in word.stem_roles for word in self.words[j + 1 : j + 3])

    def _while_not(self, j: int) -> int:
        """Return the verb behind فيما لم، في حين لم، لكن لم at word ``j``, ``j`` where nothing such stands."""
        k = j + 2 if self.reader.stands(("في", "حين"), j) > j else j + 1
        joins = k == j + 2 or "but_or_while" in self.words[j].roles
        return k + 1 if joins and k + 1 < len(self.words) and self.words[k].folded == "لم" else j

    def _says_nothing(self, j: int) -> bool:
        """Say whether somebody else made no comment: فيما لم | تعلق الوزارة على ذلك، ترد الشركة على طلب التعليق.

        What he did not answer the source may tell: فيما لم ترد البلدية على شكاواهم، على مطالبهم بتوضيح السبب.
        """
        if self._tells(j, self.reader.roles["commenting_on"]) and j + 1 < len(self.words):
            body = self.words[j + 1].flags & (Flag.ORG_HEAD | Flag.INSTITUTION | Flag.STATE | Flag.TITLE)
            told = bool(body) or self.reader.kind_at(j + 1) in ("ORG", "PER", "TITLE", "MED")
            return told and not self._suspends(j + 1)
        answers = self._tells(j, self.reader.roles["answering_at_all"])
        for word in self.words[j + 1 : j + _ASKED] if answers else ():
            if "telling_noun" in word.stem_roles:
                return True
            if word.analysis.enclitics[:1] in PRONOUNS:
                return False
        return False

    def _suspends(self, j: int) -> bool:
        """Say whether who stands at word ``j`` suspends or hangs up something: لم تعلق | الدولة | مساعداتها، لوحات."""
        last = min(j + _ASKED, len(self.words))
        stop = next((k for k in range(j, last) if self.words[k].pos == "punc"), last)
        if any(word.folded.startswith("علي") for word in self.words[j:stop]):
            return False
        phrase = self.reader.noun_phrase(j, stop)
        k = phrase.last if phrase is not None else j + 1
        return k < stop and self.words[k].pos == "noun" and not self.words[k].flags & Flag.TIME

    def _issues(self, j: int) -> bool:
        """Say whether nobody confirmed it or said more: من دون أن | يصدر تأكيد رسمي."""
        roles = self.reader.roles
        return self._tells(j, roles["issuing"]) and any(
            "telling_noun" in w.stem_roles for w in self.words[j + 1 : j + 3]
        )

    def _refuses(self, frame: Frame, j: int) -> bool:
        """Say whether the journalist tells what the source would not say: وامتنع عن الخوض في التفاصيل، فيما رفض …."""
        he = "but_he" in self.words[j].roles
        if he and not self._is_source(frame, j):
            return False
        if self._but_untold(frame, j):
            return True
        joined = self.words[j - 1].text in "،," and (he or "but_or_while" in self.words[j].roles)
        k = j + 1 if joined else j
        after = self.words[j - 1].is_comma or self.marks.closing_at(self.words[j - 1].start)
        if not joined and not (after and self.words[j].text[0] == "و"):
            return False
        return self._would_not(k)

    def _would_not(self, k: int) -> bool:
        """Say whether somebody refuses at word ``k`` to tell something: رفض | الكشف عن الأسباب، امتنع | عن ذكرها."""
        if not self._tells(k, self.reader.roles["refusing_verb"], "p"):
            return False
        return any("telling_noun" in word.stem_roles for word in self.words[k + 1 : k + 3])

    def _but_untold(self, frame: Frame, j: int) -> bool:
        """Say whether the source left something untold: …، لكنه | لم يذكر الأسباب، غير أنه | رفض الكشف عنها.

        Not where the clause is about somebody who may have: أن الوزير زار الموقع، لكنه لم يوضح السبب.
        """
        roles = self.reader.roles
        k = j + 1 if "except" in self.words[j].roles else j
        if self.words[j - 1].text not in "،," or k + 3 >= len(self.words):
            return False
        if (k == j and "but_he" not in self.words[k].roles) or not self._may_be_source(frame, k):
            return False
        if k > j and self._would_not(k + 1):
            return True
        if self.words[k + 1].folded != "لم" or not self._tells(k + 2, roles["telling_verb"]):
            return False
        if self.words[k + 3].stem == "في":
            return False  # إن الدواء مفيد، لكنه | لم يذكر في النشرة
        topic = self.words[frame.at + 1]
        about = topic.flags & (Flag.TITLE | Flag.ORG_HEAD | Flag.INSTITUTION | Flag.DOCUMENT | Flag.STATE)
        named = bool(about) or self.reader.kind_at(frame.at + 1) is not None
        return not (named and topic.analysis.gender == frame.gender and topic.analysis.number == "s")

    def _may_be_source(self, frame: Frame, k: int) -> bool:
        """Say whether a pronoun is the source's, also behind what he says he will do: أنها ستبني، غير | أنها لم."""
        will = self.words[frame.at + 1].analysis
        about = PRONOUNS.get(self.words[frame.at].analysis.enclitics[:1])
        own = about == PRONOUNS.get(self.words[k].analysis.enclitics[:1]) == (frame.gender, "s")
        return self._is_source(frame, k) or (own and will.proclitics[-1:] == ("س",))

    def _but_the_source(self, frame: Frame, j: int) -> bool:
        """Say whether the source did something else besides: قال إنهم أخطأوا | لكنه بدا هادئا."""
        if "but_he" not in self.words[j].roles:
            return False
        if not self._tells(j + 1, self.reader.roles["bearing"], "p") or not self._is_source(frame, j):
            return False
        if self.words[frame.at].analysis.enclitics:
            return True
        topic = self.words[frame.at + 1].analysis  # قال إن اللاعبة أقوى | لكنه قلل من فرصها
        return bool(topic.definite) and not any(self._agrees(k, frame.gender) for k in range(frame.at + 1, j))

    def _but_did(self, frame: Frame, j: int) -> bool:
        """Say whether the source did something after what it denies or demands: نفت أن تكون طلبت ذلك | لكنها قدمت."""
        if "but_he" not in self.words[j].roles or not self._is_source(frame, j):
            return False
        k = j + 1 + (self.words[j + 1 : j + 2] != () and self.words[j + 1].folded == "قد")
        did = k < len(self.words) and self.words[k].pos == "verb" and self.words[k].analysis.aspect == "p"
        wished = frame.at + 1 < j and self.words[frame.at + 1].analysis.aspect == "i"
        return did and wished and self.words[frame.at].folded == "ان"

    def _result(self, j: int) -> bool:
        """Say whether the clause opens that a sentence leads to: رغم أنه قال إن …، | فإن; أما قوله إن …، | فرده."""
        word = self.words[j]
        if word.folded[:1] != "ف":
            return False
        first, _ = self.reader.bounds(j)
        opening = {w.folded.removeprefix("و") for w in self.words[first : first + 2]}
        if_word = self.words[first].folded.removeprefix("و")
        condition = if_word in self.reader.roles["if_word"] or if_word == _IF_INDEED
        if condition and word.folded in RESULT:
            return True  # وإذا كان الوزير يؤكد أن …، | فإن
        if not opening.isdisjoint(self.reader.roles["as_for"]):
            return word.preposed.startswith("ف") and (word.pos == "verb" or word.folded in RESULT)
        return word.folded in RESULT and not opening.isdisjoint(self.reader.roles["in_spite"])

    def _main_clause(self, frame: Frame, j: int) -> bool:
        """Say whether the main clause begins that a sentence puts behind a report: وفيما أكد الوزير أن …، | تشهد."""
        word = self.words[j]
        if not self.words[j - 1].is_comma or frame.kind != "verb" or not self._subordinate(frame):
            return False
        following = self.words[j + 1] if j + 1 < len(self.words) else None
        if self._awaited_report(frame, j):
            return True
        if not self._whole(frame.at + 1, j - 1) or following is None:
            return False
        acts = word.pos == "verb" and not word.analysis.proclitics and word.analysis.person == "3"
        denied = word.folded in _DENIED and following.pos == "verb"
        denied = denied and not any(w.pos == "part_neg" for w in self.words[frame.at : j - 1])
        return acts or denied or (word.folded == "الا" and following.folded == "ان")

    def _awaited_report(self, frame: Frame, j: int) -> bool:
        """Say whether the second verb of saying comes that وإذ waits for: وإذ أوضح أن …، وأن …، | دعا إلى الحوار."""
        first, word = self.reader.bounds(frame.cue)[0], self.words[j]
        if self.words[first].folded != "واذ" or not word.may_report or word.analysis.lead in ("و", "ف"):
            return False
        inside = self.words[frame.at + 1 : j - 1]  # أن الحزب، بعد خسارته، | أعلن انسحابه
        if any(w.is_comma for w in inside) and all(w.pos != "verb" for w in inside):
            return False
        acts = (o.analysis for o in word.options if o.analysis.pos == "verb" and not o.analysis.proclitics)
        return any((a.person, a.aspect, a.gender, a.number) == ("3", "p", frame.gender, frame.number) for a in acts)

    def _whole(self, first: int, last: int) -> bool:
        """Say whether words are a clause with its verb and no aside: أن الوضع تحسن, not أن الفريق،; not من يخالف."""
        opens = self.words[first].pos == "pron_rel" or self.words[first].folded == "من"
        inside = self.words[first:last]
        said = any(self._said_of(k) for k in range(first + 1, last))
        return not opens and (said or any(w.pos == "verb" for w in inside)) and all(w.text not in "،," for w in inside)

    def _said_of(self, k: int) -> bool:
        """Say whether word ``k`` says of the one with the article before it what it is: أن الدواء | متوفر |، يشكو."""
        so, topic = self.words[k], self.words[k - 1].analysis
        return so.pos == "adj" and not (so.analysis.definite or so.analysis.enclitics) and bool(topic.definite)

    def _subordinate(self, frame: Frame) -> bool:
        """Say whether a report stands in a clause with which its sentence begins: بينما قال، ورغم أن المدربة أكدت."""
        first, _ = self.reader.bounds(frame.cue)
        opening = self.words[first].folded.removeprefix("و")
        if any(w.text in "،,:" for w in self.words[first : frame.cue]):
            return False
        if opening in self.reader.roles["setting_against"] or self.words[first].folded == "واذ":
            return True  # وإذ أكد فلان أن …، | دعا
        pair = opening, self.words[first + 1].folded
        return pair in (("في", "حين"), ("مع", "ان"), ("علي", "الرغم"))

    def _is_source(self, frame: Frame, j: int) -> bool:
        """Say whether the pronoun of لكنه at word ``j`` agrees with the source, and is not whom the clause is about."""
        about, own = self.words[frame.at].analysis.enclitics[:1], self.words[j].analysis.enclitics[:1]
        return frame.number == "s" and about != own and PRONOUNS.get(own) == (frame.gender, "s")

    def _agrees(self, k: int, gender: str | None) -> bool:
        """Say whether word ``k`` can be what a pronoun of a gender means: النيابة عرضت على | موكله | الإفراج."""
        word = self.words[k]
        certain = (
            word.analysis.definite or word.analysis.enclitics or word.pos == "noun_prop" or word.flags & Flag.PLACE
        )
        return word.is_nominal and bool(certain) and word.analysis.gender in (gender, None)

    def _i_did(self, frame: Frame, j: int) -> bool:
        """Say whether the speaker tells what he did himself: قال لي إنه راحل، | فأخذت الكتب."""
        word, medium = self.words[j], frame.medium
        if word.pos != "verb" or word.analysis.lead not in ("و", "ف"):
            return False
        to_me = medium is not None and "to_me" in self.words[medium.first].roles
        return word.analysis.person == "1" or (to_me and any(o.analysis.person == "1" for o in word.options))

    def _does_besides(self, j: int) -> bool:
        """Say whether a participle tells what the source does while speaking: …، مستحضرا حادث الشتاء الماضي."""
        word = self.words[j]
        if not self.words[j - 1].is_comma:
            return False
        refusing = word.folded.removeprefix("و") in self.reader.roles["refusing_participle"]  # ، رافضا الكشف عن
        if refusing and any("telling_noun" in w.stem_roles for w in self.words[j + 1 : j + 4]):
            return True
        return "speaking_act" in word.roles

    def _speaks_of_himself(self, frame: Frame, j: int) -> bool:
        """Say whether a speaker who relays somebody turns to himself: «وعدني بأن يدرس العرض، | وأنا أثق فيه»."""
        word = self.words[j]
        turns = "speaking_we" in word.roles and self.words[j - 1].is_comma
        thanks = word.folded.removeprefix("و") == "الحمد"  # قال لي إن الكرة ستأتي، | والحمد لله كنت هناك
        turns = turns or (self.words[j - 1].is_comma and (thanks or self._i_did(frame, j)))
        if "except" in word.roles and j + 1 < len(self.words):
            turns = has_speaker(self.words[j + 1])  # يقولون إنني قصير | إلا أنني سريع
        if not turns and "but_i" not in word.roles:
            return False
        return frame.person == "3" and self.marks.around(self.words[frame.cue].start) is not None

    def _tells(self, j: int, verbs: frozenset[str], aspect: str = "i") -> bool:
        """Say whether word ``j`` is one of ``verbs`` in the third person: يحدد، يوضح، يعلق."""
        readings = (o.analysis for o in self.words[j].options) if j < len(self.words) else ()
        return any(
            a.pos == "verb" and (a.person, a.aspect) == ("3", aspect) and bare_lemma(a.lemma) in verbs for a in readings
        )

    def _own_tail(self, j: int) -> bool:
        """Say whether the journalist goes on, mostly after a comma: ، في وقت …، وكانت السلطات قد …، بينما بدا …."""
        if j + 2 >= len(self.words):
            return False
        word, following = self.words[j], self.words[j + 1]
        if word.folded in ("وهو", "وهي") and following.folded == "ما" and self._denied(j + 2):
            return True
        if (word.folded, following.folded) in _POINTERS and self._points(j + 2):
            return True
        if not self.words[j - 1].is_comma:
            return False
        if self._meant_for(j):
            return True
        if word.folded == "وذلك" and (
            following.folded in _LATER or (following.pos == "prep" and "on_occasion" in self.words[j + 2].stem_roles)
        ):
            return True
        if (word.folded, following.folded) in _TAILS or (
            word.folded == "وذلك" and (following.folded, self.words[j + 2].folded) in _TAILS
        ):
            return True
        if "came" in word.roles and "statement_of" in following.stem_roles:
            return True  # …، وجاءت تصريحات الوزير خلال …
        if self._matter_that(j):
            return True
        if "attending" in word.roles and following.flags & Flag.VENUE:
            return True  # …، وحضر | اللقاء كل من
        if (word.folded, following.folded) == ("في", "اطار") and self.words[j + 2].folded == "ما":
            return True  # في إطار ما وصفه بـ"…"
        if word.folded in ("وهو", "وهي", "وهذا") and (
            following.folded == "غير" or "comment" in following.stem_roles or self._taken_up(j + 1)
        ):
            return True
        if word.folded in ("وهو", "وهي") and following.pos == "noun" and not following.analysis.definite:
            if self._defines(j) or self._others_say(j + 2):
                return True
        if word.folded in ("وهو", "وهي") and following.analysis.definite and self.words[j + 2].pos == "pron_rel":
            verb = self.words[j + 3] if j + 3 < len(self.words) else None  # وهو التقرير الذي استند إليه المتدخلون
            return (
                bool(following.flags & (Flag.DOCUMENT | Flag.VENUE))
                and verb is not None
                and (verb.folded == "لم" or verb.analysis.aspect == "p")
            )
        return word.folded in ("وكان", "وكانت") and any(
            self.words[k].folded == "قد" for k in range(j + 2, min(j + 7, len(self.words)))
        )

    def _others_say(self, k: int) -> bool:
        """Say whether word ``k`` opens what others say of it: وهي أرقام | تقول الوزارة إنها مبالغ فيها."""
        others = self.words[k]
        says = any("complementizer" in w.roles for w in self.words[k + 1 : k + 7])
        return says and others.pos == "verb" and others.may_report and others.analysis.person == "3"

    def _defines(self, j: int) -> bool:
        """Say whether the journalist tells what a name in marks is, by the same noun: قناة "مدى"، | وهي قناة محلية."""
        k = j - 2
        closed = self.marks.closing_at(self.words[k].start) if k > 0 else []
        named = next((q for q in closed if self.marks.kind(q) is MarkedKind.NAME), None)
        if named is None:
            return False
        i, (first, last) = self.reader.word_at(named.start) - 1, self.reader.bounds(j)
        if i < first or self.words[i].pos != "noun" or self.words[i].stem != self.words[j + 1].stem:
            return False
        aside = any(w.is_comma for w in self.words[j + 2 : last])  # إن فيلم "رمال"، وهو فيلم قصير، سيعرض غدا
        back = next((m for m in range(i, max(first, i - _CLAUSE), -1) if self.reader.is_complementizer(m)), i)
        return not aside and any(w.pos == "verb" for w in self.words[back:i])

    def _meant_for(self, j: int) -> bool:
        """Say whether the journalist tells at whom a statement was aimed: …، في تحذير مباشر | للرئيس، في تذكير بـ."""
        if self.words[j].folded != "في" or "aiming" not in self.words[j + 1].stem_roles:
            return False
        k = j + 2 if not self.words[j + 2].pos.startswith("adj") else min(j + 3, len(self.words) - 1)
        aimed = self.words[k]
        return aimed.folded in ("الي", "ل", "ب", "علي", "من") or aimed.preposed[-1:] in ("ل", "ب")

    def _matter_that(self, j: int) -> bool:
        """Say whether what came of a statement is told: الأمر الذي رفضته، ذلك الأمر الذي …، وسرعان ما نفته."""
        word, following, third = self.words[j : j + 3]
        if "soon" in word.roles:
            denied = "objecting" in third.acts
            return following.folded == "ما" and (denied or self._taken_up(j + 1))  # وسرعان | ما نفته الوزارة
        if "to_end" in word.roles:
            return following.folded == "بذلك"  # …، لتنهي | بذلك أسبوعا من الترقب
        if "that_one" in word.roles and following.folded == "الامر":
            return third.folded == "الذي"
        return (word.folded, following.folded) == ("الامر", "الذي") and self._taken_up(j + 1)

    def _points(self, j: int) -> bool:
        """Say whether the journalist explains what was meant: في إشارة | إلى قرار الوزارة، في تلميح | للخصوم.

        Without a mark before it a verb can take it: يستخدم الأحمر | في إشارة إلى الخطر.
        """
        word, before = self.words[j], self.words[j - 3]
        if before.pos == "verb" or (before.analysis.enclitics and before.is_nominal):
            return False
        return word.folded == "الي" or word.preposed.endswith("ل") or word.folded == "ل"

    def _taken_up(self, j: int) -> bool:
        """Say whether ``ما`` at word ``j`` opens what others made of a statement: وهو | ما رفضه الوزير، ما أثار ضحك."""
        verb = self.words[j + 1] if j + 1 < len(self.words) else None
        if verb is not None and verb.folded == "لم" and self.words[j + 2 : j + 3]:
            denied = self._denied(j + 2) or self._affirmed(j + 2)
            return denied or "not_verified" in self.words[j + 2].roles  # ما | لم يتسن التأكد منه
        if (
            self.words[j].folded not in ("ما", "الذي")
            or verb is None
            or verb.pos != "verb"
            or verb.analysis.aspect != "p"
        ):
            return False  # وهو ما يعادل خمس المساحة: as likely the source's own
        after = self.words[j + 2] if j + 2 < len(self.words) else None
        pointed = after is not None and after.pos == "prep" and bool(after.analysis.enclitics)  # رحب | به | المحامون
        does = "doing" in verb.analysis.lemma_roles  # وهو ما فعلته الدول الأخرى
        taken = (bool(verb.analysis.enclitics) or pointed) and not does
        return taken or "stirring" in verb.analysis.lemma_roles

    def _long_after(self, j: int) -> bool:
        """Say whether the journalist tells how long after something it was said: …، بعد تسعة أيام على الاقتراع."""
        if self.words[j].folded != "بعد" or not self.words[j - 1].is_comma:
            return False
        if "weekday" in self.words[j - 2].roles and self.words[j - 3].is_comma:
            return False  # أفرجت عنه، الأربعاء، | بعد أيام من اعتقاله
        _, last = self.reader.bounds(j)
        for k in range(j + 1, min(last, j + _SPAN_OF_TIME)):
            word = self.words[k]
            if word.pos == "prep":
                return k > j + 1 and word.folded in ("علي", "من")
            if not (word.pos in ("digit", "noun_num", "noun_quant") or "span_of_time" in word.stem_roles):
                return False
        return False

    def _affirmed(self, j: int) -> bool:
        """Say whether somebody affirms a statement, or comments on it, at word ``j``: وهو ما لم | تؤكده مصادر رسمية."""
        verb = self.words[j]
        return verb.pos == "verb" and verb.may_report and verb.analysis.pronoun == "ه"

    def _denied(self, j: int) -> bool:
        """Say whether somebody named denies a statement: وهو ما | نفته الوزارة."""
        if j + 1 >= len(self.words) or not self.words[j + 1].is_nominal:
            return False
        verbs = (o.analysis for o in self.words[j].options if o.analysis.pos == "verb")
        objecting = self.reader.roles["objecting"]
        return any(a.pronoun == "ه" and bare_lemma(a.lemma) in objecting for a in verbs)

    def journalist(self, j: int) -> bool:
        """Say whether the journalist's own tail begins: ، علماً أن، … يذكر أن."""
        if j and ("was" in self.words[j - 1].stem_roles or self.words[j - 1].pos == "pron_rel"):
            return False  # وكان | من المقرر أن يعود، المعرض الذي | من المتوقع أن يزوره الآلاف
        if j > 1 and self._said_by_source(j):
            return False
        for phrase, kind in self.reader.lexicon.voice.get(self.words[j].folded, ()):
            if self.reader.stands(phrase, j) > j:
                if (
                    phrase[0] == "ومن"
                    and self.words[j - 1].text not in "،,.؛"
                    and not self.marks.closing_at(self.words[j - 1].start)
                ):
                    return False  # وجدت تأييد واشنطن | ومن المرجح أن يصادق عليها الحلفاء
                if kind == "own" and self.words[j].core in self.reader.roles["turns_out"]:
                    return False  # إن اللجنة فحصت الأوراق | وتبين أن بعضها مكرر
                if kind == "own" and len(phrase) > 1:
                    after = j + len(phrase)
                    expected = phrase[0] == "من" and phrase[-1] not in self.reader.roles["complementizer"]
                    return not expected or (after < len(self.words) and "complementizer" in self.words[after].roles)
                if kind == "tail" and phrase[:2] == ("مع", "العلم"):
                    return self.words[j - 1].is_comma
                if kind == "tail" and phrase[0] == "علما":
                    return True
                if kind == "tail" and len(phrase) > 1 and phrase[-1] in self.reader.roles["this_is"]:
                    return self.words[j - 1].is_comma  # …، جاء ذلك خلال لقائه الوزير
                if phrase == ("وذلك",) and self._venue_follows(j + 1):
                    return True
        return False

    def _said_by_source(self, j: int) -> bool:
        """Say whether the phrase at word ``j`` is that of a clause: وأنه | من المتوقع، لأنه | من المعروف، بات | من."""
        before = self.words[j - 1]
        if self.reader.is_complementizer(j - 1) or "clause_of_reason" in before.roles:
            return True
        return before.folded == "من" or before.folded.removeprefix("و") in self.reader.roles["becoming"]

    def _venue_follows(self, j: int) -> bool:
        if j + 1 >= len(self.words) or self.words[j].pos != "prep":
            return False
        venue = bool(self.words[j + 1].flags & (Flag.VENUE | Flag.TIME))
        return venue and "venue_prep" in self.words[j].roles

    def after_marks(self, j: int) -> bool:
        """Say whether the journalist goes on after marks and a comma: "…"، قبل أن يغادر القاعة; "…"، في إشارة إلى."""
        word, following = self.words[j], self.words[j + 1]
        if "before_after" in word.roles:
            return "complementizer" in following.roles or following.pos in ("noun", "noun_num")
        return word.folded == "في" and "pointing" in following.stem_roles

    def compares(self, j: int) -> bool:
        """Say whether a clause rather goes on with what is so meanwhile: باتوا "أسرى"، | في حين يتراجع عدد الحافلات."""
        if self.words[j + 1].folded != "حين" or j + 2 >= len(self.words):
            return False
        word = self.words[j + 2]
        return word.pos == "verb" and word.analysis.aspect == "i" and not word.may_report
