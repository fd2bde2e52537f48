"""Examples before the word that sums them up: 甲路、乙路等|城市道路."""

from __future__ import annotations

import re
from typing import Final

from duixian.statements.coordination import head_of, members_of, verb_of, verbs_of
from duixian.statements.namewords import name_words
from duixian.statements.wording import wording

_LIST_WORD_BEFORE: Final = "平高初中对同"
_VAGUE: Final = ("方面", "事项")
_KINDS: Final = re.compile(r"^(?:[各多]?[类种](?![植业子养源苗])|[各多的])+")


# what is drawn to a place is told by the names of firms before 等
_DRAWN: Final = frozenset(("项目", "企业", "公司"))
_DRAWING: Final = re.compile("(?:新|招商|成功)*(?:引进|引入|招引|入驻|签约|落户)")


def only_done(subject: str) -> bool:
    """Whether what sums up the examples of a subject with 等 only says what is done to them: 荒山、沙地等|综合治理."""
    return subject.rpartition("等")[2].removeprefix("综合") in name_words().shared_works


def without_examples(subject: str) -> str:
    """新建甲路、乙路等城市道路 → 新建城市道路; short nouns keep their short examples (供水、燃气等管网)."""
    at = subject.rfind("等")
    if at <= 0 or subject[0] == "为" or "用于" in subject or subject.count("“", 0, at) > subject.count("”", 0, at):
        return subject
    if subject[at - 1] == "”" or subject[at - 1] in _LIST_WORD_BEFORE:
        return subject
    generic = _KINDS.sub("", subject[at + 1 :])
    verb = _verbs_of(subject) or _doing(subject[: subject.find("、")])
    examples = subject[len(verb) : at].split("、")
    if generic in _DRAWN and (drawn := _DRAWING.match(subject)) is not None:
        return drawn.group() + generic  # 引进甲药业、乙科技等|项目
    if len(generic) < 2 or generic[0] in "级教学" or generic in wording().generic or generic.startswith(_VAGUE):
        return subject
    if all(head_of(part) == part for part in members_of(generic)):
        return subject  # 茶叶、咖啡等种植面积和产量
    if len(generic) < 5 and max(map(len, examples)) < 5 and not (len(examples) == 1 and verb and len(examples[0]) >= 4):
        return subject
    return verb + generic


def _verbs_of(subject: str) -> str:
    """The verb of doing that a subject begins with, or two of them joined: 取消和下放; "" for none."""
    verb = verb_of(subject)
    joined = len(verb) + 1
    if verb and subject[len(verb) : joined] == "和" and (second := verb_of(subject[joined:])):
        return subject[: joined + len(second)]
    return verbs_of(subject) if verb else ""


def _doing(first: str) -> str:
    """The first of several examples up to the end of its verb: 都市圈组建|产业; "" where it has none."""
    verb = wording().action_within.search(first, 2)
    return first[: verb.end()] if verb is not None and len(first) - verb.end() >= 2 else ""
