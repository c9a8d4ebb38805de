"""Prepositional phrases right of a cue: to whom and where something was said."""

from __future__ import annotations

from typing import Final

from pipeline.language.detection.frame import PREPOSITIONS, Frame
from pipeline.language.detection.marked import MarkedKind
from pipeline.language.detection.subject_behind import SubjectBehind
from pipeline.language.document import Word
from pipeline.language.lexicon import Flag
from pipeline.language.marks import Quoted
from pipeline.language.nominal import (
    NOMINAL_OR_DIGIT,
    PICKED,
    PRONOUNS,
    agrees,
    has_preposition,
)
from pipeline.language.phrasing.phrases import Phrase

__all__ = ["MediumReader", "closes_dashes"]

_DASHES: Final = ("-", "–", "—")
_CLAUSE_REACH: Final = 12  # words
_VENUE: Final = 9  # words of في مقابلة مع هيئة الإذاعة الرسمية مساء أمس
_OUTLET: Final = 4  # words of وكالة أنباء الساحل الرسمية
_ADDRESSED: Final = (
    Flag.GROUP | Flag.TITLE | Flag.AUDIENCE | Flag.MEDIA | Flag.MEDIA_HEAD | Flag.COMMON_PERSON | Flag.FIRST_NAME
    | Flag.HONORIFIC | Flag.ANONYMOUS
)  # fmt: skip
"""What the tables know of words for those to whom something is said."""
_SPEAKS: Final = Flag.TITLE | Flag.ORG_HEAD | Flag.INSTITUTION | Flag.ANONYMOUS | Flag.GROUP | Flag.COMMON_PERSON
_TAKEN: Final = ("ila", "ala", "min", "an")


def closes_dashes(words: tuple[Word, ...], first: int, i: int) -> bool:
    """Say whether a dash hangs on the word before it and closes an insertion begun before ``first``: -في لقاء| - إن."""
    dash = words[i]
    if dash.text not in _DASHES or words[i - 1].end != dash.start or words[i - 1].text in _DASHES:
        return False
    apart = i + 1 >= len(words) or words[i + 1].start > dash.end
    return apart and not any(w.text in _DASHES for w in words[first:i])  # لـ -المرفأ نت|-


