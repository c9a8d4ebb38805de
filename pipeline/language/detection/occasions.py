"""Where the journalist tells on what occasion it was said, or what was not: …، رداً على سؤال، لكنه لم يذكر تفاصيل."""

from __future__ import annotations

from typing import Final

from pipeline.language.detection.frame import Frame
from pipeline.language.lexicon import Flag, bare_lemma, told_gender
from pipeline.language.nominal import PRONOUNS, has_preposition
from pipeline.language.phrasing.phrases import Reader

__all__ = ["Occasions"]

_REFUSED: Final = 7  # words from a verb of refusing to what was refused
_NEAR: Final = 4  # words
_WITHOUT: Final = (("من", "دون", "ان"), ("دون", "ان"), ("بدون", "ان"))
_CONDITIONS: Final = ("pron_rel", "part_neg", "conj_sub", "part")
_BODIES: Final = Flag.ORG_HEAD | Flag.INSTITUTION | Flag.STATE | Flag.MEDIA
_PEOPLE: Final = Flag.TITLE | Flag.COMMON_PERSON | Flag.ANONYMOUS | Flag.GROUP


class Occasions:
    """Finds the beginnings of such tails, all behind a comma, in one section."""

    def __init__(self, reader: Reader) -> None:
        """Take the section."""
        self.reader = reader
        self.words = reader.words
        self.roles = reader.roles

    def begins(self, frame: Frame, j: int) -> bool:
        """Say whether what the source did not say begins at word ``j``, in the clause of a cue."""
        if not self._apart(j):
            return False
        if self.in_answer(j) or self._is_first(j):
            return not self._others_act(frame, j)
        if self.words[frame.at].folded == "ان" and frame.at + 1 < j and self.words[frame.at + 1].analysis.aspect == "i":
            return False  # طلب أن يلتقي الوزير، | خلال زيارته للمدينة
        own = self._own(frame)
        if self._is_about(frame, j, own):
            return False
        if self._no_more(j) or self._left_out(frame, j, own) or self._is_polite(frame, j, own):
            return True
        if self._turned(j) and not self._happened(frame, j):
            return True
        return self._at_his(frame, j, own) or self.delivered(frame, j) or self._had_refused(j, own)

    def after_source(self, i: int, j: int) -> bool:
        """Say whether such a tail begins behind an attribution at word ``i``: …، بحسب فلان، | في كلمة ألقاها."""
        if not self._apart(j):
            return False
        if "own_speech" in self.words[j + 1].stem_roles and self._delivered(j, self._speaker(i + 1, j)):
            return True
        return self._is_first(j) or self._no_more(j)

    def delivered(self, frame: Frame, j: int) -> bool:
        """Say whether word ``j`` opens in what the source of a cue said it: …، | في كلمة ألقاها أمام الطلاب."""
        if self._apart(j) and self._told_outlet(j):
            return True
        if not self._apart(j) or not self._delivered(j, self._own(frame)):
            return False
        spoken = "own_speech" in self.words[j + 1].stem_roles or "of_press" in self.words[j + 2].stem_roles
        return spoken or not self._happened(frame, j)  # not أن التوصيات أقرت، في مؤتمر عقدته

    def _speaker(self, i: int, j: int) -> tuple[tuple[str | None, str], ...]:
        """Return gender and number of the one person whom an attribution names: بحسب | الوزير; not بحسب شهود."""
        k = next((k for k in range(i, j) if self.words[k].is_nominal), j)
        word = self.words[k]
        many = word.flags & (Flag.GROUP | Flag.PLURAL) or word.analysis.number == "p"
        if many or not self._is_person(k):
            return ()
        return ((told_gender(word.flags) or word.analysis.gender, "s"),)

    def in_answer(self, j: int) -> bool:
        """Say whether word ``j`` tells what was answered: رداً على سؤال، تعليقاً على القرار; not رداً على الهجوم."""
        word = self.words[j].folded
        if word not in self.roles["in_answer"] or j + 2 >= len(self.words):
            return False
        if self.words[j + 1].folded not in ("علي", "عن"):
            return False
        answered = self._is_one_of(j + 2, self.roles["question_noun"])
        return answered or word.removeprefix("و") != "ردا"

    def _is_one_of(self, k: int, nouns: frozenset[str]) -> bool:
        """Say whether word ``k`` is one of ``nouns``, of one or several: لقائه، أسئلة."""
        word = self.words[k]
        return word.stem in nouns or bare_lemma(word.analysis.lemma) in nouns

    def _apart(self, j: int) -> bool:
        return j > 0 and j + 2 < len(self.words) and self.words[j - 1].is_comma

    def _is_first(self, j: int) -> bool:
        """Say whether a statement is counted: وهو | أول تصريح له منذ …، في أول ظهور له; not وهو أول قرار."""
        word, k = self.words[j], j + 1
        if word.folded not in ("وهو", "وهي", "وهذا", "وهذه", "في"):
            return False
        if word.folded != "في" and self.words[k].folded == "المره":
            if k + 2 >= len(self.words) or self.words[k + 2].pos != "pron_rel":
                return False
            verb = next((w for w in self.words[k + 3 : k + 5] if w.pos == "verb"), None)
            return verb is not None and verb.may_report
        if "ordinal" not in self.words[k].roles and "ordinal" not in self.words[k].stem_roles:
            return False
        counted = self.words[k + 1].stem
        return counted in self.roles["statement_of"] or (word.folded != "في" and counted in self.roles["first_sign"])

    def _topic(self, frame: Frame, j: int) -> int | None:
        """Return the noun with which a clause begins, or that stands behind its verb there: أن | الاتحاد أجل."""
        for k in range(frame.at + 1, min(j, frame.at + 3)):
            if self.words[k].is_nominal:
                return k
            if self.words[k].pos != "verb":
                return None
        return None

    def _happened(self, frame: Frame, j: int) -> bool:
        """Say whether a clause tells what happened: أن النار | أطلقت; not أن العلاقات ممتازة, أن القانون يحمي."""
        acts = (w for w in self.words[frame.at + 1 : j] if w.pos == "verb")
        return any(w.analysis.aspect == "p" for w in acts)

    def _others_act(self, frame: Frame, j: int) -> bool:
        """Say whether an answer, or a first statement, is that of somebody of whom the source tells or may tell."""
        head = self.words[frame.subject.first] if frame.subject is not None else None
        if head is not None and head.flags & (Flag.MEDIA_HEAD | Flag.MEDIA | Flag.DOCUMENT):
            return True  # ذكرت الوكالة أن الوزير نفى، | ردا على سؤال
        if frame.subject is not None and self.reader.kind_at(frame.subject.first) == "MED":
            return True
        acts = [w for w in self.words[frame.at + 1 : j] if w.pos == "verb"]
        if any(w.may_report and w.analysis.aspect == "p" for w in acts):
            return True  # أن الملك اعترف بالهزيمة، | وهو أول اعتراف
        k = self._topic(frame, j)
        will = any(w.analysis.proclitics[-1:] == ("س",) or w.folded in ("سوف", "لن") for w in acts)
        return k is not None and bool(acts) and not will and self._is_person(k)

    def _is_person(self, k: int) -> bool:
        """Say whether word ``k`` is one or several certain people: المتهم، سعاد، الناس."""
        word, kind = self.words[k], self.reader.kind_at(k)
        people = Flag.COMMON_PERSON | Flag.TITLE | Flag.GROUP
        certain = word.analysis.definite or word.analysis.enclitics or self.words[k + 1].analysis.definite
        return kind == "PER" or (bool(certain) and (kind == "TITLE" or bool(word.flags & people)))

    def _own(self, frame: Frame) -> tuple[tuple[str | None, str], ...]:
        """Return gender and number of the pronouns that can mean the source; a verb before its subject is singular."""
        head = self.words[frame.subject.first] if frame.subject is not None else None
        gender = frame.gender or (told_gender(head.flags) if head is not None else None)
        forms: tuple[tuple[str | None, str], ...] = ((gender, frame.number or "s"),)
        if head is None:
            return forms
        if head.analysis.number == "d" and head.pos == "noun":
            return ((None, "d"),)
        if head.flags & Flag.PLURAL or (head.analysis.number == "p" and head.is_nominal):
            return ((gender, "p"), ("m", "p"))
        if head.flags & Flag.GROUP and not head.flags & Flag.ORG_HEAD:
            forms = (*forms, (gender, "p"), ("m", "p"))
        return forms

    def _is_about(self, frame: Frame, j: int, own: tuple[tuple[str | None, str], ...]) -> bool:
        """Say whether the clause tells of somebody else whom a pronoun can mean: إن الوزير وصل، | خلال زيارته."""
        about = PRONOUNS.get(self.words[frame.at].analysis.enclitics[:1])
        if about in own and not self._of_nobody(frame.at + 1):
            return True
        for k in range(frame.at + 1, j):
            word = self.words[k]
            gender = told_gender(word.flags) or word.analysis.gender
            named = self.reader.kind_at(k) == "PER"
            person = named or self.reader.kind_at(k) == "TITLE" or word.flags & (Flag.COMMON_PERSON | Flag.TITLE)
            certain = word.analysis.definite or word.analysis.enclitics or self.words[k + 1].analysis.definite
            one = word.is_nominal and word.analysis.number != "p" and not word.flags & Flag.PLURAL
            if person and one and (named or certain) and any(g in (gender, None) for g, _ in own):
                return True
        return False

    def _of_nobody(self, k: int) -> bool:
        """Say whether a pronoun before word ``k`` stands for nobody: أنه | إذا، أنه | لا صحة، أنه | جرى توقيف."""
        word = self.words[k]
        if word.pos == "part_neg" and self.words[k + 1].pos == "verb":
            word = self.words[k + 1]  # أنه لن | تفرض رسوم; not أنه لن | يستقيل
            return word.analysis.voice == "p" or word.analysis.gender == "f"
        if word.pos in _CONDITIONS or "of_nobody" in word.roles:
            return True
        return word.pos == "verb" and word.analysis.voice == "p"

    def _means(self, enclitics: tuple[str, ...], own: tuple[tuple[str | None, str], ...]) -> bool:
        meant = PRONOUNS.get(enclitics[:1])
        return meant is not None and meant in own

    def _at_his(self, frame: Frame, j: int, own: tuple[tuple[str | None, str], ...]) -> bool:
        """Say whether it is told what the source did while he spoke: أثناء | زيارته للمعرض، على هامش | لقائه السفير.

        Not behind what happened or will happen, nor where he is in the clause: النار أطلقت، سيوقع، ظلمه.
        """
        acts = [w for w in self.words[frame.at + 1 : j] if w.pos == "verb"]
        will = any(w.analysis.proclitics[-1:] == ("س",) or w.folded == "سوف" for w in self.words[frame.at + 1 : j])
        if will or self._happened(frame, j) or any(self._means(w.analysis.enclitics, own) for w in acts):
            return False
        k, first = j + 1, self.words[j].folded
        pair = first in ("علي", "في") and "on_occasion" in self.words[k].stem_roles
        if pair or (first, self.words[k].folded) == ("في", "اثناء"):
            k += 1
        elif first not in self.roles["while_there"]:
            return False
        noun = self.words[k]
        if not noun.is_nominal or not self._is_one_of(k, self.roles["appearance"]):
            return False
        rest = self.words[k : self.reader.bounds(j)[1]]
        coming = any("coming" in w.roles for w in rest)  # سيوقع، خلال زيارته الأسبوع | المقبل
        return self._means(noun.analysis.enclitics, own) and not coming

    def _delivered(self, j: int, own: tuple[tuple[str | None, str], ...]) -> bool:
        """Say whether it is told in what it was said: في تصريح | أدلى به لإذاعة، خلال مؤتمر عقده، في بيان صدر أمس."""
        if "leading_venue_prep" not in self.words[j].roles:
            return False
        head = self.words[j + 1]
        spoken = head.flags & Flag.VENUE or "own_speech" in head.stem_roles
        if not spoken or head.analysis.definite or head.analysis.enclitics or not head.is_nominal:
            return False
        _, last = self.reader.bounds(j)
        for k in range(j + 2, min(last, j + 2 + _NEAR)):
            word = self.words[k]
            acts = [o.analysis for o in word.options if o.analysis.pos == "verb" and o.analysis.aspect == "p"]
            named = [bare_lemma(a.lemma) for a in acts if (a.gender, a.number) in own]
            if not self.roles["delivering"].isdisjoint(named):
                return not self._acts(k + 1, last)
            if any(a.enclitics and "issued" in a.lemma_roles for a in acts):
                outlet = self.words[min(k + 1, last - 1)].flags & (Flag.MEDIA_HEAD | Flag.MEDIA)
                return bool(outlet) or self.reader.kind_at(k + 1) == "MED"
            if word.pos == "verb":
                return False
            if word.pos in ("punc", "pron_rel", "conj_sub"):
                return False
        return False

    def _told_outlet(self, j: int) -> bool:
        """Say whether a sentence ends with to which outlet it was said: إن الحرب انتهت، | في تصريح للتلفزيون الرسمي."""
        _, last = self.reader.bounds(j)
        head = self.words[j + 1]
        if self.words[j].folded != "في" or "own_speech" not in head.stem_roles or j + 3 >= last:
            return False
        if head.analysis.definite or head.analysis.enclitics:
            return False
        k = j + 2 + self.words[j + 2].pos.startswith("adj")
        outlet = self.words[k] if self.words[k].preposed == "ل" else self.words[min(k + 1, last - 1)]
        led = self.words[k].preposed == "ل" or self.words[k].folded in ("مع", "ل", "الي")
        told = led and outlet.flags & (Flag.MEDIA | Flag.MEDIA_HEAD | Flag.AUDIENCE)
        return bool(told) and all(w.pos != "verb" and w.text != ":" for w in self.words[j:last])

    def _acts(self, k: int, last: int) -> bool:
        """Say whether somebody named has the verb before word ``k``: في مؤتمر عقده | الاتحاد."""
        while k < last and self.words[k].pos == "prep" and self.words[k].analysis.enclitics:
            k += 1
        if k >= last or not self.words[k].is_nominal or has_preposition(self.words[k]):
            return False
        return not self.reader.is_time(k) and bool(self.words[k].analysis.definite or self.words[k].pos == "noun_prop")

    def _left_out(self, frame: Frame, j: int, own: tuple[tuple[str | None, str], ...]) -> bool:
        """Say whether the source gave no more: لكنه | لم يذكر تفاصيل، إلا أنها لم تحدد، من دون أن | يقدم مزيدا."""
        word, k = self.words[j], j + 1
        if "but_he" in word.roles:
            his = self._means(word.analysis.enclitics, own)
        elif "except" in word.roles and self.words[k].folded[:2] == "ان":
            his, k = self._means(self.words[k].analysis.enclitics, own), k + 1
        elif word.folded == "ولم":
            his, k = self._acts_as(k, own), j
        else:
            k = max(self.reader.stands(phrase, j) for phrase in _WITHOUT)
            return k > j and self._acts_as(k, own) and self._untold(k) and not self._may_tell(frame, j, own, k)
        if not his or k >= len(self.words) or self.words[k].folded not in ("لم", "ولم"):
            return False
        return self._untold(k + 1) and not self._may_tell(frame, j, own, k + 1)

    def _acts_as(self, k: int, forms: tuple[tuple[str | None, str], ...]) -> bool:
        """Say whether the form of the verb at word ``k`` fits the source, and no subject follows: يقدم | أي دليل."""
        if k + 1 >= len(self.words) or (self.words[k + 1].analysis.definite and self.words[k + 1].pos == "noun"):
            return self.words[k + 1 : k + 2] != () and "untold_detail" in self.words[k + 1].stem_roles
        readings = [o.analysis for o in self.words[k].options if o.analysis.aspect == "i"]
        return any(n == a.number and g in (a.gender, None) for a in readings for g, n in forms)

    def _may_tell(self, frame: Frame, j: int, own: tuple[tuple[str | None, str], ...], verb: int) -> bool:
        """Say whether what the clause begins with can be what told or set no more: أن | الاتحاد أجل المباراة."""
        k = self._topic(frame, j)
        if k is None:
            return False
        word = self.words[k]
        certain = word.analysis.definite or word.analysis.enclitics or self.words[k + 1].analysis.definite
        things = word.analysis.number == "p" and not word.flags & (_PEOPLE | Flag.PLURAL)  # الشرائح | صنعت
        gender = "f" if things else word.analysis.gender
        if gender not in {g for g, _ in own} or not (certain or word.pos == "noun_prop"):
            return False
        if all(n == "p" for _, n in own) and word.analysis.number == "s" and not word.flags & Flag.GROUP:
            return False  # قال ناجون إن القارب غرق، | لكنهم لم يقدموا تفاصيل
        bodies = Flag.ORG_HEAD | Flag.INSTITUTION | Flag.MEDIA_HEAD | Flag.MEDIA | Flag.DOCUMENT | Flag.STATE
        speaks = word.flags & (bodies | Flag.GROUP) or self.reader.kind_at(k) in ("ORG", "MED")
        sets = self._happened(frame, j) and "setting_verb" in self.words[verb].acts
        return bool(speaks) or sets or self.words[j].folded == "ولم"

    def _turned(self, j: int) -> bool:
        """Say whether it is told from which words a statement turned: …، | في تراجع عن موقفه، في تناقض مع تصريحاته.

        Not so what is compared with a figure: في تراجع عن مستوى العام الماضي.
        """
        if self.words[j].folded != "في" or j + 3 >= len(self.words):
            return False
        if "turning" not in self.words[j + 1].stem_roles:
            return False
        said = self.words[j + 3].stem
        return self.words[j + 2].pos == "prep" and (said in self.roles["statement_of"] or said in self.roles["stand"])

    def _is_polite(self, frame: Frame, j: int, own: tuple[tuple[str | None, str], ...]) -> bool:
        """Say whether the source thanks or hopes while speaking: …، | مهنئا الفائزين، مقدما شكره للداعمين."""
        form = self.words[j].folded.removeprefix("و")
        given = form in self.roles["giving_participle"] and any(
            "courtesy" in self.words[k].stem_roles for k in range(j + 1, min(j + 3, len(self.words)))
        )
        if not given and form not in self.roles["polite_act"]:
            return False
        gender, number = "f" if form.endswith("ه") else "m", "p" if form.endswith("ين") else "s"
        his = any(n == number and g in (gender, None) for g, n in own)
        return his and not self._topic_can(frame, j, gender) and not self._clause_goes_on(j)

    def _topic_can(self, frame: Frame, j: int, gender: str) -> bool:
        """Say whether whom a clause begins with can thank himself: إن | المنتخب | غادر الملعب، محييا الجماهير."""
        k = self._topic(frame, j)
        if k is None or not self._happened(frame, j):
            return False
        word = self.words[k]
        body = bool(word.flags & (_BODIES | _PEOPLE)) or self.reader.kind_at(k) == "ORG"
        return body and (told_gender(word.flags) or word.analysis.gender) == gender

    def _clause_goes_on(self, j: int) -> bool:
        """Say whether the clause goes on behind word ``j`` with no cue of its own: …، مجددا دعمه لهم، | وأن الطرق."""
        for k in range(j + 1, self.reader.bounds(j)[1]):
            word = self.words[k]
            if word.may_report or word.folded.removeprefix("و") in self.reader.lexicon.participles:
                return False
            if word.analysis.lead == "و" and self.reader.is_complementizer(k):
                return True
        return False

    def _no_more(self, j: int) -> bool:
        """Say whether whoever is named before gave no more: …، بحسب الشرطة، | من دون أن تقدم مزيدا من التفاصيل."""
        k = max(self.reader.stands(phrase, j) for phrase in _WITHOUT)
        if k <= j or k + 1 >= len(self.words) or not self._untold(k):
            return False
        return self.words[k + 1].stem.removesuffix("ا") == "مزيد"

    def _untold(self, k: int) -> bool:
        """Say whether it is a detail that was not told: يذكر أي تفاصيل، يقدم مزيدا من التفاصيل، يحدد موعدا."""
        if k >= len(self.words):
            return False
        word, rest = self.words[k], self.words[k + 1 : k + 1 + _NEAR]
        detail = any("untold_detail" in w.stem_roles or "evidence" in w.stem_roles for w in rest)
        given = detail and ("offering_verb" in word.acts or "telling_verb" in word.acts)
        set_ = "setting_verb" in word.acts
        return (given or set_) and any(o.analysis.aspect == "i" for o in word.options)

    def _had_refused(self, j: int, own: tuple[tuple[str | None, str], ...]) -> bool:
        """Say whether the source had said nothing before: وكان قد | امتنع عن التعليق، وسبق له أن | رفض."""
        opening = self.words[j].folded
        if opening in ("وكان", "وكانت", "وكانوا") and self.words[j + 1].folded == "قد":
            k = j + 2
        elif opening == "وسبق":
            k = next((i + 1 for i in range(j + 1, j + 3) if self.words[i].folded == "ان"), len(self.words))
        else:
            return False
        if k >= len(self.words) or "refusing_verb" not in self.words[k].acts:
            return False
        verb = self.words[k].analysis
        fits = any(n == verb.number and g in (verb.gender, None) for g, n in own)
        return fits and any("telling_noun" in w.stem_roles for w in self.words[k + 1 : k + _REFUSED])
