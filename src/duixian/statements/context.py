"""What a number can take its name from: the numbers named before it, and what their sentence has been about."""

from __future__ import annotations

import re
from typing import Final

from duixian.statements.named import Named
from duixian.statements.phrase import Phrase
from duixian.statements.scopes import Scopes
from duixian.statements.topics import noun_alone, sentence_before, topic_before

_FEW: Final = 4
_THEME: Final = re.compile(r"[\s　]*([^，。；：、0-9“”]{2,8}?)(?:方面)?，")


class Context:
    """The names so far, in text order.

    Attributes:
        named: a name for every number so far.
        scopes: what earlier clauses say that holds on.
        previous: the name of the number before, None for the first one of a sentence.
        unit: the unit of that number.
        joint: what a list with 分别 in this sentence is about, "" for none.
    """

    def __init__(self, text: str, phrases: list[Phrase], ends: list[int]) -> None:
        """Before the first of `phrases`. `ends`: offsets after every sentence of `text`."""
        self.text = text
        self.phrases = phrases
        self.named: list[Named] = []
        self.scopes = Scopes()
        self._ends = ends
        self.begin_sentence()

    def begin_sentence(self) -> None:
        """Forget what holds within one sentence only."""
        self.previous: Named | None = None
        self.unit = ""
        self.joint = ""
        self._telling: list[int] = []
        self._topic = ""

    def add(self, phrase: Phrase, named: Named) -> None:
        """Take the name of `phrase`, next in order."""
        self.previous = named
        self.unit = phrase.quantity.unit
        self.named.append(named)

    def last_with(self, unit: str, sentence: int) -> Named | None:
        """The name of the last number with this unit among the last few of this sentence, None for none."""
        for i in range(len(self.named) - 1, max(-1, len(self.named) - 1 - _FEW), -1):
            phrase = self.phrases[i]
            if phrase.sentence == sentence and phrase.quantity.unit == unit:
                return self.named[i]
        return None

    def last_limiting(self, sentence: int) -> Named | None:
        """The name of the last number of this sentence that only limits what is counted, None for none."""
        for i in range(len(self.named) - 1, max(-1, len(self.named) - 1 - _FEW), -1):
            if self.phrases[i].sentence == sentence and self.phrases[i].limits:
                return self.named[i]
        return None

    def told_by(self, i: int) -> None:
        """The clauses before number `i`, which is read, or the noun behind it may tell what the sentence is about."""
        self._telling.append(i)

    @property
    def last_sentence(self) -> int:
        """The sentence of the last number that has a name; -1 before the first."""
        return self.phrases[len(self.named) - 1].sentence if self.named else -1

    @property
    def topic(self) -> str:
        """What this sentence has been about so far, worked out only where a name needs it."""
        while self._telling:
            i = self._telling.pop()
            phrase, before = self.phrases[i], self.phrases[i - 1] if i > 0 else None
            if before is not None and before.sentence != phrase.sentence:
                before = None
            if topic := topic_before(phrase, before):
                self._topic, self._telling = topic, []
        return self._topic

    def theme(self, phrase: Phrase) -> str:
        """The noun that opens the sentence of `phrase` and holds for all of it: 高速公路，|开工2个项目; or ""."""
        start = self._ends[phrase.sentence - 1] if phrase.sentence else 0
        theme = _THEME.match(self.text, start, phrase.quantity.start)
        return noun_alone(theme.group(1)) if theme is not None else ""

    def sentence_before(self, phrase: Phrase) -> str:
        """The sentence before that of `phrase`, "" where that begins a paragraph."""
        return sentence_before(self.text, self._ends, phrase.sentence)