class MediumReader(SubjectBehind):
    """Reads the media of one cue."""

    def is_medium(self, frame: Frame, j: int, k: int, code: str | None) -> bool:
        """Say whether a prepositional phrase tells to whom or where it was said: للصحفيين، في بيان، عبر تويتر."""
        word, target = self.words[j], self.words[k]
        if target.pos == "pron_dem" and k + 1 < self.last:
            target = self.words[k + 1]  # في تلك المقابلة
        elif "self_same" in target.roles and k + 1 < self.last:
            target = self.words[k + 1]  # في ذات البيان
        elif "counted" in target.stem_roles and k + 2 < self.last and self.words[k + 1].folded == "من":
            target = self.words[k + 2]  # لعدد من وسائل الإعلام
        elif target.folded in PICKED and k + 1 < self.last:
            target = self.words[k + 1]  # في أحد اللقاءات
        elif "series" in target.stem_roles and k + 2 < self.last:
            target = self.words[k + 1 + (self.words[k + 1].folded == "من")]  # في سلسلة من التغريدات، في سلسلة تغريدات
        elif k + 1 < self.last and self.reader.frames(k):
            target = self.words[k + 1]  # في سياق حديثه، في إطار مؤتمر صحفي
        elif "ordinal" in target.roles and k + 1 < self.last:
            target = self.words[k + 1]  # في أول مؤتمر صحفي
        if code == "fi" and (self._of_office(frame, j, k) or self._he_is_there(frame, j, target)):
            return False
        if code == "min" and "through_prep" in target.roles and k + 1 < self.last:
            return self._by_way_of(frame, k + 1)
        kinds = {self.reader.kind_at(k)} if k in self.reader.names else set()
        venue = target.flags & Flag.VENUE > 0 or self._letter(k) or self._own_paper(frame, k)
        audience = target.flags & (Flag.AUDIENCE | Flag.MEDIA | Flag.MEDIA_HEAD) > 0 or "MED" in kinds
        audience = audience or self.outlet_end(frame, k) is not None
        addressed = target.flags & (Flag.GROUP | Flag.TITLE) > 0 or bool(kinds & {"PER", "ORG", "TITLE"})
        if code == "li":
            return (
                self._unknown_outlet(frame, k)
                or audience
                or (target.pos == "latin" and target.text[0].isupper())  # قال لـ | CNN | إنه
                or target.flags & Flag.GROUP > 0
                or (addressed and frame.entry.kind in ("say", "state"))
            )
        if code == "bi":
            return j == k and self._said_there(frame, j)
        if code == "ila" and "ila" not in frame.entry.preps:
            return addressed and frame.entry.kind == "say"
        if code == "min" and "min" not in frame.entry.preps:
            works = "workplace" in target.stem_roles and not target.analysis.definite  # فلان من | جامعة القاهرة
            works = works and not self._visits(frame)
            place_head = "place_head" in target.stem_roles and not works
            there = bool("LOC" in kinds or target.flags & Flag.PLACE or place_head)
            return frame.subject is not None and there and not self._coming(j)
        if "told_in_prep" in word.roles:
            if code == "ala" and frame.entry.key in self.roles["responding"]:
                return audience or "page" in target.stem_roles  # not وعلق الوزير | على التقرير | قائلا
            place = word.folded == "في" and (target.flags & Flag.PLACE or "LOC" in kinds) and frame.subject is not None
            return (
                venue
                or audience
                or self._on_air(word, k)
                or ("through_prep" in word.roles and not target.flags & Flag.TIME)
                or bool(place)
            )
        return False

    def _on_air(self, word: Word, k: int) -> bool:
        """Say whether it was said on the air or the pages of an outlet: على أثير | إذاعة، على شاشة | قناة."""
        if word.folded != "علي" or "page" not in self.words[k].stem_roles or k + 1 >= self.last:
            return False
        return bool(self.words[k + 1].flags & (Flag.MEDIA | Flag.MEDIA_HEAD))

    def _coming(self, j: int) -> bool:
        """Say whether a participle tells that somebody comes from there: فلانة، القادمة | من مدينة الوادي."""
        return "coming_from" in self.words[j - 1].stem_roles

    def _visits(self, frame: Frame) -> bool:
        """Say whether who speaks is no one of a university or hospital, but came: قال | وزير الصحة فلان | من مستشفى."""
        if frame.subject is None:
            return False
        head = self.words[frame.subject.first].stem
        if any(head in self.roles[role] for role in ("minister", "governor", "sovereign", "interviewer")):
            return True
        whole = frame.subject.last - frame.subject.first > 1
        return (
            whole and head in self.roles["single_office"] and "headed" in self.words[frame.subject.first + 1].stem_roles
        )

    def _by_way_of(self, frame: Frame, k: int) -> bool:
        """Say whether words are said by what begins at word ``k``: من خلال | تدوينة; not من خلال | عمله الطويل."""
        known = self.words[k].flags & (Flag.VENUE | Flag.MEDIA | Flag.MEDIA_HEAD) or self.reader.kind_at(k) == "MED"
        return bool(known) or self.outlet_end(frame, k) is not None or self._published(k)

    def _published(self, k: int) -> bool:
        """Say whether what somebody published begins here: من خلال | ما | نشرته على صفحتها."""
        if "free_relative" not in self.words[k].roles or k + 1 >= self.last:
            return False
        return self.words[k + 1].pos == "verb" and "publishing" in self.words[k + 1].acts

    def _said_there(self, frame: Frame, j: int) -> bool:
        """Say whether a place with ب tells where it was said, right before what was: أكدت فلانة، أمس | بالرباط |، أن.

        Behind a common noun it may say which one is meant: قالت الغرفة | بالرباط | إن.
        """
        subject, name = frame.subject, self.reader.names.get(j)
        known = self.words[j].flags & Flag.PLACE and self.words[j].analysis.lead == "ب"
        if subject is None or frame.entry.kind not in ("say", "state") or not (known or name):
            return False
        if name is not None and name.kind != "LOC":
            return False
        dated = self.reader.is_time(j - 1) or self.words[j - 1].text in "،,)"
        if not dated and self.reader.person_within(subject.first, subject.last) is None:
            return False
        end = name.last if name is not None else j + 1
        while end < self.last and (self.words[end].is_comma or self.reader.is_time(end)):
            end += 1
        if end < self.last and dated and "told_in_prep" in self.words[end].roles:
            return "bi" not in frame.entry.preps  # أمس | بالرباط | خلال ندوة
        if end + 1 < self.last and PREPOSITIONS.get(self.words[end].folded) in frame.entry.preps:
            end += 1
        if end >= self.last:
            return False
        return self.clause_at(end) or self.reader.marked(end) is not None

    def _he_is_there(self, frame: Frame, j: int, target: Word) -> bool:
        """Say whether a place tells where who speaks lives or takes part: المقيم | في باريس، المشاركات | في المعرض.

        Not where it was said by him: قال المعتقل | في رسالة, أعلن المشاركون | في بيانهم, الناشطة | في تغريدة.
        """
        if target.flags & Flag.VENUE and not (target.text.startswith("ال") and target.analysis.definite):
            return False
        word = self.words[j - 1]
        here = frame.subject is not None and frame.subject.last in (j - 1, j) and word.analysis.definite
        return bool(here) and "being_there" in word.stem_roles

    def _of_office(self, frame: Frame, j: int, k: int) -> bool:
        """Say whether a phrase between commas tells where an office is: فلانة، مديرة الشركة | في القاهرة|، إن."""
        subject = frame.subject
        if subject is None or subject.last != j or self.words[k].flags & Flag.VENUE:
            return False
        apposed = any(w.is_comma for w in self.words[subject.first : subject.last])
        end = self.phrase_end(frame, k) if apposed else self.last
        return end < self.last and self.words[end].is_comma

    def _own_paper(self, frame: Frame, k: int) -> bool:
        """Say whether what somebody filed or ruled is where he says something: وقالت الجمعية في | دعواها | إن."""
        word = self.words[k]
        if "fi" in frame.entry.preps:
            return False  # شكك فلان في | قراره
        return word.analysis.enclitics[:1] in PRONOUNS and "own_paper" in word.analysis.lemma_roles

    def _letter(self, k: int) -> bool:
        """Say whether a book is a letter, as it was sent: في | كتاب | وجهه إلى الممثلين."""
        word, following = self.words[k], self.words[k + 1] if k + 1 < self.last else None
        if following is None or "book" not in word.stem_roles or word.analysis.definite:
            return False
        sent = following.pos == "verb" and following.analysis.enclitics == ("ه",)
        return sent and "sending" in following.acts

    def _unknown_outlet(self, frame: Frame, k: int) -> bool:
        """Say whether a definite phrase after ل runs up to the content, so that it can only be whom it was told."""
        word = self.words[k]
        if frame.entry.kind != "say" or frame.subject is None or not word.analysis.definite or word.flags & Flag.TIME:
            return False
        end = self.phrase_end(frame, k)
        return end - k <= 3 and self.clause_at(end)

    def outlet_end(self, frame: Frame, k: int) -> int | None:
        """Return the end of an outlet in marks or dashes at word ``k``: لـ"نوافذ" أن، لـ -الجزيرة نت- إن."""
        if self.words[k].text == "(" and k > 0 and self.words[k - 1].folded == "ل":
            closing = self.reader.close_bracket(k, self.last)
            return closing if k + 1 < closing <= k + 5 else None
        if self.words[k].text in ("-", "–"):
            dashes = (m + 1 for m in range(k + 2, min(self.last, k + 5)) if self.words[m].text in ("-", "–"))
            return next(dashes, None)
        if self.words[k].text == "/" and k > 0 and self.words[k - 1].folded == "ل":  # لـ/الأفق/ أن
            return next((m + 1 for m in range(k + 2, min(self.last, k + 5)) if self.words[m].text == "/"), None)
        quoted = self.reader.marked(k)
        if quoted is None or not quoted.closed:
            return None
        end = self.reader.word_at(quoted.end)
        addressed = k > 0 and self.words[k - 1].folded == "ل"
        named = addressed or self.marks.kind(quoted) is MarkedKind.NAME or self.clause_after_marks(frame, quoted)
        named = named or (k > 1 and self.words[k - 1].folded == "حول" and self.words[k - 2].flags & Flag.VENUE > 0)
        return end if end - k <= 6 and named else None

    def outlet_told(self, frame: Frame, complement: int, j: int) -> Phrase | None:
        """Return an outlet of several words that was told, whatever they read as: للنهار تي في، لموقع والا."""
        name = self.reader.names.get(j)
        if name is None or name.kind != "MED" or name.last - j == 1 or name.last > self.last:
            return None
        told = frame.entry.kind in ("say", "state") and frame.subject is not None and complement < 0
        return Phrase(j, name.last) if told and self.words[j].folded[:1] == "ل" else None

    def told_of_venue(self, frame: Frame, complement: int, j: int) -> bool:
        """Say whether a verb tells what a venue right before it was: في مؤتمر | كان | مقررا، لم | يكن | معلنا."""
        medium = frame.medium
        if medium is None or j + 2 >= self.last or medium.last not in (j, j - 1) or complement >= 0:
            return False
        was = "was" in self.words[j].acts and not self.words[j].analysis.proclitics
        so = self.words[j + 1]
        was = was and so.pos in ("adj", "noun") and so.text.endswith(("ا", "اً", "ة")) and not so.analysis.definite
        venue = self.words[medium.first + (self.words[medium.first].pos == "prep")]
        return was and bool(venue.flags & Flag.VENUE) and not venue.analysis.definite

    def told_at_end(self, frame: Frame, first: int, k: int) -> Phrase | None:
        """Return who was told at the end of a clause on the source from ``first``, right before the content at ``k``.

        وقالت فلانة التي فقدت بيتها | لوكالة الأفق | إن; but not الذي يعمل مراسلا لوكالة, nor الذي يصور للصحافيين.
        """
        if frame.medium is not None or frame.entry.kind not in ("say", "state") or not first < k - 2 < self.last:
            return None
        opened = self.clause_at(k)
        if not opened and (k >= self.last or self.reader.marked(k) is None):
            return None
        paper = self._paper_at_end(first, k)
        if paper is not None:
            return paper
        name = self.reader.name_of.get(k - 1)
        outlet = name is not None and name.kind == "MED" and name.last == k
        begin = name.first if name is not None and outlet else k - 1
        while not outlet and k - begin < _OUTLET and not self.words[begin].preposed:
            begin -= 1
        head = self.words[begin]
        told = outlet or head.flags & Flag.MEDIA_HEAD or (begin == k - 1 and head.flags & Flag.AUDIENCE)
        told = told and all(w.is_nominal for w in self.words[begin:k])
        if not told or self.words[begin].preposed != "ل" or begin <= first + 1:
            return None
        before = self.words[begin - 1]
        serves = before.flags & (Flag.TITLE | Flag.DOCUMENT | Flag.VENUE) and not before.analysis.definite
        if serves or before.pos not in NOMINAL_OR_DIGIT:
            return None
        named = not opened and self.words[k - 1].flags & Flag.MEDIA_HEAD  # لوكالة | "الأفق" | إن
        end = self.outlet_end(frame, k) if named else k
        return None if end is None else Phrase(begin, end)

    def _paper_at_end(self, first: int, k: int) -> Phrase | None:
        """Return a statement in which somebody says it, last in a clause on who does: التي تدير المحطة | في بيان | إن.

        Not where the clause has that as its own: الذي تحدث في مؤتمر صحفي, الذي ورد اسمه في تقرير.
        """
        for begin in range(k - 2, max(first + 2, k - _VENUE), -1):
            word, head = self.words[begin], self.words[begin + 1]
            if word.pos == "punc" or word.pos == "verb":
                return None
            if "told_in_prep" not in word.roles or not head.flags & Flag.VENUE:
                continue
            own = any(w.pos == "verb" and "shown_there" in w.acts for w in self.words[first:begin])
            free = not head.analysis.definite and self.words[begin - 1].pos in NOMINAL_OR_DIGIT
            return Phrase(begin, k) if free and not own else None
        return None

    def phrase_end(self, frame: Frame, k: int) -> int:
        """Return the end of a prepositional phrase: a noun phrase and what hangs on it, up to a comma or an opener."""
        end = k
        while end < self.last:
            word = self.words[end]
            if (
                self.reader.is_complementizer(end)
                or not word.text.strip("،,:؛.…")
                or word.pos == "pron_rel"
                or (word.pos == "verb" and not self._no_verb(k, end))
            ):
                if end == k or not self._published(end - (word.pos == "verb")):
                    break
            if end > k and word.pos == "part_neg" and end + 1 < self.last and self.words[end + 1].pos == "verb":
                break  # في لقاء | لم يكن معلنا
            outlet = self.outlet_end(frame, end)
            if (word.text in "([" and outlet is None) or (end > k and closes_dashes(self.words, k, end)):
                break
            if outlet is not None and (word.text not in ("-", "–") or end == k):
                end = outlet
                if self._object_after(frame, end):
                    break
                continue
            if self.reader.marked(end) is not None:
                break
            if end > k and self._beside(end):
                break
            code = PREPOSITIONS.get(word.folded) if word.pos == "prep" else None
            takes = _TAKEN if frame.entry.kind != "label" else (*_TAKEN, "bi")  # وصف الحال في اليمن | بـ"الكارثي"
            if end > k and code is not None and code in frame.entry.preps and code in takes:
                if end + 1 < self.last and (
                    self.reader.is_complementizer(end + 1)
                    or self.reader.marked(end + 1) is not None
                    or "necessity" in self.words[end + 1].roles  # في بيان | على ضرورة "…"
                ):
                    break
            if end > k and word.pos != "prep" and (self._new_nominal(frame, k, end) or self._announced(frame, k, end)):
                break
            if end > k and self.subject_behind(frame, k, end):
                break
            if end > k and code == "ila" and self.words[k].flags & Flag.VENUE and self._called_for(frame, end):
                break
            end += 1
        return end

    def _beside(self, i: int) -> bool:
        """Say whether word ``i`` tells when, or that it is more: للصحفيين | عندما سئلت، في اللقاء | أيضا."""
        word = self.words[i]
        if "when" in word.roles or "likewise" in word.roles:
            return True
        before = self.words[i - 1]  # not في برنامج | الليلة
        if "tonight" in word.roles:
            return before.analysis.definite is not False or before.pos.startswith("adj") or self._last_night(i)
        return word.flags & Flag.TIME > 0 and before.analysis.definite is not False and not self._public(i)

    def _last_night(self, i: int) -> bool:
        """Say whether the night is told of by an adjective: في بيان | الليلة الماضية."""
        return i + 1 < self.last and self.words[i + 1].pos.startswith("adj")

    def _public(self, i: int) -> bool:
        """Say whether العام is no year: إلى الرأي | العام, not في المجلس | العام الماضي."""
        later = i + 1 < self.last and self.words[i + 1].flags & Flag.TIME > 0
        return self.words[i].folded == "العام" and "public" in self.words[i - 1].stem_roles and not later

    def _no_verb(self, k: int, i: int) -> bool:
        """Say whether a verb by its form is a name or a noun in the phrase from ``k``: مجلة تايم، في سياق | رده على."""
        governed = i == k + 1 and self.reader.frames(k) and not self.words[k].analysis.definite
        return governed or i in self.reader.name_of or self.cues.names_outlet(i)

    def _object_after(self, frame: Frame, end: int) -> bool:
        """Say whether what somebody denies or demands follows an outlet in marks: نفى فلان لـ"الأفق" | وجود نقص."""
        if end >= self.last or self.words[end - 1].text not in '"»”':
            return False
        word = self.words[end]
        thing = word.pos == "noun" and not word.analysis.definite and not has_preposition(word) and not word.flags
        return thing and frame.subject is not None and not self.reader.is_time(end)

    def _new_nominal(self, frame: Frame, k: int, end: int) -> bool:
        """Say whether the subject begins here: قال في بيان | المتحدث باسم."""
        word, previous = self.words[end], self.words[end - 1]
        if frame.subject is not None or self.cues.names_outlet(end - 1):
            return False
        if self._closed_talk(k, end):
            return bool(word.flags & _SPEAKS) and word.pos == "noun" and not has_preposition(word)
        name = self.reader.names.get(end)
        if name is None or name.kind not in ("PER", "TITLE") or has_preposition(word):
            return False
        if end > k + 1 and self.told_kind(end - 1) and not word.pos.startswith("adj"):
            return True  # في مؤتمر صحافي | المطران فلان، في المقابلة التلفزيونية | الوزيرة فلانة
        title = self.reader.name_of.get(end - 1)
        if name.kind == "PER" and title is not None and title.kind == "TITLE":
            return False  # حول غياب المهاجم السنغالي | ماليك ندياي: the title belongs to the phrase already
        press = "of_press" in word.stem_roles and previous.flags & Flag.VENUE  # في الندوة | الصحفية المشتركة
        if (press or name.last == end + 1) and previous.pos == "noun" and agrees(self.words, end - 1, end):
            return False  # في المؤتمر | الصحفي، في المكتب | السياسي
        return not (
            previous.pos == "prep"
            or (not previous.analysis.definite and previous.pos == "noun" and name.kind == "TITLE")
        )

    def _closed_talk(self, k: int, end: int) -> bool:
        """Say whether an adjective closes a talk or paper before word ``end``: في تصريح صحفي | وزارة الصحة."""
        talk, before = self.words[k], self.words[end - 1]
        bare = not (talk.analysis.definite or before.analysis.definite or before.analysis.enclitics)
        closed = bare and (before.pos.startswith("adj") or "kind_of_venue" in before.stem_roles)
        closed = closed or (before.pos == "prep" and bool(before.analysis.enclitics))  # في كلمة له | المدير
        return end - k > 1 and closed and bool(talk.flags & Flag.VENUE)

    def _announced(self, frame: Frame, k: int, end: int) -> bool:
        """Say whether what somebody does or has done begins here: أكدت الشركة في بيان | وصولها، في بيان صحفي | شراء."""
        word, before = self.words[end], self.words[end - 1]
        if frame.subject is None or word.pos != "noun" or word.flags or has_preposition(word) or word.analysis.definite:
            return False
        if word.folded.endswith(("ته", "تها", "تهم")) and any(o.analysis.pos == "verb" for o in word.options):
            return False  # في تصريح صحفي | تابعته "الأفق"
        if not self.words[k].flags & Flag.VENUE or before.analysis.definite or before.analysis.enclitics:
            return False
        own = PRONOUNS.get(word.analysis.enclitics[:1]) == (frame.gender, frame.number)
        whole = before.pos.startswith("adj") or ("statement_of" in before.stem_roles and end == k + 1)
        return whole and own and not self._clause_ahead(end)

    def _clause_ahead(self, end: int) -> bool:
        """Say whether a clause opens behind word ``end``, before any mark: في بيان وداعه | أن."""
        for i in range(end + 1, min(self.last, end + _CLAUSE_REACH)):
            if self.reader.is_complementizer(i):
                return True
            if self.words[i].pos in ("punc", "verb"):
                return False
        return False

    def _called_for(self, frame: Frame, end: int) -> bool:
        """Say whether what somebody calls for begins here: دعا الحزب في ندوة | إلى تشكيل حكومة."""
        if frame.entry.kind != "demand" or "ila" not in frame.entry.preps or end + 1 >= self.last:
            return False
        word = self.words[end + 1]
        bare = word.pos == "noun" and not (word.analysis.definite or word.analysis.enclitics)
        return bare and not word.flags & _ADDRESSED

    def clause_later(self, quoted: Quoted, between: str = "") -> bool:
        """Say whether the clause opens some words after the marks, with no verb and no mark but ``between`` before."""
        k = self.reader.word_at(quoted.end)
        for i in range(k, min(self.last, k + _CLAUSE_REACH)):
            if self.reader.is_complementizer(i):
                return True
            stops = self.words[i].pos == "punc" and self.words[i].text not in (between or " ")
            if stops or self.words[i].pos == "verb" or self.cues.cue_at(i) is not None:
                return False
        return False

    def clause_after_marks(self, frame: Frame, quoted: Quoted) -> bool:
        """Say whether the clause opens right after the marks, so that they hold an outlet: لـ"نوافذ" أن."""
        k = self.reader.word_at(quoted.end)
        if k < self.last and self.words[k].is_comma:
            k += 1
        return self.clause_at(self.past_preposition(frame, k))
