"""What earlier clauses said that still holds for a number: what 此 stands for, what is raised, which port it is."""

from __future__ import annotations

import re
from typing import Final

from duixian.statements.anaphora import meaning, spelled_out
from duixian.statements.coordination import head_of
from duixian.statements.measures import tells_pace
from duixian.statements.named import Named
from duixian.statements.phrase import Phrase

_RAISED: Final = re.compile(
    r"(?:提高|上调|调高|增加|降低|下调)了?([^，]{2,16}(?:价|价格|标准|工资|养老金|补贴|补助|水平))$"
)
_HUB: Final = re.compile(r".{2,12}(?:机场|枢纽|[^空海内]港(?![口货]))(?=.{0,4}(?:旅客|货|集装箱).{0,3}吞吐量)")
_GRADE: Final = re.compile("国家级|省级|市级|全国|全省|国家")
_GRADE_ALONE: Final = re.compile("[国省市州县区]家?级|[1-5]?A{1,5}级")
_BARE_TRAFFIC: Final = 7
_TRAFFIC: Final = frozenset(("旅客吞吐量", "年旅客吞吐量", "货邮吞吐量", "货运吞吐量", "集装箱吞吐量"))
# 甲机场|开通航线9条，旅客吞吐量
_SERVED: Final = re.compile(
    "(?:^|(?<=[，。；、的\\s])|(?<=机场))([^，。；、的\\s]{2,8}?(?:机场|港))(?:累计|新|共|已)*(?:开[通辟行]?|通航|拥有|运营)"
    "[^。；\\n]{2,30}，[^，。；\\n]*$"
)


class Scopes:
    """What still holds in the sentence that is read, and the port of this sentence or the one before."""

    def __init__(self) -> None:
        self._hub = ""
        self._hub_sentence = 0
        self._sentence = -1
        self._meant = ""
        self._raised = ""

    def _start(self, sentence: int) -> None:
        """Forget what holds only within another sentence."""
        if sentence != self._sentence:
            self._sentence, self._meant, self._raised = sentence, "", ""

    def spelled_out(self, subject: str, phrase: Phrase, before: str, last: str) -> str:
        """The subject with what its 此 or 这 stands for; `before`: the sentence before, `last`: the name before."""
        self._start(phrase.sentence)
        if not self._meant:
            self._meant = meaning(phrase.topic, before, last)
        return spelled_out(subject, self._meant)

    def rate_raised(self, phrase: Phrase, subject: str) -> str:
        """The price or the standard that the clause before raises for all: 提高收购价，小麦|每斤提高3分.

        To be asked only where an amount of small money is added or taken off.
        """
        self._start(phrase.sentence)
        if head_of(subject):
            return ""
        if phrase.earlier and (raised := _RAISED.search(phrase.earlier)) is not None:
            self._raised = raised.group(1)
        return self._raised

    def at_hub(self, phrase: Phrase, subject: str, before: str) -> str:
        """The subject with the port it is about: 甲机场旅客吞吐量…；货邮吞吐量…

        `before`: the text before the number.
        """
        hub = _HUB.match(subject)
        if hub is not None:
            self._hub, self._hub_sentence = hub.group(), phrase.sentence
        elif len(subject) <= _BARE_TRAFFIC and self._hub and phrase.sentence - self._hub_sentence <= 1:
            return self._hub + subject
        elif subject in _TRAFFIC and (served := _SERVED.search(before)) is not None:
            self._hub, self._hub_sentence = served.group(1), phrase.sentence
            return self._hub + subject
        return subject


def raised_before(phrase: Phrase) -> str:
    """The price or the standard whose rise is told by its rate: 提高收购价，提价幅度|20%, 年均增长|9%; "" for none."""
    raised = _RAISED.search(phrase.earlier) if tells_pace(phrase) or phrase.sense.changes else None
    return raised.group(1) if raised is not None else ""


def grade_shared(previous: Named, subject: str) -> str:
    """The grade that a second thing of the same kind leaves out: 国家级绿色工厂9家、|绿色园区3家; "" for none."""
    grade = _GRADE.match(previous.noun)
    shares = grade is not None and previous.noun.startswith(subject[:2], grade.end())
    return grade.group() if grade is not None and shares else ""


def other_grade(previous: Named, subject: str) -> str:
    """The thing before in another grade: 国家级示范园区1个、|省级|3个; "" where the subject is no grade alone."""
    noun = previous.noun.removeprefix("拥有")
    grade = _GRADE_ALONE.match(noun) if _GRADE_ALONE.fullmatch(subject) is not None else None
    return subject + _AND_ABOVE.sub("", noun[grade.end() :]) if grade is not None else ""


_AND_ABOVE: Final = re.compile("^及?以上")


def is_grade(subject: str) -> bool:
    """Whether a subject names only a grade: 国家级."""
    return subject[-1] == "级" and _GRADE_ALONE.fullmatch(subject) is not None


def in_grade(name: str, grade: str) -> str:
    """A thing in another grade: 省级以上绿色工厂 in that of 国家级 → 国家级绿色工厂."""
    return grade + _GRADED.sub("", name)


_GRADED: Final = re.compile("^[国省市州县区]家?级(?:及?以[上下])?")
