"""Noun phrases that name a source: title, name, apposition, and what belongs to them.

Phrases are word indices ``[first, last)`` of one section.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from pipeline.language.document import Name, TaggedSection
from pipeline.language.lexicon import Flag, lexicon
from pipeline.language.marks import Quoted
from pipeline.language.nominal import NOMINAL, attaches, has_preposition, is_closed, preposed
from pipeline.language.normalise import fold

__all__ = ["Phrase", "Reader"]

_HEADS = Flag.TITLE | Flag.ANONYMOUS | Flag.GROUP | Flag.DOCUMENT | Flag.MEDIA_HEAD | Flag.ORG_HEAD | Flag.HONORIFIC
_OPENERS = frozenset("\"«“‘„'‹(")
_LETTERS = frozenset("ادمجسقع")
_MAX_WORDS = 24
_MAX_MARKED = 5
_BRIDGE = 4  # words from a title to the name it leads to
_CONCEALED = 9  # words from the verb to the name that is kept back


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words ``[first, last)``."""

    first: int
    last: int


class Reader:
    """Reads phrases of one section; holds the indexes that this needs."""

    def __init__(self, section: TaggedSection) -> None:
        """Index the names and the marked stretches of a section."""
        self.section = section
        self.lexicon = lexicon()
        self.roles = self.lexicon.roles
        self.words = section.words
        self.names: dict[int, Name] = {n.first: n for n in section.names}
        self.name_of: dict[int, Name] = {i: n for n in section.names for i in range(n.first, n.last)}
        self.quoted_at: dict[int, Quoted] = {q.start: q for q in section.section.quoted}
        self.starts = [w.start for w in self.words]
        self._phrases: dict[tuple[int, int], Phrase | None] = {}

    def bounds(self, i: int) -> tuple[int, int]:
        """Return the words of the sentence that word ``i`` stands in."""
        return self.section.bounds[self.words[i].part]

    def text(self, first: int, last: int) -> str:
        """Return the plain text of words ``[first, last)``."""
        return self.section.section.text[self.words[first].start : self.words[last - 1].end] if last > first else ""

    def word_at(self, position: int) -> int:
        """Return the first word that starts at or after a plain position."""
        return bisect_left(self.starts, position)

    def marked(self, i: int) -> Quoted | None:
        """Return the marked stretch that word ``i`` (a quotation mark) opens."""
        return self.quoted_at.get(self.words[i].start)

    def kind_at(self, i: int) -> str | None:
        """Return the kind of the name that starts at word ``i``."""
        name = self.names.get(i)
        return name.kind if name else None

    def person_within(self, first: int, last: int) -> Name | None:
        """Return the first person's name inside a phrase."""
        i = first
        while i < last:
            quoted = self.marked(i) if i > first and self.words[i].pos == "punc" else None
            if quoted is not None and quoted.closed and self._names_a_body(i):
                i = max(self.word_at(quoted.end), i + 1)  # حزب "الغد الأخضر" is no person, whatever الأخضر may be
                continue
            name = self.names.get(i)
            if name is not None and name.kind == "PER":
                return name
            i += 1
        return None

    def _names_a_body(self, i: int) -> bool:
        """Say whether marked words at ``i`` name an institution, a medium or a work."""
        head = self.words[i - 1]
        return bool(head.flags & (Flag.ORG_HEAD | Flag.MEDIA_HEAD | Flag.NAMING)) and not head.flags & (
            Flag.TITLE | Flag.HONORIFIC
        )

    def kind_of_line(self, i: int) -> str:
        """Return the kind of the line that word ``i`` stands on: headline, body …."""
        return self.section.section.parts[self.words[i].part].kind

    def conceals(self, i: int) -> int | None:
        """Return the end of ``طلب عدم ذكر اسمه``, ``رافضاً الكشف عن هويته`` at word ``i``: it says nothing."""
        word = self.words[i]
        bare = word.folded.removeprefix("و")
        concealing = not word.analysis.definite and (
            fold(word.analysis.lemma) in self.roles["concealing"] or word.stem in self.roles["concealing"]
        )
        if not concealing and bare not in self.roles["concealing_participle"]:
            return None
        _, last = self.bounds(i)
        for k in range(i + 1, min(last, i + _CONCEALED)):
            if self.words[k].text in "،,:." or self.words[k].folded in self.roles["complementizer"]:
                return None
            if self.words[k].folded in self.roles["identity"] or self.words[k].stem in self.roles["identity"]:
                return k + 1
        return None

    def close_bracket(self, i: int, last: int) -> int:
        """Return the word after the bracket that word ``i`` opens; ``i + 1`` if it is never closed."""
        closer = {"(": ")", "[": "]"}[self.words[i].text]
        for j in range(i + 1, min(last, i + 25)):
            if self.words[j].text == closer:
                return j + 1
        return i + 1

    def noun_phrase(self, i: int, last: int) -> Phrase | None:
        """Read the noun phrase that starts at word ``i``, with its name, apposition and what belongs to its title."""
        key = (i, last)
        if key not in self._phrases:
            self._phrases[key] = self._read(i, last)
        return self._phrases[key]

    def _read(self, i: int, last: int) -> Phrase | None:
        if i >= last or not self._can_start(i):
            return None
        has_person = False
        j = i
        while j < last and j - i < _MAX_WORDS:
            step = self._step(i, j, last, has_person)
            if step == j:
                break
            has_person = has_person or self.person_within(j, step) is not None
            j = step
        while j > i and self.words[j - 1].pos in ("punc", "prep", "conj") and self.words[j - 1].text not in "\"»”’'›":
            j -= 1
        return Phrase(i, j) if j > i else None

    def is_time(self, i: int) -> bool:
        """Say whether a word tells when, not who: أحد is somebody before a plural, الأحد a day."""
        word = self.words[i]
        if not word.flags & Flag.TIME or word.folded in self.roles["counted"]:
            return False
        name = self.name_of.get(i)
        return name is None or name.kind not in ("PER", "TITLE")

    def is_letter(self, i: int) -> bool:
        """Say whether word ``i`` is an abbreviated title: د. منى، م. فؤاد."""
        word = self.words[i]
        return (
            word.folded in _LETTERS
            and i + 1 < len(self.words)
            and self.words[i + 1].text in (".", "/")
            and self.words[i + 1].start == word.end
        )

    def _can_start(self, i: int) -> bool:
        word = self.words[i]
        if word.text in ('"', "«", "“"):
            return self._marked_name(i) is not None
        if word.folded in self.roles["with_pronoun"]:
            return False
        if self.is_letter(i):
            return True
        if word.pos == "verb":
            return i in self.names and self.names[i].kind == "PER"
        return (word.pos in NOMINAL and not self.is_time(i)) or i in self.names or word.text == "@"

    def _marked_name(self, i: int, *, headed: bool = False) -> int | None:
        """Return the end of a short marked name that word ``i`` opens: وكالة "ناسا"، الشيخ "سلامة بو عنقة"."""
        quoted = self.marked(i)
        if quoted is None or not quoted.closed:
            return None
        end = self.word_at(quoted.end)
        inner = [w for w in self.words[i + 1 : end] if w.pos != "punc"]
        clause = not headed and any(w.pos == "verb" and not w.flags for w in inner)
        return end if 0 < len(inner) <= _MAX_MARKED and not clause else None

    def _step(self, first: int, j: int, last: int, has_person: bool) -> int:
        """Return where the phrase goes on from word ``j``; ``j`` itself if it ends there."""
        word = self.words[j]
        if self.is_letter(j):
            return j if has_person else min(j + 2, last)
        if word.text == "@":
            return min(j + 2, last)
        if word.text in _OPENERS:
            return self._step_mark(first, j, has_person)
        if word.text in "،," or word.text in ("-", "–"):
            return self._apposition(first, j, last, has_person)
        if word.pos == "punc" or (j > first and word.folded in self.roles["aside"]):
            return j
        special = self._step_special(first, j, last, has_person)
        if special is not None:
            return special
        if j > first and self.is_time(j) and not (word.pos.startswith("adj") and attaches(self.words, first, j)):
            return j
        if (j > first and has_preposition(word)) or word.pos == "prep":
            return self._step_preposition(first, j, last, has_person)
        if word.folded == "او" and j + 1 < last and self.words[j + 1].pos in NOMINAL and j > first:
            return j + 2
        if has_person and word.folded in ("احد", "احدي", "واحد") and j > first:
            phrase = self.noun_phrase(j, last)
            return phrase.last if phrase is not None else j
        name = self.names.get(j)
        if name is not None and name.last <= last:
            return self._step_name(first, j, name, has_person)
        if word.pos == "digit" and j > first:
            return j + 1 if not is_closed(self.words, first, j) else j
        if j == first or word.pos not in NOMINAL:
            return j + 1 if word.pos in NOMINAL else j
        return self._step_word(first, j, last, has_person)

    def _step_word(self, first: int, j: int, last: int, has_person: bool) -> int:
        """Return where the phrase goes on over a plain noun or adjective."""
        word = self.words[j]
        if has_person and self._after_person(j):
            return j + 1 if word.analysis.definite and word.pos == "adj" and attaches(self.words, first, j) else j
        if attaches(self.words, first, j) or (not has_person and self._leads_to_name(first, j, last)):
            return j + 1
        return j

    def _leads_to_name(self, first: int, j: int, last: int) -> bool:
        """Say whether a title goes on to its bearer over a word that does not seem to fit: رئيس ظهران الجنوب | فلان."""
        if not self._is_title(first) or self.words[first].flags & Flag.PLURAL:
            return False
        for k in range(j, min(last, j + _BRIDGE)):
            name = self.names.get(k)
            if name is not None and name.kind == "PER":
                return k > j
            if self.words[k].pos not in ("noun", "adj", "noun_prop") or self.words[k].flags & (Flag.TIME | Flag.TITLE):
                return False
            if has_preposition(self.words[k]) or not (
                self.words[k].analysis.definite or self.words[k].flags & Flag.PLACE
            ):
                return False
        return False

    def _step_special(self, first: int, j: int, last: int, has_person: bool) -> int | None:
        """Step over ``ذاته`` and ``تدعى منيرة``, stop at ``طلب عدم ذكر اسمه``; None for any other word."""
        word = self.words[j]
        if j == first:
            return None
        if self.conceals(j) is not None or word.folded in self.roles["aged"]:
            return j
        if word.folded in self.roles["rank_part"] and self._is_title(first) and not has_person:
            return j + 1
        if word.folded in self.roles["called"] and not has_person:
            return self._named(j, last)
        return j + 1 if word.folded in self.roles["same"] else None

    def _named(self, j: int, last: int) -> int:
        """Step over ``تدعى منيرة السالم``, ``اسمه عادل``, ``تدعى @user``."""
        if j + 1 >= last:
            return j
        name = self.names.get(j + 1)
        if name is not None and name.kind == "PER" and name.last <= last:
            return name.last
        if self.words[j + 1].text == "@":
            return min(j + 3, last)
        end = self._marked_name(j + 1)
        return end if end is not None and end <= last else j

    def _after_person(self, j: int) -> bool:
        name = self.name_of.get(j - 1)
        return name is not None and name.kind == "PER"

    def _step_mark(self, first: int, j: int, has_person: bool) -> int:
        word = self.words[j]
        if word.text == "(" or (j == first and word.text not in '"«“'):
            return j
        end = self._marked_name(j, headed=j > first and self._names_a_body(j))
        if end is None or has_person:
            return j
        if j == first:
            return end
        previous = self.words[j - 1]
        heads = previous.flags & (_HEADS | Flag.NAMING) or not is_closed(self.words, first, j)
        inner = self.words[j + 1]
        return (
            end
            if heads
            or inner.flags & (Flag.MEDIA | Flag.INSTITUTION)
            or inner.pos == "latin"
            or (self.kind_at(j + 1) in ("PER", "ORG"))
            else j
        )

    def _step_name(self, first: int, j: int, name: Name, has_person: bool) -> int:
        if j == first:
            return name.last
        closed = is_closed(self.words, first, j)
        if name.kind == "PER":
            several = self.words[first].analysis.number == "p" and self.words[first].flags & Flag.GROUP
            return j if has_person or several else name.last
        if name.kind == "TITLE":
            if self.words[j].analysis.enclitics:
                return j
            if has_person:
                return name.last if self._after_person(j) else j
            plural = self.words[j].analysis.number == "p" or self.words[j].flags & Flag.PLURAL
            several = self.words[first].analysis.number == "p" or self.words[first].flags & (Flag.PLURAL | Flag.GROUP)
            return j if closed and plural and not several and not attaches(self.words, first, j) else name.last
        if has_person:
            return j
        if closed:
            return (
                name.last
                if attaches(self.words, first, j)
                and not self.words[j].analysis.enclitics
                and self.words[j].pos != "noun_prop"
                else j
            )
        return name.last

    def _step_preposition(self, first: int, j: int, last: int, has_person: bool) -> int:
        """Take a prepositional phrase into the phrase where it belongs to a title or a source noun."""
        word, previous = self.words[j], self.words[j - 1]
        clitics = preposed(word)
        if clitics[:1] == ("و",) and j > first:
            return self._coordinated(first, j, last, has_person)
        if j == first and (word.pos != "prep"):
            name = self.names.get(j)
            return name.last if name is not None and name.last <= last else j + 1
        if word.stem == "اسم" and "ب" in clitics:
            return j + 1
        if word.pos == "verb" or (has_person and not previous.flags & Flag.TITLE):
            return j
        if word.pos == "prep" and not clitics:
            return self._free_preposition(first, j, last, has_person)
        if clitics == ("ل",) and word.pos in NOMINAL:
            venue = 0 if self.words[first].flags & Flag.ORG_HEAD else Flag.VENUE  # شركة كذا للأبحاث
            target = word.flags & (Flag.AUDIENCE | Flag.MEDIA | Flag.MEDIA_HEAD | venue | Flag.TIME) or self.kind_at(
                j
            ) in ("PER", "MED")
            return j if target else self._over_name(first, j, last)
        if clitics == ("ب",) and word.pos in NOMINAL:
            belongs = word.flags & (Flag.ORG_HEAD | Flag.INSTITUTION | Flag.PLACE) or self.kind_at(j) in ("ORG", "LOC")
            return self._over_name(first, j, last) if belongs else j
        return j

    def _coordinated(self, first: int, j: int, last: int, has_person: bool) -> int:
        """Take a second source or the second half of a title: مسؤولون وشهود عيان، الإعلام والتواصل."""
        word, previous = self.words[j], self.words[j - 1]
        if len(preposed(word)) > 1 or word.pos not in NOMINAL or word.flags & (Flag.TIME | Flag.VENUE):
            return j
        if word.analysis.definite and j + 1 < last and self.words[j + 1].pos == "verb":
            return j  # a circumstance: تقول المرأة | والدموع تغالبها
        name = self.names.get(j)
        source = word.flags & (_HEADS | Flag.INSTITUTION | Flag.MEDIA) or (
            name is not None and name.kind in ("PER", "ORG", "MED", "TITLE")
        )
        if has_person:
            return name.last if source and name is not None and name.last <= last else j
        if source:
            return name.last if name is not None and name.last <= last else j + 1
        return (
            j + 1
            if word.analysis.definite == previous.analysis.definite
            and word.pos in ("noun", "adj")
            and not word.analysis.enclitics
            else j
        )

    def _over_name(self, first: int, j: int, last: int) -> int:
        """Step over the noun phrase after a preposition, up to what is closed."""
        name = self.names.get(j)
        end = name.last if name is not None and name.last <= last else j + 1
        while (
            end < last
            and self.words[end].pos in NOMINAL
            and not has_preposition(self.words[end])
            and not self.is_time(end)
        ):
            if (end in self.names and self.names[end].kind in ("PER", "TITLE")) or not attaches(self.words, j, end):
                break
            inner = self.names.get(end)
            end = inner.last if inner is not None and inner.last <= last else end + 1
        return end

    def _free_preposition(self, first: int, j: int, last: int, has_person: bool) -> int:
        word, previous = self.words[j], self.words[j - 1]
        if j + 1 >= last or word.analysis.enclitics or has_person:
            return j
        following = self.words[j + 1]
        if following.pos not in NOMINAL and j + 1 not in self.names and following.text not in '"«“':
            return j
        spoken = word.folded == "في" and not following.analysis.definite
        if self.is_time(j + 1) or (following.flags & Flag.VENUE and (spoken or not following.flags & Flag.ORG_HEAD)):
            return j
        marked = self._marked_name(j + 1) if following.text in '"«“' else None
        end = self._over_name(first, j + 1, last) if marked is None else self._after_marked(marked, last)
        named = end in self.names and self.names[end].kind in ("PER", "TITLE") and not has_preposition(self.words[end])
        head = self.words[first]
        if (
            word.folded in ("في", "لدي", "داخل", "الي", "علي", "ل", "من", "عن", "بين")
            and named
            and head.flags & Flag.TITLE
        ):
            return end
        qualified = previous.folded in self.roles["qualified"] or previous.stem in self.roles["qualified"]
        if word.folded == "لدي" and head.flags & Flag.TITLE and following.flags & Flag.ORG_HEAD:
            return end
        if word.folded in ("في", "لدي", "داخل"):
            return (
                end
                if (not head.analysis.definite and head.flags & _HEADS and not self._place_only(first, j)) or qualified
                else j
            )
        if word.folded == "من":
            issued = head.flags & Flag.DOCUMENT and following.flags & (Flag.ORG_HEAD | Flag.INSTITUTION)
            loose = (
                head.flags & (Flag.ANONYMOUS | Flag.GROUP)
                or issued
                or (
                    head.flags & Flag.TITLE
                    and not head.analysis.definite
                    and not is_closed(self.words, first, first + 1)
                )
            )
            counted = previous.folded in self.roles["counted"] or head.folded in self.roles["counted"]
            return (
                end
                if (
                    ((loose and not is_closed(self.words, first, j)) or self._indefinite(first, j))
                    and (loose or counted)
                )
                or counted
                or qualified
                else j
            )
        if word.folded == "عن" and head.flags & Flag.TITLE and following.stem in self.roles["constituency"]:
            return end  # عضو مجلس الشيوخ عن ولاية أوهايو
        loose_group = head.flags & (Flag.GROUP | Flag.ANONYMOUS) and self._indefinite(first, j) and word.folded == "علي"
        if word.folded in ("علي", "عن", "الي") and (qualified or loose_group):
            return end
        return j

    def _after_marked(self, end: int, last: int) -> int:
        """Step over what belongs to a marked name: «غلف ستون» للأبحاث."""
        if end < last and preposed(self.words[end]) == ("ل",) and self.words[end].pos in NOMINAL:
            return self._over_name(end, end, last)
        return end

    def _indefinite(self, first: int, j: int) -> bool:
        return not any(self.words[k].analysis.definite for k in range(first, j))

    def _place_only(self, first: int, j: int) -> bool:
        """Say whether a closed phrase tells whose it is, so that ``في`` only says where: رئيس الأركان | في عدن."""
        return any(self.words[k].analysis.definite for k in range(first, j)) and not self.words[first].flags & (
            Flag.ANONYMOUS | Flag.GROUP
        )

    def _apposition(self, first: int, j: int, last: int, has_person: bool) -> int:
        """Take ``، المتحدث باسم الجيش`` after a name or ``، حيدر العبادي`` after a title, up to a break."""
        if j == first or j + 1 >= last:
            return j
        name = self.names.get(j + 1)
        person = self.names.get(j + 2)
        nation = self.words[j + 1].flags & Flag.NISBA and self.words[j + 1].analysis.definite
        if nation and person is not None and person.kind == "PER" and not has_person and self._is_title(first):
            end = person.last  # مدرب الفريق، البرتغالي روي مارتينيو
            return end if end >= last or self._breaks(end) else j
        if name is None:
            return j
        if name.kind == "PER" and not has_person and self._is_title(first) and not has_preposition(self.words[j + 1]):
            end = name.last
        elif name.kind == "TITLE" and has_person and not has_preposition(self.words[j + 1]):
            phrase = self.noun_phrase(j + 1, last)
            end = phrase.last if phrase is not None else name.last
        else:
            return j
        return end if end >= last or self._breaks(end) else j

    def _breaks(self, end: int) -> bool:
        word = self.words[end]
        return (
            word.pos in ("punc", "conj_sub", "part", "prep", "verb", "adv", "pron_rel")
            or has_preposition(word)
            or bool(word.flags & Flag.TIME)
        )

    def _is_title(self, first: int) -> bool:
        name = self.name_of.get(first)
        return (name is not None and name.kind == "TITLE") or bool(
            self.words[first].flags & (Flag.TITLE | Flag.HONORIFIC)
        )
