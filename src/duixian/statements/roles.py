"""Whether a number was reached, is promised, or only describes."""

from __future__ import annotations

import re
from typing import Final

from duixian.outline.section import Section
from duixian.statements.background import background_rule, did
from duixian.statements.named import Named
from duixian.statements.phrase import Phrase
from duixian.statements.rolewords import role_words
from duixian.statements.shares import rises_from
from duixian.statements.standing import worked_at
from duixian.statements.statement import StatementRole
from duixian.statements.wording import wording

# the next number of a list has the same role: 43条、|16条|举措
_SETTLED: Final = frozenset(("background", "document", "standing"))
_BACKWARD: Final = frozenset(("review", "problems", "preface", "closing"))
_RAISED: Final = re.compile(
    r"[^，。；、0-9]{0,10}?(?:提高|增加|提升|扩大|拓展|扩展|增长|降低|下降|减少|缩小|压缩|压减|缩短|上升|回落|调整|[增降升减])[到至]"
)
_FROM: Final = re.compile(r"[由从](?:上年|去年|上年末|去年末|目前|现在|当前|原来)?的?[第　 每人年月户均生亩天]*$")
_PLANNED: Final = re.compile(r"今年[^，。；]{0,30}(?:将|拟|预算安排)")
_GOES_ON: Final = re.compile(r"\s*[、，]\s*其中|\s*、")
# here a sentence turns from what was reached to what is planned
_TURNS: Final = re.compile(
    "今年|明年|今后|下一步|未来|[将要拟再]|新[增建开设引培]|正在|力争|争取|确保|计划|目标|努力|推动|加快|推进|支持|到20[2-9]"
)
_JOINED: Final = re.compile(r"\s*[、和及与](?:[首第].批)?\s*$")
_REACH: Final = 40
_PARAGRAPH: Final = 240
# 两年来|修建公路9公里，新建水库3座; 已完成的主要有：|公路9公里；水库3座
_TOLD: Final = re.compile(
    "[两三四五六七八九十几多近]年(?:以来|来(?!自|源))|已(?:经)?(?:建成|完成|形成)的[^，。]{0,6}(?:有|是|包括)："
)
_LAST_YEAR: Final = re.compile(r".{0,3}?(?:过去的?一年，|一年来，)", re.DOTALL)
_PLANS: Final = re.compile("到20[2-9][0-9]年|力争")
# 9.“千村万户”示范工程：建设|90个示范村
_PROGRAMME: Final = re.compile("[。\n]?[^。：\n]{0,40}(?:工程|计划|行动)”?[^。：\n]{0,4}：")


def _tells_on(phrase: Phrase) -> bool:
    """Whether a number goes on with what its sentence tells of the past."""
    return _GOES_ON.match(phrase.before) is not None or _TURNS.search(phrase.before) is None


def looks_forward(section: Section | None) -> bool:
    """Whether a section promises."""
    return section is not None and section.role not in _BACKWARD


class RoleReader:
    """Reads roles in text order; a number that only goes on with a list shares what tells the role of the list.

    `outlined`: the report has sections, so what lies outside them is an annex.
    """

    def __init__(self, text: str, *, outlined: bool) -> None:
        self.text = text
        self.outlined = outlined
        self.role: StatementRole = "fact"
        self.rule = ""
        self.sentence = -1

    def read(self, phrase: Phrase, section: Section | None, named: Named) -> tuple[StatementRole, str]:
        """Role and the rule that gave it."""
        role, rule = self._alone(phrase, section, named)
        told_before = self.rule == "past-words" and self.sentence == phrase.sentence
        if self.rule in _SETTLED and role != "fact" and _JOINED.match(phrase.before):
            role, rule = "fact", "background"
        elif self.rule == "document" and phrase.quantity.unit == "条" and phrase.before[:1] == "、":
            role, rule = "fact", "document"
        elif rule == "division" and self.role != "fact" and _JOINED.match(phrase.before):
            role, rule = self.role, self.rule
        elif told_before and (role, rule) == ("target", "section") and _tells_on(phrase):
            role, rule = "outcome", "past-words"
        self.role, self.rule, self.sentence = role, rule, phrase.sentence
        return role, rule

    def _sentence_start(self, phrase: Phrase) -> int:
        """Where the sentence of a number begins, or somewhere in it where it is long."""
        at = phrase.quantity.start
        near = max(0, at - _PARAGRAPH)
        return max(near, self.text.rfind("。", near, at), self.text.rfind("\n", near, at))

    def _note_plans(self, phrase: Phrase) -> bool:
        """Whether the sentence of an annex promises: by its words, or as the note on a programme says what it does."""
        start, at = self._sentence_start(phrase), phrase.quantity.start
        if _PLANS.search(self.text, start, at) is not None:
            return True
        if self.sentence == phrase.sentence and self.rule == "future-words":
            return True
        doing = wording().action.match(phrase.subject) or wording().verbs_at_end.start(phrase.subject) < len(
            phrase.subject
        )
        return bool(doing) and _PROGRAMME.match(self.text, start, at) is not None

    def _alone(self, phrase: Phrase, section: Section | None, named: Named) -> tuple[StatementRole, str]:
        forward = looks_forward(section)
        fact = background_rule(phrase, named, forward=forward)
        if fact:
            return "fact", fact
        if section is None and self.outlined:
            return ("target", "future-words") if self._note_plans(phrase) else ("fact", "outside")
        words, clause = role_words(), phrase.before[-_REACH:]
        if not forward:
            planned = words.future.search(clause) or ("今年" in clause and _PLANNED.search(clause))
            return ("target", "future-words") if planned else ("outcome", "section")
        if worked_at(phrase):
            return "fact", "standing"
        if words.past.search(clause) or phrase.link.endswith(("了", "拥有")) or did(phrase):
            return "outcome", "past-words"
        if _starts_a_plan(self.text, phrase):
            return "outcome", "from"
        if _looks_back(self.text, phrase.quantity.start) or self._tells_of_years(phrase):
            return "outcome", "past-words"
        return "target", "section"

    def _tells_of_years(self, phrase: Phrase) -> bool:
        """Whether the sentence tells what years have brought, or lists what is finished, and has not turned since."""
        start, at = self._sentence_start(phrase), phrase.quantity.start
        if self.text.find("年", start, at) < 0 and self.text.find("：", start, at) < 0:
            return False
        told = _TOLD.search(self.text, start, at)
        return told is not None and role_words().turning.search(self.text, told.end(), at) is None


def _looks_back(text: str, at: int) -> bool:
    """Whether the paragraph up to `at` has turned to what was reached last year, and not back to the plan since."""
    start = max(0, at - _PARAGRAPH)
    year = text.rfind("一年", start, at)
    if year < 0 or _LAST_YEAR.match(text, max(start, year - 3), at) is None:
        return False
    since = text[year:at]
    return "\n" not in since and not any(words in since for words in ("今年", "目标", "要", "将", "新的一年"))


def _starts_a_plan(text: str, phrase: Phrase) -> bool:
    """Whether the number is what a plan starts from: 由40元|提高到80元, 从3个|县扩大到8个县."""
    link = phrase.link
    if phrase.object and rises_from(phrase) is not None:
        return True
    starts = ("由" in link or "从" in link) and _FROM.search(link) is not None
    return starts and (_RAISED.match(phrase.object) or _RAISED.match(text, phrase.quantity.upper)) is not None
